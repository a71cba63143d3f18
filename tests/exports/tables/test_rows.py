"""Tables: what stands in them is the dataset's, word for word and sum for sum."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import pytest

import site_support
from plan_site.analysis import deadlines
from plan_site.analysis.redline import words_of
from plan_site.dataset.plan import Plan
from plan_site.exports.tables.rows import tables
from plan_site.exports.tables.schema import Cell, Table
from site_support import Change, said, with_100, with_748, with_html
from support import ROWS

OFFICIAL = ("text", "completion", "deadline", "cost", "funding")
PLANS: list[tuple[Change, ...]] = [(), (with_748,), (with_748, with_100), (with_html,)]


@cache
def made(*changes: Change) -> dict[str, Table]:
    return {table.name: table for table in tables(site_support.views(*changes))}


def records(table: Table) -> Iterator[dict[str, Cell]]:
    names = [column.name for column in table.columns]
    return (dict(zip(names, row, strict=True)) for row in table.rows)


def plan(*changes: Change) -> Plan:
    return site_support.dataset(*changes).plan


def test_the_columns_of_the_measures_are_as_promised() -> None:
    names = [column.name for column in made()["measures"].columns]
    assert ",".join(names) == (
        "number,section,subsection,text,completion,deadline,responsible,cost,funding,act,effect,"
        "label,topics,url"
        # Behind what was promised first.
        ",due,edtf,deadline_kind,subsection_title,note"
    )


def test_the_other_columns_are_as_promised() -> None:
    found = {name: [column.name for column in table.columns] for name, table in made().items()}
    assert found["deadlines"] == ["measure", "due", "precision", "body", "recipient", "ends"]
    assert found["responsibilities"] == ["measure", "order", "agency", "role"]
    assert found["funding"] == [
        *("measure", "year", "printed", "million_tenge", "kind", "note"),
        *("unit", "budget", "period", "total"),
    ]
    assert found["agencies"] == [
        *("abbreviation", "slug", "name", "act", "document", "many", "measures", "note", "url")
    ]
    assert found["glossary"] == ["abbreviation", "name", "kind", "url"]


@pytest.mark.parametrize("changes", PLANS)
def test_every_official_word_is_the_datasets(changes: tuple[Change, ...]) -> None:
    rows = {str(record["number"]): record for record in records(made(*changes)["measures"])}
    measures = plan(*changes).measures
    assert [*rows] == [measure.number for measure in measures]
    for measure in measures:
        for field in OFFICIAL:
            assert rows[measure.number][field] == words_of(measure.current, field)


@pytest.mark.parametrize("changes", PLANS)
def test_a_measures_notes_stand_in_its_row_with_the_year_that_they_doubt(
    changes: tuple[Change, ...],
) -> None:
    rows = {str(record["number"]): record for record in records(made(*changes)["measures"])}
    doubted = 0
    for measure in plan(*changes).measures:
        told = rows[measure.number]["note"]
        assert (told is None) == (not measure.notes)
        for note in measure.notes:
            assert note.text in str(told)
            if note.doubtful:
                doubted += 1
                assert f"{note.doubtful} – {said('sum.doubtful')}. {note.text}" in str(told)
    assert doubted or changes == (with_html,)


def test_official_columns_are_marked_so() -> None:
    columns = made()["measures"].columns
    assert {column.name for column in columns if column.official} == set(OFFICIAL)


def test_bodies_and_topics_are_joined_in_their_order() -> None:
    row = next(r for r in records(made()["measures"]) if r["number"] == "44")
    assert row["responsible"] == "; ".join(plan().measure("44").current.responsible.agencies)
    assert row["topics"] == "; ".join(plan().topic(t).name for t in plan().measure("44").topics)


@pytest.mark.parametrize("changes", PLANS)
def test_every_duty_is_a_row_with_its_order(changes: tuple[Change, ...]) -> None:
    found = [tuple(record.values()) for record in records(made(*changes)["responsibilities"])]
    assert found == [
        (measure.number, at + 1, body, None)
        for measure in plan(*changes).measures
        for at, body in enumerate(measure.current.responsible.agencies)
    ]


@pytest.mark.parametrize("changes", PLANS)
def test_every_date_of_every_body_is_a_row(changes: tuple[Change, ...]) -> None:
    found = [*records(made(*changes)["deadlines"])]
    of = {m.number: m for m in plan(*changes).measures if m.number not in plan(*changes).repeals}
    assert [(r["measure"], r["due"], r["body"]) for r in found] == [
        (number, due.iso, body)
        for number, measure in of.items()
        for due in deadlines.dates(plan(*changes), measure)
        for body in measure.current.responsible.agencies
    ]
    for record in found:
        recipients = of[str(record["measure"])].current.completion.recipients
        assert record["recipient"] == ("; ".join(recipients) or None)


def test_a_month_ends_on_its_last_day() -> None:
    [row] = [
        r for r in records(made()["deadlines"]) if r["measure"] == "29-1" and r["body"] == "ОМ"
    ]
    assert (row["due"], row["precision"], row["ends"]) == ("2025-12", "month", "2025-12-31")


def test_a_subsection_stands_with_its_title_too() -> None:
    rows = {str(r["number"]): r for r in records(made()["measures"])}
    assert rows["29-1"]["subsection_title"] == "2.1. Қысқа мерзімді шаралар"
    assert rows["6"]["subsection"] is rows["6"]["subsection_title"] is None


def test_every_sum_is_a_row_as_printed_and_as_a_number() -> None:
    found = [r for r in records(made()["funding"]) if r["year"] is not None]
    assert [(r["measure"], r["year"], r["printed"]) for r in found] == [
        (m.number, a.year, a.printed) for m in plan().measures for a in m.current.cost.amounts
    ]
    assert len(found) == 9
    for record in found:
        assert record["million_tenge"] == Decimal(str(record["printed"]).replace(",", "."))


def test_an_absent_figure_is_no_zero() -> None:
    without = [r for r in records(made()["funding"]) if r["year"] is None]
    assert [r["measure"] for r in without] == [n for n in ROWS if n not in ("42", "43", "44")]
    assert {r["million_tenge"] for r in without} == {None}
    kinds = {str(r["measure"]): r["kind"] for r in without}
    assert {n for n, kind in kinds.items() if kind == "no_figure"} == {"29-2", "37-1", "47-1"}


def test_the_doubtful_sum_alone_is_marked() -> None:
    word = site_support.said("sum.doubtful")
    marked = [
        (r["measure"], r["year"])
        for r in records(made()["funding"])
        if r["note"] and word in str(r["note"])
    ]
    assert marked == [("44", 2025)]


def test_bodies_and_abbreviations_are_all_there() -> None:
    agencies = [r["abbreviation"] for r in records(made()["agencies"])]
    assert agencies == [agency.abbreviation for agency in plan().agencies]
    glossary = [(r["abbreviation"], r["name"]) for r in records(made()["glossary"])]
    assert glossary == [(e.abbreviation, e.name) for e in plan().abbreviations.values()]
    assert len(glossary) == 13


def test_a_body_that_is_many_says_so() -> None:
    assert [r["abbreviation"] for r in records(made()["agencies"]) if r["many"]] == ["ЖАО"]


@pytest.mark.parametrize("changes", PLANS)
def test_a_column_holds_what_it_declares(changes: tuple[Change, ...]) -> None:
    kinds = {"string": str, "integer": int, "number": Decimal, "boolean": bool, "date": str}
    for table in made(*changes).values():
        assert table.rows
        for record in records(table):
            for column in table.columns:
                cell = record[column.name]
                assert cell is not None or not column.required, (table.name, column.name)
                assert cell is None or isinstance(cell, kinds[column.type])
                assert not column.codes or cell is None or cell in column.codes
        keys = [tuple(record[name] for name in table.key) for record in records(table)]
        assert len(set(keys)) == len(keys), table.name


def test_each_column_and_table_has_words_of_its_own() -> None:
    for table in made().values():
        said_of = [column.description for column in table.columns]
        assert len(set(said_of)) == len(said_of)
        assert table.title
        assert table.description


def test_an_example_is_a_value_that_stands_there() -> None:
    table = made()["measures"]
    columns = {column.name: column for column in table.columns}
    assert table.example(columns["number"]) == "6"
    assert table.example(columns["subsection"]) == "1.2"
