"""Plan → the files that readers take away: address → bytes. Their addresses are a promise."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from . import addresses
from .akoma_ntoso import akoma_ntoso
from .bibtex import bibtex
from .calendars import calendars
from .checksums import checksums
from .citation import csl
from .csv_files import csv_file
from .datapackage import datapackage
from .feeds import feeds
from .frame import Frame
from .made import Files, Maker
from .plan_json import PlanJson
from .spreadsheet import spreadsheet
from .table_rows import TABLES, tables


def downloads(frame: Frame) -> Files:
    """Everything below `data/`, and the calendars and feeds; the list of sums comes last."""
    found = dict(_files(frame))

    def listed() -> bytes:
        return checksums({address: files.facts(address).digest for address in found})

    files = Files([*found.items(), (addresses.CHECKSUMS, listed)])
    return files


def _files(frame: Frame) -> Iterator[Maker[bytes]]:
    dataset = frame.dataset
    yield addresses.DATASET, dataset.text.encode
    yield addresses.SPREADSHEET, partial(_spreadsheet, frame)
    csv = Files((addresses.table(name), partial(_csv, frame, name)) for name in TABLES)
    yield from csv.each()
    yield addresses.PACKAGE, partial(datapackage, frame, csv)
    for act in frame.plan.acts:
        if act.number in dataset.proofs:
            yield addresses.source(act), dataset.proofs[act.number].text.encode
    json = PlanJson(frame)
    yield addresses.PLAN_JSON, json.whole
    yield addresses.PLAN_SCHEMA, json.schema
    for measure in frame.plan.measures:
        yield addresses.measure_json(measure), partial(json.measure, measure)
        yield addresses.measure_csl(measure), partial(csl, frame, measure)
        yield addresses.measure_bibtex(measure), partial(bibtex, frame, measure)
    yield from calendars(frame)
    yield from feeds(frame)
    for act in frame.amending:
        if act.body:
            yield addresses.akoma_ntoso(act), partial(akoma_ntoso, frame, act)


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
        (words.get("table.about.address"), frame.written(addresses.DATA)),
        (words.get("table.about.site"), words.get("footer.unofficial")),
        (words.get("data.licence"), words.get("data.licence.text")),
    ]
