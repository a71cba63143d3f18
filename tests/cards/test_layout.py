"""Card layout: every text whole, none on another, easy to tell from its ground."""

import re
from functools import cache
from itertools import combinations

import pytest

import site_support
from card_samples import HARD, plain_card
from plan_site.cards import layout as card_layout
from plan_site.cards.layout import HEIGHT, MARGIN, MASTHEAD, WIDTH, Layout, LayoutError, lay_out
from plan_site.cards.png import Pen
from plan_site.cards.texts import CardText, cards
from plan_site.language.values import Effect
from plan_site.publication.masthead_colour import PLUM
from site_support import with_100, with_748, with_html
from support import ROOT


@cache
def pen() -> Pen:
    return Pen()


def all_cards() -> dict[str, CardText]:
    made = dict(HARD)
    for change in (with_748, with_100, with_html):
        for page, card in cards(site_support.views(change)).items():
            made[f"{change.__name__}: {page or 'home'}"] = card
    return made


def layouts() -> dict[str, Layout]:
    return {name: lay_out(card, pen().width) for name, card in all_cards().items()}


def test_every_text_of_every_card_is_there_letter_for_letter() -> None:
    for name, card in all_cards().items():
        laid = [" ".join(b.setting.lines) for b in lay_out(card, pen().width).blocks]
        shown = sorted(text.replace("\u00a0", " ").strip() for text in laid)
        assert shown == sorted(text.replace("\u00a0", " ").strip() for text in card.texts), name


def test_every_text_stands_inside_the_margins() -> None:
    for name, layout in layouts().items():
        for block in layout.blocks:
            assert block.left >= MARGIN, name
            assert block.right <= WIDTH - MARGIN, name
            assert block.top >= 0, name
            assert block.bottom <= HEIGHT - 40, name


def test_no_text_stands_on_another() -> None:
    for name, layout in layouts().items():
        for one, other in combinations(layout.blocks, 2):
            apart = (
                one.right <= other.left
                or other.right <= one.left
                or one.bottom <= other.top
                or other.bottom <= one.top
            )
            assert apart, (name, one.setting.lines, other.setting.lines)


def test_a_tag_is_inside_its_ground_and_that_is_inside_the_margins() -> None:
    for name, layout in layouts().items():
        if pill := layout.pill:
            [said] = [b for b in layout.blocks if b.style.ground not in (card_layout.PAPER,)][2:]
            assert pill.left + 50 <= said.left, name
            assert said.right < pill.right <= WIDTH - MARGIN, name
            assert pill.top <= said.top, name
            assert said.bottom <= pill.bottom, name


def test_the_rule_stands_between_title_and_facts() -> None:
    for name, layout in layouts().items():
        if layout.rule is not None:
            above = [b for b in layout.blocks if b.bottom <= layout.rule]
            below = [b for b in layout.blocks if b.top >= layout.rule + 2]
            assert len(above) + len(below) == len(layout.blocks), name
            assert below, name
        else:
            assert name == "nothing but a title"


def test_only_the_masthead_stands_on_its_ground() -> None:
    for name, layout in layouts().items():
        for block in layout.blocks:
            on_plum = block.style.ground == PLUM
            assert on_plum == (block.bottom <= MASTHEAD), name


def test_the_real_cards_are_easy_to_read_when_a_messenger_shows_them_small() -> None:
    for page, card in cards(site_support.views()).items():
        for block in lay_out(card, pen().width).blocks:
            assert block.setting.size >= 26, (page, block.setting)


def test_facts_are_set_in_one_size() -> None:
    blocks = lay_out(plain_card(), pen().width).blocks
    assert len({b.setting.size for b in blocks if b.style.weight == "Semibold"} - {26, 28, 30}) == 1


@pytest.mark.parametrize("name", ["a long name", "a very long name", "long facts"])
def test_long_official_words_stay_of_a_size_that_can_be_read(name: str) -> None:
    sizes = [b.setting.size for b in lay_out(HARD[name], pen().width).blocks]
    assert min(sizes) >= 14


def test_a_text_that_can_not_be_shown_whole_is_told() -> None:
    with pytest.raises(LayoutError, match=r"«.*» is too long for a card"):
        lay_out(plain_card(title="ұзын " * 3000 + "мәтін"), pen().width)


def luminance(colour: str) -> float:
    parts = [part / 255 for part in bytes.fromhex(colour.removeprefix("#"))]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_ink_stands_out_from_its_ground() -> None:
    styles = {block.style for layout in layouts().values() for block in layout.blocks}
    assert len({(style.ink, style.ground) for style in styles}) >= 6
    for style in styles:
        dark, light = sorted([luminance(style.ink), luminance(style.ground)])
        assert (light + 0.05) / (dark + 0.05) >= 6, style


def test_every_effect_has_its_ink_and_ground() -> None:
    assert set(card_layout.TAGS) == {effect.broad for effect in Effect}


def test_the_cards_have_the_colours_of_the_pages() -> None:
    """They stand in the style sheet for browsers and again for the drawing: never two palettes."""
    sheet = (ROOT / "theme" / "styles" / "page" / "10-tokens.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", sheet.partition("@supports")[0]))
    assert (light["paper"], light["ink"], light["muted"], light["plum"]) == (
        card_layout.PAPER,
        card_layout.INK,
        card_layout.MUTED,
        PLUM,
    )
    for effect in (Effect.INSERTED, Effect.SUBSTITUTED):
        assert card_layout.TAGS[effect] == (light[effect], light[f"{effect}-soft"])
