"""A measure's card in frames of other sites, and its preview on the measure's page."""

from base64 import b64encode
from collections.abc import Iterator
from importlib import resources
from typing import Any, Final

import lxml.html
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Frame, Page

from site_support import HOST, built, by_id, said
from support import ROWS

EVERYTHING: Final[dict[str, Any]] = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
}
OVER: Final = """() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
}"""
# What hides its overflow and has some.
CLIPPED: Final = """() => [...document.querySelectorAll("body *")]
    .filter((e) => getComputedStyle(e).overflow !== "visible")
    .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
    .map((e) => e.outerHTML.slice(0, 90))"""
LETTERS: Final = resources.files("font_source_sans_pro") / "files"
SPACING: Final = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
* { word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
"""WCAG 1.4.12."""


def faults(page: Page) -> list[str]:
    """What axe finds, by any of its rules."""
    found = Axe().run(page, options=EVERYTHING).response["violations"]
    return [f"{fault['id']}: {node['target']}" for fault in found for node in fault["nodes"]]


@pytest.fixture(scope="module")
def opened(chromium: Browser) -> Iterator[Page]:
    # The other site's words are put into a page of ours, whose policy would rule them.
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    yield context.new_page()
    context.close()


# Alone --------------------------------------------------------------------------------------------


@pytest.mark.in_turn(4)
@pytest.mark.parametrize("width", [240, 320, 600, 1000])
def test_no_card_scrolls_sideways(opened: Page, address: str, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 500})
    for number in ROWS:
        opened.goto(f"{address}embed/{number}/")
        assert opened.evaluate(OVER) <= 0, number
        assert opened.locator("h1").is_visible()


@pytest.mark.in_turn(4)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [240, 600])
def test_axe_finds_no_fault_on_a_card(
    chromium: Browser, address: str, width: int, scheme: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 500},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    found = {}
    # One of each: inserted, substituted with help and no wording, many bodies.
    for number in ("29-1", "28", "49"):
        page.goto(f"{address}embed/{number}/")
        found[number] = faults(page)
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    context.close()
    assert found == {"29-1": [], "28": [], "49": []}
    assert (colour == "rgb(255, 255, 255)") == (scheme == "light")


def test_letters_lines_and_words_of_a_card_may_be_set_wider(
    chromium: Browser, address: str
) -> None:
    """With the spacing of WCAG 1.4.12, in the narrowest frame."""
    # A reader's own style sheet is none of the page's, and no policy of the page's rules it.
    context = chromium.new_context(viewport={"width": 240, "height": 500}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}embed/49/")
    page.add_style_tag(content=SPACING)
    assert page.evaluate(OVER) <= 0
    assert page.evaluate(CLIPPED) == []
    context.close()


def test_a_card_needs_no_script_and_asks_for_its_sheet_alone(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}embed/44/", wait_until="networkidle")
    # A tab of its own shows the icon as well; a frame asks for none.
    icon, sheet = (f"{address}{built().asset(name)}" for name in ("mark.svg", "embed.css"))
    assert [a for a in asked if a != icon] == [f"{address}embed/44/", sheet]
    assert page.locator(".official").is_visible()
    assert context.cookies() == []
    context.close()


# On another site ----------------------------------------------------------------------------------


def line_of(address: str, number: str, size: str = "narrow") -> str:
    """The line that the measure's page shows, with the address where the site is served now."""
    line = by_id(built().tree(f"measures/{number}/"), f"embed-{size}-code").text_content()
    assert lxml.html.fragment_fromstring(line).get("src") == f"{HOST}embed/{number}/"
    return str(line.replace(HOST, address))


def on_other_site(page: Page, lines: list[str], width: int) -> list[Frame]:
    """The cards in a page that is as wide as the place for one; their frames in turn."""
    cards = "".join(f"<p>{line.replace('lazy', 'eager')}" for line in lines)
    page.set_content(
        f'<!doctype html><title>Жаңалық</title><div style="width:{width}px">{cards}</div>'
    )
    frames = [each.content_frame() for each in page.locator("iframe").element_handles()]
    made = [frame for frame in frames if frame]
    for frame in made:
        frame.locator("h1").wait_for()
    assert len(made) == len(lines)
    return made


def letters(width: int) -> str:
    """A sheet that sets a card in letters of one width on every machine.

    They are Source Sans Pro's, narrower than those of systems: at 100 % it is the narrowest that a
    reader may have, at 125 % it is as wide as DejaVu Sans, the widest.
    """
    faces = []
    for weight, name in ((400, "Regular"), (700, "Bold")):
        file = LETTERS.joinpath(f"SourceSansPro-{name}.ttf").read_bytes()
        source = f"url(data:font/ttf;base64,{b64encode(file).decode()})"
        faces.append(f"font-family: Set; font-weight: {weight}; src: {source}")
    rules = [f"@font-face {{ {face}; size-adjust: {width}% }}" for face in faces]
    return " ".join([*rules, "body { font-family: Set !important }"])


SET: Final = """async ([sheets, widths]) => {
    const found = [];
    const [holder] = document.querySelectorAll("div");
    for (const frame of document.querySelectorAll("iframe")) {
      const inner = frame.contentDocument;
      for (const [letter, text] of Object.entries(sheets)) {
        const sheet = inner.createElement("style");
        sheet.textContent = text;
        inner.head.append(sheet);
        for (const width of widths) {
          holder.style.width = `${width}px`;
          inner.body.getBoundingClientRect();
          const faces = [...(await inner.fonts.ready)].map((face) => face.status);
          const { scrollHeight, clientHeight } = inner.documentElement;
          const boxes = [...inner.querySelectorAll("main > *")].map((part) =>
            part.getBoundingClientRect());
          const tops = [...boxes.slice(1).map((box) => box.top), clientHeight];
          found.push({
            card: frame.src, letter, width, faces, seen: inner.documentElement.clientWidth,
            over: scrollHeight - clientHeight,
            gap: Math.max(...boxes.map((box, i) => (tops[i] - box.bottom) / clientHeight)),
          });
        }
        sheet.remove();
      }
    }
    return found;
}"""


@pytest.mark.thorough
@pytest.mark.parametrize(("size", "widths"), [("wide", [640]), ("narrow", [280, 320])])
def test_every_card_stands_whole_in_its_frame_and_fills_it(
    opened: Page, address: str, size: str, widths: list[int]
) -> None:
    """Nothing is left to scroll and nowhere is a tenth of the frame bare, in any font."""
    sheets = {str(letter): letters(letter) for letter in (100, 112, 125)}
    opened.set_viewport_size({"width": 700, "height": 1200})
    on_other_site(opened, [line_of(address, number, size) for number in ROWS], widths[0])
    found = opened.evaluate(SET, [sheets, widths])
    assert len(found) == len(ROWS) * len(sheets) * len(widths)
    assert {(each["width"], each["seen"], *each["faces"]) for each in found} == {
        (width, width, "loaded", "loaded") for width in widths
    }
    assert [each for each in found if each["over"] > 0] == []
    assert [each for each in found if each["gap"] > 0.1] == []


def test_the_cards_link_takes_the_reader_to_the_measure_out_of_the_frame(
    opened: Page, address: str
) -> None:
    [frame] = on_other_site(opened, [line_of(address, "29-1")], 600)
    frame.get_by_text(said("embed.more")).click()
    opened.wait_for_url(f"{address}measures/29-1/")
    assert opened.locator("h1").inner_text().startswith("29-1. ")


# The preview --------------------------------------------------------------------------------------


def test_the_preview_is_fetched_when_a_reader_opens_it_and_not_before(
    chromium: Browser, address: str
) -> None:
    """Even where the whole page is in view."""
    context = chromium.new_context(viewport={"width": 1280, "height": 9000})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}measures/29-1/", wait_until="networkidle")
    page.wait_for_timeout(500)
    assert 3 <= len(asked) <= 6
    assert [path for path in asked if "embed" in path] == []
    page.locator("#embed summary").click()
    page.frame_locator("#embed iframe").locator("h1").wait_for()
    assert [path for path in asked if "embed" in path] == [
        "embed/29-1/",
        built().asset("embed.css"),
    ]
    # What is shown is what the line gives.
    assert page.locator("#embed iframe").bounding_box() is not None
    context.close()


def test_without_javascript_the_line_and_the_preview_are_there_within_the_budget(
    chromium: Browser, address: str
) -> None:
    """Browsers don't wait with a frame then; the visit stays within six requests."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}measures/29-1/", wait_until="networkidle")
    assert len(asked) <= 6
    page.locator("#embed summary").click()
    assert page.locator("#embed-narrow-code").is_visible()
    assert page.frame_locator("#embed iframe").locator("h1").is_visible()
    assert page.locator("#embed button:visible").count() == 0
    context.close()


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("width", [1280, 320])
def test_what_opens_has_no_fault_and_is_no_wider_than_the_window(
    opened: Page, address: str, width: int
) -> None:
    opened.set_viewport_size({"width": width, "height": 800})
    opened.goto(f"{address}measures/29-1/")
    opened.locator("#embed summary").click()
    opened.frame_locator("#embed iframe").locator("h1").wait_for()
    assert opened.evaluate(OVER) <= 0
    assert faults(opened) == []


def test_a_click_takes_the_whole_line(opened: Page, address: str) -> None:
    """Who has no script that copies selects it by one click."""
    opened.set_viewport_size({"width": 1280, "height": 900})
    opened.goto(f"{address}measures/29-1/")
    opened.locator("#embed summary").click()
    opened.locator("#embed-narrow-code").click()
    selected = opened.evaluate("String(getSelection()).trim()")
    assert selected == opened.locator("#embed-narrow-code").text_content()
