"""What acts do to rows: read from their instructions, act by act, whether a row is held or not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plan_site.dataset.acts import Act
from plan_site.language.values import Effect, Instruction


@dataclass(frozen=True, kw_only=True, slots=True)
class RowEffect:
    """What an act, by its number, does to the row of a record; the act calls it `number`."""

    act: str
    row: str
    number: str
    effect: Effect


def named(acts: Iterable[Act]) -> Iterator[RowEffect]:
    """Every row that an instruction names or gives its words, in the order of the acts.

    Rows that stand below a text belong to the instruction before it that words a part anew.
    """
    for act in acts:
        part: Effect | None = None
        for item in act.body:
            read = item.instruction_value
            if read:
                part = read.effect if read.of_part else None
            if effect := read.effect_on_rows if read else part:
                for row, number in zip(item.records, item.rows, strict=True):
                    yield RowEffect(act=act.number, row=row, number=number, effect=effect)


def everywhere(acts: Iterable[Act]) -> dict[str, Effect]:
    """The acts that change words wherever they stand, by number, and their effect."""
    return {
        act.number: read.effect
        for act in acts
        for item in reversed(act.body)
        if (read := item.instruction_value) and read.everywhere
    }


def ended_parts(act: Act) -> Iterator[Instruction]:
    """Instructions by which rows end that they do not name.

    A section or subsection that is struck; a part of the plan that is worded anew without them,
    where the act's own words for it are held.
    """
    for item in act.body:
        read = item.instruction_value
        if read is None or read.rows or read.title or read.words or read.glossary or read.columns:
            continue
        struck = read.effect is Effect.REPEALED and (read.section or read.subsection)
        if struck or (read.of_part and read.effect is not Effect.INSERTED):
            yield read
