"""What stands between two lines of a narrow cell: a blank, or nothing where a word is broken.

Such layouts break a word without a hyphen where it does not fit, and lose the blank of a full line.
"""

import re
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

VOWELS: Final = frozenset("аәеёоөұүыіэ")
SEPARATE: Final = frozenset({"және", "немесе", "үшін", "туралы", "бойынша", "арқылы", "сондай-ақ"})
"""Words that never go on from a broken one."""
WHOLE: Final = re.compile(
    r"\w{3,}(?:[лдт][ае]р)(?:[ыі]н|[ыі]н[ыі]ң|[ыі]н[ае]|[ыі]н[дт][ае]|[ыі]мен|[дтн][ыі]ң|[дтн][ыі]"
    r"|[дтн]?[ае]н|[дт][ае]|ға|ге|қа|ке|мен)"
)
"""A word in the plural with a case: only an ending, never five letters, could go on from it."""
STEM: Final = 5
LONGEST: Final = 20
"""Letters: what two lines make together and is longer is two words."""


@dataclass(frozen=True)
class Known:
    """What tells whole words from broken ones: `words` in small letters that stand whole elsewhere
    and, where the text is `kazakh`, what such words can be; `stems` begin several words."""

    words: frozenset[str]
    kazakh: bool = True
    stems: frozenset[str] = frozenset()

    def between(self, before: str, after: str) -> str:
        return between(before, after, known=self.words, kazakh=self.kazakh)

    def hyphened(self, before: str, after: str) -> list[str]:
        """The word whose hyphen stands at the line's end, if that may be no more than a break."""
        start, end = before.rpartition(" ")[2], after.partition(" ")[0]
        match = re.search(r"(\w+)[-\u2010\u2011]\Z", start)
        second = _first_word(end)
        if not match or not second or not self.kazakh:
            return []
        # «ДСМ-ге», «29-1»; «іс-шара», where the second word begins others too.
        own = match[1].isupper() or match[1].isdigit() or second[:STEM] in self.stems
        return [] if own else [f"«{start}|{end}»"]

    def guessed(self, before: str, after: str) -> list[str]:
        """The broken word that `between` puts together though it stands whole nowhere, if any."""
        start, end = before.rpartition(" ")[2], after.partition(" ")[0]
        first, second = _last_word(start), _first_word(end)
        glued = first and second and self.between(before, after) == ""
        return [f"«{start}|{end}»"] if glued and first + second not in self.words else []


def between(before: str, after: str, *, known: Set[str] = frozenset(), kazakh: bool = True) -> str:
    """ "" or " " between two lines of which the first ends with no blank.

    `known` are words that the document prints whole elsewhere, in small letters.
    """
    start, end = before.rpartition(" ")[2], after.partition(" ")[0]
    if not start or not end:
        return ""
    if re.search(r"\w[-\u2010\u2011]\Z", start) or end[0] in ",.;:)»!?":
        return ""
    if re.match(r"[-\u2010\u2011]\w", end):
        return ""
    if start[-1] in "(«“" or (start[-1] == '"' and before.count('"') % 2):
        return ""
    if before != start and not start.startswith(("(", "«", '"')):
        # A word that does not fit is first put on a line of its own.
        return " "
    if not start[-1].isalpha() or not end[0].isalpha():
        return "" if start[-1].isdigit() and end[0].isdigit() else " "
    if end[0].isupper() and not start.isupper():
        return " "
    return "" if _broken(start, end, known, kazakh=kazakh) else " "


def apart(start: str, end: str, known: Set[str]) -> bool:
    """Whether what stands on both sides of a line's end is surely two words."""
    if not start[-1].isalpha() or not end[0].islower() or end.lower() in SEPARATE:
        return True
    first, second = _last_word(start), _first_word(end)
    if len(second) > 4 and WHOLE.fullmatch(first):
        return True
    return first in known and second in known


def _last_word(words: str) -> str:
    return re.split(r"\W", words.lower())[-1]


def _first_word(words: str) -> str:
    return re.split(r"\W", words.lower())[0]


def _broken(start: str, end: str, known: Set[str], *, kazakh: bool) -> bool:
    first, second = _last_word(start), _first_word(end)
    if first + second in known:
        return True
    if end.lower() in SEPARATE or (first in known and second in known):
        return False
    if not kazakh:
        return len(first) + len(second) <= LONGEST
    if start[-1].lower() in VOWELS and end[0].lower() in VOWELS:
        return False
    if len(second) > 4 and (WHOLE.fullmatch(first) or second[:5] in _starts(frozenset(known))):
        return False
    return len(first) + len(second) <= LONGEST


@lru_cache(maxsize=8)
def _starts(known: frozenset[str]) -> frozenset[str]:
    """The first five letters of every word: what goes on from a broken one hardly begins so."""
    return frozenset(word[:5] for word in known)


def stems(text: str) -> frozenset[str]:
    """The first letters of words that more than one word of the text has."""
    counted = Counter(word[:STEM] for word in re.findall(r"\w{3,}", text.lower()))
    return frozenset(stem for stem, times in counted.items() if times > 1)


def inner_words(lines: Iterable[str]) -> frozenset[str]:
    """Words inside of lines, which no line's end can have broken, in small letters."""
    return frozenset(
        word.lower() for line in lines for word in re.findall(r"\w+", line)[1:-1] if len(word) > 2
    )
