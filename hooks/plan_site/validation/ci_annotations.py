"""Faults for the hosts of repositories, which show each beside its line in a proposed change."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

PLACED: Final = re.compile(r"([^:]+):([0-9]+):([0-9]+): (.*)", re.DOTALL)
"""A fault's line: file, line, column, what is said."""


def github(lines: Iterable[str]) -> Iterator[str]:
    """Each fault as a command of a GitHub workflow."""
    for line in lines:
        placed = PLACED.fullmatch(line)
        if placed:
            file, row, column, said = placed.groups()
            yield f"::error file={_property(file)},line={row},col={column}::{_data(said)}"
        else:
            yield f"::error::{_data(line)}"


def gitlab(lines: Iterable[str], file: str) -> str:
    """The faults as a code quality report, JSON; `file` stands for a fault that names none.

    A fingerprint holds no line, so that a fault which only moved is the same to GitLab.
    """
    seen: Counter[str] = Counter()
    made = []
    for line in lines:
        placed = PLACED.fullmatch(line)
        path, row, said = (placed[1], int(placed[2]), placed[4]) if placed else (file, 1, line)
        seen[f"{path}: {said}"] += 1
        named = f"{path}: {said} {seen[f'{path}: {said}']}"
        made.append(
            {
                "description": said,
                "check_name": "plan_site",
                "fingerprint": sha256(named.encode()).hexdigest(),
                "severity": "blocker",
                "location": {"path": path, "lines": {"begin": row}},
            }
        )
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
