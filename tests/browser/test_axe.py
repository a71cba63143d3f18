"""What axe finds: no serious and no critical fault on any kind of page, in light and dark."""

from typing import Any, Final, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from site_support import READ_PAGES

KNOWN: Final[dict[tuple[str, str], str]] = {}
"""Rule and selector of a fault that sits in an element of the theme's own → the reason why it may
stay for now. None today; what is not here is ours and fails."""

# What a rule finds does not depend on the colours, but for contrast: so in the dark only that.
CONTRAST: Final = {"runOnly": ["color-contrast"], "resultTypes": ["violations"], "preload": False}
EVERYTHING: Final = {"resultTypes": ["violations"], "preload": False}


def grave(found: Any) -> list[tuple[str, str, str]]:
    """Rule, selector and what axe says, of each serious or critical fault."""
    return [
        (fault["id"], str(node["target"][-1]), node["failureSummary"])
        for fault in found.response["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_has_a_serious_or_critical_fault_of_ours(
    chromium: Browser, address: str, scheme: Literal["light", "dark"], width: int
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    faults = {}
    for path in READ_PAGES:
        page.goto(f"{address}{path}")
        found = grave(Axe().run(page, options=EVERYTHING if scheme == "light" else CONTRAST))
        for rule, selector, said in found:
            if (rule, selector) not in KNOWN:
                faults[path, rule, selector] = said
    context.close()
    assert faults == {}


def test_every_known_fault_is_still_there(chromium: Browser, address: str) -> None:
    # Else it is mended, and leaves the table.
    page = chromium.new_page()
    found: set[tuple[str, str]] = set()
    for path in READ_PAGES if KNOWN else ():
        page.goto(f"{address}{path}")
        run = Axe().run(page, options=EVERYTHING)
        found |= {(rule, selector) for rule, selector, _ in grave(run)}
    page.close()
    assert set(KNOWN) <= found


def test_axe_finds_a_fault_that_is_put_in(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(f"{address}about/")
    page.evaluate(
        """() => {
        const made = document.createElement("p");
        made.style.cssText = "color: #ddd; background: #fff";
        made.textContent = "x";
        document.querySelector("article").append(made, document.createElement("button"));
        }"""
    )
    found = {rule for rule, _, _ in grave(Axe().run(page, options=EVERYTHING))}
    page.close()
    assert found == {"color-contrast", "button-name"}


def test_an_opened_menu_and_opened_filters_have_no_fault_either(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{address}measures/")
    page.locator("details.burger summary").click()
    for part in ("details.burger", "main"):
        assert grave(Axe().run(page, context=part, options=EVERYTHING)) == []
    context.close()
