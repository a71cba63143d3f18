"""The site's counts against the act's own words: each as the act has it and as we show it.

The act's side is counted in its published text, the site's in the records that pages are made of.
A difference stops the build, whatever else was checked: a rule may read a phrase and read it wrong.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Plan, Version
from plan_site.faults import Fault
from plan_site.language.values import MILLION_TENGE, Effect
from plan_site.proof.collation import Proof
from plan_site.proof.source_counts import sums, tally

CALLED: Final = {
    "substituted": "rows substituted",
    "inserted": "rows inserted",
    "repealed": "rows repealed",
    "glossary": "glossary lines",
    "letters": "characters",
    "sums": "sums of money",
    "total": "million tenge in all",
}
"""What a fault calls each count."""
ROWS: Final = "give each of its instructions as an instruction, with the rows that it names"
SUMS: Final = "mend the reading of the cost"
ADVICE: Final = {
    "substituted": ROWS,
    "inserted": ROWS,
    "repealed": ROWS,
    "glossary": "give its lines as a glossary, and each body's name as the act's",
    "letters": "each must be claimed once",
    "sums": SUMS,
    "total": SUMS,
}
LISTED: Final = 3
"""Sums that a fault names on each side."""


@dataclass(frozen=True, kw_only=True)
class Count:
    """One thing counted on both sides; `what` names it."""

    what: str
    act: int | Decimal
    site: int | Decimal

    @property
    def agrees(self) -> bool:
        return self.act == self.site


def reconcile(plan: Plan, act: Act, proof: Proof) -> tuple[Count, ...]:
    """Rows by effect, glossary lines, sums of money and letters, on both sides.

    Rows repealed and sums are left out where neither side has any.
    """
    printed = tally(proof.text)
    effects = Counter(_effects(plan, act))
    ours = list(_sums(plan, act))
    listed = {entry for item in act.body for entry in item.glossary}
    counts = [
        *(
            Count(what=effect.value, act=count, site=effects[effect])
            for effect, count in printed.rows.items()
        ),
        Count(
            what="glossary",
            act=printed.lines,
            site=sum(
                agency.act == act.number and agency.abbreviation in listed
                for agency in plan.agencies
            ),
        ),
        Count(what="sums", act=len(printed.sums), site=len(ours)),
        Count(what="total", act=sum(printed.sums, Decimal()), site=sum(ours, Decimal())),
        Count(what="letters", act=printed.letters, site=proof.claimed),
    ]
    return tuple(
        count
        for count in counts
        if count.what not in ("repealed", "sums", "total") or count.act or count.site
    )


def faults(plan: Plan, proofs: Mapping[str, Proof]) -> Iterator[Fault]:
    """Every difference, at the act's source."""
    for index, act in enumerate(plan.acts):
        if act.number not in proofs:
            continue
        proof = proofs[act.number]
        path = ("acts", index, "source")
        agreed = True
        for count in reconcile(plan, act, proof):
            if not count.agrees:
                agreed = False
                said = (
                    f"{CALLED[count.what]}: {proof.name} has {count.act}, "
                    f"the site would have {count.site}; {ADVICE[count.what]}"
                )
                yield Fault(path=path, message=said)
        theirs, ours = Counter(tally(proof.text).sums), Counter(_sums(plan, act))
        if agreed and theirs != ours:
            said = (
                f"{CALLED['sums']}: {proof.name} has {_listed(theirs - ours)}, "
                f"the site would have {_listed(ours - theirs)} in their place; {SUMS}"
            )
            yield Fault(path=path, message=said)


def _listed(amounts: Iterable[Decimal]) -> str:
    shown = [format(amount, "f") for amount in sorted(amounts)]
    return ", ".join(shown[:LISTED]) + (" …" if len(shown) > LISTED else "")


def _effects(plan: Plan, act: Act) -> Iterator[Effect]:
    """What the act does to rows that it names, as pages tell it: by a wording, or by its end."""
    named = {
        row
        for item in act.body
        if (read := item.instruction_value) and read.of_rows
        for row in item.records
    }
    yield from (each.effect for each in plan.unheld if each.act == act.number)
    for measure in plan.measures:
        if measure.number not in named:
            continue
        if plan.repeals.get(measure.number) == act.number:
            yield Effect.REPEALED
        for version in measure.versions:
            if version.act == act.number:
                yield plan.effects[act.number, measure.number]


def _sums(plan: Plan, act: Act) -> Iterator[Decimal]:
    """In million tenge: the values of costs, and what other words of the act name."""
    for item in act.body:
        yield from sums(item.words)
    for measure in plan.measures:
        for version in measure.versions:
            if version.act == act.number:
                others = (version.text, version.completion.said, version.deadline.said)
                for words in (*others, version.funding.said):
                    yield from sums(words)
                yield from _costs(version)


def _costs(version: Version) -> Iterator[Decimal]:
    """A reading by hand may give one printed figure to several years: it is one sum."""
    by_hand = version.reading is not None and version.reading.cost is not None
    given: Counter[str] = Counter()
    for amount in version.cost.amounts:
        if amount.not_required or (amount.unit or "") not in MILLION_TENGE:
            continue
        given[amount.printed] += 1
        figure = rf"(?<![0-9,]){re.escape(amount.printed)}(?![0-9,])"
        if not by_hand or given[amount.printed] <= len(re.findall(figure, version.cost.said)):
            # Of a range the unit stands behind its upper end.
            yield (amount.most or amount.sum or Decimal(0)) * MILLION_TENGE[amount.unit or ""]
