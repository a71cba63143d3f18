"""A list of measures that is too long for its page: filtered as data, whole on sections' pages."""

import gzip
import json
from collections.abc import Iterator
from functools import cache

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

import site_support
from measure.static_server import serve
from plan_site.analysis import responsibilities
from plan_site.pages.long_list import LONG, WHOLE
from plan_site.pages.site_views import Views
from site_support import find, views, with_measures

pytestmark = pytest.mark.thorough  # a plan so large takes a minute to build

MANY = with_measures(WHOLE + 120)
ROWS = "div.table tbody tr"
STATUS = ".filters__status"


@pytest.fixture(scope="module")
def long() -> Iterator[str]:
    made = site_support.built(MANY)
    assert made.code == 0, made.output
    with serve(made.folder) as served:
        yield served.address


@cache
def made_views() -> Views:
    return views(MANY)


def expected(**wanted: str) -> list[str]:
    made = made_views()
    return [
        measure.number
        for measure in made.plan.measures
        if all(value in made.facets(measure)[facet] for facet, value in wanted.items())
    ]


def numbers(page: Page) -> list[str]:
    found: list[str] = page.locator(f"{ROWS} .number").all_inner_texts()
    return found


def test_the_page_is_light_and_every_measure_stands_on_its_sections_page() -> None:
    made = site_support.built(MANY)
    page = made.pages["measures/"].read_bytes()
    assert len(gzip.compress(page)) < 20_000
    plan = made_views().plan
    for section in plan.sections:
        tree = made.tree(f"sections/{section.number}/")
        listed = {str(i) for i in find(tree, "//main//@id") if str(i).startswith("measure-")}
        own = [m.number for m in plan.measures if m.section == section.number]
        assert listed == {f"measure-{number}" for number in own}
        groups = [len(group.measures) for group in responsibilities.groups(plan, section)]
        # A group of few stands open; of more than that, in parts of a hundred.
        parts = sum(-(-count // 100) for count in groups if count > LONG)
        assert len(find(tree, "//details[contains(@class, 'embed')]")) == parts > 1
        assert find(tree, "//main//article") == []


def test_a_list_that_is_short_has_no_data_beside_it() -> None:
    assert "measures/list.json" not in site_support.site().exports
    rows = (site_support.built(MANY).folder / "measures" / "list.json").read_bytes()
    assert len(json.loads(rows)) == WHOLE + 120


def test_nothing_is_fetched_or_shown_before_a_reader_asks(page: Page, long: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{long}measures/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith("list.json")]
    expect(page.locator("div.table")).to_be_hidden()
    expect(page.locator(".filters__more")).to_be_hidden()
    expect(page.locator(STATUS)).to_be_empty()


def test_a_choice_shows_the_first_hundred_and_more_when_asked(page: Page, long: str) -> None:
    wanted = expected(section="1")
    assert 100 < len(wanted) < 300
    page.goto(f"{long}measures/")
    page.click(".filters summary")
    page.check("input[name=section][value='1']")
    expect(page.locator(ROWS)).to_have_count(100)
    assert numbers(page) == wanted[:100]
    expect(page.locator(STATUS)).to_contain_text(str(len(wanted)))
    page.click(".filters__more")
    expect(page.locator(ROWS)).to_have_count(min(200, len(wanted)))
    assert numbers(page) == wanted[:200]
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") == 101


def test_an_address_gives_its_list(page: Page, long: str) -> None:
    wanted = expected(agency="mam", effect="inserted")
    page.goto(f"{long}measures/?agency=mam&effect=inserted")
    expect(page.locator(ROWS)).to_have_count(len(wanted))
    assert numbers(page) == wanted
    with page.expect_navigation():
        page.click(f"{ROWS}:first-child a")
    assert page.url == f"{long}measures/{wanted[0]}/"


def test_words_filter_as_in_a_short_list(page: Page, long: str) -> None:
    page.goto(f"{long}measures/#q=29-1")
    expect(page.locator(ROWS)).to_have_count(1)
    assert numbers(page) == ["29-1"]


def test_a_reset_takes_the_table_away(page: Page, long: str) -> None:
    page.goto(f"{long}measures/?section=2")
    expect(page.locator("div.table")).to_be_visible()
    page.click("button[type=reset]")
    expect(page.locator("div.table")).to_be_hidden()
    expect(page.locator(STATUS)).to_be_empty()
    assert page.url == f"{long}measures/"


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_long_list_has_no_barrier(chromium: Browser, long: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{long}measures/?section=1")
    expect(page.locator(ROWS)).to_have_count(100)
    assert Axe().run(page).response["violations"] == []
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    context.close()


def test_without_scripts_the_sections_lead_to_every_measure(chromium: Browser, long: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{long}measures/")
    page.click("main .links a")
    assert page.url == f"{long}sections/1/"
    page.locator("details.embed summary").nth(1).click()
    page.locator("details.embed").nth(1).locator("a").first.click()
    assert f"{long}measures/" in page.url
    context.close()


def test_a_list_that_does_not_come_is_told_and_asked_for_again(page: Page, long: str) -> None:
    page.route("**/measures/list.json", lambda route: route.abort())
    page.goto(f"{long}measures/?agency=om")
    expect(page.locator(STATUS)).to_have_text(site_support.said("search.failed"))
    expect(page.locator("div.table")).to_be_hidden()
    page.unroute("**/measures/list.json")
    page.click(".filters summary")
    page.locator("input[name=agency][value=dsm]").check()
    expect(page.locator(ROWS).first).to_be_visible()
