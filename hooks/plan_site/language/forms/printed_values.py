"""A reading → plain values, as the command prints it."""

from dataclasses import fields
from decimal import Decimal
from typing import Any

from plan_site.language.forms.instruction_values import Instruction
from plan_site.language.values import (
    GOVERNMENT,
    Amount,
    Body,
    Completion,
    Cost,
    Deadline,
    Funding,
    Outcome,
    Responsible,
    Words,
)

Reading = Deadline | Completion | Responsible | Cost | Funding | Instruction
"""What a phrase says, of whatever kind."""

GOVERNMENT_WRITTEN = "Үкімет"
WORDS = frozenset({"said", "words", "printed"})
"""Fields that hold the phrase's own words."""

ALWAYS = frozenset(
    {(Deadline, "dates"), (Deadline, "by"), (Body, "role"), (Cost, "amounts"), (Amount, "year")}
    | {(Amount, "unit"), (Amount, "sum"), (Funding, "terms"), (Funding, "within_means")}
    | {(Funding, "other")}
)
"""Fields told even where they are empty; others are left out then."""

RENAMED = {(Words, "old"): "from", (Words, "new"): "to"}


def plain_form(reading: Reading) -> Any:
    """Mappings, lists, texts, numbers and truths; sums as texts, as exact as printed."""
    if isinstance(reading, Responsible):
        return [_record(body) for body in reading.bodies]
    if isinstance(reading, Completion):
        return [_record(outcome) for outcome in reading.outcomes]
    plain: dict[str, Any] = _record(reading)
    if isinstance(reading, Instruction) and len(reading.words) == 1:
        plain["words"] = plain["words"][0]
    return plain


def _record(value: Any) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for field in fields(value):
        name, content = field.name, getattr(value, field.name)
        told = content is not None and content is not False and content != ()
        if (name in WORDS and isinstance(content, str)) or not (
            told or (type(value), name) in ALWAYS
        ):
            continue
        record[RENAMED.get((type(value), name), name)] = _plain(content)
    if isinstance(value, Amount) and value.most is not None:
        record["sum"] = f"{value.sum}/{record.pop('most')}"
    if isinstance(value, Outcome) and value.kind in ("report", "proposal"):
        record.setdefault("recipients", [])
    return record


def _plain(content: Any) -> Any:
    if isinstance(content, tuple):
        return [_plain(part) for part in content]
    if isinstance(content, Decimal):
        return format(content, "f")
    if content == GOVERNMENT:
        return GOVERNMENT_WRITTEN
    if isinstance(content, str):
        return str(content)
    if isinstance(content, int) or content is None:
        return content
    return _record(content)
