"""What the machine refuses is one line, whoever met it."""

import errno
import subprocess
import sys

import pytest

from support import ROOT

MET = """
import errno, os, mkdocs_hooks
from mkdocs.exceptions import Abort
try:
    mkdocs_hooks.on_build_error(error=OSError(errno.{name}, os.strerror(errno.{name}){file}))
except Abort as abort:
    print(abort)
"""


@pytest.mark.parametrize(
    ("name", "file", "line"),
    [
        ("ENOSPC", "", "No space left on device; `site/` stays as it was"),
        (
            "EACCES",
            ", 'theme/mark.svg'",
            "theme/mark.svg: Permission denied; `site/` stays as it was",
        ),
    ],
)
def test_a_refusal_of_the_machine_is_one_line(name: str, file: str, line: str) -> None:
    assert hasattr(errno, name)
    done = subprocess.run(
        [sys.executable, "-c", MET.format(name=name, file=file)],
        cwd=ROOT / "hooks",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == f"{line}\n"
