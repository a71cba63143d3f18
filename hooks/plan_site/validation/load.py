"""`data/plan.yaml` → Plan and back: every fault of the file, all at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plan_site.dataset import yaml_file
from plan_site.dataset.data_file import DataFile
from plan_site.dataset.plan import Plan, Version
from plan_site.faults import PlanError
from plan_site.proof.collation import Proof
from plan_site.validation import drafts, side_files
from plan_site.validation.check import check
from plan_site.validation.side_files import Beside


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """The checked plan, the letters it was read from, and the proof of each act with a source.

    `unwritten` are lines on what drafts still lack; such a plan is sound, but none to publish.
    Beside it what is ours: everyday words for search, and translations.
    """

    plan: Plan
    text: str
    proofs: Mapping[str, Proof]
    unwritten: tuple[str, ...] = ()
    beside: Beside = field(default_factory=Beside)


def load(path: Path) -> Dataset:
    """The checked dataset; PlanError tells every fault, one line each."""
    file = DataFile(path)
    checked = check(file.root, path.parent)
    lines = [*file.faults(checked.faults), *checked.lines]
    if checked.plan is None or lines:
        raise PlanError(lines)
    return Dataset(
        plan=checked.plan,
        text=file.text,
        proofs=checked.proofs,
        unwritten=tuple(file.faults(drafts.unwritten(checked.plan))),
        beside=side_files.read(path.parent, checked.plan),
    )


def dump(plan: Plan) -> str:
    """The canonical file: nothing that a default or an instruction already says."""
    typed = (
        measure.model_copy(
            update={"versions": tuple(v for v in measure.versions if type(v) is Version)}
        )
        for measure in plan.measures
    )
    written = plan.model_copy(update={"measures": tuple(typed)})
    return yaml_file.write(written.model_dump(exclude_defaults=True))
