"""What a Word file holds besides the words that one reads: counted, struck, hidden, below the line.

None of it becomes a word of a cell, and what is left out is told.
"""

from pathlib import Path
from typing import Any, Final

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from made_acts import HEADS
from plan_site.drafting.draft import Draft, draft

PLAN: Final = "Көпірлерді жөндеу жөніндегі 2026 – 2028 жылдарға арналған жоспар"
W: Final = nsdecls("w")
MC: Final = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
ROWS: Final = tuple(
    (text, "ККМ-ге ақпарат", "2026 жылғы тамыз", "ККМ", "талап етілмейді", "-")
    for text in ("Көпірлерді тексеру", "Көпірлерді жөндеу", "Көпірлерге шам орнату")
)


class Print:
    """An act in Word, row by row; `number` is what is typed before a row, or nothing."""

    def __init__(self) -> None:
        self.file = docx.Document()
        self.file.add_paragraph(f"{PLAN}ды бекіту туралы")
        self.file.add_paragraph(
            "Қазақстан Республикасы Үкіметінің 2026 жылғы 3 мамырдағы № 748 қаулысы"
        )
        self.table = self.file.add_table(0, 7)
        self.row(HEADS[0], HEADS[1:])

    def row(self, number: str, cells: Any) -> Any:
        row = self.table.add_row()
        for cell, text in zip(row.cells, (number, *cells), strict=True):
            cell.text = text
        return row

    def put(self, row: Any, column: int, xml: str) -> None:
        row.cells[column].paragraphs[0]._p.append(parse_xml(xml))

    def list_of(self, row: Any, settings: str) -> None:
        properties = row.cells[0].paragraphs[0]._p.get_or_add_pPr()
        properties.append(parse_xml(f"<w:numPr {W}>{settings}</w:numPr>"))

    def lists(self, *xml: str) -> None:
        """Kinds of lists first, as Word has them, then lists."""
        for each in xml:
            element = parse_xml(each)
            numbering = self.file.part.numbering_part.element
            if element.tag == qn("w:abstractNum"):
                numbering.insert(0, element)
            else:
                numbering.append(element)

    def read(self, tmp_path: Path) -> Draft:
        self.file.save(str(tmp_path / "act.docx"))
        return draft(tmp_path / "act.docx", "748")


def kind(number: int, form: str, count: str = "decimal") -> str:
    level = f'<w:start w:val="1"/><w:numFmt w:val="{count}"/><w:lvlText w:val="{form}"/>'
    return (
        f'<w:abstractNum {W} w:abstractNumId="{number}"><w:lvl w:ilvl="0">{level}</w:lvl>'
        "</w:abstractNum>"
    )


def a_list(number: int, of: int, override: str = "") -> str:
    return f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def texts(made: Draft) -> list[tuple[str, str]]:
    return [(m["number"], m["versions"][0]["text"]) for m in made.tree["measures"]]


def all_rows(numbers: str = "123") -> list[tuple[str, str]]:
    return [(number, row[0]) for number, row in zip(numbers, ROWS, strict=False)]


def said(made: Draft, words: str) -> list[str]:
    return [line.partition(":")[2] for line in made.doubts if words in line]


def test_lists_of_one_kind_go_on_counting(tmp_path: Path) -> None:
    act = Print()
    act.lists(kind(90, "%1)"), a_list(91, 90), a_list(92, 90))
    for number, row in zip((91, 92, 91), ROWS, strict=True):
        act.list_of(act.row("", row), f'<w:numId w:val="{number}"/>')
    assert texts(act.read(tmp_path)) == all_rows()


def test_a_list_that_restarts_counts_from_its_own_number(tmp_path: Path) -> None:
    act = Print()
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    act.lists(kind(90, "%1."), a_list(91, 90), a_list(92, 90, restart))
    for number, row in zip((91, 92, 92), ROWS, strict=True):
        act.list_of(act.row("", row), f'<w:numId w:val="{number}"/>')
    assert texts(act.read(tmp_path)) == all_rows("178")


def test_a_style_counts_too_and_its_own_zero_stops_it(tmp_path: Path) -> None:
    act = Print()
    act.lists(kind(90, "%1."), a_list(91, 90))
    style = act.file.styles["List Number"]
    based = act.file.styles["List Number 2"]
    based.base_style = style
    for each in (style, based):
        properties = each.element.get_or_add_pPr()
        for old in properties.findall(qn("w:numPr")):
            properties.remove(old)
    style.element.pPr.append(parse_xml(f'<w:numPr {W}><w:numId w:val="91"/></w:numPr>'))
    for name, row in zip(("List Number", "List Number 2"), ROWS, strict=False):
        act.row("", row).cells[0].paragraphs[0].style = act.file.styles[name]
    last = act.row("9.", ROWS[2])
    last.cells[0].paragraphs[0].style = style
    act.list_of(last, '<w:numId w:val="0"/>')
    assert texts(act.read(tmp_path)) == all_rows("129")


def test_sections_that_word_counts_in_roman_figures_are_numbered(tmp_path: Path) -> None:
    act = Print()
    act.lists(kind(90, "%1.", "upperRoman"), a_list(91, 90))
    for number, row in zip("123", ROWS, strict=True):
        title = act.row("", [""] * 6)
        title.cells[0].merge(title.cells[6]).text = f"{row[0]} бағыты"
        act.list_of(title, '<w:numId w:val="91"/>')
        act.row(number, row)
    made = act.read(tmp_path)
    assert [m["section"] for m in made.tree["measures"]] == ["1", "2", "3"]
    assert said(made, "without a number") == []


def test_a_row_that_is_struck_is_none_and_its_words_are_not_counted(tmp_path: Path) -> None:
    act = Print()
    act.lists(kind(90, "%1."), a_list(91, 90))
    for row in (ROWS[0], ("Алынған іс-шара", *ROWS[0][1:]), ROWS[1]):
        made = act.row("", row)
        act.list_of(made, '<w:numId w:val="91"/>')
        if row not in ROWS:
            made._tr.get_or_add_trPr().append(parse_xml(f'<w:del {W} w:id="1"/>'))
    made = act.read(tmp_path)
    assert texts(made) == all_rows("12")
    assert len(said(made, "changes that nobody has accepted")) == 1


def test_changes_are_read_as_accepted_and_told(tmp_path: Path) -> None:
    act = Print()
    row = act.row("1.", ("Көпірлерді ", *ROWS[0][1:]))
    act.put(row, 1, f'<w:del {W} w:id="1"><w:r><w:delText>бұзу</w:delText></w:r></w:del>')
    act.put(row, 1, f'<w:ins {W} w:id="2"><w:r><w:t>тексеру</w:t></w:r></w:ins>')
    made = act.read(tmp_path)
    assert texts(made) == all_rows("1")
    assert len(said(made, "changes that nobody has accepted")) == 1


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        (
            f"<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t>жасырын</w:t></w:r>",
            "hidden words are left out: «жасырын»",
        ),
        (
            f"<w:r {W}><w:pict><w:txbxContent><w:p><w:r><w:t>жақтау</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r>",
            "the words of a text box are left out: «жақтау»",
        ),
        (
            f"<w:r {W}><w:rPr><w:strike/></w:rPr><w:t>сызылған</w:t></w:r>",
            "struck words are left out: «сызылған»",
        ),
        (
            f'<w:r {W}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>',
            "raised marks are left out: «1»",
        ),
        (
            f'<w:r {W}><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
            "a sign of the font Wingdings is left out",
        ),
        (
            f'<w:r {W}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata/>'
            "</v:shape></w:pict></w:r>",
            "a picture stands here and is left out",
        ),
    ],
)
def test_what_is_no_word_of_the_cell_is_left_out_and_told(
    xml: str, told: str, tmp_path: Path
) -> None:
    act = Print()
    act.put(act.row("1.", ROWS[0]), 1, xml)
    made = act.read(tmp_path)
    assert texts(made) == all_rows("1")
    assert said(made, "left out") == [f"table 1 line 2: {told}"]


@pytest.mark.parametrize(
    ("kind", "of", "told"),
    [
        ("character", "<w:vanish/>", "hidden words are left out: «жасырын»"),
        ("paragraph", "<w:strike/>", "struck words are left out: «жасырын»"),
        ("character", '<w:strike w:val="0"/>', ""),
    ],
)
def test_what_a_style_hides_or_strikes_is_left_out_too(
    kind: str, of: str, told: str, tmp_path: Path
) -> None:
    act = Print()
    styles = act.file.styles.element
    based = '<w:basedOn w:val="Above"/>'
    for name, inner in (("Above", f"<w:rPr>{of}</w:rPr>"), ("Own", based)):
        styles.append(
            parse_xml(f'<w:style {W} w:type="{kind}" w:styleId="{name}">{inner}</w:style>')
        )
    row = act.row("1.", ROWS[0])
    run = "<w:r>{}<w:t> жасырын</w:t></w:r>"
    if kind == "character":
        own = run.format('<w:rPr><w:rStyle w:val="Own"/></w:rPr>').replace("<w:r>", f"<w:r {W}>", 1)
        act.put(row, 1, own)
    else:
        properties = '<w:pPr><w:pStyle w:val="Own"/></w:pPr>'
        row.cells[1]._tc.append(parse_xml(f"<w:p {W}>{properties}{run.format('')}</w:p>"))
    made = act.read(tmp_path)
    [(_, text)] = texts(made)
    assert text == (ROWS[0][0] if told else f"{ROWS[0][0]} жасырын")
    assert said(made, "left out") == ([f"table 1 line 2: {told}"] if told else [])


def test_moved_words_and_a_cell_that_a_change_strikes_are_told(tmp_path: Path) -> None:
    act = Print()
    row = act.row("1.", ("Көпірлерді ", *ROWS[0][1:]))
    act.put(row, 1, f'<w:moveTo {W} w:id="3"><w:r><w:t>тексеру</w:t></w:r></w:moveTo>')
    made = act.read(tmp_path)
    assert texts(made) == all_rows("1")
    assert len(said(made, "changes that nobody has accepted")) == 1
    other = Print()
    cell = other.row("1.", ROWS[0]).cells[1]._tc
    cell.get_or_add_tcPr().append(parse_xml(f'<w:cellDel {W} w:id="4"/>'))
    assert len(said(other.read(tmp_path), "changes that nobody has accepted")) == 1


def test_a_formula_is_read_as_a_line_and_told(tmp_path: Path) -> None:
    act = Print()
    maths = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    formula = f"<m:oMath {maths}><m:r><m:t>12,5</m:t></m:r><m:r><m:t>%</m:t></m:r></m:oMath>"
    act.put(act.row("1.", ("Көпірлерді тексеру ", *ROWS[0][1:])), 1, formula)
    made = act.read(tmp_path)
    assert texts(made) == [("1", "Көпірлерді тексеру 12,5%")]
    assert said(made, "formula") == ["table 1 line 2: a formula is read as the line «12,5%»"]


def test_what_stands_twice_for_older_programs_is_read_once(tmp_path: Path) -> None:
    act = Print()
    ways = "".join(
        f"<mc:{way}><w:t>тексеру</w:t></mc:{way}>" for way in ('Choice Requires="x"', "Fallback")
    ).replace('</mc:Choice Requires="x">', "</mc:Choice>")
    xml = f"<w:r {W} {MC}><mc:AlternateContent>{ways}</mc:AlternateContent></w:r>"
    act.put(act.row("1.", ("Көпірлерді ", *ROWS[0][1:])), 1, xml)
    assert texts(act.read(tmp_path)) == all_rows("1")


def test_a_footnote_is_told_with_its_words(tmp_path: Path) -> None:
    act = Print()
    act.put(act.row("1.", ROWS[0]), 1, f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>')
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>Қаражат шегінде.</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    package = act.file.part.package
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), package)
    act.file.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    made = act.read(tmp_path)
    assert texts(made) == all_rows("1")
    assert said(made, "footnote") == [
        "table 1 line 2: a footnote stands here and is left out: «Қаражат шегінде.»"
    ]
