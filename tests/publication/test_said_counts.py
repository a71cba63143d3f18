"""Counts, effects, dates and numbers in Russian and English, as an editor writes them by hand."""

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

import pytest
import yaml
from babel.messages.pofile import read_po

from plan_site.language.catalogue import Words
from support import ROOT

LANGUAGES: Final = ("ru", "en")
NUMBERS: Final = (1, 2, 5, 11, 21, 101)
PLACE: Final = re.compile(r"%\((\w+)\)s")
FORMS: Final = {"ru": (0, 1, 2, 2, 0, 0), "en": (0, 1, 1, 1, 1, 1)}
"""Which form of a message each of `NUMBERS` takes: one, few, many; one, other."""
BY_HAND: Final = yaml.load(
    (ROOT / "tests" / "publication" / "said_counts_by_hand.yaml").read_text("utf-8"),
    yaml.CSafeLoader,
)


@cache
def words(language: str) -> Words:
    return Words(ROOT / "locale", language)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", BY_HAND["ru"]["counts"])
def test_a_count_is_said_as_an_editor_says_it(key: str, language: str) -> None:
    said = {n: plain(words(language).get(key, count=n)) for n in NUMBERS}
    assert said == BY_HAND[language]["counts"][key]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_with_forms_takes_the_one_that_its_count_asks_for(language: str) -> None:
    file = ROOT / "locale" / language / "LC_MESSAGES" / "plan_site.po"
    with file.open("rb") as opened:
        forms = {
            str(m.id[0]): [str(form) for form in m.string or ()]
            for m in read_po(opened, locale=language)
            if isinstance(m.id, tuple) and m.context is None
        }
    assert len(forms) > 15
    for key, given in forms.items():
        for number, form in zip(NUMBERS, FORMS[language], strict=True):
            values: dict[str, Any] = dict.fromkeys(PLACE.findall(given[form]), "…")
            values["count"] = number
            wanted = given[form] % values
            said = words(language).get(key, **values)
            assert plain(said) == plain(wanted), (key, number)


@pytest.mark.parametrize("language", LANGUAGES)
def test_effects_dates_and_numbers_are_said_as_by_hand(language: str) -> None:
    w, hand = words(language), BY_HAND[language]
    said = {e: plain(w.get(f"effect.{e}", act="392")) for e in hand["effects"]}
    assert said == hand["effects"]
    assert plain(w.date(date(2025, 5, 30))) == hand["date"]
    assert plain(w.month(2025, 6)) == hand["month"]
    assert plain(w.number(Decimal("92327.978"))) == hand["sum"]
