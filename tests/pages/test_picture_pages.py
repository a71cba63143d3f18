"""Pictures on the pages: each has a text alternative, no style of its own, marks that stay out of
what is copied."""

import pytest

import site_support
from plan_site.analysis.redline import Segment
from site_support import (
    OLD_6,
    by_class,
    by_id,
    content,
    find,
    said,
    text,
    texts,
    with_100,
    with_748,
)

PICTURED = (
    "",
    "deadlines/",
    "funding/",
    "agencies/",
    "measures/42/",
    "measures/44/",
    "measures/6/",
)


@pytest.mark.parametrize("address", PICTURED)
@pytest.mark.parametrize("changes", [(), (with_748,), (with_100,)])
def test_every_drawing_has_a_name_or_is_for_the_eye_only_and_no_style_of_its_own(
    address: str, changes: tuple[site_support.Change, ...]
) -> None:
    page = content(site_support.site(*changes), address)
    ids = [str(i) for i in find(page, ".//@id")]
    assert len(ids) == len(set(ids))
    for svg in find(page, ".//svg[not(ancestor::svg)]"):
        if svg.get("aria-hidden") == "true":
            continue
        assert svg.get("role") == "img"
        assert find(svg, ".//a") == []
        assert text(by_id(page, svg.get("aria-labelledby")))
    assert find(page, ".//@style") == []
    assert find(page, ".//*[starts-with(local-name(), 'style')]") == []


def test_the_parts_of_a_wording_are_marked_without_the_blank_behind_them() -> None:
    part = Segment(text="екі сөз ", changed=True)
    assert (part.words, part.blank) == ("екі сөз", " ")
    assert Segment(text="сөз", changed=False).blank == ""


def test_what_is_copied_from_a_comparison_is_the_exact_wording_marked_around_words() -> None:
    before = by_id(content(site_support.site(with_748), "measures/6/"), "before").getparent()
    old, new = find(by_id(before, "before-392-text").getnext(), ".//p[@class='official']")
    assert old.text_content() == OLD_6["text"]
    assert [e.text for e in find(old, "./del")] == ["зорлық-зомбылыққа", "өңірлік"]
    assert [e.text for e in find(new, "./ins")] == ["зорлық-зомбылық пен жәбірлеуге", "ұлттық"]
    assert find(old, "./del")[0].tail.startswith(" ")


def test_a_screen_reader_is_given_the_start_and_the_end_of_each_mark() -> None:
    before = by_id(content(site_support.site(with_748), "measures/6/"), "before").getparent()
    marks = find(before, ".//p[@class='official']/del | .//p[@class='official']/ins")
    assert len(marks) == 7
    for mark in marks:
        kind = {"del": "removed", "ins": "added"}[mark.tag]
        assert mark.get("data-start") == said(f"change.{kind}.start")
        assert mark.get("data-end") == said(f"change.{kind}.end")


def test_a_legend_explains_the_marks_and_stands_only_where_there_are_some() -> None:
    before = by_id(content(site_support.site(with_748), "measures/6/"), "before").getparent()
    [legend] = by_class(before, "change-legend")
    assert texts(find(legend, "./del | ./ins")) == [
        said("change.legend.removed"),
        said("change.legend.added"),
    ]
    assert said("change.legend") not in text(content(site_support.site(), "measures/6/"))
