"""Checks of a single text: each gives it back or raises ValueError."""

import re
from dataclasses import dataclass
from typing import Any

from plan_site.faults import ValueFaultsError, letters_before
from plan_site.language.characters import advice, invisible, named

TEXT_LIMIT = 20_000
"""The act's longest item has 400; what is longer is no sentence and slows every comparison."""

WORD_LIMIT = 100
"""A longer word breaks every page; only an address may be longer."""

TOO_LONG = re.compile(rf"[^ ]{{{WORD_LIMIT + 1},}}")
SHOWN = 12

# A last part in punycode ends in figures: xn--80ao21a.
HTTPS = (
    r"https://([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+([a-z]{2,}|xn--[a-z0-9]+)(:[1-9][0-9]{0,4})?"
    r"(/[^\s\"'<>\\`{}]*)?"
)


def scalar(text: Any) -> str:
    """The text; ValueError for a list or a mapping."""
    if not isinstance(text, str):
        raise ValueError("must be text")
    return text


def clean_text(value: Any) -> str:
    """Text of characters that a reader sees, with single blanks between its words."""
    text = scalar(value)
    if not text.strip():
        raise ValueError("is empty")
    if not text.isprintable():
        unseen = [(at, c) for at, c in enumerate(text) if invisible(c)]
        raise ValueFaultsError(
            (f"holds {named(c)}, which nobody sees; {advice(c)}", letters_before(text, at))
            for at, c in unseen[:SHOWN]
        )
    if text != text.strip() or "  " in text:
        place = letters_before(text, text.index("  ")) if "  " in text else None
        raise ValueFaultsError([("has a blank too many", place)])
    if len(text) > TEXT_LIMIT:
        raise ValueError(
            f"has {len(text):,} characters, at most {TEXT_LIMIT:,}; an act's words stand a "
            "paragraph a text, and what is ours is shorter"
        )
    return text


def short_words(text: str) -> str:
    """Text whose words fit on a line."""
    if len(text) > WORD_LIMIT and (match := TOO_LONG.search(text)):
        message = f"has a word of {len(match[0]):,} characters, at most {WORD_LIMIT}"
        raise ValueFaultsError([(message, letters_before(text, match.start()))])
    return text


def telling(text: str) -> str:
    """Text with a letter in it."""
    if not any(character.isalpha() for character in text):
        raise ValueError(f"«{text}» says nothing; write words")
    return text


@dataclass(frozen=True)
class Limited:
    """Text of at most so many characters."""

    limit: int

    def __call__(self, text: str) -> str:
        if len(text) > self.limit:
            raise ValueError(f"«{text}» has {len(text)} characters, at most {self.limit}")
        return text


def https_address(text: str) -> str:
    """An https address whose host is in the letters that the network knows."""
    if re.fullmatch(HTTPS, text):
        return text
    scheme, mark, rest = text.partition("://")
    host, slash, path = rest.partition("/")
    if scheme == "https" and not host.isascii() and host.replace(".", "").isalnum():
        labels = host.split(".")
        mixed = next((x for x in labels if not x.isascii() and re.search("[a-z]", x)), None)
        if mixed:
            raise ValueError(f"«{mixed}» in «{text}» mixes alphabets; write it in Latin letters")
        try:
            known = host.encode("idna").decode("ascii")
        except UnicodeError:
            known = ""
        if re.fullmatch(HTTPS, f"https://{known}/"):
            written = f"{scheme}{mark}{known}{slash}{path}"
            raise ValueError(f"«{text}» has a host in other letters; write «{written}»")
    raise ValueError(f"«{text}» is not an https address")


@dataclass(frozen=True)
class Matching:
    """Text that is all of the pattern; `what` says it with an example."""

    pattern: str
    what: str

    def __call__(self, text: str) -> str:
        if not re.fullmatch(self.pattern, text):
            small = text.lower()
            advice = f"; write {small}" if re.fullmatch(self.pattern, small) else ""
            raise ValueError(f"«{text}» is not {self.what}{advice}")
        return text
