"""The published texts beside the dataset: which act each is of, what they judge."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plan_site.dataset import entries
from plan_site.faults import Fault, ValuePath
from plan_site.proof import sources
from support import ACT, DATA, SOURCE, copied_plan, drop, measure, put, told, without_source


def told_of(tree: Any, folder: Path = DATA) -> list[Fault]:
    return list(sources.faults(entries.read(tree), folder))


def held(tree: Any) -> frozenset[ValuePath]:
    return sources.held(entries.read(tree))


def test_the_real_dataset_names_its_source_and_forgets_none(tree: Any) -> None:
    texts, unreadable, lines = sources.read(entries.read(tree), DATA)
    assert {path: text.name for path, text in texts.items()} == {ACT: SOURCE}
    assert unreadable == told_of(tree) == []
    assert lines == []


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
    assert sources.read(entries.read(tree), DATA) == ({}, [], [])
    assert told_of(tree) == []
    assert held(tree) == frozenset()


# A text that an editor has changed ----------------------------------------------------------------


def changed_source(folder: Path, change: Callable[[bytes], bytes]) -> list[str]:
    """The lines told when the published text alone is changed."""
    file = copied_plan(folder)
    source = file.parent / SOURCE
    content = source.read_bytes()
    source.write_bytes(change(content))
    assert source.read_bytes() != content
    return told(file)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda c: b"\xef\xbb\xbf" + c, "1:1: starts with a byte order mark; save the file as "
         "UTF-8 without it"),
        (lambda c: c.replace("ұлттық".encode(), "ұлт\u00adтық".encode(), 1),
         "holds U+00AD (SOFT HYPHEN), which nobody sees; strike it"),
        (lambda c: c.replace("ұлттық".encode(), "ұлт\u200bтық".encode(), 1),
         "holds U+200B (ZERO WIDTH SPACE), which nobody sees; strike it"),
        (lambda c: c.replace("й".encode(), "и\u0306".encode(), 1),
         "holds «й» in 2 pieces; write it as one letter (NFC)"),
        (lambda c: c.replace("ұлттық".encode(), "ұлттық\0".encode(), 1),
         "holds U+0000 (NUL), which nobody sees; strike it"),
        (lambda c: c.replace(b"\n", b"\r\n"),
         "1:1: ends its lines as another system does; save it with LF alone"),
        (lambda c: re.sub(rb"[ \t]+\n", b"\n", c),
         "has lost the blanks at its line ends, and all lines with it; take the text as published, "
         "in an editor that strips none"),
        (lambda c: c.decode().encode("utf-16"), "is UTF-16 or UTF-32; save the file as UTF-8"),
        (lambda c: c[:100] + b"\xff" + c[100:], "is not UTF-8; save the file as UTF-8"),
    ],
    ids=["bom", "soft-hyphen", "zero-width", "pieces", "nul", "crlf", "stripped", "utf-16", "byte"],
)  # fmt: skip
def test_what_an_editor_does_to_a_text_is_told_in_its_own_line(
    tmp_path: Path, change: Callable[[bytes], bytes], line: str
) -> None:
    [only] = changed_source(tmp_path, change)
    assert re.fullmatch(rf"data/{SOURCE}:\d+:\d+: .+", only)
    assert only.endswith(line)


def test_of_very_many_slips_the_first_are_told(tmp_path: Path) -> None:
    lines = changed_source(tmp_path, lambda c: c.replace(b" ", "\u00a0".encode()))
    assert len(lines) == sources.SLIPS + 1
    assert re.search(r": and \d+ more; take the text as published$", lines[-1])


def test_a_text_of_a_hundred_megabytes_is_not_read(tmp_path: Path) -> None:
    [line] = changed_source(tmp_path, lambda c: c + b"a" * sources.SIZE_LIMIT)
    larger = f":1:1: is larger than {sources.SIZE_LIMIT:,} bytes, as no act and no plan is"
    assert line.endswith(f"{larger}; strike from it what is neither")


def test_a_pipe_in_the_place_of_a_text_does_not_hang(tmp_path: Path) -> None:
    file = copied_plan(tmp_path)
    (file.parent / SOURCE).unlink()
    os.mkfifo(file.parent / SOURCE)
    [line] = told(file)
    assert line == f"data/{SOURCE}:1:1: is no file; give it as a plain file"
