"""The site in Firefox and in WebKit, the engine of every iPhone: what a reader does first works.

All else is tried in Chromium. An engine that is not installed is skipped and named.
"""

from collections.abc import Iterator

import pytest

import engines
from engines import DOWN, ENTER, ESCAPE, TAB, UP, Engine
from site_support import READ_PAGES

pytestmark = pytest.mark.thorough  # two browsers more, which few have installed

SHOWN = "[...document.querySelectorAll(arguments[0])].filter((e) => e.getClientRects().length)"
FOCUSED = "return document.activeElement.outerHTML.slice(0, 200)"
ROWS = (
    "return [...document.querySelectorAll('main [data-number]')]"
    ".filter((e) => e.getClientRects().length).length"
)
FAILED = (
    "return performance.getEntriesByType('resource')"
    ".filter((e) => e.responseStatus >= 400).map((e) => e.name)"
)
BOX = "header input[type=search]"


@pytest.fixture(scope="module", params=engines.ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if lacking := engines.lacking(request.param):
        pytest.skip(f"no {request.param}: sudo apt-get install {lacking}")
    with engines.ENGINES[request.param]() as running:
        running.size(1280, 900)
        yield running


def test_every_kind_of_page_opens_whole(engine: Engine, address: str) -> None:
    for path in READ_PAGES:
        engine.go(address + path)
        assert engine.js("return !!document.querySelector('main h1').textContent.trim()"), path
        # What a page asks for is there, and its style sheet is read.
        assert engine.js(FAILED) == [], path
        assert engine.js("return getComputedStyle(document.body).margin") == "0px", path


def test_on_a_narrow_phone_no_page_scrolls_sideways(engine: Engine, address: str) -> None:
    """In a frame: no window of a desktop is so narrow."""
    engine.go(address)
    engine.js("document.body.innerHTML = '<iframe width=360 height=700 frameborder=0></iframe>'")
    wide = {}
    for path in READ_PAGES:
        engine.js("document.querySelector('iframe').src = arguments[0]", address + path)
        width = engine.until(
            "const inner = document.querySelector('iframe').contentDocument;"
            "return inner.URL === arguments[0] && inner.readyState === 'complete' &&"
            " inner.documentElement.scrollWidth",
            address + path,
        )
        if width > 360:
            wide[path] = width
    assert wide == {}


def test_search_answers_and_lets_the_keyboard_out(engine: Engine, address: str) -> None:
    engine.go(address)
    engine.js(f"document.querySelector('{BOX}').focus()")
    engine.press("спорт")
    found = engine.until(
        "const found = document.querySelector('[data-result]'); return found && found.href"
    )
    assert "/measures/43/" in found
    engine.press(TAB)
    focused = engine.js(FOCUSED)
    assert 'class="skip' not in focused
    assert not focused.startswith("<body")


POINTED = (
    f"const box = document.querySelector('{BOX}');"
    "const at = document.getElementById(box.getAttribute('aria-activedescendant'));"
    "return document.activeElement === box && at && at.ariaSelected !== 'false' ? at.href : null"
)
OPEN = f"return document.querySelector('{BOX}').getAttribute('aria-expanded')"


def test_the_search_box_is_worked_from_the_keyboard(engine: Engine, address: str) -> None:
    engine.go(address)
    engine.js(f"document.querySelector('{BOX}').focus()")
    engine.press("бала")
    said = "return document.querySelector('.search__status').textContent"
    engine.until(f"return /^\\d+ /.test((() => {{ {said} }})())")
    first, second = engine.js(
        "return [...document.querySelectorAll('header [data-result]')].slice(0, 2)"
        ".map((link) => link.href)"
    )
    for key, place in ((DOWN, first), (DOWN, second), (UP, first)):
        engine.press(key)
        assert engine.js(POINTED) == place
    engine.press(ESCAPE)
    assert engine.js(OPEN) == "false"
    assert engine.js(f"return document.querySelector('{BOX}').value") == "бала"
    # Arrows open the list again, and Enter follows what they point at.
    engine.press(DOWN)
    assert engine.js(OPEN) == "true"
    assert engine.js(POINTED) == first
    engine.press(ENTER)
    engine.until("return location.href.startsWith(arguments[0])", first)


def test_enter_without_a_choice_opens_the_page_of_results(engine: Engine, address: str) -> None:
    engine.go(address)
    engine.js(f"document.querySelector('{BOX}').focus()")
    engine.press("суицид")
    engine.until(f"return document.querySelector('{BOX}').value === 'суицид'")
    engine.press(ENTER)
    engine.until("return location.pathname === '/search/' && !!location.hash")
    engine.until("return document.querySelectorAll('.results__list [data-result]').length > 3")
    assert engine.js("return decodeURIComponent(location.hash)") == "#q=суицид"


def test_a_search_that_sounds_like_distress_shows_who_helps(engine: Engine, address: str) -> None:
    engine.go(address)
    engine.js(f"document.querySelector('{BOX}').focus()")
    engine.press("өмір сүргім келмейді")
    engine.until(f"return {SHOWN}.some((e) => e.textContent.includes('111'))", ".help--search")


def test_filters_choose_and_back_shows_the_same_rows(engine: Engine, address: str) -> None:
    engine.go(f"{address}measures/")
    every = engine.js(ROWS)
    engine.js("document.querySelector('[name=agency][value=mam]').click()")
    chosen = engine.until(f"const n = (() => {{ {ROWS} }})(); return n < {every} && n")
    engine.go(f"{address}glossary/")
    engine.back()
    assert engine.until("return !!document.querySelector('[name=agency][value=mam]').checked")
    engine.until(f"return (() => {{ {ROWS} }})() === {chosen}")


def test_a_link_is_copied_from_the_keyboard(engine: Engine, address: str) -> None:
    engine.go(f"{address}measures/44/")
    engine.js("document.querySelector('.copy').focus()")
    engine.press(ENTER)
    engine.until("return /Көшірілді/.test(document.body.innerText)")


def test_dark_is_chosen_and_kept(engine: Engine, address: str) -> None:
    engine.go(f"{address}about/")
    paper = "return getComputedStyle(document.body).backgroundColor"
    light = engine.js(paper)
    for _ in range(3):
        if engine.js("return document.documentElement.dataset.scheme") != "dark":
            engine.js("document.querySelector('.scheme').click()")
    dark = engine.js(paper)
    assert dark != light
    engine.go(f"{address}glossary/")
    assert engine.js(paper) == dark
    engine.js("localStorage.clear()")


def test_the_keyboard_goes_on_and_never_back_to_the_start(engine: Engine, address: str) -> None:
    engine.go(f"{address}measures/44/")
    engine.press(TAB)
    assert 'class="skip"' in engine.js(FOCUSED)
    seen = []
    for _ in range(25):
        engine.press(TAB)
        place = engine.js(
            "const e = document.activeElement;return [...document.querySelectorAll('*')].indexOf(e)"
        )
        seen.append(place)
    assert len(set(seen)) == len(seen)
