"""`data/plan.yaml` → Plan and back: every fault of the file, all at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath

from . import manuscript, reconciliation, syntax, yaml_tree
from .check import check
from .faults import FAULT_LIMIT, RECORDS, Fault, PlanError, describe, printable
from .manuscript import Manuscript, shown
from .model import Plan
from .source import Proof, proofs
from .source_files import forgotten
from .yaml_tree import Tree, UnreadableError

TOP = {key: kind for key, (kind, _) in RECORDS.items()}

Told = tuple[int, int, str]
"""Line and column in the file, and what is said of them."""


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """The checked plan, the letters it was read from, and the proof of each act with a source."""

    plan: Plan
    text: str
    proofs: Mapping[str, Proof]


def load(file: FilePath) -> Dataset:
    """The checked dataset; PlanError tells every fault, one line each."""
    letters = manuscript.read(file)
    if letters.indented_by_tabs:
        raise PlanError(_lines(file, _slips(letters, None)))
    try:
        tree = yaml_tree.read(letters.readable)
    except UnreadableError as error:
        told = [*_slips(letters, None), _unreadable(letters, error)]
        raise PlanError(_lines(file, told)) from None
    plan, faults = check(tree.root, file.parent)
    faults += forgotten(tree.root, file.parent)
    places = [*tree.misplaced, *((tree.place(fault), fault) for fault in faults)]
    told = [
        (line, letters.column(line, column), _said(tree, fault)) for (line, column), fault in places
    ]
    told += _slips(letters, tree)
    if plan is None or told:
        raise PlanError(_lines(file, told))
    proved = proofs(tree.root, file.parent)
    if different := list(reconciliation.faults(plan, proved)):
        raise PlanError(_lines(file, [(*tree.place(f), _said(tree, f)) for f in different]))
    return Dataset(plan=plan, text=letters.text, proofs=proved)


def dump(plan: Plan) -> str:
    """The canonical file: nothing that a default already says."""
    return yaml_tree.write(plan.model_dump(exclude_defaults=True))


def _lines(file: FilePath, told: Iterable[Told]) -> list[str]:
    """Every fault as a line of its own, in the order of the file; of very many only the first."""
    made: dict[str, None] = {}
    for line, column, said in sorted(told):
        place = f"{shown(file)}:{line}:{column}: "
        if len(made) == FAULT_LIMIT:
            made[f"{place}more faults stand here and below; mend those above first"] = None
            break
        made[place + printable(said)] = None
    return list(made)


def _slips(letters: Manuscript, tree: Tree | None) -> Iterator[Told]:
    for slip in letters.slips:
        if tree:
            record = tree.record_at((slip.line, letters.read_at(slip.line, slip.column)))
        else:
            record = syntax.near(letters.text, slip.line, TOP)
        yield slip.line, slip.column, ": ".join(filter(None, [record, slip.message]))


def _unreadable(letters: Manuscript, error: UnreadableError) -> Told:
    line, column = error.place
    record = syntax.near(letters.text, line, TOP)
    said = ": ".join(filter(None, [record, str(error)]))
    return line, letters.column(line, column), said


def _said(tree: Tree, fault: Fault) -> str:
    """The record and what is wrong with it."""
    return ": ".join(filter(None, (describe(tree.root, fault.path), fault.message)))
