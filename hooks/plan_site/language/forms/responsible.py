"""Responsible bodies → each with its role, in the order printed."""

import re
from typing import Final

from plan_site.language.forms.bodies import abbreviation, body
from plan_site.language.forms.print_variants import UPPER, UnreadFormError, plain, unended
from plan_site.language.values import Body, Responsible, Role

ROLES: Final = {
    "жинақтау": Role.COLLECTS,
    "жинақтаушы": Role.COLLECTS,
    "жинақтаушы орган": Role.COLLECTS,
    "жинақтайды": Role.COLLECTS,
    "жинақтауы": Role.COLLECTS,
    "жиынтық": Role.COLLECTS,
    "жиынтықтау": Role.COLLECTS,
    "жинау": Role.COLLECTS,
    "қорытындылау": Role.COLLECTS,
    "келісу бойынша": Role.BY_AGREEMENT,
    "келісім бойынша": Role.BY_AGREEMENT,
    "келісуі бойынша": Role.BY_AGREEMENT,
    "келісімі бойынша": Role.BY_AGREEMENT,
    "жауапты": Role.LEAD,
    "жауапты орган": Role.LEAD,
    "жауапты орындаушы": Role.LEAD,
    "негізгі орындаушы": Role.LEAD,
    "бас орындаушы": Role.LEAD,
    "негізгі": Role.LEAD,
    "басты": Role.LEAD,
}
ROLE: Final = re.compile(
    rf"(?: ?\(\s*({'|'.join(ROLES)})\s*\)|(?: ?– ?| - ?|- )({'|'.join(ROLES)}))$", re.I
)
UNPARTED: Final = re.compile(rf"(\(\s*(?:{'|'.join(ROLES)})\s*\)) (?-i:(?=[{UPPER}«\"“„]))", re.I)
"""A role in brackets, behind which the comma before the next body is missing."""

JOINTLY: Final = re.compile(r" ?\(\s*бірлес(?:іп|кен түрде)\s*\)", re.I)
"""That bodies act together, which is no role of one of them."""

AKIMATS: Final = re.compile(" әкімд(?:іктер|іг)і$| әкім(?:дер)?і$")

MOST: Final = 200
"""Pieces that a cell has at most; more would be searched too long."""

JOIN: Final = re.compile(r"\s*(,|;|/|\n|\s+және\s+|\s+әрі\s+)\s*(?:\n\s*)?(?:және\s+)?")


def responsible(phrase: str) -> Responsible:
    """Each body once; UnreadFormError where a piece is no body."""
    text = UNPARTED.sub(r"\1, ", unended(JOINTLY.sub("", plain(phrase, "responsible"))))
    found: list[Body] = []
    waiting = ""
    pieces = _pieces(text)
    if len(pieces) > MOST:
        raise UnreadFormError("responsible", phrase, text)
    for piece, join in pieces:
        said = waiting + piece
        read = _bodies(said) if not waiting or not abbreviation(_role(piece)[0]) else None
        if read:
            found += read
            waiting = ""
        elif join and not abbreviation(_role(piece)[0]) and not ROLE.search(piece):
            # A name may hold commas: «облыстардың, Астана … қалаларының әкімдіктері».
            waiting = said + join
        else:
            raise UnreadFormError("responsible", phrase, said)
    if waiting or len({one.body for one in found}) != len(found):
        raise UnreadFormError("responsible", phrase, waiting or text)
    return Responsible(said=phrase, bodies=tuple(found))


def _pieces(text: str) -> list[tuple[str, str]]:
    """What stands between joins outside brackets and «», and the join behind it."""
    found: list[tuple[str, str]] = []
    depth = start = at = 0
    while at < len(text):
        depth += (text[at] in "(«") - (text[at] in ")»")
        match = JOIN.match(text, at) if depth == 0 else None
        if match and match.end() > at:
            join = {",": ", ", "/": "/", ";": "; ", "\n": " "}.get(match[1], " және ")
            found.append((text[start:at], join))
            start = at = match.end()
        else:
            at += 1
    return [*found, (text[start:], "")]


def _role(text: str) -> tuple[str, Role | None]:
    match = ROLE.search(text)
    if not match:
        return text, None
    return text[: match.start()], ROLES[(match[1] or match[2]).lower()]


def _bodies(text: str) -> list[Body] | None:
    """One body, or two abbreviations between which «мен» stands or a comma is missing."""
    name, role = _role(text)
    first, _, rest = name.partition(" ")
    if AKIMATS.search(rest) and first != "ҚР" and (short := abbreviation(first)) and body(rest):
        # «ДСМ облыстардың әкімдіктері»: none is another body's.
        return [Body(body=short), Body(body=rest, role=role)]
    if named := body(name):
        return [Body(body=named, role=role)]
    several = [abbreviation(word) for word in re.sub(" (?:мен|бен|пен) ", " ", name).split()]
    if len(several) < 2 or None in several or "ҚР" in name.split():
        return None
    *others, last = [short for short in several if short]
    return [*(Body(body=short) for short in others), Body(body=last, role=role)]
