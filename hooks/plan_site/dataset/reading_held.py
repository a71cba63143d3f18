"""A reading by hand is held to its phrase: what it names must stand in the official words.

Bodies and terms by their abbreviation or declared name, years, months and sums by name or figure;
else a reading could put a body or a day under words that do not say it.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from plan_site.dataset.references import Names
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
        return  # its months follow from it
    for month in months:
        name = next(name for name, number in MONTHS.items() if number == month)
        # «сәуір», «сәуірде», «қараша айында», and «01.04.2026».
        figure = rf"(?<![0-9])0?{month}(?=\.(?:20)?[0-9][0-9])"
        if name not in said.lower() and not re.search(figure, said):
            yield name


def amount(year: int, million: Decimal, printed: str, said: str) -> Iterator[str]:
    """The year that the words do not name though they name others, the sum that they do not say."""
    if re.search("20[0-9][0-9]", said) and not _year_stands(year, said):
        yield str(year)
    figure = _figure(printed)
    if figure is None:
        yield f"«{printed}» as a sum"
        return
    sums = {figure * factor for unit, factor in UNITS.items() if unit in said.lower()}
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


def bodies(named: Iterable[str | None], said: str, names: Names) -> Iterator[str]:
    """Bodies and terms that the words do not name, by abbreviation or by their declared name."""
    yield from (body for body in named if body and not _stands(body, said, names))


def _stands(body: str, said: str, names: Names) -> bool:
    if body == GOVERNMENT:
        return "үкімет" in said.lower() or re.search(rf"ҚРҮ(?!{LETTER})", said) is not None
    if re.search(rf"(?<!{LETTER}){re.escape(body)}(?!{LETTER})", said):
        return True
    # Of a declared name the words that are not the country's must stand, in any form.
    words = [
        word.lower()
        for word in re.findall(rf"{LETTER}+", names.called.get(body, ""))
        if not word.startswith(("Қазақстан", "Республика"))
    ]
    return bool(words) and all(word[:STEM] in said.lower() for word in words)
