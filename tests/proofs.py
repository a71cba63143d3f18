"""The proof of a tree that a test has changed: what is expected, what differs, what is claimed."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from plan_site.dataset import entries
from plan_site.dataset.entries import ActEntry
from plan_site.faults import Fault, ValuePath
from plan_site.proof import expected_text, source_text, sources
from plan_site.proof.collation import Proof, collate
from plan_site.proof.expected_text import Piece
from support import ACT, DATA, SOURCE

read_source = cache(source_text.read)


def act_of(tree: Any, act: ValuePath = ACT) -> tuple[entries.Entries, ActEntry]:
    made = entries.read(tree)
    return made, next(entry for entry in made.acts if entry.path == act)


def expected(tree: Any, act: ValuePath = ACT) -> list[Piece]:
    return expected_text.expected(*act_of(tree, act))


def undeclared(tree: Any, act: ValuePath = ACT) -> list[Fault]:
    """What of the act's declarations can't be followed."""
    return list(expected_text.faults(*act_of(tree, act)))


_WORDS = re.compile(
    r"(?:has «(?P<have>[^»]*)» where the source has «(?P<prints>[^»]*)»"
    r"|has «(?P<added>[^»]*)», which the source has not"
    r"|lacks «(?P<lacking>[^»]*)», which the source has)"
)


def words(fault: Fault) -> tuple[str, str]:
    """The words that a fault of the proof shows, ours and the source's, without blanks."""
    match = _WORDS.match(fault.message)
    assert match, fault.message
    ours, theirs = match["have"] or match["added"], match["prints"] or match["lacking"]
    return "".join((ours or "").split()), "".join((theirs or "").split())


def without(word: str, letter: str) -> set[str]:
    """What a word may be when one such letter is taken out of it."""
    return {word[:at] + word[at + 1 :] for at, each in enumerate(word) if each == letter}


def prove(tree: Any, text: str, act: ValuePath = ACT) -> list[Fault]:
    """Every difference between an act and a text."""
    made, entry = act_of(tree, act)
    both = collate(made, entry, read_source(text, SOURCE))
    return [*expected_text.faults(made, entry), *both.faults()]


def proof_faults(tree: Any, folder: Path = DATA) -> list[Fault]:
    """Every difference between the acts and their published texts in `folder`."""
    made = entries.read(tree)
    texts, found, lines = sources.read(made, folder)
    found += [Fault(path=(), message=line) for line in lines]
    for act in made.acts:
        if act.path in texts:
            found += collate(made, act, texts[act.path]).faults()
    return found


def proofs(tree: Any, folder: Path = DATA) -> dict[str, Proof]:
    made = entries.read(tree)
    texts, _, _ = sources.read(made, folder)
    return {
        act.number: collate(made, act, texts[act.path]).proof()
        for act in made.acts
        if act.path in texts
    }
