"""What to do about a key that its place does not know; no hint names one not allowed there."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, Final, get_args

from pydantic import BaseModel

from plan_site.dataset.plan import Plan
from plan_site.dataset.unknown_name_hints import suggest
from plan_site.faults import ValuePath

SINGULAR: Final = {
    "acts": "act",
    "agencies": "agency",
    "body": "piece of the body",
    "documents": "document",
    "measures": "measure",
    "notes": "note",
    "questions": "question",
    "sections": "section",
    "subsections": "subsection",
    "terms": "term",
    "topics": "topic",
    "versions": "version",
}
"""What one record of a list is called, where that is not the list's own name."""


def advice(path: ValuePath) -> str:
    """Behind «unknown key»: what was meant, or where it belongs, or that it goes."""
    *above, last = path
    key = str(last)
    chain = list(_models(tuple(above)))
    _, model = chain[-1]
    allowed = frozenset(model.model_fields)
    meant = suggest(key, allowed)
    if meant.endswith("in other letters?"):
        return meant
    if near := get_close_matches(key, sorted(allowed), n=1, cutoff=0.8):
        return f"; did you mean {near[0]}?"
    for name, other in reversed(chain[1:-1]):
        if key in other.model_fields:
            return f" here; move it to the {SINGULAR.get(name, name)}"
    for name, field in model.model_fields.items():
        inner = _model(field.annotation)
        if inner and key in inner.model_fields:
            return f" here; move it to {'its ' if above else ''}{name}"
    if places := sorted({name for name, other in _all(Plan) if key in other.model_fields}):
        return f" here; it is a key of {' and '.join(places)}: move it there, or strike it"
    return meant if meant.startswith("; did") else "; strike it"


def _models(path: ValuePath) -> Iterator[tuple[str, type[BaseModel]]]:
    """The records on the way to a place, the whole dataset first, each by the key above it."""
    model: type[BaseModel] | None = Plan
    yield "", Plan
    for step in path:
        field = model.model_fields.get(step) if model and isinstance(step, str) else None
        if field is not None and (inner := _model(field.annotation)):
            model = inner
            yield str(step), inner


def _model(annotation: Any) -> type[BaseModel] | None:
    """The record that a field holds, or a list of which it holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for each in get_args(annotation) if (found := _model(each))), None)


def _all(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    for name, field in model.model_fields.items():
        if inner := _model(field.annotation):
            yield name, inner
            yield from _all(inner)
