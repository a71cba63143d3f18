"""Places for the labels of a picture: in rows, so that no two touch and none leaves the picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

FULL = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class Label:
    """A text's row, from 0 away from the picture, and where it is anchored, by SVG's word.

    `x` is in per cent of the picture's width.
    """

    row: int = 0
    anchor: str = "middle"
    x: Decimal = Decimal(0)


def place(wanted: Sequence[tuple[Decimal | None, Decimal]]) -> list[Label]:
    """A label for each pair of where it points and how wide it is, in per cent of the width.

    What points nowhere has no place: its label is an empty one.
    """
    ends: list[Decimal] = []
    made = [Label()] * len(wanted)
    for index in sorted(range(len(wanted)), key=lambda i: (wanted[i][0] or 0, i)):
        x, width = wanted[index]
        if x is None:
            continue
        start = max(Decimal(0), min(x - width / 2, FULL - width))
        row = next((row for row, end in enumerate(ends) if end <= start), len(ends))
        ends[row : row + 1] = [start + width]
        if start == 0:
            made[index] = Label(row=row, anchor="start")
        elif start == FULL - width:
            made[index] = Label(row=row, anchor="end", x=FULL)
        else:
            made[index] = Label(row=row, x=x)
    return made


def rows(labels: Sequence[Label]) -> int:
    """How many rows the labels take."""
    return max((label.row + 1 for label in labels), default=0)
