"""What was ever published keeps its address: the list only grows, and nothing on it is gone."""

from pathlib import Path

import pytest

from publish import addresses
from site_support import Change, Tree, built, with_100, with_748
from support import DATA


@pytest.fixture(autouse=True)
def fixture_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of the fixture, which nobody adds to."""
    monkeypatch.setattr(addresses, "LIST", DATA / "addresses.txt")


def test_no_address_of_the_list_is_gone() -> None:
    assert sorted(set(addresses.listed()) - addresses.published(built().folder)) == []


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("changes", [(with_748, with_100), (with_748,), (with_100,)])
def test_a_plan_that_grows_or_loses_a_row_keeps_them(changes: tuple[Change, ...]) -> None:
    made = built(*changes)
    assert made.code == 0, made.output
    gone = set(addresses.listed()) - addresses.published(made.folder)
    assert sorted(gone) == []


def renumbered(tree: Tree) -> None:
    """A careless hand gives a topic another address."""
    tree["topics"][5]["slug"] = "press"
    for entry in tree["measures"]:
        entry["topics"] = ["press" if t == "media" else t for t in entry["topics"]]


@pytest.mark.thorough
def test_a_page_that_moves_is_told() -> None:
    gone = set(addresses.listed()) - addresses.published(built(renumbered).folder)
    assert "topics/media/" in gone


def test_a_place_on_a_page_that_goes_is_told(tmp_path: Path) -> None:
    page = built().folder / "glossary" / "index.html"
    (tmp_path / "glossary").mkdir()
    told = page.read_text(encoding="utf-8").replace('id="mam"', 'id="mak"')
    (tmp_path / "glossary" / "index.html").write_text(told, encoding="utf-8")
    found = addresses.published(tmp_path)
    assert "glossary/#mam" not in found
    assert "glossary/#om" in found
    assert "glossary/#mam" in addresses.listed()
