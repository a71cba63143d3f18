"""Abbreviations in a text: wrapped whole, with their suffixes, and nothing else touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_site.pages.abbreviations import pieces
from plan_site.validation.load import Dataset
from support import dataset as real_dataset

KNOWN = tuple(real_dataset().plan.abbreviations)
SUFFIXES = ("", "-ге", "-ға", "-нің", "-мен", "-дан", "-да", "-дағы")

TEXTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(KNOWN), st.sampled_from(SUFFIXES)).map("".join),
        st.sampled_from(
            ["ақпарат", "бұйрығы", "№ 392", "ҚАУЛЫ", "ҚР", "мен", "(бюджет", "ата-ана", '"', "т.б."]
        ),
    ),
    max_size=8,
).flatmap(
    lambda words: st.sampled_from([" ", ", ", " – ", "; "]).map(lambda joint: joint.join(words))
)


def marked(text: str, dataset: Dataset) -> str:
    """The text with every abbreviation in brackets, behind it the slug of its entry."""
    return "".join(
        f"[{p.text}]{p.entry.slug}" if p.entry else p.text
        for p in pieces(text, dataset.plan.abbreviations)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ОМ-ге ақпарат", "[ОМ-ге]om ақпарат"),
        (
            "зерттеу нәтижелері бойынша ОМ-ге ақпарат",
            "зерттеу нәтижелері бойынша [ОМ-ге]om ақпарат",
        ),
        ("ДСМ бұйрығы", "[ДСМ]dsm бұйрығы"),
        ("ЖАО, ТСМ, МАМ, ОМ", "[ЖАО]jao, [ТСМ]tsm, [МАМ]mam, [ОМ]om"),
        ("РБ (бюджет қаражаты шегінде)", "[РБ]rb (бюджет қаражаты шегінде)"),
        (
            "ІІМ-мен, ҒЖБМ-нің және ЦДИАӨМ-дегі",
            "[ІІМ-мен]iim, [ҒЖБМ-нің]gjbm және [ЦДИАӨМ-дегі]cdiaom",
        ),
        ("тренингтер, ОМ-ге ақпарат", "тренингтер, [ОМ-ге]om ақпарат"),
        ("(ЖАО)", "([ЖАО]jao)"),
        ("«ОМ»", "«[ОМ]om»"),
        ("ОМ", "[ОМ]om"),
    ],
)
def test_an_abbreviation_is_wrapped_whole_with_its_suffix(
    dataset: Dataset, text: str, expected: str
) -> None:
    assert marked(text, dataset) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ақпараттық науқан",
        "ҚАУЛЫ ЕТЕДІ",  # capitals, but nobody's abbreviation
        "ҚР Үкіметі",
        "Омбыда",
        "ОМарт",  # no end of a word
        "қОМ",
        "ОММ",
        "9-ОМ",  # behind a hyphen it is a part of another word
    ],
)
def test_what_is_no_abbreviation_of_the_plan_stays_as_it_is(dataset: Dataset, text: str) -> None:
    assert marked(text, dataset) == text


@given(TEXTS)
def test_the_pieces_join_to_the_exact_text(text: str) -> None:
    made = list(pieces(text, real_dataset().plan.abbreviations))
    assert "".join(p.text for p in made) == text
    assert all(p.text for p in made)


@given(TEXTS)
def test_every_piece_with_an_entry_begins_with_its_abbreviation(text: str) -> None:
    for piece in pieces(text, real_dataset().plan.abbreviations):
        if piece.entry:
            rest = piece.text.removeprefix(piece.entry.abbreviation)
            assert rest in SUFFIXES
        else:
            words = piece.text.replace("(", " ").replace('"', " ").split()
            assert not {w.strip(",;").split("-")[0] for w in words} & set(KNOWN)


def test_every_abbreviation_of_every_official_field_is_found(dataset: Dataset) -> None:
    plan = dataset.plan
    found = {
        p.entry.abbreviation
        for m in plan.measures
        for said in (
            m.current.responsible.said,
            m.current.completion.said,
            m.current.funding.said,
        )
        for p in pieces(said, plan.abbreviations)
        if p.entry
    }
    assert found == set(KNOWN)
