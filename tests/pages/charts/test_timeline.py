"""The line of the plan's term: days and months in their places, labels that never touch."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

import site_support
from picture_plans import extent
from plan_site.analysis.deadlines import DueDate
from plan_site.pages.charts import due_columns, timeline
from plan_site.pages.charts.timeline import ACT_LABEL, TermLine, full_months
from site_support import (
    Change,
    Tree,
    by_class,
    content,
    find,
    said,
    text,
    texts,
    with_100,
    with_748,
)

FIRST = date(2025, 5, 1)
DAYS = (date(2026, 1, 1) - FIRST).days


def line(*changes: Change) -> TermLine:
    return timeline.term_line(site_support.dataset(*changes).plan, name)


def name(due: DueDate) -> str:
    return f"{due.month}-ай"


def late_act(tree: Tree) -> None:
    """№ 100 after the term: it has no place on the line."""
    with_100(tree)
    tree["acts"][2]["date"] = "2026-02-10"
    tree["acts"][2]["body"][1]["text"] = (
        "Қазақстан Республикасы Үкіметінің 2026 жылғы 10 ақпандағы № 100 қаулысы"
    )


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2023, 8, 31), date(2025, 5, 30), 20),
        (date(2023, 8, 31), date(2025, 5, 31), 21),
        (date(2025, 5, 30), date(2026, 1, 1), 7),
        (date(2025, 1, 1), date(2025, 1, 1), 0),
        (date(2025, 12, 2), date(2026, 1, 1), 0),
        (date(2023, 8, 31), date(2024, 2, 29), 5),
    ],
)
def test_full_months_are_counted_and_a_begun_one_is_not(
    start: date, end: date, months: int
) -> None:
    assert full_months(start, end) == months


def test_392_falls_in_the_21st_month_after_approval_with_seven_full_months_left() -> None:
    approval, amendment = line().days
    assert (approval.act.number, approval.month) == ("748", None)
    assert (amendment.act.number, amendment.month, amendment.left) == ("392", 21, 7)


def test_the_line_begins_with_the_amendment_and_ends_with_what_is_due_last() -> None:
    """May to December of 2025: nothing is drawn of the years in which nothing is due."""
    approval, amendment = line().days
    assert approval.x is None
    exact = Decimal((date(2025, 5, 30) - FIRST).days) * 100 / DAYS
    assert amendment.x is not None
    assert abs(amendment.x - exact) <= Decimal("0.005")
    [year] = line().years
    assert (year.year, year.named) == (2025, True)
    assert year.x == 0
    assert year.width == 100


def test_the_line_begins_with_the_last_act_before_anything_is_due() -> None:
    made = line(with_748)
    assert made.dues[0].when.year < 2025
    first = made.days[0].x
    assert first is not None
    assert first < made.dues[0].x


def test_the_years_fill_the_width_one_behind_the_other() -> None:
    years = line(with_748).years
    assert [year.year for year in years] == [2023, 2024, 2025]
    assert years[0].x == 0
    assert years[-1].x + years[-1].width == 100
    assert all(a.x + a.width == b.x for a, b in pairwise(years))
    assert all(y.x < y.middle < y.x + y.width for y in years)


def test_the_due_months_are_june_august_and_december_of_2025_with_their_counts() -> None:
    dues = line().dues
    assert [(due.when.iso, due.count) for due in dues] == [
        ("2025-06", 2),
        ("2025-08", 2),
        ("2025-12", 15),
    ]
    amended = line().days[1].x
    assert amended
    assert all(due.x and due.x > amended for due in dues)
    assert dues[-1].x is not None
    assert dues[-1].x + dues[-1].width == 100


def test_columns_stand_on_one_line_as_high_as_their_counts_and_apart() -> None:
    made = line(with_100)
    assert len(made.dues) == 4
    assert {due.y + due.height for due in made.dues} == {made.base}
    most = max(due.count for due in made.dues)
    for due in made.dues:
        assert abs(due.height - due_columns.COLUMN * due.count / most) <= Decimal("0.005")
        assert due.y >= made.band + made.band_height
    for a, b in pairwise(made.dues):
        assert a.x is not None
        assert b.x is not None
        assert a.x + a.width <= b.x


def test_acts_near_each_other_have_their_labels_in_two_rows() -> None:
    def near(tree: Tree) -> None:
        with_100(tree)
        tree["acts"][2]["date"] = "2025-06-10"
        tree["acts"][2]["body"][1]["text"] = (
            "Қазақстан Республикасы Үкіметінің 2025 жылғы 10 маусымдағы № 100 қаулысы"
        )

    days = [day for day in line(near).days if day.x is not None]
    assert [day.act.number for day in days] == ["392", "100"]
    assert days[0].y > days[1].y
    spans = [extent(day.label_x, day.anchor, ACT_LABEL) for day in days]
    assert all(start >= 0 and end <= 100 for start, end in spans)


def test_a_month_has_its_count_above_and_its_name_below_where_all_have_room() -> None:
    for due in line().dues:
        count, named = due.texts
        assert (count.words, named.words) == (str(due.count), name(due.when))
        assert count.y <= due.y < due.y + due.height < named.y


def test_where_names_have_no_room_the_counts_stand_below() -> None:
    plan = site_support.dataset(with_100).plan
    made = timeline.term_line(plan, lambda due: "айдың өте ұзақ атауы" * 2)
    assert [[text.words for text in due.texts] for due in made.dues] == [
        [str(due.count)] for due in made.dues
    ]
    assert all(due.texts[0].y > made.base for due in made.dues)


def test_an_act_after_the_term_has_no_place_on_the_line_but_stands_in_the_list() -> None:
    day = line(late_act).days[2]
    assert (day.x, day.left) == (None, None)
    assert day.month == 30
    page = content(site_support.site(late_act), "deadlines/")
    [figure] = by_class(page, "term-line")
    assert "№ 100" not in text(find(figure, "./svg")[0])
    told = text(figure.getnext())
    assert said("term.amended", month=30) in told
    assert told.count(said("term.left", months="|").split("|")[1]) == 1


def test_a_plan_without_due_months_draws_no_columns() -> None:
    plan = site_support.dataset().plan.model_copy(update={"in_force": (), "measures": ()})
    made = timeline.term_line(plan, name)
    assert made.dues == ()
    assert made.base == made.band + made.band_height


# On the pages -------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["deadlines/"])
def test_the_picture_has_a_name_and_the_facts_stand_below_it(address: str) -> None:
    page = content(site_support.site(), address)
    [figure] = by_class(page, "term-line")
    [svg] = find(figure, "./svg")
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "term-line" == find(figure, "./figcaption")[0].get("id")
    assert find(svg, ".//a") == []
    amended = f"№ 392 қаулы – {said('term.amended', month=21)}; {said('term.left', months=7)}."
    assert text(figure.getnext()).startswith(amended)


def test_what_the_picture_writes_is_what_the_headings_say() -> None:
    page = content(site_support.site(), "deadlines/")
    [figure] = by_class(page, "term-line")
    headings = texts(find(page, ".//h2[starts-with(@id, 'due')]"))
    assert headings == [
        "2025 жылғы маусым 2 іс-шара",
        "2025 жылғы тамыз 2 іс-шара",
        "2025 жылғы желтоқсан 15 іс-шара",
    ]
    written = texts(find(figure, "./svg/text"))
    assert written == ["2025", "2", "Маусым", "2", "Тамыз", "15", "Желтоқсан", "№ 392"]
