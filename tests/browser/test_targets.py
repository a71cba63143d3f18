"""Room for fingers and for larger letters: targets, reflow without JavaScript, spaced text."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from site_support import READ_PAGES

# WCAG 2.2, 2.5.8: a target is 24 by 24 CSS px; or stands in a line of text whose height it has; or
# a circle of 24 px about its middle touches no other target and no such circle. What is inline
# beside other words of its block is in a sentence. A label is part of its box's target.
SMALL: Final = """() => {
    const shown = (e) => e.checkVisibility()
        && (!e.closest("details:not([open])") || e.matches("summary"));
    const box = (e) => (e.matches("label input") ? e.closest("label") : e).getBoundingClientRect();
    const scrolledOut = ({ e, b }) => {
        const view = e.closest("[role=region][tabindex='0']")?.getBoundingClientRect();
        return view && (b.top > view.bottom || b.left > view.right);
    };
    const all = [...document.querySelectorAll("a[href], button, input, summary, [role=button]")]
        .filter(shown)
        .map((e) => ({ e, b: box(e) }))
        .filter(({ b }) => b.width > 1 && b.right > 0)
        .filter((one) => !scrolledOut(one));
    const letters = (text) => text.replace(/[\\s\\d.,;:›»«()–•-]+/g, "").length;
    const inSentence = ({ e }) => getComputedStyle(e).display === "inline"
        && letters(e.closest("p, li, dd, dt, td, caption, aside")?.textContent ?? "")
            > letters(e.textContent) + 2;
    const fits = ({ b }) => b.width >= 24 && b.height >= 24;
    const far = (x, y, { e, b }) => {
        const dx = Math.max(b.left - x, 0, x - b.right), dy = Math.max(b.top - y, 0, y - b.bottom);
        return Math.hypot(dx, dy);
    };
    const alone = (one) => {
        const x = one.b.left + one.b.width / 2, y = one.b.top + one.b.height / 2;
        return all.every((other) => {
            if (other.e.contains(one.e) || one.e.contains(other.e)) return true;
            if (fits(other)) return far(x, y, other) >= 12;
            const ox = other.b.left + other.b.width / 2, oy = other.b.top + other.b.height / 2;
            return far(x, y, other) >= 12 && Math.hypot(ox - x, oy - y) >= 24;
        });
    };
    return all.filter((one) => !fits(one) && !inSentence(one) && !alone(one))
        .map(({ e, b }) =>
            [e.outerHTML.slice(0, 90), Math.round(b.width), Math.round(b.height)]);
}"""
# Controls that stand by themselves: these are 24 px at least, wherever they stand.
CONTROLS: Final = (
    ".overview a.mark, .menu a, .burger a, .burger summary, .pager a, .chips a, .foot nav a, a.tag,"
    " button, .doors a, .bodies a, .filters summary, .filters label, .filters input[name=q],"
    " .crumbs a, .brand, .skip"
)
CRAMPED: Final = """(controls) => [...document.querySelectorAll(controls)]
    .filter((e) => e.checkVisibility()).map((e) => [e, e.getBoundingClientRect()])
    .filter(([_, b]) => b.width < 24 || b.height < 24)
    .map(([e, b]) => [e.outerHTML.slice(0, 90), b.width, b.height])"""

TOO_WIDE: Final = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const over = [...document.querySelectorAll("body *")]
        .filter((e) => e.getBoundingClientRect().right > room + 1);
    return [document.documentElement.scrollWidth - room, ...over.slice(0, 3)
        .map((e) => e.outerHTML.slice(0, 90))];
}"""

SPACING: Final = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
* { word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
"""WCAG 1.4.12."""
# What hides its overflow and has some, but for a table in a box that readers scroll; and words that
# stand out of what is drawn around them.
CLIPPED: Final = """() => [...document.querySelectorAll("body *")]
    .filter((e) => e.checkVisibility() && e.textContent.trim() && !e.closest("svg, thead, caption"))
    .filter((e) => !e.matches("[role=region][tabindex='0']"))
    .filter((e) => {
        const s = getComputedStyle(e);
        const over = e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
        const drawn = parseFloat(s.borderBottomWidth) > 0 && parseFloat(s.borderTopWidth) > 0;
        // What is hidden from eyes alone is cut off for nobody.
        return over && e.clientWidth > 0 && s.clipPath !== "inset(50%)" && s.display !== "inline"
            && (s.overflowX !== "visible" || s.overflowY !== "visible" || drawn);
    })
    .map((e) => [e.outerHTML.slice(0, 90), e.scrollWidth - e.clientWidth,
        e.scrollHeight - e.clientHeight])"""


@pytest.fixture(scope="module")
def phone(chromium: Browser) -> Iterator[Page]:
    # A reader's own style sheet is none of the page's, and no policy of the page's rules it.
    context = chromium.new_context(viewport={"width": 360, "height": 800}, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def plain(chromium: Browser) -> Iterator[Page]:
    """The narrowest window, without JavaScript."""
    context = chromium.new_context(
        viewport={"width": 320, "height": 800}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def small(page: Page) -> list[Any]:
    return [*page.evaluate(SMALL), *page.evaluate(CRAMPED, CONTROLS)]


@pytest.mark.in_turn(14)
@pytest.mark.parametrize("path", READ_PAGES)
def test_a_finger_hits_every_link_and_control(phone: Page, address: str, path: str) -> None:
    """What stands by itself is 24 px wide and high; what is smaller is a word in a sentence or has
    24 px about it to itself."""
    phone.goto(f"{address}{path}")
    assert small(phone) == []
    # The widest menu of all is open on a phone too.
    phone.locator(".burger summary").click()
    assert small(phone) == []


def test_a_finger_hits_what_opens(phone: Page, address: str) -> None:
    """The choices of the filters, what takes them back, and the open search with its results."""
    phone.goto(f"{address}measures/?agency=mam&section=2")
    expect(phone.locator(".filters__active button").first).to_be_visible()
    assert small(phone) == []
    phone.locator(".search-open").click()
    phone.locator(".search__input").fill("суицид")
    expect(phone.locator("a[data-result]").first).to_be_visible()
    assert small(phone) == []


@pytest.mark.in_turn(14)
@pytest.mark.parametrize("path", READ_PAGES)
def test_without_javascript_too_no_page_is_wider_than_the_narrowest_window(
    plain: Page, address: str, path: str
) -> None:
    """At 320 px nothing scrolls sideways, as at 400 % of an ordinary window."""
    plain.goto(f"{address}{path}")
    assert plain.evaluate(TOO_WIDE) == []


@pytest.mark.in_turn(14)
@pytest.mark.parametrize("path", READ_PAGES)
def test_letters_lines_and_words_may_be_set_wider(phone: Page, address: str, path: str) -> None:
    """With the spacing of WCAG 1.4.12 no words are cut off or leave their box, nor the window."""
    phone.goto(f"{address}{path}")
    phone.add_style_tag(content=SPACING)
    assert phone.evaluate(TOO_WIDE) == []
    assert phone.evaluate(CLIPPED) == []
    phone.locator(".burger summary").click()
    assert phone.evaluate(TOO_WIDE) == []
    assert phone.evaluate(CLIPPED) == []
