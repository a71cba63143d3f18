"""Checks of a single text: characters, blanks, lengths."""

import pytest

from plan_site.dataset.text_validators import (
    TEXT_LIMIT,
    WORD_LIMIT,
    Limited,
    clean_text,
    short_words,
    telling,
)
from plan_site.faults import ValueFaultsError


def parts(text: str) -> tuple[tuple[str, int | None], ...]:
    with pytest.raises(ValueFaultsError) as caught:
        short_words(clean_text(text))
    return caught.value.parts


def test_every_character_that_nobody_sees_is_told_at_its_letter() -> None:
    assert parts("ек\u200bі\u202e") == (
        ("holds U+200B (ZERO WIDTH SPACE), which nobody sees; strike it", 2),
        ("holds U+202E (RIGHT-TO-LEFT OVERRIDE), which nobody sees; strike it", 4),
    )


def test_a_blank_too_many_is_told_before_the_letter_behind_it() -> None:
    assert parts("екі  сөз") == (("has a blank too many", 3),)
    assert parts(" екі") == (("has a blank too many", None),)
    assert parts("екі ") == (("has a blank too many", None),)


def test_a_word_longer_than_a_line_is_told_at_its_beginning() -> None:
    good = "ә" * WORD_LIMIT
    assert short_words(clean_text(f"екі {good}")) == f"екі {good}"
    assert parts(f"екі {good}ә") == (
        (f"has a word of {WORD_LIMIT + 1} characters, at most 100", 3),
    )


def test_a_text_has_an_end() -> None:
    assert clean_text("ә " * (TEXT_LIMIT // 2 - 1) + "әә")
    with pytest.raises(ValueError, match="has 20,001 characters, at most 20,000; an act's words"):
        clean_text("ә " * (TEXT_LIMIT // 2) + "ә")


@pytest.mark.parametrize("text", ["-", "…", "№ 392", "100 %", "..."])
def test_signs_and_figures_alone_say_nothing(text: str) -> None:
    assert clean_text(text) == text
    with pytest.raises(ValueError, match="says nothing; write words"):
        telling(text)


def test_a_limit_counts_characters() -> None:
    assert Limited(3)("әәә") == "әәә"
    with pytest.raises(ValueError, match="«әәәә» has 4 characters, at most 3"):
        Limited(3)("әәәә")
