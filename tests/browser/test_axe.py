"""What axe finds: nothing, by any of its rules, on any kind of page and in any open state, in both
palettes, on a desktop and on the narrowest phone."""

from collections.abc import Iterator
from typing import Any, Final, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from site_support import READ_PAGES, said

# All of axe's rules for WCAG 2.2 A and AA and its best practices; nothing is excused. axe leaves
# the size of targets out unless it is asked for.
EVERYTHING: Final[dict[str, Any]] = {
    "resultTypes": ["violations"],
    "preload": False,
    "rules": {"target-size": {"enabled": True}},
}
# What a rule finds does not depend on the colours, but for contrast: in the dark only that.
CONTRAST: Final[dict[str, Any]] = {
    "resultTypes": ["violations"],
    "preload": False,
    "runOnly": ["color-contrast"],
}


def told(response: Any) -> list[tuple[str, str, str]]:
    """Rule, selector and what axe says, of each fault."""
    return [
        (fault["id"], str(node["target"][-1]), node["failureSummary"])
        for fault in response["violations"]
        for node in fault["nodes"]
    ]


def faults(page: Page, options: dict[str, Any] = EVERYTHING) -> list[tuple[str, str, str]]:
    """Those of the page as it stands; axe is put into it once: that takes longer than to run it."""
    if page.evaluate("typeof axe === 'undefined'"):
        return told(Axe().run(page, options=options).response)
    return told(page.evaluate("(o) => axe.run(document, o)", options))


LOOKS: Final[tuple[tuple[int, Literal["light", "dark"], dict[str, Any]], ...]] = (
    (320, "light", EVERYTHING),
    (320, "dark", CONTRAST),
    (1280, "dark", CONTRAST),
    (1280, "light", EVERYTHING),
)


@pytest.fixture(scope="module")
def still(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.in_turn(29)
@pytest.mark.parametrize(("width", "scheme", "options"), LOOKS)
@pytest.mark.parametrize("path", READ_PAGES)
def test_no_page_has_a_fault_in_light_or_dark(
    still: Page,
    address: str,
    path: str,
    width: int,
    scheme: Literal["light", "dark"],
    options: dict[str, Any],
) -> None:
    still.set_viewport_size({"width": width, "height": 800})
    still.emulate_media(color_scheme=scheme)
    still.goto(f"{address}{path}")
    assert faults(still, options) == []


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_a_fault_that_is_put_in(
    chromium: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    page = chromium.new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}about/")
    page.evaluate(
        """() => {
        const made = document.createElement("p");
        made.style.cssText = "color: #999; background: #aaa";
        made.textContent = "grey on grey";
        document.querySelector("main").append(made, document.createElement("button"));
        }"""
    )
    found = {rule for rule, _, _ in faults(page)}
    page.close()
    assert found == {"color-contrast", "button-name"}


@pytest.mark.thorough
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_that_opens_has_a_fault(
    chromium: Browser, address: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{address}measures/?agency=mam")
    page.click(".filters summary")
    assert page.locator(".filters fieldset").first.is_visible()
    if width < 960:
        page.locator("details.burger summary").click()
        assert page.locator(".burger nav").is_visible()
    assert faults(page) == []

    page.goto(f"{address}measures/29-1/")
    page.locator("#completion .official .abbr").focus()
    assert faults(page) == []
    page.locator(".search-open:visible, .search__input:visible").first.click()
    expect(page.locator(".search__status")).to_have_text(said("search.start"))
    assert faults(page) == []
    page.locator(".search__input").fill("суицид")
    expect(page.locator(".help--search")).to_be_visible()
    expect(page.locator("a[data-result]").first).to_be_visible()
    assert faults(page) == []
    context.close()
