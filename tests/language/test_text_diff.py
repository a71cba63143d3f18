"""Two runs side by side: the whole of both, the same where they agree, in bounded time."""

import random
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_site.language import text_diff
from plan_site.language.text_diff import opcodes
from support import source_text

LETTERS = "".join(source_text().split())


def same(a: Sequence[str], b: Sequence[str], block: int = text_diff.BLOCK) -> int:
    """How many places agree, in opcodes that hold the whole of both in order."""
    i = k = agreed = 0
    for alike, start, end, begin, stop in opcodes(a, b, block):
        assert (start, begin) == (i, k)
        assert start < end or begin < stop or (i, k) == (0, 0)
        if alike:
            assert a[start:end] == b[begin:stop]
            agreed += end - start
        i, k = end, stop
    assert (i, k) == (len(a), len(b))
    return agreed


@given(a=st.text("абв", max_size=40), b=st.text("абв", max_size=40))
def test_any_two_texts_are_laid_side_by_side_whole(a: str, b: str) -> None:
    assert same(a, b, block=2) <= min(len(a), len(b))


@given(a=st.lists(st.sampled_from("абв")), b=st.lists(st.sampled_from("абв")))
def test_any_two_lists_of_words_are_laid_side_by_side_whole(a: list[str], b: list[str]) -> None:
    same(a, b, block=2)


@given(
    a=st.text("абв", max_size=60), b=st.text("абв", max_size=60), work=st.sampled_from([0, 1, 9])
)
def test_what_is_too_long_to_compare_fully_is_laid_whole_too(a: str, b: str, work: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_diff, "WORK", work)
        same(a, b, block=3)


@pytest.mark.parametrize("stride", [7, 50, 500])
def test_many_letters_changed_leave_the_others_the_same(stride: int) -> None:
    changed = "".join("ў" if at % stride == 0 else c for at, c in enumerate(LETTERS))
    assert same(changed, LETTERS) == len(LETTERS) - len(range(0, len(LETTERS), stride))


@pytest.mark.parametrize("stride", [50, 500])
def test_many_letters_lost_leave_the_others_the_same(stride: int) -> None:
    changed = "".join(c for at, c in enumerate(LETTERS) if at % stride)
    assert same(changed, LETTERS) == len(changed)


def test_a_part_that_moved_leaves_the_rest_the_same() -> None:
    assert same(LETTERS[2_000:] + LETTERS[:2_000], LETTERS) > 4_000


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("а" * 60_000, "а" * 59_000 + "б"),
        ("б" + "а" * 60_000, "в" + "а" * 59_000 + "б"),
        ("аб" * 20_000 + "в", "г" + "ба" * 20_000),
        (LETTERS * 10, "а" * 60_000),
        ("".join(random.Random(1).choices("аб", k=30_000)), "аб" * 15_000),
    ],
    ids=["one letter", "one letter inside", "two letters", "one letter for all", "chance"],
)
def test_degenerate_runs_take_no_minutes(a: str, b: str) -> None:
    started = time.process_time()
    same(a, b)
    assert time.process_time() - started < 10
