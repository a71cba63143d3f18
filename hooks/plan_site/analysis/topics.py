"""Topics, which are ours, against the sections of the plan: how many measures they share."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from plan_site.dataset.plan import Measure, Plan, Section, Topic

LEAST: Final = 2
"""A topic of one measure of a section is not what the section is about."""
MOST: Final = 2
"""Where more topics are as frequent, none stands out."""


@dataclass(frozen=True, kw_only=True)
class Frequent:
    """A topic of a section: how many of its measures stand `here`, and how many in all."""

    topic: Topic
    here: int
    all: int


def by_section(plan: Plan, measures: Iterable[Measure]) -> dict[Section, int]:
    """How many of the measures each section has, in the plan's order; those with none left out.

    Those that acts repealed are counted where there are no others.
    """
    shown = list(measures)
    counts = Counter(m.section for m in plan.still_in_force(shown) or shown)
    return {section: counts[section.number] for section in plan.sections if counts[section.number]}


def most_frequent(plan: Plan, section: Section) -> list[Frequent]:
    """The topics that most measures in force of a section have; empty where none stands out."""
    here = Counter(t for m in plan.in_force if m.section == section.number for t in m.topics)
    most = max(here.values(), default=0)
    found = [
        Frequent(
            topic=topic,
            here=most,
            all=sum(topic.slug in measure.topics for measure in plan.in_force),
        )
        for topic in plan.topics
        if here[topic.slug] == most
    ]
    return found if most >= LEAST and len(found) <= MOST else []
