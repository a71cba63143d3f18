"""Whether a mutant was dealt with as it must be: refused in the exact form, or shown as it is."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html

import pages_said
import site_support
from plan_site.build import build
from plan_site.faults import PlanError
from plan_site.validation.load import load
from support import DATA, ROOT, out_of_form

Verdict = tuple[bool, list[str]]
"""Whether the mutant was refused, and what is wrong with how it was dealt with."""


class InMemory:
    """Load, check, and where that stands every page; `root` is a folder of its own."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._seen: set[str] = set()
        (root / "data").mkdir(parents=True)
        (root / "data" / "sources").symlink_to(DATA / "sources")
        for same in ("locale", "theme"):
            (root / same).symlink_to(ROOT / same)
        site_support.share_cards(root)

    def judge(self, content: bytes) -> Verdict:
        file = self._root / "data" / "plan.yaml"
        file.write_bytes(content)
        try:
            load(file)
        except PlanError as error:
            lines = list(error.lines)
            wrong = [f"out of form: {line}" for line in out_of_form(lines, content)]
            return True, wrong if lines else ["refused without a line"]
        tree = pages_said.values(content)
        if repr(tree) in self._seen:
            return False, []  # the same words as a mutant before it
        site = build(self._root)
        pages = {address: pages_said.parsed(page.html) for address, page in site.pages.items()}
        wrong = [*pages_said.differences(tree, pages.__getitem__), *_strangers(tree, set(pages))]
        if site.exports["data/plan.yaml"] != content:
            wrong.append("data/plan.yaml is not what was built from")
        if not wrong:
            self._seen.add(repr(tree))
        return False, wrong


class WholeBuild:
    """`mkdocs build` in a project of its own below `folder`, and its HTML as it lies there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def judge(self, content: bytes) -> Verdict:
        project = site_support.project(self._folder)
        try:
            return self._judge(project, content)
        finally:
            shutil.rmtree(project)

    def _judge(self, project: Path, content: bytes) -> Verdict:
        (project / "data" / "plan.yaml").write_bytes(content)
        site = project / "site"
        site.mkdir()
        (site / "good.txt").write_text("the last good site", encoding="utf-8")
        done = site_support.mkdocs(project, "build", "--strict")
        if done.returncode == 0:
            pages = {
                file.relative_to(site).as_posix().removesuffix("index.html"): file
                for file in site.rglob("*.html")
            }
            tree = pages_said.values(content)
            differences = pages_said.differences(tree, lambda address: _read(pages[address]))
            return False, [*differences, *_strangers(tree, set(pages))]
        lines = [line for line in done.stdout.splitlines() if line.startswith("data/")]
        wrong = [f"out of form: {line}" for line in out_of_form(lines, content)]
        if done.returncode != 1 or not lines or "Traceback" in done.stdout:
            wrong += [f"exit code {done.returncode}", *done.stdout.splitlines()[-8:]]
        if [file.name for file in site.iterdir()] != ["good.txt"]:
            wrong.append("the last good site is touched")
        return True, wrong


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
