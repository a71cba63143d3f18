"""Cards are drawn once and kept by what they hold."""

import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from card_samples import plain_card
from plan_site.cards import cache
from plan_site.cards.cache import images
from plan_site.cards.png import DrawingError, Pen
from plan_site.cards.texts import CardText

ONE = {"cards/one.png": plain_card()}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[CardText]:
    """The cards that were truly drawn, in order."""
    seen: list[CardText] = []
    draw = Pen.draw

    def counted(pen: Pen, card: CardText) -> bytes:
        seen.append(card)
        return draw(pen, card)

    monkeypatch.setattr(Pen, "draw", counted)
    return seen


def only_file(folder: Path) -> Path:
    [file] = folder.iterdir()
    return file


def test_a_card_is_drawn_once_and_then_taken_from_the_folder(
    tmp_path: Path, drawn: list[CardText]
) -> None:
    first = images(ONE, tmp_path / "cards")
    second = images(ONE, tmp_path / "cards")
    assert first == second == {"cards/one.png": Pen().draw(plain_card())}
    assert len(drawn) == 2  # once by the build, once by the line above


def test_the_fonts_are_not_opened_when_all_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    images(ONE, tmp_path)
    monkeypatch.setattr(cache, "Pen", None)
    assert images(ONE, tmp_path)


def test_a_kept_file_is_whole_and_is_what_the_next_build_takes(tmp_path: Path) -> None:
    made = images(ONE, tmp_path)["cards/one.png"]
    file = only_file(tmp_path)
    assert re.fullmatch(r"[0-9a-f]{64}\.png", file.name)
    assert file.read_bytes() == made
    assert images(ONE, tmp_path) == {"cards/one.png": made}


def small() -> bytes:
    made = BytesIO()
    Image.new("1", (1, 1)).save(made, "PNG")
    return made.getvalue()


POISONS: dict[str, Callable[[bytes], bytes]] = {
    "no picture": lambda card: b"<script>alert(1)</script>",
    "empty": lambda card: b"",
    "cut off": lambda card: card[: len(card) // 2],
    "without its end": lambda card: card[:-12],
    "a byte": lambda card: card[:400] + bytes([card[400] ^ 1]) + card[401:],
    "another size": lambda card: small(),
    "more behind it": lambda card: card + b"<script>",
}


@pytest.mark.parametrize("poison", POISONS)
def test_what_is_no_card_is_drawn_anew_and_the_folder_put_right(
    tmp_path: Path, drawn: list[CardText], poison: str
) -> None:
    made = images(ONE, tmp_path)
    only_file(tmp_path).write_bytes(POISONS[poison](made["cards/one.png"]))
    assert images(ONE, tmp_path) == made
    assert only_file(tmp_path).read_bytes() == made["cards/one.png"]
    assert len(drawn) == 2


@pytest.mark.parametrize("field", ["name", "unofficial", "kicker", "head", "title"])
def test_another_word_is_another_card(tmp_path: Path, drawn: list[CardText], field: str) -> None:
    before = images(ONE, tmp_path)
    changed = plain_card(**{field: "Басқа"})
    assert images({"cards/one.png": changed}, tmp_path) != before
    assert len(drawn) == 2


def test_another_version_of_the_drawing_draws_all_anew(
    tmp_path: Path, drawn: list[CardText], monkeypatch: pytest.MonkeyPatch
) -> None:
    images(ONE, tmp_path)
    monkeypatch.setattr(cache, "version", lambda: "another font, or another line of code")
    images(ONE, tmp_path)
    assert len(drawn) == 2


def kept(folder: Path, number: int, age: int) -> Path:
    """A file as an earlier build left it, so many seconds older than the others."""
    file = folder / f"{number:064x}.png"
    file.write_bytes(b"x")
    os.utime(file, (10_000 - age, 10_000 - age))
    return file


def test_old_unused_files_are_taken_away_and_the_newest_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "SPARE", 2)
    files = [kept(tmp_path, number, age) for number, age in [(1, 5), (2, 1), (3, 9), (4, 3)]]
    images(ONE, tmp_path)
    assert [file.exists() for file in files] == [False, True, False, True]
    assert len(list(tmp_path.iterdir())) == 3


def test_what_is_used_stays_however_old_it_is(
    tmp_path: Path, drawn: list[CardText], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "SPARE", 0)
    images(ONE, tmp_path)
    os.utime(only_file(tmp_path), (0, 0))
    images(ONE, tmp_path)
    assert len(drawn) == 1


def test_what_is_not_ours_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "SPARE", 0)
    (tmp_path / "tmpabc.part").write_bytes(b"half a card")
    (tmp_path / "notes.txt").write_text("not ours")
    images(ONE, tmp_path)
    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".png", ".txt"]


def test_a_folder_that_can_not_be_used_costs_time_and_nothing_else(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert images(ONE, blocked / "cards") == {"cards/one.png": Pen().draw(plain_card())}
    assert images(ONE, blocked) == {"cards/one.png": Pen().draw(plain_card())}


def test_a_text_that_can_not_be_drawn_is_told_with_the_cards_address(tmp_path: Path) -> None:
    with pytest.raises(DrawingError, match=r"^cards/one\.png: «漢»: the cards' font has no «漢»"):
        images({"cards/one.png": plain_card(title="漢")}, tmp_path)
