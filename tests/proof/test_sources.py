"""The published texts beside the dataset: which act each is of, what they judge."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from plan_site.dataset import entries
from plan_site.faults import Fault
from plan_site.faults import Path as Place
from plan_site.proof import sources
from support import ACT, DATA, SOURCE, copied_plan, drop, measure, put, told, without_source


def told_of(tree: Any, folder: Path = DATA) -> list[Fault]:
    return list(sources.faults(entries.read(tree), folder))


def held(tree: Any) -> frozenset[Place]:
    return sources.held(entries.read(tree))


def test_the_real_dataset_names_its_source_and_forgets_none(tree: Any) -> None:
    texts, unreadable = sources.read(entries.read(tree), DATA)
    assert {path: text.name for path, text in texts.items()} == {ACT: SOURCE}
    assert unreadable == told_of(tree) == []


def test_an_act_whose_text_is_there_names_it(tree: Any) -> None:
    without_source(tree)
    [fault] = told_of(tree)
    assert (fault.path, fault.message) == (
        ACT,
        f"has no source, though {SOURCE} is there; name it",
    )


def test_a_text_of_another_act_or_of_none_is_no_fault(tree: Any, tmp_path: Path) -> None:
    shutil.copytree(DATA / "sources", tmp_path / "sources")
    for name in ("7480.kk.txt", "notes.txt", "748.md"):
        (tmp_path / "sources" / name).write_text("x", encoding="utf-8")
    assert told_of(tree, tmp_path) == []
    (tmp_path / "sources" / "748.kk.txt").write_text("x", encoding="utf-8")
    [fault] = told_of(tree, tmp_path)
    assert fault.path == ("acts", 0)


def test_declarations_about_a_text_need_one(tree: Any) -> None:
    drop(tree, (*ACT, "source"))
    paths = [fault.path for fault in told_of(tree)]
    assert paths == [*((*ACT, key) for key in ("displaced", "torn", "spacing")), ACT]


def test_the_words_that_the_text_judges_are_the_acts_its_rows_and_its_names(tree: Any) -> None:
    judged = held(tree)
    assert {(*ACT, "body"), measure("6", "versions", 0, "text"), ("agencies", 2, "name")} <= judged
    assert not {measure("6", "label"), ("agencies", 0, "name"), ("acts", 0, "title")} & judged
    put(tree, measure("6", "versions", 0, "act"), "748")
    assert measure("6", "versions", 0, "text") not in held(tree)


def test_a_line_struck_lets_no_word_through(tmp_path: Path) -> None:
    file = copied_plan(tmp_path)
    text = file.read_text(encoding="utf-8")
    start, end = text.index("  source: sources/392.kk.txt\n"), text.index("  body:\n")
    text = text[:start] + text[end:].replace("ұлттық ақпараттық науқан", "ақпараттық науқан")
    file.write_text(text, encoding="utf-8")
    [line] = told(file)
    assert line.endswith(f": act 392: has no source, though {SOURCE} is there; name it")


@pytest.mark.parametrize("acts", ["x", None, ["x", {"number": ["x"]}, {}, {"source": ["x"]}]])
def test_acts_of_any_shape_are_passed_over(tree: Any, acts: Any) -> None:
    put(tree, ("acts",), acts)
    assert sources.read(entries.read(tree), DATA) == ({}, [])
    assert told_of(tree) == []
    assert held(tree) == frozenset()
