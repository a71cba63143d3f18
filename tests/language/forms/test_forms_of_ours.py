"""Forms of the language, written before the rules were run on them: each reading as a reader's."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from plan_site.language import forms

FILE = Path(__file__).parent / "forms_of_ours.yaml"
CELLS: dict[str, list[dict[str, Any]]] = yaml.load(
    FILE.read_text(encoding="utf-8"), yaml.CSafeLoader
)


TOLD = ("by", "dates", "every", "recipients", "issuers", "role", "rows", "subsection", "terms")
"""Fields that say nothing where a reading of ours leaves them out."""


def same(expected: Any, got: Any) -> bool:
    """Whether a reading says what is expected; nothing, false and empty are one."""
    if isinstance(expected, dict) and isinstance(got, dict):
        return all(same(expected.get(key), got.get(key)) for key in {*expected, *TOLD})
    if isinstance(expected, list) and isinstance(got, list):
        pairs = zip(expected, got, strict=False)
        return len(expected) == len(got) and all(same(one, other) for one, other in pairs)
    if not isinstance(expected, (dict, list)) and not isinstance(got, (dict, list)):
        return str(expected or "") == str(got or "")
    return not expected and not got


@pytest.mark.parametrize("kind", CELLS)
def test_each_form_is_read_as_a_reader_reads_it(kind: str) -> None:
    results = ("document", "event", "product")
    for row in CELLS[kind]:
        reading = forms.read(kind, row["phrase"])
        got, expected = forms.plain_form(reading) if reading else None, row["reading"]
        if kind == "completion" and got and expected:
            # Whether a result is a document, an event or a product is a matter of taste.
            for each in (*got, *expected):
                each["kind"] = "result" if each["kind"] in results else each["kind"]
        assert (got is None) == (expected is None), row["phrase"]
        assert same(expected, got), (row["phrase"], got)


def test_other_columns_are_read_by_none() -> None:
    """A cell put into the wrong column is told, not read as something else."""
    signs = {"deadline": "2025 жылғы тамыз", "completion": "ОМ-ге ақпарат", "cost": "5 млн теңге"}
    signs |= {"responsible": "ОМ (жинақтау), ІІМ", "instruction": "5-жол алып тасталсын"}
    for kind in forms.KINDS:
        for of, phrase in signs.items():
            assert (forms.read(kind, phrase) is None) == (of != kind), (kind, phrase)
