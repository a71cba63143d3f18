"""A broken record with something sound put in, so that the rest of it can still be judged.

What a record says of others (its section, its acts, its rows) is held against them even when
another field of it is broken; else a reader of messages would meet its faults one by one.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final

from .faults import Fault, Path, value_at
from .names import Names
from .official import PLAIN

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

JUDGED: Final = frozenset({"body", "source"})
"""What an act says of others, and from where: nothing may stand in for that."""


@dataclass
class Mended:
    """Paths of values that others stand in for (`replaced`), and of values struck."""

    replaced: set[Path] = field(default_factory=set)
    struck: set[Path] = field(default_factory=set)

    def causes(self, fault: Fault) -> bool:
        """Whether the fault only tells what mending has done."""
        below = [fault.path[:depth] for depth in range(1, len(fault.path) + 1)]
        if any(path in self.replaced or path in self.struck for path in below):
            return True
        return any(path[: len(fault.path)] == fault.path for path in self.struck)


def mend(
    value: Any, path: Path, details: Iterable[Mapping[str, Any]], names: Names, done: Mended
) -> Any:
    """A copy of the record at `path` without what pydantic's `details` find wrong in it."""
    made = deepcopy(value)
    for detail in sorted(details, key=lambda detail: detail["loc"], reverse=True):
        *above, last = detail["loc"] or ("",)
        parent = value_at(made, tuple(above))
        place = (*path, *detail["loc"])
        stand_in = _stand_in(last, names)
        if JUDGED & set(detail["loc"][:1]):
            return None
        if isinstance(parent, list) and isinstance(last, int):
            del parent[last]
            done.struck.add(place)
        elif not isinstance(parent, dict):
            return None
        elif stand_in and detail["type"] != "extra_forbidden":
            parent[last] = stand_in
            done.replaced.add(place)
        elif parent.pop(last, None) is not None and detail["type"] != "extra_forbidden":
            done.struck.add(place)
    return made


def _stand_in(field: Any, names: Names) -> Any:
    if field == "responsible" and names["agency"]:
        return min(names["agency"])
    if field == "topics" and names["topic"]:
        return [min(names["topic"])]
    return STAND_INS.get(field)
