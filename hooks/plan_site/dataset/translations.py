"""A working translation of the plan into another language: `data/editions/<language>.yaml`.

Unofficial, and bound to what it renders: a measure's holds the fingerprint of the wording.
"""

from typing import Annotated

from pydantic import AfterValidator

from plan_site.dataset.base import Record
from plan_site.dataset.fields import (
    Abbreviation,
    Label,
    Name,
    Ordinal,
    PlainLine,
    RowReference,
    SectionReference,
    SubsectionReference,
    Text,
    TopicReference,
)
from plan_site.dataset.language_versions import OfficialPiece, OfficialText
from plan_site.dataset.text_validators import Matching

Fingerprint = Annotated[
    Text, AfterValidator(Matching(r"[0-9a-f]{8}", "a fingerprint such as 33597e1b"))
]


class TranslatedPlan(Record):
    """The plan's title, and what pages call it in a headline where that is not the title."""

    title: Text
    short: Label | None = None


class TranslatedAct(Record):
    """An act's title."""

    number: Ordinal
    title: Text


class TranslatedSection(Record):
    """A section's title and short label."""

    number: SectionReference
    title: Text
    label: Label


class TranslatedSubsection(Record):
    """A subsection's title."""

    number: SubsectionReference
    title: Text


class TranslatedName(Record):
    """The name of what the plan abbreviates as `of`, with the language's own abbreviation."""

    of: Abbreviation
    abbreviation: Text | None = None
    name: Name


class TranslatedTopic(Record):
    """A topic's name and what belongs to it."""

    slug: TopicReference
    name: Label
    belongs: Text


class TranslatedMeasure(Record):
    """A measure's label, plain line and text, made of the wording of that fingerprint."""

    number: RowReference
    wording: Fingerprint
    label: Label
    plain: PlainLine | None = None
    text: Text


class TranslatedRemark(Record):
    """A sentence of ours, a note or a line of help, bound to the very words that it renders."""

    of: Text
    text: Text


class Translation(Record):
    """All that is translated; what is missing has no translation.

    `official` is no translation: acts' own texts in this language, each of one act.
    """

    plan: TranslatedPlan
    acts: tuple[TranslatedAct, ...] = ()
    sections: tuple[TranslatedSection, ...] = ()
    subsections: tuple[TranslatedSubsection, ...] = ()
    agencies: tuple[TranslatedName, ...] = ()
    terms: tuple[TranslatedName, ...] = ()
    topics: tuple[TranslatedTopic, ...] = ()
    measures: tuple[TranslatedMeasure, ...] = ()
    remarks: tuple[TranslatedRemark, ...] = ()
    official: tuple[OfficialText, ...] = ()

    def official_text(self, act: str) -> OfficialText | None:
        return next((each for each in self.official if each.act == act), None)

    def official_row(self, act: str, number: str) -> OfficialPiece | None:
        """A row's cells as the act's own text in this language has them."""
        text = self.official_text(act)
        return text.row(number) if text else None
