"""The dates that the wording in force yields, as exact as it says them, and no others.

None follow from a span, from a standing duty, from what is tied to an event or a need, nor from
what comes round without saying when (every week, every second year).
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from plan_site.dataset.plan import Measure, Plan
from plan_site.language.values import OPEN, Deadline, DeadlineKind, Every


class Precision(StrEnum):
    """How exactly a deadline says its day."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


MONTHS: Final = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12}
"""How long a period is."""

LETTERS: Final = {"Q": Precision.QUARTER, "H": Precision.HALF}
"""The letter of a period in a date: «2026-Q4», «2026-H1»."""

EDTF_CODES: Final = {Precision.QUARTER: 32, Precision.HALF: 39}
"""ISO 8601-2 numbers quarters from 33 and half-years from 40."""

LEAP: Final = 2024
"""A year that has every day."""

UNROLLED: Final = {
    Every.YEAR: Precision.YEAR,
    Every.HALF: Precision.HALF,
    Every.QUARTER: Precision.QUARTER,
    Every.MONTH: Precision.MONTH,
}


@dataclass(frozen=True, kw_only=True, order=True)
class DueDate:
    """A day or a period at whose end something is due; in order of that end.

    `number` is the month, the quarter or the half-year of its year; of a year it is 1.
    """

    last: date
    precision: Precision
    number: int

    @property
    def year(self) -> int:
        return self.last.year

    @property
    def month(self) -> int:
        """The month in which it ends."""
        return self.last.month

    @property
    def first(self) -> date:
        """The day on which the period begins."""
        if self.precision is Precision.DAY:
            return self.last
        return date(self.year, self.month - MONTHS[self.precision] + 1, 1)

    @property
    def in_month(self) -> bool:
        """Whether it says no less than the month."""
        return self.precision in (Precision.DAY, Precision.MONTH)

    @property
    def iso(self) -> str:
        """2025, 2025-08, 2025-08-15; quarters and half-years by ISO 8601-2: 2025-36, 2025-40."""
        if self.precision is Precision.YEAR:
            return str(self.year)
        if self.precision is Precision.DAY:
            return self.last.isoformat()
        return f"{self.year}-{self.number + EDTF_CODES.get(self.precision, 0):02}"


def month(year: int, number: int) -> DueDate:
    """A month of a year."""
    return period(year, Precision.MONTH, number)


def period(year: int, precision: Precision, number: int) -> DueDate:
    """A month, quarter, half-year or year."""
    end = number * MONTHS[precision]
    return DueDate(
        last=date(year, end, monthrange(year, end)[1]), precision=precision, number=number
    )


def dates(plan: Plan, measure: Measure) -> tuple[DueDate, ...]:
    """When a measure is due, in order.

    What recurs counts from the day the wording came into force to the end of the plan's term: a
    wording of May 2025 yields no date of 2023 or 2024. Of a row that an act repealed they are those
    that came before the repeal, of a plan that was revoked those before that.
    """
    found = _of_wording(plan, measure)
    repeal = plan.repeals.get(measure.number)
    ends = [act for act in (repeal and plan.act(repeal), plan.revocation) if act]
    return tuple(due for due in found if all(due.last < act.effective_date for act in ends))


def _of_wording(plan: Plan, measure: Measure) -> tuple[DueDate, ...]:
    version = measure.current
    deadline = version.deadline
    if deadline.kind is DeadlineKind.ONCE:
        return tuple(sorted(_dated(each) for each in deadline.dates))
    if deadline.kind is not DeadlineKind.EVERY or deadline.interval:
        return ()
    start = _start(deadline, plan.act(version.act).effective_date)
    years = _years(deadline, start.year, plan.plan.last_year)
    found = {due for year in years for due in _of_year(deadline, year)}
    return tuple(sorted(due for due in found if start <= due.last))


def _start(deadline: Deadline, effective: date) -> date:
    """From when it recurs: no earlier than its wording, nor than the month or the day it names."""
    first, _, end = (deadline.within or "").partition("/")
    return max(effective, _dated(first).first) if end == OPEN else effective


def _dated(text: str) -> DueDate:
    """«2025», «2025-08», «2025-08-15», «2025-Q4»."""
    year, *point = text.split("-", 1)
    return _point(int(year), point[0]) if point else period(int(year), Precision.YEAR, 1)


def _point(year: int, text: str) -> DueDate:
    """«08», «08-15», «Q4» in a year."""
    if text[0] in LETTERS:
        return period(year, LETTERS[text[0]], int(text[1:]))
    number, *day = map(int, text.split("-"))
    if not day:
        return month(year, number)
    # The 29th of February is the 28th in most years.
    last = date(year, number, min(day[0], monthrange(year, number)[1]))
    return DueDate(last=last, precision=Precision.DAY, number=number)


def _years(deadline: Deadline, first: int, last: int) -> Iterable[int]:
    """The years in which it recurs; a report on a year comes after it."""
    within = re.findall("20[0-9]{2}", deadline.within or "")
    if within:
        first = max(first, int(within[0]))
        last = last if ".." in (deadline.within or "") else min(last, int(within[-1]))
    return range(first + (deadline.after == "year"), last + 1)


def _of_year(deadline: Deadline, year: int) -> Iterator[DueDate]:
    precision = UNROLLED.get(deadline.every) if deadline.every else None
    if any("/" in each for each in deadline.dates) or not precision:
        return
    days = [int(each[3:]) for each in deadline.dates if each.startswith("---")]
    if days:
        yield from (due for day in days for due in _each(deadline, year, precision, day))
    elif deadline.dates:
        yield from (_point(year, each.removeprefix("--")) for each in deadline.dates)
    else:
        numbers = range(1, 12 // MONTHS[precision] + 1)
        yield from (period(year, precision, number) for number in numbers)


def _each(deadline: Deadline, year: int, precision: Precision, day: int) -> Iterator[DueDate]:
    """The day of every month, or of the month behind every quarter or half-year."""
    if precision is not Precision.MONTH and not deadline.after:
        # In which month of the quarter is not said.
        numbers = range(1, 12 // MONTHS[precision] + 1)
        yield from (period(year, precision, number) for number in numbers)
        return
    for number in range(1, 13, MONTHS[precision]):
        yield _point(year, f"{number:02}-{day:02}")


def calendar(plan: Plan, measures: Iterable[Measure]) -> dict[DueDate, tuple[Measure, ...]]:
    """Due dates → the measures due then, both in order."""
    due: dict[DueDate, list[Measure]] = {}
    for measure in measures:
        for each in dates(plan, measure):
            due.setdefault(each, []).append(measure)
    return {each: tuple(due[each]) for each in sorted(due)}


class Undated(StrEnum):
    """Why no date follows from a deadline."""

    SPAN = "span"
    STANDING = "standing"
    EVERY = "every"
    TIED = "tied"
    UNSAID = "unsaid"
    PASSED = "passed"
    REVOKED = "revoked"


def undated(plan: Plan, measures: Iterable[Measure]) -> dict[Undated, tuple[Measure, ...]]:
    """Why no date follows → the measures from whose deadline none does."""
    found: dict[Undated, list[Measure]] = {}
    for measure in measures:
        if not dates(plan, measure):
            found.setdefault(_why(plan, measure), []).append(measure)
    return {why: tuple(found[why]) for why in Undated if why in found}


def _why(plan: Plan, measure: Measure) -> Undated:
    deadline = measure.current.deadline
    if plan.revocation and measure.number not in plan.repeals and _of_wording(plan, measure):
        return Undated.REVOKED
    if deadline.kind is DeadlineKind.SPAN:
        return Undated.SPAN
    if deadline.kind is DeadlineKind.STANDING:
        return Undated.STANDING
    if deadline.kind is DeadlineKind.EVERY:
        said = deadline.interval or not list(_of_year(deadline, plan.plan.last_year))
        return Undated.EVERY if said else Undated.PASSED
    if deadline.kind is DeadlineKind.ONCE:
        return Undated.PASSED
    return Undated.TIED if deadline.ref else Undated.UNSAID


def edtf(deadline: Deadline) -> tuple[str, ...]:
    """The dates by EDTF (ISO 8601-2): «2025-08», «2025-36» for a fourth quarter, «2023/2025».

    Of what recurs the year is left open: «XXXX-12» is every December, «XXXX-XX-10» each tenth.
    """
    return tuple(_interval(text) if "/" in text else _edtf(text) for text in deadline.dates)


def _edtf(text: str) -> str:
    if text.startswith("---"):
        return f"XXXX-XX-{text[3:]}"
    if text.startswith("--"):
        return f"XXXX-{_point(LEAP, text[2:]).iso[5:]}"
    return _dated(text).iso


def _interval(text: str) -> str:
    """Ends are days, months or years: of a quarter and a half-year their outer months."""
    first, last = text.split("/")
    if last == OPEN:
        start = f"{_dated(first).first:%Y-%m}" if re.search("[QH]", first) else _edtf(first)
        return f"{start}/{OPEN}"
    if re.search("[QH]", text) and not first.startswith("-"):
        return f"{_dated(first).first:%Y-%m}/{_dated(last).last:%Y-%m}"
    return f"{_edtf(first)}/{_edtf(last)}"


def edtf_within(deadline: Deadline) -> str | None:
    """The years in which it recurs, or from when; the time allowed behind an event."""
    within = deadline.within
    return _interval(within) if within and re.search("[QH]", within) else within


def edtf_set(deadline: Deadline) -> str | None:
    """All of them as one expression, several as a set; None where there are none."""
    said = edtf(deadline)
    return said[0] if len(said) == 1 else f"{{{','.join(said)}}}" if said else None
