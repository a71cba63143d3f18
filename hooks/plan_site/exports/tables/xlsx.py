"""Tables → one spreadsheet, the file to offer first; the only module that knows XlsxWriter.

Numbers of rows and subsections are text, for a spreadsheet reads 29-1 as a day in January; sums
and dates are values. No cell is a formula or a link, whatever it holds.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from textwrap import wrap
from typing import Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from plan_site.exports.tables.schema import Cell, Column, Table
from plan_site.publication.masthead_colour import PLUM

WIDE: Final = 60
NARROW: Final = 9
"""Column widths in letters: what is longer is wrapped."""
LINE: Final = 15
HIGHEST: Final = 409
"""Height of a line and of the highest row there may be, in points."""
HEAD: Final = {"bold": True, "bg_color": PLUM, "font_color": "#FFFFFF"}
TEXT: Final = {"text_wrap": True, "valign": "top"}


def spreadsheet(
    tables: Sequence[Table], about: tuple[str, Sequence[tuple[str, str | date]]], day: date
) -> bytes:
    """A sheet a table, then one that tells what the file is: its title, and lines of two cells.

    `day` is the file's own date, for a file knows no clock here.
    """
    made = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(made, options) as book:
        title, lines = about
        book.set_properties({"title": title, "created": datetime(day.year, day.month, day.day)})
        # Decimals as they stand: the number of places is what the act prints.
        formats = {
            "head": book.add_format({**HEAD, **TEXT}),
            "text": book.add_format({**TEXT, "num_format": "@"}),
            "value": book.add_format({"valign": "top", "num_format": "#,##0.###"}),
            "day": book.add_format({"valign": "top", "align": "left", "num_format": "yyyy-mm-dd"}),
            "whole": book.add_format({"valign": "top", "num_format": "0"}),
        }
        for table in tables:
            _sheet(book.add_worksheet(table.title), table, formats)
        sheet = book.add_worksheet(title)
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 90)
        for at, (name, said) in enumerate(lines):
            sheet.write_string(at, 0, name, formats["text"])
            if isinstance(said, date):
                sheet.write_datetime(
                    at, 1, datetime(said.year, said.month, said.day), formats["day"]
                )
            else:
                sheet.write_string(at, 1, said, formats["text"])
    return made.getvalue()


def _sheet(sheet: Worksheet, table: Table, formats: dict[str, object]) -> None:
    lines = [1] * (len(table.rows) + 1)
    for at, column in enumerate(table.columns):
        cells = [shown(row[at], column) for row in table.rows]
        width = _width(column, cells)
        sheet.set_column(at, at, width)
        lines = [
            max(n, _lines(cell, width))
            for n, cell in zip(lines, [column.title, *cells], strict=True)
        ]
        sheet.write_string(0, at, column.title, formats["head"])
        for line, cell in enumerate(cells, start=1):
            if cell is None:
                sheet.write_blank(line, at, None, formats["text"])
            elif isinstance(cell, str):
                sheet.write_string(line, at, cell, formats["text"])
            elif isinstance(cell, Decimal):
                sheet.write_number(line, at, cell, formats["value"])
            else:
                sheet.write_number(line, at, int(cell), formats["whole"])
    # Said, for not every spreadsheet works it out when it opens the file.
    for at, count in enumerate(lines):
        sheet.set_row(at, min(LINE * count, HIGHEST))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(table.rows) + 1}"})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def shown(cell: Cell, column: Column) -> Cell:
    """A cell as a reader of a spreadsheet sees it: words for codes, a sign for yes."""
    if isinstance(cell, bool):
        return "✓" if cell else None
    return column.codes.get(cell, cell) if isinstance(cell, str) else cell


def _lines(cell: Cell, width: int) -> int:
    """How many lines a cell is wrapped into; Kazakh words are long, and break only at blanks."""
    return 1 if cell is None else len(wrap(str(cell), width - 2)) or 1


def _width(column: Column, cells: Sequence[Cell]) -> int:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    # A head is wrapped between words; a word of it is not.
    words = max(len(word) for word in column.title.split())
    return min(max(longest, words + 3, NARROW), WIDE)
