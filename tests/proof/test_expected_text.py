"""What an act claims of its published text: every letter once, in order, nothing left over."""

from collections import Counter
from typing import Any

import pytest

import support
from plan_site.dataset.fields import FIELDS
from plan_site.faults import ValuePath, value_at
from plan_site.proof.expected_text import Piece
from proofs import expected, read_source, undeclared
from support import (
    ACT,
    ROWS,
    SOURCE,
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
IN_ROWS = 4310


def made(tree: Any) -> list[Piece]:
    assert undeclared(tree) == []
    return expected(tree)


def letters_of(tree: Any, path: ValuePath) -> str:
    return "".join(value_at(tree, path).split())


# The figures of the proof


def test_the_claims_are_the_6450_letters_of_the_source_in_their_order(tree: Any) -> None:
    claimed = "".join(claim.letters for claim in made(tree))
    assert len(claimed) == LETTERS
    assert claimed == read_source(source_text(), SOURCE).letters


def test_4310_letters_are_claimed_in_rows_with_their_dots(tree: Any) -> None:
    assert sum(len(claim.letters) for claim in made(tree) if claim.row) == IN_ROWS


def test_every_row_claims_its_number_its_dot_and_its_six_cells(tree: Any) -> None:
    assert len(ROWS) == 17
    for index in range(17):
        of_row = [claim for claim in made(tree) if claim.row and claim.path[1] == index]
        assert {claim.path[0] for claim in of_row} == {"measures"}
        assert {claim.path[-1] for claim in of_row} == {"number", *FIELDS}
        assert [claim.letters for claim in of_row if claim.places[0] is None] == ["."]


def test_the_tables_own_marks_are_quotes_dots_and_the_glossarys_signs(tree: Any) -> None:
    marks = Counter(claim.letters for claim in made(tree) if None in claim.places)
    # Eight instructions quote rows; one glossary of four lines.
    assert marks == {'"': 8 + 1, '";': 8, ".": 17, "–": 4, ";": 3, '".': 1}
    assert sum(len(mark) * times for mark, times in marks.items()) == MARKS


def official_values(tree: Any) -> set[ValuePath]:
    """Every value of the dataset that is the decree's own words; there is no catch-all."""
    kinds = ("title", "text", "heading", "instruction", "signature")
    body = {
        (*ACT, "body", index, kind)
        for index, item in enumerate(tree["acts"][1]["body"])
        for kind in kinds
        if kind in item
    }
    cells = {wording(row, cell) for row in ROWS for cell in FIELDS}
    numbers = {measure(row, "number") for row in ROWS}
    names: set[ValuePath] = {
        ("agencies", index, field)
        for index, agency in enumerate(tree["agencies"])
        if agency.get("act") == "392"
        for field in ("abbreviation", "name")
    }
    return body | cells | numbers | names


def test_every_official_value_is_claimed_whole_and_once(tree: Any) -> None:
    claimed: dict[ValuePath, list[int]] = {}
    for claim in made(tree):
        for place in claim.places:
            if place is not None:
                claimed.setdefault(claim.path, []).append(place)
    # 19 pieces of the act's own words, 17 rows of a number and six cells, 4 glossary lines of two.
    assert len(claimed) == 19 + 17 * 7 + 4 * 2
    assert set(claimed) == official_values(tree)
    for path, places in claimed.items():
        assert sorted(places) == list(range(len(letters_of(tree, path)))), path
    assert sum(map(len, claimed.values())) == LETTERS - MARKS


def test_every_claimed_letter_is_the_letter_of_the_value_that_it_names(tree: Any) -> None:
    counted = 0
    wrong = []
    for claim in made(tree):
        for letter, place in zip(claim.letters, claim.places, strict=True):
            counted += 1
            if place is not None and letters_of(tree, claim.path)[place] != letter:
                wrong.append((claim.path, place, letter))
    assert counted == LETTERS
    assert wrong == []


def test_every_claim_has_a_blank_and_a_place_for_each_letter(tree: Any) -> None:
    for claim in made(tree):
        assert len(claim.letters) == len(claim.blanks) == len(claim.places)
        assert not claim.blanks[0]


# Torn cells and displaced words


@pytest.mark.parametrize(
    ("row", "first", "second"),
    [
        ("23-1", "жағдайда балаға", "қамқоршылық және"),
        ("29-1", "мінез-құлқы бар", "балаларды медициналық"),
        ("37-2", "бойынша оқыту бөлігінде", "өзгерістер енгізу"),
        ("37-4", '"Әлеуметтік желілердегі', 'профайлинг", "Жалғандықты'),
    ],
)
def test_a_torn_cell_is_claimed_in_two_pieces(tree: Any, row: str, first: str, second: str) -> None:
    pieces = [claim for claim in made(tree) if claim.path == wording(row, "text")]
    assert len(pieces) == 2
    assert pieces[0].words.endswith(first)
    assert pieces[1].words.startswith(second)
    assert f"{pieces[0].words} {pieces[1].words}" == value_at(tree, wording(row, "text"))
    places = [*pieces[0].places, *pieces[1].places]
    assert places == list(range(len(letters_of(tree, wording(row, "text")))))


def fields_of(tree: Any, row: str) -> list[str]:
    index = ROWS.index(row)
    return [
        str(claim.path[-1])
        for claim in made(tree)
        if claim.row and claim.path[1] == index and claim.places[0] is not None
    ]


@pytest.mark.parametrize("row", ["23-1", "29-1"])
def test_the_first_piece_stands_before_the_number_where_the_cell_is_torn_around_it(
    tree: Any, row: str
) -> None:
    assert fields_of(tree, row) == ["text", "number", *FIELDS]


@pytest.mark.parametrize("row", ["37-2", "37-4"])
def test_the_second_piece_stands_behind_the_cells_where_the_cell_is_torn_around_them(
    tree: Any, row: str
) -> None:
    assert fields_of(tree, row) == ["number", *FIELDS, "text"]


def test_every_other_row_is_claimed_in_the_order_of_its_cells(tree: Any) -> None:
    whole = [row for row in ROWS if row not in ("23-1", "29-1", "37-2", "37-4")]
    assert len(whole) == 13
    for row in whole:
        assert fields_of(tree, row) == ["number", *FIELDS]


@pytest.mark.parametrize("after", ["балага", "ба", "бекіту", "жөніндегі нормасы"])
def test_the_words_before_a_tear_stand_once_in_the_cell(tree: Any, after: str) -> None:
    put(tree, (*ACT, "torn", 0, "after"), after)
    assert messages(undeclared(tree)) == [
        (
            (*ACT, "torn", 0, "after"),
            f"«{after}» must stand once in the text of row 23-1, before a blank",
        )
    ]


def test_displaced_words_are_claimed_as_the_source_prints_them(tree: Any) -> None:
    [claim] = [c for c in made(tree) if c.path == (*ACT, "body", 3, "text")]
    assert claim.words.endswith("№ 748 мынадай өзгерістер мен толықтырулар қаулысына енгізілсін:")


def test_displaced_words_stand_somewhere_in_the_acts_words(tree: Any) -> None:
    put(tree, (*ACT, "displaced", 0, "reads"), "№ 748 мынадай қаулысына")
    assert messages(undeclared(tree)) == [
        (
            (*ACT, "displaced", 0),
            "«№ 748 мынадай қаулысына» stands nowhere in the act's words",
        )
    ]


# Rows and glossary lines that are not there


def test_a_row_without_a_wording_by_the_act_claims_nothing(tree: Any) -> None:
    put(tree, wording("28", "act"), "748")
    claimed = made(tree)
    assert [claim for claim in claimed if claim.path[:2] == measure("28")] == []
    # Nor do its quotes stand there.
    assert [claim.letters for claim in claimed if claim.path == (*ACT, "body", 9)] == []


def test_a_broken_cell_claims_nothing_and_hides_no_other(tree: Any) -> None:
    put(tree, wording("28", "cost"), ["талап етілмейді"])
    assert fields_of(tree, "28") == ["number", *(cell for cell in FIELDS if cell != "cost")]


def test_a_body_that_is_no_list_claims_nothing(tree: Any) -> None:
    put(tree, (*ACT, "body"), "x")
    drop(tree, (*ACT, "displaced"))
    assert made(tree) == []


def test_an_act_claims_its_own_wordings_alone(tree: Any) -> None:
    earlier = support.another_wording(tree, "6", "748", text="Бұрынғы мәтін")
    support.value(tree, measure("6", "versions")).insert(0, earlier)
    assert "".join(c.letters for c in made(tree)) == read_source(source_text(), SOURCE).letters
    assert expected(tree, ("acts", 0)) == []
    assert undeclared(tree, ("acts", 0)) == []


# A claim by itself


def claim(words: str) -> Piece:
    tree = fresh_tree()
    put(tree, wording("6", "text"), words)
    [found] = [c for c in made(tree) if c.path == wording("6", "text")]
    return found


def test_a_claim_knows_before_which_letters_a_blank_stands() -> None:
    found = claim("аб в гд")
    assert found.letters == "абвгд"
    assert found.blanks == (False, False, True, True, False)
    assert found.places == (0, 1, 2, 3, 4)


@pytest.mark.parametrize(
    ("words", "index", "covers"),
    [
        ("дене шынықтыру", 4, True),
        ("дене шынықтыру", 3, True),
        # The words begin with the letter itself: the break before it is not theirs.
        ("шынықтыру", 4, False),
        ("дене", 4, False),
        ("е ш", 4, True),
        ("енеш", 4, False),
        ("дене шынықтыру", 13, False),
        ("спорт", 4, False),
    ],
)
def test_words_cover_a_break_that_they_hold_on_both_sides(
    words: str, index: int, covers: bool
) -> None:
    assert claim("дене шынықтыру іс").covers(words, index) is covers


def test_words_cover_a_break_wherever_they_stand_again() -> None:
    found = claim("ән ән ән")
    assert [found.covers("ән ән", index) for index in range(1, 6)] == [True] * 5


def test_a_message_shows_the_words_around_a_letter() -> None:
    assert claim("Балалар мен жасөспірімдердің мәдени тәрбиесі").around(10) == (
        "Балалар мен жасөспірімде"
    )
