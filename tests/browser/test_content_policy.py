"""The content security policy: on every page, kept by everything that the site does."""

from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Browser, Page, expect

import site_support
from browser_support import breaches, watched
from site_support import READ_PAGES, ninths

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
)

INPUT = ".search__input"


@pytest.mark.thorough
def test_every_page_carries_it_before_anything_it_rules() -> None:
    made = site_support.built()
    for address in made.pages:
        head = made.tree(address).xpath("//head")[0]
        policies = head.xpath("meta[@http-equiv='Content-Security-Policy']")
        assert [each.get("content") for each in policies] == [POLICY], address
        before = policies[0].xpath("preceding-sibling::*")
        assert {each.tag for each in before} == {"meta"}, address


@pytest.mark.in_turn(9)
@pytest.mark.parametrize("paths", ninths(READ_PAGES))
def test_no_page_breaks_a_rule_when_it_opens(
    page: Page, address: str, paths: Sequence[str]
) -> None:
    told = watched(page)
    for path in paths:
        told.clear()
        page.goto(address + path)
        assert breaches(page, told) == [], path


def search(page: Page) -> None:
    page.click(INPUT)
    page.locator(INPUT).fill("суицид")
    page.locator(INPUT).press("End")
    expect(page.locator("a[data-result]").first).to_be_visible()
    expect(page.locator(".search .help")).to_be_visible()
    page.locator(INPUT).press("Enter")


def scheme(page: Page) -> None:
    page.click(".scheme")
    page.click(".scheme")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"


def filters(page: Page) -> None:
    page.click(".filters summary")
    page.check("input[name=agency][value=mam]")
    page.fill("#filter-words", "фильм")
    page.press("#filter-words", "Enter")
    assert "agency=mam" in page.url


USES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "search and its help box": ("", search),
    "another palette": ("measures/44/", scheme),
    "filters": ("measures/", filters),
}


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("use", USES)
def test_nothing_that_a_reader_does_breaks_a_rule(page: Page, address: str, use: str) -> None:
    told = watched(page)
    path, act = USES[use]
    page.goto(address + path)
    act(page)
    assert breaches(page, told) == []


@pytest.mark.in_turn(2)
@pytest.mark.parametrize(
    ("element", "directive"),
    [
        ("<img src='https://elsewhere.example/x.png'>", "img-src"),
        ("<iframe src='https://elsewhere.example/'></iframe>", "frame-src"),
        ("<p style='color: red'>", "style-src-attr"),
        ("<img src='data:,' onerror='document.title = 1'>", "script-src-attr"),
    ],
)
def test_a_breach_is_stopped_and_seen(
    chromium: Browser, address: str, element: str, directive: str
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    told = watched(page)
    page.goto(address)
    page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", element)
    page.wait_for_function("window.violations.length > 0")
    assert any(line.startswith(directive) for line in breaches(page, told))
    context.close()
