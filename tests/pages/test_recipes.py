"""How programs take the files away: each recipe of the data page, run where its program is.

DuckDB comes with the tests: one wheel that needs nothing. pandas and polars, 300 MB with what they
need, R and LibreOffice would cost every run more than they tell; whoever has them runs theirs too.
"""

import csv
import io
import shutil
import subprocess
from contextlib import redirect_stdout
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import site_support
from plan_site.analysis import deadlines, funding
from plan_site.exports.downloads import downloads
from plan_site.pages import data_view
from site_support import HOST, by_id, content, find, text

RUN = ("python", "polars", "duckdb", "r")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("recipes")
    for address, bytes_ in downloads(site_support.views(url=HOST)).items():
        if address.endswith((".csv", ".xlsx")):
            (made / Path(address).name).write_bytes(bytes_)
    return made


@cache
def shown(part: str) -> dict[str, str]:
    """Program → its code, as the data page shows it below `open-` or `query-`."""
    page = content(site_support.site(url=HOST), "data/")
    codes = find(page, f"//h3[starts-with(@id, '{part}-')]")
    return {h.get("id").removeprefix(f"{part}-"): h.getnext().text_content() for h in codes}


def here(code: str, folder: Path) -> str:
    return code.replace(f"{HOST}data", str(folder))


def python(code: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    with redirect_stdout(io.StringIO()):
        exec(code, names)
    return names


def run(program: str, code: str) -> list[dict[str, Any]]:
    """The rows that a program's code gives; a program that is not here is told and skipped."""
    if program == "duckdb":
        relation = pytest.importorskip("duckdb", reason="no duckdb here").sql(code)
        return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
    if program == "r":
        if not shutil.which("Rscript"):
            pytest.skip("no R here")
        asked = f"{code}\nwrite.csv(measures, stdout(), row.names = FALSE)"
        done = subprocess.run(["Rscript", "-e", asked], capture_output=True, text=True, check=True)
        return [*csv.DictReader(io.StringIO(done.stdout))]
    library = "pandas" if program == "python" else program
    pytest.importorskip(library, reason=f"no {library} here")
    names = python(code)
    table = names.get("answer", names.get("measures"))
    assert table is not None
    rows: list[dict[str, Any]]
    rows = table.to_dict("records") if program == "python" else table.to_dicts()
    return rows


def test_the_page_has_a_recipe_for_every_program() -> None:
    assert {*shown("open")} == {*RUN, "curl"} == {*data_view.PROGRAMS}
    assert {*shown("query")} == {*data_view.QUERIES}
    opened = text(by_id(content(site_support.site(url=HOST), "data/"), "open").getparent())
    assert "LibreOffice" in opened
    assert "Excel" in opened


@pytest.mark.parametrize("program", RUN)
def test_text_stays_text(program: str, folder: Path) -> None:
    rows = run(program, here(shown("open")[program], folder))
    assert [row["number"] for row in rows] == [
        m.number for m in site_support.dataset().plan.measures
    ]
    [row] = [row for row in rows if row["number"] == "29-1"]
    assert row["subsection"] == "2.1"
    assert row["text"] == site_support.dataset().plan.measure("29-1").current.text


def opened(file: Path, folder: Path, *chosen: str) -> dict[str, list[list[tuple[str, str]]]]:
    """Sheet → its rows as LibreOffice has them: of each cell the type and the text."""
    if not shutil.which("soffice"):
        pytest.skip("no LibreOffice here")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    to = ["--convert-to", "fods", "--outdir", str(folder), str(file)]
    command = ["soffice", profile, "--headless", *chosen, *to]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    office = {
        name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table")
    }
    sheets = etree.parse(folder / f"{file.stem}.fods").iterfind(".//table:table", office)
    kind, name = f"{{{office['office']}}}value-type", f"{{{office['table']}}}name"
    return {
        str(sheet.get(name)): [
            [(str(cell.get(kind)), "".join(map(str, cell.itertext())).strip()) for cell in row]
            for row in sheet.iterfind(".//table:table-row", office)
        ]
        for sheet in sheets
    }


@pytest.mark.thorough
def test_text_stays_text_in_libreoffice(folder: Path, tmp_path: Path) -> None:
    """What its window for a CSV file is told to choose, as it takes that without a window."""
    comma, quote, utf8, first, text_type, english = 44, 34, 76, 1, 2, 1033
    file = folder / "measures.csv"
    head, *wanted = csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig")))
    columns = "/".join(f"{at}/{text_type}" for at in range(1, len(head) + 1))
    choice = f"--infilter=CSV:{comma},{quote},{utf8},{first},{columns},{english}"
    [sheet] = opened(file, tmp_path, choice).values()
    assert [[said for _, said in row[:2]] for row in sheet[1 : len(wanted) + 1]] == [
        row[:2] for row in wanted
    ]
    cells = [cell for row in sheet for cell in row if cell[1]]
    assert len(cells) > 100
    assert {kind for kind, _ in cells} == {"string"}
    [row] = [row for row in sheet if row[0][1] == "29-1"]
    assert row[head.index("subsection")] == ("string", "2.1")


@pytest.mark.thorough
def test_the_spreadsheet_keeps_its_numbers_in_libreoffice(folder: Path, tmp_path: Path) -> None:
    book = opened(folder / "plan.xlsx", tmp_path)
    cells = {cell for sheet in book.values() for row in sheet for cell in row}
    assert {("string", "29-1"), ("string", "2.1")} <= cells
    assert "date" not in {kind for kind, said in cells if said in ("29-1", "2.1")}


@pytest.mark.parametrize("program", data_view.QUERIES)
def test_the_query_tells_which_body_does_what_by_when_and_for_how_much(
    program: str, folder: Path
) -> None:
    plan = site_support.dataset().plan
    rows = run(program, here(shown("query")[program], folder))
    sums = {m.number: funding.counted(m.current.cost) for m in plan.measures}
    wanted = sorted(
        (
            body,
            due.last,
            m.number,
            m.label,
            due.iso,
            sum((a.million_tenge or 0) for a in sums[m.number]),
        )
        for m in plan.measures
        for due in deadlines.dates(plan, m)
        for body in m.current.responsible.agencies
    )
    assert [(r["body"], r["measure"], r["label"], r["due"]) for r in rows] == [
        (body, number, label, due) for body, _, number, label, due, _ in wanted
    ]
    for row, (*_, million) in zip(rows, wanted, strict=True):
        said = row["million_tenge"]
        none = said is None or said != said
        assert (Decimal(0) if none else round(Decimal(str(said)), 3)) == million
