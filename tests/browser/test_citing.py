"""Links to copy, and links that somebody cited, in Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

import site_support
from browser_support import served_folder
from plan_site.analysis.fingerprint import fingerprint
from site_support import Tree, measure, with_748
from support import without_source

PLACES = {
    "measures/44/": ["./", "#text", "#deadline", "#cost", "#funding", "#subsection"],
    "sections/2/": ["./", "#subsection-2.1"],
    "agencies/oqm/": ["./"],
    "topics/media/": ["./"],
    "acts/392/": ["./", "#row-29-1"],
    "glossary/": ["#mam"],
}
ASKED = [(page, place) for page, places in PLACES.items() for place in places]


@pytest.mark.in_turn(8)
@pytest.mark.parametrize(("path", "place"), ASKED)
def test_a_link_is_copied_by_keyboard_and_leads_there(
    chromium: Browser, address: str, path: str, place: str
) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + path)
    link = page.locator(f"a.copy[href='{place}']")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".copied")).to_have_text("Көшірілді")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == address + path + place.removeprefix("./")
    if place.startswith("#"):
        assert page.locator(f"[id='{place[1:]}']").count() == 1
    context.close()


def test_without_scripts_it_is_a_link(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}measures/44/")
    page.click("a.copy[href='#cost']")
    assert page.url == f"{address}measures/44/#cost"
    context.close()


def test_a_citation_is_copied_whole(chromium: Browser, address: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}measures/44/")
    page.click("#cite summary")
    page.click("[data-copy-from=cite-official-text]")
    expect(page.locator(".copied")).to_have_text("Көшірілді")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert site_support.dataset().plan.measure("44").current.text in copied
    assert copied.endswith("measures/44/?v=d240ad5b")
    context.close()


# What a browser's translator does to a page: other words in every text, whatever it says of itself.
TRANSLATED = """
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  if (walker.currentNode.data.trim()) walker.currentNode.data = "translated";
}
"""


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("kind", ["official", "news"])
def test_a_translated_page_copies_the_acts_own_words(
    chromium: Browser, address: str, kind: str
) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}measures/44/")
    page.click("#cite summary")
    whole = page.locator(f"#cite-{kind}-text").text_content()
    page.evaluate(TRANSLATED)
    assert page.locator(f"#cite-{kind}-text").text_content() == "translated"
    page.click(f"[data-copy-from=cite-{kind}-text]")
    expect(page.locator(".copied")).to_have_text("Көшірілді")
    assert page.evaluate("navigator.clipboard.readText()") == whole
    context.close()


def test_a_translated_letter_is_copied_as_it_was_made(chromium: Browser, address: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}measures/44/request/")
    whole = page.locator("#letter").inner_text()
    page.evaluate(TRANSLATED)
    page.click("[data-copy-from=letter]")
    expect(page.locator(".copied")).to_have_text("Көшірілді")
    assert page.evaluate("navigator.clipboard.readText()").split() == whole.split()
    context.close()


def shown(page: Page, address: str, print_: str) -> str:
    page.goto(f"{address}measures/44/?v={print_}")
    expect(page.locator(".cited > *")).to_have_count(1)
    return page.locator(".cited").inner_text()


def test_the_wording_that_was_cited_is_told_to_be_the_same(page: Page, address: str) -> None:
    assert "өзгерген жоқ" in shown(page, address, "d240ad5b")


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("print_", ["00000000", "", "<img src=x onerror=alert(1)>"])
def test_a_mark_that_is_none_of_ours_is_told(page: Page, address: str, print_: str) -> None:
    assert "сәйкес емес" in shown(page, address, print_)
    assert page.locator(".cited img").count() == 0


def test_who_comes_by_no_citation_is_told_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}measures/44/")
    expect(page.locator(".copy").first).to_be_visible()
    expect(page.locator(".cited > *")).to_have_count(0)


def costs_more(tree: Tree) -> None:
    without_source(tree)
    version = measure(tree, "44")["versions"][0]
    version["cost"] = version["cost"].replace("81599,203", "81599,204")


def served(*changes: site_support.Change) -> Iterator[str]:
    yield from served_folder(site_support.built(*changes))


@pytest.fixture
def edited() -> Iterator[str]:
    yield from served(costs_more)


@pytest.fixture
def amended() -> Iterator[str]:
    yield from served(with_748)


@pytest.mark.thorough
def test_the_old_link_of_44_says_that_its_cost_was_edited(page: Page, edited: str) -> None:
    assert "сәйкес емес" in shown(page, edited, "d240ad5b")


@pytest.mark.thorough
def test_the_difference_is_shown_where_both_wordings_are_held(page: Page, amended: str) -> None:
    old = site_support.dataset(with_748).plan.measure("6").versions[0]

    page.goto(f"{amended}measures/6/?v={fingerprint('6', old)}")
    box = page.locator(".cited")
    expect(box.locator("> *")).to_have_count(1)
    expect(box).to_contain_text("бұрынғы редакцияға")
    assert box.locator("ins, del").first.is_visible()
