"""Calendars, as two other programs read them: each month that the wording yields, and no other."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache

import icalendar
import pytest
import vobject

import site_support
from plan_site.analysis import deadlines
from plan_site.exports.calendars import calendars
from site_support import (
    HOST,
    Change,
    with_100,
    with_748,
    with_corrections,
    with_html,
    with_measures,
)

PLANS: list[tuple[Change, ...]] = [(), (with_748, with_100), (with_html,), (with_measures(60),)]


@cache
def made(*changes: Change, url: str = HOST) -> dict[str, bytes]:
    return {a: make() for a, make in calendars(site_support.views(*changes, url=url))}


def events(content: bytes) -> list[icalendar.Component]:
    return [*icalendar.Calendar.from_ical(content).walk("VEVENT")]


def test_there_is_one_of_all_one_a_body_and_one_a_section() -> None:
    plan = site_support.dataset().plan
    assert set(made()) == {
        "deadlines.ics",
        *(f"agencies/{agency.slug}/deadlines.ics" for agency in plan.agencies),
        *(f"sections/{section.number}/deadlines.ics" for section in plan.sections),
    }


@pytest.mark.parametrize("changes", PLANS)
def test_every_month_that_the_wording_yields_is_there_and_no_other(
    changes: tuple[Change, ...],
) -> None:
    plan = site_support.dataset(*changes).plan
    found = sorted(
        (event.decoded("dtstart"), str(event["uid"]))
        for event in events(made(*changes)["deadlines.ics"])
    )
    assert found == sorted(
        (
            date(month.year, month.month, 1),
            f"plan-748-measure-{measure.number}-{month.year}-{month.month:02}",
        )
        for month, measures in deadlines.calendar(plan, plan.in_force).items()
        for measure in measures
    )


def test_todays_plan_has_nineteen_and_none_before_the_act_or_after_the_term() -> None:
    days = [event.decoded("dtstart") for event in events(made()["deadlines.ics"])]
    assert len(days) == 19
    assert {(day.year, day.month) for day in days} == {(2025, 6), (2025, 8), (2025, 12)}


def test_an_event_is_the_whole_month_and_keeps_nobody_busy() -> None:
    for event in events(made()["deadlines.ics"]):
        first, after = event.decoded("dtstart"), event.decoded("dtend")
        assert not isinstance(first, datetime)
        assert first.day == after.day == 1
        assert (after - timedelta(days=1)).month == first.month
        assert str(event["transp"]) == "TRANSPARENT"


def test_it_is_dated_by_the_act_and_by_no_clock() -> None:
    stamps = {event.decoded("dtstamp") for event in events(made()["deadlines.ics"])}
    assert stamps == {datetime(2025, 5, 30, tzinfo=UTC)}


def test_corrected_words_reach_who_has_the_event() -> None:
    """A correction in the log, or a further wording, is a later state of the same event."""

    def states(*changes: Change) -> dict[str, tuple[int, datetime]]:
        return {
            str(e["uid"]): (int(str(e["sequence"])), e.decoded("last-modified"))
            for e in events(made(*changes)["deadlines.ics"])
        }

    before, after = states(), states(with_corrections)
    assert {*before.values()} == {(0, datetime(2025, 5, 30, tzinfo=UTC))}
    assert before.keys() == after.keys()
    assert {*after.values()} == {(2, datetime(2026, 11, 2, tzinfo=UTC))}
    assert states(with_748)["plan-748-measure-6-2025-12"][0] == 1


@pytest.mark.parametrize("changes", PLANS)
def test_it_is_no_invitation(changes: tuple[Change, ...]) -> None:
    """METHOD:PUBLISH would ask for an ORGANIZER (RFC 5546), and there is none."""
    for content in made(*changes).values():
        assert "METHOD" not in icalendar.Calendar.from_ical(content)


def test_a_bodys_calendar_holds_its_measures_alone() -> None:
    plan = site_support.dataset().plan
    for agency in plan.agencies:
        own = {
            m.number for m in plan.measures
            if agency.abbreviation in m.current.responsible.agencies
        }  # fmt: skip
        found = {
            match[1]
            for event in events(made()[f"agencies/{agency.slug}/deadlines.ics"])
            if (match := re.search(r"measure-([0-9-]+)-2025", str(event["uid"])))
        }
        assert found == own


def test_a_repealed_row_is_due_no_more() -> None:
    uids = [str(event["uid"]) for event in events(made(with_748, with_100)["deadlines.ics"])]
    assert [uid for uid in uids if "-measure-49-" in uid] == []


@pytest.mark.parametrize("changes", PLANS)
def test_ids_are_unique_and_hold_no_host(changes: tuple[Change, ...]) -> None:
    uids = [str(event["uid"]) for event in events(made(*changes)["deadlines.ics"])]
    assert len(set(uids)) == len(uids)
    elsewhere = made(*changes, url="https://other.example/plan/")["deadlines.ics"]
    assert [str(event["uid"]) for event in events(elsewhere)] == uids
    assert not any("example" in uid for uid in uids)


@pytest.mark.parametrize("changes", PLANS)
def test_a_second_program_reads_the_same(changes: tuple[Change, ...]) -> None:
    for address, content in made(*changes).items():
        read = vobject.readOne(content.decode())
        seconds = [(str(e.summary.value), e.dtstart.value) for e in read.contents.get("vevent", [])]
        firsts = [(str(e["summary"]), e.decoded("dtstart")) for e in events(content)]
        assert seconds == firsts, address


@pytest.mark.parametrize("changes", PLANS)
def test_lines_are_folded_and_no_letter_is_torn(changes: tuple[Change, ...]) -> None:
    for content in made(*changes).values():
        assert content.count(b"\n") == content.count(b"\r\n")
        for line in content.split(b"\r\n"):
            assert len(line) <= 75
            line.decode("utf-8")


def test_an_event_says_the_deadline_and_the_bodies_as_the_act_does() -> None:
    plan = site_support.dataset().plan
    for event in events(made()["deadlines.ics"]):
        number = str(event["summary"]).partition(". ")[0]
        version = plan.measure(number).current
        assert str(event["summary"]) == f"{number}. {plan.measure(number).label}"
        assert version.deadline.said in str(event["description"])
        assert version.responsible.said in str(event["description"])
        assert str(event["url"]) == f"{HOST}measures/{number}/"


def test_no_calendar_holds_a_wording() -> None:
    unfolded = made()["deadlines.ics"].replace(b"\r\n ", b"").decode()
    for measure in site_support.dataset().plan.measures:
        assert measure.current.text[:40] not in unfolded


def test_an_empty_calendar_is_still_one() -> None:
    slug = "iim"

    def without(tree: site_support.Tree) -> None:
        for name in ("source", "torn", "displaced", "spacing"):
            tree["acts"][1].pop(name)
        for entry in tree["measures"]:
            said = entry["versions"][0]["responsible"].split(", ")
            entry["versions"][0]["responsible"] = ", ".join(b for b in said if b != "ІІМ") or "ОМ"

    content = made(without)[f"agencies/{slug}/deadlines.ics"]
    assert events(content) == []
    assert b"BEGIN:VCALENDAR" in content


def test_the_licence_is_said_in_each() -> None:
    licence = site_support.words().get("data.licence.text")
    for content in made().values():
        assert licence in str(icalendar.Calendar.from_ical(content)["description"])


def test_an_event_is_the_same_letters_in_each_calendar_that_has_it() -> None:
    whole = made()["deadlines.ics"]
    for content in made().values():
        assert content.startswith(b"BEGIN:VCALENDAR\r\n")
        assert content.endswith(b"\r\nEND:VCALENDAR\r\n")
        for event in re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", content, re.DOTALL):
            assert event in whole
