"""Mutants of a dataset: what a slip of the hand, a broken editor or bad will makes of the file.

Every mutation is a function of the file's text and of dice; the same dice give the same mutant.
"""

import random
from collections.abc import Callable
from typing import Final

import text_mutations as text
import value_mutations as value

Mutation = Callable[[str, random.Random], bytes]

KINDS: Final[dict[str, tuple[Mutation, ...]]] = {
    "bytes": (
        text.flip_a_bit,
        text.put_a_byte,
        text.strike_bytes,
        text.repeat_bytes,
        text.cut_off,
        text.save_otherwise,
    ),
    "letters": (
        text.another_letter,
        text.look_alike,
        text.unseen_character,
        text.sign,
        text.letter_in_pieces,
        text.strike_a_character,
        text.swap_characters,
        text.change_case,
    ),
    "lines": (
        text.strike_lines,
        text.repeat_lines,
        text.swap_lines,
        text.indent_a_line,
        text.join_lines,
        text.break_a_line,
        text.put_a_line,
    ),
    "values": (
        value.own_words,
        value.swap_values,
        value.payload,
        value.another_type,
        value.strike_a_value,
        value.repeat_a_record,
        value.move_a_record,
        value.rename_a_key,
        value.new_record,
        value.earlier_wording,
        value.made_up_plan,
    ),
}


def mutant(plan: str, seed: int, number: int) -> tuple[str, bytes]:
    """The kind of mutant `number` and its bytes; one in eight is changed a second time."""
    dice = random.Random(f"{seed} {number}")
    mutations = [each for kind in KINDS.values() for each in kind]
    first = mutations[number % len(mutations)]
    content = first(plan, dice)
    if dice.random() < 1 / 8:
        try:
            again = content.decode()
            content = dice.choice([*KINDS["letters"], *KINDS["lines"]])(again, dice)
        except (UnicodeDecodeError, IndexError, ValueError):
            pass  # what is no text any more stays as it is
    return first.__name__, content
