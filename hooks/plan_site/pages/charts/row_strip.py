"""A strip of the plan's row numbers: which rows are held here, and how an act last touched each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from plan_site.analysis.responsibilities import EFFECT_ORDER, Touch, last_touch
from plan_site.dataset.plan import Measure, Plan
from plan_site.language.alphabet import row_key

SHORT: Final = 200
"""Up to so many cells a strip stands on the home page, which must stay light whatever the plan."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A row's number; `measure` and `touch` are None where the row is not held."""

    number: str
    measure: Measure | None = None
    touch: Touch | None = None


@dataclass(frozen=True, kw_only=True)
class Strip:
    """Cells in the order of their numbers, from 1 to the `highest` that the dataset knows.

    `touches` counts the held cells by their last touch, acts in order; `gaps` are the runs of
    numbers that are not held, each as its first and its last number.
    """

    cells: tuple[Cell, ...]
    highest: int
    touches: tuple[tuple[Touch, int], ...]
    gaps: tuple[tuple[str, str], ...]

    @property
    def held(self) -> int:
        return sum(cell.measure is not None for cell in self.cells)

    @property
    def unheld(self) -> int:
        return len(self.cells) - self.held

    @property
    def short(self) -> bool:
        return len(self.cells) <= SHORT


def strip(plan: Plan) -> Strip:
    """The rows that the dataset holds, and the numbers between them that it does not.

    No source says how many rows the plan has: numbers not held are presumed from the count
    (before 49 stand 1 to 48, before 29-3 stand 29-1 and 29-2), and none after the highest.
    """
    held = {row_key(measure.number): measure for measure in plan.measures}
    cells = tuple(_cell(plan, key, held.get(key)) for key in _numbers(held))
    order = [act.number for act in plan.acts]
    found = [cell.touch for cell in cells if cell.touch]
    return Strip(
        cells=cells,
        highest=max(key[0] for key in held),
        touches=tuple(
            (touch, found.count(touch))
            for touch in sorted(
                set(found), key=lambda t: (order.index(t.act), EFFECT_ORDER.index(t.effect))
            )
        ),
        gaps=tuple(_runs(row_key(cell.number) for cell in cells if not cell.measure)),
    )


def _numbers(held: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Every number up to the highest, and every inserted one up to the highest behind its row."""
    keys = [*held]
    inserted: dict[int, int] = {}
    for row, *behind in keys:
        inserted[row] = max(inserted.get(row, 0), *behind, 0)
    rows = range(1, max(inserted) + 1)
    made = {(row, *rest) for row in rows for rest in [(), *_behind(inserted.get(row, 0))]}
    return sorted(made | set(keys))


def _behind(highest: int) -> Iterator[tuple[int]]:
    return ((number,) for number in range(1, highest + 1))


def _cell(plan: Plan, key: tuple[int, ...], measure: Measure | None) -> Cell:
    if measure:
        return Cell(number=measure.number, measure=measure, touch=last_touch(plan, measure))
    return Cell(number=_words(key))


def _runs(keys: Iterable[tuple[int, ...]]) -> list[tuple[str, str]]:
    """Numbers that follow each other without a gap: 7 to 27, 29-1 to 29-2."""
    runs: list[list[tuple[int, ...]]] = []
    for key in sorted(keys, key=lambda key: (len(key), key)):
        if runs and runs[-1][-1] == (*key[:-1], key[-1] - 1):
            runs[-1].append(key)
        else:
            runs.append([key])
    return [(_words(run[0]), _words(run[-1])) for run in sorted(runs)]


def _words(key: tuple[int, ...]) -> str:
    return "-".join(str(part) for part in key)
