"""Rows that acts renumber: each later number is followed to the row that it is."""

from typing import Any

import pytest
import yaml

from plan_site.dataset.plan import Plan
from plan_site.language.values import Effect
from plan_site.validation.check import check
from support import PLANS, an_act

DATA = PLANS / "amended" / "data"
HEADING = {"heading": '"Ас мәзірі" деген 2-бөлімде:'}


@pytest.fixture
def tree() -> Any:
    """The made-up plan whose act 9008 gives row 5 the number 6."""
    return yaml.load((DATA / "plan.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def act_of(tree: Any, *items: tuple[str, list[str]], number: str = "9009") -> None:
    said = [{"instruction": words, **({"rows": rows} if rows else {})} for words, rows in items]
    day = f"2027-06-{len(tree['acts']):02}"
    tree["acts"].append(an_act(number, day, HEADING, *said))


def made(tree: Any) -> Plan:
    checked = check(tree, DATA)
    assert [fault.message for fault in checked.faults] == []
    assert checked.plan
    return checked.plan


def told(tree: Any) -> list[str]:
    return [fault.message for fault in check(tree, DATA).faults]


def strikes(number: str) -> tuple[str, list[str]]:
    return f"реттік нөмірі {number}-жол алып тасталсын;", [number]


def moves(old: str, new: str) -> tuple[str, list[str]]:
    return f"реттік нөмірі {old}-жол реттік нөмірі {new}-жол болып есептелсін;", [old]


WORDS = (
    'реттік нөмірі {}-жолдағы "орындалуын" деген сөз "іске асырылуын" деген сөздермен ауыстырылсын;'
)


def test_a_later_act_that_names_the_new_number_changes_the_row(tree: Any) -> None:
    act_of(tree, (WORDS.format(6), ["6"]))
    plan = made(tree)
    assert plan.effects["9009", "5"] is Effect.WORDS_SUBSTITUTED
    assert plan.measure("5").current.text == "Жоспардың іске асырылуын қорытындылау"
    assert plan.act("9009").printed == {"5": "6"}
    assert plan.number_now("5") == "6"
    assert "6" not in {each.row for each in plan.unheld}


def test_a_row_is_struck_by_the_number_that_it_has_by_then(tree: Any) -> None:
    act_of(tree, strikes("6"))
    assert made(tree).repeals["5"] == "9009"
    act_of(tree, (WORDS.format(6), ["6"]), number="9010")
    assert "changes row 6, which act 9009 has repealed" in told(tree)


def test_numbers_that_move_one_after_another_are_followed(tree: Any) -> None:
    act_of(tree, moves("6", "7"), moves("3", "6"))
    act_of(tree, strikes("6"), number="9010")
    plan = made(tree)
    assert plan.renumbered == {"5": [("9008", "6"), ("9009", "7")], "3": [("9009", "6")]}
    assert plan.repeals["3"] == "9010"
    assert "5" not in plan.repeals


def test_in_the_act_that_renumbers_a_row_its_former_number_is_meant(tree: Any) -> None:
    act_of(tree, (WORDS.format(6), ["6"]), moves("6", "7"))
    plan = made(tree)
    assert plan.measure("5").current.act == "9009"
    assert plan.number_now("5") == "7"


def test_a_number_that_nobody_has_any_more_is_no_rows(tree: Any) -> None:
    act_of(tree, (WORDS.format(5), ["5"]))
    assert told(tree) == [
        "names row 5, to which act 9008 gave the number 6, and no act at hand gave 5 to another "
        "row; if one did, give that instruction first"
    ]


def test_a_number_that_another_row_has_is_not_given_twice(tree: Any) -> None:
    act_of(tree, moves("3", "6"))
    [message] = told(tree)
    assert message.startswith("gives row 3 the number 6, which another row has")


def test_a_freed_number_that_a_new_row_gets_is_told_apart_or_refused(tree: Any) -> None:
    put_in = ("мынадай мазмұндағы реттік нөмірі 5-жолмен толықтырылсын;", ["5"])
    act_of(tree, put_in)
    messages = told(tree)
    assert (
        "gives a new row the number 5, by which another row is held: hold the new one as measure "
        "5-9009"
    ) in messages


def test_of_a_number_struck_and_put_in_again_only_the_new_row_is_held(tree: Any) -> None:
    """Row 10, which nobody holds, was struck by act 9006."""
    new = dict(
        tree["measures"][-1], number="10", versions=[dict(tree["measures"][-1]["versions"][0])]
    )
    new["versions"][0]["act"] = "9009"
    tree["measures"].append(new)
    act_of(tree, ("мынадай мазмұндағы реттік нөмірі 10-жолмен толықтырылсын;", ["10"]))
    plan = made(tree)
    assert plan.effects["9009", "10"] is Effect.INSERTED
    assert "10" not in plan.repeals
    [old] = [each for each in plan.unheld if each.number == "10"]
    assert (old.act, old.effect) == ("9006", Effect.REPEALED)
    assert old.row != "10"


def test_a_row_is_held_once_whatever_its_numbers(tree: Any) -> None:
    again = dict(tree["measures"][-1], number="6")
    again["versions"] = [dict(again["versions"][0], act="9009")]
    tree["measures"].append(again)
    act_of(tree, ("реттік нөмірі 6-жол мынадай редакцияда жазылсын;", ["6"]))
    assert (
        "is the row that is held as measure 5: an act gave it the number 6; hold it once, as 5, "
        "with its wordings in their order"
    ) in told(tree)


def test_a_row_first_held_behind_its_renumbering_has_the_new_number(tree: Any) -> None:
    """Row 5 is not held; what act 9009 words is its later wording, under the number 6."""
    row = tree["measures"].pop()
    row["number"] = "6"
    row["versions"][0]["act"] = "9009"
    tree["measures"].append(row)
    act_of(tree, ("реттік нөмірі 6-жол мынадай редакцияда жазылсын;", ["6"]))
    plan = made(tree)
    assert plan.renumbered == {"6": [("9008", "6")]}
    assert plan.effects["9009", "6"] is Effect.SUBSTITUTED
    assert plan.effects["9006", "6"] is Effect.WORDS_INSERTED


def test_a_row_that_is_worded_by_a_later_number_must_be_held(tree: Any) -> None:
    tree["measures"].pop()
    act_of(tree, ("реттік нөмірі 6-жол мынадай редакцияда жазылсын;", ["6"]))
    assert "words row 6, which is held by no number that it ever had" in told(tree)
