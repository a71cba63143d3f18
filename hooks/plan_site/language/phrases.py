"""Official phrases → values.

Every reader takes the phrase as the act prints it and returns a value of `values`, or raises
ValueError with the phrase: a phrase that no rule reads is never a silent default.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from babel.dates import get_month_names

from plan_site.language.values import (
    GOVERNMENT,
    Amount,
    Completion,
    Cost,
    CostKind,
    Deadline,
    Effect,
    Funding,
    Heading,
    Instruction,
    Mention,
    Outcome,
    OutcomeKind,
    Responsible,
)

MONTHS: Final = {name: month for month, name in get_month_names("wide", locale="kk").items()}

LETTERS: Final = "А-ЯӘҒҚҢӨҰҮҺІ"
ABBREVIATION: Final = rf"[{LETTERS}]{{2,}}"
ROW: Final = r"[1-9][0-9]{0,5}(?:-[1-9][0-9]{0,5})?"

# Case endings as they follow an abbreviation behind a hyphen, by case. All vowel and consonant
# variants are legal: which one is right depends on how the abbreviation is read out.
CASE_ENDINGS: Final = {
    "genitive": "ның нің дың дің тың тің",
    "dative": "ға ге қа ке",
    "accusative": "ны ні ды ді ты ті",
    "locative": "да де та те",
    "ablative": "дан ден тан тен нан нен",
    "instrumental": "мен бен пен",
    "adjective": "дағы дегі тағы тегі",
}
SUFFIX: Final = "|".join(
    sorted((e for endings in CASE_ENDINGS.values() for e in endings.split()), key=len, reverse=True)
)
MENTION: Final = re.compile(
    rf"(?<![\w-])(?P<abbreviation>{ABBREVIATION})(?:-(?P<suffix>\w+))?(?!\w)"
)

# Products that complete a measure and that nobody is named to receive.
PRODUCTS: Final = frozenset(
    {
        "ақпараттық науқан",
        "фильм",
        "әдістемелік ұсынымдар",
        "бағдарламалар",
        "оқыту бағдарламасы",
        "тренингтер",
    }
)
REPORT: Final = re.compile(
    rf"(?:[а-яәғқңөұүһі ]+ бойынша )?"
    rf"(?:(?P<body>{ABBREVIATION})-(?:ға|ге|қа|ке)"
    r"|(?P<government>Қазақстан Республикасының Үкіметіне))"
    rf" ақпарат"
)
ORDER: Final = re.compile(rf"(?P<body>{ABBREVIATION}) бұйрығы")
BILL: Final = "Қазақстан Республикасы Заңының жобасы"

AMOUNT: Final = re.compile(
    r"(?P<year>20[0-9][0-9]) жылы – (?P<sum>[0-9]{1,12}(?:,[0-9]{1,6})?) млн теңге"
)
FUNDING: Final = re.compile(
    rf"(?P<term>{ABBREVIATION})(?P<means> \((?:бюджет қаражаты|бюджеттік қаражат) шегінде\))?"
)
HEADING: Final = re.compile(r'"(?P<title>[^"]+)" деген (?P<section>[1-9][0-9]*)-бөлімде:')
INSTRUCTION: Final = re.compile(
    r'(?:"(?P<subsection>[1-9][0-9]*\.[1-9][0-9]*)\. (?P<title>[^"]+)" деген кіші бөлім'
    r" мынадай мазмұндағы )?"
    rf"реттік нөмір(?:і|лері) (?P<rows>{ROW}(?:, {ROW})*(?: және {ROW})?)-жол(?:дар)?"
    r"(?P<verb> мынадай редакцияда жазылсын|мен толықтырылсын| алып тасталсын)[:;.]?"
)
VERBS: Final = {
    " мынадай редакцияда жазылсын": Effect.SUBSTITUTED,
    "мен толықтырылсын": Effect.INSERTED,
    " алып тасталсын": Effect.REPEALED,
}
CITATION: Final = re.compile(
    r"(?P<year>20[0-9][0-9]) жылғы (?P<day>[0-9]{1,2}) (?P<month>\w+?)(?:дағы|дегі|тағы|тегі)"
    r" № (?P<number>[0-9]+)"
)
IN_FORCE_ON_SIGNING: Final = re.compile(
    r"(?:[0-9]+\. )?Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі\."
)
TERM: Final = re.compile(r"(?P<first>20[0-9][0-9]) ?[–-] ?(?P<last>20[0-9][0-9]) жылдарға")
APPROVAL: Final = re.compile(r"(?P<title>.+)(?:ны|ні|ды|ді|ты|ті) бекіту туралы")
GLOSSARY: Final = (
    "Ескертпе: Аббревиатуралардың толық жазылуы мынадай мазмұндағы жолдармен толықтырылсын:"
)


PLAIN: Final = {
    "completion": "фильм",
    "deadline": "жыл сайын желтоқсан",
    "cost": "-",
    "funding": "-",
}
"""Phrases that the rules read and that name nobody, for where any will do."""


class UnreadPhraseError(ValueError):
    """No rule reads the phrase."""

    def __init__(self, what: str, phrase: str, expected: str) -> None:
        super().__init__(f"no rule reads the {what} «{phrase}»; expected {expected}")


def deadline(phrase: str) -> Deadline:
    """«2025 жылғы тамыз», «жыл сайын маусым, желтоқсан» → months of one year or of every year."""
    match = re.fullmatch(r"(?:(20[0-9][0-9]) жылғы|жыл сайын) (.+)", phrase)
    names = match[2].split(", ") if match else []
    if not match or any(name not in MONTHS for name in names) or len(set(names)) != len(names):
        raise UnreadPhraseError(
            "deadline", phrase, "«2025 жылғы тамыз» or «жыл сайын маусым, желтоқсан»"
        )
    return Deadline(
        said=phrase,
        year=int(match[1]) if match[1] else None,
        months=tuple(MONTHS[name] for name in names),
    )


def cost(phrase: str) -> Cost:
    """Amounts by year, «талап етілмейді» or "-"."""
    if phrase == "талап етілмейді":
        return Cost(said=phrase, kind=CostKind.NOT_REQUIRED)
    if phrase == "-":
        return Cost(said=phrase, kind=CostKind.NO_FIGURE)
    matches = [AMOUNT.fullmatch(part) for part in phrase.split("; ")]
    amounts = tuple(
        Amount(
            year=int(m["year"]), million_tenge=Decimal(m["sum"].replace(",", ".")), printed=m["sum"]
        )
        for m in matches
        if m
    )
    if not all(matches) or len({a.year for a in amounts}) != len(amounts):
        raise UnreadPhraseError(
            "cost", phrase, "«талап етілмейді», «-» or «2023 жылы – 1,5 млн теңге; …»"
        )
    return Cost(said=phrase, kind=CostKind.AMOUNTS, amounts=amounts)


def funding(phrase: str) -> Funding:
    """«ЖБ», «РБ (бюджет қаражаты шегінде)» or "-"."""
    if phrase == "-":
        return Funding(said=phrase, term=None)
    match = FUNDING.fullmatch(phrase)
    if not match:
        raise UnreadPhraseError(
            "source of funds", phrase, "«-», «ЖБ» or «РБ (бюджет қаражаты шегінде)»"
        )
    return Funding(said=phrase, term=match["term"], within_means=match["means"] is not None)


def _outcome(words: str) -> Outcome | None:
    if match := REPORT.fullmatch(words):
        recipient = GOVERNMENT if match["government"] else match["body"]
        return Outcome(words=words, kind=OutcomeKind.REPORT, recipient=recipient)
    if match := ORDER.fullmatch(words):
        return Outcome(words=words, kind=OutcomeKind.ORDER, issuer=match["body"])
    if words == BILL:
        return Outcome(words=words, kind=OutcomeKind.BILL)
    if words in PRODUCTS:
        return Outcome(words=words, kind=OutcomeKind.PRODUCT)
    return None


def completion(phrase: str) -> Completion:
    """Reports with their recipient, orders with their issuer, bills and other products."""
    read = [_outcome(words) for words in phrase.split(", ")]
    outcomes = tuple(outcome for outcome in read if outcome)
    if len(outcomes) != len(read):
        raise UnreadPhraseError(
            "form of completion", phrase, "«ОМ-ге ақпарат», «ДСМ бұйрығы», «фильм» …"
        )
    return Completion(said=phrase, outcomes=outcomes)


def responsible(phrase: str) -> Responsible:
    """«ЖАО, ТСМ, МАМ, ОМ» → abbreviations in their order."""
    agencies = tuple(phrase.split(", "))
    if not all(re.fullmatch(ABBREVIATION, agency) for agency in agencies):
        raise UnreadPhraseError("responsible bodies", phrase, "abbreviations joined by «, »")
    if len(set(agencies)) != len(agencies):
        raise UnreadPhraseError("responsible bodies", phrase, "every body once")
    return Responsible(said=phrase, agencies=agencies)


def heading(phrase: str) -> Heading:
    """«"…" деген 1-бөлімде:» → the section's number and title."""
    match = HEADING.fullmatch(phrase)
    if not match:
        raise UnreadPhraseError("heading", phrase, '«"…" деген 1-бөлімде:»')
    return Heading(said=phrase, section=match["section"], title=match["title"])


def instruction(phrase: str) -> Instruction:
    """The effect, the rows and the subsection that an amending instruction names."""
    if phrase == GLOSSARY:
        return Instruction(said=phrase, effect=Effect.INSERTED, rows=(), glossary=True)
    match = INSTRUCTION.fullmatch(phrase)
    if not match:
        raise UnreadPhraseError(
            "instruction", phrase, "«реттік нөмірі 6-жол мынадай редакцияда жазылсын:»"
        )
    return Instruction(
        said=phrase,
        effect=VERBS[match["verb"]],
        rows=tuple(re.split(r", | және ", match["rows"])),
        subsection=match["subsection"],
        subsection_title=match["title"],
    )


def mentions(text: str, *, strict: bool = True) -> Iterator[Mention]:
    """Every abbreviation of a running text, in order; ValueError for an ending that is no case.

    Words of ours (`strict=False`) may have other endings, as in «ЖАО-лардың».
    """
    for match in MENTION.finditer(text):
        start, end = match.span("abbreviation")
        mention = Mention(
            abbreviation=match["abbreviation"], start=start, end=end, suffix=match["suffix"] or ""
        )
        if strict and (error := ending_fault(mention)):
            raise error
        yield mention


def ending_fault(mention: Mention) -> UnreadPhraseError | None:
    """What is wrong with an ending that is no case ending, if there is one."""
    if not mention.suffix or re.fullmatch(SUFFIX, mention.suffix):
        return None
    phrase = f"{mention.abbreviation}-{mention.suffix}"
    return UnreadPhraseError("ending of", phrase, "a case ending such as «-ге»")


def citations(text: str) -> Iterator[tuple[str, date]]:
    """«2025 жылғы 30 мамырдағы № 392» → ("392", 2025-05-30), for every act that a text cites.

    ValueError for a day that no calendar has.
    """
    for match in CITATION.finditer(text):
        if match["month"] not in MONTHS:
            continue
        try:
            day = date(int(match["year"]), MONTHS[match["month"]], int(match["day"]))
        except ValueError:
            raise UnreadPhraseError("date", match[0], "a day of the calendar") from None
        yield match["number"], day


def term(title: str) -> tuple[int, int] | None:
    """«… 2023 – 2025 жылдарға арналған …» → (2023, 2025); None where a title says no years."""
    match = TERM.search(title)
    return (int(match["first"]), int(match["last"])) if match else None


def plan_kind(title: str) -> str:
    """What a plan calls itself at the end of its title: «кешенді жоспар», «іс-шаралар жоспары»."""
    behind_years = re.search(r"жылдарға арналған (?P<kind>(?:[^ ]+ ){0,3}жоспары?)\Z", title)
    usual = re.search(r"(?:\A|(?<= ))(?P<kind>(?:кешенді |іс-шаралар )?жоспары?)\Z", title)
    match = behind_years or usual
    return match["kind"] if match else "жоспар"


def plan_kind_genitive(title: str) -> str:
    """«кешенді жоспардың», «іс-шаралар жоспарының»."""
    kind = plan_kind(title)
    return kind + ("ның" if kind.endswith("ы") else "дың")


def approved_title(title: str) -> str | None:
    """«… жоспарды бекіту туралы» → «… жоспар»: what an approving act's title says it approves."""
    match = APPROVAL.fullmatch(title)
    return match["title"] if match else None


def in_force_on_signing(text: str) -> bool:
    """Whether the clause says that the act is in force from the day on which it was signed."""
    return IN_FORCE_ON_SIGNING.fullmatch(text) is not None
