"""Runs of a text that are not what they seem: in the official language, or translated of old.

A run is marked by characters of the private use area, which no dataset may hold; a page makes of
them an element with its `lang` (`pages.language_runs`), any other text has `plain` words.
"""

import re
from typing import Final

FOREIGN: Final = "\ue000"
"""Words of the official language, where they are meant to stand."""
MISSING: Final = "\ue001"
"""Words of the official language, in place of a translation that is not there."""
STALE: Final = "\ue002"
"""A translation of words that have changed since."""
END: Final = "\ue003"
RUN: Final = re.compile(f"[{FOREIGN}{MISSING}]([^{END}]*){END}|{STALE}([^{END}]*){END}")


def marked(mark: str, text: str) -> str:
    """The whole text as a run of that kind."""
    return f"{mark}{text}{END}"


def plain(text: str, stale: str) -> str:
    """The text without marks; behind what is stale stands that word."""
    return RUN.sub(lambda run: run[1] if run[2] is None else f"{run[2]} ({stale})", text)
