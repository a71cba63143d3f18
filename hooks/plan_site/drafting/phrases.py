"""Official phrases as the dataset reads them: the one place through which drafts ask."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final

from plan_site.language import cell_readers, text_readers
from plan_site.language.values import Effect, Instruction

READERS: Final[Mapping[str, Callable[[str], object]]] = {
    "completion": cell_readers.completion,
    "deadline": cell_readers.deadline,
    "responsible": cell_readers.responsible,
    "cost": cell_readers.cost,
    "funding": cell_readers.funding,
}
FIELDS: Final = ("text", *READERS)
"""The official cells of a row, in the order of the dataset."""

TO_FILL_IN: Final = {
    "completion": "{outcomes: [{kind: …}]}",
    "deadline": "{kind: …, dates: […]}",
    "responsible": "{bodies: [{body: …}]}",
    "cost": "{kind: …}",
    "funding": "{terms: […]}",
}
"""What to write beside a phrase that no rule reads; CONTRIBUTING has all its keys."""


RUSSIAN: Final[Mapping[str, re.Pattern[str]]] = {
    "completion": re.compile(r"[^\W\d].*"),
    "deadline": re.compile(
        r".*(?:год|квартал|полугоди|месяц|недел|постоянно|по мере|[0-9]{4}|"
        r"(?:январ|феврал|март|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр)).*",
        re.I,
    ),
    "responsible": re.compile(r"[^\W\d][^0-9]*[А-ЯЁ][^0-9]*"),
    "cost": re.compile(r"[-–]|.*(?:не треб|тенге|средств|определ).*"),
    "funding": re.compile(r"[-–]|.*(?:[А-ЯЁ]Б|бюджет|средств|грант).*"),
}


@lru_cache(maxsize=20_000)
def reads(field: str, phrase: str) -> bool:
    """Whether a rule reads the phrase; a measure's text is any."""
    if field == "text":
        return True
    try:
        READERS[field](phrase)
    except ValueError:
        return False
    return True


def without_unit(cost: str) -> bool:
    """Whether a cost names a sum and not of what."""
    try:
        return any(amount.sum and not amount.unit for amount in cell_readers.cost(cost).amounts)
    except ValueError:
        return False


def seems(field: str, phrase: str) -> bool:
    """Whether a cell of an act's Russian text may be this field's: nothing is read of it."""
    return field == "text" or bool(RUSSIAN[field].fullmatch(phrase))


def instruction(phrase: str) -> Instruction | None:
    try:
        return cell_readers.instruction(phrase)
    except ValueError:
        return None


def amends(texts: Iterable[str], *, with_plan: bool) -> bool:
    """Whether an act changes a plan or ends one; beside a plan of its own it may end an older."""
    read = [each for text in texts if (each := instruction(text))]
    return any(each.effect is not Effect.REVOKED or not with_plan for each in read)


def abbreviations(words: str) -> list[str]:
    """Every abbreviation of a text, in order; whatever its ending."""
    return [mention.abbreviation for mention in text_readers.mentions(words, strict=False)]
