"""No word is torn: a piece of an official word on a line of its own reads as the act's own slip.

Kazakh has no hyphenation in browsers, so a word that does not fit breaks anywhere, unmarked.
"""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from browser_support import in_known_letters
from site_support import READ_PAGES

TORN: Final = r"""() => {
    const unseen = (element) => {
        for (let e = element; e; e = e.parentElement) {
            const { width, height, right } = e.getBoundingClientRect();
            if (width <= 1 || height <= 1 || right < 0) return true;
        }
        return !element.checkVisibility({ visibilityProperty: true });
    };
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), torn = new Set();
    for (let node; (node = walk.nextNode());) {
        // An address and a piece of code have no blanks to break at.
        if (node.parentElement.closest("svg, script, style, code, pre, .letter")) continue;
        for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{N}]{3,}/gu)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const lines = new Set([...range.getClientRects()].map((r) => Math.round(r.top)));
            if (lines.size > 1 && !unseen(node.parentElement)) torn.add(word);
        }
    }
    return [...torn];
}"""
WIDTHS: Final = (320, 360, 768, 1024, 1280)


PAPER: Final = 718
"""A sheet of A4 upright, without its margins."""


def torn(page: Page, address: str) -> dict[int, list[str]]:
    page.goto(address)
    in_known_letters(page, 120)
    found = {}
    for width in (*WIDTHS, PAPER):
        page.emulate_media(media="print" if width == PAPER else "screen")
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate(TORN)
    return {width: words for width, words in found.items() if words}


@pytest.fixture(scope="module")
def open_page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.in_turn(14)
@pytest.mark.parametrize("path", READ_PAGES)
def test_no_word_is_torn_at_any_width_or_on_paper(open_page: Page, address: str, path: str) -> None:
    assert torn(open_page, address + path) == {}


def test_a_word_that_is_torn_is_seen(open_page: Page, address: str) -> None:
    page = open_page
    page.emulate_media(media="screen")
    page.goto(f"{address}about/")
    assert page.evaluate(TORN) == []
    page.evaluate(
        """() => {
        const made = document.createElement("p");
        made.style.width = "3rem";
        made.textContent = "Республикасының";
        document.querySelector("main").append(made);
        }"""
    )
    assert page.evaluate(TORN) == ["Республикасының"]
