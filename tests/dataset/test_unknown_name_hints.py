"""Names that the dataset declares: what is said of one that it does not."""

from typing import Annotated

import pytest
from pydantic import AfterValidator, TypeAdapter, ValidationError, ValidationInfo

from plan_site.dataset.unknown_name_hints import LONG, SHOWN, DeclaredNames, require_known, suggest


def test_a_name_in_other_letters_is_found_though_no_letter_agrees() -> None:
    assert suggest("OM", frozenset({"ДСМ", "ОМ"})) == "; did you mean ОМ, in other letters?"


def test_a_long_list_of_names_is_cut_and_a_very_long_one_left_out() -> None:
    some = frozenset(f"x{number:03}" for number in range(SHOWN + 1))
    assert suggest("ҚҚ", some).endswith(", x010, x011 …")
    assert suggest("ҚҚ", frozenset(f"x{number}" for number in range(LONG + 1))) == ""


def known(name: str, info: ValidationInfo) -> str:
    require_known("agency", name, info)
    return name


def read(name: str, names: DeclaredNames | None) -> str:
    return TypeAdapter(Annotated[str, AfterValidator(known)]).validate_python(name, context=names)


def test_a_name_is_judged_only_where_some_of_its_kind_are_declared() -> None:
    # That there is no body at all is one fault; every use of one would be a hundred more.
    assert read("ОММ", None) == "ОММ"
    assert read("ОММ", DeclaredNames({"agency": frozenset()})) == "ОММ"
    with pytest.raises(ValidationError, match=r"unknown agency ОММ; did you mean ОМ\?"):
        read("ОММ", DeclaredNames({"agency": frozenset({"ОМ"})}))
