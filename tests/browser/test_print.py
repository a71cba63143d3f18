"""On paper: a measure, a section and the act in black on white, whole blocks, addresses written."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

import site_support
from site_support import HOST, said, with_measures

PRINTED: Final = ("measures/29-1/", "sections/2/", "acts/392/")
NOT_PRINTED: Final = (
    ".skip, .masthead, .menu, .burger, .search, .search-open, .scheme, .filters, .find, .share,"
    " .pager, .crumbs, .foot nav, button, input, summary"
)
# Words in a colour of a contrast below 7 on white paper, and blocks painted in another than white.
PALE: Final = """() => {
    const canvas = document.createElement("canvas").getContext("2d");
    const known = new Map();
    const paint = (colour) => {
        if (!known.has(colour)) {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
        }
        return known.get(colour);
    };
    const contrast = (colour) => {
        const [r, g, b] = paint(colour).map((c) => {
            const s = c / 255;
            return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
        });
        return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
    };
    const white = (colour) => paint(colour)[3] === 0 || paint(colour).every((c) => c === 255);
    const faults = [];
    for (const e of document.querySelectorAll("html, body, body *")) {
        if (!e.checkVisibility()) continue;
        for (const part of [null, "::before", "::after"]) {
            const s = getComputedStyle(e, part);
            if (part && s.content === "none") continue;
            const words = part || [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
            const what = e.outerHTML.slice(0, 80) + (part ?? "");
            if (words && contrast(e.closest("svg") ? s.fill : s.color) < 7) {
                faults.push([what, s.color]);
            }
            if (!white(s.backgroundColor)) faults.push([what, s.backgroundColor]);
            if (s.backgroundImage !== "none") faults.push([what, s.backgroundImage]);
        }
    }
    return faults;
}"""
WRITTEN_OUT: Final = """(selector) => [...document.querySelectorAll(selector)]
    .filter((a) => a.checkVisibility())
    .map((a) => [a.dataset.written ?? a.href, getComputedStyle(a, "::after").content])"""


@pytest.fixture(scope="module")
def opened(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 794, "height": 1123}, color_scheme="light")
    yield context.new_page()
    context.close()


@pytest.fixture
def paper(opened: Page) -> Iterator[Page]:
    """A page that is as wide as paper and painted as for it."""
    opened.emulate_media(media="print", color_scheme="light")
    yield opened
    opened.emulate_media(media="screen", color_scheme="light")


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("path", PRINTED)
def test_only_what_is_read_stands_on_paper(paper: Page, address: str, path: str) -> None:
    """No masthead, menu, search, filter, share button or pager is painted; all of it is on the
    screen."""
    paper.goto(f"{address}{path}")
    assert paper.locator("h1").is_visible()
    shown = "(s) => [...document.querySelectorAll(s)].filter((e) => e.checkVisibility()).length"
    assert paper.evaluate(shown, NOT_PRINTED) == 0
    paper.emulate_media(media="screen")
    assert paper.evaluate(shown, NOT_PRINTED) > 5


def test_filters_and_the_ways_to_search_are_not_printed_either(paper: Page, address: str) -> None:
    """The list of measures and the home page hold what the three kinds of page have not."""
    for path, what in (("measures/", ".filters"), ("", ".find")):
        paper.goto(f"{address}{path}")
        assert paper.locator(what).count() == 1
        assert not paper.locator(what).is_visible()


@pytest.mark.thorough
def test_a_filtered_list_says_on_paper_what_it_holds_and_where_it_is(
    paper: Page, address: str
) -> None:
    """What was chosen, how many of how many, and the address with it; on the screen chips do so."""
    query = "?agency=om&agency=dsm&all=1#q=көмек"
    paper.goto(f"{address}measures/{query}")
    told = paper.locator(".filters__printed")
    expect(told).to_contain_text(f"ОМ; ДСМ; {said('filter.all')}; «көмек»")
    expect(told).to_contain_text(said("filter.all"))
    rows = paper.locator("tr[data-number]")
    shown = sum(row.is_visible() for row in rows.all())
    assert 0 < shown < rows.count()
    expect(told).to_contain_text(said("filter.status", shown=shown, all=rows.count()))
    expect(told).to_be_visible()
    assert paper.locator(".written").inner_text().endswith(f"{HOST}measures/{query}")
    assert not paper.locator(".lead").is_visible()
    paper.emulate_media(media="screen")
    assert not told.is_visible()


def test_a_list_that_nothing_is_taken_from_is_printed_as_the_whole(
    paper: Page, address: str
) -> None:
    paper.goto(f"{address}measures/?section=1")
    expect(paper.locator(".filters__printed")).to_be_visible()
    paper.evaluate("document.querySelector('.filters').reset()")
    expect(paper.locator(".filters__printed")).to_be_empty()
    assert paper.locator(".lead").is_visible()
    assert paper.locator(".written").inner_text().endswith(f"{HOST}measures/")


def test_words_that_the_search_could_not_ask_are_on_no_paper(paper: Page, address: str) -> None:
    """The list stands without them then."""
    paper.route("**/search_index.json", lambda route: route.abort())
    try:
        paper.goto(f"{address}measures/?section=1#q=көмек")
        expect(paper.locator(".filters__failed")).not_to_have_attribute("hidden", "")
        expect(paper.locator(".filters__printed")).not_to_be_empty()
        expect(paper.locator(".filters__printed")).not_to_contain_text("көмек")
        assert paper.locator(".written").inner_text().endswith(f"{HOST}measures/?section=1")
    finally:
        paper.unroute("**/search_index.json")


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("path", PRINTED)
def test_the_pages_own_address_is_written_out_whole(paper: Page, address: str, path: str) -> None:
    """On paper alone, so that a reader finds the page again."""
    paper.goto(f"{address}{path}")
    own = paper.locator(".written")
    assert own.is_visible()
    assert own.inner_text().endswith(f" {HOST}{path}")
    paper.emulate_media(media="screen")
    assert not own.is_visible()


def test_each_card_has_its_address_beside_its_link(paper: Page, address: str) -> None:
    """A section on paper says where each of its measures is read."""
    paper.goto(f"{address}sections/2/")
    numbers = paper.locator(".item [data-written]")
    assert numbers.count() == paper.locator(".item").count() > 5
    for written, beside in paper.evaluate(WRITTEN_OUT, ".item [data-written]"):
        assert written.startswith(f"{HOST}measures/")
        assert beside == f'" (" "{written}" ")"' or beside == f'" ({written})"'


@pytest.mark.parametrize("path", ["measures/29-1/", "acts/392/", "about/"])
def test_a_link_that_leads_out_shows_where(paper: Page, address: str, path: str) -> None:
    """The register's address stands behind the words of its link."""
    paper.goto(f"{address}{path}")
    outer = paper.evaluate(WRITTEN_OUT, "main a[href^=http]")
    assert outer
    for href, beside in outer:
        assert href in beside.replace('" "', ""), href


@pytest.mark.in_turn(4)
@pytest.mark.parametrize("scheme", ["light", "dark", "chosen dark"])
@pytest.mark.parametrize("path", PRINTED)
def test_paper_is_white_and_its_words_are_black(
    paper: Page, address: str, path: str, scheme: str
) -> None:
    """Every word has a contrast of 7 on white and nothing is painted behind it, in the dark
    palettes too, the device's and the reader's choice."""
    paper.emulate_media(media="print", color_scheme="dark" if scheme == "dark" else "light")
    paper.goto(f"{address}{path}")
    if scheme == "chosen dark":
        paper.evaluate("document.documentElement.dataset.scheme = 'dark'")
    assert paper.evaluate(PALE) == []


@pytest.mark.in_turn(4)
@pytest.mark.parametrize(
    ("path", "blocks"),
    [
        ("measures/29-1/", ".summary dd, .help, .note, .panel"),
        ("sections/2/", ".item"),
        ("acts/392/", ".row"),
        ("measures/", "tbody tr"),
    ],
)
def test_no_block_is_torn_by_the_edge_of_a_sheet(
    paper: Page, address: str, path: str, blocks: str
) -> None:
    """Cards, rows and facts go on to the next sheet whole, and no heading stays behind alone."""
    paper.goto(f"{address}{path}")
    inside = "all => [...new Set(all.map((e) => getComputedStyle(e).breakInside))]"
    assert paper.eval_on_selector_all(blocks, inside) == ["avoid"]
    after = "all => [...new Set(all.map((e) => getComputedStyle(e).breakAfter))]"
    assert set(paper.eval_on_selector_all("main :is(h2, h3, caption)", after)) <= {"avoid"}


MANY: Final = with_measures(300)


@pytest.mark.thorough
@pytest.mark.parametrize("path", ["measures/", "sections/1/", "agencies/mam/", "deadlines/"])
def test_no_row_of_a_plan_of_300_measures_is_lost_on_paper(paper: Page, path: str) -> None:
    """Rows in closed parts too; whole, each within the width of the sheet."""
    site = site_support.site(MANY)
    sheet = site_support.sheet(site, path)
    paper.set_viewport_size({"width": 718, "height": 1047})
    # The policy of the page before would hold back the style sheet.
    paper.goto("about:blank")
    paper.set_content(f"<style>{sheet}</style><main>{site.pages[path].html}</main>")
    boxes = paper.eval_on_selector_all(
        "tr[data-number], tr[id], .rows--month tbody tr, .links li:has(.number)",
        """all => all.map((e) => [getComputedStyle(e.closest("details") ?? e, "::details-content"),
        e.getBoundingClientRect()])
        .map(([inside, r]) =>
            [inside.contentVisibility === "visible", r.height, r.left, r.right])""",
    )
    plan = site_support.dataset(MANY).plan
    wanted = {
        "measures/": 300,
        "sections/1/": sum(m.section == "1" for m in plan.measures),
        "agencies/mam/": sum("МАМ" in m.current.responsible.agencies for m in plan.measures),
    }
    assert len(boxes) == wanted.get(path, len(boxes)) > 60
    lost = [box for box in boxes if not box[0] or box[1] < 8 or box[2] < 0 or box[3] > 719]
    assert lost == []


def test_a_measure_becomes_a_pdf_of_few_sheets(opened: Page, address: str) -> None:
    """Chromium's own printing: at least one sheet, and no more than a measure's words need."""
    opened.goto(f"{address}measures/29-1/")
    made = opened.pdf(format="A4")
    sheets = made.count(b"/Type /Page") - made.count(b"/Type /Pages")
    assert 1 <= sheets <= 4


@pytest.mark.in_turn(4)
@pytest.mark.parametrize("path", ["measures/", "deadlines/", "agencies/om/", "funding/"])
def test_tables_stay_tables_on_paper_and_from_a_tablets_width_up(
    opened: Page, address: str, path: str
) -> None:
    shown = "(s) => getComputedStyle(document.querySelector(s)).display"
    opened.goto(f"{address}{path}")
    for media, width in (("print", 718), ("screen", 768), ("screen", 1280)):
        opened.emulate_media(media=media)  # type: ignore[arg-type]
        opened.set_viewport_size({"width": width, "height": 1000})
        assert opened.evaluate(shown, "main table tbody tr") == "table-row", (media, width)
        assert opened.evaluate(shown, "main table tbody td") == "table-cell", (media, width)
    opened.set_viewport_size({"width": 360, "height": 1000})
    assert opened.evaluate(shown, "main table tbody tr:last-child") != "table-row"
    opened.emulate_media(media="screen")
    opened.set_viewport_size({"width": 794, "height": 1123})


def test_the_plan_on_one_page_is_one_sheet_on_its_side(paper: Page, address: str) -> None:
    paper.goto(f"{address}overview/")
    made = paper.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page(?![A-Za-z])", made)) == 1
    [box] = set(re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", made))
    assert [round(float(side)) for side in box] == [842, 595]


def test_the_help_lines_are_printed_too(paper: Page, address: str) -> None:
    """Whoever holds the sheet has the numbers to call."""
    paper.goto(f"{address}measures/29-1/")
    shown: Any = paper.locator("body").inner_text()
    assert "111" in shown
    assert said("footer.unofficial") in " ".join(shown.replace("\u00a0", " ").split())
