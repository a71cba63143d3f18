"""Characters that nobody sees, by their names, and letters in pieces."""

import pytest

from plan_site.language.characters import advice, in_pieces, invisible, named


@pytest.mark.parametrize("character", "a ә№«»–0.\u0301😀")
def test_what_leaves_a_mark_is_seen(character: str) -> None:
    assert not invisible(character)


@pytest.mark.parametrize(
    "character",
    "\0\a\t\n\r\x1b\x7f\x85\xa0\xad\u061c\u2007\u200b\u200d\u200e\u2028\u2029\u202e\u2060\u2066"
    "\u3000\ufeff\ufdd0\uffff\ue000\U000e0041\U00100000",
)
def test_what_leaves_no_mark_is_not(character: str) -> None:
    assert invisible(character)


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\0", "U+0000 (NUL)"),
        ("\t", "U+0009 (TAB)"),
        ("\x07", "U+0007 (control character)"),
        ("\u202e", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("\ue000", "U+E000 (private use)"),
        ("\ufdd0", "U+FDD0 (unassigned)"),
        ("\ud800", "U+D800 (unnamed)"),
    ],
)
def test_a_character_is_called_by_its_name(character: str, name: str) -> None:
    assert named(character) == name


@pytest.mark.parametrize(
    ("character", "do"),
    [
        ("\t", "write blanks"),
        ("\n", "fold the text with «>-»"),
        ("\u00a0", "write a plain blank"),
        ("\u3000", "write a plain blank"),
        ("\u200b", "strike it"),
    ],
)
def test_what_to_do_depends_on_what_it_is(character: str, do: str) -> None:
    assert advice(character) == do


def test_only_letters_that_unicode_has_whole_are_in_pieces() -> None:
    text = "й и\u0306 ё е\u0308 а\u0301 e\u0301"
    assert [match[0] for match in in_pieces(text)] == ["и\u0306", "е\u0308", "e\u0301"]
    assert list(in_pieces("йё")) == []
