"""Orders and resolutions with those who issue them: «Денсаулық сақтау министрінің бұйрығы»."""

import re
from collections.abc import Sequence
from typing import Final

from plan_site.language.forms.bodies import ABBREVIATION
from plan_site.language.forms.cases import Case
from plan_site.language.forms.inflected_bodies import bodies, case_of
from plan_site.language.forms.outcome_modifiers import is_topic
from plan_site.language.forms.outcome_words import ABOUT, KNOWN
from plan_site.language.values import GOVERNMENT, Outcome, OutcomeKind

WITH: Final = rf"{ABBREVIATION}-(?:мен|бен|пен)"
JOINTLY: Final = re.compile(
    rf"{ABBREVIATION}-(?:нің|ның|дің|дың|тің|тың) {WITH}(?:(?:,| және) {WITH})*"
)


def issued(kind: OutcomeKind, before: Sequence[str], draft: bool) -> Outcome | None:
    """«ДСМ бұйрығы», «Денсаулық сақтау министрінің бұйрығы», «Үкімет қаулысы»."""
    joint = "бірлескен" in (word.lower() for word in before)
    before = [word for word in before if word.lower() != "бірлескен"]
    for at, word in enumerate(before):
        if word in ABOUT and is_topic(before[:at]):
            before = before[at + 1 :]
            break
    while before and case_of(before[-1]) is None and KNOWN.read(before[-1]):
        before.pop()
    while before and before[0] in ("тиісті", "бекітілген", "қабылданған"):
        del before[0]
    issuers = _jointly(" ".join(before)) if joint else ()
    if before and not issuers:
        last = case_of(before[-1])
        if last not in (Case.GENITIVE, Case.NOMINATIVE):
            return None
        read = bodies(_ministers(before), last)
        if not read:
            return None
        issuers = read
    if kind is OutcomeKind.RESOLUTION and issuers == (GOVERNMENT,):
        issuers = ()
    return Outcome(kind=kind, issuers=issuers, draft=draft, joint=joint)


def _jointly(said: str) -> tuple[str, ...]:
    """«ОМ-нің ДСМ-мен және ІІМ-мен» (бірлескен бұйрығы): all of them."""
    if not JOINTLY.fullmatch(said):
        return ()
    return tuple(match["name"] for match in re.finditer(rf"(?P<name>{ABBREVIATION})-", said))


def _ministers(words: list[str]) -> list[str]:
    """«ОМ министрінің» is the ministry's: the abbreviation in the same case."""
    short, *rest = words
    if not re.fullmatch(ABBREVIATION, short) or len(short) < 2 or short == "ҚР":
        return words
    return {"министрінің": [f"{short}-нің"], "министрі": [short]}.get(" ".join(rest), words)
