"""What acts changed, as Atom feeds; the only module that knows feedgenerator."""

import io
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone
from typing import Final

from feedgenerator import Atom1Feed
from markupsafe import escape

from plan_site.analysis import redline
from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Measure, Version
from plan_site.language.alphabet import row_key
from plan_site.language.values import Effect
from plan_site.publication import urls
from plan_site.publication.edition import Edition

KAZAKHSTAN: Final = timezone(timedelta(hours=5))
NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "plan_site:changes")
"""Ids are hashes of act, row and effect: no host in them, so that they outlive a move."""
ENTRIES: Final = 500
"""The newest entries of a feed: readers poll it, and older ones stay on the acts' pages."""


@dataclass(frozen=True, kw_only=True)
class Entry:
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


def feeds(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """All changes, and those that touch each body: address → application/atom+xml."""
    found = sorted(changes(edition), key=_newest)
    by_body: dict[str, list[Entry]] = {}
    for change in found:
        for body in change.bodies:
            by_body.setdefault(body, []).append(change)
    w = edition.words
    yield urls.feed(), feed(edition, w.get("feed.all"), urls.HOME, found)
    for agency in edition.plan.agencies:
        page = urls.agency(agency)
        title = w.get("feed.agency", abbreviation=agency.abbreviation)
        own = by_body.get(agency.abbreviation, [])
        yield urls.feed(page), feed(edition, title, page, own)


def changes(edition: Edition) -> Iterator[Entry]:
    """Every effect of an act on a row that is held; an approving act's own rows change nothing."""
    plan = edition.plan
    for (number, row), effect in plan.effects.items():
        if effect is Effect.ORIGINAL:
            continue
        measure = plan.measure(row)
        at = next((i for i, v in enumerate(measure.versions) if v.act == number), None)
        before = measure.versions[-1] if at is None else measure.versions[at - 1] if at else None
        yield Entry(
            act=plan.act(number),
            effect=effect,
            measure=measure,
            version=None if at is None else measure.versions[at],
            before=before,
        )


def _newest(change: Entry) -> tuple[float, tuple[int, ...]]:
    return -_moment(change.act).timestamp(), row_key(change.measure.number)


def _moment(act: Act) -> datetime:
    return datetime.combine(act.effective_date, time(), KAZAKHSTAN)


def feed(edition: Edition, title: str, page: str, found: Iterable[Entry]) -> bytes:
    """A feed of some changes, newest first; without one it is as old as the plan's own act."""
    w, plan = edition.words, edition.plan
    shown = [*found][:ENTRIES]
    made = _Feed(
        title=title,
        link=edition.absolute(page),
        description=w.get("feed.about", scope=edition.scope(plan.measures)),
        language=w.language,
        author_name=w.get("social.name"),
        feed_url=edition.absolute(urls.feed(page)),
        feed_guid=uuid.uuid5(NAMESPACE, f"{plan.plan.act} {page}").urn,
        feed_copyright=w.get("data.licence.text"),
    )
    made.empty = _moment(plan.act(plan.plan.act))
    for change in shown:
        _add(edition, made, change)
    written = io.StringIO()
    made.write(written, "utf-8")
    return written.getvalue().encode()


def _add(edition: Edition, made: Atom1Feed, change: Entry) -> None:
    w, measure, number = edition.words, change.measure, change.act.number
    effect = w.get(f"effect.{change.effect}", act=number)
    moment = _moment(change.act)
    made.add_item(
        title=w.get(
            "feed.entry",
            title=w.get("measure.title", number=measure.number, label=measure.label),
            effect=effect,
        ),
        link=edition.absolute(urls.measure(measure)),
        description=str(escape(_summary(edition, change))),  # the library calls it HTML
        unique_id=uuid.uuid5(NAMESPACE, f"{number} {measure.number} {change.effect}").urn,
        unique_id_is_permalink=False,
        pubdate=moment,
        updateddate=moment,
        categories=[edition.plan.topic(slug).name for slug in measure.topics],
    )


def _summary(edition: Edition, change: Entry) -> str:
    """What is known of the change, never the wording: some must not be quoted out of its place."""
    w = edition.words
    if change.version is None:
        repealed = change.effect is Effect.REPEALED
        key = "measure.repealed" if repealed else f"effect.{change.effect}"
        return w.get(key, act=change.act.number)
    said = w.get(
        "feed.summary",
        deadline=change.version.deadline.said,
        bodies=change.version.responsible.said,
    )
    if change.before is None:
        return said
    fields = [
        w.get(f"field.{each.field}")
        for each in redline.compare(change.before, change.version)
        if each.changed
    ]
    return f"{said} {w.get('feed.changed', fields=w.join(fields))}" if fields else said


class _Feed(Atom1Feed):  # type: ignore[misc]
    """A feed with no clock: the library dates one without entries by the day of its making."""

    empty: datetime

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=self.empty)
