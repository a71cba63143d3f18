"""Requests for information, ready to copy or to print: about a measure, and about all of a body's.

A request asks and states nothing: whether a measure was carried out, and what the law says of
answers, is not known here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from plan_site.analysis import funding, responsibilities
from plan_site.analysis.responsibilities import Duties
from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Agency, Measure, Version
from plan_site.language.values import GOVERNMENT, CostKind, OutcomeKind
from plan_site.publication import urls
from plan_site.publication.edition import Crumb, Edition, View

QUOTED: Final = 4000
"""Letters of wordings that a body's request quotes at most; with more it names labels instead."""


ASKED: Final = (OutcomeKind.REPORT, OutcomeKind.ORDER, OutcomeKind.BILL)
"""Outcomes with a question of their own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasureRequest:
    """What the template of a request about a measure prints."""

    measure: Measure
    version: Version
    act: Act
    approving: Act
    repeal: Act | None
    bodies: Sequence[Agency]
    questions: Sequence[str]
    help: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class AgencyRequest:
    """What the template of a request to a body prints; `quoted` tells whether wordings stand."""

    bodies: Sequence[Agency]
    questions: Sequence[str]
    measures: Sequence[Measure]
    quoted: bool
    approving: Act
    acts_used: Sequence[Act]


def measure(edition: Edition, measure: Measure) -> View[MeasureRequest]:
    """The request to the bodies that the measure names, in the order named."""
    w, plan = edition.words, edition.plan
    page = urls.measure(measure)
    version = measure.current
    repeal = plan.repeals.get(measure.number)
    return View(
        template="request_measure.html",
        address=urls.request(page),
        title=w.get("requests.measure.title", number=edition.number(measure), label=measure.label),
        description=w.get(
            "requests.measure.description",
            number=edition.number(measure),
            bodies=version.responsible.said,
        ),
        crumbs=edition.crumbs(
            edition.index("nav.measures"),
            Crumb(title=w.get("measure.kicker", number=edition.number(measure)), address=page),
        ),
        subject=page,
        indexed=False,
        context=MeasureRequest(
            measure=measure,
            version=version,
            act=plan.act(version.act),
            approving=plan.act(plan.plan.act),
            repeal=plan.act(repeal) if repeal else None,
            bodies=[plan.agency(body) for body in version.responsible.agencies],
            # Of a row that names nothing to complete it with, two are left.
            questions=[
                *filter(None, [_completion(edition, measure)]),
                _report(edition, measure),
                _spending(edition, measure),
            ],
            help=responsibilities.needs_help(plan, measure),
        ),
    )


def agency(edition: Edition, duties: Duties) -> View[AgencyRequest]:
    """The request to a body about all measures that name it."""
    w, plan, agency = edition.words, edition.plan, duties.agency
    page = urls.agency(agency)
    used = {measure.current.act for measure in duties.measures}
    letters = sum(len(measure.current.text) for measure in duties.measures)
    return View(
        template="request_agency.html",
        address=urls.request(page),
        title=w.get("requests.agency.title", abbreviation=agency.short, name=agency.name),
        description=w.get(
            "requests.agency.description", name=agency.name, count=len(duties.measures)
        )
        if duties.measures
        else w.get("requests.agency.none"),
        crumbs=edition.crumbs(
            edition.index("nav.agencies"), Crumb(title=agency.name, address=page)
        ),
        subject=page,
        indexed=False,
        context=AgencyRequest(
            bodies=[agency],
            questions=[
                w.get("requests.agency.completion"),
                w.get("requests.agency.report"),
                " ".join([w.get("requests.spent"), *_doubted(edition, duties.measures)]),
            ],
            measures=duties.measures,
            quoted=letters <= QUOTED,
            approving=plan.act(plan.plan.act),
            acts_used=[act for act in plan.acts if act.number in used],
        ),
    )


def _completion(edition: Edition, measure: Measure) -> str:
    """Which document completed the measure, asked for each outcome by its kind."""
    w = edition.words
    return " ".join(
        w.get("requests.completion", said=edition.outcome(outcome))
        + " "
        + w.get(f"requests.{_asked(outcome.kind)}")
        for outcome in measure.current.completion.outcomes
    )


def _asked(kind: OutcomeKind) -> str:
    """By which question: of most things it is asked which document confirms them."""
    return kind.value if kind in ASKED else OutcomeKind.PRODUCT.value


def _report(edition: Edition, measure: Measure) -> str:
    """When the report went to whom; and whether to anybody, where nobody is named."""
    w, plan, version = edition.words, edition.plan, measure.current
    names = [
        w.get("recipient.government") if recipient == GOVERNMENT else plan.agency(recipient).name
        for recipient in version.completion.recipients
    ]
    said = [w.get("requests.recipient", name=name) for name in names]
    if version.deadline.every or len(version.deadline.dates) > 1:
        terms = [w.get("requests.terms")]
    else:
        terms = []
    return " ".join([*(said or [w.get("requests.recipient.none")]), *terms])


def _spending(edition: Edition, measure: Measure) -> str:
    """What was spent, from which source, beside what the act says of it."""
    w, version = edition.words, measure.current
    if version.cost.kind is CostKind.NO_FIGURE:
        said = [w.get("requests.no_figure")]
    else:
        said = [w.get("requests.figure", said=version.cost.said)]
    if version.funding.terms:
        names = [edition.plan.abbreviations[term].name for term in version.funding.terms]
        said.append(w.get("requests.funding", said=version.funding.said, name=w.join(names)))
    return " ".join([*said, w.get("requests.spent"), *_doubted(edition, [measure])])


def _doubted(edition: Edition, measures: Iterable[Measure]) -> Iterator[str]:
    """Which sum is planned, where a note doubts what the act prints."""
    for measure in measures:
        for amount in measure.current.cost.amounts:
            if funding.is_doubtful(measure, amount):
                yield edition.words.get(
                    "requests.doubted", number=edition.number(measure), year=amount.year
                )
