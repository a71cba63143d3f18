"""Plan → the records of the published JSON."""

from collections.abc import Iterator

from plan_site.analysis import deadlines, responsibilities
from plan_site.analysis.fingerprint import fingerprint
from plan_site.analysis.redline import words_of
from plan_site.dataset.acts import Act
from plan_site.dataset.fields import FIELDS
from plan_site.dataset.plan import Measure, Version
from plan_site.exports.json.schema import (
    ActShape,
    AgencyShape,
    CorrectionShape,
    Derived,
    DerivedAmount,
    DerivedCost,
    DerivedDeadline,
    DerivedFunding,
    DerivedOutcome,
    DocumentShape,
    ItemShape,
    MeasureAddresses,
    MeasureShape,
    NoteShape,
    OfficialWords,
    Ours,
    PlanShape,
    SectionShape,
    SubsectionShape,
    TermShape,
    TopicShape,
    UnheldShape,
    VersionShape,
)
from plan_site.publication import urls
from plan_site.publication.edition import Edition


def plan(edition: Edition) -> PlanShape:
    record = edition.plan.plan
    return PlanShape(
        title=record.title,
        act=record.act,
        first_year=record.first_year,
        last_year=record.last_year,
    )


def measure(edition: Edition, record: Measure) -> MeasureShape:
    plan, absolute = edition.plan, edition.absolute
    touch = responsibilities.last_touch(plan, record)
    page = urls.measure(record)
    return MeasureShape(
        number=record.number,
        section=record.section,
        subsection=record.subsection,
        repealed_by=plan.repeals.get(record.number),
        effect=touch.effect,
        act=touch.act,
        due=[]
        if record.number in plan.repeals
        else [month.iso for month in deadlines.dates(plan, record)],
        versions=[_version(edition, record, version) for version in record.versions],
        ours=Ours(
            label=record.label,
            label_only=record.label_only,
            topics=[*record.topics],
            notes=[
                NoteShape(field=note.field, text=note.text, doubtful=note.doubtful)
                for note in record.notes
            ],
        ),
        documents=[
            DocumentShape(title=d.title, date=d.date, issuer=d.issuer, address=d.address)
            for d in record.documents
        ],
        addresses=MeasureAddresses(
            page=absolute(page),
            json_file=absolute(urls.measure_json(record)),
            cited=absolute(urls.cited(record, fingerprint(record.number, record.current))),
            embed=absolute(urls.embed(record)),
            request=absolute(urls.request(page)),
        ),
    )


def _version(edition: Edition, record: Measure, version: Version) -> VersionShape:
    act = edition.plan.act(version.act)
    cost, funding, deadline = version.cost, version.funding, version.deadline
    return VersionShape(
        act=act.number,
        counts_from=act.effective_date,
        fingerprint=fingerprint(record.number, version),
        official=OfficialWords(**{field: words_of(version, field) for field in FIELDS}),
        derived=Derived(
            deadline=DerivedDeadline(year=deadline.year, months=[*deadline.months]),
            responsible=[*version.responsible.agencies],
            completion=[
                DerivedOutcome(words=o.words, kind=o.kind, recipient=o.recipient, issuer=o.issuer)
                for o in version.completion.outcomes
            ],
            cost=DerivedCost(
                kind=cost.kind,
                amounts=[
                    DerivedAmount(
                        year=a.year, million_tenge=format(a.million_tenge, "f"), printed=a.printed
                    )
                    for a in cost.amounts
                ],
            ),
            funding=DerivedFunding(term=funding.term, within_means=funding.within_means),
        ),
    )


def acts(edition: Edition) -> Iterator[ActShape]:
    for act in edition.plan.acts:
        yield ActShape(
            number=act.number,
            date=act.date,
            in_force=act.in_force,
            title=act.official_title,
            checked=act.number in edition.dataset.proofs,
            body=[*_items(act)],
            notes=[*act.notes],
            page=edition.absolute(urls.act(act)),
            register_page=urls.register(act),
        )


def unheld(edition: Edition) -> Iterator[UnheldShape]:
    for each in edition.plan.unheld:
        yield UnheldShape(number=each.row, act=each.act, effect=each.effect)


def _items(act: Act) -> Iterator[ItemShape]:
    for item in act.body:
        read = item.instruction_value
        yield ItemShape.model_validate(
            {
                "kind": item.kind,
                "official": item.words,
                "effect": read.effect if read and not read.glossary else None,
                "rows": [*item.rows],
                "glossary": [*item.glossary],
            }
        )


def sections(edition: Edition) -> Iterator[SectionShape]:
    for section in edition.plan.sections:
        yield SectionShape(
            number=section.number,
            title=section.title,
            label=section.label,
            subsections=[
                SubsectionShape(number=s.number, title=s.title) for s in section.subsections
            ],
            page=edition.absolute(urls.section(section)),
        )


def agencies(edition: Edition) -> Iterator[AgencyShape]:
    duties = {each.agency.abbreviation: each for each in edition.duties}
    for agency in edition.plan.agencies:
        page = urls.agency(agency)
        yield AgencyShape(
            abbreviation=agency.abbreviation,
            slug=agency.slug,
            name=agency.name,
            act=agency.act,
            document=agency.document,
            many=agency.many,
            note=agency.note,
            measures=[m.number for m in duties[agency.abbreviation].measures],
            page=edition.absolute(page),
            calendar=edition.absolute(urls.calendar(page)),
            feed=edition.absolute(urls.feed(page)),
        )


def terms(edition: Edition) -> Iterator[TermShape]:
    for term in edition.plan.terms:
        yield TermShape(abbreviation=term.abbreviation, slug=term.slug, name=term.name)


def topics(edition: Edition) -> Iterator[TopicShape]:
    for topic in edition.plan.topics:
        yield TopicShape(
            slug=topic.slug,
            name=topic.name,
            belongs=topic.belongs,
            measures=[measure.number for measure in edition.of_topic(topic)],
            page=edition.absolute(urls.topic(topic)),
        )


def corrections(edition: Edition) -> Iterator[CorrectionShape]:
    for each in edition.plan.corrections:
        yield CorrectionShape(date=each.date, text=each.text)
