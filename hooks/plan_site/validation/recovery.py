"""A broken record with something sound put in, so that the rest of it can still be judged.

What a record says of others (its section, its acts, its rows) is held against them even when
another field of it is broken; else a reader of messages would meet its faults one by one.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final

from plan_site.dataset.unknown_name_hints import DeclaredNames
from plan_site.faults import Fault, ValuePath, value_at
from plan_site.language.text_readers import PLAIN

STAND_INS: Final[Mapping[str, str]] = {
    "label": "label",
    "name": "name",
    "belongs": "text",
    "slug": "slug",
    "first_year": "2000",
    "last_year": "2099",
    "text": "text",
    **PLAIN,
}
"""Sound values of fields that no other record speaks of."""

ROUNDS: Final = 3
"""How often a record is mended anew: what one round takes away may be missed in the next."""

JUDGED: Final = frozenset({"body", "source"})
"""What an act says of others, and from where: nothing may stand in for that."""


@dataclass
class Mended:
    """Paths of values that others stand in for (`replaced`), and of values struck."""

    replaced: set[ValuePath] = field(default_factory=set)
    struck: set[ValuePath] = field(default_factory=set)

    def causes(self, fault: Fault) -> bool:
        """Whether the fault only tells what mending has done."""
        below = [fault.path[:depth] for depth in range(1, len(fault.path) + 1)]
        if any(path in self.replaced or path in self.struck for path in below):
            return True
        return any(path[: len(fault.path)] == fault.path for path in self.struck)


def mend(
    value: Any,
    path: ValuePath,
    details: Iterable[Mapping[str, Any]],
    names: DeclaredNames,
    done: Mended,
) -> Any:
    """A copy of the record at `path` without what pydantic's `details` find wrong in it."""
    made = deepcopy(value)
    wrong = {_target(detail, names): detail["type"] == "extra_forbidden" for detail in details}
    for target in sorted(wrong, reverse=True):
        if not target or JUDGED & set(target[:1]):
            return None
        *above, last = target
        parent = value_at(made, tuple(above))
        stand_in = _stand_in(last, names)
        if isinstance(parent, list) and isinstance(last, int):
            del parent[last]
            done.struck.add((*path, *target))
        elif not isinstance(parent, dict):
            return None
        elif stand_in and not wrong[target]:
            parent[last] = stand_in
            done.replaced.add((*path, *target))
        else:
            parent.pop(last, None)
            if not wrong[target]:
                done.struck.add((*path, *target))
    return made


def _target(detail: Mapping[str, Any], names: DeclaredNames) -> ValuePath:
    """What to take away or replace: of a list's item that lacks something, the item."""
    place: ValuePath = detail["loc"]
    if detail["type"] != "missing" or (place and _stand_in(place[-1], names)):
        return place
    items = [depth for depth, step in enumerate(place) if isinstance(step, int)]
    return place[: items[-1] + 1] if items else ()


def _stand_in(field: Any, names: DeclaredNames) -> Any:
    if field == "responsible" and names["agency"]:
        return min(names["agency"])
    if field == "topics" and names["topic"]:
        return [min(names["topic"])]
    return STAND_INS.get(field)
