"""Everything that must hold of the dataset, field by field and between records.

Field checks run record by record, so that one broken record hides no fault of another; then the
records that stand are held against each other, and each act against its published text.
"""

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from . import agreement, source
from .faults import RECORDS, Fault, Path, Records, value_at
from .fields import Names, suggest
from .model import Plan
from .readings import ReadingRecord
from .record import Record

KEYS = frozenset(
    name
    for base in (Record, ReadingRecord)
    for model in base.__subclasses__()
    for name in model.model_fields
)


def check(root: Any, folder: FilePath) -> tuple[Plan | None, list[Fault]]:
    """The plan if it stands, and every fault; `folder` is where the acts' sources lie."""
    names, faults = _names(root)
    records: Records = {}
    for key in root:
        if key not in Plan.model_fields:
            faults.append(Fault(path=(key,), message=f"unknown key{_near(key)}"))
    for key, info in Plan.model_fields.items():
        if key not in root:
            if info.is_required():
                faults.append(Fault(path=(key,), message="is missing"))
        elif isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel):
            records[key] = list(_valid(info.annotation, (key,), root[key], names, faults))
        elif not isinstance(root[key], list):
            faults.append(Fault(path=(key,), message="must be a list"))
        else:
            model = get_args(info.annotation)[0]
            records[key] = [
                record
                for index, value in enumerate(root[key])
                for record in _valid(model, (key, index), value, names, faults)
            ]
    faults += agreement.faults(records)
    faults += source.faults(root, folder)
    if faults:
        return None, faults
    try:
        return Plan.model_validate(root, context=names), []
    except ValidationError as error:
        return None, [_fault((), detail) for detail in error.errors()]


def _names(root: Any) -> tuple[Names, list[Fault]]:
    """Every name that the dataset declares, by kind of record; a name given twice is a fault."""
    found: dict[str, dict[str, Path]] = {kind: {} for kind, _ in RECORDS.values()}
    found["abbreviation"], found["slug"] = {}, {}
    faults: list[Fault] = []

    def declare(kind: str, path: Path) -> None:
        name = value_at(root, path)
        if not isinstance(name, str) or not name:
            return
        if name in found[kind]:
            faults.append(Fault(path=path, message=f"{kind} {name} stands twice; keep one"))
        found[kind].setdefault(name, path)

    for key, (kind, field) in RECORDS.items():
        for path in _record_paths(root, key):
            declare(kind, (*path, field))
            if kind in ("agency", "term"):
                declare("abbreviation", (*path, field))
                declare("slug", (*path, "slug"))
    return {kind: frozenset(names) for kind, names in found.items()}, faults


def _record_paths(root: Any, key: str) -> Iterator[Path]:
    parents: list[Path] = [()]
    if key == "subsections":
        parents = list(_record_paths(root, "sections"))
    for parent in parents:
        records = value_at(root, (*parent, key))
        for index in range(len(records) if isinstance(records, list) else 0):
            yield (*parent, key, index)


def _valid(
    model: type[BaseModel], path: Path, value: Any, names: Names, faults: list[Fault]
) -> Iterator[tuple[Path, Any]]:
    try:
        yield path, model.model_validate(value, context=names)
    except ValidationError as error:
        faults += [_fault(path, detail) for detail in error.errors() if not _hollow(value, detail)]


def _hollow(value: Any, detail: Any) -> bool:
    """A list that pydantic calls too short only because it struck the broken records from it."""
    return detail["type"] == "too_short" and bool(value_at(value, detail["loc"]))


def _near(key: str) -> str:
    near = suggest(key, KEYS)
    return near if near.startswith("; did") else ""


def _fault(path: Path, detail: Any) -> Fault:
    """A line of pydantic's in our words."""
    where = (*path, *detail["loc"])
    kind = detail["type"]
    if kind == "extra_forbidden":
        return Fault(path=where, message=f"unknown key{_near(str(where[-1]))}")
    if kind == "missing":
        return Fault(path=where, message="is missing")
    if kind in ("tuple_type", "list_type"):
        return Fault(path=where, message="must be a list")
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return Fault(path=where, message="must be a mapping of keys to values")
    if kind == "too_short":
        return Fault(path=where, message="is empty; give at least one")
    if kind == "string_type":
        return Fault(path=where, message="must be text")
    if kind == "value_error":
        return Fault(path=where, message=str(detail["ctx"]["error"]))
    return Fault(path=where, message=str(detail["msg"]))
