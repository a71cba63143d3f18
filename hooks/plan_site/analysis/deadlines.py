"""The dates that the wording in force yields, and no others."""

from collections.abc import Iterable
from dataclasses import dataclass

from plan_site.dataset.plan import Measure, Plan


@dataclass(frozen=True, kw_only=True, order=True)
class Month:
    year: int
    month: int

    @property
    def iso(self) -> str:
        """2025-08"""
        return f"{self.year}-{self.month:02}"


def dates(plan: Plan, measure: Measure) -> tuple[Month, ...]:
    """The months in which a measure is due, in order.

    «Every year» counts from the day the wording came into force to the end of the plan's term:
    a wording of May 2025 yields no date of 2023 or 2024.
    """
    version = measure.current
    if version.deadline.year is not None:
        years: Iterable[int] = (version.deadline.year,)
        first = Month(year=version.deadline.year, month=1)
    else:
        act = plan.act(version.act)
        start = act.effective_date
        years = range(start.year, plan.plan.last_year + 1)
        first = Month(year=start.year, month=start.month)
    made = [Month(year=year, month=month) for year in years for month in version.deadline.months]
    return tuple(sorted(month for month in made if month >= first))


def calendar(plan: Plan, measures: Iterable[Measure]) -> dict[Month, tuple[Measure, ...]]:
    """Month → the measures due in it, both in order."""
    due: dict[Month, list[Measure]] = {}
    for measure in measures:
        for month in dates(plan, measure):
            due.setdefault(month, []).append(measure)
    return {month: tuple(due[month]) for month in sorted(due)}
