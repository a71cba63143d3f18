"""Labels of a picture: each in its place, none on another, none outside."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from picture_plans import extent
from plan_site.pages.charts.label_layout import Label, place, rows


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 3)), max_size=40))
def test_no_two_labels_of_a_row_touch_and_none_leaves_the_picture(
    wanted: list[tuple[int, int]],
) -> None:
    asked = [(Decimal(x) / 100, Decimal(4 * digits)) for x, digits in wanted]
    spans_of: dict[int, list[tuple[Decimal, Decimal]]] = {}
    for label, (_, width) in zip(place(asked), asked, strict=True):
        spans_of.setdefault(label.row, []).append(extent(label.x, label.anchor, width))
    for spans in spans_of.values():
        assert all(start >= 0 and end <= 100 for start, end in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(sorted(spans)))
    assert sorted(spans_of) == list(range(rows(place(asked))))


def test_what_points_nowhere_has_no_place_and_moves_nobody() -> None:
    wide = Decimal(10)
    assert place([(None, wide), (Decimal(50), wide)]) == [Label(), Label(x=Decimal(50))]
    assert rows([]) == 0
