"""Sums and roles in the cells of a row, marked where they stand."""

import pytest

import dataset_checks as checks
from plan_site.dataset.plan import Version
from plan_site.exports.akn.marks import marks
from plan_site.language import cell_readers
from support import PLANS


def version(**cells: str) -> Version:
    """A wording of the made-up plan with other cells."""
    current = checks.dataset(PLANS / "running" / "data").plan.measure("1").current
    return current.model_copy(
        update={name: getattr(cell_readers, name)(said) for name, said in cells.items()}
    )


@pytest.mark.parametrize(
    ("cost", "found"),
    [
        (
            "2026 жылы – 26 млн теңге; 2027 жылы – 22870,230 млн теңге",
            [("26", "unit_mln_tenge", "26"), ("22870,230", "unit_mln_tenge", "22870.230")],
        ),
        (
            "2027 жылы: РБ – 12 500 мың теңге; ЖБ – 3 250,5 мың теңге",
            [
                ("12 500", "unit_thousand_tenge", "12500"),
                ("3 250,5", "unit_thousand_tenge", "3250.5"),
            ],
        ),
        ("10-15 млн теңге", [("10-15", "unit_mln_tenge", None)]),
        ("2028 жылы – 150", [("150", "field_cost", "150")]),
        ("талап етілмейді", []),
    ],
)
def test_each_sum_is_a_quantity_in_its_own_unit(
    cost: str, found: list[tuple[str, str, str | None]]
) -> None:
    made = [*marks(version(cost=cost), "cost")]
    assert {mark.tag for mark in made} <= {"quantity"}
    assert [
        (cost[mark.start : mark.end], mark.refers, mark.attributes.get("normalized"))
        for mark in made
    ] == found


def test_the_words_of_a_role_refer_to_it() -> None:
    said = "КІМ (жинақтау), БАМ, ЖӨО (келісу бойынша)"
    made = [*marks(version(responsible=said), "responsible")]
    assert [(mark.tag, said[mark.start : mark.end], mark.refers) for mark in made] == [
        ("role", "жинақтау", "role_collects"),
        ("role", "келісу бойынша", "role_by_agreement"),
    ]
    assert not [*marks(version(responsible="КІМ, БАМ"), "responsible")]


def test_other_cells_have_none() -> None:
    assert not [*marks(version(), "text")]
    assert not [*marks(version(), "deadline")]
