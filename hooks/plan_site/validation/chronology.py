"""What the plan's term, the acts' dates and the measures' deadlines and sums must say of time."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from plan_site.dataset.acts import Act
from plan_site.faults import Fault
from plan_site.language import text_readers
from plan_site.language.values import Effect
from plan_site.validation.amendments import cited
from plan_site.validation.records import Records


def _term(records: Records) -> Iterator[Fault]:
    """The term is typed once more beside the title, so both must say the same."""
    for path, plan in records.plan:
        if plan.last_year < plan.first_year:
            yield Fault(path=(*path, "last_year"), message="is before first_year")
            continue
        term = text_readers.term(plan.title)
        for key, year, said in (
            ("first_year", plan.first_year, term and term[0]),
            ("last_year", plan.last_year, term and term[1]),
        ):
            if said is not None and year != said:
                message = f"is {year}, but the plan's title says {said}"
                yield Fault(path=(*path, key), message=message)


def _nothing_before_the_approving_act(records: Records) -> Iterator[Fault]:
    """Only what is there can be amended."""
    for approving in records.approving:
        first = records.act.get(approving)
        for path, act in records.acts:
            if first and act.date < first.date:
                message = f"is before act {approving}, which approved the plan"
                yield Fault(path=(*path, "date"), message=message)
            for index, item in enumerate(act.body):
                read = item.instruction_value
                # With a new plan an act may end an older one, of which nothing is held.
                other = read and read.effect is Effect.REVOKED and not read.revokes(approving)
                if act.number == approving and read and not other:
                    message = (
                        "stands in the act that approved the plan; there is nothing to amend yet"
                    )
                    yield Fault(path=(*path, "body", index, "instruction"), message=message)


def _amending_acts_cite_the_approving_one(records: Records) -> Iterator[Fault]:
    for approving in records.approving:
        for path, act in records.acts:
            if act.source and act.number != approving and approving not in cited(act):
                message = f"is of an act that cites no act {approving}, which approved the plan"
                yield Fault(path=(*path, "source"), message=message)


def _own_numbers(records: Records) -> Iterator[Fault]:
    for path, act in records.acts:
        own = re.compile(rf"№ {act.number}(?![0-9])")
        if act.source and not any(own.search(item.words) for item in act.body):
            message = f"is not what the act's own words say: none has № {act.number}"
            yield Fault(path=(*path, "number"), message=message)


def _nothing_later_is_cited(records: Records) -> Iterator[Fault]:
    for path, act in records.acts:
        for index, item in enumerate(act.body):
            try:
                dated = list(text_readers.citations(item.words))
            except ValueError:
                continue  # told where citations are held against the acts
            for number, day in dated:
                if day > act.date:
                    message = f"cites act {number} of {day}, which is later than the act itself"
                    yield Fault(path=(*path, "body", index, item.kind), message=message)


def _nothing_follows_a_repeal(records: Records) -> Iterator[Fault]:
    """What an act has repealed no later act words, and none repeals it again."""
    ended: dict[str, Act] = {}
    for path, act in records.acts:
        for index, item in enumerate(act.body):
            instruction = item.instruction_value
            if not instruction:
                continue
            does = "repeals" if instruction.effect is Effect.REPEALED else "changes"
            for row in () if instruction.gives_rows else item.records:
                printed = act.printed[row]
                if does == "repeals":
                    ended.setdefault(row, act)
                if ended.get(row, act) is not act:
                    message = f"{does} row {printed}, which act {ended[row].number} has repealed"
                    yield Fault(path=(*path, "body", index, "instruction"), message=message)
    for path, measure in records.measures:
        end = ended.get(measure.number)
        for index, version in enumerate(measure.versions if end else ()):
            later = records.act.get(version.act)
            if end and later and later.date > end.date:
                message = f"words a row that act {end.number} has repealed"
                yield Fault(path=(*path, "versions", index, "act"), message=message)


def _nothing_follows_a_revocation(records: Records) -> Iterator[Fault]:
    """A plan ends with the act that approved it; an amending one that ends leaves it open what
    becomes of its rows."""
    for approving in records.approving:
        end: Act | None = None
        for path, act in records.acts:
            if end and end.date < act.date:
                message = f"is after act {end.number}, which revoked act {approving} and the plan"
                yield Fault(path=(*path, "date"), message=message)
            for index, item in enumerate(act.body):
                read = item.instruction_value
                if read and read.revokes(approving):
                    end = end or act
                elif read and (amending := [n for n in read.acts if n in records.act]):
                    message = (
                        f"revokes act {', '.join(amending)}, not act {approving}: what becomes of "
                        "the rows is not said; a reading with act: true says that nothing does"
                    )
                    yield Fault(path=(*path, "body", index, "instruction"), message=message)


def _dates_and_sums_in_the_term(records: Records) -> Iterator[Fault]:
    """A date or a sum out of the plan's term is a slip of the pen, or needs a reading."""
    for _, plan in records.plan:
        first, last = text_readers.term(plan.title) or (plan.first_year, plan.last_year)
        for path, measure in records.measures:
            for index, version in enumerate(measure.versions):
                place = (*path, "versions", index)
                given = version.reading and version.reading.deadline
                for year in () if given else _years(version.deadline.dates):
                    if not first <= year <= last:
                        message = f"is in {year}, out of the plan's term {first}–{last}"
                        yield Fault(path=(*place, "deadline"), message=message)
                for year in _years(str(amount.year) for amount in version.cost.amounts):
                    if not first <= year <= last:
                        message = f"has a sum for {year}, out of the plan's term {first}–{last}"
                        yield Fault(path=(*place, "cost"), message=message)


def _years(said: Iterable[str]) -> list[int]:
    """Every year that dates or spans of years name, each once."""
    found = (int(year) for each in said for year in re.findall("(?<![0-9])20[0-9]{2}", each))
    return list(dict.fromkeys(found))


RULES: Final = (
    _term,
    _nothing_before_the_approving_act,
    _amending_acts_cite_the_approving_one,
    _own_numbers,
    _nothing_later_is_cited,
    _nothing_follows_a_repeal,
    _nothing_follows_a_revocation,
    _dates_and_sums_in_the_term,
)
