"""Words that stand before what completes a measure, and say nothing of their own."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from plan_site.language.forms.cases import Case
from plan_site.language.forms.deadline import deadline
from plan_site.language.forms.outcome_words import (
    ABBREVIATIONS,
    ABOUT,
    DOCUMENTS,
    DRAFTED,
    KINDS,
    KNOWN,
    NOUNS,
    TOPIC,
    describes,
)
from plan_site.language.forms.print_variants import UnreadFormError
from plan_site.language.values import OutcomeKind

FOR: Final = ("арналған", "қатысты")
"""Behind a dative that is no recipient's."""
CHANGED: Final = ("өзгерістер", "толықтырулар", "")
DATIVE: Final = re.compile("(?:[ғқ]а|[гк]е|на|не)$")
RESULTS: Final = (OutcomeKind.DOCUMENT, OutcomeKind.EVENT, OutcomeKind.PRODUCT)


def described(words: Sequence[str], *, owned: bool = False) -> bool:
    """Whether words before a head say nothing of their own; `owned` where the head is possessed."""
    for at, word in enumerate(words):
        if word in ABOUT:
            return is_topic(words[:at]) and described(words[at + 1 :], owned=owned)
    return all(
        describes(word)
        or word in ABBREVIATIONS
        or is_part(word, owned=owned)
        or (behind in CHANGED and _changed(word))
        or (behind in FOR and DATIVE.search(word))
        for word, behind in zip_longest(words, words[1:], fillvalue="")
    )


def _changed(word: str) -> bool:
    """«стандарттарға өзгерістер», «НҚА-ға өзгерістер»: what is changed, in the dative."""
    form = NOUNS.read(word)
    if form and form.case is Case.DATIVE:
        return form.lemma in DRAFTED or KINDS[form.lemma] is OutcomeKind.DOCUMENT
    return word.removesuffix("-ға") in DOCUMENTS


def is_part(word: str, *, owned: bool) -> bool:
    """«іс-шаралар жоспары», «құралдарында»: another result that the head belongs to."""
    form = NOUNS.read(word)
    if not form or KINDS[form.lemma] not in RESULTS:
        return False
    if form.case is Case.NOMINATIVE:
        return owned or not (form.plural or form.possessed)
    return form.case in (Case.GENITIVE, Case.LOCATIVE, Case.ADJECTIVE, Case.ACCUSATIVE)


def is_topic(words: Sequence[str]) -> bool:
    return all(
        describes(word) or TOPIC.fullmatch(word.strip(",")) or KNOWN.inflected(word.strip(","))
        for word in words
    )


def says_nothing(note: str) -> bool:
    """Whether a bracket says when or in what way alone: «(жылына 2 рет)», «(еркін нысанда)»."""
    if all(map(describes, note.split())):
        return True
    try:
        deadline(note)
    except UnreadFormError:
        return False
    return True
