"""An act's official text in another language: its second source, `official` of an edition's file.

It is held against its own published text as the act is, and on pages takes the translation's place.
"""

from functools import cached_property
from typing import Self

from pydantic import model_validator

from plan_site.dataset.base import Record
from plan_site.dataset.fields import (
    FIELDS,
    ActReference,
    AgencyReference,
    RowReference,
    SectionReference,
    SourcePath,
    SubsectionReference,
    Text,
)


class OfficialPiece(Record):
    """The act's title, other words of it, or a row with the cells that it has, in print's order.

    `section`, `subsection` or `agency` says whose title or full name stands in the words, and
    `called` what that is.
    """

    title: Text | None = None
    words: Text | None = None
    section: SectionReference | None = None
    subsection: SubsectionReference | None = None
    agency: AgencyReference | None = None
    called: Text | None = None
    row: RowReference | None = None
    text: Text | None = None
    completion: Text | None = None
    deadline: Text | None = None
    responsible: Text | None = None
    cost: Text | None = None
    funding: Text | None = None

    @model_validator(mode="after")
    def _of_one_kind(self) -> Self:
        if sum(each is not None for each in (self.title, self.words, self.row)) != 1:
            raise ValueError("needs exactly one of title, words, row")
        if bool(self.row) != bool(self.cells):
            raise ValueError("needs a row's number and its cells")
        named = [each for each in (self.section, self.subsection, self.agency) if each]
        if len(named) != (1 if self.called else 0):
            raise ValueError("needs a section, a subsection or an agency, and what it is called")
        if self.called and self.called not in (self.words or ""):
            raise ValueError(f"«{self.called}» does not stand in its words")
        return self

    @cached_property
    def cells(self) -> dict[str, str]:
        """Official cell → its words, of those that it has."""
        found = {field: getattr(self, field) for field in FIELDS}
        return {field: words for field, words in found.items() if words}


class OfficialText(Record):
    """One act's official text; `spacing` are words whose blanks break the rule of published texts,
    as an act's own `spacing`."""

    act: ActReference
    source: SourcePath
    spacing: tuple[Text, ...] = ()
    body: tuple[OfficialPiece, ...]

    @property
    def title(self) -> str | None:
        return next((piece.title for piece in self.body if piece.title), None)

    def called(self, number: str) -> str | None:
        """The title of a section or subsection."""
        return next(
            (p.called for p in self.body if number in (p.section, p.subsection)),
            None,
        )

    def name(self, agency: str) -> str | None:
        """A body's full name."""
        return next((piece.called for piece in self.body if piece.agency == agency), None)

    def row(self, number: str) -> OfficialPiece | None:
        return next((piece for piece in self.body if piece.row == number), None)
