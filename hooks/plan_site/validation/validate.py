"""Everything that must hold of the dataset, field by field and between records.

Field checks run record by record, so that one broken record hides no fault of another; then the
records that stand are held against each other, and each act against its published text.
"""

from collections.abc import Iterator
from functools import cache, partial
from itertools import islice
from pathlib import Path as FilePath
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from plan_site.dataset.base import Record
from plan_site.dataset.manual_readings import ReadingRecord
from plan_site.dataset.plan import Plan
from plan_site.dataset.references import Names, suggest
from plan_site.faults import FAULT_LIMIT, RECORDS, Fault, Path, Records, ValueFaultsError, value_at
from plan_site.language import homoglyphs
from plan_site.proof import collation, sources
from plan_site.validation import consistency, uniqueness
from plan_site.validation.stand_ins import ROUNDS, Mended, mend

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
    mended = Mended()
    for key in root:
        if key not in Plan.model_fields:
            faults.append(Fault(path=(key,), message=f"unknown key{_near(key)}", key=True))
    for key, info in Plan.model_fields.items():
        if key not in root:
            if info.is_required():
                faults.append(Fault(path=(key,), message="is missing"))
        elif isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel):
            records[key] = list(_valid(info.annotation, (key,), root[key], names, faults, mended))
        elif not isinstance(root[key], list):
            faults.append(Fault(path=(key,), message="must be a list"))
        else:
            model = get_args(info.annotation)[0]
            records[key] = []
            told = len(faults)
            for index, value in enumerate(root[key]):
                records[key] += _valid(model, (key, index), value, names, faults, mended)
                if len(faults) - told > FAULT_LIMIT:
                    break
            if key in RECORDS:
                records[key] = _first_of_each(records[key], RECORDS[key][1])
            faults += _length(key, len(root[key]), info.metadata)
    faults += _first(uniqueness.faults(root))
    faults += [fault for fault in consistency.faults(records) if not mended.causes(fault)]
    faults += collation.faults(root, folder)
    faults += sources.faults(root)
    held, printed = sources.held(root), cache(partial(sources.printed, root, folder))
    faults += _first(homoglyphs.faults(root, names["abbreviation"], held, printed))
    if faults:
        return None, faults
    try:
        return Plan.model_validate(root, context=names), []
    except ValidationError as error:
        return None, [fault for detail in error.errors() for fault in _told((), detail)]


def _first(faults: Iterator[Fault]) -> Iterator[Fault]:
    """As many as are told at once, and one more: no file takes minutes by its faults alone."""
    return islice(faults, FAULT_LIMIT + 1)


def _first_of_each(records: list[tuple[Path, Any]], field: str) -> list[tuple[Path, Any]]:
    """What stands a second time is told as such; the others are held against the first."""
    named: dict[str, tuple[Path, Any]] = {}
    for path, record in records:
        named.setdefault(getattr(record, field), (path, record))
    return list(named.values())


def _length(key: str, length: int, metadata: list[Any]) -> Iterator[Fault]:
    for limit in metadata:
        if length < getattr(limit, "min_length", 0):
            yield Fault(path=(key,), message="is empty; give at least one")
        if length > getattr(limit, "max_length", length):
            message = f"has {length} entries, at most {limit.max_length}"
            yield Fault(path=(key,), message=message)


def _names(root: Any) -> tuple[Names, list[Fault]]:
    """Every name that the dataset declares, by kind of record; a name given twice is a fault."""
    found: dict[str, dict[str, Path]] = {kind: {} for kind, _ in RECORDS.values()}
    found["abbreviation"], found["slug"] = {}, {}
    faults: list[Fault] = []
    told: set[Path] = set()

    def declare(kind: str, path: Path) -> None:
        name = value_at(root, path)
        if not isinstance(name, str) or not name:
            return
        if name in found[kind] and path not in told:
            told.add(path)
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
    model: type[BaseModel],
    path: Path,
    value: Any,
    names: Names,
    faults: list[Fault],
    mended: Mended,
) -> Iterator[tuple[Path, Any]]:
    """The record, sound or mended, for others to be held against; its faults are added."""
    try:
        yield path, model.model_validate(value, context=names)
    except ValidationError as error:
        details = [detail for detail in error.errors() if not _hollow(value, detail)]
        unread = {_phrase(detail["loc"]) for detail in details}
        faults += _first(
            fault
            for detail in details
            if detail["loc"] not in unread
            for fault in _told(path, detail)
        )
        for _ in range(ROUNDS):
            value = mend(value, path, details, names, mended)
            try:
                yield path, model.model_validate(value, context=names)
            except ValidationError as again:
                details = again.errors()
            else:
                return


def _hollow(value: Any, detail: Any) -> bool:
    """A list that pydantic calls too short only because it struck the broken records from it."""
    return detail["type"] == "too_short" and bool(value_at(value, detail["loc"]))


def _phrase(place: Path) -> Path | None:
    """For a fault in a reading the phrase that waits for it: that no rule reads it is no news."""
    if "reading" not in place[:-1]:
        return None
    at = place.index("reading")
    return (*place[:at], place[at + 1])


def _near(key: str) -> str:
    if key in KEYS:
        return " here, though known elsewhere; strike it"
    near = suggest(key, KEYS)
    return near if near.startswith("; did") else "; strike it"


def _told(path: Path, detail: Any) -> Iterator[Fault]:
    """Lines of pydantic's in our words."""
    where = (*path, *detail["loc"])
    error = detail.get("ctx", {}).get("error")
    if isinstance(error, ValueFaultsError):
        for message, letter in error.parts:
            yield Fault(path=where, message=message, letter=letter)
        return
    message = _message(detail) if error is None else str(error)
    yield Fault(path=where, message=message, key=detail["type"] == "extra_forbidden")


def _message(detail: Any) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return f"unknown key{_near(str(detail['loc'][-1]))}"
    if kind == "missing":
        return "is missing"
    if kind in ("tuple_type", "list_type"):
        return "must be a list"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return "must be a mapping of keys to values"
    if kind == "too_short":
        return "is empty; give at least one"
    if kind == "too_long":
        return f"has {context['actual_length']} entries, at most {context['max_length']}"
    if kind in ("literal_error", "enum"):
        if not isinstance(detail["input"], str):
            return "must be text"
        return f"«{detail['input']}» is none of {context['expected'].replace(chr(39), '')}"
    return str(detail["msg"])
