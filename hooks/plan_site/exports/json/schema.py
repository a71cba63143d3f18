"""The shapes of the published JSON: a promise, and the source of its JSON Schema.

What an act says stands under `official`, letter for letter; what follows from it under `derived`;
what this site adds under `ours`.
"""

import datetime
from enum import StrEnum
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from plan_site.analysis.deadlines import Undated
from plan_site.dataset.acts import ItemKind
from plan_site.dataset.fields import OfficialField
from plan_site.language.text_readers import ROW
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


ENUMS: Final[dict[type[StrEnum], str]] = {
    Effect: "How an act touched a measure: named as legislation.gov.uk names effects.",
    DeadlineKind: "How a deadline stands in time.",
    Every: "How often it comes round.",
    OutcomeKind: "What completes a measure.",
    Role: "What a body does beside the others; most have no role of their own.",
    CostKind: "What a cell says of the cost: an absent figure is never zero.",
    Undated: "Why no date follows from a deadline.",
}
"""What the schema says of lists of values."""


def told(words: str) -> JsonDict:
    """What the schema says of a record; a docstring would be gone under `python -OO`."""
    return {"description": words}


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OfficialWords(
    Shape, json_schema_extra=told("The cells of a row, letter for letter as the act prints them.")
):
    text: str = Field(description="What is to be done.")
    completion: str = Field(description="By what it is complete.")
    deadline: str = Field(description="By when.")
    responsible: str = Field(description="Who answers for it.")
    cost: str = Field(description="What it costs; a decimal comma, no thousands separator.")
    funding: str = Field(description="Where the money comes from.")


class DerivedDeadline(
    Shape,
    json_schema_extra=told(
        "By when: months (1–12) of one year, or of every year when `year` is null."
    ),
):
    year: int | None = Field(description="Null where it is due every year, or in no single year.")
    months: list[int] = Field(
        description="Empty unless the deadline is whole months or days of one year, or of every."
    )
    kind: DeadlineKind = Field(description="How it stands in time.")
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


class DerivedRole(
    Shape, json_schema_extra=told("A responsible body; null where no role of its own is said.")
):
    body: str = Field(description="Abbreviation of the body.")
    role: Role | None = Field(description="What it does beside the others.")


class DerivedAmount(Shape, json_schema_extra=told("A sum for one year, in million tenge.")):
    year: int = Field(description="Year of the sum.")
    million_tenge: str = Field(
        pattern=r"^[0-9]+(\.[0-9]+)?$",
        description="Exact decimal number as text: no reader may round it.",
    )
    printed: str = Field(description="The number as the act prints it.")


class DerivedSum(
    Shape,
    json_schema_extra=told("A sum as printed; `year` is EDTF, null where not said, as is `unit`."),
):
    year: str | None = Field(description="EDTF; null where it is not said.")
    sum: str | None = Field(description="Exact decimal number; null: the year needs none.")
    most: str | None = Field(description="The upper end of a range.")
    unit: str | None = Field(description="mln_tenge, thousand_tenge, thousand_usd …")
    budget: str | None = Field(
        description="Abbreviation of the budget; null where no single one is said."
    )
    total: bool = Field(description="Whether it is the sum of several years or budgets.")
    approximate: bool = Field(description="Whether the act says: about.")
    printed: str = Field(description="The number as the act prints it, with a decimal comma.")


class DerivedCost(
    Shape,
    json_schema_extra=told(
        "An absent figure is never zero: `amounts` is empty unless `kind` is amounts."
    ),
):
    kind: CostKind = Field(description="What the cell says.")
    amounts: list[DerivedAmount] = Field(
        description="The sums in tenge that may be added up, those of one year alone."
    )
    sums: list[DerivedSum] = Field(description="Every sum that the act prints.")


class DerivedFunding(Shape, json_schema_extra=told("Where the money comes from, as the act says.")):
    term: str | None = Field(description="Abbreviation of the budget named first, if any.")
    terms: list[str] = Field(description="All budgets named.")
    other: str | None = Field(description="Other sources, in words.")
    programmes: list[str] = Field(description="Numbers of budget programmes.")
    within_means: bool = Field(description="Whether the act says: within the budget's means.")


class DerivedOutcome(
    Shape,
    json_schema_extra=told(
        'What completes the measure; `recipient` is an abbreviation or "government".'
    ),
):
    words: str = Field(description="As the act prints it.")
    kind: OutcomeKind = Field(
        description="A document and an event are a product here; `form` tells them apart."
    )
    recipient: str | None = Field(description="The first of `recipients`.")
    issuer: str | None = Field(description="The first of `issuers`.")
    form: OutcomeKind = Field(description="As `kind`; a product told from an event, a document.")
    recipients: list[str] = Field(
        description='Who receives the report: abbreviations or "government".'
    )
    issuers: list[str] = Field(
        description='Who issues the document: abbreviations or "government".'
    )
    draft: bool = Field(description="Whether it is a draft that is due.")
    joint: bool = Field(description="Whether several issue it together.")


class Derived(Shape, json_schema_extra=told("What follows from the official words by rule.")):
    deadline: DerivedDeadline = Field(description="By when.")
    responsible: list[str] = Field(description="Bodies in the order named; none is said to lead.")
    roles: list[DerivedRole] = Field(description="The same bodies with what each does, if said.")
    completion: list[DerivedOutcome] = Field(
        description="What completes the measure, in the order named."
    )
    cost: DerivedCost = Field(description="Which sums, or why there are none.")
    funding: DerivedFunding = Field(description="From which sources.")


class VersionShape(Shape, json_schema_extra=told("A wording of the row, by one act.")):
    act: Act
    counts_from: datetime.date = Field(
        description="Day on which the act came into force, or its own date."
    )
    fingerprint: Fingerprint
    official: OfficialWords = Field(description="The act's own words.")
    derived: Derived = Field(description="What follows from them.")


class NoteShape(Shape, json_schema_extra=told("A note of ours about one official field.")):
    field: OfficialField = Field(description="The field that it is about.")
    text: str = Field(description="The note.")
    doubtful: int | None = Field(description="A year whose sum it doubts.")


class Ours(Shape, json_schema_extra=told("What this site adds: no official words.")):
    label: str = Field(description="Short name.")
    plain: str | None = Field(description="What the wording in force says, in a plain sentence.")
    label_only: bool = Field(
        description="Quote the label, not the wording, where no help is offered: it names means."
    )
    topics: list[str] = Field(description="Slugs of its topics.")
    notes: list[NoteShape] = Field(description="About its official fields.")


class DocumentShape(
    Shape, json_schema_extra=told("Evidence that readers can check for themselves.")
):
    title: str = Field(description="What it is called.")
    date: datetime.date = Field(description="Day of the document.")
    issuer: str = Field(description="Who issued it.")
    address: Address


class MeasureAddresses(Shape, json_schema_extra=told("Where the measure is told of.")):
    page: Address
    json_file: Address = Field(serialization_alias="json")
    cited: Address = Field(description="The page; it tells whether the wording has changed since.")
    embed: Address
    request: Address


class RenumberedShape(Shape, json_schema_extra=told("A number that an act gave a row.")):
    act: Act
    number: Number


class MeasureShape(
    Shape,
    json_schema_extra=told("One row of the plan, with every wording that is held, oldest first."),
):
    number: Number
    section: str = Field(description="Number of the section.")
    subsection: str | None = Field(description="Null where the acts at hand do not name it.")
    repealed_by: Act | None = Field(description="Act that repealed the row; null where none did.")
    revoked_by: Act | None = Field(
        description="Act that revoked the plan's approving act, and the row with it; or null."
    )
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
    versions: list[VersionShape] = Field(
        min_length=1, description="Wordings, oldest first; the last is in force."
    )
    ours: Ours = Field(description="No official words.")
    documents: list[DocumentShape] = Field(description="Evidence; empty where there is none.")
    addresses: MeasureAddresses = Field(description="Its page and its files.")


class ItemShape(
    Shape, json_schema_extra=told("A piece of an act's own words, in the act's order.")
):
    kind: ItemKind = Field(description="What the piece is in the act.")
    official: str = Field(description="The words, letter for letter.")
    effect: Effect | None = Field(
        description="What an instruction does; null for the list of abbreviations."
    )
    rows: list[Number] = Field(description="Rows that it words or changes, by its own numbers.")
    measures: list[Number] = Field(
        description="The same rows by the numbers of their measures, where those are held: an act "
        "may have renumbered a row, and its measure keeps the first number."
    )
    glossary: list[str] = Field(description="Abbreviations whose full names stand below it.")


class UnheldShape(
    Shape, json_schema_extra=told("What an act did to a row of which no wording is held.")
):
    number: Number
    act: Act
    effect: Effect = Field(description="How the act touched the row.")


class ActShape(Shape, json_schema_extra=told("An act, with its own words in their order.")):
    number: Act
    date: datetime.date = Field(description="Day of the act.")
    in_force: datetime.date | None = Field(description="Null where it is not known.")
    title: str = Field(description="The act's own title.")
    checked: bool = Field(description="Whether each letter was held against a published text.")
    body: list[ItemShape] = Field(description="Empty where the act's own words are not at hand.")
    notes: list[str] = Field(description="Ours.")
    page: Address
    register_page: Address = Field(serialization_alias="register")


class SubsectionShape(Shape, json_schema_extra=told("A part of a section.")):
    number: str = Field(description="Text: 1.10 is not 1.1.")
    title: str = Field(description="Official title.")


class SectionShape(Shape, json_schema_extra=told("A section of the plan.")):
    number: str = Field(description="Text, as printed.")
    title: str = Field(description="Official title.")
    label: str = Field(description="Ours.")
    subsections: list[SubsectionShape] = Field(
        description="In their order; empty where there are none."
    )
    page: Address


class AgencyShape(
    Shape,
    json_schema_extra=told(
        "A responsible body; `act` or `document` says where its full name is from, if known."
    ),
):
    abbreviation: str = Field(description="As the acts print it.")
    slug: str = Field(description="In the address of the body's page.")
    name: str = Field(description="Full name.")
    act: Act | None = Field(description="Number of the act that gives the name.")
    document: str | None = Field(
        description="Number of the document in the official register that gives the name."
    )
    many: bool = Field(description="Whether the name stands for many bodies.")
    note: str | None = Field(description="Ours.")
    measures: list[Number] = Field(description="Rows in force that name the body.")
    page: Address
    calendar: Address
    feed: Address


class TermShape(
    Shape, json_schema_extra=told("An abbreviation that is no body, such as a budget.")
):
    abbreviation: str = Field(description="As the acts print it.")
    slug: str = Field(description="In the address of its place in the glossary.")
    name: str = Field(description="Full name.")


class TopicShape(Shape, json_schema_extra=told("Our own classification.")):
    slug: str = Field(description="In the address of the topic's page.")
    name: str = Field(description="Ours.")
    belongs: str = Field(description="Ours: what belongs to it.")
    measures: list[Number] = Field(description="Rows of the topic.")
    page: Address


class CorrectionShape(
    Shape, json_schema_extra=told("A correction of the data, as the log of corrections has it.")
):
    date: datetime.date = Field(description="Day of the correction.")
    text: str = Field(description="Ours: what was corrected.")


class PlanShape(Shape, json_schema_extra=told("The plan.")):
    title: str = Field(description="Its official title.")
    act: Act
    first_year: int = Field(description="First year of its term.")
    last_year: int = Field(description="Last year of its term.")
    revoked_by: Act | None = Field(
        description="Act that revoked the act which approved the plan; null where none did."
    )


class FileShape(Shape, json_schema_extra=told("A file of the published JSON.")):
    json_schema: str = Field(serialization_alias="$schema", description="Address of this schema.")
    licence: str = Field(description="On which terms the file may be used.")
    unofficial: str = Field(description="That this is no official edition, for every reader.")
    address: Address
    updated: datetime.date = Field(description="From when the newest act counts.")


class TranslationShape(
    Shape,
    json_schema_extra=told(
        "A text in another language: a working translation, unofficial, or an act's own (official)."
    ),
):
    kind: str = Field(
        description="What it is of: plan, act, measure and others; official: an act's own text."
    )
    key: str = Field(description="Its number, abbreviation or slug; of a remark, its own words.")
    language: str = Field(description="ISO 639 code of the language.")
    field: str = Field(description="Which of its words.")
    text: str = Field(description="The translation.")
    wording: Fingerprint | None = Field(
        description="Of a measure: the wording that was translated; another than today's is stale."
    )
    state: str | None = Field(
        description="Of a measure: current, or stale where its wording has changed; or official."
    )


class PlanFile(
    FileShape, json_schema_extra=told("plan.json: the whole plan as far as it is held.")
):
    plan: PlanShape = Field(description="The plan itself.")
    acts: list[ActShape] = Field(description="Acts, the approving one first.")
    sections: list[SectionShape] = Field(description="In their order.")
    agencies: list[AgencyShape] = Field(description="Responsible bodies.")
    terms: list[TermShape] = Field(description="Abbreviations that are no bodies.")
    topics: list[TopicShape] = Field(description="Our own classification.")
    measures: list[MeasureShape] = Field(
        description="Every row that is held, in the order of the plan."
    )
    unheld: list[UnheldShape] = Field(
        description="Rows that acts name and of which no words are held."
    )
    corrections: list[CorrectionShape] = Field(description="Log of corrections of the data.")
    translations: list[TranslationShape] = Field(
        description="Working translations of the plan's words, unofficial."
    )


class MeasureFile(FileShape, json_schema_extra=told("measures/<number>.json: one measure.")):
    measure: MeasureShape = Field(description="The measure.")
