"""Pictures in Chromium: they fit a phone, their links take the keyboard, their colours contrast."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

import site_support
from plan_site.build import Site
from site_support import with_100, with_748

EVERYTHING = {"resultTypes": ["violations"], "preload": False}


@pytest.fixture(params=[1280, 320])
def sized(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": request.param, "height": 800})
    yield context.new_page()
    context.close()


def faults(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page, options=EVERYTHING).response["violations"]
    return [(fault["id"], str(node["target"][-1])) for fault in found for node in fault["nodes"]]


def show(page: Page, site: Site, address: str) -> None:
    """A page of a site in memory, in the site's own style sheets."""
    sheet = site_support.sheet(site, address)
    page.set_content(
        f'<!doctype html><html lang="kk"><head><title>Сынақ</title><style>{sheet}</style></head>'
        f"<body><main>{site.pages[address].html}</main></body></html>"
    )


def overflow(page: Page) -> int:
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


@pytest.mark.in_turn(6)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_made_up_wordings_and_acts_fit_and_contrast_too(
    sized: Page, scheme: Literal["light", "dark"]
) -> None:
    sized.emulate_media(color_scheme=scheme)
    for change, path in ((with_748, "measures/6/"), (with_748, "measures/44/"), (with_100, "")):
        show(sized, site_support.site(change), path)
        assert overflow(sized) == 0
        assert faults(sized) == []


@pytest.mark.in_turn(2)
def test_every_mark_of_the_plan_on_one_page_is_large_enough_to_touch(
    sized: Page, address: str
) -> None:
    """A row and a column are lit by what has the focus."""
    sized.goto(f"{address}overview/")
    marks = sized.locator(".overview a.mark")
    boxes = [mark.bounding_box() for mark in marks.all()]
    assert len(boxes) > 40
    assert all(box and min(box["width"], box["height"]) >= 24 for box in boxes)
    cell = ".overview tbody:last-of-type tr:last-child td"
    plain = f"getComputedStyle(document.querySelector('{cell}')).background"
    before = sized.evaluate(plain)
    marks.last.focus()
    assert sized.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert sized.evaluate(plain) != before
    at = marks.last.evaluate("(e) => e.closest('td').cellIndex")
    lit = "[...document.querySelectorAll('.overview col')].findIndex((c) => c.matches('.is-lit'))"
    assert sized.evaluate(lit) == at


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    return list(
        page.eval_on_selector_all(
            selector,
            """(all) => all.map((e) => e.getBoundingClientRect())
            .map((r) => ({left: r.left, right: r.right, top: r.top, bottom: r.bottom}))""",
        )
    )


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("change", [None, with_748, with_100])
def test_no_two_words_of_the_term_line_touch_and_all_stay_inside(
    sized: Page, change: site_support.Change | None
) -> None:
    show(sized, site_support.site(*([change] if change else [])), "deadlines/")
    [frame] = boxes(sized, ".term-line svg")
    words = boxes(sized, ".term-line svg text")
    assert len(words) >= 8
    for index, a in enumerate(words):
        assert frame["left"] - 1 <= a["left"]
        assert a["right"] <= frame["right"] + 1
        for b in words[index + 1 :]:
            beside = a["right"] <= b["left"] or b["right"] <= a["left"]
            # A line of text is higher than its letters.
            above = a["bottom"] <= b["top"] + 4 or b["bottom"] <= a["top"] + 4
            assert beside or above, (a, b)


def test_bars_are_drawn_as_long_as_their_sums(sized: Page, address: str) -> None:
    sized.goto(f"{address}funding/")
    widths = [r["right"] - r["left"] for r in boxes(sized, ".money .bar > rect")]
    assert len(widths) == 8
    room = max(widths)
    sums = [22870.23, 23214.635, 23495.218, 48878.783, 48339.729, 51577.685, 81599.203, 92327.978]
    for width, amount in zip(widths, sums, strict=True):
        assert abs(width / room - amount / 92327.978) < 0.01


def accessible(page: Page, role: str) -> list[list[str]]:
    """What the browser tells a screen reader below each node of a role."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    parents = [n["nodeId"] for n in nodes if n.get("role", {}).get("value") == role]
    return [
        [n["name"]["value"] for n in nodes if n.get("parentId") == p and not n["ignored"]]
        for p in parents
    ]


def test_a_screen_reader_hears_where_changed_words_begin_and_end(page: Page) -> None:
    show(page, site_support.site(with_748), "measures/6/")
    said = site_support.said
    for role, kind, words in (
        ("deletion", "removed", "өңірлік"),
        ("insertion", "added", "ұлттық"),
    ):
        heard = accessible(page, role)
        assert [said(f"change.{kind}.start"), words, said(f"change.{kind}.end")] in heard


def test_in_forced_colours_the_shapes_and_words_remain(chromium: Browser, address: str) -> None:
    context = chromium.new_context(forced_colors="active", viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{address}acts/392/")
    styles = page.evaluate(
        """() => [".tag--inserted", ".tag--substituted"].map((s) => {
        const e = document.querySelector(s);
        return [getComputedStyle(e, "::before").content, getComputedStyle(e).borderRadius,
          getComputedStyle(e).borderStyle];
        })"""
    )
    assert [style[0] for style in styles] == ['"+"', '"✎"']
    assert styles[0][1] != styles[1][1]
    assert {style[2] for style in styles} == {"solid"}
    context.close()


def test_on_paper_bars_are_black(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{address}funding/")
    fill = "getComputedStyle(document.querySelector('.bar > rect')).fill"
    assert page.evaluate(fill) == "rgb(0, 0, 0)"
    stroke = "getComputedStyle(document.querySelector('.bar--broken')).strokeDasharray"
    assert page.evaluate(stroke) != "none"
