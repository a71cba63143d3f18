"""Shades of a table: by quarters of its largest count, nothing for nothing."""

import pytest

import site_support
from plan_site.pages.charts.heatmap import SHADES, bands, shade
from site_support import by_class, content, find, text, texts


@pytest.mark.parametrize("most", [1, 2, 3, 4, 5, 9, 158, 1000])
def test_shades_grow_with_the_count_from_none_to_the_darkest(most: int) -> None:
    made = [shade(count, most) for count in range(most + 1)]
    assert made[0] == 0
    assert made[-1] == SHADES
    assert made == sorted(made)
    assert all(made[1:])


def test_a_table_of_nothing_has_no_shade() -> None:
    assert shade(0, 0) == 0
    assert bands(0) == ()


def test_the_bands_of_the_legend_are_the_counts_of_each_shade() -> None:
    assert bands(5) == ((1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 5))
    assert bands(2) == ((2, 1, 1), (4, 2, 2))
    for most in (1, 7, 40):
        for number, first, last in bands(most):
            assert {shade(count, most) for count in range(first, last + 1)} == {number}


def test_every_cell_of_the_table_of_bodies_has_the_shade_of_its_count() -> None:
    page = content(site_support.site(), "agencies/")
    cells = find(page, ".//tbody//td[contains(@class, 'shade-')]")
    assert len(cells) == 33
    counts = [int(text(cell)) for cell in cells]
    assert max(counts) == 5
    for cell, count in zip(cells, counts, strict=True):
        assert cell.get("class") == f"figure shade-{shade(count, 5)}"


def test_the_totals_are_not_shaded_and_the_legend_names_each_band() -> None:
    page = content(site_support.site(), "agencies/")
    assert find(page, ".//tbody/tr/td[last()][contains(@class, 'shade-')]") == []
    [legend] = by_class(page, "shades")
    assert texts(find(legend, "./span")) == ["1", "2", "3", "4–5"]
    assert [s.get("class") for s in find(legend, "./span")] == [f"shade-{n}" for n in (1, 2, 3, 4)]
