"""Words in a box of a card: where lines end, and how large they can be set.

Nothing is cut, no word is broken: what does not fit is set smaller.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Ruler = Callable[[str, int], float]
"""Width in px of a text at a size in px."""

NO_BREAK = "\u00a0"
TOGETHER = re.compile(r"(?<=[№0-9]) | (?=–)")
"""Blanks at which no line ends: a number stays with what it counts, a dash ends a line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """Lines at a size, both in px; `leading` is from one baseline to the next."""

    lines: tuple[str, ...]
    size: int
    leading: int

    @property
    def height(self) -> int:
        return self.leading * len(self.lines)


def fit(
    text: str,
    width: int,
    height: int,
    sizes: Sequence[int],
    ruler: Ruler,
    *,
    leading: float = 1.2,
) -> Setting | None:
    """The text at the first of the sizes at which it fits the box; None where none does."""
    words = TOGETHER.sub(NO_BREAK, text).split(" ")
    for size in sizes:
        space = ruler(" ", size)
        widths = [ruler(word, size) for word in words]
        if max(widths) > width:
            continue
        step = round(size * leading)
        breaks = _breaks(widths, space, width)
        if len(breaks) * step <= height:
            breaks = _breaks(widths, space, _narrowest(widths, space, width, len(breaks)))
            lines = tuple(" ".join(words[a:b]) for a, b in pairwise([*breaks, len(words)]))
            return Setting(lines=lines, size=size, leading=step)
    return None


def _breaks(widths: list[float], space: float, width: float) -> list[int]:
    """With which words the lines begin when each takes as many as it can."""
    starts, used = [0], widths[0]
    for index, word in enumerate(widths[1:], start=1):
        used += space + word
        if used > width:
            starts.append(index)
            used = word
    return starts


def _narrowest(widths: list[float], space: float, width: int, lines: int) -> int:
    """The least width that takes no more lines: so they come out of about one length."""
    low, high = int(max(widths)) + 1, width
    while low < high:
        middle = (low + high) // 2
        if len(_breaks(widths, space, middle)) <= lines:
            high = middle
        else:
            low = middle + 1
    return high
