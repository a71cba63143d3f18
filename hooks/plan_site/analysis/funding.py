"""What the plan promises to spend: sums by year, exactly; an absent figure is never zero."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from plan_site.dataset.plan import Measure, Plan
from plan_site.language.values import Amount, Cost, CostKind


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

    A year for which no sum is given has no total: an absent figure is never zero. `unsplit`: some
    sums are of no single year, and stand in the total alone.
    """

    measures: tuple[Measure, ...]
    years: dict[int, Total | None]
    total: Total
    unsplit: bool = False


def of_kind(measures: Iterable[Measure], kind: CostKind) -> tuple[Measure, ...]:
    return tuple(measure for measure in measures if measure.current.cost.kind is kind)


def is_doubtful(measure: Measure, amount: Amount) -> bool:
    """Whether a note to the reader doubts the sum."""
    return any(note.doubtful == amount.year for note in measure.notes)


def counted(cost: Cost) -> tuple[Amount, ...]:
    """The sums that may be added up: in tenge, of parts rather than of their total.

    Other money, a range, and what is said once of every year stay out.
    """
    if cost.every:
        return ()
    sums = [amount for amount in cost.amounts if amount.million_tenge is not None]
    parts = {amount.year for amount in sums if not amount.total}
    kept = [amount for amount in sums if not amount.total or amount.year not in parts]
    yearly = [amount for amount in kept if isinstance(amount.year, int)]
    return tuple(yearly or kept)


def yearly(cost: Cost) -> tuple[Amount, ...]:
    """The sums in tenge, year by year, where the act gives them so and no other; else none."""
    sums = counted(cost)
    whole = sums == cost.amounts and all(isinstance(amount.year, int) for amount in sums)
    return sums if whole else ()


def by_year(measure: Measure) -> list[tuple[int, Decimal, bool]]:
    """Year, its sum in million tenge and whether that is doubted; of several budgets added up."""
    found: dict[int, tuple[Decimal, bool]] = {}
    for amount in yearly(measure.current.cost):
        if isinstance(amount.year, int) and amount.million_tenge is not None:
            so_far, doubted = found.get(amount.year, (Decimal(0), False))
            doubted = doubted or is_doubtful(measure, amount)
            found[amount.year] = so_far + amount.million_tenge, doubted
    return [(year, *each) for year, each in found.items()]


def uncounted(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Those with a sum that is in no total: another money, a range, a sum without its unit."""
    return tuple(
        measure
        for measure in of_kind(measures, CostKind.AMOUNTS)
        for left in [{*measure.current.cost.amounts} - {*counted(measure.current.cost)}]
        if any(not amount.total and not amount.not_required for amount in left)
    )


def row(plan: Plan, measures: Iterable[Measure], source: str | None = None) -> Row:
    """The sums of some measures added up, year by year of the plan's term.

    Of a measure with several budgets only those count that are said to be of the `source`.
    """
    sums = [
        (m, a)
        for m in of_kind(measures, CostKind.AMOUNTS)
        for a in counted(m.current.cost)
        if source is None or a.budget == source or (not a.budget and len(_sources(m)) == 1)
    ]
    years: dict[int, Total | None] = {}
    for year in range(plan.plan.first_year, plan.plan.last_year + 1):
        of_year = [(m, a) for m, a in sums if a.year == year]
        years[year] = _total(of_year) if of_year else None
    costed = {measure.number: measure for measure, _ in sums}
    return Row(
        measures=tuple(costed.values()),
        years=years,
        total=_total(sums),
        unsplit=any(not isinstance(amount.year, int) for _, amount in sums),
    )


def _total(amounts: Iterable[tuple[Measure, Amount]]) -> Total:
    pairs = [(is_doubtful(m, a), a.million_tenge or Decimal(0)) for m, a in amounts]
    return Total(
        printed=sum((million for _, million in pairs), Decimal(0)),
        undoubted=sum((million for doubtful, million in pairs if not doubtful), Decimal(0)),
    )


def by_source(plan: Plan, measures: Iterable[Measure]) -> dict[str, tuple[Measure, ...]]:
    """The source ("" where none is named) → measures; budgets in the plan's order stand first.

    A measure of several budgets stands under each.
    """
    found: dict[str, list[Measure]] = {}
    for measure in measures:
        for source in _sources(measure):
            found.setdefault(source, []).append(measure)
    order = [*(term.abbreviation for term in plan.terms), *sorted(found.keys() - {""}), ""]
    return {source: tuple(found[source]) for source in sorted(found, key=order.index)}


def _sources(measure: Measure) -> tuple[str, ...]:
    """Budgets by abbreviation, else what is named in other words, else "" alone."""
    funding = measure.current.funding
    return funding.terms or (funding.other or "",)
