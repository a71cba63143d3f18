"""The published texts beside the dataset: which act each is of, which words it judges.

An act without a source is not checked; that its text lies there all the same is a fault, or one
line struck would let any word through.
"""

import re
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, Final

from plan_site.dataset.fields import SOURCE_PATH
from plan_site.faults import Fault, Path, value_at
from plan_site.proof.expected_text import CELLS, wordings

FOLDER: Final = "sources"
DECLARED: Final = ("displaced", "torn", "spacing")
"""What an act declares of its published text."""


def named(root: Any) -> Iterator[tuple[Path, str]]:
    """Each act that names a published text, by its path, and the text's path below the data.

    A path that its field refuses is told there and never read.
    """
    acts = value_at(root, ("acts",))
    for index, act in enumerate(acts if isinstance(acts, list) else []):
        name = value_at(act, ("source",))
        if isinstance(name, str) and re.fullmatch(SOURCE_PATH, name):
            yield ("acts", index), name


def printed(root: Any, folder: FilePath) -> str:
    """The letters of all published texts that can be read, without their blanks."""
    texts = []
    for _, name in named(root):
        try:
            texts.append((folder / name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue  # told where the proof needs it
    return "".join(" ".join(texts).split())


def held(root: Any) -> frozenset[Path]:
    """Paths of the words that a published text is held against, letter by letter."""
    found: set[Path] = set()
    for act, _ in named(root):
        found.add((*act, "body"))
        found |= {(*place, cell) for place in wordings(root, act).values() for cell in CELLS}
        body = value_at(root, (*act, "body"))
        listed = [value_at(item, ("glossary",)) for item in body] if isinstance(body, list) else []
        names = {
            name
            for entries in listed
            if isinstance(entries, list)
            for name in entries
            if isinstance(name, str)
        }
        agencies = value_at(root, ("agencies",))
        for index, agency in enumerate(agencies if isinstance(agencies, list) else []):
            abbreviation = value_at(agency, ("abbreviation",))
            if isinstance(abbreviation, str) and abbreviation in names:
                found.add(("agencies", index, "name"))
    return frozenset(found)


def faults(root: Any) -> Iterator[Fault]:
    """Declarations about a published text that the act does not name."""
    acts = value_at(root, ("acts",))
    for index, act in enumerate(acts if isinstance(acts, list) else []):
        for key in DECLARED if isinstance(act, dict) and "source" not in act else ():
            if key in act:
                message = "says something of a published text, but the act names no source"
                yield Fault(path=("acts", index, key), message=message)


def forgotten(root: Any, folder: FilePath) -> Iterator[Fault]:
    """Acts that name no source though their text lies in `folder`, by its name."""
    acts = value_at(root, ("acts",))
    taken = {name for _, name in named(root)}
    for index, act in enumerate(acts if isinstance(acts, list) else []):
        number = value_at(act, ("number",))
        if isinstance(act, dict) and "source" not in act and isinstance(number, str):
            for file in sorted((folder / FOLDER).glob("*.txt")):
                name = f"{FOLDER}/{file.name}"
                if file.name.startswith(f"{number}.") and name not in taken:
                    message = f"has no source, though {name} is there; name it"
                    yield Fault(path=("acts", index), message=message)
