"""What an amending instruction says, as a value; it keeps its phrase as `said`."""

from dataclasses import dataclass
from enum import StrEnum


class Effect(StrEnum):
    """What an instruction does."""

    SUBSTITUTED = "substituted"
    INSERTED = "inserted"
    REPEALED = "repealed"
    WORDS_SUBSTITUTED = "words_substituted"
    WORDS_INSERTED = "words_inserted"
    WORDS_REPEALED = "words_repealed"
    RENUMBERED = "renumbered"
    RESTATED = "restated"


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """The words that an instruction takes out (`old`), puts in (`new`), and where."""

    old: str | None = None
    new: str | None = None
    after: str | None = None
    before: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Instruction:
    """What an amending instruction does, and to which parts of the plan."""

    said: str
    effect: Effect
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    section: str | None = None
    subsection: str | None = None
    name: str | None = None
    title: bool = False
    plan: bool = False
    act: bool = False
    points: tuple[str, ...] = ()
    glossary: bool = False
    terms: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()
    everywhere: bool = False
    to: tuple[str, ...] = ()
    annex: str | None = None
