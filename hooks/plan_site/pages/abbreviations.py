"""Abbreviations in a text, marked so that a reader gets the full name without it being copied.

The full name stands in an attribute, never in the text: what is copied is the official wording.
A suffix belongs to its abbreviation («ОМ-ге»).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plan_site.dataset.plan import Agency, Term
from plan_site.language import text_readers


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of text; `entry` is set when it is an abbreviation with its suffix."""

    text: str
    entry: Agency | Term | None = None


def pieces(text: str, known: Mapping[str, Agency | Term]) -> Iterator[Fragment]:
    """The text in pieces that join to it, letter for letter."""
    start = 0
    for mention in text_readers.mentions(text, strict=False):
        entry = known.get(mention.abbreviation)
        if entry is None:
            continue
        end = mention.end + (len(mention.suffix) + 1 if mention.suffix else 0)
        if start < mention.start:
            yield Fragment(text[start : mention.start])
        yield Fragment(text[mention.start : end], entry)
        start = end
    if start < len(text):
        yield Fragment(text[start:])


def named(text: str, known: Mapping[str, Agency | Term]) -> Iterator[Fragment]:
    """The same of a text in any language: each name in `known`, with its suffix."""
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    start = 0
    for match in re.finditer(rf"(?<!\w)({names})(?:-\w+)?(?!\w)", text):
        yield Fragment(text[start : match.start()])
        yield Fragment(match[0], known[match[1]])
        start = match.end()
    yield Fragment(text[start:])
