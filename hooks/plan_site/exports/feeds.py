"""What acts changed, as Atom feeds (RFC 4287)."""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from plan_site.analysis import redline
from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Measure, Version
from plan_site.language.alphabet import row_key
from plan_site.language.values import Effect
from plan_site.publication import urls
from plan_site.publication.edition import Edition
from plan_site.publication.files import Make

ATOM: Final = "http://www.w3.org/2005/Atom"
HOUR: Final = time(10, 59, 59)
"""In UTC: the day is then the same from Hawaii (-10) to New Zealand's summer (+13)."""
NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "plan_site:changes")
"""Ids are hashes of act, row and effect: no host in them, so that they outlive a move."""
ENTRIES: Final = 500
"""The newest entries of a feed: readers poll it, and older ones stay on the acts' pages."""


@dataclass(frozen=True, kw_only=True)
class FeedEntry:
    """What one act did to one row; `version` is the wording that it gave, if it gave one."""

    act: Act
    effect: Effect
    measure: Measure
    version: Version | None
    before: Version | None

    @property
    def bodies(self) -> set[str]:
        """Those that answered for the row before the change, and those that do after it."""
        wordings = [version for version in (self.before, self.version) if version]
        return {body for version in wordings for body in version.responsible.agencies}


Dated = tuple[datetime, FeedEntry]


def feeds(edition: Edition) -> Iterator[tuple[str, Make]]:
    """All changes, and those that touch each body: address → what makes application/atom+xml."""
    found = [*_dated(edition, sorted(changes(edition), key=_newest))]
    by_body: dict[str, list[Dated]] = {}
    for moment, change in found:
        for body in change.bodies:
            by_body.setdefault(body, []).append((moment, change))
    w = edition.words
    yield urls.feed(), partial(feed, edition, w.get("feed.all"), urls.HOME, found)
    for agency in edition.plan.agencies:
        page = urls.agency(agency)
        title = w.get("feed.agency", abbreviation=agency.short)
        own = by_body.get(agency.abbreviation, [])
        yield urls.feed(page), partial(feed, edition, title, page, own)


def changes(edition: Edition) -> Iterator[FeedEntry]:
    """Every effect of an act on a row that is held; an approving act's own rows change nothing."""
    plan = edition.plan
    for (number, row), effect in plan.effects.items():
        if effect is Effect.ORIGINAL:
            continue
        measure = plan.measure(row)
        at = next((i for i, v in enumerate(measure.versions) if v.act == number), None)
        before = measure.versions[-1] if at is None else measure.versions[at - 1] if at else None
        yield FeedEntry(
            act=plan.act(number),
            effect=effect,
            measure=measure,
            version=None if at is None else measure.versions[at],
            before=before,
        )


def _newest(change: FeedEntry) -> tuple[float, tuple[int, ...]]:
    return -_moment(change.act).timestamp(), row_key(change.measure.number)


def _moment(act: Act) -> datetime:
    return datetime.combine(act.effective_date, HOUR, UTC)


def _dated(edition: Edition, found: Iterable[FeedEntry]) -> Iterator[Dated]:
    """Each change with a moment of its own: an act's rows a second apart, the first the newest."""
    before: Counter[str] = Counter()
    if end := edition.plan.revocation:
        before[end.number] = 1  # the end of the plan itself is newer still
    for change in found:
        yield _moment(change.act) - timedelta(seconds=before[change.act.number]), change
        before[change.act.number] += 1


def feed(edition: Edition, title: str, page: str, found: Iterable[Dated]) -> bytes:
    """A feed of some changes, newest first; without one it is as old as the plan's own act."""
    w, plan = edition.words, edition.plan
    shown = [*found][:ENTRIES]
    end = plan.revocation
    newest = shown[0][0] if shown else _moment(plan.act(plan.plan.act))
    newest = _moment(end) if end else newest
    made = Element("feed", {"xmlns": ATOM, "xml:lang": w.language})
    _texts(
        made,
        title=title,
        subtitle=w.get("feed.about", scope=edition.scope(plan.measures)),
        id=uuid.uuid5(NAMESPACE, f"{plan.plan.act} {page}").urn,
        updated=newest.isoformat(),
        rights=w.get("data.licence.text"),
    )
    _texts(SubElement(made, "author"), name=w.get("social.name"))
    SubElement(made, "link", rel="alternate", href=edition.absolute(page))
    SubElement(made, "link", rel="self", href=edition.absolute(urls.feed(page)))
    if end:
        _end(edition, SubElement(made, "entry"), end)
    for moment, change in shown:
        _add(edition, SubElement(made, "entry"), moment, change)
    text = tostring(made, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _texts(element: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(element, name).text = text


def _add(edition: Edition, made: Element, moment: datetime, change: FeedEntry) -> None:
    w, measure, number = edition.words, change.measure, change.act.number
    effect = w.get(f"effect.{change.effect}", act=number)
    _texts(
        made,
        title=w.get(
            "feed.entry",
            title=w.get("measure.title", number=edition.number(measure), label=measure.label),
            effect=effect,
        ),
        id=uuid.uuid5(NAMESPACE, f"{number} {measure.number} {change.effect}").urn,
        published=moment.isoformat(),
        updated=moment.isoformat(),
        summary=_summary(edition, change),
    )
    SubElement(made, "link", rel="alternate", href=edition.absolute(urls.measure(measure)))
    for slug in measure.topics:
        SubElement(made, "category", term=edition.plan.topic(slug).name)


def _end(edition: Edition, made: Element, act: Act) -> None:
    """The entry of an act that revoked the one by which the plan was approved."""
    w, approving = edition.words, edition.plan.plan.act
    moment = _moment(act).isoformat()
    _texts(
        made,
        title=edition.revoked,
        id=uuid.uuid5(NAMESPACE, f"{act.number} {Effect.REVOKED}").urn,
        published=moment,
        updated=moment,
        summary=w.get("act.revoking.lead", act=approving),
    )
    SubElement(made, "link", rel="alternate", href=edition.absolute(urls.act(act)))


def _summary(edition: Edition, change: FeedEntry) -> str:
    """What is known of the change, never the wording: some must not be quoted out of its place."""
    w = edition.words
    if change.version is None:
        repealed = change.effect is Effect.REPEALED
        key = "measure.repealed" if repealed else f"effect.{change.effect}"
        return w.get(key, act=change.act.number)
    said = w.get(
        "feed.summary",
        deadline=edition.cell(change.version.deadline.said),
        bodies=change.version.responsible.said,
    )
    if change.before is None:
        return said
    official = {v.act: v for v in edition.official.measure(change.measure.number).versions}
    fields = [
        w.get(f"field.{each.field}")
        for each in redline.compare(official[change.before.act], official[change.version.act])
        if each.changed
    ]
    return f"{said} {w.get('feed.changed', fields=w.join(fields))}" if fields else said
