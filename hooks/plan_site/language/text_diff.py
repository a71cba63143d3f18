"""Two runs of letters or words side by side, in bounded time.

`difflib` alone takes minutes for two long runs of one letter. What is too long for it is cut at
stretches that stand only once on both sides (the anchors of a patience diff); where there are
none, the whole is one difference.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

Opcode = tuple[bool, int, int, int, int]
"""(same, i, j, k, m): a[i:j] stands where b[k:m] does; `same` when they agree."""

BLOCK: Final = 16
"""Length of an anchor: hardly a phrase of an act repeats itself for so long."""

WORK: Final = 250_000
"""How many pairs of places difflib is given to compare."""


def opcodes(a: Sequence[str], b: Sequence[str], block: int = BLOCK) -> Iterator[Opcode]:
    """The whole of both, in order; what has a long head and tail in common costs nothing."""
    if a == b:
        yield True, 0, len(a), 0, len(b)
    else:
        yield from _aligned(a, b, (0, len(a), 0, len(b)), block)


def _aligned(
    a: Sequence[str], b: Sequence[str], part: tuple[int, int, int, int], block: int
) -> Iterator[Opcode]:
    first, last, begin, end = part
    i, k = first, begin
    while i < last and k < end and a[i] == b[k]:
        i, k = i + 1, k + 1
    j, m = last, end
    while i < j and k < m and a[j - 1] == b[m - 1]:
        j, m = j - 1, m - 1
    if first < i:
        yield True, first, i, begin, k
    if i < j and k < m and (j - i) * (m - k) <= WORK:
        matcher = SequenceMatcher(None, a[i:j], b[k:m], autojunk=False)
        for tag, w, x, y, z in matcher.get_opcodes():
            yield tag == "equal", i + w, i + x, k + y, k + z
    elif j - i == m - k and _mostly_same(a, b, (i, j, k)):
        yield from _place_by_place(a, b, (i, j, k))
    elif anchors := _anchors(a, b, (i, j, k, m), block):
        for at, to in anchors:
            yield from _aligned(a, b, (i, at, k, to), block)
            yield True, at, at + block, to, to + block
            i, k = at + block, to + block
        yield from _aligned(a, b, (i, j, k, m), block)
    elif i < j or k < m:
        yield False, i, j, k, m
    if j < last:
        yield True, j, last, m, end


def _mostly_same(a: Sequence[str], b: Sequence[str], part: tuple[int, int, int]) -> bool:
    """Whether one letter was put for another, and nothing else was done."""
    i, j, k = part
    return 2 * sum(a[i + at] == b[k + at] for at in range(j - i)) > j - i


def _place_by_place(
    a: Sequence[str], b: Sequence[str], part: tuple[int, int, int]
) -> Iterator[Opcode]:
    i, j, k = part
    for same, places in groupby(range(j - i), key=lambda at: a[i + at] == b[k + at]):
        run = list(places)
        yield same, i + run[0], i + run[-1] + 1, k + run[0], k + run[-1] + 1


def _anchors(
    a: Sequence[str], b: Sequence[str], part: tuple[int, int, int, int], block: int
) -> list[tuple[int, int]]:
    """Places of stretches that stand once on both sides, in the order of both."""
    i, j, k, m = part
    once: dict[Sequence[str], int | None] = {}
    for at in range(i, j - block + 1, block):
        stretch = _stretch(a, at, block)
        once[stretch] = None if stretch in once else at
    found: dict[int, int | None] = {}
    for to in range(k, m - block + 1):
        at_ = once.get(_stretch(b, to, block))
        if at_ is not None:
            found[at_] = None if at_ in found else to
    pairs = sorted((at, to) for at, to in found.items() if to is not None)
    chain = _ascending([to for _, to in pairs])
    made: list[tuple[int, int]] = []
    for index in chain:
        at, to = pairs[index]
        if not made or to >= made[-1][1] + block:
            made.append((at, to))
    return made


def _stretch(run: Sequence[str], at: int, block: int) -> Sequence[str]:
    part = run[at : at + block]
    return part if isinstance(part, str) else tuple(part)


def _ascending(values: list[int]) -> list[int]:
    """The indices of a longest ascending run of the values."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        place = bisect_left(tails, value)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [value]
        ends[place : place + 1] = [index]
    run: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(index)
        index = before[index]
    return run[::-1]
