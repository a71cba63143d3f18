"""What every reader of a format gives: an act's paragraphs and tables in order, with places."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Place = str
"""Where it stands in the file, as one who opens the file finds it: `12` (a line), `page 3`."""

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Hyphens that only allow a break, and characters that nobody sees."""

OWN_FONTS = re.compile("[\ue000-\uf8ff]")


class UnreadableDocumentError(Exception):
    """The document can't be drafted from; the message is one line without the file's name."""


@dataclass(frozen=True, eq=False)
class Cell:
    """A cell of a table; one that spans rows or columns is the same object in each.

    `torn` tells, of a torn text, where its second piece stands (`number`, `cells`) and the words
    before the tear; `remark` is what had to be done to read it.
    """

    text: str
    place: Place
    remark: str = ""
    torn: tuple[str, str] | None = None


@dataclass(frozen=True, eq=False)
class Row:
    """A row as a grid: a cell for each column of the table."""

    cells: tuple[Cell, ...]
    place: Place
    page: int = 0

    @property
    def texts(self) -> list[str]:
        """The words of its cells that say something, each once."""
        seen = dict.fromkeys(cell for cell in self.cells if cell.text)
        return [cell.text for cell in seen]


@dataclass(frozen=True, eq=False)
class Paragraph:
    """`link` tells that it is nothing but links, as menus are."""

    text: str
    place: Place
    link: bool = False


@dataclass(frozen=True, eq=False)
class Table:
    rows: tuple[Row, ...]
    place: Place


Block = Paragraph | Table


@dataclass(frozen=True)
class Document:
    """`source` is the text itself where the file is one; `doubts` are the reader's own."""

    blocks: Sequence[Block]
    source: str | None = None
    doubts: list[str] = field(default_factory=list)


def clean(text: str) -> str:
    """The words with single blanks, whole letters and nothing unseen.

    What only a font of its own says comes out as U+FFFD, a lost letter.
    """
    text = UNSEEN.sub("", unicodedata.normalize("NFC", text)).replace("\u2011", "-")
    text = OWN_FONTS.sub("\ufffd", text)
    text = "".join(c if c.isprintable() or c.isspace() else " " for c in text)
    return " ".join(text.split())


def joined(lines: Iterable[str]) -> str:
    """Lines of a cell or paragraph as one: a blank between, none behind a word's own hyphen.

    A soft hyphen at a line's end is a word broken there.
    """
    made = ""
    for line in lines:
        soft = made.endswith("\u00ad")
        line = " ".join(line.split())
        if not line:
            continue
        hyphen = re.search(r"\w[-\u2010\u2011]\Z", made) and re.match(r"\w", line)
        made += line if soft or hyphen or not made else f" {line}"
    return clean(made)


def raised_mark(before: str, raised: str) -> bool:
    """Whether raised letters are the mark of a footnote, and not a power as in «м2»."""
    mark = re.fullmatch(r"\s*(?:[0-9]{1,2}|\*{1,3})\s?\)?\s*", raised)
    return bool(mark and before.strip()) and not re.search(
        r"(?:[0-9]|\b(?:мм|см|дм|м|км|га))\Z", before
    )


def table(grid: Sequence[tuple[Sequence[Cell | None], Place, int]], place: Place) -> Table:
    """Rows of one width: what a row lacks at its end is an empty cell; one cell alone is all."""
    width = max((len(cells) for cells, _, _ in grid), default=0)
    rows = []
    for cells, where, page in grid if width else ():
        filled = [cell or Cell("", where) for cell in cells]
        filled *= width if len(filled) == 1 else 1
        filled += [Cell("", where) for _ in range(width - len(filled))]
        rows.append(Row(tuple(filled), where, page))
    return Table(tuple(rows), place)
