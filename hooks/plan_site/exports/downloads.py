"""Plan → the files that readers take away, by address. Their addresses are a promise."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from plan_site.exports.akn.document import akoma_ntoso
from plan_site.exports.bibtex import bibtex
from plan_site.exports.calendars import calendars
from plan_site.exports.checksums import checksums
from plan_site.exports.feeds import feeds
from plan_site.exports.json.files import PlanJson
from plan_site.exports.measure_citation import csl
from plan_site.exports.tables.csv_file import csv_file
from plan_site.exports.tables.datapackage import datapackage
from plan_site.exports.tables.reader_tables import columns, measures_in
from plan_site.exports.tables.rows import TABLES, tables
from plan_site.exports.tables.schema import Table
from plan_site.exports.tables.xlsx import spreadsheet
from plan_site.publication import urls
from plan_site.publication.edition import Edition
from plan_site.publication.files import Files, Make


def downloads(edition: Edition, others: Sequence[Edition] = ()) -> Files:
    """Everything below `data/`, and the calendars and feeds; the list of sums comes last.

    `others` are the editions in other languages, of which the spreadsheet has two sheets each: the
    measures, and what the columns and codes of the other sheets mean.
    """
    files = Files(_files(edition, others))
    return Files([*files.makers(), (urls.CHECKSUMS, partial(checksums, files))])


def subscriptions(edition: Edition) -> Iterator[tuple[str, Make]]:
    """The calendars and feeds, of which each edition has its own, by address within it."""
    yield from calendars(edition)
    yield from feeds(edition)


def _files(edition: Edition, others: Sequence[Edition]) -> Iterator[tuple[str, Make]]:
    dataset = edition.dataset
    yield urls.DATASET, dataset.text.encode
    yield urls.SPREADSHEET, partial(_spreadsheet, edition, others)
    csv = Files((urls.table(name), partial(_csv, edition, make)) for name, make in TABLES.items())
    yield from csv.makers()
    yield urls.PACKAGE, partial(datapackage, edition, csv)
    for act in edition.plan.acts:
        if act.number in dataset.proofs:
            yield urls.source(act), dataset.proofs[act.number].text.encode
    for proof in dataset.beside.proofs.values():
        yield urls.beside(proof.name), proof.text.encode
    for name, text in dataset.beside.texts.items():
        yield urls.beside(name), text.encode
    json = PlanJson(edition)
    yield urls.PLAN_JSON, json.whole
    yield urls.PLAN_SCHEMA, json.schema
    for measure in edition.plan.measures:
        yield urls.measure_json(measure), partial(json.measure, measure)
        yield urls.measure_csl(measure), partial(csl, edition, measure)
        yield urls.measure_bibtex(measure), partial(bibtex, edition, measure)
    yield from subscriptions(edition)
    for act in edition.amending:
        if act.body:
            yield urls.akoma_ntoso(act), partial(akoma_ntoso, edition, act)


def _csv(edition: Edition, make: Callable[[Edition], Table]) -> bytes:
    return csv_file(make(edition))


def _spreadsheet(edition: Edition, others: Sequence[Edition]) -> bytes:
    about = (edition.words.get("table.about"), [*_about(edition), *map(_told, others)])
    made = tables(edition)
    meanings = [columns(made, made, edition.words)]
    meanings += [columns(made, tables(each.untranslated()), each.words) for each in others]
    sheets = [*made, *map(measures_in, others), *meanings]
    return spreadsheet(sheets, about, edition.updated)


def _about(edition: Edition) -> list[tuple[str, str | date]]:
    """What the spreadsheet's last sheet says of the file: a name and a value a line."""
    words, plan = edition.words, edition.plan
    return [
        (words.get("table.about.plan"), plan.plan.title),
        *([(words.get("effect.short.revoked"), edition.revoked)] if edition.revoked else []),
        (words.get("table.about.rows"), edition.scope(plan.measures)),
        (words.get("table.about.sums"), words.get("data.sums")),
        (words.get("table.about.updated"), edition.updated),
        (words.get("table.about.address"), edition.absolute(urls.DATA)),
        (words.get("table.about.site"), words.get("footer.unofficial")),
        (words.get("data.licence"), words.get("data.licence.text")),
    ]


def _told(other: Edition) -> tuple[str, str]:
    """Which sheets are for readers of another language, and what language the others are in."""
    words = other.words
    return words.get("language.name"), words.get("table.about.sheets")
