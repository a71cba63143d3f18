"""CSV: what a program reads is the table, and no cell runs in a spreadsheet."""

import csv
import io
from decimal import Decimal
from functools import cache
from typing import Final

import pytest

import site_support
from formulas import PAYLOADS, with_formulas
from plan_site.exports.tables.csv_file import cell_text, csv_file, inert
from plan_site.exports.tables.rows import tables
from site_support import Change, with_748, with_html

SIGNS: Final = tuple("=+-@＝＋－＠")
"""With which of them a cell begins, a spreadsheet may run it; a lone "-" it does not."""
ENDS: Final = tuple(";\t\r\n")
"""What ends a cell, here or there."""


@cache
def made(*changes: Change) -> dict[str, bytes]:
    return {t.name: csv_file(t) for t in tables(site_support.views(*changes))}


def read(content: bytes) -> list[list[str]]:
    return [*csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)]


def test_a_file_opens_with_the_mark_by_which_excel_knows_kazakh() -> None:
    for content in made().values():
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\xef\xbb\xbf") == 1


def test_lines_end_as_rfc_4180_wants() -> None:
    for content in made().values():
        assert content.endswith(b"\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize("changes", [(), (with_748,), (with_html,)])
def test_what_is_read_is_what_the_table_holds(changes: tuple[Change, ...]) -> None:
    for table in tables(site_support.views(*changes)):
        head, *rows = read(made(*changes)[table.name])
        assert head == [column.name for column in table.columns]
        assert len(rows) == len(table.rows)
        for row, cells in zip(rows, table.rows, strict=True):
            assert row == [cell_text(cell) for cell in cells]


def test_no_official_word_of_today_needs_a_guard() -> None:
    for table in tables(site_support.views()):
        for row in table.rows:
            assert [c for c in row if isinstance(c, str) and inert(c) != c] == []


def test_the_acts_own_sign_for_nothing_stays() -> None:
    row = next(row for row in read(made()["measures"]) if row[0] == "47-1")
    assert row[7] == "-"
    assert inert("-") == "-"


@pytest.mark.parametrize("sign", SIGNS)
def test_what_would_run_is_guarded(sign: str) -> None:
    assert inert(f"{sign}1+1") == f"'{sign}1+1"
    assert inert(f" {sign}1") == f"' {sign}1"


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("sign", SIGNS)
def test_what_would_run_in_a_cell_of_its_own_is_guarded(sign: str, end: str) -> None:
    for between in ("", " ", '"', ' "'):
        assert inert(f"сөз{end}{between}{sign}1") == f"сөз{end}'{between}{sign}1"


@pytest.mark.parametrize("end", ENDS[1:])
def test_a_cell_that_begins_with_the_end_of_one_is_guarded(end: str) -> None:
    assert inert(f"{end}сөз") == f"'{end}сөз"


@pytest.mark.parametrize(
    "text", ["29-1", "ОМ; ДСМ", "«-»", "1=1", "a@b", "'кеше'", "; -", "а; -; б", "а; 29-1"]
)
def test_what_runs_nothing_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


def test_no_formula_of_a_dataset_runs() -> None:
    found = [
        cell for content in made(with_formulas).values() for row in read(content) for cell in row
    ]
    for payload in PAYLOADS:
        assert payload not in found
        assert f"'{payload}" in found
    assert """сөз;'=1+1;' "@SUM(A1)""" in found
    for end in (",", ";", "\t"):
        for content in made(with_formulas).values():
            text = io.StringIO(content.decode("utf-8-sig"), newline="")
            cells = [cell for row in csv.reader(text, delimiter=end) for cell in row]
            assert [c for c in cells if c.lstrip().startswith(SIGNS) and c != "-"] == []


def test_numbers_are_exact_and_have_a_dot() -> None:
    assert cell_text(Decimal("1001355.68")) == "1001355.68"
    assert cell_text(Decimal("1E+3")) == "1000"
    assert cell_text(None) == ""
    assert (cell_text(True), cell_text(False)) == ("true", "false")
    assert cell_text(2025) == "2025"
