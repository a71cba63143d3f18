"""What the records must say of each other: acts of measures, sections of acts, versions in time."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from . import official
from .acts import Act
from .faults import Fault, Path
from .model import Agency, Measure, PlanTitle, Section
from .order import row_key
from .values import Effect

Records = dict[str, list[tuple[Path, Any]]]
"""A key of the dataset → its sound records, each with its path."""


def faults(records: Records) -> list[Fault]:
    """Every disagreement between sound records; what a broken record holds is not judged."""
    return [
        *_term(records),
        *_acts(records),
        *_sections(records),
        *_instructions(records),
        *_measures(records),
        *_glossary(records),
    ]


def _of(records: Records, key: str) -> list[tuple[Path, Any]]:
    return records.get(key, [])


def _term(records: Records) -> Iterator[Fault]:
    path: Path
    plan: PlanTitle
    for path, plan in _of(records, "plan"):
        if plan.last_year < plan.first_year:
            yield Fault(path=(*path, "last_year"), message="is before first_year")
        for act_path, act in _of(records, "acts"):
            if act.source and not any(plan.title in item.words for item in act.body):
                place = "/".join(map(str, act_path))
                message = f"does not stand in the words of act {act.number} ({place})"
                yield Fault(path=(*path, "title"), message=message)


def _acts(records: Records) -> Iterator[Fault]:
    acts: list[tuple[Path, Act]] = _of(records, "acts")
    dates = {act.number: act.date for _, act in acts}
    for (_, before), (path, act) in pairwise(acts):
        if act.date < before.date:
            message = f"is before act {before.number}; acts stand in the order of their dates"
            yield Fault(path=(*path, "date"), message=message)
    titles = {act.number: (path, act.title) for path, act in acts if act.title}
    for path, act in acts:
        own = [item for item in act.body if item.title]
        if (act.title is None) != (len(own) == 1):
            message = "is given once: as title, or as the title of its body where that is at hand"
            yield Fault(path=(*path, "title"), message=message)
        for index, item in enumerate(act.body):
            place = (*path, "body", index, item.kind)
            for number, day in official.citations(item.words):
                if dates.get(number, day) != day:
                    yield Fault(
                        path=place, message=f"dates act {number} {day}, its record {dates[number]}"
                    )
            if official.in_force_on_signing(item.words) and act.in_force != act.date:
                yield Fault(
                    path=(*path, "in_force"),
                    message="must be the date: the act is in force from signing",
                )
        if act.source:
            for number, (title_path, title) in titles.items():
                cited = any(
                    n == number for item in act.body for n, _ in official.citations(item.words)
                )
                if cited and not any(f'"{title}"' in item.words for item in act.body):
                    message = f"does not stand in the words of act {act.number}, which cites it"
                    yield Fault(path=(*title_path, "title"), message=message)


def _sections(records: Records) -> Iterator[Fault]:
    for path, section in _of(records, "sections"):
        for index, subsection in enumerate(section.subsections):
            if not subsection.number.startswith(f"{section.number}."):
                message = f"{subsection.number} is no subsection of section {section.number}"
                yield Fault(path=(*path, "subsections", index, "number"), message=message)


def _instructions(records: Records) -> Iterator[Fault]:
    """Headings and instructions against the sections, subsections and versions that they name."""
    sections: dict[str, tuple[Path, Section]] = {
        section.number: (path, section) for path, section in _of(records, "sections")
    }
    measures: dict[str, tuple[Path, Measure]] = {
        measure.number: (path, measure) for path, measure in _of(records, "measures")
    }
    act: Act
    for path, act in _of(records, "acts"):
        current: str | None = None
        for index, item in enumerate(act.body):
            place = (*path, "body", index, item.kind)
            if heading := item.heading_value:
                current = heading.section
                yield from _titled(sections, current, heading.title, place, act)
            instruction = item.instruction_value
            if not instruction:
                continue
            if instruction.glossary != bool(item.glossary):
                yield Fault(
                    path=place, message="a list of abbreviations goes with this instruction alone"
                )
            if instruction.glossary:
                continue
            if current is None:
                yield Fault(path=place, message="stands below no heading that names a section")
                continue
            if instruction.subsection and current in sections:
                yield from _subtitled(sections[current], instruction, place, act)
            for row in item.rows:
                if row in measures:
                    yield from _row(act, instruction, current, measures[row])
        touched = Counter(row for item in act.body for row in item.rows)
        for row, times in touched.items():
            if times > 1:
                yield Fault(path=(*path, "body"), message=f"names row {row} {times} times")


def _titled(
    sections: dict[str, tuple[Path, Section]], number: str, title: str, place: Path, act: Act
) -> Iterator[Fault]:
    if number not in sections:
        yield Fault(path=place, message=f"names section {number}, which has no sound record")
    elif sections[number][1].title != title:
        path, section = sections[number]
        message = f"«{section.title}» is not what act {act.number} calls it: «{title}»"
        yield Fault(path=(*path, "title"), message=message)


def _subtitled(
    section: tuple[Path, Section], instruction: Any, place: Path, act: Act
) -> Iterator[Fault]:
    path, record = section
    for index, subsection in enumerate(record.subsections):
        if subsection.number == instruction.subsection:
            if subsection.title != instruction.subsection_title:
                message = (
                    f"«{subsection.title}» is not what act {act.number} calls it: "
                    f"«{instruction.subsection_title}»"
                )
                yield Fault(path=(*path, "subsections", index, "title"), message=message)
            return
    yield Fault(
        path=place,
        message=f"names subsection {instruction.subsection}, which section {record.number} lacks",
    )


def _row(act: Act, instruction: Any, section: str, target: tuple[Path, Measure]) -> Iterator[Fault]:
    path, measure = target
    if measure.section != section:
        message = f"is {measure.section}, but act {act.number} puts the row into section {section}"
        yield Fault(path=(*path, "section"), message=message)
    if instruction.subsection and measure.subsection != instruction.subsection:
        said = measure.subsection or "left out"
        message = f"is {said}, but act {act.number} names {instruction.subsection}"
        yield Fault(path=(*path, "subsection"), message=message)
    worded = [version.act for version in measure.versions]
    if instruction.effect is Effect.REPEALED:
        if act.number in worded:
            yield Fault(
                path=(*path, "versions"),
                message=f"act {act.number} repeals the row and gives it no wording",
            )
    elif act.number not in worded:
        yield Fault(
            path=(*path, "versions"),
            message=f"lack the wording of act {act.number}, which names the row",
        )
    elif instruction.effect is Effect.INSERTED and worded[0] != act.number:
        yield Fault(
            path=(*path, "versions"),
            message=f"are older than act {act.number}, which inserts the row",
        )


def _measures(records: Records) -> Iterator[Fault]:
    acts: dict[str, Act] = {act.number: act for _, act in _of(records, "acts")}
    approving = {plan.act for _, plan in _of(records, "plan")}
    sections: dict[str, Section] = {
        section.number: section for _, section in _of(records, "sections")
    }
    named = {(act.number, row) for act in acts.values() for item in act.body for row in item.rows}
    last: Measure | None = None
    measure: Measure
    for path, measure in _of(records, "measures"):
        if last and row_key(measure.number) < row_key(last.number):
            message = f"stands behind {last.number}; measures stand in the order of their numbers"
            yield Fault(path=(*path, "number"), message=message)
        last = measure
        section = sections.get(measure.section)
        if (
            section
            and measure.subsection
            and measure.subsection not in {s.number for s in section.subsections}
        ):
            message = f"{measure.subsection} is no subsection of section {measure.section}"
            yield Fault(path=(*path, "subsection"), message=message)
        dates = [acts[version.act].date for version in measure.versions if version.act in acts]
        if dates != sorted(set(dates)):
            yield Fault(path=(*path, "versions"), message="stand oldest first, one an act")
        for index, version in enumerate(measure.versions):
            known = version.act in acts and version.act not in approving
            if known and (version.act, measure.number) not in named:
                message = f"act {version.act} has no instruction for row {measure.number}"
                yield Fault(path=(*path, "versions", index, "act"), message=message)
        for index, note in enumerate(measure.notes):
            years = {amount.year for amount in measure.current.cost.amounts}
            if note.doubtful and note.doubtful not in years:
                message = f"the cost has no sum for {note.doubtful}"
                yield Fault(path=(*path, "notes", index, "doubtful"), message=message)


def _glossary(records: Records) -> Iterator[Fault]:
    """A name that an act gives stands in that act's glossary, and the other way round."""
    given = {
        (act.number, abbreviation)
        for _, act in _of(records, "acts")
        for item in act.body
        for abbreviation in item.glossary
    }
    sound = {act.number for _, act in _of(records, "acts")}
    agency: Agency
    for path, agency in _of(records, "agencies"):
        if agency.act in sound and (agency.act, agency.abbreviation) not in given:
            message = f"act {agency.act} does not list {agency.abbreviation}"
            yield Fault(path=(*path, "act"), message=message)
        for number, abbreviation in given:
            if abbreviation == agency.abbreviation and agency.act != number:
                message = f"its name is from act {number}; say so with act: {number}"
                yield Fault(path=(*path, "name"), message=message)
