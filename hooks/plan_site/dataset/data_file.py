"""A YAML file of data: its letters, its values, and each fault as a line with its place."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from plan_site.dataset import text_file, yaml_errors, yaml_file
from plan_site.dataset.text_file import TextFile, shown
from plan_site.dataset.yaml_file import Tree, UnreadableError
from plan_site.faults import FAULT_LIMIT, RECORDS, Fault, PlanError, printable

TOP: Final = {key: kind for key, (kind, _) in RECORDS.items()}

Told = tuple[int, int, str]
"""Line and column in the file, and what is said of them."""


class DataFile:
    """A file that is YAML; `root` are its plain values, `text` is what it holds."""

    def __init__(self, file: Path) -> None:
        """PlanError tells why it can't be read as YAML, one line a fault."""
        self._file = file
        self._letters = text_file.read(file)
        if self._letters.indented_by_tabs:
            raise PlanError(_lines(file, _slips(self._letters, None)))
        try:
            self._tree = yaml_file.read(self._letters.readable)
        except UnreadableError as error:
            told = [*_slips(self._letters, None), _unreadable(self._letters, error)]
            raise PlanError(_lines(file, told)) from None

    @property
    def root(self) -> Any:
        return self._tree.root

    @property
    def text(self) -> str:
        return self._letters.text

    def faults(self, of_values: Iterable[Fault]) -> list[str]:
        """Those of the values, of keys and of single characters: a line each, in the file's order.

        Of very many only the first; none where all is well.
        """
        tree = self._tree
        placed = [*tree.misplaced, *((tree.place(fault), fault) for fault in of_values)]
        told = [
            (line, self._letters.column(line, column), tree.message(fault))
            for (line, column), fault in placed
        ]
        return _lines(self._file, [*told, *_slips(self._letters, tree)])


def _lines(file: Path, told: Iterable[Told]) -> list[str]:
    made: dict[str, None] = {}
    for line, column, said in sorted(told):
        place = f"{shown(file)}:{line}:{column}: "
        if len(made) == FAULT_LIMIT:
            made[f"{place}more faults stand here and below; mend those above first"] = None
            break
        made[place + printable(said)] = None
    return list(made)


def _slips(letters: TextFile, tree: Tree | None) -> Iterator[Told]:
    for slip in letters.slips:
        if tree:
            record = tree.record_at((slip.line, letters.read_at(slip.line, slip.column)))
        else:
            record = yaml_errors.near(letters.text, slip.line, TOP)
        yield slip.line, slip.column, ": ".join(filter(None, [record, slip.message]))


def _unreadable(letters: TextFile, error: UnreadableError) -> Told:
    line, column = error.place
    record = yaml_errors.near(letters.text, line, TOP)
    said = ": ".join(filter(None, [record, str(error)]))
    return line, letters.column(line, column), said
