"""Cards are drawn once and kept between builds, each in a file named by all that it depends on.

Another text, font or line of code is another name. A folder that can't be read or written costs
time and nothing else; what is no whole picture in it is drawn anew. That a picture shows its text
is not looked at: `make verify` draws all anew.
"""

import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Final

from plan_site.cards.layout import HEIGHT, WIDTH
from plan_site.cards.png import DrawingError, Pen, version
from plan_site.cards.texts import CardText

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
HEADER: Final = b"\0\0\0\x0dIHDR" + WIDTH.to_bytes(4, "big") + HEIGHT.to_bytes(4, "big")
SPARE: Final = 1000
"""How many files that this build has no use for are kept, newest first: other branches have."""


def images(cards: Mapping[str, CardText], folder: Path) -> dict[str, bytes]:
    """Address → PNG, for address → texts; DrawingError names the address."""
    drawing, pen = version(), None
    made: dict[str, bytes] = {}
    used: set[Path] = set()
    for address, card in cards.items():
        said = json.dumps([drawing, asdict(card)], ensure_ascii=False, sort_keys=True)
        file = folder / f"{hashlib.sha256(said.encode()).hexdigest()}.png"
        used.add(file)
        try:
            made[address] = _whole(file.read_bytes())
        except (OSError, ValueError):
            pen = pen or Pen()
            try:
                made[address] = pen.draw(card)
            except DrawingError as error:
                raise DrawingError(f"{address}: {error}") from None
            _keep(file, made[address])
    _forget(folder, used)
    return made


def _whole(content: bytes) -> bytes:
    """A PNG of a card's size, every part with its sum; ValueError where it is none."""
    if not content.startswith(SIGNATURE + HEADER):
        raise ValueError("no card")
    at, kind = len(SIGNATURE), b""
    while at < len(content):
        end = at + 8 + int.from_bytes(content[at : at + 4], "big")
        kind = content[at + 4 : at + 8]
        if zlib.crc32(content[at + 4 : end]).to_bytes(4, "big") != content[end : end + 4]:
            raise ValueError("damaged")
        at = end + 4
    if kind != b"IEND":
        raise ValueError("cut off")
    return content


def _keep(file: Path, content: bytes) -> None:
    """Whole or not at all: another build may read the folder at the same time."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        number, unfinished = tempfile.mkstemp(dir=file.parent, suffix=".part")
        with os.fdopen(number, "wb") as written:
            written.write(content)
        Path(unfinished).replace(file)


def _forget(folder: Path, used: set[Path]) -> None:
    """Take away what is unused and old."""
    with suppress(OSError):
        unused = [file for file in folder.glob("*.p*") if file not in used]
        unused.sort(key=lambda file: (-file.stat().st_mtime_ns, file.name))
        for file in unused[SPARE:]:
            file.unlink(missing_ok=True)
