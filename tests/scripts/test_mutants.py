"""Mutants: the same dice give the same mutant, and every mutation changes something."""

import random

import pytest
import yaml

import mutants
from mutants import KINDS, Mutation
from support import plan_text

MUTATIONS = [each for kind in KINDS.values() for each in kind]


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: each.__name__)
def test_the_same_dice_give_the_same_mutant_and_others_another(mutation: Mutation) -> None:
    def made(seed: int) -> bytes:
        return mutation(plan_text(), random.Random(seed))

    assert [made(seed) for seed in range(3)] == [made(seed) for seed in range(3)]
    # A letter may be put for itself now and then, and there are few ways to save a file.
    assert len({made(seed) for seed in range(12)} - {plan_text().encode()}) >= 4


def test_the_mutants_take_turns_in_all_mutations() -> None:
    names = [mutants.mutant(plan_text(), 1, number)[0] for number in range(len(MUTATIONS))]
    assert names == [each.__name__ for each in MUTATIONS]
    assert len(set(names)) == len(names) >= 30


def test_a_seed_is_another_run() -> None:
    one, other = (mutants.mutant(plan_text(), seed, 3) for seed in (1, 2))
    assert one[0] == other[0]
    assert one[1] != other[1]
    assert mutants.mutant(plan_text(), 1, 3) == one


@pytest.mark.parametrize("mutation", KINDS["values"], ids=lambda each: each.__name__)
def test_a_mutant_by_values_is_good_yaml_without_anchors(mutation: Mutation) -> None:
    for seed in range(8):
        text = mutation(plan_text(), random.Random(seed)).decode()
        events = yaml.parse(text, Loader=yaml.CBaseLoader)
        assert not [event for event in events if isinstance(event, yaml.AliasEvent)]
