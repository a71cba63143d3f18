"""Bars of a measure's sums by year: all of a chart to one scale, a doubtful sum to none."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from plan_site.analysis.funding import is_doubtful, of_kind
from plan_site.dataset.plan import Measure, Plan
from plan_site.language.values import Amount, CostKind

STEP: Final = Decimal("0.01")


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A year's sum; `amount` is None where none is given, `width` where it follows no scale.

    `width` is in per cent of the chart's width, rounded to two places.
    """

    year: int
    amount: Amount | None = None
    width: Decimal | None = None

    @property
    def doubtful(self) -> bool:
        """A sum that a note doubts: it is drawn apart, to no scale."""
        return self.amount is not None and self.width is None


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A measure's bars, year by year."""

    measure: Measure
    bars: tuple[Bar, ...]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Panels that share a scale: `longest` is the sum, in million tenge, of a bar of full width.

    `longest` is None where every sum is doubtful.
    """

    panels: tuple[Panel, ...]
    longest: Decimal | None

    @property
    def doubtful(self) -> bool:
        return any(bar.doubtful for panel in self.panels for bar in panel.bars)


def chart(plan: Plan, measures: Iterable[Measure]) -> Chart | None:
    """The sums of some measures, each measure by itself; None where none of them has a sum."""
    costed = of_kind(measures, CostKind.AMOUNTS)
    if not costed:
        return None
    longest = max(
        (a.million_tenge for m in costed for a in m.current.cost.amounts if not is_doubtful(m, a)),
        default=None,
    )
    return Chart(
        panels=tuple(Panel(measure=m, bars=tuple(_bars(plan, m, longest))) for m in costed),
        longest=longest,
    )


def _bars(plan: Plan, measure: Measure, longest: Decimal | None) -> Iterable[Bar]:
    amounts = {amount.year: amount for amount in measure.current.cost.amounts}
    for year in sorted({*range(plan.plan.first_year, plan.plan.last_year + 1), *amounts}):
        amount = amounts.get(year)
        if amount is None or is_doubtful(measure, amount):
            yield Bar(year=year, amount=amount)
        else:
            yield Bar(year=year, amount=amount, width=_share(amount.million_tenge, longest))


def _share(part: Decimal, whole: Decimal | None) -> Decimal:
    """`part` of `whole` in per cent; nothing of nothing is nothing."""
    if not whole:
        return Decimal(0).quantize(STEP)
    return (part * 100 / whole).quantize(STEP, rounding=ROUND_HALF_EVEN)
