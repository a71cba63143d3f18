"""Columns of due months below a band of years: how many measures, and which month.

Across, in per cent of the picture's width; down, in em.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from plan_site.analysis.deadlines import DueDate
from plan_site.pages.charts.label_layout import Label, place, rows

STEP: Final = Decimal("0.01")
DIGIT: Final = Decimal("3.5")
"""How wide a figure is on the narrowest phone, in per cent of the picture; so is a `LETTER`."""
LETTER: Final = Decimal("3.2")
MARGIN: Final = Decimal("1.5")
ROW: Final = Decimal("1.3")
"""A row of labels, in em; `COLUMN` is the highest column."""
COLUMN: Final = Decimal("2.4")
GAP: Final = Decimal("0.5")
NAME_ROWS: Final = 2
"""Rows that names of months may take."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """Words in the picture: where, on which baseline, anchored how, by SVG's word."""

    words: str
    x: Decimal
    y: Decimal
    anchor: str


@dataclass(frozen=True, kw_only=True)
class Due:
    """A month in which `count` measures are due, or a longer period ends: a column.

    Its texts are the count, above it, and the month's name, below it; where there are too many
    months for names, the count alone, below it.
    """

    when: DueDate
    count: int
    x: Decimal
    width: Decimal
    y: Decimal
    height: Decimal
    texts: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class Columns:
    """`base` is where they stand, `height` where the last text below them ends."""

    dues: tuple[Due, ...]
    base: Decimal
    height: Decimal


def columns(
    due: Mapping[DueDate, int],
    spans: Sequence[tuple[Decimal, Decimal]],
    name: Callable[[DueDate], str],
    top: Decimal,
) -> Columns:
    """Months → how many measures, each with where its month begins and how wide that is; `name`
    says a month's name."""
    counts = _labels(spans, [DIGIT * len(str(count)) for count in due.values()])
    names = _labels(spans, [LETTER * len(name(each)) for each in due])
    named = rows(counts) == 1 and rows(names) <= NAME_ROWS
    base = top + (GAP + COLUMN if due else 0) + (ROW if named else 0)
    dues = []
    for (each, count), (x, width), above, below in zip(
        due.items(), spans, counts, names, strict=True
    ):
        height = (COLUMN * count / max(due.values())).quantize(STEP, rounding=ROUND_HALF_EVEN)
        y = base - height
        texts = (
            (_text(str(count), above, y - GAP / 2), _below(name(each), below, base))
            if named
            else (_below(str(count), above, base),)
        )
        dues.append(Due(when=each, count=count, x=x, width=width, y=y, height=height, texts=texts))
    end = base + ROW * rows(names if named else counts) + GAP / 2
    return Columns(dues=tuple(dues), base=base, height=end)


def _labels(spans: Sequence[tuple[Decimal, Decimal]], wide: Sequence[Decimal]) -> list[Label]:
    return place([(x + width / 2, w + MARGIN) for (x, width), w in zip(spans, wide, strict=True)])


def _below(words: str, label: Label, base: Decimal) -> Text:
    return _text(words, label, base + ROW * (label.row + 1) - GAP / 2)


def _text(words: str, label: Label, y: Decimal) -> Text:
    return Text(words=words, x=label.x, y=y, anchor=label.anchor)
