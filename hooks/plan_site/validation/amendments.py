"""What acts must say of sections, subsections and rows, and what those must say of acts."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from plan_site.dataset.acts import Act, Item
from plan_site.dataset.plan import Measure, PlanTitle, Section
from plan_site.faults import Fault, Path, Records, of
from plan_site.language import phrases
from plan_site.language.values import Effect, Instruction


def faults(records: Records) -> Iterator[Fault]:
    """Every disagreement between an act's words and the sound records that it names."""
    yield from _term(records)
    yield from _acts(records)
    yield from _sections(records)
    yield from _instructions(records)


def _term(records: Records) -> Iterator[Fault]:
    path: Path
    plan: PlanTitle
    for path, plan in of(records, "plan"):
        if plan.last_year < plan.first_year:
            yield Fault(path=(*path, "last_year"), message="is before first_year")
        acts: list[tuple[Path, Act]] = of(records, "acts")
        sourced = [(act_path, act) for act_path, act in acts if act.source]
        lacking = [
            (act_path, act)
            for act_path, act in sourced
            if not any(plan.title in item.words for item in act.body)
        ]
        for act_path, act in lacking:
            place = "/".join(map(str, act_path))
            message = f"does not stand in the words of act {act.number} ({place})"
            yield Fault(path=(*path, "title"), message=message)
        for _, act in acts:
            approved = phrases.approved_title(act.title) if act.title else None
            # An approving title that is wrong itself is told at the act.
            quoted = all(_quotes(other, act) for _, other in sourced)
            judged = act.number == plan.act and not lacking and quoted
            if judged and approved not in (None, plan.title):
                message = f"is not what act {act.number} says it approves: «{approved}»"
                yield Fault(path=(*path, "title"), message=message)


def _quotes(act: Act, cited: Act) -> bool:
    return any(f'"{cited.title}"' in item.words for item in act.body)


def _titled_once(act: Act) -> bool:
    return (act.title is None) == (sum(item.title is not None for item in act.body) == 1)


def _acts(records: Records) -> Iterator[Fault]:
    acts: list[tuple[Path, Act]] = of(records, "acts")
    dates = {act.number: act.date for _, act in acts}
    for (_, before), (path, act) in pairwise(acts):
        if act.date < before.date:
            message = f"is before act {before.number}; acts stand in the order of their dates"
            yield Fault(path=(*path, "date"), message=message)
    titles = {act.number: (path, act.title) for path, act in acts if act.title}
    for path, act in acts:
        if not _titled_once(act):
            message = "is given once: as title, or as the title of its body where that is at hand"
            yield Fault(path=(*path, "title"), message=message)
        names: set[str] = set()
        for index, item in enumerate(act.body):
            place = (*path, "body", index, item.kind)
            try:
                cited = list(phrases.citations(item.words))
            except ValueError as error:
                yield Fault(path=place, message=str(error))
                cited = []
            names |= {number for number, _ in cited}
            for number, day in cited:
                if dates.get(number, day) != day:
                    yield Fault(
                        path=place, message=f"dates act {number} {day}, its record {dates[number]}"
                    )
            if phrases.in_force_on_signing(item.words) and act.in_force != act.date:
                yield Fault(
                    path=(*path, "in_force"),
                    message="must be the date: the act is in force from signing",
                )
        if act.source:
            for number, (title_path, title) in titles.items():
                if number in names and not any(f'"{title}"' in item.words for item in act.body):
                    message = f"does not stand in the words of act {act.number}, which cites it"
                    yield Fault(path=(*title_path, "title"), message=message)


def _sections(records: Records) -> Iterator[Fault]:
    last: Section | None = None
    for path, section in of(records, "sections"):
        if last and int(section.number) < int(last.number):
            message = f"stands behind {last.number}; sections stand in the order of their numbers"
            yield Fault(path=(*path, "number"), message=message)
        last = section
        numbers = [_parts(subsection.number) for subsection in section.subsections]
        for index, subsection in enumerate(section.subsections):
            if index and numbers[index] < numbers[index - 1]:
                message = "stands behind a higher one; subsections stand in order"
                yield Fault(path=(*path, "subsections", index, "number"), message=message)
            if not subsection.number.startswith(f"{section.number}."):
                message = f"{subsection.number} is no subsection of section {section.number}"
                yield Fault(path=(*path, "subsections", index, "number"), message=message)


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))


def _instructions(records: Records) -> Iterator[Fault]:
    """Headings and instructions against the sections, subsections and versions that they name."""
    sections: dict[str, tuple[Path, Section]] = {
        section.number: (path, section) for path, section in of(records, "sections")
    }
    measures: dict[str, tuple[Path, Measure]] = {
        measure.number: (path, measure) for path, measure in of(records, "measures")
    }
    approving = {plan.act for _, plan in of(records, "plan")}
    act: Act
    for path, act in of(records, "acts"):
        current: str | None = None
        for index, item in enumerate(act.body):
            place = (*path, "body", index, item.kind)
            if heading := item.heading_value:
                current = heading.section
                yield from _titled(sections, current, heading.title, place, act)
            instruction = item.instruction_value
            if not instruction:
                yield from _approved(act, item, approving, place, measures)
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


def _approved(
    act: Act,
    item: Item,
    approving: set[str],
    place: Path,
    measures: dict[str, tuple[Path, Measure]],
) -> Iterator[Fault]:
    """Rows below a text: only an approving act has its own, and each has a wording by it."""
    if item.glossary or (item.rows and act.number not in approving):
        yield Fault(path=place, message="rows and abbreviations stand below an instruction")
        return
    for row in item.rows:
        if row in measures and act.number not in {v.act for v in measures[row][1].versions}:
            message = f"lack the wording of act {act.number}, which holds the row"
            yield Fault(path=(*measures[row][0], "versions"), message=message)


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
    section: tuple[Path, Section], instruction: Instruction, place: Path, act: Act
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


def _row(
    act: Act, instruction: Instruction, section: str, target: tuple[Path, Measure]
) -> Iterator[Fault]:
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
