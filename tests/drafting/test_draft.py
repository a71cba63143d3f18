"""Drafts of whole acts: what a machine must read right, and what it must say it is not sure of."""

import re
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

import made_acts
from made_acts import FIELDS, FORMATS
from plan_site.dataset import yaml_file
from plan_site.drafting import command
from plan_site.drafting.draft import Draft, draft
from support import DATA, PLAN, SOURCE

TREE: Final = yaml_file.read(PLAN.read_text(encoding="utf-8")).root
OPEN: Final = {"ОМ", "ДСМ", "ІІМ", "ТЖМ", "ҒЖБМ", "ЦДИАӨМ", "ЖАО", "РБ", "ЖБ"}
"""Abbreviations that № 392 spells out nowhere."""


@cache
def torn() -> Draft:
    return draft(DATA / SOURCE, "392")


def official(measure: Any) -> dict[str, str]:
    """What of a measure's record an act gives."""
    [version] = measure["versions"]
    return {
        "number": measure["number"],
        "section": measure["section"],
        "subsection": measure.get("subsection", ""),
        **{field: version[field] for field in FIELDS},
    }


def flagged_rows(doubts: tuple[str, ...]) -> set[str]:
    return {match[1] for line in doubts for match in re.finditer(r"\brow ([0-9-]+)", line)}


def test_the_torn_text_of_392_gives_its_rows_as_the_dataset_has_them() -> None:
    ours = [official(measure) for measure in torn().tree["measures"]]
    assert ours == [official(measure) for measure in TREE["measures"]]


def test_the_torn_text_of_392_gives_the_acts_words_date_and_sections() -> None:
    act, record = torn().tree["acts"][0], TREE["acts"][1]
    for key in ("number", "date", "in_force", "source", "displaced", "spacing", "body"):
        assert act[key] == record[key], key
    sections = [(s["title"], s.get("subsections")) for s in torn().tree["sections"]]
    assert sections == [(s["title"], s.get("subsections")) for s in TREE["sections"]]


def test_the_cells_that_a_page_tears_are_flagged_and_no_others() -> None:
    assert flagged_rows(torn().doubts) == {"23-1", "29-1", "37-2", "37-4"}


def test_each_abbreviation_without_a_full_name_is_told_once() -> None:
    told = [line for line in torn().doubts if "no full name" in line]
    assert {re.search(r"(?:agency|term) (\w+)", line)[1] for line in told} == OPEN  # type: ignore[index]
    assert len(told) == len(OPEN)


@pytest.mark.parametrize("name", FORMATS)
def test_392_is_read_right_from_every_format(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(FORMATS[name](made_acts.act_392()))
    made = draft(file, "392")
    ours = [official(measure) for measure in made.tree["measures"]]
    assert ours == [official(measure) for measure in TREE["measures"]]
    assert made.tree["acts"][0]["body"] == TREE["acts"][1]["body"]
    assert [line for line in made.doubts if "full name" not in line] == []


def test_a_row_that_crosses_pages_is_put_together_and_flagged(tmp_path: Path) -> None:
    file = tmp_path / "act.pdf"
    file.write_bytes(made_acts.crossing_pdf(made_acts.act_392()))
    made = draft(file, "392")
    ours = [official(measure) for measure in made.tree["measures"]]
    assert ours == [official(measure) for measure in TREE["measures"]]
    assert made.tree["acts"][0]["body"] == TREE["acts"][1]["body"]
    told = [line for line in made.doubts if "put together" in line]
    assert flagged_rows(tuple(told)) == flagged_rows(made.doubts) != set()


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("name", FORMATS)
def test_a_plan_of_158_rows_is_read_right_from_every_format(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(FORMATS[name](made_acts.made_up_act()))
    made = draft(file, "748")
    assert [official(measure) for measure in made.tree["measures"]] == made_acts.made_up_rows()
    assert made.doubts == ()
    sections = made.tree["sections"]
    assert [s["title"] for s in sections] == [made_acts.section_title(str(n)) for n in range(1, 6)]
    assert [len(section["subsections"]) for section in sections] == [2] * 5
    declared = [*made.tree["agencies"], *made.tree["terms"]]
    names = {each["abbreviation"]: each["name"] for each in declared}
    assert names == made_acts.GLOSSARY
    assert made.tree["plan"]["title"] == made_acts.TITLE
    assert made.tree["acts"][0]["date"] == "2026-02-03"


REVOKES = (
    "2. «Бұрынғы жоспарды бекіту туралы» Қазақстан Республикасы Үкіметінің 2021 жылғы 5 ақпандағы "
    "№ 45 қаулысының күші жойылды деп танылсын."
)


def test_an_act_that_approves_a_plan_and_ends_an_older_one_amends_nothing(tmp_path: Path) -> None:
    act = made_acts.made_up_act()
    act[4:5] = [("p", REVOKES)]
    file = tmp_path / "a.html"
    file.write_bytes(made_acts.page(act))
    made = draft(file, "748")
    assert len(made.tree["measures"]) == 158
    assert made.tree["plan"]["title"] == made_acts.TITLE
    assert made.doubts == ()


def test_an_act_that_ends_the_plan_alone_is_drafted_with_its_instruction(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(
        made_acts.page(
            [
                ("p", "Қазақстан Республикасы Үкіметінің кейбір шешімінің күшін жою туралы"),
                ("p", "Қазақстан Республикасы Үкіметінің 2027 жылғы 3 ақпандағы № 99 қаулысы"),
                ("p", "Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:"),
                ("p", REVOKES.replace("2. ", "1. ", 1)),
                ("p", "2. Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі."),
            ]
        )
    )
    made = draft(file, "99")
    [act] = made.tree["acts"]
    assert [item["instruction"] for item in act["body"] if "instruction" in item] == [
        REVOKES.replace("2. ", "1. ", 1)
    ]
    assert made.tree["measures"] == []


def test_a_new_measure_is_a_draft_with_a_label_of_its_first_words() -> None:
    first = torn().tree["measures"][0]
    assert first["draft"] == "true"
    assert first["versions"][0]["text"].startswith(first["label"])
    assert first["topics"] == []
    assert max(len(measure["label"]) for measure in torn().tree["measures"]) <= 60


def test_the_command_prints_the_draft_and_tells_doubts_apart(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "act.html"
    file.write_bytes(made_acts.page(made_acts.act_392()))
    assert command.main([str(file), "--act", "392"]) == 0
    told = capsys.readouterr()
    read = yaml_file.read(told.out).root
    assert list(read) == ["acts", "sections", "agencies", "terms", "measures"]
    assert [measure["number"] for measure in read["measures"]][:3] == ["6", "23-1", "28"]
    assert all(line.startswith("act.html:") for line in told.err.splitlines())
