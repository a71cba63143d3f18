"""The plan on one page: every body that an act names is marked in its column, in its order."""

import gzip
from typing import Any

import pytest

import site_support
from plan_392 import BODIES
from plan_site.dataset.plan import Measure, Plan
from plan_site.pages import overview
from plan_site.pages.long_list import LONG
from site_support import by_class, content, find, said, text, texts, with_100, with_748

COLUMNS = 11


def page(*changes: site_support.Change) -> Any:
    return content(site_support.site(*changes), "overview/")


def lines(table: Any) -> dict[str, list[Any]]:
    """Number of the measure → the cells behind its name."""
    found = find(table, ".//tbody/tr[td]")
    return {text(find(line, "./th//span")[0]): find(line, "./td") for line in found}


def plan_of(measures: tuple[Measure, ...]) -> Plan:
    """The plan with other rows; what it remembers of its own is left behind."""
    return Plan.model_construct(**{**dict(site_support.dataset().plan), "measures": measures})


def test_a_body_is_marked_where_it_is_named_and_nowhere_else_with_its_order() -> None:
    [table] = find(page(), ".//table")
    bodies = texts(find(table, "./thead//th"))[1 : 1 + COLUMNS]
    cells = lines(table)
    assert list(cells) == [m.number for m in site_support.dataset().plan.measures]
    for body, named, first in BODIES:
        at = bodies.index(body)
        marks = {number: text(line[at]) for number, line in cells.items() if text(line[at])}
        assert list(marks) == named.split()
        assert {number for number, order in marks.items() if order == "1"} == set(first.split())
    # Of one row written out: «ЖАО, ТСМ, МАМ, ОМ».
    assert {b: text(c) for b, c in zip(bodies, cells["44"], strict=False) if text(c)} == {
        "ЖАО": "1",
        "ТСМ": "2",
        "МАМ": "3",
        "ОМ": "4",
    }
    assert texts(find(table, "./tfoot//td"))[:3] == ["10", "8", "8"]


def test_every_mark_leads_to_its_cell_and_says_whose_it_is() -> None:
    [table] = find(page(), ".//table")
    marks = by_class(table, "mark")
    assert len(marks) == sum(len(named.split()) for _, named, _ in BODIES)
    assert {mark.get("href").rpartition("#")[2] for mark in marks} == {"responsible"}
    jao = next(m for m in marks if "/44/" in m.get("href") and text(m) == "1")
    assert jao.get("aria-label") == said("overview.mark", number="44", body="ЖАО", order=1)
    *_, deadline, cost, recipient = lines(table)["44"]
    assert texts(find(deadline, "./a")) == ["2025 жылғы маусым", "2025 жылғы желтоқсан"]
    assert text(cost) == "₸ !"
    assert said("sum.doubtful") in find(cost, "./a")[0].get("aria-label")
    assert text(recipient) == "ОМ"
    signs = {number: text(line[-2]) for number, line in lines(table).items()}
    assert [number for number, sign in signs.items() if "₸" in sign] == ["42", "43", "44"]
    assert [number for number, sign in signs.items() if sign == "○"] == ["29-2", "37-1", "47-1"]
    assert text(lines(table)["6"][-1]) == said("recipient.none")


@pytest.mark.parametrize("changes", [(), (with_748, with_100)])
def test_heads_have_their_scope_and_the_box_that_scrolls_a_name_and_focus(changes: Any) -> None:
    made = page(*changes)
    for table in find(made, ".//table"):
        assert find(table, ".//th[not(@scope)]") == []
        assert {th.get("scope") for th in find(table, "./tbody//th")} == {"row", "rowgroup"}
        box = table.getparent()
        assert (box.get("role"), box.get("tabindex")) == ("region", "0")
        assert box.get("aria-label") == text(find(table, "./caption")[0])


def test_measure_28_stands_by_its_label() -> None:
    measure = site_support.dataset().plan.measure("28")
    assert measure.label in text(page())
    assert measure.current.text not in text(page())


def test_a_long_plan_has_a_table_a_section_with_its_own_bodies_and_a_longer_one_none() -> None:
    plan = site_support.dataset().plan
    assert [table.alone for table in overview.tables(plan)] == [None]
    many = plan_of(plan.measures * 4)
    assert len(many.in_force) > LONG
    made = overview.tables(many)
    assert [table.alone and table.alone.number for table in made] == ["1", "2", "3"]
    assert [agency.abbreviation for agency, _ in made[0].bodies] == ["ОМ", "ДСМ", "ЖАО", "МАМ"]
    most = plan_of(plan.measures * (overview.WHOLE // 17 + 1))
    assert overview.tables(most) == []


def test_a_row_costs_a_reader_little() -> None:
    """So 200 rows, the most that stand on the page, keep to a visit's budget."""
    html = site_support.site().pages["overview/"].html
    assert len(gzip.compress(html.encode())) < 17 * 100 + 4000
