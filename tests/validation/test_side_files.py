"""What stands beside plan.yaml: read into records, every fault told with its place."""

from pathlib import Path

import pytest

import site_support
from plan_site.dataset.plan import Plan
from plan_site.faults import PlanError
from plan_site.validation.side_files import read
from support import DATA


@pytest.fixture
def plan() -> Plan:
    return site_support.dataset().plan


def test_words_and_translations_are_read(plan: Plan) -> None:
    beside = read(DATA, plan)
    assert len(beside.vocabulary.entries) > 10
    assert sorted(beside.translations) == ["en", "ru"]
    assert sorted(beside.texts) == ["editions/en.yaml", "editions/ru.yaml", "vocabulary.yaml"]
    numbers = {measure.number for measure in plan.measures}
    for translation in beside.translations.values():
        assert {measure.number for measure in translation.measures} == numbers


def test_a_dataset_may_stand_alone(plan: Plan, tmp_path: Path) -> None:
    beside = read(tmp_path, plan)
    assert (beside.vocabulary.entries, beside.translations, beside.texts) == ((), {}, {})


@pytest.mark.parametrize(
    ("entry", "place", "said"),
    [
        (
            "{ru: [сеть], topics: [digitall]}",
            "2:25",
            "unknown topic digitall; did you mean digital?",
        ),
        ("{ru: [сеть], agencies: [ОММ]}", "2:27", "unknown agency ОММ; did you mean ОМ?"),
        ("{ru: [сеть]}", "2:3", "stands for nothing"),
        ("{topics: [digital]}", "2:3", "has no words that people type"),
        ("{ru: сеть, topics: [digital]}", "2:8", "must be a list"),
        ("{de: [Netz], topics: [digital]}", "2:4", "unknown key"),
    ],
)
def test_a_fault_of_the_vocabulary_is_told_with_its_place(
    entry: str, place: str, said: str, plan: Plan, tmp_path: Path
) -> None:
    (tmp_path / "vocabulary.yaml").write_text(f"entries:\n- {entry}\n", encoding="utf-8")
    with pytest.raises(PlanError) as told:
        read(tmp_path, plan)
    assert len(told.value.lines) == 1
    assert f"vocabulary.yaml:{place}: " in told.value.lines[0]
    assert said in told.value.lines[0]


def test_faults_of_all_files_are_told_at_once(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "editions").mkdir()
    for language in ("en", "ru"):
        (tmp_path / "editions" / f"{language}.yaml").write_text(
            "plan: {title: Plan}\nmeasures:\n"
            "- {number: 999, wording: 0123456z, label: A, text: B}\n",
            encoding="utf-8",
        )
    with pytest.raises(PlanError) as told:
        read(tmp_path, plan)
    files = [line.split(":")[0].rpartition("/")[2] for line in told.value.lines]
    assert files == ["en.yaml", "en.yaml", "ru.yaml", "ru.yaml"]
    assert "unknown measure 999" in told.value.lines[0]
    folder = tmp_path.name
    assert all(line.startswith(f"{folder}/editions/") for line in told.value.lines)
    assert "fingerprint" in told.value.lines[1]
