"""Reading in a browser: narrow and wide, with and without JavaScript, by pointer, key and touch."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Locator, Page

import site_support
from site_support import READ_PAGES

WIDTHS: Final = (320, 360, 1280)

OM: Final = "Қазақстан Республикасының Оқу-ағарту министрлігі"


@pytest.fixture(scope="module", params=WIDTHS)
def sized(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A reader's page at each width; a phone has a finger and no mouse."""
    width: int = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, has_touch=width < 1000, is_mobile=width < 1000
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(chromium: Browser) -> Iterator[Page]:
    """A page of a phone without JavaScript."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def shown_name(abbreviation: Locator) -> str:
    """The full name that stands beside an abbreviation, or nothing."""
    content, display = abbreviation.evaluate(
        "(e) => { const s = getComputedStyle(e, '::after'); return [s.content, s.display]; }"
    )
    return "" if display == "none" or content in ("none", "normal") else str(content).strip('"')


# Every page at every width ------------------------------------------------------------------------


@pytest.mark.in_turn(19)
@pytest.mark.parametrize("path", READ_PAGES)
def test_a_page_fits_its_window_tells_no_error_asks_nobody_else_and_keeps_nothing(
    sized: Page, address: str, path: str
) -> None:
    page = sized
    errors: list[str] = []
    asked: list[str] = []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    answer = page.goto(f"{address}{path}")

    assert answer is not None
    # Chromium itself calls an address that is none an error.
    gone = [e for e in errors if "404" in e] if path == "no-such-page/" else []
    assert answer.status == (404 if path == "no-such-page/" else 200)
    assert [e for e in errors if e not in gone] == []
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    wide, room = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= room, f"{wide - room} px too wide: {sticking_out(page)}"
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    for always in ("h1", ".strap", ".foot__help"):
        assert page.locator(always).is_visible(), always


def sticking_out(page: Page) -> Any:
    """What stands beyond the right edge, for the message."""
    return page.evaluate(
        """() => [...document.querySelectorAll("body *")]
        .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .slice(0, 3).map((e) => e.outerHTML.slice(0, 90))"""
    )


# Abbreviations ------------------------------------------------------------------------------------


def test_a_full_name_shows_on_hover_and_only_then(page: Page, address: str) -> None:
    page.goto(f"{address}measures/29-1/")
    abbreviation = page.locator("#completion .official .abbr")
    assert abbreviation.inner_text() == "ОМ-ге"
    assert shown_name(abbreviation) == ""
    abbreviation.hover()
    assert shown_name(abbreviation) == OM
    page.mouse.move(0, 0)
    assert shown_name(abbreviation) == ""


def test_a_full_name_shows_on_focus_and_escape_hides_it(page: Page, address: str) -> None:
    page.goto(f"{address}measures/29-1/")
    abbreviation = page.locator("#completion .official .abbr")
    abbreviation.focus()
    assert shown_name(abbreviation) == OM
    page.keyboard.press("Escape")
    assert shown_name(abbreviation) == ""
    # It comes back with the next one that is reached.
    page.keyboard.press("Tab")
    page.locator("#responsible .official .abbr").first.focus()
    assert shown_name(page.locator("#responsible .official .abbr").first) == OM


def test_escape_hides_a_name_that_the_pointer_shows(page: Page, address: str) -> None:
    page.goto(f"{address}measures/29-1/")
    abbreviation = page.locator("#completion .official .abbr")
    abbreviation.hover()
    page.keyboard.press("Escape")
    assert shown_name(abbreviation) == ""


@pytest.mark.in_turn(4)
@pytest.mark.parametrize("path", ["measures/", "deadlines/", "measures/49/", "acts/392/"])
def test_a_full_name_shows_on_touch_in_tables_too(
    chromium: Browser, address: str, path: str
) -> None:
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{address}{path}")
    # Not the first: a script makes that one a tab stop.
    abbreviation = page.locator("main .abbr:visible").nth(3)
    assert shown_name(abbreviation) == ""
    abbreviation.tap()
    assert shown_name(abbreviation) == abbreviation.get_attribute("data-name")
    context.close()


@pytest.mark.in_turn(5)
@pytest.mark.parametrize(
    ("path", "at"),
    [("measures/49/", "#responsible .official .abbr"), ("acts/392/", "#row-49 .abbr")],
)
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_a_shown_name_makes_no_page_wider(
    chromium: Browser, address: str, path: str, at: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{address}{path}")
    before = page.evaluate("document.documentElement.scrollWidth")
    assert page.locator(at).count() >= 9
    wider: dict[str, int] = {}
    for abbreviation in page.locator(at).all():
        abbreviation.hover()
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > before:
            wider[abbreviation.inner_text()] = wide - before
    assert wider == {}
    context.close()


@pytest.mark.in_turn(3)
@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("measures/44/", "blockquote.official"),
        ("measures/29-1/", "blockquote.official"),
        ("measures/37-4/", "blockquote.official"),
        ("measures/49/", "#responsible .official"),
        ("measures/37-1/", "#completion .official"),
        ("measures/37-1/", "#funding .official"),
        ("acts/392/", "#row-49 .row__cells"),
    ],
)
def test_what_a_reader_selects_is_the_text_and_never_the_full_name(
    page: Page, address: str, path: str, selector: str
) -> None:
    page.goto(f"{address}{path}")
    for abbreviation in page.locator(f"{selector} .abbr").all()[:1]:
        abbreviation.hover()
    selected = page.evaluate(
        """(selector) => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector(selector));
        const selection = window.getSelection();
        selection.removeAllRanges();
        selection.addRange(range);
        return selection.toString();
        }""",
        selector,
    )
    tree = site_support.built().tree(path)
    # A cell's short name is a phone's; this window shows the long one.
    shown = ".//text()[not(ancestor::*[@class='row__short'])]"
    expected = "".join(one(tree, selector).xpath(shown))
    assert "".join(str(selected).split()) == "".join(expected.split())
    if selector == "blockquote.official":
        number = path.split("/")[1]
        assert selected.strip() == site_support.dataset().plan.measure(number).current.text
    assert "министрлігі" not in selected


def one(tree: Any, selector: str) -> Any:
    """The element of `#id .class`, `tag.class` in a tree."""
    found = tree
    for step in selector.split():
        if step.startswith("#"):
            [found] = site_support.find(found, f".//*[@id='{step[1:]}']")
        else:
            tag, _, name = step.partition(".")
            [found, *_] = site_support.by_class(found, name, tag or "*")
    return found


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("path", ["measures/", "deadlines/"])
def test_tab_passes_at_most_one_abbreviation_of_a_table(
    page: Page, address: str, path: str
) -> None:
    page.goto(f"{address}{path}")
    stops = page.evaluate(
        """() => [...document.querySelectorAll("table")].map((table) =>
        [...table.querySelectorAll(".abbr")].filter((e) => e.tabIndex === 0).length)"""
    )
    assert stops
    assert max(stops) <= 1
    page.locator("table a").first.focus()
    passed: list[str] = []
    for _ in range(80):
        inside, name = page.evaluate(
            "[Boolean(document.activeElement.closest('table')),"
            " document.activeElement.matches('.abbr') ? document.activeElement.innerText : '']"
        )
        if not inside:
            break
        if name:
            passed.append(name)
        page.keyboard.press("Tab")
    assert len(passed) <= len(stops)
    assert not page.evaluate("Boolean(document.activeElement.closest('table'))")


def test_arrow_keys_go_from_one_abbreviation_of_a_table_to_the_next(
    page: Page, address: str
) -> None:
    page.goto(f"{address}measures/")
    all_of_them = page.locator("table .abbr")
    active = "document.activeElement.innerText"
    names = [all_of_them.nth(i).inner_text() for i in range(3)]
    all_of_them.first.focus()
    assert page.evaluate(active) == names[0]
    page.keyboard.press("ArrowRight")
    assert page.evaluate(active) == names[1]
    assert shown_name(all_of_them.nth(1)) != ""
    page.keyboard.press("ArrowDown")
    assert page.evaluate(active) == names[2]
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(active) == names[1]
    # The table's one tab stop is where the reader left it.
    stops = page.evaluate(
        "[...document.querySelectorAll('table .abbr')].map((e) => e.tabIndex === 0)"
    )
    assert stops.index(True) == 1
    assert stops.count(True) == 1


# Without JavaScript -------------------------------------------------------------------------------


@pytest.mark.in_turn(11)
@pytest.mark.parametrize("path", READ_PAGES)
def test_without_javascript_every_word_and_link_of_a_page_stands(
    plain: Page, address: str, path: str
) -> None:
    plain.goto(f"{address}{path}")
    tree = site_support.built().tree("404.html" if path == "no-such-page/" else path)
    [article] = site_support.find(tree, "//main")
    for hidden in site_support.find(article, ".//*[@hidden]"):
        known = ("form", "p", "button", "div", "li")
        assert hidden.tag in known, "only what needs the script is hidden"
        assert hidden.tag != "li" or not site_support.find(hidden, ".//a[@href]"), "and no link"
    words = [
        site_support.text(block)
        for block in site_support.find(article, ".//p | .//li | .//h1 | .//h2 | .//h3 | .//dd")
        if not site_support.find(
            block,
            "./ancestor-or-self::*[@hidden or @class='written' or @class='legend'"
            " or @class='contents' or self::form or self::template]",
        )
        and not site_support.find(block, ".//p | .//li | .//h1 | .//h2 | .//h3 | .//dd")
    ]
    for summary in plain.locator("main summary:visible").all():
        summary.click()
    # What is painted, letter for letter; CSS may swallow no word but paper's own.
    shown = "".join(plain.locator("main").inner_text().split())
    assert words
    assert [w for w in words if "".join(w.split()) not in shown] == []
    links = site_support.find(
        article,
        ".//a[not(ancestor::*[@hidden or @class='legend' or @class='contents'"
        " or self::template])]/@href",
    )
    assert plain.locator("main a[href]:visible").count() == len(links)


def test_without_javascript_hover_still_shows_the_full_name(plain: Page, address: str) -> None:
    plain.goto(f"{address}measures/29-1/")
    plain.locator("#completion .official .abbr").hover()
    # The page runs no script, so ask for a picture of what is painted with the name and without.
    painted = plain.screenshot()
    plain.mouse.move(0, 0)
    assert plain.screenshot() != painted


def test_without_javascript_the_phones_menu_opens_and_leads_on(plain: Page, address: str) -> None:
    plain.goto(address)
    menu = plain.locator("details.burger")
    assert menu.is_visible()
    assert not menu.locator("a").first.is_visible()
    menu.locator("summary").click()
    assert [a.inner_text() for a in menu.locator("a:visible").all()] == [
        crumb.title for crumb in site_support.views().menu()
    ]
    menu.locator("a").first.click()
    assert plain.url == f"{address}overview/"


def test_without_javascript_no_button_is_shown_that_would_do_nothing(
    plain: Page, address: str
) -> None:
    for path in ("", "measures/"):
        plain.goto(f"{address}{path}")
        assert plain.locator("button:visible").count() == 0


# Colours ------------------------------------------------------------------------------------------


def brightness(page: Page) -> float:
    """0 (black) to 1 (white): the background that the body or the root paints."""
    colour = page.locator("body").evaluate("(e) => getComputedStyle(e).backgroundColor")
    numbers = [float(n) for n in colour.removeprefix("rgb(").rstrip(")").split(",")]
    return sum(numbers) / (3 * 255)


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("scripted", [True, False])
def test_the_page_follows_the_devices_colours_with_and_without_javascript(
    chromium: Browser, address: str, scripted: bool
) -> None:
    made = {}
    for scheme in ("light", "dark"):
        context = chromium.new_context(
            color_scheme="dark" if scheme == "dark" else "light", java_script_enabled=scripted
        )
        page = context.new_page()
        page.goto(address)
        made[scheme] = brightness(page)
        context.close()
    assert made["light"] > 0.85
    assert made["dark"] < 0.2


def test_a_reader_may_choose_the_colours_and_the_choice_is_all_that_is_kept(
    page: Page, address: str
) -> None:
    page.goto(address)
    button = page.locator("button.scheme")
    assert button.get_attribute("aria-label")
    assert brightness(page) > 0.85
    for _ in range(2):  # system → light → dark
        button.click()
    assert brightness(page) < 0.2
    page.goto(f"{address}measures/")
    assert brightness(page) < 0.2
    assert page.evaluate("JSON.stringify(localStorage)") == '{"scheme":"dark"}'
    assert page.context.cookies() == []


# Keyboard -----------------------------------------------------------------------------------------


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("path", ["", "measures/44/", "no-such-page/"])
def test_the_first_tab_stop_leads_past_the_menu(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}")
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    assert target == "#top"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#top"
    # The next stop stands behind the heading.
    page.keyboard.press("Tab")
    assert page.evaluate(
        "Boolean(document.querySelector('h1').compareDocumentPosition(document.activeElement)"
        " & Node.DOCUMENT_POSITION_FOLLOWING)"
    )


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("path", ["", "measures/44/", "glossary/"])
def test_where_the_keyboard_is_can_be_seen(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}")
    unseen: list[str] = []
    for _ in range(25):
        page.keyboard.press("Tab")
        seen, what = page.evaluate(
            """() => {
            const e = document.activeElement, s = getComputedStyle(e);
            const seen = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
            return [seen, e.outerHTML.slice(0, 80)];
            }"""
        )
        if not seen:
            unseen.append(what)
    assert unseen == []


def test_a_row_of_the_act_that_an_address_names_is_in_view_and_marked(
    page: Page, address: str
) -> None:
    page.goto(f"{address}acts/392/#row-47-2")
    row = page.locator("#row-47-2")
    box = row.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900
    assert row.evaluate("(e) => getComputedStyle(e).outlineStyle") == "solid"
