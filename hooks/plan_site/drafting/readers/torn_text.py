"""A text torn by a PDF → its document: lines in narrow columns, cells parted by empty lines."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from plan_site.drafting.document import UNSEEN, Block, Cell, Document, Paragraph, Row, Table, clean
from plan_site.drafting.line_ends import Known, inner_words, stems
from plan_site.drafting.readers.torn_cells import Atom, atoms, cells
from plan_site.proof.source_text import closed

NUMBER: Final = re.compile(r"(?:№ ?)?([1-9][0-9]{0,3}(?:[-–][1-9][0-9]{0,2})?)\.?")
MARKS: Final = re.compile(r"[\"«»“”][;.]?")
PAGE: Final = 3
"""So many empty lines stand where a page ends."""
INDENT: Final = 3
SPACED_WORD: Final = re.compile(r"(?<!\S)\w(?: \w){2,}(?!\S)")


@dataclass(frozen=True)
class Chunk:
    """Lines without an empty one between; `gap` counts the empty lines before."""

    lines: tuple[str, ...]
    line: int
    gap: int

    @property
    def indented(self) -> bool:
        return len(self.lines[0]) - len(self.lines[0].lstrip()) >= INDENT

    @property
    def number(self) -> str:
        match = NUMBER.fullmatch(self.lines[0].strip()) if len(self.lines) == 1 else None
        return match[1].replace("–", "-") if match else ""


def read(text: str, words: frozenset[str] | None = None) -> Document:
    """Paragraphs as they are, and each run of rows as a table of seven columns.

    `words` are whole words of the text's language, where that is not Kazakh.
    """
    text = _plain(text)
    chunks = list(_chunks(text))
    known = Known(
        _whole_words(chunks) | (words or frozenset()), kazakh=words is None, stems=stems(text)
    )
    blocks: list[Block] = []
    region: list[Chunk] = []
    for chunk in [*chunks, None]:
        if chunk and _in_table(chunk, region, chunks):
            region.append(chunk)
            continue
        if region:
            if rows := list(_rows(region, known)):
                blocks.append(Table(tuple(rows), str(region[0].line)))
            region = []
        if chunk and not MARKS.fullmatch("".join(chunk.lines).strip()):
            blocks.append(Paragraph(_paragraph(chunk, known), str(chunk.line)))
    return Document(
        blocks, source=text, doubts=[*_blanks_lost(blocks, chunks), *_unparted(text, chunks)]
    )


def _blanks_lost(blocks: Sequence[Block], chunks: Sequence[Chunk]) -> Iterator[str]:
    """Where a program has taken away the blanks at the lines' ends, no layout's rule holds."""
    inner = [line for chunk in chunks for line in chunk.lines[:-1]]
    if (
        inner
        and any(isinstance(b, Table) for b in blocks)
        and not any(line[-1:].isspace() for line in inner)
    ):
        yield (
            "1: no line ends with a blank, as they do where a PDF's text is copied whole: "
            "where one cell ends and whether a word goes on over a line is guessed; read each cell"
        )
        for table in blocks:
            for row in table.rows if isinstance(table, Table) else ():
                said = f"row {row.cells[0].text}: where its cells end and its words part is guessed"
                yield f"{row.place}: {said}"


def _unparted(text: str, chunks: Sequence[Chunk]) -> Iterator[str]:
    """Where a program has made two blanks one, nothing parts a spaced-out word from the next."""
    if re.search(r"\S {2,}\S", text):
        return
    guessed = "a word is spaced out, and where it ends is guessed"
    for chunk in chunks:
        for line, words in enumerate(chunk.lines, start=chunk.line):
            if SPACED_WORD.search(words):
                yield f"{line}: {guessed}: «{words.strip()}»"


def _plain(text: str) -> str:
    """The text as a source is kept: line feeds, whole letters, nothing unseen, no odd blanks."""
    text = UNSEEN.sub("", unicodedata.normalize("NFC", text)).replace("\r\n", "\n")
    text = text.replace("\r", "\n").replace("\f", "\n" * (PAGE + 1)).replace("\u2011", "-")
    text = "".join(
        " " if c.isspace() and c != "\n" else c
        for c in text
        if c == "\n" or c.isprintable() or c.isspace()
    )
    lines = text.split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[margin:] for line in lines) if margin else text


def _chunks(text: str) -> Iterator[Chunk]:
    lines: list[str] = []
    start, gap, after = 1, 0, 0
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        begins = len(line) - len(line.lstrip()) >= INDENT
        if lines and (not line.strip() or begins):
            yield Chunk(tuple(lines), start, gap)
            lines, after = [], 0
        if not line.strip():
            after += 1
            continue
        if not lines:
            start, gap = number, after
        lines.append(line)


def _in_table(chunk: Chunk, region: Sequence[Chunk], chunks: Sequence[Chunk]) -> bool:
    """Rows begin with a number, or with a piece that a page's end parts from its number."""
    if chunk.indented:
        return False
    if region or chunk.number:
        return True
    at = next(i for i, each in enumerate(chunks) if each is chunk)
    ahead = chunks[at + 1 : at + 2]
    return bool(ahead and ahead[0].number and ahead[0].gap >= PAGE)


def _whole_words(chunks: Sequence[Chunk]) -> frozenset[str]:
    return inner_words(closed(line) for chunk in chunks for line in chunk.lines)


def _paragraph(chunk: Chunk, known: Known) -> str:
    made = ""
    for before, line in pairwise(["", *chunk.lines]):
        blank = before[-1:].isspace() and not re.search(r"\w-\Z", before.rstrip())
        glue = "" if not before or blank else known.between(before.rstrip(), line)
        made += glue + line
    return clean(made)


def _rows(region: Sequence[Chunk], known: Known) -> Iterator[Row]:
    """Each number with what stands before and behind it up to the next."""
    numbers = [at for at, chunk in enumerate(region) if chunk.number]
    pieces = list(region[: numbers[0]]) if numbers else []
    for at, following in pairwise([*numbers, len(region)]):
        own = list(region[at + 1 : following])
        ends_page = following < len(region) and region[following].gap >= PAGE and len(own) > 1
        ways: list[tuple[list[Chunk], list[Chunk]]] = [(own, [])]
        if ends_page:
            ways.append((own[:-1], [own[-1]]))
        best = min(
            ((cells(_atoms(pieces), _atoms(mine), known), rest) for mine, rest in ways),
            key=lambda way: way[0].price,
        )
        number = region[at]
        found, pieces = best
        made = [Cell(number.number, str(number.line))]
        for text, atom, torn, remark in found.cells:
            made.append(Cell(text, str(atom.line if atom else number.line), remark, torn))
        yield Row(tuple(made), str(number.line))


def _atoms(chunks: Sequence[Chunk]) -> list[Atom]:
    return [atom for chunk in chunks for atom in atoms(chunk.lines, chunk.line, chunk.gap >= PAGE)]
