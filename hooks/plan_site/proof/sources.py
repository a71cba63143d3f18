"""The published texts beside the dataset: which act each is of, which words it judges.

An act without a source is not checked; that its text lies there all the same is a fault, or one
line struck would let any word through.
"""

import re
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Final

from plan_site.dataset.entries import OF_A_SOURCE, ActEntry, Entries
from plan_site.dataset.fields import SOURCE_PATH
from plan_site.faults import Fault, Path
from plan_site.proof import source_text
from plan_site.proof.source_text import SourceText

FOLDER: Final = "sources"

Sources = dict[Path, SourceText]
"""Path of an act → its published text."""


def read(entries: Entries, folder: FilePath) -> tuple[Sources, list[Fault]]:
    """Every published text that can be read, and what keeps the others from it."""
    found: Sources = {}
    faults: list[Fault] = []
    for act, name in _named(entries):
        try:
            found[act.path] = source_text.read((folder / name).read_text(encoding="utf-8"), name)
        except OSError as error:
            message = f"{name} can't be read: {error.strerror}"
            faults.append(Fault(path=(*act.path, "source"), message=message))
        except ValueError:
            message = f"{name} is not UTF-8; save it as UTF-8"
            faults.append(Fault(path=(*act.path, "source"), message=message))
    return found, faults


def _named(entries: Entries) -> Iterator[tuple[ActEntry, str]]:
    """Each act that names a published text; a path that its field refuses is never read."""
    for act in entries.acts:
        if act.source and re.fullmatch(SOURCE_PATH, act.source):
            yield act, act.source


def held(entries: Entries) -> frozenset[Path]:
    """Paths of the words that a published text is held against, letter by letter."""
    found: set[Path] = set()
    for act, _ in _named(entries):
        found.add((*act.path, "body"))
        for _, version in entries.wordings(act).values():
            found |= {(*version.path, cell) for cell in version.cells}
        names = {name for item in act.body for name in item.glossary}
        found |= {
            (*agency.path, "name") for agency in entries.agencies if agency.abbreviation in names
        }
    return frozenset(found)


def faults(entries: Entries, folder: FilePath) -> Iterator[Fault]:
    """What is said of a text that an act does not name, and texts that none names."""
    taken = {name for _, name in _named(entries)}
    for act in entries.acts:
        if act.source is not None:
            continue
        for key in OF_A_SOURCE:
            if key in act.keys:
                message = "says something of a published text, but the act names no source"
                yield Fault(path=(*act.path, key), message=message)
        for file in sorted((folder / FOLDER).glob("*.txt")) if act.number else ():
            name = f"{FOLDER}/{file.name}"
            if file.name.startswith(f"{act.number}.") and name not in taken:
                message = f"has no source, though {name} is there; name it"
                yield Fault(path=act.path, message=message)
