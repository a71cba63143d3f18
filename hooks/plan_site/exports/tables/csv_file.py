"""Tables → CSV that opens right in a spreadsheet: UTF-8 with a byte order mark, RFC 4180.

A cell that a spreadsheet would run as a formula gets an apostrophe before it, which the reader
of such a cell has to take off again. So does what stands behind a semicolon, tab or line end in a
cell: Excel in Kazakh and Russian ends a cell there. A lone "-", the acts' own sign for nothing,
runs nothing and stays. No official word of today's plan needs one.
"""

import csv
import io
import re
from decimal import Decimal
from typing import Final

from plan_site.exports.tables.schema import Cell, Table

FORMULA: Final = re.compile(
    r'^(?=[\s"]*[=+\-@＝＋－＠]|[\t\r\n])'
    r'|(?<=[;\t\r\n])(?=[\s"]*(?!-\s*(?:;|\Z))[=+\-@＝＋－＠])'
)
"""Where a text opens what Excel, LibreOffice or Google's spreadsheet takes for a formula.

Blanks before the sign hide it from no spreadsheet, nor do quotes behind the end of a cell.
"""
NOTHING: Final = "-"
GUARD: Final = "'"


def csv_file(table: Table) -> bytes:
    """The table with its columns' names as the first line."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([cell_text(cell) for cell in row] for row in table.rows)
    return made.getvalue().encode("utf-8-sig")


def cell_text(cell: Cell) -> str:
    """A cell as its letters: nothing known is empty, a number has a dot, a date is ISO 8601."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, str):
        return inert(cell)
    return str(cell)


def inert(text: str) -> str:
    """The text, such that no spreadsheet runs it."""
    return text if text == NOTHING else FORMULA.sub(GUARD, text)
