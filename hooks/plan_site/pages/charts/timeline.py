"""The plan's term as a band of years: the acts' days above it, columns of due months below it.

Across, everything is in per cent of the picture's width, so that it fits a phone; down, in em, so
that letters keep their size. Per cents are rounded to two places.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from plan_site.analysis.deadlines import DueDate, calendar, month
from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Plan
from plan_site.pages.charts.label_layout import Label, place, rows

STEP: Final = Decimal("0.01")
ACT_LABEL: Final = Decimal(19)
"""How wide «№ 392» is on the narrowest phone, in per cent of the picture; a digit is `DIGIT`."""
DIGIT: Final = Decimal("3.5")
MARGIN: Final = Decimal("1.5")
ROW: Final = Decimal("1.3")
"""A row of labels, in em; `BAND` is the band of years, `COLUMN` the highest column."""
BAND: Final = Decimal("1.8")
COLUMN: Final = Decimal("2.4")
GAP: Final = Decimal("0.5")
TEXT_DROP: Final = Decimal("0.35")
"""From the middle of a line's figures down to their baseline, in em."""


@dataclass(frozen=True, kw_only=True)
class Year:
    """A year of the term: where it begins, how wide it is, where its middle lies."""

    year: int
    x: Decimal
    width: Decimal
    middle: Decimal


@dataclass(frozen=True, kw_only=True)
class ActDay:
    """The day of an act; `x` is None outside the term.

    Its label: where, on which baseline, anchored how.

    `month`: in which month after the plan's approval it falls, from 1; None for the approval.
    `left`: how many full months of the term lay ahead; None outside the term.
    """

    act: Act
    x: Decimal | None
    label_x: Decimal
    y: Decimal
    anchor: str
    month: int | None
    left: int | None


@dataclass(frozen=True, kw_only=True)
class Due:
    """A month in which `count` measures are due, or a longer period ends: a column.

    `x` is None outside the term.

    The count below it: where, on which baseline, anchored how.
    """

    when: DueDate
    count: int
    x: Decimal | None
    width: Decimal
    y: Decimal
    height: Decimal
    label_x: Decimal
    label_y: Decimal
    anchor: str


@dataclass(frozen=True, kw_only=True)
class TermLine:
    """The picture; `band` is the top of the band of years, `band_text` the baseline of their
    numbers, `base` where the columns stand; `dates` are all due dates with their counts."""

    years: tuple[Year, ...]
    days: tuple[ActDay, ...]
    dues: tuple[Due, ...]
    dates: tuple[tuple[DueDate, int], ...]
    band: Decimal
    base: Decimal
    height: Decimal

    @property
    def band_height(self) -> Decimal:
        return BAND

    @property
    def band_text(self) -> Decimal:
        return self.band + BAND / 2 + TEXT_DROP


def term_line(plan: Plan) -> TermLine:
    """The years of the term, every act's day, and the due months of all measures."""
    scale = _Scale(plan)
    days = [scale.x(act.date) for act in plan.acts]
    above = place([(x, ACT_LABEL) for x in days])
    band = ROW * rows(above) + GAP
    dates = calendar(plan, plan.measures)
    months: dict[DueDate, set[str]] = {}
    for date_, measures in dates.items():
        found = months.setdefault(month(date_.year, date_.month), set())
        found.update(measure.number for measure in measures)
    due = {each: len(numbers) for each, numbers in months.items()}
    spans = [scale.month(each) for each in due]
    below = place(
        [
            (None if x is None else x + width / 2, DIGIT * len(str(count)) + MARGIN)
            for (x, width), count in zip(spans, due.values(), strict=True)
        ]
    )
    base = band + BAND + (GAP + COLUMN if due else 0)
    return TermLine(
        years=tuple(scale.years()),
        days=tuple(
            _day(plan, act, scale, x, label, ROW * (rows(above) - label.row) - GAP / 2)
            for act, x, label in zip(plan.acts, days, above, strict=True)
        ),
        dues=tuple(
            _due(each, count, span, base, max(due.values()), label)
            for (each, count), span, label in zip(due.items(), spans, below, strict=True)
        ),
        dates=tuple((date_, len(measures)) for date_, measures in dates.items()),
        band=band,
        base=base,
        height=base + ROW * rows(below) + GAP / 2,
    )


class _Scale:
    """Days of the term → per cent of the width."""

    def __init__(self, plan: Plan) -> None:
        self.first, self.last = plan.plan.first_year, plan.plan.last_year
        self.start, self.end = date(self.first, 1, 1), date(self.last + 1, 1, 1)

    def x(self, day: date) -> Decimal | None:
        """Where a day lies; None outside the term."""
        return self._part(day) if self.start <= day < self.end else None

    def month(self, due: DueDate) -> tuple[Decimal | None, Decimal]:
        """Where the month in which something is due begins, and its width."""
        start = date(due.year, due.month, 1)
        after = date(due.year + due.month // 12, due.month % 12 + 1, 1)
        return self.x(start), self._part(after) - self._part(start)

    def years(self) -> Iterable[Year]:
        for year in range(self.first, self.last + 1):
            x, end = self._part(date(year, 1, 1)), self._part(date(year + 1, 1, 1))
            yield Year(year=year, x=x, width=end - x, middle=(x + end) / 2)

    def _part(self, day: date) -> Decimal:
        part, whole = (day - self.start).days, (self.end - self.start).days
        return (Decimal(part) * 100 / whole).quantize(STEP, rounding=ROUND_HALF_EVEN)


def _day(
    plan: Plan, act: Act, scale: _Scale, x: Decimal | None, label: Label, y: Decimal
) -> ActDay:
    approved = plan.act(plan.plan.act)
    return ActDay(
        act=act,
        x=x,
        label_x=label.x,
        y=y,
        anchor=label.anchor,
        month=None if act == approved else full_months(approved.date, act.date) + 1,
        left=None if x is None else full_months(act.date, scale.end),
    )


def _due(
    when: DueDate,
    count: int,
    span: tuple[Decimal | None, Decimal],
    base: Decimal,
    most: int,
    label: Label,
) -> Due:
    x, width = span
    height = (COLUMN * count / most).quantize(STEP, rounding=ROUND_HALF_EVEN)
    return Due(
        when=when,
        count=count,
        x=x,
        width=width,
        y=base - height,
        height=height,
        label_x=label.x,
        label_y=base + ROW * (label.row + 1) - GAP / 2,
        anchor=label.anchor,
    )


def full_months(start: date, end: date) -> int:
    """How many whole months lie between two days: 31 August to 30 May are eight and no more."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (end.day < start.day)
