"""Wordings that follow from instructions: words and columns changed, row by row, act by act.

Where the former wording is held, the instruction must turn it into the later one, or it gives the
later one where none is typed. Where only the later is held, the words put in must stand in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from plan_site.dataset.acts import Act
from plan_site.dataset.fields import FIELDS
from plan_site.dataset.plan import DerivedVersion, Measure, Version
from plan_site.dataset.unknown_name_hints import DeclaredNames
from plan_site.faults import Fault, ValuePath
from plan_site.language.values import Effect, Instruction
from plan_site.validation import changed_cells
from plan_site.validation.changed_cells import ChangedCells
from plan_site.validation.records import Records

Placed = tuple[ValuePath, Instruction]


@dataclass(frozen=True)
class _Changes:
    """What one act does to words: of rows by number, and everywhere.

    `rewritten` are rows that it gives whole or strikes, `ended` those struck before it.
    """

    act: Act
    rows: Mapping[str, Sequence[Placed]]
    everywhere: Sequence[Placed]
    rewritten: frozenset[str]
    ended: frozenset[str]

    def of(self, row: str) -> list[Placed]:
        if row in self.rewritten:
            return []
        return [*self.rows.get(row, ()), *(() if row in self.ended else self.everywhere)]


def derived(records: Records, names: DeclaredNames) -> tuple[Records, list[Fault]]:
    """The records with every wording that follows, and what is wrong with those that are typed."""
    acts = [*_changes(records)]
    if not any(each.rows or each.everywhere for each in acts):
        return records, []
    order = next((plan.columns for _, plan in records.plan), FIELDS)
    times = {each.act.number: time for time, each in enumerate(acts)}
    faults: list[Fault] = []
    measures = []
    for path, measure in records.measures:
        row = _Row(path, measure, order, times, names)
        for each in acts:
            faults += row.amended(each.act, each.of(measure.number))
        measures.append((path, row.made()))
    return replace(records, measures=measures), faults


def _changes(records: Records) -> Iterator[_Changes]:
    ended: set[str] = set()
    for path, act in records.acts:
        rows: dict[str, list[Placed]] = {}
        everywhere: list[Placed] = []
        rewritten: set[str] = set()
        before = frozenset(ended)
        for index, item in enumerate(act.body):
            read = item.instruction_value
            if read is None or read.gives_rows or read.of_rows:
                rewritten.update(item.records)
                if read and read.effect is Effect.REPEALED:
                    ended.update(item.records)
            elif (read.words or read.columns) and not (read.title or read.glossary or read.act):
                placed = ((*path, "body", index, "instruction"), read)
                everywhere += [placed] if read.everywhere else []
                for row in item.records:
                    rows.setdefault(row, []).append(placed)
        yield _Changes(act, rows, everywhere, frozenset(rewritten), before)


class _Row:
    """A row's wordings in time, those that follow beside those that are typed."""

    def __init__(
        self,
        path: ValuePath,
        measure: Measure,
        order: Sequence[str],
        times: Mapping[str, int],
        names: DeclaredNames,
    ) -> None:
        self._path = path
        self._measure = measure
        self._order = order
        self._times = times
        self._names = names
        self._versions = [*measure.versions]

    def made(self) -> Measure:
        if len(self._versions) == len(self._measure.versions):
            return self._measure
        return self._measure.model_copy(update={"versions": tuple(self._versions)})

    def amended(self, act: Act, placed: Sequence[Placed]) -> Iterator[Fault]:
        """What is wrong where an act changes words of the row; what follows is put in."""
        if not placed:
            return
        versions = enumerate(self._measure.versions)
        typed = next(((i, v) for i, v in versions if v.act == act.number), None)
        earlier = [v for v in self._versions if self._times.get(v.act, 0) < self._times[act.number]]
        if not earlier:
            if typed:
                place = (*self._path, "versions", typed[0])
                yield from changed_cells.standing(act, placed, place, typed[1], self._order)
            return
        cells = ChangedCells(self._measure.number, act, earlier[-1], self._order)
        faults = [fault for place, read in placed for fault in cells.change(place, read)]
        if faults:
            yield from faults
        elif typed:
            yield from cells.compared((*self._path, "versions", typed[0]), typed[1])
        elif cells.changed:
            place = placed[0][0]
            if cells.undetermined:
                message = f"{cells.undetermined}; write the version of row {self._measure.number}"
                yield Fault(path=place, message=f"{message} by act {act.number}, whole")
            else:
                yield from self._derive(cells, place, len(earlier))

    def _derive(self, cells: ChangedCells, place: ValuePath, at: int) -> Iterator[Fault]:
        reading = cells.before.reading
        if reading:
            reading = reading.model_copy(update=dict.fromkeys(cells.changed & set(FIELDS[1:])))
        given = {"act": cells.act.number, "reading": reading, **cells.words}
        try:
            version: Version = DerivedVersion.model_validate(given, context=self._names)
        except ValidationError as error:
            for detail in error.errors():
                field = str(detail["loc"][0])
                said = cells.words.get(field, "")
                yield Fault(
                    path=place,
                    message=f"makes the {field} of row {self._measure.number} «{said}»: "
                    f"{detail.get('ctx', {}).get('error', detail['msg'])}; write that version, "
                    "with its reading",
                )
        else:
            self._versions.insert(at, version)
