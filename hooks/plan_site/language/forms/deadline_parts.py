"""The parts of a deadline, and the place where its reading stands.

Parts are what `deadline` composes a value from; nothing is decided here about what they mean
together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from plan_site.language.forms.calendar_tokens import Token
from plan_site.language.forms.cases import Case
from plan_site.language.forms.print_variants import UnreadFormError
from plan_site.language.values import Every

ASKED: Final = {"until": Case.DATIVE, "not_later": Case.ABLATIVE, "from": Case.ABLATIVE}
"""Particle → the case that it asks for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Any part: how it is joined to the one before («», «and», «dash»), its case, its particle.

    `tail` is the particle behind it: until, not_later, from, inside, through.
    """

    at: int
    join: str = ""
    case: Case = Case.NOMINATIVE
    tail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Years(Part):
    """One year, several, or the first and the last of a span."""

    years: tuple[int, ...]
    span: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Points(Part):
    """Months, days of one, quarters or half-years with no year: «12», «12-25», «Q4».

    An empty label is the end of the year that stands before it; `dated` holds whole dates. `span`
    is from the first to the last. `end_of` is the period whose end it is: «айдың соңына».
    """

    labels: tuple[str, ...]
    span: bool = False
    dated: bool = False
    end_of: Every | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Day(Part):
    """The same day of months; `every` is the period that it follows."""

    day: int
    every: Every | None = None
    after: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Often(Part):
    """How often: `times` in `interval` units; `after` where the period reported is over."""

    every: Every
    times: int = 1
    interval: int = 1
    after: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing(Part):
    """Always."""


class Cursor:
    """A place among words. What takes nothing gives "", 0 or None and leaves it there."""

    def __init__(self, text: str, words: Sequence[Token]) -> None:
        self._text = text
        self._words = words
        self.here = 0

    def kind(self, ahead: int = 0) -> str:
        """The kind of a word; "" behind the last."""
        place = self.here + ahead
        return self._words[place].kind if place < len(self._words) else ""

    def word(self, ahead: int = 0) -> Token:
        """A word, which must be there."""
        return self._words[self.here + ahead]

    def unit(self, ahead: int = 0) -> str:
        """The unit of time that a word is; "" for others."""
        return self.word(ahead).unit if self.kind(ahead) == "unit" else ""

    def at(self) -> int:
        """Where in the text the place is."""
        return self.word().at if self.kind() else len(self._text)

    def take(self, kind: str) -> bool:
        """Passes over a word of the kind."""
        taken = self.kind() == kind
        self.here += taken
        return taken

    def take_unit(self, *units: str) -> Token | None:
        """Passes over a unit of time, any if none is named."""
        if self.kind() != "unit" or (units and self.unit() not in units):
            return None
        self.here += 1
        return self._words[self.here - 1]

    def take_number(self) -> int:
        """Passes over a number of more than nothing that is no year."""
        if self.kind() != "number":
            return 0
        self.here += 1
        return self._words[self.here - 1].number

    def case_of(self, unit: Token | None) -> Case:
        """The case of a unit behind which the place is; that of «ж.» is its particle's."""
        if unit and unit.label != "short":
            return unit.case
        return ASKED.get(self.kind(), Case.NOMINATIVE) if unit else Case.NOMINATIVE

    def refusal(self) -> UnreadFormError:
        """That no rule reads what follows."""
        return UnreadFormError("deadline", self._text, self._text[self.at() :])
