"""What git, editors and hooks are told leaves every letter as it is."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from support import ROOT, SOURCE


def git(*arguments: str, folder: Path = ROOT) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


@pytest.fixture(scope="module", autouse=True)
def _repository() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("no clone: git has nothing to tell of it")


def test_a_clone_that_changes_line_ends_changes_none_of_ours(tmp_path: Path) -> None:
    """As git for Windows is set up; what is checked out is looked at, letter for letter."""
    git("init", "-q", folder=tmp_path)
    git("config", "core.autocrlf", "true", folder=tmp_path)
    kept = {".gitattributes": "", "data/plan.yaml": "a\nb\n", "hooks/a.py": "a\n"}
    kept[".gitattributes"] = (ROOT / ".gitattributes").read_text(encoding="utf-8")
    printed = {f"{place}/{SOURCE}": "a \r\nb\n" for place in ("data", "tests/plans/x/data")}
    for name, text in (kept | printed).items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    git("add", ".", folder=tmp_path)
    for name in kept | printed:
        (tmp_path / name).unlink()
    git("checkout", "-q", "--", ".", folder=tmp_path)
    for name, text in (kept | printed).items():
        assert (tmp_path / name).read_bytes() == text.encode(), name


def test_every_file_of_words_has_line_ends_of_one_kind() -> None:
    for line in git("ls-files", "--eol").splitlines():
        assert line.startswith(("i/lf ", "i/-text ", "i/none ")), line


def test_what_an_act_printed_is_trimmed_by_no_editor() -> None:
    text = (ROOT / ".editorconfig").read_text(encoding="utf-8")
    _, _, printed = text.rpartition("\n[")
    assert printed.startswith("{data,tests/plans/**}/sources/**]")
    assert "trim_trailing_whitespace = unset" in printed


def test_a_hook_runs_what_is_here() -> None:
    """Its tools are the locked ones, and a file or target that it names exists; of others' one
    alone, the validator of the dataset's schema that is to be none of ours, at one version."""
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    repository, schema = yaml.load(text, yaml.CSafeLoader)["repos"]
    assert schema["repo"].endswith("/check-jsonschema")
    assert re.fullmatch(r"\d+\.\d+\.\d+", schema["rev"])
    assert (ROOT / schema["hooks"][0]["args"][1]).exists()
    assert repository["repo"] == "local"
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for hook in repository["hooks"]:
        command, *rest = hook["entry"].split()
        assert command in (".venv/bin/python", "make")
        if command == "make":
            assert f"\n{rest[0]}:" in makefile
        for word in rest:
            assert "/" not in word or (ROOT / word).exists()
