"""How the build grows with the plan, beside two rivals that write the same pages: `make bench`.

Plans of several sizes are made up (the same seed gives the same plan), and each is built whole by
the command that everybody runs. Contenders take turns, run after run, so that what else the
machine does falls on all of them. A first build, which is told apart, draws the social cards and
leaves what Python and Jinja have compiled: later builds find all that. Exits 1 when a goal is
missed.
"""

import argparse
import gzip
import json
import math
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import site_support
from measure import made_up_plan
from measure import rivals as bench_rivals
from measure.process import FailedError, Measured, measured

SIZES: Final = (17, 158, 1000, 10_000)
ENGINE, MATERIAL, FLOOR = "engine", "material", "floor"
EXPONENT_GOAL: Final = 1.05
MATERIAL_GOAL: Final = 1.0
FLOOR_GOAL: Final = 8.0
MEMORY_GOAL: Final = 400
SMALL: Final = 17
"""So small a site Material holds in less: Python alone, with what the engine imports, is more."""
LARGE: Final = 1000
"""A national plan; what is larger is a limit to know, not to serve."""
PAGE_GOAL: Final = 1.02
LIST_GOAL: Final = 100_000


@dataclass(frozen=True, kw_only=True)
class SiteSize:
    """What a build wrote: bytes, but for the counts; `first` is the build that drew the cards."""

    first: float
    files: int
    pages: int
    size: int
    page: float
    measure: float
    list_gzip: int
    index_gzip: int


@dataclass(frozen=True, kw_only=True)
class Result:
    """One size: the site, and of each contender its runs; of one that was stopped, none."""

    measures: int
    site: SiteSize
    runs: Mapping[str, tuple[Measured, ...]]

    def seconds(self, name: str) -> float:
        """The median; not a number for a contender that did not run."""
        runs = self.runs.get(name)
        return statistics.median(run.seconds for run in runs) if runs else math.nan

    def memory(self, name: str) -> float:
        runs = self.runs.get(name)
        return statistics.median(run.memory for run in runs) if runs else math.nan


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The slope of log(second) over log(first), by least squares; 1 is linear growth."""
    xs, ys = ([math.log(point[at]) for point in points] for at in (0, 1))
    return statistics.linear_regression(xs, ys).slope


def weighed(site: Path, first: float) -> SiteSize:
    files = [file for file in site.rglob("*") if file.is_file()]
    pages = [file.stat().st_size for file in files if file.suffix == ".html"]
    measures = [file.stat().st_size for file in site.glob("measures/*/index.html")]
    return SiteSize(
        first=first,
        files=len(files),
        pages=len(pages),
        size=sum(file.stat().st_size for file in files),
        page=statistics.mean(pages),
        measure=statistics.mean(measures),
        list_gzip=_packed(site / "measures/index.html"),
        index_gzip=_packed(site / "search/search_index.json"),
    )


def _packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def commands(folder: Path) -> dict[str, tuple[list[str], Path]]:
    """Contender → its command, and the folder in which it runs."""
    python = [sys.executable, "-P", "-m", "mkdocs", "build", "--quiet", "--site-dir"]
    rivals = Path(bench_rivals.__file__)
    words = [str(folder / "words.jsonl"), str(folder / "out" / FLOOR)]
    return {
        ENGINE: ([*python, str(folder / "out" / ENGINE), "--strict"], folder / "project"),
        MATERIAL: ([*python, str(folder / "out" / MATERIAL)], folder / MATERIAL),
        FLOOR: ([sys.executable, "-P", str(rivals), *words], folder),
    }


def run(measures: int, runs: int, rivals: Sequence[str], limit: float, folder: Path) -> Result:
    """Build a plan of a size, and let each rival write its pages."""
    project = site_support.project(folder / "project")
    shutil.rmtree(project / "data")
    made_up_plan.write(project, measures)
    # A cache of its own, so that the first build draws and compiles all.
    (project / ".cache").unlink()
    environment = site_support.clean_environment()
    # As everybody builds, and as the rivals find what they import: once compiled, it stays so.
    del environment["PYTHONDONTWRITEBYTECODE"]
    todo = commands(folder)
    first = measured(*todo[ENGINE], environment).seconds
    site = weighed(folder / "out" / ENGINE, first)
    if MATERIAL in rivals:
        bench_rivals.write_material(bench_rivals.words(folder / "out" / ENGINE), folder / MATERIAL)
    if FLOOR in rivals:
        bench_rivals.write_floor(
            bench_rivals.words(folder / "out" / ENGINE), folder / "words.jsonl"
        )
    names = [ENGINE, *rivals]
    found: dict[str, list[Measured]] = {name: [] for name in names}
    for turn in range(runs):
        for at in range(len(names)):
            name = names[(turn + at) % len(names)]
            if len(found[name]) < turn:
                continue  # it was stopped before
            shutil.rmtree(folder / "out" / name, ignore_errors=True)
            try:
                found[name].append(measured(*todo[name], environment, limit))
                told = f"{found[name][-1].seconds:.1f} s, {found[name][-1].memory:.0f} MiB"
            except FailedError as error:
                if name == ENGINE:
                    raise
                told = f"stopped: {error}"
            print(f"{measures:>7,} {name}: {told}", file=sys.stderr, flush=True)
    whole = {name: tuple(each) if len(each) == runs else () for name, each in found.items()}
    return Result(measures=measures, site=site, runs=whole)


def table(results: Sequence[Result]) -> Iterator[str]:
    """Medians, a line a size."""
    yield (
        f"{'measures':>9}{'engine s':>10}{'MiB':>6}{'first s':>9}{'material s':>12}{'MiB':>6}"
        f"{'floor s':>9}{'files':>8}{'pages':>8}{'site MB':>9}{'page':>9}{'measure':>9}"
        f"{'list gz':>9}{'index gz':>10}"
    )
    for each in results:
        site = each.site
        yield (
            f"{each.measures:>9,}{each.seconds(ENGINE):>10.2f}{each.memory(ENGINE):>6.0f}"
            f"{site.first:>9.1f}{each.seconds(MATERIAL):>12.2f}{each.memory(MATERIAL):>6.0f}"
            f"{each.seconds(FLOOR):>9.2f}{site.files:>8,}{site.pages:>8,}{site.size / 1e6:>9.1f}"
            f"{site.page:>9,.0f}{site.measure:>9,.0f}{site.list_gzip:>9,}{site.index_gzip:>10,}"
        )


def goals(results: Sequence[Result]) -> Iterator[tuple[bool, str]]:
    """Whether each goal holds, and the sentence that says so; what was not measured is left out."""
    by_size = {each.measures: each for each in results}
    grown = [(each.measures, each.seconds(ENGINE)) for each in results if each.measures > 100]
    if len(grown) > 1:
        found = exponent(grown)
        yield found <= EXPONENT_GOAL, f"exponent of growth {found:.2f}, at most {EXPONENT_GOAL}"
    for one in results:
        if one.measures > LARGE or not one.runs.get(MATERIAL):
            continue
        size = f"{one.measures:,} beside Material"
        found = one.seconds(ENGINE) / one.seconds(MATERIAL)
        yield found <= MATERIAL_GOAL, f"{size}: {found:.2f} of its time, at most {MATERIAL_GOAL}"
        if one.measures > SMALL:
            found = one.memory(ENGINE) / one.memory(MATERIAL)
            yield (
                found <= MATERIAL_GOAL,
                f"{size}: {found:.2f} of its memory, at most {MATERIAL_GOAL}",
            )
    if each := by_size.get(10_000):
        if each.runs.get(FLOOR):
            found = each.seconds(ENGINE) / each.seconds(FLOOR)
            yield found <= FLOOR_GOAL, f"10,000 beside the floor: {found:.1f}, at most {FLOOR_GOAL}"
        found = each.memory(ENGINE)
        yield found <= MEMORY_GOAL, f"10,000 in {found:.0f} MiB, at most {MEMORY_GOAL}"
        found = each.site.list_gzip
        yield found < LIST_GOAL, f"the list of 10,000: {found:,.0f} bytes gzip, under {LIST_GOAL:,}"
    if (small := by_size.get(158)) and (large := by_size.get(10_000)):
        found = large.site.measure / small.site.measure
        yield (
            found <= PAGE_GOAL,
            f"a measure's page, 10,000 beside 158: {found:.3f}, at most {PAGE_GOAL}",
        )


def main(sizes: Sequence[int], runs: int, rivals: Sequence[str], limit: float, out: str) -> int:
    """Measure and print; the exit code."""
    results = []
    for measures in sizes:
        with tempfile.TemporaryDirectory(prefix="plan-bench-") as name:
            results.append(run(measures, runs, rivals, limit, Path(name)))
    print(f"Medians of {runs}; seconds of a processor, bytes of a page, on {os.cpu_count()} cores")
    print(*table(results), sep="\n")
    held = [*goals(results)]
    for holds, said in held:
        print("holds " if holds else "MISSED", said)
    if out:
        made = [asdict(each) for each in results]
        Path(out).write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    return 0 if all(holds for holds, _ in held) else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="measures: 17,158")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-rivals", action="store_true")
    parser.add_argument("--limit", type=float, default=900, help="seconds for one run of a rival")
    parser.add_argument("--json", default="", help="a file for every figure")
    given = parser.parse_args()
    sys.exit(
        main(
            [int(size) for size in given.sizes.split(",")],
            given.runs,
            () if given.no_rivals else (MATERIAL, FLOOR),
            given.limit,
            given.json,
        )
    )
