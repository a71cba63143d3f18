"""A .gz beside each text of a built site, for web servers that send those as they are."""

import gzip
from pathlib import Path
from typing import Final

SUFFIXES: Final = frozenset(
    {".bib", ".css", ".csv", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml", ".yaml"}
)
NAMES: Final = frozenset({"SHA256SUMS"})
LEVEL: Final = 9
LEAST: Final = 256
"""Bytes below which a packed file saves no packet."""


def precompress(folder: Path) -> None:
    """Write `x.gz` beside each text `x` that gets smaller by it; the same bytes every time.

    A .gz that is there already stays: MkDocs packs the map of the site itself.
    """
    for file in sorted(folder.rglob("*")):
        packed = file.with_name(f"{file.name}.gz")
        if not (file.suffix in SUFFIXES or file.name in NAMES) or packed.exists():
            continue
        content = file.read_bytes()
        if len(content) < LEAST:
            continue
        # No name and no time in it: both would differ from machine to machine.
        smaller = gzip.compress(content, LEVEL, mtime=0)
        if len(smaller) < len(content):
            packed.write_bytes(smaller)
