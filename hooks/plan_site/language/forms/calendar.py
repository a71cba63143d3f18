"""The calendar's words in a deadline → its parts, in order."""

from dataclasses import replace

from plan_site.language.forms.calendar_often import JOINS, often, standing, years
from plan_site.language.forms.calendar_points import day, points
from plan_site.language.forms.calendar_tokens import tokens
from plan_site.language.forms.cases import Case
from plan_site.language.forms.deadline_parts import Cursor, Part

TAILS = ("until", "not_later", "from", "inside", "through")


def parts(text: str) -> list[Part]:
    """Every part of a text; UnreadFormError names what follows the last that is one."""
    cursor = Cursor(text, tokens(text))
    found: list[Part] = []
    inside = False
    while cursor.kind():
        join = ""
        while (kind := cursor.kind()) in JOINS or kind in ("open", "close"):
            if kind in JOINS:
                join = JOINS[kind]
            elif inside is (kind == "open"):
                raise cursor.refusal()
            else:
                inside = kind == "open"
                join = join or "and"
            cursor.here += 1
        if not cursor.kind() and kind == "" and join and not inside and _closed(text):
            break
        found.append(replace(_part(cursor), join=join, tail=_tail(cursor)))
    if inside or not found:
        raise cursor.refusal()
    return found


def _closed(text: str) -> bool:
    return text.endswith(")")


def _part(cursor: Cursor) -> Part:
    start = cursor.here
    for read in (often, standing, years, day, points):
        if part := read(cursor):
            return part
        cursor.here = start
    raise cursor.refusal()


def _tail(cursor: Cursor) -> str:
    kind = cursor.kind()
    if kind in TAILS:
        cursor.here += 1
        return kind
    if cursor.unit() == "period" and cursor.word().case is Case.LOCATIVE:
        cursor.here += 1
        return "inside"
    return ""
