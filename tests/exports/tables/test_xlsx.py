"""The spreadsheet, as openpyxl opens it: text is text, sums and days are values, nothing runs."""

import io
import os
import subprocess
import sys
from datetime import datetime
from functools import cache
from typing import Any

import openpyxl
import pytest

import site_support
from formulas import PAYLOADS, with_formulas
from plan_site.exports.downloads import downloads
from plan_site.exports.tables.rows import tables
from plan_site.exports.tables.xlsx import shown
from site_support import Change, with_100, with_748, with_html
from support import ROOT


@cache
def content(*changes: Change) -> bytes:
    return downloads(site_support.views(*changes))["data/plan.xlsx"]


@cache
def book(*changes: Change) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content(*changes)))


def cells(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_its_sheets_have_kazakh_names_and_the_measures_come_first() -> None:
    assert book().sheetnames == [
        *("Іс-шаралар", "Мерзімдер", "Жауапты орындаушылар", "Қаржыландыру"),
        *("Органдар", "Қысқартулар", "Аудармалар", "Бағандар", "Файл туралы"),
    ]


@pytest.mark.parametrize("changes", [(), (with_748, with_100), (with_html,), (with_formulas,)])
def test_every_cell_is_the_tables(changes: tuple[Change, ...]) -> None:
    for table in tables(site_support.views(*changes)):
        head, *rows = cells(book(*changes)[table.title])
        assert head == [column.title for column in table.columns]
        assert len(rows) == len(table.rows)
        for row, given in zip(rows, table.rows, strict=True):
            for cell, value, column in zip(row, given, table.columns, strict=True):
                wanted = shown(value, column)
                assert cell == (float(wanted) if column.type == "number" and wanted else wanted)


def test_numbers_of_rows_and_subsections_are_no_days() -> None:
    rows = {row[0].value: row for row in book()["Іс-шаралар"].iter_rows(min_row=2)}
    assert rows["29-1"][0].data_type == "s"
    assert (rows["29-1"][2].value, rows["29-1"][2].data_type) == ("2.1", "s")
    assert rows["29-1"][0].number_format == "@"


def test_sums_are_numbers_and_the_day_of_the_act_is_a_day() -> None:
    sums = [row[3] for row in book()["Қаржыландыру"].iter_rows(min_row=2) if row[3].value]
    assert [cell.data_type for cell in sums] == ["n"] * 9
    assert 1001355.68 in [cell.value for cell in sums]
    days = [c.value for row in book()["Файл туралы"].iter_rows() for c in row if c.is_date]
    assert days == [datetime(2025, 5, 30)]


def test_a_code_is_shown_in_words() -> None:
    said = {row[10] for row in cells(book()["Іс-шаралар"])[1:]}
    assert said == {"қосылды", "жаңа редакцияда"}


def test_the_head_stays_in_sight_and_rows_can_be_filtered() -> None:
    for sheet in book().worksheets[:-1]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_columns_fit_what_they_hold() -> None:
    widths = book()["Іс-шаралар"].column_dimensions
    assert widths["D"].width > 50
    assert 9 <= widths["A"].width < 15


def test_a_row_is_as_high_as_its_longest_cell_needs() -> None:
    sheet = book()["Іс-шаралар"]
    heights = {row[0].value: sheet.row_dimensions[row[0].row].height for row in sheet["A2:A18"]}
    assert heights["44"] < heights["37-2"]
    for number, text in ((row[0].value, row[3].value) for row in sheet["A2:D18"]):
        assert heights[number] >= 15 * len(text) / 60


@pytest.mark.parametrize("changes", [(with_formulas,), (with_html,)])
def test_no_cell_is_a_formula_or_a_link(changes: tuple[Change, ...]) -> None:
    found = [cell for sheet in book(*changes) for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in found if cell.data_type == "f" or cell.hyperlink] == []
    if changes == (with_formulas,):
        assert set(PAYLOADS) <= {cell.value for cell in found}


def test_the_licence_is_said_in_it() -> None:
    told = [cell for row in cells(book()["Файл туралы"]) for cell in row]
    assert site_support.words().get("data.licence.text") in told
    assert site_support.words().get("footer.unofficial") in told


MAKE = """
import hashlib, site_support
from plan_site.exports.downloads import downloads
for address, content in sorted(downloads(site_support.views()).items()):
    print(address, hashlib.sha256(content).hexdigest())
"""


def made_under(**environment: str) -> str:
    paths = os.pathsep.join(str(ROOT / name) for name in ("hooks", "tests"))
    done = subprocess.run(
        [sys.executable, "-P", "-c", MAKE],
        env=os.environ | {"PYTHONPATH": paths} | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.thorough
def test_every_download_is_the_same_bytes_in_another_process_and_time_zone() -> None:
    one = made_under(PYTHONHASHSEED="1", TZ="Asia/Almaty")
    other = made_under(PYTHONHASHSEED="2", TZ="America/New_York")
    assert one.count("\n") > 8
    assert one == other
