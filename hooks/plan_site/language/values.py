"""What official phrases say, as values: each keeps the words it was read from.

`said` is always the official phrase, letter for letter; the other fields are derived from it.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

GOVERNMENT: Final = "government"
"""A recipient of reports that is no body of the plan."""


class Effect(StrEnum):
    """How an act touched a measure."""

    ORIGINAL = "original"
    SUBSTITUTED = "substituted"
    INSERTED = "inserted"
    REPEALED = "repealed"


class CostKind(StrEnum):
    """The three kinds of answer to "how much": an absent figure is never zero."""

    AMOUNTS = "amounts"
    NOT_REQUIRED = "not_required"
    NO_FIGURE = "no_figure"


class OutcomeKind(StrEnum):
    """What completes a measure."""

    REPORT = "report"
    ORDER = "order"
    BILL = "bill"
    PRODUCT = "product"


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """By when: months (1–12) of one `year`, or of every year when `year` is None."""

    said: str
    year: int | None
    months: tuple[int, ...]

    @property
    def yearly(self) -> bool:
        return self.year is None


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """A sum for one year, in million tenge, exactly as printed."""

    year: int
    million_tenge: Decimal
    printed: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """The expected cost; `amounts` is empty unless `kind` is AMOUNTS."""

    said: str
    kind: CostKind
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Funding:
    """The source of funds: the budget's abbreviation, or None where none is named."""

    said: str
    term: str | None
    within_means: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """One thing that completes a measure; `recipient` is an abbreviation, GOVERNMENT or None."""

    words: str
    kind: OutcomeKind
    recipient: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Completion:
    """The form of completion, outcome by outcome in the order named."""

    said: str
    outcomes: tuple[Outcome, ...]

    @property
    def recipients(self) -> tuple[str, ...]:
        """Who receives a report, in the order named."""
        return tuple(o.recipient for o in self.outcomes if o.recipient is not None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Responsible:
    """The responsible bodies by abbreviation, in the order named; none is "lead"."""

    said: str
    agencies: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Instruction:
    """What an amending instruction does to which rows, or to the glossary of the plan."""

    said: str
    effect: Effect
    rows: tuple[str, ...]
    subsection: str | None = None
    subsection_title: str | None = None
    glossary: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A section that an act names before its instructions."""

    said: str
    section: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """An abbreviation in a running text: `text[start:end]` is it, without its suffix."""

    abbreviation: str
    start: int
    end: int
    suffix: str
