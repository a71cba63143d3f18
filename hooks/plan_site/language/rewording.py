"""Words taken out of an official text or put into it, as an amending instruction says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plan_site.language.text_readers import CASE_ENDINGS
from plan_site.language.values import Words

LOWER: Final = "а-яёәғқңөұүһі"
_CASES: Final = (
    "ның нің дың дің тың тің ға ге қа ке на не ды ді ты ті ны ні н да де та те нда нде "
    "дан ден тан тен нан нен мен бен пен дағы дегі тағы тегі ндағы ндегі"
)
ENDING: Final = (
    rf"-[{LOWER}]+|(?=[{LOWER}])(?:лар|лер|дар|дер|тар|тер)?(?:ы|і|сы|сі)?"
    rf"(?:{'|'.join(sorted(_CASES.split(), key=len, reverse=True))})?"
)
"""What a word may carry behind it and still be that word."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reworded:
    """A text with its words changed; `places` is how often they stood there.

    `open_endings` are new words with the ending behind them: the act does not say which form of
    the ending fits the new word.
    """

    text: str
    places: int
    open_endings: tuple[tuple[str, str], ...] = ()

    def is_read(self, text: str) -> bool:
        """Whether a text is this one, each open ending in any form of its case."""
        pattern = re.escape(self.text)
        for new, ending in self.open_endings:
            pattern = pattern.replace(re.escape(new + ending), re.escape(new) + _forms(ending))
        return re.fullmatch(pattern, text) is not None


def reworded(text: str, words: Words) -> Reworded:
    """The text after the words are replaced, put in or struck wherever they stand."""
    anchor = words.old or words.after or words.before
    if anchor is None:
        return Reworded(text=text + _joined(words.new or ""), places=1)
    open_endings: list[tuple[str, str]] = []

    def put(match: re.Match[str]) -> str:
        if words.old is None:
            new = words.new or ""
            return match[0] + _joined(new) if words.after else f"{new} {match[0]}"
        ending = match["ending"] or ""
        if ending:
            open_endings.append((words.new or "", ending if words.new else ""))
        return words.new + ending if words.new else ""

    made, places = standing(anchor).subn(put, text)
    if places and words.old is not None and not words.new:
        made = _closed(made)
    return Reworded(text=made, places=places, open_endings=tuple(open_endings))


def standing(words: str) -> re.Pattern[str]:
    """Where words stand in a text as whole words, with what ending behind them."""
    start = r"(?<![\w])(?<!\d,)" if words[0].isalnum() else ""
    end = rf"(?P<ending>{ENDING})?(?!\w)(?!,\d)" if words[-1].isalnum() else "(?P<ending>)"
    return re.compile(start + re.escape(words) + end)


def difference(have: str, want: str) -> tuple[str, str, int]:
    """The whole words in which two texts differ, on either side, and where in `have` they begin."""
    ours, theirs = have.split(), want.split()
    first = next(_unlike(ours, theirs), min(len(ours), len(theirs)))
    left = min(len(ours), len(theirs)) - first
    last = next(_unlike(ours[::-1][:left], theirs[::-1][:left]), left)
    before = " ".join(ours[:first])
    at = len(before) + 1 if before else 0
    return (
        " ".join(ours[first : len(ours) - last]),
        " ".join(theirs[first : len(theirs) - last]),
        min(at, len(have)),
    )


def _unlike(ours: list[str], theirs: list[str]) -> Iterator[int]:
    pairs = enumerate(zip(ours, theirs, strict=False))
    return (index for index, (one, other) in pairs if one != other)


def _joined(words: str) -> str:
    return words if words[:1] in tuple(",;.:)") else f" {words}"


def _closed(text: str) -> str:
    """The text without the gap that struck words leave between marks and blanks."""
    text = re.sub(r" +(?=[,;.)])", "", re.sub(r" {2,}", " ", text))
    text = re.sub(r"([,;])(?:\s*[,;])+", r"\1", text)
    return text.strip(" ,;")


def _forms(ending: str) -> str:
    if not ending.startswith("-"):
        return rf"[{LOWER}]*"
    for endings in CASE_ENDINGS.values():
        if ending[1:] in endings.split():
            return f"-(?:{'|'.join(endings.split())})"
    return re.escape(ending)
