"""What the plan promises to spend: sums by year, exactly; an absent figure is never zero."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from plan_site.dataset.plan import Measure, Plan
from plan_site.language.values import Amount, CostKind


@dataclass(frozen=True, kw_only=True)
class Total:
    """A sum in million tenge: as printed, and without the sums that a note doubts."""

    printed: Decimal
    undoubted: Decimal

    @property
    def doubtful(self) -> bool:
        return self.printed != self.undoubted


@dataclass(frozen=True, kw_only=True)
class Row:
    """Sums by year of one measure, section or source of funds; `total` is over all years.

    A year for which no sum is given has no total: an absent figure is never zero.
    """

    measures: tuple[Measure, ...]
    years: dict[int, Total | None]
    total: Total


def of_kind(measures: Iterable[Measure], kind: CostKind) -> tuple[Measure, ...]:
    return tuple(measure for measure in measures if measure.current.cost.kind is kind)


def is_doubtful(measure: Measure, amount: Amount) -> bool:
    """Whether a note to the reader doubts the sum."""
    return any(note.doubtful == amount.year for note in measure.notes)


def row(plan: Plan, measures: Iterable[Measure]) -> Row:
    """The sums of some measures added up, year by year of the plan's term."""
    costed = of_kind(measures, CostKind.AMOUNTS)
    years: dict[int, Total | None] = {}
    for year in range(plan.plan.first_year, plan.plan.last_year + 1):
        sums = [(m, a) for m in costed for a in m.current.cost.amounts if a.year == year]
        years[year] = _total(sums) if sums else None
    total = _total([(m, a) for m in costed for a in m.current.cost.amounts])
    return Row(measures=costed, years=years, total=total)


def _total(amounts: Iterable[tuple[Measure, Amount]]) -> Total:
    pairs = list(amounts)
    return Total(
        printed=sum((a.million_tenge for _, a in pairs), Decimal(0)),
        undoubted=sum((a.million_tenge for m, a in pairs if not is_doubtful(m, a)), Decimal(0)),
    )


def by_source(plan: Plan, measures: Iterable[Measure]) -> dict[str, tuple[Measure, ...]]:
    """The source's abbreviation ("" where none is named) → measures, in the plan's order."""
    found: dict[str, list[Measure]] = {}
    for measure in measures:
        found.setdefault(measure.current.funding.term or "", []).append(measure)
    order = [term.abbreviation for term in plan.terms]
    return {
        term: tuple(found[term])
        for term in sorted(found, key=lambda t: order.index(t) if t in order else len(order))
    }
