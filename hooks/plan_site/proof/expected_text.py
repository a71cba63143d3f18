"""What the dataset expects an act's published text to print, in order, letter by letter.

Its own words, its rows with their cells, its glossary lines and the marks of the table between
them; each piece knows the value that it comes from.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from plan_site.dataset.entries import (
    ActEntry,
    Entries,
    ItemEntry,
    MeasureEntry,
    TornEntry,
    VersionEntry,
)
from plan_site.faults import Fault, ValuePath
from plan_site.language import columns
from plan_site.language.values import Effect


@dataclass(frozen=True)
class Piece:
    """Letters that stand together in the source.

    `blanks[i]` tells whether a space stands before letter i, `places[i]` the letter's number in
    the value at `path` (None for a mark of the table, which no value of the dataset holds); `row`
    is the number of the row that it is a part of.
    """

    path: ValuePath
    letters: str
    blanks: tuple[bool, ...]
    places: tuple[int | None, ...]
    words: str
    row: str | None = None

    @cached_property
    def _offsets(self) -> list[int]:
        """Where in `words` each letter stands."""
        return [index for index, character in enumerate(self.words) if not character.isspace()]

    def covers(self, words: str, index: int) -> bool:
        """Whether `words` stand here so that they hold letter `index` and the one before it."""
        offsets = self._offsets
        before, at = offsets[index - 1], offsets[index]
        start = self.words.find(words)
        while start != -1:
            if start <= before and at < start + len(words):
                return True
            start = self.words.find(words, start + 1)
        return False

    def around(self, index: int) -> str:
        """The words around letter `index`, for a message."""
        at = self._offsets[index]
        return self.words[max(0, at - 12) : at + 12].strip()


def expected(entries: Entries, act: ActEntry) -> list[Piece]:
    """The pieces of the act's published text, in the act's order."""
    made: list[Piece] = []
    wordings = entries.wordings(act)
    for item in act.body:
        for kind, words in item.words.items():
            made.append(_displaced(act, (*item.path, kind), words))
        rows = [
            cell
            for row in item.worded
            if row in wordings
            for cell in _row(entries, act, row, *wordings[row])
        ]
        # What an instruction puts in is quoted; an approving act's own table is not.
        quoted = rows and "instruction" in item.words
        made += [mark(item.path, '"'), *rows, mark(item.path, '";')] if quoted else rows
        made += _columns_anew(entries, item, wordings)
        made += _glossary(entries, act, item.path, item.glossary)
    return made


def _columns_anew(
    entries: Entries, item: ItemEntry, wordings: Mapping[str, tuple[MeasureEntry, VersionEntry]]
) -> Iterator[Piece]:
    """The cells that an instruction gives anew: «"2016 жылғы желтоқсан";», once for its rows."""
    read = item.instruction
    if not read or not read.columns or read.words or read.effect is not Effect.SUBSTITUTED:
        return
    for version in [wordings[row][1] for row in item.rows if row in wordings][:1]:
        fields = [columns.field(column, entries.columns) for column in read.columns]
        found = [field for field in fields if field and field in version.cells]
        for field in found:
            yield mark(item.path, '"')
            yield piece((*version.path, field), version.cells[field])
            yield mark(item.path, '";' if field == found[-1] else '"')


def faults(entries: Entries, act: ActEntry) -> Iterator[Fault]:
    """What of the act's declarations about its published text can't be followed."""
    for displaced in act.displaced:
        if not any(displaced.reads in item.official for item in act.body):
            message = f"«{displaced.reads}» stands nowhere in the act's words"
            yield Fault(path=displaced.path, message=message)
    listed = {row for item in act.body for row in item.worded}
    for printed, (measure, version) in entries.wordings(act).items():
        row = measure.number
        for field, torn in _torn(act, row).items() if printed in listed else ():
            _, found, rest = version.cells.get(field, "").partition(f"{torn.after} ")
            if field in version.cells and (not found or torn.after in rest):
                message = f"«{torn.after}» must stand once in the {field} of row {row}, "
                yield Fault(path=(*torn.path, "after"), message=f"{message}before a blank")


def piece(path: ValuePath, words: str, start: int = 0, row: str | None = None) -> Piece:
    """The words, whose first letter is letter `start` of the value at `path`."""
    letters = "".join(words.split())
    blanks: list[bool] = []
    blank = False
    for character in words:
        if character.isspace():
            blank = True
        else:
            blanks.append(blank)
            blank = False
    places = tuple(range(start, start + len(letters)))
    return Piece(path, letters, tuple(blanks), places, words, row)


def mark(path: ValuePath, marks: str, row: str | None = None) -> Piece:
    return Piece(path, marks, (False,) * len(marks), (None,) * len(marks), marks, row)


def _displaced(act: ActEntry, path: ValuePath, words: str) -> Piece:
    """The words in the order in which the source prints them, each letter with its own place."""
    order = list(range(len(words.split())))
    for declared in act.displaced:
        reads, prints = declared.reads, declared.prints
        if not (reads and prints and reads in words):
            continue
        start = words.index(reads)
        if start and words[start - 1] != " ":
            return piece(path, words.replace(reads, prints, 1))
        first = len(words[:start].split())
        left = list(enumerate(reads.split(), start=first))
        moved: list[int] = []
        # The last word may carry a mark that the declaration leaves out, as in «енгізілсін:».
        for word in prints.split():
            at = next((entry for entry in left if entry[1] == word), None)
            if at is None:
                return piece(path, words.replace(reads, prints, 1))
            left.remove(at)
            moved.append(at[0])
        order[first : first + len(moved)] = moved
    return _reordered(path, words, order)


def _reordered(path: ValuePath, words: str, order: list[int]) -> Piece:
    """The words in another order; `places` still count letters of the value."""
    parts = words.split()
    starts = [0, *accumulate(map(len, parts))]
    if order == list(range(len(parts))):
        return piece(path, words)
    letters = "".join(parts[index] for index in order)
    blanks: list[bool] = []
    places: list[int | None] = []
    for index in order:
        blanks += [bool(blanks), *[False] * (len(parts[index]) - 1)]
        places += range(starts[index], starts[index] + len(parts[index]))
    printed = " ".join(parts[index] for index in order)
    return Piece(path, letters, tuple(blanks), tuple(places), printed)


def _row(
    entries: Entries, act: ActEntry, row: str, measure: MeasureEntry, version: VersionEntry
) -> Iterator[Piece]:
    """The row's number with its dot and its cells, torn where the act declares it."""
    printed, row = row, measure.number
    torn = _torn(act, row)
    number = (*measure.path, "number")
    cells: list[Piece] = []
    early: list[Piece] = []
    late: list[Piece] = []
    for field in entries.columns:
        words = version.cells.get(field)
        if words is None:
            continue
        place = (*version.path, field)
        declared = torn.get(field)
        if declared is None or f"{declared.after} " not in words:
            cells.append(piece(place, words, row=row))
            continue
        first, _, second = words.partition(f"{declared.after} ")
        head = first + declared.after
        tail = piece(place, second, len("".join(head.split())), row)
        if declared.around == "number":
            early.append(piece(place, head, row=row))
            cells.append(tail)
        else:
            cells.append(piece(place, head, row=row))
            late.append(tail)
    yield from early
    yield piece(number, printed, row=row)
    yield mark(number, ".", row)
    yield from cells
    yield from late


def _torn(act: ActEntry, row: str) -> dict[str, TornEntry]:
    """Field → how a page break tears its cell; of two declarations the last counts."""
    return {torn.field: torn for torn in act.torn if torn.row == row and torn.field and torn.after}


def _glossary(
    entries: Entries, act: ActEntry, path: ValuePath, names: tuple[str, ...]
) -> Iterator[Piece]:
    """«"КМ – …; ӨҚМ – …".»: the abbreviation and the full name are the body's own record."""
    for index, name in enumerate(names):
        yield mark(path, '"' if index == 0 else ";")
        for agency in entries.agencies:
            if agency.abbreviation == name and agency.name:
                yield piece((*agency.path, "abbreviation"), name)
                yield mark(path, "–")
                place, called = agency.named_by(act.number, [each.number for each in entries.acts])
                yield piece(place, called)
    if names:
        yield mark(path, '".')
