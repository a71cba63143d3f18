"""The plan on one page: its measures down, its bodies across, a mark where an act names a body."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from plan_site.analysis import deadlines, funding, responsibilities
from plan_site.analysis.deadlines import DueDate
from plan_site.dataset.plan import Agency, Measure, Plan, Section
from plan_site.language.values import Body, CostKind
from plan_site.pages import long_list

WHOLE: Final = 200
"""Rows of a page that must stay light; a longer plan is seen by its sections' pages."""

DATES: Final = 3
"""So many dates stand in a row; of more the official words."""

SIGNS: Final = {
    CostKind.AMOUNTS: "₸",
    CostKind.NO_FIGURE: "○",
    CostKind.WITHIN_MEANS: "◐",
    CostKind.TO_BE_SET: "…",
    CostKind.NOT_REQUIRED: "–",
}
"""What stands in a narrow column for what an act says of the cost; the key has its words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A measure; `named` is its bodies by abbreviation, each with its order, from 1.

    `dates` are empty where none follow, or more than a row holds.
    """

    measure: Measure
    named: Mapping[str, tuple[int, Body]]
    dates: tuple[DueDate, ...]
    doubtful: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Some of the sections; `bodies` are the columns, each with how many of the rows name it.

    `alone` is the section that a table holds by itself.
    """

    alone: Section | None
    sections: tuple[tuple[Section, tuple[Line, ...]], ...]
    bodies: tuple[tuple[Agency, int], ...]


def tables(plan: Plan) -> list[Table]:
    """One table, or one a section where the plan is long; none where the page could not hold it,
    nor where no measure is in force."""
    if not 0 < len(plan.in_force) <= WHOLE:
        return []
    sections = [
        (section, tuple(_line(plan, measure) for measure in measures))
        for section in plan.sections
        if (measures := responsibilities.of_section(plan.in_force, section))
    ]
    if not long_list.in_parts(plan.in_force):
        return [_table(plan, None, sections)]
    return [_table(plan, section, [(section, lines)]) for section, lines in sections]


def signs(plan: Plan) -> dict[CostKind, str]:
    """The signs that the plan's rows have, for the key."""
    return {kind: SIGNS[kind] for kind in SIGNS if funding.of_kind(plan.in_force, kind)}


def _table(
    plan: Plan, alone: Section | None, sections: Iterable[tuple[Section, tuple[Line, ...]]]
) -> Table:
    shown = tuple(sections)
    measures = [line.measure for _, lines in shown for line in lines]
    shares = responsibilities.bodies(plan, measures)
    return Table(
        alone=alone,
        sections=shown,
        bodies=tuple((share.agency, len(share.measures)) for share in shares),
    )


def _line(plan: Plan, measure: Measure) -> Line:
    bodies = measure.current.responsible.bodies
    dates = deadlines.dates(plan, measure)
    return Line(
        measure=measure,
        named={each.body: (order, each) for order, each in enumerate(bodies, start=1)},
        dates=dates if len(dates) <= DATES else (),
        doubtful=any(funding.is_doubtful(measure, a) for a in measure.current.cost.amounts),
    )
