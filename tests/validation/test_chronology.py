"""What term, acts, deadlines and sums must say of time."""

from typing import Any

import pytest

from support import (
    ACT,
    an_act,
    another_wording,
    changed,
    drop,
    judged,
    measure,
    put,
    without_source,
)

HEADING_3 = {"heading": '"Қазақстандық балалардың саламаттылық деңгейін арттыру" деген 3-бөлімде:'}


@pytest.mark.parametrize(("key", "year"), [("first_year", "2022"), ("last_year", "2026")])
def test_the_term_is_that_of_the_plans_title(tree: Any, key: str, year: str) -> None:
    put(tree, ("plan", key), year)
    right = {"first_year": 2023, "last_year": 2025}[key]
    assert judged(tree) == [(("plan", key), f"is {year}, but the plan's title says {right}")]


def test_a_title_without_years_leaves_the_term_to_the_record(tree: Any) -> None:
    without_source(tree)
    put(tree, ("plan", "title"), "Кешенді жоспар")
    drop(tree, ("acts", 0, "title"))
    put(tree, ("acts", 0, "title"), "Кешенді жоспарды бекіту туралы")
    put(tree, ("plan", "last_year"), "2027")
    assert judged(tree) == []


def test_the_act_that_approved_the_plan_amends_nothing_and_none_is_before_it(tree: Any) -> None:
    put(tree, ("plan", "act"), "392")
    told = judged(tree)
    assert (("acts", 0, "date"), "is before act 392, which approved the plan") in told
    amending = [path for path, message in told if "nothing to amend yet" in message]
    assert len(amending) == 9


def test_an_amending_act_with_a_source_cites_the_act_that_approved_the_plan(tree: Any) -> None:
    for path in [("acts", 0, "number"), ("plan", "act")]:
        put(tree, path, "747")
    assert judged(tree) == [
        ((*ACT, "source"), "is of an act that cites no act 747, which approved the plan")
    ]


def test_an_acts_number_is_in_its_own_words(tree: Any) -> None:
    text = "№ 39"
    put(tree, (*ACT, "number"), "39")
    assert ((*ACT, "number"), f"is not what the act's own words say: none has {text}") in judged(
        tree
    )


def test_an_act_cites_none_of_a_later_date(tree: Any) -> None:
    without_source(tree)
    changed(tree, (*ACT, "body", 2, "text"), "ЕТЕДІ", "ЕТЕДІ (2026 жылғы 1 маусымдағы № 9)")
    assert judged(tree) == [
        (
            (*ACT, "body", 2, "text"),
            "cites act 9 of 2026-06-01, which is later than the act itself",
        )
    ]


def old_wording(tree: Any, **changes: str) -> list[tuple[Any, str]]:
    tree["measures"][0]["versions"].insert(0, another_wording(tree, "6", "748", **changes))
    return judged(tree)


@pytest.mark.parametrize("year", ["2022", "2026"])
def test_a_deadline_is_in_the_plans_term_or_has_a_reading(tree: Any, year: str) -> None:
    assert old_wording(tree, deadline=f"{year} жылғы тамыз") == [
        (measure("6", "versions", 0, "deadline"), f"is in {year}, out of the plan's term 2023–2025")
    ]
    put(tree, measure("6", "versions", 0, "deadline"), f"{year} жылғы наурыздан кейін")
    put(
        tree,
        measure("6", "versions", 0, "reading"),
        {"deadline": {"kind": "once", "dates": [f"{year}-03"]}},
    )
    assert judged(tree) == []


@pytest.mark.parametrize("year", ["2022", "2026"])
def test_a_sum_is_for_a_year_of_the_term(tree: Any, year: str) -> None:
    assert old_wording(tree, cost=f"{year} жылы – 5 млн теңге", funding="ЖБ") == [
        (
            measure("6", "versions", 0, "cost"),
            f"has a sum for {year}, out of the plan's term 2023–2025",
        )
    ]


def repealing(number: str, day: str) -> dict[str, Any]:
    repeal = {"instruction": "реттік нөмірі 42-жол алып тасталсын.", "rows": ["42"]}
    return an_act(number, day, HEADING_3, repeal)


def test_what_is_repealed_is_not_worded_again(tree: Any) -> None:
    put(tree, ("acts", 2), repealing("100", "2025-06-01"))
    substituted = {
        "instruction": "реттік нөмірі 42-жол мынадай редакцияда жазылсын:",
        "rows": ["42"],
    }
    put(tree, ("acts", 3), an_act("200", "2025-07-01", HEADING_3, substituted))
    put(tree, measure("42", "versions", 1), another_wording(tree, "42", "200"))
    assert judged(tree) == [
        (measure("42", "versions", 1, "act"), "words a row that act 100 has repealed")
    ]


def test_what_is_repealed_is_not_repealed_again(tree: Any) -> None:
    put(tree, ("acts", 2), repealing("100", "2025-06-01"))
    assert judged(tree) == []
    put(tree, ("acts", 3), repealing("200", "2025-07-01"))
    assert judged(tree) == [
        (("acts", 3, "body", 1, "instruction"), "repeals row 42, which act 100 has repealed")
    ]
