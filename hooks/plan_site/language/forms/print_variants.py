"""A phrase as print gives it → the same phrase without harmless variants of print.

Blanks, soft hyphens, dashes and letters that only look Cyrillic differ from register to register
and say nothing; quotation marks and capitals are kept, since names are told by them.
"""

import re
from typing import Final

LONGEST: Final = 4_000
"""No cell of a plan and no instruction is longer; what is gets refused before it is searched."""

LOWER: Final = "а-яёәғқңөұүһі"
UPPER: Final = "А-ЯЁӘҒҚҢӨҰҮҺІ"
LETTERS: Final = LOWER + UPPER

INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
BLANKS: Final = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
HYPHENS: Final = str.maketrans({"\u2010": "-", "\u2011": "-"})
DASHES: Final = str.maketrans(dict.fromkeys("\u2012\u2014\u2015\u2212", "–"))
ROMAN_SIGNS: Final = str.maketrans({"Ⅰ": "I", "Ⅱ": "II", "Ⅲ": "III", "Ⅳ": "IV"})
SPACED_OUT: Final = re.compile(rf"(?<![{LETTERS}])(?:[{LETTERS}] ){{3,}}[{LETTERS}](?![{LETTERS}])")
WORD: Final = re.compile(rf"[A-Za-z{LETTERS}]+(?:-[A-Za-z{LETTERS}]+)*")
ROMAN: Final = re.compile("[IVXІХ]+")
LOOK_ALIKES: Final = str.maketrans("AaBCcEeHhIiKMOoPpTXxYy", "АаВСсЕеНһІіКМОоРрТХхУу")


class UnreadFormError(ValueError):
    """No rule reads the phrase; the message names the part that none does."""

    def __init__(self, kind: str, phrase: str, part: str) -> None:
        shown = phrase if len(phrase) <= 200 else f"{phrase[:200]}…"
        left = part if len(part) <= 80 else f"{part[:80]}…"
        super().__init__(
            " ".join(f"no rule reads «{left}» in the {kind} «{shown}»".split())
            if left.strip()
            else " ".join(f"the {kind} «{shown}» ends too early".split())
        )
        self.part = part


def plain(phrase: str, kind: str) -> str:
    """The phrase without variants of print; UnreadFormError where it is too long or empty.

    Line ends stay, one for several: in a narrow cell one may part two things or break one.
    """
    if len(phrase) > LONGEST:
        raise UnreadFormError(kind, phrase, phrase)
    text = INVISIBLE.sub("", phrase).translate(HYPHENS).translate(DASHES).translate(ROMAN_SIGNS)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Words of spaced-out letters are parted by two blanks, so they are closed up first.
    text = SPACED_OUT.sub(lambda match: match[0].replace(" ", ""), text)
    text = re.sub(r" ?\n[ \n]*", "\n", BLANKS.sub(" ", text)).strip()
    text = WORD.sub(_cyrillic, text)
    if not text:
        raise UnreadFormError(kind, phrase, "")
    return text


def _cyrillic(match: re.Match[str]) -> str:
    """A word that mixes alphabets in Cyrillic; Roman numerals and Latin words as they are."""
    word = match[0]
    if not re.search(f"[{LETTERS}]", word) or ROMAN.fullmatch(word):
        return word
    head, hyphen, rest = word.partition("-")
    # «IV-тоқсан»: the numeral is no part of the word behind its hyphen.
    if hyphen and ROMAN.fullmatch(head):
        return head + hyphen + rest.translate(LOOK_ALIKES)
    return word.translate(LOOK_ALIKES)


def unended(text: str) -> str:
    """The text without the full stop, comma or semicolon that may close a cell."""
    return text.rstrip(" .,;:\n")


def vocabulary(text: str) -> frozenset[str]:
    """The words of a text that lists them."""
    return frozenset(text.split())
