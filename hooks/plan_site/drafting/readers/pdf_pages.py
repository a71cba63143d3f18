"""A PDF with ruled tables → its document: pdfplumber finds letters and rules, here is the rest."""

import io
import logging
import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from plan_site.drafting.document import (
    Block,
    Document,
    Paragraph,
    Table,
    UnreadableDocumentError,
    clean,
    table,
)
from plan_site.drafting.readers.pdf_layout import CellLines, Line, known_words, lines, paragraphs

PAGES: Final = 500
NEAR: Final = 2.0
"""Points: two rules nearer to each other are one."""
SHOWN: Final = 60
"""Letters of what is left out."""
THICK: Final = 4.0
"""Points: no rule of a table is thicker."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def read(content: bytes) -> Document:
    """The paragraphs and tables of every page, in their order."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(content)) as opened:
            if len(opened.pages) > PAGES:
                raise UnreadableDocumentError(f"has more than {PAGES} pages; no act has")
            pages = [_page(page) for page in opened.pages]
            upright = any(c["upright"] for page in opened.pages for c in page.chars)
            sideways = [line for page in opened.pages if (line := _sideways(page))]
    except UnreadableDocumentError:
        raise
    except Exception:
        # A damaged or locked file fails in any part of the libraries, each with its own errors.
        raise UnreadableDocumentError("is a damaged or locked PDF") from None
    running = _running([found for found, _ in pages])
    flowing = [line for found, _ in pages for line, end in found if not end]
    margins = (
        min((f.left for f in flowing), default=0.0),
        max((f.right for f in flowing), default=0.0),
    )
    known = known_words(cell for _, tables in pages for t in tables for cell in t.cells.values())
    blocks: list[Block] = []
    for number, (found, tables) in enumerate(pages, start=1):
        kept = [each[0] for each in found if _position(each) not in running]
        placed: list[tuple[float, Block]] = [(t.rows[0], t.table(number, known)) for t in tables]
        edges = [t.rows[0] for t in tables]
        placed += paragraphs(kept, edges, margins, f"page {number}")
        blocks += [block for _, block in sorted(placed, key=lambda pair: pair[0])]
    if sideways and not upright:
        raise UnreadableDocumentError("has its words sideways; turn its pages and save it anew")
    return Document(_rejoined(blocks), doubts=sideways)


@dataclass(frozen=True)
class Ruled:
    """A table as its rules part it: edges of columns and rows, cells by their boxes."""

    columns: Sequence[float]
    rows: Sequence[float]
    cells: Mapping[Box, CellLines]

    def table(self, page: int, known: Set[str]) -> Table:
        place = f"page {page}"
        made = {box: cell.cell(place, known) for box, cell in self.cells.items()}
        grid = []
        for top, bottom in pairwise(self.rows):
            middle = (top + bottom) / 2
            row = [
                next((made[b] for b in made if b[0] < x < b[2] and b[1] < middle < b[3]), None)
                for x in [(a + b) / 2 for a, b in pairwise(self.columns)]
            ]
            grid.append((row, place, page))
        return table(grid, place)


def _page(page: Any) -> tuple[list[tuple[Line, bool]], list[Ruled]]:
    """The lines outside of tables (each with whether it is a page's first or last), the tables."""
    letters = [c for c in page.chars if c["upright"]]
    tables: list[Ruled] = []
    inside: set[int] = set()
    ends = _open_ends(page)
    for found in page.find_tables({"explicit_horizontal_lines": ends} if ends else {}):
        made, used = _ruled(found, letters)
        if len(made.columns) > 2:
            tables.append(made)
            inside |= used
    rest = [c for at, c in enumerate(letters) if at not in inside]
    flowing = lines(rest)
    placed = [(line, index in (0, 1, len(flowing) - 1)) for index, line in enumerate(flowing)]
    return placed, tables


def _sideways(page: Any) -> str:
    """What of a page is not upright is not read: one line that says so."""
    said = clean("".join(c["text"] for c in page.chars if not c["upright"]))
    place = f"page {page.page_number}"
    return f"{place}: words that stand sideways are left out: «{said[:SHOWN]}»" if said else ""


def _open_ends(page: Any) -> list[float]:
    """Where upright rules end: a row that goes on over the page is often not closed by a rule."""
    ends = [
        edge[end] for edge in page.edges if edge["orientation"] == "v" for end in ("top", "bottom")
    ]
    counted = Counter(round(end) for end in ends)
    # A rule that is drawn as a narrow box has ends of its own, which close nothing.
    closed = {
        round(edge["top"])
        for edge in page.edges
        if edge["orientation"] == "h" and edge["x1"] - edge["x0"] > THICK
    }
    near = {at + step for at in closed for step in (-2, -1, 0, 1, 2)}
    return _edges([e for e in ends if counted[round(e)] >= 3 and round(e) not in near])


def _running(pages: Sequence[Sequence[tuple[Line, bool]]]) -> set[tuple[str, int]]:
    """Page numbers, and heads and feet that return on every page."""
    counted = Counter(_position(each) for found in pages for each in {*found} if each[1])
    numbers = {
        p
        for p in counted
        if re.fullmatch(r"(?:бет|page|стр\.?)? ?[–-]? ?#+ ?[–-]?(?: ?/ ?#+)?", p[0])
    }
    often = {p for p, times in counted.items() if times > 1 and times > len(pages) * 0.6}
    return numbers | often


def _position(each: tuple[Line, bool]) -> tuple[str, int]:
    line, end = each
    return (re.sub("[0-9]", "#", line.text.lower()), round(line.top / 4)) if end else ("", -1)


def _ruled(found: Any, letters: Sequence[Any]) -> tuple[Ruled, set[int]]:
    """A table with its letters, and which of the page's letters those are."""
    boxes: list[Box] = [tuple(box) for box in found.cells]
    within: dict[Box, list[Any]] = {box: [] for box in boxes}
    used: set[int] = set()
    by_top = sorted(boxes, key=lambda box: box[1])
    for at, letter in enumerate(letters):
        x, y = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2
        for box in by_top:
            if box[1] > y:
                break
            if box[0] <= x <= box[2] and y <= box[3]:
                within[box].append(letter)
                used.add(at)
                break
    held = {box: lines(letters_of) for box, letters_of in within.items()}
    # As wide as the least on the left is the edge that cells keep free on the right.
    edge = min((line.left - box[0] for box, each in held.items() for line in each), default=0.0)
    rows = _edges([y for box in boxes for y in (box[1], box[3])])
    # A row that goes on from the page before has no number; the last may go on behind.
    left = min(box[0] for box in boxes)
    unnumbered = [box for box, each in held.items() if box[0] - left < NEAR and not each]
    made = Ruled(
        columns=_edges([x for box in boxes for x in (box[0], box[2])]),
        rows=rows,
        cells={
            box: CellLines(
                each,
                box[2] - edge,
                begun=not any(b[1] <= (box[1] + box[3]) / 2 <= b[3] for b in unnumbered),
                ended=rows[-1] - box[3] > NEAR,
            )
            for box, each in held.items()
        },
    )
    return made, used


def _edges(places: Sequence[float]) -> list[float]:
    made: list[float] = []
    for place in sorted(places):
        if not made or place - made[-1] > NEAR:
            made.append(place)
    return made


def _rejoined(blocks: Sequence[Block]) -> list[Block]:
    """A paragraph that a page's end breaks, as one."""
    made: list[Block] = []
    for block in blocks:
        before = made[-1] if made else None
        if (
            isinstance(block, Paragraph)
            and isinstance(before, Paragraph)
            and before.place != block.place
            and block.text[:1].islower()
            and not before.text.endswith((".", ":", ";"))
        ):
            made[-1] = Paragraph(f"{before.text} {block.text}", before.place)
        else:
            made.append(block)
    return made
