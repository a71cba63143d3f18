"""What the plan's term, the acts' dates and the measures' deadlines and sums must say of time."""

import re
from collections.abc import Iterator
from datetime import date

from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Measure, PlanTitle
from plan_site.faults import Fault, Path, Records, of
from plan_site.language import phrases
from plan_site.language.values import Effect


def faults(records: Records) -> Iterator[Fault]:
    """Every disagreement about time between sound records."""
    acts: list[tuple[Path, Act]] = of(records, "acts")
    path: Path
    plan: PlanTitle
    for path, plan in of(records, "plan"):
        yield from _term(path, plan)
        yield from _amending(acts, plan.act)
        yield from _measures(records, plan)
    for path, act in acts:
        yield from _citations(path, act)
    yield from _repeals(records)


def _term(path: Path, plan: PlanTitle) -> Iterator[Fault]:
    """The term is typed once more beside the title, so both must say the same."""
    if plan.last_year < plan.first_year:
        return
    term = phrases.term(plan.title)
    for key, year, said in (
        ("first_year", plan.first_year, term and term[0]),
        ("last_year", plan.last_year, term and term[1]),
    ):
        if said is not None and year != said:
            message = f"is {year}, but the plan's title says {said}"
            yield Fault(path=(*path, key), message=message)


def _amending(acts: list[tuple[Path, Act]], approving: str) -> Iterator[Fault]:
    """Only what is there can be amended: no act stands before the approving one, which has none."""
    dates = {act.number: act.date for _, act in acts}
    for path, act in acts:
        if approving in dates and act.date < dates[approving]:
            message = f"is before act {approving}, which approved the plan"
            yield Fault(path=(*path, "date"), message=message)
        for index, item in enumerate(act.body):
            if act.number == approving and item.instruction:
                message = "stands in the act that approved the plan; there is nothing to amend yet"
                yield Fault(path=(*path, "body", index, "instruction"), message=message)
        cited = {number for number, _ in _cited(act)}
        if act.source and act.number != approving and approving not in cited:
            message = f"is of an act that cites no act {approving}, which approved the plan"
            yield Fault(path=(*path, "source"), message=message)


def _citations(path: Path, act: Act) -> Iterator[Fault]:
    """An act's published words have its own number, and cite no act of a later date."""
    own = re.compile(rf"№ {act.number}(?![0-9])")
    if act.source and not any(own.search(item.words) for item in act.body):
        message = f"is not what the act's own words say: none has № {act.number}"
        yield Fault(path=(*path, "number"), message=message)
    for index, item in enumerate(act.body):
        for number, day in _read(item.words):
            if day > act.date:
                message = f"cites act {number} of {day}, which is later than the act itself"
                yield Fault(path=(*path, "body", index, item.kind), message=message)


def _cited(act: Act) -> Iterator[tuple[str, date]]:
    for item in act.body:
        yield from _read(item.words)


def _read(words: str) -> list[tuple[str, date]]:
    try:
        return list(phrases.citations(words))
    except ValueError:
        return []  # told where citations are held against the acts


def _repeals(records: Records) -> Iterator[Fault]:
    """What an act has repealed no later act words, and none repeals it again."""
    acts: list[tuple[Path, Act]] = of(records, "acts")
    dates = {act.number: act.date for _, act in acts}
    ended: dict[str, Act] = {}
    for path, act in acts:
        for index, item in enumerate(act.body):
            instruction = item.instruction_value
            if not instruction or instruction.effect is not Effect.REPEALED:
                continue
            for row in instruction.rows:
                if ended.setdefault(row, act) is not act:
                    message = f"repeals row {row}, which act {ended[row].number} has repealed"
                    yield Fault(path=(*path, "body", index, "instruction"), message=message)
    measure: Measure
    for path, measure in of(records, "measures"):
        if end := ended.get(measure.number):
            for index, version in enumerate(measure.versions):
                if dates.get(version.act, end.date) > end.date:
                    message = f"words a row that act {end.number} has repealed"
                    yield Fault(path=(*path, "versions", index, "act"), message=message)


def _measures(records: Records, plan: PlanTitle) -> Iterator[Fault]:
    """A date or a sum out of the plan's term is a slip of the pen, or needs a reading."""
    first, last = phrases.term(plan.title) or (plan.first_year, plan.last_year)
    term = f"{first}–{last}"
    measure: Measure
    for path, measure in of(records, "measures"):
        for index, version in enumerate(measure.versions):
            place = (*path, "versions", index)
            year = version.deadline.year
            given = version.reading and version.reading.deadline
            if year and not given and not first <= year <= last:
                message = f"is in {year}, out of the plan's term {term}"
                yield Fault(path=(*place, "deadline"), message=message)
            for amount in version.cost.amounts:
                if not first <= amount.year <= last:
                    message = f"has a sum for {amount.year}, out of the plan's term {term}"
                    yield Fault(path=(*place, "cost"), message=message)
