"""Checksums, as sha256sum itself checks them."""

import subprocess
from pathlib import Path

import site_support
from plan_site.exports.checksums import checksums
from plan_site.exports.downloads import downloads
from site_support import HOST

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""The SHA-256 of no bytes."""


def written(folder: Path) -> Path:
    for address, content in downloads(site_support.views(url=HOST)).items():
        file = folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder / "data"


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_download_is_listed_and_right(tmp_path: Path) -> None:
    folder = written(tmp_path)
    done = check(folder)
    assert done.returncode == 0, done.stdout
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert done.stdout.count(": OK") == len(files) - 1 > 25


def test_one_letter_changed_is_told(tmp_path: Path) -> None:
    folder = written(tmp_path)
    file = folder / "measures.csv"
    file.write_bytes(file.read_bytes().replace("ОМ".encode(), "ОН".encode(), 1))
    done = check(folder)
    assert done.returncode == 1
    assert "measures.csv: FAILED" in done.stdout


def test_files_outside_the_folder_are_named_from_it() -> None:
    assert checksums({"deadlines.ics": b"", "data/a.csv": b""}).decode().splitlines() == [
        f"{EMPTY}  {name}" for name in ("a.csv", "../deadlines.ics")
    ]
