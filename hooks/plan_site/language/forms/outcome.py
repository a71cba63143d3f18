"""One thing that completes a measure: «зерттеу нәтижелері бойынша ОМ-ге ақпарат»."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from plan_site.language.forms.bodies import ABBREVIATION
from plan_site.language.forms.cases import Case
from plan_site.language.forms.inflected_bodies import bodies, case_of
from plan_site.language.forms.outcome_issuers import issued
from plan_site.language.forms.outcome_modifiers import (
    FOR,
    described,
    is_part,
    is_topic,
    says_nothing,
)
from plan_site.language.forms.outcome_words import (
    ABBREVIATIONS,
    ABOUT,
    DOCUMENTS,
    DOING,
    DRAFTED,
    HANDING,
    KINDS,
    NOUNS,
    TOPIC,
    describes,
)
from plan_site.language.values import Outcome, OutcomeKind

REPORTED: Final = (OutcomeKind.REPORT, OutcomeKind.PROPOSAL)
ISSUED: Final = (OutcomeKind.ORDER, OutcomeKind.RESOLUTION)
COUNTRY: Final = re.compile(r"^(?:ҚР|Қазақстан Республикасы(?:ның)?) ")

EACH: Final = re.compile("^(?:жыл|тоқсан|ай|апта|жартыжылдық|жарты жыл) сайын(?:ғы)?,? ", re.I)
OWNER: Final = (
    r"(?:(?:ҚР |Қазақстан Республикасы(?:ның)? )?(?:Президент(?:інің|тің|і)?"
    r"|Премьер-Министр(?:інің|дің|і)?|Үкімет(?:інің|тің|і)?|Мемлекет басшысы(?:ның)?"
    r"|мәслихат(?:тың|тардың|тар)?|комиссия(?:ның)?|алқа(?:ның|сының)?|әкім(?:нің)?) )"
)
AUTHORS: Final = re.compile(f"^{OWNER}")
MEETING: Final = re.compile(f"^{OWNER}?(?:отырыс|кеңес|жиналыс|мәжіліс|алқа)(?:ында|інде|сында) $")
"""Where a report is given: «Үкімет отырысында», «алқа отырысында»."""
SUBMITTED: Final = re.compile(
    r"^(?:(?:ҚР |Қазақстан Республикасы(?:ның)? )?(?:Парламент(?:і|інің|тің)? ?)?"
    r"(?:Мәжілісіне|Парламентіне|Парламентке|Үкіметіне|Үкіметке|ПМК-ге|Мәжіліске)"
    r" (?:енгізілген|енгізілетін|жіберілген|ұсынылған) )"
)
DRAFTING: Final = re.compile(
    r"(?P<of>.+) жобасын (?:(?:(?:ҚР |Қазақстан Республикасы(?:ның)? )?(?:Парламент(?:інің|тің) )?"
    r"(?:Мәжілісіне|Мәжіліске|Парламентіне|Парламентке|Үкіметіне|Үкіметке|ПМК-ге) )?"
    r"(?:енгізу|ұсыну|жіберу))"
)
"""A draft that is handed in: «заң жобасын Парламентке енгізу»."""


def outcome(text: str) -> Outcome | None:
    """What a segment says; None where any of its words says something that no rule knows."""
    if match := re.fullmatch(r"(?P<rest>[^()]+?) ?\((?P<note>[^()]+)\)", text):
        if not says_nothing(match["note"]):
            return None
        text = match["rest"]
    words = EACH.sub("", text).split()
    if len(words) > 1 and words[-1] in HANDING and _kind(words[-2]) in REPORTED:
        words.pop()
    if len(words) > 1 and (draft := _draft(words)):
        return _read(draft, words, draft=True)
    return _read(words, words, draft=False)


def _kind(word: str) -> OutcomeKind | None:
    form = NOUNS.read(word)
    return KINDS[form.lemma] if form else None


def _draft(words: Sequence[str]) -> list[str] | None:
    """«заң жобасы», «қаулысының жобасы» → the words of what is drafted."""
    *before, last = words
    form = NOUNS.read(last)
    if not form or form.lemma != "жоба" or form.case is not Case.NOMINATIVE:
        return None
    drafted = NOUNS.read(before[-1])
    named = before[-1] in DOCUMENTS or (drafted is not None and drafted.lemma in DRAFTED)
    return before if named else None


def _read(words: Sequence[str], all_words: Sequence[str], *, draft: bool) -> Outcome | None:
    if not words:
        return None
    *before, head = words
    form = NOUNS.read(head)
    if head in DOCUMENTS or head.partition("-")[0] in DOCUMENTS:
        return _result(OutcomeKind.DOCUMENT, before, all_words, draft)
    if not form or not (draft or form.case is Case.NOMINATIVE):
        return _doing(before, head)
    if draft and form.case not in (Case.NOMINATIVE, Case.GENITIVE):
        return None
    kind = KINDS[form.lemma]
    meeting = MEETING.match(_text(before))
    if meeting and kind in REPORTED:
        before = []
    elif form.lemma == "баяндама" and not any(case_of(word) is Case.DATIVE for word in before):
        kind = OutcomeKind.DOCUMENT
        if not before:
            return None
    if form.lemma == "ұсыныс" and "әдістемелік" in (word.lower() for word in before):
        kind = OutcomeKind.DOCUMENT
    if kind in ISSUED:
        return issued(kind, before, draft)
    if kind in REPORTED:
        return _reported(kind, before, head)
    if kind is OutcomeKind.BILL:
        rest = COUNTRY.sub("", SUBMITTED.sub("", _text(before))).split()
        known = rest in (["Қазақстан", "Республикасының"], ["Қазақстан", "Республикасы"], ["ҚР"])
        ours = known or all(describes(word) or TOPIC.fullmatch(word) for word in rest)
        return Outcome(kind=kind, draft=draft) if ours else None
    return _result(kind, before, all_words, draft)


def _text(words: Sequence[str]) -> str:
    return " ".join(words) + " " if words else ""


def _result(
    kind: OutcomeKind, before: Sequence[str], words: Sequence[str], draft: bool
) -> Outcome | None:
    """A document, an event, a product or an agreement, described by words that name nobody."""
    addressed = _addressed(before)
    if addressed is None:
        return None
    recipients, rest = addressed
    form = NOUNS.read(words[-1])
    owned = form is not None and form.possessed
    if not described(AUTHORS.sub("", _text(rest)).split(), owned=owned):
        return None
    what = " ".join(words[len(before) - len(rest) :]) if recipients else " ".join(words)
    return Outcome(kind=kind, what=what, draft=draft, recipients=recipients)


def _addressed(before: Sequence[str]) -> tuple[tuple[str, ...], Sequence[str]] | None:
    """To whom, and the words behind; a topic may stand before («… бойынша ОМ-ге …»)."""
    datives = [
        at
        for at, (word, behind) in enumerate(zip_longest(before, before[1:]))
        if case_of(word) is Case.DATIVE and behind not in FOR
    ]
    if not datives:
        return (), before
    end = datives[-1] + 1
    start = 0
    for at, word in enumerate(before[:end]):
        if word in ABOUT:
            start = at + 1
    if start and not is_topic(before[: start - 1]):
        return None
    recipients = bodies(before[start:end], Case.DATIVE)
    return (recipients, before[end:]) if recipients else None


def _reported(kind: OutcomeKind, before: Sequence[str], head: str) -> Outcome | None:
    issuers: tuple[str, ...] = ()
    form = NOUNS.read(head)
    if before and form and form.possessed and not _of_topic(before):
        # «ЖАО-ның ОМ-ге ақпараты»
        owners = [at for at, word in enumerate(before) if case_of(word) is Case.GENITIVE]
        if owners and not (read := bodies(before[: owners[0] + 1], Case.GENITIVE)):
            return None
        if owners and read:
            issuers, before = read, before[owners[0] + 1 :]
        elif re.fullmatch(ABBREVIATION, before[0]) and len(before) == 1:
            issuers, before = (before[0],), ()
    addressed = _addressed(before)
    if addressed is None:
        return None
    recipients, rest = addressed
    if not described(rest):
        return None
    what = form.lemma if form else head
    return Outcome(kind=kind, what=what, recipients=recipients, issuers=issuers)


def _of_topic(words: Sequence[str]) -> bool:
    return any(word in ABOUT for word in words)


def _doing(before: Sequence[str], head: str) -> Outcome | None:
    """«іс-шаралар өткізу», «БАҚ-та жариялау»: what is done, in a verbal noun."""
    drafted = DRAFTING.fullmatch(" ".join([*before, head]))
    if drafted and (draft := _draft([*drafted["of"].split(), "жобасы"])):
        return _read(draft, [*draft, "жобасы"], draft=True)
    if head not in DOING:
        return None
    known = described(before) or all(
        describes(word) or is_part(word, owned=True) or word.partition("-")[0] in ABBREVIATIONS
        for word in before
    )
    owned = any(_kind(word) in (*ISSUED, OutcomeKind.BILL) for word in before)
    owned = owned or bool(before and _kind(before[-1]) in REPORTED)
    if not known or owned:
        return None
    return Outcome(kind=OutcomeKind.EVENT, what=" ".join([*before, head]))
