"""The panel to take a page away: a table of what is shown, made in the reader's browser."""

import csv
from io import BytesIO, StringIO
from typing import Final

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

import site_support
from plan_site.exports.tables import rows
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


OWN: Final = {"deadlines/": "deadlines", "funding/": "funding", "agencies/": "agencies"}
"""Pages that take a table of their own; all others take the measures."""


def whole(table: str = "measures") -> list[list[str]]:
    made = built().folder.joinpath(f"data/{table}.csv").read_text(encoding="utf-8-sig")
    return list(csv.reader(StringIO(made, newline="")))


def heads(table: str) -> list[str]:
    return [column.title for column in rows.TABLES[table](site_support.views()).columns]


def taken(page: Page, kind: str) -> bytes:
    with page.expect_download() as download:
        page.locator(f"[data-table={kind}]").click()
    return download.value.path().read_bytes()


def sheets_of(page: Page) -> list[list[list[object]]]:
    return [
        [
            ["" if cell is None else cell for cell in row]
            for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in load_workbook(BytesIO(taken(page, "xlsx")))
    ]


def sheet_of(page: Page) -> list[list[object]]:
    table, _ = sheets_of(page)
    return table


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("path", KINDS)
def test_every_kind_of_page_has_one_panel_with_its_link_and_table(path: str) -> None:
    [panel] = by_class(content(site(), path), "take")
    assert text(find(panel, "./h2")[0]) == said("take.title")
    assert said("copy.page") in text(panel)
    assert len(find(panel, ".//*[@data-table]")) == 2


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("path", [path for path, rows in KINDS.items() if rows])
def test_the_table_has_the_rows_of_the_page_and_no_other_as_the_file_has_them(
    page: Page, address: str, path: str
) -> None:
    page.goto(f"{address}{path}")
    made = taken(page, "csv")
    assert made.startswith(b"\xef\xbb\xbf")
    head, *found = csv.reader(StringIO(made.decode("utf-8-sig"), newline=""))
    promised, *all_rows = whole()
    wanted = KINDS[path]
    assert wanted
    assert head == promised
    # In the order of the page, whose subsections come first.
    assert sorted(found) == sorted(row for row in all_rows if row[0] in wanted)
    assert len(found) == len(wanted)
    named, *cells = sheet_of(page)
    assert named[: len(head)] == heads("measures")
    assert [row[: len(head)] for row in cells] == found


def test_a_doubted_sum_is_taken_with_its_doubt_in_its_row_and_as_a_number_behind(
    page: Page, address: str
) -> None:
    page.goto(f"{address}measures/44/")
    named, row = sheet_of(page)
    told = dict(zip(map(str, named), row, strict=True))
    assert "1001355,68" in str(told[said("field.cost")])
    assert said("sum.doubtful") in str(told[said("note.title")])
    sums = {year: told[f"{said('table.million')}, {year}"] for year in (2023, 2024, 2025)}
    assert sums == {2023: 81599.203, 2024: 92327.978, 2025: 1001355.68}
    csv_head, csv_row = csv.reader(StringIO(taken(page, "csv").decode("utf-8-sig"), newline=""))
    assert said("sum.doubtful") in dict(zip(csv_head, csv_row, strict=True))["note"]


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("path", OWN)
def test_a_page_of_another_kind_takes_the_table_of_its_own(
    page: Page, address: str, path: str
) -> None:
    page.goto(f"{address}{path}")
    names, *cells = whole(OWN[path])
    assert len(cells) > 3
    made = list(csv.reader(StringIO(taken(page, "csv").decode("utf-8-sig"), newline="")))
    assert made == [names, *cells]
    named, *found = sheet_of(page)
    assert named == heads(OWN[path])
    numbers = [at for at, name in enumerate(names) if name in {"year", "million_tenge", "measures"}]
    for row, told in zip(found, cells, strict=True):
        for at, cell in enumerate(told):
            assert row[at] == (float(cell) if at in numbers and cell else cell)
            assert isinstance(row[at], str) == (at not in numbers or not cell)


def test_heads_are_in_the_language_of_the_page(page: Page, editions: str) -> None:
    page.goto(f"{editions}ru/measures/44/")
    [named, _], meanings = sheets_of(page)
    assert named[:2] == ["№", "Раздел"]
    means = {line[1]: (line[0], str(line[2])) for line in meanings}
    assert means["effect"][0] == "Вид изменения"
    assert "substituted – в новой редакции; " in means["effect"][1]
    assert means["text"][1].endswith("Официальные слова, на казахском.")
    assert "Наше пояснение" in named
    assert "Сумма числом (млн тенге), 2025" in named


def test_a_filtered_list_is_taken_as_it_stands_and_nothing_is_sent(
    page: Page, address: str
) -> None:
    page.goto(f"{address}measures/?deadline=2025-08")
    expect(page.locator(".filters[data-shown]")).to_be_attached()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    with page.expect_download() as download:
        page.locator("[data-table=csv]").click()
    assert download.value.suggested_filename == "measures-part.csv"
    made = download.value.path().read_text("utf-8-sig")
    found = list(csv.reader(StringIO(made, newline="")))
    assert [row[0] for row in found[1:]] == ["37-2", "47-1"]
    local = [one for one in asked if not one.startswith("blob:")]
    assert local == [built().asset("take.js"), "data/measures.csv"]
    page.goto(f"{address}measures/?sort=sum")
    expect(page.locator(".filters[data-shown]")).to_be_attached()
    with page.expect_download() as download:
        page.locator("[data-table=csv]").click()
    assert download.value.suggested_filename == "measures.csv"
    first = [row[0] for row in sheet_of(page)]
    assert first[1] == "44"
    assert len(first) == len(site_support.dataset().plan.measures) + 1


def test_where_nothing_is_left_by_the_filter_nothing_but_the_head_is_taken(
    page: Page, address: str
) -> None:
    page.goto(f"{address}measures/?section=1&deadline=2025-08")
    expect(page.locator(".filters[data-shown]")).to_be_attached()
    found = list(csv.reader(StringIO(taken(page, "csv").decode("utf-8-sig"), newline="")))
    assert found == whole()[:1]


def test_a_table_that_cannot_be_made_leads_to_the_whole_file(page: Page, address: str) -> None:
    page.goto(f"{address}topics/media/")
    page.route("**/take*.js", lambda route: route.abort())
    with page.expect_download() as download:
        page.locator("[data-table=csv]").click()
    assert download.value.url == f"{address}data/measures.csv"
