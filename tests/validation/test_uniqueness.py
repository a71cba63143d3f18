"""What may stand only once."""

from typing import Any

import pytest

from plan_site.dataset import entries
from plan_site.faults import ValuePath
from plan_site.validation.uniqueness import faults
from support import ACT, drop, measure, put, value, wording

DOCUMENT = {"title": "x", "date": "2025-01-01", "issuer": "x", "address": "https://a.kz/x"}


def told(tree: Any) -> list[tuple[ValuePath, str]]:
    return [(fault.path, fault.message) for fault in faults(entries.read(tree))]


def test_the_real_dataset_holds_nothing_twice(tree: Any) -> None:
    assert told(tree) == []


@pytest.mark.parametrize(
    ("path", "other", "where"),
    [
        (("sections", 1, "label"), ("sections", 0, "label"), "section 1: label"),
        (("topics", 3, "name"), ("topics", 0, "name"), "topic violence: name"),
        (("agencies", 3, "name"), ("agencies", 0, "name"), "agency ОМ: name"),
        (("terms", 1, "name"), ("agencies", 0, "name"), "agency ОМ: name"),
        (("help", "lines", 1, "number"), ("help", "lines", 0, "number"), "help: lines: number"),
        (("help", "words", 5), ("help", "words", 0), "help: words"),
        (measure("49", "label"), measure("6", "label"), "measure 6: label"),
    ],
)
def test_a_value_that_stands_again_is_told_with_where_it_stands_first(
    tree: Any, path: ValuePath, other: ValuePath, where: str
) -> None:
    said = value(tree, other)
    put(tree, path, said.upper())
    assert told(tree) == [(path, f"«{said.upper()}» stands in {where} already; give each its own")]


def test_rows_of_one_wording_may_share_their_label(tree: Any) -> None:
    put(tree, measure("49", "label"), value(tree, measure("6", "label")))
    assert len(told(tree)) == 1
    put(tree, wording("49", "text"), value(tree, wording("6", "text")))
    assert told(tree) == []


def test_a_document_stands_once_in_a_measure_but_may_stand_in_two(tree: Any) -> None:
    put(tree, measure("6", "documents"), [dict(DOCUMENT)])
    put(tree, measure("28", "documents"), [dict(DOCUMENT)])
    assert told(tree) == []
    put(tree, measure("28", "documents", 1), dict(DOCUMENT))
    assert [path for path, _ in told(tree)] == [measure("28", "documents", 1, "address")]


@pytest.mark.parametrize("key", ["torn", "displaced"])
def test_an_act_declares_a_thing_once(tree: Any, key: str) -> None:
    declared = value(tree, (*ACT, key))
    declared.append(dict(declared[0]))
    place = (*ACT, key, len(declared) - 1)
    assert [path[:4] for path, _ in told(tree)] == [place]


def test_a_cell_may_be_torn_in_two_fields(tree: Any) -> None:
    declared = value(tree, (*ACT, "torn"))
    declared.append(dict(declared[0], field="completion"))
    assert told(tree) == []


def test_what_is_no_text_is_not_compared(tree: Any) -> None:
    for path in [measure("6", "label"), measure("28", "label")]:
        put(tree, path, ["x"])
    drop(tree, ("help",))
    put(tree, ("topics",), "x")
    assert told(tree) == []
