"""Whether a day is the last on which something may be done: «дейін», «кешіктірмей», the dative."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from plan_site.language.forms.cases import Case
from plan_site.language.forms.deadline_parts import Part


def is_by(part: Part) -> bool | None:
    """Whether a part says "not later than"; None where its case and particle say neither."""
    if part.tail == "until":
        return True if part.case is Case.DATIVE else None
    if part.tail == "not_later":
        return True if part.case is Case.ABLATIVE else None
    if part.tail in ("inside", "through"):
        return False if part.case in (Case.NOMINATIVE, Case.GENITIVE) else None
    if part.tail:
        return None
    return {Case.NOMINATIVE: False, Case.LOCATIVE: False, Case.DATIVE: True}.get(part.case)


def all_by(found: Sequence[Part]) -> bool | None:
    """Whether several are "not later than": a particle behind the last is said of all."""
    if found and found[-1].tail and {part.case for part in found} == {found[-1].case}:
        found = [replace(part, tail=part.tail or found[-1].tail) for part in found]
    marks = [is_by(part) for part in found]
    return None if None in marks or any(a and not b for a, b in pairwise(marks)) else marks[-1]
