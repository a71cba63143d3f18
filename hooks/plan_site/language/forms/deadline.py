"""A deadline → when: the calendar's parts put together."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from plan_site.language.forms.calendar import parts
from plan_site.language.forms.cases import Case
from plan_site.language.forms.deadline_by import all_by, is_by
from plan_site.language.forms.deadline_dated import BEFORE_A_POINT, dated
from plan_site.language.forms.deadline_other import other
from plan_site.language.forms.deadline_parts import Day, Often, Part, Points, Standing, Years
from plan_site.language.forms.print_variants import UnreadFormError, plain, unended
from plan_site.language.values import OPEN, Deadline, DeadlineKind, Every

TIMES = {(Every.YEAR, 2): Every.HALF, (Every.YEAR, 4): Every.QUARTER, (Every.YEAR, 12): Every.MONTH}
"""Unit and times in it → the unit in which it is once."""

MONTHS = {1: Every.MONTH, 3: Every.QUARTER, 6: Every.HALF, 12: Every.YEAR}
"""Months between two times → their unit."""

A_YEAR = {Every.YEAR: 1, Every.HALF: 2, Every.QUARTER: 4, Every.MONTH: 12, Every.WEEK: 52}


def deadline(phrase: str) -> Deadline:
    """Once, every …, a span, standing, or tied to something else; UnreadFormError for the rest."""
    text = plain(phrase, "deadline")
    if text in ("-", "–"):
        return Deadline(said=phrase, kind=DeadlineKind.OTHER)
    text = unended(text)
    # A line's end parts two dates, or a narrow column broke one.
    read = _whole(text) or (_whole(text.replace("\n", " ")) if "\n" in text else None)
    if not read:
        raise UnreadFormError("deadline", phrase, text)
    return replace(read, said=phrase)


def _whole(text: str) -> Deadline | None:
    try:
        return other(text) or _compose(parts(text))
    except UnreadFormError:
        return None


def _compose(found: Sequence[Part]) -> Deadline | None:
    if any(isinstance(part, Standing) for part in found):
        alone = all(
            (isinstance(part, (Standing, Years)) and not is_by(part)) or _from(part)
            for part in found
        )
        return Deadline(said="", kind=DeadlineKind.STANDING) if alone else None
    if any(isinstance(part, (Often, Day)) for part in found):
        return _every(found)
    years = [part for part in found if isinstance(part, Years)]
    points = [part for part in found if isinstance(part, Points)]
    if len(years) == 1 and years[0].span and points:
        often = Often(at=0, every=Every.YEAR)
        return _every([often, *found]) if found[0] is years[0] else None
    return dated(found)


def _from(part: Part) -> bool:
    """«2026 жылғы қаңтардан бастап»: from when, and no end of it."""
    return isinstance(part, Points) and part.tail == "from" and part.case is Case.ABLATIVE


def _every(found: Sequence[Part]) -> Deadline | None:
    found, since = _since(found)
    often = [_once_in(part) for part in found if isinstance(part, Often)]
    years = [part for part in found if isinstance(part, Years)]
    days = [part for part in found if isinstance(part, Day)]
    points = [part for part in found if isinstance(part, Points)]
    often = often or [Often(at=0, every=day.every) for day in days if day.every]
    if any(day.every not in (None, Every.MONTH, *(o.every for o in often if o)) for day in days):
        return None
    units = {part.every for part in often if part}
    if None in often or len(years) > 1 or len(days) > 1 or (days and points):
        return None
    intervals = {part.interval for part in often if part and part.interval > 1}
    if len(units) == 2 and Every.YEAR in units and not intervals and (days or points):
        # «тоқсан сайын, есепті жылдың …»: the finer of the two is meant.
        units.discard(Every.YEAR)
    if len(units) != 1 or len(intervals) > 1:
        return None
    every = units.pop()
    ended = any("" in point.labels for point in points)
    if ended and (len(points) > 1 or (points[0].end_of or Every.YEAR) is not every):
        return None
    if ended:
        # «ай сайын, айдың соңына дейін»: the period is the date.
        dates: tuple[str, ...] | None = ()
    else:
        dates = _yearly(points) if points else tuple(f"---{day.day:02}" for day in days)
    if dates is None or (days and every in (Every.YEAR, Every.WEEK)):
        return None
    if points and not ended and every is not Every.YEAR:
        if len(dates) != A_YEAR[every]:
            return None
        every = Every.YEAR
    by = all_by([*points, *days]) if points or days else False
    within = _within(years) if not since else since if not years else None
    if by is None or within is None:
        return None
    after = any(part.after for part in often if part) or any(day.after for day in days)
    return Deadline(
        said="",
        kind=DeadlineKind.EVERY,
        dates=dates,
        by=by,
        every=every,
        interval=intervals.pop() if intervals else None,
        within=within or None,
        after=("year" if every is Every.YEAR else "period") if after else None,
    )


def _since(found: Sequence[Part]) -> tuple[Sequence[Part], str]:
    """«2026 жылғы маусымнан бастап» among the parts → the others, and «2026-06/..»; else ""."""
    for at, (years, point) in enumerate(pairwise(found)):
        if not (isinstance(years, Years) and isinstance(point, Points) and _from(point)):
            continue
        named = len(years.years) == len(point.labels) == 1 and not (point.dated or point.join)
        if named and point.labels[0] and years.case in BEFORE_A_POINT and not years.tail:
            since = f"{years.years[0]}-{point.labels[0]}/{OPEN}"
            return [*found[:at], *found[at + 2 :]], since
    return found, ""


def _once_in(part: Often) -> Often | None:
    """«жылына екі рет» → every half-year; None for what no unit says."""
    if part.tail:
        return None
    if part.every is Every.MONTH and part.interval > 1:
        unit = MONTHS.get(part.interval)
        if part.times > 1 or not unit:
            return part if part.times == 1 else None
        return replace(part, every=unit, interval=1)
    if part.interval > 1 and (part.every is not Every.YEAR or part.times > 1):
        return None
    if part.times == 1:
        return part
    unit = TIMES.get((part.every, part.times))
    return replace(part, every=unit, times=1) if unit else None


def _yearly(points: Sequence[Points]) -> tuple[str, ...] | None:
    if any(point.dated or "" in point.labels for point in points):
        return None
    spans = [point.span for point in points]
    labels = [f"--{label}" for point in points for label in point.labels]
    if any(point.join == "dash" for point in points[1:]) or any(spans):
        return ("/".join(labels),) if len(labels) == 2 else None
    return tuple(labels) if len(set(labels)) == len(labels) else None


def _within(years: Sequence[Years]) -> str | None:
    """The years in which it recurs; "" where none are named, None where that can't be told."""
    if not years:
        return ""
    [part] = years
    if part.tail == "from":
        return f"{part.years[0]}/.." if part.case is Case.ABLATIVE else None
    if part.tail in ("until", "not_later") or part.case in (Case.DATIVE, Case.ABLATIVE):
        return None
    if len(part.years) > 1:
        return f"{part.years[0]}/{part.years[-1]}"
    return str(part.years[0])
