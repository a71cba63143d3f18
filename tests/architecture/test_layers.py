"""The house keeps its rules, and each rule can be broken: rooms, libraries, clocks, reading."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import ROOT

ENGINE = ROOT / "hooks" / "plan_site"


def lint_imports(hooks: Path, contract: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            *("--no-cache", "--contract", contract, str(ROOT / "pyproject.toml")),
        ],
        cwd=hooks.parent,
        env={**os.environ, "PYTHONPATH": str(hooks), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("room", sorted(ENGINE.rglob("*/__init__.py")), ids=lambda p: p.parent.name)
def test_what_a_room_has_for_others_is_there(room: Path) -> None:
    """A module that got another name is not offered by its old one."""
    tree = ast.parse(room.read_text(encoding="utf-8"))
    offered = (ast.get_docstring(tree) or "").partition("For others:")[2]
    # A class is offered beside its module.
    named = {name for name in re.findall(r"`(\w+)", offered) if name[0].islower()}
    own = {each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef | ast.alias)}
    assert named <= own | {each.stem for each in room.parent.iterdir()}


@pytest.mark.parametrize("contract", ["rooms", "libraries"])
def test_the_engine_keeps_the_contract(contract: str) -> None:
    done = lint_imports(ROOT / "hooks", contract)
    assert (done.returncode, "1 kept, 0 broken" in done.stdout) == (0, True), done.stdout


@pytest.mark.in_turn(4)
@pytest.mark.parametrize(
    ("contract", "module", "line"),
    [
        ("rooms", "language/alphabet.py", "from plan_site.dataset.plan import Plan"),
        ("rooms", "analysis/funding.py", "def f():\n    import plan_site.pages.renderer"),
        ("rooms", "faults.py", "from plan_site.language import values"),
        ("rooms", "cards/texts.py", "from plan_site.exports import feeds"),
        ("rooms", "attic/__init__.py", ""),
        ("libraries", "pages/site_views.py", "from jinja2.sandbox import SandboxedEnvironment"),
        ("libraries", "validation/load.py", "import os, yaml"),
        ("libraries", "exports/feeds.py", "def f():\n    from mkdocs.config import base"),
        ("libraries", "output/assets.py", "from PIL import Image"),
    ],
)
def test_a_breach_of_a_contract_is_seen(
    tmp_path: Path, contract: str, module: str, line: str
) -> None:
    shutil.copytree(ENGINE, tmp_path / "hooks" / "plan_site")
    broken = tmp_path / "hooks" / "plan_site" / module
    broken.parent.mkdir(exist_ok=True)
    with broken.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = lint_imports(tmp_path / "hooks", contract)
    assert done.returncode == 1, done.stdout
    name = module.removesuffix("/__init__.py").removesuffix(".py").replace("/", ".")
    assert name in done.stdout.replace("\n", " ")


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\n\nDAY = date.today()\n",
        "import datetime\n\n\ndef f() -> object:\n    return datetime.datetime.now()\n",
        "from datetime import datetime\n\nCLOCK = datetime.utcnow\n",
        "from time import strftime\n\nprint(strftime)\n",
        "import random\n\nprint(random.random())\n",
        "from uuid import uuid4\n\nprint(uuid4)\n",
        "from mkdocs.plugins import event_priority\n\nprint(event_priority)\n",
        "import mkdocs_hooks\n\nprint(mkdocs_hooks)\n",
    ],
)
def test_a_clock_chance_and_mkdocs_are_seen_by_the_linter(source: str) -> None:
    def told(file: str) -> str:
        return subprocess.run(
            [
                *(sys.executable, "-m", "ruff", "check", "--select=TID251", "--no-cache"),
                *("--stdin-filename", file, "-"),
            ],
            input=source,
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        ).stdout

    assert "TID251" in told("hooks/plan_site/pages/site_views.py")
    assert "TID251" not in told("scripts/measure/bench.py")


def test_nothing_of_the_project_is_read_when_the_engine_is_imported() -> None:
    """Data is read inside an event, so that `serve` sees it change."""
    code = """
import sys, pkgutil, importlib
root = sys.argv[1]
def watch(event, arguments):
    if event in ("open", "os.listdir", "os.scandir"):
        name = str(arguments[0])
        if name.startswith(root) and "/.venv/" not in name and event == "open":
            if not name.endswith((".py", ".pyc")) and ".pyc." not in name:
                print(event, name)
sys.addaudithook(watch)
import plan_site
for found in pkgutil.walk_packages(plan_site.__path__, "plan_site."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
import mkdocs_hooks
print("imported", len([m for m in sys.modules if m.startswith("plan_site")]) > 50)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout, done.stderr) == ("imported True\n", "")
