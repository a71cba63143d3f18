"""A draft is sound data that is not published: it says what is still to be written."""

from pathlib import Path

import pytest

import site_support
from plan_site.build import build
from plan_site.faults import SiteError
from plan_site.language.catalogue import Words
from plan_site.validation.load import load
from support import ROOT, copied_plan, replace_once, told

TOPICS = "  topics: [violence, campaigns]\n"


def drafted(folder: Path) -> Path:
    """The plan with measure 6 a draft that has no topics."""
    file = copied_plan(folder)
    replace_once(file, f"ақпараттық науқан\n{TOPICS}", "ақпараттық науқан\n  draft: true\n")
    return file


def test_a_draft_needs_no_topics_and_says_what_it_lacks(tmp_path: Path) -> None:
    file = drafted(tmp_path)
    line = file.read_text(encoding="utf-8").split("\n").index("  draft: true") + 1
    dataset = load(file)
    assert dataset.plan.measure("6").topics == ()
    assert dataset.unwritten == (
        f"data/plan.yaml:{line}:10: measure 6: draft: is not published; "
        "write its label and topics, then strike the line",
    )


def test_a_measure_that_is_no_draft_needs_topics(tmp_path: Path) -> None:
    file = drafted(tmp_path)
    replace_once(file, "  draft: true\n", "")
    assert len(told(file)) == 1
    assert "measure 6: topics: is missing" in told(file)[0]


def test_a_body_without_a_full_name_is_told(tmp_path: Path) -> None:
    file = copied_plan(tmp_path)
    replace_once(file, "name: жергілікті бюджет", "name: ЖБ")
    [line] = load(file).unwritten
    assert line.endswith("term ЖБ: name: is no full name; write it")


def test_drafts_are_refused_or_shown_with_a_mark_where_they_are_asked_for(tmp_path: Path) -> None:
    drafted(tmp_path)
    site_support.official_words(tmp_path)
    site_support.official_docs(tmp_path)
    site_support.share_cache(tmp_path)
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    with pytest.raises(SiteError, match="measure 6: draft: is not published"):
        build(tmp_path)
    pages = build(tmp_path, drafts=True).pages
    mark = Words(ROOT / "locale").get("measure.draft")
    marked = {address for address, page in pages.items() if mark in page.html}
    assert "measures/6/" in marked
    assert not marked & {"measures/28/", "measures/49/"}
