"""Orders that readers expect."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_site.language.alphabet import ALPHABET, alphabet_key, row_key
from support import ROWS


def test_the_alphabet_is_the_kazakh_one_in_its_order() -> None:
    assert ALPHABET == "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
    assert len(ALPHABET) == len(set(ALPHABET)) == 42


@pytest.mark.parametrize(
    "words",
    [
        ["ата", "әже", "бала"],
        ["гүл", "ғылым", "дәрі"],
        ["кино", "қамқор", "лига"],
        ["нан", "ңа", "орта", "өмір", "пән"],
        ["ту", "ұйым", "үй", "фильм", "хат", "һа", "цирк"],
        ["щётка", "ъ", "ыдыс", "іс-шара", "ь", "эмбатия", "юрист", "яхта"],
        ["АӘ", "аб", "Абай"],
        ["", "а", "аа", "ә"],
        ["111", "2", "ОМ"],
        ["OM", "ОМ"],
    ],
)
def test_words_stand_in_the_order_of_the_kazakh_alphabet(words: list[str]) -> None:
    for seed in range(5):
        mixed = words.copy()
        random.Random(seed).shuffle(mixed)
        assert sorted(mixed, key=alphabet_key) == words


def test_the_bodies_stand_in_the_order_of_the_kazakh_alphabet() -> None:
    bodies = ["ОМ", "ДСМ", "МАМ", "ІІМ", "ТЖМ", "ӨҚМ", "КМ", "ТСМ", "ҒЖБМ", "ЦДИАӨМ", "ЖАО"]
    assert sorted(bodies, key=alphabet_key) == [
        "ҒЖБМ",
        "ДСМ",
        "ЖАО",
        "КМ",
        "МАМ",
        "ОМ",
        "ӨҚМ",
        "ТЖМ",
        "ТСМ",
        "ЦДИАӨМ",
        "ІІМ",
    ]


def test_case_makes_no_difference_to_the_order() -> None:
    assert alphabet_key("ӘҒҚҢӨҰҮҺІ") == alphabet_key("әғқңөұүһі")


@given(st.text(max_size=10), st.text(max_size=10))
def test_only_words_that_differ_in_no_more_than_case_share_a_place(one: str, other: str) -> None:
    assert (alphabet_key(one) == alphabet_key(other)) == (one.lower() == other.lower())


def test_rows_stand_in_the_order_of_their_numbers() -> None:
    assert row_key("6") < row_key("23-1") < row_key("28") < row_key("29-1")
    assert row_key("9") < row_key("10") < row_key("10-2") < row_key("10-10") < row_key("11")
    assert row_key("29") < row_key("29-1") < row_key("30")


def test_the_rows_of_act_392_come_back_from_any_disorder() -> None:
    for seed in range(5):
        mixed = list(ROWS)
        random.Random(seed).shuffle(mixed)
        assert sorted(mixed, key=row_key) == list(ROWS)
