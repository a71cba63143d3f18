"""Everything that must hold of the dataset: its records, their names, and the published texts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from plan_site.dataset import entries as entered
from plan_site.dataset.plan import Plan
from plan_site.faults import FAULT_LIMIT, Fault
from plan_site.language import homoglyphs
from plan_site.proof import expected_text, reconciliation, sources
from plan_site.proof.collation import Proof, collate
from plan_site.validation import (
    consistency,
    name_index,
    renumbered_rows,
    uniqueness,
    wordings,
)
from plan_site.validation.validate import validate


@dataclass(frozen=True, kw_only=True)
class Checked:
    """The plan if it stands, with the proof of each act that has a source, or every fault.

    `lines` are faults of published texts themselves, each with its place in the text.
    """

    plan: Plan | None = None
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def check(root: Any, folder: Path) -> Checked:
    """The plan and its proofs out of plain values; `folder` is where the acts' sources lie."""
    entries = entered.read(root)
    known, twice = name_index.declared(entries)
    validated = validate(root, known)
    numbered, unclear = renumbered_rows.followed(validated.records, known)
    printed = {number: act.printed for number, act in numbered.act.items()}
    entries = replace(entries, printed=printed)
    texts, unreadable, lines = sources.read(entries, folder)
    collations = [
        collate(entries, act, texts[act.path]) for act in entries.acts if act.path in texts
    ]
    lines += [
        f"{folder.name}/{both.source.name}:{line}:1: has lost the blanks at its line ends, and all "
        "lines with it; take the text as published, in an editor that strips none"
        for both in collations
        if (line := both.stripped_line) is not None
    ]
    letters = "".join(text.letters for text in texts.values())
    records, unlike = wordings.derived(numbered, known)
    disagreeing = [*unclear, *unlike, *consistency.faults(records)]
    faults = [
        *twice,
        *validated.faults,
        *(fault for fault in disagreeing if not validated.mended.causes(fault)),
        *_first(uniqueness.faults(entries)),
        *unreadable,
        *sources.faults(entries, folder),
        *chain.from_iterable(expected_text.faults(entries, both.act) for both in collations),
        *chain.from_iterable(both.faults() for both in collations),
        *_first(
            homoglyphs.faults(entries.texts, known["abbreviation"], sources.held(entries), letters)
        ),
    ]
    if faults or lines:
        return Checked(faults=faults, lines=lines)
    plan = records.whole()
    proofs = {both.act.number: both.proof() for both in collations}
    if different := list(reconciliation.faults(plan, proofs)):
        return Checked(faults=different)
    return Checked(plan=plan, proofs=proofs)


def _first(faults: Iterator[Fault]) -> Iterator[Fault]:
    """As many as are told at once, and one more: no file takes minutes by its faults alone."""
    return islice(faults, FAULT_LIMIT + 1)
