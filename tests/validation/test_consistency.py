"""What the records must say of each other: versions in time, names and where they are from."""

from typing import Any

import pytest

from support import an_act, another_wording, drop, judged, measure, put


def test_measures_stand_in_the_order_of_their_numbers(tree: Any) -> None:
    measures = tree["measures"]
    # 28 before 23-1; each keeps its own words.
    measures[1], measures[2] = measures[2], measures[1]
    assert judged(tree) == [
        (
            ("measures", 2, "number"),
            "stands behind 28; measures stand in the order of their numbers",
        )
    ]


@pytest.mark.parametrize(
    ("question", "place", "message"),
    [
        ({}, (), "leads to a measure or to a topic: name one of them"),
        (
            {"measure": "43", "topic": "digital"},
            (),
            "leads to a measure or to a topic: name one of them",
        ),
        (
            {"topic": "digital", "field": "cost"},
            ("field",),
            "is of a measure; name the measure too",
        ),
    ],
)
def test_a_question_leads_to_one_place(
    tree: Any, question: dict[str, str], place: tuple[str, ...], message: str
) -> None:
    tree["questions"] = [{"text": "Сұрақ?", "measure": "43", "field": "cost"}]
    assert judged(tree) == []
    tree["questions"].append({"text": "Тағы бір сұрақ?", **question})
    assert judged(tree) == [(("questions", 1, *place), message)]


def test_a_row_stands_in_a_subsection_of_its_own_section(tree: Any) -> None:
    put(tree, measure("6", "subsection"), "2.1")
    assert judged(tree) == [(measure("6", "subsection"), "2.1 is no subsection of section 1")]


def test_a_row_whose_subsection_no_act_names_may_still_stand_in_one(tree: Any) -> None:
    put(tree, measure("6", "subsection"), "1.2")
    assert judged(tree) == []


@pytest.mark.parametrize("acts", [["392", "748"], ["392", "392"], ["748", "748", "392"]])
def test_wordings_stand_oldest_first_and_one_an_act(tree: Any, acts: list[str]) -> None:
    put(tree, measure("6", "versions"), [another_wording(tree, "6", act) for act in acts])
    assert judged(tree) == [(measure("6", "versions"), "stand oldest first, one an act")]


def test_a_wording_is_from_an_act_that_has_an_instruction_for_its_row(tree: Any) -> None:
    put(tree, ("acts", 2), an_act("500", "2025-09-01"))
    put(tree, measure("6", "versions", 1), another_wording(tree, "6", "500"))
    assert judged(tree) == [(measure("6", "versions", 1, "act"), "act 500 lists no row 6")]


def test_a_doubtful_sum_is_one_of_the_costs(tree: Any) -> None:
    put(tree, measure("44", "notes", 0, "doubtful"), "2026")
    assert judged(tree) == [(measure("44", "notes", 0, "doubtful"), "the cost has no sum for 2026")]


# Names of bodies


def test_a_name_that_an_act_gives_stands_in_its_glossary(tree: Any) -> None:
    put(tree, ("agencies", 0, "act"), "392")
    assert judged(tree) == [(("agencies", 0, "act"), "act 392 does not list ОМ")]


@pytest.mark.parametrize("act", [None, "748"])
def test_a_name_in_an_acts_glossary_says_so(tree: Any, act: str | None) -> None:
    drop(tree, ("agencies", 2, "act"))
    if act:
        put(tree, ("agencies", 2, "act"), act)
    told = judged(tree)
    assert (("agencies", 2, "name"), "its name is from act 392; say so with act: 392") in told
    assert len(told) == (2 if act else 1)
