"""Sections and subsections by their words: number, title and level."""

import pytest

from plan_site.drafting.headings import Headings


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["1-бөлім. Қор", "1.1. Қысқа мерзімді шаралар", "2-бөлім. Оқырман"], ["1", "1.1", "2"]),
        (["1. Қор", "1.1 Қысқа", "1.2 Орта", "2. Оқырман"], ["1", "1.1", "1.2", "2"]),
        (
            ["I. Қор", "1. Қысқа", "2. Орта", "II. Оқырман", "1. Қысқа"],
            ["1", "1.1", "1.2", "2", "2.1"],
        ),
        (["ІІ бөлім. Оқырман", "2.1-кіші бөлім. Қысқа"], ["2", "2.1"]),
        (["Бірінші бөлім. Қор", "1-кіші бөлім. Қысқа"], ["1", "1.1"]),
        (["Бөлім 3. Байқау", "Қысқа мерзімді шаралар"], ["3", "3.1"]),
        (["1-бағыт: Қор", "1-міндет. Толықтыру", "2-бағыт: Оқырман"], ["1", "1.1", "2"]),
    ],
)
def test_the_style_of_a_heading_says_its_level(texts: list[str], numbers: list[str]) -> None:
    headings = Headings()
    assert [headings.read(text, "1").number for text in texts] == numbers


def test_the_title_is_without_its_number() -> None:
    made = Headings().read("1-бөлім. «Кітап қоры»", "7")
    assert (made.title, made.text, made.place) == ("Кітап қоры", "1-бөлім. «Кітап қоры»", "7")


def test_what_is_not_printed_is_said_to_be_guessed() -> None:
    assert Headings().read("1-бөлім. Қор", "1").guessed == ""
    assert Headings().read("Кітап қоры", "1").guessed == "a section without a number"
