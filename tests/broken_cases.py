"""The corpus of broken files in tests/broken: one YAML file a case, made from the real dataset.

A case says `what` is wrong, how the file is made, and every line `told`, in order:

- `edits`: each puts `put` where `find` stands; it stands once, or `times` times, or the first one
  behind `after` counts. With `encoding`, the whole file is then saved in it; with `newline`, with
  those line ends.
- `file`: the whole content; `bytes`: the same as hexadecimal digits.
- `made`: one of the large files in MADE, which nobody would want to keep.

A line told begins with its place: `12:5: …`, or `[words]:5: …` for the only line with those words,
or `[words]+2:5: …` for the second line below it. So a datum added above breaks no case.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

import yaml

from support import ROOT, plan_text

FOLDER: Final = ROOT / "tests" / "broken"
SHOWN: Final = "data/plan.yaml"
PLACE: Final = re.compile(r"\[(?P<words>.+?)\](?:\+(?P<below>\d+))?(?P<rest>:\d+: .*)", re.DOTALL)
WORDS: Final = 50


def _nesting() -> bytes:
    return b"plan:\n " + b"[" * 100_000_000


def _below_the_limit() -> bytes:
    return b"plan:\n " + b"[" * 60_000_000


def _many_values() -> bytes:
    return b"measures:\n" + b"- a\n" * 2_000_000


def _long_note() -> bytes:
    note = {"find": "note: Бұл – бір орган емес", "put": f"note: {'сөз ' * 5_001}соңы"}
    return edited(plan_text(), note).encode()


MADE: Final[dict[str, Callable[[], bytes]]] = {
    "100 MB of nesting": _nesting,
    "60 MB of nesting": _below_the_limit,
    "two million values": _many_values,
    "a note of 20,000 characters": _long_note,
}


@dataclass(frozen=True, kw_only=True)
class Case:
    """One broken file, its bytes made when they are asked for."""

    name: str
    what: str
    made: dict[str, Any] = field(repr=False)
    told: tuple[str, ...]

    def content(self) -> bytes:
        made = self.made
        if "made" in made:
            return MADE[made["made"]]()
        if "bytes" in made:
            return bytes.fromhex(made["bytes"])
        text = made.get("file")
        if text is None:
            text = plan_text()
            for edit in made["edits"]:
                text = edited(text, edit)
        text = text.replace("\n", made.get("newline", "\n"))
        return str(text).encode(made.get("encoding", "utf-8"))

    def lines(self) -> list[str]:
        """Every line that must be told, with its number."""
        content = self.content() if any(line.startswith("[") for line in self.told) else b""
        text = content.decode("utf-8", errors="replace").split("\n")
        return [f"{SHOWN}:{_placed(line, text)}" for line in self.told]


def edited(text: str, edit: dict[str, str]) -> str:
    """The text with one edit made; its target must be there."""
    start = 0
    if after := edit.get("after"):
        assert text.count(after) == 1, f"{after!r} stands {text.count(after)} times"
        start = text.index(after)
    head, tail = text[:start], text[start:]
    found, times = tail.count(edit["find"]), int(edit.get("times", "1"))
    assert found == times or (after and found), f"{edit['find']!r} stands {found} times"
    return head + tail.replace(edit["find"], edit["put"], times)


def _placed(line: str, text: list[str]) -> str:
    match = PLACE.fullmatch(line)
    if not match:
        return line
    found = [number for number, each in enumerate(text, start=1) if match["words"] in each]
    assert len(found) == 1, f"[{match['words']}] stands in {len(found)} lines"
    return f"{found[0] + int(match['below'] or 0)}{match['rest']}"


def written(told: list[str], content: bytes) -> list[str]:
    """Lines told as a case writes them: the place by the words that stand there."""
    text = content.decode("utf-8", errors="replace").split("\n")
    made = []
    for each in told:
        _, number, rest = each.split(":", 2)
        made.append(f"{_words(int(number), text)}:{rest}" if len(text) > 20 else f"{number}:{rest}")
    return made


def _words(number: int, text: list[str]) -> str:
    for below in range(min(number, 30)):
        words = text[number - 1 - below].strip()[:WORDS] if number - below <= len(text) else ""
        plain = words.isprintable() and words and "]" not in words
        if plain and sum(words in line for line in text) == 1:
            return f"[{words}]" + (f"+{below}" if below else "")
    return str(number)


@cache
def cases() -> tuple[Case, ...]:
    """All cases, by the names of their files: `letters/latin-i-in-a-label`."""
    found = []
    for file in sorted(FOLDER.rglob("*.yaml")):
        name = file.relative_to(FOLDER).with_suffix("").as_posix()
        found.append(read(name, file.read_text(encoding="utf-8")))
    return tuple(found)


def read(name: str, text: str) -> Case:
    made = yaml.load(text, Loader=yaml.CBaseLoader)
    return Case(name=name, what=made.pop("what"), told=tuple(made.pop("told")), made=made)
