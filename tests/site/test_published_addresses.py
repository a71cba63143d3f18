"""What was ever published keeps its address: the list only grows, and nothing on it is gone."""

import subprocess
from pathlib import Path

import pytest

from publish import addresses
from site_support import Change, Tree, built, with_100, with_748
from support import ROOT


def test_no_address_that_was_ever_published_is_gone() -> None:
    gone = set(addresses.written()) - addresses.published(built().folder)
    assert sorted(gone) == []


def test_every_address_of_today_is_written_down() -> None:
    """A new one is a promise too: `make addresses` writes it down."""
    new = addresses.published(built().folder) - set(addresses.written())
    assert sorted(new) == []


def test_no_address_stands_twice() -> None:
    known = addresses.written()
    assert len(known) == len(set(known))


@pytest.mark.parametrize("change", [with_748, with_100])
def test_a_plan_that_grows_or_loses_a_row_keeps_them(change: Change) -> None:
    made = built(change)
    assert made.code == 0, made.output
    gone = set(addresses.written()) - addresses.published(made.folder)
    assert sorted(gone) == []


def renumbered(tree: Tree) -> None:
    """A careless hand gives a topic another address."""
    tree["topics"][5]["slug"] = "press"
    for entry in tree["measures"]:
        entry["topics"] = ["press" if t == "media" else t for t in entry["topics"]]


def test_a_page_that_moves_is_told() -> None:
    gone = set(addresses.written()) - addresses.published(built(renumbered).folder)
    assert "topics/media/" in gone


def test_a_place_on_a_page_that_goes_is_told(tmp_path: Path) -> None:
    page = built().folder / "glossary" / "index.html"
    (tmp_path / "glossary").mkdir()
    told = page.read_text(encoding="utf-8").replace('id="mam"', 'id="mak"')
    (tmp_path / "glossary" / "index.html").write_text(told, encoding="utf-8")
    found = addresses.published(tmp_path)
    assert "glossary/#mam" not in found
    assert "glossary/#om" in found
    assert "glossary/#mam" in addresses.written()


def test_the_list_was_only_ever_added_to() -> None:
    """Held against the project's history, where there is one."""
    command = ["git", "log", "--format=", "-p", "-U0", "--", "data/addresses.txt"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout:
        pytest.skip("no history here: the list can't be held against it")
    removed = [
        line[1:]
        for line in done.stdout.splitlines()
        if line.startswith("-") and not line.startswith("---")
    ]
    assert set(removed) - set(addresses.written()) == set()
