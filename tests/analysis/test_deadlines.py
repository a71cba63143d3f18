"""Deadlines: the dates that the wording in force yields, and no others."""

import pytest

import site_support
from plan_site.analysis import deadlines
from plan_site.analysis.deadlines import month
from plan_site.validation.load import Dataset
from site_support import Change, Tree, measure
from support import ROWS

DUE = {
    (2025, 6): ["28", "44"],
    (2025, 8): ["37-2", "47-1"],
    (2025, 12): [
        "6",
        "23-1",
        "28",
        "29-1",
        "29-2",
        "29-3",
        "37-1",
        "37-3",
        "37-4",
        "42",
        "43",
        "44",
        "47-2",
        "47-3",
        "49",
    ],
}
"""Month → the measures due in it, from the project's facts."""


def calendar(dataset: Dataset) -> dict[tuple[int, int], list[str]]:
    made = deadlines.calendar(dataset.plan, dataset.plan.measures)
    return {(m.year, m.month): [x.number for x in due] for m, due in made.items()}


def dates(number: str, *changes: Change) -> list[tuple[int, int]]:
    plan = site_support.dataset(*changes).plan
    return [(m.year, m.month) for m in deadlines.dates(plan, plan.measure(number))]


def test_two_measures_are_due_in_june_two_in_august_and_fifteen_in_december(
    dataset: Dataset,
) -> None:
    assert calendar(dataset) == DUE
    assert [len(due) for due in DUE.values()] == [2, 2, 15]


def test_the_months_stand_in_order_and_so_do_the_measures_of_each(dataset: Dataset) -> None:
    made = calendar(dataset)
    assert list(made) == sorted(made)
    assert all(due == sorted(due, key=ROWS.index) for due in made.values())


def test_a_wording_of_may_2025_yields_no_date_before_it(dataset: Dataset) -> None:
    assert {year for year, _ in calendar(dataset)} == {2025}


def test_every_measure_is_due_at_least_once(dataset: Dataset) -> None:
    assert {number for due in calendar(dataset).values() for number in due} == set(ROWS)


def test_a_yearly_deadline_of_the_approving_act_runs_from_its_year_to_the_terms_end() -> None:
    assert dates("7", site_support.with_748) == [(2023, 12), (2024, 12), (2025, 12)]


def test_an_earlier_wording_yields_no_date_once_a_later_one_is_in_force() -> None:
    # № 748's made-up wording of 6 says June; № 392's says December.
    assert dates("6", site_support.with_748) == [(2025, 12)]


@pytest.mark.parametrize(
    ("in_force", "said", "expected"),
    [
        # In the month itself the wording still counts; the month after, it is too late.
        ("2025-06-30", "жыл сайын маусым", [(2025, 6)]),
        ("2025-07-01", "жыл сайын маусым", []),
        ("2024-06-01", "жыл сайын мамыр, маусым", [(2024, 6), (2025, 5), (2025, 6)]),
        # Months said out of order are due in order.
        ("2025-01-01", "жыл сайын желтоқсан, маусым", [(2025, 6), (2025, 12)]),
        # A date that names its year is a date, whatever day the act is of.
        ("2025-11-10", "2025 жылғы тамыз", [(2025, 8)]),
    ],
)
def test_a_wording_counts_from_the_day_on_which_it_came_into_force(
    in_force: str, said: str, expected: list[tuple[int, int]]
) -> None:
    def change(tree: Tree) -> None:
        site_support.with_748(tree)
        tree["acts"][0]["in_force"] = in_force
        measure(tree, "7")["versions"][0]["deadline"] = said

    assert dates("7", change) == expected


def test_without_a_day_of_force_an_act_counts_from_its_date() -> None:
    def change(tree: Tree) -> None:
        site_support.with_748(tree)
        measure(tree, "7")["versions"][0]["deadline"] = "жыл сайын шілде, тамыз"

    # № 748 is of 31 August 2023 and its day of force is not known.
    assert dates("7", change) == [(2023, 8), (2024, 7), (2024, 8), (2025, 7), (2025, 8)]


def test_months_are_ordered_by_year_then_month() -> None:
    assert month(2024, 12) < month(2025, 1) < month(2025, 6)


def test_a_calendar_of_some_measures_holds_only_those(dataset: Dataset) -> None:
    plan = dataset.plan
    made = deadlines.calendar(plan, [plan.measure("44"), plan.measure("47-1")])
    assert {(m.year, m.month): [x.number for x in due] for m, due in made.items()} == {
        (2025, 6): ["44"],
        (2025, 8): ["47-1"],
        (2025, 12): ["44"],
    }
