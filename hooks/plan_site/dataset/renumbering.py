"""Which record each number is that an act prints: acts renumber rows, and numbers fall free.

An act names rows by the numbers that it found; rows that it puts in have numbers that are theirs
once it is in force. A record keeps the number by which its row was first held; a new row that gets
a number by which another is held is told apart by the act that put it in: row 5 of 392 is 5-392.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plan_site.dataset.acts import Act, Item
from plan_site.language.values import Effect


@dataclass(eq=False)
class _Row:
    """A row of the plan through time; `known` tells that an act or a record names it."""

    record: str | None = None
    known: bool = False
    ended: bool = False


@dataclass(frozen=True, kw_only=True)
class Unclear:
    """What can't be followed: a row that an item of an act names, by its place in it."""

    act: int
    item: int
    row: int
    message: str


@dataclass(kw_only=True)
class Numbering:
    """The acts, each item with the records of its rows; `twice` has records that are one row."""

    acts: tuple[Act, ...]
    unclear: list[Unclear] = field(default_factory=list)
    twice: dict[str, str] = field(default_factory=dict)


def follow(acts: Sequence[Act], firsts: Mapping[str, str]) -> Numbering:
    """`firsts`: each record's number → the act of the first wording that is held of it."""
    if not any(_moves(act) or _puts_in_again(act, acts) for act in acts):
        return Numbering(acts=tuple(acts))
    follower = _Follower(firsts)
    for place, act in enumerate(acts):
        follower.read(place, act)
    return follower.made(acts)


def _moves(act: Act) -> list[tuple[int, int, str, str]]:
    """(item, place in it, old number, new number) of every row that the act renumbers."""
    return [
        (index, at, old, new)
        for index, item in enumerate(act.body)
        if (read := item.instruction_value) and read.effect is Effect.RENUMBERED
        for at, (old, new) in enumerate(zip(item.rows, read.to, strict=False))
    ]


def _strikes(act: Act) -> frozenset[str]:
    return frozenset(
        row
        for item in act.body
        if (read := item.instruction_value) and read.of_rows and read.effect is Effect.REPEALED
        for row in item.rows
    )


def _puts_in(item: Item) -> bool:
    read = item.instruction_value
    return read is not None and read.gives_rows and read.effect is Effect.INSERTED


def _puts_in_again(act: Act, acts: Sequence[Act]) -> bool:
    """Whether the act gives a new row the number of one that was struck."""
    new = {row for item in act.body if _puts_in(item) for row in item.rows}
    return bool(new) and any(new & _strikes(each) for each in acts[: acts.index(act) + 1])


class _Follower:
    """Reads acts in their order; `_rows` has the rows by the numbers that they have by then.

    `_freed`: number that no row has any more → the act that took it, and the number it gave.
    """

    def __init__(self, firsts: Mapping[str, str]) -> None:
        self._firsts = firsts
        self._rows: dict[str, _Row] = {}
        self._freed: dict[str, tuple[str, str]] = {}
        self._named: dict[tuple[int, int], list[_Row]] = {}
        self._unclear: list[Unclear] = []
        self._twice: dict[str, str] = {}

    def read(self, place: int, act: Act) -> None:
        found = self._rows
        self._rows = self._renumbered(place, act)
        for index, item in enumerate(act.body):
            rows = [self._row(found, item, number) for number in item.rows]
            self._unclear += self._of_no_row(place, index, item)
            self._named[place, index] = rows
            for row in rows:
                row.known = True
        for number, first in self._firsts.items():
            if first == act.number:
                self._hold(number, self._held(place, act, number) or _at(found, number))
        for number in _strikes(act):
            _at(found, number).ended = True
        self._freed |= {old: (act.number, new) for _, _, old, new in _moves(act)}
        self._freed = {n: by for n, by in self._freed.items() if n not in self._rows}

    def _renumbered(self, place: int, act: Act) -> dict[str, _Row]:
        """The rows by their numbers once the act is in force."""
        moves = _moves(act)
        after = {
            number: row
            for number, row in self._rows.items()
            if number not in {old for _, _, old, _ in moves}
        }
        struck = _strikes(act)
        for item, at, old, new in moves:
            there = after.get(new)
            if there and there.known and not there.ended and new not in struck:
                message = (
                    f"gives row {old} the number {new}, which another row has; give first the "
                    "instruction that strikes or renumbers that row"
                )
                self._unclear.append(Unclear(act=place, item=item, row=at, message=message))
            after[new] = _at(self._rows, old)
        return after

    def _row(self, found: dict[str, _Row], item: Item, number: str) -> _Row:
        """The row that an item of an act means by a number; `found` are those before the act."""
        read = item.instruction_value
        if _puts_in(item):
            there = self._rows.get(number)
            if there is None or there.ended:
                self._rows[number] = _Row()
            return self._rows[number]
        if read is None or read.of_part or (number not in found and number in self._rows):
            return _at(self._rows, number)
        # What no act and no record has named is a row of the plan all the same.
        return self._kept(number, _at(found, number))

    def _of_no_row(self, place: int, index: int, item: Item) -> Iterator[Unclear]:
        """Numbers that an earlier act took from a row and gave to no other."""
        for at, number in enumerate(item.rows):
            if number in self._freed and not _puts_in(item):
                act, new = self._freed[number]
                message = (
                    f"names row {number}, to which act {act} gave the number {new}, and no act at "
                    f"hand gave {number} to another row; if one did, give that instruction first"
                )
                yield Unclear(act=place, item=index, row=at, message=message)

    def _worded(self, place: int, act: Act, number: str) -> _Row | None:
        """The row of that number whose words or changes the act has, but for its new number."""
        for index, item in enumerate(act.body):
            read = item.instruction_value
            if read and read.effect is Effect.RENUMBERED:
                continue
            for printed, row in zip(item.rows, self._named[place, index], strict=True):
                if printed == number:
                    return row
        return None

    def _held(self, place: int, act: Act, record: str) -> _Row | None:
        """The row that a record is which the act words first."""
        number = record.removesuffix(f"-{act.number}")
        row = self._worded(place, act, record)
        return row or (self._worded(place, act, number) if number in self._firsts else None)

    def _hold(self, number: str, row: _Row) -> None:
        if row.record:
            self._twice[number] = row.record
        else:
            row.record, row.known = number, True
        self._kept(number, row)

    def _kept(self, number: str, row: _Row) -> _Row:
        """The row, which has the number still unless the act gives it another."""
        if row not in self._rows.values():
            self._rows.setdefault(number, row)
        return row

    def made(self, acts: Sequence[Act]) -> Numbering:
        for (place, index), rows in self._named.items():
            item = acts[place].body[index]
            for at, (printed, row) in enumerate(zip(item.rows, rows, strict=True)):
                if _puts_in(item) and row.record is None and printed in self._firsts:
                    message = (
                        f"gives a new row the number {printed}, by which another row is held: hold "
                        f"the new one as measure {printed}-{acts[place].number}"
                    )
                    self._unclear.append(Unclear(act=place, item=index, row=at, message=message))
        return Numbering(
            acts=tuple(self._numbered(place, act) for place, act in enumerate(acts)),
            unclear=self._unclear,
            twice=self._twice,
        )

    def _numbered(self, place: int, act: Act) -> Act:
        body = (
            item.numbered(
                tuple(
                    row.record or self._unheld(act, printed)
                    for printed, row in zip(item.rows, self._named[place, index], strict=True)
                )
            )
            for index, item in enumerate(act.body)
        )
        return act.model_copy(update={"body": tuple(body)})

    def _unheld(self, act: Act, printed: str) -> str:
        """What a row is called of which no record is held: no record's own number."""
        return f"{printed}-{act.number}" if printed in self._firsts else printed


def _at(rows: dict[str, _Row], number: str) -> _Row:
    return rows.setdefault(number, _Row())
