"""Plan → the files that readers take away: address → bytes. Their addresses are a promise."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from plan_site.exports.akn.document import akoma_ntoso
from plan_site.exports.bibtex import bibtex
from plan_site.exports.calendars import calendars
from plan_site.exports.checksums import checksums
from plan_site.exports.citation import csl
from plan_site.exports.feeds import feeds
from plan_site.exports.json.files import PlanJson
from plan_site.exports.tables.csv_file import csv_file
from plan_site.exports.tables.datapackage import datapackage
from plan_site.exports.tables.rows import TABLES, tables
from plan_site.exports.tables.xlsx import spreadsheet
from plan_site.publication import urls
from plan_site.publication.context import Frame
from plan_site.publication.lazy import Files, Maker


def downloads(frame: Frame) -> Files:
    """Everything below `data/`, and the calendars and feeds; the list of sums comes last."""
    found = dict(_files(frame))

    def listed() -> bytes:
        return checksums({address: files.facts(address).digest for address in found})

    files = Files([*found.items(), (urls.CHECKSUMS, listed)])
    return files


def _files(frame: Frame) -> Iterator[Maker[bytes]]:
    dataset = frame.dataset
    yield urls.DATASET, dataset.text.encode
    yield urls.SPREADSHEET, partial(_spreadsheet, frame)
    csv = Files((urls.table(name), partial(_csv, frame, name)) for name in TABLES)
    yield from csv.each()
    yield urls.PACKAGE, partial(datapackage, frame, csv)
    for act in frame.plan.acts:
        if act.number in dataset.proofs:
            yield urls.source(act), dataset.proofs[act.number].text.encode
    json = PlanJson(frame)
    yield urls.PLAN_JSON, json.whole
    yield urls.PLAN_SCHEMA, json.schema
    for measure in frame.plan.measures:
        yield urls.measure_json(measure), partial(json.measure, measure)
        yield urls.measure_csl(measure), partial(csl, frame, measure)
        yield urls.measure_bibtex(measure), partial(bibtex, frame, measure)
    yield from calendars(frame)
    yield from feeds(frame)
    for act in frame.amending:
        if act.body:
            yield urls.akoma_ntoso(act), partial(akoma_ntoso, frame, act)


def _csv(frame: Frame, name: str) -> bytes:
    return csv_file(TABLES[name](frame))


def _spreadsheet(frame: Frame) -> bytes:
    about = (frame.words.get("table.about"), _about(frame))
    return spreadsheet(tables(frame), about, frame.updated)


def _about(frame: Frame) -> list[tuple[str, str | date]]:
    """What the spreadsheet's last sheet says of the file: a name and a value a line."""
    words, plan = frame.words, frame.plan
    return [
        (words.get("table.about.plan"), plan.plan.title),
        (words.get("table.about.rows"), frame.scope(len(plan.measures))),
        (words.get("table.about.updated"), frame.updated),
        (words.get("table.about.address"), frame.written(urls.DATA)),
        (words.get("table.about.site"), words.get("footer.unofficial")),
        (words.get("data.licence"), words.get("data.licence.text")),
    ]
