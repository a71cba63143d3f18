"""What the records must say of each other: versions in time, names and where they are from."""

from collections.abc import Iterator

from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Agency, Measure, Section
from plan_site.faults import Fault, Records, of
from plan_site.language.alphabet import row_key
from plan_site.validation import amendments, chronology


def faults(records: Records) -> list[Fault]:
    """Every disagreement between sound records; what a broken record holds is not judged."""
    return [
        *amendments.faults(records),
        *chronology.faults(records),
        *_measures(records),
        *_glossary(records),
    ]


def _measures(records: Records) -> Iterator[Fault]:
    acts: dict[str, Act] = {act.number: act for _, act in of(records, "acts")}
    approving = {plan.act for _, plan in of(records, "plan")}
    sections: dict[str, Section] = {
        section.number: section for _, section in of(records, "sections")
    }
    named = {(act.number, row) for act in acts.values() for item in act.body for row in item.rows}
    last: Measure | None = None
    measure: Measure
    for path, measure in of(records, "measures"):
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
            # An approving act without words of its own at hand lists no rows.
            listed = version.act in acts and (
                version.act not in approving or acts[version.act].source
            )
            if listed and (version.act, measure.number) not in named:
                message = f"act {version.act} lists no row {measure.number}"
                yield Fault(path=(*path, "versions", index, "act"), message=message)
        for version in measure.versions if measure.label_only else ():
            if version.text.casefold() in measure.label.casefold():
                message = "is the wording itself, which label_only keeps off cards"
                yield Fault(path=(*path, "label"), message=message)
        for index, note in enumerate(measure.notes):
            if note.doubtful and note.field != "cost":
                message = "is of a note that is not about the cost"
                yield Fault(path=(*path, "notes", index, "doubtful"), message=message)
            years = {amount.year for amount in measure.current.cost.amounts}
            if note.doubtful and note.doubtful not in years:
                message = f"the cost has no sum for {note.doubtful}"
                yield Fault(path=(*path, "notes", index, "doubtful"), message=message)


def _glossary(records: Records) -> Iterator[Fault]:
    """A name that an act gives stands in that act's glossary, and the other way round."""
    given = {
        (act.number, abbreviation)
        for _, act in of(records, "acts")
        for item in act.body
        for abbreviation in item.glossary
    }
    sound = {act.number for _, act in of(records, "acts")}
    agency: Agency
    for path, agency in of(records, "agencies"):
        if agency.act in sound and (agency.act, agency.abbreviation) not in given:
            message = f"act {agency.act} does not list {agency.abbreviation}"
            yield Fault(path=(*path, "act"), message=message)
        for number, abbreviation in given:
            if abbreviation == agency.abbreviation and agency.act != number:
                message = f"its name is from act {number}; say so with act: {number}"
                yield Fault(path=(*path, "name"), message=message)
