"""Views: every page that there is, and what the pages of which there is one show."""

from decimal import Decimal

import site_support
from plan_392 import ALL, GLOSSARY, PAGES, PROSE
from plan_site.exports.downloads import downloads
from plan_site.language.values import CostKind, Effect
from plan_site.pages import data_view
from site_support import said, with_100, with_748


def section_title(number: str) -> str:
    label = site_support.dataset().plan.section(number).label
    return said("section.title", section=number, label=label)


def test_every_promised_page_is_made_and_no_other() -> None:
    made = [view.address for view in site_support.views().all({})]
    assert sorted([*made, *PROSE]) == sorted([*PAGES, "404.html"])


def test_every_view_has_a_template_a_title_of_its_own_and_a_description() -> None:
    views = list(site_support.views().all({}))
    assert all(v.template and v.title and v.description for v in views)
    titles = [v.title for v in views]
    assert [t for t in titles if titles.count(t) > 1] == []


def test_rows_and_acts_that_are_added_get_their_pages() -> None:
    made = {view.address for view in site_support.views(with_748, with_100).all({})}
    assert made - {*PAGES, "404.html"} == {
        "measures/7/",
        "measures/7/request/",
        "measures/29-4/",
        "measures/29-4/request/",
        "acts/100/",
    }


def test_home_counts_what_the_act_did() -> None:
    context = site_support.views().home().context
    assert [(act.number, counts) for act, counts in context.counts] == [
        ("392", {Effect.SUBSTITUTED: 6, Effect.INSERTED: 11})
    ]
    assert [len(measures) for _, measures in context.sections] == [2, 8, 7]
    assert len(context.duties) == 11


def test_the_measures_are_filtered_by_section_body_topic_effect_date_and_kind_of_cost() -> None:
    views = site_support.views()
    context = views.measures().context
    assert [d.agency.abbreviation for d in context.duties][:3] == ["ОМ", "ДСМ", "ЖАО"]
    assert [month.iso for month in context.calendar] == ["2025-06", "2025-08", "2025-12"]
    assert [kind.value for kind in context.kinds] == ["amounts", "not_required", "no_figure"]
    assert {(touch.act, touch.effect.value) for touch in context.touches} == {
        ("392", "inserted"),
        ("392", "substituted"),
    }
    assert views.facets(views.plan.measure("44")) == {
        "section": ["3"],
        "agency": ["jao", "tsm", "mam", "om"],
        "topic": ["education", "children-activities"],
        "effect": ["substituted"],
        "deadline": ["2025-06", "2025-12"],
        "funding": ["amounts"],
    }


def test_the_deadlines_leave_out_what_is_repealed() -> None:
    calendar = site_support.views(with_100).deadlines().context.calendar
    due = {(m.year, m.month): [x.number for x in ms] for m, ms in calendar.items()}
    assert due[2025, 11] == ["29-2"]
    assert "49" not in due[2025, 12]
    assert "29-4" in due[2025, 12]


def test_the_funding_stands_by_measure_section_and_source() -> None:
    context = site_support.views().funding().context
    assert {kind: len(ms) for kind, ms in context.kinds.items()} == {
        CostKind.AMOUNTS: 3,
        CostKind.NOT_REQUIRED: 11,
        CostKind.NO_FIGURE: 3,
        CostKind.WITHIN_MEANS: 0,
        CostKind.TO_BE_SET: 0,
    }
    assert list(context.years) == [2023, 2024, 2025]
    assert [m.number for m, _ in context.rows] == ["42", "43", "44"]
    assert [(title, len(ms), row.total.printed) for title, ms, row in context.sections] == [
        (section_title("1"), 2, Decimal(0)),
        (section_title("2"), 8, Decimal(0)),
        (section_title("3"), 7, ALL[0]),
    ]
    assert [(title, len(ms), row.total.undoubted) for title, ms, row in context.sources] == [
        ("РБ – республикалық бюджет", 3, Decimal(0)),
        ("ЖБ – жергілікті бюджет", 3, ALL[1]),
        (said("funding.source.none"), 11, Decimal(0)),
    ]


def test_the_glossary_stands_in_kazakh_order_with_the_measures_that_use_each_entry() -> None:
    context = site_support.views().glossary().context
    assert [e.abbreviation for e in context.entries] == list(GLOSSARY)
    assert {a: [m.number for m in ms] for a, ms in context.users.items()} == {
        a: ms.split() for a, ms in GLOSSARY.items()
    }


def test_the_data_page_tells_which_acts_are_checked_against_a_text() -> None:
    context = data_view.data(
        site_support.views(with_100), downloads(site_support.views(with_100))
    ).context
    assert [act.number for act, _, _ in context.checked] == ["392"]
    assert [act.number for act in context.unchecked] == ["748", "100"]


def test_the_page_for_no_page_is_a_page() -> None:
    view = site_support.views().not_found()
    assert (view.template, view.address) == ("not_found.html", "404.html")
