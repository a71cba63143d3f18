"""A short fingerprint of a wording, by which a citation can be checked years later."""

import hashlib
from typing import Final

from plan_site.analysis.redline import words_of
from plan_site.dataset.fields import FIELDS
from plan_site.dataset.plan import Version

DIGITS: Final = 8
SEPARATOR: Final = "\x1f"
"""Unit separator: no official text holds it, so no two wordings join to the same letters."""


def fingerprint(number: str, version: Version) -> str:
    """The first 8 hexadecimal digits of SHA-256 over a measure's number and its official fields.

    The number and the words of `comparison.FIELDS`, in that order, as UTF-8, one U+001F between
    each two: a promise, for citations in print hold what it gave.
    """
    words = SEPARATOR.join([number, *(words_of(version, field) for field in FIELDS)])
    return hashlib.sha256(words.encode()).hexdigest()[:DIGITS]
