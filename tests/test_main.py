"""`python -m plan_site`: the proof as a command of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from plan_site.__main__ import main
from plan_site.proof.collation import WAYS_OUT
from support import PLAN, ROOT, copied_plan, replace_once

FIGURES = (
    "act 392: sources/392.kk.txt: 6450 characters in the source, "
    "6450 claimed, 4310 of them in 17 rows\n"
    "act 748: not checked against a published text\n"
)


@pytest.fixture(autouse=True)
def _on_no_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def test_a_host_of_repositories_is_told_of_each_fault_at_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "report.json"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert main([str(PLAN), "--code-quality", str(report)]) == 0
    assert capsys.readouterr().out == FIGURES
    assert json.loads(report.read_text(encoding="utf-8")) == []
    file = copied_plan(tmp_path)
    replace_once(file, "  first_year: 2023", "  first_year: 23")
    assert main([str(file), "--code-quality", str(report)]) == 1
    assert capsys.readouterr().out.startswith("::error file=data/plan.yaml,line=7,col=15::plan: ")
    [entry] = json.loads(report.read_text(encoding="utf-8"))
    assert entry["location"] == {"path": "data/plan.yaml", "lines": {"begin": 7}}
    # A file that is not in its canonical form is told in the same way.
    file.write_text(PLAN.read_text(encoding="utf-8").replace("2023\n", "'2023'\n", 1), "utf-8")
    assert main([str(file)]) == 1
    assert "::error file=data/plan.yaml,line=7,col=1::is not in canonical form" in (
        capsys.readouterr().out
    )


def test_a_sound_dataset_ends_with_0_and_the_figures_of_the_proof(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([str(PLAN)]) == 0
    assert capsys.readouterr() == (FIGURES, "")


def test_the_file_is_data_plan_yaml_where_none_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PLAN.parents[1])
    assert main([]) == 0
    assert capsys.readouterr() == (FIGURES, "")


def test_a_broken_dataset_ends_with_1_and_every_fault_on_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = copied_plan(tmp_path)
    replace_once(file, "  first_year: 2023", "  first_year: 23")
    replace_once(file, "topics: [violence, campaigns]", "topics: [violense, campaigns]")
    assert main([str(file)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    first, second = err.splitlines()
    assert first.startswith("data/plan.yaml:7:15: plan: first_year: ")
    assert second.endswith("measure 6: topics: unknown topic violense; did you mean violence?")


def test_a_changed_source_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = copied_plan(tmp_path)
    replace_once(tmp_path / "data" / "sources" / "392.kk.txt", "О. Бектенов", "О. Бектемов")
    assert main([str(file)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    [line] = err.splitlines()
    assert line.endswith(
        ": act 392: body: signature: has «Бектенов» where the source has «Бектемов» after "
        f"«р-Министрі О.» (sources/392.kk.txt:725); {WAYS_OUT}"
    )


def test_an_act_without_a_source_is_said_to_be_unchecked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = copied_plan(tmp_path)
    text = file.read_text(encoding="utf-8")
    start, end = text.index("  source: sources/392.kk.txt\n"), text.index("  body:\n")
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    (tmp_path / "data" / "sources" / "392.kk.txt").unlink()
    assert main([str(file)]) == 0
    assert capsys.readouterr() == (
        "act 748: not checked against a published text\n"
        "act 392: not checked against a published text\n",
        "",
    )


def test_a_missing_file_ends_with_1_and_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "data" / "no.yaml")]) == 1
    assert capsys.readouterr() == (
        "",
        "data/no.yaml:1:1: can't be read: No such file or directory\n",
    )


@pytest.mark.parametrize(
    ("find", "put", "line", "do"),
    [
        ("  first_year: 2023\n", "  first_year: '2023'\n", 7, "write «  first_year: 2023»"),
        ("  last_year: 2025\n", "  last_year: 2025\n\n", 9, "strike it"),
        ("plan:\n", "# ours\n# ours\nplan:\n", 1, "strike 2 lines"),
        (
            "topics: [violence, campaigns]\n",
            "topics:\n  - violence\n  - campaigns\n",
            None,
            "write «  topics: [violence, campaigns]»",
        ),
    ],
)
def test_a_form_that_is_not_canonical_is_told_with_the_form_and_written(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    find: str,
    put: str,
    line: int | None,
    do: str,
) -> None:
    file = copied_plan(tmp_path)
    replace_once(file, find, put)
    line = line or file.read_text(encoding="utf-8").split("\n").index("  topics:") + 1
    assert main([str(file)]) == 1
    assert capsys.readouterr() == (
        "",
        f"data/plan.yaml:{line}:1: is not in canonical form: {do}; make format does it\n",
    )
    assert main(["--format", str(file)]) == 0
    assert file.read_bytes() == PLAN.read_bytes()
    assert main([str(file)]) == 0


def test_a_last_line_without_an_end_is_not_canonical(tmp_path: Path) -> None:
    file = copied_plan(tmp_path)
    file.write_text(PLAN.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    assert main([str(file)]) == 1
    assert main(["--format", str(file)]) == 0
    assert file.read_bytes() == PLAN.read_bytes()


def test_what_is_broken_is_not_formatted(tmp_path: Path) -> None:
    file = copied_plan(tmp_path)
    replace_once(file, "  first_year: 2023", "  first_year: '23'")
    before = file.read_bytes()
    assert main(["--format", str(file)]) == 1
    assert file.read_bytes() == before


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "plan_site", *arguments],
        cwd=PLAN.parents[1],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_prints_the_figures() -> None:
    done = run("data/plan.yaml")
    assert (done.returncode, done.stdout, done.stderr) == (0, FIGURES, "")


def test_the_command_prints_a_fault_and_no_traceback(tmp_path: Path) -> None:
    file = copied_plan(tmp_path)
    replace_once(file, "  first_year: 2023", "  first_year: 23")
    done = run(str(file))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "data/plan.yaml:7:15: plan: first_year: «23» is not a year such as 2025\n"
    )


def test_phrases_are_read_one_a_line(tmp_path: Path) -> None:
    file = tmp_path / "phrases.yaml"
    file.write_text(
        "deadline:\n- phrase: 2026 жылғы мамыр\n  note: ours\n- phrase: мамырда болар\n",
        encoding="utf-8",
    )
    done = run("read", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split("\n") == [
        '{"kind": "deadline", "phrase": "2026 жылғы мамыр", '
        '"reading": {"kind": "once", "dates": ["2026-05"], "by": false}}',
        '{"kind": "deadline", "phrase": "мамырда болар", "reading": null}',
        "",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("deadline: мамыр\n", "deadline: is no list of records with a phrase each"),
        ("deadline:\n- мамыр\n", "deadline: is no list of records with a phrase each"),
        ("- phrase: мамыр\n", "is not a mapping"),
    ],
)
def test_a_file_without_phrases_is_one_fault(text: str, fault: str, tmp_path: Path) -> None:
    file = tmp_path / "phrases.yaml"
    file.write_text(text, encoding="utf-8")
    done = run("read", str(file))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert fault in done.stderr


def test_a_missing_file_of_phrases_is_one_fault(tmp_path: Path) -> None:
    done = run("read", str(tmp_path / "none.yaml"))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
