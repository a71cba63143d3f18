"""One letter of measure 44's Kazakh wording changes: no edition's words of it pass as current."""

import csv
import io
import json
import logging
import shutil

import lxml.html
import pytest

import site_support
from plan_site.build import Site, build
from site_support import find, text
from support import PLANS, ROOT

STALE = {"ru": "перевод прежней редакции", "en": "translation of an earlier wording"}
PAGES = ("measures/", "sections/3/", "agencies/jao/", "funding/", "deadlines/", "overview/")


@pytest.fixture(scope="module")
def told() -> list[str]:
    return []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, told: list[str]) -> Site:
    """The act's published text and the dataset agree still: «шаралар» is «шаралам» in both."""
    folder = tmp_path_factory.mktemp("changed")
    shutil.copytree(PLANS / "act-392" / "data", folder / "data")
    for name, old in (
        ("plan.yaml", "қамту бойынша шаралар қабылдау"),
        ("sources/392.kk.txt", "100 % қамту \nбойынша \nшаралар "),
    ):
        file = folder / "data" / name
        before = file.read_text(encoding="utf-8")
        assert before.count(old) == 1
        file.write_text(before.replace(old, old.replace("шаралар", "шаралам")), encoding="utf-8")
    for name in ("locale", "theme", "docs"):
        (folder / name).symlink_to(ROOT / name)
    site_support.share_cache(folder)
    heard = logging.Handler()
    heard.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("plan_site")
    log.addHandler(heard)
    try:
        return build(folder)
    finally:
        log.removeHandler(heard)


def test_the_build_tells_each_language(site: Site, told: list[str]) -> None:
    assert site.pages
    of_44 = [line for line in told if "measure 44: the wording has changed" in line]
    assert [line.partition(":")[0] for line in of_44] == [
        "data/editions/en.yaml",
        "data/editions/ru.yaml",
    ]
    assert [line for line in told if "wording has changed" in line and line not in of_44] == []


@pytest.mark.parametrize("language", STALE)
def test_its_page_says_so_before_the_translation_and_shows_the_changed_words(
    language: str, site: Site
) -> None:
    tree = lxml.html.fromstring(site.pages[f"{language}/measures/44/"].html)
    translated, own = find(tree, "//blockquote")
    assert STALE[language] in text(translated)
    assert STALE[language] in text(find(tree, "//h1")[0])
    assert "шаралам" in text(own)
    assert find(tree, "//p[@class='plain']") == []
    [cited] = find(tree, "//*[@id='cite-official-text']")
    assert STALE[language] in text(cited)


@pytest.mark.parametrize("language", STALE)
@pytest.mark.parametrize("address", PAGES)
def test_it_says_so_wherever_it_is_listed(address: str, language: str, site: Site) -> None:
    tree = lxml.html.fromstring(site.pages[f"{language}/{address}"].html)
    label = site_support.dataset().beside.translations[language].measures
    [said] = [each.label for each in label if each.number == "44"]
    named = [a for a in find(tree, "//main//a | //a") if said in text(a)]
    assert named or said not in text(tree)
    assert all(STALE[language] in text(a) for a in named)
    # No other measure is called stale.
    assert text(tree).count(STALE[language]) == text(tree).count(said)


def test_the_kazakh_page_shows_the_words_and_nothing_of_translations(site: Site) -> None:
    tree = lxml.html.fromstring(site.pages["measures/44/"].html)
    assert "шаралам" in text(find(tree, "//blockquote")[0])


def test_the_files_of_data_say_so(site: Site) -> None:
    rows = [*csv.DictReader(io.StringIO(site.exports["data/translations.csv"].decode("utf-8-sig")))]
    of_measures = [row for row in rows if row["kind"] == "measure"]
    assert {row["key"] for row in of_measures if row["state"] != "current"} == {"44"}
    assert {row["state"] for row in of_measures if row["key"] == "44"} == {"stale"}
    whole = json.loads(site.exports["data/plan.json"])
    stale = {(e["key"], e["language"]) for e in whole["translations"] if e["state"] == "stale"}
    assert stale == {("44", "ru"), ("44", "en")}
