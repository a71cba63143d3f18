"""Plan → the files that readers take away: address → bytes. Their addresses are a promise."""

from collections.abc import Iterator
from datetime import date

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


def downloads(frame: Frame) -> dict[str, bytes]:
    """Everything below `data/`, and the calendars and feeds; the list of sums comes last."""
    files = dict(_files(frame))
    return {**files, urls.CHECKSUMS: checksums(files)}


def _files(frame: Frame) -> Iterator[tuple[str, bytes]]:
    dataset = frame.dataset
    yield urls.DATASET, dataset.text.encode()
    yield urls.SPREADSHEET, _spreadsheet(frame)
    csv = {urls.table(name): csv_file(make(frame)) for name, make in TABLES.items()}
    yield from csv.items()
    yield urls.PACKAGE, datapackage(frame, csv)
    for act in frame.plan.acts:
        if act.number in dataset.proofs:
            yield urls.source(act), dataset.proofs[act.number].text.encode()
    json = PlanJson(frame)
    yield urls.PLAN_JSON, json.whole()
    yield urls.PLAN_SCHEMA, json.schema()
    for measure in frame.plan.measures:
        yield urls.measure_json(measure), json.measure(measure)
        yield urls.measure_csl(measure), csl(frame, measure)
        yield urls.measure_bibtex(measure), bibtex(frame, measure)
    yield from calendars(frame)
    yield from feeds(frame)
    for act in frame.amending:
        if act.body:
            yield urls.akoma_ntoso(act), akoma_ntoso(frame, act)


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
