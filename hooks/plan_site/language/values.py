"""What official phrases say, as values: each keeps the words it was read from.

`said` is always the official phrase, letter for letter; the other fields are derived from it.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

OPEN: Final = ".."
"""The end of a span that none is said of."""
GOVERNMENT: Final = "government"
"""Every way of naming the Government is this one body."""


class Effect(StrEnum):
    """How an act touched a measure: named as legislation.gov.uk names effects.

    An act as a whole is revoked, and no single row of the plan that it approved.
    """

    ORIGINAL = "original"
    SUBSTITUTED = "substituted"
    INSERTED = "inserted"
    REPEALED = "repealed"
    WORDS_SUBSTITUTED = "words_substituted"
    WORDS_INSERTED = "words_inserted"
    WORDS_REPEALED = "words_repealed"
    RENUMBERED = "renumbered"
    RESTATED = "restated"
    REVOKED = "revoked"

    @property
    def of_words(self) -> bool:
        """Whether it changes words of a row and leaves the rest of it as it was."""
        return self.name.startswith("WORDS_")

    @property
    def broad(self) -> "Effect":
        """Original, inserted, substituted or repealed: the look of its tag.

        Changed words, a new number and a plan restated give a row a wording in another's place.
        """
        plain = (Effect.ORIGINAL, Effect.INSERTED, Effect.SUBSTITUTED, Effect.REPEALED)
        if self is Effect.REVOKED:
            return Effect.REPEALED
        return self if self in plain else Effect.SUBSTITUTED


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
    """One thing that completes a measure, with its recipients and issuers in the nominative.

    `words` are the phrase's own, `what` is what they call the thing itself.
    """

    kind: OutcomeKind
    words: str = ""
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

    @property
    def recipients(self) -> tuple[str, ...]:
        """Who receives something, each once, in the order named."""
        return tuple(dict.fromkeys(name for o in self.outcomes for name in o.recipients))

    @property
    def issuers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for o in self.outcomes for name in o.issuers))


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

    @property
    def agencies(self) -> tuple[str, ...]:
        """The bodies alone, without their roles."""
        return tuple(each.body for each in self.bodies)


MILLION_TENGE: Final = {
    "trln_tenge": Decimal(1_000_000),
    "bln_tenge": Decimal(1000),
    "mln_tenge": Decimal(1),
    "thousand_tenge": Decimal("0.001"),
    "tenge": Decimal("0.000001"),
}
"""Unit → how many million tenge one is."""

UNITS: Final = (
    *MILLION_TENGE,
    *(f"{scale}{money}" for money in ("usd", "eur") for scale in ("bln_", "mln_", "thousand_", "")),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """A sum; `year` is a year, «2023/2025» or None where not said, `unit` None likewise.

    `most` is the upper end of a range of sums; `total` marks the sum of several years or budgets;
    `sum` is None where the year needs none. `printed` are the figures as the phrase has them.
    """

    sum: Decimal | None
    year: int | str | None = None
    unit: str | None = None
    most: Decimal | None = None
    budget: str | None = None
    total: bool = False
    approximate: bool = False
    not_required: bool = False
    printed: str = ""

    @property
    def million_tenge(self) -> Decimal | None:
        """The sum exactly; None of a range, of another money and where no unit is said."""
        factor = MILLION_TENGE.get(self.unit or "")
        if self.sum is None or self.most is not None or factor is None:
            return None
        if factor == 1:
            return self.sum
        # As many decimals as it needs: 0,5 bln are 500, and 12 500 thousand 12.5.
        return Decimal(f"{(self.sum * factor).normalize():f}")


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

    @property
    def term(self) -> str | None:
        """The budget named first."""
        return next(iter(self.terms), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """The words that an instruction takes out (`old`), puts in (`new`), and where."""

    old: str | None = None
    new: str | None = None
    after: str | None = None
    before: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Instruction:
    """What an amending instruction does to which parts of the plan.

    `columns` are by number or heading; `words` what it takes out and puts in; `title` tells that a
    title is meant, of the section or subsection named or of the plan; `act` that the resolution
    itself is; `acts` are the numbers of those that it revokes; `to` new numbers of `rows`; `terms`
    abbreviations of glossary lines in its words.
    """

    said: str
    effect: Effect
    rows: tuple[str, ...] = ()
    subsection: str | None = None
    subsection_title: str | None = None
    glossary: bool = False
    columns: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()
    section: str | None = None
    section_title: str | None = None
    title: bool = False
    plan: bool = False
    act: bool = False
    acts: tuple[str, ...] = ()
    everywhere: bool = False
    to: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    def revokes(self, approving: str) -> bool:
        """Whether it ends the act that approved the plan, and the plan with it."""
        return self.effect is Effect.REVOKED and (self.plan or approving in self.acts)

    @property
    def of_rows(self) -> bool:
        """Whether whole rows are put in, put anew or struck."""
        whole = (Effect.SUBSTITUTED, Effect.INSERTED, Effect.REPEALED)
        return bool(self.rows) and self.effect in whole and not self.columns

    @property
    def of_part(self) -> bool:
        """Whether the plan or a section of it gets its rows by it, without naming them."""
        named = self.plan or self.section or self.subsection
        worded = self.effect in (Effect.SUBSTITUTED, Effect.INSERTED, Effect.RESTATED)
        return worded and bool(named) and not (self.rows or self.title or self.glossary)

    @property
    def gives_rows(self) -> bool:
        """Whether the whole words of rows stand below it."""
        return self.of_part or (self.of_rows and self.effect is not Effect.REPEALED)

    @property
    def effect_on_rows(self) -> Effect:
        """A column in new wording changes words of the row, and not all of them."""
        anew = self.columns and self.effect is Effect.SUBSTITUTED
        return Effect.WORDS_SUBSTITUTED if anew else self.effect


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
