"""Copies of built sites in which one thing is changed, for the tests of what checks a site."""

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from site_support import Built

Alter = Callable[[Path], object]
WORDING: Final = "Кәмелетке толмағандарды қосымша"
WRONG: Final = "Кәмелетке толмағандарды косымша"


def copied(made: Built, folder: Path) -> Path:
    assert made.code == 0, made.output
    shutil.copytree(made.folder, folder / "site")
    return folder / "site"


def put(name: str, old: str, new: str) -> Alter:
    """In a file, once: the words must stand there, or nothing would be tried."""

    def alter(folder: Path) -> None:
        file = folder / name
        text = file.read_bytes().decode()
        assert old in text, f"{name} has no {old!r}"
        file.write_bytes(text.replace(old, new, 1).encode())

    return alter


def without(name: str, pattern: str) -> Alter:
    """A file without the first piece of it that fits."""

    def alter(folder: Path) -> None:
        file = folder / name
        text, count = re.subn(pattern, "", file.read_text(encoding="utf-8"), count=1, flags=re.S)
        assert count == 1
        file.write_text(text, encoding="utf-8")

    return alter


def removed(name: str) -> Alter:
    return lambda folder: (folder / name).unlink()


def added(name: str, content: bytes) -> Alter:
    def alter(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)

    return alter


def cut(name: str, share: float = 0.5) -> Alter:
    def alter(folder: Path) -> None:
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content[: int(len(content) * share)])

    return alter


def summed(name: str, alter: Alter) -> Alter:
    """A download changed and its sum with it."""

    def both(folder: Path) -> None:
        old = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        alter(folder)
        new = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        put("data/SHA256SUMS", old, new)(folder)

    return both
