"""Relations: who answers for what, with whom, and who receives which reports."""

import pytest

import site_support
from plan_392 import BODIES, HELPED
from plan_site.analysis import responsibilities
from plan_site.analysis.responsibilities import Touch
from plan_site.dataset.plan import Measure
from plan_site.language.values import Effect
from plan_site.validation.load import Dataset
from support import ROWS

SHARED_BY_DSM = [
    ("ОМ", "23-1 29-1 37-1 37-3 49"),
    ("ЖАО", "28 29-1 49"),
    ("ҒЖБМ", "37-1 49"),
    ("МАМ", "28 49"),
    ("ТЖМ", "28 49"),
    ("КМ", "49"),
    ("ӨҚМ", "28"),
    ("ТСМ", "49"),
    ("ЦДИАӨМ", "49"),
    ("ІІМ", "28"),
]


def numbers(measures: tuple[Measure, ...]) -> list[str]:
    return [m.number for m in measures]


def test_every_body_answers_for_its_measures_most_first_then_by_the_alphabet(
    dataset: Dataset,
) -> None:
    made = responsibilities.duties(dataset.plan)
    assert [(d.agency.abbreviation, numbers(d.measures)) for d in made] == [
        (body, measures.split()) for body, measures, _ in BODIES
    ]


@pytest.mark.parametrize(("body", "first"), [(b, f) for b, _, f in BODIES])
def test_a_body_is_counted_where_it_is_named_first(dataset: Dataset, body: str, first: str) -> None:
    [duty] = [d for d in responsibilities.duties(dataset.plan) if d.agency.abbreviation == body]
    assert sorted(numbers(duty.first)) == sorted(first.split())


def test_every_measure_has_one_body_that_is_named_first(dataset: Dataset) -> None:
    first = [n for d in responsibilities.duties(dataset.plan) for n in numbers(d.first)]
    assert sorted(first, key=ROWS.index) == list(ROWS)


def test_the_education_ministry_receives_nine_reports_and_no_other_body_receives_one(
    dataset: Dataset,
) -> None:
    received = {
        d.agency.abbreviation: numbers(d.receives)
        for d in responsibilities.duties(dataset.plan)
        if d.receives
    }
    assert received == {"ОМ": ["28", "29-1", "37-1", "42", "43", "44", "47-2", "47-3", "49"]}


def test_the_education_ministry_is_responsible_in_six_of_the_nine(dataset: Dataset) -> None:
    [om] = [d for d in responsibilities.duties(dataset.plan) if d.agency.abbreviation == "ОМ"]
    assert set(numbers(om.receives)) & set(numbers(om.measures)) == {
        "29-1",
        "37-1",
        "42",
        "43",
        "44",
        "49",
    }


def test_shared_measures_stand_body_by_body_most_first(dataset: Dataset) -> None:
    [dsm] = [d for d in responsibilities.duties(dataset.plan) if d.agency.abbreviation == "ДСМ"]
    assert [(s.agency.abbreviation, numbers(s.measures)) for s in dsm.shared] == [
        (body, measures.split()) for body, measures in SHARED_BY_DSM
    ]


def test_nearest_are_the_bodies_with_which_most_is_shared_unless_many_tie(
    dataset: Dataset,
) -> None:
    near = {
        duty.agency.abbreviation: [s.agency.abbreviation for s in responsibilities.nearest(duty)]
        for duty in responsibilities.duties(dataset.plan)
    }
    assert near["ДСМ"] == ["ОМ"]
    assert near["ТЖМ"] == ["ДСМ", "ЖАО", "МАМ"]
    # Eight share one measure with it.
    assert near["КМ"] == []


def test_sharing_is_mutual(dataset: Dataset) -> None:
    shared = {
        (d.agency.abbreviation, s.agency.abbreviation): numbers(s.measures)
        for d in responsibilities.duties(dataset.plan)
        for s in d.shared
    }
    assert shared
    assert all(shared[b, a] == measures for (a, b), measures in shared.items())
    assert all(a != b for a, b in shared)


def test_the_bodies_of_a_topic_stand_with_their_measures_of_it(dataset: Dataset) -> None:
    plan = dataset.plan
    media = [m for m in plan.measures if "media" in m.topics]
    assert [
        (s.agency.abbreviation, numbers(s.measures)) for s in responsibilities.bodies(plan, media)
    ][:3] == [("МАМ", ["29-2", "47-3", "49"]), ("ҒЖБМ", ["47-3", "49"]), ("ДСМ", ["49"])]


def test_the_duties_in_a_section_are_those_of_its_measures(dataset: Dataset) -> None:
    plan = dataset.plan
    [dsm] = [d for d in responsibilities.duties(plan) if d.agency.abbreviation == "ДСМ"]
    assert [numbers(dsm.in_section(section)) for section in plan.sections] == [
        ["23-1"],
        ["28", "29-1", "37-1", "37-2", "37-3"],
        ["47-1", "49"],
    ]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("1", [("1.2", ["23-1"]), (None, ["6"])]),
        (
            "2",
            [
                ("2.1", ["29-1", "29-2", "29-3"]),
                ("2.2", ["37-1", "37-2", "37-3", "37-4"]),
                (None, ["28"]),
            ],
        ),
        ("3", [("3.1", ["47-1", "47-2", "47-3"]), (None, ["42", "43", "44", "49"])]),
    ],
)
def test_measures_stand_under_their_subsections_and_those_without_one_apart_and_last(
    dataset: Dataset, section: str, expected: list[tuple[str | None, list[str]]]
) -> None:
    groups = responsibilities.groups(dataset.plan, dataset.plan.section(section))
    assert [
        (g.subsection.number if g.subsection else None, numbers(g.measures)) for g in groups
    ] == expected


def test_a_subsection_without_measures_makes_no_group() -> None:
    def change(tree: site_support.Tree) -> None:
        tree["sections"][0]["subsections"].insert(0, {"number": "1.1", "title": "Бос"})

    plan = site_support.dataset(change).plan
    groups = responsibilities.groups(plan, plan.section("1"))
    assert [g.subsection.number if g.subsection else None for g in groups] == ["1.2", None]


def test_help_stands_with_the_measures_of_the_three_topics_and_with_no_other(
    dataset: Dataset,
) -> None:
    plan = dataset.plan
    assert {m.number for m in plan.measures if responsibilities.needs_help(plan, m)} == HELPED


def test_act_392_substituted_six_rows_and_inserted_eleven(dataset: Dataset) -> None:
    counts = responsibilities.effect_counts(dataset.plan, "392")
    assert counts == {Effect.SUBSTITUTED: 6, Effect.INSERTED: 11}
    assert counts.total() == 17
    assert responsibilities.effect_counts(dataset.plan, "748").total() == 0


def test_a_measures_tag_tells_the_last_act_that_touched_it() -> None:
    plan = site_support.dataset(site_support.with_748, site_support.with_100).plan
    touches = {
        number: responsibilities.last_touch(plan, plan.measure(number))
        for number in ("6", "7", "23-1", "29-2", "29-4", "49")
    }
    assert touches == {
        "6": Touch(effect=Effect.SUBSTITUTED, act="392"),
        "7": Touch(effect=Effect.ORIGINAL, act="748"),
        "23-1": Touch(effect=Effect.INSERTED, act="392"),
        "29-2": Touch(effect=Effect.SUBSTITUTED, act="100"),
        "29-4": Touch(effect=Effect.INSERTED, act="100"),
        "49": Touch(effect=Effect.REPEALED, act="100"),
    }


def test_effects_are_counted_act_by_act() -> None:
    plan = site_support.dataset(site_support.with_748, site_support.with_100).plan
    assert responsibilities.effect_counts(plan, "748") == {Effect.ORIGINAL: 3}
    assert responsibilities.effect_counts(plan, "100") == {
        Effect.SUBSTITUTED: 1,
        Effect.INSERTED: 1,
        Effect.REPEALED: 1,
    }


def test_a_repealed_row_is_nobodys_duty_and_nobody_receives_its_report() -> None:
    plan = site_support.dataset(site_support.with_100).plan
    duties = responsibilities.duties(plan)
    assert all("49" not in numbers(d.measures) for d in duties)
    assert all("49" not in numbers(d.receives) for d in duties)
    [km] = [d for d in duties if d.agency.abbreviation == "КМ"]
    assert (km.measures, km.shared) == ((), ())
