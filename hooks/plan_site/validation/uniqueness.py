"""What may stand only once: labels and names that readers tell records apart by, declarations."""

from collections.abc import Iterator
from typing import Final

from plan_site.dataset.entries import Entries
from plan_site.faults import Fault, ValuePath

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
)
"""How many first steps of a way two values must share to be rivals, and the ways to such values."""
WAYS: Final = {way: (kind, shared) for kind, (shared, ways) in enumerate(ONCE) for way in ways}
DEPTH: Final = max(map(len, WAYS))


def faults(entries: Entries) -> Iterator[Fault]:
    """Every value that stands a second time, whatever the case of its letters."""
    yield from _labels(entries)
    yield from _torn(entries)
    first: dict[tuple[int, ValuePath, str], ValuePath] = {}
    for path, text in entries.texts:
        if len(path) > DEPTH or not text:
            continue
        way = tuple(EACH if isinstance(step, int) else step for step in path)
        if way in WAYS:
            kind, shared = WAYS[way]
            before = first.setdefault((kind, path[:shared], text.casefold()), path)
            if before is not path:
                yield _again(entries, path, text, before)


def _labels(entries: Entries) -> Iterator[Fault]:
    """Two rows of one wording may share their label; of two wordings one has the other's."""
    first: dict[str, tuple[ValuePath, str | None]] = {}
    for measure in entries.measures:
        path = (*measure.path, "label")
        wording = measure.versions[-1].cells.get("text") if measure.versions else None
        before = first.setdefault(measure.label.casefold(), (path, wording))
        if measure.label and before[1] != wording:
            yield _again(entries, path, measure.label, before[0])


def _torn(entries: Entries) -> Iterator[Fault]:
    """A cell is torn once."""
    for act in entries.acts:
        first: dict[tuple[str, str], ValuePath] = {}
        for torn in act.torn:
            before = first.setdefault((torn.row, torn.field), torn.path)
            if torn.row and torn.field and before != torn.path:
                yield _again(entries, torn.path, f"{torn.row} {torn.field}", before)


def _again(entries: Entries, path: ValuePath, text: str, first: ValuePath) -> Fault:
    message = f"«{text}» stands in {entries.describe(first)} already; give each its own"
    return Fault(path=path, message=message)
