"""What running texts, headings and instructions of acts say, as values; cells are `cell_readers`'.

Every reader takes the phrase as the act prints it and returns a value of `values`, or raises
ValueError with the phrase: a phrase that no rule reads is never a silent default.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from babel.dates import get_month_names

from plan_site.language.values import Effect, Heading, Instruction, Mention

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
GLOSSARY_LINE: Final = re.compile(rf'["«“](?P<short>{ABBREVIATION}) ?[–-] (?P<name>[^"«»“”]+)["»”]')
TERM: Final = re.compile(r"(?P<first>20[0-9][0-9]) ?[–-] ?(?P<last>20[0-9][0-9]) жылдарға")
APPROVAL: Final = re.compile(r"(?P<title>.+)(?:ны|ні|ды|ді|ты|ті|(?<=[ыі])н) бекіту туралы")
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
    """No rule reads the phrase.

    What was expected is asked for when it is told: who only tries many phrases tells of none.
    """

    def __init__(self, what: str, phrase: str, expected: str | Callable[[], str]) -> None:
        super().__init__(what, phrase)
        self._expected = expected

    def __str__(self) -> str:
        what, phrase = self.args
        expected = self._expected if isinstance(self._expected, str) else self._expected()
        return f"no rule reads the {what} «{phrase}»; expected {expected}"


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


def glossary_lines(words: str) -> list[tuple[str, str]]:
    """«"АКМ – Ақпарат және коммуникациялар министрлігі" деген жол …» → (abbreviation, name)."""
    return [(match["short"], match["name"].strip()) for match in GLOSSARY_LINE.finditer(words)]


def in_force_on_signing(text: str) -> bool:
    """Whether the clause says that the act is in force from the day on which it was signed."""
    return IN_FORCE_ON_SIGNING.fullmatch(text) is not None
