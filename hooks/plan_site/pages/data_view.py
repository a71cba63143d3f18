"""The page about the data: every file with its size and fingerprint, every column, how to open
them, what is promised, and how the dataset was checked."""

import hashlib
import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from plan_site.analysis.responsibilities import Duties
from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Measure
from plan_site.exports.jsonld import vocabulary
from plan_site.exports.tables import rows
from plan_site.exports.tables.schema import Table
from plan_site.proof import reconciliation
from plan_site.proof.collation import Proof
from plan_site.proof.reconciliation import Count
from plan_site.publication import urls
from plan_site.publication.edition import Edition, View

DIGITS: Final = 16
"""Of a file's SHA-256 the page shows so many hexadecimal digits; the list of sums has them all."""

PROGRAMS: Final = {
    "python": """import pandas
measures = pandas.read_csv("{csv}", dtype=str)""",
    "polars": """import polars
measures = polars.read_csv("{csv}", infer_schema=False)""",
    "duckdb": """SELECT * FROM read_csv('{csv}', all_varchar = true);""",
    "r": """measures <- read.csv("{csv}",
  colClasses = "character", fileEncoding = "UTF-8-BOM")""",
    "curl": """curl -O {xlsx} -O {sums}
sha256sum --check --ignore-missing SHA256SUMS""",
}
"""How programs take the files: `data.open.<name>` says in words what each does."""

QUERIES: Final = {
    "duckdb": """WITH sums AS (
  SELECT measure, sum(million_tenge::DECIMAL(18, 3)) AS million_tenge
  FROM read_csv('{data}funding.csv', all_varchar = true)
  WHERE total = 'false' GROUP BY measure)
SELECT body, measure, label, d.due, million_tenge
FROM read_csv('{data}deadlines.csv', all_varchar = true) d
JOIN read_csv('{data}measures.csv', all_varchar = true) ON number = measure
LEFT JOIN sums USING (measure)
ORDER BY body, ends, measure;""",
    "python": """import pandas
due, sums, labels = (
  pandas.read_csv("{data}" + t + ".csv", dtype=str)
  for t in ("deadlines", "funding", "measures"))
sums = sums[sums.total == "false"].set_index("measure").million_tenge
sums = sums.astype(float).groupby("measure").sum(min_count=1)
labels = labels.set_index("number").label
answer = due.join(labels, "measure").join(sums, "measure")
answer = answer.sort_values(["body", "ends", "measure"])
print(answer[["body", "measure", "label", "due", "million_tenge"]])""",
}
"""Which body does what, by when and for how much: a sum is a measure's, counted once for it."""


@dataclass(frozen=True, kw_only=True)
class Download:
    """A download as readers are told of it; `kilobytes` is rounded up, `digest` the beginning.

    Both are known when the page is printed, for it is then that its file must be.
    """

    address: str
    said: str
    files: Mapping[str, bytes]

    @property
    def kilobytes(self) -> int:
        return -(-len(self.files[self.address]) // 1024)

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.files[self.address]).hexdigest()[:DIGITS]

    @property
    def name(self) -> str:
        return posixpath.basename(self.address)


@dataclass(frozen=True, kw_only=True, slots=True)
class DataPage:
    """What the template of the page about the data prints."""

    files: Sequence[Download]
    tables: Sequence[Table]
    programs: Mapping[str, str]
    queries: Mapping[str, str]
    example: Measure
    checked: Sequence[tuple[Act, Proof, tuple[Count, ...]]]
    unchecked: Sequence[Act]
    unheld: int
    acting: Sequence[Duties]


def data(edition: Edition, files: Mapping[str, bytes]) -> View[DataPage]:
    """`files` are the downloads, by address."""
    plan, absolute = edition.plan, edition.absolute
    checked = [
        (act, proof, reconciliation.reconcile(plan, act, proof))
        for act in plan.acts
        if (proof := edition.dataset.proofs.get(act.number))
    ]
    places = {
        # The files stand once for all editions; the page about them has one in each.
        "data": f"{posixpath.dirname(absolute(urls.table('measures')))}/",
        "csv": absolute(urls.table("measures")),
        "xlsx": absolute(urls.SPREADSHEET),
        "sums": absolute(urls.CHECKSUMS),
    }
    tables = rows.tables(edition.untranslated())
    return edition.single(
        "data",
        urls.DATA,
        DataPage(
            files=[
                Download(address=address, said=said, files=files)
                for address, said in _downloads(edition, tables)
                if address in files
            ],
            tables=tables,
            programs={name: code.format(**places) for name, code in PROGRAMS.items()},
            queries={name: code.format(**places) for name, code in QUERIES.items()},
            example=plan.measures[0],
            checked=checked,
            unchecked=[act for act in plan.acts if act.number not in edition.dataset.proofs],
            unheld=edition.unheld(),
            acting=edition.acting,
        ),
        linked=vocabulary.dataset(edition, files),
    )


def _downloads(edition: Edition, tables: Iterable[Table]) -> Iterator[tuple[str, str]]:
    """Every file with what it is for, the one to offer first before all."""
    w = edition.words
    yield urls.SPREADSHEET, w.get("data.files.xlsx")
    for table in tables:
        yield urls.table(table.name), table.description
    yield urls.PACKAGE, w.get("data.files.package")
    yield urls.PLAN_JSON, w.get("data.files.whole")
    yield urls.PLAN_SCHEMA, w.get("data.files.schema")
    for act in edition.amending:
        yield urls.akoma_ntoso(act), w.get("data.files.akn", act=act.number)
    yield urls.DATASET, w.get("data.files.plan")
    for act in edition.plan.acts:
        if act.source:
            yield urls.source(act), w.get("data.files.source", act=act.number)
    for name in edition.dataset.beside.texts:
        if name.startswith("editions/"):
            language = w.language_name(posixpath.basename(name).removesuffix(".yaml"))
            yield urls.beside(name), w.get("data.files.edition", language=language)
        else:
            yield urls.beside(name), w.get("data.files.vocabulary")
    yield urls.CHECKSUMS, w.get("data.files.sums")
