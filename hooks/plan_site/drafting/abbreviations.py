"""Abbreviations of an act: bodies and terms, with the full names that the act itself gives."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from plan_site.drafting.act_bounds import GLOSSARY_LINE
from plan_site.drafting.document import Paragraph
from plan_site.drafting.phrases import abbreviations
from plan_site.drafting.plan_table import PlanRow

LATIN: Final = {
    **dict(
        zip(
            "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢО",
            [
                "a",
                "a",
                "b",
                "v",
                "g",
                "g",
                "d",
                "e",
                "e",
                "j",
                "z",
                "i",
                "i",
                "k",
                "q",
                "l",
                "m",
                "n",
                "n",
                "o",
            ],
            strict=True,
        )
    ),
    **dict(
        zip(
            "ӨПРСТУҰҮФХҺЦЧШЩЫІЭЮЯЪЬ",
            [
                "o",
                "p",
                "r",
                "s",
                "t",
                "u",
                "u",
                "u",
                "f",
                "h",
                "h",
                "c",
                "ch",
                "sh",
                "sh",
                "y",
                "i",
                "e",
                "iu",
                "ia",
                "-",
                "-",
            ],
            strict=True,
        )
    ),
}
"""A body's letters in its address."""
MANY: Final = re.compile(r".*(?:дар|дер|лар|лер|тар|тер)(?:ы|і)?")
BUDGET: Final = re.compile(r".*\b(?:бюджет|қор|қаражат)\w*", re.I)


@dataclass
class Names:
    """Abbreviation → full name; which stand for bodies, which for money and other terms."""

    full: dict[str, str]
    bodies: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)


def read(entries: Iterable[Any]) -> Names:
    """What rows name, in the order of the table, and what the act's note spells out."""
    entries = list(entries)
    made = Names({a: name for e in entries if isinstance(e, Paragraph) for a, name in full(e.text)})
    others: list[str] = []
    for row in (entry for entry in entries if isinstance(entry, PlanRow)):
        for name, cell in row.cells.items():
            found = abbreviations(cell.text)
            kept = {"responsible": made.bodies, "completion": made.bodies, "funding": made.terms}
            kept.get(name, others).extend(found)
    bodies = [a for a in made.bodies if not BUDGET.fullmatch(made.full.get(a, ""))]
    bodies += [
        a
        for a in made.full
        if re.search(r"министрлі|агентті|комитет|органдар|әкімді", made.full[a])
    ]
    made.bodies = list(dict.fromkeys(bodies))
    rest = [*made.terms, *others, *(a for a in made.full if BUDGET.fullmatch(made.full[a]))]
    made.terms = [a for a in dict.fromkeys(rest) if a not in made.bodies]
    return made


def full(text: str) -> Iterator[tuple[str, str]]:
    """The abbreviations that a paragraph of the note spells out: a line, or several in one."""
    pieces = re.split(r"(?<=;)\s+", text)
    for piece in pieces:
        head = re.match(
            r"\W*(?:ескертпе|ескерту|аббревиатура\w*|қысқартулар\w*)[^–:]*:\s*(?P<rest>.+)",
            piece,
            re.I,
        )
        match = GLOSSARY_LINE.fullmatch(head["rest"] if head else piece)
        if match:
            yield match["abbreviation"], match["name"].strip(' "»”.;')


def slug(abbreviation: str, taken: Iterable[str]) -> str:
    """The word for an abbreviation in addresses; with a figure where another has it."""
    word = "".join(LATIN.get(c, "") for c in abbreviation.upper()).replace("-", "") or "x"
    taken = set(taken)
    return next(w for w in (word, *(f"{word}-{n}" for n in range(2, 99))) if w not in taken)
