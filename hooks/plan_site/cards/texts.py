"""What each social card says: Plan → texts by address; how it looks is `layout`'s and `png`'s.

A card says a measure's label and never its official text, whose wording some records keep off
cards: a picture travels without the page, and so without the help box and the source.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from plan_site.analysis import funding, responsibilities
from plan_site.analysis.responsibilities import Duties
from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Measure, Section, Topic
from plan_site.language.values import Effect
from plan_site.publication import urls
from plan_site.publication.edition import Edition

LINES: Final = 6
LINES_HEADED: Final = 4
"""So many lines a card has at most, fewer below a head; the last tells how many more there are."""

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
    """The texts of one card, from its top to its foot; `head` is a number or an abbreviation.

    `lines` are a list between the title and the facts, each whole on a line of its own.
    """

    name: str
    unofficial: str
    kicker: str
    head: str = ""
    tag: Tag | None = None
    title: str
    lines: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text on the card, in reading order."""
        facts = [text for fact in self.facts for text in (fact.name, fact.said)]
        tag = self.tag.said if self.tag else ""
        said = (
            self.name,
            self.unofficial,
            self.kicker,
            self.head,
            tag,
            self.title,
            *self.lines,
            *facts,
        )
        return tuple(text for text in said if text)

    @property
    def alt(self) -> str:
        """The text alternative: what the card says and nothing else, sentence by sentence."""
        facts = [f"{fact.name}: {fact.said}" if fact.name else fact.said for fact in self.facts]
        head = f"{self.kicker}: {self.head}" if self.head else self.kicker
        tag = self.tag.said if self.tag else ""
        said = (self.name, self.unofficial, head, self.title, tag, *self.lines, *facts)
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
    lines: Sequence[str] = (),
    facts: Iterator[Fact] | tuple[Fact, ...] = (),
) -> CardText:
    return CardText(
        name=edition.words.get("social.name"),
        unofficial=edition.words.get("social.unofficial"),
        kicker=kicker,
        head=head,
        tag=tag,
        title=title,
        lines=tuple(lines),
        facts=tuple(facts),
    )


def _fact(edition: Edition, said: str) -> Fact:
    """A sentence at a card's foot, behind it that the plan was revoked, where it was."""
    end = edition.revoked
    return Fact(said=f"{said.removesuffix('.')}. {end}" if end else said)


def _measures(edition: Edition, measures: Sequence[Measure], most: int) -> list[str]:
    """Numbers and labels of those that no act repealed; a wording stands on no card."""
    w = edition.words
    measures = edition.plan.still_in_force(measures)
    shown = measures if len(measures) <= most else measures[: most - 1]
    lines = [w.get("social.measure", number=edition.number(m), label=m.label) for m in shown]
    left = len(measures) - len(shown)
    return [*lines, w.get("social.more", count=left)] if left else lines


def _sums(edition: Edition, measure: Measure) -> list[str]:
    """The sums of years, each as exact as the act has it, and with it that it is doubted."""
    w, lines = edition.words, []
    for amount in funding.counted(measure.current.cost):
        if isinstance(amount.year, int) and (million := amount.million_tenge) is not None:
            said = w.get("sum.million", sum=w.number(million))
            if funding.is_doubtful(measure, amount):
                said = w.get("social.sum.doubtful", sum=said, doubt=w.get("sum.doubtful"))
            lines.append(w.get("social.sum", year=amount.year, sum=said))
    return [w.get("field.cost"), *lines] if 0 < len(lines) < LINES_HEADED else []


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
        lines=[
            w.get(
                "social.section",
                section=w.get("section.title", section=section.number, label=section.label),
                counted=edition.counted(measures),
            )
            for section, measures in edition.section_counts()[:LINES]
        ],
        facts=(_fact(edition, edition.scope(plan.in_force or plan.measures)),),
    )


def _measure(edition: Edition, measure: Measure) -> CardText:
    w, version = edition.words, measure.current
    touch = responsibilities.last_act(edition.plan, measure)
    return _card(
        edition,
        kicker=w.get("field.measure"),
        head=edition.number(measure),
        tag=Tag(effect=touch.effect, said=w.get(f"effect.{touch.effect}", act=touch.act)),
        title=measure.label,
        lines=_sums(edition, measure),
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
        lines=_measures(edition, measures, LINES_HEADED),
        facts=(_fact(edition, edition.scope(measures)),),
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
        lines=_measures(edition, duties.measures, LINES_HEADED),
        facts=(_fact(edition, lead),),
    )


def _topic(edition: Edition, topic: Topic) -> CardText:
    measures = edition.of_topic(topic)
    return _card(
        edition,
        kicker=edition.words.get("topic.kicker"),
        title=topic.name,
        lines=_measures(edition, measures, LINES),
        facts=(_fact(edition, edition.scope(measures)),),
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
        facts=(Fact(said=lead) if act == edition.plan.revocation else _fact(edition, lead),),
    )
