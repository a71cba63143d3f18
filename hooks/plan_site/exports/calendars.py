"""Deadlines as iCalendar (RFC 5545), to subscribe to; the only module that knows icalendar.

A month is an event of all its days, a longer period one of its last day whose words say the
period. Without a METHOD, for it is a calendar to read and no invitation: nobody organises it.
Only the dates that the wording in force yields are there; a calendar of the past stays, as
a record.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Final

from icalendar import Calendar, Event

from plan_site.analysis import deadlines, responsibilities
from plan_site.analysis.deadlines import DueDate
from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Measure, Plan
from plan_site.publication import urls
from plan_site.publication.edition import Edition
from plan_site.publication.files import Make

PRODUCT: Final = "-//plan_site//deadlines//%s"
REFRESH: Final = timedelta(days=7)


def calendars(edition: Edition) -> Iterator[tuple[str, Make]]:
    """All deadlines, those of each body and of each section: address → what makes text/calendar."""
    plan, w = edition.plan, edition.words
    events = _Events(edition)
    yield urls.calendar(), partial(calendar, events, w.get("calendar.all"), plan.measures)
    for duty in edition.duties:
        name = w.get("calendar.agency", abbreviation=duty.agency.short)
        page = urls.agency(duty.agency)
        yield urls.calendar(page), partial(calendar, events, name, duty.measures)
    for section in plan.sections:
        name = w.get("calendar.section", section=section.number, label=section.label)
        of_section = responsibilities.of_section(plan.measures, section)
        page = urls.section(section)
        yield urls.calendar(page), partial(calendar, events, name, of_section)


class _Events:
    """The events of each measure, written once: it is in the calendars of several bodies."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._written: dict[str, bytes] = {}

    def of(self, measure: Measure) -> bytes:
        if measure.number not in self._written:
            dates = deadlines.dates(self.edition.plan, measure)
            events = [_event(self.edition, measure, due).to_ical() for due in dates]
            self._written[measure.number] = b"".join(events)
        return self._written[measure.number]


def calendar(events: _Events, name: str, measures: Iterable[Measure]) -> bytes:
    """The deadlines of some measures; one without any is empty and still there, for its address
    is a promise."""
    words = events.edition.words
    made = Calendar()
    made.add("prodid", PRODUCT % words.language.upper())
    made.add("version", "2.0")
    for key in ("name", "x-wr-calname"):
        made.add(key, name, parameters={"language": words.language})
    about = words.get("calendar.about", licence=words.get("data.licence.text"))
    for key in ("description", "x-wr-caldesc"):
        made.add(key, about, parameters={"language": words.language})
    made.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    head, end, _ = bytes(made.to_ical()).rpartition(b"END:VCALENDAR")
    return b"".join([head, *map(events.of, measures), end, b"\r\n"])


def _event(edition: Edition, measure: Measure, due: DueDate) -> Event:
    plan, w, version = edition.plan, edition.words, measure.current
    act = plan.act(version.act)
    url = edition.absolute(urls.measure(measure))
    touch = responsibilities.last_touch(plan, measure)
    made = Event()
    # No host in it: whoever subscribed keeps the event when the site moves.
    made.add("uid", f"plan-{plan.plan.act}-measure-{measure.number}-{due.iso}")
    for name in ("dtstamp", "last-modified"):
        made.add(name, datetime.combine(_changed(plan, act), time(), UTC))
    # A program that has the event takes its new words by these two alone.
    made.add("sequence", len(measure.versions) - 1 + len(plan.corrections))
    made.add("dtstart", due.first if due.in_month else due.last)
    # The first day that is no longer in it.
    made.add("dtend", due.last + timedelta(days=1))
    made.add("transp", "TRANSPARENT")
    # The label alone: a calendar shows it on a locked screen.
    title = w.get("measure.title", number=edition.number(measure), label=measure.label)
    if not due.in_month:
        title = w.get("calendar.period", title=title, period=edition.when(due))
    made.add("summary", title)
    made.add(
        "description",
        w.get(
            "calendar.event",
            deadline=version.deadline.said,
            bodies=version.responsible.said,
            effect=w.get(f"effect.{touch.effect}", act=touch.act),
            url=url,
        ),
    )
    if edition.addressed:
        made.add("url", url)
    return made


def _changed(plan: Plan, act: Act) -> date:
    """From when the event's words are: the act's day, or that of a later correction of the data."""
    return max([act.effective_date, *(correction.date for correction in plan.corrections)])
