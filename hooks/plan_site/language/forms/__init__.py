"""Phrases of official plans read by rules of the language: six kinds, each a value.

A rule of Kazakh or of how plans are worded belongs here; a list of whole phrases, a record of the
dataset or a page may not. For others: `read(kind, phrase)` and `plain_form(reading)`.
"""

from collections.abc import Callable, Mapping
from typing import Final

from plan_site.language.forms.completion import completion
from plan_site.language.forms.cost import cost
from plan_site.language.forms.deadline import deadline
from plan_site.language.forms.funding import funding
from plan_site.language.forms.instruction import instruction
from plan_site.language.forms.print_variants import UnreadFormError
from plan_site.language.forms.printed_values import Reading, plain_form
from plan_site.language.forms.responsible import responsible

__all__ = ["KINDS", "Reading", "UnreadFormError", "plain_form", "read"]

READERS: Final[Mapping[str, Callable[[str], Reading]]] = {
    "deadline": deadline,
    "completion": completion,
    "responsible": responsible,
    "cost": cost,
    "funding": funding,
    "instruction": instruction,
}
KINDS: Final = ("deadline", "completion", "responsible", "cost", "funding", "instruction")


def read(kind: str, phrase: str) -> Reading | None:
    """What a phrase of a kind says; None where no rule reads it whole."""
    reader = READERS.get(kind)
    try:
        return reader(phrase) if reader else None
    except UnreadFormError:
        return None
