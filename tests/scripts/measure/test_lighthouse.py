"""Lighthouse's reports are read right: scores, medians, what failed, and the goals."""

from typing import Any

import pytest

from measure import lighthouse
from measure.lighthouse import CATEGORIES, LIMITS, LighthouseError, Run, faults, middle, parse, row


def report(seo: float | None = 1.0) -> dict[str, Any]:
    """A report as Lighthouse 13 writes it, cut to what is read."""
    audits: dict[str, Any] = {name: {"score": 1, "numericValue": 0} for name in LIMITS}
    audits["largest-contentful-paint"]["numericValue"] = 950.5
    audits["canonical"] = {
        "score": 0,
        "displayValue": "1\u00a0link",
        "details": {"items": [{"node": {"selector": "head > link"}}, {"url": "x"}]},
    }
    audits["structured-data"] = {"score": None}
    audits["hint"] = {"score": 0}
    references: list[dict[str, Any]] = [
        {"id": "canonical", "weight": 1},
        {"id": "structured-data", "weight": 1},
        {"id": "hint", "weight": 0},
    ]
    categories: dict[str, Any] = {name: {"score": 1, "auditRefs": []} for name in CATEGORIES}
    categories["seo"] = {"score": seo, "auditRefs": references}
    return {"categories": categories, "audits": audits}


def run(score: float = 100, paint: float = 900, shift: float = 0, failed: str = "") -> Run:
    return Run(
        scores=dict.fromkeys(CATEGORIES, score),
        metrics=dict(zip(LIMITS, (paint, 0, shift), strict=True)),
        failed={name: [failed] if failed else [] for name in CATEGORIES},
    )


def test_a_report_gives_scores_of_100_metrics_and_the_audits_that_cost_something() -> None:
    made = parse(report(seo=0.92))
    assert made.scores == {"performance": 100, "accessibility": 100, "best-practices": 100} | {
        "seo": 92
    }
    assert made.metrics["largest-contentful-paint"] == 950.5
    assert made.failed["seo"] == ["canonical 1 link head > link"]
    assert made.failed["performance"] == []


def test_a_report_of_no_use_is_an_error_and_no_verdict() -> None:
    with pytest.raises(LighthouseError, match="seo has no score"):
        parse(report(seo=None))
    with pytest.raises(LighthouseError, match="page did not load"):
        parse(report() | {"runtimeError": {"message": "page did not load"}})


def test_the_middle_is_the_median_of_each_figure_and_all_that_failed_in_any_run() -> None:
    made = middle([run(100, 800), run(90, 2000, failed="b"), run(95, 700, failed="a")])
    assert made.scores["performance"] == 95
    assert made.metrics["largest-contentful-paint"] == 800
    assert made.failed["performance"] == ["a", "b"]


def test_a_page_at_the_goals_has_no_fault() -> None:
    assert list(faults("", run(100, 1000))) == []


def test_each_goal_missed_is_a_line_that_says_why() -> None:
    assert list(faults("funding/", run(99, 1001, 0.0004, failed="canonical"))) == [
        *(f"/funding/: {name} 99: canonical" for name in CATEGORIES),
        "/funding/: largest-contentful-paint 1001, the goal is at most 1000",
        "/funding/: cumulative-layout-shift 0.0004, the goal is at most 0",
    ]


def test_a_row_stands_below_its_head() -> None:
    line = row("measures/44/", run(100, 940))
    assert line.split() == ["/measures/44/", *["100"] * 4, "0.94", "0", "0.000"]
    assert len(line) == len(lighthouse.HEAD)
