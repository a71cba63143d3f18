"""What each social card says: Plan → texts by address; how it looks is drawing's.

A card says a measure's label and never its official text, whose wording some records keep off
cards: a picture travels without the page, and so without the help box and the source.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plan_site.analysis import responsibilities
from plan_site.analysis.responsibilities import Duties
from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Measure, Section, Topic
from plan_site.language.values import Effect
from plan_site.publication import urls
from plan_site.publication.edition import Edition

MEASURES_LIMIT: Final = 500
"""In a plan of more measures than this, measures have the site's card and none of their own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tag:
    """How an act touched a measure, in words; the drawing adds a colour and a shape."""

    effect: Effect
    said: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A fact at a card's foot; a sentence that speaks for itself has no name."""

    said: str
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CardText:
    """The texts of one card, from its top to its foot; `head` is a number or an abbreviation."""

    name: str
    unofficial: str
    kicker: str
    head: str = ""
    tag: Tag | None = None
    title: str
    facts: tuple[Fact, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text on the card, in reading order."""
        facts = [text for fact in self.facts for text in (fact.name, fact.said)]
        tag = self.tag.said if self.tag else ""
        said = (self.name, self.unofficial, self.kicker, self.head, tag, self.title, *facts)
        return tuple(text for text in said if text)

    @property
    def alt(self) -> str:
        """The text alternative: what the card says and nothing else, sentence by sentence."""
        facts = [f"{fact.name}: {fact.said}" if fact.name else fact.said for fact in self.facts]
        head = f"{self.kicker}: {self.head}" if self.head else self.kicker
        tag = self.tag.said if self.tag else ""
        said = (self.name, self.unofficial, head, self.title, tag, *facts)
        return " ".join(text if text.endswith(".") else f"{text}." for text in said if text)


def cards(edition: Edition) -> dict[str, CardText]:
    """Address of a page → the card of its own; every other page has home's."""
    plan = edition.plan
    made = {urls.HOME: _site(edition)}
    made |= {urls.section(section): _section(edition, section) for section in plan.sections}
    made |= {urls.agency(duty.agency): _agency(edition, duty) for duty in edition.duties}
    made |= {urls.topic(topic): _topic(edition, topic) for topic in plan.topics}
    made |= {urls.act(act): _act(edition, act) for act in plan.acts}
    if len(plan.measures) <= MEASURES_LIMIT:
        made |= {urls.measure(measure): _measure(edition, measure) for measure in plan.measures}
    return made


def _card(
    edition: Edition,
    *,
    kicker: str,
    title: str,
    head: str = "",
    tag: Tag | None = None,
    facts: Iterator[Fact] | tuple[Fact, ...] = (),
) -> CardText:
    return CardText(
        name=edition.words.get("social.name"),
        unofficial=edition.words.get("social.unofficial"),
        kicker=kicker,
        head=head,
        tag=tag,
        title=title,
        facts=tuple(facts),
    )


def _site(edition: Edition) -> CardText:
    w, plan = edition.words, edition.plan
    return _card(
        edition,
        kicker=w.get(
            "home.kicker",
            first=plan.plan.first_year,
            last=plan.plan.last_year,
            kind=edition.kind,
        ),
        title=plan.headline,
        facts=(Fact(said=edition.scope(plan.in_force)),),
    )


def _measure(edition: Edition, measure: Measure) -> CardText:
    w, version = edition.words, measure.current
    touch = responsibilities.last_touch(edition.plan, measure)
    return _card(
        edition,
        kicker=w.get("field.measure"),
        head=measure.number,
        tag=Tag(effect=touch.effect, said=w.get(f"effect.{touch.effect}", act=touch.act)),
        title=measure.label,
        facts=(
            Fact(name=w.get("field.deadline"), said=version.deadline.said),
            Fact(name=w.get("field.responsible"), said=version.responsible.said),
        ),
    )


def _section(edition: Edition, section: Section) -> CardText:
    measures = responsibilities.of_section(edition.plan.measures, section)
    return _card(
        edition,
        kicker=edition.words.get("field.section"),
        head=section.number,
        title=section.label,
        facts=(Fact(said=edition.scope(measures)),),
    )


def _agency(edition: Edition, duties: Duties) -> CardText:
    w, agency = edition.words, duties.agency
    lead = w.get(
        "agency.lead" if duties.measures else "agency.lead.none",
        abbreviation=agency.short,
        count=len(duties.measures),
        total=len(edition.plan.in_force),
    )
    return _card(
        edition,
        kicker=w.get("agency.kicker"),
        head=agency.short,
        title=agency.name,
        facts=(Fact(said=lead),),
    )


def _topic(edition: Edition, topic: Topic) -> CardText:
    return _card(
        edition,
        kicker=edition.words.get("topic.kicker"),
        title=topic.name,
        facts=(Fact(said=edition.scope(edition.of_topic(topic))),),
    )


def _act(edition: Edition, act: Act) -> CardText:
    w = edition.words
    counts = responsibilities.effect_counts(edition.plan, act.number)
    lead = edition.act_lead(act)
    for effect, count in counts.items():
        if effect.broad is not effect:
            lead += " " + w.get(f"act.count.{effect}", count=count)
    if repealed := counts[Effect.REPEALED]:
        lead += " " + w.get("act.repealed", count=repealed)
    return _card(
        edition,
        kicker=w.get("search.kind.act"),
        head=w.get("act.number", act=act.number),
        title=w.date(act.date),
        facts=(Fact(said=lead),),
    )
