"""The published texts beside the dataset: which act each is of, which words it judges.

An act without a source is not checked; that its text lies there all the same is a fault, or one
line struck would let any word through.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from plan_site.dataset import text_file
from plan_site.dataset.entries import OF_A_SOURCE, ActEntry, Entries
from plan_site.dataset.fields import SOURCE_PATH
from plan_site.dataset.text_file import TextFile
from plan_site.faults import Fault, PlanError, ValuePath
from plan_site.proof import source_text
from plan_site.proof.source_text import SourceText

FOLDER: Final = "sources"
SIZE_LIMIT: Final = 8 * 1024 * 1024
"""Bytes: № 392 has 30,000 of them, and a plan of a thousand rows less than two million."""
SLIPS: Final = 40
"""So many slips of one text are told; who has more takes the text again."""

Sources = dict[ValuePath, SourceText]
"""Path of an act → its published text."""


def read(entries: Entries, folder: Path) -> tuple[Sources, list[Fault], list[str]]:
    """Every published text that can be read, what keeps others from it, and their own faults.

    The last are lines of their own, with the place in the text: no value of the dataset is wrong.
    """
    found: Sources = {}
    faults: list[Fault] = []
    lines: list[str] = []
    for act, name in _named(entries):
        file = folder / name
        if not file.exists():
            message = f"{name} is not there; put the published text there"
            faults.append(Fault(path=(*act.path, "source"), message=message))
            continue
        shown = f"{folder.name}/{name}"
        try:
            letters = text_file.read(file, limit=SIZE_LIMIT, name=shown)
        except PlanError as error:
            lines += error.lines
            continue
        if slips := _slips(letters, shown):
            lines += slips
        else:
            found[act.path] = source_text.read(letters.text, name)
    return found, faults, lines


def _slips(letters: TextFile, shown: str) -> list[str]:
    """Characters and line ends that an editor has put in or taken away, a line each."""
    told = [f"{shown}:{slip.line}:{slip.column}: {slip.message}" for slip in letters.slips]
    if "\r\n" in letters.text:
        line = letters.text[: letters.text.index("\r\n")].count("\n") + 1
        told.append(
            f"{shown}:{line}:1: ends its lines as another system does; save it with LF alone"
        )
    if len(told) > SLIPS:
        told[SLIPS:] = [f"{shown}:1:1: and {len(told) - SLIPS} more; take the text as published"]
    return told


def _named(entries: Entries) -> Iterator[tuple[ActEntry, str]]:
    """Each act that names a published text; a path that its field refuses is never read."""
    for act in entries.acts:
        if act.source and re.fullmatch(SOURCE_PATH, act.source):
            yield act, act.source


def held(entries: Entries) -> frozenset[ValuePath]:
    """Paths of the words that a published text is held against, letter by letter."""
    found: set[ValuePath] = set()
    for act, _ in _named(entries):
        found.add((*act.path, "body"))
        for _, version in entries.wordings(act).values():
            found |= {(*version.path, cell) for cell in version.cells}
        names = {name for item in act.body for name in item.glossary}
        found |= {
            (*agency.path, "name") for agency in entries.agencies if agency.abbreviation in names
        }
    return frozenset(found)


def faults(entries: Entries, folder: Path) -> Iterator[Fault]:
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
            # A text in an edition's language is that edition's to name.
            if re.fullmatch(r"[0-9]+\.(?!kk\.)[a-z]{2}\.txt", file.name):
                continue
            if file.name.startswith(f"{act.number}.") and name not in taken:
                message = f"has no source, though {name} is there; name it"
                yield Fault(path=act.path, message=message)
