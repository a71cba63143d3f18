"""Sums and roles that the cells of a row name: where in their words they stand, what they mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from plan_site.dataset.plan import Version
from plan_site.exports.akn.names import field_id
from plan_site.language.forms.responsible import ROLES

ROLE: Final = re.compile(rf"\b(?:{'|'.join(sorted(ROLES, key=len, reverse=True))})\b", re.I)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """`words[start:end]` is a `tag` that refers to the thing called `refers`."""

    start: int
    end: int
    tag: str
    refers: str
    attributes: dict[str, str] = field(default_factory=dict)


def marks(version: Version, cell: str) -> Iterator[Mark]:
    """Those of a cell, in order; of a sum by its figures, in its own unit."""
    if cell == "cost":
        yield from _sums(version)
    if cell == "responsible" and any(body.role for body in version.responsible.bodies):
        for match in ROLE.finditer(version.responsible.said):
            role = ROLES[match[0].lower()]
            yield Mark(start=match.start(), end=match.end(), tag="role", refers=f"role_{role}")


def _sums(version: Version) -> Iterator[Mark]:
    at = 0
    for amount in version.cost.amounts:
        figures = re.compile(rf"(?<![0-9,]){re.escape(amount.printed)}(?![0-9])")
        match = figures.search(version.cost.said, at) if amount.sum is not None else None
        if match:
            at = match.end()
            yield Mark(
                start=match.start(),
                end=at,
                tag="quantity",
                refers=f"unit_{amount.unit}" if amount.unit else field_id("cost"),
                attributes={"normalized": f"{amount.sum:f}"} if amount.most is None else {},
            )
