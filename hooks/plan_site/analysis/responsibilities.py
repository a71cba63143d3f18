"""Who answers for what, with whom, and who receives which reports: derived from the measures."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from plan_site.dataset.plan import Agency, Measure, Plan, Section, Subsection, Version
from plan_site.language.alphabet import alphabet_key
from plan_site.language.values import Effect


@dataclass(frozen=True, kw_only=True)
class Group:
    """Measures of one subsection; None where the acts at hand do not name it."""

    subsection: Subsection | None
    measures: tuple[Measure, ...]


@dataclass(frozen=True, kw_only=True)
class Share:
    """A body, and those of the measures at hand that it answers for."""

    agency: Agency
    measures: tuple[Measure, ...]


@dataclass(frozen=True, kw_only=True)
class Duties:
    """What one body answers for: `first` where it is named first, `receives` whose reports.

    `former` and `received` are measures that named it so and no longer do: in a wording that was
    replaced, or in a row that an act repealed.
    """

    agency: Agency
    measures: tuple[Measure, ...]
    first: tuple[Measure, ...]
    receives: tuple[Measure, ...]
    former: tuple[Measure, ...]
    received: tuple[Measure, ...]
    shared: tuple[Share, ...]

    def in_section(self, section: Section) -> tuple[Measure, ...]:
        return of_section(self.measures, section)


@dataclass(frozen=True, kw_only=True)
class Touch:
    """How an act, by its number, touched a measure."""

    effect: Effect
    act: str


def of_section(measures: Iterable[Measure], section: Section) -> tuple[Measure, ...]:
    return tuple(measure for measure in measures if measure.section == section.number)


def groups(plan: Plan, section: Section) -> tuple[Group, ...]:
    """A section's measures under its subsections in order; those without one stand last."""
    measures = of_section(plan.measures, section)
    known = [*section.subsections, None]
    made = (
        Group(
            subsection=subsection,
            measures=tuple(
                m for m in measures if m.subsection == (subsection.number if subsection else None)
            ),
        )
        for subsection in known
    )
    return tuple(group for group in made if group.measures)


def duties(plan: Plan) -> tuple[Duties, ...]:
    """Every body's duties, most measures first, then by the alphabet."""
    by_body: dict[str, list[Measure]] = {agency.abbreviation: [] for agency in plan.agencies}
    received: dict[str, list[Measure]] = {agency.abbreviation: [] for agency in plan.agencies}
    for measure in plan.in_force:
        for body in measure.current.responsible.agencies:
            by_body[body].append(measure)
        for recipient in measure.current.completion.recipients:
            if recipient in received:
                received[recipient].append(measure)
    made = [
        Duties(
            agency=agency,
            measures=tuple(by_body[agency.abbreviation]),
            first=tuple(
                measure
                for measure in by_body[agency.abbreviation]
                if measure.current.responsible.agencies[:1] == (agency.abbreviation,)
            ),
            receives=tuple(received[agency.abbreviation]),
            former=_former(plan, agency, by_body[agency.abbreviation], _answering),
            received=_former(plan, agency, received[agency.abbreviation], _receiving),
            shared=bodies(plan, by_body[agency.abbreviation], besides=agency),
        )
        for agency in plan.agencies
    ]
    return tuple(
        sorted(made, key=lambda d: (-len(d.measures), alphabet_key(d.agency.abbreviation)))
    )


def nearest(duties: Duties) -> tuple[Share, ...]:
    """The bodies with which it answers for most measures; none where more than three tie."""
    most = max((len(share.measures) for share in duties.shared), default=0)
    tied = tuple(share for share in duties.shared if len(share.measures) == most)
    return tied if len(tied) <= 3 else ()


def _answering(version: Version) -> tuple[str, ...]:
    return version.responsible.agencies


def _receiving(version: Version) -> tuple[str, ...]:
    return version.completion.recipients


def _former(
    plan: Plan,
    agency: Agency,
    now: Sequence[Measure],
    named: Callable[[Version], tuple[str, ...]],
) -> tuple[Measure, ...]:
    return tuple(
        measure
        for measure in plan.measures
        if measure not in now and any(agency.abbreviation in named(v) for v in measure.versions)
    )


def bodies(
    plan: Plan, measures: Iterable[Measure], *, besides: Agency | None = None
) -> tuple[Share, ...]:
    """The bodies that answer for some of the measures, most first, one of them left out."""
    together: dict[str, list[Measure]] = {}
    for measure in measures:
        for body in measure.current.responsible.agencies:
            together.setdefault(body, []).append(measure)
    if besides:
        together.pop(besides.abbreviation, None)
    made = [Share(agency=plan.agency(body), measures=tuple(ms)) for body, ms in together.items()]
    return tuple(
        sorted(made, key=lambda s: (-len(s.measures), alphabet_key(s.agency.abbreviation)))
    )


def reports(measures: Iterable[Measure]) -> tuple[tuple[str, tuple[Measure, ...]], ...]:
    """Who receives the reports of these measures, most first; "" for those that name nobody."""
    found: dict[str, list[Measure]] = {}
    for measure in measures:
        for recipient in measure.current.completion.recipients or ("",):
            found.setdefault(recipient, []).append(measure)
    order = sorted(found, key=lambda name: (not name, -len(found[name]), alphabet_key(name)))
    return tuple((recipient, tuple(found[recipient])) for recipient in order)


def needs_help(plan: Plan, measure: Measure) -> bool:
    """Whether the help box belongs on the measure's page: one of its topics asks for it."""
    return any(plan.topic(slug).help for slug in measure.topics)


def last_touch(plan: Plan, measure: Measure) -> Touch:
    """What the measure's tag says: its repeal, or else the act that gave its wording."""
    act = plan.repeals.get(measure.number, measure.current.act)
    return Touch(effect=plan.effects[act, measure.number], act=act)


def last_act(plan: Plan, measure: Measure) -> Touch:
    """What is said of it away from its page: its last touch, or that the plan was revoked since."""
    if plan.revocation and measure.number not in plan.repeals:
        return Touch(effect=Effect.REVOKED, act=plan.revocation.number)
    return last_touch(plan, measure)


def unworded(plan: Plan, measure: Measure) -> tuple[Touch, ...]:
    """What acts did to the measure of which no wording by them is held, but for its repeal."""
    worded = {version.act for version in measure.versions}
    return tuple(
        Touch(effect=effect, act=act)
        for (act, number), effect in plan.effects.items()
        if number == measure.number
        and act not in worded
        and effect not in (Effect.REPEALED, Effect.RENUMBERED)
    )


EFFECT_ORDER: Final = (
    Effect.INSERTED,
    Effect.SUBSTITUTED,
    Effect.RESTATED,
    Effect.WORDS_SUBSTITUTED,
    Effect.WORDS_INSERTED,
    Effect.WORDS_REPEALED,
    Effect.RENUMBERED,
    Effect.REPEALED,
    Effect.ORIGINAL,
)
"""In which effects of one act are counted for readers: what is new first."""


def effect_counts(plan: Plan, act: str) -> Counter[Effect]:
    """How many rows an act touched, held or not, by effect, in `EFFECT_ORDER`; else it is 0."""
    found = [effect for (number, _), effect in plan.effects.items() if number == act]
    found += {each.row: each.effect for each in plan.unheld if each.act == act}.values()
    return Counter(sorted(found, key=EFFECT_ORDER.index))
