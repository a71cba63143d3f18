"""Requests for information on the screen and on paper: one sheet a measure, nothing beside it."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

import site_support
from plan_392 import REQUESTS
from site_support import said
from support import ROWS

BESIDE: Final = """() => [...document.querySelectorAll("body *")]
    .filter((e) => e.checkVisibility() && !e.closest(".letter") && !e.querySelector(".letter"))
    .map((e) => e.outerHTML.slice(0, 80))"""

# Words of the letter that are not black, and whatever of it is painted in another than white.
PALE: Final = """() => [...document.querySelectorAll(".letter, .letter *")]
    .map((e) => [e, getComputedStyle(e)])
    .filter(([e, s]) => !["rgb(0, 0, 0)", "rgb(51, 51, 51)"].includes(s.color)
            && !e.matches(".letter__fill span")
        || !["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(s.backgroundColor))
    .map(([e, s]) => [e.outerHTML.slice(0, 80), s.color, s.backgroundColor])"""
OVER: Final = """() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
}"""


@pytest.fixture(scope="module")
def opened(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 794, "height": 1123})
    yield context.new_page()
    context.close()


def sheets(page: Page) -> int:
    made = page.pdf(format="A4")
    return made.count(b"/Type /Page") - made.count(b"/Type /Pages")


@pytest.mark.in_turn(9)
@pytest.mark.parametrize("number", ROWS)
def test_every_measures_letter_is_one_sheet(opened: Page, address: str, number: str) -> None:
    opened.goto(f"{address}measures/{number}/request/")
    assert sheets(opened) == 1


@pytest.mark.in_turn(4)
@pytest.mark.parametrize("path", [a for a in REQUESTS if a.startswith("agencies/")])
def test_every_bodys_letter_is_two_sheets_at_most(opened: Page, address: str, path: str) -> None:
    opened.goto(f"{address}{path}")
    assert 1 <= sheets(opened) <= 2


def test_a_longer_letter_takes_more_sheets(opened: Page, address: str) -> None:
    """So the sheets are counted."""
    opened.goto(f"{address}measures/44/request/")
    opened.evaluate("document.querySelector('.letter').append('сөз '.repeat(3000))")
    assert sheets(opened) > 2


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("scheme", ["light", "dark", "chosen dark"])
@pytest.mark.parametrize("path", ["measures/28/request/", "agencies/jao/request/"])
def test_nothing_but_the_letter_stands_on_paper_in_black_on_white(
    opened: Page, address: str, path: str, scheme: str
) -> None:
    opened.emulate_media(media="print", color_scheme="dark" if scheme == "dark" else "light")
    opened.goto(f"{address}{path}")
    if scheme == "chosen dark":
        opened.evaluate("document.documentElement.dataset.scheme = 'dark'")
    assert opened.evaluate(BESIDE) == []
    assert opened.evaluate(PALE) == []
    assert opened.locator(".letter").is_visible()
    opened.emulate_media(media="screen", color_scheme="light")
    assert len(opened.evaluate(BESIDE)) > 50


def test_blanks_are_lines_to_write_on(opened: Page, address: str) -> None:
    """On paper each blank of the sender's is a line as long as there is room."""
    opened.emulate_media(media="print")
    opened.goto(f"{address}measures/44/request/")
    drawn = """(all) => all.map((e) => {
        const s = getComputedStyle(e);
        return [s.borderBottomStyle, s.borderBottomColor, e.getBoundingClientRect().width > 150];
    })"""
    lines = opened.eval_on_selector_all(".letter__fill span", drawn)
    opened.emulate_media(media="screen")
    assert lines == [["solid", "rgb(0, 0, 0)", True]] * 4


def test_what_a_reader_selects_is_the_letter_with_its_numbers_and_blanks(
    opened: Page, address: str
) -> None:
    opened.goto(f"{address}measures/29-1/request/")
    selected = opened.evaluate(
        """() => {
        getSelection().selectAllChildren(document.getElementById("letter"));
        return String(getSelection());
        }"""
    )
    lines = [line.strip() for line in selected.splitlines() if line.strip()]
    assert lines[0] == said("requests.to")
    assert [line[:3] for line in lines if line[:1].isdigit()] == ["1. ", "2. ", "3. "]
    # The place of the local bodies, the sender's name and address, the date, the signature.
    assert sum("_" * 30 in line for line in lines) == 5
    assert said("requests.heading") in lines
    # The full names of abbreviations are shown and not copied.
    assert lines.count("Қазақстан Республикасының Денсаулық сақтау министрлігі") == 1


def test_without_javascript_the_letter_is_there_and_what_needs_a_script_is_not(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(
        viewport={"width": 320, "height": 800}, java_script_enabled=False
    )
    page = context.new_page()
    for path in ("measures/44/request/", "agencies/om/request/"):
        page.goto(f"{address}{path}")
        assert page.locator(".letter").is_visible()
        assert not page.locator(".copy-text").is_visible()
        assert page.evaluate(OVER) <= 0
    context.close()


def test_a_reader_comes_from_the_measure_and_the_body_to_their_letters(
    opened: Page, address: str
) -> None:
    for path in ("measures/29-1/", "agencies/dsm/"):
        opened.goto(f"{address}{path}")
        opened.get_by_role("link", name=said("requests.title")).click()
        opened.wait_for_url(f"{address}{path}request/")
        assert opened.locator(".letter h2").inner_text() == said("requests.heading")


# Blanks that are filled in on the page ------------------------------------------------------------

WRITTEN: Final = {
    "place": "Павлодар",
    "from": "Ахметов Асқар <b>& ұлы",
    "reply": "askar@mail.example",
    "date": "01.12.2026",
}


def test_what_is_written_in_the_fields_stands_in_the_letter_and_is_mailed(
    opened: Page, address: str
) -> None:
    # Where there is no clipboard, the link holds all.
    opened.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    opened.goto(f"{address}measures/44/request/")
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    before = opened.locator(".letter").inner_text()
    for name, words in WRITTEN.items():
        opened.locator(f"#fill-{name}").fill(words)
    letter = opened.locator(".letter").inner_text()
    assert all(words in letter for words in WRITTEN.values())
    assert before.count("_" * 30) - letter.count("_" * 30) == len(WRITTEN)
    mail = opened.locator("[data-mail]").get_attribute("href")
    assert mail is not None
    split = urlsplit(mail)
    assert (split.scheme, split.path, split.fragment) == ("mailto", "", "")
    said_in_mail = parse_qs(split.query, strict_parsing=True)
    assert set(said_in_mail) == {"subject", "body"}
    [subject], [body] = said_in_mail["subject"], said_in_mail["body"]
    assert site_support.label("44") in subject
    assert body.splitlines() == letter.strip().splitlines()
    assert "\r\n" in body
    assert "\n" not in body.replace("\r\n", "")
    # An emptied field gives its line back.
    for name in WRITTEN:
        opened.locator(f"#fill-{name}").fill("")
    assert opened.locator(".letter").inner_text() == before
    assert asked == []


def test_a_letter_that_mail_would_cut_is_copied_when_the_mail_is_opened(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}measures/44/request/")
    page.locator("#fill-from").fill(WRITTEN["from"])
    mail = page.locator("[data-mail]")
    href = mail.get_attribute("href") or ""
    assert len(href) < 2000
    assert set(parse_qs(urlsplit(href).query, strict_parsing=True)) == {"subject"}
    assert said("requests.mail.copied") in page.locator(".fill").inner_text()
    page.evaluate("addEventListener('click', (event) => event.preventDefault())")  # no mail here
    mail.click()
    expect(page.locator(".copied")).to_have_text(said("copy.done"))
    letter = page.locator(".letter").inner_text().strip()
    assert page.evaluate("navigator.clipboard.readText()").splitlines() == letter.splitlines()
    context.close()


def test_a_hint_goes_where_its_blank_is_filled(opened: Page, address: str) -> None:
    opened.goto(f"{address}measures/44/request/")
    letter = opened.locator(".letter")
    hints = [said("requests.from.hint"), said("requests.reply.hint")]
    assert [hint in letter.inner_text() for hint in hints] == [True, True]
    opened.locator("#fill-from").fill(WRITTEN["from"])
    assert [hint in letter.inner_text() for hint in hints] == [False, True]
    opened.locator("#fill-from").fill("")
    assert [hint in letter.inner_text() for hint in hints] == [True, True]


def test_the_filled_letter_is_copied_and_nothing_of_it_is_kept(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}agencies/om/request/")
    page.locator("#fill-from").fill(WRITTEN["from"])
    page.locator("[data-copy-from=letter]").click()
    expect(page.locator(".copied")).to_have_text(said("copy.done"))
    assert WRITTEN["from"] in page.evaluate("navigator.clipboard.readText()")
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.locator("form:has(.fill), .fill form").count() == 0
    assert page.url == f"{address}agencies/om/request/"
    context.close()


def test_what_is_filled_in_is_printed_and_the_rest_are_lines(opened: Page, address: str) -> None:
    opened.goto(f"{address}measures/29-3/request/")
    opened.locator("#fill-from").fill(WRITTEN["from"])
    opened.emulate_media(media="print")
    name = opened.locator("[data-blank=from]")
    assert name.evaluate("(e) => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    rest = opened.locator("[data-blank=reply]")
    assert rest.evaluate("(e) => getComputedStyle(e).color") == "rgba(0, 0, 0, 0)"
    assert not opened.locator(".fill").is_visible()
    assert sheets(opened) == 1
    opened.emulate_media(media="screen")


def test_without_javascript_no_field_and_no_way_that_needs_one_is_offered(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}measures/44/request/")
    for selector in (".fill", "[data-mail]", "[data-print]", ".copy-text"):
        assert not page.locator(selector).is_visible()
    assert page.locator("[data-blank]").count() == 5
    context.close()


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_letter_stays_where_it_was_painted_when_its_fields_come(
    chromium: Browser, address: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    top = "document.querySelector('.letter').offsetTop"
    page.goto(f"{address}measures/44/request/")
    page.route("**/request.*.js", lambda route: route.abort())
    with page.expect_event("load"):
        page.evaluate("location.reload()")
    expect(page.locator(".fill")).to_be_hidden()
    painted = page.evaluate(top)
    page.unroute_all()
    page.reload()
    expect(page.locator(".fill")).to_be_visible()
    expect(page.locator("[data-print]")).to_be_visible()
    assert page.evaluate(top) == painted
    context.close()
