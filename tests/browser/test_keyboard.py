"""By keyboard alone: where Tab goes, what it shows there, and that all that works is worked so."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from site_support import READ_PAGES, said

PHONE: Final = 360

# All that Tab should reach, in the order of the page. What is closed or hidden is not rendered.
STOPS: Final = """() => {
    const stops = "a[href], button, input, select, summary, [tabindex]";
    const all = [...document.querySelectorAll(stops)]
        .filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility())
        .filter((e) => !e.closest("details:not([open])") || e.matches("summary"));
    all.forEach((e, at) => { e.tabStop = at; });
    return all.map((e) => e.outerHTML.slice(0, 100));
}"""
# What a reader sees of the element with focus: null on the page itself, else its place among the
# stops and what is wrong with it.
SEEN: Final = """() => {
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) return null;
    const faults = [];
    const boxes = [...e.getClientRects()].filter((b) => b.width > 1 && b.height > 1);
    const inside = ({ x, y }) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
    const middle = (b) => ({ x: b.x + b.width / 2, y: b.y + b.height / 2 });
    const points = boxes.map(middle).filter(inside);
    const plain = getComputedStyle(e);
    if (!boxes.length) faults.push("has no box");
    else if (!points.length) faults.push("stands out of the window");
    else if (!points.some(({ x, y }) => {
        const hit = document.elementFromPoint(x, y);
        return hit && (e.contains(hit) || (hit.contains(e) && plain.display === "inline"));
    })) faults.push("is covered");
    if (plain.outlineStyle === "none" || parseFloat(plain.outlineWidth) < 2) {
        faults.push(`has the outline ${plain.outlineStyle} ${plain.outlineWidth}`);
        return [e.tabStop ?? -1, e.outerHTML.slice(0, 100), faults];
    }
    // Drawn on a canvas, a colour of any notation becomes red, green, blue, opacity.
    globalThis.painted ??= new Map();
    const paint = (colour) => {
        if (!painted.has(colour)) {
            const canvas = document.createElement("canvas").getContext("2d");
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            painted.set(colour, canvas.getImageData(0, 0, 1, 1).data);
        }
        return painted.get(colour);
    };
    const light = (colour) => {
        const [r, g, b] = [...paint(colour)].map((c) => {
            const s = c / 255;
            return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    let behind = parseFloat(plain.outlineOffset) < 0 ? e : e.parentElement;
    while (behind && paint(getComputedStyle(behind).backgroundColor)[3] < 255) {
        behind = behind.parentElement;
    }
    const pair = [plain.outlineColor, getComputedStyle(behind).backgroundColor].map(light);
    const contrast = Math.max(...pair) / Math.min(...pair);
    if (contrast < 3) faults.push(`has an outline of contrast ${contrast.toFixed(2)}`);
    return [e.tabStop ?? -1, e.outerHTML.slice(0, 100), faults];
}"""


@pytest.fixture(scope="module", params=[1280, PHONE])
def windows(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": request.param, "height": 800})
    yield context
    context.close()


@pytest.fixture
def sized(windows: BrowserContext) -> Iterator[Page]:
    """A page at 1280 px, then on a phone."""
    page = windows.new_page()
    yield page
    page.close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": PHONE, "height": 800})
    yield context.new_page()
    context.close()


# A key finds what the one before it has led to: asking between two keys takes longer than a key.
NOTED: Final = f"""() => {{
    const seen = {SEEN};
    globalThis.noted = [];
    addEventListener("keydown", () => noted.push(seen()), true);
}}"""


def walk(page: Page, stops: int) -> list[tuple[int, str, list[str]]]:
    """Tab through a page of so many stops until it is left: every stop as seen."""
    page.evaluate(NOTED)
    for _ in range(stops + 2):
        page.keyboard.press("Tab")
    before, *found = page.evaluate("noted")
    assert before is None, "something has the focus before a key"
    left = found.index(None) if None in found else len(found)
    return [(at, what, faults) for at, what, faults in found[:left]]


def tab_to(page: Page, selector: str, most: int = 80) -> None:
    """Press Tab until an element has the focus, as a reader would."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    pytest.fail(f"Tab never reached {selector}")


def active(page: Page) -> Any:
    """The beginning of the element with focus."""
    return page.evaluate("document.activeElement.outerHTML.slice(0, 100)")


# Every page by Tab --------------------------------------------------------------------------------


@pytest.mark.in_turn(27)
@pytest.mark.parametrize("path", READ_PAGES)
def test_tab_goes_through_all_that_stands_and_shows_where_it_is(
    sized: Page, address: str, path: str
) -> None:
    """Every stop is in the window, uncovered and outlined, in the page's order; nothing is left
    out, nothing closed takes the focus, and Tab leaves at the end."""
    sized.goto(f"{address}{path}")
    stops = sized.evaluate(STOPS)
    assert len(stops) > 5
    seen = walk(sized, len(stops))
    assert {what: faults for _, what, faults in seen if faults} == {}
    reached = [at for at, _, _ in seen]
    assert [stops[at] for at in range(len(stops)) if at not in reached] == [], "never reached"
    assert [what for at, what, _ in seen if at < 0] == [], "reached though it is closed"
    assert reached == list(range(len(stops))), "not in the page's order, or Tab did not leave"


def test_the_first_stop_is_the_skip_link_which_shows_itself_and_leads_to_the_content(
    sized: Page, address: str
) -> None:
    """Out of sight before, it stands in the window with the focus, and Enter passes the menu."""
    sized.goto(f"{address}measures/29-1/")
    skip = sized.locator("a.skip")
    before = skip.bounding_box()
    assert before is not None
    assert before["x"] + before["width"] <= 0
    sized.keyboard.press("Tab")
    expect(skip).to_be_focused()
    after = skip.bounding_box()
    assert after is not None
    assert after["x"] >= 0
    assert after["y"] >= 0
    assert after["height"] >= 24
    assert skip.inner_text() == said("shell.skip")
    sized.keyboard.press("Enter")
    sized.keyboard.press("Tab")
    assert sized.evaluate("Boolean(document.activeElement.closest('main'))"), active(sized)


# What is worked by it -----------------------------------------------------------------------------


def test_what_is_left_by_tab_before_its_script_came_does_not_stay_open(
    page: Page, address: str
) -> None:
    """A reader who tabs past the search on a slow line is not left with its panel over the page."""
    page.route("**/search*", lambda route: None)
    page.goto(f"{address}measures/29-1/")
    tab_to(page, ".search__input")
    assert page.locator(".search__output").is_visible()
    page.keyboard.press("Tab")
    assert not page.locator(".search__output").is_visible()
    assert page.evaluate("document.activeElement.matches('.scheme')"), active(page)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_phones_menu_opens_by_key_and_its_links_follow(
    phone: Page, address: str, key: str
) -> None:
    """From the word Мәзір the next stops are its links, in order, then the switch of colours in
    words; Enter on a link leads there."""
    phone.goto(address)
    tab_to(phone, ".burger summary")
    phone.keyboard.press(key)
    links = phone.locator(".burger a")
    assert links.count() > 5
    for at in range(links.count()):
        phone.keyboard.press("Tab")
        expect(links.nth(at)).to_be_focused()
        assert phone.evaluate(SEEN)[2] == []
    phone.keyboard.press("Tab")
    expect(phone.locator(".scheme-words")).to_be_focused()
    phone.keyboard.press("Tab")
    assert not phone.evaluate("Boolean(document.activeElement.closest('.burger'))")
    phone.keyboard.press("Shift+Tab")
    phone.keyboard.press("Shift+Tab")
    last = links.last.get_attribute("href")
    phone.keyboard.press("Enter")
    phone.wait_for_url(f"{address}{last}")


def test_search_on_a_phone_is_opened_asked_read_and_left_by_key(phone: Page, address: str) -> None:
    """Its button opens it with the cursor in the field, arrows and Tab reach the results,
    Escape gives the focus back to the button."""
    phone.goto(f"{address}measures/29-1/")
    tab_to(phone, ".search-open")
    phone.keyboard.press("Enter")
    field = phone.locator(".search__input")
    expect(field).to_be_focused()
    assert phone.evaluate(SEEN)[2] == []
    expect(phone.locator(".search__status")).to_have_text(said("search.start"))
    phone.keyboard.insert_text("суицид")
    results = phone.locator("a[data-result]")
    expect(results.nth(1)).to_be_visible()
    for at in range(2):
        phone.keyboard.press("ArrowDown")
        expect(results.nth(at)).to_have_attribute("aria-selected", "true")
        expect(field).to_be_focused()
    tab_to(phone, "a[data-result]")
    assert phone.evaluate(SEEN)[2] == []
    phone.keyboard.press("Escape")
    assert not field.is_visible()
    expect(phone.locator(".search-open")).to_be_focused()
    # And it opens again, to be left at once.
    phone.keyboard.press("Space")
    expect(field).to_be_focused()
    phone.keyboard.press("Escape")
    expect(phone.locator(".search-open")).to_be_focused()


def test_search_that_was_opened_from_the_page_gives_the_focus_back_there(
    phone: Page, address: str
) -> None:
    """The home page's large button on a phone, too, has the focus again after Escape."""
    phone.goto(address)
    tab_to(phone, ".find")
    phone.keyboard.press("Enter")
    expect(phone.locator(".search__input")).to_be_focused()
    phone.keyboard.press("Escape")
    expect(phone.locator(".find")).to_be_focused()


def test_filters_are_chosen_and_loosened_by_key_on_a_phone(phone: Page, address: str) -> None:
    """Space opens the choices and ticks one; every choice then shown is seen with the focus; the
    button that takes the choice back works by Enter."""
    rows = phone.locator("tr[data-number]:not([hidden])")
    phone.goto(f"{address}measures/")
    every = rows.count()
    tab_to(phone, ".filters summary")
    phone.keyboard.press("Space")
    tab_to(phone, "input[name=agency]")
    assert phone.evaluate(SEEN)[2] == []
    phone.keyboard.press("Space")
    assert phone.evaluate("document.activeElement.checked")
    some = rows.count()
    assert 0 < some < every
    tab_to(phone, ".filters__active button")
    assert phone.evaluate(SEEN)[2] == []
    phone.keyboard.press("Enter")
    expect(rows).to_have_count(every)
    expect(phone.locator(".filters [name=q]")).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_colours_are_switched_by_key(page: Page, address: str, key: str) -> None:
    """The switch turns the colours round and keeps the focus; its name says what comes next."""
    page.goto(address)
    tab_to(page, ".scheme")
    names = []
    for scheme in ("light", "dark", None):
        page.keyboard.press(key)
        assert page.locator("html").get_attribute("data-scheme") == scheme
        expect(page.locator(".scheme")).to_be_focused()
        names.append(page.locator(".scheme").get_attribute("aria-label"))
    assert len(set(names)) == 3
