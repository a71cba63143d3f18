"""The act, the abbreviations, the data, a letter: each said once on a phone, and on few sheets."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from browser_support import in_known_letters, sheets
from site_support import said

TALL: Final = "document.documentElement.scrollHeight"
LINES: Final = """(row) => new Set([...row.querySelectorAll("dd")].map((cell) =>
    Math.round(cell.getClientRects()[0].top))).size"""


@pytest.fixture(scope="module")
def phone(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.in_turn(3)
@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("acts/392/", 8000),
        ("glossary/", 2750),
        ("data/", 4050),
        ("measures/28/request/", 3100),
        ("measures/49/request/", 3200),
    ],
)
def test_a_page_of_reference_says_things_once(
    phone: Page, address: str, path: str, most: int
) -> None:
    """Nothing is folded away for it but the columns of tables, which were; in wide letters of a
    machine the act is below 9,500 px then, the abbreviations below 3,400, the data below 4,500,
    a letter below 3,600."""
    phone.goto(f"{address}{path}")
    in_known_letters(phone)
    assert phone.evaluate(TALL) <= most
    closed = "main details:not([open]):not(.take *):not(.help *):not([id^=fields-])"
    assert phone.locator(closed).count() == 0


@pytest.mark.in_turn(3)
@pytest.mark.parametrize(("path", "most"), [("acts/392/", 5), ("glossary/", 2), ("deadlines/", 1)])
def test_few_sheets_hold_a_page_of_reference(
    phone: Page, address: str, path: str, most: int
) -> None:
    phone.goto(f"{address}{path}")
    in_known_letters(phone)
    assert 1 <= sheets(phone) <= most


def test_a_row_of_the_act_has_three_lines_of_facts_on_a_phone(phone: Page, address: str) -> None:
    """What comes of it and when; who; the money and its source."""
    phone.goto(f"{address}acts/392/")
    row = phone.locator("#row-6")
    assert row.locator(".row__cells").evaluate(LINES) == 3
    names = row.locator(".row__cells dt").all_inner_texts()
    assert names[3:] == [said("act.cell.cost"), said("act.cell.funding")]
    # Words that the act does not have are muted, a lone dash too.
    dash = row.locator(".row__cells dd").last
    colour = "(e) => getComputedStyle(e).color"
    assert dash.evaluate(colour) == row.locator(".row__cells dt").last.evaluate(colour)


def test_quotation_marks_of_an_instruction_take_no_line(phone: Page, address: str) -> None:
    """They hang in the corners of its first row and of its last, where the act sets them."""
    phone.goto(f"{address}acts/392/")
    marks = phone.locator("#row-6 .act__mark")
    assert marks.all_inner_texts() == ['"', '";']
    row = phone.locator("#row-6").bounding_box()
    opening, closing = marks.first.bounding_box(), marks.last.bounding_box()
    assert row
    assert opening
    assert closing
    assert opening["x"] + opening["width"] <= row["x"] + 1
    assert row["y"] - 4 <= opening["y"] <= row["y"] + 4
    assert closing["y"] + closing["height"] <= row["y"] + row["height"]
    # An instruction about several rows opens at the first and closes at the last.
    assert phone.locator("#row-42 .act__mark").all_inner_texts() == ['"']
    assert phone.locator("#row-43 .act__mark").count() == 0
    assert phone.locator("#row-44 .act__mark").all_inner_texts() == ['";']


def test_a_files_fingerprint_is_for_wide_windows(phone: Page, address: str) -> None:
    phone.goto(f"{address}data/")
    digest = phone.locator(".files .digest").last
    assert not digest.is_visible()
    phone.set_viewport_size({"width": 1280, "height": 740})
    assert digest.is_visible()
    phone.set_viewport_size({"width": 360, "height": 740})
