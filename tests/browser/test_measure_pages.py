"""A measure's page: its first answer on a phone's first screen, its name at a field, one sheet."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

import site_support
from browser_support import in_known_letters, sheets
from support import ROWS

FIELDS: Final = ".summary dd > p:first-child"
TORN: Final = """(fields) => [...document.querySelectorAll(fields)].flatMap((p) => {
    const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), torn = [];
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        for (const { index, 0: word } of node.data.matchAll(/\\p{L}{3,}/gu)) {
            const range = new Range();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const lines = new Set([...range.getClientRects()].map(({ top }) => top));
            if (lines.size > 1) torn.push(word);
        }
    }
    return torn;
})"""
FIRST: Final = "document.querySelector('.answers dd').getBoundingClientRect().bottom"
TALL: Final = "document.documentElement.scrollHeight"


@pytest.fixture(scope="module")
def phone(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.in_turn(9)
@pytest.mark.parametrize("number", ROWS)
def test_a_phones_first_screen_holds_the_first_answer(
    phone: Page, address: str, number: str
) -> None:
    phone.goto(f"{address}measures/{number}/")
    in_known_letters(phone)
    assert phone.evaluate(FIRST) <= 420


@pytest.mark.in_turn(3)
@pytest.mark.parametrize(("number", "most"), [("44", 2860), ("28", 3130), ("49", 2830)])
def test_a_measure_says_things_once(phone: Page, address: str, number: str, most: int) -> None:
    """Its page on a phone is no taller than what it says needs; nothing of it is folded away. In
    wide letters of a machine 44 is below 3,200 px then."""
    phone.goto(f"{address}measures/{number}/")
    in_known_letters(phone)
    assert phone.evaluate(TALL) <= most
    # All that opens is a way to take it along, and where the help lines are from.
    assert phone.locator("main details:not(.take *):not(.help *)").count() == 0


@pytest.mark.parametrize("path", ["measures/28/", "ru/measures/44/", "en/measures/44/"])
def test_no_word_is_torn_beside_a_fields_name(phone: Page, address: str, path: str) -> None:
    phone.goto(f"{address}{path}")
    assert phone.evaluate(TORN, FIELDS) == []


@pytest.mark.parametrize("field", ["deadline", "cost", "source"])
def test_a_link_to_a_field_keeps_the_measures_name_in_sight(
    phone: Page, address: str, field: str
) -> None:
    phone.goto(f"{address}measures/29-3/")
    name = phone.locator(".whose")
    assert not name.is_visible()
    phone.goto(f"{address}measures/29-3/#{field}")
    box, place = name.bounding_box(), phone.locator(f"#{field}").bounding_box()
    assert box is not None
    assert place is not None
    assert box["y"] == 0
    # The field begins below the name, on the screen.
    assert box["y"] + box["height"] <= place["y"] < 740
    assert site_support.label("29-3") in name.inner_text()
    assert name.get_attribute("aria-hidden") == "true"


@pytest.mark.in_turn(9)
@pytest.mark.parametrize("number", ROWS)
def test_a_measure_is_one_sheet_of_paper(phone: Page, address: str, number: str) -> None:
    """With margins as a browser sets them; with a chart and its doubt too."""
    phone.goto(f"{address}measures/{number}/")
    in_known_letters(phone)
    assert sheets(phone) == 1
