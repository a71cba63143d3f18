"""What each page shows: Plan → views, each a template's name with all that the template prints."""

from collections.abc import Callable, Iterator
from functools import partial

from . import (
    addresses,
    data_view,
    deadlines,
    funding,
    linked_data,
    linked_legislation,
    long_list,
    money_chart,
    record_views,
    relations,
    requests,
    row_strip,
    shading,
    term_line,
)
from .frame import Frame, View
from .made import Files
from .model import Measure
from .order import alphabet_key
from .values import GOVERNMENT, CostKind


class Views(Frame):
    """All views of one dataset in one language; those of single pages are made here."""

    def all(self, files: Files) -> Iterator[View]:
        """Every view; `files` are the downloads, by address."""
        yield from (make() for _, make in self.makers(files))

    def makers(self, files: Files) -> Iterator[tuple[str, Callable[[], View]]]:
        """Every page's address, and how its view is made: all at once they fill the memory."""
        plan = self.plan
        yield addresses.HOME, self.home
        yield addresses.MEASURES, self.measures
        for index, measure in enumerate(plan.measures):
            page = addresses.measure(measure)
            yield page, partial(record_views.measure, self, index, measure)
            yield addresses.request(page), partial(requests.measure, self, measure)
        yield addresses.SECTIONS, self.sections
        for section in plan.sections:
            yield addresses.section(section), partial(record_views.section, self, section)
        yield addresses.AGENCIES, self.agencies
        for duty in self.duties:
            page = addresses.agency(duty.agency)
            yield page, partial(record_views.agency, self, duty)
            yield addresses.request(page), partial(requests.agency, self, duty)
        yield addresses.TOPICS, self.topics
        for topic in plan.topics:
            yield addresses.topic(topic), partial(record_views.topic, self, topic)
        for act in plan.acts:
            yield addresses.act(act), partial(record_views.act, self, act)
        yield addresses.DEADLINES, self.deadlines
        yield addresses.FUNDING, self.funding
        yield addresses.GLOSSARY, self.glossary
        yield addresses.DATA, partial(data_view.data, self, files)
        yield addresses.ABOUT, self.about
        yield addresses.ACCESSIBILITY, self.accessibility
        yield addresses.NOT_FOUND, self.not_found

    def home(self) -> View:
        strip = row_strip.strip(self.plan)
        return self.single(
            "home",
            addresses.HOME,
            linked=linked_legislation.home(self),
            counts=[(act, relations.effect_counts(self.plan, act.number)) for act in self.amending],
            sections=self.section_counts(),
            duties=self.duties,
            unheld=self.unheld(),
            strip=strip if strip.short else None,
        )

    def measures(self) -> View:
        plan = self.plan
        touches = {relations.last_touch(plan, measure) for measure in plan.measures}
        strip = row_strip.strip(plan)
        long = long_list.is_long(self.plan.measures)
        return self.single(
            "measures",
            addresses.MEASURES,
            sections=self.section_counts(),
            duties=self.duties,
            touches=sorted(touches, key=lambda touch: (touch.act, touch.effect)),
            calendar=deadlines.calendar(plan, plan.in_force),
            kinds=list(CostKind),
            facets=self.facets,
            strip=None if strip.short or long else strip,
            long=long,
        )

    def facets(self, measure: Measure) -> dict[str, list[str]]:
        """The values by which the list of measures is filtered, none with a blank in it."""
        plan, version = self.plan, measure.current
        return {
            "section": [measure.section],
            "agency": [plan.agency(body).slug for body in version.responsible.agencies],
            "topic": list(measure.topics),
            "effect": [relations.last_touch(plan, measure).effect.value],
            "deadline": [month.iso for month in deadlines.dates(plan, measure)],
            "funding": [version.cost.kind.value],
        }

    def sections(self) -> View:
        return self.single("sections", addresses.SECTIONS, sections=self.section_counts())

    def agencies(self) -> View:
        counts = [len(d.in_section(section)) for d in self.duties for section in self.plan.sections]
        most = max(counts, default=0)
        return self.single(
            "agencies",
            addresses.AGENCIES,
            duties=self.duties,
            shade=partial(shading.shade, most=most),
            bands=shading.bands(most),
        )

    def topics(self) -> View:
        return self.single(
            "topics", addresses.TOPICS, topics=[(t, self.of_topic(t)) for t in self.plan.topics]
        )

    def deadlines(self) -> View:
        calendar = deadlines.calendar(self.plan, self.plan.in_force)
        line = term_line.term_line(self.plan)
        return self.single("deadlines", addresses.DEADLINES, calendar=calendar, line=line)

    def funding(self) -> View:
        plan, w = self.plan, self.words
        names = {term.abbreviation: f"{term.abbreviation} – {term.name}" for term in plan.terms}
        kinds = {kind: funding.of_kind(plan.in_force, kind) for kind in CostKind}
        costed = kinds[CostKind.AMOUNTS]
        sources = funding.by_source(plan, plan.in_force)
        return self.single(
            "funding",
            addresses.FUNDING,
            kinds=kinds,
            years=range(plan.plan.first_year, plan.plan.last_year + 1),
            rows=[(measure, funding.row(plan, [measure])) for measure in costed],
            chart=money_chart.chart(plan, costed),
            total=funding.row(plan, plan.in_force),
            sections=[
                (w.get("section.title", section=s.number, label=s.label), ms, funding.row(plan, ms))
                for s in plan.sections
                for ms in [relations.of_section(plan.in_force, s)]
            ],
            sources=[
                (names.get(term) or w.get("funding.source.none"), ms, funding.row(plan, ms))
                for term, ms in sources.items()
            ],
        )

    def glossary(self) -> View:
        entries = sorted(
            self.plan.abbreviations.values(), key=lambda e: alphabet_key(e.abbreviation)
        )
        users: dict[str, list[Measure]] = {entry.abbreviation: [] for entry in entries}
        for measure in self.plan.measures:
            version = measure.current
            named = {
                *version.responsible.agencies,
                *(r for r in version.completion.recipients if r != GOVERNMENT),
                *(o.issuer for o in version.completion.outcomes if o.issuer),
                *filter(None, [version.funding.term]),
            }
            for abbreviation in named:
                users[abbreviation].append(measure)
        return self.single(
            "glossary",
            addresses.GLOSSARY,
            linked=linked_data.glossary(self),
            entries=entries,
            users=users,
        )

    def about(self) -> View:
        unplaced = [measure for measure in self.plan.measures if measure.subsection is None]
        return self.single(
            "about",
            addresses.ABOUT,
            publisher=self.publisher,
            unplaced=len(unplaced),
            unheld=self.unheld(),
        )

    def accessibility(self) -> View:
        return self.single("accessibility", addresses.ACCESSIBILITY, publisher=self.publisher)

    def not_found(self) -> View:
        return self.single("not_found", addresses.NOT_FOUND)
