"""Verdicts on mutants, and on an engine that is broken on purpose."""

from pathlib import Path
from typing import Any

import pytest

import verdicts
from plan_site import faults
from plan_site.build import SiteError, build
from plan_site.validation import load
from support import ROOT, plan_text
from verdicts import InMemory, WholeBuild

REAL = plan_text().encode()
OTHER_LABEL = plan_text().replace("Балалардың саламаттылығы", "Балалар және мектеп").encode()
BROKEN = plan_text().replace("  first_year: 2023", "  first_year: 23").encode()


@pytest.fixture
def memory(tmp_path: Path) -> InMemory:
    return InMemory(tmp_path / "memory")


def test_a_sound_file_is_accepted_and_a_broken_one_refused(memory: InMemory) -> None:
    assert memory.judge(REAL) == (False, [])
    assert memory.judge(OTHER_LABEL) == (False, [])
    assert memory.judge(BROKEN) == (True, [])


def test_a_line_out_of_form_is_a_finding(memory: InMemory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "printable", lambda said: f"{said}\n  and more")
    refused, wrong = memory.judge(BROKEN)
    assert refused
    assert [line.split(":")[0] for line in wrong] == ["out of form"]


def test_a_refusal_without_a_line_is_a_finding(
    memory: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_file: Path) -> Any:
        raise faults.PlanError([])

    monkeypatch.setattr(verdicts, "load", refuse)
    assert memory.judge(REAL) == (True, ["refused without a line"])


def test_pages_that_say_something_else_are_a_finding(
    memory: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = build(ROOT)
    monkeypatch.setattr(verdicts, "build", lambda root: site)
    refused, wrong = memory.judge(OTHER_LABEL)
    assert not refused
    assert wrong[0].startswith("sections/3/ h1: the page has 'Балалардың саламаттылығы'")
    assert "data/plan.yaml is not what was built from" in wrong


def test_an_engine_that_stops_in_another_way_is_no_verdict(
    memory: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_root: Path) -> Any:
        raise SiteError("two pages have one address")

    monkeypatch.setattr(verdicts, "build", stop)
    with pytest.raises(SiteError):
        memory.judge(REAL)


def test_whole_builds_are_judged_alike(tmp_path: Path) -> None:
    judge = WholeBuild(tmp_path / "whole").judge
    assert judge(OTHER_LABEL) == (False, [])
    assert judge(BROKEN) == (True, [])
    assert not (tmp_path / "whole").exists()
