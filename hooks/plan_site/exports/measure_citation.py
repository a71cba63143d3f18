"""How a measure is quoted: in a document, in the news, with its sums, and for reference managers as
CSL-JSON and Dublin Core."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from plan_site.analysis import funding, redline
from plan_site.analysis.fingerprint import fingerprint
from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Measure, Version
from plan_site.language.values import CostKind
from plan_site.publication import urls
from plan_site.publication.edition import Edition

TYPE: Final = "legislation"
"""CSL's kind of work: an act, of which the measure is a section."""


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A wording that is no longer in force, as somebody may have cited it, against today's."""

    fingerprint: str
    version: Version
    fields: tuple[redline.FieldChange, ...]


@dataclass(frozen=True, kw_only=True)
class Citation:
    """The wording in force as one quotes it; `address` tells later whether it has changed.

    `sums` is empty where the act gives no sum.
    """

    fingerprint: str
    address: str
    official: str
    news: str
    sums: str
    older: tuple[Cited, ...]


def citation(edition: Edition, measure: Measure) -> Citation:
    """Both forms hold the wording, the act that gave it, since when it counts, and the address.

    The news form of a measure that is label_only does without the wording: it goes into papers.
    """
    w, official = edition.words, edition.official.measure(measure.number)
    version, translation = official.current, measure.current.text
    since = since_in_words(edition, measure)
    url = address(edition, measure)
    # Where the act's own text is held in the edition's language, what is quoted is no translation;
    # where nothing is translated, neither.
    both = {"official": ".both", "missing": ".missing"}.get(edition.translation_of(measure), "")
    news = ".label" if measure.label_only else both
    in_news = w.get(
        f"cite.news{news}",
        plan=edition.kind_genitive,
        number=edition.plan.number_now(measure.number),
        label=measure.label,
        text=edition.own(version.text),
        translation=translation,
        act=version.act,
        since=since,
        url=url,
    )
    return Citation(
        fingerprint=fingerprint(measure.number, version),
        address=url,
        official=w.get(
            f"cite.official{both}",
            text=edition.own(version.text),
            translation=translation,
            source=source(edition, measure),
            since=since,
            url=url,
        ),
        news=in_news[0].upper() + in_news[1:],
        sums=_sums(edition, measure),
        older=tuple(_older(official)),
    )


def _sums(edition: Edition, measure: Measure) -> str:
    """The sums as the act prints them with their years, whose money it is, and, within the same
    sentence, which of them a note doubts: a figure that is copied takes its doubt along."""
    w, version = edition.words, measure.current
    if version.cost.kind is not CostKind.AMOUNTS:
        return ""
    doubted = [a.year for a in version.cost.amounts if funding.is_doubtful(measure, a)]
    terms = [edition.plan.abbreviations[term] for term in version.funding.terms]
    return w.get(
        "cite.sums",
        label=measure.label,
        sums=version.cost.said,
        doubt=" " + w.get("cite.sums.doubt", years=w.join(map(str, doubted))) if doubted else "",
        funding=w.get("cite.sums.funding", names=w.join(term.name for term in terms))
        if terms
        else "",
        source=source(edition, measure),
        since=since_in_words(edition, measure),
        url=address(edition, measure),
    )


def address(edition: Edition, measure: Measure) -> str:
    current = edition.official.measure(measure.number).current
    return edition.absolute(urls.cited(measure, fingerprint(measure.number, current)))


def source(edition: Edition, measure: Measure) -> str:
    """The act that gave the wording and the row, as acts cite each other; and its repeal."""
    w, plan, version = edition.words, edition.plan, measure.current
    act, approving = plan.act(version.act), plan.act(plan.plan.act)
    effect = plan.effects[act.number, measure.number]
    printed = act.printed.get(measure.number, measure.number)
    said = w.get(
        f"cite.source.{effect}",
        date=w.dated(act.date),
        act=act.number,
        plan_date=w.dated(approving.date),
        plan_act=approving.number,
        kind=edition.kind,
        number=printed,
    )
    if printed != (now := plan.number_now(measure.number)):
        by = plan.act(plan.renumbered[measure.number][-1][0])
        said += ", " + w.get("cite.source.now", number=now, date=w.dated(by.date), act=by.number)
    repeal = plan.repeals.get(measure.number)
    for key, end in (("repealed", repeal and plan.act(repeal)), ("revoked", plan.revocation)):
        if end:
            said += ", " + w.get(f"cite.source.{key}", date=w.dated(end.date), act=end.number)
    return said


def since_in_words(edition: Edition, measure: Measure) -> str:
    """Since when the wording counts; where that is not known, the date of the act, said as such."""
    return since_of(edition, edition.plan.act(measure.current.act))


def since_of(edition: Edition, act: Act) -> str:
    """Since when an act counts, or its date."""
    key = "cite.since.force" if act.in_force else "cite.since.date"
    return edition.words.get(key, date=edition.words.date(act.effective_date))


def _older(measure: Measure) -> Iterator[Cited]:
    seen = {fingerprint(measure.number, measure.current)}
    for version in reversed(measure.versions[:-1]):
        print_ = fingerprint(measure.number, version)
        if print_ not in seen:
            seen.add(print_)
            fields = redline.compare(version, measure.current)
            yield Cited(fingerprint=print_, version=version, fields=fields)


def csl(edition: Edition, measure: Measure) -> bytes:
    """A list of one item, UTF-8; a measure that is label_only gives its label for an abstract."""
    w, plan, version = edition.words, edition.plan, measure.current
    act = plan.act(version.act)
    item: dict[str, Any] = {
        "id": key(edition, measure),
        "type": TYPE,
        "title": plan.plan.title,
        "authority": w.get("recipient.government"),
        "number": act.number,
        "section": act.printed.get(measure.number, measure.number),
        "issued": {"date-parts": [[act.date.year, act.date.month, act.date.day]]},
        "abstract": measure.label if measure.label_only else version.text,
        "URL": address(edition, measure),
        "language": w.language,
        "note": note(edition, measure),
    }
    return (json.dumps([item], ensure_ascii=False, indent=1) + "\n").encode()


def dublin_core(edition: Edition, measure: Measure) -> tuple[tuple[str, str], ...]:
    """The wording by Dublin Core's names, as reference managers read them in a page's head.

    The title is the act's own, with the row as the place in it: our label is no title of an act.
    """
    w, plan = edition.words, edition.plan
    return (
        ("DC.title", plan.plan.title),
        ("DC.creator", w.get("recipient.government")),
        ("DC.date", plan.act(measure.current.act).date.isoformat()),
        ("DC.identifier", address(edition, measure)),
        ("DC.language", "kk"),
        ("DCTERMS.bibliographicCitation", source(edition, measure)),
    )


def key(edition: Edition, measure: Measure) -> str:
    """By which a bibliography names the wording."""
    return (
        f"plan-{edition.plan.plan.act}-{measure.number}-"
        f"{fingerprint(measure.number, measure.current)}"
    )


def note(edition: Edition, measure: Measure) -> str:
    """Act and row, since when the wording counts, its fingerprint, our label, and the licence."""
    print_ = fingerprint(measure.number, measure.current)
    w = edition.words
    said = w.get("cite.fingerprint", fingerprint=print_)
    licence = w.get("data.licence.text")
    label = w.get("cite.label", label=measure.label)
    row = f"{source(edition, measure)}; {since_in_words(edition, measure)}"
    return f"{row}. {said}. {label}. {licence}"
