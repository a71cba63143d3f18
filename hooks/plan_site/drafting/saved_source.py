"""The text that was read, as the dataset keeps an act's source, and what the proof must be told."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from plan_site.dataset import entries as entered
from plan_site.drafting.phrases import FIELDS
from plan_site.proof import source_text
from plan_site.proof.collation import breaches, collate

INDENT: Final = " " * 6


def written(
    body: Sequence[Mapping[str, Any]],
    rows: Mapping[str, Mapping[str, Any]],
    names: Mapping[str, str],
) -> str:
    """An act's words and rows, a line each, in the form of published texts.

    `rows` are wordings by row, `names` full names by abbreviation.
    """
    lines: list[str] = []
    for item in body:
        words = next(
            item[k] for k in ("title", "text", "heading", "instruction", "signature") if k in item
        )
        lines += [f"{INDENT}{words}", ""]
        table = [row for row in item.get("rows", ()) if row in rows]
        quoted = table and "instruction" in item
        lines += [f'{INDENT}"', ""] if quoted else []
        for row in table:
            lines += [f"{row}.", "", *(f"{rows[row][field]}\n" for field in FIELDS)]
        lines += [f'{INDENT}";', ""] if quoted else []
        glossary = item.get("glossary", ())
        for at, name in enumerate(glossary):
            start, end = '"' if at == 0 else "", '".' if name == glossary[-1] else ";"
            lines.append(f"{INDENT}{start}{name} – {names[name]}{end}")
    return "\n".join(lines).rstrip("\n") + "\n"


def spacing(tree: Mapping[str, Any], number: str, text: str) -> list[str]:
    """The words whose blanks break the rule of the layout, in the order of the text."""
    entries = entered.read(dict(tree))
    act = next(act for act in entries.acts if act.number == number)
    found: list[str] = []
    piece_of_last, end_of_last = None, -1
    for piece, index, _ in breaches(collate(entries, act, source_text.read(text, ""))):
        offsets = [at for at, c in enumerate(piece.words) if not c.isspace()]
        before, at = offsets[index - 1], offsets[index]
        if piece is piece_of_last and before < end_of_last:
            continue
        start = piece.words.rfind(" ", 0, before + 1) + 1
        end = piece.words.find(" ", at)
        words = piece.words[start : end if end != -1 else None].rstrip(",;:.")
        piece_of_last, end_of_last = piece, start + len(words)
        inside = words.strip('"')
        found.append(words if '"' in inside else inside)
    return found


def displaced(words: str) -> tuple[str, str] | None:
    """How a sentence reads and prints whose link moved a word: «№ 748 мынадай … қаулысына»."""
    match = re.search(
        r"(?P<act>№ [0-9]+) (?P<what>мынадай [^.:;]*?) "
        r"(?P<noun>\w+(?:сына|ына|іне|на|не)) (?P<verb>енгізілсін)",
        words,
    )
    if not match:
        return None
    act, what, noun, verb = match["act"], match["what"], match["noun"], match["verb"]
    return f"{act} {noun} {what} {verb}", match[0]
