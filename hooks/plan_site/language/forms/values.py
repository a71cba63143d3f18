"""What official phrases say, as values; each keeps its phrase as `said`."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from plan_site.language.forms.instruction_values import Instruction

GOVERNMENT: Final = "Үкімет"
"""Every way of naming the Government is this one body."""


class DeadlineKind(StrEnum):
    """How a deadline stands in time."""

    ONCE = "once"
    EVERY = "every"
    SPAN = "span"
    STANDING = "standing"
    OTHER = "other"


class Every(StrEnum):
    """How often a yearly, quarterly … deadline comes round."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"


class OutcomeKind(StrEnum):
    """What completes a measure."""

    REPORT = "report"
    ORDER = "order"
    BILL = "bill"
    RESOLUTION = "resolution"
    PROPOSAL = "proposal"
    DOCUMENT = "document"
    EVENT = "event"
    PRODUCT = "product"
    AGREEMENT = "agreement"


class Role(StrEnum):
    """What a body does beside the others; most have no role of their own."""

    COLLECTS = "collects"
    BY_AGREEMENT = "by_agreement"
    LEAD = "lead"


class CostKind(StrEnum):
    """What a cell says of the cost: an absent figure is never zero."""

    AMOUNTS = "amounts"
    NOT_REQUIRED = "not_required"
    NO_FIGURE = "no_figure"
    WITHIN_MEANS = "within_means"
    TO_BE_SET = "to_be_set"


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """By when. `dates` are EDTF: «2024-07», «2023/2025», «2023-Q4»; yearly «--12»; «---10».

    `by` is "not later than". `interval` 2 is every second year; `within` are the years in which it
    recurs, or the time allowed behind an event (ISO 8601: «P3M»); `after` says that the day follows
    the period reported; `ref` is what an unsaid date is tied to.
    """

    said: str
    kind: DeadlineKind
    dates: tuple[str, ...] = ()
    by: bool = False
    every: Every | None = None
    interval: int | None = None
    within: str | None = None
    after: str | None = None
    ref: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """One thing that completes a measure, with its recipients and issuers in the nominative."""

    kind: OutcomeKind
    what: str | None = None
    recipients: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    draft: bool = False
    joint: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Completion:
    """The form of completion, outcome by outcome."""

    said: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """One responsible body as the cell names it."""

    body: str
    role: Role | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Responsible:
    """The responsible bodies in the order printed."""

    said: str
    bodies: tuple[Body, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """A sum; `year` is a year, «2023/2025» or None where not said, `unit` None likewise.

    `most` is the upper end of a range of sums; `total` marks the sum of several years or budgets;
    `sum` is None where the year needs none.
    """

    sum: Decimal | None
    year: int | str | None = None
    unit: str | None = None
    most: Decimal | None = None
    budget: str | None = None
    total: bool = False
    approximate: bool = False
    not_required: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """The expected cost; `amounts` is empty unless `kind` is AMOUNTS."""

    said: str
    kind: CostKind
    amounts: tuple[Amount, ...] = ()
    every: Every | None = None
    budget: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Funding:
    """The sources of funds; `other` is what a bracket or a clause adds to them."""

    said: str
    terms: tuple[str, ...] = ()
    within_means: bool = False
    other: str | None = None
    programme: tuple[str, ...] = ()
    not_required: bool = False
    by_agreement: bool = False


Reading = Deadline | Completion | Responsible | Cost | Funding | Instruction
"""What a phrase says, of whatever kind."""
