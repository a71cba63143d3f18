"""Payloads in every text of the dataset, tried in Chromium: nothing runs, no element appears.

The same plan with harmless words stands beside it (tests/injected_plan.py): Chromium makes the
same elements of both, at rest and in use.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Frame, Page, Request, expect

import site_support
from browser_support import breaches, served_folder, watched
from injected_plan import (
    CALM_PUBLISHER,
    PAYLOADS,
    PUBLISHER,
    calmed,
    harmless,
    injected,
    texts_at,
)
from site_support import READ_PAGES, Built
from support import fresh_tree

Elements = list[str]
Twins = Callable[[], Iterator[tuple[str, Page]]]
INPUT: Final = ".search__input"
RESULTS: Final = ".search__list"
ANSWERED: Final = """async (words) => {
    const engine = await reachSearch();
    await new Promise((asked) => setTimeout(asked));
    await engine.ask(words, 0);
    await new Promise(requestAnimationFrame);
}"""
"""The worker answers in turn: what was asked before is shown by then."""
PAGES: Final = (
    *(path for path in READ_PAGES if path != "no-such-page/"),
    *("measures/7-1/", "measures/29-4/", "measures/42/", "topics/violence/", "sections/4/"),
    *("acts/100/", "embed/6/", "embed/7-1/", "404.html"),
)

# Every element with the names of its attributes, those that wait in templates among them.
ELEMENTS: Final = """
const elements = (root) => [...root.querySelectorAll("*")].flatMap((e) => [
  `${e.localName} ${e.getAttributeNames().sort().join(" ")}`,
  ...(e.content instanceof DocumentFragment ? elements(e.content) : []),
]);
"""
PARSED: Final = f"""async (addresses) => {{
  {ELEMENTS}
  const read = (html) => elements(new DOMParser().parseFromString(html, "text/html"));
  const all = addresses.map(async (a) => [a, read(await (await fetch("/" + a)).text())]);
  return Object.fromEntries(await Promise.all(all));
}}"""
OPEN: Final = """() => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  // A frame that waits to be scrolled to has nothing that could be asked.
  for (const each of document.querySelectorAll("iframe")) each.loading = "eager";
}"""
LOADED: Final = """() => document.readyState === "complete"
  && [...document.querySelectorAll("iframe[src]:not([loading=lazy])")].every((frame) => {
    const inner = frame.contentDocument;
    return !inner || (inner.URL !== "about:blank" && inner.readyState === "complete");
  })"""
STANDING: Final = f"(root) => {{ {ELEMENTS} return elements(root); }}"


def evil() -> Built:
    return site_support.built(injected, publisher=PUBLISHER)


def calm() -> Built:
    return site_support.built(harmless, publisher=CALM_PUBLISHER)


@pytest.fixture(scope="module")
def evil_address() -> Iterator[str]:
    yield from served_folder(evil())


@pytest.fixture(scope="module")
def calm_address() -> Iterator[str]:
    yield from served_folder(calm())


@dataclass(kw_only=True)
class Visitor:
    """One page for all visits, for a new one takes longer than most of them, and what it tells."""

    page: Page
    told: list[str]
    astray: list[str] = field(default_factory=list)
    home: str = ""
    """Where the site is that is visited: nothing else may be asked for."""

    def request(self, asked: Request) -> None:
        if not asked.url.startswith((self.home, "data:image/svg+xml")):
            self.astray.append(asked.url)

    def dialog(self, shown: Any) -> None:
        self.astray.append(f"dialog: {shown.message}")
        shown.dismiss()


@pytest.fixture(scope="module")
def visitor(chromium: Browser) -> Iterator[Visitor]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    made = Visitor(page=page, told=watched(page))
    page.on("request", made.request)
    page.on("dialog", made.dialog)
    page.on("popup", lambda other: made.astray.append(f"popup: {other.url}"))
    page.on("download", lambda file: made.astray.append(f"download: {file.url}"))
    yield made
    context.close()


@contextmanager
def unharmed(visitor: Visitor, address: str) -> Iterator[Page]:
    """A page that asks for nothing of others, opens nothing, runs nothing and breaks no rule."""
    page = visitor.page
    page.goto("about:blank")
    visitor.home = address
    visitor.told.clear()
    visitor.astray.clear()
    yield page
    # A frame of another origin shows no document; what it asks for is seen as this page's.
    page.wait_for_function(LOADED)
    nothing_ran(visitor, page.frames)


def nothing_ran(visitor: Visitor, frames: Sequence[Frame]) -> None:
    """On the page as it stands: a next one has a window and violations of its own."""
    assert {frame.evaluate("typeof window.hit") for frame in frames} == {"undefined"}
    assert breaches(visitor.page, visitor.told) == []
    assert visitor.astray == []


@pytest.fixture
def twins(visitor: Visitor, evil_address: str, calm_address: str) -> Twins:
    """Both sites' addresses, each with a page to visit it, one after the other."""

    def each() -> Iterator[tuple[str, Page]]:
        for address in (evil_address, calm_address):
            with unharmed(visitor, address) as page:
                yield address, page

    return each


def standing(page: Page, root: str = "html") -> Elements:
    made: Elements = page.locator(root).first.evaluate(STANDING)
    return made


def tree(change: site_support.Change = injected) -> Any:
    made = fresh_tree()
    change(made)
    return made


# At rest ------------------------------------------------------------------------------------------


@pytest.mark.thorough
@pytest.mark.parametrize("part", range(4))
def test_chromium_makes_the_same_elements_of_every_page(
    visitor: Visitor, evil_address: str, calm_address: str, part: int
) -> None:
    pages = sorted(evil().pages)[part::4]
    found: list[dict[str, Elements]] = []
    for address in (evil_address, calm_address):
        page = visitor.page
        page.goto(address)
        found.append(page.evaluate(PARSED, pages))
    here, there = found
    assert len(here) > 25
    assert min(map(len, here.values())) > 20
    for name, made in here.items():
        assert made == there[name], name


@pytest.mark.thorough
@pytest.mark.parametrize("path", PAGES)
def test_a_page_that_opens_stays_as_it_was_made(
    path: str,
    twins: Twins,
) -> None:
    made = []
    for address, page in twins():
        page.goto(address + path)
        page.evaluate(OPEN)
        for abbreviation in page.locator("main .abbr[tabindex='0']").all()[:5]:
            abbreviation.focus()
        page.wait_for_timeout(50)
        assert page.url == address + path
        made.append(standing(page))
    assert made[0] == made[1]


# In use -------------------------------------------------------------------------------------------


def search(page: Page, query: str) -> None:
    page.click(INPUT)
    expect(page.locator(".search__status")).not_to_be_empty()
    page.locator(INPUT).fill(query)
    page.evaluate(ANSWERED, query)


@pytest.mark.thorough
def test_results_of_a_search_hold_payloads_as_text(twins: Twins) -> None:
    made, said = [], []
    for address, page in twins():
        page.goto(address)
        # A deadline's words, which both plans have.
        search(page, "желтоқсан")
        expect(page.locator(f"{RESULTS} a").first).to_be_visible()
        made.append(standing(page, RESULTS))
        said.append(page.locator(RESULTS).inner_text())
    assert made[0] == made[1]
    assert calmed(said[0]) == said[1]
    assert sum(payload in said[0] for payload in PAYLOADS) >= 10


@pytest.mark.in_turn(6)
@pytest.mark.parametrize("word", ["onerror", "script", "HYPERLINK", "onfocus", "raw", "ENTITY"])
def test_a_search_for_a_payload_marks_it_in_its_text(
    word: str, visitor: Visitor, evil_address: str
) -> None:
    with unharmed(visitor, evil_address) as page:
        page.goto(evil_address)
        search(page, word)
        marks = page.locator(f"{RESULTS} mark")
        expect(marks.first).to_be_visible()
        assert word.lower() in {mark.inner_text().lower() for mark in marks.all()}
        tags = {element.split(" ")[0] for element in standing(page, RESULTS)}
        assert tags <= {
            "a",
            "article",
            "div",
            "h1",
            "h2",
            "li",
            "mark",
            "p",
            "span",
            "details",
            "summary",
        }


@pytest.mark.in_turn(14)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_an_address_brings_along_stays_text(
    payload: str, visitor: Visitor, evil_address: str
) -> None:
    with unharmed(visitor, evil_address) as page:
        asked = quote(payload)
        page.goto(f"{evil_address}measures/6/?v={asked}&{asked}#{asked}")
        page.wait_for_timeout(30)
        assert page.locator("main img, main iframe:not([src]), main script").count() == 0
        # Frames wait to be scrolled to and can't be asked.
        nothing_ran(visitor, [page.main_frame])
        page.goto(f"{evil_address}measures/?q={asked}&agency={asked}&section={asked}#{asked}")
        chip = page.locator(".filters__active button").first
        expect(chip).to_contain_text(f"«{payload}»")
        assert chip.locator("*").count() == 0
        nothing_ran(visitor, [page.main_frame])


@pytest.mark.in_turn(4)
@pytest.mark.parametrize("part", range(4))
def test_what_a_reader_types_stays_text(visitor: Visitor, evil_address: str, part: int) -> None:
    with unharmed(visitor, evil_address) as page:
        page.goto(f"{evil_address}measures/")
        page.click(".filters summary")
        for payload in PAYLOADS[part::4]:
            page.fill("#filter-words", f"{payload} x")
            page.press("#filter-words", "Enter")
            chip = page.locator(".filters__active button").first
            expect(chip).to_contain_text(f"«{payload} x»")
            assert chip.locator("*").count() == 0, payload
            search(page, payload)


@pytest.mark.thorough
def test_the_help_box_for_search_holds_payloads_as_text(twins: Twins) -> None:
    made = []
    for (address, page), change in zip(twins(), (injected, harmless), strict=True):
        page.goto(address)
        search(page, texts_at(tree(change), ("help", "words"))[0])
        expect(page.locator(".help--search")).to_be_visible()
        made.append(standing(page, ".help--search"))
    assert made[0] == made[1]


@pytest.mark.thorough
def test_filters_name_payloads_as_text(twins: Twins) -> None:
    made, said = [], []
    for address, page in twins():
        page.goto(f"{address}measures/")
        page.click(".filters summary")
        for facet in ("section", "agency", "topic"):
            page.locator(f"input[name={facet}]").first.check()
        made.append(standing(page))
        said.append(page.locator(".filters__active").inner_text())
    assert made[0] == made[1]
    assert calmed(said[0]) == said[1] != said[0]


@pytest.mark.thorough
def test_what_is_copied_is_the_text(visitor: Visitor, evil_address: str) -> None:
    with unharmed(visitor, evil_address) as page:
        for path in ("measures/6/", "measures/7-1/", "measures/6/request/"):
            page.goto(evil_address + path)
            page.evaluate(OPEN)
            buttons = page.locator("[data-copy-from]:visible").all()
            assert buttons
            for button in buttons:
                button.click()
                page.wait_for_timeout(30)
                origin = page.locator(f"#{button.get_attribute('data-copy-from')}")
                copied = page.evaluate("navigator.clipboard.readText()")
                assert copied.split() == origin.inner_text().split()


@pytest.mark.thorough
def test_a_card_on_another_site_holds_payloads_as_text(twins: Twins) -> None:
    made: list[list[Elements]] = []
    for (address, page), built in zip(twins(), (evil(), calm()), strict=True):
        page.goto("about:blank")
        frames = []
        for number in ("6", "7-1", "28"):
            source = built.pages[f"measures/{number}/"].read_text(encoding="utf-8")
            shown = re.search(r"&lt;iframe src=.*?&lt;/iframe&gt;", source)
            assert shown
            code = html.unescape(shown[0]).replace(site_support.HOST, address)
            page.set_content(f"<!doctype html><title>x</title><p>{code.replace('lazy', 'eager')}")
            frame = page.frames[1]
            frame.wait_for_load_state()
            assert [e.split(" ")[0] for e in standing(page, "body")] == ["p", "iframe"]
            frames.append(frame.locator("html").evaluate(STANDING))
        made.append(frames)
    assert made[0] == made[1]


# The watch itself sees ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "act",
    [
        lambda page: page.evaluate("window.hit = 1"),
        lambda page: page.evaluate("alert(1)"),
        lambda page: page.evaluate("document.body.innerHTML += '<img src=x onerror=hit=1>'"),
        lambda page: page.evaluate("window.open('about:blank#x')"),
    ],
)
def test_whatever_happens_would_be_seen(
    act: Callable[[Page], Any],
    visitor: Visitor,
    evil_address: str,
) -> None:
    def visit() -> None:
        with unharmed(visitor, evil_address) as page:
            page.goto(evil_address)
            act(page)

    with pytest.raises(AssertionError):
        visit()
