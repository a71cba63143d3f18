"""Faults of the dataset and of the build: all at once, one line each, with the place and the
way out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

ValuePath = tuple[str | int, ...]
"""The way to a value in the dataset, such as ("measures", 3, "versions", 0, "text")."""

FAULT_LIMIT = 1_000
"""As many faults are told in one go; who has more begins with these."""

NAME_LIMIT = 40
LINE_LIMIT = 1_000
_LONG = re.compile(r"«([^»]{80})[^»]+»")

RECORDS: Mapping[str, tuple[str, str]] = {
    "acts": ("act", "number"),
    "sections": ("section", "number"),
    "subsections": ("subsection", "number"),
    "agencies": ("agency", "abbreviation"),
    "terms": ("term", "abbreviation"),
    "topics": ("topic", "slug"),
    "measures": ("measure", "number"),
}
"""Lists of named records: the list's key → what a record of it is called, which field names it."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong where.

    `letter` counts the non-space characters before it in the value; `key` tells that the key is
    wrong and not its value.
    """

    path: ValuePath
    message: str
    letter: int | None = None
    key: bool = False


class ValueFaultsError(ValueError):
    """Several things wrong with one text: each a message and the letter at which it is told."""

    def __init__(self, parts: Iterable[tuple[str, int | None]]) -> None:
        self.parts = tuple(parts)
        super().__init__("; ".join(message for message, _ in self.parts))


def letters_before(text: str, at: int) -> int:
    """How many characters that are no white space stand before place `at`: a fault's `letter`."""
    return len("".join(text[:at].split()))


class SiteError(Exception):
    """The site can't be built; the message holds every fault, one line each, with its place."""


class PlanError(SiteError):
    """The dataset can't be used; `lines` holds every fault, one line each."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(self.lines))


def value_at(tree: Any, path: ValuePath) -> Any:
    """The value that `path` leads to, or None where it leads nowhere."""
    for step in path:
        if isinstance(tree, dict) and isinstance(step, str):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and 0 <= step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree


def describe(tree: Any, path: ValuePath) -> str:
    """What a reader calls the place: `measure 29-1: text`, `act 392: body: rows`."""
    words: list[str] = []
    for depth, step in enumerate(path):
        if isinstance(step, int):
            continue
        record = value_at(tree, path[: depth + 2])
        kind, key = RECORDS.get(step, (step, ""))
        if key and isinstance(record, dict) and len(path) > depth + 1:
            words.append(f"{kind} {_name(record, key)}")
        elif step == "versions" and isinstance(record, dict) and len(path) > depth + 1:
            # A measure with one version needs no word for which.
            if len(value_at(tree, path[: depth + 1])) > 1:
                words.append(f"act {_name(record, 'act')}")
        else:
            words.append(step)
    return ": ".join(words)


def _name(record: Any, key: str) -> str:
    name = record.get(key)
    return name[:NAME_LIMIT] if isinstance(name, str) and name.strip() else "?"


def printable(said: str) -> str:
    """A message as a line of text: nothing that a value brought along breaks or hides a part."""
    said = "".join(character if character.isprintable() else " " for character in said)
    return _LONG.sub(r"«\1…»", said)[:LINE_LIMIT].rstrip()
