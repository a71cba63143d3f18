"""The tables to take away: one definition of each for CSV, spreadsheet, data package and page.

Names of columns are English and a promise; titles and descriptions are the catalogue's.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from plan_site.language.catalogue import Words

Cell = str | int | bool | Decimal | None
"""None is an empty cell: nothing is known, or nothing was given."""

JOINT: Final = "; "
"""Between the bodies, or the topics, that stand in one cell."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column; `type` and `format` are Table Schema's (datapackage.org).

    `codes` are the only values it may hold, each with what a reader is shown for it; `official`
    columns hold the acts' own words, letter for letter.
    """

    name: str
    title: str
    description: str
    type: str = "string"
    format: str = "default"
    required: bool = True
    official: bool = False
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows under columns; `key` names the columns that tell rows apart.

    Rows whose first cell is `withheld` are never shown as an example. `references` maps a column
    to the table and the column in which each of its values stands.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...]
    references: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()

    def example(self, column: Column) -> Cell:
        """The first value of a column, for those who read about it; None when it has none."""
        at = self.columns.index(column)
        shown = (row for row in self.rows if row[0] not in self.withheld)
        return next((row[at] for row in shown if row[at] is not None), None)


class Columns:
    """The columns of one table, with their words: `table.<table>.<column>`."""

    def __init__(self, words: Words, table: str) -> None:
        self.words = words
        self.table = table

    def __call__(
        self,
        name: str,
        title: str,
        type: str = "string",
        *,
        format: str = "default",
        required: bool = True,
        official: bool = False,
        codes: Iterable[str] = (),
        said: Callable[[str], str] = str,
    ) -> Column:
        return Column(
            name=name,
            title=self.words.get(title),
            description=self.words.get(f"table.{self.table}.{name}"),
            type=type,
            format=format,
            required=required,
            official=official,
            codes={code: said(code) for code in codes},
        )
