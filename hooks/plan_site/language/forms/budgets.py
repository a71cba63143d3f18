"""What cells of money share: budgets by name, "within the means", "none needed"."""

import re
from itertools import pairwise
from typing import Final

from plan_site.language.forms.cases import ABBREVIATED, Nouns
from plan_site.language.forms.print_variants import LETTERS, UPPER, vocabulary

BUDGETS: Final = {"республикалық": "РБ", "жергілікті": "ЖБ"}
"""Budgets written out that plans abbreviate."""

SHORT: Final = frozenset({"РБ", "ЖБ", "ОБ", "АБ", "ҚБ", "МБ"})
"""Abbreviations of budgets; banks and bodies end in «Б» too."""

NO_FIGURE: Final = re.compile(
    r"(?:(?:қаражат|қаржы|қаржыландыру|шығыс|шығын|шығыстар|шығындар|бюджетте) )?"
    r"(?:көзделмеген|көзделмейді|қарастырылмаған|қарастырылмайды|көрсетілмеген|жоспарланбаған"
    r"|қаралмаған)|жоқ"
)

MONEY: Final = Nouns(["қаражат", "бюджет", "лимит", "қаржы", "сома", "ассигнование", "шығыс"])
OF_MEANS: Final = vocabulary(
    """
    көзделген көзделетін бөлінген бөлінетін бекітілген бекітілетін жоспарланған жоспарланатын
    қарастырылған қаралған ескерілген қаржы қаржылық бюджеттік қолда бар жыл сайын
    тиісті жылына ұйымдардың әкімдіктердің жылға
    жылы жылдарға кезеңге арналған мемлекеттік органның органдардың органдарға осы мақсатқа органға
    министрлікке министрліктің министрліктерге әкімдіктерге
    мақсаттарға мақсаттар мақсат үшін және мен облыстық аудандық республикалық жергілікті іс-шараға
    іс-шараларды іске асыруға өткізуге ағымдағы өз меншікті жалпы ішінде бюджеттің қаржыландыру
    """
)
NEEDED: Final = (
    r"(?:қаржылық |қаржы )?(?:қаржыландыру|қаражат|қаржы|қаржы қаражаты|бюджет қаражаты"
    r"|шығын(?:дар)?|шығыс(?:тар)?)"
)
NOT_REQUIRED: Final = re.compile(
    rf"(?:бюджеттен |қосымша |бюджеттік )*(?:(?:{NEEDED} )?(?:талап етілмейді|қажет емес"
    rf"|талап етпейді|қажет етілмейді)"
    rf"|{NEEDED}(?:ды|ді|ты|ті|ын|ін|н|ны|ні) (?:талап|қажет) етпейді)"
)
ABBREVIATION: Final = re.compile(rf"(?P<name>[{UPPER}]{{2,6}})(?:-(?P<ending>[{LETTERS}]+))?")


def not_required(text: str) -> bool:
    """«талап етілмейді», «қаржыландыруды талап етпейді»."""
    return NOT_REQUIRED.fullmatch(text.lower()) is not None


def budget(word: str) -> str | None:
    """«РБ», «ЖБ-дан» → the abbreviation; None for another word."""
    match = ABBREVIATION.fullmatch(word)
    if not match or (match["ending"] and match["ending"] not in ABBREVIATED):
        return None
    return match["name"] if match["name"] in SHORT else None


def _given_to(word: str) -> bool:
    """«ОМ-ге»: to which body the means go."""
    match = ABBREVIATION.fullmatch(word)
    return match is not None and match["ending"] in ("ге", "ға", "ке", "қа")


def within(text: str) -> tuple[str, ...] | None:
    """«РБ-да көзделген қаражат шегінде» → the budgets named; None for another clause."""
    words = text.replace(",", "").split()
    if len(words) < 2 or words[-1].lower() not in ("шегінде", "шеңберінде"):
        return None
    short = budget(words[-2])
    noun = MONEY.read(words[-2])
    if not short and (not noun or noun.case.value != "nominative"):
        return None
    found = [short] if short else []
    for word, after in pairwise(words):
        lower = word.lower()
        if lower in BUDGETS and (lower, after.lower()) != ("республикалық", "маңызы"):
            found.append(BUDGETS[lower])
        elif (name := budget(word)) and name not in found:
            found.append(name)
        elif not (budget(word) or _given_to(word) or lower in OF_MEANS or MONEY.read(word)):
            return None
    return tuple(found)
