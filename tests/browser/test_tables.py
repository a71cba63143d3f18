"""Tables stay tables to a screen reader, also where a narrow window lays their rows out as blocks.

Their elements carry no roles: HTML forbids naming those that they have. So it is Chromium's own
tree that is asked.
"""

from collections import Counter

import pytest
from playwright.sync_api import Browser

TABLES = ("agencies/", "overview/", "deadlines/", "funding/", "measures/", "data/")


@pytest.mark.in_turn(7)
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("place", TABLES)
def test_every_row_and_cell_keeps_its_meaning(
    chromium: Browser, address: str, place: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(address + place)
    # What CSS shows none of, no reader meets: a head whose names stand in each cell instead.
    shown = Counter(
        page.evaluate(
            """() => [...document.querySelectorAll("main :is(table, tr, th, td)")]
            .filter((each) => each.checkVisibility())
            .map((each) => ({TABLE: "table", TR: "row"})[each.tagName] ?? "cell")"""
        )
    )
    client = context.new_cdp_session(page)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    context.close()
    roles = Counter(
        node["role"]["value"] for node in nodes if not node["ignored"] and "role" in node
    )
    cells = roles["cell"] + roles["gridcell"] + roles["columnheader"] + roles["rowheader"]
    assert shown["cell"] > 4
    assert {"table": roles["table"], "row": roles["row"], "cell": cells} == shown
