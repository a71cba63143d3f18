"""The file as text: bytes → letters, each invisible one told with its line and column.

What is wrong with single characters hides no other fault: they are told, and the text is read on
without them.
"""

import re
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plan_site.faults import FAULT_LIMIT, PlanError
from plan_site.language.characters import advice, in_pieces, invisible, named

SIZE_LIMIT = 64 * 1024 * 1024
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, kw_only=True)
class Slip:
    """A character that may not stand in the file; 1-based line and column."""

    line: int
    column: int
    message: str


@dataclass(frozen=True, kw_only=True)
class TextFile:
    """The letters of a file: as they stand (`text`), and readable, without `slips`.

    `readable` has the same lines; `struck` holds for a line the columns, in order, that it lacks.
    """

    text: str
    readable: str
    slips: tuple[Slip, ...] = ()
    struck: dict[int, list[int]] = field(default_factory=dict)

    @property
    def indented_by_tabs(self) -> bool:
        """Whether blanks that nobody can count say what belongs to what."""
        return re.search(r"^ *\t", self.text, re.MULTILINE) is not None

    def column(self, line: int, column: int) -> int:
        """A column of `readable` as a column of the file."""
        for at in self.struck.get(line, []):
            if at > column:
                break
            column += 1
        return column

    def read_at(self, line: int, column: int) -> int:
        """A column of the file as a column of `readable`."""
        return column - sum(at < column for at in self.struck.get(line, []))


def shown(file: Path) -> str:
    """The file as the reader of a message knows it: from the project's folder on."""
    return "/".join(file.parts[-3 if file.parent.name == "editions" else -2 :])


def read(file: Path, *, limit: int | None = None, name: str = "") -> TextFile:
    """The file's letters; PlanError for what is no text at all.

    `limit` is in bytes, by itself SIZE_LIMIT; `name` is what a message calls the file, by itself
    its last two parts.
    """
    name, limit = name or shown(file), limit or SIZE_LIMIT
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode) and not file.is_dir():
            raise PlanError([f"{name}:1:1: is no file; give it as a plain file"])
        if status.st_size > limit:
            larger = (
                f"is larger than {limit:,} bytes, as no act and no plan is; strike from it what is"
            )
            raise PlanError([f"{name}:1:1: {larger} neither"])
        content = file.read_bytes()
    except OSError as error:
        raise PlanError([f"{name}:1:1: can't be read: {error.strerror}"]) from None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:4]:
        raise PlanError([f"{name}:1:1: is UTF-16 or UTF-32; save the file as UTF-8"])
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        raise PlanError([f"{name}:{line}:{column}: is not UTF-8; save the file as UTF-8"]) from None
    if "\r" in text and "\n" not in text:
        said = "ends its lines with U+000D alone; save the file with line feeds (LF or CRLF)"
        raise PlanError([f"{name}:1:{text.index(chr(13)) + 1}: {said}"])
    return of_text(text)


def of_text(text: str) -> TextFile:
    """The text with its slips found; a clean one costs next to nothing."""
    odd = {c for c in set(text) if invisible(c)} - {"\n", "\r"}
    lone = "\r" in text and re.search(r"\r(?!\n)", text) is not None
    if not odd and not lone and unicodedata.is_normalized("NFC", text):
        return TextFile(text=text, readable=text)
    lines: list[str] = []
    slips: list[Slip] = []
    struck: dict[int, list[int]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        body, end = (line[:-1], "\r") if line.endswith("\r") else (line, "")
        if len(slips) < FAULT_LIMIT:
            slips += sorted(_slips(body, number), key=lambda slip: slip.column)
        made, gone = _readable(body)
        lines.append(made + end)
        if gone:
            struck[number] = gone
    return TextFile(text=text, readable="\n".join(lines), slips=tuple(slips), struck=struck)


def _slips(line: str, number: int) -> Iterator[Slip]:
    """One for each kind of slip in a line, where it first stands."""
    for character, times in Counter(c for c in line if invisible(c)).items():
        column = line.index(character) + 1
        often = f" {times} times in this line" if times > 1 else ""
        message = f"holds {named(character)}{often}, which nobody sees; {advice(character)}"
        if character == BYTE_ORDER_MARK and (number, column, times) == (1, 1, 1):
            message = "starts with a byte order mark; save the file as UTF-8 without it"
        yield Slip(line=number, column=column, message=message)
    pieces: dict[str, int] = {}
    for match in in_pieces(line):
        pieces.setdefault(match[0], match.start() + 1)
    for piece, column in pieces.items():
        whole = unicodedata.normalize("NFC", piece)
        message = f"holds «{whole}» in {len(piece)} pieces; write it as one letter (NFC)"
        yield Slip(line=number, column=column, message=message)


def _readable(line: str) -> tuple[str, list[int]]:
    """The line without its slips, and the columns that it lacks; odd blanks become plain ones."""
    whole: dict[int, str] = {}
    gone: set[int] = set()
    for match in in_pieces(line):
        made = unicodedata.normalize("NFC", match[0])
        whole.update(enumerate(made, start=match.start()))
        gone.update(range(match.start() + len(made), match.end()))
    kept: list[str] = []
    for index, character in enumerate(line):
        if index in gone:
            continue
        if index in whole:
            kept.append(whole[index])
        elif not invisible(character):
            kept.append(character)
        elif character.isspace():
            kept.append(" ")
        else:
            gone.add(index)
    return "".join(kept), sorted(index + 1 for index in gone)
