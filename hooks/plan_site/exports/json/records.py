"""Plan → the records of the published JSON."""

import re
from collections.abc import Iterator
from typing import Final

from plan_site.analysis import deadlines, funding, responsibilities
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
    DerivedRole,
    DerivedSum,
    DocumentShape,
    ItemShape,
    MeasureAddresses,
    MeasureShape,
    NoteShape,
    OfficialWords,
    Ours,
    PlanShape,
    RenumberedShape,
    SectionShape,
    SubsectionShape,
    TermShape,
    TopicShape,
    TranslationShape,
    UnheldShape,
    VersionShape,
)
from plan_site.exports.tables import translation_tables as translated
from plan_site.language.values import Cost, Deadline, Outcome, OutcomeKind
from plan_site.publication import urls
from plan_site.publication.edition import Edition

MONTH: Final = re.compile("(?:(?P<year>20[0-9]{2})|-)-(?P<month>[0-9]{2})(?:-[0-9]{2})?")
MADE: Final = frozenset({OutcomeKind.DOCUMENT, OutcomeKind.EVENT})
"""Kinds that `kind`, which was here first, calls a product."""


def plan(edition: Edition) -> PlanShape:
    record = edition.plan.plan
    return PlanShape(
        title=record.title,
        act=record.act,
        first_year=record.first_year,
        last_year=record.last_year,
        revoked_by=_revoking(edition),
    )


def _revoking(edition: Edition) -> str | None:
    act = edition.plan.revocation
    return act.number if act else None


def translations(edition: Edition) -> Iterator[TranslationShape]:
    for kind, key, language, field, text, wording, state in translated.rows(edition):
        yield TranslationShape(
            kind=kind,
            key=key,
            language=language,
            field=field,
            text=text,
            wording=wording,
            state=state,
        )


def measure(edition: Edition, record: Measure) -> MeasureShape:
    plan, absolute = edition.plan, edition.absolute
    touch = responsibilities.last_touch(plan, record)
    page = urls.measure(record)
    due = () if record.number in plan.repeals else deadlines.dates(plan, record)
    return MeasureShape(
        number=record.number,
        section=record.section,
        subsection=record.subsection,
        renumbered=[
            RenumberedShape(act=act, number=number)
            for act, number in plan.renumbered.get(record.number, [])
        ],
        repealed_by=plan.repeals.get(record.number),
        revoked_by=_revoking(edition),
        effect=touch.effect,
        act=touch.act,
        due=list(dict.fromkeys(f"{d.year}-{d.month:02}" for d in due if d.in_month)),
        due_dates=[each.iso for each in due],
        undated=next(iter(deadlines.undated(plan, [record])), None),
        versions=[_version(edition, record, version) for version in record.versions],
        ours=Ours(
            label=record.label,
            plain=record.current.plain,
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
    source = version.funding
    return VersionShape(
        act=act.number,
        counts_from=act.effective_date,
        fingerprint=fingerprint(record.number, version),
        official=OfficialWords(**{field: words_of(version, field) for field in FIELDS}),
        derived=Derived(
            deadline=_deadline(version.deadline),
            responsible=[*version.responsible.agencies],
            roles=[DerivedRole(body=b.body, role=b.role) for b in version.responsible.bodies],
            completion=[_outcome(outcome) for outcome in version.completion.outcomes],
            cost=_cost(version.cost),
            funding=DerivedFunding(
                term=source.term,
                terms=[*source.terms],
                other=source.other,
                programmes=[*source.programme],
                within_means=source.within_means,
            ),
        ),
    )


def _deadline(deadline: Deadline) -> DerivedDeadline:
    """`year` and `months`, which were here first, say only what they can say wholly."""
    found = [MONTH.fullmatch(each) for each in deadline.dates]
    matches = [match for match in found if match]
    years = {match["year"] for match in matches}
    whole = len(matches) == len(found) and len(years) == 1 and not deadline.interval
    months = [int(match["month"]) for match in matches] if whole else []
    year = years.pop() if whole else None
    return DerivedDeadline(
        year=int(year) if year else None,
        months=list(dict.fromkeys(months)),
        kind=deadline.kind,
        dates=[*deadlines.edtf(deadline)],
        by=deadline.by,
        every=deadline.every,
        interval=deadline.interval,
        within=deadlines.edtf_within(deadline),
        after=deadline.after,
        tied_to=deadline.ref,
    )


def _outcome(outcome: Outcome) -> DerivedOutcome:
    made = OutcomeKind.PRODUCT if outcome.kind in MADE else outcome.kind
    return DerivedOutcome(
        words=outcome.words,
        kind=made,
        recipient=next(iter(outcome.recipients), None),
        issuer=next(iter(outcome.issuers), None),
        form=outcome.kind,
        recipients=[*outcome.recipients],
        issuers=[*outcome.issuers],
        draft=outcome.draft,
        joint=outcome.joint,
    )


def _cost(cost: Cost) -> DerivedCost:
    return DerivedCost(
        kind=cost.kind,
        amounts=[
            DerivedAmount(
                year=a.year, million_tenge=format(a.million_tenge, "f"), printed=a.printed
            )
            for a in funding.counted(cost)
            if isinstance(a.year, int) and a.million_tenge is not None
        ],
        sums=[
            DerivedSum(
                year=str(a.year) if a.year else None,
                sum=None if a.sum is None else format(a.sum, "f"),
                most=None if a.most is None else format(a.most, "f"),
                unit=a.unit,
                budget=a.budget,
                total=a.total,
                approximate=a.approximate,
                printed=a.printed,
            )
            for a in cost.amounts
        ],
    )


def acts(edition: Edition) -> Iterator[ActShape]:
    for act in edition.plan.acts:
        yield ActShape(
            number=act.number,
            date=act.date,
            in_force=act.in_force,
            title=act.official_title,
            checked=act.number in edition.dataset.proofs,
            body=[*_items(edition, act)],
            notes=[*act.notes],
            page=edition.absolute(urls.act(act)),
            register_page=urls.register(act),
        )


def unheld(edition: Edition) -> Iterator[UnheldShape]:
    for each in edition.plan.unheld:
        yield UnheldShape(number=each.number, act=each.act, effect=each.effect)


def _items(edition: Edition, act: Act) -> Iterator[ItemShape]:
    held = {measure.number for measure in edition.plan.measures}
    for item in act.body:
        read = item.instruction_value
        yield ItemShape.model_validate(
            {
                "kind": item.kind,
                "official": item.words,
                "effect": read.effect if read and not read.glossary else None,
                "rows": [*item.rows],
                "measures": [row for row in item.records if row in held],
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
