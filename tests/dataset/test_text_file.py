"""Bytes → letters: what is no text, and each character that may not stand in one."""

import os
from pathlib import Path

import pytest

from plan_site.dataset import text_file
from plan_site.dataset.text_file import TextFile
from plan_site.faults import FAULT_LIMIT, PlanError
from support import plan_text


def slips(text: str) -> list[tuple[int, int, str]]:
    return [(slip.line, slip.column, slip.message) for slip in text_file.of_text(text).slips]


def test_a_clean_text_stays_as_it_is() -> None:
    made = text_file.of_text(plan_text())
    assert made == TextFile(text=plan_text(), readable=plan_text())
    assert made.column(5, 7) == made.read_at(5, 7) == 7


def test_line_ends_of_windows_are_no_slip() -> None:
    text = "a: 1\r\nb: 2\r\n"
    assert text_file.of_text(text).readable == text
    assert slips(text) == []
    assert slips("a: 1\r\nb:\u200b 2\r\n") == [
        (2, 3, "holds U+200B (ZERO WIDTH SPACE), which nobody sees; strike it")
    ]


def test_each_kind_of_slip_is_told_once_a_line_where_it_first_stands() -> None:
    assert slips("ab\nа\u00adб\u00adв\tг\n\u00ad") == [
        (2, 2, "holds U+00AD (SOFT HYPHEN) 2 times in this line, which nobody sees; strike it"),
        (2, 6, "holds U+0009 (TAB), which nobody sees; write blanks"),
        (3, 1, "holds U+00AD (SOFT HYPHEN), which nobody sees; strike it"),
    ]


def test_a_lone_carriage_return_and_other_line_ends_are_slips() -> None:
    said = [message for _, _, message in slips("а\rб\u2028в\u0085г\n")]
    assert [message.split(")")[0] for message in said] == [
        "holds U+000D (CARRIAGE RETURN",
        "holds U+2028 (LINE SEPARATOR",
        "holds U+0085 (NEXT LINE",
    ]


def test_a_letter_in_pieces_is_told_and_made_whole() -> None:
    made = text_file.of_text("б\u0430и\u0306ғаи\u0306\n")
    assert made.readable == "байғай\n"
    assert [slip.message for slip in made.slips] == [
        "holds «й» in 2 pieces; write it as one letter (NFC)"
    ]


def test_a_byte_order_mark_is_called_so_at_the_beginning_alone() -> None:
    assert slips("\ufeffplan:\n") == [
        (1, 1, "starts with a byte order mark; save the file as UTF-8 without it")
    ]
    assert "ZERO WIDTH NO-BREAK SPACE" in slips("plan:\ufeff\n")[0][2]


def test_the_readable_text_lacks_what_is_struck_and_has_blanks_for_blanks() -> None:
    made = text_file.of_text("a\u200bb\u00a0c\td\0e\n")
    assert made.readable == "ab c de\n"


def test_a_column_of_the_readable_text_is_found_again_in_the_file_and_back() -> None:
    text = "а\u200b\u200bбв\u200bг\n"
    made = text_file.of_text(text)
    for column, letter in enumerate(made.readable.rstrip("\n"), start=1):
        there = made.column(1, column)
        assert text[there - 1] == letter
        assert made.read_at(1, there) == column


def test_tabs_that_indent_are_seen_and_others_are_no_indentation() -> None:
    assert text_file.of_text("a:\n \tb: 1\n").indented_by_tabs
    assert not text_file.of_text("a:\tb\n").indented_by_tabs


def test_of_very_many_slips_only_the_first_are_kept() -> None:
    made = text_file.of_text("\u200b\n" * (3 * FAULT_LIMIT))
    assert len(made.slips) == FAULT_LIMIT
    assert made.readable.strip() == ""


# Files


def refusal(file: Path) -> str:
    with pytest.raises(PlanError) as caught:
        text_file.read(file)
    [line] = caught.value.lines
    return line


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("plan:\n".encode("utf-16"), "1:1: is UTF-16 or UTF-32; save the file as UTF-8"),
        ("plan:\n".encode("utf-16-be"), "1:1: is UTF-16 or UTF-32; save the file as UTF-8"),
        ("plan:\n".encode("utf-32"), "1:1: is UTF-16 or UTF-32; save the file as UTF-8"),
        ("a: б\nв: é".encode() + b"\xe9", "2:5: is not UTF-8; save the file as UTF-8"),
        (
            b"a: 1\rb: 2\r",
            "1:5: ends its lines with U+000D alone; save the file with line feeds (LF or CRLF)",
        ),
    ],
)
def test_what_is_no_text_is_told_in_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "data" / "plan.yaml"
    file.parent.mkdir()
    file.write_bytes(content)
    assert refusal(file) == f"data/plan.yaml:{said}"


def test_a_pipe_is_no_file_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.yaml")
    assert refusal(tmp_path / "plan.yaml").endswith("is no file; give it as a plain file")
