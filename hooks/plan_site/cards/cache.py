"""Cards are drawn once and kept between builds, each in a file named by all that it depends on.

Another text, font or line of code is another name. A folder that can't be read or written costs
time and nothing else; what is damaged in it, `make clean` takes away.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Final

from plan_site.cards.png import DrawingError, Pen, version
from plan_site.cards.texts import CardText

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
            made[address] = file.read_bytes()
        except OSError:
            pen = pen or Pen()
            try:
                made[address] = pen.draw(card)
            except DrawingError as error:
                raise DrawingError(f"{address}: {error}") from None
            _keep(file, made[address])
    _forget(folder, used)
    return made


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
