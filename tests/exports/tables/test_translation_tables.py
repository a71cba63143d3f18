"""The translations as tables, and the measures' sheet in each language."""

import io
import json
from functools import cache

import openpyxl

import site_support
from plan_site.analysis.fingerprint import fingerprint
from plan_site.exports.downloads import downloads
from plan_site.exports.json.files import PlanJson
from plan_site.exports.tables.rows import tables
from plan_site.exports.tables.translation_tables import translations
from plan_site.language.catalogue import Words
from plan_site.pages.site_views import Views
from plan_site.publication.edition import Publisher
from support import ROOT


def rows() -> list[tuple[object, ...]]:
    return [*translations(site_support.views()).rows]


def test_every_text_of_both_languages_has_a_row() -> None:
    beside = site_support.views().dataset.beside.translations
    measures = [row for row in rows() if row[0] == "measure" and row[3] == "text"]
    assert {row[2] for row in measures} == set(beside) == {"ru", "en"}
    assert len(measures) == sum(len(each.measures) for each in beside.values()) == 34
    [label] = [r[4] for r in rows() if r[:4] == ("measure", "49", "en", "label")]
    [given] = [m.label for m in beside["en"].measures if m.number == "49"]
    assert label == given
    assert all(row[4] for row in rows())


def test_a_measures_texts_name_the_wording_that_they_render_and_nothing_else_does() -> None:
    plan = site_support.views().plan
    for kind, key, _, _, _, wording, _ in rows():
        if kind == "measure":
            assert wording == fingerprint(str(key), plan.measure(str(key)).current)
        else:
            assert wording is None


def test_the_whole_plan_as_json_has_the_same_texts() -> None:
    given = json.loads(PlanJson(site_support.views()).whole())["translations"]
    assert [tuple(each.values()) for each in given] == rows()


def test_the_spreadsheet_has_a_sheet_for_each_other_edition() -> None:
    views, other = site_support.views(), russian()
    head, *lines = sheet(other.words.get("language.name"))
    assert other.words.get("measure.translation") in head
    assert [line[0] for line in lines] == [measure.number for measure in views.plan.measures]
    official = head.index(other.words.get("field.text"))
    assert [line[official] for line in lines] == [m.current.text for m in views.plan.measures]
    assert lines[-1][1] == other.plan.measure("49").label != views.plan.measure("49").label


def test_what_is_ours_stands_there_in_its_language_and_no_code() -> None:
    views, other = site_support.views(), russian()
    head, *lines = sheet(other.words.get("language.name"))
    effect = head.index(other.words.get("field.effect"))
    assert {line[effect] for line in lines} == {"в новой редакции", "добавлено"}
    note, at = (
        head.index(other.words.get("note.title")),
        views.plan.measures.index(views.plan.measure("47-1")),
    )
    [ours] = other.plan.measure("47-1").notes
    assert lines[at][note] == ours.text != views.plan.measure("47-1").notes[0].text
    topic = head.index(other.words.get("filter.topic"))
    assert other.plan.topic("mental-health").name in str(lines[at][topic])


def test_a_sheet_in_each_language_says_what_the_columns_and_codes_of_all_mean() -> None:
    views, other = site_support.views(), russian()
    _, *lines = sheet(other.words.get("table.columns"))
    said = {(line[0], line[2]): line for line in lines}
    for table in tables(views):
        for column in table.columns:
            assert said[table.title, column.name][1] == column.title
            for code, shown in column.codes.items():
                assert said[table.title, f"{column.name}={code}"][1] == shown
    title = views.words.get("table.measures")
    assert said[title, "effect=substituted"][3] == "в новой редакции"
    assert str(said[title, "deadline"][3]).endswith(other.words.get("data.field.official"))
    assert other.words.get("data.field.official") not in str(said[title, "label"][3])
    assert len(lines) == len(said)
    _, *own = sheet(views.words.get("table.columns"))
    assert [line[:3] for line in own] == [line[:3] for line in lines]


def test_the_last_sheet_tells_readers_of_another_language_which_sheets_are_theirs() -> None:
    other = russian()
    told = {line[0]: line[1] for line in sheet(site_support.words().get("table.about"))}
    assert told[other.words.get("language.name")] == other.words.get("table.about.sheets")
    for name in ("language.name", "table.columns"):
        assert f"«{other.words.get(name)}»" in other.words.get("table.about.sheets")


@cache
def russian() -> Views:
    words = Words(ROOT / "locale", "ru")
    return Views(site_support.views().dataset, words, Publisher(), marked=False)


@cache
def sheet(title: str) -> list[list[object]]:
    made = downloads(site_support.views(), [russian()])["data/plan.xlsx"]
    rows_of = openpyxl.load_workbook(io.BytesIO(made))[title].iter_rows()
    return [[cell.value for cell in row] for row in rows_of]
