"""YAML ↔ plain values: what is refused before it is read, and where each value stands."""

import pytest

from plan_site.dataset import yaml_file
from plan_site.dataset.yaml_file import UnreadableError, read
from plan_site.faults import Fault


def refusal(text: str) -> tuple[str, tuple[int, int]]:
    with pytest.raises(UnreadableError) as caught:
        read(text)
    return str(caught.value), caught.value.place


def test_a_value_a_key_and_a_letter_have_their_places() -> None:
    tree = read("a:\n- bb: сөз тұр\n  cc: >-\n    екі\n    жол\n  dd: 'үш'\n")
    assert tree.root == {"a": [{"bb": "сөз тұр", "cc": "екі жол", "dd": "үш"}]}
    place = ("a", 0, "bb")
    assert tree.place(Fault(path=place, message="")) == (2, 7)
    assert tree.place(Fault(path=place, message="", key=True)) == (2, 3)
    assert tree.place(Fault(path=place, message="", letter=3)) == (2, 11)
    assert tree.place(Fault(path=("a", 0, "cc"), message="", letter=4)) == (5, 6)
    assert tree.place(Fault(path=("a", 0, "dd"), message="", letter=0)) == (6, 8)


def test_a_letter_behind_the_last_one_is_told_behind_it_and_not_in_the_next_value() -> None:
    tree = read("a: бір\nb: екі\nc: |\n  үш\nd: x\n")
    assert tree.place(Fault(path=("a",), message="", letter=9)) == (1, 7)
    assert tree.place(Fault(path=("c",), message="", letter=2)) == (4, 5)


def test_what_is_missing_is_told_at_what_should_hold_it() -> None:
    tree = read("a:\n- b: 1\n")
    assert tree.place(Fault(path=("a", 0, "c"), message="", letter=1)) == (2, 3)
    assert tree.place(Fault(path=("x", "y"), message="")) == (1, 1)


def test_a_place_is_called_by_the_value_or_the_record_in_which_it_stands() -> None:
    text = "plan:\n  title: сөз\n# сөз\nmeasures:\n- number: 6\n  label: сөз\n"
    tree = read(text)
    assert tree.record_at((2, 11)) == "plan: title"
    assert tree.record_at((2, 4)) == "plan"
    assert tree.record_at((6, 10)) == "measure 6: label"
    assert tree.record_at((6, 4)) == "measure 6"


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("a: 1\na: 2\n", "duplicate key a, first in line 1; keep one", (2, 1)),
        ("a: 1\n'': 2\n", "has a key that is no word; write the key out", (2, 1)),
        ("a: 1\n? [b]\n: 2\n", "has a key that is no word; write the key out", (2, 3)),
        ("a: 1\n<<: {b: 2}\n", "merge keys are not used here; write the values out", (2, 1)),
    ],
)
def test_a_key_that_has_no_place_is_told_and_its_value_left_out(
    text: str, message: str, place: tuple[int, int]
) -> None:
    tree = read(text)
    [(where, fault)] = tree.misplaced
    assert (fault.message, where) == (message, place)
    assert tree.root == {"a": "1"}


def test_a_quote_that_was_left_open_is_told_where_it_opens() -> None:
    text = "a: 'бір\nb: екі\nc: it's\n"
    said = "is no YAML: a quote that opens here closes only in line 3; close it"
    assert refusal(text) == (said, (1, 4))
    assert refusal("a: 'бір\nb: екі\n")[1] == (1, 4)
    assert refusal("a: 'бір' екі\n")[1] == (1, 10)


def test_what_is_missing_at_the_end_is_told_at_the_end() -> None:
    assert refusal("a: 1\nb")[1] == (2, 2)


def test_more_values_than_any_plan_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_file, "VALUE_LIMIT", 8)
    assert read("a: 1\n").root == {"a": "1"}
    said = "has more than 8 values; split the plan"
    assert refusal("a: [1, 2, 3]\n")[0] == said


def test_what_is_written_is_read_again() -> None:
    data = {"a": "no", "text": "екі сөз", "rows": ["6", "29-1"], "b": [{"c": "-"}]}
    assert read(yaml_file.write(data)).root == data
