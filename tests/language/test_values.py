"""Values: what is derived from what a phrase says."""

from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest

from plan_site.language.values import (
    GOVERNMENT,
    UNITS,
    Amount,
    Body,
    Completion,
    Cost,
    CostKind,
    Effect,
    Funding,
    Outcome,
    OutcomeKind,
    Responsible,
    Role,
)


def report(*recipients: str) -> Outcome:
    return Outcome(words="…", kind=OutcomeKind.REPORT, recipients=recipients)


def test_recipients_stand_once_in_the_order_named() -> None:
    made = Completion(said="…", outcomes=(report("ОМ"), report(), report(GOVERNMENT, "ОМ")))
    assert made.recipients == ("ОМ", "government")


def test_bodies_stand_without_their_roles_in_the_order_named() -> None:
    bodies = (Body(body="ОМ", role=Role.COLLECTS), Body(body="ДСМ"))
    assert Responsible(said="…", bodies=bodies).agencies == ("ОМ", "ДСМ")


def test_the_term_of_several_budgets_is_the_first() -> None:
    assert Funding(said="…", terms=("РБ", "ЖБ")).term == "РБ"
    assert Funding(said="-").term is None


@pytest.mark.parametrize(
    ("said", "unit", "million"),
    [
        ("3.10", "mln_tenge", "3.10"),
        ("5", "thousand_tenge", "0.005"),
        ("123456789012345", "thousand_tenge", "123456789012.345"),
        ("1500", "tenge", "0.0015"),
        ("1.5", "bln_tenge", "1500"),
        ("2", "trln_tenge", "2000000"),
    ],
)
def test_tenge_are_counted_in_millions_to_the_last_decimal(
    said: str, unit: str, million: str
) -> None:
    assert str(Amount(sum=Decimal(said), unit=unit).million_tenge) == million


@pytest.mark.parametrize(
    "amount",
    [
        Amount(sum=Decimal(5)),
        Amount(sum=Decimal(5), unit="thousand_usd"),
        Amount(sum=Decimal(5), most=Decimal(7), unit="mln_tenge"),
        Amount(sum=None, not_required=True, unit="mln_tenge"),
    ],
)
def test_other_money_a_range_and_a_sum_without_a_unit_are_no_tenge(amount: Amount) -> None:
    assert amount.million_tenge is None


def test_a_cost_has_no_amounts_unless_it_is_given_some() -> None:
    assert Cost(said="-", kind=CostKind.NO_FIGURE).amounts == ()


def test_a_value_cannot_be_changed() -> None:
    amount = Amount(year=2025, sum=Decimal("1.5"), printed="1,5")
    with pytest.raises(FrozenInstanceError):
        amount.year = 2024  # type: ignore[misc]


def test_kinds_units_and_effects_are_the_words_that_the_files_and_the_catalogue_use() -> None:
    assert " ".join(CostKind) == "amounts not_required no_figure within_means to_be_set"
    assert [effect.value for effect in Effect] == [
        "original",
        "substituted",
        "inserted",
        "repealed",
        "words_substituted",
        "words_inserted",
        "words_repealed",
        "renumbered",
        "restated",
        "revoked",
    ]
    assert {"mln_tenge", "thousand_tenge", "tenge", "thousand_usd", "eur"} <= set(UNITS)
