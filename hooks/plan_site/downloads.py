"""Plan → the files that readers take away: address → bytes. Their addresses are a promise."""

from datetime import date

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
from .plan_json import plan_json
from .spreadsheet import spreadsheet
from .table_rows import tables


def downloads(frame: Frame) -> dict[str, bytes]:
    """Everything below `data/`, and the calendars and feeds."""
    dataset, words = frame.dataset, frame.words
    made = tables(frame)
    csv = {addresses.table(table.name): csv_file(table) for table in made}
    about = (words.get("table.about"), _about(frame))
    files = {
        addresses.DATASET: dataset.text.encode(),
        addresses.SPREADSHEET: spreadsheet(made, about, frame.updated),
        **csv,
        addresses.PACKAGE: datapackage(frame, made, csv),
        **{
            addresses.source(act): dataset.proofs[act.number].text.encode()
            for act in frame.plan.acts
            if act.number in dataset.proofs
        },
        **plan_json(frame),
        **{addresses.measure_csl(m): csl(frame, m) for m in frame.plan.measures},
        **{addresses.measure_bibtex(m): bibtex(frame, m) for m in frame.plan.measures},
        **calendars(frame),
        **feeds(frame),
        **{
            addresses.akoma_ntoso(act): akoma_ntoso(frame, act)
            for act in frame.amending
            if act.body
        },
    }
    return files | {addresses.CHECKSUMS: checksums(files)}


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
