"""LICENCES.md tells of every package in the lock files, and of nothing else."""

import json
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from publish import licences
from support import ROOT


def rows() -> list[tuple[str, str, str]]:
    found = licences.ROW.findall(licences.TABLE.read_text(encoding="utf-8"))
    return [row for row in found if row[0] != "package"]


def test_the_list_is_current() -> None:
    """After `make lock`: `make licences`."""
    assert licences.TABLE.read_text(encoding="utf-8") == licences.made()


def test_every_locked_package_stands_in_it_once_with_its_licence() -> None:
    named = {(name, version) for name, version, _ in rows()}
    python = licences.locked(ROOT / "requirements-dev.txt")
    assert {"mkdocs", "pillow", "playwright"} <= set(python)
    node = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    expected = {(name, ", ".join(found)) for name, found in python.items()}
    expected |= {
        (path.rpartition("node_modules/")[2], entry["version"])
        for path, entry in node.items()
        if path
    }
    assert named == expected
    assert len(named) == len(rows())
    assert [name for name, _, said in rows() if not said.strip()] == []


def test_what_builds_is_told_apart_from_what_tests() -> None:
    building, testing = licences.TABLE.read_text(encoding="utf-8").split("## ")[1:3]
    assert "| mkdocs |" in building
    assert "| pytest |" in testing
    assert "| mkdocs |" not in testing


@pytest.mark.parametrize(
    ("said", "file", "name"),
    [
        ("License-Expression: MIT\nLicense: other\n", "", "MIT"),
        ("Classifier: License :: OSI Approved :: ISC License (ISCL)\n", "", "ISC License (ISCL)"),
        ("License: Apache-2.0\n", "", "Apache-2.0"),
        ("License: UNKNOWN\n", "MIT License\n\nCopyright (c) …\n", "MIT License"),
        ("", "\n  BSD 3-Clause License\n", "BSD 3-Clause License"),
        (f"License: {'x' * 61}\n", "", ""),
        ("", "", ""),
    ],
)
def test_a_licence_is_what_the_package_says(
    tmp_path: Path, said: str, file: str, name: str
) -> None:
    info = tmp_path / "made_up-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: made-up\nVersion: 1\n{said}")
    (info / "LICENSE").write_text(file, encoding="utf-8")
    (info / "RECORD").write_text("made_up-1.dist-info/METADATA,,\nmade_up-1.dist-info/LICENSE,,\n")
    assert licences.licence(Distribution.at(info)) == name
