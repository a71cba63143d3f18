"""Text at twice its size on a phone: every page still fits its window (WCAG 1.4.4 with 1.4.10)."""

from collections.abc import Sequence
from typing import Any, Final

import pytest
from playwright.sync_api import Browser

from site_support import READ_PAGES, ninths

# How wide the page is, and what stands out furthest, when the reader's own letters are twice as
# large. What scrolls in a box of its own, or is closed, makes no page wider.
WIDER: Final = """() => {
    document.documentElement.style.fontSize = "200%";
    const root = document.documentElement;
    const out = [...document.querySelectorAll("body *")]
        .filter((e) => e.checkVisibility())
        .map((e) => [Math.round(e.getBoundingClientRect().right), e.outerHTML.slice(0, 120)])
        .filter(([right]) => right > root.clientWidth)
        .sort((a, b) => b[0] - a[0]);
    return root.scrollWidth > root.clientWidth ? [root.scrollWidth, ...out.slice(0, 5)] : null;
}"""


@pytest.mark.in_turn(9)
@pytest.mark.parametrize("paths", ninths(READ_PAGES))
def test_no_page_scrolls_sideways_when_its_text_is_twice_as_large(
    chromium: Browser, address: str, paths: Sequence[str]
) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    wider: dict[str, Any] = {}
    for path in paths:
        page.goto(f"{address}{path}")
        if found := page.evaluate(WIDER):
            wider[path] = found
    page.close()
    assert wider == {}
