"""An act's official Russian text, drafted: an edition's second source, in the edition's file."""

import shutil
from pathlib import Path

import pytest

import made_acts
from made_acts import FORMATS
from plan_site.dataset import yaml_file
from plan_site.drafting import command, language_version
from plan_site.validation.load import load
from support import PLANS

DATA = PLANS / "whole" / "data"
PUT = "9002.ru.txt"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The made-up plan without its second source."""
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / "sources" / PUT).unlink()
    edition = tmp_path / "data" / "editions" / "ru.yaml"
    translated, _, _ = edition.read_text(encoding="utf-8").partition("official:\n")
    edition.write_text(translated, encoding="utf-8")
    return tmp_path / "data" / "plan.yaml"


def drafted(plan: Path, name: str = "page.html") -> int:
    file = plan.parent.parent / name
    file.write_bytes(FORMATS[name](made_acts.russian_act()))
    return command.main([str(file), "--act", "9002", "--language", "ru", "--write", str(plan)])


@pytest.mark.parametrize("name", ["page.html", "act.docx"])
def test_it_goes_into_the_editions_file_and_is_proved(name: str, plan: Path) -> None:
    before = plan.read_bytes()
    assert drafted(plan, name) == 0
    for at in (Path("editions", "ru.yaml"), Path("sources", PUT)):
        made, expected = plan.parent / at, DATA / at
        assert made.read_text(encoding="utf-8") == expected.read_text(encoding="utf-8")
    assert plan.read_bytes() == before
    proof = load(plan).beside.proofs["9002", "ru"]
    assert proof.claimed == proof.letters > 900
    assert sorted(proof.lines) == ["1", "2", "3", "4"]


def test_a_pdf_gives_the_same_rows_though_its_paragraphs_may_stand_together(plan: Path) -> None:
    assert drafted(plan, "act.pdf") == 0

    def rows(data: Path) -> list[dict[str, str]]:
        edition = yaml_file.read((data / "editions" / "ru.yaml").read_text(encoding="utf-8")).root
        return [piece for piece in edition["official"][0]["body"] if "row" in piece]

    assert rows(plan.parent) == rows(DATA)


def test_it_is_not_put_in_twice(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert drafted(plan) == 0
    edition = plan.parent / "editions" / "ru.yaml"
    before = edition.read_bytes()
    assert drafted(plan) == 1
    assert "stands in" in capsys.readouterr().err
    assert edition.read_bytes() == before


def test_a_kazakh_text_is_no_second_source(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = plan.parent.parent / "act.html"
    file.write_bytes(made_acts.page(made_acts.act_392()))
    assert command.main([str(file), "--act", "9002", "--language", "ru", "--write", str(plan)]) == 1
    assert "is in Kazakh" in capsys.readouterr().err


def test_a_row_that_the_act_does_not_word_is_told(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = [
        (kind, ["7.", *words[1:]] if kind == "row" and words[0] == "4." else words)
        for kind, words in made_acts.russian_act()
    ]
    file = plan.parent.parent / "act.html"
    file.write_bytes(made_acts.page(blocks))
    assert command.main([str(file), "--act", "9002", "--language", "ru", "--write", str(plan)]) == 0
    said = capsys.readouterr().err
    assert "row 7 is none of the act's rows" in said
    assert "unknown measure 7" in said


def test_rows_and_headings_of_an_amending_act_are_found(tmp_path: Path) -> None:
    cells = ["Текст", "информация", "декабрь 2025 года", "МЛД", "не требуется", "-"]
    blocks: list[made_acts.Block] = [
        ("p", "О внесении изменений в постановление Правительства Республики Казахстан № 1"),
        ("p", "в разделе 1 «Выращивание саженцев»:"),
        ("p", "подраздел «1.2. Среднесрочные меры» дополнить строкой следующего содержания:"),
        ("p", "«"),
        ("row", ["1-1", *cells]),
        ("p", "»;"),
        ("p", "2. Настоящее постановление вводится в действие со дня подписания."),
    ]
    file = tmp_path / "act.html"
    file.write_bytes(made_acts.page(blocks))
    known = {"section": ["1"], "subsection": ["1.2"], "row": ["1-1"]}
    body = language_version.draft(file, "9", known).tree["body"]
    assert [piece.get("section") or piece.get("subsection") for piece in body][1:3] == ["1", "1.2"]
    assert body[2]["called"] == "Среднесрочные меры"
    assert body[4] == dict(zip(["row", *made_acts.FIELDS], ["1-1", *cells], strict=True))
    assert yaml_file.read(yaml_file.write({"body": body})).root == {"body": body}


# «·» is a blank at a line's end, which tells that the word before it is whole.
TORN = """      Об утверждении Плана посадки деревьев в сёлах на 2024 – 2026 годы

1.

Открытие в·
каждом·
районе·
площадок·
для·
выращивания
саженцев,·
высаживаемы
х в сёлах

информация·
в МЛД

ежегодно,·
ноябрь

СПС, МЛД

н е··
требуется -

Издание·
методическ
их·




2.

рекомендаций
по уходу·
за·
саженцами

методически
е·
рекомендации

декабрь·
2024 года

МЛД

-

МБ (в·
пределах·
средств·
бюджета)

      2. Настоящее постановление вводится в действие со дня подписания.
""".replace("·", " ")
WORDS = frozenset(
    {
        "выращивания",
        "саженцев",
        "высаживаемых",
        "методических",
        "методические",
        "рекомендаций",
        "по",
    }
)


def torn_rows(folder: Path, words: frozenset[str]) -> tuple[list[dict[str, str]], str]:
    file = folder / "act.txt"
    file.write_text(TORN, encoding="utf-8")
    made = language_version.draft(
        file, "9", {"section": [], "subsection": [], "row": ["1", "2"]}, words
    )
    return [piece for piece in made.tree["body"] if "row" in piece], "\n".join(made.doubts)


def test_a_text_torn_by_a_pdf_is_put_together(tmp_path: Path) -> None:
    rows, doubts = torn_rows(tmp_path, WORDS)
    assert [list(row.values()) for row in rows] == [
        [
            "1",
            "Открытие в каждом районе площадок для выращивания саженцев, высаживаемых в сёлах",
            "информация в МЛД",
            "ежегодно, ноябрь",
            "СПС, МЛД",
            "не требуется",
            "-",
        ],
        [
            "2",
            "Издание методических рекомендаций по уходу за саженцами",
            "методические рекомендации",
            "декабрь 2024 года",
            "МЛД",
            "-",
            "МБ (в пределах средств бюджета)",
        ],
    ]
    assert "row 2: text: put together from the two sides of its number" in doubts
    assert "over a line's end" not in doubts


def test_words_that_only_a_lines_width_put_together_are_told(tmp_path: Path) -> None:
    rows, doubts = torn_rows(tmp_path, frozenset())
    assert "выращиваниясаженцев" in rows[0]["text"]
    assert "row 1: text: put together over a line's end: «выращивания|саженцев,»" in doubts
    assert "«высаживаемы|х»" in doubts
    assert "row 2: completion: put together over a line's end: «методически|е»" in doubts


def test_full_names_of_bodies_are_found_in_the_acts_list(plan: Path) -> None:
    blocks = [*made_acts.russian_act(), ("p", "Примечание:"), ("p", "МЛД – Министерство леса;")]
    file = plan.parent.parent / "act.html"
    file.write_bytes(made_acts.page(blocks))
    assert command.main([str(file), "--act", "9002", "--language", "ru", "--write", str(plan)]) == 0
    [official] = load(plan).beside.translations["ru"].official
    assert official.name("ОАМ") == "Министерство леса"
    assert official.name("АӨК") is None
