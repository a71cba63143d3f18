"""Which column of a table is which official cell: by its heading, or by what stands in it."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from plan_site.drafting.document import Row
from plan_site.drafting.phrases import FIELDS, reads

NUMBER: Final = "number"
NOTE: Final = "note"
SECTION: Final = "section"
ORDER: Final = (NUMBER, *FIELDS)
HEADINGS: Final = tuple(
    (re.compile(pattern), field)
    for pattern, field in (
        (r"(?:№|n|р/с|р\.с|т/с|қ/с|рет(?:тік)?)\W*(?:р/с|№|n|саны|нөмірі)?\W*", NUMBER),
        (r"(?:р/с|рет(?:тік)?|жол|нөмір)\b.{0,20}(?:№|нөмірі)\W*|нөмірі?|№ ?\w?/?\w?", NUMBER),
        (r".*\bнысан.*", "completion"),
        (r"(?:басым )?(?:бағыт|бөлім|басымдық|тарау|блок)\w{0,6}(?: атауы)?", SECTION),
        (r"(?!.*(?:аяқтал|бітет|соңы)).*бастал.*", NOTE),
        (r".*(?:мерзім|кезең|уақыт).*", "deadline"),
        (r".*(?:көлем|шығыс|шығын|сома|құны).*", "cost"),
        (r".*(?:көзі|көздер).*", "funding"),
        (r".*(?:жауапты|жауап береті|орындаушы|мемлекеттік орган|атқарушы).*", "responsible"),
        (r".*(?:ескерт|түсінік|түсіндірме).*", NOTE),
        (r".*(?:іс-?\s?(?:шара|қимыл)|шара(?:лар)?\b|шараның|атауы|мазмұны|тапсырма).*", "text"),
        (r".*(?:нәтиже|аяқтал|көрсеткіш).*", "completion"),
        (r".*(?:қаржыландыру|бюджет).*", "funding"),
        (r".*(?:теңге).*", "cost"),
    )
)
LONGEST: Final = 120
"""Letters of a heading; what is longer is a cell."""
OF_INDICATORS: Final = re.compile(r".*(?:көрсеткіш|индикатор).*", re.I)
FEWEST: Final = 3
"""So many columns known by their headings make a row the table's head."""

Columns = Mapping[str, tuple[int, ...]]
"""Official cell → the columns it stands in; more than one for sums by year."""


def field_of(heading: str) -> str | None:
    """The official cell that a heading names, in any usual wording."""
    at = _form_of(heading)
    return None if at is None else HEADINGS[at][1]


def _form_of(heading: str) -> int | None:
    """Which form reads a heading; the earlier, the surer: «Аяқталу нысаны» before «Көрсеткіш»."""
    text = re.sub(r"\s*/\s*", "/", heading.lower().replace("\u2011", "-")).strip(" .:*")
    if not text or len(text) > LONGEST:
        return None
    return next((at for at, (form, _) in enumerate(HEADINGS) if form.fullmatch(text)), None)


def is_head(row: Row) -> bool:
    """Whether a row is the table's head: three of its cells are headings, none a row's number."""
    cells = {*row.cells}
    fields = {field_of(cell.text) for cell in cells} - {None, NOTE, SECTION}
    # A table of indicators has numbers, names and bodies too; a plan's measures have a deadline.
    if "deadline" not in fields and any(OF_INDICATORS.fullmatch(cell.text) for cell in cells):
        return False
    return len(fields) >= FEWEST and not row.cells[0].text.strip(" .").isdigit()


def counts_columns(row: Row) -> bool:
    """1 | 2 | 3 …: the columns' own numbers."""
    texts = [text.strip(" .") for text in row.texts]
    return len(texts) > FEWEST and texts == [str(n) for n in range(1, len(texts) + 1)]


def by_headings(head: Sequence[Row]) -> dict[str, tuple[int, ...]]:
    """Columns by a head of one or more rows: the lowest heading decides, then all together."""
    found: dict[str, list[int]] = {}
    surest: dict[str, int] = {}
    for column in range(len(head[0].cells)):
        cells = dict.fromkeys(row.cells[column] for row in head if row.cells[column].text)
        texts = [cell.text for cell in cells]
        # «Іс-шараны орындау» above «мерзімі» and «нысаны»; «Шығыстар» above «2024 жыл».
        ways = [texts[-1], " ".join(texts), texts[0]] if texts else []
        form = next((form for form in map(_form_of, ways) if form is not None), None)
        field = NOTE if form is None else HEADINGS[form][1]
        if form is None or field in (NOTE, "cost") or field not in found:
            found.setdefault(field if texts else "", []).append(column)
            surest.setdefault(field, form or 0)
        elif form < surest[field]:
            found.setdefault(NOTE, []).extend(found[field])
            found[field], surest[field] = [column], form
        else:
            found.setdefault(NOTE, []).append(column)
    found.pop("", None)
    return {field: tuple(sorted(columns)) for field, columns in found.items()}


def by_order(rows: Sequence[Row], width: int) -> tuple[dict[str, tuple[int, ...]], bool]:
    """Columns of a table without a head, and whether the usual order was left for another."""
    usual: dict[str, tuple[int, ...]] = {f: (at,) for at, f in enumerate(ORDER[:width])}
    if width == len(ORDER) - 1:
        money = "cost" if _share(rows, width - 1, "cost") > 0.5 else "funding"
        usual = {**{f: (at,) for at, f in enumerate(ORDER[: width - 1])}, money: (width - 1,)}
    told = [f for f in ("completion", "deadline", "responsible") if f in usual]
    # Another order needs another column that reads as what the usual one does not.
    if not any(
        _share(rows, usual[field][0], field) < 0.5
        and any(_share(rows, at, field) >= 0.5 for at in range(1, width))
        for field in told
    ):
        return usual, False
    found: dict[str, tuple[int, ...]] = {NUMBER: (0,)}
    left = set(range(1, width))
    for field in ("deadline", "responsible", "completion", "cost", "funding"):
        shares = sorted(((_share(rows, at, field), -at) for at in left), reverse=True)
        if shares and shares[0][0] >= 0.5:
            found[field] = (-shares[0][1],)
            left.discard(-shares[0][1])
    if left:
        longest = max(left, key=lambda at: sum(len(row.cells[at].text) for row in rows))
        found["text"] = (longest,)
    if {"text", "deadline"} <= set(found):
        return found, found != usual
    return usual, True


def has_deadlines(rows: Sequence[Row]) -> bool:
    """Whether a column says by when, in most of its cells."""
    width = len(rows[0].cells) if rows else 0
    return any(_share(rows, at, "deadline") > 0.5 for at in range(1, width))


def _share(rows: Sequence[Row], column: int, field: str) -> float:
    texts = [row.cells[column].text for row in rows if row.cells[column].text]
    return sum(reads(field, text) for text in texts) / len(texts) if texts else 0.0
