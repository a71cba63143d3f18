"""What an amending instruction says, as a value; it keeps its phrase as `said`."""

from dataclasses import dataclass

from plan_site.language.values import Effect, Words


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
    acts: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    glossary: bool = False
    terms: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()
    everywhere: bool = False
    to: tuple[str, ...] = ()
    annex: str | None = None
