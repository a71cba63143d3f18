"""Cards drawn once and kept between builds by what they hold; a kept file is believed when proved.

A file's name holds the SHA-256 of all that its drawing depends on, and that of its own bytes. So
another text, font or line of code is another name, and a file that was damaged does not match its
name and is drawn anew.
"""

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import Final

from plan_site.cards.png import DrawingError, Pen, version
from plan_site.cards.texts import CardText

NAME: Final = re.compile(r"([0-9a-f]{64})-([0-9a-f]{64})\.png")
UNFINISHED: Final = ".part"
SPARE: Final = 1000
"""How many files that this build has no use for are kept, newest first: other branches have."""


def images(cards: Mapping[str, CardText], folder: Path) -> dict[str, bytes]:
    """Address → PNG, for address → texts; DrawingError names the address.

    A folder that can't be read or written costs time and nothing else.
    """
    store = _Store(folder)
    made = {}
    for address, card in cards.items():
        try:
            made[address] = store.image(card)
        except DrawingError as error:
            raise DrawingError(f"{address}: {error}") from None
    store.prune()
    return made


class _Store:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._version = version()
        self._used: set[str] = set()
        self._kept: dict[str, list[str]] = {}
        for name in self._names():
            if match := NAME.fullmatch(name):
                self._kept.setdefault(match[1], []).append(name)

    @cached_property
    def _pen(self) -> Pen:
        return Pen()

    def image(self, card: CardText) -> bytes:
        said = json.dumps([self._version, asdict(card)], ensure_ascii=False, sort_keys=True)
        key = hashlib.sha256(said.encode()).hexdigest()
        for name in self._kept.get(key, ()):
            if content := self._proved(name):
                self._used.add(name)
                return content
        content = self._pen.draw(card)
        self._keep(f"{key}-{hashlib.sha256(content).hexdigest()}.png", content)
        return content

    def prune(self) -> None:
        """Take away what is unused and old, and what a build that was stopped left behind."""
        try:
            unused = [file for file in self._folder.iterdir() if file.name not in self._used]
            cards = [file for file in unused if NAME.fullmatch(file.name)]
            cards.sort(key=lambda file: (-file.stat().st_mtime_ns, file.name))
            for file in [*cards[SPARE:], *(f for f in unused if f.suffix == UNFINISHED)]:
                file.unlink(missing_ok=True)
        except OSError:
            return

    def _names(self) -> list[str]:
        try:
            return sorted(file.name for file in self._folder.iterdir())
        except OSError:
            return []

    def _proved(self, name: str) -> bytes | None:
        try:
            content = (self._folder / name).read_bytes()
        except OSError:
            return None
        return content if name.endswith(f"-{hashlib.sha256(content).hexdigest()}.png") else None

    def _keep(self, name: str, content: bytes) -> None:
        """Whole or not at all: another build may read the folder at the same time."""
        self._used.add(name)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            number, unfinished = tempfile.mkstemp(dir=self._folder, suffix=UNFINISHED)
            with os.fdopen(number, "wb") as file:
                file.write(content)
            Path(unfinished).replace(self._folder / name)
        except OSError:
            return
