"""The data package, as frictionless judges it: what is described is what is there."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import validate

import site_support
from plan_site.exports.downloads import downloads
from site_support import HOST, Change, with_100, with_748, with_html, with_measures


def written(folder: Path, *changes: Change) -> Path:
    """The downloads below a folder; the package's file."""
    for address, content in downloads(site_support.views(*changes, url=HOST)).items():
        file = folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder / "data" / "datapackage.json"


def faults(file: Path) -> list[str]:
    report = validate(str(file))
    return [str(error[0]) for error in report.flatten(["type"])]


@pytest.mark.in_turn(4)
@pytest.mark.parametrize("changes", [(), (with_748, with_100), (with_html,), (with_measures(200),)])
def test_it_is_valid(tmp_path: Path, changes: tuple[Change, ...]) -> None:
    assert faults(written(tmp_path, *changes)) == []


def test_it_describes_every_table_with_its_size_and_hash(tmp_path: Path) -> None:
    file = written(tmp_path)
    package = json.loads(file.read_text(encoding="utf-8"))
    assert {r["path"] for r in package["resources"]} == {f.name for f in file.parent.glob("*.csv")}
    for resource in package["resources"]:
        content = (file.parent / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_it_says_whose_words_these_are(tmp_path: Path) -> None:
    package = json.loads(written(tmp_path).read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["licenses"][0]["title"] == site_support.words().get("data.licence.text")
    assert [s["path"].rsplit("/", 1)[1] for s in package["sources"]] == [
        *("P2300000748", "P2500000392")
    ]
    assert package["version"] == "2025-05-30"


def edited(file: Path, old: str, new: str) -> None:
    content = file.read_bytes()
    assert old.encode() in content
    file.write_bytes(content.replace(old.encode(), new.encode(), 1))


BROKEN: dict[str, tuple[str, str, str, str]] = {
    "another letter": ("measures.csv", "науқан", "наукан", "hash-count"),
    "another head": ("measures.csv", "completion", "complete", "incorrect-label"),
    "an unknown effect": ("measures.csv", "substituted", "substitutes", "constraint-error"),
    "a year that is none": ("funding.csv", ",2023,", ",жыл,", "type-error"),
    "a body that is none": ("responsibilities.csv", "6,1,ОМ", "6,1,ОО", "foreign-key"),
    "a row twice": ("agencies.csv", "\r\nДСМ,", "\r\nОМ,", "primary-key"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_file_that_is_not_what_it_says_is_told(tmp_path: Path, case: str) -> None:
    name, old, new, kind = BROKEN[case]
    file = written(tmp_path)
    edited(file.parent / name, old, new)
    assert kind in faults(file)


def test_a_site_without_an_address_claims_none() -> None:
    made = json.loads(downloads(site_support.views())["data/datapackage.json"])
    assert "homepage" not in made
    assert "format" not in field(made, "measures", "url")


def field(package: Any, table: str, name: str) -> Any:
    resource = next(r for r in package["resources"] if r["name"] == table)
    return next(f for f in resource["schema"]["fields"] if f["name"] == name)


def test_numbers_of_rows_are_told_to_be_text(tmp_path: Path) -> None:
    package = json.loads(written(tmp_path).read_text(encoding="utf-8"))
    assert field(package, "measures", "number")["type"] == "string"
    assert field(package, "measures", "subsection")["type"] == "string"
    assert field(package, "funding", "million_tenge")["type"] == "number"
