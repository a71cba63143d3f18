"""A form of completion → its outcomes, in the order printed."""

import re
from dataclasses import replace
from typing import Final

from plan_site.language.forms.outcome import outcome
from plan_site.language.forms.outcome_words import NOUNS
from plan_site.language.forms.print_variants import UnreadFormError, plain, unended
from plan_site.language.values import Completion, Outcome

JOIN: Final = re.compile(
    r"\s*[,;/]\s*(?:және\s+)?|(?<!өзгерістер)\s+(?:және|мен|бен|пен|әрі)\s+|\n"
)
MOST: Final = 100
"""Pieces that a cell has at most; more would be searched too long."""

LONGEST: Final = 8
"""Pieces that one outcome may have: «А, Ә, Б және В-ға ақпарат»."""


Found = tuple[int, int, Outcome]
"""An outcome with its first and its last piece."""


def completion(phrase: str) -> Completion:
    """Every outcome; UnreadFormError where some words are of none."""
    text = unended(plain(phrase, "completion"))
    joins: list[str] = []
    spans: list[tuple[int, int]] = []
    at = depth = start = 0
    while at < len(text):
        depth += (text[at] in "(«") - (text[at] in ")»")
        match = JOIN.match(text, at) if depth == 0 else None
        if match and match.end() > at:
            spans.append((start, at))
            joins.append(_join(match[0]))
            start = at = match.end()
        else:
            at += 1
    spans.append((start, len(text)))
    pieces = [text[start:end] for start, end in spans]
    found = _outcomes(pieces, joins, 0, {}) if len(pieces) <= MOST else None
    if not found:
        raise UnreadFormError("completion", phrase, text)
    outcomes = [
        # Its own words stand as they are printed, whatever joins them.
        replace(read, words=" ".join(text[spans[first][0] : spans[last][1]].split()))
        for first, last, read in found
    ]
    return Completion(said=phrase, outcomes=tuple(outcomes))


def _join(said: str) -> str:
    if said == "\n":
        return " "
    return ", " if said.strip()[:1] in ",;/" else " және "


def _outcomes(
    pieces: list[str], joins: list[str], start: int, known: dict[int, tuple[Found, ...] | None]
) -> tuple[Found, ...] | None:
    """The outcomes from a piece on: the shortest that leaves a rest which is read too."""
    if start == len(pieces):
        return ()
    if start in known:
        return known[start]
    ends = list(range(start + 1, min(len(pieces), start + LONGEST) + 1))
    if start < len(joins) and joins[start] == " және " and _owning(pieces[start + 1]):
        ends[:2] = reversed(ends[:2])
    known[start] = None
    for end in ends:
        segment = pieces[start]
        for at in range(start + 1, end):
            segment += joins[at - 1] + pieces[at]
        read = outcome(segment)
        rest = _outcomes(pieces, joins, end, known) if read else None
        if read and rest is not None:
            known[start] = ((start, end - 1, read), *rest)
            break
    return known[start]


def _owning(piece: str) -> bool:
    """«мониторинг және бағалау нәтижелері»: what is possessed may be of both."""
    form = NOUNS.read(piece.rsplit(" ", 1)[-1])
    return form is not None and form.possessed and " " in piece
