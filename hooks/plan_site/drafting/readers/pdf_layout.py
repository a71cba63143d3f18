"""Letters of a PDF's page → lines, and lines → cells and paragraphs: what their places mean."""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from plan_site.drafting.document import Cell, Paragraph, clean
from plan_site.drafting.line_ends import apart, between
from plan_site.language.text_readers import MONTHS

POINT: Final = re.compile(
    r"(?:[0-9]{1,2}(?:[.)]|-бөлім)|[IVXІХ]+[.-])\s|\"?[А-ЯӘҒҚҢӨҰҮҺІ]{2,}\s[–—-]\s"
)
QUOTE: Final = re.compile(r"[\"«»“”];?")
WORD: Final = re.compile(r"\w{3,}")
YEARS: Final = ("жылғы", "жылы", "сайын")


@dataclass(frozen=True, slots=True)
class Line:
    """Letters on one height; `size` is that of most.

    `first`, `first_word` and `last_word` are the widths of its first letter and of those words.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    first: float = 0.0
    first_word: float = 0.0
    last_word: float = 0.0


def lines(letters: Sequence[Any]) -> list[Line]:
    """Letters → lines, top to bottom; a gap in a line that is wide enough is a blank."""
    rows: list[list[Any]] = []
    for letter in sorted(letters, key=lambda c: (c["bottom"], c["x0"])):
        if rows and abs(rows[-1][0]["bottom"] - letter["bottom"]) < letter["size"] * 0.4:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    made: list[Line] = []
    for row in rows:
        row.sort(key=lambda c: c["x0"])
        text, right = "", row[0]["x0"]
        for letter in row:
            if letter["x0"] - right > letter["size"] * 0.2 and not text.endswith(" "):
                text += " "
            text += letter["text"]
            right = max(right, letter["x1"])
        if text.strip():
            made.append(_line(clean(text), [c for c in row if c["text"].strip()]))
    return made


def _line(text: str, seen: Sequence[Any]) -> Line:
    start, end = len(text.partition(" ")[0]), len(text.rpartition(" ")[2])
    return Line(
        text,
        left=seen[0]["x0"],
        top=min(c["top"] for c in seen),
        right=seen[-1]["x1"],
        bottom=max(c["bottom"] for c in seen),
        size=seen[0]["size"],
        first=seen[0]["x1"] - seen[0]["x0"],
        first_word=seen[min(start, len(seen)) - 1]["x1"] - seen[0]["x0"],
        last_word=seen[-1]["x1"] - seen[-min(end, len(seen))]["x0"],
    )


@dataclass(frozen=True)
class CellLines:
    """A cell's lines; `right` is where the longest may end.

    `begun` and `ended` tell whether its words begin and end here, or may be a piece of what stands
    on the page before or behind.
    """

    lines: Sequence[Line]
    right: float
    begun: bool = True
    ended: bool = True

    def room(self, before: Line, line: Line) -> bool:
        """Whether the next line's first letter would have found room behind this one."""
        return self.right - before.right > line.first + 0.3

    def whole_words(self) -> Iterable[str]:
        """Words that no line's end can have broken, in small letters."""
        broken: set[tuple[int, int]] = set()
        for at, (before, line) in enumerate(pairwise(self.lines)):
            if not self.room(before, line):
                broken |= {(at, len(before.text.split()) - 1), (at + 1, 0)}
        if self.lines and not self.begun:
            broken.add((0, 0))
        if self.lines and not self.ended:
            broken.add((len(self.lines) - 1, len(self.lines[-1].text.split()) - 1))
        for at, line in enumerate(self.lines):
            for index, word in enumerate(line.text.split()):
                if (at, index) not in broken:
                    yield from WORD.findall(word.lower())

    def cell(self, place: str, known: Set[str]) -> Cell:
        """The lines as one text, of whose words those are whole that `known` has.

        A word is broken where the next letter found no room and all of it has none on any line.
        """
        text = remark = ""
        width = self.right - min((line.left for line in self.lines), default=0.0)
        for at, line in enumerate(self.lines):
            if not at:
                text = line.text
                continue
            before = self.lines[at - 1]
            fits = before.last_word + line.first_word < width
            start, end = before.text.rpartition(" ")[2], line.text.partition(" ")[0]
            if re.search(r"\w[-\u00ad]\Z", start):
                blank = ""
            elif self.room(before, line) or fits:
                blank = " "
            else:
                blank = between(start, end, known=known)
                if not blank and start[-1].isalpha():
                    remark = f"a word is put together over a line's end: «{start}|{end}»"
                elif blank and not remark and not apart(start, end, known):
                    remark = f"two words, or one that a line's end breaks: «{start}|{end}»"
            text += blank + line.text
        return Cell(clean(text), place, remark)


def known_words(cells: Iterable[CellLines]) -> frozenset[str]:
    """Whole words of a document's cells, and of any deadline."""
    return frozenset({*MONTHS, *YEARS, *(word for cell in cells for word in cell.whole_words())})


def paragraphs(
    lines: Sequence[Line], edges: Sequence[float], margins: tuple[float, float], place: str
) -> list[tuple[float, Paragraph]]:
    """Lines outside of tables → paragraphs with their height on the page.

    `edges` are the tops of tables, `margins` where the text's lines begin and end at most.
    """
    made: list[tuple[float, Paragraph]] = []
    last: Line | None = None
    for line in lines:
        parted = last is not None and any(last.top < edge < line.top for edge in edges)
        if last is None or parted or _begins(last, line, *margins):
            made.append((line.top, Paragraph(line.text, place)))
        else:
            top, before = made[-1]
            glue = "" if re.search(r"\w-\Z", before.text) else " "
            made[-1] = (top, Paragraph(before.text + glue + line.text, place))
        last = line
    return made


def _begins(last: Line, line: Line, left: float, right: float) -> bool:
    """Whether a line begins a paragraph: it is set in, or its first word had room above."""
    if line.top - last.bottom > line.size * 0.7 or abs(line.size - last.size) > 1:
        return True
    if QUOTE.fullmatch(line.text) or QUOTE.fullmatch(last.text):
        return True
    inset, inset_of_last = line.left - left, last.left - left
    if min(inset, inset_of_last) > (right - left) * 0.4:
        return False  # a block at the right, such as «… қаулысымен бекітілген»
    centred = all(
        abs(each.left - left - (right - each.right)) < each.size < each.left - left
        for each in (last, line)
    )
    goes_on = line.text[0].islower() or line.text[0].isdigit()
    if centred and goes_on and not POINT.match(line.text):
        return False
    if not centred and line.size * 0.5 < inset < line.size * 5:
        return True
    letter = (line.right - line.left) / len(line.text)
    word = line.text.partition(" ")[0]
    return right - last.right > (len(word) + 2) * letter
