"""Topics against the plan's sections, on made-up plans."""

import pytest

from plan_site.analysis import topics
from plan_site.dataset.plan import Plan
from plan_site.validation.load import load
from support import ROOT


def plan_of(name: str) -> Plan:
    return load(ROOT / "tests" / "plans" / name / "data" / "plan.yaml").plan


def test_a_topics_measures_are_counted_by_the_plans_sections() -> None:
    plan = plan_of("act-392")
    found = topics.by_section(plan, [m for m in plan.measures if "suicide-prevention" in m.topics])
    assert [(section.number, count) for section, count in found.items()] == [
        ("1", 1),
        ("2", 4),
        ("3", 1),
    ]
    digital = topics.by_section(plan, [m for m in plan.measures if "digital" in m.topics])
    assert [section.number for section in digital] == ["2"]


@pytest.mark.parametrize(
    ("name", "section", "expected"),
    [
        ("act-392", "1", []),  # each topic has one measure of it
        ("act-392", "2", [("suicide-prevention", 4, 6)]),
        ("act-392", "3", [("education", 4, 5)]),
        ("whole", "1", [("trees", 3, 4)]),
        ("running", "2", [("readers", 14, 15)]),
    ],
)
def test_the_topic_that_most_measures_of_a_section_have_stands_out(
    name: str, section: str, expected: list[tuple[str, int, int]]
) -> None:
    plan = plan_of(name)
    found = topics.most_frequent(plan, plan.section(section))
    assert [(each.topic.slug, each.here, each.all) for each in found] == expected
