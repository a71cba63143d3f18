"""Official phrases → the dataset's values: by the forms that № 392 prints, else by the language.

What the rules of the language (`forms`) read counts where the values can say all of it; a span, a
role or a budget that they can't say stays with a reading by hand.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Final, TypeVar

from plan_site.language import forms, phrases
from plan_site.language.forms import values as read_as
from plan_site.language.forms.instruction_values import Instruction as ReadInstruction
from plan_site.language.phrases import ABBREVIATION, UnreadPhraseError
from plan_site.language.values import (
    GOVERNMENT,
    Completion,
    Cost,
    CostKind,
    Deadline,
    Effect,
    Funding,
    Instruction,
    Outcome,
    OutcomeKind,
    Responsible,
)

T = TypeVar("T")
ONCE: Final = re.compile(r"(?P<year>20[0-9]{2})-(?P<month>[0-9]{2})(?:-[0-9]{2})?")
YEARLY: Final = re.compile(r"--(?P<month>[0-9]{2})(?:-[0-9]{2})?")
MADE: Final = frozenset({"document", "event", "product"})


def _or_by_language(
    strict: Callable[[str], T], kind: str, convert: Callable[[str, Any], T | None]
) -> Callable[[str], T]:
    def read(phrase: str) -> T:
        """ValueError, with the form expected, where no rule reads the phrase."""
        try:
            return strict(phrase)
        except UnreadPhraseError:
            reading = forms.read(kind, phrase)
            value = convert(phrase, reading) if reading else None
            if value is None:
                raise
            return value

    return read


def _deadline(said: str, read: read_as.Deadline) -> Deadline | None:
    """Months, without "not later than" and what else a month alone does not say."""
    if read.by or read.interval or read.within or read.after or read.ref:
        return None
    form = {"once": ONCE, "every": YEARLY}.get(read.kind.value)
    if not form or (read.kind.value == "every" and read.every != "year"):
        return None
    found = [form.fullmatch(each) for each in read.dates]
    whole = [match for match in found if match]
    years = {int(match["year"]) for match in whole} if form is ONCE else {None}
    months = tuple(int(match["month"]) for match in whole)
    if not whole or len(whole) != len(found) or len(years) != 1 or len(set(months)) != len(months):
        return None
    return Deadline(said=said, year=years.pop(), months=months)


def _cost(said: str, read: read_as.Cost) -> Cost | None:
    kinds = {"not_required": CostKind.NOT_REQUIRED, "no_figure": CostKind.NO_FIGURE}
    kind = kinds.get(read.kind.value)
    return Cost(said=said, kind=kind) if kind and not read.every else None


def _funding(said: str, read: read_as.Funding) -> Funding | None:
    if read.other or read.programme or read.not_required or len(read.terms) != 1:
        return None
    if not re.fullmatch(ABBREVIATION, read.terms[0]):
        return None
    return Funding(said=said, term=read.terms[0], within_means=read.within_means)


def _responsible(said: str, read: read_as.Responsible) -> Responsible | None:
    bodies = tuple(body.body for body in read.bodies)
    short = all(re.fullmatch(ABBREVIATION, body) for body in bodies)
    if any(body.role for body in read.bodies) or not short or len(set(bodies)) != len(bodies):
        return None
    return Responsible(said=said, agencies=bodies)


def _completion(said: str, read: read_as.Completion) -> Completion | None:
    """Outcome by outcome, each with its own words; all of them or none."""
    words = re.split(r"[,;] |\n", said) if len(read.outcomes) > 1 else [said]
    alone = [forms.read("completion", each) for each in words]
    outcomes: list[Outcome] = []
    for each, reading in zip(words, alone, strict=True):
        single = isinstance(reading, read_as.Completion) and len(reading.outcomes) == 1
        outcome = _outcome(each, reading.outcomes[0]) if single else None  # type: ignore[union-attr]
        if outcome is None:
            return None
        outcomes.append(outcome)
    if len(outcomes) != len(read.outcomes):
        return None
    return Completion(said=said, outcomes=tuple(outcomes))


def _outcome(words: str, read: read_as.Outcome) -> Outcome | None:
    if read.joint or len(read.recipients) > 1 or len(read.issuers) > 1:
        return None
    recipient, issuer = next(iter(read.recipients), None), next(iter(read.issuers), None)
    if any(name and not _short(name) for name in (recipient, issuer)):
        return None
    recipient = GOVERNMENT if recipient == read_as.GOVERNMENT else recipient
    if read.kind in MADE and not recipient and not issuer:
        return Outcome(words=words, kind=OutcomeKind.PRODUCT)
    if read.kind == "report":
        return Outcome(words=words, kind=OutcomeKind.REPORT, recipient=recipient)
    if read.kind == "order" and not read.draft:
        return Outcome(words=words, kind=OutcomeKind.ORDER, issuer=issuer)
    return None


def _short(name: str) -> bool:
    return name == read_as.GOVERNMENT or re.fullmatch(ABBREVIATION, name) is not None


def _instruction(said: str, read: ReadInstruction) -> Instruction | None:
    """All that the language reads; of a subsection that rows are put into its name as well."""
    if read.subsection and read.rows and not read.name:
        return None
    return Instruction(
        said=said,
        effect=Effect(read.effect.value),
        rows=read.rows,
        subsection=read.subsection,
        subsection_title=read.name if read.subsection else None,
        section=read.section,
        section_title=read.name if read.section and not read.subsection else None,
        glossary=read.glossary,
        columns=read.columns,
        words=read.words,
        title=read.title,
        plan=read.plan,
        act=read.act,
        everywhere=read.everywhere,
        to=read.to,
        terms=read.terms,
    )


deadline: Final = _or_by_language(phrases.deadline, "deadline", _deadline)
cost: Final = _or_by_language(phrases.cost, "cost", _cost)
funding: Final = _or_by_language(phrases.funding, "funding", _funding)
responsible: Final = _or_by_language(phrases.responsible, "responsible", _responsible)
completion: Final = _or_by_language(phrases.completion, "completion", _completion)


@cache
def instruction(phrase: str) -> Instruction:
    """By the language first: № 392's own form alone reads «10-12-жолдар» as one row."""
    reading = forms.read("instruction", phrase)
    value = _instruction(phrase, reading) if isinstance(reading, ReadInstruction) else None
    return value or phrases.instruction(phrase)
