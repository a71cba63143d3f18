"""Mutants of the real dataset, driven through the engine and through whole builds: `make fuzz`.

Each mutant is either refused in the exact form (one line a fault, with a place that is in the
file) or gives pages whose words are the mutant's own. Anything else is a finding: another
exception, a line out of form, a page that says something else, a mutant that takes too long. The
same seed gives the same mutants. Exits 1 with findings, which are kept to be looked at.
"""

import argparse
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any, Final

import lxml.html

import mutants
import pages_said
import site_support
from plan_site.faults import PlanError
from plan_site.load import load
from plan_site.site import build
from support import DATA, ROOT, out_of_form, plan_text

LIMIT: Final = 20.0
"""Seconds of computing that a mutant may take, pages and all, on a slow machine."""

STUCK: Final = 120.0


class StuckError(Exception):
    """A mutant goes on and on."""


@dataclass
class Report:
    """What became of the mutants, by kind."""

    refused: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    findings: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")

    def took(self, seconds: float, what: str) -> None:
        self.slowest = max(self.slowest, (seconds, what))

    def lines(self) -> Iterator[str]:
        """A table, by kind of mutation."""
        kinds = sorted({*self.refused, *self.accepted, *self.found})
        yield f"{'mutation':22} {'refused':>8} {'accepted':>9} {'findings':>9}"
        for kind in kinds:
            yield (f"{kind:22} {self.refused[kind]:8} {self.accepted[kind]:9} {self.found[kind]:9}")
        totals = [each.total() for each in (self.refused, self.accepted, self.found)]
        yield f"{'all':22} {totals[0]:8} {totals[1]:9} {totals[2]:9}"
        yield f"slowest: {self.slowest[0]:.1f} s of computing, {self.slowest[1]}"


class Fuzzer:
    """Drives mutants; `folder` is its own, `kept` is where findings go."""

    def __init__(self, folder: Path, kept: Path, seed: int) -> None:
        self.seed = seed
        self.report = Report()
        self._kept = kept
        self._root = folder / "in-memory"
        self._projects = folder / "whole"
        self._seen: dict[str, str] = {}
        (self._root / "data").mkdir(parents=True)
        (self._root / "data" / "sources").symlink_to(DATA / "sources")
        for same in ("locale", "web"):
            (self._root / same).symlink_to(ROOT / same)

    def in_memory(self, number: int) -> None:
        """Load, check, and where that stands every page."""
        kind, content = mutants.mutant(plan_text(), self.seed, number)
        (self._root / "data" / "plan.yaml").write_bytes(content)
        self._judge(kind, number, content, self._pages_in_memory)

    def whole(self, number: int) -> None:
        """`mkdocs build` into a folder of its own, and its HTML as it lies there."""
        kind, content = mutants.mutant(plan_text(), self.seed, number)
        self._judge(f"build: {kind}", number, content, self._build)

    def _judge(self, kind: str, number: int, content: bytes, judge: Any) -> None:
        started = time.process_time()
        signal.setitimer(signal.ITIMER_REAL, STUCK)
        try:
            refusal, wrong = judge(content)
        except Exception:
            refusal, wrong = None, traceback.format_exc().splitlines()[-6:]
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        seconds = time.process_time() - started
        self.report.took(seconds, f"{kind} {number}")
        if seconds > LIMIT:
            wrong = [*wrong, f"took {seconds:.1f} s"]
        if wrong:
            self.report.found[kind] += 1
            self._keep(kind, number, content, wrong)
        else:
            (self.report.refused if refusal else self.report.accepted)[kind] += 1

    def _keep(self, kind: str, number: int, content: bytes, wrong: Sequence[str]) -> None:
        self._kept.mkdir(parents=True, exist_ok=True)
        file = self._kept / f"{self.seed}-{number}.yaml"
        file.write_bytes(content)
        said = "\n    ".join(wrong)
        self.report.findings.append(f"{kind} {number}, kept as {file}:\n    {said}")

    def _pages_in_memory(self, content: bytes) -> tuple[bool, list[str]]:
        try:
            load(self._root / "data" / "plan.yaml")
        except PlanError as error:
            lines = list(error.lines)
            return True, [f"out of form: {line}" for line in out_of_form(lines, content)] or (
                [] if lines else ["refused without a line"]
            )
        tree = pages_said.values(content)
        if repr(tree) in self._seen:
            return False, []  # the same words as a mutant before it
        site = build(self._root)
        if site.exports["data/plan.yaml"] != content:
            return False, ["data/plan.yaml is not what was built from"]
        pages = {address: pages_said.parsed(page.html) for address, page in site.pages.items()}
        wrong = [*pages_said.differences(tree, pages.__getitem__), *_strangers(tree, set(pages))]
        if not wrong:
            self._seen[repr(tree)] = ""
        return False, wrong

    def _build(self, content: bytes) -> tuple[bool, list[str]]:
        folder = site_support.project(self._projects)
        (folder / "data" / "plan.yaml").write_bytes(content)
        good = folder / "site" / "good.txt"
        good.parent.mkdir()
        good.write_text("the last good site", encoding="utf-8")
        try:
            done = site_support.mkdocs(folder, "build", "--strict")
            said = done.stdout.splitlines()
            if done.returncode == 0:
                pages = {
                    file.relative_to(folder / "site").as_posix().removesuffix("index.html"): file
                    for file in (folder / "site").rglob("*.html")
                }
                tree = pages_said.values(content)
                return False, [
                    *pages_said.differences(tree, lambda address: _read(pages[address])),
                    *_strangers(tree, set(pages)),
                ]
            lines = [line for line in said if line.startswith("data/")]
            wrong = [f"out of form: {line}" for line in out_of_form(lines, content)]
            if done.returncode != 1 or not lines or "Traceback" in done.stdout:
                wrong += [f"exit code {done.returncode}", *said[-8:]]
            if [file.name for file in (folder / "site").iterdir()] != ["good.txt"]:
                wrong.append("the last good site is touched")
            return True, wrong
        finally:
            shutil.rmtree(folder)


def _read(file: Path) -> Any:
    """The content of a page that was written."""
    root = lxml.html.parse(str(file), parser=lxml.html.HTMLParser(encoding="utf-8")).getroot()
    [content] = root.xpath("//main")
    return content


def _strangers(tree: Any, addresses: set[str]) -> Iterator[str]:
    """Pages of measures that the dataset does not hold."""
    own = {f"measures/{measure['number']}/" for measure in tree["measures"]} | {"measures/"}
    for address in sorted(addresses):
        if address.startswith("measures/") and address.count("/") == 2 and address not in own:
            yield f"{address}: a page of no measure"


def _stuck(_number: int, _frame: FrameType | None) -> None:
    raise StuckError(f"no end after {STUCK:.0f} s")


def fuzz(seed: int, count: int, builds: int, kept: Path, only: int | None = None) -> Report:
    """Drive `count` mutants through load, check and pages, and `builds` through whole builds."""
    signal.signal(signal.SIGALRM, _stuck)
    with tempfile.TemporaryDirectory(prefix="plan-fuzz-") as name:
        fuzzer = Fuzzer(Path(name), kept, seed)
        for number in [only] if only is not None else range(count):
            fuzzer.in_memory(number)
        # Spread over the same mutants, so that every kind has its turn.
        step = max(1, count // builds) if builds else 1
        for turn in range(builds):
            fuzzer.whole(turn * step + turn)
        return fuzzer.report


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mutants", type=int, default=10_000)
    parser.add_argument("--builds", type=int, default=50)
    parser.add_argument("--only", type=int, help="this one mutant")
    parser.add_argument("--kept", type=Path, default=ROOT / ".cache" / "fuzz")
    options = parser.parse_args(arguments)
    builds = 0 if options.only is not None else options.builds
    report = fuzz(options.seed, options.mutants, builds, options.kept, options.only)
    print("\n".join(report.lines()))
    for finding in report.findings:
        print(finding, file=sys.stderr)
    return 1 if report.findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
