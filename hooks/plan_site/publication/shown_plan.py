"""The plan as an edition in another language shows it: translated where it is, else marked.

Ours and names are translated by `data/editions/`, values by what was read of them, unless the act's
own text in that language is held; what has no translation keeps its words, marked. Keys, dates and
all that is derived from them stay the plan's.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from plan_site.analysis.fingerprint import fingerprint
from plan_site.dataset.plan import Agency, Help, Later, Measure, Plan, Section, Term, Topic, Version
from plan_site.dataset.translations import TranslatedMeasure, TranslatedName, Translation
from plan_site.publication.language_marks import FOREIGN, MISSING, STALE

QUOTED: Final = re.compile("(?<=«)[^«»]+(?=»)")
VALUES: Final = ("completion", "deadline", "responsible", "cost", "funding")

Said = Callable[[Version, str], str | None]
"""A wording and one of `VALUES` → that value in the edition's language, if it can be said."""
Mark = Callable[[str, str], str]
"""A mark of `language_marks` and a text → the text so marked."""


class ShownAgency(Agency):
    """A body with the abbreviation of the edition's language."""

    shown: str

    @property
    def short(self) -> str:
        return self.shown


class ShownTerm(Term):
    """A budget term with the abbreviation of the edition's language."""

    shown: str

    @property
    def short(self) -> str:
        return self.shown


def standing(plan: Plan, by: Translation) -> dict[str, str]:
    """Row → how its text stands: `official` in this language too, or translated, from today's
    wording (`current`) or another (`stale`)."""
    official = (m.number for m in plan.measures if by.official_row(m.current.act, m.number))
    return translated_from(plan, by) | dict.fromkeys(official, "official")


def translated_from(plan: Plan, by: Translation) -> dict[str, str]:
    """Row → whether our translation is from today's wording (`current`) or another (`stale`)."""
    return {
        each.number: "stale" if _is_stale(plan.measure(each.number), each) else "current"
        for each in by.measures
    }


def _is_stale(measure: Measure, by: TranslatedMeasure) -> bool:
    return by.wording != fingerprint(measure.number, measure.current)


@dataclass(frozen=True, kw_only=True)
class Showing:
    """How one edition shows the plan: its translation, how it says values and how it marks."""

    by: Translation
    said: Said
    mark: Mark

    @cached_property
    def remarks(self) -> dict[str, str]:
        return {each.of: each.text for each in self.by.remarks}

    def plan(self, plan: Plan) -> Plan:
        """The plan as readers of the edition are shown it."""
        names = {each.of: each for each in (*self.by.agencies, *self.by.terms)}
        measures = {each.number: each for each in self.by.measures}
        head = {
            "title": self.by.plan.title,
            "short": self.by.plan.short,
            "later": self._later(plan.plan.later),
        }
        # Made anew: a copy would take along what the plan has derived from its own words.
        kept = {field: getattr(plan, field) for field in Plan.model_fields}
        return Plan.model_construct(
            **{
                **kept,
                "plan": plan.plan.model_copy(update=head),
                "acts": tuple(
                    act.model_copy(update={"notes": tuple(map(self._ours, act.notes))})
                    for act in plan.acts
                ),
                "help": plan.help and self._help(plan.help),
                "corrections": tuple(
                    each.model_copy(update={"text": self._ours(each.text)})
                    for each in plan.corrections
                ),
                "sections": tuple(map(self._section, plan.sections)),
                "agencies": tuple(self._body(a, names.get(a.abbreviation)) for a in plan.agencies),
                "terms": tuple(
                    ShownTerm.model_construct(**self._named(term, names.get(term.abbreviation)))
                    for term in plan.terms
                ),
                "topics": tuple(map(self._topic, plan.topics)),
                # Those that have a translation: a reader asks in a language of one's own.
                "questions": tuple(
                    each.model_copy(update={"text": self.remarks[each.text]})
                    for each in plan.questions
                    if each.text in self.remarks
                ),
                "measures": tuple(self._measure(m, measures.get(m.number)) for m in plan.measures),
            }
        )

    def _missing(self, record: Any, *fields: str) -> dict[str, str]:
        """Those fields of a record that have words, marked as not translated."""
        words = {field: getattr(record, field) for field in fields}
        return {field: self.mark(MISSING, said) for field, said in words.items() if said}

    def _ours(self, text: str) -> str:
        """A sentence of ours; its translation is found by the words that it renders."""
        by = self.remarks.get(text)
        if by is None:
            return self.mark(MISSING, text)
        # What a translation quotes of the very words that it renders is in their language.
        said = text.lower()
        return QUOTED.sub(lambda m: self.mark(FOREIGN, m[0]) if m[0].lower() in said else m[0], by)

    def _later(self, later: Later | None) -> Later | None:
        if later is None:
            return None
        said = {"text": self._ours(later.text), "source": self._ours(later.source)}
        return later.model_copy(update=said)

    def _help(self, box: Help) -> Help:
        lines = (each.model_copy(update={"text": self._ours(each.text)}) for each in box.lines)
        return box.model_copy(update={"sources": self._ours(box.sources), "lines": tuple(lines)})

    def _section(self, section: Section) -> Section:
        by = next((each for each in self.by.sections if each.number == section.number), None)
        titles = {each.number: each.title for each in self.by.subsections}
        titles |= {
            piece.subsection: piece.called
            for text in self.by.official
            for piece in text.body
            if piece.subsection and piece.called
        }
        words: dict[str, Any] = self._missing(section, "title", "label")
        if by:
            words = {"title": by.title, "label": by.label}
        for text in self.by.official:
            words["title"] = text.called(section.number) or words["title"]
        words["subsections"] = tuple(
            each.model_copy(
                update={"title": titles.get(each.number) or self.mark(MISSING, each.title)}
            )
            for each in section.subsections
        )
        return section.model_copy(update=words)

    def _body(self, agency: Agency, by: TranslatedName | None) -> Agency:
        made = self._named(agency, by)
        if agency.note:
            made["note"] = self._ours(agency.note)
        for text in self.by.official:
            made["name"] = text.name(agency.abbreviation) or made["name"]
        made["later"] = self._later(agency.later)
        return ShownAgency.model_construct(**made)

    def _named(self, entry: Agency | Term, by: TranslatedName | None) -> dict[str, Any]:
        """A body's or term's fields; without an abbreviation of its own it has the plan's."""
        made = {field: getattr(entry, field) for field in type(entry).model_fields}
        made["name"] = by.name if by else self.mark(MISSING, entry.name)
        made["shown"] = (by and by.abbreviation) or self.mark(FOREIGN, entry.abbreviation)
        return made

    def _topic(self, topic: Topic) -> Topic:
        by = next((each for each in self.by.topics if each.slug == topic.slug), None)
        words = self._missing(topic, "name", "belongs")
        return topic.model_copy(update={"name": by.name, "belongs": by.belongs} if by else words)

    def _measure(self, measure: Measure, by: TranslatedMeasure | None) -> Measure:
        text = None
        if by is None:
            words: dict[str, Any] = self._missing(measure, "label")
        elif _is_stale(measure, by):
            words, text = {"label": self.mark(STALE, by.label)}, self.mark(STALE, by.text)
        else:
            words, text = {"label": by.label}, by.text
        *older, current = measure.versions
        # A plain line is of a wording: of another one it is not shown.
        plain = by.plain if by and not _is_stale(measure, by) else None
        words["versions"] = (
            *(self._version(measure, version, None, None) for version in older),
            self._version(measure, current, text, plain),
        )
        words["notes"] = tuple(
            note.model_copy(update={"text": self._ours(note.text)}) for note in measure.notes
        )
        words["documents"] = tuple(
            each.model_copy(
                update={
                    "title": self.mark(FOREIGN, each.title),
                    "issuer": self.mark(FOREIGN, each.issuer),
                }
            )
            for each in measure.documents
        )
        return measure.model_copy(update=words)

    def _version(
        self, measure: Measure, version: Version, text: str | None, plain: str | None
    ) -> Version:
        """A wording: in the act's own words of this language where those are held."""
        row = self.by.official_row(version.act, measure.number)
        cells = row.cells if row else {}
        values = {
            field: replace(
                value,
                said=cells.get(field)
                or self.said(version, field)
                or self.mark(FOREIGN, value.said),
            )
            for field in VALUES
            for value in [getattr(version, field)]
        }
        words = cells.get("text") or text or self.mark(MISSING, version.text)
        return version.model_copy(update={"text": words, "plain": plain, **values})
