"""YAML ↔ plain values: the only module that knows YAML.

The file is read as a graph of nodes in which every scalar stays text (`no` stays «no», `3.10`
stays «3.10»), so that each fault can be told with its line and column.
"""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import yaml

from plan_site.dataset import yaml_errors
from plan_site.faults import Fault, ValuePath, describe

DEPTH_LIMIT = 20
VALUE_LIMIT = 1_000_000
"""Keys, values and ends of lists and mappings; 10,000 measures have 500,000."""

FOLDED = frozenset({"title", "text", "heading", "instruction", "reads", "prints"})
FLOW = frozenset(
    {"rows", "glossary", "topics", "dates", "recipients", "issuers", "terms", "programme"}
)

Place = tuple[int, int]
"""Line and column, 1-based."""


class UnreadableError(Exception):
    """The text is no YAML, or YAML of a kind that is not used here: what and where."""

    def __init__(self, message: str, place: Place) -> None:
        super().__init__(message)
        self.place = place


class Tree:
    """The file as plain values (`root`), and where each of them stands.

    `misplaced` are faults of keys, which no value holds, each with its place.
    """

    def __init__(self, text: str, node: yaml.Node) -> None:
        self.misplaced: list[tuple[Place, Fault]] = []
        self._lines = text.split("\n")
        self._nodes: dict[ValuePath, yaml.Node] = {}
        self._keys: dict[ValuePath, Place] = {}
        self.root = self._plain(node, ())

    def place(self, fault: Fault) -> Place:
        """Where a fault stands; inside a text at the letter's own place."""
        if fault.key and fault.path in self._keys:
            return self._keys[fault.path]
        path = fault.path
        while path not in self._nodes and path:
            path = path[:-1]
        node = self._nodes[path]
        if fault.letter is None or path != fault.path or not isinstance(node, yaml.ScalarNode):
            return _start(node)
        return self._letter(node, fault.letter)

    def message(self, fault: Fault) -> str:
        """The record and what is wrong with it."""
        return ": ".join(filter(None, (describe(self.root, fault.path), fault.message)))

    def record_at(self, place: Place) -> str:
        """What a reader calls the value that stands at a place, or the record around it."""
        paths, starts = self._order
        path = paths[max(0, bisect_right(starts, place) - 1)]
        while path:
            end = self._nodes[path].end_mark
            if place <= (end.line + 1, end.column + 1):
                break
            path = path[:-1]
        return describe(self.root, path)

    @cached_property
    def _order(self) -> tuple[list[ValuePath], list[Place]]:
        """The values in the order of the file, and where each begins."""
        return list(self._nodes), [_start(node) for node in self._nodes.values()]

    def _plain(self, node: yaml.Node, path: ValuePath) -> Any:
        self._nodes[path] = node
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(child, (*path, index)) for index, child in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode):
            self._cut_off(node, path)
            return node.value
        mapping: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            place = (*path, name)
            if message := self._misplaced(name, place, mapping):
                told = place if name.strip() else path
                self.misplaced.append((_start(key), Fault(path=told, message=message)))
                continue
            self._keys[place] = _start(key)
            mapping[name] = self._plain(value, place)
        return mapping

    def _cut_off(self, node: yaml.ScalarNode, path: ValuePath) -> None:
        """A comment behind a plain text: most who wrote it meant it as a part of the text."""
        line, column = node.end_mark.line, node.end_mark.column
        rest = self._lines[line][column:] if line < len(self._lines) else ""
        if not node.style and rest.lstrip().startswith("#"):
            place = line + 1, column + rest.index("#") + 1
            message = f"ends before «{rest.strip()}»: a # behind a blank begins a comment; "
            message += "quote the text, or strike the comment"
            self.misplaced.append((place, Fault(path=path, message=message)))

    def _misplaced(self, name: str, place: ValuePath, beside: dict[str, Any]) -> str | None:
        if not name.strip():
            return "has a key that is no word; write the key out"
        if name == "<<":
            return "merge keys are not used here; write the values out"
        if name in beside:
            line, _ = self._keys[place]
            return f"duplicate key {name}, first in line {line}; keep one"
        return None

    def _letter(self, node: yaml.ScalarNode, letter: int) -> Place:
        """Where letter `letter` of a text stands; behind its last one where it has no more."""
        line, column = _start(node)
        if node.style in ("|", ">"):
            line, column = line + 1, 1
        elif node.style:
            column += 1
        left, last = letter, (line, column)
        end = node.end_mark.line + 1, node.end_mark.column + 1
        for at in range(line, end[0] + 1):
            text = self._lines[at - 1] if at <= len(self._lines) else ""
            for index, character in enumerate(text):
                if not (line, column) <= (at, index + 1) < end or character.isspace():
                    continue
                if left == 0:
                    return at, index + 1
                left -= 1
                last = at, index + 2
        return last


def _start(node: yaml.Node) -> Place:
    return node.start_mark.line + 1, node.start_mark.column + 1


def read(text: str) -> Tree:
    """The values of a YAML text; what would blow up or mean something unseen is refused first."""
    try:
        _refuse(text)
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        problem = str(error.problem or error.context)
        mark: Any = error.problem_mark or error.context_mark
        if problem in yaml_errors.OPENED:
            mark = error.context_mark or mark
        elif mark and (quote := _quote_before(text, mark.index)):
            mark, line = quote, mark.line + 1
            problem = f"a quote that opens here closes only in line {line}"
        raise UnreadableError(yaml_errors.explained(problem), _inside(text, mark)) from None
    except yaml.YAMLError as error:
        raise UnreadableError(yaml_errors.explained(" ".join(str(error).split())), (1, 1)) from None
    if not isinstance(node, yaml.MappingNode):
        raise UnreadableError("is not a mapping; it starts with the key plan", (1, 1))
    return Tree(text, node)


def _inside(text: str, mark: Any) -> Place:
    """The place of a mark; what the parser misses behind the end is missed at the end."""
    lines = text.split("\n")
    if not mark or mark.line >= len(lines):
        return (len(lines), len(lines[-1]) + 1) if mark else (1, 1)
    return mark.line + 1, mark.column + 1


def _quote_before(text: str, index: int) -> Any:
    """Where a quote opens that closes in a later line, right before `index`: it was left open."""
    last: Any = None
    try:
        for token in yaml.scan(text, Loader=yaml.CBaseLoader):
            if token.start_mark.index >= index:
                break
            last = token
    except yaml.YAMLError:
        pass  # what the parser stumbled over
    quoted = isinstance(last, yaml.ScalarToken) and last.style in ("'", '"')
    over = quoted and last.start_mark.line < last.end_mark.line
    return last.start_mark if over and not text[last.end_mark.index : index].strip() else None


def _refuse(text: str) -> None:
    depth = documents = 0
    for count, event in enumerate(yaml.parse(text, Loader=yaml.CBaseLoader)):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
        refusal = (
            f"is nested deeper than {DEPTH_LIMIT} levels; write it flat"
            if depth > DEPTH_LIMIT
            else f"has more than {VALUE_LIMIT:,} values; split the plan"
            if count > VALUE_LIMIT
            else "is a second document; keep one"
            if documents > 1
            else "directives are not used here; strike the line that begins with «%»"
            if getattr(event, "version", None) or getattr(event, "tags", None)
            else "anchors and aliases are not used here; write the value out"
            if getattr(event, "anchor", None)
            else "tags are not used here; every value is text"
            if getattr(event, "tag", None)
            else None
        )
        if refusal:
            mark: Any = event.start_mark
            raise UnreadableError(refusal, (mark.line + 1, mark.column + 1))


def write(data: Any) -> str:
    """The canonical form: one style per field, no quotes that text does not need."""
    return yaml.dump(
        _styled(data), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=98, indent=2
    )


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
