"""What is no act, or none that can be read, is refused in one line, and nothing is written."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

import made_acts
from plan_site.drafting import command
from plan_site.drafting.readers import reading
from support import copied_plan


def page(body: str) -> bytes:
    return f"<html><body>{body}</body></html>".encode()


def rows(*numbers: int) -> str:
    words = ("Көшет отырғызу", "фильм", "2025 жылғы тамыз", "ОМ", "-", "-")
    cells = "".join(f"<td>{each}</td>" for each in words)
    return "<table>" + "".join(f"<tr><td>{n}.</td>{cells}</tr>" for n in numbers) + "</table>"


def picture_only() -> bytes:
    """A PDF of one page without a letter, as a scan is."""
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.rect(50, 50, 400, 600)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def packed(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "мазмұн")
    return file.getvalue()


def empty_word() -> bytes:
    file = io.BytesIO()
    docx.Document().save(file)
    return file.getvalue()


HEAD = "<tr>" + "".join(f"<th>{head}</th>" for head in made_acts.HEADS) + "</tr>"
RUSSIAN = "<p>О внесении изменений в постановление Правительства Республики Казахстан</p>"
CASES: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "scan": (picture_only, "holds no text; a scan must be read by a person"),
    "no table": (page("<p>Көшеттерді отырғызу туралы</p>"), "has no table; measures stand in one"),
    "another table": (
        page("<p>Көшеттерді отырғызу туралы</p><table><tr><td>Өңір</td><td>Үлес</td></tr></table>"),
        "has no table of measures",
    ),
    "empty tables": (
        page("<p>Көшет туралы</p><table></table><table><tr></tr></table>"),
        "has no",
    ),
    "no column of measures": (
        page(
            "<p>Көшет туралы</p><table><tr><th>Мерзімі</th><th>Нысаны</th><th>Көзі</th></tr>"
            "<tr><td>2025 жылғы тамыз</td><td>фильм</td><td>ЖБ</td></tr></table>"
        ),
        "has no row that can be read",
    ),
    "two tables": (page(rows(1, 2) + rows(1, 2)), "has row 1 twice"),
    "another language": (page(RUSSIAN + rows().replace("Көшет", "Сад")), "is not in Kazakh"),
    "cut PDF": (lambda: made_acts.pdf(made_acts.act_392())[:900], "is a damaged or locked PDF"),
    "cut Word": (lambda: made_acts.word(made_acts.act_392())[:5000], "is a damaged Word file"),
    "another archive": (packed("notes.txt"), "is a packed file, but no Word document"),
    "false Word": (packed("word/document.xml"), "is a damaged Word file"),
    "empty Word": (empty_word, "holds no text"),
    "old Word": (
        b"\xd0\xcf\x11\xe0" + b"\0" * 600,
        "is a Word file of before 2007; save it as .docx",
    ),
    "RTF": (b"{\\rtf1 x}", "is RTF; save it as .docx"),
    "picture": (b"\x89PNG\r\n", "is a picture"),
    "bytes": (bytes(range(128, 256)) * 9, "is neither text in UTF-8 nor a format known here"),
    "nothing": (b" \n", "is empty"),
    "another act": (
        lambda: made_acts.page(made_acts.act_392()),
        "is act № 392 by its own words, not № 748",
    ),
    "dotted": (
        page(rows(1).replace("1.", "1.1.").replace("<tr>", f"{HEAD}<tr>")),
        "numbers its rows «1.1.»",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_in_one_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, said = CASES[name]
    file = tmp_path / "act.bin"
    file.write_bytes(content if isinstance(content, bytes) else content())
    plan = copied_plan(tmp_path)
    before = {path: path.read_bytes() for path in plan.parent.rglob("*.*") if path.is_file()}
    assert command.main([str(file), "--act", "748", "--write", str(plan)]) == 1
    told = capsys.readouterr()
    [line] = told.err.splitlines()
    assert line.startswith(f"act.bin: {said}")
    assert told.out == ""
    after = {path: path.read_bytes() for path in plan.parent.rglob("*.*") if path.is_file()}
    assert after == before


def test_what_is_no_file_is_never_opened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for file, said in (
        (pipe, "is no file"),
        (tmp_path, "is no file"),
        (tmp_path / "none", "can't be read"),
    ):
        assert command.main([str(file), "--act", "748"]) == 1
        assert said in capsys.readouterr().err


def test_a_file_larger_than_any_act_is_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "act.html"
    with file.open("wb") as opened:
        opened.truncate(reading.LIMIT + 1)
    assert command.main([str(file), "--act", "748"]) == 1
    assert "is larger than" in capsys.readouterr().err


def test_a_number_that_is_none_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert command.main([str(tmp_path / "x"), "--act", "№748"]) == 1
    assert "--act №748 is no number such as 748" in capsys.readouterr().err
