"""Dates whose year is said, one after another or from one to another."""

from collections.abc import Sequence
from dataclasses import replace

from plan_site.language.forms.cases import Case
from plan_site.language.forms.deadline_by import all_by
from plan_site.language.forms.deadline_parts import Part, Points, Years
from plan_site.language.values import OPEN, Deadline, DeadlineKind

BEFORE_A_POINT = (Case.NOMINATIVE, Case.GENITIVE, Case.ADJECTIVE, Case.LOCATIVE)


def dated(found: Sequence[Part]) -> Deadline | None:
    """Dates whose year is said, one after another or from one to another."""
    groups = _by_year(found)
    if not groups:
        return None
    bare = [not points for _, points in groups]
    if any(bare) and not all(bare):
        return None
    dates: list[str] = []
    said: list[Part] = []
    spans = 0
    for years, points in groups:
        texts = [str(year) for year in years.years] if years else [""]
        if years and points and (years.span or years.tail or years.case not in BEFORE_A_POINT):
            return None
        if years and not points:
            if years.case is Case.ADJECTIVE:
                return None
            group: list[tuple[Part, list[str], bool]] = [(years, texts, years.span)]
        else:
            group = [
                (
                    point,
                    list(point.labels)
                    if point.dated
                    else [f"{t}-{label}".rstrip("-") for t in texts for label in point.labels],
                    point.span,
                )
                for point in points
            ]
        for number, (part, texts, span) in enumerate(group):
            joined = (years.join if years else "") if number == 0 else part.join
            if number == 0 and years and part is not years and part.join == "dash":
                return None
            through = bool(said) and said[-1].tail in ("", "from") and _to(said[-1], part)
            if joined == "dash" or through:
                if len(texts) != 1 or span or "/" in dates[-1]:
                    return None
                dates[-1] += f"/{texts[0]}"
                spans += 1
                if through:
                    said[-1] = replace(part, case=Case.NOMINATIVE, tail="")
                    continue
            elif span:
                if len(texts) != 2:
                    return None
                dates.append("/".join(texts))
                spans += 1
            else:
                dates += texts
            said.append(part)
    if len(said) == len(dates) == 1 and not spans and _from(said[0]):
        return Deadline(said="", kind=DeadlineKind.SPAN, dates=(f"{dates[0]}/{OPEN}",))
    by = all_by(said)
    if by is None or (spans and spans != len(dates)) or not _ordered(dates):
        return None
    kind = DeadlineKind.SPAN if spans else DeadlineKind.ONCE
    return Deadline(said="", kind=kind, dates=tuple(dates), by=by)


def _from(part: Part) -> bool:
    """«2025 жылғы шілдеден бастап»: an end is not said."""
    return part.tail == "from" and part.case is Case.ABLATIVE


def _to(first: Part, last: Part) -> bool:
    """«… қаңтардан бастап … желтоқсанға дейін»."""
    return first.case is Case.ABLATIVE and last.case is Case.DATIVE and last.tail == "until"


def _ordered(dates: Sequence[str]) -> bool:
    """Whether dates follow one another, each once, and spans do not run backwards."""
    ends = [date.split("/") for date in dates]
    forward = all(len(end) == 1 or end[0] < end[1] for end in ends)
    return forward and len(set(dates)) == len(dates) and sorted(dates) == list(dates)


def _by_year(found: Sequence[Part]) -> list[tuple[Years | None, list[Points]]] | None:
    """Points under their years; «желтоқсан, 2014 жыл» is turned round."""
    first, last = found[0], found[-1]
    if isinstance(first, Points) and not first.dated and isinstance(last, Years):
        if len(last.years) > 1 or len(found) > 2 or last.tail or last.case is not Case.NOMINATIVE:
            return None
        return [(replace(last, join=""), [replace(first, join="")])]
    groups: list[tuple[Years | None, list[Points]]] = []
    for part in found:
        if isinstance(part, Years):
            groups.append((part, []))
        elif isinstance(part, Points) and part.dated:
            if groups and groups[-1][0]:
                return None
            groups = groups or [(None, [])]
            groups[-1][1].append(part)
        elif isinstance(part, Points) and groups and groups[-1][0]:
            groups[-1][1].append(part)
        else:
            return None
    return groups
