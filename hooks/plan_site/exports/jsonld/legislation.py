"""Acts, the plan, its sections, measures and bodies as schema.org tells of legislation.

Whether the plan is in force is not said: its term ended, and nothing at hand repeals it.
No wording is given: a measure is called by its label, as everywhere where words travel alone.
"""

from typing import Final

from plan_site.analysis import responsibilities
from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Agency, Measure, Section
from plan_site.exports.jsonld.vocabulary import PLAN, one_or_all, ref, term, told, website
from plan_site.language.values import Effect
from plan_site.publication import urls
from plan_site.publication.context import Frame, Node, Nodes

LEGISLATION: Final = "Legislation"
GOVERNMENT: Final = f"{urls.HOME}#government"
COUNTRY: Final = "KZ"
NOT_IN_FORCE: Final = "https://schema.org/NotInForce"


def _passed(frame: Frame, act: Act) -> Node:
    """What holds for an act and for what it approves."""
    government = {
        "@type": "GovernmentOrganization",
        **ref(frame, GOVERNMENT),
        "name": frame.words.get("recipient.government"),
    }
    return {
        "legislationDate": act.date.isoformat(),
        "legislationPassedBy": government,
        "legislationJurisdiction": COUNTRY,
        "inLanguage": "kk",
    }


def home(frame: Frame) -> Nodes:
    """The site, and the plan that it is about."""
    plan = frame.plan
    return (
        website(frame),
        told(
            frame,
            LEGISLATION,
            PLAN,
            name=plan.plan.title,
            temporalCoverage=f"{plan.plan.first_year}/{plan.plan.last_year}",
            hasPart=[ref(frame, urls.section(section)) for section in plan.sections],
            **_passed(frame, plan.act(plan.plan.act)),
        ),
    )


def act(frame: Frame, act: Act) -> Nodes:
    """An act and its rows; an amending act changes the approving one and what that approved."""
    plan = frame.plan
    if act.number == plan.plan.act:
        does: Node = {"about": ref(frame, PLAN)}
    else:
        approving = urls.act(plan.act(plan.plan.act))
        does = {"legislationChanges": [ref(frame, approving), ref(frame, PLAN)]}
    rows = [
        _row(frame, act, measure)
        for measure in plan.measures
        if (act.number, measure.number) in plan.effects
    ]
    return (
        told(
            frame,
            LEGISLATION,
            urls.act(act),
            name=act.official_title,
            legislationIdentifier=act.number,
            sameAs=urls.register(act),
            **_passed(frame, act),
            **does,
            **({"hasPart": rows} if rows else {}),
        ),
    )


def _row(frame: Frame, act: Act, measure: Measure) -> Node:
    """A row of an act: it changes a measure, or puts a new one into the plan."""
    effect = frame.plan.effects[act.number, measure.number]
    node: Node = {
        "@type": LEGISLATION,
        **ref(frame, urls.act_row(act, measure.number)),
        "legislationIdentifier": measure.number,
    }
    if effect in (Effect.SUBSTITUTED, Effect.REPEALED):
        node["legislationChanges"] = ref(frame, urls.measure(measure))
    elif effect is Effect.INSERTED:
        node["legislationChanges"] = ref(frame, PLAN)
    return node


def section(frame: Frame, section: Section) -> Nodes:
    measures = responsibilities.of_section(frame.plan.measures, section)
    return (
        told(
            frame,
            LEGISLATION,
            urls.section(section),
            name=section.title,
            legislationIdentifier=section.number,
            inLanguage="kk",
            isPartOf=ref(frame, PLAN),
            hasPart=[ref(frame, urls.measure(measure)) for measure in measures],
        ),
    )


def measure(frame: Frame, measure: Measure) -> Nodes:
    """A measure, the act's row that words it, and the rows that changed it."""
    plan = frame.plan
    number, act = measure.number, plan.act(measure.current.act)
    effects = [(a, plan.effects.get((a.number, number))) for a in plan.acts]
    given = next((a for a, e in effects if e in (Effect.ORIGINAL, Effect.INSERTED)), None)
    changed = [
        ref(frame, urls.act_row(a, number))
        for a, effect in effects
        if effect in (Effect.SUBSTITUTED, Effect.REPEALED)
    ]
    node = told(
        frame,
        LEGISLATION,
        urls.measure(measure),
        name=measure.label,
        legislationIdentifier=number,
        inLanguage="kk",
        isPartOf=ref(frame, urls.section(plan.section(measure.section))),
        isBasedOn=ref(frame, urls.act_row(act, number)),
        legislationResponsible=one_or_all(
            [ref(frame, body_address(plan.agency(b))) for b in measure.current.responsible.agencies]
        ),
    )
    if given:
        node["legislationDate"] = given.date.isoformat()
    if act.in_force:
        node["legislationDateVersion"] = act.in_force.isoformat()
    if changed:
        node["@reverse"] = {"legislationChanges": one_or_all(changed)}
    if number in plan.repeals and plan.act(plan.repeals[number]).in_force:
        node["legislationLegalForce"] = {"@id": NOT_IN_FORCE}
    return (node,)


def body_address(agency: Agency) -> str:
    """Where a body is told of; a name for many bodies is no organisation but a term."""
    return urls.glossary_entry(agency) if agency.many else urls.agency(agency)


def agency(frame: Frame, agency: Agency) -> Nodes:
    if agency.many:
        return (term(frame, agency),)
    return (
        told(
            frame,
            "GovernmentOrganization",
            urls.agency(agency),
            name=agency.name,
            alternateName=agency.abbreviation,
        ),
    )
