"""Views of the pages of which there is one a record: measure, section, body, topic, act."""

from plan_site.analysis import deadlines, redline, responsibilities, topics
from plan_site.analysis.responsibilities import Duties
from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Measure, Plan, Section, Topic
from plan_site.exports import measure_citation
from plan_site.exports.jsonld import legislation, vocabulary
from plan_site.language.alphabet import row_key
from plan_site.language.values import Effect
from plan_site.pages import embed
from plan_site.pages.charts import money_chart
from plan_site.pages.contexts import (
    ActPage,
    AgencyPage,
    MeasurePage,
    SectionPage,
    TopicPage,
)
from plan_site.publication import urls
from plan_site.publication.edition import Crumb, Edition, View


def measure(edition: Edition, index: int, measure: Measure) -> View[MeasurePage]:
    w, plan = edition.words, edition.plan
    section = plan.section(measure.section)
    act = plan.act(measure.current.act)
    proof = edition.dataset.proofs.get(act.number)
    near = plan.measures
    return View(
        template="measure.html",
        address=urls.measure(measure),
        updated=edition.touched([measure]),
        linked=legislation.measure(edition, measure),
        cited=measure_citation.dublin_core(edition, measure),
        beside=(
            urls.measure_bibtex(measure),
            urls.measure_csl(measure),
        ),
        title=w.get("measure.title", number=edition.number(measure), label=measure.label),
        description=w.get(
            "measure.description",
            number=edition.number(measure),
            label=measure.label,
            deadline=edition.cell(measure.current.deadline.said),
            bodies=measure.current.responsible.said,
        ),
        crumbs=edition.crumbs(
            edition.index("nav.measures"),
            Crumb(
                title=w.get("section.short", section=section.number),
                address=urls.section(section),
            ),
        ),
        context=MeasurePage(
            measure=measure,
            version=measure.current,
            official=edition.official.measure(measure.number).current,
            translation=edition.translations.get(measure.number, "missing")
            if edition.translated
            else "",
            section=section,
            subsection=next(
                (s for s in section.subsections if s.number == measure.subsection), None
            ),
            act=act,
            touch=responsibilities.last_touch(plan, measure),
            effect=plan.effects[act.number, measure.number],
            cite=measure_citation.citation(edition, measure),
            since=measure_citation.since_in_words(edition, measure),
            changes=list(redline.changes(edition.official.measure(measure.number))),
            chart=money_chart.chart(plan, [measure]),
            line=proof.lines.get(measure.number) if proof else None,
            due=deadlines.dates(plan, measure),
            undated=next(iter(deadlines.undated(plan, [measure])), None),
            help=responsibilities.needs_help(plan, measure),
            embed=embed.embed(edition, measure),
            renamed=[
                plan.agency(body).short
                for body in measure.current.responsible.agencies
                if plan.agency(body).act == act.number
            ],
            composed=plan.effects[act.number, measure.number].of_words,
            renumbered=_renumbered(edition, measure),
            unworded=responsibilities.unworded(plan, measure),
            before=near[index - 1] if index else None,
            after=near[index + 1] if index + 1 < len(near) else None,
        ),
    )


def _renumbered(edition: Edition, measure: Measure) -> str:
    """The number that the row has in the plan by now, by which act, and since when."""
    changes = edition.plan.renumbered.get(measure.number)
    if not changes:
        return ""
    by, number = changes[-1]
    since = measure_citation.since_of(edition, edition.plan.act(by))
    ended = measure.number in edition.plan.repeals
    key = "measure.number.last" if ended else "measure.number.now"
    return edition.words.get(key, number=number, act=by, since=since)


def section(edition: Edition, section: Section) -> View[SectionPage]:
    w = edition.words
    groups = responsibilities.groups(edition.plan, section)
    measures = [measure for group in groups for measure in group.measures]
    return View(
        template="section.html",
        updated=edition.touched(measures),
        address=urls.section(section),
        linked=legislation.section(edition, section),
        title=w.get("section.title", section=section.number, label=section.label),
        description=w.get(
            "section.description",
            section=section.number,
            label=section.label,
            scope=edition.scope(measures),
        ),
        crumbs=edition.crumbs(edition.index("nav.sections")),
        context=SectionPage(
            section=section,
            groups=groups,
            measures=measures,
            helped=section.help
            or any(responsibilities.needs_help(edition.plan, measure) for measure in measures),
            topics=topics.most_frequent(edition.plan, section),
        ),
    )


def agency(edition: Edition, duties: Duties) -> View[AgencyPage]:
    w, agency = edition.words, duties.agency
    return View(
        template="agency.html",
        updated=edition.touched(duties.measures),
        address=urls.agency(agency),
        linked=legislation.agency(edition, agency),
        title=w.get("agency.title", abbreviation=agency.short, name=agency.name),
        description=w.get(
            "agency.description" if duties.measures else "agency.description.none",
            name=agency.name,
            count=len(duties.measures),
            scope=edition.scope(edition.plan.in_force or edition.plan.measures),
        ),
        crumbs=edition.crumbs(edition.index("nav.agencies")),
        context=AgencyPage(
            agency=agency,
            duties=duties,
            nearest=responsibilities.nearest(duties),
            reports=responsibilities.reports(duties.measures),
            senders=responsibilities.bodies(edition.plan, duties.receives, besides=agency),
        ),
    )


def topic(edition: Edition, topic: Topic) -> View[TopicPage]:
    measures = edition.of_topic(topic)
    return View(
        template="topic.html",
        updated=edition.touched(measures),
        address=urls.topic(topic),
        linked=vocabulary.topic(edition, topic, measures),
        title=topic.name,
        description=edition.words.get(
            "topic.description", name=topic.name, scope=edition.scope(measures)
        ),
        crumbs=edition.crumbs(edition.index("nav.topics")),
        context=TopicPage(
            topic=topic,
            measures=measures,
            sections=topics.by_section(edition.plan, measures),
            bodies=responsibilities.bodies(
                edition.plan, [m for m in measures if m.number not in edition.plan.repeals]
            ),
        ),
    )


def act(edition: Edition, act: Act) -> View[ActPage]:
    w = edition.words
    # A row that the act repeals has no wording by it, yet belongs on its page.
    touched = {
        row.number: (
            measure,
            next((v for v in row.versions if v.act == act.number), None),
        )
        for measure, row in zip(edition.plan.measures, edition.official.measures, strict=True)
        if (act.number, row.number) in edition.plan.effects
    }
    named = {row for item in act.body for row in item.records}
    unnamed = [row for row in touched if row not in named]
    ended = [row for row in unnamed if edition.plan.repeals.get(row) == act.number]
    counts = responsibilities.effect_counts(edition.plan, act.number)
    plain = (Effect.ORIGINAL, Effect.INSERTED, Effect.SUBSTITUTED, Effect.REPEALED)
    if act.number == edition.plan.plan.act:
        key = "act.approving.description"
    else:
        key = "act.amending.description" if counts else "act.amending.description.none"
    if act == edition.plan.revocation:
        key = "act.revoking.description"
    return View(
        template="act.html",
        updated=act.effective_date,
        address=urls.act(act),
        linked=legislation.act(edition, act),
        title=w.get("act.title", act=act.number, date=w.date(act.date)),
        description=w.get(key, act=act.number, date=w.date(act.date), count=counts.total()),
        crumbs=edition.crumbs(),
        context=ActPage(
            act=act,
            lead=edition.act_lead(act),
            approving=act.number == edition.plan.plan.act,
            touched=touched,
            everywhere=[row for row in unnamed if row not in ended],
            ended=ended,
            cells={
                place: cells
                for place, item in enumerate(act.body)
                if (cells := redline.cells_anew(edition.official, act, item))
            },
            groups=_by_effect(edition.plan, act),
            helped=_helped(edition.plan, act),
            lines_added=_lines_added(edition.plan, act),
            others={effect: count for effect, count in counts.items() if effect not in plain},
            repealed=counts[Effect.REPEALED],
            proof=edition.dataset.proofs.get(act.number),
        ),
    )


def _by_effect(plan: Plan, act: Act) -> dict[Effect, list[str]]:
    """The rows that the act touched, held or not, by what it did to them: what is new first."""
    did = {row: effect for (number, row), effect in plan.effects.items() if number == act.number}
    did |= {each.row: each.effect for each in plan.unheld if each.act == act.number}
    order = (Effect.ORIGINAL, *responsibilities.EFFECT_ORDER)
    return {
        effect: rows
        for effect in order
        if (rows := sorted((row for row in did if did[row] is effect), key=row_key))
    }


def _helped(plan: Plan, act: Act) -> set[int]:
    """Before which places of the body the help box stands: the heading (or, where none is, the
    place itself) above the first row whose topics ask for it, and of every section that does."""
    sections = {section.number for section in plan.sections if section.help}
    helped = {m.number for m in plan.measures if responsibilities.needs_help(plan, m)}
    found: set[int] = set()
    heading, told = None, False
    for place, item in enumerate(act.body):
        if item.heading:
            heading = place
            if item.heading_value and item.heading_value.section in sections:
                found.add(place)
                told = True
        if not told and helped.intersection(item.worded):
            found.add(place if heading is None else heading)
            told = True
    return found


def _lines_added(plan: Plan, act: Act) -> int:
    """How many lines an amending act adds to the plan's list of abbreviations."""
    if act.number == plan.plan.act:
        return 0
    return sum(plan.struck_lines.get(e) != act.number for item in act.body for e in item.glossary)
