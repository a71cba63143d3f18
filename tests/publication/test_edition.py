"""The frame: menu, crumbs, and the words that several pages say."""

import pytest

import site_support
from plan_site.publication import urls
from plan_site.publication.edition import Crumb, NoContext
from site_support import Change, said, with_100, with_748

MENU = [
    (said("nav.overview"), "overview/"),
    (said("nav.measures"), "measures/"),
    (said("nav.sections"), "sections/"),
    (said("nav.agencies"), "agencies/"),
    (said("nav.topics"), "topics/"),
    (said("nav.deadlines"), "deadlines/"),
    (said("nav.funding"), "funding/"),
    (said("nav.act", act="392"), "acts/392/"),
    (said("nav.data"), "data/"),
    (said("nav.glossary"), "glossary/"),
    (said("nav.about"), "about/"),
]


def test_the_menu_leads_to_every_way_through_the_site_the_act_before_the_data() -> None:
    assert [(c.title, c.address) for c in site_support.views().menu()] == MENU


def test_a_further_amending_act_stands_in_the_menu_behind_the_first() -> None:
    menu = [(c.title, c.address) for c in site_support.views(with_100).menu()]
    assert menu == [*MENU[:8], (said("nav.act", act="100"), "acts/100/"), *MENU[8:]]


def test_crumbs_begin_at_home() -> None:
    frame = site_support.views()
    crumb = Crumb(title=said("nav.measures"), address="measures/")
    assert frame.index("nav.measures") == crumb
    assert frame.crumbs(crumb) == (Crumb(title=said("nav.home"), address=""), crumb)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ((), said("scope.touched", acts="№ 392", count=5)),
        ((with_100,), said("scope.touched.several", acts="№ 392 және № 100", count=5)),
        # With rows that no amending act touched, a count is of what is held.
        ((with_748,), said("scope.held", count=5)),
    ],
)
def test_a_count_says_what_it_is_of(changes: tuple[Change, ...], expected: str) -> None:
    made = site_support.views(*changes)
    assert made.scope(made.plan.measures[:5]).replace("\u00a0", " ") == expected
    assert "5" in expected


def test_the_acts_whose_words_are_here_are_named_in_their_order() -> None:
    plan = site_support.dataset().plan
    unnamed, named = plan.agency("ОМ"), plan.agency("КМ")
    views = site_support.views()
    assert views.acts_without(unnamed).replace("\u00a0", " ") == "№ 392"
    assert views.acts_without(named) == ""
    assert (
        site_support.views(with_100).acts_without(unnamed).replace("\u00a0", " ")
        == "№ 392 және № 100"
    )


def test_the_acts_whose_wordings_are_in_force_are_named_with_their_dates() -> None:
    alone, further, earlier = (
        site_support.views(*changes).acts_dated().replace("\u00a0", " ")
        for changes in ((), (with_100,), (with_748,))
    )
    assert alone == "№ 392 – 2025 жылғы 30 мамыр"
    assert further == "№ 392 – 2025 жылғы 30 мамыр және № 100 – 2025 жылғы 10 қараша"
    # Measure 7 runs from № 748's date: the note above the dates has to name it.
    assert "№ 748 – 2023 жылғы 31 тамыз" in earlier


def test_a_page_of_which_there_is_one_takes_its_words_by_its_name() -> None:
    view = site_support.views().single("measures", urls.MEASURES, NoContext())
    assert (view.template, view.address, view.title) == (
        "measures.html",
        "measures/",
        said("measures.title"),
    )
    assert "17" in view.description
    assert [c.address for c in view.crumbs] == [""]
    assert view.context == NoContext()


def test_the_home_page_has_no_crumbs() -> None:
    assert site_support.views().single("home", urls.HOME, NoContext()).crumbs == ()


def test_sections_are_counted_with_their_measures() -> None:
    counts = site_support.views().section_counts()
    assert [(s.number, len(measures)) for s, measures in counts] == [("1", 2), ("2", 8), ("3", 7)]
