"""The dataset's fields, record by record, so that one broken record hides no fault of another."""

from collections.abc import Iterable, Iterator
from itertools import islice
from types import UnionType
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from plan_site.dataset.plan import Plan
from plan_site.dataset.unknown_name_hints import DeclaredNames
from plan_site.faults import FAULT_LIMIT, RECORDS, Fault, ValueFaultsError, ValuePath, value_at
from plan_site.validation import keys
from plan_site.validation.records import Placed, Records
from plan_site.validation.recovery import ROUNDS, Mended, mend


def validate(root: Any, names: DeclaredNames) -> "Validated":
    """Every record of the dataset's plain values, held to its form."""
    made = Validated(names)
    found: dict[str, Placed[Any]] = {}
    for key in root:
        if key not in Plan.model_fields:
            made.faults.append(_unknown_key((key,)))
    for key, info in Plan.model_fields.items():
        if key not in root:
            if info.is_required():
                made.faults.append(Fault(path=(key,), message="is missing"))
        elif model := _single(info.annotation):
            found[key] = list(made.record(model, (key,), root[key]))
        elif not isinstance(root[key], list):
            made.faults.append(Fault(path=(key,), message="must be a list"))
        else:
            found[key] = made.list(get_args(info.annotation)[0], key, root[key])
            made.faults += _length(key, len(root[key]), info.metadata)
    made.records = Records(**found, without_help="help" not in root)
    return made


class Validated:
    """The records of the dataset, the faults of their fields, and what stands in for those."""

    def __init__(self, names: DeclaredNames) -> None:
        self.records = Records()
        self.faults: list[Fault] = []
        self.mended = Mended()
        self._names = names

    def list(self, model: type[BaseModel], key: str, values: list[Any]) -> Placed[Any]:
        """The records of one key; of two of one name the first, as the other is told as such."""
        found: Placed[Any] = []
        told = len(self.faults)
        for index, value in enumerate(values):
            found += self.record(model, (key, index), value)
            if len(self.faults) - told > FAULT_LIMIT:
                break
        if key not in RECORDS:
            return found
        named: dict[str, tuple[ValuePath, Any]] = {}
        for path, record in found:
            named.setdefault(getattr(record, RECORDS[key][1]), (path, record))
        return [*named.values()]

    def record(
        self, model: type[BaseModel], path: ValuePath, value: Any
    ) -> Iterator[tuple[ValuePath, Any]]:
        """The record, sound or mended, for others to be held against; its faults are added."""
        try:
            yield path, model.model_validate(value, context=self._names)
        except ValidationError as error:
            details: list[Any] = [each for each in error.errors() if not _hollow(value, each)]
            self.faults += islice(told(path, details), FAULT_LIMIT + 1)
            for _ in range(ROUNDS):
                value = mend(value, path, details, self._names, self.mended)
                try:
                    yield path, model.model_validate(value, context=self._names)
                except ValidationError as again:
                    details = [*again.errors()]
                else:
                    return


def _single(annotation: Any) -> type[BaseModel] | None:
    """What a key holds one of; the help box may be left out."""
    model = get_args(annotation)[0] if isinstance(annotation, UnionType) else annotation
    return model if isinstance(model, type) and issubclass(model, BaseModel) else None


def _length(key: str, length: int, metadata: list[Any]) -> Iterator[Fault]:
    if any(length < getattr(limit, "min_length", 0) for limit in metadata):
        yield Fault(path=(key,), message="is empty; give at least one")


def _hollow(value: Any, detail: Any) -> bool:
    """A list that pydantic calls too short only because it struck the broken records from it."""
    return detail["type"] == "too_short" and bool(value_at(value, detail["loc"]))


def _phrase(place: ValuePath) -> ValuePath | None:
    """For a fault in a reading the phrase that waits for it: that no rule reads it is no news."""
    if "reading" not in place[:-1]:
        return None
    at = place.index("reading")
    return (*place[:at], place[at + 1])


def told(path: ValuePath, details: Iterable[Any]) -> Iterator[Fault]:
    """Pydantic's details of what is wrong with a record, in our words."""
    details = [*details]
    unread = {_phrase(detail["loc"]) for detail in details}
    for detail in details:
        where = (*path, *detail["loc"])
        error = detail.get("ctx", {}).get("error")
        if detail["loc"] in unread:
            continue
        if isinstance(error, ValueFaultsError):
            for message, letter in error.parts:
                yield Fault(path=where, message=message, letter=letter)
            continue
        if detail["type"] == "extra_forbidden":
            yield _unknown_key(where)
            continue
        yield Fault(path=where, message=_message(detail) if error is None else str(error))


def _unknown_key(path: ValuePath) -> Fault:
    return Fault(path=path, message=f"unknown key{keys.advice(path)}", key=True)


def _message(detail: Any) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        return "is missing"
    if kind in ("tuple_type", "list_type"):
        return "must be a list"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return "must be a mapping of keys to values"
    if kind == "too_short":
        return "is empty; give at least one"
    if kind in ("literal_error", "enum"):
        if not isinstance(detail["input"], str):
            return "must be text"
        return f"«{detail['input']}» is none of {context['expected'].replace(chr(39), '')}"
    return str(detail["msg"])
