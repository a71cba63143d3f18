"""The site's counts against the act's own words: each row as the act has it and as we show it."""

from dataclasses import dataclass

from .acts import Act
from .model import Plan
from .source import Proof
from .values import Effect


@dataclass(frozen=True, kw_only=True)
class Count:
    """One thing counted on both sides; `what` names it."""

    what: str
    act: int
    site: int

    @property
    def agrees(self) -> bool:
        return self.act == self.site


def reconcile(plan: Plan, act: Act, proof: Proof) -> tuple[Count, ...]:
    """Rows by effect as instructions name them, glossary lines and letters, on both sides."""
    named = [i.instruction_value for i in act.body if i.instruction_value]
    worded = [
        plan.effects[act.number, measure.number]
        for measure in plan.measures
        for version in measure.versions
        if version.act == act.number
    ]
    rows = [
        Count(
            what=effect.value,
            act=sum(len(i.rows) for i in named if i.effect is effect),
            site=sum(e is effect for e in worded),
        )
        for effect in (Effect.SUBSTITUTED, Effect.INSERTED)
    ]
    return (
        *rows,
        Count(
            what="glossary",
            act=sum(len(item.glossary) for item in act.body),
            site=sum(agency.act == act.number for agency in plan.agencies),
        ),
        Count(what="letters", act=proof.letters, site=proof.claimed),
    )
