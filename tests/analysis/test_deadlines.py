"""Deadlines: the dates that the wording in force yields, and no others."""

import pytest

import dataset_checks as checks
import site_support
from plan_site.analysis import deadlines
from plan_site.analysis.deadlines import DueDate, Undated, month
from plan_site.dataset.plan import Plan
from plan_site.language import cell_readers
from plan_site.validation.load import Dataset
from site_support import Change, Tree, measure
from support import PLANS, ROWS

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
        # From a month on, the wording being older: no date before that month.
        ("2024-01-01", "2025 жылғы тамыздан бастап жартыжылдық сайын", [(2025, 12)]),
        ("2025-08-01", "2025 жылғы мамырдан бастап жартыжылдық сайын", [(2025, 12)]),
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


# Other deadlines than months: the made-up plan of 2026–2030

QUARTERLY = [
    f"{year}-{month:02}-10"
    for year in range(2026, 2031)
    for month in (1, 4, 7, 10)
    # The act is of 5 March 2026.
    if (year, month) != (2026, 1)
]
PRECISE = {
    "17": ["2026-04-23"],
    "3": ["2027-06"],
    "7": ["2027-36"],
    "8": ["2028-40"],
    "16": ["2029"],
    "13": QUARTERLY,
    "19": ["2027-01-25", "2028-01-25", "2029-01-25", "2030-01-25"],
    "20": ["2027-34", "2028-34", "2029-34"],
    "21": [f"{year}-09" for year in range(2026, 2031)],
}
"""Measure → its due dates by ISO 8601-2: days, months, quarters from 33, half-years from 40."""

NONE = {
    Undated.SPAN: ["9"],
    Undated.STANDING: ["10"],
    Undated.EVERY: ["14", "15"],
    Undated.TIED: ["11", "18"],
    Undated.UNSAID: ["12"],
}


def running() -> Plan:
    return checks.dataset(PLANS / "running" / "data").plan


@pytest.mark.parametrize("number", PRECISE)
def test_a_due_date_is_as_exact_as_its_phrase(number: str) -> None:
    plan = running()
    assert [due.iso for due in deadlines.dates(plan, plan.measure(number))] == PRECISE[number]


def test_none_follows_from_a_span_a_standing_duty_or_what_is_not_said() -> None:
    plan = running()
    found = deadlines.undated(plan, plan.measures)
    assert {why: [m.number for m in measures] for why, measures in found.items()} == NONE
    due = {
        m.number for measures in deadlines.calendar(plan, plan.measures).values() for m in measures
    }
    numbers = {number for measures in NONE.values() for number in measures}
    assert due == {m.number for m in plan.measures} - numbers


def with_deadline(said: str) -> list[str]:
    """When row 1 of the made-up plan were due, with another deadline."""
    plan = running()
    measure = plan.measure("1")
    version = measure.current.model_copy(update={"deadline": cell_readers.deadline(said)})
    changed = measure.model_copy(update={"versions": (version,)})
    return [due.iso for due in deadlines.dates(plan, changed)]


@pytest.mark.parametrize(
    ("said", "first", "count"),
    [
        ("ай сайын", "2026-03", 58),
        ("тоқсан сайын", "2026-33", 20),
        ("жылына екі рет", "2026-40", 10),
        ("жыл сайын", "2026", 5),
        ("жыл сайын, IV тоқсан", "2026-36", 5),
        ("ай сайын, 25-күніне дейін", "2026-03-25", 58),
        ("жыл сайын 10 қаңтарға дейін", "2027-01-10", 4),
        ("2027 – 2029 жылдары жыл сайын желтоқсан", "2027-12", 3),
        # The first year to report on is the act's own.
        ("жыл сайын, есепті жылдан кейінгі 25 наурызға дейін", "2027-03-25", 4),
    ],
)
def test_what_recurs_is_due_from_its_act_to_the_end_of_the_term(
    said: str, first: str, count: int
) -> None:
    found = with_deadline(said)
    assert (found[0], len(found)) == (first, count)


def test_several_dates_of_one_phrase_are_due_each() -> None:
    assert with_deadline("2026 жылғы желтоқсан, 2027 жылғы маусым") == ["2026-12", "2027-06"]


def test_a_period_begins_and_ends_where_the_calendar_says() -> None:
    plan = running()
    [quarter] = deadlines.dates(plan, plan.measure("7"))
    [half] = deadlines.dates(plan, plan.measure("8"))
    [year] = deadlines.dates(plan, plan.measure("16"))
    [day] = deadlines.dates(plan, plan.measure("17"))
    spans = [f"{due.first}/{due.last}" for due in (quarter, half, year, day, month(2028, 2))]
    assert spans == [
        "2027-10-01/2027-12-31",
        "2028-01-01/2028-06-30",
        "2029-01-01/2029-12-31",
        "2026-04-23/2026-04-23",
        "2028-02-01/2028-02-29",
    ]


def test_due_dates_are_ordered_by_their_end_a_day_before_its_month() -> None:
    plan = running()
    [year] = deadlines.dates(plan, plan.measure("16"))
    day: DueDate = deadlines.dates(plan, plan.measure("19"))[0]
    assert sorted([year, month(2029, 11), day, month(2027, 1)]) == [
        day,
        month(2027, 1),
        month(2029, 11),
        year,
    ]


@pytest.mark.parametrize(
    ("said", "edtf"),
    [
        ("2025 жылғы тамыз", "2025-08"),
        ("2024 жылғы маусым, желтоқсан", "{2024-06,2024-12}"),
        ("2024 жылғы 20 желтоқсан", "2024-12-20"),
        ("2023 жылғы IV тоқсан", "2023-36"),
        ("2012 жылғы I жартыжылдық", "2012-40"),
        ("2023 – 2025 жылдар", "2023/2025"),
        ("2023 жылғы III тоқсан – 2024 жылғы II тоқсан", "2023-07/2024-06"),
        ("2024 жылғы шілдеден бастап", "2024-07/.."),
        ("2024 жылдың II тоқсанынан бастап", "2024-04/.."),
        ("жыл сайын желтоқсан", "XXXX-12"),
        ("жыл сайын, IV тоқсан", "XXXX-36"),
        ("ай сайын, 25-күніне дейін", "XXXX-XX-25"),
        ("тұрақты", None),
    ],
)
def test_dates_are_written_by_edtf(said: str, edtf: str | None) -> None:
    assert deadlines.edtf_set(cell_readers.deadline(said)) == edtf


@pytest.mark.parametrize(
    ("said", "within"),
    [
        ("ай сайын, 2026 жылғы IV тоқсаннан бастап", "2026-10/.."),
        ("ай сайын, 2026 жылғы маусымнан бастап", "2026-06/.."),
        ("2026 – 2028 жылдар, ай сайын", "2026/2028"),
        ("ай сайын", None),
    ],
)
def test_from_when_it_recurs_is_said_in_edtf(said: str, within: str | None) -> None:
    assert deadlines.edtf_within(cell_readers.deadline(said)) == within
