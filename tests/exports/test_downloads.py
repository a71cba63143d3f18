"""Exports: the files to take away."""

from functools import cache

import site_support
from site_support import Change, with_100, with_748
from support import PLAN, plan_text, source_text


@cache
def made(*changes: Change) -> dict[str, bytes]:
    return dict(site_support.site(*changes).exports)


def test_the_dataset_is_given_as_it_is_byte_for_byte() -> None:
    assert made()["data/plan.yaml"] == PLAN.read_bytes()
    assert made()["data/plan.yaml"].decode("utf-8") == plan_text()


def test_every_published_text_that_was_held_against_is_given() -> None:
    assert made()["data/sources/392.kk.txt"].decode("utf-8") == source_text()


def test_an_act_without_a_source_has_no_file() -> None:
    sources = [address for address in made(with_748, with_100) if "sources" in address]
    assert sources == ["data/sources/392.kk.txt"]


def test_a_changed_dataset_is_given_changed() -> None:
    assert "Ойдан шығарылған қосымша жол" in made(with_100)["data/plan.yaml"].decode("utf-8")


def test_every_file_is_bytes_at_an_address_without_a_leading_slash() -> None:
    assert made()
    assert all(isinstance(content, bytes) and content for content in made().values())
    assert [a for a in made() if a.startswith("/") or a.endswith("/") or ".." in a] == []
