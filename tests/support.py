"""What several test modules need: the real dataset, fresh to break, and copies of its files."""

import pickle
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from plan_site.dataset.plan import Plan
from plan_site.faults import Fault, PlanError, ValuePath
from plan_site.validation import check as checking
from plan_site.validation import load

ROOT: Final = Path(__file__).resolve().parents[1]
PLANS: Final = ROOT / "tests" / "plans"
DATA: Final = PLANS / "act-392" / "data"
"""№ 392 with its source as of November 2026: what the engine is tried on, and not today's data."""
PLAN: Final = DATA / "plan.yaml"
SOURCE: Final = "sources/392.kk.txt"

ACT: Final[ValuePath] = ("acts", 1)
"""Where act 392 stands in the dataset."""

ROWS: Final = (
    "6",
    "23-1",
    "28",
    "29-1",
    "29-2",
    "29-3",
    "37-1",
    "37-2",
    "37-3",
    "37-4",
    "42",
    "43",
    "44",
    "47-1",
    "47-2",
    "47-3",
    "49",
)
"""The rows that act 392 touches, in the order of the dataset."""


@cache
def plan_text() -> str:
    return PLAN.read_text(encoding="utf-8")


@cache
def source_text() -> str:
    return (DATA / SOURCE).read_text(encoding="utf-8")


@cache
def _pickled() -> bytes:
    return pickle.dumps(yaml.load(plan_text(), Loader=yaml.CBaseLoader))


def fresh_tree() -> Any:
    """The real dataset as plain values: a new copy each time."""
    return pickle.loads(_pickled())


@cache
def dataset() -> load.Dataset:
    return load.load(PLAN)


def check(tree: Any, folder: Path | None = None) -> tuple[Plan | None, list[Fault]]:
    """The plan that a tree is, or every fault of it; without a source it lies beside no text."""
    acts = tree["acts"] if isinstance(tree.get("acts"), list) else []
    sourced = any(isinstance(act, dict) and "source" in act for act in acts)
    checked = checking.check(tree, folder or (DATA if sourced else PLANS))
    return checked.plan, checked.faults


def value(tree: Any, path: ValuePath) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def put(tree: Any, path: ValuePath, new: Any) -> None:
    """Set the value at `path`, whose last step may be a new key or one past a list's end."""
    parent = value(tree, path[:-1])
    if isinstance(parent, list) and path[-1] == len(parent):
        parent.append(new)
    else:
        parent[path[-1]] = new


def drop(tree: Any, path: ValuePath) -> None:
    del value(tree, path[:-1])[path[-1]]


def wording(row: str, field: str) -> ValuePath:
    """The way to a row's official words."""
    return ("measures", ROWS.index(row), "versions", 0, field)


def measure(row: str, *path: str | int) -> ValuePath:
    """The way into a measure's record."""
    return ("measures", ROWS.index(row), *path)


def another_wording(tree: Any, row: str, act: str, **changes: str) -> dict[str, Any]:
    """A wording of a row by another act; but for the changes its words are act 392's."""
    return {**value(tree, measure(row, "versions", 0)), "act": act, **changes}


def an_act(number: str, day: str, *body: dict[str, Any]) -> dict[str, Any]:
    """An act after 392 or before it, with words made up for a test."""
    return {"number": number, "date": day, "title": f"№ {number} қаулы", "body": list(body)}


def changed(tree: Any, path: ValuePath, old: str, new: str) -> None:
    """Replace a part of the words at `path` that must stand there."""
    words = value(tree, path)
    assert old in words, f"«{old}» does not stand in «{words}»"
    put(tree, path, words.replace(old, new))


def without_source(tree: Any) -> None:
    """Act 392 with no published text to hold it against: its words may be changed at will."""
    for key in ("source", "torn", "displaced", "spacing"):
        drop(tree, (*ACT, key))


def copied_plan(folder: Path) -> Path:
    """plan.yaml of a copy of data/ in `folder`, to edit."""
    shutil.copytree(DATA, folder / "data")
    return folder / "data" / "plan.yaml"


def replace_once(file: Path, old: str, new: str) -> None:
    """Replace what stands exactly once in a file, so that a test can't miss its target."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def told(file: Path) -> list[str]:
    """Every line of the faults that loading a file tells; none when it loads."""
    try:
        load.load(file)
    except PlanError as error:
        return list(error.lines) or ["PlanError without a line"]
    return []


FORM: Final = re.compile(r"data/plan\.yaml:(?P<line>[1-9]\d*):(?P<column>[1-9]\d*): \S.*")


def out_of_form(lines: list[str], content: bytes) -> list[str]:
    """The lines that are not in the form of a fault, or whose place is not in the file."""
    there = content.decode("utf-8", errors="replace").split("\n")

    def in_form(line: str) -> bool:
        match = FORM.fullmatch(line)
        if not match or not line.isprintable() or len(line) > LONGEST:
            return False
        number, column = int(match["line"]), int(match["column"])
        return number <= len(there) and column <= len(there[number - 1]) + 1

    return [line for line in lines if not in_form(line)]


def messages(faults: list[Fault]) -> list[tuple[ValuePath, str]]:
    return [(fault.path, fault.message) for fault in faults]


LONGEST: Final = 1_100
"""Characters of a line told: no terminal is flooded by a value."""

_PROOF = re.compile(
    r"\(sources/392\.kk\.txt:\d+\)(; undo the change|$)"
    r"|breaks no rule for blanks|which the act's spacing"
)


def judged(tree: Any) -> list[tuple[ValuePath, str]]:
    """The faults of a broken tree but for what the proof adds because words changed."""
    told = messages(check(tree)[1])
    return [(path, message) for path, message in told if not _PROOF.search(message)]
