"""Funding: sums by year to the last decimal, with the doubtful figure and without it."""

from decimal import Decimal

import pytest

import dataset_checks as checks
import site_support
from plan_392 import ALL
from plan_site.analysis import funding
from plan_site.analysis.funding import Total
from plan_site.analysis.responsibilities import of_section
from plan_site.language import cell_readers
from plan_site.language.values import CostKind
from plan_site.validation.load import Dataset
from site_support import Tree, measure
from support import PLANS

# Added up by hand from the decree's figures.
PER_MEASURE = {
    "42": (
        Decimal("22870.23"),
        Decimal("23214.635"),
        Decimal("23495.218"),
        Decimal("69580.083"),
        Decimal("69580.083"),
    ),
    "43": (
        Decimal("48878.783"),
        Decimal("48339.729"),
        Decimal("51577.685"),
        Decimal("148796.197"),
        Decimal("148796.197"),
    ),
    "44": (
        Decimal("81599.203"),
        Decimal("92327.978"),
        Decimal("1001355.68"),
        Decimal("1175282.861"),
        Decimal("173927.181"),
    ),
}
"""Measure → 2023, 2024, 2025, all years as printed, all years without the doubtful sum."""

PER_YEAR = {
    2023: (Decimal("153348.216"), Decimal("153348.216")),
    2024: (Decimal("163882.342"), Decimal("163882.342")),
    2025: (Decimal("1076428.583"), Decimal("75072.903")),
}
"""Year → as printed, without the doubtful sum."""


def numbers(dataset: Dataset, kind: CostKind) -> list[str]:
    return [m.number for m in funding.of_kind(dataset.plan.measures, kind)]


def test_three_measures_have_sums_three_no_figure_and_eleven_need_none(dataset: Dataset) -> None:
    assert numbers(dataset, CostKind.AMOUNTS) == ["42", "43", "44"]
    assert numbers(dataset, CostKind.NO_FIGURE) == ["29-2", "37-1", "47-1"]
    assert numbers(dataset, CostKind.NOT_REQUIRED) == [
        "6",
        "23-1",
        "28",
        "29-1",
        "29-3",
        "37-2",
        "37-3",
        "37-4",
        "47-2",
        "47-3",
        "49",
    ]


@pytest.mark.parametrize("number", sorted(PER_MEASURE))
def test_a_measures_sums_are_exact_year_by_year_and_over_all_years(
    dataset: Dataset, number: str
) -> None:
    row = funding.row(dataset.plan, [dataset.plan.measure(number)])
    assert {year: total.printed for year, total in row.years.items() if total} == dict(
        zip((2023, 2024, 2025), PER_MEASURE[number], strict=False)
    )
    assert (row.total.printed, row.total.undoubted) == PER_MEASURE[number][3:]


@pytest.mark.parametrize("year", sorted(PER_YEAR))
def test_a_years_total_is_exact_as_printed_and_without_the_doubtful_sum(
    dataset: Dataset, year: int
) -> None:
    total = funding.row(dataset.plan, dataset.plan.measures).years[year]
    assert total
    assert (total.printed, total.undoubted) == PER_YEAR[year]


def test_the_total_of_all_years_is_exact_as_printed_and_without_the_doubtful_sum(
    dataset: Dataset,
) -> None:
    total = funding.row(dataset.plan, dataset.plan.measures).total
    assert (total.printed, total.undoubted) == ALL


def test_the_literals_of_this_file_agree_with_each_other() -> None:
    # A slip in the hand-made sums would otherwise look like a fault of the product.
    for place, year in enumerate((2023, 2024, 2025)):
        assert sum(sums[place] for sums in PER_MEASURE.values()) == PER_YEAR[year][0]
    assert sum(sums[3] for sums in PER_MEASURE.values()) == ALL[0]
    assert sum(sums[4] for sums in PER_MEASURE.values()) == ALL[1]
    assert ALL[0] - ALL[1] == Decimal("1001355.68")


def test_only_measure_44s_sum_of_2025_is_doubtful(dataset: Dataset) -> None:
    doubtful = [
        (m.number, amount.year)
        for m in dataset.plan.measures
        for amount in m.current.cost.amounts
        if funding.is_doubtful(m, amount)
    ]
    assert doubtful == [("44", 2025)]


def test_a_total_is_doubtful_only_where_a_doubtful_sum_is_in_it(dataset: Dataset) -> None:
    row = funding.row(dataset.plan, dataset.plan.measures)
    assert {year: total.doubtful for year, total in row.years.items() if total} == {
        2023: False,
        2024: False,
        2025: True,
    }
    assert row.total.doubtful
    assert not Total(printed=Decimal("1.50"), undoubted=Decimal("1.5")).doubtful


@pytest.mark.parametrize(
    ("section", "costed", "printed", "undoubted"),
    [
        ("1", [], Decimal(0), Decimal(0)),
        ("2", [], Decimal(0), Decimal(0)),
        ("3", ["42", "43", "44"], *ALL),
    ],
)
def test_all_sums_stand_in_the_third_section(
    dataset: Dataset, section: str, costed: list[str], printed: Decimal, undoubted: Decimal
) -> None:
    plan = dataset.plan
    row = funding.row(plan, of_section(plan.measures, plan.section(section)))
    assert [m.number for m in row.measures] == costed
    assert (row.total.printed, row.total.undoubted) == (printed, undoubted)


def test_sources_stand_in_the_datasets_order_with_none_named_last(dataset: Dataset) -> None:
    found = funding.by_source(dataset.plan, dataset.plan.measures)
    assert [(term, [m.number for m in measures]) for term, measures in found.items()] == [
        ("РБ", ["29-2", "37-1", "47-1"]),
        ("ЖБ", ["42", "43", "44"]),
        ("", ["6", "23-1", "28", "29-1", "29-3", "37-2", "37-3", "37-4", "47-2", "47-3", "49"]),
    ]


def test_every_sum_is_from_local_budgets(dataset: Dataset) -> None:
    plan = dataset.plan
    found = funding.by_source(plan, plan.measures)
    totals = {term: funding.row(plan, measures).total for term, measures in found.items()}
    assert {term: total.printed for term, total in totals.items()} == {
        "РБ": Decimal(0),
        "ЖБ": ALL[0],
        "": Decimal(0),
    }
    assert totals["ЖБ"].undoubted == ALL[1]


def test_a_row_without_sums_names_no_measure_so_that_zero_is_never_shown_for_no_figure(
    dataset: Dataset,
) -> None:
    plan = dataset.plan
    assert funding.row(plan, [plan.measure("29-2"), plan.measure("6")]).measures == ()


def test_only_the_wording_in_force_is_added_up() -> None:
    plan = site_support.dataset(site_support.with_748).plan
    row = funding.row(plan, [plan.measure("44")])
    assert row.total.printed == PER_MEASURE["44"][3]
    assert funding.row(plan, [plan.measure("7")]).total.printed == Decimal("1.5")


def test_cents_are_not_lost_to_binary_fractions() -> None:
    def change(tree: Tree) -> None:
        for number, sums in {"42": "0,1", "43": "0,2", "44": "0,3"}.items():
            entry = measure(tree, number)
            entry.pop("notes", None)
            entry["versions"][0]["cost"] = f"2024 жылы – {sums} млн теңге"
        # The decree says otherwise, so no source can be held against these sums.
        approve_without_source(tree)

    plan = site_support.dataset(change).plan
    total = funding.row(plan, plan.measures).years[2024]
    assert total
    assert str(total.printed) == "0.6"


def approve_without_source(tree: Tree) -> None:
    del tree["acts"][1]["source"], tree["acts"][1]["displaced"]
    del tree["acts"][1]["torn"], tree["acts"][1]["spacing"]


# Units, budgets and other money: the made-up plan of 2026–2030 ------------------------------------


def counted(said: str) -> list[tuple[int | str | None, str, str | None]]:
    found = funding.counted(cell_readers.cost(said))
    return [(a.year, f"{a.million_tenge:f}", a.budget) for a in found if a.million_tenge]


@pytest.mark.parametrize(
    ("said", "sums"),
    [
        (
            "2027 жылы: РБ – 12 500 мың теңге; ЖБ – 3 250,5 мың теңге",
            [(2027, "12.5", "РБ"), (2027, "3.2505", "ЖБ")],
        ),
        (
            "барлығы – 300 млн теңге, оның ішінде: 2027 жылы – 100 млн теңге; "
            "2028 жылы – 200 млн теңге",
            [(2027, "100", None), (2028, "200", None)],
        ),
        (
            "2027 жылы – барлығы 100 млн теңге, оның ішінде: РБ – 60 млн теңге; ЖБ – 40 млн теңге",
            [(2027, "60", "РБ"), (2027, "40", "ЖБ")],
        ),
        ("2026 – 2028 жылдарға – 45 млн теңге", [("2026/2028", "45", None)]),
        ("2028 жылы – 150 мың АҚШ доллары", []),
        ("жыл сайын – 5 млн теңге", []),
        ("10-15 млн теңге", []),
        ("2028 жылы – 150", []),
    ],
)
def test_what_may_be_added_up_is_tenge_of_parts(
    said: str, sums: list[tuple[int | str | None, str, str | None]]
) -> None:
    assert counted(said) == sums


def test_sums_in_thousands_millions_and_billions_are_one_total_and_dollars_stay_out() -> None:
    plan = checks.dataset(PLANS / "running" / "data").plan
    row = funding.row(plan, plan.measures)
    assert {year: total and str(total.printed) for year, total in row.years.items()} == {
        2026: "120.5",
        # 131.25 + 12.5 + 3.2505 + 100 + 500
        2027: "747.0005",
        2028: "164",
        2029: "200",
        2030: None,
    }
    # And 45 that are said of 2026–2028 together.
    assert row.total.printed == Decimal("1276.5005")
    assert [m.number for m in funding.uncounted(plan.measures)] == ["8", "14", "16"]


def test_a_measure_of_two_budgets_stands_under_each() -> None:
    plan = checks.dataset(PLANS / "running" / "data").plan
    found = funding.by_source(plan, [plan.measure("7"), plan.measure("13")])
    assert {term: [m.number for m in measures] for term, measures in found.items()} == {
        "РБ": ["7"],
        "ЖБ": ["7", "13"],
    }
    totals = {term: funding.row(plan, ms, term).total.printed for term, ms in found.items()}
    # Of the seventh row each budget's own part.
    assert totals == {"РБ": Decimal("12.5"), "ЖБ": Decimal("48.2505")}


def test_a_budget_has_no_sum_of_a_measure_that_does_not_part_its_budgets() -> None:
    plan = checks.dataset(PLANS / "running" / "data").plan
    measure = plan.measure("7")
    cost = cell_readers.cost("2027 жылы – 20 млн теңге")
    version = measure.current.model_copy(update={"cost": cost})
    changed = measure.model_copy(update={"versions": (version,)})
    assert funding.row(plan, [changed]).total.printed == 20
    assert funding.row(plan, [changed], "РБ").measures == ()
