"""The records of the dataset that can be judged, each with the place that it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from plan_site.dataset.acts import Act
from plan_site.dataset.plan import (
    Agency,
    Correction,
    Help,
    Measure,
    Plan,
    PlanTitle,
    Question,
    Section,
    Term,
    Topic,
)
from plan_site.faults import ValuePath

T = TypeVar("T")
Placed = list[tuple[ValuePath, T]]


@dataclass(frozen=True)
class Records:
    """Sound records, and broken ones with something sound in the place of what is wrong.

    By the keys of the dataset, `plan` and `help` too; of two records of one name the first.
    `without_help` tells that no help box is given, not even a broken one.
    """

    plan: Placed[PlanTitle] = field(default_factory=list)
    acts: Placed[Act] = field(default_factory=list)
    sections: Placed[Section] = field(default_factory=list)
    agencies: Placed[Agency] = field(default_factory=list)
    terms: Placed[Term] = field(default_factory=list)
    topics: Placed[Topic] = field(default_factory=list)
    help: Placed[Help] = field(default_factory=list)
    questions: Placed[Question] = field(default_factory=list)
    corrections: Placed[Correction] = field(default_factory=list)
    measures: Placed[Measure] = field(default_factory=list)
    without_help: bool = False

    @cached_property
    def act(self) -> Mapping[str, Act]:
        return {act.number: act for _, act in self.acts}

    @cached_property
    def times(self) -> Mapping[str, int]:
        """The acts' numbers in their order."""
        return {act.number: time for time, (_, act) in enumerate(self.acts)}

    @cached_property
    def section(self) -> Mapping[str, tuple[ValuePath, Section]]:
        return {section.number: (path, section) for path, section in self.sections}

    @cached_property
    def measure(self) -> Mapping[str, tuple[ValuePath, Measure]]:
        return {measure.number: (path, measure) for path, measure in self.measures}

    @cached_property
    def approving(self) -> frozenset[str]:
        """The number of the act that approved the plan, where the plan can say it."""
        return frozenset(plan.act for _, plan in self.plan)

    def whole(self) -> Plan:
        """The plan that these records are, where nothing is wrong with any."""
        [(_, plan)] = self.plan
        return Plan.model_construct(
            plan=plan,
            acts=_all(self.acts),
            sections=_all(self.sections),
            agencies=_all(self.agencies),
            terms=_all(self.terms),
            topics=_all(self.topics),
            help=next(iter(_all(self.help)), None),
            questions=_all(self.questions),
            corrections=_all(self.corrections),
            measures=_all(self.measures),
        )


def _all(placed: Placed[T]) -> tuple[T, ...]:
    return tuple(record for _, record in placed)
