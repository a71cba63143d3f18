"""Where everything stands on a card: texts → blocks in px, on a sheet of 1200 × 630."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from plan_site.cards.texts import CardText, Fact, Tag
from plan_site.cards.typesetting import Setting, fit
from plan_site.language.values import Effect
from plan_site.publication.masthead_colour import PLUM

WIDTH: Final = 1200
HEIGHT: Final = 630
MARGIN: Final = 72
INNER: Final = WIDTH - 2 * MARGIN
MASTHEAD: Final = 88
FOOT: Final = HEIGHT - 46
FACTS: Final = 116
FACTS_LONG: Final = 176
READABLE: Final = 24
"""Height that facts take at the foot; more where they would come out smaller than readable."""
GAP: Final = 48
MARK: Final = 44
LINE_HEIGHT: Final = 40
"""Height of a line of a list, where there is room."""
TITLED: Final = 64
"""Height that a title keeps above a list."""
LEAST: Final = 8
"""No text is set smaller than this; official ones would have to be ten times longer for it."""

PAPER: Final = "#faf8f5"
INK: Final = "#1f1b24"
MUTED: Final = "#5a5362"
LINE: Final = "#c9c1bb"
WHITE: Final = "#ffffff"
ORANGE: Final = "#b4541c"
TAGS: Final = {
    Effect.INSERTED: ("#17603a", "#e5f2ea"),
    Effect.SUBSTITUTED: ("#8a3d10", "#fbece1"),
    Effect.REPEALED: (MUTED, WHITE),
    Effect.ORIGINAL: (MUTED, WHITE),
}
"""Ink and ground of a tag, as on the pages."""


class Weight(StrEnum):
    REGULAR = "Regular"
    SEMIBOLD = "Semibold"
    BOLD = "Bold"


Ruler = Callable[[str, Weight, int], float]
"""Width in px of a text in a weight at a size in px."""


class LayoutError(Exception):
    """A text does not fit on the card at any size."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """How a text is set: at most `size` px, ink and ground as #rrggbb."""

    weight: Weight
    size: int
    ink: str = INK
    ground: str = PAPER
    leading: float = 1.2


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A text in its place: the box of its lines in px."""

    setting: Setting
    style: Style
    left: int
    top: int
    width: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.setting.height


@dataclass(frozen=True, kw_only=True, slots=True)
class Pill:
    """The ground of a tag, a box in px; its colour and the shape before its words tell one tale."""

    effect: Effect
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """All of a card but the masthead's ground and mark, which every card has; `rule` is its top."""

    blocks: tuple[Block, ...]
    pill: Pill | None
    rule: int | None


STRAP: Final = Style(weight=Weight.SEMIBOLD, size=28, ink=WHITE, ground=PLUM)
NAME: Final = Style(weight=Weight.BOLD, size=36, ink=WHITE, ground=PLUM)
KICKER: Final = Style(weight=Weight.SEMIBOLD, size=30, ink=MUTED)
HEAD: Final = Style(weight=Weight.BOLD, size=116, ink=PLUM, leading=1.0)
TITLE: Final = Style(weight=Weight.BOLD, size=62, leading=1.14)
TITLE_ALONE: Final = Style(weight=Weight.BOLD, size=76, leading=1.12)
FACT_NAME: Final = Style(weight=Weight.SEMIBOLD, size=26, ink=MUTED)
FACT: Final = Style(weight=Weight.SEMIBOLD, size=34)
LISTED: Final = Style(weight=Weight.REGULAR, size=30)
HEAD_LISTED: Final = 72
TITLE_LISTED: Final = 50
SENTENCE: Final = Style(weight=Weight.REGULAR, size=36)


def lay_out(card: CardText, ruler: Ruler) -> Layout:
    """Every text of the card whole, in its place; LayoutError for one that fits at no size."""

    def put(text: str, style: Style, left: int, top: int, width: int, height: int) -> Block:
        setting = fit(
            text,
            width,
            height,
            range(style.size, LEAST - 1, -2),
            lambda words, size: ruler(words, style.weight, size),
            leading=style.leading,
        )
        if setting is None:
            raise LayoutError(f"«{text}» is too long for a card")
        wide = max(ruler(line, style.weight, setting.size) for line in setting.lines)
        return Block(setting=setting, style=style, left=left, top=top, width=round(wide))

    blocks, pill = _masthead(card, put), None
    top = MASTHEAD + 34
    blocks.append(put(card.kicker, KICKER, MARGIN, top, INNER, 36))
    top = blocks[-1].bottom
    if card.head:
        style = replace(HEAD, size=HEAD_LISTED) if card.lines else HEAD
        head = put(card.head, style, MARGIN, top, INNER // 2, style.size + 2)
        blocks.append(head)
        top = head.bottom + (8 if card.lines else 20)
        if card.tag:
            said, pill = _tag(card.tag, head, put)
            blocks.append(said)
    else:
        top += 18
    facts = _facts(card.facts, put)
    rule = min(block.top for block in facts) - 22 if facts else None
    bottom = FOOT if rule is None else rule - 30
    style = TITLE if card.head else TITLE_ALONE
    if card.lines:
        # The list takes what it needs, and leaves the title a line at least.
        high = min(LINE_HEIGHT, (bottom - top - TITLED) // len(card.lines))
        listed = bottom - high * len(card.lines)
        blocks += _list(card.lines, listed, high, put)
        style, bottom = replace(style, size=TITLE_LISTED), listed - 12
    blocks.append(put(card.title, style, MARGIN, top, INNER, bottom - top))
    return Layout(blocks=(*blocks, *facts), pill=pill, rule=rule)


Put = Callable[[str, Style, int, int, int, int], Block]


def _masthead(card: CardText, put: Put) -> list[Block]:
    """The site's name beside its mark, and at the right what the site is not."""
    left = MARGIN + MARK + 16
    name = _centred(put(card.name, NAME, left, 0, INNER // 2, MASTHEAD), 0, MASTHEAD)
    start = name.right + 40
    strap = put(card.unofficial, STRAP, start, 0, WIDTH - MARGIN - start, MASTHEAD)
    strap = replace(strap, left=WIDTH - MARGIN - strap.width)
    return [name, _centred(strap, 0, MASTHEAD)]


def _list(lines: tuple[str, ...], top: int, high: int, put: Put) -> list[Block]:
    """A text a line, all of one size."""
    fitting = [put(line, LISTED, MARGIN, 0, INNER, high) for line in lines]
    style = replace(LISTED, size=min(block.setting.size for block in fitting))
    return [
        put(line, style, MARGIN, top + number * high, INNER, high)
        for number, line in enumerate(lines)
    ]


def _tag(tag: Tag, head: Block, put: Put) -> tuple[Block, Pill]:
    """The tag beside the head, at the height of its figures."""
    ink, ground = TAGS[tag.effect.broad]
    style = Style(weight=Weight.SEMIBOLD, size=28, ink=ink, ground=ground)
    pill_left, height = head.right + 40, 52
    middle = head.top + round(head.setting.height * 0.58)
    left, top = pill_left + 56, middle - height // 2
    said = put(tag.said, style, left, top, WIDTH - MARGIN - 24 - left, height)
    pill = Pill(
        effect=tag.effect.broad, left=pill_left, top=top, right=said.right + 24, bottom=top + height
    )
    return _centred(said, top, height), pill


def _facts(facts: tuple[Fact, ...], put: Put) -> list[Block]:
    """Facts side by side at the foot, with no more of the height than they need."""
    blocks = _row(facts, put, FACTS)
    if any(block.setting.size < READABLE for block in blocks):
        blocks = _row(facts, put, FACTS_LONG)
    down = FOOT - max((block.bottom for block in blocks), default=0)
    return [replace(block, top=block.top + down) for block in blocks]


def _row(facts: tuple[Fact, ...], put: Put, height: int) -> list[Block]:
    """Facts side by side from the sheet's top; each but the last as wide as it needs."""
    blocks: list[Block] = []
    left, largest = MARGIN, FACT.size
    for number, fact in enumerate(facts, start=1):
        width = WIDTH - MARGIN - left if number == len(facts) else INNER // 2
        name = put(fact.name, FACT_NAME, left, 0, width, 34) if fact.name else None
        style = replace(FACT if name else SENTENCE, size=largest)
        top = name.bottom + 2 if name else 0
        said = put(fact.said, style, left, top, width, height - top)
        largest = said.setting.size
        blocks += [block for block in (name, said) if block]
        left = max(block.right for block in blocks) + GAP
    return blocks


def _centred(block: Block, top: int, height: int) -> Block:
    return replace(block, top=top + (height - block.setting.height) // 2)
