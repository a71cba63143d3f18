"""Mutants of the real dataset, driven through the engine and through whole builds: `make fuzz`.

Each mutant is either refused in the exact form (one line a fault, with a place that is in the
file) or gives pages whose words are the mutant's own. Anything else is a finding: another
exception, a line out of form, a page that says something else, a mutant that takes too long. The
same seed gives the same mutants. Exits 1 with findings, which are kept to be looked at.
"""

import argparse
import os
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Final

import mutants
import verdicts
from support import ROOT, plan_text

LIMIT: Final = 10.0
"""Seconds of computing that a mutant may take, pages and all, on a slow machine."""

STUCK: Final = 120.0
AGAIN: Final = 5.0


class StuckError(Exception):
    """A mutant goes on and on."""


@dataclass
class Report:
    """What became of the mutants, by kind of mutation."""

    refused: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    findings: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    outcomes: dict[int, bool] = field(default_factory=dict)
    """Mutant → whether it was refused; findings are not in it."""

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
        self._in_memory = verdicts.InMemory(folder / "in-memory")
        self._whole_build = verdicts.WholeBuild(folder / "whole")

    def in_memory(self, number: int) -> None:
        kind, content = mutants.mutant(plan_text(), self.seed, number)
        self._judge(kind, number, content, self._in_memory.judge)

    def whole_build(self, number: int) -> None:
        kind, content = mutants.mutant(plan_text(), self.seed, number)
        self._judge(f"build: {kind}", number, content, self._whole_build.judge)

    def _judge(
        self, kind: str, number: int, content: bytes, judge: Callable[[bytes], verdicts.Verdict]
    ) -> None:
        started = _computed()
        # Again and again: an alarm that rings while something is thrown away is not heard.
        signal.setitimer(signal.ITIMER_REAL, STUCK, AGAIN)
        refusal = False
        try:
            refusal, wrong = judge(content)
        except Exception:
            signal.setitimer(signal.ITIMER_REAL, 0)
            wrong = traceback.format_exc().splitlines()[-6:]
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        seconds = _computed() - started
        self.report.took(seconds, f"{kind} {number}")
        if seconds > LIMIT:
            wrong = [*wrong, f"took {seconds:.1f} s"]
        if self.report.outcomes.get(number, refusal) != refusal:
            wrong = [*wrong, "a whole build decides otherwise than load and check"]
        if wrong:
            self.report.found[kind] += 1
            self._keep(kind, number, content, wrong)
        else:
            (self.report.refused if refusal else self.report.accepted)[kind] += 1
            self.report.outcomes[number] = bool(refusal)

    def _keep(self, kind: str, number: int, content: bytes, wrong: Sequence[str]) -> None:
        self._kept.mkdir(parents=True, exist_ok=True)
        file = self._kept / f"{self.seed}-{number}.yaml"
        file.write_bytes(content)
        said = "\n    ".join(wrong)
        self.report.findings.append(f"{kind} {number}, kept as {file}:\n    {said}")


def _computed() -> float:
    """Seconds of computing, of whole builds too; a busy machine changes nothing."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _stuck(_number: int, _frame: FrameType | None) -> None:
    raise StuckError(f"no end after {STUCK:.0f} s")


def fuzz(seed: int, count: int, builds: int, kept: Path, only: int | None = None) -> Report:
    """Drive `count` mutants through load, check and pages, and `builds` through whole builds."""
    signal.signal(signal.SIGALRM, _stuck)
    with tempfile.TemporaryDirectory(prefix="plan-fuzz-") as name:
        fuzzer = Fuzzer(Path(name), kept, seed)
        for number in [only] if only is not None else range(count):
            fuzzer.in_memory(number)
        for number in chosen(fuzzer.report.outcomes, builds):
            fuzzer.whole_build(number)
        return fuzzer.report


def chosen(outcomes: Mapping[int, bool], builds: int) -> list[int]:
    """Mutants for whole builds: half of them refused and half not, spread over all."""
    made: list[int] = []
    for refused, share in ((True, builds // 2), (False, builds - builds // 2)):
        numbers = [number for number, was in outcomes.items() if was is refused]
        step = max(1, len(numbers) // share) if share else 1
        made += numbers[::step][:share]
    return sorted(made)


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
