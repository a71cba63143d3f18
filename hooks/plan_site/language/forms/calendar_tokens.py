"""The words of a deadline: numbers, months, units of time, and what stands between them."""

import re
from dataclasses import dataclass
from typing import Final

from plan_site.language.forms.cases import ABBREVIATED, POSSESSIVES, Case, Nouns
from plan_site.language.forms.months import month
from plan_site.language.forms.numbers import CARDINALS, ORDINALS, roman, whole
from plan_site.language.forms.print_variants import LETTERS, UnreadFormError

UNITS: Final = {
    "жыл": "year",
    "жартыжылдық": "half",
    "жартыжыл": "half",
    "жарты": "half",
    "тоқсан": "quarter",
    "ай": "month",
    "апта": "week",
    "күн": "day",
    "кезең": "period",
    "соң": "end",
    "аяқ": "end",
    "қорытынды": "result",
}
"""Noun → unit of time; an end and a result are told like one."""

PARTICLES: Final = {
    "дейін": "until",
    "шейін": "until",
    "қарай": "until",
    "кешіктірмей": "not_later",
    "кешіктірілмей": "not_later",
    "кешікпей": "not_later",
    "бастап": "from",
    "ішінде": "inside",
    "аралығында": "inside",
    "аралығы": "inside",
    "барысында": "inside",
    "бойы": "through",
    "бойына": "through",
    "сайын": "each",
    "сайынғы": "each",
    "әр": "every",
    "әрбір": "every",
    "рет": "times",
    "есепті": "reported",
    "есептік": "reported",
    "тиісті": "reported",
    "ағымдағы": "reported",
    "кейін": "after",
    "кейінгі": "after",
    "келесі": "next",
    "соңғы": "last",
    "бойынша": "by",
    "негізде": "manner",
    "түрде": "manner",
    "тұрақты": "standing",
    "үнемі": "standing",
    "ұдайы": "standing",
    "үздіксіз": "standing",
    "және": "and",
    "мен": "and",
    "бен": "and",
    "пен": "and",
    ",": "comma",
    ";": "comma",
    "\n": "line",
    "/": "comma",
    ":": "comma",
    "(": "open",
    ")": "close",
    "–": "dash",
    "-": "dash",
}
NOUNS: Final = Nouns(UNITS)
ORDINAL_ENDINGS: Final = ("ші", "шы", "інші", "ыншы", "нші", "ншы")
NUMBER_ENDINGS: Final = "|".join(
    sorted({*ABBREVIATED, *POSSESSIVES, *ORDINAL_ENDINGS}, key=len, reverse=True)
)
TOKEN: Final = re.compile(
    rf"(?P<date>[0-9]{{1,2}}\.[0-9]{{1,2}}\.[0-9]{{4}})(?![0-9])"
    rf"|(?P<number>[0-9]{{1,4}})(?![0-9])(?:-(?P<ending>{NUMBER_ENDINGS})(?![{LETTERS}])"
    rf"|[–-](?=[{LETTERS}]))?"
    rf"|(?P<years>жж\.?|ж\. ?ж\.?)(?![{LETTERS}])"
    rf"|(?P<roman>[IVXІХivxі]+)(?![{LETTERS}])(?:[–-](?=[{LETTERS}])(?![ivxіх]+(?![{LETTERS}])))?"
    rf"|(?P<word>[{LETTERS}]+)"
    r"|(?P<sign>[,;:/()\n–-])"
)
SAME: Final = (
    (re.compile(r"жарты[ \n]жыл"), "жартыжыл"),
    (re.compile(r"\bкемінде "), ""),
    (re.compile(r"[«\"“„]([0-9]{1,2})[»\"”“](?= ?[а-яәғқңөұүһі])"), r"\1"),
    (re.compile(r"реттен (?:кем|аз) емес"), "рет"),
    (re.compile(r"дейінгі мерзім(?:де|ге)?\b"), "дейін"),
    (re.compile(r"(?<![0-9])(20[0-9]{2})/(?=20[0-9]{2} оқу жыл)"), r"\1–"),
    # The end of a school year is no end of a year.
    (re.compile(r"(?<=[0-9] )оқу (?=жыл(?:ы|ында|дары)?(?![а-яәі]))"), ""),
    (re.compile(r"\bоқу (?=жыл(?:ы|дары) бойы)"), ""),
)
"""Ways of saying that differ in nothing that a deadline is made of."""

COMPOUND: Final = re.compile(rf"\b(он|жиырма|отыз) ({'|'.join(ORDINALS)})\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """One word: its kind, its number or unit, its case where it has one, and where it begins."""

    kind: str
    at: int
    number: int = 0
    unit: str = ""
    case: Case = Case.NOMINATIVE
    possessed: bool = False
    arabic: bool = False
    label: str = ""


def tokens(text: str) -> list[Token]:
    """The words of a deadline; UnreadFormError names the first that is none of its words."""
    text = text.lower()
    for pattern, plain in SAME:
        text = pattern.sub(plain, text)
    text = COMPOUND.sub(lambda m: f"{CARDINALS[m[1]] + ORDINALS[m[2]]}-ші", text)
    found = []
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        match = TOKEN.match(text, at)
        token = _token(match, at) if match else None
        if not match or not token:
            raise UnreadFormError("deadline", text, text[at:])
        found.append(token)
        at = match.end()
        if token.kind == "unit" and token.label == "short" and text[at : at + 1] == ".":
            at += 1
    return found


def _token(match: re.Match[str], at: int) -> Token | None:
    if match["date"]:
        return _date(match["date"], at)
    if match["number"]:
        digits = match["number"]
        kind = "year_number" if re.fullmatch("(?:19|20)[0-9]{2}", digits) else "number"
        case = ABBREVIATED.get(match["ending"] or "", Case.NOMINATIVE)
        ending = "ending" if match["ending"] not in (None, *ORDINAL_ENDINGS) else ""
        return Token(kind=kind, at=at, number=whole(digits), case=case, arabic=True, label=ending)
    if match["years"]:
        return Token(kind="unit", at=at, unit="year", label="short")
    if match["roman"]:
        number = roman(match["roman"])
        return Token(kind="number", at=at, number=number) if number else None
    if match["sign"]:
        return Token(kind=PARTICLES[match["sign"]], at=at)
    return _word(match["word"], at)


def _date(text: str, at: int) -> Token | None:
    day, number, year = map(whole, text.split("."))
    if not (1 <= day <= 31 and 1 <= number <= 12):
        return None
    return Token(kind="date", at=at, label=f"{year}-{number:02}-{day:02}")


def _word(word: str, at: int) -> Token | None:
    if word in PARTICLES:
        return Token(kind=PARTICLES[word], at=at)
    if word in CARDINALS:
        return Token(kind="number", at=at, number=CARDINALS[word], arabic=True)
    if word in ORDINALS:
        return Token(kind="number", at=at, number=ORDINALS[word])
    if word == "ж":
        return Token(kind="unit", at=at, unit="year", label="short")
    if word in ("жылғы", "жылдарғы"):
        return Token(kind="unit", at=at, unit="year", case=Case.ADJECTIVE)
    if found := month(word):
        number, form = found
        return Token(kind="month", at=at, number=number, case=form.case, possessed=form.possessed)
    if noun := NOUNS.read(word):
        unit = UNITS[noun.lemma]
        return Token(kind="unit", at=at, unit=unit, case=noun.case, possessed=noun.possessed)
    return None
