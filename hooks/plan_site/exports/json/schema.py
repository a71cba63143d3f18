"""The shapes of the published JSON: a promise, and the source of its JSON Schema.

What an act says stands under `official`, letter for letter; what follows from it under `derived`;
what this site adds under `ours`.
"""

import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from plan_site.analysis.deadlines import Undated
from plan_site.dataset.acts import ItemKind
from plan_site.dataset.fields import OfficialField
from plan_site.language.phrases import ROW
from plan_site.language.values import CostKind, DeadlineKind, Effect, Every, OutcomeKind, Role

Address = Annotated[
    str, Field(description="Address; a path only where the site's own is not known.")
]
Number = Annotated[
    str, Field(pattern=f"^{ROW}$", description="Number of a row: text, never a day.")
]
Act = Annotated[str, Field(pattern="^[1-9][0-9]*$", description="Number of an act.")]
Month = Annotated[str, Field(pattern="^20[0-9][0-9]-(0[1-9]|1[0-2])$")]
Fingerprint = Annotated[
    str,
    Field(
        pattern="^[0-9a-f]{8}$",
        description="First 8 hexadecimal digits of SHA-256 over the number and the official fields "
        "text, completion, deadline, responsible, cost, funding, joined by U+001F, as UTF-8.",
    ),
]


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OfficialWords(Shape):
    """The cells of a row, letter for letter as the act prints them."""

    text: str
    completion: str
    deadline: str
    responsible: str
    cost: str
    funding: str


class DerivedDeadline(Shape):
    """By when: months (1–12) of one year, or of every year when `year` is null."""

    year: int | None
    months: list[int] = Field(
        description="Empty unless the deadline is whole months or days of one year, or of every."
    )
    kind: DeadlineKind
    dates: list[str] = Field(
        description="EDTF (ISO 8601-2), as exact as said: 2025-08, 2025-36 for a fourth quarter, "
        "2025-41 for a second half-year, 2023/2025; XXXX-12 is every December."
    )
    by: bool = Field(description="Whether it says: not later than.")
    every: Every | None = Field(description="How often, of what recurs.")
    interval: int | None = Field(description="2: every second one.")
    within: str | None = Field(
        description="Years in which it recurs, or the time allowed behind an event (P3M)."
    )
    after: str | None = Field(description="What must be over first: the year or the period.")
    tied_to: str | None = Field(description="What an unsaid date is tied to.")


class DerivedRole(Shape):
    """A responsible body; null where no role of its own is said."""

    body: str
    role: Role | None


class DerivedAmount(Shape):
    """A sum for one year, in million tenge."""

    year: int
    million_tenge: str = Field(
        pattern=r"^[0-9]+(\.[0-9]+)?$",
        description="Exact decimal number as text: no reader may round it.",
    )
    printed: str = Field(description="The number as the act prints it.")


class DerivedSum(Shape):
    """A sum as printed; `year` is EDTF, null where not said, as is `unit`."""

    year: str | None
    sum: str | None = Field(description="Exact decimal number; null: the year needs none.")
    most: str | None = Field(description="The upper end of a range.")
    unit: str | None = Field(description="mln_tenge, thousand_tenge, thousand_usd …")
    budget: str | None
    total: bool = Field(description="Whether it is the sum of several years or budgets.")
    approximate: bool
    printed: str


class DerivedCost(Shape):
    """An absent figure is never zero: `amounts` is empty unless `kind` is amounts."""

    kind: CostKind
    amounts: list[DerivedAmount] = Field(
        description="The sums in tenge that may be added up, those of one year alone."
    )
    sums: list[DerivedSum] = Field(description="Every sum that the act prints.")


class DerivedFunding(Shape):
    term: str | None = Field(description="Abbreviation of the budget named first, if any.")
    terms: list[str] = Field(description="All budgets named.")
    other: str | None = Field(description="Other sources, in words.")
    programmes: list[str] = Field(description="Numbers of budget programmes.")
    within_means: bool = Field(description="Whether the act says: within the budget's means.")


class DerivedOutcome(Shape):
    """What completes the measure; `recipient` is an abbreviation or "government"."""

    words: str
    kind: OutcomeKind
    recipient: str | None = Field(description="The first of `recipients`.")
    issuer: str | None = Field(description="The first of `issuers`.")
    form: OutcomeKind = Field(description="As `kind`; a product told from an event, a document.")
    recipients: list[str]
    issuers: list[str]
    draft: bool
    joint: bool = Field(description="Whether several issue it together.")


class Derived(Shape):
    """What follows from the official words by rule."""

    deadline: DerivedDeadline
    responsible: list[str] = Field(description="Bodies in the order named; none is said to lead.")
    roles: list[DerivedRole] = Field(description="The same bodies with what each does, if said.")
    completion: list[DerivedOutcome]
    cost: DerivedCost
    funding: DerivedFunding


class VersionShape(Shape):
    """A wording of the row, by one act."""

    act: Act
    counts_from: datetime.date = Field(
        description="Day on which the act came into force, or its own date."
    )
    fingerprint: Fingerprint
    official: OfficialWords
    derived: Derived


class NoteShape(Shape):
    """A note of ours about one official field; `doubtful` is a year whose sum it doubts."""

    field: OfficialField
    text: str
    doubtful: int | None


class Ours(Shape):
    """What this site adds: no official words."""

    label: str
    label_only: bool = Field(
        description="Quote the label, not the wording, where no help is offered: it names means."
    )
    topics: list[str]
    notes: list[NoteShape]


class DocumentShape(Shape):
    """Evidence that readers can check for themselves."""

    title: str
    date: datetime.date
    issuer: str
    address: Address


class MeasureAddresses(Shape):
    page: Address
    json_file: Address = Field(serialization_alias="json")
    cited: Address = Field(description="The page; it tells whether the wording has changed since.")
    embed: Address
    request: Address


class RenumberedShape(Shape):
    """A number that an act gave a row."""

    act: Act
    number: Number


class MeasureShape(Shape):
    """One row of the plan, with every wording that is held, oldest first."""

    number: Number
    section: str
    subsection: str | None = Field(description="Null where the acts at hand do not name it.")
    repealed_by: Act | None
    renumbered: list[RenumberedShape] = Field(
        description="Numbers that acts gave the row later; its address keeps the first."
    )
    effect: Effect = Field(description="How the act that touched the row last did so.")
    act: Act = Field(description="The act that touched the row last.")
    due: list[Month] = Field(description="Months that follow from the wording in force; no others.")
    due_dates: list[str] = Field(
        description="The same as exact as said, quarters, half-years and years too (ISO 8601-2)."
    )
    undated: Undated | None = Field(description="Why no date follows, where none does.")
    versions: list[VersionShape] = Field(min_length=1)
    ours: Ours
    documents: list[DocumentShape]
    addresses: MeasureAddresses


class ItemShape(Shape):
    """A piece of an act's own words, in the act's order."""

    kind: ItemKind
    official: str
    effect: Effect | None = Field(
        description="What an instruction does; null for the list of abbreviations."
    )
    rows: list[Number]
    glossary: list[str] = Field(description="Abbreviations whose full names stand below it.")


class UnheldShape(Shape):
    """What an act did to a row of which no wording is held."""

    number: Number
    act: Act
    effect: Effect


class ActShape(Shape):
    number: Act
    date: datetime.date
    in_force: datetime.date | None = Field(description="Null where it is not known.")
    title: str
    checked: bool = Field(description="Whether each letter was held against a published text.")
    body: list[ItemShape] = Field(description="Empty where the act's own words are not at hand.")
    notes: list[str] = Field(description="Ours.")
    page: Address
    register_page: Address = Field(serialization_alias="register")


class SubsectionShape(Shape):
    number: str
    title: str


class SectionShape(Shape):
    number: str
    title: str
    label: str = Field(description="Ours.")
    subsections: list[SubsectionShape]
    page: Address


class AgencyShape(Shape):
    """A responsible body; `act` or `document` says where its full name is from, if known."""

    abbreviation: str
    slug: str
    name: str
    act: Act | None
    document: str | None
    many: bool = Field(description="Whether the name stands for many bodies.")
    note: str | None = Field(description="Ours.")
    measures: list[Number] = Field(description="Rows in force that name the body.")
    page: Address
    calendar: Address
    feed: Address


class TermShape(Shape):
    abbreviation: str
    slug: str
    name: str


class TopicShape(Shape):
    """Our own classification."""

    slug: str
    name: str
    belongs: str
    measures: list[Number]
    page: Address


class CorrectionShape(Shape):
    date: datetime.date
    text: str


class PlanShape(Shape):
    title: str
    act: Act
    first_year: int
    last_year: int


class FileShape(Shape):
    json_schema: str = Field(serialization_alias="$schema")
    licence: str
    unofficial: str = Field(description="That this is no official edition, for every reader.")
    address: Address
    updated: datetime.date = Field(description="From when the newest act counts.")


class PlanFile(FileShape):
    """plan.json: the whole plan as far as it is held."""

    plan: PlanShape
    acts: list[ActShape]
    sections: list[SectionShape]
    agencies: list[AgencyShape]
    terms: list[TermShape]
    topics: list[TopicShape]
    measures: list[MeasureShape]
    unheld: list[UnheldShape] = Field(
        description="Rows that acts name and of which no words are held."
    )
    corrections: list[CorrectionShape]


class MeasureFile(FileShape):
    """measures/<number>.json: one measure."""

    measure: MeasureShape
