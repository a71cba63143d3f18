"""Bars of a measure's sums by year: all of a chart to one scale, a doubtful sum to none."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from plan_site.analysis.funding import counted, is_doubtful
from plan_site.dataset.plan import Measure, Plan
from plan_site.language.values import Amount

STEP: Final = Decimal("0.01")


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A year's sum in million tenge, None where none is given; `width` where it follows no scale.

    `width` is in per cent of the chart's width, rounded to two places.
    """

    year: int
    million: Decimal | None = None
    width: Decimal | None = None

    @property
    def doubtful(self) -> bool:
        """A sum that a note doubts: it is drawn apart, to no scale."""
        return self.million is not None and self.width is None


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
    """The sums of some measures, each measure by itself; None where none has a sum of a year."""
    sums = {measure.number: (measure, _by_year(measure)) for measure in measures}
    costed = [(measure, years) for measure, years in sums.values() if years]
    if not costed:
        return None
    scaled = [
        _million(amounts)
        for m, years in costed
        for amounts in years.values()
        if not _doubtful(m, amounts)
    ]
    longest = max(scaled, default=None)
    return Chart(
        panels=tuple(
            Panel(measure=m, bars=tuple(_bars(plan, m, years, longest))) for m, years in costed
        ),
        longest=longest,
    )


def _by_year(measure: Measure) -> dict[int, list[Amount]]:
    """Several budgets of a year are one bar."""
    years: dict[int, list[Amount]] = {}
    for amount in counted(measure.current.cost):
        if isinstance(amount.year, int):
            years.setdefault(amount.year, []).append(amount)
    return years


def _million(amounts: Iterable[Amount]) -> Decimal:
    sums = [amount.million_tenge for amount in amounts if amount.million_tenge is not None]
    return sum(sums[1:], sums[0])


def _doubtful(measure: Measure, amounts: Iterable[Amount]) -> bool:
    return any(is_doubtful(measure, amount) for amount in amounts)


def _bars(
    plan: Plan, measure: Measure, sums: dict[int, list[Amount]], longest: Decimal | None
) -> Iterable[Bar]:
    for year in sorted({*range(plan.plan.first_year, plan.plan.last_year + 1), *sums}):
        if year not in sums:
            yield Bar(year=year)
            continue
        million = _million(sums[year])
        width = None if _doubtful(measure, sums[year]) else _share(million, longest)
        yield Bar(year=year, million=million, width=width)


def _share(part: Decimal, whole: Decimal | None) -> Decimal:
    """`part` of `whole` in per cent; nothing of nothing is nothing."""
    if not whole:
        return Decimal(0).quantize(STEP)
    return (part * 100 / whole).quantize(STEP, rounding=ROUND_HALF_EVEN)
