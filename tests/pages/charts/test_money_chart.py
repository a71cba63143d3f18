"""Bars of sums: proportional from zero, a doubtful sum apart, nothing where no sum is."""

from decimal import Decimal
from itertools import pairwise

import pytest

import site_support
from picture_plans import with_every_sum_doubted, with_one_year, without_sums
from plan_site.pages.charts import money_chart
from plan_site.pages.charts.money_chart import Chart
from site_support import Change, by_class, by_id, content, find, said, text

COSTED = ("42", "43", "44")


def chart(*changes: Change, numbers: tuple[str, ...] = COSTED) -> Chart | None:
    plan = site_support.dataset(*changes).plan
    return money_chart.chart(plan, [plan.measure(number) for number in numbers])


def made(*changes: Change, numbers: tuple[str, ...] = COSTED) -> Chart:
    found = chart(*changes, numbers=numbers)
    assert found
    return found


def test_each_measure_has_a_panel_with_the_years_in_order() -> None:
    panels = made().panels
    assert tuple(panel.measure.number for panel in panels) == COSTED
    assert {tuple(bar.year for bar in panel.bars) for panel in panels} == {(2023, 2024, 2025)}


def test_the_longest_bar_is_the_largest_undoubted_sum_and_is_of_full_width() -> None:
    found = made()
    assert found.longest == Decimal("92327.978")
    assert found.panels[2].bars[1].width == 100


def test_bars_are_proportional_to_their_sums_from_zero_across_the_panels() -> None:
    found = made()
    assert found.longest
    bars = [bar for panel in found.panels for bar in panel.bars if bar.width is not None]
    assert len(bars) == 8
    for bar in bars:
        assert bar.million is not None
        assert bar.width
        exact = bar.million * 100 / found.longest
        assert abs(bar.width - exact) <= Decimal("0.005")
    by_sum = sorted(bars, key=lambda bar: bar.million or 0)
    assert all(a.width <= b.width for a, b in pairwise(by_sum) if a.width and b.width)


def test_only_the_doubtful_sum_follows_no_scale_and_it_flattens_no_other() -> None:
    found = made()
    doubtful = [(p.measure.number, b.year) for p in found.panels for b in p.bars if b.doubtful]
    assert doubtful == [("44", 2025)]
    assert found.doubtful
    assert min(b.width for p in found.panels for b in p.bars if b.width is not None) > 20


def test_a_measure_by_itself_has_a_scale_of_its_own() -> None:
    found = made(numbers=("42",))
    assert found.longest == Decimal("23495.218")
    assert [str(bar.width) for bar in found.panels[0].bars] == ["97.34", "98.81", "100.00"]
    assert not found.doubtful


def test_a_measure_with_no_sum_has_no_panel_and_a_plan_with_none_no_chart() -> None:
    assert tuple(p.measure.number for p in made(numbers=("6", "29-2", "43")).panels) == ("43",)
    assert chart(numbers=("6", "29-2")) is None
    assert chart(without_sums) is None


def test_a_year_without_a_sum_has_no_bar_and_a_sum_of_nothing_an_empty_one() -> None:
    panels = made(with_one_year).panels
    assert [[bar.width for bar in panel.bars] for panel in panels] == [
        [None, Decimal("0.00"), None],
        [None, Decimal("25.00"), None],
        [None, Decimal("100.00"), None],
    ]
    assert not any(bar.doubtful for panel in panels for bar in panel.bars)
    assert made(with_one_year, numbers=("42",)).panels[0].bars[1].width == 0


def test_where_every_sum_is_doubtful_there_is_no_scale() -> None:
    found = made(with_every_sum_doubted)
    assert found.longest is None
    assert all(bar.doubtful and bar.width is None for panel in found.panels for bar in panel.bars)


# On the pages -------------------------------------------------------------------------------------

PANELS = {
    "42": ["2023 22 870,23 млн теңге", "2024 23 214,635 млн теңге", "2025 23 495,218 млн теңге"],
    "43": ["2023 48 878,783 млн теңге", "2024 48 339,729 млн теңге", "2025 51 577,685 млн теңге"],
    "44": [
        "2023 81 599,203 млн теңге",
        "2024 92 327,978 млн теңге",
        "2025 1 001 355,68 млн теңге тексеруді қажет етеді",
    ],
}


def test_the_numbers_over_the_bars_are_the_sums_in_kazakh_form() -> None:
    page = content(site_support.site(), "funding/")
    for number, sums in PANELS.items():
        [row] = [tr for tr in find(page, ".//tr[.//*[@class='bar' or contains(@class, 'bar ')]]")
                 if text(tr).startswith(f"{number} ")]  # fmt: skip
        for cell, each in zip(find(row, "./td[.//*[contains(@class, 'bar')]]"), sums, strict=True):
            year, _, said_sum = each.partition(" ")
            assert cell.get("data-label") == year
            assert said_sum.split(" млн")[0] in text(cell)


def test_each_bar_is_drawn_for_the_eye_only_and_the_doubtful_one_is_broken() -> None:
    page = content(site_support.site(), "funding/")
    bars = by_class(page, "bar")
    assert len(bars) == 9
    assert {bar.get("aria-hidden") for bar in bars} == {"true"}
    assert [find(bar, "./rect/@width") for bar in bars][:2] == [["24.77%"], ["25.14%"]]
    [broken] = by_class(page, "bar--broken")
    assert find(broken, "./rect") == []
    assert text(broken.getparent()) == f"{said('sum.doubtful')} 1 001 355,68"
    assert "figure--doubtful" in broken.getparent().get("class")


def test_the_scale_is_said_and_that_the_broken_bar_follows_none() -> None:
    longest = said("sum.million", sum="92 327,978")
    page = text(by_id(content(site_support.site(), "funding/"), "amounts").getparent())
    assert said("money.scale.shared", sum=longest) in page
    assert said("money.broken") in page
    [strip] = by_class(content(site_support.site(), "measures/44/"), "answers")
    assert said("money.broken.short") in text(strip)
    assert said("money.broken.short") not in text(content(site_support.site(), "measures/42/"))


@pytest.mark.parametrize(("number", "bars"), [("42", 3), ("44", 3), ("6", 0), ("29-2", 0)])
def test_a_measures_own_bars_stand_on_its_page(number: str, bars: int) -> None:
    [answers] = by_class(content(site_support.site(), f"measures/{number}/"), "answers")
    assert len(by_class(answers, "bar")) == bars


def test_a_plan_without_sums_draws_nothing_and_one_of_doubts_names_no_scale() -> None:
    page = content(site_support.site(without_sums), "funding/")
    assert by_class(page, "bar") == by_class(page, "money", "div") == []
    doubted = content(site_support.site(with_every_sum_doubted), "funding/")
    assert len(by_class(doubted, "bar--broken")) == 9
    assert said("money.broken") in text(doubted)
    start = said("money.scale.shared", sum="|").split("|")[0]
    assert start not in text(doubted)
