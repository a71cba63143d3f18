"""Typesetting: lines and sizes, with letters that are all half as wide as they are high."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_site.cards.typesetting import Setting, fit


def half(text: str, size: int) -> float:
    return len(text) * size / 2


def set_in(text: str, width: int, height: int, *sizes: int) -> Setting | None:
    return fit(text, width, height, sizes or range(40, 7, -2), half, leading=1.0)


def test_a_short_text_is_one_line_at_the_largest_size() -> None:
    assert set_in("Мерзімі", 200, 40) == Setting(lines=("Мерзімі",), size=40, leading=40)


def test_what_does_not_fit_on_one_line_takes_more_of_about_one_length() -> None:
    made = set_in("аа бб вв гг", 180, 80)
    assert made == Setting(lines=("аа бб", "вв гг"), size=40, leading=40)


def test_what_does_not_fit_at_one_size_is_set_smaller_and_no_smaller_than_needed() -> None:
    made = set_in("аа бб вв гг", 180, 60)
    assert made is not None
    assert (made.size, made.lines) == (32, ("аа бб вв гг",))


def test_a_word_wider_than_the_box_makes_the_text_smaller_and_is_never_broken() -> None:
    made = set_in("қамқоршылықсыздықтың мәні", 200, 200)
    assert made is not None
    assert made.size == 20
    assert made.lines == ("қамқоршылықсыздықтың", "мәні")


def test_what_fits_at_no_size_is_told_and_not_cut() -> None:
    assert set_in("а" * 100, 100, 100) is None
    assert set_in("а " * 100 + "а", 100, 20) is None


@pytest.mark.parametrize(
    ("text", "together"),
    [("аа № 392 бб", "№ 392 бб"), ("аа 11 жол", "11 жол"), ("аа – бб", "аа –")],
)
def test_a_line_parts_no_number_from_what_it_counts_and_begins_with_no_dash(
    text: str, together: str
) -> None:
    for width in range(40, 400, 7):
        made = set_in(text, width, 1000)
        if made:
            assert any(together in line.replace("\u00a0", " ") for line in made.lines), width


@given(
    st.lists(st.text("абвгқң-0№–", min_size=1, max_size=24), min_size=1, max_size=30),
    st.integers(60, 1100),
    st.integers(20, 300),
)
def test_every_word_is_there_in_its_order_and_inside_the_box(
    words: list[str], width: int, height: int
) -> None:
    text = " ".join(words)
    made = set_in(text, width, height)
    if made is not None:
        assert " ".join(made.lines).replace("\u00a0", " ") == text
        assert all(half(line, made.size) <= width for line in made.lines)
        assert made.height <= height
