"""An act's official Russian text takes the translation's place, by data alone and word by word."""

import shutil
from functools import cache
from pathlib import Path

import lxml.html
import pytest

import site_support
from plan_site.build import Site, build
from plan_site.faults import PlanError
from plan_site.language.catalogue import Words
from plan_site.publication.edition import Edition, Publisher
from plan_site.validation.load import load
from site_support import by_id, find, text
from support import PLANS, ROOT

DATA = PLANS / "whole" / "data"
SECOND = Path("sources", "9002.ru.txt")


@cache
def edition() -> Edition:
    words = Words(ROOT / "locale", "ru")
    return Edition(load(DATA / "plan.yaml"), words, Publisher(), marked=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("second")
    shutil.copytree(DATA, folder / "data")
    for name in ("locale", "theme", "docs"):
        (folder / name).symlink_to(ROOT / name)
    site_support.share_cache(folder)
    return build(folder)


def page(site: Site, address: str) -> site_support.Element:
    return lxml.html.fromstring(site.pages[address].html)


def test_the_acts_own_words_stand_in_place_of_the_translation() -> None:
    shown = edition().plan.measure("1")
    assert shown.current.text == "Утверждение перечня видов саженцев, высаживаемых в сёлах"
    # Ours stays ours.
    assert shown.label == "Приказ о видах саженцев"
    assert edition().translation_of(shown) == "official"


def test_a_row_that_is_missing_there_keeps_the_translation() -> None:
    shown = edition().plan.measure("5")
    assert shown.current.text == "Определение и обнародование числа прижившихся деревьев"
    assert edition().translation_of(shown) == "current"
    assert shown.current.deadline.said == "декабрь 2026 года"


def test_cells_and_titles_are_the_acts() -> None:
    shown = edition().plan.measure("4").current
    assert shown.funding.said == "МБ (в пределах средств бюджета)"
    assert [section.title for section in edition().plan.sections] == [
        "Выращивание саженцев",
        "Посадка и уход",
    ]
    act = edition().plan.acts[0]
    assert edition().act_title(act).startswith("Об утверждении Плана посадки деревьев")


def test_a_page_says_which_text_is_official(site: Site) -> None:
    official, ours = page(site, "ru/measures/1/"), page(site, "ru/measures/5/")
    assert text(by_id(official, "translation")) == "Официальный текст на русском языке"
    assert "неофициальный" not in text(by_id(official, "translation").getparent()).lower()
    [quoted] = find(official, "//blockquote[@lang='ru']")
    assert text(quoted).startswith("Утверждение перечня")
    assert text(by_id(ours, "translation")) == "Перевод (неофициальный)"
    assert "(неофициальный перевод)" not in text(by_id(official, "cite-official-text"))
    assert "(официальный текст на русском языке)" in text(by_id(official, "cite-official-text"))
    assert "(неофициальный перевод)" in text(by_id(ours, "cite-official-text"))
    # «план» is no name: it begins with a small letter wherever it does not begin the sentence.
    assert text(by_id(official, "cite-news-text")).startswith("Строка 1 плана, «")


def test_the_act_stands_whole_in_both_languages(site: Site) -> None:
    shown = text(by_id(page(site, "ru/acts/9002/"), "second").getparent())
    for piece in edition().second_text(edition().plan.acts[0]).body:  # type: ignore[union-attr]
        for words in filter(None, (piece.title, piece.words, piece.text)):
            assert words in shown


def test_files_say_which_words_are_an_acts(site: Site) -> None:
    rows = site.exports["data/translations.csv"].decode().splitlines()
    assert any(row.startswith('official,9002/1,ru,text,"Утверждение перечня') for row in rows)
    assert not any(row.startswith("official,9002/5,") for row in rows)
    assert site.exports["data/sources/9002.ru.txt"] == (DATA / SECOND).read_bytes()


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (SECOND, "высаживаемых", "высаживаемые", "has «высаживаемых» where the source has"),
        (SECOND, "май 2024", "май 2025", "has «2024» where the source has «2025»"),
        (SECOND, "СПС, МЛД\n\n", "", "which the source has not"),
        (SECOND, "4.\n", "Ещё строка.\n4.\n", "lacks «Ещё строка.»"),
        (Path("editions/ru.yaml"), "- row: 4", "- row: 3", "row 3 stands above"),
        (
            Path("editions/ru.yaml"),
            "official:\n- act: 9002",
            "official:\n- act: 9",
            "unknown act 9",
        ),
        (
            Path("editions/ru.yaml"),
            "called: Посадка",
            "called: Рубка",
            "does not stand in its words",
        ),
        (Path("editions/ru.yaml"), "9002.ru.txt", "1.ru.txt", "is not there"),
    ],
)
def test_every_letter_is_held_against_what_was_published(
    file: Path, old: str, new: str, said: str, tmp_path: Path
) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    changed = tmp_path / "data" / file
    before = changed.read_text(encoding="utf-8")
    assert old in before
    changed.write_text(before.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PlanError) as told:
        load(tmp_path / "data" / "plan.yaml")
    assert any(said in line and "ru.yaml:" in line for line in told.value.lines), told.value.lines


def test_a_published_text_that_no_edition_names_is_told(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    edition = tmp_path / "data" / "editions" / "ru.yaml"
    translated, _, _ = edition.read_text(encoding="utf-8").partition("official:\n")
    edition.write_text(translated, encoding="utf-8")
    with pytest.raises(PlanError) as told:
        load(tmp_path / "data" / "plan.yaml")
    assert [line.rpartition(": ")[2] for line in told.value.lines] == [
        "names no sources/9002.ru.txt, which is there; name it"
    ]


def test_a_full_name_in_the_acts_list_of_abbreviations_takes_the_translations_place(
    tmp_path: Path,
) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    for name in ("locale", "theme", "docs"):
        (tmp_path / name).symlink_to(ROOT / name)
    site_support.share_cache(tmp_path)
    given = "МЛД – Министерство леса, в действительности не существующее"
    for at, line in (
        (SECOND, f"      {given};\n"),
        (
            Path("editions/ru.yaml"),
            f"  - words: {given};\n    agency: ОАМ\n    called: {given[6:]}\n",
        ),
    ):
        with (tmp_path / "data" / at).open("a", encoding="utf-8") as file:
            file.write(line)
    made = build(tmp_path)
    body = page(made, "ru/agencies/oam/")
    assert given[6:] in text(by_id(body, "top"))
    assert "Полное название – официальное, из текста постановления № 9002" in text(body)
    assert "Выдуманное министерство" not in text(body)
    # Whose name is not given there keeps the translation, marked.
    other = text(page(made, "ru/agencies/aok/"))
    assert "выдуманные советы представителей сёл" in other
    assert "в неофициальном переводе" in other
    # The plan's own words are none of it.
    assert given[6:] not in text(page(made, "agencies/oam/"))
