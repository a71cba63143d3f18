"""The same few rows as other registers print them: each is read, and what it leaves is told."""

import io
import quopri
import re
import tempfile
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Flowing
from reportlab.platypus import Table as Grid

from made_acts import HEADS, letters, pdf, word
from plan_site.drafting.document import UnreadableDocumentError
from plan_site.drafting.draft import Draft, draft
from plan_site.drafting.readers.pdf_layout import CellLines, Line
from small_prints import ABOVE, BELOW, DAY, ROWS, TITLE, cells, lines, places, read, tds
from support import ROOT


def test_two_rows_of_heads_another_order_and_a_column_of_notes(tmp_path: Path) -> None:
    heads = "".join(
        f"<th rowspan=2>{head}</th>"
        for head in (
            "№ р/с",
            "Іс-шараның атауы",
            "Орындалу мерзімі",
            "Орындауға жауаптылар",
            "Нысаны",
        )
    )
    rows = [
        f"{heads}<th colspan=2>Қаржыландыру</th><th rowspan=2>Ескертпе</th>",
        "<th>көлемі (млн теңге)</th><th>көзі</th>",
        tds(*"12345678"),
        "<th colspan=8>1. Кітап қоры</th>",
        "<th colspan=8><p>1.1. Қысқа мерзімді шаралар</p></th>",
    ]
    for number, text, completion, deadline, responsible, cost, funding in ROWS:
        note = "келісім бойынша" if number == "2" else ""
        rows.append(tds(f"{number})", text, deadline, responsible, completion, cost, funding, note))
    made = read(tmp_path, f"{ABOVE}<table>{lines(*rows)}</table>{BELOW}")
    assert cells(made) == list(ROWS)
    assert places(made) == [("1", "1.1")] * 4
    told = [line.partition(": ")[2] for line in made.doubts]
    assert told == [
        "the column «Ескертпе» is none of the dataset's; its words are left out: "
        "of row 2 «келісім бойынша»",
    ]
    body = made.tree["acts"][0]["body"]
    assert {"signature": "Қазақстан Республикасының Премьер-Министрі Ә. Ойдан"} in body
    assert body[0] == {"title": f"{TITLE}н бекіту туралы"}
    assert body[-1] == {"text": "ЖБ – жергілікті бюджет."}
    assert made.tree["acts"][0]["in_force"] == "2026-02-03"


def test_titles_between_tables_and_sums_by_year(tmp_path: Path) -> None:
    heads = "".join(f"<td rowspan=2>{head}</td>" for head in HEADS[:5])
    head = lines(
        f"{heads}<td colspan=2>Болжамды шығыстар (млн теңге)</td><td rowspan=2>Көздері</td>",
        tds("2026 жыл", "2027 жыл"),
    )
    parts = []
    for section, term, rows in (("I. Қор", "Қысқа", ROWS[:2]), ("II. Оқырман", "Орта", ROWS[2:])):
        found = [tds(*row[:5], "120,5", "-", row[6]) for row in rows]
        total = "<td colspan=5>Барлығы</td><td>241</td><td>-</td><td></td>"
        table = f"<table>{head}{lines(*found, total)}</table>"
        parts.append(f"<p><b>{section}</b></p><p>{term} мерзімді шаралар</p>{table}")
    made = read(tmp_path, ABOVE + "".join(parts) + BELOW)
    assert cells(made) == [(*row[:5], "2026 жылы – 120,5 млн теңге", row[6]) for row in ROWS]
    assert places(made) == [("1", "1.1")] * 2 + [("2", "2.1")] * 2
    said = "\n".join(made.doubts)
    assert "the cost stands in several columns" in said
    assert said.count("a row of totals is left out") == 2
    assert said.count("a subsection without a number") == 2


def test_a_cell_that_two_rows_share_counts_for_both_and_is_told(tmp_path: Path) -> None:
    rows = [tds(*HEADS), "<td colspan=7>1-бөлім. Қор</td>"]
    first, second, *rest = ROWS
    rows.append(tds(*first[:4]) + "<td rowspan=2>ЖАО</td>" + tds(*first[5:]))
    rows.append(tds(*second[:4]) + tds(*second[5:]))
    rows += [tds(*row) for row in rest]
    made = read(tmp_path, f"{ABOVE}<table>{lines(*rows)}</table>{BELOW}")
    assert [row[4] for row in cells(made)] == ["ЖАО", "ЖАО", "ОКМ, АБМ", "АБМ"]
    assert [line.partition(": ")[2] for line in made.doubts] == [
        "one cell is the responsible of rows 1, 2: «ЖАО»"
    ]


def test_word_counts_the_rows_by_itself_and_titles_stand_beside_their_numbers(
    tmp_path: Path,
) -> None:
    made_up = docx.Document()
    made_up.add_paragraph(f"{TITLE}н бекіту туралы")
    made_up.add_paragraph(f"Қазақстан Республикасы Үкіметінің {DAY} қаулысы")
    table = made_up.add_table(0, 7)
    for row in (HEADS, ("1.", "Кітап қоры", *[""] * 5), *(("", *row[1:]) for row in ROWS)):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file = io.BytesIO()
    made_up.save(file)
    made = read(tmp_path, file.getvalue())
    assert [row[1:] for row in cells(made)] == [row[1:] for row in ROWS]
    assert [row[0] for row in cells(made)] == ["1", "2", "3", "4"]
    assert made.tree["sections"][0]["title"] == "Кітап қоры"
    assert any("rows are numbered in their order" in line for line in made.doubts)


@pytest.mark.parametrize("numbers", [("1", "2", "5"), ("2", "3", "4")])
def test_a_number_that_jumps_is_told(numbers: tuple[str, ...], tmp_path: Path) -> None:
    rows = [tds(*HEADS), *(tds(number, *ROWS[0][1:]) for number in numbers)]
    made = read(tmp_path, f"{ABOVE}<table>{lines(*rows)}</table>{BELOW}")
    [jump] = [line for line in made.doubts if "jumps" in line]
    assert f"row {'5' if '5' in numbers else '2'}: its number jumps" in jump


def test_a_phrase_that_no_rule_reads_is_told_with_what_to_fill_in(tmp_path: Path) -> None:
    row = [*ROWS[0][:3], "қар кеткен соң", *ROWS[0][4:]]
    made = read(tmp_path, f"{ABOVE}<table>{lines(tds(*HEADS), tds(*row))}</table>{BELOW}")
    [told] = [line for line in made.doubts if "no rule reads" in line]
    assert told.endswith(
        "row 1: deadline: no rule reads «қар кеткен соң»; "
        "write beside it reading: {deadline: {kind: …, dates: […]}}"
    )


@pytest.mark.parametrize("make", [word, pdf])
def test_a_number_without_a_head_above_is_read_by_the_order_of_columns(
    make: Any, tmp_path: Path
) -> None:
    blocks = [
        ("p", f"{TITLE}н бекіту туралы"),
        ("p", f"Қазақстан Республикасы Үкіметінің {DAY} қаулысы"),
        *(("row", list(row)) for row in ROWS),
    ]
    assert cells(read(tmp_path, make(blocks))) == list(ROWS)


def test_a_page_laid_out_by_tables_with_broken_words_and_a_saved_archive(tmp_path: Path) -> None:
    table = f"<table>{lines(tds(*HEADS), *(tds(*row) for row in ROWS))}</table>"
    soft = f"{ABOVE}{table}{BELOW}".replace("Курстар", "Кур&shy;стар")
    page = f"""<html><body><table><tr><td colspan=2><a href=/>Басты бет</a></td></tr>
<tr><td><ul><li><a href=/1>Заңдар туралы</a></li></ul></td><td>{soft}</td></tr></table></body>
</html>"""
    made = read(tmp_path, page)
    assert cells(made) == list(ROWS)
    assert made.tree["acts"][0]["body"][0] == {"title": f"{TITLE}н бекіту туралы"}
    archive = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quopri.encodestring(page.encode())
        + b"\r\n--b--\r\n"
    )
    assert read(tmp_path, archive).tree == made.tree


def numbered(cell: Any) -> None:
    """Have Word count the paragraph of a cell by itself, as «1.» in its list of numbers."""
    settings = OxmlElement("w:numPr")
    for name, value in (("ilvl", "0"), ("numId", "99")):
        settings.append(valued(name, value))
    cell.paragraphs[0]._p.get_or_add_pPr().append(settings)


def valued(name: str, value: str) -> Any:
    element = OxmlElement(f"w:{name}")
    element.set(qn("w:val"), value)
    return element


def test_the_numbers_that_word_counts_are_read(tmp_path: Path) -> None:
    made_up = docx.Document()
    numbering = made_up.part.numbering_part.element
    kind, level, list_of = (OxmlElement(f"w:{name}") for name in ("abstractNum", "lvl", "num"))
    kind.set(qn("w:abstractNumId"), "99")
    level.set(qn("w:ilvl"), "0")
    list_of.set(qn("w:numId"), "99")
    for name, value in (("start", "7"), ("numFmt", "decimal"), ("lvlText", "%1.")):
        level.append(valued(name, value))
    kind.append(level)
    list_of.append(valued("abstractNumId", "99"))
    numbering.insert(0, kind)
    numbering.append(list_of)
    made_up.add_paragraph(f"{TITLE}н бекіту туралы")
    made_up.add_paragraph(f"Қазақстан Республикасы Үкіметінің {DAY} қаулысы")
    table = made_up.add_table(0, 7)
    for row in (HEADS, *(("", *row[1:]) for row in ROWS)):
        added = table.add_row().cells
        for cell, text in zip(added, row, strict=True):
            cell.text = text
        if not row[0]:
            numbered(added[0])
    file = io.BytesIO()
    made_up.save(file)
    made = read(tmp_path, file.getvalue())
    assert [row[0] for row in cells(made)] == ["7", "8", "9", "10"]


def test_a_head_that_a_page_cuts_is_whole(tmp_path: Path) -> None:
    heads = ("Р/с №", "Іс-шараның атауы", "Іс-шараны аяқтау нысаны", "Іс-шараны орындау мерзімі",
             "Іс-шараны орындауға жауапты мемлекеттік органдар мен олардың ведомстволық ұйымдары",
             "Болжамды шығыстар", "Қаржыландыру көздері")  # fmt: skip
    for filled in range(17, 28):
        above = [("p", f"{TITLE}н бекіту туралы"), ("p", f"Үкіметтің {DAY} қаулысы")]
        above += [("p", f"{number}. Орындалсын.") for number in range(1, filled)]
        table = [("heads", heads), *(("row", list(row)) for row in ROWS)]
        made = read(tmp_path, pdf([*above, *table], crossing=1, repeated=0))
        assert cells(made) == list(ROWS)
        said = [line.partition(": ")[2] for line in made.doubts]
        assert [line for line in said if "put together" in line and "row 1:" in line] == []
        texts = [item.get("text", "") for item in made.tree["acts"][0]["body"]]
        assert " ".join(heads) in texts


def boxed_pdf() -> bytes:
    """Rules drawn as narrow boxes, as browsers do, and a row that the page's end leaves open."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, pagesize=landscape(A4))
    edges = [40, 80, 300, 400, 500, 600, 700, 800]

    def row(top: float, bottom: float, *lines: tuple[str, ...], closed: bool = True) -> None:
        for edge in edges:
            canvas.rect(edge, bottom, 0.75, top - bottom, stroke=0, fill=1)
        for left, right in pairwise(edges) if closed else ():
            canvas.rect(left, bottom, right - left, 0.75, stroke=0, fill=1)
        for at, texts in enumerate(lines):
            for edge, text in zip(edges, texts, strict=False):
                canvas.drawString(edge + 4, top - 12 - 12 * at, text)

    canvas.setFont(letters(), 7)
    canvas.drawString(60, 560, f"{TITLE}н бекіту туралы")
    canvas.drawString(60, 545, f"Қазақстан Республикасы Үкіметінің {DAY} қаулысы")
    canvas.rect(40, 400, 760, 0.75, stroke=0, fill=1)
    row(400, 380, HEADS)
    row(380, 360, ROWS[0])
    row(360, 330, (*ROWS[1][:1], "Кітапхана залдары мен", *ROWS[1][2:]), closed=False)
    canvas.showPage()
    canvas.setFont(letters(), 7)
    row(540, 520, ("", "қорын жаңарту"))
    row(520, 500, ROWS[2])
    row(500, 480, ROWS[3])
    canvas.save()
    return file.getvalue()


def test_a_row_that_a_page_leaves_open_is_one_row_though_rules_are_boxes(tmp_path: Path) -> None:
    made = read(tmp_path, boxed_pdf())
    whole = "Кітапхана залдары мен қорын жаңарту"
    assert cells(made) == [ROWS[0], ("2", whole, *ROWS[1][2:]), *ROWS[2:]]
    said = [line.partition(": ")[2] for line in made.doubts]
    assert f"row 2: text: put together with page 2: «{whole}»" in said


def broken_words_pdf() -> bytes:
    """A column of measures so narrow that words are broken, as word processors print it: once by
    the page's end, then within a cell."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=landscape(A4))
    edges = [40, 80, 130, 300, 450, 600, 700, 800]
    start, end = "Кітапханаш", "ылардың"

    def row(top: float, bottom: float, number: str, *lines: str) -> None:
        canvas.grid(edges, [bottom, top])
        canvas.setFont(letters(), 8)
        for at, text in enumerate(lines):
            canvas.drawString(edges[1] + 2, top - 12 - 12 * at, text)
        for edge, text in zip([edges[0], *edges[2:]], (number, *ROWS[0][2:]), strict=False):
            canvas.drawString(edge + 2, top - 12, text if number else "")

    canvas.setFont(letters(), 7)
    canvas.drawString(60, 560, f"{TITLE}н бекіту туралы")
    canvas.drawString(60, 545, f"Қазақстан Республикасы Үкіметінің {DAY} қаулысы")
    canvas.grid(edges, [400, 440])
    for edge, text in zip(edges, HEADS, strict=False):
        canvas.drawString(edge + 2, 428, text)
    row(400, 360, "1", "Залды")
    row(360, 340, "2", start)
    canvas.showPage()
    row(540, 500, "", end, "курсы")
    row(500, 440, "3", start, end, "курсы")
    canvas.save()
    return file.getvalue()


def test_a_word_that_a_page_breaks_is_no_word_to_know_others_by(tmp_path: Path) -> None:
    """«Кітапханаш|ылардың» in row 2, which crosses pages, made both whole words, and row 3 was
    read with a blank in the word, of which nothing told."""
    made = read(tmp_path, broken_words_pdf())
    texts = [(row[0], row[1]) for row in cells(made)]
    assert texts[2] == ("3", "Кітапханашылардың курсы")
    assert [line for line in made.doubts if "row 3: text: a word is put together over" in line]
    assert [line for line in made.doubts if "row 2: text: put together with page 2" in line]


def test_two_words_that_may_be_one_are_told() -> None:
    """Where both fill the line and one of them stands whole nowhere, the blank is a guess."""
    first = Line("орта", left=0, top=0, right=40, bottom=10, size=8, first=8, last_word=40)
    second = Line("атлас", left=0, top=12, right=38, bottom=22, size=8, first=8, first_word=38)
    cell = CellLines([first, second], right=42)
    made = cell.cell("page 1", frozenset({"орта"}))
    assert made.text == "орта атлас"
    assert made.remark == "two words, or one that a line's end breaks: «орта|атлас»"
    assert not cell.cell("page 1", frozenset({"орта", "атлас"})).remark


def turned(*pages: tuple[int, int]) -> bytes:
    """The rows on pages, each drawn at an angle and shown turned by another."""
    file, style = io.BytesIO(), ParagraphStyle("cell", fontName=letters(), fontSize=8)
    across, high = landscape(A4)
    made = Canvas(file)
    for drawn, shown in pages:
        made.setPageSize((high, across) if drawn else (across, high))
        made.setPageRotation(shown)
        if drawn:
            made.translate(high, 0)
            made.rotate(drawn)
        made.setFont(letters(), 9)
        for at, words in enumerate((f"{TITLE}н бекіту туралы", f"{DAY} қаулысы", "1-бөлім. Қор")):
            made.drawString(30, high - 40 - 16 * at, words)
        data = [[Flowing(words, style) for words in row] for row in (HEADS, *ROWS)]
        rules = [("GRID", (0, 0), (-1, -1), 1, black)]
        grid = Grid(data, [36, 230, 95, 90, 90, 120, 95], style=rules)
        grid.wrapOn(made, across, high)
        grid.drawOn(made, 20, 120)
        made.showPage()
    made.save()
    return file.getvalue()


@pytest.mark.parametrize("page", [(0, 0), (90, 90)])
def test_a_page_that_is_shown_turned_is_read(page: tuple[int, int], tmp_path: Path) -> None:
    made = read(tmp_path, turned(page))
    assert cells(made) == list(ROWS)
    assert not [line for line in made.doubts if "sideways" in line]


def test_words_that_stand_sideways_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match="has its words sideways; turn its pages"):
        read(tmp_path, turned((90, 0)))
    made = read(tmp_path, turned((0, 0), (90, 0)))
    assert cells(made) == list(ROWS)
    [told] = [line for line in made.doubts if "sideways" in line]
    assert told.startswith("act:page 2: words that stand sideways are left out: «")


SOURCE = (ROOT / "tests/plans/act-392/data/sources/392.kk.txt").read_text("utf-8")


@cache
def drafted(text: str) -> Draft:
    """What is drafted of a torn text; seconds each, so once for all tests."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "act"
        file.write_text(text, "utf-8")
        return draft(file, "392")


def torn(text: str) -> tuple[str, ...]:
    return drafted(text).doubts


@pytest.mark.thorough
def test_a_torn_text_without_the_blanks_at_its_lines_ends_is_told() -> None:
    stripped = "\n".join(line.rstrip() for line in SOURCE.split("\n"))
    [told] = [line for line in torn(stripped) if "no line ends" in line]
    assert told.endswith("is guessed; read each cell")
    rows = [line for line in torn(stripped) if line.endswith("words part is guessed")]
    assert len(rows) == 17
    assert "row 47-3: where its cells end" in rows[-2]
    assert not [line for line in torn(SOURCE) if line.endswith("words part is guessed")]
    assert not [line for line in torn(SOURCE) if "no line ends" in line]


def test_a_hyphen_at_a_lines_end_that_may_be_a_break_is_told() -> None:
    doubts = torn(SOURCE.replace("\nшешімімен ", "\nшеші-\nмімен ", 1))
    assert [said for said in doubts if "over a line's end: «шеші-|мімен»" in said]


def test_spaced_out_words_that_nothing_parts_from_others_are_told() -> None:
    """«р ы н а  "» is «рына "», and with one blank may be «рына"»."""
    single = re.sub(r"(?<=\S) {2,}(?=\S)", " ", SOURCE)
    doubts = torn(single)
    assert [line for line in doubts if 'where it ends is guessed: «р ы н а "»' in line]
    assert not [line for line in torn(SOURCE) if "where it ends is guessed" in line]


def test_a_torn_text_that_is_set_in_as_a_whole_is_read_as_it_is() -> None:
    plain = drafted(SOURCE)
    made = drafted("".join(f"   {x}" for x in SOURCE.splitlines(True)))
    assert len(made.tree["measures"]) == 17
    assert (made.tree, made.doubts) == (plain.tree, plain.doubts)
