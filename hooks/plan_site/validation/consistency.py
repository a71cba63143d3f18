"""What the records must say of each other: versions in time, names and where they are from."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from plan_site.dataset import effects
from plan_site.dataset.acts import Act
from plan_site.dataset.plan import called
from plan_site.faults import Fault, ValuePath
from plan_site.language import text_readers
from plan_site.language.alphabet import row_key
from plan_site.language.values import Effect, Instruction
from plan_site.validation import amended_titles, amendments, chronology
from plan_site.validation.records import Records

Rule = Callable[[Records], Iterator[Fault]]


def faults(records: Records) -> Iterator[Fault]:
    """Every disagreement between sound records; what a broken record holds is not judged."""
    for rule in RULES:
        yield from rule(records)


def _measures_in_order(records: Records) -> Iterator[Fault]:
    for (_, last), (path, measure) in pairwise(records.measures):
        if row_key(measure.number) < row_key(last.number):
            message = f"stands behind {last.number}; measures stand in the order of their numbers"
            yield Fault(path=(*path, "number"), message=message)


def _subsection_of_its_section(records: Records) -> Iterator[Fault]:
    for path, measure in records.measures:
        if measure.subsection and measure.section in records.section:
            _, section = records.section[measure.section]
            if measure.subsection not in {each.number for each in section.subsections}:
                message = f"{measure.subsection} is no subsection of section {measure.section}"
                yield Fault(path=(*path, "subsection"), message=message)


def _versions_oldest_first(records: Records) -> Iterator[Fault]:
    for path, measure in records.measures:
        worded = [version.act for version in measure.versions if version.act in records.act]
        dates = [records.act[number].date for number in worded]
        if dates != sorted(set(dates)):
            yield Fault(path=(*path, "versions"), message="stand oldest first, one an act")


def _versions_listed_by_their_act(records: Records) -> Iterator[Fault]:
    """An act that words a row names it; an approving act without words at hand lists no rows."""
    named = {
        (act.number, row) for _, act in records.acts for item in act.body for row in item.records
    }
    everywhere = effects.everywhere(act for _, act in records.acts)
    listing = {
        act.number for _, act in records.acts if act.number not in records.approving or act.source
    }
    for path, measure in records.measures:
        for index, version in enumerate(measure.versions):
            if version.act in everywhere:
                continue
            if version.act in listing and (version.act, measure.number) not in named:
                message = f"act {version.act} lists no row {measure.number}"
                yield Fault(path=(*path, "versions", index, "act"), message=message)


def _label_only_is_no_wording(records: Records) -> Iterator[Fault]:
    for path, measure in records.measures:
        for version in measure.versions if measure.label_only else ():
            if version.text.casefold() in measure.label.casefold():
                message = "is the wording itself, which label_only keeps off cards"
                yield Fault(path=(*path, "label"), message=message)


def _doubts_are_about_sums(records: Records) -> Iterator[Fault]:
    for path, measure in records.measures:
        years = {amount.year for amount in measure.current.cost.amounts}
        for index, note in enumerate(measure.notes):
            place = (*path, "notes", index, "doubtful")
            if note.doubtful and note.field != "cost":
                yield Fault(path=place, message="is of a note that is not about the cost")
            if note.doubtful and note.doubtful not in years:
                yield Fault(path=place, message=f"the cost has no sum for {note.doubtful}")


def _names_from_glossaries(records: Records) -> Iterator[Fault]:
    """A name that an act gives stands in that act's glossary, and the other way round."""
    given = [(number, short) for number, short, _ in _lines_given(records)]
    for path, agency in records.agencies:
        if agency.act in records.act and (agency.act, agency.abbreviation) not in given:
            message = f"act {agency.act} does not list {agency.abbreviation}"
            yield Fault(path=(*path, "act"), message=message)
        listing = [number for number, short in given if short == agency.abbreviation]
        if listing and agency.act != listing[-1]:
            message = f"its name is from act {listing[-1]}; say so with act: {listing[-1]}"
            yield Fault(path=(*path, "name"), message=message)


def _names_as_lines_say(records: Records) -> Iterator[Fault]:
    """A line of the glossary that an instruction quotes has the body's name, as it then was."""
    bodies = {agency.abbreviation: (path, agency) for path, agency in records.agencies}
    for path, act in records.acts:
        for item in act.body:
            read = item.instruction_value
            lines = text_readers.glossary_lines(read.said) if read and read.glossary else []
            for index, (short, name) in enumerate(lines):
                if short not in bodies:
                    continue
                place, agency = bodies[short]
                after = read is not None and read.effect is not Effect.REPEALED and index > 0
                times = records.times
                known = called(agency.name, agency.former, act.number, times, after=after)
                if known != name:
                    message = f"«{known}» is not what act {act.number} calls it: «{name}»"
                    yield Fault(path=(*place, "name"), message=message)
            yield from _lines_put_in(path, act, bodies, read)


def _lines_put_in(
    path: ValuePath, act: Act, bodies: Mapping[str, object], read: Instruction | None
) -> Iterator[Fault]:
    """Whom an instruction's own words put into the glossary is a body or a budget term."""
    for short, _ in _inline(read):
        if short not in bodies:
            message = f"puts {short} into the list of abbreviations, of which there is no record"
            yield Fault(path=(*path, "body"), message=message)


def _lines_given(records: Records) -> Iterator[tuple[str, str, str | None]]:
    """(act, abbreviation, name where an instruction quotes it), in the order of the acts."""
    for _, act in records.acts:
        for item in act.body:
            for short in item.glossary:
                yield act.number, short, None
            for short, name in _inline(item.instruction_value):
                yield act.number, short, name


def _inline(read: Instruction | None) -> list[tuple[str, str]]:
    """Lines that an instruction puts in by its own words: the last where it replaces one."""
    if not read or not read.glossary or read.effect is Effect.REPEALED:
        return []
    lines = text_readers.glossary_lines(read.said)
    return lines[-1:] if read.effect is Effect.SUBSTITUTED else lines


def _help_is_there_where_asked_for(records: Records) -> Iterator[Fault]:
    asking = [(path, section.help) for path, section in records.sections]
    asking += [(path, topic.help) for path, topic in records.topics]
    for path, asks in asking:
        if asks and records.without_help:
            message = "asks for the help box, which the dataset has not: add help:, or strike this"
            yield Fault(path=(*path, "help"), message=message)


def _questions_lead_to_one_place(records: Records) -> Iterator[Fault]:
    for path, question in records.questions:
        if (question.measure is None) is (question.topic is None):
            yield Fault(path=path, message="leads to a measure or to a topic: name one of them")
        elif question.field and not question.measure:
            yield Fault(path=(*path, "field"), message="is of a measure; name the measure too")


RULES: Final[tuple[Rule, ...]] = (
    *amendments.RULES,
    *amended_titles.RULES,
    *chronology.RULES,
    _measures_in_order,
    _subsection_of_its_section,
    _versions_oldest_first,
    _versions_listed_by_their_act,
    _label_only_is_no_wording,
    _doubts_are_about_sums,
    _names_from_glossaries,
    _names_as_lines_say,
    _help_is_there_where_asked_for,
    _questions_lead_to_one_place,
)
