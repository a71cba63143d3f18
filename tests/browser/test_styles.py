"""The sheets hold what the pages and their open states need, and nothing else."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

import site_support
from measure.static_server import serve
from site_support import READ_PAGES, said, with_100, with_748

HOOKS: Final = {
    "columns--two",
    "effects__group",
    "filters__failed",
    "filters__help",
    "filters__unknown",
    "results__help",
    "results__lists",
    "results__nothing",
    "results__status",
    "results__words",
    "search__nothing",
    "with-contents__text",
    # Names that scripts, the theme or tests look for, or that only say what a thing is.
    "apart",
    "change-legend",
    "figure--doubtful",
    "filters__active",
    "is-repealed",
    "list__number",
    "ours",
    "pager__before",
    "row--original",
    "summary--short",
    "table",
    "tag--original",
    "tag--page",
    "versions",
}
"""Classes that need no rule of their own."""

SELECTORS: Final = """() => {
    const found = [];
    const walk = (rules) => {
        for (const rule of rules) {
            if (rule.selectorText) found.push(rule.selectorText);
            if (rule.cssRules) walk(rule.cssRules);
        }
    };
    for (const sheet of document.styleSheets) walk(sheet.cssRules);
    return found;
}"""
MATCHED: Final = (
    """(all) => all.filter(([_, bare]) => document.querySelector(bare)).map(([s]) => s)"""
)
CLASSES: Final = (
    """() => [...document.querySelectorAll("[class]")].flatMap((e) => [...e.classList])"""
)


def bare(selector: str) -> str:
    """A selector without what depends on the moment: what is pointed at, focused, painted."""
    without = re.sub(
        r":is\(:hover, :focus\)|::[\w-]+|:(hover|focus-visible|focus|target|checked)", "", selector
    )
    without = re.sub(r"^\s*([>~+])", r"* \1", without)
    return re.sub(r"([>~+])\s*$", r"\1 *", without).strip() or "*"


def parts(selector: str) -> list[str]:
    """The selectors of a list, parted at commas that stand in no brackets, however deep."""
    found, depth = [""], 0
    for sign in selector:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


@pytest.fixture(scope="module")
def made_up() -> Iterator[str]:
    """A plan with all that today's has not: rows of № 748, a repealed one, changed wordings."""
    made = site_support.built(with_748, with_100)
    assert made.code == 0, made.output
    with serve(made.folder) as served:
        yield served.address


def states(page: Page, real: str, made_up: str) -> Iterator[str]:
    """Every kind of page in turn, of the plan that has most; then search with results, and filters
    in use. What only act 392's own plan shows follows."""
    for path in (*READ_PAGES, "measures/6/", "measures/49/", "sections/3/"):
        page.goto(f"{made_up}{path}")
        yield path
    for path in ("", "measures/6/", "acts/748/", "funding/"):
        page.goto(f"{real}{path}")
        yield path
    page.goto(f"{real}measures/44/?v=00000000")
    expect(page.locator(".cited > *")).to_be_visible()
    yield "cited"
    page.goto(f"{real}measures/44/request/")
    page.locator("#fill-from").fill("а")
    yield "a letter"
    page.goto(f"{real}measures/?agency=mam#q=%D0%BC%D0%B5%D0%BA%D1%82%D0%B5%D0%BF")
    expect(page.locator(".filters__active button").first).to_be_visible()
    yield "filters"
    page.goto(real)
    page.click(".search__input")
    expect(page.locator(".search__status")).to_have_text(said("search.start"))
    page.locator(".search__input").fill("суицид ъъъъ")
    expect(page.locator("a[data-result] mark").first).to_be_attached()
    yield "search"


@pytest.mark.thorough
def test_every_rule_is_used_and_every_class_has_its_rule(
    chromium: Browser, address: str, made_up: str
) -> None:
    page = chromium.new_page()
    unused: set[str] = set()
    matched: set[str] = set()
    classes: set[str] = set()
    for _ in states(page, address, made_up):
        selectors = {
            part.strip() for selector in page.evaluate(SELECTORS) for part in parts(selector)
        }
        unused |= selectors
        matched |= set(page.evaluate(MATCHED, [[s, bare(s)] for s in selectors - matched]))
        classes |= set(page.evaluate(CLASSES))
    page.close()
    rules = " ".join(unused)
    dead = sorted(unused - matched - STATES)
    assert not dead, "\n".join(dead)
    styled = set(re.findall(r"\.([\w-]+)", rules))
    unstyled = sorted(classes - styled - HOOKS)
    assert not unstyled, " ".join(unstyled)
    needless = sorted(HOOKS & styled) + sorted(HOOKS - classes)
    assert not needless, " ".join(needless)


STATES: Final = {
    # The room of what a script shows, before it has come: on a built page it has.
    ".letter__ways > li > [hidden]",
    ".results[hidden]",
    ":is(.fill, .letter__ways > li)[hidden]",
    # States of the root that a reader makes; other tests bring them about.
    ':root[data-scheme="light"]',
    ':root[data-scheme="dark"]',
    ".abbreviations-dismissed .abbr::after",
    ".abbr.abbr--end:is(:hover, :focus)::after",
    ".burger[open]",
    ".burger[open] summary::after",
    '.scheme:not([data-now="system"]) .scheme__system',
    # A site of several languages has these; this one has the official language alone.
    ".languages a",
    ".languages a[aria-current]",
    ".languages li",
    ".languages ul",
    ".summary .original",
    # What a reader points at or chooses, or a search that finds nothing or much: test_search.py.
    '.found:is(:hover, :focus, [aria-selected="true"])',
    ".masthead .search__none a",
    ".overview col.is-lit",
    ".overview tbody tr:is(:hover, :focus-within) > *",
    '.overview tbody tr:is(:hover, :focus-within) > :not([scope="rowgroup"])',
    ".results__further",
    ".results__list",
    ".results__list .found",
    ".results__list > li",
    ".search__all",
    '.search__all:is(:hover, :focus, [aria-selected="true"])',
    '.search__list > [aria-selected="true"]',
    ".search__none",
    ".search__none h2",
}
