"""Acts of the Government as the dataset holds them: their words in order, which rows they
touch, and what is torn in their printed text."""

from functools import cached_property
from typing import Final, Literal, Self, get_args

from pydantic import PrivateAttr, model_validator

from plan_site.dataset.base import Record
from plan_site.dataset.fields import (
    AgencyReference,
    Around,
    Day,
    NamedRow,
    OfficialField,
    OfficialHeading,
    OfficialInstruction,
    Ordinal,
    RowReference,
    SourcePath,
    Text,
)
from plan_site.dataset.manual_instruction_readings import InstructionReading
from plan_site.language import cell_readers, text_readers
from plan_site.language.values import Heading, Instruction

ItemKind = Literal["title", "text", "heading", "instruction", "signature"]
ITEM_KINDS: Final[tuple[ItemKind, ...]] = get_args(ItemKind)
"""The kinds of words that an act's body is made of."""


class Torn(Record):
    """A cell that a page break tears: its first piece ends with `after`.

    The second piece stands behind the row's number (`around: number`) or behind the row's other
    cells (`around: cells`).
    """

    row: RowReference
    field: OfficialField
    after: Text
    around: Around


class Displaced(Record):
    """Words that the published text prints in another order than they must be read in."""

    reads: Text
    prints: Text

    @model_validator(mode="after")
    def _one_word_moved(self) -> Self:
        reads, prints = self.reads.split(), self.prints.split()
        while reads and prints and reads[0] == prints[0]:
            del reads[0], prints[0]
        while reads and prints and reads[-1] == prints[-1]:
            del reads[-1], prints[-1]
        # Between what both have in common the word stands at the one end or at the other.
        moved = (reads[1:] + reads[:1], reads[-1:] + reads[:-1])
        if not reads or prints not in moved:
            raise ValueError("must be the same words with one word moved")
        return self


class Item(Record):
    """One piece of an act's own words, in the act's order: exactly one kind of words is given.

    `rows` are the numbers of the rows that an instruction names or that stand below it (or, in an
    approving act or an annex, below a text); `glossary` the abbreviations whose full names stand
    below it; `reading` what an instruction says that no rule reads. A row that is struck or changed
    in some of its words need not be held as a measure. By then it may have another number than the
    record that it is: `records` has the numbers of the records, in the order of `rows`.
    """

    title: Text | None = None
    text: Text | None = None
    heading: OfficialHeading | None = None
    reading: InstructionReading | None = None
    instruction: OfficialInstruction | None = None
    signature: Text | None = None
    rows: tuple[NamedRow, ...] = ()
    glossary: tuple[AgencyReference, ...] = ()
    _records: tuple[str, ...] | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _readable(self) -> Self:
        if sum(getattr(self, kind) is not None for kind in ITEM_KINDS) != 1:
            raise ValueError(f"needs exactly one of {', '.join(ITEM_KINDS)}")
        if self.reading and not self.instruction:
            raise ValueError("has a reading, which an instruction alone may have")
        read = self.instruction_value
        if read and not read.of_part and read.rows != self.rows:
            said = ", ".join(read.rows) or "none"
            raise ValueError(f"rows do not agree with the instruction's words, which name: {said}")
        return self

    @property
    def kind(self) -> str:
        return next(kind for kind in ITEM_KINDS if getattr(self, kind) is not None)

    @property
    def words(self) -> str:
        return str(getattr(self, self.kind))

    @property
    def records(self) -> tuple[str, ...]:
        return self.rows if self._records is None else self._records

    def numbered(self, records: tuple[str, ...]) -> Self:
        """The same with the records that its rows are (`dataset.renumbering`)."""
        made = self.model_copy()
        made._records = None if records == self.rows else records
        return made

    @property
    def worded(self) -> tuple[str, ...]:
        """The records of the rows whose words stand below it."""
        read = self.instruction_value
        return self.records if read is None or read.gives_rows else ()

    @cached_property
    def heading_value(self) -> Heading | None:
        return text_readers.heading(self.heading) if self.heading else None

    @cached_property
    def instruction_value(self) -> Instruction | None:
        if not self.instruction:
            return None
        by_hand = self.reading
        return (
            by_hand.value(self.instruction)
            if by_hand
            else cell_readers.instruction(self.instruction)
        )


class Act(Record):
    """An act of the Government; without a `source` its words are not checked against a text.

    `title` is given only where the act's own words (`body`) are not at hand; `notes` are ours.
    """

    number: Ordinal
    date: Day
    in_force: Day | None = None
    title: Text | None = None
    source: SourcePath | None = None
    notes: tuple[Text, ...] = ()
    displaced: tuple[Displaced, ...] = ()
    torn: tuple[Torn, ...] = ()
    spacing: tuple[Text, ...] = ()
    body: tuple[Item, ...] = ()

    @property
    def effective_date(self) -> Day:
        """The day from which the act is in force; where none is said, the day of the act."""
        return self.in_force or self.date

    @cached_property
    def printed(self) -> dict[str, str]:
        """Record → the number by which the act names its row; of two the one with its words."""
        items = sorted(self.body, key=lambda item: bool(item.worded))
        return {
            record: number
            for item in items
            for record, number in zip(item.records, item.rows, strict=True)
        }

    @property
    def official_title(self) -> str:
        return self.title or next(item.words for item in self.body if item.title)
