"""A deadline as another language says it: «ежегодно, июнь, декабрь», "by 23 April 2026"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from plan_site.language import completeness
from plan_site.language.catalogue import VALUE, Words
from plan_site.language.values import OPEN, Deadline, DeadlineKind

YEAR: Final = 2024
"""A year that has every day: the days of every year are said without one."""
ROMAN: Final = ("I", "II", "III", "IV")


class UnsaidError(Exception):
    """The language has no words for the value, or the phrase says more than was read."""


def found(words: Words, key: str, count: int | None = None, **values: object) -> str:
    """The words of a value's part; UnsaidError where the language has none."""
    pattern = words.found(VALUE, key, count)
    if pattern is None:
        raise UnsaidError(key)
    values = {**values, "count": count} if count is not None else values
    return pattern % values if values else pattern


def deadline(words: Words, value: Deadline) -> str:
    """The deadline in the language of the words; UnsaidError where it can't be said rightly."""
    if not any(map(str.isalnum, value.said)):
        return value.said
    if value.kind is DeadlineKind.OTHER:
        return _tied(words, value)
    if not completeness.holds_deadline(value.said):
        raise UnsaidError(value.said)
    said = ", ".join(_parts(words, value))
    if not said:
        raise UnsaidError(value.said)
    return said


def years(words: Words, span: str) -> str:
    """«2025», «2026/2028» → «2025 год», «2026–2028 годы»."""
    if re.fullmatch("[0-9]{4}", span):
        return found(words, "year", year=span)
    if not re.fullmatch("[0-9]{4}/[0-9]{4}", span):
        raise UnsaidError(span)
    first, last = span.split("/")
    return found(words, "years", first=first, last=last)


def _tied(words: Words, value: Deadline) -> str:
    said = value.said.lower()
    if value.ref == "need" and said.startswith(completeness.NEED):
        return found(words, "as needed")
    period = re.fullmatch("P([0-9]+)([DWMY])", value.within or "")
    if value.ref == "enactment" and period and completeness.AFTER_ENACTMENT.fullmatch(said):
        within = found(words, f"within {period[2]}", int(period[1]))
        return found(words, "after enactment", within=within)
    raise UnsaidError(value.said)


def _parts(words: Words, value: Deadline) -> Iterator[str]:
    if value.kind is DeadlineKind.STANDING:
        yield found(words, "standing")
    if value.every:
        yield _often(words, value)
    elif value.within:
        raise UnsaidError(value.said)
    for each in value.dates:
        if "/" in each:
            yield _span(words, each)
        else:
            yield _by(words, each, value) if value.by else _point(words, each, value)


def _often(words: Words, value: Deadline) -> str:
    often = (
        found(words, f"interval {value.every}", value.interval)
        if value.interval
        else found(words, f"every {value.every}")
    )
    if not value.within:
        return often
    if not re.fullmatch("[0-9]{4}/[0-9]{4}", value.within):
        raise UnsaidError(value.said)
    first, last = value.within.split("/")
    return found(words, "often within", often=often, first=first, last=last)


def _span(words: Words, span: str) -> str:
    first, last = span.split("/")
    if OPEN in (first, last):
        raise UnsaidError(span)
    return years(words, span)


def _of_year(point: str) -> tuple[str, str]:
    """«2025-12» → («2025», «12»); «--12» is of every year, «---10» of every period: («», «-10»)."""
    if point.startswith("--"):
        return "", point[2:]
    year, _, rest = point.partition("-")
    return year, rest


def _point(words: Words, point: str, value: Deadline) -> str:
    """«2025-12», «2027-Q4», «--12», «--12-25» in the nominative."""
    if value.after:
        raise UnsaidError(value.said)
    year, rest = _of_year(point)
    if not rest:
        return found(words, "year", year=year)
    if rest[0] in "QH":
        key = "quarter" if rest[0] == "Q" else "half"
        number = int(rest[1:])
        of = f"{key} of year" if year else key
        return found(words, of, year=year, number=ROMAN[number - 1], figure=number)
    if rest[0] == "-":
        raise UnsaidError(point)
    return _day(words, year, rest, "")


def _by(words: Words, point: str, value: Deadline) -> str:
    """Not later than a day or a month; what follows the period reported says which."""
    if point.startswith("---"):
        if value.after != "period":
            raise UnsaidError(value.said)
        return found(words, "by day after period", day=int(point[3:]))
    year, rest = _of_year(point)
    if not rest or rest[0] in "QH":
        raise UnsaidError(value.said)
    day = _day(words, year, rest, " by")
    if value.after == "year" and not year:
        return found(words, "by day after year", day=day)
    if value.after:
        raise UnsaidError(value.said)
    return found(words, "by", date=day)


def _day(words: Words, year: str, rest: str, case: str) -> str:
    """A month, or a day of it, in a year or of every year."""
    month, *day = map(int, rest.split("-"))
    key = f"{'day' if day else 'month'}{' of year' if year else ''} format"
    if not day:
        key += case
    return words.formatted(date(int(year or YEAR), month, *(day or [1])), found(words, key))
