"""The page of faults: every line with its place, nothing of a line read as HTML."""

from pathlib import Path

from lxml import html as lxml_html

from plan_site.output.fault_page import fault_page
from support import ROOT

LINES = [
    "data/plan.yaml:12:3: measure 6: label: has a Latin «a»; write «а»",
    "data/plan.yaml:40:1: measure <script>alert(1)</script>: is missing & gone",
    "locale: no place is known",
]


def test_every_fault_stands_with_its_place_below_a_heading_in_kazakh() -> None:
    page = lxml_html.document_fromstring(fault_page(LINES, ROOT))
    items = list(page.iter("li"))
    assert [item.findtext("code", "") for item in items] == [
        "data/plan.yaml:12:3",
        "data/plan.yaml:40:1",
        "",
    ]
    assert "measure 6: label: has a Latin «a»; write «а»" in lxml_html.tostring(
        items[0], encoding="unicode"
    )
    assert "3 қате" in page.findtext(".//h1", "")
    assert page.get("lang") == "kk"


def test_a_file_without_a_line_is_a_place_too_and_a_slip_in_the_code_keeps_its_lines() -> None:
    trace = 'Traceback:\n  File "/a/b.py", line 5, in c\n    d()\nKeyError: <e>\n'
    page = lxml_html.document_fromstring(
        fault_page(["theme/overrides/main.html: page.titel is undefined", trace], ROOT)
    )
    assert page.findtext(".//li/code") == "theme/overrides/main.html"
    assert page.findtext(".//li/pre") == trace.strip()


def test_what_a_fault_quotes_is_text_and_no_markup() -> None:
    page = fault_page(LINES, ROOT).decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;: is missing &amp; gone" in page


def test_a_broken_catalogue_or_sheet_leaves_the_lines(tmp_path: Path) -> None:
    (tmp_path / "locale/kk/LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "locale/kk/LC_MESSAGES/plan_site.po").write_text('msgid "x\n', encoding="utf-8")
    page = lxml_html.document_fromstring(fault_page(LINES, tmp_path))
    assert len(list(page.iter("li"))) == 3
