"""The proof of a tree that a test has changed: what is expected, what differs, what is claimed."""

from functools import cache
from pathlib import Path
from typing import Any

from plan_site.dataset import entries
from plan_site.dataset.entries import ActEntry
from plan_site.faults import Fault
from plan_site.faults import Path as Place
from plan_site.proof import expected_text, source_text, sources
from plan_site.proof.collation import Proof, collate
from plan_site.proof.expected_text import Piece
from support import ACT, DATA, SOURCE

read_source = cache(source_text.read)


def act_of(tree: Any, act: Place = ACT) -> tuple[entries.Entries, ActEntry]:
    made = entries.read(tree)
    return made, next(entry for entry in made.acts if entry.path == act)


def expected(tree: Any, act: Place = ACT) -> list[Piece]:
    return expected_text.expected(*act_of(tree, act))


def undeclared(tree: Any, act: Place = ACT) -> list[Fault]:
    """What of the act's declarations can't be followed."""
    return list(expected_text.faults(*act_of(tree, act)))


def prove(tree: Any, text: str, act: Place = ACT) -> list[Fault]:
    """Every difference between an act and a text."""
    made, entry = act_of(tree, act)
    both = collate(made, entry, read_source(text, SOURCE))
    return [*expected_text.faults(made, entry), *both.faults()]


def proof_faults(tree: Any, folder: Path = DATA) -> list[Fault]:
    """Every difference between the acts and their published texts in `folder`."""
    made = entries.read(tree)
    texts, found = sources.read(made, folder)
    for act in made.acts:
        if act.path in texts:
            found += collate(made, act, texts[act.path]).faults()
    return found


def proofs(tree: Any, folder: Path = DATA) -> dict[str, Proof]:
    made = entries.read(tree)
    texts, _ = sources.read(made, folder)
    return {
        act.number: collate(made, act, texts[act.path]).proof()
        for act in made.acts
        if act.path in texts
    }
