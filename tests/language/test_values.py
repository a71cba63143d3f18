"""Values: what is derived from what a phrase says."""

from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest

from plan_site.language.values import (
    GOVERNMENT,
    Amount,
    Completion,
    Cost,
    CostKind,
    Deadline,
    Effect,
    Outcome,
    OutcomeKind,
)


def outcome(recipient: str | None) -> Outcome:
    return Outcome(words="…", kind=OutcomeKind.REPORT, recipient=recipient)


def test_a_deadline_without_a_year_is_yearly() -> None:
    assert Deadline(said="…", year=None, months=(12,)).yearly
    assert not Deadline(said="…", year=2025, months=(12,)).yearly


def test_recipients_stand_in_the_order_named_and_outcomes_without_one_are_left_out() -> None:
    made = Completion(said="…", outcomes=(outcome("ОМ"), outcome(None), outcome(GOVERNMENT)))
    assert made.recipients == ("ОМ", "government")


def test_a_cost_has_no_amounts_unless_it_is_given_some() -> None:
    assert Cost(said="-", kind=CostKind.NO_FIGURE).amounts == ()


def test_a_value_cannot_be_changed() -> None:
    amount = Amount(year=2025, million_tenge=Decimal("1.5"), printed="1,5")
    with pytest.raises(FrozenInstanceError):
        amount.year = 2024  # type: ignore[misc]


def test_kinds_and_effects_are_the_words_that_the_files_and_the_catalogue_use() -> None:
    assert [kind.value for kind in CostKind] == ["amounts", "not_required", "no_figure"]
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
    ]
    assert [kind.value for kind in OutcomeKind] == ["report", "order", "bill", "product"]
