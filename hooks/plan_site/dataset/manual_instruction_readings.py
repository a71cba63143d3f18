"""A reading by hand of an amending instruction that no rule reads.

Beside the act's own words and never in their place: the same value that a rule would have read.
"""

import re
from collections.abc import Iterator
from typing import Final, Self

from pydantic import BaseModel, ConfigDict, model_validator

from plan_site.dataset.fields import (
    Abbreviation,
    Flag,
    Ordinal,
    RowNumber,
    SubsectionNumber,
    Text,
)
from plan_site.dataset.manual_readings import ReadingRecord
from plan_site.dataset.unknown_name_hints import DeclaredNames
from plan_site.language import reading_check
from plan_site.language.values import Effect, Instruction, Words

NUMBER: Final = r"[1-9][0-9]{0,5}"
SPAN: Final = rf"(?<![0-9-])({NUMBER}) ?[-–—] ?({NUMBER})(?![0-9-])"


class WordsReading(BaseModel):
    """Words taken out (`old`), put in (`new`), and where: each as the instruction quotes them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    old: Text | None = None
    new: Text | None = None
    after: Text | None = None
    before: Text | None = None

    @model_validator(mode="after")
    def _something_changes(self) -> Self:
        if self.old is None and self.new is None:
            raise ValueError("gives the words taken out (old), those put in (new), or both")
        return self


class InstructionReading(ReadingRecord):
    """As `values.Instruction`: the effect, and on which part of the plan.

    `act: true` alone beside the effect says that nothing of the plan's table follows from it;
    `plan: true` beside revoked that the act which approved the plan is among those it revokes.
    """

    effect: Effect
    rows: tuple[RowNumber, ...] = ()
    to: tuple[RowNumber, ...] = ()
    columns: tuple[Text, ...] = ()
    words: tuple[WordsReading, ...] = ()
    section: Ordinal | None = None
    subsection: SubsectionNumber | None = None
    title: Flag = False
    glossary: Flag = False
    terms: tuple[Abbreviation, ...] = ()
    plan: Flag = False
    act: Flag = False
    everywhere: Flag = False

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        placed = [
            name
            for name in type(self).model_fields
            if name not in ("effect", "act") and getattr(self, name)
        ]
        if self.effect is Effect.ORIGINAL:
            raise ValueError("an instruction has another effect than original")
        if bool(placed) == self.act:
            raise ValueError(
                "names the part of the plan that it changes, or says act: true where none changes"
            )
        if self.effect is Effect.REVOKED and placed not in ([], ["plan"]):
            raise ValueError("the effect revoked is of the whole plan: plan: true, or act: true")
        if self.effect.of_words and not (self.words or self.act):
            raise ValueError(f"the effect {self.effect} gives its words")
        if (self.effect is Effect.RENUMBERED) != bool(self.to) or len(self.to) not in (
            0,
            len(self.rows),
        ):
            raise ValueError(
                "the effect renumbered, and no other, gives for each of rows one in to"
            )
        return self

    def value(self, said: str) -> Instruction:
        given = dict(self) | {"words": tuple(Words(**dict(each)) for each in self.words)}
        return Instruction(said=said, **given)

    def unsaid(self, said: str, names: DeclaredNames) -> Iterator[str]:
        numbers = [*self.rows, *self.to, self.section, self.subsection]
        yield from (n for n in numbers if n and not _stands(n, said))
        quoted = [text for each in self.words for text in dict(each).values()]
        yield from reading_check.letters(
            [*quoted, *(c for c in self.columns if not c.isdigit())], said
        )
        yield from reading_check.bodies(self.terms, said, names.called)


def _stands(number: str, said: str) -> bool:
    """The number by itself, or a whole one within a span of rows («10-12-жолдар»)."""
    if re.search(rf"(?<![0-9.-]){re.escape(number)}(?![0-9]|\.[0-9])", said):
        return True
    spans = re.findall(SPAN, said)
    return number.isdigit() and any(int(a) <= int(number) <= int(b) for a, b in spans)
