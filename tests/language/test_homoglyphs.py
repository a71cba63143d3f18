"""Letters that look alike: mixed words are told, whole Latin words are not."""

import unicodedata
from typing import Any

import pytest

from plan_site.cards.png import Pen
from plan_site.dataset import entries
from plan_site.faults import Fault
from plan_site.language.alphabet import ALPHABET
from plan_site.language.homoglyphs import (
    KAZAKH,
    LATIN,
    SHOWN,
    TO_KAZAKH,
    TO_LATIN,
    faults,
    slips,
    told_apart,
)

KNOWN = frozenset({"ОМ", "КМ", "РБ"})


def said(text: str) -> list[str]:
    return [message for _, _, message in slips(text, KNOWN)]


@pytest.mark.parametrize(
    "text",
    [
        "Балалардың қауіпсіздігі",
        "Instagram пен TikTok",
        "COVID-19-ға қарсы",
        "IT-мамандар, Wi-Fi, PISA-2025",
        "«Қазақстан балалары» – 158 іс-шара, 100 % (т.б.)",
        "H2O, А4, 5G, 3D",
        "II тоқсан, ІV тоқсан, ІІІ тоқсан",
        "не хочу жить, буллинг, ёлка, щётка, объект",
        "https://online.zakon.kz/Document/?doc_id=35706030",
        "Zürich, Gdańsk, naïve",
        "№ 392, § 4, 20 °С, 2 × 3, 5–6, „сөз“, сөз…",
        "<b>сөз</b> & {{ x }} [a](b) =1+1",
        "ДСМ-ге, ОМ-мен",
        "",
    ],
)
def test_good_texts_hold_no_slip(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Бaлалар", "«Бaлалар» mixes alphabets: «a» is Latin; write «Балалар»"),
        ("cпopт", "«cпopт» mixes alphabets: «c», «o», «p» are Latin; write «спорт»"),
        ("кiтап", "«кiтап» mixes alphabets: «i» is Latin; write «кітап»"),
        ("Instаgram", "«Instаgram» mixes alphabets: «а» is Cyrillic; write «Instagram»"),
        ("PISAның", "«PISAның» mixes alphabets: «н», «ы», «ң» are Cyrillic; "
         "keep a word to one alphabet"),
        ("бοлашақ", "«бοлашақ» holds U+03BF (GREEK SMALL LETTER OMICRON), no letter of Kazakh; "
         "write «болашақ»"),
        ("жəне", "«жəне» holds U+0259 (LATIN SMALL LETTER SCHWA), no letter of Kazakh; "
         "write «және»"),
        ("балалардыӊ", "«балалардыӊ» holds U+04CA (CYRILLIC SMALL LETTER EN WITH TAIL), "
         "no letter of Kazakh; write «балалардың»"),
        ("日本", "«日本» holds U+65E5 (CJK UNIFIED IDEOGRAPH-65E5), no letter of Kazakh; "
         "keep a word to one alphabet"),
        ("ба\u0301ла", "«ба\u0301ла» holds U+0301 (COMBINING ACUTE ACCENT), no letter of Kazakh; "
         "keep a word to one alphabet"),
        ("OM-ге", "«OM» is in Latin letters; write «ОМ»"),
        ("зорлық\u2011зомбылық", "holds «\u2011», U+2011 (NON-BREAKING HYPHEN); write «-»"),
        ("екі！", "holds «！», U+FF01 (FULLWIDTH EXCLAMATION MARK); write «!»"),
        ("٣ бала", "holds «٣», U+0663 (ARABIC-INDIC DIGIT THREE); write «3»"),
        ("жақсы 👍", "holds «👍», U+1F44D (THUMBS UP SIGN); strike it"),
        ("2О25 жылы", "«2О» ends with a letter that looks like a figure; write the figure"),
        ("100О теңге", "«0О» ends with a letter that looks like a figure; write the figure"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_what_to_write(text: str, message: str) -> None:
    assert said(text) == [message]


def test_a_character_is_told_once_and_every_word_by_itself() -> None:
    assert len(said("👍👍👍")) == 1
    assert len(said("Бaлалар мен бaлалар")) == 2


def of(tree: Any, held: Any = frozenset(), printed: str = "") -> list[tuple[Any, int | None]]:
    found: list[Fault] = list(faults(entries.read(tree).texts, KNOWN, held, printed))
    return [(fault.path, fault.letter) for fault in found]


def test_a_fault_points_to_the_first_letter_that_is_wrong() -> None:
    tree = {"a": [{"b": "екі бaла"}, {"c": "Instаgram"}]}
    assert of(tree) == [(("a", 0, "b"), 4), (("a", 1, "c"), 4)]


def test_what_a_published_text_is_held_against_has_its_own_judge() -> None:
    tree = {"measures": [{"versions": [{"text": "бaла"}], "label": "бaла"}]}
    held = frozenset({("measures", 0, "versions", 0, "text")})
    assert of(tree, held) == [(("measures", 0, "label"), 1)]


def test_a_word_stays_as_an_act_prints_it() -> None:
    assert of({"a": "бaла"}, printed="екібaлалар") == []
    assert of({"a": "бaла"}, printed="екібалалар") == [(("a",), 1)]


def test_the_twins_are_letters_of_their_alphabets() -> None:
    assert set(TO_KAZAKH.values()) <= KAZAKH
    assert all(chr(twin) not in KAZAKH for twin in TO_KAZAKH)
    assert {chr(letter) for letter in TO_LATIN} <= KAZAKH
    assert set(TO_LATIN.values()) <= LATIN
    assert {unicodedata.name(chr(twin)).split()[0] for twin in TO_KAZAKH} == {
        "LATIN",
        "GREEK",
        "CYRILLIC",
    }
    for letter in "аеіорсухк":
        assert TO_LATIN[ord(letter)] in "aeiopcyxk"


def test_the_cards_can_show_every_character_that_a_text_may_hold() -> None:
    pen = Pen()
    letters = ALPHABET + ALPHABET.upper() + "".join(sorted(SHOWN - {" "}))
    assert pen.missing(letters) == ""
    # Of Latin letters the font has all but the long s, which nobody writes.
    assert [c for c in sorted(LATIN) if pen.missing(c)] == []


def test_texts_that_look_alike_are_told_apart_by_name() -> None:
    assert told_apart("i", "і") == (
        ", U+0069 (LATIN SMALL LETTER I) for "
        "U+0456 (CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I)"
    )
    assert told_apart("к", "қ") == ""
    assert told_apart("екі", "екі") == ""
