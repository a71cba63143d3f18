"""A measure's card for other sites: its own small page, and the line of HTML that shows it."""

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
    ' style="border:0;max-width:40rem" loading="lazy"></iframe>'
)
"""The border is the card's own; the other site's sheet is not ours to change."""

BASE: Final = 430
LABEL, WORDING, BODIES, HELP = 1.2, 0.75, 2.0, 0.65
STEP: Final = 20
"""CSS px of a card in a frame 320 px wide: what all cards have, then for each letter.

Fitted to the cards of № 392 as Chromium sets them in DejaVu Sans, a wide letter: elsewhere there
is room left, which the card spreads between its parts. In a frame narrower still, or with larger
letters, the card scrolls.
"""


@dataclass(frozen=True, kw_only=True)
class Embed:
    """What a site needs to show a card: `height` in CSS px, `code` the line of HTML."""

    address: str
    title: str
    height: int
    code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EmbedPage:
    """What the template of a card for other sites prints."""

    measure: Measure
    version: Version
    act: Act
    touch: responsibilities.Touch
    help: bool


def embed(edition: Edition, measure: Measure) -> Embed:
    address, title, height = (
        urls.embed(measure),
        _title(edition, measure),
        _height(edition, measure),
    )
    code = CODE.format(address=edition.absolute(address), title=title, height=height)
    return Embed(address=address, title=title, height=height, code=str(code))


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
    return edition.words.get("measure.title", number=measure.number, label=measure.label)


def _height(edition: Edition, measure: Measure) -> int:
    """CSS px in which the card stands whole at 320 px of width, in steps."""
    version = measure.current
    wording = edition.words.get("card.full") if measure.label_only else version.text
    needed = BASE + LABEL * len(measure.label) + WORDING * len(wording)
    needed += BODIES * len(version.responsible.said)
    box = edition.plan.help
    if box and responsibilities.needs_help(edition.plan, measure):
        needed += HELP * sum(len(line.number + line.text) for line in box.lines)
    return ceil(needed / STEP) * STEP
