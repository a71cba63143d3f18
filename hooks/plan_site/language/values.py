"""What official phrases say, as values: each keeps the words it was read from.

`said` is always the official phrase, letter for letter; the other fields are derived from it.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from plan_site.language.forms.instruction_values import Words

GOVERNMENT: Final = "government"
"""A recipient of reports that is no body of the plan."""


class Effect(StrEnum):
    """How an act touched a measure: named as legislation.gov.uk names effects."""

    ORIGINAL = "original"
    SUBSTITUTED = "substituted"
    INSERTED = "inserted"
    REPEALED = "repealed"
    WORDS_SUBSTITUTED = "words_substituted"
    WORDS_INSERTED = "words_inserted"
    WORDS_REPEALED = "words_repealed"
    RENUMBERED = "renumbered"
    RESTATED = "restated"

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
        return self if self in plain else Effect.SUBSTITUTED


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
    """What an amending instruction does to which parts of the plan.

    `columns` are by number or heading; `words` what it takes out and puts in; `title` tells that a
    title is meant, of the section or subsection named or of the plan; `act` that the resolution
    itself is; `to` new numbers of `rows`; `terms` abbreviations of glossary lines in its words.
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
    everywhere: bool = False
    to: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

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
        return Effect.WORDS_SUBSTITUTED if self.columns and not self.words else self.effect


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
