"""Characters that nobody sees or that only look like others: which ones a dataset may not hold."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

CONTROLS: Final = {
    "\0": "NUL",
    "\t": "TAB",
    "\n": "LINE FEED",
    "\r": "CARRIAGE RETURN",
    "\x1b": "ESCAPE",
    "\x85": "NEXT LINE",
}
UNNAMED: Final = {"Cc": "control character", "Cn": "unassigned", "Co": "private use"}

MARKED: Final = re.compile(r"[^\W\d_][\u0300-\u036f]+")
"""A letter with combining marks behind it."""


def invisible(character: str) -> bool:
    """Whether a reader can't see what the character is: controls, bidi marks, odd blanks."""
    return not character.isprintable()


def named(character: str) -> str:
    """U+00AD (SOFT HYPHEN)"""
    kind = CONTROLS.get(character) or UNNAMED.get(unicodedata.category(character), "unnamed")
    return f"U+{ord(character):04X} ({unicodedata.name(character, kind)})"


def advice(character: str) -> str:
    """What to do about an invisible character."""
    if character == "\t":
        return "write blanks"
    if character == "\n":
        return "fold the text with «>-»"
    if unicodedata.category(character) == "Zs":
        return "write a plain blank"
    return "strike it"


def in_pieces(text: str) -> Iterator[re.Match[str]]:
    """Letters that are written in pieces though Unicode has them whole, as «й» from «и» and U+0306.

    They look alike, and no search, no comparison and no proof takes one for the other.
    """
    if unicodedata.is_normalized("NFC", text):
        return
    for match in MARKED.finditer(text):
        if not unicodedata.is_normalized("NFC", match[0]):
            yield match
