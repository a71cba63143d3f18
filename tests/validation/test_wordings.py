"""What acts make of words: followed where nothing is typed, held against what is."""

from typing import Any

import pytest
import yaml

import support
from plan_site.dataset.plan import Plan
from plan_site.language.values import CostKind, Effect
from support import PLANS, judged

DATA = PLANS / "amended" / "data"
HEADING = {"heading": '"Асханалардың жабдығы" деген 1-бөлімде:'}
TYPED = {
    "act": "9010",
    "text": "Мектеп асханасына қажетті жабдықтың тізбесін бекіту",
    "completion": "МТМ бұйрығы",
    "deadline": "2024 жылғы мамыр",
    "responsible": "МТМ, АЖК",
    "cost": "талап етілмейді",
    "funding": "-",
}
"""Row 1 as act 9003 approved it."""


@pytest.fixture
def amended() -> Any:
    """The made-up plan before act 9007, which has a published text that nobody may change."""
    tree = yaml.load((DATA / "plan.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    tree["acts"] = [act for act in tree["acts"] if act["number"] < "9007"]
    tree["measures"] = [row for row in tree["measures"] if row["number"] != "2-2"]
    del tree["measures"][0]["versions"][1]
    section = tree["sections"][0]
    section["title"] = section.pop("former")[0]["text"]
    del section["subsections"][1]
    del tree["agencies"][1]["act"]
    return tree


def instruct(tree: Any, words: str, *rows: str, typed: dict[str, str] | None = None) -> None:
    """A further act with one instruction, and row 1 typed as it would be after it."""
    item = {"instruction": words, **({"rows": [*rows]} if rows else {})}
    tree["acts"].append(support.an_act("9010", "2027-01-10", HEADING, item))
    if typed is not None:
        tree["measures"][0]["versions"].append({**TYPED, **typed})


def made(tree: Any) -> Plan:
    plan, faults = support.check(tree)
    assert [fault.message for fault in faults] == []
    assert plan is not None
    return plan


def told(tree: Any) -> list[str]:
    return [message for _, message in judged(tree)]


def test_the_wording_follows_and_need_not_be_typed_but_may(amended: Any) -> None:
    words = (
        "реттік нөмірі 1-жолдың 4-бағанындағы «мамыр» деген сөз «маусым» деген сөзбен ауыстырылсын"
    )
    instruct(amended, words, "1")
    followed = made(amended).measure("1").versions
    assert [(v.act, v.deadline.said) for v in followed] == [
        ("9003", "2024 жылғы мамыр"),
        ("9010", "2024 жылғы маусым"),
    ]
    amended["measures"][0]["versions"].append({**TYPED, "deadline": "2024 жылғы маусым"})
    typed = made(amended).measure("1").versions
    assert [v.model_dump() for v in typed] == [v.model_dump() for v in followed]


MONTH = "реттік нөмірі 1-жолдың 4-бағанындағы «мамыр» деген сөз «маусым» деген сөзбен ауыстырылсын"
WRONG = [
    (MONTH, {}, "deadline", "has «мамыр», but act 9010 makes it «маусым»"),
    (
        MONTH,
        {"deadline": "2024 жылғы маусым", "responsible": "МТМ"},
        "responsible",
        "has «МТМ», but the wording by act 9003 has «МТМ, АЖК», and act 9010 changes no word of it",
    ),
    (
        "реттік нөмірі 1-жолдың 4-бағаны «2025 жылғы мамыр» деген редакцияда жазылсын",
        {"deadline": "2026 жылғы мамыр"},
        "deadline",
        "has «2026», but act 9010 makes it «2025»",
    ),
    (
        "реттік нөмірі 1-жолдың 4-бағаны мынадай редакцияда жазылсын",
        {"deadline": "2026 жылғы мамыр", "cost": "-"},
        "cost",
        "has «-», but the wording by act 9003 has «талап етілмейді», "
        "and act 9010 changes no word of it",
    ),
]


@pytest.mark.parametrize(("words", "typed", "field", "message"), WRONG)
def test_a_typed_wording_that_is_not_what_the_act_makes_is_told_by_whole_words(
    amended: Any, words: str, typed: dict[str, str], field: str, message: str
) -> None:
    instruct(amended, words, "1", typed=typed)
    assert judged(amended) == [(("measures", 0, "versions", 1, field), message)]


NOT_THERE = [
    (
        MONTH.replace("4-баған", "3-баған"),
        "names «мамыр», which the completion of row 1 by act 9003 has not: «МТМ бұйрығы»; "
        "they stand in its deadline",
    ),
    (
        MONTH.replace("«мамыр»", "«наурыз»"),
        "names «наурыз», which the deadline of row 1 by act 9003 has not: «2024 жылғы мамыр»",
    ),
    (
        MONTH.replace("4-баған", "9-баған"),
        "names a column that the plan's table has not; see the plan's `columns`",
    ),
    (
        "реттік нөмірі 1-жолдың 4-бағаны мынадай редакцияда жазылсын",
        "gives a column anew; write the version of row 1 by act 9010, whole",
    ),
    (
        "реттік нөмірі 1-жолда «бұйрығы» деген сөз «көк аспан» деген сөздермен ауыстырылсын",
        "makes the completion of row 1 «МТМ көк аспан»",
    ),
    (
        "реттік нөмірі 1-жолда «жабдық» деген сөз «құрал» деген сөзбен ауыстырылсын",
        "leaves open the ending behind «құрал» in the text; write the version of row 1",
    ),
]


@pytest.mark.parametrize(("words", "message"), NOT_THERE)
def test_what_does_not_follow_is_told_at_the_instruction(
    amended: Any, words: str, message: str
) -> None:
    instruct(amended, words, "1")
    [(place, said)] = judged(amended)
    assert place == ("acts", len(amended["acts"]) - 1, "body", 1, "instruction")
    assert said.startswith(message)


def test_columns_count_in_the_order_that_the_plan_declares(amended: Any) -> None:
    amended["plan"]["columns"] = [
        "text",
        "deadline",
        "completion",
        "responsible",
        "cost",
        "funding",
    ]
    amended["acts"] = amended["acts"][:-1]
    instruct(amended, MONTH.replace("4-баған", "3-баған"), "1")
    assert made(amended).measure("1").current.deadline.said == "2024 жылғы маусым"
    amended["plan"]["columns"] = ["text", "deadline"]
    assert told(amended)[0].startswith("must be all of text, completion")


def test_a_column_is_named_by_its_heading_too(amended: Any) -> None:
    words = MONTH.replace("4-бағанындағы", "«Орындау мерзімі» деген бағанындағы")
    instruct(amended, words, "1")
    assert made(amended).measure("1").current.deadline.said == "2024 жылғы маусым"


def test_where_only_the_later_wording_is_held_the_words_put_in_stand_in_it(amended: Any) -> None:
    instruct(amended, MONTH, "1", typed={"deadline": "2024 жылғы маусым"})
    del amended["measures"][0]["versions"][0]
    made(amended)
    amended["measures"][0]["versions"][0]["deadline"] = "2024 жылғы мамыр"
    assert told(amended) == [
        "has no «маусым», which act 9010 puts into it",
        "still has «мамыр», which act 9010 takes out of it",
    ]


def test_everywhere_is_every_row_in_force_that_has_the_words(amended: Any) -> None:
    words = (
        "бүкіл мәтін бойынша «талап етілмейді» деген сөздер «көзделмеген» деген сөзбен ауыстырылсын"
    )
    instruct(amended, words)
    plan = made(amended)
    changed = {m.number for m in plan.measures if m.current.act == "9010"}
    assert changed == {"1", "3", "5"}  # and not 4, which act 9005 has repealed
    assert plan.measure("1").current.cost.kind is CostKind.NO_FIGURE
    assert {act for act, row in plan.effects if row == "1"} == {"9003", "9010"}


# Titles, lines, parts and numbers


def act_of(
    tree: Any, *items: dict[str, Any], number: str = "9010", day: str = "2027-02-10"
) -> None:
    tree["acts"].append(support.an_act(number, day, *items))


TITLE = {"instruction": "2-бөлімнің тақырыбы мынадай редакцияда жазылсын:"}


def test_a_title_given_anew_is_the_records_and_its_words_follow(amended: Any) -> None:
    act_of(amended, TITLE, {"text": '"2. Мәзір мен тамақ";'})
    assert told(amended) == ["«Ас мәзірі» is not what act 9010 calls it: «Мәзір мен тамақ»"]
    section = amended["sections"][1]
    section["title"] = "Мәзір мен тамақ"
    assert "«Мәзір мен тамақ» is not what act 9005 calls it: «Ас мәзірі»" in told(amended)
    section["former"] = [{"text": "Ас мәзірі", "until": "9010"}]
    made(amended)
    section["former"][0]["until"] = "9005"
    assert "act 9005 gives it no other title" in told(amended)
    del amended["acts"][-1]["body"][1]
    assert "gives a title anew; its words follow as a text, with their quotation marks" in told(
        amended
    )


def test_words_of_a_title_are_held_to_the_instruction(amended: Any) -> None:
    words = "2-бөлімнің тақырыбындағы «мәзірі» деген сөз «тізімі» деген сөзбен ауыстырылсын;"
    act_of(amended, {"instruction": words})
    assert told(amended) == [
        "changes the title «Ас мәзірі»; say what it was, as former, until: 9010"
    ]
    section = amended["sections"][1]
    section |= {"title": "Ас тізбесі", "former": [{"text": "Ас мәзірі", "until": "9010"}]}
    assert told(amended) == ["has «тізбесі», but act 9010 makes it «тізімі»"]
    section["title"] = "Ас тізімі"
    made(amended)


def test_a_line_of_the_glossary_that_is_replaced_gives_the_new_name(amended: Any) -> None:
    line = "МТМ – Ойдан шығарылған Мектеп тамағы министрлігі"
    new = "МТМ – Ойдан шығарылған Тамақ министрлігі"
    words = f"ескертпедегі «{line}» деген жол «{new}» деген жолмен ауыстырылсын;"
    act_of(amended, {"instruction": words})
    body = amended["agencies"][0]
    assert "its name is from act 9010; say so with act: 9010" in told(amended)
    body |= {"name": new[6:], "act": "9010"}
    assert told(amended) == [f"«{new[6:]}» is not what act 9010 calls it: «{line[6:]}»"]
    body["former"] = [{"text": line[6:], "until": "9010"}]
    made(amended)


def test_rows_of_a_section_that_is_struck_end_with_it(amended: Any) -> None:
    act_of(amended, {"instruction": "«Ас мәзірі» деген 2-бөлім алып тасталсын;"})
    plan = made(amended)
    assert plan.repeals == {"4": "9005", "3": "9010", "5": "9010"}


def test_a_plan_restated_by_an_annex_words_its_rows_and_ends_the_others(amended: Any) -> None:
    words = "Жоспар осы қаулыға қосымшаға сәйкес жаңа редакцияда жазылсын."
    act_of(amended, {"instruction": words}, {"text": "Қосымша", "rows": ["1"]})
    assert told(amended) == ["lack the wording of act 9010, which holds the row"]
    amended["measures"][0]["versions"].append(TYPED)
    plan = made(amended)
    assert plan.effects["9010", "1"] is Effect.RESTATED
    assert {row for row, act in plan.repeals.items() if act == "9010"} == {
        m.number for m in plan.measures
    } - {"1", "4"}
