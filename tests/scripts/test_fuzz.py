"""A short run of the fuzzer, and that it sees a product which is broken on purpose."""

import time
from pathlib import Path
from typing import Any

import pytest

import fuzz
import pages_said
import verdicts
from plan_site.dataset import yaml_file
from plan_site.faults import Fault
from plan_site.validation import load
from plan_site.validation.validate import check

MUTANTS = 200


def test_two_hundred_mutants_are_refused_in_form_or_shown_as_they_are(tmp_path: Path) -> None:
    report = fuzz.fuzz(seed=6, count=MUTANTS, builds=0, kept=tmp_path / "kept")
    assert report.findings == [], "\n".join(report.findings)
    assert report.refused.total() + report.accepted.total() == MUTANTS
    assert report.refused.total() > 100
    assert report.accepted.total() > 20
    assert not (tmp_path / "kept").exists()


def run(folder: Path, count: int = 34) -> fuzz.Report:
    return fuzz.fuzz(seed=1, count=count, builds=0, kept=folder / "kept")


def test_another_exception_is_a_finding_and_its_mutant_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(root: Any, folder: Path) -> Any:
        plan, told = check(root, folder)
        if len(told) > 2:
            raise KeyError("label")
        return plan, told

    monkeypatch.setattr(load, "check", broken)
    report = run(tmp_path)
    assert report.findings
    assert "KeyError" in report.findings[0]
    assert list((tmp_path / "kept").iterdir())


def test_a_place_that_is_not_in_the_file_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_file.Tree, "place", lambda self, fault: (9_999, 1))
    assert any("out of form" in finding for finding in run(tmp_path).findings)


def test_a_page_with_another_word_than_the_file_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if the engine took no heed of a word: the pages have another than the file.
    real = pages_said.values

    def mended(content: bytes) -> Any:
        tree = real(content)
        tree["measures"][0]["label"] = "Түзетілген белгі"
        return tree

    monkeypatch.setattr(pages_said, "values", mended)
    assert any("the page has" in finding for finding in run(tmp_path).findings)


def test_a_mutant_that_takes_too_long_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(root: Any, folder: Path) -> tuple[None, list[Fault]]:
        until = time.process_time() + 0.3
        while time.process_time() < until:
            pass
        return None, [Fault(path=("plan",), message="is wrong")]

    monkeypatch.setattr(load, "check", slow)
    monkeypatch.setattr(fuzz, "LIMIT", 0.2)
    assert any("took 0." in finding for finding in run(tmp_path, 31).findings)


# It may ring while rubbish is collected, where nobody hears it; it rings again.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_mutant_without_an_end_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(root: Any, folder: Path) -> Any:
        while True:
            time.sleep(0.01)

    monkeypatch.setattr(load, "check", endless)
    monkeypatch.setattr(fuzz, "STUCK", 0.05)
    assert any("StuckError" in finding for finding in run(tmp_path, 31).findings)


def test_whole_builds_are_half_refused_and_half_not_and_spread() -> None:
    outcomes = {number: number % 4 != 0 for number in range(400)}
    made = fuzz.chosen(outcomes, 10)
    assert len(made) == len(set(made)) == 10
    assert sum(outcomes[number] for number in made) == 5
    assert made[0] < 100
    assert made[-1] > 300
    assert fuzz.chosen(outcomes, 0) == []
    assert fuzz.chosen({0: True}, 4) == [0]


def test_a_build_that_decides_otherwise_than_load_and_check_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdicts.WholeBuild, "judge", lambda self, content: (True, []))
    report = fuzz.fuzz(seed=1, count=62, builds=4, kept=tmp_path / "kept")
    assert [finding for finding in report.findings if "decides otherwise" in finding]


def test_the_command_prints_the_counts_and_fails_with_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["--mutants", "31", "--builds", "0", "--kept", str(tmp_path)]
    assert fuzz.main(arguments) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].split() == ["mutation", "refused", "accepted", "findings"]
    assert said[-2].split()[0] == "all"
    assert sum(map(int, said[-2].split()[1:])) == 31
    assert said[-1].startswith("slowest: ")
    monkeypatch.setattr(load, "printable", lambda said: f"{said}\n")
    assert fuzz.main(["--only", "24", "--kept", str(tmp_path)]) == 1
    assert "out of form" in capsys.readouterr().err
