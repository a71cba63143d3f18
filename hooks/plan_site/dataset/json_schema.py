"""The records' form as a JSON Schema: for editors that complete keys and tell what a field is.

What a record says of itself stands in it; what records say of each other only the proof knows.
An editor reads figures as numbers and the file's reader as text: a field may be either.
"""

import types
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from annotated_types import MinLen
from pydantic import AfterValidator, BaseModel
from pydantic_core import PydanticUndefined

from plan_site.dataset.plan import Plan
from plan_site.dataset.text_validators import Limited, Matching

DIALECT: Final = "http://json-schema.org/draft-07/schema#"
"""The newest that every editor's YAML server reads."""
DAY: Final = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
NUMBER: Final = r"[0-9]+(\.[0-9]+)?"

Node = dict[str, Any]
Said = Mapping[str, Mapping[str, str]]
"""Record → field → what it is, in words for who edits the data."""


def json_schema(said: Said) -> Node:
    """The schema of the dataset's file, draft 7, with `said` as the fields' descriptions.

    ValueError tells which fields have no words, and which words have no field.
    """
    fields = {model.__name__: set(model.model_fields) for model in _models(Plan)}
    given = {name: set(words) for name, words in said.items()}
    if fields != given:
        odd = [
            f"{name}.{field}"
            for name in sorted({*fields, *given})
            for field in sorted(fields.get(name, set()) ^ given.get(name, set()))
        ]
        raise ValueError(f"described and not there, or there and not described: {', '.join(odd)}")
    return {
        "$schema": DIALECT,
        **_record(Plan, said),
        "definitions": {
            model.__name__: _record(model, said) for model in _models(Plan) if model is not Plan
        },
    }


def _models(model: type[BaseModel]) -> dict[type[BaseModel], None]:
    """The model and all that stand in it, in the order in which they are met."""
    found: dict[type[BaseModel], None] = {model: None}
    for info in model.model_fields.values():
        for inner in _inside(info.annotation):
            found |= _models(inner)
    return found


def _inside(kind: Any) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    else:
        for part in get_args(kind) if get_origin(kind) is not Literal else ():
            yield from _inside(part)


def _record(model: type[BaseModel], said: Said) -> Node:
    words = said[model.__name__]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name, info in model.model_fields.items() if info.is_required()],
        "properties": {
            name: {
                "title": name,
                "description": words[name],
                **_of(info.annotation, info.metadata),
                **_default(info.default),
            }
            for name, info in model.model_fields.items()
        },
    }


def _default(value: Any) -> Node:
    plain = isinstance(value, (bool, int, str)) and value is not PydanticUndefined
    return {"default": value} if plain else {}


def _of(kind: Any, metadata: list[Any]) -> Node:
    """What a value may be."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _of(parts[0], [*parts[1:], *metadata])
    if origin in (Union, types.UnionType):
        some = [part for part in parts if part is not type(None)]
        return _of(some[0], metadata) if len(some) == 1 else _text([])
    if origin is tuple:
        fewest = [limit.min_length for limit in metadata if isinstance(limit, MinLen)]
        node = {"type": "array", "items": _of(parts[0], [])}
        return {**node, "minItems": max(fewest)} if fewest else node
    if origin is Literal:
        return {"enum": list(parts)}
    if not isinstance(kind, type):
        raise TypeError(f"no schema is known for {kind}")
    if issubclass(kind, BaseModel):
        return {"allOf": [{"$ref": f"#/definitions/{kind.__name__}"}]}
    if issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    if kind is bool:
        return {"enum": [True, False, "true", "false"]}
    if kind is date:
        return {"type": "string", "pattern": f"^{DAY}$"}
    if kind is int:
        return {"type": ["integer", "string"], "pattern": "^[0-9]+$"}
    if kind is Decimal:
        return {"type": ["number", "string"], "pattern": f"^{NUMBER}$"}
    return _text(metadata)


def _text(metadata: list[Any]) -> Node:
    """A text, or a figure that is one; a value that a phrase is read into is its phrase."""
    node: Node = {"type": ["string", "number"], "minLength": 1}
    rules = [each.func for each in metadata if isinstance(each, AfterValidator)]
    patterns = [f"^(?:{rule.pattern})$" for rule in rules if isinstance(rule, Matching)]
    limits = [rule.limit for rule in rules if isinstance(rule, Limited)]
    if patterns:
        node["pattern"] = patterns[0]
    if limits:
        node["maxLength"] = min(limits)
    return node
