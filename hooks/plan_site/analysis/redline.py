"""What changed between two wordings, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plan_site.dataset.acts import Act, Item
from plan_site.dataset.fields import FIELDS
from plan_site.dataset.plan import Measure, Plan, Version
from plan_site.language import columns, text_diff
from plan_site.language.values import Effect

ANCHOR = 4
"""Words in a row that tell a place in two long wordings."""


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A run of words; `changed` when the other wording has not got it."""

    text: str
    changed: bool

    @property
    def words(self) -> str:
        """The run without the blank behind it, which no mark should cover."""
        return self.text.rstrip()

    @property
    def blank(self) -> str:
        return self.text[len(self.words) :]


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """One official field before and after, in parts."""

    field: str
    before: tuple[Segment, ...]
    after: tuple[Segment, ...]

    @property
    def changed(self) -> bool:
        return any(part.changed for part in (*self.before, *self.after))


@dataclass(frozen=True, kw_only=True)
class Change:
    """Two successive wordings of a measure."""

    before: Version
    after: Version
    fields: tuple[FieldChange, ...]

    @property
    def changed(self) -> bool:
        return any(field.changed for field in self.fields)


def words_of(version: Version, field: str) -> str:
    """The official words of a field."""
    value = getattr(version, field)
    return value if isinstance(value, str) else str(value.said)


def cells_anew(plan: Plan, act: Act, item: Item) -> tuple[str, ...]:
    """The cells that stand below an instruction which words columns of rows anew."""
    read = item.instruction_value
    if not read or not read.columns or read.words or read.effect is not Effect.SUBSTITUTED:
        return ()
    fields = [columns.field(column, plan.plan.columns) for column in read.columns]
    versions = (
        version
        for measure in plan.measures
        if measure.number in item.records
        for version in measure.versions
        if version.act == act.number
    )
    return next((tuple(words_of(v, field) for field in fields if field) for v in versions), ())


def changes(measure: Measure) -> Iterator[Change]:
    """Each wording against the one before it, oldest first."""
    for before, after in zip(measure.versions, measure.versions[1:], strict=False):
        yield Change(before=before, after=after, fields=compare(before, after))


def compare(before: Version, after: Version) -> tuple[FieldChange, ...]:
    """Any two wordings of a measure, field by field in the order of `FIELDS`."""
    return tuple(
        _compare(field, words_of(before, field), words_of(after, field)) for field in FIELDS
    )


def _compare(field: str, old: str, new: str) -> FieldChange:
    # Blanks belong to the word before them, so that the parts join to the exact wording.
    a, b = re.findall(r"\S+\s*", old), re.findall(r"\S+\s*", new)
    before: list[Segment] = []
    after: list[Segment] = []
    # … but two words are the same whatever follows them.
    bare = [word.rstrip() for word in a], [word.rstrip() for word in b]
    for same, i, j, k, m in text_diff.opcodes(*bare, block=ANCHOR):
        if i < j:
            before.append(Segment(text="".join(a[i:j]), changed=not same))
        if k < m:
            after.append(Segment(text="".join(b[k:m]), changed=not same))
    return FieldChange(field=field, before=tuple(before), after=tuple(after))
