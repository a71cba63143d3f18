"""Readings given by hand, for an official phrase that is one of a kind and that no rule reads.

A record's `reading` stands beside the official words and never replaces them: each class builds
the same value that `official` would have read, with `said` left as printed.
"""

from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer

from .fields import AgencyReference, TermReference, Text, Year
from .values import (
    GOVERNMENT,
    Amount,
    Completion,
    Cost,
    CostKind,
    Deadline,
    Funding,
    Outcome,
    OutcomeKind,
    Responsible,
)


def _month(text: Any) -> int:
    if text not in {str(month) for month in range(1, 13)}:
        raise ValueError(f"«{text}» is not a month, 1 to 12")
    return int(text)


def _decimal(text: Any) -> Decimal:
    try:
        value = Decimal(str(text))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or value < 0:
        raise ValueError(f"«{text}» is not a sum such as 22870.23")
    return value


Month = Annotated[int, BeforeValidator(_month), PlainSerializer(str)]
Million = Annotated[Decimal, BeforeValidator(_decimal), PlainSerializer(str)]


class _Reading(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DeadlineReading(_Reading):
    """Months of one year, or of every year when `year` is left out."""

    year: Year | None = None
    months: tuple[Month, ...]

    def value(self, said: str) -> Deadline:
        return Deadline(said=said, year=self.year, months=self.months)


class AmountReading(_Reading):
    year: Year
    million_tenge: Million
    printed: Text


class CostReading(_Reading):
    kind: CostKind
    amounts: tuple[AmountReading, ...] = ()

    def value(self, said: str) -> Cost:
        amounts = tuple(
            Amount(year=a.year, million_tenge=a.million_tenge, printed=a.printed)
            for a in self.amounts
        )
        return Cost(said=said, kind=self.kind, amounts=amounts)


class FundingReading(_Reading):
    term: TermReference | None = None
    within_means: Literal["true", "false"] = "false"

    def value(self, said: str) -> Funding:
        return Funding(said=said, term=self.term, within_means=self.within_means == "true")


class CompletionReading(_Reading):
    """One outcome; `recipient` is a body's abbreviation or `government`."""

    kind: OutcomeKind
    recipient: AgencyReference | Literal["government"] | None = None
    issuer: AgencyReference | None = None

    def value(self, said: str) -> Completion:
        recipient = GOVERNMENT if self.recipient == "government" else self.recipient
        outcome = Outcome(words=said, kind=self.kind, recipient=recipient, issuer=self.issuer)
        return Completion(said=said, outcomes=(outcome,))


class ResponsibleReading(_Reading):
    agencies: tuple[AgencyReference, ...]

    def value(self, said: str) -> Responsible:
        return Responsible(said=said, agencies=self.agencies)


class Reading(_Reading):
    """What the official phrases of one version mean, field by field."""

    completion: CompletionReading | None = None
    deadline: DeadlineReading | None = None
    responsible: ResponsibleReading | None = None
    cost: CostReading | None = None
    funding: FundingReading | None = None
