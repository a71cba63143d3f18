"""Acts to draft from, made up or № 392 itself, printed as registers print them.

An act is a list of blocks: `("p", words)`, `("heads", cells)`, `("row", cells)`, `("span", words)`.
Rows that follow each other are one table.
"""

import html
import io
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any, Final

import docx
import yaml
from docx.enum.section import WD_ORIENT
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from support import plan_text

Block = tuple[str, Any]
FIELDS: Final = ("text", "completion", "deadline", "responsible", "cost", "funding")
HEADS: Final = (
    "Р/с №",
    "Іс-шаралар",
    "Аяқталу нысаны",
    "Орындау мерзімдері",
    "Жауапты орындаушылар",
    "Болжамды шығыстар",
    "Қаржыландыру көздері",
)
FONT: Final = resources.files("font_source_sans_pro") / "files" / "SourceSansPro-Regular.ttf"


def act_392() -> list[Block]:
    """№ 392 as its register prints it: a table without heads below each instruction."""
    tree = yaml.load(plan_text(), Loader=yaml.CBaseLoader)
    act = next(each for each in tree["acts"] if each["number"] == "392")
    rows = {each["number"]: each["versions"][0] for each in tree["measures"]}
    names = {each["abbreviation"]: each["name"] for each in tree["agencies"]}
    made: list[Block] = []
    for item in act["body"]:
        made.append(("p", next(iter(item.values()))))
        if "rows" in item:
            made.append(("p", '"'))
            for row in item["rows"]:
                made.append(("row", [f"{row}.", *(rows[row][field] for field in FIELDS)]))
            made.append(("p", '";'))
        for name in item.get("glossary", ()):
            first, last = name == item["glossary"][0], name == item["glossary"][-1]
            line = f"{name} – {names[name]}"
            made.append(("p", ('"' if first else "") + line + ('".' if last else ";")))
    return made


TITLE: Final = "Ауылдарда кітапхана ашу жөніндегі 2026 – 2028 жылдарға арналған кешенді жоспар"
GLOSSARY: Final = {
    "ОКМ": "Қазақстан Республикасының Ойдан шығарылған кітап министрлігі",
    "АБМ": "Қазақстан Республикасының Ауыл және бау министрлігі",
    "ЖАО": "жергілікті атқарушы органдар",
    "РБ": "республикалық бюджет",
    "ЖБ": "жергілікті бюджет",
}
TEXTS: Final = (
    "Ауыл кітапханаларының қорын жаңарту және оларды жаңа кітаптармен толықтыру",
    "Оқырмандарға арналған оқу залдарын жөндеу, жиһазбен және жарық көздерімен жабдықтау",
    "Кітапханашылардың біліктілігін арттыру курстарын өткізу",
    "Балаларға арналған «Кітап – дос» оқу үйірмелерінің жұмысын ұйымдастыру",
    "Шалғай елді мекендерге арналған жылжымалы кітапханалардың қызметін қамтамасыз ету",
)
CELLS: Final = (
    ("ОКМ-ге ақпарат", "жыл сайын желтоқсан", "ЖАО, ОКМ", "талап етілмейді", "-"),
    ("ОКМ бұйрығы", "2026 жылғы тамыз", "ОКМ", "-", "РБ (бюджет қаражаты шегінде)"),
    ("әдістемелік ұсынымдар", "2027 жылғы наурыз", "ОКМ, АБМ", "талап етілмейді", "-"),
    (
        "Қазақстан Республикасының Үкіметіне ақпарат",
        "жыл сайын маусым, желтоқсан",
        "АБМ, ЖАО",
        "2026 жылы – 120,5 млн теңге; 2027 жылы – 98 млн теңге",
        "ЖБ",
    ),
)
ROWS: Final = 158


def made_up_rows(first_year: int = 2026) -> list[dict[str, str]]:
    """158 rows in five sections of two subsections each, as a draft must read them."""
    made = []
    for number in range(1, ROWS + 1):
        section = (number - 1) * 5 // ROWS + 1
        half = (number - 1) * 10 // ROWS % 2 + 1
        cells = {
            field: words.replace("2026", str(first_year)).replace("2027", str(first_year + 1))
            for field, words in zip(FIELDS[1:], CELLS[number % len(CELLS)], strict=True)
        }
        text = f"{TEXTS[number % len(TEXTS)]}: {number}-кезең"
        made.append(
            {
                "number": str(number),
                "section": str(section),
                "subsection": f"{section}.{half}",
                "text": text,
                **cells,
            }
        )
    return made


def section_title(section: str) -> str:
    return f"{section}-бағыттағы кітапхана жұмысын жетілдіру"


def made_up_act(
    title: str = TITLE, day: str = "2026 жылғы 3 ақпандағы", first_year: int = 2026
) -> list[Block]:
    """A plan of 158 rows with all that an approving act has; `title` ends with «жоспар»."""
    made: list[Block] = [
        ("p", f"{title}ды бекіту туралы"),
        ("p", f"Қазақстан Республикасы Үкіметінің {day} № 748 қаулысы"),
        ("p", "Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:"),
        ("p", f"1. Қоса беріліп отырған {title} (бұдан әрі – Жоспар) бекітілсін."),
        ("p", "2. Орталық атқарушы органдар Жоспардың іске асырылуын қамтамасыз етсін."),
        ("p", "3. Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі."),
        ("p", "Қазақстан Республикасының Премьер-Министрі Ә. Ойдан"),
        (
            "p",
            f"Қазақстан Республикасы Үкіметінің {day} № 748 қаулысымен бекітілген",
        ),
        ("p", title),
        ("heads", HEADS),
        ("count", [str(n) for n in range(1, len(HEADS) + 1)]),
    ]
    before = {"section": "", "subsection": ""}
    for row in made_up_rows(first_year):
        if row["section"] != before["section"]:
            made.append(("span", f"{row['section']}-бөлім. {section_title(row['section'])}"))
        if row["subsection"] != before["subsection"]:
            term = "Қысқа" if row["subsection"].endswith("1") else "Орта"
            made.append(("span", f"{row['subsection']}. {term} мерзімді шаралар"))
        made.append(("row", [row["number"], *(row[field] for field in FIELDS)]))
        before = row
    made.append(("p", "Ескертпе: аббревиатуралардың толық жазылуы:"))
    made += [("p", f"{short} – {name};") for short, name in GLOSSARY.items()]
    return made


def tables(blocks: Sequence[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """Runs of blocks: those of a table, those that are paragraphs."""
    for in_table, run in groupby(blocks, key=lambda block: block[0] != "p"):
        yield in_table, list(run)


# HTML


def page(blocks: Sequence[Block]) -> bytes:
    """A register's page: menus and a footer around, <p> and <br> in cells, colspan, &nbsp;."""
    out = [
        "<!DOCTYPE html><html lang=kk><head><meta charset=utf-8><title>Тіркелім</title>",
        "<style>p{margin:0}</style></head><body><header><a href=/>Басты бет</a></header>",
        "<nav><ul><li><a href=/a>Іздеу</a></li><li><a href=/b>Құжаттар</a></li></ul></nav>",
        "<div class=tools><a href=/p>Басып шығару</a> <a href=/d>Жүктеу</a></div>",
        "<div id=text>",
    ]
    for in_table, run in tables(blocks):
        if in_table:
            out.append("<table border=1><tbody>")
            out += [_html_row(kind, content) for kind, content in run]
            out.append("</tbody></table>")
        else:
            out += [f"<p>&nbsp;&nbsp;&nbsp; {_soft(words)}</p>" for _, words in run]
    out.append("</div><footer><p>© 2026 Тіркелім. Барлық құқықтар қорғалған.</p></footer>")
    out.append("<div><a href=/c>Байланыс</a></div></body></html>")
    return "\n".join(out).encode()


def _soft(words: str) -> str:
    """The words escaped, each number bound to what follows it."""
    return html.escape(words).replace("№ ", "№&nbsp;")


def _html_row(kind: str, content: Any) -> str:
    if kind == "span":
        return f"<tr><td colspan=7><p><b>{_soft(content)}</b></p></td></tr>"
    tag = "th" if kind == "heads" else "td"
    cells = []
    for at, words in enumerate(content):
        inner = _soft(words)
        if at == 4 and kind == "row":
            inner = inner.replace(", ", ",<br>")
        if at == 1 and kind == "row":
            first, _, rest = inner.partition(" ")
            inner = f"{first}\n            {rest}" if rest else first
        cells.append(f"<{tag} valign=top>\n  <p>{inner}</p>\n</{tag}>")
    return f"<tr>{''.join(cells)}</tr>"


# DOCX


def word(blocks: Sequence[Block]) -> bytes:
    """A Word file in landscape, with merged cells for section rows."""
    made = docx.Document()
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    for in_table, run in tables(blocks):
        if not in_table:
            for _, words in run:
                made.add_paragraph(words)
            continue
        width = max(len(content) for kind, content in run if kind != "span")
        grid = made.add_table(rows=len(run), cols=width)
        grid.style = "Table Grid"
        cells = grid._cells
        for at, (kind, content) in enumerate(run):
            row = cells[at * width : (at + 1) * width]
            if kind == "span":
                row[0].merge(row[-1]).text = content
                continue
            for cell, words in zip(row, content, strict=True):
                cell.text = words
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


# PDF


WIDTHS: Final = (36, 230, 95, 90, 90, 120, 95)
"""Points, column by column."""


@cache
def letters() -> str:
    pdfmetrics.registerFont(TTFont("Letters", str(FONT)))
    return "Letters"


def crossing_pdf(blocks: Sequence[Block]) -> bytes:
    return pdf(blocks, crossing=1)


def pdf(
    blocks: Sequence[Block],
    crossing: int = 0,
    repeated: int = 1,
    widths: Sequence[float] = WIDTHS,
) -> bytes:
    """A ruled PDF in landscape: heads repeat on each page, rows may cross pages."""
    style = ParagraphStyle("body", fontName=letters(), fontSize=8, leading=10)
    wide = ParagraphStyle("wide", parent=style, fontSize=10, leading=13, firstLineIndent=20)
    story: list[Any] = []
    for in_table, run in tables(blocks):
        if not in_table:
            for _, words in run:
                story += [Paragraph(html.escape(words), wide), Spacer(1, 4)]
            continue
        rules: list[Any] = [("GRID", (0, 0), (-1, -1), 0.4, colors.black)]
        rules.append(("VALIGN", (0, 0), (-1, -1), "TOP"))
        data: list[list[Any]] = []
        for at, (kind, content) in enumerate(run):
            if kind == "span":
                rules.append(("SPAN", (0, at), (-1, at)))
                data.append([Paragraph(html.escape(content), style), *[""] * 6])
            else:
                data.append([Paragraph(html.escape(words), style) for words in content])
        heads = sum(kind in ("heads", "count") for kind, _ in run) * repeated
        story.append(Table(data, [*widths], repeatRows=heads, style=rules, splitInRow=crossing))
    file = io.BytesIO()

    def number(canvas: Any, document: Any) -> None:
        canvas.setFont(letters(), 8)
        canvas.drawCentredString(420, 15, str(document.page))

    SimpleDocTemplate(file, pagesize=landscape(A4), topMargin=30, bottomMargin=30).build(
        story, onFirstPage=number, onLaterPages=number
    )
    return file.getvalue()


FORMATS: Final = {"page.html": page, "act.docx": word, "act.pdf": pdf}


# The second source


def russian_act() -> list[Block]:
    """The made-up act № 9002 of tests/plans/whole as its Russian text might be published: all of it
    but row 5."""
    title = "Об утверждении Плана посадки деревьев в сёлах на 2024 – 2026 годы"
    return [
        ("p", title),
        ("p", "Постановление Правительства Республики Казахстан от 12 февраля 2024 года № 9002"),
        ("p", "Правительство Республики Казахстан ПОСТАНОВЛЯЕТ:"),
        ("p", "1. Утвердить прилагаемый План посадки деревьев в сёлах на 2024 – 2026 годы."),
        ("p", "2. Настоящее постановление вводится в действие со дня подписания."),
        (
            "heads",
            [
                "№ п/п",
                "Наименование мероприятия",
                "Форма завершения",
                "Срок исполнения",
                "Ответственные исполнители",
                "Предполагаемые расходы",
                "Источник финансирования",
            ],
        ),
        ("span", "Раздел 1. Выращивание саженцев"),
        ("row", ["1.", "Утверждение перечня видов саженцев, высаживаемых в сёлах", "приказ МЛД",
                 "май 2024 года", "МЛД", "не требуется", "-"]),
        ("row", ["2.", "Открытие в каждом районе площадок для выращивания саженцев",
                 "информация в МЛД", "ежегодно, ноябрь", "СПС, МЛД",
                 "2024 год – 15,75 млн тенге; 2025 год – 18 млн тенге", "МБ"]),
        ("row", ["3.", "Издание методических рекомендаций по уходу за саженцами",
                 "методические рекомендации", "декабрь 2024 года", "МЛД", "не требуется", "-"]),
        ("span", "Раздел 2. Посадка и уход"),
        ("row", ["4.", "Проведение вместе с жителями дней посадки деревьев",
                 "информационная кампания", "ежегодно, апрель, октябрь", "СПС", "-",
                 "МБ (в пределах средств бюджета)"]),
    ]  # fmt: skip
