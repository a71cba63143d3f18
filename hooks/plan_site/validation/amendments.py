"""What acts must say of sections, subsections and rows, and what those must say of acts."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from plan_site.dataset.acts import Act, Item
from plan_site.dataset.plan import Measure, PlanTitle, called
from plan_site.faults import Fault, ValuePath
from plan_site.language import text_readers
from plan_site.language.values import Effect, Instruction
from plan_site.validation.records import Records


def _title_in_the_acts_words(records: Records) -> Iterator[Fault]:
    """The plan's title is the one that acts with words at hand name, and that one approves."""
    sourced = [(path, act) for path, act in records.acts if act.source]
    for path, plan in records.plan:
        lacking = [
            (act_path, act)
            for act_path, act in sourced
            if not any(_named(records, plan, act) in item.words for item in act.body)
        ]
        for act_path, act in lacking:
            place = "/".join(map(str, act_path))
            message = f"does not stand in the words of act {act.number} ({place})"
            yield Fault(path=(*path, "title"), message=message)
        act_of = records.act.get(plan.act)
        # An approving title that is wrong itself is told at the act.
        if lacking or not act_of or not all(_quotes(other, act_of) for _, other in sourced):
            continue
        approved = text_readers.approved_title(act_of.title) if act_of.title else None
        if approved not in (None, _named(records, plan, act_of)):
            message = f"is not what act {act_of.number} says it approves: «{approved}»"
            yield Fault(path=(*path, "title"), message=message)


def _named(records: Records, plan: PlanTitle, act: Act) -> str:
    """The plan's title as an act found it."""
    return called(plan.title, plan.former, act.number, records.times)


def _quotes(act: Act, cited: Act) -> bool:
    return any(f'"{cited.title}"' in item.words for item in act.body)


def _acts_in_order(records: Records) -> Iterator[Fault]:
    for (_, before), (path, act) in pairwise(records.acts):
        if act.date < before.date:
            message = f"is before act {before.number}; acts stand in the order of their dates"
            yield Fault(path=(*path, "date"), message=message)


def _titled_once(records: Records) -> Iterator[Fault]:
    for path, act in records.acts:
        titles = sum(item.title is not None for item in act.body)
        if (act.title is None) != (titles == 1):
            message = "is given once: as title, or as the title of its body where that is at hand"
            yield Fault(path=(*path, "title"), message=message)


def _cited_as_dated(records: Records) -> Iterator[Fault]:
    """An act that another cites has the date that is cited."""
    for path, act in records.acts:
        for index, item in enumerate(act.body):
            place = (*path, "body", index, item.kind)
            try:
                cited = list(text_readers.citations(item.words))
            except ValueError as error:
                yield Fault(path=place, message=str(error))
                continue
            for number, day in cited:
                dated = _date(records, number)
                if dated not in (None, day):
                    message = f"dates act {number} {day}, its record {dated}"
                    yield Fault(path=place, message=message)


def _date(records: Records, number: str) -> date | None:
    return records.act[number].date if number in records.act else None


def cited(act: Act) -> frozenset[str]:
    """The numbers of the acts that an act's words cite; what no rule reads is told elsewhere."""
    found: set[str] = set()
    for item in act.body:
        try:
            found |= {number for number, _ in text_readers.citations(item.words)}
        except ValueError:
            continue
    return frozenset(found)


def _in_force_as_said(records: Records) -> Iterator[Fault]:
    for path, act in records.acts:
        if act.in_force == act.date:
            continue
        if any(text_readers.in_force_on_signing(item.words) for item in act.body):
            message = "must be the date: the act is in force from signing"
            yield Fault(path=(*path, "in_force"), message=message)


def _cited_by_their_titles(records: Records) -> Iterator[Fault]:
    titled = [(path, other) for path, other in records.acts if other.title]
    for _, act in records.acts:
        named = cited(act) if act.source else frozenset()
        for path, other in titled:
            if other.number in named and not _quotes(act, other):
                message = f"does not stand in the words of act {act.number}, which cites it"
                yield Fault(path=(*path, "title"), message=message)


def _sections_in_order(records: Records) -> Iterator[Fault]:
    for (_, last), (path, section) in pairwise(records.sections):
        if int(section.number) < int(last.number):
            message = f"stands behind {last.number}; sections stand in the order of their numbers"
            yield Fault(path=(*path, "number"), message=message)
    for path, section in records.sections:
        numbers = [_parts(subsection.number) for subsection in section.subsections]
        for index, subsection in enumerate(section.subsections):
            place = (*path, "subsections", index, "number")
            if index and numbers[index] < numbers[index - 1]:
                message = "stands behind a higher one; subsections stand in order"
                yield Fault(path=place, message=message)
            if not subsection.number.startswith(f"{section.number}."):
                message = f"{subsection.number} is no subsection of section {section.number}"
                yield Fault(path=place, message=message)


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))


def _bodies(records: Records) -> Iterator[Fault]:
    """Headings and instructions against the sections, subsections and versions that they name."""
    for path, act in records.acts:
        current: str | None = None
        for index, item in enumerate(act.body):
            place = (*path, "body", index, item.kind)
            if heading := item.heading_value:
                current = heading.section
                yield from _titled(records, current, heading.title, place, act)
            if instruction := item.instruction_value:
                yield from _instruction(records, act, item, instruction, current, place)
            else:
                yield from _approved(records, act, item, place)


def _instruction(
    records: Records,
    act: Act,
    item: Item,
    instruction: Instruction,
    section: str | None,
    place: ValuePath,
) -> Iterator[Fault]:
    """An instruction that stands below the heading of `section`, or below none."""
    if (instruction.glossary and not instruction.terms) != bool(item.glossary):
        message = "a list of abbreviations goes with this instruction alone"
        yield Fault(path=place, message=message)
    if instruction.glossary:
        return
    section = instruction.section or section
    if section is None and instruction.of_rows:
        yield Fault(path=place, message="stands below no heading that names a section")
        return
    if section is None and instruction.subsection:
        section = instruction.subsection.split(".")[0]
    if instruction.section and instruction.section_title and instruction.gives_rows:
        yield from _titled(records, instruction.section, instruction.section_title, place, act)
    if section and instruction.subsection and section in records.section:
        yield from _subtitled(records, section, instruction, place, act)
    for row in item.records:
        if row in records.measure:
            yield from _row(act, instruction, section, records.measure[row])


def _unheld_rows_are_rows_of_the_plan(records: Records) -> Iterator[Fault]:
    """A row need not be held to be named; of a plan that is held whole it must have been there."""
    approved = {
        row
        for number in records.approving & records.act.keys()
        for item in records.act[number].body
        for row in item.records
    }
    if not approved:
        return
    for path, act in records.acts:
        for index, item in enumerate(act.body):
            approved.update(item.worded)
            for place, row in enumerate(item.records):
                if row not in approved and row not in records.measure:
                    message = (
                        f"names row {item.rows[place]}, which neither the plan as approved nor a "
                        "later act has"
                    )
                    yield Fault(path=(*path, "body", index, "rows", place), message=message)


def _rows_named_once(records: Records) -> Iterator[Fault]:
    for path, act in records.acts:
        whole = (
            item
            for item in act.body
            if item.instruction_value is None or item.worded or item.instruction_value.of_rows
        )
        touched = Counter(row for item in whole for row in item.records)
        for row, times in touched.items():
            if times > 1:
                yield Fault(path=(*path, "body"), message=f"names row {row} {times} times")


def gives_rows_below_texts(act: Act) -> bool:
    """Whether an act words the plan or a part of it anew: in an annex, say, or below headings."""
    return any(item.instruction_value and item.instruction_value.of_part for item in act.body)


def _approved(records: Records, act: Act, item: Item, place: ValuePath) -> Iterator[Fault]:
    """Rows below a text: only an approving act has its own, and each has a wording by it."""
    own = act.number in records.approving or gives_rows_below_texts(act)
    if item.glossary or (item.rows and not own):
        yield Fault(path=place, message="rows and abbreviations stand below an instruction")
        return
    for row in item.records:
        path, measure = records.measure.get(row, ((), None))
        if measure and act.number not in {version.act for version in measure.versions}:
            message = f"lack the wording of act {act.number}, which holds the row"
            yield Fault(path=(*path, "versions"), message=message)


def _titled(
    records: Records, number: str, title: str, place: ValuePath, act: Act
) -> Iterator[Fault]:
    if number not in records.section:
        yield Fault(path=place, message=f"names section {number}, which has no sound record")
        return
    path, section = records.section[number]
    named = called(section.title, section.former, act.number, records.times)
    if named != title:
        message = f"«{named}» is not what act {act.number} calls it: «{title}»"
        yield Fault(path=(*path, "title"), message=message)


def _subtitled(
    records: Records, number: str, instruction: Instruction, place: ValuePath, act: Act
) -> Iterator[Fault]:
    """The subsection of section `number` that an instruction names; most name it by its title."""
    path, record = records.section[number]
    for index, each in enumerate(record.subsections):
        if each.number == instruction.subsection:
            named = called(each.title, each.former, act.number, records.times)
            if instruction.subsection_title not in (None, named):
                message = (
                    f"«{named}» is not what act {act.number} calls it: "
                    f"«{instruction.subsection_title}»"
                )
                yield Fault(path=(*path, "subsections", index, "title"), message=message)
            return
    message = f"names subsection {instruction.subsection}, which section {record.number} lacks"
    yield Fault(path=place, message=message)


def _row(
    act: Act, instruction: Instruction, section: str | None, target: tuple[ValuePath, Measure]
) -> Iterator[Fault]:
    path, measure = target
    if section and measure.section != section:
        message = f"is {measure.section}, but act {act.number} puts the row into section {section}"
        yield Fault(path=(*path, "section"), message=message)
    if instruction.subsection and measure.subsection != instruction.subsection:
        given = measure.subsection or "left out"
        message = f"is {given}, but act {act.number} names {instruction.subsection}"
        yield Fault(path=(*path, "subsection"), message=message)
    if not (instruction.gives_rows or instruction.of_rows):
        return  # what it does to words is told where wordings are held against each other
    if message := _worded(act, instruction.effect, [version.act for version in measure.versions]):
        yield Fault(path=(*path, "versions"), message=message)


def _worded(act: Act, effect: Effect | None, by: list[str]) -> str:
    """What is wrong with the acts that word a row which `act` touches, the oldest first."""
    if effect is Effect.REPEALED:
        repealed = f"act {act.number} repeals the row and gives it no wording"
        return repealed if act.number in by else ""
    if act.number not in by:
        return f"lack the wording of act {act.number}, which names the row"
    if effect is Effect.INSERTED and by[0] != act.number:
        return f"are older than act {act.number}, which inserts the row"
    return ""


RULES: Final = (
    _title_in_the_acts_words,
    _acts_in_order,
    _titled_once,
    _cited_as_dated,
    _in_force_as_said,
    _cited_by_their_titles,
    _sections_in_order,
    _bodies,
    _unheld_rows_are_rows_of_the_plan,
    _rows_named_once,
)
