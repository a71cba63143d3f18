"""A release's files: the site whole, its sum, what is new; none of another version's tag."""

import hashlib
import zipfile
from pathlib import Path

import pytest
import yaml

from plan_site import VERSION
from publish.release import notes, release
from site_support import built, contents
from support import ROOT


def test_a_release_is_the_site_whole_with_its_sum(tmp_path: Path) -> None:
    site = built().folder
    for name in ("one", "other"):
        release(f"v{VERSION}", site, tmp_path / name)
    with zipfile.ZipFile(tmp_path / "one/site.zip") as made:
        made.extractall(tmp_path / "out")
        assert made.testzip() is None
        assert {entry.external_attr >> 16 for entry in made.infolist()} == {0o100644}
    assert contents(tmp_path / "out/site") == contents(site)
    zips = [(tmp_path / name / "site.zip").read_bytes() for name in ("one", "other")]
    assert zips[0] == zips[1]
    sums = (tmp_path / "one/SHA256SUMS").read_text(encoding="utf-8")
    assert sums == f"{hashlib.sha256(zips[0]).hexdigest()}  site.zip\n"


def test_a_tag_of_another_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"the tag is v99\.0"):
        release("v99.0", built().folder, tmp_path / "release")
    assert not (tmp_path / "release").exists()


def test_the_notes_are_what_the_changelog_says_of_the_version() -> None:
    log = "# Changelog\n\n## 1.1\n\n- b\n\n## 1.10, unreleased\n\n- c\n\n## 1.0\n"
    assert notes(log, "1.1") == "- b\n"
    assert notes(log, "1.10") == "- c\n"
    for version in ("1.0", "2.0"):
        with pytest.raises(ValueError, match="says nothing"):
            notes(log, version)


def test_who_cites_the_software_finds_its_version() -> None:
    said = yaml.load((ROOT / "CITATION.cff").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    assert said["cff-version"] == "1.2.0"
    assert said["version"] == VERSION
    assert said["license"] == "MIT"
    assert {*said} >= {"message", "title", "authors", "type", "abstract"}
