"""A Word file → its document: python-docx opens it, here is how its paragraphs and cells read."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from plan_site.drafting.document import (
    Block,
    Cell,
    Document,
    Paragraph,
    Table,
    UnreadableDocumentError,
    clean,
    joined,
    table,
)

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LIMIT: Final = 256 * 1024 * 1024
"""Bytes of the file unpacked."""
SKIPPED: Final = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "txbxContent", "pPr"))
LINE_ENDS: Final = frozenset(f"{W}{name}" for name in ("br", "cr"))


def read(content: bytes) -> Document:
    """The paragraphs and tables of a .docx, in their order."""
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if "word/document.xml" not in packed.namelist():
                raise UnreadableDocumentError("is a packed file, but no Word document")
            if sum(part.file_size for part in packed.infolist()) > LIMIT:
                raise UnreadableDocumentError("unpacks to more than any act; it can't be read")
        opened = docx.Document(io.BytesIO(content))
    except UnreadableDocumentError:
        raise
    except Exception:
        # A damaged file fails in any of the libraries that open it, each with its own errors.
        raise UnreadableDocumentError("is a damaged Word file") from None
    word = _Word(opened)
    blocks = list(word.blocks(opened.element.body))
    return Document(blocks, doubts=word.doubts)


class _Word:
    """Counts what Word numbers by itself, and the tables, by which places are told."""

    def __init__(self, opened: Any) -> None:
        self._tables = self._paragraphs = 0
        self._counted: Counter[tuple[str, str]] = Counter()
        self._levels = _levels(opened)
        self.doubts: list[str] = []

    def blocks(self, parent: Any) -> Iterator[Block]:
        for element in parent:
            if element.tag == f"{W}p":
                self._paragraphs += 1
                for line in self._lines(element):
                    if text := clean(line):
                        yield Paragraph(text, f"paragraph {self._paragraphs}")
            elif element.tag == f"{W}tbl":
                self._tables += 1
                yield self._table(element, f"table {self._tables}")
            elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
                yield from self.blocks(element)

    def _table(self, element: Any, place: str) -> Table:
        grid: list[tuple[list[Cell | None], str, int]] = []
        above: list[Cell | None] = []
        for number, row in enumerate(_below(element, "tr"), start=1):
            where = f"{place} line {number}"
            cells: list[Cell | None] = [None] * _number(row, "trPr/gridBefore", 0)
            for each in _below(row, "tc"):
                span = max(1, _number(each, "tcPr/gridSpan", 1))
                merged = each.find(f"{W}tcPr/{W}vMerge")
                goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
                cell = above[len(cells)] if goes_on and len(cells) < len(above) else None
                cells += [cell or Cell(self._text(each), where)] * span
            grid.append((cells, where, 0))
            above = cells
        return table(grid, place)

    def _text(self, cell: Any) -> str:
        lines = [line for each in cell.iter(f"{W}p") for line in self._lines(each)]
        return joined(lines)

    def _lines(self, paragraph: Any) -> list[str]:
        pieces = [self._numbered(paragraph)]
        _gather(paragraph, pieces)
        return "".join(pieces).split("\n")

    def _numbered(self, paragraph: Any) -> str:
        """The number that Word puts before a paragraph, with its blank; "" where it puts none."""
        settings = paragraph.find(f"{W}pPr/{W}numPr")
        if settings is None:
            return ""
        number, level = _value(settings, "numId"), _value(settings, "ilvl") or "0"
        _, form = self._levels.get((number, level), (1, ""))
        if not form:
            return ""
        self._counted[number, level] += 1
        for deeper in range(int(level) + 1, 9):
            self._counted[number, str(deeper)] = 0
        for each in range(int(level) + 1):
            first, _ = self._levels.get((number, str(each)), (1, ""))
            count = first + max(0, self._counted[number, str(each)] - 1)
            form = form.replace(f"%{each + 1}", str(count))
        return f"{form} "


def _levels(opened: Any) -> dict[tuple[str, str], tuple[int, str]]:
    """(list, level) → its first number and its form, such as «%1.», where it counts in figures."""
    try:
        numbering = opened.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return {}
    kinds = {each.get(f"{W}abstractNumId"): each for each in _below(numbering, "abstractNum")}
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for each in _below(numbering, "num"):
        kind = kinds.get(_value(each, "abstractNumId"))
        for level in _below(kind, "lvl") if kind is not None else ():
            if _value(level, "numFmt") == "decimal":
                start = int(_value(level, "start") or "1")
                place = each.get(f"{W}numId"), level.get(f"{W}ilvl")
                found[place] = (start, _value(level, "lvlText"))
    return found


def _gather(element: Any, pieces: list[str]) -> None:
    for child in element:
        if child.tag in SKIPPED:
            continue
        if child.tag == f"{W}t":
            pieces.append(child.text or "")
        elif child.tag in LINE_ENDS:
            pieces.append("\n")
        elif child.tag == f"{W}tab":
            pieces.append(" ")
        elif child.tag == f"{W}noBreakHyphen":
            pieces.append("-")
        elif child.tag != f"{W}tbl":
            _gather(child, pieces)


def _below(element: Any, name: str) -> list[Any]:
    """The children of a name, also those that stand in content controls or insertions."""
    found: list[Any] = []
    for child in element:
        if child.tag == f"{W}{name}":
            found.append(child)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            found += _below(child, name)
    return found


def _value(element: Any, name: str) -> str:
    found = element.find(f"{W}{name}")
    return "" if found is None else str(found.get(f"{W}val", ""))


def _number(element: Any, path: str, otherwise: int) -> int:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    value = "" if found is None else found.get(f"{W}val", "")
    return int(value) if re.fullmatch("[0-9]{1,3}", value) else otherwise
