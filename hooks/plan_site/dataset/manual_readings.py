"""Readings given by hand, for an official phrase that is one of a kind and that no rule reads.

A record's `reading` stands beside the official words and never replaces them: each class builds
the same value that a rule would have read, with `said` left as printed.
"""

import re
from collections.abc import Iterator
from datetime import date
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

from plan_site.dataset.fields import AgencyReference, Flag, TermReference, Text
from plan_site.dataset.text_validators import scalar
from plan_site.dataset.unknown_name_hints import DeclaredNames, require_known
from plan_site.language import reading_check
from plan_site.language.values import (
    GOVERNMENT,
    UNITS,
    Amount,
    Body,
    Completion,
    Cost,
    CostKind,
    Deadline,
    DeadlineKind,
    Every,
    Funding,
    Outcome,
    OutcomeKind,
    Responsible,
    Role,
)

T = TypeVar("T")
YEAR = "20[0-9]{2}"
POINT = "(?:(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?|Q[1-4]|H[12])"
DATED = f"{YEAR}(?:-{POINT})?"
DATE = re.compile(
    rf"{DATED}(?:/(?:{DATED}|\.\.))?|--{POINT}(?:/--{POINT})?|---(?:0[1-9]|[12][0-9]|3[01])"
)
WITHIN = re.compile(rf"{YEAR}(?:/{YEAR})?|{DATED}/\.\.|P[1-9][0-9]{{0,2}}[DWMY]")


def _date(text: Any) -> str:
    if not DATE.fullmatch(scalar(text)):
        raise ValueError(
            f"«{text}» is no date such as 2025, 2025-08, 2025-08-15, 2025-Q4, 2025-H1, "
            "2023/2025, 2025-07/.. (from then on), --12 (every December) or ---10 (each period's "
            "tenth)"
        )
    for point in text.split("/"):
        day = re.fullmatch(r"(20[0-9]{2}|-)-([0-9]{2})-([0-9]{2})", point)
        if day:
            # Of a yearly day any leap year says whether it exists.
            date(2024 if day[1] == "-" else int(day[1]), int(day[2]), int(day[3]))
    return str(text)


def _within(text: Any) -> str:
    if not WITHIN.fullmatch(scalar(text)):
        raise ValueError(f"«{text}» is neither years such as 2024/2026 nor a time such as P3M")
    return str(text)


def _years(text: Any) -> int | str:
    if not re.fullmatch(f"{YEAR}(/{YEAR})?", scalar(text)):
        raise ValueError(f"«{text}» is not a year such as 2025, nor years such as 2023/2025")
    return str(text) if "/" in text else int(text)


def _interval(text: Any) -> int:
    if not re.fullmatch("[2-9]", scalar(text)):
        raise ValueError(f"«{text}» is not a number from 2 to 9")
    return int(text)


def _sum(text: Any) -> Decimal:
    if not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,6})?", scalar(text)):
        raise ValueError(f"«{text}» is not a sum such as 22870.23")
    return Decimal(text)


def _once(values: tuple[T, ...]) -> tuple[T, ...]:
    if len(set(values)) != len(values):
        raise ValueError("names one twice")
    return values


def _party(name: Any, info: ValidationInfo) -> str:
    if scalar(name) != GOVERNMENT:
        require_known("agency", name, info)
    return str(name)


Date = Annotated[str, BeforeValidator(_date)]
Within = Annotated[str, BeforeValidator(_within)]
Years = Annotated[int | str, BeforeValidator(_years), PlainSerializer(str)]
Interval = Annotated[int, BeforeValidator(_interval), PlainSerializer(str)]
Sum = Annotated[Decimal, BeforeValidator(_sum), PlainSerializer(str)]
Party = Annotated[str, BeforeValidator(_party)]
Unit = Literal[UNITS]  # type: ignore[valid-type]


class ReadingRecord(BaseModel):
    """What all readings have in common."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def unsaid(self, said: str, names: DeclaredNames) -> Iterator[str]:
        """What the reading names and its phrase does not say; `names` are the dataset's."""
        yield from ()


class DeadlineReading(ReadingRecord):
    """As `values.Deadline`: once and a span have dates; only what recurs says how often."""

    kind: DeadlineKind
    dates: Annotated[tuple[Date, ...], AfterValidator(_once)] = ()
    by: Flag = False
    every: Every | None = None
    interval: Interval | None = None
    within: Within | None = None
    after: Literal["year", "period"] | None = None
    ref: Text | None = None

    @model_validator(mode="after")
    def _dates_as_the_kind_has_them(self) -> Self:
        signs = {
            DeadlineKind.ONCE: "2[^/]*",
            DeadlineKind.SPAN: "2.*/.*",
            DeadlineKind.EVERY: "-.*",
        }
        sign = signs.get(self.kind)
        if not sign and self.dates:
            raise ValueError(f"the kind {self.kind} has no dates")
        if any(sign and not re.fullmatch(sign, each) for each in self.dates):
            raise ValueError(f"these dates are not of the kind {self.kind}")
        if not self.dates and self.kind in (DeadlineKind.ONCE, DeadlineKind.SPAN):
            raise ValueError(f"the kind {self.kind} needs dates")
        recurs = self.kind is DeadlineKind.EVERY
        if (self.every is not None) != recurs or (not recurs and (self.interval or self.after)):
            raise ValueError("the kind every, and no other, says how often in `every`")
        return self

    def value(self, said: str) -> Deadline:
        return Deadline(said=said, **dict(self))

    def unsaid(self, said: str, names: DeclaredNames) -> Iterator[str]:
        return reading_check.times(self.value(said))


class AmountReading(ReadingRecord):
    """One sum as printed; without `sum` the year needs none."""

    year: Years | None = None
    sum: Sum | None = None
    most: Sum | None = None
    unit: Unit | None = None
    printed: Text
    budget: TermReference | None = None
    total: Flag = False
    approximate: Flag = False
    not_required: Flag = False

    @model_validator(mode="after")
    def _a_sum_or_none_needed(self) -> Self:
        if (self.sum is None) != self.not_required:
            raise ValueError("has a sum, or says not_required: true")
        if self.most is not None and (self.sum is None or self.most <= self.sum):
            raise ValueError("most is more than sum")
        return self


class CostReading(ReadingRecord):
    kind: CostKind
    amounts: tuple[AmountReading, ...] = ()
    every: Every | None = None
    budget: TermReference | None = None

    @model_validator(mode="after")
    def _amounts_where_they_belong(self) -> Self:
        places = [(each.year, each.budget, each.total) for each in self.amounts]
        if bool(places) != (self.kind is CostKind.AMOUNTS) or len(set(places)) != len(places):
            raise ValueError("the kind amounts, and no other, has amounts, one a year and budget")
        return self

    def value(self, said: str) -> Cost:
        amounts = tuple(Amount(**dict(each)) for each in self.amounts)
        return Cost(
            said=said, kind=self.kind, amounts=amounts, every=self.every, budget=self.budget
        )

    def unsaid(self, said: str, names: DeclaredNames) -> Iterator[str]:
        value = self.value(said)
        for each in value.amounts:
            yield from reading_check.amount(each, said)
        named = [self.budget, *(each.budget for each in value.amounts)]
        yield from reading_check.bodies(named, said, names.called)


class FundingReading(ReadingRecord):
    terms: Annotated[tuple[TermReference, ...], AfterValidator(_once)] = ()
    within_means: Flag = False
    other: Text | None = None
    programme: tuple[Text, ...] = ()
    not_required: Flag = False
    by_agreement: Flag = False

    def value(self, said: str) -> Funding:
        return Funding(said=said, **dict(self))

    def unsaid(self, said: str, names: DeclaredNames) -> Iterator[str]:
        yield from reading_check.bodies(self.terms, said, names.called)
        yield from reading_check.letters([self.other, *self.programme], said)


class OutcomeReading(ReadingRecord):
    """A recipient or an issuer is a body's abbreviation or `government`.

    `words` are those of the phrase that name the outcome; left out: all of them.
    """

    kind: OutcomeKind
    words: Text | None = None
    what: Text | None = None
    recipients: Annotated[tuple[Party, ...], AfterValidator(_once)] = ()
    issuers: Annotated[tuple[Party, ...], AfterValidator(_once)] = ()
    draft: Flag = False
    joint: Flag = False


class CompletionReading(ReadingRecord):
    outcomes: tuple[OutcomeReading, ...]

    def value(self, said: str) -> Completion:
        outcomes = (Outcome(**{**dict(o), "words": o.words or said}) for o in self.outcomes)
        return Completion(said=said, outcomes=tuple(outcomes))

    def unsaid(self, said: str, names: DeclaredNames) -> Iterator[str]:
        for each in self.outcomes:
            yield from reading_check.bodies([*each.recipients, *each.issuers], said, names.called)
            yield from reading_check.letters([each.words, each.what], said)


class BodyReading(ReadingRecord):
    body: AgencyReference
    role: Role | None = None


class ResponsibleReading(ReadingRecord):
    bodies: tuple[BodyReading, ...]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        _once(tuple(each.body for each in self.bodies))
        return self

    def value(self, said: str) -> Responsible:
        return Responsible(said=said, bodies=tuple(Body(**dict(each)) for each in self.bodies))

    def unsaid(self, said: str, names: DeclaredNames) -> Iterator[str]:
        yield from reading_check.bodies([each.body for each in self.bodies], said, names.called)


class Reading(ReadingRecord):
    """What the official phrases of one version mean, field by field."""

    completion: CompletionReading | None = None
    deadline: DeadlineReading | None = None
    responsible: ResponsibleReading | None = None
    cost: CostReading | None = None
    funding: FundingReading | None = None
