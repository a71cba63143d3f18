"""Views of single records: measure, section, body, topic, act."""

from typing import Any

import pytest

import site_support
from plan_site.language.values import GOVERNMENT
from plan_site.pages import detail_views
from plan_site.pages.contexts import MeasurePage
from plan_site.publication.edition import View
from site_support import label, said, with_100, with_748
from support import ROWS

RENAMED = {
    "6": ["МАМ"],
    "28": ["ӨҚМ", "МАМ"],
    "42": ["МАМ"],
    "43": ["ТСМ"],
    "44": ["ТСМ", "МАМ"],
    "49": ["КМ", "ТСМ", "МАМ"],
}
"""Replaced row → its ministries whose names № 392 adds; each row has at least one."""

LINES = {"6": 22, "29-1": 151, "44": 525}
"""Row → the line of the source in which it begins: with its number, or with the piece of its text
that a page break tore off and put before it (29-1). Looked up in the file by hand."""


def measure(number: str, *changes: Any) -> View[MeasurePage]:
    views = site_support.views(*changes)
    numbers = [m.number for m in views.plan.measures]
    index = numbers.index(number)
    return detail_views.measure(views, index, views.plan.measures[index])


def test_a_measure_is_titled_by_number_and_label_and_described_without_its_wording() -> None:
    view = measure("28")
    assert view.title == f"28. {label('28')}"
    assert view.description == said(
        "measure.description",
        number="28",
        label=label("28"),
        deadline="жыл сайын маусым, желтоқсан",
        bodies="ЖАО, ІІМ, ӨҚМ, ТЖМ, ДСМ, МАМ",
    )
    assert label("28") in view.description
    assert "дәрілік" not in view.description
    assert view.address == "measures/28/"


def test_a_measures_crumbs_lead_home_to_all_measures_and_to_its_section() -> None:
    assert [(c.title, c.address) for c in measure("29-1").crumbs] == [
        (said("nav.home"), ""),
        (said("nav.measures"), "measures/"),
        ("2-бөлім", "sections/2/"),
    ]


def test_a_measure_knows_its_neighbours_and_the_ends_have_none() -> None:
    def near(number: str) -> tuple[str | None, str | None]:
        context = measure(number).context
        return tuple(  # type: ignore[return-value]
            side.number if side else None for side in (context.before, context.after)
        )

    assert near("29-1") == ("28", "29-2")
    assert near(ROWS[0]) == (None, "23-1")
    assert near(ROWS[-1]) == ("47-3", None)


def test_a_measure_knows_its_subsection_or_that_it_is_not_known() -> None:
    subsection = measure("29-1").context.subsection
    assert subsection
    assert subsection.number == "2.1"
    assert measure("28").context.subsection is None


def test_a_measure_knows_when_it_is_due() -> None:
    assert [(d.year, d.month) for d in measure("44").context.due] == [(2025, 6), (2025, 12)]


@pytest.mark.parametrize("number", sorted(RENAMED))
def test_a_replaced_row_names_the_ministries_whose_names_the_act_adds(number: str) -> None:
    assert measure(number).context.renamed == RENAMED[number]


def test_a_measure_leads_to_its_line_of_the_source() -> None:
    lines = site_support.dataset().proofs["392"].lines
    assert {number: measure(number).context.line for number in LINES} == LINES
    assert set(lines) == set(ROWS)


def test_a_wording_without_a_source_has_no_line() -> None:
    assert measure("7", with_748).context.line is None


def test_a_measure_tells_the_act_that_gave_its_wording_and_the_one_that_touched_it_last() -> None:
    context = measure("49", with_100).context
    assert (context.act.number, context.touch.act) == ("392", "100")


def test_changes_stand_with_a_measure_only_where_an_earlier_wording_is_held() -> None:
    assert measure("44").context.changes == []
    [change] = measure("44", with_748).context.changes
    assert (change.before.act, change.after.act) == ("748", "392")


def test_a_section_counts_its_measures() -> None:
    views = site_support.views()
    view = detail_views.section(views, views.plan.section("2"))
    assert view.title == f"2-бөлім. {views.plan.section('2').label}"
    assert view.address == "sections/2/"
    assert len(view.context.measures) == 8
    assert views.scope(view.context.measures) in view.description


def test_a_bodys_page_has_its_name_its_count_and_who_receives_its_reports() -> None:
    views = site_support.views()
    [duty] = [d for d in views.duties if d.agency.abbreviation == "ДСМ"]
    view = detail_views.agency(views, duty)
    assert view.title == "ДСМ – Қазақстан Республикасының Денсаулық сақтау министрлігі"
    assert view.address == "agencies/dsm/"
    assert view.description == views.words.get(
        "agency.description", name=duty.agency.name, count=8, scope=views.scope(views.plan.measures)
    )
    nearest = [(share.agency.abbreviation, len(share.measures)) for share in view.context.nearest]
    assert nearest == [("ОМ", 5)]
    assert list(view.context.senders) == []
    assert [(recipient, [m.number for m in of]) for recipient, of in view.context.reports] == [
        ("ОМ", ["28", "29-1", "37-1", "49"]),
        (GOVERNMENT, ["37-3"]),
        ("", ["23-1", "37-2", "47-1"]),
    ]


def test_a_topics_page_has_its_measures_and_the_bodies_that_own_it() -> None:
    views = site_support.views()
    view = detail_views.topic(views, views.plan.topic("mental-health"))
    assert (view.title, view.address) == ("Психикалық денсаулық", "topics/mental-health/")
    assert [m.number for m in view.context.measures] == ["23-1", "29-1", "37-2", "37-3", "47-1"]
    assert [
        (s.agency.abbreviation, [m.number for m in s.measures]) for s in view.context.bodies
    ] == [
        ("ДСМ", ["23-1", "29-1", "37-2", "37-3", "47-1"]),
        ("ОМ", ["23-1", "29-1", "37-3"]),
        ("ЖАО", ["29-1"]),
    ]


def test_the_amending_act_touches_its_rows_in_their_order() -> None:
    views = site_support.views()
    view = detail_views.act(views, views.plan.act("392"))
    assert view.title == "№ 392 қаулы, 2025 жылғы 30 мамыр"
    assert view.address == "acts/392/"
    assert list(view.context.touched) == list(ROWS)
    assert view.context.lead == views.words.get(
        "act.amending.lead", count=17, inserted=11, substituted=6
    )
    assert view.context.repealed == 0
    assert view.context.proof
    assert view.context.proof.letters == 6450


def test_the_approving_act_touches_nothing_until_its_rows_are_held() -> None:
    bare, held = (
        detail_views.act(views, views.plan.act("748"))
        for views in (site_support.views(), site_support.views(with_748))
    )
    assert bare.context.approving
    assert list(bare.context.touched) == []
    assert list(held.context.touched) == ["6", "7", "44"]


def test_a_row_that_an_act_repeals_is_touched_without_a_wording() -> None:
    views = site_support.views(with_100)
    touched = detail_views.act(views, views.plan.act("100")).context.touched
    assert [(number, version is None) for number, (_, version) in touched.items()] == [
        ("29-2", False),
        ("29-4", False),
        ("49", True),
    ]
