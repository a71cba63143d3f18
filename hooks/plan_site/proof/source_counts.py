"""What an act's published text holds, counted in its own letters.

The other side of every count on the page about the data: it shares no rule and no record with the
dataset, and blanks don't matter to it, for the text is torn by its PDF.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from plan_site.language.values import Effect

_VERBS: Final = {
    "мынадайредакциядажазылсын": Effect.SUBSTITUTED,
    "ментолықтырылсын": Effect.INSERTED,
    "алыптасталсын": Effect.REPEALED,
}
_ROW: Final = r"[0-9]+(?:-[0-9]+)?"
_ROWS: Final = re.compile(
    rf"(?P<rows>{_ROW}(?:(?:,|және|–){_ROW})*)-жол(?P<many>дар)?(?P<verb>{'|'.join(_VERBS)})"
)
_SPAN: Final = re.compile(r"(?P<first>[0-9]+)–(?P<last>[0-9]+)")
_HYPHEN: Final = re.compile(r"(?P<first>[0-9]+)-(?P<last>[0-9]+)")
_GLOSSARY: Final = re.compile(r'толықжазылуы[^":]*:"(?P<lines>.+?)"\.')
_LINE: Final = re.compile(r"(?:^|;)[^–;]+–")
_MILLIONS: Final = {
    "млрд": Decimal(1000),
    "млн": Decimal(1),
    "мың": Decimal("0.001"),
    "": Decimal("0.000001"),
}
_SUM: Final = re.compile(
    r"(?<![0-9])(?<![0-9],)(?:(?P<more>[0-9]{1,3})(?P<above>млрд|млн)\.?)?"
    r"(?P<figure>[0-9]+(?:,[0-9]+)?)(?P<unit>млрд|млн|мың|)\.?теңге"
)


@dataclass(frozen=True, kw_only=True)
class Tally:
    """`rows` by what an instruction does to them, `lines` of the glossary, `letters` that are no
    blanks, and every sum of money in million tenge, in the text's order."""

    rows: Mapping[Effect, int]
    lines: int
    letters: int
    sums: tuple[Decimal, ...]


def tally(text: str) -> Tally:
    """The counts of a published text."""
    letters = "".join(text.split())
    rows = dict.fromkeys(_VERBS.values(), 0)
    for match in _ROWS.finditer(letters):
        rows[_VERBS[match["verb"]]] += _counted(match["rows"], match["many"] is not None)
    return Tally(
        rows=rows,
        lines=sum(len(_LINE.findall(m["lines"])) for m in _GLOSSARY.finditer(letters)),
        letters=len(letters),
        sums=tuple(sums(text)),
    )


def _counted(listed: str, many: bool) -> int:
    """«10–12» is three rows, and «10-12» where it stands alone and is called rows."""
    if (span := _HYPHEN.fullmatch(listed)) and many:
        return int(span["last"]) - int(span["first"]) + 1
    within = sum(int(m["last"]) - int(m["first"]) - 1 for m in _SPAN.finditer(listed))
    return len(re.findall(_ROW, listed)) + within


def sums(text: str) -> Iterator[Decimal]:
    """Every sum of money that a text names, in million tenge."""
    for match in _SUM.finditer("".join(text.split())):
        # «1 млрд 250 млн теңге» is one sum.
        sum_of = Decimal(match["figure"].replace(",", ".")) * _MILLIONS[match["unit"]]
        yield (
            sum_of + Decimal(match["more"]) * _MILLIONS[match["above"]] if match["more"] else sum_of
        )
