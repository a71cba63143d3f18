"""`data/` is closed to all tests but those of the dataset itself."""

import os
import sys
from pathlib import Path
from typing import Any, Final

from support import ROOT

HELD: Final = f"{ROOT / 'data'}{os.sep}"

closed = True
"""While modules are imported and what several tests share is made, too."""


def _held_back(event: str, arguments: tuple[Any, ...]) -> None:
    if not closed or event != "open" or not isinstance(arguments[0], str):
        return
    if "data" in arguments[0] and str(Path(arguments[0]).absolute()).startswith(HELD):
        raise AssertionError(f"{arguments[0]}: engine tests have plans of their own, not today's")


sys.addaudithook(_held_back)
