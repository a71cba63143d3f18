"""How often, always, and in which years: «тоқсан сайын», «жылына екі рет», «тұрақты», «2025 ж.»."""

from plan_site.language.forms.cases import Case
from plan_site.language.forms.deadline_parts import Cursor, Often, Part, Standing, Years
from plan_site.language.values import Every

JOINS = {"comma": "and", "and": "and", "line": "and", "dash": "dash"}
"""Kind of word → how it joins."""


def often(cursor: Cursor) -> Part | None:
    """«жыл сайын», «әр айдың», «2 жылда бір рет», «тоқсан қорытындысы бойынша»."""
    at = cursor.at()
    if cursor.take("every"):
        return _every(cursor, at)
    interval = cursor.take_number() or 1
    cursor.take("reported")
    unit = cursor.take_unit(*Every)
    if not unit:
        return None
    every = Every(unit.unit)
    if cursor.take("each"):
        cursor.take("manner")
        if cursor.kind() == "number" and cursor.kind(1) == "times":
            times = cursor.take_number()
            cursor.take("times")
            return Often(at=at, every=every, interval=interval, times=times)
        return Often(at=at, every=every, interval=interval)
    if cursor.take_unit("result"):
        return Often(at=at, every=every, after=True) if cursor.take("by") else None
    in_a_unit = unit.case is Case.LOCATIVE or (unit.case is Case.DATIVE and unit.possessed)
    times = cursor.take_number()
    if not in_a_unit or not times or not cursor.take("times"):
        return None
    return Often(at=at, every=every, interval=interval, times=times)


def _every(cursor: Cursor, at: int) -> Part | None:
    unit = cursor.unit()
    if unit not in (*Every,):
        return None
    # «әр тоқсаннан кейінгі …», «әр тоқсанның соңғы …»: the day that follows says the rest.
    if cursor.kind(1) == "after":
        return Often(at=at, every=Every(unit))
    genitive = cursor.word().case is Case.GENITIVE
    cursor.here += 1
    if cursor.take_unit("result"):
        return Often(at=at, every=Every(unit), after=True) if cursor.take("by") else None
    if genitive and cursor.unit() == "end" and cursor.word().case is Case.LOCATIVE:
        # «әр тоқсанның соңында»: once in each.
        cursor.here += 1
        return Often(at=at, every=Every(unit))
    if genitive and unit not in ("year", "month") and cursor.kind() != "last":
        return None
    cursor.take("each")
    return Often(at=at, every=Every(unit))


def standing(cursor: Cursor) -> Part | None:
    """«тұрақты түрде», «үнемі», «жыл бойы», «жыл ішінде»."""
    at = cursor.at()
    if cursor.take("standing"):
        cursor.take("manner")
        return Standing(at=at)
    if cursor.unit() == "year" and cursor.kind(1) in ("through", "inside"):
        cursor.here += 2
        return Standing(at=at)
    return None


def years(cursor: Cursor) -> Part | None:
    """«2025 жылғы», «2023 – 2025 жылдар», «2023, 2024 және 2025 жж.», «2025»."""
    at = cursor.at()
    if cursor.kind() != "year_number":
        return None
    found = [cursor.word().number]
    cursor.here += 1
    joins = set()
    while cursor.kind() in JOINS and cursor.kind(1) == "year_number":
        joins.add(JOINS[cursor.kind()])
        found.append(cursor.word(1).number)
        cursor.here += 2
    unit = cursor.take_unit("year")
    span = "dash" in joins
    if span and (len(found) != 2 or found[0] >= found[1]):
        return None
    if sorted(set(found)) != found:
        return None
    return Years(at=at, years=tuple(found), span=span, case=cursor.case_of(unit))
