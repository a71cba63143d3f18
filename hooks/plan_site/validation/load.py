"""`data/plan.yaml` → Plan and back: every fault of the file, all at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath

from plan_site.dataset import text_file, yaml_errors, yaml_file
from plan_site.dataset.plan import Plan
from plan_site.dataset.text_file import Manuscript, shown
from plan_site.dataset.yaml_file import Tree, UnreadableError
from plan_site.faults import FAULT_LIMIT, RECORDS, Fault, PlanError, describe, printable
from plan_site.proof import reconciliation
from plan_site.proof.collation import Proof, proofs
from plan_site.proof.sources import forgotten
from plan_site.validation.validate import check

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
    letters = text_file.read(file)
    if letters.indented_by_tabs:
        raise PlanError(_lines(file, _slips(letters, None)))
    try:
        tree = yaml_file.read(letters.readable)
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
    return yaml_file.write(plan.model_dump(exclude_defaults=True))


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
            record = yaml_errors.near(letters.text, slip.line, TOP)
        yield slip.line, slip.column, ": ".join(filter(None, [record, slip.message]))


def _unreadable(letters: Manuscript, error: UnreadableError) -> Told:
    line, column = error.place
    record = yaml_errors.near(letters.text, line, TOP)
    said = ": ".join(filter(None, [record, str(error)]))
    return line, letters.column(line, column), said


def _said(tree: Tree, fault: Fault) -> str:
    """The record and what is wrong with it."""
    return ": ".join(filter(None, (describe(tree.root, fault.path), fault.message)))
