"""What acts must say of sections, subsections and rows: one thing broken, one fault told."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

import support
from plan_site.dataset.fields import FIELDS
from plan_site.dataset.plan import Plan
from plan_site.faults import ValuePath
from plan_site.language import text_readers
from plan_site.language.values import Effect
from support import (
    ACT,
    DATA,
    PLANS,
    ROWS,
    an_act,
    another_wording,
    changed,
    drop,
    judged,
    measure,
    messages,
    put,
    value,
    without_source,
    wording,
)

TITLE = (
    "Балаларды зорлық-зомбылықтан қорғау, суицидтің алдын алу және олардың құқықтары мен "
    "саламаттығын қамтамасыз ету жөніндегі 2023 – 2025 жылдарға арналған кешенді жоспар"
)
HEADING_1: ValuePath = (*ACT, "body", 5, "heading")
SUBSTITUTES_6: ValuePath = (*ACT, "body", 6, "instruction")
INSERTS_23_1: ValuePath = (*ACT, "body", 7, "instruction")
GLOSSARY: ValuePath = (*ACT, "body", 16)


# The plan and its acts


def test_the_term_does_not_end_before_it_begins(tree: Any) -> None:
    put(tree, ("plan", "last_year"), "2022")
    assert judged(tree) == [(("plan", "last_year"), "is before first_year")]


def test_a_term_of_one_year_is_a_term_and_no_end_before_its_beginning(tree: Any) -> None:
    put(tree, ("plan", "last_year"), "2023")
    assert judged(tree) == [
        (("plan", "last_year"), "is 2023, but the plan's title says 2025"),
    ]


@pytest.mark.parametrize("title", [TITLE.replace("қорғау", "қоргау"), f"{TITLE}ы"])
def test_the_title_of_the_plan_stands_in_the_act_that_amends_it(tree: Any, title: str) -> None:
    put(tree, ("plan", "title"), title)
    assert judged(tree) == [(("plan", "title"), "does not stand in the words of act 392 (acts/1)")]


@pytest.mark.parametrize("title", [TITLE[1:], TITLE[:-1], "кешенді жоспар", "жыл"])
def test_a_part_of_the_title_of_the_plan_is_not_its_title(tree: Any, title: str) -> None:
    put(tree, ("plan", "title"), title)
    assert [path for path, _ in judged(tree)] == [("plan", "title")]


def test_acts_stand_in_the_order_of_their_dates(tree: Any) -> None:
    tree["acts"].reverse()
    assert (
        ("acts", 1, "date"),
        "is before act 392; acts stand in the order of their dates",
    ) in judged(tree)


@pytest.mark.parametrize(
    ("act", "path", "value"),
    [
        ("748", ("acts", 0, "title"), None),
        ("392", (*ACT, "title"), "Өзгерістер туралы"),
        ("392", (*ACT, "body", 1), {"title": "Екінші атау"}),
    ],
)
def test_the_title_of_an_act_is_given_once(
    tree: Any, act: str, path: ValuePath, value: Any
) -> None:
    if value is None:
        drop(tree, path)
    else:
        put(tree, path, value)
    index = 0 if act == "748" else 1
    assert (
        ("acts", index, "title"),
        "is given once: as title, or as the title of its body where that is at hand",
    ) in judged(tree)


@pytest.mark.parametrize(
    ("index", "kind", "old", "new", "said"),
    [
        (
            0,
            "title",
            "31 тамыздағы",
            "30 тамыздағы",
            "dates act 748 2023-08-30, its record 2023-08-31",
        ),
        (
            1,
            "text",
            "2025 жылғы 30 мамырдағы",
            "2024 жылғы 30 мамырдағы",
            "dates act 392 2024-05-30, its record 2025-05-30",
        ),
        (
            3,
            "text",
            "31 тамыздағы",
            "31 шілдедегі",
            "dates act 748 2023-07-31, its record 2023-08-31",
        ),
    ],
)
def test_a_citation_dates_an_act_as_its_record_does(
    tree: Any, index: int, kind: str, old: str, new: str, said: str
) -> None:
    place = (*ACT, "body", index, kind)
    changed(tree, place, old, new)
    assert judged(tree) == [(place, said)]


@pytest.mark.parametrize("day", ["31 қыркүйектегі", "0 мамырдағы", "30 ақпандағы", "99 қазандағы"])
def test_a_citation_of_a_day_that_no_calendar_has_is_told(tree: Any, day: str) -> None:
    place = (*ACT, "body", 1, "text")
    changed(tree, place, "30 мамырдағы", day)
    told = judged(tree)
    assert [path for path, _ in told] == [place]
    assert f"2025 жылғы {day} № 392" in told[0][1]


def test_an_act_that_the_dataset_does_not_hold_may_be_cited(tree: Any) -> None:
    without_source(tree)
    changed(tree, (*ACT, "body", 1, "text"), "№ 392", "№ 999")
    assert judged(tree) == []


@pytest.mark.parametrize("day", ["2025-05-31", None])
def test_an_act_in_force_from_signing_is_in_force_from_its_date(tree: Any, day: str | None) -> None:
    if day:
        put(tree, (*ACT, "in_force"), day)
    else:
        drop(tree, (*ACT, "in_force"))
    assert judged(tree) == [
        ((*ACT, "in_force"), "must be the date: the act is in force from signing")
    ]


def test_an_act_with_another_clause_may_come_into_force_on_another_day(tree: Any) -> None:
    without_source(tree)
    put(tree, (*ACT, "body", 17), {"text": "2. Осы қаулы жарияланған күнінен бастап қолданылады."})
    put(tree, (*ACT, "in_force"), "2025-06-10")
    assert judged(tree) == []


@pytest.mark.parametrize(
    "title", [f"{TITLE}ды бекіту", f"{TITLE}ды бекітү туралы", "жоспарды бекіту туралы"]
)
def test_the_title_of_a_cited_act_stands_quoted_in_the_words_that_cite_it(
    tree: Any, title: str
) -> None:
    put(tree, ("acts", 0, "title"), title)
    assert judged(tree) == [
        (("acts", 0, "title"), "does not stand in the words of act 392, which cites it")
    ]


# Sections and what instructions name


def test_a_subsection_bears_the_number_of_its_section(tree: Any) -> None:
    put(tree, ("sections", 0, "subsections", 1), {"number": "3.9", "title": "x"})
    assert judged(tree) == [
        (("sections", 0, "subsections", 1, "number"), "3.9 is no subsection of section 1")
    ]


def test_a_list_of_abbreviations_goes_with_the_glossary_alone(tree: Any) -> None:
    put(tree, (*ACT, "body", 6, "glossary"), ["ОМ"])
    assert (SUBSTITUTES_6, "a list of abbreviations goes with this instruction alone") in judged(
        tree
    )


def test_the_glossary_has_a_list_of_abbreviations(tree: Any) -> None:
    drop(tree, (*GLOSSARY, "glossary"))
    assert (
        (*GLOSSARY, "instruction"),
        "a list of abbreviations goes with this instruction alone",
    ) in judged(tree)


def test_an_instruction_stands_below_a_heading(tree: Any) -> None:
    drop(tree, (*ACT, "body", 5))
    assert judged(tree) == [
        ((*ACT, "body", index, "instruction"), "stands below no heading that names a section")
        for index in (5, 6)
    ]


def test_a_heading_names_a_section_of_the_plan(tree: Any) -> None:
    changed(tree, HEADING_1, "1-бөлімде", "9-бөлімде")
    told = judged(tree)
    assert told[0] == (HEADING_1, "names section 9, which has no sound record")
    # Its rows now stand in a section that they do not name.
    assert told[1:] == [
        (measure(row, "section"), "is 1, but act 392 puts the row into section 9")
        for row in ("6", "23-1")
    ]


def test_a_section_bears_the_title_that_the_act_gives_it(tree: Any) -> None:
    title = tree["sections"][2]["title"]
    put(tree, ("sections", 2, "title"), "Балалардың саламаттылығы")
    assert judged(tree) == [
        (
            ("sections", 2, "title"),
            f"«Балалардың саламаттылығы» is not what act 392 calls it: «{title}»",
        )
    ]


def test_a_subsection_bears_the_title_that_the_act_gives_it(tree: Any) -> None:
    put(tree, ("sections", 1, "subsections", 1, "title"), "Ұзақ мерзімді шаралар")
    assert judged(tree) == [
        (
            ("sections", 1, "subsections", 1, "title"),
            "«Ұзақ мерзімді шаралар» is not what act 392 calls it: «Орта мерзімді шаралар»",
        )
    ]


def test_an_instruction_names_a_subsection_of_its_section(tree: Any) -> None:
    changed(tree, INSERTS_23_1, '"1.2.', '"1.3.')
    assert judged(tree) == [
        (INSERTS_23_1, "names subsection 1.3, which section 1 lacks"),
        (measure("23-1", "subsection"), "is 1.2, but act 392 names 1.3"),
    ]


def test_a_row_stands_in_the_section_that_the_act_puts_it_into(tree: Any) -> None:
    put(tree, measure("6", "section"), "2")
    assert judged(tree) == [
        (measure("6", "section"), "is 2, but act 392 puts the row into section 1")
    ]


@pytest.mark.parametrize(
    ("subsection", "said"), [("2.2", "is 2.2"), (None, "is left out")], ids=["another", "none"]
)
def test_a_row_stands_in_the_subsection_that_the_act_names(
    tree: Any, subsection: str | None, said: str
) -> None:
    if subsection:
        put(tree, measure("29-1", "subsection"), subsection)
    else:
        drop(tree, measure("29-1", "subsection"))
    assert judged(tree) == [(measure("29-1", "subsection"), f"{said}, but act 392 names 2.1")]


# Rows and their wordings


def planned(tree: Any) -> Plan:
    plan, faults = support.check(tree)
    assert messages(faults) == []
    assert plan is not None
    return plan


HEADING_3 = {"heading": '"Қазақстандық балалардың саламаттылық деңгейін арттыру" деген 3-бөлімде:'}


def repealing(tree: Any, row: str) -> None:
    put(
        tree,
        ("acts", 2),
        an_act(
            "500",
            "2025-09-01",
            HEADING_3,
            {"instruction": f"реттік нөмірі {row}-жол алып тасталсын.", "rows": [row]},
        ),
    )


def test_a_repealed_row_keeps_its_earlier_wording(tree: Any) -> None:
    repealing(tree, "49")
    plan = planned(tree)
    assert plan.effects["500", "49"] is Effect.REPEALED
    assert plan.effects["392", "49"] is Effect.SUBSTITUTED
    assert [version.act for version in plan.measure("49").versions] == ["392"]
    assert plan.repeals == {"49": "500"}
    assert [measure.number for measure in plan.in_force] == list(ROWS[:-1])


def test_an_act_that_repeals_a_row_gives_it_no_wording(tree: Any) -> None:
    repealing(tree, "49")
    put(tree, measure("49", "versions", 1), another_wording(tree, "49", "500"))
    assert judged(tree) == [
        (measure("49", "versions"), "act 500 repeals the row and gives it no wording")
    ]


def test_a_row_that_an_act_names_has_that_acts_wording(tree: Any) -> None:
    put(tree, wording("42", "act"), "748")
    assert judged(tree) == [
        (measure("42", "versions"), "lack the wording of act 392, which names the row")
    ]


def test_a_row_that_an_act_inserts_has_no_earlier_wording(tree: Any) -> None:
    earlier = another_wording(tree, "29-2", "748")
    support.value(tree, measure("29-2", "versions")).insert(0, earlier)
    assert judged(tree) == [
        (measure("29-2", "versions"), "are older than act 392, which inserts the row")
    ]


def test_the_approving_acts_own_rows_go_in_as_data(tree: Any) -> None:
    earlier = another_wording(tree, "6", "748", responsible="ОМ, ЖАО", cost="-")
    support.value(tree, measure("6", "versions")).insert(0, earlier)
    plan = planned(tree)
    assert plan.effects["748", "6"] is Effect.ORIGINAL
    assert plan.effects["392", "6"] is Effect.SUBSTITUTED
    assert plan.measure("6").current.act == "392"
    assert plan.measure("6").versions[0].responsible.agencies == ("ОМ", "ЖАО")


def test_a_row_that_no_amending_act_touches_goes_in_as_data(tree: Any) -> None:
    new = {
        "number": "7",
        "section": "1",
        "label": "Жетінші жол",
        "topics": ["violence"],
        "versions": [another_wording(tree, "6", "748")],
    }
    tree["measures"].insert(1, new)
    plan = planned(tree)
    assert plan.effects["748", "7"] is Effect.ORIGINAL
    assert [m.number for m in plan.measures][:3] == ["6", "7", "23-1"]


def test_an_act_names_a_row_once(tree: Any) -> None:
    without_source(tree)
    body = tree["acts"][1]["body"]
    body.insert(7, dict(body[6]))
    assert judged(tree) == [((*ACT, "body"), "names row 6 2 times")]


# An approving act's own rows

APPROVED = "Балалардың құқықтары туралы кешенді жоспар"


def approving(tree: Any, folder: Path) -> str:
    """Act 748 with words of its own, made up, whose table holds rows 6 and 7; gives its source."""
    title = tree["acts"][0].pop("title")
    put(tree, ("acts", 0, "source"), "sources/748.kk.txt")
    rows = [
        another_wording(tree, "6", "748", responsible="ОМ, ЖАО"),
        another_wording(tree, "6", "748", text="Жетінші іс-шара", deadline="2024 жылғы тамыз"),
    ]
    put(
        tree,
        ("acts", 0, "body"),
        [{"title": title}, {"text": APPROVED, "rows": ["6", "7"]}, {"text": "№ 748 қаулы"}],
    )
    tree["measures"][0]["versions"].insert(0, rows[0])
    tree["measures"].insert(
        1,
        {
            "number": "7",
            "section": "1",
            "label": "Жетінші",
            "topics": ["violence"],
            "versions": [rows[1]],
        },
    )
    shutil.copytree(DATA / "sources", folder / "sources")
    table = [
        text
        for number, row in (("6", rows[0]), ("7", rows[1]))
        for text in (f"{number}.", *(row[cell] for cell in FIELDS))
    ]
    source = " \n\n".join([title, APPROVED, *table, "№ 748 қаулы"])
    (folder / "sources" / "748.kk.txt").write_text(source, encoding="utf-8")
    return source


def test_the_approving_acts_table_stands_below_a_text_without_quotes(
    tree: Any, tmp_path: Path
) -> None:
    source = approving(tree, tmp_path)
    plan, faults = support.check(tree, tmp_path)
    assert messages(faults) == []
    assert plan is not None
    assert plan.effects["748", "7"] is Effect.ORIGINAL
    assert '"\n' not in source


def test_a_wrong_letter_of_the_approving_act_is_told(tree: Any, tmp_path: Path) -> None:
    approving(tree, tmp_path)
    changed(tree, ("measures", 1, "versions", 0, "text"), "Жетінші", "Жетенші")
    [(path, message)] = messages(support.check(tree, tmp_path)[1])
    assert path == ("measures", 1, "versions", 0, "text")
    assert message.startswith("has «Жетенші» where the source has «Жетінші» after ")
    assert "sources/748.kk.txt:" in message


def test_a_row_that_the_approving_act_holds_has_that_acts_wording(
    tree: Any, tmp_path: Path
) -> None:
    approving(tree, tmp_path)
    put(tree, ("acts", 0, "body", 1, "rows"), ["6", "7", "28"])
    assert (
        ("measures", 3, "versions"),
        "lack the wording of act 748, which holds the row",
    ) in messages(support.check(tree, tmp_path)[1])


def test_a_wording_of_an_approving_act_with_a_source_is_one_of_its_rows(
    tree: Any, tmp_path: Path
) -> None:
    approving(tree, tmp_path)
    put(tree, ("acts", 0, "body", 1, "rows"), ["6"])
    assert (
        ("measures", 1, "versions", 0, "act"),
        "act 748 lists no row 7",
    ) in messages(support.check(tree, tmp_path)[1])


@pytest.mark.parametrize(("key", "value"), [("rows", ["6"]), ("glossary", ["КМ"])])
def test_rows_and_abbreviations_of_an_amending_act_stand_below_an_instruction(
    tree: Any, key: str, value: list[str]
) -> None:
    without_source(tree)
    put(tree, (*ACT, "body", 2, key), value)
    told = judged(tree)
    assert (
        (*ACT, "body", 2, "text"),
        "rows and abbreviations stand below an instruction",
    ) in told


def test_every_instruction_of_the_dataset_is_held_against_its_rows(tree: Any) -> None:
    """The rules above would hold of nothing if the items had no rows."""
    body = tree["acts"][1]["body"]
    named = [row for item in body for row in item.get("rows", [])]
    assert named == list(ROWS)
    for item in body:
        if "rows" in item:
            assert text_readers.instruction(item["instruction"]).rows == tuple(item["rows"])


# Rows whose words are not held


def test_a_row_that_is_struck_need_not_be_held_but_one_that_is_worded_must(tree: Any) -> None:
    heading = {"heading": value(tree, HEADING_1)}
    strikes = {"instruction": "реттік нөмірі 5-жол алып тасталсын.", "rows": ["5"]}
    tree["acts"].append(an_act("400", "2025-06-30", heading, strikes))
    plan, found = support.check(tree)
    assert not found
    assert plan
    assert [(each.row, each.act) for each in plan.unheld] == [("5", "400")]
    put(tree, ("acts", 2, "body", 1, "instruction"), "реттік нөмірі 5-жол жаңа редакцияда жазылсын")
    [(place, message)] = judged(tree)
    assert place == ("acts", 2, "body", 1, "rows", 0)
    assert message.startswith("unknown measure 5; ")


def test_of_a_plan_that_is_held_whole_only_its_own_rows_can_be_struck() -> None:
    folder = PLANS / "whole" / "data"
    tree = yaml.load((folder / "plan.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    [section] = [section for section in tree["sections"] if section["number"] == "1"]
    heading = {"heading": f'"{section["title"]}" деген 1-бөлімде:'}
    strikes = {"instruction": "реттік нөмірі 77-жол алып тасталсын.", "rows": ["77"]}
    tree["acts"].append(an_act("9050", "2029-06-30", heading, strikes))
    _, found = support.check(tree, folder)
    assert [(fault.path, fault.message) for fault in found] == [
        (
            ("acts", 1, "body", 1, "rows", 0),
            "names row 77, which neither the plan as approved nor a later act has",
        )
    ]


def test_what_an_act_has_repealed_no_later_act_changes(tree: Any) -> None:
    heading = {"heading": value(tree, HEADING_1)}
    for number, words in (
        ("400", "реттік нөмірі 5-жол алып тасталсын."),
        ("401", "реттік нөмірі 5-жолдағы «ОМ» деген аббревиатура алып тасталсын."),
    ):
        amends = {"instruction": words, "rows": ["5"]}
        tree["acts"].append(an_act(number, f"2025-07-{number[1:]}", heading, amends))
    tree["acts"][2]["date"] = "2025-07-01"
    tree["acts"][3]["date"] = "2025-07-02"
    assert judged(tree) == [
        (("acts", 3, "body", 1, "instruction"), "changes row 5, which act 400 has repealed")
    ]
