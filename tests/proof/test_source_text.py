"""The rule for blanks of a text that a PDF has torn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_site.proof import source_text as rule
from plan_site.proof.source_text import SourceText
from support import source_text


def read(text: str) -> str:
    """The words that the rule makes of a text."""
    published = rule.read(text, "x")
    return "".join(
        f" {letter}" if blank else letter
        for letter, blank in zip(published.letters, published.blanks, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # A line end after a blank is a space.
        ("Балаларға \nқатысты ", "Балаларға қатысты"),
        # Any other line end joins a word.
        ("зорлық-зомбы\nлық пен ", "зорлық-зомбылық пен"),
        ("көрсетілімі \nалдында \nкинотеатрлар\nдағы", "көрсетілімі алдында кинотеатрлардағы"),
        # Empty lines join as well, unless a blank stands before them.
        ("бала\n\n\nлар", "балалар"),
        ("науқан \n\nжыл", "науқан жыл"),
        ("ОМ\n \n\nтөрт", "ОМ төрт"),
        # A spaced-out word closes up; the double blank behind it is a space.
        ("т а л а п  \nетілмейді -", "талап етілмейді -"),
        ("О М - г е  \nақпарат", "ОМ-ге ақпарат"),
        ("Д С М  \nбұйрығы", "ДСМ бұйрығы"),
        ("б а л а ғ а  \n\n\n23-1.", "балаға 23-1."),
        ("р ы н а  \"\nПрофайлинг", 'рына "Профайлинг'),
        ("аурухананалард\nа ғ ы ,  \nмектеп", "аурухананалардағы, мектеп"),
        ("а  ж ә н е  \nақпарат", "а және ақпарат"),
        ("Р Б  (\nбюджеттік ", "РБ (бюджеттік"),
        # Double blanks alone are one space.
        ("№ 748  мынадай", "№ 748 мынадай"),
        ("а   б", "а б"),
        # Blanks at a line's start are a space before it.
        ("ұлттық\n      2. Осы", "ұлттық 2. Осы"),
        # Words of more than one letter are not spaced out.
        ("2. Осы қаулы", "2. Осы қаулы"),
        ("жүргізу (\nшатырға ", "жүргізу (шатырға"),
        ("22870, 23 млн", "22870, 23 млн"),
        # A single letter between words is no spaced-out word either.
        ("мен а және", "мен а және"),
        ("", ""),
        ("\n \n", ""),
    ],
)  # fmt: skip
def test_blanks_follow_the_rule_of_the_layout(text: str, words: str) -> None:
    assert read(text).lstrip() == words


def test_every_letter_knows_its_line() -> None:
    assert rule.read("\nа б\n\nв г  \nд", "x") == SourceText(
        name="x",
        text="\nа б\n\nв г  \nд",
        letters="абвгд",
        blanks=(False, False, False, False, True),
        lines=(2, 2, 4, 4, 5),
    )


def test_a_line_of_single_letters_is_one_spaced_out_word() -> None:
    assert read("м е н  ") == "мен"
    # Two letters on a line of their own can't be told from a word; the rule takes them for one.
    assert read("а б") == "аб"


def test_the_source_has_6450_letters_in_725_lines() -> None:
    published = rule.read(source_text(), "x")
    assert len(published.letters) == 6450
    assert published.letters == "".join(source_text().split())
    assert len(published.blanks) == len(published.lines) == 6450
    assert (published.lines[0], published.lines[-1]) == (2, 725)
    assert list(published.lines) == sorted(published.lines)


@given(st.text(alphabet="аәб -,\n\t\u00a0", max_size=40))
def test_no_letter_is_lost_and_every_letter_stands_in_its_own_line(text: str) -> None:
    published = rule.read(text, "x")
    assert published.letters == "".join(text.split())
    lines = text.split("\n")
    for letter, line in zip(published.letters, published.lines, strict=True):
        assert letter in lines[line - 1]
