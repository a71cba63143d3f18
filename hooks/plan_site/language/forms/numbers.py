"""Numbers as plans write them: Arabic, Roman with letters of either alphabet, in words."""

import re
from typing import Final

CARDINALS: Final = {
    "бір": 1,
    "екі": 2,
    "үш": 3,
    "төрт": 4,
    "бес": 5,
    "алты": 6,
    "жеті": 7,
    "сегіз": 8,
    "тоғыз": 9,
    "он": 10,
    "жиырма": 20,
    "отыз": 30,
}
ORDINALS: Final = {
    "бірінші": 1,
    "екінші": 2,
    "үшінші": 3,
    "төртінші": 4,
    "бесінші": 5,
    "алтыншы": 6,
    "жетінші": 7,
    "сегізінші": 8,
    "тоғызыншы": 9,
    "оныншы": 10,
}
ROMANS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
ROMAN_LETTERS: Final = str.maketrans("іх", "ix")


def roman(word: str) -> int | None:
    """«IV», «ІV» → 4; only the numerals of quarters and half-years."""
    return ROMANS.get(word.lower().translate(ROMAN_LETTERS))


def whole(digits: str) -> int:
    """ASCII digits → a number; ValueError for any others."""
    if not re.fullmatch("[0-9]{1,9}", digits):
        raise ValueError(f"«{digits[:20]}» is no number")
    return int(digits)
