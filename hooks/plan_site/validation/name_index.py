"""The names that the dataset declares, by kind of record; one given twice is a fault."""

from collections.abc import Iterator
from typing import Final

from plan_site.dataset.entries import Entries
from plan_site.dataset.unknown_name_hints import DeclaredNames
from plan_site.faults import RECORDS, Fault, ValuePath
from plan_site.language.values import Effect

EACH: Final = "*"


def _declaring() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    for key, (kind, field) in RECORDS.items():
        above = ("sections", EACH) if key == "subsections" else ()
        short = kind in ("agency", "term")
        yield (*above, key, EACH, field), ((kind, "abbreviation") if short else (kind,))
        if short:
            yield (key, EACH, "slug"), ("slug",)


DECLARING: Final = dict(_declaring())
"""The way to a name → the kinds of name that it is: `("agencies", "*", "slug")` → slug."""
KINDS: Final = frozenset(kind for kinds in DECLARING.values() for kind in kinds)


def declared(entries: Entries) -> tuple[DeclaredNames, list[Fault]]:
    """Every declared name, by kind, and a fault for each that stands twice."""
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    twice: dict[ValuePath, Fault] = {}
    slugs: dict[ValuePath, str] = {}
    topics: dict[str, str] = {}
    for path, name in entries.texts:
        way = tuple(EACH if isinstance(step, int) else step for step in path[:6])
        for kind in DECLARING.get(way, ()) if name else ():
            if name in found[kind]:
                message = f"{kind} {name} stands twice; keep one"
                twice.setdefault(path, Fault(path=path, message=message))
            found[kind].add(name)
        if way == ("topics", EACH, "slug"):
            slugs[path[:-1]] = name
        elif way == ("topics", EACH, "name") and path[:-1] in slugs:
            topics[name] = slugs[path[:-1]]
    known = DeclaredNames((kind, frozenset(names)) for kind, names in found.items())
    known.topics = topics
    known.called = {each.abbreviation: each.name for each in (*entries.agencies, *entries.terms)}
    known.given = frozenset(
        new
        for act in entries.acts
        for item in act.body
        if (read := item.instruction) and read.effect is Effect.RENUMBERED
        for new in read.to
    )
    return known, list(twice.values())
