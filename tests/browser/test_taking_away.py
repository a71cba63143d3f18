"""The panel to take a page away: a table of what is shown, made in the reader's browser."""

import csv
from io import BytesIO, StringIO
from typing import Final

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

import site_support
from site_support import built, by_class, content, find, said, site, text

KINDS: Final = {
    "measures/44/": {"44"},
    "sections/1/": {"6", "23-1"},
    "agencies/tjm/": None,
    "topics/media/": {"29-2", "47-3", "49"},
    "acts/392/": None,
    "deadlines/": None,
    "funding/": None,
    "measures/": None,
    "overview/": None,
    "agencies/": None,
}
"""Pages that have the panel, and the rows of their table where they are few."""


def whole() -> list[list[str]]:
    made = built().folder.joinpath("data/measures.csv").read_text(encoding="utf-8-sig")
    return list(csv.reader(StringIO(made, newline="")))


def taken(page: Page, kind: str) -> bytes:
    with page.expect_download() as download:
        page.locator(f"[data-table={kind}]").click()
    return download.value.path().read_bytes()


@pytest.mark.parametrize("path", KINDS)
def test_every_kind_of_page_has_one_panel_with_its_link_and_table(path: str) -> None:
    [panel] = by_class(content(site(), path), "take")
    assert text(find(panel, "./h2")[0]) == said("take.title")
    assert said("copy.page") in text(panel)
    assert len(find(panel, ".//*[@data-table]")) == 2


@pytest.mark.parametrize("path", [path for path, rows in KINDS.items() if rows])
def test_the_table_has_the_rows_of_the_page_and_no_other_as_the_file_has_them(
    page: Page, address: str, path: str
) -> None:
    page.goto(f"{address}{path}")
    made = taken(page, "csv")
    assert made.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(made.decode("utf-8-sig"), newline="")))
    head, *all_rows = whole()
    wanted = KINDS[path]
    assert wanted
    assert rows[0] == head
    # In the order of the page, whose subsections come first.
    assert sorted(rows[1:]) == sorted(row for row in all_rows if row[0] in wanted)
    assert len(rows) == len(wanted) + 1
    [sheet] = load_workbook(BytesIO(taken(page, "xlsx")))
    assert [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)] == rows


def test_a_filtered_list_is_taken_as_it_stands_and_nothing_is_sent(
    page: Page, address: str
) -> None:
    page.goto(f"{address}measures/?deadline=2025-08")
    expect(page.locator(".filters[data-shown]")).to_be_attached()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    rows = list(csv.reader(StringIO(taken(page, "csv").decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows[1:]] == ["37-2", "47-1"]
    local = [one for one in asked if not one.startswith("blob:")]
    assert local == [built().asset("take.js"), "data/measures.csv"]
    page.goto(f"{address}measures/?sort=sum")
    expect(page.locator(".filters[data-shown]")).to_be_attached()
    [sheet] = load_workbook(BytesIO(taken(page, "xlsx")))
    first = [row[0] for row in sheet.iter_rows(values_only=True)]
    assert first[1] == "44"
    assert len(first) == len(site_support.dataset().plan.measures) + 1


def test_where_nothing_is_left_by_the_filter_nothing_but_the_head_is_taken(
    page: Page, address: str
) -> None:
    page.goto(f"{address}measures/?section=1&deadline=2025-08")
    expect(page.locator(".filters[data-shown]")).to_be_attached()
    rows = list(csv.reader(StringIO(taken(page, "csv").decode("utf-8-sig"), newline="")))
    assert rows == whole()[:1]


def test_a_table_that_cannot_be_made_leads_to_the_whole_file(page: Page, address: str) -> None:
    page.goto(f"{address}topics/media/")
    page.route("**/take*.js", lambda route: route.abort())
    with page.expect_download() as download:
        page.locator("[data-table=csv]").click()
    assert download.value.url == f"{address}data/measures.csv"
