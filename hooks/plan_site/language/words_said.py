"""A reading by hand is held to its phrase: what it names must stand in the official words.

Bodies and terms by their abbreviation or declared name, years, months and sums by name or figure;
else a reading could put a body or a day under words that do not say it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from plan_site.language import forms
from plan_site.language.alphabet import ALPHABET
from plan_site.language.phrases import MONTHS
from plan_site.language.values import GOVERNMENT

LETTER: Final = f"[{ALPHABET}{ALPHABET.upper()}]"
STEM: Final = 5
"""So many letters of a word of a name are looked for: endings change with its place."""
PERIODS: Final = ("тоқсан", "жартыжыл", "жарты жыл")
UNITS: Final = {
    "млрд": Decimal(1000),
    "миллиард": Decimal(1000),
    "млн": Decimal(1),
    "миллион": Decimal(1),
    "мың": Decimal("0.001"),
    "теңге": Decimal("0.000001"),
}
"""Unit → million tenge."""


def times(year: int | None, months: Iterable[int], said: str) -> Iterator[str]:
    """The year and the months that the words do not name."""
    if year and not _year_stands(year, said):
        yield str(year)
    if any(period in said.lower() for period in PERIODS):
        # Its months follow from the period, as far as rules read which one it is.
        held = _months_of_periods(said)
        yield from (_name(month) for month in months if held and month not in held)
        return
    for month in months:
        name = _name(month)
        # «сәуір», «сәуірде», «қараша айында», and «01.04.2026».
        figure = rf"(?<![0-9])0?{month}(?=\.(?:20)?[0-9][0-9])"
        if name not in said.lower() and not re.search(figure, said):
            yield name


def _name(month: int) -> str:
    return str(next(name for name, number in MONTHS.items() if number == month))


def _months_of_periods(said: str) -> set[int]:
    """The months of the quarters and half-years that the rules read; empty where they read none."""
    reading = forms.read("deadline", said)
    dates = " ".join(getattr(reading, "dates", ()))
    found: set[int] = set()
    for letter, length in (("Q", 3), ("H", 6)):
        for number in map(int, re.findall(rf"-{letter}([1-4])", dates)):
            found |= set(range(length * (number - 1) + 1, length * number + 1))
    return found


def amount(year: int, million: Decimal, printed: str, said: str) -> Iterator[str]:
    """The year that the words do not name though they name others, the sum that they do not say."""
    if re.search("20[0-9][0-9]", said) and not _year_stands(year, said):
        yield str(year)
    figure = _figure(printed)
    if figure is None:
        yield f"«{printed}» as a sum"
        return
    # «млн теңге» is counted in millions: plain tenge only where no other unit stands.
    units = [factor for unit, factor in UNITS.items() if unit in said.lower()]
    sums = {figure * factor for factor in (units[:-1] if len(units) > 1 else units)}
    if million not in (sums or {figure}):
        yield f"{million} million tenge"


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
