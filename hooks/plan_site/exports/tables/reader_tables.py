"""Sheets for the readers of one edition: the measures in its language, and what the columns and
codes of the other sheets mean."""

from collections.abc import Iterator, Sequence
from typing import Final

from plan_site.exports.tables import rows
from plan_site.exports.tables.schema import Cell, Column, Columns, Table
from plan_site.language.catalogue import Words
from plan_site.publication.edition import Edition
from plan_site.publication.shown_plan import VALUES

BEHIND: Final = ("act", "effect", "due", "topics", "note")
"""Columns of the measures' table that are ours, as the edition says them."""

Row = tuple[str, str, str, str]
"""The sheet, what stands there at the head or in a cell, its name in CSV, what it means."""


def measures_in(edition: Edition) -> Table:
    """The measures as an edition in another language shows them, beside the acts' own words."""
    w, column = edition.words, Columns(edition.words, "measures")
    told = rows.measures(edition)
    behind = [at for at, each in enumerate(told.columns) if each.name in BEHIND]
    made = list[tuple[Cell, ...]]()
    for shown, row in zip(edition.plan.measures, told.rows, strict=True):
        official = edition.official.measure(shown.number).current.text
        values = (getattr(shown.current, field).said for field in VALUES)
        own = (shown.number, shown.label, shown.current.text, *values, official)
        made.append((*own, *(row[at] for at in behind)))
    return Table(
        name=f"measures-{w.language}",
        title=w.get("language.name"),
        description=w.get("measure.translation.ours"),
        columns=(
            column("number", "field.number"),
            column("label", "table.label"),
            column("text", "measure.translation"),
            *(column(field, f"field.{field}") for field in VALUES),
            column("text", "field.text", official=True),
            *(told.columns[at] for at in behind),
        ),
        rows=tuple(made),
        key=("number",),
    )


def columns(tables: Sequence[Table], told: Sequence[Table], words: Words) -> Table:
    """The columns and codes of tables, said in a reader's words, in which they are `told` again."""
    heads = {
        "sheet": words.get("table.columns.in"),
        "head": words.get("table.columns.shown"),
        "name": words.get("table.columns.csv"),
        "meaning": words.get("data.field.meaning"),
    }
    return Table(
        name=f"columns-{words.language}",
        title=words.get("table.columns"),
        description=words.get("data.fields.text"),
        columns=tuple(
            Column(name=name, title=title, description=title) for name, title in heads.items()
        ),
        rows=tuple(_rows(tables, told, words.get("data.field.official"))),
        key=("sheet", "name"),
    )


def _rows(tables: Sequence[Table], told: Sequence[Table], official: str) -> Iterator[Row]:
    for table, same in zip(tables, told, strict=True):
        for column, said in zip(table.columns, same.columns, strict=True):
            what = f"{said.description} {official}" if said.official else said.description
            yield table.title, column.title, column.name, what
            for code, shown in column.codes.items():
                yield table.title, shown, f"{column.name}={code}", said.codes[code]
