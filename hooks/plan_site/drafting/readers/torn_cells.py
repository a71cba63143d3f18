"""The cells of one torn row: where one ends and the next begins, by what the phrases can say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from plan_site.drafting.document import clean
from plan_site.drafting.line_ends import Known
from plan_site.drafting.phrases import FIELDS, reads, seems
from plan_site.proof.source_text import closed

# What a cut costs: nothing between cells that an empty line parts, most where no rule reads a cell.
IN_LINE, LINE, OVER_A_GAP, OVER_A_PAGE, TORN, UNREAD = 3, 2, 4, 2, 3, 12
UNPARTED: Final = 10_000
MOST_WORDS: Final = 60
"""Words of a cell that is no measure's text."""
LONGEST: Final = 1_000
"""Letters of such a cell."""
SUM: Final = re.compile(r"(?<=[0-9])\s*,\s*(?=[0-9]+(?:\s?[0-9]+)*\s*(?:млн|мың|млрд))")
COMMA: Final = re.compile(r"(?<=[\w\"»]),(?=[^\W\d]|[\"«])")


@dataclass(frozen=True)
class Atom:
    """A word of a torn cell; `blank` and `cut` tell what stands before it.

    `cut`: 0 a blank in its line, 1 a line's end, 2 an empty line, 3 a page's end.
    """

    text: str
    line: int
    blank: bool
    cut: int


@dataclass(frozen=True)
class Cells:
    """Words, first atom, tear and remark of each official cell; the lower `price` the surer."""

    price: int
    cells: tuple[tuple[str, Atom | None, tuple[str, str] | None, str], ...]


def atoms(lines: Sequence[str], first: int, page: bool) -> Iterator[Atom]:
    """The words of a chunk's lines."""
    blank = True
    for index, line in enumerate(lines):
        for at, word in enumerate(closed(line).split()):
            cut = 0 if at else 1 if index else 3 if page else 2
            yield Atom(word, first + index, blank or at > 0, cut)
        blank = line[-1:].isspace()


def words(held: Sequence[Atom], known: Known, guesses: list[str] | None = None) -> str:
    """Atoms as a cell's words: the layout's rule, mended where a full line lost its blank."""
    made = line = ""
    for atom in held:
        if not made:
            glue = ""
        elif atom.cut == 1 and guesses is not None and made.endswith(("-", "\u2010")):
            guesses += known.hyphened(line, atom.text)
            glue = ""
        elif atom.blank or atom.cut > 1:
            glue = "" if atom.cut and re.search(r"\w-\Z", made) else " "
        else:
            glue = known.between(line, atom.text)
            if guesses is not None and not known.kazakh:
                guesses += known.guessed(line, atom.text)
        made += glue + atom.text
        line = atom.text if atom.cut and made else f"{line} {atom.text}"
    made = COMMA.sub(", ", re.sub(r"\s+(?=[,;.)])", "", made))
    made = re.sub(r"(?<=\()\s+", "", made)
    made = re.sub(r"\"\s*([^\"]*?)\s*\"", r'"\1"', made)
    return clean(SUM.sub(",", made))


def cells(before: Sequence[Atom], own: Sequence[Atom], known: Known) -> Cells:
    """The six cells of a row: `before` stood above its number, `own` below it."""
    ways = [_contiguous(list(own), known)]
    pages = [at for at, atom in enumerate(own) if atom.cut == 3 and at]
    for at in pages[-1:]:
        ways += _with_tail(list(own[:at]), list(own[at:]), known)
    best = min(ways, key=lambda way: way.price)
    if not before:
        return best
    guesses: list[str] = []
    piece = words(before, known, guesses)
    text, _, torn, guessed = best.cells[0]
    if torn:
        return best
    whole = _glued(piece, text, known)
    remarks = ["put together from the two sides of its number", _remark(guesses), guessed]
    remark = "; ".join(filter(None, remarks))
    first = (whole, before[0], ("number", piece), remark)
    return Cells(best.price + TORN, (first, *best.cells[1:]))


def _with_tail(own: list[Atom], tail: list[Atom], known: Known) -> Iterator[Cells]:
    """What stands behind a page's end goes on with one of the cells before it."""
    found = _contiguous(own, known)
    piece = words(tail, known)
    for at, (text, atom, _, _) in enumerate(found.cells):
        whole = _glued(text, piece, known)
        price = TORN + at + (0 if _reads(FIELDS[at], whole, known) else UNREAD)
        price += found.price - (0 if _reads(FIELDS[at], text, known) else UNREAD)
        remark = "put together from the two sides of a page's end"
        made = list(found.cells)
        made[at] = (whole, atom, ("cells", text), remark)
        yield Cells(price, tuple(made))


def _reads(field: str, text: str, known: Known) -> bool:
    """Whether the words can be the field's: a rule reads them, or in another language they seem."""
    return reads(field, text) if known.kazakh else seems(field, text)


def _remark(guesses: Sequence[str]) -> str:
    """What was put together by no more than a line's width, or at a hyphen at a line's end."""
    return f"put together over a line's end: {', '.join(guesses)}" if guesses else ""


def _glued(first: str, second: str, known: Known) -> str:
    whole = f"{first} {second}"
    return clean(re.sub(r"\"\s*([^\"]*?)\s*\"", r'"\1"', COMMA.sub(", ", whole)))


def _contiguous(held: list[Atom], known: Known) -> Cells:
    """The cheapest parting of words into cells; with cells that no rule reads only if need be."""
    held = held[:400]
    price, starts = _parted(held, known, UNREAD)
    if price >= UNREAD:
        price, starts = _parted(held, known, UNPARTED)
    ends = [*starts[1:], len(held)]
    made: list[tuple[str, Atom | None, tuple[str, str] | None, str]] = []
    for start, end in zip(starts, ends, strict=True):
        part = held[start:end]
        guesses: list[str] = []
        text = words(part, known, guesses)
        made.append((text, part[0] if part else None, None, _remark(guesses)))
    return Cells(price, tuple(made))


def _parted(held: list[Atom], known: Known, most: int) -> tuple[int, tuple[int, ...]]:
    """The price and where each cell starts, found from the last cell on; no cell costs `most`."""
    inner = range(1, len(held))
    cuts = [at for at in inner if held[at].cut or _cut_in_line(held[at - 1], held[at])]

    @cache
    def said(start: int, end: int) -> str:
        return words(held[start:end], known)

    @cache
    def best(end: int, field: int) -> tuple[int, tuple[int, ...]]:
        if field == 0:
            # A measure's own text is long: it ends where a line does.
            whole = end > 0 and (end == len(held) or held[end].cut)
            return (_cuts(held, 0, end) if whole else UNPARTED), (0,)
        found = (UNPARTED, (0,) + (end,) * field)
        for start in cuts:
            if not start < end <= start + MOST_WORDS:
                continue
            price = _cuts(held, start, end)
            if price >= min(found[0], most):
                continue
            text = said(start, end)
            if len(text) >= LONGEST or not _reads(FIELDS[field], text, known):
                price += UNREAD
                if price >= min(found[0], most):
                    continue
            rest, before = best(start, field - 1)
            if price + rest < found[0]:
                found = price + rest, (*before, start)
        return found

    return best(len(held), len(FIELDS) - 1)


def _cut_in_line(before: Atom, atom: Atom) -> bool:
    """Whether two cells may stand in one line here: at a dash, or at an abbreviation."""
    if before.text.endswith((",", "–")):
        return False
    return any(text == "-" or text.isupper() for text in (before.text, atom.text))


def _cuts(held: list[Atom], at: int, end: int) -> int:
    """What a cell of these words costs by the cut before it and those within."""
    price = {0: IN_LINE, 1: LINE}.get(held[at].cut, 0) if at else 0
    return price + sum({2: OVER_A_GAP, 3: OVER_A_PAGE}.get(a.cut, 0) for a in held[at + 1 : end])
