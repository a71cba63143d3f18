"""Acts, the plan, its sections, measures and bodies as schema.org tells of legislation.

Whether the plan is in force is said only where an act at hand revoked it: that its term ended does
not say so.
No wording is given: a measure is called by its label, as everywhere where words travel alone.
"""

from typing import Final

from plan_site.analysis import responsibilities
from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Agency, Measure, Section
from plan_site.exports.jsonld.vocabulary import PLAN, node, one_or_all, ref, term, website
from plan_site.language.values import Effect
from plan_site.publication import urls
from plan_site.publication.edition import Edition, Node, Nodes

LEGISLATION: Final = "Legislation"
GOVERNMENT: Final = f"{urls.HOME}#government"
COUNTRY: Final = "KZ"
NOT_IN_FORCE: Final = "https://schema.org/NotInForce"


def _passed(edition: Edition, act: Act) -> Node:
    """What holds for an act and for what it approves."""
    government = {
        "@type": "GovernmentOrganization",
        **ref(edition, GOVERNMENT),
        "name": edition.words.get("recipient.government"),
    }
    return {
        "legislationDate": act.date.isoformat(),
        "legislationPassedBy": government,
        "legislationJurisdiction": COUNTRY,
        "inLanguage": "kk",
    }


def _ended(by: Act | None) -> Node:
    """What an act ended, where it is known from which day that act counts."""
    return {"legislationLegalForce": {"@id": NOT_IN_FORCE}} if by and by.in_force else {}


def home(edition: Edition) -> Nodes:
    """The site, and the plan that it is about."""
    plan = edition.plan
    return (
        website(edition),
        node(
            edition,
            LEGISLATION,
            PLAN,
            name=plan.plan.title,
            temporalCoverage=f"{plan.plan.first_year}/{plan.plan.last_year}",
            hasPart=[ref(edition, urls.section(section)) for section in plan.sections],
            **_passed(edition, plan.act(plan.plan.act)),
            **_ended(plan.revocation),
        ),
    )


def act(edition: Edition, act: Act) -> Nodes:
    """An act and its rows; an amending act changes the approving one and what that approved."""
    plan = edition.plan
    if act.number == plan.plan.act:
        does: Node = {"about": ref(edition, PLAN), **_ended(plan.revocation)}
    else:
        approving = urls.act(plan.act(plan.plan.act))
        does = {"legislationChanges": [ref(edition, approving), ref(edition, PLAN)]}
    rows = [
        _row(edition, act, measure)
        for measure in plan.measures
        if (act.number, measure.number) in plan.effects
    ]
    return (
        node(
            edition,
            LEGISLATION,
            urls.act(act),
            name=act.official_title,
            legislationIdentifier=act.number,
            sameAs=urls.register(act),
            **_passed(edition, act),
            **does,
            **({"hasPart": rows} if rows else {}),
        ),
    )


def _row(edition: Edition, act: Act, measure: Measure) -> Node:
    """A row of an act: it changes a measure, or puts a new one into the plan."""
    effect = edition.plan.effects[act.number, measure.number]
    node: Node = {
        "@type": LEGISLATION,
        **ref(edition, urls.act_row(act, measure.number)),
        "legislationIdentifier": measure.number,
    }
    if effect.broad in (Effect.SUBSTITUTED, Effect.REPEALED):
        node["legislationChanges"] = ref(edition, urls.measure(measure))
    elif effect is Effect.INSERTED:
        node["legislationChanges"] = ref(edition, PLAN)
    return node


def section(edition: Edition, section: Section) -> Nodes:
    measures = responsibilities.of_section(edition.plan.measures, section)
    return (
        node(
            edition,
            LEGISLATION,
            urls.section(section),
            name=section.title,
            legislationIdentifier=section.number,
            inLanguage="kk",
            isPartOf=ref(edition, PLAN),
            hasPart=[ref(edition, urls.measure(measure)) for measure in measures],
        ),
    )


def measure(edition: Edition, measure: Measure) -> Nodes:
    """A measure, the act's row that words it, and the rows that changed it."""
    plan = edition.plan
    number, act = measure.number, plan.act(measure.current.act)
    effects = [(a, plan.effects.get((a.number, number))) for a in plan.acts]
    given = next((a for a, e in effects if e in (Effect.ORIGINAL, Effect.INSERTED)), None)
    changed = [
        ref(edition, urls.act_row(a, number))
        for a, effect in effects
        if effect and effect.broad in (Effect.SUBSTITUTED, Effect.REPEALED)
    ]
    measure_node = node(
        edition,
        LEGISLATION,
        urls.measure(measure),
        name=measure.label,
        legislationIdentifier=number,
        inLanguage="kk",
        isPartOf=ref(edition, urls.section(plan.section(measure.section))),
        isBasedOn=ref(edition, urls.act_row(act, number)),
        legislationResponsible=one_or_all(
            [
                ref(edition, body_address(plan.agency(b)))
                for b in measure.current.responsible.agencies
            ]
        ),
    )
    if given:
        measure_node["legislationDate"] = given.date.isoformat()
    if act.in_force:
        measure_node["legislationDateVersion"] = act.in_force.isoformat()
    if changed:
        measure_node["@reverse"] = {"legislationChanges": one_or_all(changed)}
    repeal = plan.act(plan.repeals[number]) if number in plan.repeals else None
    measure_node |= _ended(repeal) or _ended(plan.revocation)
    return (measure_node,)


def body_address(agency: Agency) -> str:
    """Where a body is told of; a name for many bodies is no organisation but a term."""
    return urls.glossary_entry(agency) if agency.many else urls.agency(agency)


def agency(edition: Edition, agency: Agency) -> Nodes:
    if agency.many:
        return (term(edition, agency),)
    return (
        node(
            edition,
            "GovernmentOrganization",
            urls.agency(agency),
            name=agency.name,
            alternateName=agency.abbreviation,
        ),
    )
