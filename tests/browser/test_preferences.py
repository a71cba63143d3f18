"""What a reader asked of the device is kept: no motion, contrast, few colours, the dark."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from site_support import READ_PAGES, ninths
from support import ROOT

Scheme = Literal["light", "dark"]

MOVING: Final = """() => {
    const seconds = (list) => Math.max(...list.split(",").map(parseFloat));
    const moves = (s) => seconds(s.transitionDuration) > 0 || s.scrollBehavior === "smooth"
        || (s.animationName !== "none" && seconds(s.animationDuration) > 0);
    return [...document.querySelectorAll("*")].flatMap((e) => ["", "::before", "::after"]
        .filter((part) => moves(getComputedStyle(e, part || null)))
        .map((part) => e.outerHTML.slice(0, 80) + part));
}"""
STYLE: Final = "(e, names) => names.map((name) => getComputedStyle(e)[name])"
# The edges of an element that are drawn in another colour than what lies about it.
EDGES: Final = """(e) => {
    let around = e.parentElement;
    while (getComputedStyle(around).backgroundColor === "rgba(0, 0, 0, 0)") {
        around = around.parentElement;
    }
    const s = getComputedStyle(e), behind = getComputedStyle(around).backgroundColor;
    return ["Top", "Right", "Bottom", "Left"].filter((side) =>
        s[`border${side}Style`] !== "none" && parseFloat(s[`border${side}Width`]) >= 1
        && s[`border${side}Color`] !== behind && s[`border${side}Color`] !== "rgba(0, 0, 0, 0)");
}"""
ALL_ROUND: Final = ["Top", "Right", "Bottom", "Left"]


@pytest.fixture(scope="module")
def reader(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def asked(reader: Page) -> Iterator[Page]:
    """A page on which a test may ask for anything; afterwards the device wants nothing again."""
    yield reader
    reader.emulate_media(
        media="null", color_scheme="null", reduced_motion="null", forced_colors="null",
        contrast="null",
    )  # fmt: skip


def style(page: Page, selector: str, *names: str) -> list[str]:
    found: list[str] = page.locator(selector).first.evaluate(STYLE, list(names))
    return found


# Motion -------------------------------------------------------------------------------------------


@pytest.mark.in_turn(9)
@pytest.mark.parametrize("paths", ninths(READ_PAGES))
def test_nothing_moves_for_a_reader_who_asked_for_less_motion(
    asked: Page, address: str, paths: Sequence[str]
) -> None:
    """No transition or animation of any length and no gliding scroll, on any page, nor with the
    search there."""
    asked.emulate_media(reduced_motion="reduce")
    moving: dict[str, Any] = {}
    for path in paths:
        asked.goto(f"{address}{path}")
        if found := asked.evaluate(MOVING):
            moving[path] = found[:3]
    assert moving == {}
    asked.goto(address)
    asked.locator(".search__input").fill("суицид")
    expect(asked.locator("a[data-result]").first).to_be_visible()
    assert asked.evaluate(MOVING) == []


# Contrast -----------------------------------------------------------------------------------------


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("chosen", [False, True])
def test_more_contrast_makes_muted_words_and_thin_lines_as_strong_as_ink(
    asked: Page, address: str, scheme: Scheme, chosen: bool
) -> None:
    """In both palettes, by device and by the site's own switch."""
    asked.emulate_media(color_scheme=scheme if not chosen else "light")
    asked.goto(f"{address}sections/2/")
    if chosen:
        asked.evaluate("(s) => { document.documentElement.dataset.scheme = s; }", scheme)
    [ink] = style(asked, "body", "color")
    assert style(asked, ".small, .lead + p, .kicker", "color") != [ink]
    assert style(asked, ".item", "borderBottomColor") != [ink]
    asked.emulate_media(contrast="more")
    for muted in (".small", ".kicker", ".foot__licence"):
        if asked.locator(muted).count():
            assert style(asked, muted, "color") == [ink], muted
    assert style(asked, ".item", "borderBottomColor", "borderBottomStyle") == [ink, "solid"]


# The device's own few colours ---------------------------------------------------------------------


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_colour_alone_bounds_keeps_a_border_in_forced_colours(
    asked: Page, address: str, scheme: Scheme
) -> None:
    """Tags, cards, rows of the act and panels have an edge all round that is seen."""
    asked.emulate_media(forced_colors="active", color_scheme=scheme)
    bounded = {
        "sections/2/": (".tag",),
        "acts/392/": (".row",),
        "measures/29-1/": (".tag", ".pager a"),
        "": (".doors a",),
        "overview/": (".overview a.mark",),
        "measures/": (".filters",),
    }
    for path, selectors in bounded.items():
        asked.goto(f"{address}{path}")
        assert asked.evaluate("matchMedia('(forced-colors: active)').matches")
        for selector in selectors:
            place = asked.locator(f"{selector}:visible")
            assert place.count(), (path, selector)
            assert place.first.evaluate(EDGES) == ALL_ROUND, (path, selector)


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_where_the_reader_is_can_be_told_in_the_menu_in_forced_colours(
    asked: Page, address: str, scheme: Scheme
) -> None:
    """The menu's present item has a thicker border, in another colour than its neighbours have."""
    asked.emulate_media(forced_colors="active", color_scheme=scheme)
    asked.goto(f"{address}measures/")
    now = style(asked, ".menu a[aria-current]", "borderBottomColor", "borderBottomWidth")
    other = style(asked, ".menu a:not([aria-current])", "borderBottomColor", "borderBottomWidth")
    assert asked.locator(".menu a[aria-current]").evaluate(EDGES) == ["Bottom"]
    assert now != other
    assert float(now[1].removesuffix("px")) > float(other[1].removesuffix("px"))


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_keep_their_shapes_in_forced_colours(
    asked: Page, address: str, scheme: Scheme
) -> None:
    """A row that was inserted is round and one that was substituted is not, each with its sign;
    bars and the line of the term are drawn in another colour than the page."""
    asked.emulate_media(forced_colors="active", color_scheme=scheme)
    asked.goto(f"{address}acts/392/")
    [page] = style(asked, "body", "backgroundColor")
    round_, square = (
        float(style(asked, f".tag--{effect}", "borderTopLeftRadius")[0].removesuffix("px"))
        for effect in ("inserted", "substituted")
    )
    assert round_ > 2 * square
    signs = asked.evaluate(
        """() => ["inserted", "substituted"].map((effect) =>
        getComputedStyle(document.querySelector(`.tag--${effect}`), "::before").content)"""
    )
    assert signs == ['"+"', '"✎"']
    drawn = {"funding/": ".bar", "deadlines/": ".term-line line, .term-line circle"}
    for path, selector in drawn.items():
        asked.goto(f"{address}{path}")
        places = asked.locator(selector).all()
        assert places, path
        for place in places:
            box = place.bounding_box()
            assert box is not None
            assert max(box["width"], box["height"]) > 1, path
            assert {*place.evaluate(STYLE, ["fill", "stroke"])} - {page, "none"}, path


# The dark without JavaScript ----------------------------------------------------------------------

PARTS: Final = ["body", ".strap", ".masthead", "main", "h1", "main a", ".foot"]
PALETTE: Final = """(parts) => parts.map((at) => {
    const s = getComputedStyle(document.querySelector(at));
    return [at, s.color, s.backgroundColor];
})"""


@pytest.mark.in_turn(9)
@pytest.mark.parametrize("paths", ninths(READ_PAGES))
def test_the_dark_of_the_device_needs_no_script(
    chromium: Browser, address: str, paths: Sequence[str]
) -> None:
    """Every page is painted in the same dark colours with and without JavaScript, and in others
    than by day."""
    found: dict[tuple[str, bool], Any] = {}
    for scripted in (True, False):
        context = chromium.new_context(color_scheme="dark", java_script_enabled=scripted)
        page = context.new_page()
        for path in paths:
            page.goto(f"{address}{path}")
            found[path, scripted] = page.evaluate(PALETTE, PARTS)
        if not scripted:
            page.emulate_media(color_scheme="light")
            day = page.evaluate(PALETTE, PARTS)
            assert all(dark != light for dark, light in zip(found[path, False], day, strict=True)
                       if dark[0] not in (".masthead", "main")), day  # fmt: skip
        context.close()
    assert [path for path in paths if found[path, True] != found[path, False]] == []


# The dark ---------------------------------------------------------------------------------------


def test_a_chosen_dark_does_not_wait_for_the_scripts(chromium: Browser, address: str) -> None:
    """It stands before anything is painted: with all other scripts held back the page is dark."""
    context = chromium.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(address)
    page.evaluate("localStorage.setItem('scheme', 'dark')")
    page.route("**/page.*.js", lambda route: route.abort())
    with page.expect_event("load"):
        page.evaluate("location.reload()")
    assert page.locator(".scheme").get_attribute("title") is None
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sum(map(int, background[4:-1].split(","))) < 3 * 64
    context.close()


def test_an_engine_without_light_dark_has_the_light_palette_whole() -> None:
    """Its own fields and bars are light too, and it offers no switch that does nothing."""
    sheet = (ROOT / "theme/styles/page/10-tokens.css").read_text(encoding="utf-8")
    older, newer = sheet.split("@supports (color: light-dark", 1)
    assert re.findall(r"color-scheme: ([a-z ]+);", older) == ["light"]
    assert "color-scheme: light dark;" in newer
    assert (
        "@supports not (color: light-dark(#000, #fff)) { .scheme, .scheme-words { display: none"
        in older
    )
