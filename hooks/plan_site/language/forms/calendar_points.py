"""Points of a year and days of a month: «25 желтоқсанға», «IV тоқсанда», «айдың 10-күніне»."""

from collections.abc import Sequence

from plan_site.language.forms.calendar_often import JOINS
from plan_site.language.forms.cases import Case
from plan_site.language.forms.deadline_parts import Cursor, Day, Often, Part, Points
from plan_site.language.forms.months import is_day
from plan_site.language.values import Every

NUMBERED = {"quarter": (4, "Q"), "half": (2, "H")}
"""Unit → how many a year has, and its letter in EDTF."""


def points(cursor: Cursor) -> Part | None:
    """Months, days, quarters, half-years, whole dates, or the end of a year named before."""
    at = cursor.at()
    if cursor.kind() == "date":
        label = cursor.word().label
        cursor.here += 1
        year = cursor.take_unit("year")
        case = cursor.case_of(year)
        if not year and cursor.kind() == "until":
            case = Case.DATIVE
        return Points(at=at, labels=(label,), dated=True, case=case)
    cursor.take("reported")
    period = cursor.take_unit(*Every) if cursor.kind(1) in ("unit", "last") else None
    if cursor.unit() == "end" or (period and cursor.take("last") and cursor.unit() == "day"):
        end = cursor.word()
        cursor.here += 1
        end_of = Every(period.unit) if period else None
        return Points(at=at, labels=("",), case=end.case, end_of=end_of) if end.possessed else None
    numbers, span, arabic = _numbers(cursor)
    if cursor.kind() == "month":
        read = _month(cursor, numbers) if arabic else None
    else:
        read = _numbered(cursor, numbers)
    if not read:
        return None
    labels, case = read
    if sorted(set(labels)) != list(labels) or (span and len(labels) != 2):
        return None
    return Points(at=at, labels=labels, span=span, case=case)


def _numbers(cursor: Cursor) -> tuple[Sequence[int], bool, bool]:
    """Numbers joined, whether by a dash, and whether all are Arabic."""
    found: list[int] = []
    arabic = True
    joins = set()
    while cursor.kind() == "number" and not cursor.word().label:
        arabic = arabic and cursor.word().arabic
        found.append(cursor.take_number())
        if cursor.kind() not in JOINS or cursor.kind(1) != "number":
            break
        joins.add(JOINS[cursor.kind()])
        cursor.here += 1
    return found, "dash" in joins, arabic


def _numbered(cursor: Cursor, numbers: Sequence[int]) -> tuple[tuple[str, ...], Case] | None:
    """Quarters and half-years by number."""
    unit = cursor.take_unit(*NUMBERED)
    if not unit or not numbers:
        return None
    most, letter = NUMBERED[unit.unit]
    if not all(1 <= number <= most for number in numbers):
        return None
    return tuple(f"{letter}{number}" for number in numbers), _end(cursor, unit.case)


def _month(cursor: Cursor, days: Sequence[int]) -> tuple[tuple[str, ...], Case] | None:
    """A month, or days of it, numbered before or behind it («желтоқсанның 25-іне»)."""
    word = cursor.word()
    cursor.here += 1
    case = word.case
    if cursor.unit() == "month" and cursor.word().possessed:
        case = cursor.word().case
        cursor.here += 1
    if not days and case is Case.GENITIVE and cursor.kind() == "number":
        behind = _day_number(cursor)
        if not behind:
            return None
        days, case = (behind[0],), behind[1]
    elif not days:
        return (f"{word.number:02}",), _end(cursor, case)
    if not all(is_day(day, word.number) for day in days):
        return None
    return tuple(f"{word.number:02}-{day:02}" for day in days), case


def _end(cursor: Cursor, case: Case) -> Case:
    """«тоқсанның соңына»: the end of a period is its own, and the case is that of the end."""
    # «айының соңғы күніне дейін» says no more than «соңына»; «соңғы күні» alone is that one day.
    last_day = cursor.kind() == "last" and cursor.unit(1) == "day"
    if last_day and cursor.word(1).case is Case.NOMINATIVE:
        raise cursor.refusal()
    if (cursor.unit() == "end" or last_day) and cursor.word(last_day).possessed:
        if case not in (Case.GENITIVE, Case.NOMINATIVE):
            raise cursor.refusal()
        case = cursor.word(last_day).case
        cursor.here += 1 + last_day
    return case


def _day_number(cursor: Cursor) -> tuple[int, Case] | None:
    """«25-іне», «25-күніне», «25 күнге»."""
    word = cursor.word()
    cursor.here += 1
    if word.label:
        return word.number, word.case
    unit = cursor.take_unit("day")
    return (word.number, unit.case) if unit else None


def day(cursor: Cursor) -> Part | None:
    """«есепті тоқсаннан кейінгі айдың 10-күніне», «айдың 25-іне»; «есепті жылдан кейінгі жылғы»."""
    at = cursor.at()
    every: Every | None = None
    after = False
    reported = cursor.take("reported")
    if cursor.unit() and cursor.word().case is Case.ABLATIVE and cursor.kind(1) == "after":
        if cursor.unit() not in (*Every, "period"):
            return None
        every = Every(cursor.unit()) if cursor.unit() != "period" else None
        after = True
        cursor.here += 2
        if cursor.kind() == "number" and cursor.kind(1) == "month" and every in (None, Every.YEAR):
            return Often(at=at, every=every or Every.YEAR, after=True)
    elif cursor.take("next"):
        after = True
    elif reported:
        # «есепті жылдың 25 желтоқсанына»: the point that follows says the rest.
        if year := cursor.take_unit("year"):
            return Often(at=at, every=Every.YEAR) if _before_a_point(year.case) else None
        every = _last_month_of(cursor)
    elif cursor.kind(1) == "last":
        every = _last_month_of(cursor)
    elif cursor.unit() == "year" and cursor.kind(1) in ("number", "month"):
        # «жыл сайын, жылдың бірінші тоқсанында»
        year = cursor.take_unit("year")
        return Often(at=at, every=Every.YEAR) if year and year.case is Case.GENITIVE else None
    else:
        cursor.take("last")
    unit = cursor.take_unit()
    if unit and after and unit.unit == "year":
        # The point that follows says the rest.
        return Often(at=at, every=Every.YEAR, after=True) if _before_a_point(unit.case) else None
    if unit and not (unit.unit == "month" and unit.case is Case.GENITIVE):
        return None
    number = _day_number(cursor) if cursor.kind() == "number" else None
    if not number or not is_day(number[0], 1):
        return None
    return Day(at=at, day=number[0], every=every, after=after, case=number[1])


def _last_month_of(cursor: Cursor) -> Every | None:
    """«тоқсанның соңғы» айының …; what is none stays for others to read."""
    found = cursor.unit() in ("quarter", "half") and cursor.word().case is Case.GENITIVE
    if not found or cursor.kind(1) != "last":
        return None
    every = Every(cursor.unit())
    cursor.here += 2
    return every


def _before_a_point(case: Case) -> bool:
    return case in (Case.GENITIVE, Case.ADJECTIVE)
