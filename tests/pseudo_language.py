"""A language that nobody speaks: an edition made by one catalogue and one file, and nothing else.

Its words are the official catalogue's in Latin letters, so that no word of the interface can be
Kazakh by mistake and be read over.
"""

import re
from pathlib import Path
from typing import Any, Final

import yaml

from plan_site.language.catalogue import OFFICIAL
from support import DATA, ROOT

LANGUAGE: Final = "eo"
CATALOGUE: Final = Path("LC_MESSAGES", "plan_site.po")
NO_WORDS: Final = re.compile(r"%\(\w+\)s|%%|<[^>]*>|\\.")
"""What of a message stays as it is."""


def disguised(text: str) -> str:
    """The text with Latin letters in the place of others: as long, and plain to see."""
    return "".join(
        chr(ord("a") + ord(c) % 26) if c.isalpha() and not c.isascii() else c for c in text
    )


def put(folder: Path, **changes: Any) -> None:
    """The language into a project's folder; `changes` replace keys of its file."""
    words = (ROOT / "locale" / OFFICIAL / CATALOGUE).read_text(encoding="utf-8")
    made = re.sub(r'"(?:[^"\\]|\\.)*"', lambda m: _message(m[0]), words)
    file = folder / "locale" / LANGUAGE / CATALOGUE
    file.parent.mkdir(parents=True)
    file.write_text(made.replace("kk_KZ", "eo"), encoding="utf-8")
    translation = yaml.load(
        (DATA / "editions" / "en.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader
    )
    said = yaml.dump({**translation, **changes}, allow_unicode=True, sort_keys=False)
    (folder / "data" / "editions" / f"{LANGUAGE}.yaml").write_text(said, encoding="utf-8")


def _message(quoted: str) -> str:
    pieces = re.split(f"({NO_WORDS.pattern})", quoted)
    return "".join(p if NO_WORDS.fullmatch(p) else disguised(p) for p in pieces)
