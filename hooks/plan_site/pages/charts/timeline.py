"""The part of the plan's term in which something is due, as a band of years: the acts' days above
it, columns of due months below it.

Across, everything is in per cent of the picture's width, so that it fits a phone; down, in em, so
that letters keep their size. Per cents are rounded to two places.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from plan_site.analysis.deadlines import DueDate, calendar, month
from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Plan
from plan_site.pages.charts.due_columns import GAP, ROW, STEP, Due, columns
from plan_site.pages.charts.label_layout import Label, place, rows

ACT_LABEL: Final = Decimal(19)
"""How wide «№ 392» is on the narrowest phone, in per cent of the picture."""
YEAR_LABEL: Final = Decimal(14)
BAND: Final = Decimal("1.8")
"""The band of years, in em."""
TEXT_DROP: Final = Decimal("0.35")
"""From the middle of a line's figures down to their baseline, in em."""


@dataclass(frozen=True, kw_only=True)
class Year:
    """A year: where it or the shown part of it begins, how wide that is, where its middle lies."""

    year: int
    x: Decimal
    width: Decimal
    middle: Decimal

    @property
    def named(self) -> bool:
        """Whether its number has room."""
        return self.width >= YEAR_LABEL


@dataclass(frozen=True, kw_only=True)
class ActDay:
    """The day of an act; `x` is None outside what is shown.

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
class TermLine:
    """The picture; `band` is the top of the band of years, `band_text` the baseline of their
    numbers, `base` where the columns stand."""

    years: tuple[Year, ...]
    days: tuple[ActDay, ...]
    dues: tuple[Due, ...]
    band: Decimal
    base: Decimal
    height: Decimal

    @property
    def band_height(self) -> Decimal:
        return BAND

    @property
    def band_text(self) -> Decimal:
        return self.band + BAND / 2 + TEXT_DROP


def term_line(plan: Plan, name: Callable[[DueDate], str]) -> TermLine:
    """The years, the acts' days and the due months of all measures; `name` says a month's name."""
    due = _due_months(plan)
    scale = _Scale(*_span(plan, [*due]))
    days = [scale.x(act.date) for act in plan.acts]
    above = place([(x, ACT_LABEL) for x in days])
    band = ROW * rows(above) + GAP
    below = columns(due, [scale.month(each) for each in due], name, band + BAND)
    return TermLine(
        years=tuple(scale.years()),
        days=tuple(
            _day(plan, act, x, label, ROW * (rows(above) - label.row) - GAP / 2)
            for act, x, label in zip(plan.acts, days, above, strict=True)
        ),
        dues=below.dues,
        band=band,
        base=below.base,
        height=below.height,
    )


def _due_months(plan: Plan) -> dict[DueDate, int]:
    """The months in which something is due → how many measures."""
    months: dict[DueDate, set[str]] = {}
    for each, measures in calendar(plan, plan.measures).items():
        found = months.setdefault(month(each.year, each.month), set())
        found.update(measure.number for measure in measures)
    return {each: len(numbers) for each, numbers in months.items()}


def _span(plan: Plan, due: list[DueDate]) -> tuple[date, date]:
    """The first day shown and the one after the last: from the last act before anything is due to
    the last due month; the whole term where nothing is due."""
    if not due:
        return _term(plan)
    before = [act.date for act in plan.acts if act.date < due[0].first]
    first = max(before, default=due[0].first)
    return first.replace(day=1), due[-1].last + timedelta(days=1)


def _term(plan: Plan) -> tuple[date, date]:
    return date(plan.plan.first_year, 1, 1), date(plan.plan.last_year + 1, 1, 1)


class _Scale:
    """Days from `start` to before `end` → per cent of the width."""

    def __init__(self, start: date, end: date) -> None:
        self.start, self.end = start, end

    def x(self, day: date) -> Decimal | None:
        """Where a day lies; None outside what is shown."""
        return self._part(day) if self.start <= day < self.end else None

    def month(self, due: DueDate) -> tuple[Decimal, Decimal]:
        """Where the month in which something is due begins, and its width."""
        x = self._part(due.first)
        return x, self._part(due.last + timedelta(days=1)) - x

    def years(self) -> Iterable[Year]:
        for year in range(self.start.year, (self.end - timedelta(days=1)).year + 1):
            x = self._part(max(date(year, 1, 1), self.start))
            end = self._part(min(date(year + 1, 1, 1), self.end))
            yield Year(year=year, x=x, width=end - x, middle=(x + end) / 2)

    def _part(self, day: date) -> Decimal:
        part, whole = (day - self.start).days, (self.end - self.start).days
        return (Decimal(part) * 100 / whole).quantize(STEP, rounding=ROUND_HALF_EVEN)


def _day(plan: Plan, act: Act, x: Decimal | None, label: Label, y: Decimal) -> ActDay:
    approved = plan.act(plan.plan.act)
    start, end = _term(plan)
    return ActDay(
        act=act,
        x=x,
        label_x=label.x,
        y=y,
        anchor=label.anchor,
        month=None if act == approved else full_months(approved.date, act.date) + 1,
        left=full_months(act.date, end) if start <= act.date < end else None,
    )


def full_months(start: date, end: date) -> int:
    """How many whole months lie between two days: 31 August to 30 May are eight and no more."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (end.day < start.day)
