"""What the records must say of each other: versions in time, names and where they are from."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from plan_site.dataset import effects
from plan_site.faults import Fault
from plan_site.language.alphabet import row_key
from plan_site.validation import amendments, chronology
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
    named = {(act.number, row) for _, act in records.acts for item in act.body for row in item.rows}
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
    given = [
        (act.number, abbreviation)
        for _, act in records.acts
        for item in act.body
        for abbreviation in item.glossary
    ]
    for path, agency in records.agencies:
        if agency.act in records.act and (agency.act, agency.abbreviation) not in given:
            message = f"act {agency.act} does not list {agency.abbreviation}"
            yield Fault(path=(*path, "act"), message=message)
        for number, abbreviation in given:
            if abbreviation == agency.abbreviation and agency.act != number:
                message = f"its name is from act {number}; say so with act: {number}"
                yield Fault(path=(*path, "name"), message=message)


RULES: Final[tuple[Rule, ...]] = (
    *amendments.RULES,
    *chronology.RULES,
    _measures_in_order,
    _subsection_of_its_section,
    _versions_oldest_first,
    _versions_listed_by_their_act,
    _label_only_is_no_wording,
    _doubts_are_about_sums,
    _names_from_glossaries,
)
