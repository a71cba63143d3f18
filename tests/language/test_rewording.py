"""Words taken out of a text and put into it: whole words, with what stands behind them."""

import pytest

from plan_site.language.rewording import difference, reworded
from plan_site.language.values import Words

MADE = [
    ("2015 жылғы желтоқсан", Words(old="2015", new="2016"), "2016 жылғы желтоқсан"),
    ("БҒМ, ІІМ, БҒМ", Words(old="БҒМ", new="ОМ"), "ОМ, ІІМ, ОМ"),
    ("ОМ, ІІМ", Words(after="ІІМ", new=", ДСМ"), "ОМ, ІІМ, ДСМ"),
    ("ОМ, ІІМ", Words(after="ОМ", new="(жинақтау)"), "ОМ (жинақтау), ІІМ"),
    ("ақпарат", Words(before="ақпарат", new="ОМ-ге"), "ОМ-ге ақпарат"),
    ("ОМ, ІІМ, БП", Words(old="ІІМ"), "ОМ, БП"),
    ("ІІМ, БП", Words(old="ІІМ,"), "БП"),
    ("ОМ, ҮЕҰ (келісу бойынша)", Words(old=", ҮЕҰ (келісу бойынша)"), "ОМ"),
    ("ОМ, БП", Words(new=", ДСМ"), "ОМ, БП, ДСМ"),
]
STANDS_NOT = [
    ("20145 адам", "2014"),
    ("2023 жылы – 50,5 млн", "50"),
    ("2023 жылы – 1,50 млн", "50"),
    ("ОМБ, СОМ", "ОМ"),
    ("мектепке", "мект"),
    ("білімді адам", "лім"),
]


@pytest.mark.parametrize(("text", "words", "made"), MADE)
def test_words_change_wherever_they_stand(text: str, words: Words, made: str) -> None:
    after = reworded(text, words)
    assert (after.text, after.open_endings) == (made, ())
    assert after.places
    assert after.is_read(made)
    assert not after.is_read(text)


@pytest.mark.parametrize(("text", "words"), STANDS_NOT)
def test_a_part_of_a_word_or_a_figure_is_not_it(text: str, words: str) -> None:
    after = reworded(text, Words(old=words, new="басқа"))
    assert (after.text, after.places) == (text, 0)


def test_an_ending_behind_a_new_word_may_take_any_form_of_its_case_and_no_other() -> None:
    after = reworded("БҒМ-ге ақпарат", Words(old="БҒМ", new="МАМ"))
    assert after.open_endings == (("МАМ", "-ге"),)
    assert after.is_read("МАМ-ға ақпарат")
    assert not after.is_read("МАМ-ның ақпарат")
    assert not after.is_read("МАМ ақпарат")
    after = reworded("министрлікке ақпарат", Words(old="министрлік", new="агенттік"))
    assert after.is_read("агенттікке ақпарат")
    assert not after.is_read("агенттікке хабар")


def test_texts_differ_by_whole_words() -> None:
    assert difference("жыл сайын маусым", "жыл сайын мамыр") == ("маусым", "мамыр", 10)
    assert difference("ОМ, ДСМ", "ОМ, ІІМ, ДСМ") == ("", "ІІМ,", 4)
    assert difference("бір екі", "бір") == ("екі", "", 4)
