"""The tables to take away, each with its columns and rows: measures, deadlines,
responsibilities, funding, bodies, glossary, and what is translated of them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from plan_site.analysis import deadlines, funding
from plan_site.analysis.deadlines import DueDate, Precision
from plan_site.analysis.responsibilities import last_act
from plan_site.dataset.plan import Agency, Measure, Note
from plan_site.exports.tables.schema import JOINT, Cell, Columns, Table
from plan_site.exports.tables.translation_tables import translations
from plan_site.language.values import UNITS, CostKind, DeadlineKind, Effect, Role
from plan_site.publication import urls
from plan_site.publication.edition import Edition


def measures(edition: Edition) -> Table:
    w, column = edition.words, Columns(edition.words, "measures")
    return Table(
        name="measures",
        title=w.get("table.measures"),
        description=w.get("table.measures.text.of"),
        columns=(
            column("number", "field.number"),
            column("section", "field.section"),
            column("subsection", "field.subsection", required=False),
            column("text", "field.text", official=True),
            column("completion", "field.completion", official=True),
            column("deadline", "field.deadline", official=True),
            column("responsible", "field.responsible"),
            column("cost", "field.cost", official=True),
            column("funding", "field.funding", official=True),
            column("act", "table.act"),
            column(
                "effect",
                "field.effect",
                codes=Effect,
                said=lambda effect: w.get(f"table.effect.{effect}"),
            ),
            column("label", "table.label"),
            column("topics", "filter.topic"),
            column("url", "table.url", format=_format(edition)),
            column("due", "table.due", required=False),
            column("edtf", "table.edtf", required=False),
            column(
                "deadline_kind",
                "table.deadline.kind",
                codes=DeadlineKind,
                said=lambda kind: w.get(f"deadline.{kind}"),
            ),
            column("subsection_title", "table.subsection", required=False),
            column("note", "note.title", required=False),
        ),
        rows=tuple(_measure(edition, measure) for measure in edition.plan.measures),
        key=("number",),
        withheld=frozenset(m.number for m in edition.plan.measures if m.label_only),
    )


def _measure(edition: Edition, measure: Measure) -> tuple[Cell, ...]:
    version, touch = measure.current, last_act(edition.plan, measure)
    due = _due(edition, measure)
    section = edition.plan.section(measure.section)
    subsection = next((s for s in section.subsections if s.number == measure.subsection), None)
    return (
        measure.number,
        measure.section,
        measure.subsection,
        version.text,
        version.completion.said,
        version.deadline.said,
        JOINT.join(version.responsible.agencies),
        version.cost.said,
        version.funding.said,
        touch.act,
        touch.effect.value,
        measure.label,
        JOINT.join(edition.plan.topic(slug).name for slug in measure.topics),
        edition.absolute(urls.measure(measure)),
        JOINT.join(each.iso for each in due) or None,
        deadlines.edtf_set(version.deadline),
        version.deadline.kind.value,
        f"{subsection.number}. {subsection.title}" if subsection else None,
        " ".join(_note(edition, note) for note in measure.notes) or None,
    )


def _note(edition: Edition, note: Note) -> str:
    """A note beside all of a measure's cells: what it doubts is named by its year."""
    doubt = f"{note.doubtful} – {edition.words.get('sum.doubtful')}. " if note.doubtful else ""
    return doubt + note.text


def _due(edition: Edition, measure: Measure) -> tuple[DueDate, ...]:
    """The dates that are still to be kept to; of a row that an act repealed there are none."""
    repealed = measure.number in edition.plan.repeals
    return () if repealed else deadlines.dates(edition.plan, measure)


def due_dates(edition: Edition) -> Table:
    """A row for each date of each measure and each body that answers for it."""
    w, column = edition.words, Columns(edition.words, "deadlines")
    return Table(
        name="deadlines",
        title=w.get("table.deadlines"),
        description=w.get("table.deadlines.text.of"),
        columns=(
            column("measure", "field.number"),
            column("due", "table.due"),
            column(
                "precision",
                "table.precision",
                codes=Precision,
                said=lambda precision: w.get(f"precision.{precision}"),
            ),
            column("body", "field.agency"),
            column("recipient", "field.recipient.card", required=False),
            column("ends", "table.ends", "date"),
        ),
        rows=tuple(
            (
                measure.number,
                due.iso,
                due.precision.value,
                body,
                JOINT.join(measure.current.completion.recipients) or None,
                due.last.isoformat(),
            )
            for measure in edition.plan.measures
            for due in _due(edition, measure)
            for body in measure.current.responsible.agencies
        ),
        key=("measure", "due", "body"),
        references={"measure": ("measures", "number"), "body": ("agencies", "abbreviation")},
    )


def responsibilities(edition: Edition) -> Table:
    w, column = edition.words, Columns(edition.words, "responsibilities")
    return Table(
        name="responsibilities",
        title=w.get("table.responsibilities"),
        description=w.get("table.responsibilities.text.of"),
        columns=(
            column("measure", "field.number"),
            column("order", "table.order", "integer"),
            column("agency", "field.agency"),
            column(
                "role",
                "table.role",
                required=False,
                codes=Role,
                said=lambda role: w.get(f"role.{role}"),
            ),
        ),
        rows=tuple(
            (measure.number, order, each.body, each.role and each.role.value)
            for measure in edition.plan.measures
            for order, each in enumerate(measure.current.responsible.bodies, start=1)
        ),
        key=("measure", "agency"),
        references={"measure": ("measures", "number"), "agency": ("agencies", "abbreviation")},
    )


def sums(edition: Edition) -> Table:
    """A row for each sum; a measure without one has a row that says so, and no year."""
    w, column = edition.words, Columns(edition.words, "funding")
    return Table(
        name="funding",
        title=w.get("table.funding"),
        description=w.get("table.funding.text.of"),
        columns=(
            column("measure", "field.number"),
            column("year", "table.year", "integer", required=False),
            column("printed", "table.printed", required=False, official=True),
            column("million_tenge", "table.million", "number", required=False),
            column(
                "kind",
                "table.kind",
                codes=CostKind,
                said=edition.cost_kind,
            ),
            column("note", "note.title", required=False),
            column(
                "unit", "table.unit", required=False, codes=UNITS, said=lambda u: w.get(f"unit.{u}")
            ),
            column("budget", "table.budget", required=False),
            column("period", "table.period", required=False),
            column("total", "table.is_total", "boolean"),
        ),
        rows=tuple(row for measure in edition.plan.measures for row in _sums(edition, measure)),
        key=("measure", "period", "budget", "total"),
        references={"measure": ("measures", "number")},
    )


def _sums(edition: Edition, measure: Measure) -> Iterator[tuple[Cell, ...]]:
    cost = measure.current.cost
    notes = [note for note in measure.notes if note.field == "cost"]
    for amount in cost.amounts:
        # A note that doubts one year's sum belongs to that year alone.
        said = [n.text for n in notes if n.doubtful in (None, amount.year)]
        if funding.is_doubtful(measure, amount):
            said.insert(0, f"{edition.words.get('sum.doubtful')}.")
        yield (
            measure.number,
            amount.year if isinstance(amount.year, int) else None,
            amount.printed,
            None if cost.every else amount.million_tenge,
            cost.kind.value,
            " ".join(said) or None,
            amount.unit,
            amount.budget,
            "XXXX" if cost.every else str(amount.year) if amount.year else None,
            amount.total,
        )
    if not cost.amounts:
        said = [note.text for note in notes]
        note = " ".join(said) or None
        yield (measure.number, *[None] * 3, cost.kind.value, note, None, cost.budget, None, False)


def agencies(edition: Edition) -> Table:
    w, column = edition.words, Columns(edition.words, "agencies")
    duties = {each.agency.abbreviation: each for each in edition.duties}
    return Table(
        name="agencies",
        title=w.get("table.agencies"),
        description=w.get("table.agencies.text.of"),
        columns=(
            column("abbreviation", "table.abbreviation"),
            column("slug", "table.slug"),
            column("name", "table.name"),
            column("act", "table.name.act", required=False),
            column("document", "table.name.document", required=False),
            column("many", "table.many", "boolean"),
            column("measures", "table.count", "integer"),
            column("note", "note.title", required=False),
            column("url", "table.url", format=_format(edition)),
        ),
        rows=tuple(
            (
                agency.abbreviation,
                agency.slug,
                agency.name,
                agency.act,
                agency.document,
                agency.many,
                len(duties[agency.abbreviation].measures),
                agency.note,
                edition.absolute(urls.agency(agency)),
            )
            for agency in edition.plan.agencies
        ),
        key=("abbreviation",),
    )


def glossary(edition: Edition) -> Table:
    w, column = edition.words, Columns(edition.words, "glossary")
    entries = edition.plan.abbreviations.values()
    return Table(
        name="glossary",
        title=w.get("table.glossary"),
        description=w.get("table.glossary.text.of"),
        columns=(
            column("abbreviation", "table.abbreviation"),
            column("name", "table.name"),
            column(
                "kind",
                "table.kind",
                codes=("agency", "term"),
                said=lambda kind: w.get(f"table.kind.{kind}"),
            ),
            column("url", "table.url", format=_format(edition)),
        ),
        rows=tuple(
            (
                entry.abbreviation,
                entry.name,
                "agency" if isinstance(entry, Agency) else "term",
                edition.absolute(urls.glossary_entry(entry)),
            )
            for entry in entries
        ),
        key=("abbreviation",),
    )


def _format(edition: Edition) -> str:
    """That of addresses: without a host of its own the site has only paths to give."""
    return "uri" if edition.addressed else "default"


TABLES: Final[Mapping[str, Callable[[Edition], Table]]] = {
    "measures": measures,
    "deadlines": due_dates,
    "responsibilities": responsibilities,
    "funding": sums,
    "agencies": agencies,
    "glossary": glossary,
    "translations": translations,
}
"""Every table by its name, the measures first."""


def tables(edition: Edition) -> tuple[Table, ...]:
    return tuple(make(edition) for make in TABLES.values())
