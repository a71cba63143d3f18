"""A broken record is still held against the others, and what mending has done is not told."""

from typing import Any

import pytest

import support
from plan_site.dataset.plan import Measure
from plan_site.faults import Fault, ValuePath
from plan_site.validation.recovery import STAND_INS, Mended
from support import ACT, drop, fresh_tree, judged, measure, put, wording

SECTION = (measure("42", "section"), "is 2, but act 392 puts the row into section 3")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (measure("42", "label"), ""),
        (measure("42", "label"), ["x"]),
        (measure("42", "lable"), "x"),
        (measure("42", "topics"), []),
        (measure("42", "topics"), ["x"]),
        (measure("42", "topics", 0), "x"),
        (measure("42", "notes"), [{"field": "x", "text": "x"}]),
        (measure("42", "documents"), [{"title": "x"}]),
        (measure("42", "label_only"), "x"),
        *((wording("42", field), "") for field in ("text", "completion", "deadline", "funding")),
        (wording("42", "responsible"), "ОММ"),
    ],
)
def test_another_fault_of_the_record_does_not_hide_its_section(path: ValuePath, value: Any) -> None:
    tree = fresh_tree()
    put(tree, measure("42", "section"), "2")
    put(tree, path, value)
    told = judged(tree)
    assert SECTION in told
    assert len(told) >= 2
    assert {fault[0][: len(path)] for fault in told if fault != SECTION} <= {path, path[:-1]}


@pytest.mark.parametrize("key", ["label", "topics"])
def test_a_missing_value_does_not_hide_the_section(key: str) -> None:
    tree = fresh_tree()
    put(tree, measure("42", "section"), "2")
    drop(tree, measure("42", key))
    assert judged(tree) == [(measure("42", key), "is missing"), SECTION]


@pytest.mark.parametrize("path", [wording("42", "act"), measure("42", "versions", 0)])
def test_a_wording_that_is_struck_is_not_told_as_lacking(path: ValuePath) -> None:
    tree = fresh_tree()
    put(tree, path, "393")
    told = judged(tree)
    assert [fault for fault in told if fault[0][:3] == measure("42", "versions")] == [
        fault for fault in told if fault[0] == path
    ]


def test_an_act_whose_words_are_broken_says_nothing_of_others() -> None:
    tree = fresh_tree()
    put(tree, (*ACT, "body", 5, "heading"), "жоқ")
    told = [path for path, _ in judged(tree)]
    assert told == [(*ACT, "body", 5, "heading")]


def test_every_stand_in_is_a_value_that_the_fields_take() -> None:
    tree = fresh_tree()
    for field, value in STAND_INS.items():
        if field in ("first_year", "last_year"):
            continue
        for path in [measure("49", field), wording("49", field), ("topics", 11, field)]:
            if field in Measure.model_fields or path[0] == "topics" or len(path) == 5:
                parent: Any = tree
                for step in path[:-1]:
                    parent = parent[step]
                if field in parent:
                    parent[field] = value
    told = [fault for fault in support.check(tree)[1] if "392.kk.txt" not in fault.message]
    assert [
        fault for fault in told if "slug" not in fault.path and "topics" not in fault.path
    ] == []


def test_a_fault_is_caused_by_what_was_struck_in_it_or_around_it() -> None:
    done = Mended(replaced={("a", 0, "b")}, struck={("a", 0, "c", 1)})
    causes = {
        ("a", 0, "b"): True,
        ("a", 0, "b", 2): True,
        ("a", 0, "c"): True,
        ("a", 0, "c", 1, "d"): True,
        ("a", 0, "c", 2): False,
        ("a", 0, "d"): False,
    }
    for path, caused in causes.items():
        assert done.causes(Fault(path=path, message="")) is caused, path
