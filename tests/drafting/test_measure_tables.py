"""Tables that hold more than measures, and less than their usual heads: what is none is told."""

from pathlib import Path

import pytest

from made_acts import HEADS
from plan_site.drafting.document import UnreadableDocumentError
from small_prints import ABOVE, BELOW, ROWS, cells, lines, places, read, tds

INDICATORS = (
    ("№", "Көрсеткіш атауы", "Өлшем бірлігі", "Ақпарат көзі", "2026 жыл", "2027 жыл", "Жауаптылар"),
    ("1", "Залдар саны", "бірлік", "статистика", "12", "20", "ОКМ"),
    ("2", "Оқырмандар үлесі", "%", "статистика", "5", "7", "ЖАО"),
)


def table(*rows: str) -> str:
    return f"<table>{lines(*rows)}</table>"


def said(doubts: tuple[str, ...]) -> list[str]:
    return [line.partition(": ")[2] for line in doubts]


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize(
    "heads", [INDICATORS[0], ("№", "Атауы", "Бірлік", "Дерек", "І", "ІІ", "Кім")]
)
def test_a_table_of_indicators_is_no_second_plan(
    heads: tuple[str, ...], before: bool, tmp_path: Path
) -> None:
    plan = table(tds(*HEADS), "<td colspan=7>1-бөлім. Қор</td>", *(tds(*row) for row in ROWS))
    other = table(*(tds(*row) for row in (heads, *INDICATORS[1:])))
    made = read(tmp_path, ABOVE + (other + plan if before else plan + other) + BELOW)
    assert cells(made) == list(ROWS)
    assert said(made.doubts) == [
        f"a table that holds no measures is read as words: «{' | '.join(heads)}»"
    ]


def test_sections_in_a_column_of_their_own(tmp_path: Path) -> None:
    rows = ["<th>Бағыттың атауы</th>" + "".join(f"<th>{head}</th>" for head in HEADS)]
    rows.append("<td rowspan=3>1. Қор</td>" + tds(*ROWS[0]))
    rows += [tds(*row) for row in ROWS[1:3]]
    rows.append("<td>2. Оқырман</td>" + tds(*ROWS[3]))
    made = read(tmp_path, ABOVE + table(*rows) + BELOW)
    assert cells(made) == list(ROWS)
    assert [section for section, _ in places(made)] == ["1", "1", "1", "2"]
    assert made.doubts == ()


def test_numbers_below_no_heading_are_numbers(tmp_path: Path) -> None:
    heads = tds("&nbsp;", *HEADS[1:])
    rows = [heads, "<td colspan=7>1-бөлім. Қор</td>", *(tds(*row) for row in ROWS)]
    made = read(tmp_path, ABOVE + table(*rows) + BELOW)
    assert cells(made) == list(ROWS)
    assert made.doubts == ()


@pytest.mark.parametrize("other", ["Көрсеткіш", "Күтілетін нәтиже"])
@pytest.mark.parametrize("first", [True, False])
def test_the_surest_heading_names_a_column(other: str, first: bool, tmp_path: Path) -> None:
    """«Аяқталу нысаны» is the form of completion wherever indicators stand beside it."""
    at = 2 if first else 3
    rows = [tds(*HEADS[:at], other, *HEADS[at:]), "<td colspan=8>1-бөлім. Қор</td>"]
    rows += [tds(*row[:at], "қамтылған зал", *row[at:]) for row in ROWS]
    made = read(tmp_path, ABOVE + table(*rows) + BELOW)
    assert cells(made) == list(ROWS)
    assert said(made.doubts)[0] == (
        f"the column «{other}» is none of the dataset's; its words are left out: "
        "of row 1 «қамтылған зал» and of 3 more"
    )


@pytest.mark.parametrize("heads", [tds(*HEADS, ""), ""])
def test_a_column_without_a_heading_is_told_once_and_only_if_it_says_something(
    heads: str, tmp_path: Path
) -> None:
    for words in ("келісім бойынша", ""):
        rows = [heads, "<td colspan=8>1-бөлім. Қор</td>", *(tds(*row, words) for row in ROWS)]
        made = read(tmp_path, ABOVE + table(*filter(None, rows)) + BELOW)
        assert cells(made) == list(ROWS)
        told = [line for line in said(made.doubts) if "left out" in line]
        assert (
            told
            == [
                "column 8, which has no heading, is none of the dataset's; its words are left out: "
                f"of row 1 «{words}» and of 3 more"
            ][: bool(words)]
        )


def test_totals_and_their_parts_are_no_measures(tmp_path: Path) -> None:
    rows = [tds(*HEADS), "<td colspan=7>1-бөлім. Қор</td>", *(tds(*row) for row in ROWS)]
    rows.append("<td colspan=5>Жалпы шығыстар:</td><td>9,5</td><td>-</td>")
    rows.append("<td></td><td colspan=4>оның ішінде ЖБ:</td><td>9,5</td><td>-</td>")
    made = read(tmp_path, ABOVE + table(*rows) + BELOW)
    assert cells(made) == list(ROWS)
    assert said(made.doubts) == [
        "a row of totals is left out: «Жалпы шығыстар: 9,5 -»",
        "a row of totals is left out: «оның ішінде ЖБ: 9,5 -»",
    ]


def test_a_section_that_begins_as_a_total_does_is_one(tmp_path: Path) -> None:
    title = "Жалпы білім беретін мектептердің қоры"
    rows = [tds(*HEADS), f"<td colspan=7>{title}</td>", *(tds(*row) for row in ROWS)]
    made = read(tmp_path, ABOVE + table(*rows) + BELOW)
    assert [each["title"] for each in made.tree["sections"]] == [title]


def test_a_total_of_several_years_is_told_as_left_out(tmp_path: Path) -> None:
    first = "".join(f"<td rowspan=2>{head}</td>" for head in HEADS[:5])
    rows = [f"{first}<td colspan=2>Шығыстар (млн теңге)</td><td rowspan=2>Көздері</td>"]
    rows += [tds("2026 жыл", "Барлығы"), "<td colspan=8>1-бөлім. Қор</td>"]
    rows += [tds(*row[:5], "5", "5", row[6]) for row in ROWS]
    made = read(tmp_path, ABOVE + table(*rows) + BELOW)
    assert {row[5] for row in cells(made)} == {"2026 жылы – 5 млн теңге"}
    assert "the column «Шығыстар (млн теңге) Барлығы» names no year; its sums are left out" in said(
        made.doubts
    )


PLAIN = ABOVE + table(tds(*HEADS), *(tds(*row) for row in ROWS)) + BELOW


@pytest.mark.parametrize(
    "content",
    [
        f"<meta charset=windows-1251>{PLAIN}".encode("cp1251", "xmlcharrefreplace"),
        f"<meta charset=windows-1251>{PLAIN}".encode("kz1048", "xmlcharrefreplace"),
        f"<meta charset=KZ-1048>{PLAIN}".encode("kz1048", "xmlcharrefreplace"),
        f"<meta charset='STRK1048-2002'>{PLAIN}".encode("kz1048", "xmlcharrefreplace"),
        f"<!doctype html>{PLAIN}".encode("utf-16-le"),
        f"<!doctype html>{PLAIN}".encode("utf-16-be"),
        f"<!doctype html>{PLAIN}".encode("utf-16"),
        PLAIN.replace("Жиһаз", "Жи\0һаз").encode(),
    ],
    ids=[
        "letters written out",
        "another name",
        "its own name",
        "its standard",
        "little end",
        "big end",
        "marked",
        "zero",
    ],
)
def test_old_codings_are_read(content: bytes, tmp_path: Path) -> None:
    assert cells(read(tmp_path, content)) == list(ROWS)


@pytest.mark.parametrize("lost", ["\ufffd", "\uf0b7", "(cid:7)"])
def test_a_letter_that_is_lost_is_told(lost: str, tmp_path: Path) -> None:
    made = read(tmp_path, PLAIN.replace("Жиһаз", f"Жи{lost}аз"))
    [told] = [line for line in said(made.doubts) if "lost" in line]
    shown = lost if lost.startswith("(") else "\ufffd"
    assert told == f"a letter is lost in the file: «Жи{shown}аз алу»"


def test_a_table_of_endless_cells_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match="has a table of more than 500,000 cells"):
        read(tmp_path, ABOVE + table(*["<td rowspan=9999 colspan=9999>қала</td>"] * 2000))


@pytest.mark.parametrize("section", ["<caption>{}</caption>", "<tr><td>{}</td></tr>"])
def test_a_title_in_a_caption_or_a_row_of_one_cell_is_a_section(
    section: str, tmp_path: Path
) -> None:
    parts = zip(("1-бөлім. Қор", "2-бөлім. Оқырман"), (ROWS[:2], ROWS[2:]), strict=True)
    page = "".join(
        f"<table>{section.format(title)}{lines(tds(*HEADS), *(tds(*row) for row in rows))}</table>"
        for title, rows in parts
    )
    made = read(tmp_path, ABOVE + page + BELOW)
    assert cells(made) == list(ROWS)
    assert [number for number, _ in places(made)] == ["1", "1", "2", "2"]
    assert made.doubts == ()


@pytest.mark.parametrize(
    ("put", "told"),
    [
        ("Жиһаз<sup>1</sup>", "a raised «1» is left out behind «Жиһаз»"),
        ("Жиһаз<sup>*)</sup>", "a raised «*)» is left out behind «Жиһаз»"),
        ("Жиһаз<strike>дар</strike>", "struck words are left out: «дар»"),
        (
            "Жиһаз<span style='text-decoration: line-through'>дар</span>",
            "struck words are left out: «дар»",
        ),
        ("Жиһаз<i style='display: none'>дар</i>", "hidden words are left out: «дар»"),
        (
            "<style>@media print {.p {display:none}} i.h, b i {color:red; display: none}</style>"
            "<b class=p>Жиһаз</b><i class='a h'>дар</i>",
            "hidden words are left out: «дар»",
        ),
        ("Жиһаз<img src=a.png alt='1 млн'>", "a picture stands here and is left out: «1 млн»"),
    ],
)
def test_marks_of_footnotes_and_struck_words_are_left_out_and_told(
    put: str, told: str, tmp_path: Path
) -> None:
    made = read(tmp_path, PLAIN.replace("Жиһаз", put))
    assert cells(made) == list(ROWS)
    assert told in said(made.doubts)


@pytest.mark.parametrize("hidden", ["<tr hidden>{}</tr>", "<tr><td hidden>{}</td></tr>"])
def test_a_row_or_a_cell_that_is_not_shown_is_left_out_and_told(
    hidden: str, tmp_path: Path
) -> None:
    row = hidden.format("<p>ескі</p>" if "td" in hidden else tds("ескі"))
    made = read(tmp_path, PLAIN.replace("<tr><td><p>3<", f"{row}<tr><td><p>3<"))
    assert cells(made) == list(ROWS)
    assert "hidden words are left out: «ескі»" in said(made.doubts)


def test_a_power_is_no_footnote(tmp_path: Path) -> None:
    made = read(tmp_path, PLAIN.replace("Жиһаз алу", "50 м<sup>2</sup> зал"))
    assert cells(made)[2][1] == "50 м2 зал"
    assert not [line for line in said(made.doubts) if "raised" in line]


def test_a_letter_of_another_alphabet_stays_and_is_told(tmp_path: Path) -> None:
    """Official words are kept as the file prints them; a person decides whose slip it is."""
    made = read(tmp_path, PLAIN.replace("Жиһаз", "Жиhаз"))
    assert cells(made)[2][1] == "Жиhаз алу"
    [told] = [line for line in said(made.doubts) if "alphabet" in line]
    assert told == (
        "row 3: text: the file prints it so: «Жиhаз» mixes alphabets: «h» is Latin; write «Жиһаз»"
    )


def test_a_unit_that_the_heading_alone_names_is_told(tmp_path: Path) -> None:
    heads = (*HEADS[:5], "Болжанатын шығыстар<br>(мың теңге)", HEADS[6])
    sums = ("1 200,5", "талап етілмейді", "2026 ж. – 900", "9,5 млн теңге")
    rows = [(*row[:5], cost, row[6]) for row, cost in zip(ROWS, sums, strict=True)]
    printed = table(*(tds(*row) for row in (heads, *rows)))
    made = read(tmp_path, ABOVE + printed + BELOW)
    [told] = [line for line in made.doubts if "unit" in line]
    assert told.endswith(
        "the cost of row 1 and 1 more has no unit, which «Болжанатын шығыстар (мың теңге)» names; "
        "say it in a note"
    )
    assert [row[5] for row in cells(made)] == [*sums]
