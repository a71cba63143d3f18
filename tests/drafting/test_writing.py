"""A draft in the dataset: what the act says in its place, what is ours untouched."""

import shutil
from pathlib import Path
from typing import Any, Final

import pytest

import made_acts
from plan_site.dataset import yaml_file
from plan_site.drafting import command
from plan_site.validation.load import Dataset, dump, load
from support import DATA, PLAN, PLANS, SOURCE, copied_plan, plan_text

OURS: Final = ("label", "label_only", "topics", "notes", "documents")

EMPTY: Final = f"""\
plan:
  title: {made_acts.TITLE}
  act: 748
  first_year: 2026
  last_year: 2028
acts: []
topics:
- slug: books
  name: Кітап
  belongs: Кітапқа қатысты іс-шаралар.
help:
  checked: 2026-11-20
  sources: ойдан шығарылған дереккөз
  lines:
  - number: 000
    text: ойдан шығарылған анықтама нөмірі
measures: []
"""


def put(act: Path, number: str, plan: Path) -> None:
    assert command.main([str(act), "--act", number, "--write", str(plan)]) == 0


def everything(plan: Path) -> dict[str, bytes]:
    files = [path for path in plan.parent.rglob("*") if path.is_file()]
    return {path.relative_to(plan.parent).as_posix(): path.read_bytes() for path in files}


def passed(plan: Path, act: str) -> Dataset:
    """The dataset, once its file is canonical and every letter of the act's source is claimed."""
    dataset = load(plan)
    assert dump(dataset.plan) == dataset.text
    proof = dataset.proofs[act]
    assert proof.letters == proof.claimed > 1000
    return dataset


def test_the_act_that_is_there_already_changes_nothing(tmp_path: Path) -> None:
    plan = copied_plan(tmp_path)
    before = everything(plan)
    put(DATA / SOURCE, "392", plan)
    assert everything(plan) == before


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("name", ["page.html", "act.pdf"])
def test_another_print_of_an_act_leaves_what_is_ours_and_passes_the_proof(
    name: str, tmp_path: Path
) -> None:
    plan = copied_plan(tmp_path)
    act = tmp_path / name
    act.write_bytes(made_acts.FORMATS[name](made_acts.act_392()))
    put(act, "392", plan)
    dataset = passed(plan, "392")
    before = yaml_file.read(plan_text()).root["measures"]
    after = yaml_file.read(dataset.text).root["measures"]
    assert after == before
    once = everything(plan)
    put(act, "392", plan)
    assert everything(plan) == once


@pytest.mark.thorough
def test_a_plan_of_158_rows_becomes_drafts_whose_proof_passes_at_once(tmp_path: Path) -> None:
    plan = tmp_path / "data" / "plan.yaml"
    plan.parent.mkdir()
    plan.write_text(EMPTY, encoding="utf-8")
    act = tmp_path / "act.html"
    act.write_bytes(made_acts.page(made_acts.made_up_act()))
    put(act, "748", plan)
    dataset = passed(plan, "748")
    measures = dataset.plan.measures
    assert [measure.number for measure in measures] == [str(n) for n in range(1, 159)]
    assert all(measure.draft and not measure.topics for measure in measures)
    assert len(dataset.unwritten) == 158
    once = everything(plan)
    put(act, "748", plan)
    assert everything(plan) == once


@pytest.mark.thorough
def test_an_older_act_gives_its_wordings_the_first_place(tmp_path: Path) -> None:
    plan = copied_plan(tmp_path)
    before: dict[str, Any] = {m["number"]: m for m in yaml_file.read(plan_text()).root["measures"]}
    title = yaml_file.read(plan_text()).root["plan"]["title"]
    blocks = made_acts.made_up_act(title, day="2023 жылғы 31 тамыздағы", first_year=2023)
    act = tmp_path / "act.html"
    act.write_bytes(made_acts.page(blocks))
    put(act, "748", plan)
    dataset = passed(plan, "748")
    six = dataset.plan.measure("6")
    assert [version.act for version in six.versions] == ["748", "392"]
    after = {m["number"]: m for m in yaml_file.read(dataset.text).root["measures"]}
    assert len(after) == 158 + 11
    for number, measure in before.items():
        assert {k: measure.get(k) for k in OURS} == {k: after[number].get(k) for k in OURS}
        assert after[number]["versions"][-1] == measure["versions"][-1]
    assert [m.number for m in dataset.plan.measures if m.draft] == [
        str(n) for n in range(1, 159) if str(n) not in before
    ]


AMENDING: Final = (
    "Мектеп асханаларын жақсарту жөніндегі жоспарға өзгеріс енгізу туралы",
    "Қазақстан Республикасы Үкіметінің 2027 жылғы 10 маусымдағы № 9009 қаулысы",
    '1. "{act}" Қазақстан Республикасы Үкіметінің 2024 жылғы 15 қаңтардағы № 9003 қаулысымен '
    "бекітілген {plan}да:",
    '"Ас мәзірі" деген 2-бөлімде:',
)
ROW: Final = ("Мәзірді жариялау", "ақпарат", "2027 жылғы желтоқсан", "МТМ", "талап етілмейді", "-")


@pytest.mark.parametrize(
    ("instruction", "number", "record", "acts"),
    [
        # Row 4 was struck by act 9005; act 9008 gave row 5 the number 6.
        ("мынадай мазмұндағы реттік нөмірі 4-жолмен толықтырылсын:", "4", "4-9009", ["9009"]),
        (
            "реттік нөмірі 6-жол мынадай редакцияда жазылсын:",
            "6",
            "5",
            ["9003", "9006", "9009"],
        ),
    ],
)
def test_a_row_under_a_freed_or_a_new_number_goes_into_its_own_record(
    tmp_path: Path, instruction: str, number: str, record: str, acts: list[str]
) -> None:
    shutil.copytree(PLANS / "amended" / "data", tmp_path / "data")
    plan = tmp_path / "data" / "plan.yaml"
    held = load(plan).plan
    before = {m.number: m for m in held.measures}
    names = {"act": held.act("9003").title, "plan": held.plan.title}
    act = tmp_path / "9009.html"
    end = "2. Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі."
    act.write_bytes(
        made_acts.page(
            [
                *(("p", line.format(**names)) for line in (*AMENDING, instruction, '"')),
                ("row", [f"{number}.", *ROW]),
                ("p", '".'),
                ("p", end),
            ]
        )
    )
    for _ in range(2):
        put(act, "9009", plan)
        made = load(plan).plan
        measure = made.measure(record)
        assert [version.act for version in measure.versions] == acts
        assert measure.current.text == ROW[0]
        assert made.number_now(record) == number
        others = [m for m in made.measures if m.number != record]
        assert others == [m for n, m in before.items() if n != record]


def test_a_reading_by_hand_stays_and_answers_the_doubt(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = copied_plan(tmp_path)
    act = tmp_path / "act.html"
    blocks = made_acts.act_392()
    six = next(words for kind, words in blocks if kind == "row" and words[0] == "6.")
    six[3] = "қар кеткенше"
    act.write_bytes(made_acts.page(blocks))
    put(act, "392", plan)
    told = capsys.readouterr().err
    assert "row 6: deadline: no rule reads «қар кеткенше»; write beside it reading:" in told
    assert "measure 6: deadline: no rule reads" in told
    text = plan.read_text(encoding="utf-8")
    said = (
        "    reading:\n      deadline:\n        kind: other\n    text: >-\n      Балаларға қатысты"
    )
    plan.write_text(text.replace("    text: >-\n      Балаларға қатысты", said), encoding="utf-8")
    once = everything(plan)
    put(act, "392", plan)
    assert everything(plan) == once
    assert "row 6: deadline" not in capsys.readouterr().err


def test_a_dataset_that_is_broken_is_told_and_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = copied_plan(tmp_path)
    plan.write_text("plan: [", encoding="utf-8")
    before = everything(plan)
    assert command.main([str(DATA / SOURCE), "--act", "392", "--write", str(plan)]) == 1
    assert capsys.readouterr().err.startswith("data/plan.yaml:1:")
    assert everything(plan) == before
    assert PLAN.exists()
