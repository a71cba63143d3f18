"""The proof: one letter or blank that differs, on either side, is caught and told at its place.

The loops change letter after letter: each and all in `make fuzz`, every thirteenth in `make test`.
They go over the act cut into its pieces, which is quicker; a stride over the whole act shows that
the cutting makes no difference.
"""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from plan_site.faults import Fault, ValuePath, value_at
from plan_site.proof import expected_text
from proofs import expected, proof_faults, proofs, prove, read_source, without, words
from support import (
    ACT,
    ROWS,
    SOURCE,
    another_wording,
    changed,
    check,
    drop,
    fresh_tree,
    measure,
    messages,
    put,
    source_text,
    wording,
)

LETTERS = 6450
MARKS = 51
KEYS = 55 + 11
"""Letters of row numbers and of abbreviations: they name records besides being words."""

FUZZ = os.environ.get("PLAN_PROFILE") == "fuzz"
STRIDE, EACH = (3, 1) if FUZZ else (13, 13)
"""Letters dropped or added are tried at the one stride, changed ones at the other."""

STRANGE = "ў"
"""A letter that neither the source nor the dataset holds."""


def letter_at(tree: Any, fault: Fault) -> str | None:
    """The letter that a fault points to in the dataset; none for a mark of the table."""
    if fault.letter is None:
        return None
    return str("".join(value_at(tree, fault.path).split())[fault.letter])


def offsets(text: str) -> list[int]:
    """Where each letter stands in a text."""
    return [at for at, character in enumerate(text) if not character.isspace()]


def line_at(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def values(tree: Any) -> list[ValuePath]:
    """Every value of the dataset that the proof claims, once each."""
    return list(dict.fromkeys(c.path for c in expected(tree) if c.places[0] is not None))


def official_letters(tree: Any) -> Iterator[tuple[ValuePath, int]]:
    """Every letter of the dataset that the proof claims, once: (value, index in its words)."""
    for path in values(tree):
        for at in offsets(value_at(tree, path)):
            yield path, at


def is_key(path: ValuePath) -> bool:
    return path[-1] in ("number", "abbreviation")


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof with its pure parts remembered from turn to turn: what no change touches."""
    monkeypatch.setattr(expected_text, "piece", cache(expected_text.piece))


# Pieces


@dataclass(frozen=True)
class Piece:
    """One piece of the act's own words with its rows, and the lines of the source that hold it."""

    tree: Any
    text: str


@cache
def pieces() -> tuple[Piece, ...]:
    """The act and its source, cut where its words are: 19 small proofs in place of one large one.

    A turn of a loop over every letter then costs a tenth.
    """
    whole = fresh_tree()
    body = value_at(whole, (*ACT, "body"))
    printed = source_text().split("\n")
    lines = read_source(source_text(), SOURCE).lines
    first = 0
    starts = []
    trees = []
    for item in body:
        starts.append(lines[first] - 1)
        tree = fresh_tree()
        put(tree, (*ACT, "body"), [item])
        if not any(d["reads"] in str(item) for d in value_at(tree, (*ACT, "displaced"))):
            drop(tree, (*ACT, "displaced"))
        first += sum(len(claim.letters) for claim in expected(tree))
        trees.append(tree)
    assert first == LETTERS
    ends = [*starts[1:], len(printed)]
    texts = [
        "\n".join(printed[start:end]) for start, end in zip([0, *starts[1:]], ends, strict=True)
    ]
    for tree, text in zip(trees, texts, strict=True):
        # Of the declared breaks of the rule each piece has those in its own words.
        unused = [fault.path[-1] for fault in prove(tree, text)]
        spacing = value_at(tree, (*ACT, "spacing"))
        put(tree, (*ACT, "spacing"), [w for at, w in enumerate(spacing) if at not in unused])
    return tuple(Piece(tree, text) for tree, text in zip(trees, texts, strict=True))


def test_the_pieces_are_the_whole_and_each_is_proved() -> None:
    assert len(pieces()) == 19
    assert "\n".join(piece.text for piece in pieces()) == source_text()
    assert sum(len(offsets(piece.text)) for piece in pieces()) == LETTERS
    spacing = [words for piece in pieces() for words in value_at(piece.tree, (*ACT, "spacing"))]
    assert spacing == value_at(fresh_tree(), (*ACT, "spacing"))
    for piece in pieces():
        assert prove(piece.tree, piece.text) == []


# The figures


def test_the_real_dataset_is_proved(tree: Any) -> None:
    assert proof_faults(tree) == []


def test_the_figures_of_the_proof_are_6450_6450_4310_and_17(tree: Any) -> None:
    [(number, proof)] = proofs(tree).items()
    assert number == "392"
    assert (proof.letters, proof.claimed, proof.in_rows) == (LETTERS, LETTERS, 4310)
    assert (proof.name, proof.text) == (SOURCE, source_text())
    assert list(proof.lines) == list(ROWS)


def test_each_row_begins_in_the_line_where_the_source_prints_its_first_letter(tree: Any) -> None:
    lines = proofs(tree)["392"].lines
    printed = source_text().split("\n")
    # Two rows begin with the first piece of a cell that is torn around the row's number.
    begins = {row: f"{row}." for row in ROWS} | {"23-1": "Ата-аналары ", "29-1": "Суицидтік "}
    assert {row: printed[line - 1] for row, line in lines.items()} == begins
    assert list(lines.values()) == sorted(lines.values())


# Every letter of the source


def test_the_pieces_hold_every_letter_once() -> None:
    """What the loops stride over is all of the act."""
    paths = [path for piece in pieces() for path, _ in official_letters(piece.tree)]
    assert sum(len(offsets(piece.text)) for piece in pieces()) == LETTERS
    assert len(paths) == LETTERS - MARKS
    assert sum(map(is_key, paths)) == KEYS


@pytest.mark.fuzz
def test_every_letter_of_the_source_that_changes_is_told_at_its_place(remembered: None) -> None:
    assert STRANGE not in source_text()
    counted = marks = 0
    wrong = []
    for piece in pieces():
        for offset in offsets(piece.text)[::EACH]:
            letter = piece.text[offset]
            fault = prove(piece.tree, f"{piece.text[:offset]}{STRANGE}{piece.text[offset + 1 :]}")[
                0
            ]
            ours, theirs = words(fault)
            place = f" ({SOURCE}:{line_at(piece.text, offset)}); "
            if letter_at(piece.tree, fault) is None:
                marks += 1
            elif letter_at(piece.tree, fault) != letter:
                wrong.append((letter, fault))
            told = theirs.count(STRANGE) == 1 and bool(
                without(ours, letter) & without(theirs, STRANGE)
            )
            if not (told and place in fault.message):
                wrong.append((letter, fault))
            counted += 1
    assert counted == (LETTERS if FUZZ else 505)
    assert marks == (MARKS if FUZZ else 6)
    assert wrong == []


def test_a_letter_that_changes_in_the_whole_source_is_told_just_so(tree: Any) -> None:
    chosen = offsets(source_text())[::101]
    assert len(chosen) == 64
    for offset in chosen:
        text = f"{source_text()[:offset]}{STRANGE}{source_text()[offset + 1 :]}"
        fault = prove(tree, text)[0]
        letter = source_text()[offset]
        ours, theirs = words(fault)
        assert without(ours, letter) & without(theirs, STRANGE)
        assert f" ({SOURCE}:{line_at(source_text(), offset)}); " in fault.message


@pytest.mark.fuzz
def test_a_letter_dropped_from_the_source_is_told(remembered: None) -> None:
    counted = 0
    wrong = []
    for piece in pieces():
        for offset in offsets(piece.text)[::STRIDE]:
            letter = piece.text[offset]
            fault = prove(piece.tree, piece.text[:offset] + piece.text[offset + 1 :])[0]
            ours, theirs = words(fault)
            if theirs not in without(ours, letter):
                wrong.append((letter, fault))
            counted += 1
    assert counted == (2158 if FUZZ else 505)
    assert wrong == []


@pytest.mark.fuzz
def test_a_letter_added_to_the_source_is_told(remembered: None) -> None:
    counted = 0
    wrong = []
    for piece in pieces():
        for offset in offsets(piece.text)[::STRIDE]:
            fault = prove(piece.tree, f"{piece.text[:offset]}{STRANGE}{piece.text[offset:]}")[0]
            place = f" ({SOURCE}:{line_at(piece.text, offset)}); "
            ours, theirs = words(fault)
            if ours not in without(theirs, STRANGE) or place not in fault.message:
                wrong.append((offset, fault))
            counted += 1
    assert counted == (2158 if FUZZ else 505)
    assert wrong == []


def test_a_source_that_ends_early_or_goes_on_is_told(tree: Any) -> None:
    signature: ValuePath = (*ACT, "body", 18, "signature")
    [fault] = prove(tree, source_text()[: source_text().rindex("О. Бектенов")])
    assert fault.path == signature
    assert "has «О. Бектенов», which the source has not" in fault.message
    [fault] = prove(tree, f"{source_text()}\n3. Тағы бір тармақ.")
    assert fault.path == signature
    assert "lacks «3. Тағы бір тармақ.», which the source has" in fault.message


# Every letter of the dataset


@pytest.mark.fuzz
def test_every_letter_of_the_dataset_that_changes_is_told_at_its_own_value(
    remembered: None,
) -> None:
    counted = keys = elsewhere = 0
    wrong = []
    for piece in pieces():
        for path, at in list(official_letters(piece.tree))[::EACH]:
            words = value_at(piece.tree, path)
            counted += 1
            if is_key(path):
                keys += 1
                continue
            put(piece.tree, path, f"{words[:at]}{STRANGE}{words[at + 1 :]}")
            told = [f for f in prove(piece.tree, piece.text) if f.path == path]
            put(piece.tree, path, words)
            letter = len("".join(words[:at].split()))
            if not told:
                wrong.append((path, at))
            elif letter not in [fault.letter for fault in told]:
                elsewhere += 1
    assert counted == (LETTERS - MARKS if FUZZ else 501)
    assert keys == (KEYS if FUZZ else 4)
    assert wrong == []
    # Words that no longer are those declared as displaced are compared in the order in which they
    # are read: the word out of its place is told, not the letter in it.
    assert elsewhere <= (12 if FUZZ else 1)


def test_a_letter_of_the_dataset_that_changes_is_told_just_so_by_the_whole_check(tree: Any) -> None:
    chosen = [(path, at) for path, at in official_letters(tree) if not is_key(path)][::149]
    assert len(chosen) == 43
    for path, at in chosen:
        words = value_at(tree, path)
        put(tree, path, f"{words[:at]}{STRANGE}{words[at + 1 :]}")
        told = check(tree)[1]
        put(tree, path, words)
        assert [fault for fault in told if fault.path == path and SOURCE in fault.message]


@pytest.mark.thorough
def test_every_letter_of_a_key_that_changes_is_told(tree: Any) -> None:
    keys = [(path, at) for path, at in official_letters(tree) if is_key(path)]
    assert len(keys) == KEYS
    for path, at in keys:
        key = value_at(tree, path)
        # A digit or a letter that keeps it a number or an abbreviation, as a slip would.
        slip = ("9" if key[at] != "9" else "8") if path[-1] == "number" else "Ц"
        put(tree, path, f"{key[:at]}{slip}{key[at + 1 :]}")
        told = messages(check(tree)[1])
        put(tree, path, key)
        kinds = ("measure",) if path[-1] == "number" else ("agency", "abbreviation")
        unknown = tuple(f"unknown {kind} {key}" for kind in kinds)
        assert [message for _, message in told if message.startswith(unknown)], key


@pytest.mark.fuzz
def test_a_letter_dropped_from_the_dataset_is_told_at_its_own_value(remembered: None) -> None:
    """But for the last letter of each value, of which the next test speaks."""
    counted = 0
    wrong = []
    for piece in pieces():
        letters = [
            (path, at)
            for path, at in official_letters(piece.tree)
            if not is_key(path) and at < len(value_at(piece.tree, path)) - 1
        ]
        for path, at in letters[::STRIDE]:
            words = value_at(piece.tree, path)
            put(piece.tree, path, words[:at] + words[at + 1 :])
            told = [fault for fault in prove(piece.tree, piece.text) if fault.path == path]
            put(piece.tree, path, words)
            if not told:
                wrong.append((path, at))
            counted += 1
    assert counted == (2076 if FUZZ else 487)
    assert wrong == []


@pytest.mark.thorough
def test_the_last_letter_dropped_from_a_value_is_told_at_that_value(tree: Any) -> None:
    """Not at the value that follows it: a reader would look for the slip in the wrong cell."""
    counted = 0
    wrong = []
    for path in values(tree):
        words = value_at(tree, path)
        # A value of one letter would be empty, which is another fault.
        if is_key(path) or len(words) == 1:
            continue
        put(tree, path, words[:-1])
        told = prove(tree, source_text())
        put(tree, path, words)
        if path not in [fault.path for fault in told]:
            wrong.append((path, [fault.path for fault in told]))
        counted += 1
    # 146 values, of which 21 are keys and 14 are the one letter «-».
    assert counted == 146 - 21 - 14
    assert wrong == []


def test_the_first_letter_dropped_from_a_value_is_told_at_that_value(tree: Any) -> None:
    wrong = []
    for path in values(tree):
        words = value_at(tree, path)
        if is_key(path) or len(words) == 1:
            continue
        put(tree, path, words[1:].lstrip())
        told = prove(tree, source_text())
        put(tree, path, words)
        if path not in [fault.path for fault in told]:
            wrong.append((path, [fault.path for fault in told]))
    assert wrong == []


@pytest.mark.fuzz
def test_a_letter_added_to_the_dataset_is_told_at_its_own_value(remembered: None) -> None:
    counted = 0
    wrong = []
    for piece in pieces():
        for path, at in [x for x in official_letters(piece.tree) if not is_key(x[0])][::STRIDE]:
            words = value_at(piece.tree, path)
            put(piece.tree, path, f"{words[: at + 1]}{STRANGE}{words[at + 1 :]}")
            told = [fault for fault in prove(piece.tree, piece.text) if fault.path == path]
            put(piece.tree, path, words)
            if not told:
                wrong.append((path, at))
            counted += 1
    assert counted == (2118 if FUZZ else 497)
    assert wrong == []


def test_a_letter_that_changes_makes_no_declared_break_superfluous(tree: Any) -> None:
    # «дене шынықтыру» is listed because the source joins it; it still does.
    changed(tree, wording("43", "text"), "дене шынықтыру", "дене шынўқтыру")
    told = messages(prove(tree, source_text()))
    assert [message for _, message in told if "strike it" in message] == []


# Every blank


def test_every_blank_dropped_from_the_dataset_is_told_at_its_own_value(remembered: None) -> None:
    counted = 0
    wrong = []
    for piece in pieces():
        for path in values(piece.tree):
            words = value_at(piece.tree, path)
            for at in [at for at, character in enumerate(words) if character == " "]:
                put(piece.tree, path, words[:at] + words[at + 1 :])
                told = prove(piece.tree, piece.text)
                put(piece.tree, path, words)
                if path not in [fault.path for fault in told]:
                    wrong.append((path, words[max(0, at - 9) : at + 9], messages(told)))
                counted += 1
    assert counted == 746
    assert wrong == []


@pytest.mark.fuzz
def test_a_blank_added_inside_a_word_is_told_at_its_own_value(remembered: None) -> None:
    inside = counted = 0
    wrong = []
    for piece in pieces():
        places = [
            (path, at)
            for path, at in official_letters(piece.tree)
            if not is_key(path) and at and value_at(piece.tree, path)[at - 1] != " "
        ]
        inside += len(places)
        for path, at in places[::STRIDE]:
            words = value_at(piece.tree, path)
            put(piece.tree, path, f"{words[:at]} {words[at:]}")
            told = prove(piece.tree, piece.text)
            put(piece.tree, path, words)
            if path not in [fault.path for fault in told]:
                wrong.append((path, words[max(0, at - 9) : at + 9], messages(told)))
            counted += 1
    # All letters but those of keys and those at the beginning of a value or of a word.
    assert inside == LETTERS - MARKS - KEYS - (146 - 21) - 746
    assert counted == (1827 if FUZZ else 428)
    assert wrong == []


@pytest.mark.parametrize(
    ("row", "field", "old", "new", "said"),
    [
        ("6", "text", "қарсы ұлттық", "қарсыұлттық", "no blank where the source has one"),
        ("6", "text", "зомбылық", "зомбы лық", "a blank that the source has not"),
        ("28", "completion", "ОМ-ге ақпарат", "ОМ -ге ақпарат", "a blank that the source has not"),
        ("28", "cost", "талап етілмейді", "талапетілмейді", "no blank where the source has one"),
        ("28", "responsible", "ЖАО, ІІМ", "ЖАО,ІІМ", "no blank where the source has one"),
        ("37-1", "funding", "РБ (бюджеттік", "РБ(бюджеттік", "no blank where the source has one"),
    ],
)
def test_a_blank_that_differs_is_told_with_the_words_around_it(
    tree: Any, row: str, field: str, old: str, new: str, said: str
) -> None:
    changed(tree, wording(row, field), old, new)
    [fault] = prove(tree, source_text())
    assert fault.path == wording(row, field)
    assert fault.message.startswith(f"has {said}: «")
    assert fault.message.endswith("; undo the change, or list the words under the act's spacing")
    assert new in fault.message
    blank = value_at(tree, fault.path).index(new) + len(new)
    assert fault.letter is not None
    assert 0 < fault.letter < blank


# Declared breaks of the rule


def test_every_declared_break_of_the_rule_is_needed(tree: Any) -> None:
    declared = tree["acts"][1]["spacing"]
    assert len(declared) == 27
    for index, spaced in enumerate(declared):
        broken = fresh_tree()
        drop(broken, (*ACT, "spacing", index))
        told = messages(prove(broken, source_text()))
        assert told, f"«{spaced}» is not needed"
        assert all("blank" in message for _, message in told)


def test_a_declaration_that_breaks_no_rule_is_told(tree: Any) -> None:
    spacing = tree["acts"][1]["spacing"]
    for index in (0, len(spacing) // 2, len(spacing)):
        broken = fresh_tree()
        value_at(broken, (*ACT, "spacing")).insert(index, "ұлттық ақпараттық")
        assert messages(prove(broken, source_text())) == [
            ((*ACT, "spacing", index), "«ұлттық ақпараттық» breaks no rule for blanks; strike it")
        ]


def test_a_declaration_whose_words_stand_nowhere_is_told(tree: Any) -> None:
    put(tree, (*ACT, "spacing", 27), "жоқ сөздер")
    assert messages(prove(tree, source_text())) == [
        ((*ACT, "spacing", 27), "«жоқ сөздер» breaks no rule for blanks; strike it")
    ]


def test_a_declaration_twice_is_told(tree: Any) -> None:
    value_at(tree, (*ACT, "spacing")).insert(13, "дене шынықтыру")
    told = messages(prove(tree, source_text()))
    assert told == [
        ((*ACT, "spacing", 13), "«дене шынықтыру» breaks no rule for blanks; strike it")
    ]


def test_a_declaration_out_of_its_order_is_told(tree: Any) -> None:
    spacing = value_at(tree, (*ACT, "spacing"))
    spacing[0], spacing[-1] = spacing[-1], spacing[0]
    assert prove(tree, source_text()) != []


def test_declared_words_that_the_dataset_no_longer_holds_are_told_at_the_value(tree: Any) -> None:
    changed(tree, wording("43", "text"), "дене шынықтыру", "денешынықтыру")
    assert messages(prove(tree, source_text())) == [
        (
            wording("43", "text"),
            "has no «дене шынықтыру», which the act's spacing lists",
        )
    ]


# Rows, cells and declarations out of place


def test_rows_that_change_places_are_told(tree: Any) -> None:
    put(tree, (*ACT, "body", 10, "rows"), ["29-2", "29-1", "29-3"])
    assert {f.path for f in prove(tree, source_text())} & {
        measure("29-1", "number"),
        measure("29-2", "number"),
        wording("29-1", "text"),
        wording("29-2", "text"),
    }
    assert (
        (*ACT, "body", 10),
        "rows do not agree with the instruction's words, which name: 29-1, 29-2, 29-3",
    ) in messages(check(tree)[1])


def test_wordings_that_change_places_are_told(tree: Any) -> None:
    one, other = measure("42", "versions"), measure("43", "versions")
    was = value_at(tree, one), value_at(tree, other)
    put(tree, one, was[1])
    put(tree, other, was[0])
    told = {fault.path[:2] for fault in prove(tree, source_text())}
    assert told & {measure("42"), measure("43")}


def test_cells_that_change_places_are_told_at_both_cells(tree: Any) -> None:
    cost, funding = wording("29-2", "cost"), wording("29-2", "funding")
    put(tree, cost, "РБ (бюджет қаражаты шегінде)")
    put(tree, funding, "-")
    assert {fault.path for fault in prove(tree, source_text())} == {cost, funding}


def test_a_row_that_is_missing_from_an_instruction_is_told(tree: Any) -> None:
    put(tree, (*ACT, "body", 13, "rows"), ["42", "44"])
    told = messages(prove(tree, source_text()))
    assert [message for _, message in told if "Балалар-жасөспірімдер" in message]
    assert (
        (*ACT, "body", 13),
        "rows do not agree with the instruction's words, which name: 42, 43, 44",
    ) in messages(check(tree)[1])


@pytest.mark.parametrize("row", ROWS)
def test_a_measure_that_is_missing_is_told(tree: Any, row: str) -> None:
    drop(tree, measure(row))
    told = messages(check(tree)[1])
    assert [message for _, message in told if f"unknown measure {row}" in message]
    assert [message for _, message in told if message.startswith("lacks «")]


@pytest.mark.parametrize("field", ["text", "completion", "deadline", "responsible", "cost"])
def test_a_cell_that_is_missing_is_told(tree: Any, field: str) -> None:
    drop(tree, wording("42", field))
    assert (wording("42", field), "is missing") in messages(check(tree)[1])
    assert [f for f in prove(tree, source_text()) if f.message.startswith("lacks «")]


def test_a_piece_of_the_acts_own_words_that_is_missing_is_told(tree: Any) -> None:
    for index in range(19):
        broken = fresh_tree()
        drop(broken, (*ACT, "body", index))
        assert prove(broken, source_text()), index


def test_a_piece_of_the_acts_own_words_that_stands_twice_is_told(tree: Any) -> None:
    body = value_at(tree, (*ACT, "body"))
    body.insert(2, dict(body[2]))
    told = messages(prove(tree, source_text()))
    assert [m for _, m in told if "has «Қазақстан" in m or "ҚАУЛЫЕТЕДІ" in m]


@pytest.mark.parametrize("index", range(4))
def test_a_torn_cell_that_nobody_declares_is_told(tree: Any, index: int) -> None:
    row = value_at(tree, (*ACT, "torn", index, "row"))
    drop(tree, (*ACT, "torn", index))
    assert measure(row) in {fault.path[:2] for fault in prove(tree, source_text())}


@pytest.mark.parametrize("index", range(4))
def test_a_tear_declared_around_the_wrong_cells_is_told(tree: Any, index: int) -> None:
    place: ValuePath = (*ACT, "torn", index, "around")
    row = value_at(tree, (*ACT, "torn", index, "row"))
    put(tree, place, {"number": "cells", "cells": "number"}[value_at(tree, place)])
    assert measure(row) in {fault.path[:2] for fault in prove(tree, source_text())}


def test_a_tear_declared_of_a_whole_cell_is_told(tree: Any) -> None:
    torn = value_at(tree, (*ACT, "torn"))
    torn.append({"row": "42", "field": "text", "after": "мәдени", "around": "number"})
    assert measure("42") in {fault.path[:2] for fault in prove(tree, source_text())}


@pytest.mark.parametrize(
    ("field", "row"), [("text", "5"), ("label", "23-1"), ("text", "28")], ids=str
)
def test_a_tear_declared_of_nothing_is_told(tree: Any, field: str, row: str) -> None:
    torn = {"row": row, "field": field, "after": "жоқ сөз", "around": "cells"}
    put(tree, (*ACT, "torn", 4), torn)
    assert [path for path, _ in messages(check(tree)[1]) if path[:4] == (*ACT, "torn", 4)]


@pytest.mark.parametrize(
    "prints",
    [
        "№ 748 мынадай өзгерістер мен толықтырулар енгізілсін",
        "№ 748 мынадай өзгерістер мен толықтырулар қаулысынан енгізілсін",
        "мынадай № 748 толықтырулар мен өзгерістер қаулысына енгізілсін",
        "№ 748 қаулысына мынадай өзгерістер мен толықтырулар енгізілсін",
    ],
)
def test_a_displacement_that_is_not_one_word_moved_is_told(tree: Any, prints: str) -> None:
    put(tree, (*ACT, "displaced", 0, "prints"), prints)
    assert (
        (*ACT, "displaced", 0),
        "must be the same words with one word moved",
    ) in messages(check(tree)[1])


def test_a_displacement_that_nobody_declares_is_told(tree: Any) -> None:
    drop(tree, (*ACT, "displaced"))
    told = prove(tree, source_text())
    assert (*ACT, "body", 3, "text") in {fault.path for fault in told}


def test_another_word_moved_than_the_source_moves_is_told(tree: Any) -> None:
    put(
        tree,
        (*ACT, "displaced", 0, "prints"),
        "қаулысына № 748 мынадай өзгерістер мен толықтырулар енгізілсін",
    )
    put(
        tree,
        (*ACT, "displaced", 0, "prints"),
        "№ 748 мынадай қаулысына өзгерістер мен толықтырулар енгізілсін",
    )
    told = messages(check(tree)[1])
    assert (*ACT, "body", 3, "text") in {path for path, _ in told}
    assert [message for _, message in told if "one word moved" in message] == []


@pytest.mark.parametrize("abbreviations", [["КМ", "ӨҚМ", "МАМ", "ТСМ"], ["КМ", "МАМ", "ӨҚМ"], []])
def test_another_glossary_than_the_acts_is_told(tree: Any, abbreviations: list[str]) -> None:
    put(tree, (*ACT, "body", 16, "glossary"), abbreviations)
    assert prove(tree, source_text()) != []


def test_an_earlier_wording_is_not_held_against_the_later_acts_text(tree: Any) -> None:
    value_at(tree, measure("6", "versions")).insert(
        0, another_wording(tree, "6", "748", text="Бұрынғы мәтін", cost="-")
    )
    assert prove(tree, source_text()) == []


# Sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of sources with nothing in it."""
    (tmp_path / "sources").mkdir()
    return tmp_path


def test_a_source_that_is_missing_is_told(tree: Any, folder: Path) -> None:
    [fault] = proof_faults(tree, folder)
    assert fault.path == (*ACT, "source")
    assert fault.message == "sources/392.kk.txt is not there; put the published text there"


@pytest.mark.parametrize("text", ["а" * 60_000, "аб" * 30_000, f"{'а' * 30_000} б" * 2])
def test_a_source_of_one_letter_is_told_in_seconds(tree: Any, folder: Path, text: str) -> None:
    (folder / SOURCE).write_text(text, encoding="utf-8")
    started = time.process_time()
    assert proof_faults(tree, folder)
    assert time.process_time() - started < 20


def test_an_empty_source_has_nothing_of_the_act(tree: Any, folder: Path) -> None:
    (folder / SOURCE).write_text("", encoding="utf-8")
    fault = proof_faults(tree, folder)[0]
    assert fault.path == (*ACT, "body", 0, "title")
    assert "which the source has not" in fault.message


def test_an_act_without_a_source_is_held_against_nothing(tree: Any) -> None:
    drop(tree, (*ACT, "source"))
    changed(tree, wording("6", "text"), "ұлттық", "ўлттық")
    assert proof_faults(tree) == []
    assert proofs(tree) == {}


def test_a_long_difference_is_shown_by_its_beginning(tree: Any) -> None:
    put(tree, wording("6", "text"), "Басқа сөздер " * 20 + "жүргізу")
    shown = [f.message for f in prove(tree, source_text()) if f.path == wording("6", "text")]
    assert shown
    assert all(len(message) < 330 for message in shown)


def test_two_wrong_letters_far_apart_are_two_faults(tree: Any) -> None:
    changed(tree, (*ACT, "body", 1, "text"), "Қазақстан", "Қазажстан")
    changed(tree, ("agencies", 7, "name"), "Туризм", "Журизм")
    assert [fault.path for fault in prove(tree, source_text())] == [
        (*ACT, "body", 1, "text"),
        ("agencies", 7, "name"),
    ]
