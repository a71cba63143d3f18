"""The translations as tables, and the measures' sheet in each language."""

import io
import json

import openpyxl

import site_support
from plan_site.analysis.fingerprint import fingerprint
from plan_site.exports.downloads import downloads
from plan_site.exports.json.files import PlanJson
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
    views = site_support.views()
    other = Views(views.dataset, Words(ROOT / "locale", "ru"), Publisher(), marked=False)
    made = downloads(views, [other])["data/plan.xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(made))
    sheet = book[other.words.get("language.name")]
    head, *lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert other.words.get("measure.translation") in head
    assert [line[0] for line in lines] == [measure.number for measure in views.plan.measures]
    assert [line[-1] for line in lines] == [m.current.text for m in views.plan.measures]
    assert lines[-1][1] == other.plan.measure("49").label != views.plan.measure("49").label
