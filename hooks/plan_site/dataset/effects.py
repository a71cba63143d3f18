"""What acts do to rows: read from their instructions, act by act, whether a row is held or not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plan_site.dataset.acts import Act
from plan_site.language.values import Effect


@dataclass(frozen=True, kw_only=True, slots=True)
class RowEffect:
    """What an act, by its number, does to the row of a number."""

    act: str
    row: str
    effect: Effect


def named(acts: Iterable[Act]) -> Iterator[RowEffect]:
    """Every row that an instruction names or gives its words, in the order of the acts."""
    for act in acts:
        for item in act.body:
            if read := item.instruction_value:
                for row in item.rows:
                    yield RowEffect(act=act.number, row=row, effect=read.effect_on_rows)


def everywhere(acts: Iterable[Act]) -> dict[str, Effect]:
    """The acts that change words wherever they stand, by number, and their effect."""
    return {
        act.number: read.effect
        for act in acts
        for item in reversed(act.body)
        if (read := item.instruction_value) and read.everywhere
    }
