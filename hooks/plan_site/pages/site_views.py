"""What each page shows: Plan → views, each a template's name with all that the template prints."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from plan_site.analysis import deadlines, funding, redline, responsibilities
from plan_site.analysis.deadlines import Precision
from plan_site.dataset.fields import FIELDS
from plan_site.dataset.plan import Measure, Version
from plan_site.exports.jsonld import legislation, vocabulary
from plan_site.language import text_readers
from plan_site.language.alphabet import alphabet_key, row_key
from plan_site.language.values import CostKind
from plan_site.pages import data_view, detail_views, information_requests, long_list, overview
from plan_site.pages.charts import money_chart, timeline
from plan_site.pages.contexts import (
    AgenciesPage,
    DeadlinesPage,
    FundingPage,
    GlossaryPage,
    HomePage,
    MeasuresPage,
    OverviewPage,
    SectionsPage,
    TopicsPage,
)
from plan_site.publication import urls
from plan_site.publication.edition import Edition, NoContext, View

COSTS_TOLD: Final = (
    CostKind.AMOUNTS,
    CostKind.NO_FIGURE,
    CostKind.WITHIN_MEANS,
    CostKind.TO_BE_SET,
    CostKind.NOT_REQUIRED,
)
"""In which order readers are told of what acts say of costs."""


class Views(Edition):
    """All views of one dataset in one language; those of single pages are made here."""

    def all(self, files: Mapping[str, bytes]) -> Iterator[View[Any]]:
        """Every view; `files` are the downloads, by address."""
        plan = self.plan
        yield self.home()
        yield self.overview()
        yield self.measures()
        for index, measure in enumerate(plan.measures):
            yield detail_views.measure(self, index, measure)
            yield information_requests.measure(self, measure)
        yield self.sections()
        for section in plan.sections:
            yield detail_views.section(self, section)
        yield self.agencies()
        for duty in self.duties:
            yield detail_views.agency(self, duty)
            yield information_requests.agency(self, duty)
        yield self.topics()
        for topic in plan.topics:
            yield detail_views.topic(self, topic)
        for act in plan.acts:
            yield detail_views.act(self, act)
        yield self.deadlines()
        yield self.funding()
        yield self.glossary()
        yield data_view.data(self, files)
        yield self.search()
        yield self.not_found()

    def home(self) -> View[HomePage]:
        known = {row_key(number)[0] for number in self.official.known_rows}
        return self.single(
            "home",
            urls.HOME,
            HomePage(
                counts=[
                    (act, responsibilities.effect_counts(self.plan, act.number))
                    for act in self.amending
                ],
                sections=self.section_counts(),
                duties=self.acting,
                unheld=self.unheld(),
                highest=max(known),
                inferred=known != set(range(1, max(known) + 1)),
            ),
            of=self.plan.in_force or self.plan.measures,
            linked=legislation.home(self),
        )

    def overview(self) -> View[OverviewPage]:
        plan = self.plan
        return self.single(
            "overview",
            urls.OVERVIEW,
            OverviewPage(
                tables=overview.tables(plan),
                signs=overview.signs(plan),
                sections=self.section_counts(),
            ),
            of=plan.in_force or plan.measures,
        )

    def measures(self) -> View[MeasuresPage]:
        plan = self.plan
        touches = {responsibilities.last_touch(plan, measure) for measure in plan.measures}
        long = long_list.is_long(self.plan.measures)
        return self.single(
            "measures",
            urls.MEASURES,
            MeasuresPage(
                sections=self.section_counts(),
                duties=self.acting,
                touches=sorted(touches, key=lambda touch: (touch.act, touch.effect)),
                calendar=deadlines.calendar(plan, plan.measures),
                kinds=[kind for kind in CostKind if funding.of_kind(plan.measures, kind)],
                facets=self.facets,
                order=self.order,
                sample=Decimal("1234.5"),
                long=long,
            ),
        )

    def facets(self, measure: Measure) -> dict[str, list[str]]:
        """The values by which the list of measures is filtered, none with a blank in it."""
        plan, version = self.plan, measure.current
        return {
            "section": [measure.section],
            "agency": [plan.agency(body).slug for body in version.responsible.agencies],
            "topic": list(measure.topics),
            "effect": [responsibilities.last_touch(plan, measure).effect.value],
            "deadline": [month.iso for month in deadlines.dates(plan, measure)],
            "funding": [version.cost.kind.value],
        }

    def order(self, measure: Measure) -> dict[str, str]:
        """By what rows are sorted and added up: the place of the body named first among all; the
        sum in million tenge, of which years and source it is, and whether it is doubted."""
        version = measure.current
        names = sorted((body.abbreviation for body in self.official.agencies), key=alphabet_key)
        first = next(iter(version.responsible.agencies), None)
        made = {"body": f"{names.index(first):04}" if first else "9999"}
        if amounts := funding.counted(version.cost):
            total = funding.row(self.plan, [measure]).total
            made["sum"] = str(total.printed)
            made["kind"] = " ".join([*version.funding.terms, *(str(a.year) for a in amounts)])
            if total.doubtful:
                made["doubtful"] = ""
        return made

    def sections(self) -> View[SectionsPage]:
        return self.single("sections", urls.SECTIONS, SectionsPage(sections=self.section_counts()))

    def agencies(self) -> View[AgenciesPage]:
        return self.single(
            "agencies",
            urls.AGENCIES,
            AgenciesPage(
                duties=self.acting,
                others=[duty.agency for duty in self.duties if not duty.measures],
                shared=sum(len(d.measures) for d in self.acting) > len(self.plan.in_force),
            ),
            of=self.plan.in_force or self.plan.measures,
        )

    def topics(self) -> View[TopicsPage]:
        return self.single(
            "topics",
            urls.TOPICS,
            TopicsPage(topics=[(t, self.of_topic(t)) for t in self.plan.topics]),
        )

    def deadlines(self) -> View[DeadlinesPage]:
        plan = self.plan
        calendar = deadlines.calendar(plan, plan.measures)
        undated = deadlines.undated(plan, plan.in_force)
        context = DeadlinesPage(
            calendar=calendar,
            undated=undated,
            monthly=all(due.precision is Precision.MONTH for due in calendar),
            dated=len(plan.in_force) - sum(map(len, undated.values())),
            behind=bool(calendar) and max(due.last for due in calendar) < plan.as_of,
            line=timeline.term_line(plan, lambda due: self.words.formatted(due.last, "LLLL")),
        )
        return self.single("deadlines", urls.DEADLINES, context, of=plan.in_force or plan.measures)

    def funding(self) -> View[FundingPage]:
        plan, w = self.plan, self.words
        names = {term.abbreviation: f"{term.short} – {term.name}" for term in plan.terms}
        kinds = {kind: funding.of_kind(plan.in_force, kind) for kind in CostKind}
        costed = kinds[CostKind.AMOUNTS]
        sources = funding.by_source(plan, plan.in_force)
        return self.single(
            "funding",
            urls.FUNDING,
            FundingPage(
                kinds=kinds,
                kinds_said="; ".join(
                    self.costs_told(kind, len(kinds[kind])) for kind in COSTS_TOLD if kinds[kind]
                ),
                uncounted=funding.uncounted(plan.in_force),
                years=range(plan.plan.first_year, plan.plan.last_year + 1),
                rows=[
                    (m, funding.row(plan, [m])) for m in costed if funding.counted(m.current.cost)
                ],
                chart=money_chart.chart(plan, costed),
                total=funding.row(plan, plan.in_force),
                sections=[
                    (
                        w.get("section.title", section=s.number, label=s.label),
                        ms,
                        funding.row(plan, ms),
                    )
                    for s in plan.sections
                    for ms in [responsibilities.of_section(plan.in_force, s)]
                ],
                sources=[
                    (
                        names.get(term) or term or w.get("funding.source.none"),
                        ms,
                        funding.row(plan, ms, term),
                    )
                    for term, ms in sources.items()
                ],
            ),
            of=plan.in_force or plan.measures,
        )

    def glossary(self) -> View[GlossaryPage]:
        entries = sorted(
            self.plan.abbreviations.values(), key=lambda e: alphabet_key(self.plain(e.short))
        )
        users: dict[str, list[Measure]] = {entry.abbreviation: [] for entry in entries}
        former: dict[str, list[Measure]] = {entry.abbreviation: [] for entry in entries}
        for measure in self.plan.measures:
            gone = measure.number in self.plan.repeals
            versions = self.official.measure(measure.number).versions
            now = set() if gone else _abbreviations(versions[-1])
            ever = {name for version in versions for name in _abbreviations(version)}
            for found, names in ((users, now), (former, ever - now)):
                for name in names & users.keys():
                    found[name].append(measure)
        return self.single(
            "glossary",
            urls.GLOSSARY,
            GlossaryPage(
                entries=entries,
                users=users,
                former=former,
            ),
            linked=vocabulary.glossary(self),
        )

    def search(self) -> View[NoContext]:
        """The page of results: it holds none, and no search engine may lead to it."""
        return replace(self.single("search", urls.SEARCH, NoContext()), indexed=False)

    def not_found(self) -> View[NoContext]:
        return self.single("not_found", urls.NOT_FOUND, NoContext())


def _abbreviations(version: Version) -> set[str]:
    """What of abbreviations stands in the words of a row."""
    words = (redline.words_of(version, field) for field in FIELDS)
    return {
        each.abbreviation for said in words for each in text_readers.mentions(said, strict=False)
    }
