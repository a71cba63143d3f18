"""Today's dataset, the only one that readers see: what must be true of it whatever it holds."""

import subprocess

import pytest

import dataset_checks as checks
from plan_site.__main__ import main
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
