"""A published text, torn by its PDF, as a run of letters with the blanks that its layout means.

The rule of these texts: a line end after a blank is a space and any other line end joins a word;
a word that is spaced out («т а л а п  е т і л м е й д і») has double blanks around it, and its
single blanks mean nothing.
"""

import re
from dataclasses import dataclass

SPACED_OUT = re.compile(r"(?<!\S)\S(?: \S)+(?!\S)")


@dataclass(frozen=True, slots=True)
class SourceText:
    """Letter i stands in line `lines[i]`; `blanks[i]` tells whether a space stands before it."""

    name: str
    text: str
    letters: str
    blanks: tuple[bool, ...]
    lines: tuple[int, ...]


def read(text: str, name: str) -> SourceText:
    """The letters of a text of any number of lines, called `name`."""
    letters: list[str] = []
    blanks: list[bool] = []
    lines: list[int] = []
    blank = False
    for number, line in enumerate(text.split("\n"), start=1):
        for character in closed(line):
            if character.isspace():
                blank = True
                continue
            letters.append(character)
            blanks.append(blank)
            lines.append(number)
            blank = False
    return SourceText(name, text, "".join(letters), tuple(blanks), tuple(lines))


def closed(line: str) -> str:
    """The line with its spaced-out words closed up."""
    segments = re.split(r"( {2,})", line)
    return "".join(
        segment.replace(" ", "") if SPACED_OUT.fullmatch(segment) else segment
        for segment in segments
    )
