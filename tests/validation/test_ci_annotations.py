"""Faults as GitHub's annotations and GitLab's report: each at its line, all escaped."""

import json

from plan_site.validation.ci_annotations import github, gitlab

FAULT = "data/plan.yaml:12:3: measure 6: cost: «5 %»,\nbad"


def test_a_fault_becomes_an_annotation_of_its_line_with_what_commands_use_escaped() -> None:
    assert [*github([FAULT])] == [
        "::error file=data/plan.yaml,line=12,col=3::measure 6: cost: «5 %25»,%0Abad"
    ]
    assert [*github(["a,b%.yaml:1:2: x\r"])] == ["::error file=a%2Cb%25.yaml,line=1,col=2::x%0D"]
    assert [*github(["no place\n::error::x"])] == ["::error::no place%0A::error::x"]


def test_a_fault_becomes_an_entry_of_a_code_quality_report() -> None:
    entry, other = json.loads(gitlab([FAULT, "no place"], "data/plan.yaml"))
    assert entry["description"] == "measure 6: cost: «5 %»,\nbad"
    assert entry["location"] == {"path": "data/plan.yaml", "lines": {"begin": 12}}
    assert (entry["severity"], entry["check_name"]) == ("blocker", "plan_site")
    assert other["location"] == {"path": "data/plan.yaml", "lines": {"begin": 1}}
    assert gitlab([], "data/plan.yaml") == "[]\n"


def test_a_fingerprint_is_one_faults_and_stays_when_the_fault_moves() -> None:
    twice = ["f:1:1: x", "f:2:1: x", "f:3:1: y"]
    first = [each["fingerprint"] for each in json.loads(gitlab(twice, "f"))]
    moved = [each["fingerprint"] for each in json.loads(gitlab([f"f:9:9{twice[0][5:]}"], "f"))]
    assert len(set(first)) == 3
    assert moved == first[:1]
