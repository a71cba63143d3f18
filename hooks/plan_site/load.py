"""`data/plan.yaml` → Plan and back: the only module that knows YAML.

The file is read as a graph of nodes in which every scalar stays text (`no` stays «no», `3.10`
stays «3.10»), so that each fault can be told with its line and column.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

from .check import check
from .faults import Fault, Path, PlanError, describe
from .model import Plan
from .source import Proof, proofs

SIZE_LIMIT = 64 * 1024 * 1024
DEPTH_LIMIT = 20

FOLDED = frozenset({"title", "text", "heading", "instruction", "reads", "prints"})
FLOW = frozenset({"rows", "glossary", "topics", "months", "agencies"})


@dataclass
class _Tree:
    """The file as plain values, and where each of them stands (1-based line and column)."""

    root: Any = None
    nodes: dict[Path, yaml.Node] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def place(self, path: Path) -> tuple[int, int]:
        while path not in self.nodes and path:
            path = path[:-1]
        mark = self.nodes[path].start_mark
        return mark.line + 1, mark.column + 1


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """The checked plan, the letters it was read from, and the proof of each act with a source."""

    plan: Plan
    text: str
    proofs: Mapping[str, Proof]


def load(file: FilePath) -> Dataset:
    """The checked dataset; PlanError tells every fault, one line each."""
    text = _text(file)
    tree = _read(file, text)
    plan, faults = check(tree.root, file.parent)
    faults = [*tree.faults, *faults]
    if plan is None or faults:
        lines = text.split("\n")
        told = sorted(((_place(tree, fault, lines), fault) for fault in faults), key=_first)
        raise PlanError(
            dict.fromkeys(
                f"{_shown(file)}:{line}:{column}: {_said(tree, fault)}"
                for (line, column), fault in told
            )
        )
    return Dataset(plan=plan, text=text, proofs=proofs(tree.root, file.parent))


def dump(plan: Plan) -> str:
    """The canonical file: one style per field, nothing that a default already says."""
    data = plan.model_dump(exclude_defaults=True)
    return yaml.dump(
        _styled(data), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=98, indent=2
    )


def _first(told: tuple[tuple[int, int], Fault]) -> tuple[int, int]:
    return told[0]


def _said(tree: _Tree, fault: Fault) -> str:
    """The record and what is wrong with it; what a value brought along never breaks the line."""
    said = ": ".join(filter(None, (describe(tree.root, fault.path), fault.message)))
    return "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in said)


def _shown(file: FilePath) -> str:
    """The file as the reader of a message knows it: from the project's folder on."""
    return "/".join(file.parts[-2:])


def _text(file: FilePath) -> str:
    shown = _shown(file)
    try:
        if file.stat().st_size > SIZE_LIMIT:
            raise PlanError([f"{shown}:1:1: is larger than {SIZE_LIMIT:,} bytes; split the plan"])
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        raise PlanError(
            [f"{shown}:{line}:{column}: is not UTF-8; save the file as UTF-8"]
        ) from None
    except OSError as error:
        raise PlanError([f"{shown}:1:1: can't be read: {error.strerror}"]) from None


def _read(file: FilePath, text: str) -> _Tree:
    """The node graph; deep nesting, anchors, tags and a second document are refused first."""
    depth = documents = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
            refusal = (
                f"is nested deeper than {DEPTH_LIMIT} levels"
                if depth > DEPTH_LIMIT
                else "is a second document; keep one"
                if documents > 1
                else "anchors and aliases are not used here; write the value out"
                if getattr(event, "anchor", None)
                else "tags are not used here; every value is text"
                if getattr(event, "tag", None)
                else None
            )
            if refusal:
                start: Any = event.start_mark
                raise yaml.MarkedYAMLError(problem=refusal, problem_mark=start)
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        raise PlanError([f"{_shown(file)}:{place}: {error.problem or error.context}"]) from None
    except yaml.YAMLError as error:
        problem = " ".join(str(error).split())
        raise PlanError([f"{_shown(file)}:1:1: {problem}"]) from None
    if not isinstance(root, yaml.MappingNode):
        raise PlanError([f"{_shown(file)}:1:1: is not a mapping; it starts with the key plan"])
    tree = _Tree()
    tree.root = _plain(root, (), tree)
    return tree


def _plain(node: yaml.Node, path: Path, tree: _Tree) -> Any:
    tree.nodes[path] = node
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*path, index), tree) for index, child in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        return node.value
    mapping: dict[str, Any] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if name in mapping:
            first = tree.nodes[(*path, name)].start_mark.line + 1
            place = (*path, name, f"again in line {key.start_mark.line + 1}")
            tree.nodes[place] = key
            message = f"duplicate key {name}, first in line {first}; keep one"
            tree.faults.append(Fault(path=(*path, name), message=message, at=place))
            continue
        mapping[name] = _plain(value, (*path, name), tree)
    return mapping


def _place(tree: _Tree, fault: Fault, lines: list[str]) -> tuple[int, int]:
    """Line and column of a fault; inside a long text the letter's own."""
    line, column = tree.place(fault.at or fault.path)
    node = tree.nodes.get(fault.path)
    if fault.letter is None or not isinstance(node, yaml.ScalarNode):
        return line, column
    if node.style in ("|", ">"):
        line, column = line + 1, 1
    elif node.style:
        column += 1
    left = fault.letter
    for at in range(line, node.end_mark.line + 2):
        text = lines[at - 1] if at <= len(lines) else ""
        for index, character in enumerate(text):
            if (at, index + 1) < (line, column) or character.isspace():
                continue
            if left == 0:
                return at, index + 1
            left -= 1
    return line, column


class _Folded(str):
    """Text that the dumper folds."""


class _Flow(list[Any]):
    """A list that the dumper keeps on one line."""


def _styled(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _styled(child, name) for name, child in value.items()}
    if isinstance(value, (list, tuple)):
        styled = [_styled(child, key) for child in value]
        return _Flow(styled) if key in FLOW and _scalars(value) else styled
    return _Folded(value) if key in FOLDED else str(value)


def _scalars(values: Iterable[Any]) -> bool:
    return all(isinstance(value, str) for value in values)


class _Dumper(yaml.SafeDumper):
    """Writes text only; with no resolver a scalar needs no quotes to stay text."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012 – PyYAML's own interface

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.add_representer(
    _Folded, lambda dumper, data: dumper.represent_scalar("tag:yaml.org,2002:str", data, style=">")
)
_Dumper.add_representer(
    _Flow,
    lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True),
)
