"""What an act claims of its published text, in order: its words, rows, glossary lines and marks.

Works on the plain values of the dataset, so that the proof can speak of a record even when
another field of it is broken.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from plan_site.faults import Fault, Path, value_at

CELLS = ("text", "completion", "deadline", "responsible", "cost", "funding")
KINDS = ("title", "text", "heading", "instruction", "signature")


@dataclass(frozen=True)
class Claim:
    """Letters that stand together in the source.

    `blanks[i]` tells whether a space stands before letter i, `places[i]` the letter's number in
    the value at `path` (None for a mark of the table, which no value of the dataset holds).
    """

    path: Path
    letters: str
    blanks: tuple[bool, ...]
    places: tuple[int | None, ...]
    words: str
    in_row: bool = False

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


def _claim(path: Path, words: str, start: int = 0, *, in_row: bool = False) -> Claim:
    """A claim of `words`, whose first letter is letter `start` of the value at `path`."""
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
    return Claim(path, letters, tuple(blanks), places, words, in_row)


def _mark(path: Path, marks: str, *, in_row: bool = False) -> Claim:
    return Claim(path, marks, (False,) * len(marks), (None,) * len(marks), marks, in_row)


def claims(root: Any, act: Path) -> tuple[list[Claim], list[Fault]]:
    """The claims of the act at `act`, and what of its declarations can't be followed."""
    faults: list[Fault] = []
    made: list[Claim] = []
    versions = wordings(root, act)
    for index, item in enumerate(_body(root, act)):
        path = (*act, "body", index)
        for kind in KINDS:
            words = value_at(item, (kind,))
            if isinstance(words, str):
                made.append(_displaced(root, act, (*path, kind), words))
        rows = [row for row in _list(value_at(item, ("rows",))) if isinstance(row, str)]
        cells = [
            claim
            for row in rows
            if row in versions
            for claim in _row(root, act, row, versions[row], faults)
        ]
        if cells:
            # What an instruction puts in is quoted; an approving act's own table is not.
            quoted = isinstance(value_at(item, ("instruction",)), str)
            made += [_mark(path, '"'), *cells, _mark(path, '";')] if quoted else cells
        entries = [name for name in _list(value_at(item, ("glossary",))) if isinstance(name, str)]
        made += _glossary(root, path, entries)
    for index, declared in enumerate(_list(value_at(root, (*act, "displaced")))):
        reads = value_at(declared, ("reads",))
        place = (*act, "displaced", index)
        if isinstance(reads, str) and not any(reads in _words(item) for item in _body(root, act)):
            faults.append(Fault(path=place, message=f"«{reads}» stands nowhere in the act's words"))
    return made, faults


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _body(root: Any, act: Path) -> list[Any]:
    return _list(value_at(root, (*act, "body")))


def _words(item: Any) -> str:
    return next((w for kind in KINDS if isinstance(w := value_at(item, (kind,)), str)), "")


def _displaced(root: Any, act: Path, path: Path, words: str) -> Claim:
    """The words in the order in which the source prints them, each letter with its own place."""
    order = list(range(len(words.split())))
    for declared in _list(value_at(root, (*act, "displaced"))):
        reads, prints = value_at(declared, ("reads",)), value_at(declared, ("prints",))
        if not (isinstance(reads, str) and isinstance(prints, str) and reads in words):
            continue
        start = words.index(reads)
        if start and words[start - 1] != " ":
            return _claim(path, words.replace(reads, prints, 1))
        first = len(words[:start].split())
        left = list(enumerate(reads.split(), start=first))
        moved: list[int] = []
        # The last word may carry a mark that the declaration leaves out, as in «енгізілсін:».
        for word in prints.split():
            at = next((entry for entry in left if entry[1] == word), None)
            if at is None:
                return _claim(path, words.replace(reads, prints, 1))
            left.remove(at)
            moved.append(at[0])
        order[first : first + len(moved)] = moved
    return _reordered(path, words, order)


def _reordered(path: Path, words: str, order: list[int]) -> Claim:
    """A claim of the words in another order; `places` still count letters of the value."""
    parts = words.split()
    starts = [0, *accumulate(map(len, parts))]
    if order == list(range(len(parts))):
        return _claim(path, words)
    letters = "".join(parts[index] for index in order)
    blanks: list[bool] = []
    places: list[int | None] = []
    for index in order:
        blanks += [bool(blanks), *[False] * (len(parts[index]) - 1)]
        places += range(starts[index], starts[index] + len(parts[index]))
    printed = " ".join(parts[index] for index in order)
    return Claim(path, letters, tuple(blanks), tuple(places), printed)


def _row(root: Any, act: Path, row: str, path: Path, faults: list[Fault]) -> Iterator[Claim]:
    """The row's number with its dot and its cells, torn where the act declares it."""
    torn = _torn(root, act, row)
    number = (*path[:2], "number")
    cells: list[Claim] = []
    early: list[Claim] = []
    late: list[Claim] = []
    for field in CELLS:
        words = value_at(root, (*path, field))
        if not isinstance(words, str):
            continue
        place = (*path, field)
        declared = torn.pop(field, None)
        if declared is None:
            cells.append(_claim(place, words, in_row=True))
            continue
        at, after, around = declared
        first, found, second = words.partition(f"{after} ")
        if not found or after in second:
            said = f"«{after}» must stand once in the {field} of row {row}, before a blank"
            faults.append(Fault(path=(*at, "after"), message=said))
        if not found:
            cells.append(_claim(place, words, in_row=True))
            continue
        head = first + after
        pieces = (
            _claim(place, head, in_row=True),
            _claim(place, second, len("".join(head.split())), in_row=True),
        )
        if around == "number":
            early.append(pieces[0])
            cells.append(pieces[1])
        else:
            cells.append(pieces[0])
            late.append(pieces[1])
    yield from early
    yield _claim(number, row, in_row=True)
    yield _mark(number, ".", in_row=True)
    yield from cells
    yield from late


def wordings(root: Any, act: Path) -> dict[str, Path]:
    """Row → the path of its wording by the act at `act`."""
    number = value_at(root, (*act, "number"))
    return {
        str(value_at(measure, ("number",))): ("measures", index, "versions", at)
        for index, measure in enumerate(_list(value_at(root, ("measures",))))
        for at, version in enumerate(_list(value_at(measure, ("versions",))))
        if value_at(version, ("act",)) == number
    }


def _torn(root: Any, act: Path, row: str) -> dict[str, tuple[Path, str, str]]:
    """Field → (path of the declaration, last words of the first piece, what stands between)."""
    declared: dict[str, tuple[Path, str, str]] = {}
    for index, torn in enumerate(_list(value_at(root, (*act, "torn")))):
        field, after = value_at(torn, ("field",)), value_at(torn, ("after",))
        if value_at(torn, ("row",)) == row and isinstance(field, str) and isinstance(after, str):
            around = value_at(torn, ("around",))
            declared[field] = ((*act, "torn", index), after, str(around))
    return declared


def _glossary(root: Any, path: Path, entries: list[str]) -> Iterator[Claim]:
    """«"КМ – …; ӨҚМ – …".»: the abbreviation and the full name are the body's own record."""
    for index, entry in enumerate(entries):
        yield _mark(path, '"' if index == 0 else ";")
        for at, agency in enumerate(_list(value_at(root, ("agencies",)))):
            name = value_at(agency, ("name",))
            if value_at(agency, ("abbreviation",)) == entry and isinstance(name, str):
                yield _claim(("agencies", at, "abbreviation"), entry)
                yield _mark(path, "–")
                yield _claim(("agencies", at, "name"), name)
    if entries:
        yield _mark(path, '".')
