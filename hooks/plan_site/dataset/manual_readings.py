"""Readings given by hand, for an official phrase that is one of a kind and that no rule reads.

A record's `reading` stands beside the official words and never replaces them: each class builds
the same value that `official` would have read, with `said` left as printed.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    ValidationInfo,
    model_validator,
)

from plan_site.dataset.fields import AgencyReference, TermReference, Text, Year
from plan_site.dataset.references import Names, require_known
from plan_site.dataset.text_rules import scalar
from plan_site.language import words_said
from plan_site.language.values import (
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

T = TypeVar("T")
MONTHS = frozenset(str(month) for month in range(1, 13))


def _month(text: Any) -> int:
    if scalar(text) not in MONTHS:
        raise ValueError(f"«{text}» is not a month, 1 to 12")
    return int(text)


def _million(text: Any) -> Decimal:
    if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,6})?", scalar(text)):
        raise ValueError(f"«{text}» is not a sum such as 22870.23")
    return Decimal(text)


def _once(values: tuple[T, ...]) -> tuple[T, ...]:
    if not values:
        raise ValueError("is empty; give at least one")
    if len(set(values)) != len(values):
        raise ValueError("names one twice")
    return values


def _recipient(name: Any, info: ValidationInfo) -> str:
    if scalar(name) != GOVERNMENT:
        require_known("agency", name, info)
    return str(name)


Month = Annotated[int, BeforeValidator(_month), PlainSerializer(str)]
Recipient = Annotated[str, BeforeValidator(_recipient)]
Million = Annotated[Decimal, BeforeValidator(_million), PlainSerializer(str)]


class ReadingRecord(BaseModel):
    """What all readings have in common."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def unsaid(self, said: str, names: Names) -> Iterator[str]:
        """What the reading names and its phrase does not say; `names` are the dataset's."""
        yield from ()


class DeadlineReading(ReadingRecord):
    """Months of one year, or of every year when `year` is left out."""

    year: Year | None = None
    months: Annotated[tuple[Month, ...], AfterValidator(_once)]

    def value(self, said: str) -> Deadline:
        return Deadline(said=said, year=self.year, months=self.months)

    def unsaid(self, said: str, names: Names) -> Iterator[str]:
        return words_said.times(self.year, self.months, said)


class AmountReading(ReadingRecord):
    year: Year
    million_tenge: Million
    printed: Text


class CostReading(ReadingRecord):
    kind: CostKind
    amounts: tuple[AmountReading, ...] = ()

    @model_validator(mode="after")
    def _amounts_where_they_belong(self) -> Self:
        years = [amount.year for amount in self.amounts]
        if bool(years) != (self.kind is CostKind.AMOUNTS) or len(set(years)) != len(years):
            raise ValueError("the kind amounts, and no other, has amounts, one a year")
        return self

    def value(self, said: str) -> Cost:
        for amount in self.amounts:
            if amount.printed not in said:
                raise ValueError(f"its reading prints «{amount.printed}», which it does not say")
        amounts = tuple(
            Amount(year=a.year, million_tenge=a.million_tenge, printed=a.printed)
            for a in self.amounts
        )
        return Cost(said=said, kind=self.kind, amounts=amounts)

    def unsaid(self, said: str, names: Names) -> Iterator[str]:
        for each in self.amounts:
            yield from words_said.amount(each.year, each.million_tenge, each.printed, said)


class FundingReading(ReadingRecord):
    term: TermReference | None = None
    within_means: Literal["true", "false"] = "false"

    def value(self, said: str) -> Funding:
        return Funding(said=said, term=self.term, within_means=self.within_means == "true")

    def unsaid(self, said: str, names: Names) -> Iterator[str]:
        return words_said.bodies([self.term], said, names.called)


class CompletionReading(ReadingRecord):
    """One outcome; `recipient` is a body's abbreviation or `government`."""

    kind: OutcomeKind
    recipient: Recipient | None = None
    issuer: AgencyReference | None = None

    def value(self, said: str) -> Completion:
        outcome = Outcome(words=said, kind=self.kind, recipient=self.recipient, issuer=self.issuer)
        return Completion(said=said, outcomes=(outcome,))

    def unsaid(self, said: str, names: Names) -> Iterator[str]:
        return words_said.bodies([self.recipient, self.issuer], said, names.called)


class ResponsibleReading(ReadingRecord):
    agencies: Annotated[tuple[AgencyReference, ...], AfterValidator(_once)]

    def value(self, said: str) -> Responsible:
        return Responsible(said=said, agencies=self.agencies)

    def unsaid(self, said: str, names: Names) -> Iterator[str]:
        return words_said.bodies(self.agencies, said, names.called)


class Reading(ReadingRecord):
    """What the official phrases of one version mean, field by field."""

    completion: CompletionReading | None = None
    deadline: DeadlineReading | None = None
    responsible: ResponsibleReading | None = None
    cost: CostReading | None = None
    funding: FundingReading | None = None
