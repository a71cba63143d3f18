"""A Word file → its document: python-docx opens it, here is how its paragraphs and cells read."""

import io
import re
import zipfile
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
    raised_mark,
    table,
)
from plan_site.drafting.readers.word_numbers import ListNumbers, W

LIMIT: Final = 256 * 1024 * 1024
"""Bytes of the file unpacked."""
CHANGED: Final = frozenset(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
HIDING: Final = ("vanish", "strike", "dstrike")
LINE_ENDS: Final = frozenset(f"{W}{name}" for name in ("br", "cr"))
NOTES: Final = frozenset(f"{W}{name}" for name in ("footnoteReference", "endnoteReference"))
ALTERNATIVES: Final = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
)
FORMULA: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
PICTURES: Final = frozenset(
    {
        "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
        "{urn:schemas-microsoft-com:vml}imagedata",
        "{urn:schemas-microsoft-com:office:office}OLEObject",
    }
)
TRACKED: Final = "the file holds changes that nobody has accepted; they are read as accepted"


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
    """Tells places by paragraphs and tables, which it counts, and what of the file is left out."""

    def __init__(self, opened: Any) -> None:
        self._tables = self._paragraphs = 0
        self._numbers = ListNumbers(opened)
        self._notes = _notes(opened)
        self._styles = _hiding_styles(opened)
        self._place = ""
        self.doubts: list[str] = []

    def blocks(self, parent: Any) -> Iterator[Block]:
        for element in parent:
            if element.tag == f"{W}p":
                self._paragraphs += 1
                self._place = f"paragraph {self._paragraphs}"
                for line in self._lines(element):
                    if text := clean(line):
                        yield Paragraph(text, self._place)
            elif element.tag == f"{W}tbl":
                self._tables += 1
                yield self._table(element, f"table {self._tables}")
            elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
                yield from self.blocks(element)

    def _table(self, element: Any, place: str) -> Table:
        grid: list[tuple[list[Cell | None], str, int]] = []
        above: list[Cell | None] = []
        for number, row in enumerate(_below(element, "tr"), start=1):
            self._place = where = f"{place} line {number}"
            if row.find(f"{W}trPr/{W}del") is not None:
                self._tell(TRACKED, "1")
                continue
            cells: list[Cell | None] = [None] * _number(row, "trPr/gridBefore", 0)
            for each in _below(row, "tc"):
                if any(each.find(f"{W}tcPr/{W}cell{how}") is not None for how in ("Del", "Ins")):
                    self._tell(TRACKED, "1")
                span = max(1, _number(each, "tcPr/gridSpan", 1))
                merged = each.find(f"{W}tcPr/{W}vMerge")
                goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
                cell = above[len(cells)] if goes_on and len(cells) < len(above) else None
                cells += [cell or Cell(self._text(each), where)] * span
            grid.append((cells, where, 0))
            above = cells
        return table(grid, place)

    def _tell(self, said: str, place: str = "") -> None:
        line = f"{place or self._place}: {said}"
        if line not in self.doubts:
            self.doubts.append(line)

    def _text(self, cell: Any) -> str:
        boxed = {p for box in cell.iter(f"{W}txbxContent") for p in box.iter(f"{W}p")}
        paragraphs = [each for each in cell.iter(f"{W}p") if each not in boxed]
        return joined(line for each in paragraphs for line in self._lines(each))

    def _lines(self, paragraph: Any) -> list[str]:
        pieces: list[str] = []
        self._gather(paragraph, pieces)
        words = "".join(pieces)
        # A paragraph that is struck whole is no item of its list.
        struck = paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None and not words.strip()
        number = "" if struck else self._numbers.next(paragraph)
        return (number + words).split("\n")

    def _gather(self, element: Any, pieces: list[str]) -> None:
        for child in element:
            if child.tag == f"{W}t":
                pieces.append(child.text or "")
            elif child.tag in LINE_ENDS:
                pieces.append("\n")
            elif child.tag == f"{W}tab":
                pieces.append(" ")
            elif child.tag == f"{W}noBreakHyphen":
                pieces.append("-")
            elif child.tag == f"{W}softHyphen":
                pieces.append("\u00ad")
            elif child.tag in CHANGED:
                self._tell(TRACKED, "1")
                if child.tag in (f"{W}ins", f"{W}moveTo"):
                    self._gather(child, pieces)
            elif child.tag == f"{FORMULA}oMath":
                words = "".join(each.text or "" for each in child.iter(f"{FORMULA}t"))
                pieces.append(words)
                self._tell(f"a formula is read as the line «{clean(words)}»")
            elif child.tag == f"{W}sym":
                self._tell(f"a sign of the font {child.get(f'{W}font')} is left out")
            elif child.tag in PICTURES:
                # Above the table stand emblems.
                if self._place.startswith("table"):
                    self._tell("a picture stands here and is left out")
            elif child.tag in NOTES:
                note = self._notes.get((child.tag, child.get(f"{W}id")), "")
                self._tell(f"a footnote stands here and is left out: «{note}»")
            elif child.tag == f"{W}txbxContent":
                self._tell_left_out("the words of a text box", child)
            elif child.tag == f"{W}r" and self._is(child, "vanish"):
                self._tell_left_out("hidden words", child)
            elif child.tag == f"{W}r" and (self._is(child, "strike") or self._is(child, "dstrike")):
                self._tell_left_out("struck words", child)
            elif _is_raised(child) and raised_mark("".join(pieces), _words(child)):
                self._tell_left_out("raised marks", child)
            elif child.tag == ALTERNATIVES:
                # One thing in several ways, for programs of several ages: the first is the newest.
                self._gather(child[:1], pieces)
            elif child.tag not in (f"{W}tbl", f"{W}pPr"):
                self._gather(child, pieces)

    def _is(self, run: Any, name: str) -> bool:
        """Whether a run's letters are hidden or struck, by themselves or by a style of theirs."""
        if not self._styles or run.find(f"{W}rPr/{W}{name}") is not None:
            return _set(run, name)
        paragraph = next(run.iterancestors(f"{W}p"), None)
        styles = [run.find(f"{W}rPr/{W}rStyle")]
        styles += [] if paragraph is None else [paragraph.find(f"{W}pPr/{W}pStyle")]
        named = (each.get(f"{W}val", "") for each in styles if each is not None)
        return any(name in self._styles.get(style, ()) for style in named)

    def _tell_left_out(self, what: str, element: Any) -> None:
        if words := _words(element):
            self._tell(f"{what} are left out: «{words}»")


def _hiding_styles(opened: Any) -> dict[str, frozenset[str]]:
    """Styles that hide or strike their letters, with which of `HIDING` they do."""
    styles = {each.get(f"{W}styleId", ""): each for each in opened.styles.element.iter(f"{W}style")}

    def hiding(name: str, seen: tuple[str, ...] = ()) -> frozenset[str]:
        style = styles.get(name)
        if style is None or name in seen:
            return frozenset()
        base = style.find(f"{W}basedOn")
        above = frozenset[str]() if base is None else hiding(base.get(f"{W}val"), (*seen, name))
        own = [each for each in HIDING if style.find(f"{W}rPr/{W}{each}") is not None]
        return above.difference(own) | {each for each in own if _set(style, each)}

    return {name: found for name in styles if (found := hiding(name))}


def _set(run: Any, name: str) -> bool:
    """Whether a property of a run's letters is switched on."""
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off")


def _is_raised(run: Any) -> bool:
    found = run.find(f"{W}rPr/{W}vertAlign") if run.tag == f"{W}r" else None
    return found is not None and found.get(f"{W}val") == "superscript"


def _words(element: Any) -> str:
    return clean("".join(each.text or "" for each in element.iter(f"{W}t")))


def _notes(opened: Any) -> dict[tuple[str, str], str]:
    """The words of footnotes and endnotes, by the mark that leads to them."""
    from docx.oxml import parse_xml

    found: dict[tuple[str, str], str] = {}
    for each in opened.part.rels.values():
        for kind in ("footnote", "endnote"):
            if each.is_external or not each.reltype.endswith(f"/{kind}s"):
                continue
            for note in parse_xml(each.target_part.blob).findall(f"{W}{kind}"):
                found[f"{W}{kind}Reference", note.get(f"{W}id", "")] = _words(note)
    return found


def _below(element: Any, name: str) -> list[Any]:
    """The children of a name, also those that stand in content controls or insertions."""
    found: list[Any] = []
    for child in element:
        if child.tag == f"{W}{name}":
            found.append(child)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            found += _below(child, name)
    return found


def _number(element: Any, path: str, otherwise: int) -> int:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    value = "" if found is None else found.get(f"{W}val", "")
    return int(value) if re.fullmatch("[0-9]{1,3}", value) else otherwise
