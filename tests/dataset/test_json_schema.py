"""The dataset's JSON Schema: current, true of every plan, read by validators not ours."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from plan_site.dataset.json_schema import json_schema
from support import PLANS, ROOT, fresh_tree, measure, put

FOLDER = ROOT / "schema"
SAID = tomllib.loads((FOLDER / "fields.kk.toml").read_text(encoding="utf-8"))
VALIDATOR = Draft7Validator(json_schema(SAID))


def faults(tree: Any) -> list[str]:
    return ["/".join(map(str, fault.absolute_path)) for fault in VALIDATOR.iter_errors(tree)]


def test_the_schema_that_is_kept_is_that_of_the_models() -> None:
    kept = json.loads((FOLDER / "plan.schema.json").read_text(encoding="utf-8"))
    assert kept == VALIDATOR.schema, "run make schema"
    Draft7Validator.check_schema(kept)


@pytest.mark.parametrize("plan", sorted(PLANS.glob("*/data/plan.yaml")), ids=lambda p: p.parts[-3])
def test_every_plan_keeps_to_it_with_figures_as_text_or_as_numbers(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    assert faults(yaml.load(text, Loader=yaml.CBaseLoader)) == []
    # As an editor reads it: figures are numbers; YAML 1.2 knows no dates.
    loader: Any = type("Loader", (yaml.SafeLoader,), {})
    loader.yaml_implicit_resolvers = {
        first: [(tag, form) for tag, form in forms if not tag.endswith("timestamp")]
        for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    assert faults(yaml.load(text, Loader=loader)) == []


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        (measure("6", "lable"), "x", "measures/0"),
        (measure("6", "versions", 0), {"act": "392"}, "measures/0/versions/0"),
        (measure("6", "topics"), "violence", "measures/0/topics"),
        (measure("6", "notes"), [{"field": "efect", "text": "x"}], "measures/0/notes/0/field"),
        (("acts", 1, "date"), "2025-13-30", "acts/1/date"),
        (("plan", "first_year"), "twenty", "plan/first_year"),
        (measure("6", "number"), "6a", "measures/0/number"),
        (measure("6", "label"), "", "measures/0/label"),
        (("measures",), [], "measures"),
    ],
)
def test_a_slip_is_told_at_its_place(place: Any, value: Any, told: str) -> None:
    tree = fresh_tree()
    put(tree, place, value)
    assert set(faults(tree)) == {told}


def test_every_field_is_described_and_nothing_that_is_none() -> None:
    with pytest.raises(ValueError, match=r"Note\.colour"):
        json_schema({**SAID, "Note": {**SAID["Note"], "colour": "x"}})
    with pytest.raises(ValueError, match=r"Topic\.slug"):
        json_schema({**SAID, "Topic": {}})
