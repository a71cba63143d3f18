"""A reading by hand is held to its phrase: what it names must stand in the official words.

Bodies and terms by their abbreviation or declared name, years, months and sums by name or figure;
else a reading could put a body or a day under words that do not say it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from plan_site.language.alphabet import ALPHABET
from plan_site.language.text_readers import MONTHS
from plan_site.language.values import GOVERNMENT, OPEN, Amount, Deadline, Every

LETTER: Final = f"[{ALPHABET}{ALPHABET.upper()}]"
STEM: Final = 5
"""So many letters of a word of a name are looked for: endings change with its place."""
SCALES: Final = {"trln": "тр", "bln": "ми?лл?(?:иа)?рд", "mln": "ми?лл?(?:ио)?н", "thousand": "мың"}
"""A unit's prefix → how its word begins."""
MONEY: Final = {"tenge": "теңге|тенге|тг", "usd": "доллар", "eur": "еуро|евро"}
NOT_LATER: Final = r"дейін|шейін|кешікті|кешікпей|қарай|\w(?:[ғқ]а|[гк]е|на|не)\b"
"""How "not later than" is said: by a word or by the dative."""
PERIODS: Final = {"Q": ("тоқсан", 3), "H": ("жарты ?жыл", 6)}
"""Letter of a date → how its word begins, and its months."""
NUMERALS: Final = {
    "1": "1|[IІ]|бірінші|алғашқы",
    "2": "2|[IІ]{2}|екінші",
    "3": "3|[IІ]{3}|үшінші",
    "4": "4|[IІ]V|төртінші",
}
UNITS_OF_TIME: Final = {
    Every.YEAR: "жыл",
    Every.HALF: "жарты ?жыл|рет",
    Every.QUARTER: "тоқсан|рет",
    Every.MONTH: r"\bай|рет",
    Every.WEEK: r"\bапта|рет",
}


def times(deadline: Deadline) -> Iterator[str]:
    """The years, periods, months and days that the words do not name, and how often it is."""
    said = deadline.said
    if deadline.every and not re.search(UNITS_OF_TIME[deadline.every], said, re.I):
        yield f"every {deadline.every}"
    if deadline.by and not re.search(NOT_LATER, said, re.I):
        yield "by"
    years = re.findall(r"20[0-9]{2}", deadline.within or "")
    points = [point for each in deadline.dates for point in each.split("/") if point != OPEN]
    if deadline.every and deadline.within:
        # «2026-06/..»: a month or a day from which it recurs.
        points += [first for first in deadline.within.split("/")[:1] if len(first) > len("2026")]
    years += [point[:4] for point in points if point[0] != "-"]
    yield from (year for year in dict.fromkeys(years) if not _year_stands(int(year), said))
    for point in points:
        yield from _point(point, said)


def _point(point: str, said: str) -> Iterator[str]:
    """What of «2025-08-15», «--Q4», «---10» behind its year the words do not name."""
    if match := re.search("([QH])([1-4])$", point):
        if not _period_stands(match[1], match[2], said):
            yield match[0]
        return
    month, day = "", ""
    if match := re.fullmatch("---([0-9]{2})", point):
        day = match[1]
    elif match := re.fullmatch("(?:20[0-9]{2}|-)-([0-9]{2})(?:-([0-9]{2}))?", point):
        month, day = match[1], match[2] or ""
    if month and not _month_stands(int(month), said):
        yield str(next(name for name, number in MONTHS.items() if number == int(month)))
    # «10 және 20 маусымда», «маусымның 10-ына», «10.06.2025»: a day is its own month's.
    name = next((name for name, number in MONTHS.items() if month and number == int(month)), "")
    number = rf"(?<![0-9])0?{int(day or 0)}(?![0-9])"
    own = rf"{number}(?:[ ,0-9–-]|және|мен|\n)*{name}|{name}\w* {number}|{number}\."
    if day and not re.search(own if name else number, said, re.I):
        yield str(int(day))


def _period_stands(letter: str, number: str, said: str) -> bool:
    word, _ = PERIODS[letter]
    # «I – III тоқсан», «1 және 2-жартыжылдық»: the word may stand once for several.
    named = rf"(?<![0-9IVІа-я])(?:{NUMERALS[number]})(?![0-9IVІ])"
    return re.search(word, said, re.I) is not None and re.search(named, said, re.I) is not None


def _month_stands(month: int, said: str) -> bool:
    """By name («сәуірде»), by figure («01.04.2026»), or in a quarter or half-year that is named."""
    name = next(name for name, number in MONTHS.items() if number == month)
    figure = rf"(?<![0-9])0?{month}(?=\.(?:20)?[0-9][0-9])"
    if name in said.lower() or re.search(figure, said):
        return True
    return any(
        _period_stands(letter, str((month - 1) // length + 1), said)
        for letter, (_, length) in PERIODS.items()
    )


def amount(value: Amount, said: str) -> Iterator[str]:
    """The year that the words do not name though they name others, the sum that they do not say."""
    if not re.search(rf"(?<![0-9,]){re.escape(value.printed)}(?![0-9])", said):
        yield f"«{value.printed}»"
        return
    named = re.search("20[0-9][0-9]", said)
    for year in str(value.year or "").split("/") if named else ():
        if year and not _year_stands(int(year), said):
            yield year
    figures = [_figure(part) for part in re.split("[–—-]", value.printed)]
    if value.sum is not None and figures != [s for s in (value.sum, value.most) if s is not None]:
        yield f"{value.sum} for «{value.printed}»"
    *scale, money = (value.unit or "").split("_")
    words = [SCALES[scale[0]] if scale else "", MONEY[money] if money else ""]
    if any(not re.search(word, said, re.I) for word in words) or (
        money and not scale and re.search(rf"(?:{'|'.join(SCALES.values())})\w*\.? ", said, re.I)
    ):
        yield f"{value.unit} as a unit"


def letters(parts: Iterable[str | None], said: str) -> Iterator[str]:
    """Words that are to be the phrase's own and are not."""
    yield from (f"«{part}»" for part in parts if part and part.lower() not in said.lower())


def _figure(printed: str) -> Decimal | None:
    """«22 870,23» → 22870.23."""
    digits = re.sub(r"[ \u00a0\u202f]", "", printed).replace(",", ".")
    return Decimal(digits) if re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,20})?", digits) else None


def _year_stands(year: int, said: str) -> bool:
    """The year by itself, or within the first and the last year of a span."""
    years = [int(each) for each in re.findall(r"(?<![0-9])20[0-9][0-9](?![0-9])", said)]
    spans = re.findall(r"(20[0-9][0-9]) ?[-–—] ?(20[0-9][0-9])", said)
    return year in years or any(int(first) <= year <= int(last) for first, last in spans)


def bodies(named: Iterable[str | None], said: str, called: Mapping[str, str]) -> Iterator[str]:
    """Bodies and terms that the words do not name, by abbreviation or by their declared name."""
    yield from (body for body in named if body and not _stands(body, said, called))


def _stands(body: str, said: str, called: Mapping[str, str]) -> bool:
    if body == GOVERNMENT:
        return "үкімет" in said.lower() or re.search(rf"ҚРҮ(?!{LETTER})", said) is not None
    if re.search(rf"(?<!{LETTER}){re.escape(body)}(?!{LETTER})", said):
        return True
    # Of a declared name the words that are not the country's must stand, in any form.
    words = [
        word.lower()
        for word in re.findall(rf"{LETTER}+", called.get(body, ""))
        if not word.startswith(("Қазақстан", "Республика"))
    ]
    return bool(words) and all(word[:STEM] in said.lower() for word in words)
