"""How a fault is told: the record, the field, the place."""

from typing import Any

import pytest

from plan_site.faults import RECORDS, Fault, PlanError, ValuePath, describe, value_at
from support import fresh_tree

TREE: Any = {
    "plan": {"title": "Жоспар"},
    "acts": [{"number": "392", "body": [{"rows": ["6"]}]}, {"date": "x"}, "no record"],
    "sections": [{"number": "1", "subsections": [{"number": "1.2", "title": "x"}]}],
    "measures": [
        {"number": "6", "versions": [{"act": "392", "text": "x"}]},
        {"number": "28", "versions": [{"act": "748"}, {"act": "392"}, {"text": "x"}]},
        {"number": "42", "topics": ["a"], "notes": [{"field": "cost"}]},
    ],
    "help": {"lines": [{"number": "111"}]},
}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((), ""),
        (("plan",), "plan"),
        (("plan", "title"), "plan: title"),
        (("acts",), "acts"),
        (("acts", 0), "act 392"),
        (("acts", 0, "date"), "act 392: date"),
        (("acts", 0, "body", 0, "rows", 0), "act 392: body: rows"),
        (("acts", 1, "number"), "act ?: number"),
        (("acts", 2), "acts"),
        (("sections", 0, "subsections", 0, "title"), "section 1: subsection 1.2: title"),
        (("measures", 0, "versions", 0, "text"), "measure 6: text"),
        (("measures", 0, "versions"), "measure 6: versions"),
        (("measures", 1, "versions", 0, "text"), "measure 28: act 748: text"),
        (("measures", 1, "versions", 1, "text"), "measure 28: act 392: text"),
        (("measures", 1, "versions", 2, "act"), "measure 28: act ?: act"),
        (("measures", 2, "topics", 0), "measure 42: topics"),
        (("measures", 2, "notes", 0, "text"), "measure 42: notes: text"),
        (("measures", 9, "label"), "measures: label"),
        (("help", "lines", 0, "number"), "help: lines: number"),
        (("mesures",), "mesures"),
    ],
)
def test_a_place_is_told_as_a_reader_calls_it(path: ValuePath, words: str) -> None:
    assert describe(TREE, path) == words


def test_every_kind_of_named_record_is_called_by_its_name() -> None:
    tree = fresh_tree()
    told = {key: describe(tree, (key, 0)) for key in RECORDS if key != "subsections"}
    assert told == {
        "acts": "act 748",
        "sections": "section 1",
        "agencies": "agency ОМ",
        "terms": "term РБ",
        "topics": "topic violence",
        "measures": "measure 6",
    }


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("plan", "title"), "Жоспар"),
        (("acts", 0, "number"), "392"),
        (("acts", -1), None),
        (("acts", 9), None),
        (("acts", "number"), None),
        (("plan", 0), None),
        (("plan", "no"), None),
        (("plan", "title", 0), None),
        (("no", "no", 0), None),
    ],
)
def test_a_value_is_found_by_its_path_or_is_none(path: ValuePath, value: Any) -> None:
    assert value_at(TREE, path) == value
    assert value_at(TREE, ()) is TREE


def test_an_error_holds_every_line_and_prints_them_one_below_the_other() -> None:
    error = PlanError(line for line in ("a:1:1: x", "a:2:1: y"))
    assert error.lines == ("a:1:1: x", "a:2:1: y")
    assert str(error) == "a:1:1: x\na:2:1: y"


def test_faults_are_equal_when_they_say_the_same_of_the_same_place() -> None:
    assert Fault(path=("a",), message="x") == Fault(path=("a",), message="x")
    assert Fault(path=("a",), message="x") != Fault(path=("a",), message="x", letter=1)
