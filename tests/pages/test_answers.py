"""The answer first: under a measure's title a plain line, then when, who, how much and what."""

import json
from typing import Any

import pytest

import dataset_checks as checks
from site_support import by_class, content, find, said, text
from support import PLANS, an_act, check, judged, messages, put, wording

HEADING_3 = {"heading": '"Қазақстандық балалардың саламаттылық деңгейін арттыру" деген 3-бөлімде:'}
NAMES = ("act-392", "running", "whole", "amended")


def answers(name: str, number: str) -> list[tuple[str, str, str]]:
    """Term, cell that it leads to, and answer."""
    made = content(checks.site(PLANS / name / "data"), f"measures/{number}/")
    [box] = by_class(made, "answers")
    terms, given = find(box, "./dt"), find(box, "./dd")
    ids = set(find(made, ".//@id"))
    found = []
    for term, answer in zip(terms, given, strict=True):
        [link] = find(term, "./a/@href")
        assert link.removeprefix("#") in ids
        found.append((text(term), link, text(answer)))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_measure_says_when_who_how_much_and_what_before_its_official_words(name: str) -> None:
    made = checks.site(PLANS / name / "data")
    for measure in checks.dataset(PLANS / name / "data").plan.measures:
        when, who, money, outcome = answers(name, measure.number)
        assert (when[1], who[1], money[1], outcome[1]) == (
            "#deadline",
            "#responsible",
            "#cost",
            "#completion",
        )
        assert all(answer for _, _, answer in (when, who, money, outcome))
        assert who[2] == ", ".join(measure.current.responsible.agencies)
        assert outcome[2] == measure.current.completion.said
        page = content(made, f"measures/{measure.number}/")
        order = [each.get("class") for each in find(page, ".//*[@class]")]
        assert order.index("answers") < order.index("official")


def test_a_date_that_follows_is_told_and_sums_year_by_year_with_their_doubt() -> None:
    when, _, money, _ = answers("act-392", "44")
    assert when[2] == "2025 жылғы маусым және 2025 жылғы желтоқсан"
    years = [each.split(":")[0] for each in money[2].split("теңге")[:3]]
    assert [year.strip()[-4:] for year in years] == ["2023", "2024", "2025"]
    assert said("sum.doubtful") in money[2]
    assert said("sum.doubtful") not in answers("act-392", "43")[2][2]


def test_where_no_sum_is_given_the_acts_own_words_stand() -> None:
    assert answers("act-392", "6")[2][2] == "талап етілмейді"


def test_a_plain_line_stands_where_a_wording_has_one_and_in_the_json() -> None:
    made = checks.site(PLANS / "act-392" / "data")
    [measure] = [
        m for m in checks.dataset(PLANS / "act-392" / "data").plan.measures if m.number == "49"
    ]
    [line] = by_class(content(made, "measures/49/"), "plain")
    assert text(line) == measure.current.plain
    document = json.loads(made.exports["data/measures/49.json"])
    assert document["measure"]["ours"]["plain"] == measure.current.plain
    assert by_class(content(checks.site(PLANS / "running" / "data"), "measures/1/"), "plain") == []


def test_a_plain_line_has_at_most_140_letters(tree: Any) -> None:
    put(tree, wording("49", "plain"), "сөздер " * 20 + "б")
    [(place, message)] = judged(tree)
    assert place == wording("49", "plain")
    assert "has 141 characters, at most 140" in message


def test_what_is_said_of_a_wording_is_not_said_of_the_next(tree: Any) -> None:
    """An act that changes words gives a wording that nobody has put plainly yet."""
    changes = {"instruction": "реттік нөмірі 49-жолдағы «ТЖМ» деген аббревиатура алып тасталсын."}
    act = an_act("500", "2025-09-01", HEADING_3, changes | {"rows": ["49"]})
    put(tree, ("acts", 2), act)
    plan, faults = check(tree)
    assert messages(faults) == []
    assert plan is not None
    before, after = plan.measure("49").versions
    assert before.plain
    assert after.plain is None
