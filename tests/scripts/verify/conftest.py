"""What a site of the official language alone is held against: a checkout that has no other."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from site_support import project
from support import ROOT
from verify import rebuild

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="package")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = project(tmp_path_factory.mktemp("checkout") / "plan")
    shutil.copytree(ROOT / "scripts", made / "scripts")
    return made


@pytest.fixture(scope="package", autouse=True)
def _of_one_language(checkout: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rebuild, "ROOT", checkout)
        yield


@pytest.fixture
def run(checkout: Path) -> Run:
    """`make verify`, as the Makefile runs it."""

    def ran(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-P", "-m", "verify", *arguments],
            cwd=checkout,
            env=os.environ | {"PYTHONPATH": "hooks:scripts", "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    return ran
