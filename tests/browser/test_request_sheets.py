"""Requests for information on the screen and on paper: one sheet a measure, nothing beside it."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from plan_392 import REQUESTS
from site_support import said
from support import ROWS

BESIDE: Final = """() => [...document.querySelectorAll("body *")]
    .filter((e) => e.checkVisibility() && !e.closest(".letter") && !e.querySelector(".letter"))
    .map((e) => e.outerHTML.slice(0, 80))"""

# Words of the letter that are not black, and whatever of it is painted in another than white.
PALE: Final = """() => [...document.querySelectorAll(".letter, .letter *")]
    .map((e) => [e, getComputedStyle(e)])
    .filter(([e, s]) => !["rgb(0, 0, 0)", "rgb(51, 51, 51)"].includes(s.color)
            && !e.matches(".letter__fill span")
        || !["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(s.backgroundColor))
    .map(([e, s]) => [e.outerHTML.slice(0, 80), s.color, s.backgroundColor])"""
OVER: Final = """() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
}"""


@pytest.fixture(scope="module")
def opened(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 794, "height": 1123})
    yield context.new_page()
    context.close()


def sheets(page: Page) -> int:
    made = page.pdf(format="A4")
    return made.count(b"/Type /Page") - made.count(b"/Type /Pages")


@pytest.mark.parametrize("number", ROWS)
def test_every_measures_letter_is_one_sheet(opened: Page, address: str, number: str) -> None:
    opened.goto(f"{address}measures/{number}/request/")
    assert sheets(opened) == 1


@pytest.mark.parametrize("path", [a for a in REQUESTS if a.startswith("agencies/")])
def test_every_bodys_letter_is_two_sheets_at_most(opened: Page, address: str, path: str) -> None:
    opened.goto(f"{address}{path}")
    assert 1 <= sheets(opened) <= 2


def test_a_longer_letter_takes_more_sheets(opened: Page, address: str) -> None:
    """So the sheets are counted."""
    opened.goto(f"{address}measures/44/request/")
    opened.evaluate("document.querySelector('.letter').append('сөз '.repeat(3000))")
    assert sheets(opened) > 2


@pytest.mark.parametrize("scheme", ["light", "dark", "chosen dark"])
@pytest.mark.parametrize("path", ["measures/28/request/", "agencies/jao/request/"])
def test_nothing_but_the_letter_stands_on_paper_in_black_on_white(
    opened: Page, address: str, path: str, scheme: str
) -> None:
    opened.emulate_media(media="print", color_scheme="dark" if scheme == "dark" else "light")
    opened.goto(f"{address}{path}")
    if scheme == "chosen dark":
        opened.evaluate("document.documentElement.dataset.scheme = 'dark'")
    assert opened.evaluate(BESIDE) == []
    assert opened.evaluate(PALE) == []
    assert opened.locator(".letter").is_visible()
    opened.emulate_media(media="screen", color_scheme="light")
    assert len(opened.evaluate(BESIDE)) > 50


def test_blanks_are_lines_to_write_on(opened: Page, address: str) -> None:
    """On paper each blank of the sender's is a line as long as there is room."""
    opened.emulate_media(media="print")
    opened.goto(f"{address}measures/44/request/")
    drawn = """(all) => all.map((e) => {
        const s = getComputedStyle(e);
        return [s.borderBottomStyle, s.borderBottomColor, e.getBoundingClientRect().width > 150];
    })"""
    lines = opened.eval_on_selector_all(".letter__fill span", drawn)
    opened.emulate_media(media="screen")
    assert lines == [["solid", "rgb(0, 0, 0)", True]] * 4


def test_what_a_reader_selects_is_the_letter_with_its_numbers_and_blanks(
    opened: Page, address: str
) -> None:
    opened.goto(f"{address}measures/29-1/request/")
    selected = opened.evaluate(
        """() => {
        getSelection().selectAllChildren(document.getElementById("letter"));
        return String(getSelection());
        }"""
    )
    lines = [line.strip() for line in selected.splitlines() if line.strip()]
    assert lines[0] == said("requests.to")
    assert [line[:3] for line in lines if line[:1].isdigit()] == ["1. ", "2. ", "3. "]
    # The place of the local bodies, the sender's name and address, the date, the signature.
    assert sum("_" * 30 in line for line in lines) == 5
    assert said("requests.heading") in lines
    # The full names of abbreviations are shown and not copied.
    assert lines.count("Қазақстан Республикасының Денсаулық сақтау министрлігі") == 1


def test_without_javascript_the_letter_is_there_and_what_needs_a_script_is_not(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(
        viewport={"width": 320, "height": 800}, java_script_enabled=False
    )
    page = context.new_page()
    for path in ("measures/44/request/", "agencies/om/request/"):
        page.goto(f"{address}{path}")
        assert page.locator(".letter").is_visible()
        assert not page.locator(".copy-text").is_visible()
        assert page.evaluate(OVER) <= 0
    context.close()


def test_a_reader_comes_from_the_measure_and_the_body_to_their_letters(
    opened: Page, address: str
) -> None:
    for path in ("measures/29-1/", "agencies/dsm/"):
        opened.goto(f"{address}{path}")
        opened.get_by_role("link", name=said("requests.title")).click()
        opened.wait_for_url(f"{address}{path}request/")
        assert opened.locator(".letter h2").inner_text() == said("requests.heading")
