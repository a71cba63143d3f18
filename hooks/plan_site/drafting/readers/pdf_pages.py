"""A PDF with ruled tables → its document: pdfplumber finds letters and rules, here is the rest."""

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from plan_site.drafting.document import (
    Block,
    Cell,
    Document,
    Paragraph,
    Table,
    UnreadableDocumentError,
    clean,
    table,
)
from plan_site.drafting.line_ends import between, inner_words

PAGES: Final = 500
NEAR: Final = 2.0
"""Points: two rules nearer to each other are one."""
POINT: Final = re.compile(
    r"(?:[0-9]{1,2}(?:[.)]|-бөлім)|[IVXІХ]+[.-])\s|\"?[А-ЯӘҒҚҢӨҰҮҺІ]{2,}\s[–—-]\s"
)

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


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


def read(content: bytes) -> Document:
    """The paragraphs and tables of every page, in their order."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(content)) as opened:
            if len(opened.pages) > PAGES:
                raise UnreadableDocumentError(f"has more than {PAGES} pages; no act has")
            pages = [_page(page) for page in opened.pages]
    except UnreadableDocumentError:
        raise
    except Exception:
        # A damaged or locked file fails in any part of the libraries, each with its own errors.
        raise UnreadableDocumentError("is a damaged or locked PDF") from None
    running = _running([lines for lines, _ in pages])
    flowing = [line for lines, _ in pages for line, end in lines if not end]
    margins = (
        min((f.left for f in flowing), default=0.0),
        max((f.right for f in flowing), default=0.0),
    )
    blocks: list[Block] = []
    for number, (lines, tables) in enumerate(pages, start=1):
        kept = [line for line in lines if _position(line) not in running]
        placed: list[tuple[float, Block]] = [(top, each) for top, each in tables]
        edges = [top for top, _ in tables]
        placed += _paragraphs([line for line, _ in kept], edges, margins, f"page {number}")
        blocks += [block for _, block in sorted(placed, key=lambda pair: pair[0])]
    return Document(_rejoined(blocks))


def _page(page: Any) -> tuple[list[tuple[Line, bool]], list[tuple[float, Table]]]:
    """The lines outside of tables (each with whether it is a page's first or last), the tables."""
    letters = [c for c in page.chars if c["upright"]]
    tables: list[tuple[float, Table]] = []
    inside: set[int] = set()
    ends = _open_ends(page)
    for found in page.find_tables({"explicit_horizontal_lines": ends} if ends else {}):
        made, used = _table(found, letters, page.page_number)
        if len(made.rows) and len(made.rows[0].cells) > 1:
            tables.append((found.bbox[1], made))
            inside |= used
    rest = [c for at, c in enumerate(letters) if at not in inside]
    lines = _lines(rest)
    placed = [(line, index in (0, 1, len(lines) - 1)) for index, line in enumerate(lines)]
    return placed, tables


def _open_ends(page: Any) -> list[float]:
    """Where upright rules end: a row that goes on over the page is often not closed by a rule."""
    ends = [
        edge[end] for edge in page.edges if edge["orientation"] == "v" for end in ("top", "bottom")
    ]
    counted = Counter(round(end) for end in ends)
    return [float(end) for end in _edges([e for e in ends if counted[round(e)] >= 3])]


def _running(pages: Sequence[Sequence[tuple[Line, bool]]]) -> set[tuple[str, int]]:
    """Page numbers, and heads and feet that return on every page."""
    counted = Counter(_position(each) for lines in pages for each in {*lines} if each[1])
    numbers = {
        p
        for p in counted
        if re.fullmatch(r"(?:бет|page|стр\.?)? ?[–-]? ?#+ ?[–-]?(?: ?/ ?#+)?", p[0])
    }
    often = {p for p, times in counted.items() if times > 2 and times > len(pages) * 0.6}
    return numbers | often


def _position(each: tuple[Line, bool]) -> tuple[str, int]:
    line, end = each
    return (re.sub("[0-9]", "#", line.text.lower()), round(line.top / 4)) if end else ("", -1)


def _table(found: Any, letters: Sequence[Any], page: int) -> tuple[Table, set[int]]:
    boxes: list[Box] = [tuple(box) for box in found.cells]
    columns = _edges([x for box in boxes for x in (box[0], box[2])])
    rows = _edges([y for box in boxes for y in (box[1], box[3])])
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
    held = {box: _lines(letters_of) for box, letters_of in within.items()}
    # As wide as the least on the left is the edge that cells keep free on the right.
    edge = min((line.left - box[0] for box, lines in held.items() for line in lines), default=0.0)
    known = inner_words(line.text for lines in held.values() for line in lines)
    cells = {box: _cell(lines, box[2] - edge, f"page {page}", known) for box, lines in held.items()}
    grid = []
    for top, bottom in pairwise(rows):
        middle = (top + bottom) / 2
        row = [
            next((cells[b] for b in boxes if b[0] < x < b[2] and b[1] < middle < b[3]), None)
            for x in [(a + b) / 2 for a, b in pairwise(columns)]
        ]
        grid.append((row, f"page {page}", page))
    return table(grid, f"page {page}"), used


def _edges(places: Sequence[float]) -> list[float]:
    made: list[float] = []
    for place in sorted(places):
        if not made or place - made[-1] > NEAR:
            made.append(place)
    return made


def _lines(letters: Sequence[Any]) -> list[Line]:
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


def _cell(lines: Sequence[Line], right: float, place: str, known: Set[str]) -> Cell:
    """A cell's lines as one text, `right` being where the longest line may end.

    A word is broken where the next letter found no room and the whole word has none on any line.
    """
    text = remark = ""
    width = right - min((line.left for line in lines), default=0.0)
    for before, line in zip([None, *lines], lines, strict=False):
        if before is None:
            text = line.text
            continue
        room = right - before.right > line.first + 0.3
        fits = before.last_word + line.first_word < width
        if re.search(r"\w[-\u00ad]\Z", before.text):
            blank = ""
        elif room or fits:
            blank = " "
        else:
            blank = between(before.text.rpartition(" ")[2], line.text, known=known)
            if not blank:
                start, end = before.text.rpartition(" ")[2], line.text.partition(" ")[0]
                remark = f"a word is put together over a line's end: «{start}|{end}»"
        text += blank + line.text
    return Cell(clean(text), place, remark)


def _paragraphs(
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
    """Whether a line begins a paragraph: its first word would have found room above."""
    if line.top - last.bottom > line.size * 0.7 or abs(line.size - last.size) > 1:
        return True
    inset, inset_of_last = line.left - left, last.left - left
    if min(inset, inset_of_last) > (right - left) * 0.4:
        return False  # a block at the right, such as «… қаулысымен бекітілген»
    centred = abs(inset - (right - line.right)) < line.size * 2 and inset > line.size * 2
    if (
        centred
        and not POINT.match(line.text)
        and (line.text[0].islower() or line.text[0].isdigit())
    ):
        return False
    letter = (line.right - line.left) / len(line.text)
    word = line.text.partition(" ")[0]
    return right - last.right > (len(word) + 2) * letter


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
