"""A published site against what its own data gives once more: whatever differs is told."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from altered_sites import WORDING, WRONG, Alter, added, copied, cut, put, removed
from site_support import built
from verify import rebuild as rebuilt
from verify.site import Folder, file_of


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Today's site, to be changed."""
    return copied(built(), tmp_path)


@pytest.fixture(scope="module")
def fresh() -> Iterator[Folder]:
    """What today's published data gives."""
    site = Folder(built().folder)
    with rebuilt.rebuilt(site, "https://plan.example/", ["data/sources/392.kk.txt"]) as folder:
        yield folder


@pytest.mark.parametrize(
    ("alter", "told"),
    [
        (put("about/index.html", "ресми сайт емес", "ресми сайт екен"), "about/: is not what"),
        (
            put("measures/44/index.html", "Толық мәлімет", "Толык мәлімет"),
            "measures/44/: is not what",
        ),
        (put("search/help.json", "111", "112"), "search/help.json: is not what"),
        (cut("cards/measures/44.png"), "cards/measures/44.png: is not what"),
        (removed("cards/measures/44.png"), "cards/measures/44.png: missing"),
        (added("assets/more.js", b"alert(1)"), "assets/more.js: a file that"),
        (
            put("data/plan.json", WORDING, WRONG),
            "data/plan.json: is not what data/plan.yaml gives: line ",
        ),
    ],
    ids=["words of ours", "heading", "help", "card", "card gone", "script added", "plan.json"],
)
def test_what_no_record_tells_is_told_by_building_once_more(
    copy: Path, fresh: Folder, alter: Alter, told: str
) -> None:
    alter(copy)
    lines = [f"{address}: {what}" for address, what in rebuilt.differences(Folder(copy), fresh)]
    assert len(lines) == 1
    assert lines[0].startswith(told)


def test_a_byte_changed_anywhere_is_found(copy: Path, fresh: Folder) -> None:
    dice = random.Random(748)
    files = sorted(file for file in copy.rglob("*") if file.is_file())
    for file in dice.sample(files, 25):
        content = file.read_bytes()
        at = dice.randrange(len(content))
        file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        [(address, _)] = rebuilt.differences(Folder(copy), fresh)
        assert file == copy / file_of(address)
        file.write_bytes(content)


def test_another_version_of_the_code_is_told_in_one_line(copy: Path, fresh: Folder) -> None:
    for page in copy.rglob("*.html"):
        page.write_bytes(page.read_bytes().replace(b"page.", b"paje."))
    [(address, what)] = rebuilt.differences(Folder(copy), fresh)
    assert address == ""
    assert "--words-only" in what
