"""`make verify` as it is run: what it prints, and how it ends."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from altered_sites import WORDING, WRONG, copied, put, summed
from site_support import built
from support import DATA
from verify.__main__ import main

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The site, to be changed."""
    return copied(built(), tmp_path)


@pytest.mark.thorough
def test_one_letter_is_one_line_and_a_failure(copy: Path, run: Run) -> None:
    """A fault with a line end in it stays one line, too."""
    put("measures/44/index.html", WORDING, WRONG)(copy)
    put("measures/43/index.html", '"../../sections/3/"', '"../../\x1b[31m\nx/"')(copy)
    done = run(str(copy))
    assert done.returncode == 1
    *evil, letter = done.stdout.splitlines()
    assert letter.startswith("measures/44/: is not what data/plan.yaml gives: line ")
    assert evil
    assert all(line.startswith("measures/43/: ") for line in evil)
    assert "\x1b" not in done.stdout
    assert done.stderr.startswith(f"{copy}: {len(evil) + 1} faults; ")


def test_published_data_that_makes_no_site_is_told_by_its_own_faults(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put("data/plan.yaml", "number: 28", "number: 27")(copy)
    assert main([str(copy)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if re.match(r"data/plan\.yaml:\d+:\d+: ", line)], lines
    assert "data/plan.yaml: its sum is not that of data/SHA256SUMS" in lines


@pytest.mark.thorough
def test_official_words_changed_in_the_data_with_its_sum_are_told_by_the_act(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever changes a digit in the dataset and its sum has the act's own letters against them."""
    summed("data/plan.yaml", put("data/plan.yaml", "жылы – 22870,23", "жылы – 22870,32"))(copy)
    assert main([str(copy)]) == 1
    lines = capsys.readouterr().out.splitlines()
    told = [line for line in lines if "22870,32" in line]
    assert told, lines
    assert all(line.startswith("data/") for line in told)


@pytest.mark.thorough
def test_it_says_what_it_looked_at_and_that_another_dataset_is_not_the_one_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = str(built().folder)
    assert main([site, "--data", str(DATA / "plan.yaml")]) == 0
    said = capsys.readouterr().out
    assert re.fullmatch(r".+: \d+ files, \d+ of them pages .*; no faults\n", said)
    other = tmp_path / "plan.yaml"
    other.write_text("plan: {}\n", encoding="utf-8")
    assert main([site, "--data", str(other)]) == 1
    assert capsys.readouterr().out == f"data/plan.yaml: is not {other}\n"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("{0}/none", "no such folder"),
        ("{0}", "missing"),
        ("https://", "no address of a site"),
        ("http://127.0.0.1:99999/", "no address of a site"),
        ("http://127.0.0.1:1/", "no connection"),
    ],
)
def test_no_folder_and_no_address_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, words: str
) -> None:
    name = name.format(tmp_path)
    assert main([name]) == 1
    captured = capsys.readouterr()
    [line] = captured.out.splitlines()
    assert line.startswith(name)
    assert words in line
    assert captured.err == ""


def test_a_folder_of_junk_is_told_without_a_traceback(tmp_path: Path, run: Run) -> None:
    (tmp_path / "index.html").write_bytes(b"\x00\x01\xff")
    done = run(str(tmp_path))
    assert done.returncode == 1
    assert "data/SHA256SUMS: missing\n" in done.stdout
    assert "data/plan.yaml: missing\n" in done.stdout
    assert "Traceback" not in done.stderr + done.stdout
