"""A table shaded by count: which of four shades a count has, and what each shade stands for."""

from typing import Final

SHADES: Final = 4


def shade(count: int, most: int) -> int:
    """0 for nothing, else 1 to 4: the quarter of `most`, the table's largest count, it lies in."""
    return -(-count * SHADES // most) if most else 0


def bands(most: int) -> tuple[tuple[int, int, int], ...]:
    """Shade, its smallest and its largest count, for each shade that some count could have."""
    counts: dict[int, list[int]] = {}
    for count in range(1, most + 1):
        counts.setdefault(shade(count, most), []).append(count)
    return tuple((number, found[0], found[-1]) for number, found in counts.items())
