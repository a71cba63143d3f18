"""What axe finds: no serious and no critical fault on any kind of page, in light and dark."""

from typing import Any, Final, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from site_support import READ_PAGES

KNOWN: Final[dict[tuple[str, str], str]] = {}
"""Rule and selector of a fault that sits in an element of the theme's own → the reason why it may
stay for now. None today; what is not here is ours and fails."""

EVERYTHING: Final = {"resultTypes": ["violations"], "preload": False}
# What a rule finds does not depend on the colours, but for contrast: in the dark only that.
CONTRAST: Final = EVERYTHING | {"runOnly": ["color-contrast"]}


def grave(response: Any) -> list[tuple[str, str, str]]:
    """Rule, selector and what axe says, of each serious or critical fault."""
    return [
        (fault["id"], str(node["target"][-1]), node["failureSummary"])
        for fault in response["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


def faults(page: Page, context: str | None = None) -> list[tuple[str, str, str]]:
    return grave(Axe().run(page, context=context, options=EVERYTHING).response)


@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_has_a_serious_or_critical_fault_of_ours_in_light_or_dark(
    chromium: Browser, address: str, width: int
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme="light", reduced_motion="reduce"
    )
    page = context.new_page()
    ours = {}
    for path in READ_PAGES:
        page.emulate_media(color_scheme="light")
        page.goto(f"{address}{path}")
        found = {"light": faults(page)}
        page.emulate_media(color_scheme="dark")
        # axe is on the page by now; to put it in again would take longer than to run it.
        found["dark"] = grave(page.evaluate("(o) => axe.run(document, o)", CONTRAST))
        for scheme, each in found.items():
            for rule, selector, said in each:
                if (rule, selector) not in KNOWN:
                    ours[path, scheme, rule, selector] = said
    context.close()
    assert ours == {}


def test_every_known_fault_is_still_there(chromium: Browser, address: str) -> None:
    # Else it is mended, and leaves the table.
    page = chromium.new_page()
    found: set[tuple[str, str]] = set()
    for path in READ_PAGES if KNOWN else ():
        page.goto(f"{address}{path}")
        found |= {(rule, selector) for rule, selector, _ in faults(page)}
    page.close()
    assert set(KNOWN) <= found


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


def test_an_opened_menu_and_opened_filters_have_no_fault_either(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{address}measures/")
    page.locator("details.burger summary").click()
    page.locator(".filters summary").click()
    assert page.locator(".filters fieldset").first.is_visible()
    assert [fault for fault in faults(page) if fault[:2] not in KNOWN] == []
    context.close()
