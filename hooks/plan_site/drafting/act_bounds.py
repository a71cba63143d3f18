"""An act's own words: where it begins and ends in a document, its number and its date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from plan_site.drafting.document import Paragraph, UnreadableDocumentError
from plan_site.drafting.headings import Heading
from plan_site.drafting.phrases import instruction
from plan_site.drafting.plan_table import MARKS, PlanRow
from plan_site.language.text_readers import MONTHS

Entry = Paragraph | Heading | PlanRow

ABBREVIATION: Final = r"[А-ЯӘҒҚҢӨҰҮҺІ][А-ЯӘҒҚҢӨҰҮҺІа-яәғқңөұүһі]{0,3}[А-ЯӘҒҚҢӨҰҮҺІ]{1,12}"
GLOSSARY_LINE: Final = re.compile(
    rf"[\"«“*\s]*(?P<abbreviation>{ABBREVIATION})\s*[–—−-]\s*(?P<name>[^;]+?)\s*[\"»”]?\s*[;.,]?\s*[\"»”]?\s*[;.]?"
)
GLOSSARY_HEAD: Final = re.compile(
    r"(?:ескертпе|ескерту)?\W*(?:аббревиатура|қысқарту|шартты белгі|толық жазылу).*", re.I
)
NOTE: Final = re.compile(r"\W*(?:ескертпе|ескерту|\*)", re.I)
SIGNATURE: Final = re.compile(
    r"(?P<post>(?:Қазақстан\s+Республикасы\S*\s+)?.{0,80}?(?:[Мм]инистр|Президент|[Тт]өраға|[Әә]кім)\S*)"
    r"\s+(?P<name>[А-ЯӘҒҚҢӨҰҮҺІ]\.\s?(?:[А-ЯӘҒҚҢӨҰҮҺІ]\.\s?)?[А-ЯӘҒҚҢӨҰҮҺІ]\w+(?:-\w+)?)\.?"
)
POST: Final = re.compile(
    r"Қазақстан\s+Республикасы(?:ның)?|(?:Қазақстан\s+Республикасы(?:ның)?\s+)?.{0,60}"
    r"(?:[Мм]инистр|Президент|[Тт]өраға|[Әә]кім)\w{0,3}"
)
PERSON: Final = re.compile(r"[А-ЯӘҒҚҢӨҰҮҺІ]\.\s?(?:[А-ЯӘҒҚҢӨҰҮҺІ]\.\s?)?[А-ЯӘҒҚҢӨҰҮҺІ]\w+(?:-\w+)?")
ENACTS: Final = re.compile(
    r"(?:қ\s?а\s?у\s?л\s?ы\s+е\s?т\s?е\s?д\s?і|б\s?ұ\s?й\s?ы\s?р\s?а\s?м\s?ы\s?н)", re.I
)
MAKER: Final = re.compile(r"ҚАЗАҚСТАН РЕСПУБЛИКАСЫ\S* ҮКІМЕТІ\S*(?: ҚАУЛЫСЫ)?|ҚАУЛЫ|БҰЙРЫҚ|ӨКІМ")
MONTH: Final = "|".join(MONTHS)
DATES: Final = (
    rf"(?P<year>20[0-9]{{2}})\s*(?:жылғы|жыл|ж\.?)\s*[«\"]?(?P<day>[0-9]{{1,2}})[»\"]?\s*(?P<month>{MONTH})\w*",
    rf"[«\"]?(?P<day>[0-9]{{1,2}})[»\"]?\s*(?P<month>{MONTH})\w*,?\s*(?P<year>20[0-9]{{2}})(?:\s*(?:жылғы|жыл\w*|ж\.?))?",
    r"(?P<day>[0-9]{1,2})\.(?P<month>[01][0-9])\.(?P<year>20[0-9]{2})(?:\s*(?:жылғы|жыл|ж\.?))?",
)
OWN_LINE: Final = re.compile(
    r".{0,80}(?P<date>20[0-9]{2}.{0,30}?)\s*№\s*(?P<number>[0-9]{1,5})\s+(?:қаулысы|бұйрығы|өкімі)"
)


@dataclass(frozen=True)
class Act:
    """An act's number and date, and its entries from its title to its last word."""

    number: str
    day: date | None
    entries: tuple[Entry, ...]


def read(entries: Sequence[Entry], number: str) -> Act:
    """The act's own words out of all of a document's."""
    kept = [e for e in entries if not (isinstance(e, Paragraph) and MARKS.fullmatch(e.text))]
    texts = [e.text if isinstance(e, Paragraph) else "" for e in kept]
    start = _start(kept, texts)
    end = _end(kept, texts)
    own = _signatures(kept[start : end + 1])
    for text in texts[: start + 8]:
        line = OWN_LINE.fullmatch(text)
        if line and line["number"] != number:
            raise UnreadableDocumentError(
                f"is act № {line['number']} by its own words, not № {number}"
            )
    return Act(number, _date(texts, number), tuple(own))


def _start(entries: Sequence[Entry], texts: Sequence[str]) -> int:
    """Where the title stands, or the line of number and date right above it."""
    rows = next((at for at, e in enumerate(entries) if not isinstance(e, Paragraph)), len(entries))
    enacts = next((at for at, text in enumerate(texts) if ENACTS.search(text)), rows)
    titles = [
        at
        for at, text in enumerate(texts[:enacts])
        if re.search(r"туралы[\"»”]?\.?\Z", text) and len(text) > 30 and not _menu(entries[at])
    ]
    if not titles:
        own = [at for at, text in enumerate(texts[:enacts]) if re.search(r"№\s*[0-9]", text)]
        first = own[0] if own else enacts
        return min(first, rows)
    title = titles[-1]
    return _above(entries, texts, title)


def _above(entries: Sequence[Entry], texts: Sequence[str], title: int) -> int:
    """Where the lines above a title begin that name who made the act, its day and its number."""
    for at in range(title - 1, max(-1, title - 6), -1):
        if _menu(entries[at]) or len(texts[at]) > 120:
            break
        if re.search(r"№\s*[0-9]", texts[at]) and re.search("20[0-9]{2}", texts[at]):
            title = at
            break
    while title and MAKER.fullmatch(texts[title - 1]):
        title -= 1
    return title


def _menu(entry: Entry) -> bool:
    return isinstance(entry, Paragraph) and entry.link


def _end(entries: Sequence[Entry], texts: Sequence[str]) -> int:
    """The last of: a row, a signature, a line of the glossary or a note, a point of the act."""
    last = 0
    for at, entry in enumerate(entries):
        text = texts[at]
        if (
            not isinstance(entry, Paragraph)
            or SIGNATURE.fullmatch(text)
            or (PERSON.fullmatch(text) and at and POST.fullmatch(texts[at - 1]))
            or GLOSSARY_LINE.fullmatch(text)
            or (NOTE.match(text) and not entry.link and at <= last + 2)
            or re.match(r"[0-9]{1,2}[.)] .+[.;:]\Z", text)
            or instruction(text)
        ):
            last = at
    return last


def _signatures(entries: Sequence[Entry]) -> list[Entry]:
    """Entries with a post and the person below it as one."""
    made: list[Entry] = []
    for entry in entries:
        if isinstance(entry, Paragraph) and PERSON.fullmatch(entry.text):
            posts: list[Paragraph] = []
            while made and len(posts) < 2:
                before = made[-1]
                if not isinstance(before, Paragraph) or not POST.fullmatch(before.text):
                    break
                posts.insert(0, before)
                made.pop()
            if posts:
                text = " ".join([*(p.text for p in posts), entry.text])
                made.append(Paragraph(text, posts[0].place))
                continue
        if isinstance(entry, Paragraph) and made and SIGNATURE.fullmatch(entry.text):
            before = made[-1]
            country = r"Қазақстан\s+Республикасы(?:ның)?"
            if isinstance(before, Paragraph) and re.fullmatch(country, before.text):
                made[-1] = Paragraph(f"{before.text} {entry.text}", before.place)
                continue
        made.append(entry)
    return made


def _date(texts: Sequence[str], number: str) -> date | None:
    """The date beside the act's number; else the first date of the document's head."""
    for text in texts:
        for form in DATES:
            for match in re.finditer(
                rf"{form}(?:дағы|дегі|тағы|тегі)?\s*№\s*{number}\b", text, re.I
            ):
                return _day(match)
    head = " ".join(text for text in texts[:12])
    for form in DATES:
        if f"№ {number}" in head.replace("№", "№ ").replace("  ", " "):
            for match in re.finditer(form, head, re.I):
                return _day(match)
    return None


def _day(match: re.Match[str]) -> date | None:
    month = match["month"].lower()
    try:
        return date(int(match["year"]), MONTHS.get(month) or int(month), int(match["day"]))
    except ValueError:
        return None
