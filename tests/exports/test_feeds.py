"""Feeds, as feedparser reads them: an entry for each effect of an act, dated by the act."""

from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any

import feedparser
import lxml.etree
import pytest

import site_support
from plan_site.analysis import responsibilities
from plan_site.exports.feeds import feeds
from plan_site.language.values import Effect
from site_support import HOST, Change, Tree, measure, with_100, with_748, with_html, with_measures

PLANS: list[tuple[Change, ...]] = [(), (with_748, with_100), (with_html,), (with_measures(60),)]


@cache
def made(*changes: Change, url: str = HOST) -> dict[str, bytes]:
    return {address: make() for address, make in feeds(site_support.views(*changes, url=url))}


def read(content: bytes) -> Any:
    parsed = feedparser.parse(content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


@pytest.mark.parametrize("changes", PLANS)
def test_every_feed_is_read_without_complaint(changes: tuple[Change, ...]) -> None:
    for address, content in made(*changes).items():
        parsed = read(content)
        assert parsed.version == "atom10", address
        assert parsed.feed.language == "kk"
        assert parsed.feed.rights == site_support.words().get("data.licence.text")


@pytest.mark.parametrize("changes", PLANS)
def test_there_is_an_entry_for_each_effect_of_each_act(changes: tuple[Change, ...]) -> None:
    plan = site_support.dataset(*changes).plan
    effects = sum(
        count
        for act in plan.acts
        for effect, count in responsibilities.effect_counts(plan, act.number).items()
        if effect is not Effect.ORIGINAL
    )
    assert len(read(made(*changes)["changes.xml"]).entries) == effects
    assert effects >= 17


def test_entries_are_dated_by_their_act_the_newest_first() -> None:
    parsed = read(made(with_748, with_100)["changes.xml"])
    days = [entry.updated for entry in parsed.entries]
    assert days == sorted(days, reverse=True)
    assert {day[:10] for day in days} == {"2025-11-10", "2025-05-30"}
    assert parsed.feed.updated == days[0] == "2025-11-10T10:59:59+00:00"


@pytest.mark.parametrize("changes", PLANS)
def test_no_two_entries_have_one_moment(changes: tuple[Change, ...]) -> None:
    moments = [entry.updated for entry in read(made(*changes)["changes.xml"]).entries]
    assert len(set(moments)) == len(moments)


@pytest.mark.parametrize("hours", range(-10, 14))
def test_an_entry_has_the_acts_day_wherever_it_is_read(hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    for entry in read(made()["changes.xml"]).entries:
        there = datetime.fromisoformat(entry.updated).astimezone(zone)
        assert f"{there:%Y-%m-%d}" == "2025-05-30"


@pytest.mark.parametrize("changes", PLANS)
def test_texts_are_told_to_be_text(changes: tuple[Change, ...]) -> None:
    for entry in read(made(*changes)["changes.xml"]).entries:
        assert entry.summary_detail.type == entry.title_detail.type == "text/plain"


def test_ids_outlive_a_move_and_another_label() -> None:
    def relabelled(tree: Tree) -> None:
        measure(tree, "44")["label"] = "Басқа белгі"

    ids = [entry.id for entry in read(made()["changes.xml"]).entries]
    assert len(set(ids)) == len(ids) == 17
    moved = made(url="https://other.example/plan/")["changes.xml"]
    assert [entry.id for entry in read(moved).entries] == ids
    assert [entry.id for entry in read(made(relabelled)["changes.xml"]).entries] == ids
    assert all(each.startswith("urn:uuid:") for each in ids)


def test_an_id_once_given_is_kept() -> None:
    """Given once; a reader's program knows by it what it has shown."""
    first = read(made()["changes.xml"]).entries[0]
    assert first.link == f"{HOST}measures/6/"
    assert first.id == "urn:uuid:6111993b-a1a9-5aa9-8612-bf90cc6d1e1c"


def test_a_bodys_feed_holds_what_touches_it() -> None:
    plan = site_support.dataset().plan
    for agency in plan.agencies:
        links = {e.link for e in read(made()[f"agencies/{agency.slug}/changes.xml"]).entries}
        assert links == {
            f"{HOST}measures/{m.number}/"
            for m in plan.measures
            if agency.abbreviation in m.current.responsible.agencies
        }


def test_a_row_that_an_act_takes_from_a_body_is_told_to_it() -> None:
    """With act 748's wording of row 6 held, whoever it named hears of the new one."""
    plan = site_support.dataset(with_748).plan
    before = plan.measure("6").versions[0].responsible.agencies
    for body in before:
        slug = plan.agency(body).slug
        links = [e.link for e in read(made(with_748)[f"agencies/{slug}/changes.xml"]).entries]
        assert f"{HOST}measures/6/" in links


def test_what_changed_is_named_where_both_wordings_are_held() -> None:
    entries = {e.link: e for e in read(made(with_748)["changes.xml"]).entries}
    words = site_support.words()
    assert words.get("field.text") in entries[f"{HOST}measures/6/"].summary
    assert words.get("feed.changed", fields="")[:8] not in entries[f"{HOST}measures/29-1/"].summary


def test_no_feed_holds_a_wording() -> None:
    for content in made().values():
        for each in site_support.dataset().plan.measures:
            assert each.current.text[:40] not in content.decode()


def test_what_looks_like_html_is_text() -> None:
    root = lxml.etree.fromstring(made(with_html)["changes.xml"])
    names = {lxml.etree.QName(element).localname for element in root.iter()}
    assert names <= {
        *("feed", "title", "link", "id", "updated", "author", "name", "subtitle", "rights"),
        *("entry", "published", "summary", "category"),
    }
    titles = [entry.title for entry in read(made(with_html)["changes.xml"]).entries]
    assert any("<u>белгі</u>" in title or "&lt;u&gt;" in title for title in titles)


def test_an_empty_feed_knows_no_clock() -> None:
    def without(tree: Tree) -> None:
        tree["agencies"].append({"abbreviation": "ББМ", "slug": "bbm", "name": "Ойдан шығарылған"})

    parsed = read(made(without)["agencies/bbm/changes.xml"])
    assert parsed.entries == []
    assert parsed.feed.updated == "2023-08-31T10:59:59+00:00"
