"""Official values as another language says them, so that a translation can't disagree with them.

Deadlines, sums and bodies are said by what was read; forms of completion, funds and what is said of
a cost without a sum by the whole phrase, with the bodies and budgets that it names in their places.
What a language has no words for, and a phrase that says more than was read, is None: it is quoted.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from plan_site.dataset.plan import Version
from plan_site.dataset.translations import TranslatedName, Translation
from plan_site.language import completeness
from plan_site.language.catalogue import OFFICIAL_PHRASE, Words
from plan_site.language.values import GOVERNMENT, Amount, Cost, CostKind, Outcome, Responsible
from plan_site.publication.deadline_in_words import UnsaidError, deadline, found, years


@dataclass(frozen=True, kw_only=True)
class SaidValues:
    """How one language says the values of a wording; bodies and terms by their abbreviation."""

    words: Words
    bodies: Mapping[str, TranslatedName]
    terms: Mapping[str, TranslatedName]

    def __call__(self, version: Version, field: str) -> str | None:
        """A wording's `completion`, `deadline`, `responsible`, `cost` or `funding`; or None."""
        try:
            match field:
                case "deadline":
                    return deadline(self.words, version.deadline)
                case "completion":
                    named = (*version.completion.recipients, *version.completion.issuers)
                    return self._phrase(version.completion.said, named)
                case "responsible":
                    return self._responsible(version.responsible)
                case "cost":
                    return self._cost(version.cost)
                case _:
                    return self._phrase(version.funding.said, version.funding.terms)
        except UnsaidError:
            return None

    def outcome(self, outcome: Outcome) -> str | None:
        """One of several things that complete a measure; or None."""
        try:
            return self._phrase(outcome.words, (*outcome.recipients, *outcome.issuers))
        except UnsaidError:
            return None

    def body(self, abbreviation: str) -> str | None:
        """A body as a list of bodies has it; or None."""
        try:
            return self._name("body listed", self.bodies[abbreviation])
        except (KeyError, UnsaidError):
            return None

    def _phrase(self, said: str, read: Iterable[str]) -> str:
        """A whole phrase, which must name those that were read of it."""
        if not any(map(str.isalnum, said)):
            return said
        pattern, named = completeness.pattern(said, self.bodies, self.terms)
        if {name for names in named.values() for name in names} != {*read}:
            raise UnsaidError(said)
        words = self.words.found(OFFICIAL_PHRASE, pattern)
        if not words:
            raise UnsaidError(said)
        return words % {place: self._names(place, names) for place, names in named.items()}

    def _names(self, place: str, names: Iterable[str]) -> str:
        if place == "terms":
            return ", ".join(self._name("term", self.terms[name]) for name in names)
        return self.words.join(
            found(self.words, "the Government")
            if name == GOVERNMENT
            else self._name("body", self.bodies[name])
            for name in names
        )

    def _name(self, key: str, entry: TranslatedName) -> str:
        """A body or term as the language calls it in a sentence: by abbreviation or by name."""
        country = found(self.words, "of the Republic")
        pattern = found(self.words, key)
        if "%(abbreviation)s" in pattern and not entry.abbreviation:
            raise UnsaidError(entry.of)
        name = entry.name.removesuffix(country).strip()
        return pattern % {"abbreviation": entry.abbreviation, "name": name}

    def _responsible(self, responsible: Responsible) -> str:
        said = list[str]()
        for each in responsible.bodies:
            if each.body not in self.bodies:
                raise UnsaidError(each.body)
            name = self._name("body listed", self.bodies[each.body])
            role = f"{name} ({self.words.get(f'role.{each.role}')})" if each.role else name
            said.append(role)
        return ", ".join(said)

    def _cost(self, cost: Cost) -> str:
        if cost.kind is CostKind.NOT_REQUIRED and completeness.holds_cost(cost.said, ()):
            return found(self.words, "not required")
        if cost.kind is not CostKind.AMOUNTS:
            return self._phrase(cost.said, ())
        if not completeness.holds_cost(cost.said, self.terms):
            raise UnsaidError(cost.said)
        before = [found(self.words, f"every {cost.every}")] if cost.every else []
        before += [self._budget(cost.budget)] if cost.budget else []
        return "; ".join(self._amount(each, before) for each in cost.amounts)

    def _budget(self, name: str) -> str:
        if name not in self.terms:
            raise UnsaidError(name)
        return self._name("term", self.terms[name])

    def _amount(self, amount: Amount, before: Iterable[str]) -> str:
        of = ", ".join([*before, *self._of(amount)])
        return f"{of} – {self._sum(amount)}" if of else self._sum(amount)

    def _of(self, amount: Amount) -> Iterator[str]:
        """What a sum is of: the year, the budget, all of them."""
        if amount.year is not None:
            yield years(self.words, str(amount.year))
        if amount.total:
            yield found(self.words, "total")
        if amount.budget:
            yield self._budget(amount.budget)

    def _sum(self, amount: Amount) -> str:
        if amount.not_required or amount.sum is None:
            return found(self.words, "not required")
        if amount.unit is None:
            raise UnsaidError(amount.printed)
        # Thousands stand apart where the act sets them apart.
        grouped = " " in amount.printed
        figures = self._figures(amount.sum, grouped)
        if amount.most is not None:
            figures = f"{figures}–{self._figures(amount.most, grouped)}"
        figures = f"{figures} {self.words.get(f'unit.{amount.unit}')}"
        return found(self.words, "about", sum=figures) if amount.approximate else figures

    def _figures(self, value: Decimal, grouped: bool) -> str:
        return self.words.number(value, grouped=grouped)


def said_values(words: Words, by: Translation) -> SaidValues:
    """How a language with that translation says values."""
    return SaidValues(
        words=words,
        bodies={each.of: each for each in by.agencies},
        terms={each.of: each for each in by.terms},
    )
