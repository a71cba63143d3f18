"""What is said of a name that the dataset does not declare: the near one, or those that are known.

Who declares which name is found in `validation.name_index`.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from pydantic import ValidationInfo

from plan_site.language.homoglyphs import TO_KAZAKH


class DeclaredNames(dict[str, frozenset[str]]):
    """Validation context: kind of record → the names that the dataset declares of it.

    `topics`: what readers call a topic → its slug, for who writes the one in place of the other;
    `called`: abbreviation → the full name; `given`: the numbers that acts give to rows anew.
    """

    topics: Mapping[str, str] = MappingProxyType({})
    called: Mapping[str, str] = MappingProxyType({})
    given: frozenset[str] = frozenset()


SHOWN = 12
LONG = 500
"""In a longer list than this, a near name is not looked for: with many faults it takes minutes."""


def suggest(name: str, known: frozenset[str]) -> str:
    """`; did you mean X?` when a known name is near, else what is known."""
    if not known or len(known) > LONG:
        return ""
    twins = {other.translate(TO_KAZAKH): other for other in sorted(known)}
    if twin := twins.get(name.translate(TO_KAZAKH)):
        return f"; did you mean {twin}, in other letters?"
    if near := get_close_matches(name, sorted(known), n=1, cutoff=0.5):
        return f"; did you mean {near[0]}?"
    more = " …" if len(known) > SHOWN else ""
    return f"; known: {', '.join(sorted(known)[:SHOWN])}{more}"


def unknown(kind: str, name: str, info: ValidationInfo) -> str | None:
    """What to say when the dataset declares no `kind` of that name."""
    names: DeclaredNames = info.context or DeclaredNames()
    # Where none of a kind is declared, that is the fault and not each use of one.
    if not names.get(kind) or name in names[kind]:
        return None
    return f"unknown {kind} {name}{suggest(name, names[kind])}"


def require_known(kind: str, name: str, info: ValidationInfo) -> None:
    """ValueError when the dataset declares no `kind` of that name."""
    if message := unknown(kind, name, info):
        raise ValueError(message)
