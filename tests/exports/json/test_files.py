"""The JSON to take away, as a JSON Schema validator judges it; its words are the dataset's."""

import json
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import site_support
from plan_site.analysis.fingerprint import fingerprint
from plan_site.analysis.redline import words_of
from plan_site.dataset.fields import FIELDS
from plan_site.exports.json.files import PlanJson
from plan_site.publication import urls
from site_support import HOST, Change, with_100, with_748, with_html, with_measures
from support import ROOT

PLANS: list[tuple[Change, ...]] = [
    (),
    (with_748,),
    (with_748, with_100),
    (with_html,),
    (with_measures(60),),
]


@cache
def files(*changes: Change) -> dict[str, bytes]:
    views = site_support.views(*changes, url=HOST)
    made = PlanJson(views)
    return {
        "data/plan.json": made.whole(),
        "data/plan.schema.json": made.schema(),
        **{urls.measure_json(m): made.measure(m) for m in views.plan.measures},
    }


def whole(*changes: Change) -> Any:
    return json.loads(files(*changes)["data/plan.json"])


@cache
def validator() -> Draft202012Validator:
    schema = json.loads(files()["data/plan.schema.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def faults(document: Any) -> list[str]:
    return [error.message for error in validator().iter_errors(document)]


@pytest.mark.parametrize("changes", PLANS)
def test_every_file_keeps_to_the_published_schema(changes: tuple[Change, ...]) -> None:
    checked = 0
    for address, content in files(*changes).items():
        if address.endswith("schema.json"):
            continue
        assert faults(json.loads(content)) == [], address
        checked += 1
    assert checked == 1 + len(site_support.dataset(*changes).plan.measures)


def test_the_schema_says_where_it_stands_and_every_file_names_it() -> None:
    address = f"{HOST}data/plan.schema.json"
    assert json.loads(files()["data/plan.schema.json"])["$id"] == address
    for name, content in files().items():
        if not name.endswith("schema.json"):
            assert json.loads(content)["$schema"] == address


def test_the_schema_says_what_everything_is() -> None:
    schema = json.loads(files()["data/plan.schema.json"])
    unsaid = [name for name, shape in schema["$defs"].items() if not shape.get("description")]
    unsaid += [
        f"{name}.{field}"
        for name, shape in schema["$defs"].items()
        for field, about in shape.get("properties", {}).items()
        if not about.get("description")
    ]
    assert unsaid == []


@pytest.mark.thorough
def test_the_schema_does_not_stand_in_docstrings() -> None:
    """`python -OO` has none, and its site is the same bytes."""
    asked = (
        "import sys; from plan_site.exports.json.files import json_schema; import json;"
        "sys.stdout.write(json.dumps(json_schema('/x', '')))"
    )
    made = [
        subprocess.run(
            [sys.executable, *options, "-c", asked],
            cwd=ROOT / "hooks",
            capture_output=True,
            check=True,
        ).stdout
        for options in ((), ("-OO",))
    ]
    assert made[0] == made[1]
    assert b"description" in made[0]


def without_fingerprint(document: Any) -> None:
    del document["measures"][0]["versions"][0]["fingerprint"]


def with_number_as_number(document: Any) -> None:
    document["measures"][0]["number"] = 6


def with_rounded_sum(document: Any) -> None:
    costed = next(m for m in document["measures"] if m["number"] == "44")
    costed["versions"][0]["derived"]["cost"]["amounts"][0]["million_tenge"] = 81599.203


def with_new_key(document: Any) -> None:
    document["measures"][0]["lead"] = "ОМ"


def with_unknown_effect(document: Any) -> None:
    document["measures"][0]["effect"] = "changed"


def with_no_day(document: Any) -> None:
    document["acts"][0]["date"] = "2023-02-30"


BREAKS: list[Callable[[Any], None]] = [
    *(without_fingerprint, with_number_as_number, with_rounded_sum),
    *(with_new_key, with_unknown_effect, with_no_day),
]


@pytest.mark.parametrize("broken", BREAKS)
def test_the_schema_refuses_what_it_should(broken: Callable[[Any], None]) -> None:
    document = deepcopy(whole())
    broken(document)
    assert faults(document)


@pytest.mark.parametrize("changes", PLANS)
def test_every_wording_is_given_with_every_official_word(changes: tuple[Change, ...]) -> None:
    plan = site_support.dataset(*changes).plan
    given = {m["number"]: m for m in whole(*changes)["measures"]}
    assert [*given] == [m.number for m in plan.measures]
    for measure in plan.measures:
        versions = given[measure.number]["versions"]
        assert [v["act"] for v in versions] == [v.act for v in measure.versions]
        for made, version in zip(versions, measure.versions, strict=True):
            assert made["official"] == {field: words_of(version, field) for field in FIELDS}
            assert made["fingerprint"] == fingerprint(measure.number, version)
            assert made["derived"]["responsible"] == [*version.responsible.agencies]
            assert [
                (a["year"], a["million_tenge"], a["printed"])
                for a in made["derived"]["cost"]["amounts"]
            ] == [(a.year, format(a.million_tenge, "f"), a.printed) for a in version.cost.amounts]


def test_a_measures_own_file_holds_the_same_record() -> None:
    for measure in whole()["measures"]:
        own = json.loads(files()[f"data/measures/{measure['number']}.json"])
        assert own["measure"] == measure


def test_every_act_is_given_with_all_its_words_in_their_order() -> None:
    plan = site_support.dataset(with_748, with_100).plan
    for act, given in zip(plan.acts, whole(with_748, with_100)["acts"], strict=True):
        assert given["title"] == act.official_title
        assert [item["official"] for item in given["body"]] == [item.words for item in act.body]
        assert [item["rows"] for item in given["body"]] == [[*item.rows] for item in act.body]
    assert [act["checked"] for act in whole()["acts"]] == [False, True]


def test_counts_are_the_datasets() -> None:
    document, plan = whole(), site_support.dataset().plan
    for name in ("acts", "sections", "agencies", "terms", "topics", "measures"):
        assert len(document[name]) == len(getattr(plan, name)), name


def test_a_repealed_row_names_its_act_and_is_due_no_more() -> None:
    rows = {m["number"]: m for m in whole(with_748, with_100)["measures"]}
    assert rows["49"]["repealed_by"] == "100"
    assert rows["49"]["due"] == []
    assert rows["44"]["repealed_by"] is None


def test_a_gap_is_null_and_a_missing_figure_is_no_zero() -> None:
    rows = {m["number"]: m for m in whole()["measures"]}
    assert rows["44"]["subsection"] is None
    assert rows["29-2"]["versions"][0]["derived"]["cost"] == {
        "kind": "no_figure",
        "amounts": [],
        "sums": [],
    }


def test_the_address_to_cite_holds_the_fingerprint_of_the_wording_in_force() -> None:
    measure = next(m for m in whole()["measures"] if m["number"] == "44")
    assert measure["addresses"]["cited"] == f"{HOST}measures/44/?v=d240ad5b"


def test_the_licence_stands_in_every_file() -> None:
    licence = site_support.words().get("data.licence.text")
    for name, content in files().items():
        key = "$comment" if name.endswith("schema.json") else "licence"
        assert json.loads(content)[key] == licence
