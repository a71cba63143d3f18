"""Today's dataset, the only one that readers see: what must be true of it whatever it holds."""

import re
import subprocess
from functools import cache
from typing import Final

import pytest

import dataset_checks as checks
from plan_site.__main__ import main
from plan_site.language.catalogue import Words
from plan_site.publication.edition import Edition, Publisher
from plan_site.publication.language_marks import MISSING, STALE
from support import ROOT

DATA = ROOT / "data"


def test_it_is_sound_and_in_its_canonical_form() -> None:
    assert checks.not_canonical(DATA) == []
    assert main([str(DATA / "plan.yaml")]) == 0


def test_every_word_is_as_the_published_text_at_hand_prints_it() -> None:
    assert list(checks.unproved(DATA)) == []


def test_every_record_has_a_page_that_another_page_links_to() -> None:
    assert list(checks.unreachable(DATA)) == []


def test_labels_fit_a_card_and_are_not_the_wording() -> None:
    assert list(checks.labels_out_of_form(DATA)) == []


def test_no_address_that_was_ever_published_is_gone() -> None:
    assert sorted(set(checks.promised(DATA)) - checks.made_addresses(DATA)) == []


def test_every_address_of_today_is_written_down() -> None:
    """A new one is a promise too: `make addresses` writes it down."""
    assert sorted(checks.made_addresses(DATA) - set(checks.promised(DATA))) == []


def test_no_address_stands_twice() -> None:
    assert len(checks.promised(DATA)) == len(set(checks.promised(DATA)))


def test_the_list_of_addresses_was_only_ever_added_to() -> None:
    """Held against the project's history, where there is one."""
    command = ["git", "log", "--format=", "-p", "-U0", "--", "data/addresses.txt"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout:
        pytest.skip("no history here: the list can't be held against it")
    removed = [
        line[1:]
        for line in done.stdout.splitlines()
        if line.startswith("-") and not line.startswith("---")
    ]
    assert set(removed) - set(checks.promised(DATA)) == set()


LANGUAGES: Final = ("ru", "en")


@cache
def shown(language: str) -> Edition:
    """Today's plan as an edition shows it; what it lacks is marked."""
    dataset = checks.dataset(DATA)
    return Edition(dataset, Words(ROOT / "locale", language), Publisher())


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated_and_nothing_of_it_is_stale(language: str) -> None:
    plan = shown(language).plan
    said = repr([plan.plan, plan.sections, plan.agencies, plan.topics, plan.measures, plan.help])
    said += repr([act.notes for act in plan.acts])
    assert repr(MISSING)[1:-1] not in said
    assert repr(STALE)[1:-1] not in said
    assert set(shown(language).translations.values()) == {"current"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_promises(language: str) -> None:
    """The plan provides for measures; that they will be or were carried out nobody says."""
    text = repr(checks.dataset(DATA).beside.translations[language])
    assert not re.search(r"(?i)\b(?:будет|будут|will|shall|обеспечен[аоы]?|гарант\w+)\b", text)


@pytest.mark.parametrize(("language", "medical"), [("ru", "медицинск"), ("en", "medical")])
def test_registration_is_medical_wherever_it_is_said(language: str, medical: str) -> None:
    by = checks.dataset(DATA).beside.translations[language]
    measure = next(each for each in by.measures if each.number == "29-1")
    for said in (measure.label, measure.plain or "", measure.text):
        assert medical in said


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", ("контакт-центр", "бесплатно", "круглосуточно")),
        ("en", ("contact centre", "free", "round the clock")),
    ],
)
def test_the_help_box_says_of_its_numbers_what_is_known(
    language: str, words: tuple[str, ...]
) -> None:
    box = shown(language).plan.help
    assert box
    assert [line.number for line in box.lines] == ["111", "112"]
    assert all(word in box.lines[0].text for word in words)
