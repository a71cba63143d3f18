"""What each page shows: Plan → views, each a template's name with all that the template prints."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from . import addresses, comparison, deadlines, funding, reconciliation, relations
from .load import Dataset
from .model import Act, Measure, Section, Topic
from .order import alphabet_key
from .relations import Duties
from .values import GOVERNMENT, CostKind, Effect
from .words import Words


@dataclass(frozen=True, kw_only=True)
class Crumb:
    title: str
    address: str


@dataclass(frozen=True, kw_only=True)
class View:
    """A page before it is rendered; `title` and `description` are plain text."""

    template: str
    address: str
    title: str
    description: str
    crumbs: tuple[Crumb, ...] = ()
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Publisher:
    """Who answers for the published site, as its owner fills it in; empty until then."""

    name: str = ""
    email: str = ""


MENU: Final = (
    ("nav.measures", addresses.MEASURES),
    ("nav.sections", addresses.SECTIONS),
    ("nav.agencies", addresses.AGENCIES),
    ("nav.topics", addresses.TOPICS),
    ("nav.deadlines", addresses.DEADLINES),
    ("nav.funding", addresses.FUNDING),
    ("nav.glossary", addresses.GLOSSARY),
    ("nav.data", addresses.DATA),
    ("nav.about", addresses.ABOUT),
)
"""Interface word → index page, in the order in which readers meet them."""


class Views:
    """All views of one dataset in one language."""

    def __init__(self, dataset: Dataset, words: Words, publisher: Publisher) -> None:
        self.dataset = dataset
        self.plan = dataset.plan
        self.words = words
        self.publisher = publisher
        self.duties = relations.duties(self.plan)
        self.amending = [act for act in self.plan.acts if act.number != self.plan.plan.act]

    def all(self) -> Iterator[View]:
        yield self.home()
        yield self.measures()
        for index, measure in enumerate(self.plan.measures):
            yield self.measure(index, measure)
        yield self.sections()
        yield from (self.section(section) for section in self.plan.sections)
        yield self.agencies()
        yield from (self.agency(duty) for duty in self.duties)
        yield self.topics()
        yield from (self.topic(topic) for topic in self.plan.topics)
        yield from (self.act(act) for act in self.plan.acts)
        yield self.deadlines()
        yield self.funding()
        yield self.glossary()
        yield self.data()
        yield self.about()
        yield self.not_found()

    def menu(self) -> list[Crumb]:
        """The ways through the site; the acts stand before the glossary."""
        w = self.words
        items = [Crumb(title=w.get(key), address=address) for key, address in MENU]
        acts = [
            Crumb(title=w.get("act.short", act=act.number), address=addresses.act(act))
            for act in self.amending
        ]
        return [*items[:6], *acts, *items[6:]]

    def _crumbs(self, *crumbs: Crumb) -> tuple[Crumb, ...]:
        return (Crumb(title=self.words.get("nav.home"), address=addresses.HOME), *crumbs)

    def _index(self, key: str) -> Crumb:
        return Crumb(title=self.words.get(key), address=dict(MENU)[key])

    def acts_said(self) -> str:
        """The amending acts by their numbers: «№ 392», «№ 392 және № 100»."""
        return self.words.join(
            self.words.get("act.number", act=act.number) for act in self.amending
        )

    def acts_dated(self) -> str:
        """The amending acts with the dates from which their wordings count."""
        w = self.words
        return w.join(
            w.get("act.dated", act=act.number, date=w.date(act.in_force or act.date))
            for act in self.amending
        )

    def scope(self, count: int) -> str:
        """What a count is of: rows that the amending acts touched, while those are all we hold."""
        approving = self.plan.plan.act
        if all(measure.current.act != approving for measure in self.plan.measures):
            return self.words.get("scope.touched", acts=self.acts_said(), count=count)
        return self.words.get("scope.held", count=count)

    def _view(self, name: str, address: str, **context: Any) -> View:
        """A page of which there is one: its words are `<name>.title` and `<name>.description`."""
        scope = self.scope(len(self.plan.measures))
        return View(
            template=f"{name}.html",
            address=address,
            title=self.words.get(f"{name}.title"),
            description=self.words.get(f"{name}.description", scope=scope),
            crumbs=self._crumbs() if address else (),
            context=context,
        )

    def home(self) -> View:
        return self._view(
            "home",
            addresses.HOME,
            counts=[(act, relations.effect_counts(self.plan, act.number)) for act in self.amending],
            sections=self._section_counts(),
            duties=self.duties,
        )

    def measures(self) -> View:
        return self._view("measures", addresses.MEASURES, sections=self._section_counts())

    def measure(self, index: int, measure: Measure) -> View:
        w, plan = self.words, self.plan
        section = plan.section(measure.section)
        act = plan.act(measure.current.act)
        proof = self.dataset.proofs.get(act.number)
        near = plan.measures
        return View(
            template="measure.html",
            address=addresses.measure(measure),
            title=w.get("measure.title", number=measure.number, label=measure.label),
            description=w.get(
                "measure.description",
                number=measure.number,
                label=measure.label,
                deadline=measure.current.deadline.said,
                bodies=measure.current.responsible.said,
            ),
            crumbs=self._crumbs(
                self._index("nav.measures"),
                Crumb(
                    title=w.get("section.short", section=section.number),
                    address=addresses.section(section),
                ),
            ),
            context={
                "measure": measure,
                "version": measure.current,
                "section": section,
                "subsection": next(
                    (s for s in section.subsections if s.number == measure.subsection), None
                ),
                "act": act,
                "touch": relations.last_touch(plan, measure),
                "effect": plan.effects[act.number, measure.number],
                "changes": list(comparison.changes(measure)),
                "line": proof.lines[measure.number] if proof else None,
                "due": deadlines.dates(plan, measure),
                "help": relations.needs_help(plan, measure),
                "renamed": [
                    body
                    for body in measure.current.responsible.agencies
                    if plan.agency(body).act == act.number
                ],
                "before": near[index - 1] if index else None,
                "after": near[index + 1] if index + 1 < len(near) else None,
            },
        )

    def _section_counts(self) -> list[tuple[Section, tuple[Measure, ...]]]:
        return [(s, relations.of_section(self.plan.measures, s)) for s in self.plan.sections]

    def sections(self) -> View:
        return self._view("sections", addresses.SECTIONS, sections=self._section_counts())

    def section(self, section: Section) -> View:
        w = self.words
        groups = relations.groups(self.plan, section)
        count = sum(len(group.measures) for group in groups)
        return View(
            template="section.html",
            address=addresses.section(section),
            title=w.get("section.title", section=section.number, label=section.label),
            description=w.get(
                "section.description",
                section=section.number,
                label=section.label,
                scope=self.scope(count),
            ),
            crumbs=self._crumbs(self._index("nav.sections")),
            context={"section": section, "groups": groups, "total": count},
        )

    def agencies(self) -> View:
        return self._view("agencies", addresses.AGENCIES, duties=self.duties)

    def agency(self, duties: Duties) -> View:
        w, agency = self.words, duties.agency
        return View(
            template="agency.html",
            address=addresses.agency(agency),
            title=w.get("agency.title", abbreviation=agency.abbreviation, name=agency.name),
            description=w.get(
                "agency.description",
                name=agency.name,
                count=len(duties.measures),
                scope=self.scope(len(self.plan.measures)),
            ),
            crumbs=self._crumbs(self._index("nav.agencies")),
            context={
                "agency": agency,
                "duties": duties,
                "calendar": deadlines.calendar(self.plan, duties.measures),
            },
        )

    def topics(self) -> View:
        return self._view(
            "topics", addresses.TOPICS, topics=[(t, self._of_topic(t)) for t in self.plan.topics]
        )

    def _of_topic(self, topic: Topic) -> list[Measure]:
        return [measure for measure in self.plan.measures if topic.slug in measure.topics]

    def topic(self, topic: Topic) -> View:
        measures = self._of_topic(topic)
        return View(
            template="topic.html",
            address=addresses.topic(topic),
            title=topic.name,
            description=self.words.get(
                "topic.description", name=topic.name, scope=self.scope(len(measures))
            ),
            crumbs=self._crumbs(self._index("nav.topics")),
            context={
                "topic": topic,
                "measures": measures,
                "bodies": relations.bodies(
                    self.plan, [m for m in measures if m.number not in self.plan.repeals]
                ),
            },
        )

    def act(self, act: Act) -> View:
        w = self.words
        # A row that the act repeals has no wording by it, yet belongs on its page.
        touched = {
            measure.number: (
                measure,
                next((v for v in measure.versions if v.act == act.number), None),
            )
            for measure in self.plan.measures
            if (act.number, measure.number) in self.plan.effects
        }
        counts = relations.effect_counts(self.plan, act.number)
        key = "act.approving" if act.number == self.plan.plan.act else "act.amending"
        return View(
            template="act.html",
            address=addresses.act(act),
            title=w.get("act.title", act=act.number, date=w.date(act.date)),
            description=w.get(
                f"{key}.description", act=act.number, date=w.date(act.date), count=len(touched)
            ),
            crumbs=self._crumbs(),
            context={
                "act": act,
                "lead": key,
                "approving": act.number == self.plan.plan.act,
                "touched": touched,
                "repealed": counts[Effect.REPEALED],
                "substituted": counts[Effect.SUBSTITUTED],
                "inserted": counts[Effect.INSERTED],
                "proof": self.dataset.proofs.get(act.number),
            },
        )

    def deadlines(self) -> View:
        calendar = deadlines.calendar(self.plan, self.plan.in_force)
        return self._view("deadlines", addresses.DEADLINES, calendar=calendar)

    def funding(self) -> View:
        plan, w = self.plan, self.words
        names = {term.abbreviation: f"{term.abbreviation} – {term.name}" for term in plan.terms}
        kinds = {kind: funding.of_kind(plan.in_force, kind) for kind in CostKind}
        costed = kinds[CostKind.AMOUNTS]
        sources = funding.by_source(plan, plan.in_force)
        return self._view(
            "funding",
            addresses.FUNDING,
            kinds=kinds,
            years=range(plan.plan.first_year, plan.plan.last_year + 1),
            rows=[(measure, funding.row(plan, [measure])) for measure in costed],
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
        return self._view("glossary", addresses.GLOSSARY, entries=entries, users=users)

    def data(self) -> View:
        checked = [
            (act, proof, reconciliation.reconcile(self.plan, act, proof))
            for act in self.plan.acts
            if (proof := self.dataset.proofs.get(act.number))
        ]
        unchecked = [act for act in self.plan.acts if act.number not in self.dataset.proofs]
        return self._view("data", addresses.DATA, checked=checked, unchecked=unchecked)

    def about(self) -> View:
        unplaced = [measure for measure in self.plan.measures if measure.subsection is None]
        return self._view(
            "about", addresses.ABOUT, publisher=self.publisher, unplaced=len(unplaced)
        )

    def not_found(self) -> View:
        return self._view("not_found", addresses.NOT_FOUND)
