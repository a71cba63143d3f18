"""What may stand only once: labels and names that readers tell records apart by, declarations."""

from collections.abc import Iterator
from typing import Any, Final

from plan_site.faults import Fault, Path, describe, value_at

EACH: Final = "*"
ONCE: Final[tuple[tuple[int, tuple[tuple[str, ...], ...]], ...]] = (
    (0, (("sections", EACH, "label"),)),
    (0, (("topics", EACH, "name"),)),
    (0, (("agencies", EACH, "name"), ("terms", EACH, "name"))),
    (0, (("acts", EACH, "source"),)),
    (0, (("help", "lines", EACH, "number"),)),
    (0, (("help", "words", EACH),)),
    (2, (("measures", EACH, "documents", EACH, "address"),)),
    (2, (("acts", EACH, "body", EACH, "glossary", EACH),)),
    (2, (("acts", EACH, "displaced", EACH, "reads"),)),
    (2, (("acts", EACH, "torn", EACH, "row field"),)),
)
"""How many first steps of a way two values must share to be rivals, and the ways to such values.

A last step of two words is a pair of fields that counts as one value.
"""


def faults(root: Any) -> Iterator[Fault]:
    """Every value that stands a second time, whatever the case of its letters."""
    yield from _labels(root)
    for shared, ways in ONCE:
        first: dict[tuple[Path, str], Path] = {}
        for way in ways:
            for path in _places(root, (), way):
                said = _said(root, path)
                if not said:
                    continue
                key = (path[:shared], said.casefold())
                if key in first:
                    yield _again(root, _pointed(path), said, first[key])
                first.setdefault(key, _pointed(path))


def _labels(root: Any) -> Iterator[Fault]:
    """Two rows of one wording may share their label; of two wordings one has the other's."""
    first: dict[str, tuple[Path, Any]] = {}
    for path in _places(root, (), ("measures", EACH, "label")):
        said = _said(root, path)
        versions = value_at(root, (*path[:-1], "versions"))
        wording = value_at(versions, (len(versions) - 1, "text")) if versions else None
        if said and said.casefold() in first:
            other, its = first[said.casefold()]
            if wording != its:
                yield _again(root, path, said, other)
        elif said:
            first[said.casefold()] = path, wording


def _again(root: Any, path: Path, said: str, first: Path) -> Fault:
    message = f"«{said}» stands in {describe(root, first)} already; give each its own"
    return Fault(path=path, message=message)


def _places(value: Any, path: Path, way: tuple[str, ...]) -> Iterator[Path]:
    if not way:
        yield path
    elif way[0] == EACH:
        for index, child in enumerate(value if isinstance(value, list) else []):
            yield from _places(child, (*path, index), way[1:])
    else:
        child = value if " " in way[0] else value_at(value, (way[0],))
        yield from _places(child, (*path, way[0]), way[1:])


def _said(root: Any, path: Path) -> str:
    parts = [value_at(root, (*path[:-1], step)) for step in str(path[-1]).split()]
    if isinstance(path[-1], int):
        parts = [value_at(root, path)]
    return " ".join(parts) if all(isinstance(part, str) for part in parts) else ""


def _pointed(path: Path) -> Path:
    """A pair of fields is told at its record."""
    return path[:-1] if " " in str(path[-1]) else path
