"""A measure's card for other sites: its own small page, and the line of HTML that shows it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Final

from markupsafe import Markup

from plan_site.analysis import responsibilities
from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Measure, Version
from plan_site.publication import urls
from plan_site.publication.edition import Edition, View

CODE: Final = Markup(
    '<iframe src="{address}" title="{title}" width="100%" height="{height}"'
    ' style="border:0;max-width:{width}px" loading="lazy"></iframe>'
)
"""The border is the card's own; the other site's sheet is not ours to change."""

FRAMES: Final = {"narrow": (320, 280, 15.0), "wide": (640, 640, 17.0)}
"""Frames by name: px at most, px for which the height is enough, and px of the card's letters there
(embed/10-card.css)."""

LETTER: Final = 0.64
BOLD: Final = 0.73
CAPITAL: Final = 1.4
LINE: Final = 1.45
GAP: Final = 0.6
EDGES: Final = 5.2
"""In em: what a letter takes of a line, a line of the height, and what stands around them, as
Chromium sets DejaVu Sans, a wide letter, with what is lost at lines' ends: elsewhere there is room
left, which the card spreads between its parts. In a frame narrower still, or with larger letters,
the card scrolls."""


@dataclass(frozen=True, kw_only=True)
class Embed:
    """What a site needs to show a card: by frame the height in CSS px and the line of HTML."""

    address: str
    title: str
    heights: Mapping[str, int]
    codes: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class EmbedPage:
    """What the template of a card for other sites prints."""

    measure: Measure
    version: Version
    act: Act
    touch: responsibilities.Touch
    help: bool


def embed(edition: Edition, measure: Measure) -> Embed:
    address, title = urls.embed(measure), _title(edition, measure)
    heights = {name: _height(edition, measure, *frame[1:]) for name, frame in FRAMES.items()}
    codes = {
        name: str(
            CODE.format(
                address=edition.absolute(address),
                title=title,
                height=heights[name],
                width=frame[0],
            )
        )
        for name, frame in FRAMES.items()
    }
    return Embed(address=address, title=title, heights=heights, codes=codes)


def view(edition: Edition, measure: Measure) -> View[EmbedPage]:
    plan = edition.plan
    return View(
        template="embed.html",
        address=urls.embed(measure),
        title=_title(edition, measure),
        description="",
        indexed=False,
        context=EmbedPage(
            measure=measure,
            version=measure.current,
            act=plan.act(measure.current.act),
            touch=responsibilities.last_touch(plan, measure),
            help=responsibilities.needs_help(plan, measure),
        ),
    )


def _title(edition: Edition, measure: Measure) -> str:
    return edition.words.get("measure.title", number=edition.number(measure), label=measure.label)


def _height(edition: Edition, measure: Measure, width: int, letters: float) -> int:
    """CSS px in which the card stands whole in a frame so many px wide, in tens."""
    room = width / letters - 2.5
    needed = sum(
        GAP + ceil(_wide(said) * each * size / (room - inset)) * size * LINE
        for said, each, size, inset in _parts(edition, measure)
    )
    return ceil((needed + EDGES) * letters / 10) * 10


def _wide(said: str) -> float:
    """Letters, a capital counted as what it takes beside a small one."""
    return sum(CAPITAL if letter.isupper() else 1 for letter in said)


def _parts(edition: Edition, measure: Measure) -> Iterator[tuple[str, float, float, float]]:
    """What stands on the card: words, em of a letter, em of their size, em of room they lose."""
    w, version = edition.words, measure.current
    touch = responsibilities.last_touch(edition.plan, measure)
    yield (
        f"{edition.number(measure)} {w.get(f'effect.{touch.effect}', act=touch.act)}",
        BOLD,
        1.0,
        1.5,
    )
    yield measure.label, BOLD, 1.2, 0
    if edition.revoked:
        yield edition.revoked, LETTER, 1.0, 0
    yield (
        (w.get("card.full"), LETTER, 1.0, 0)
        if measure.label_only
        else (version.text, LETTER, 1.0, 1)
    )
    act = edition.plan.act(version.act)
    source = w.get("act.title", act=act.number, date=w.date(act.date))
    said = {
        "field.deadline": version.deadline.said,
        "field.responsible": version.responsible.said,
        "field.cost": version.cost.said,
        "measure.source": source,
    }
    for name, words in said.items():
        yield f"{w.get(name)} {words}", BOLD, 1.0, 1
    yield w.get("embed.more"), LETTER, 1.0, 0
    box = edition.plan.help
    if box and responsibilities.needs_help(edition.plan, measure):
        lines = "; ".join(f"{line.number} – {line.text}" for line in box.lines)
        yield f"{w.get('footer.help')} {lines}", LETTER, 0.875, 0
    yield w.get("embed.unofficial"), LETTER, 0.875, 0
