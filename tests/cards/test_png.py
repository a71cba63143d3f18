"""Drawing: glyphs for every letter, nothing clipped, the same bytes every time, small files."""

import struct
import zlib
from functools import cache
from io import BytesIO

import pytest
from PIL import Image

import site_support
from card_samples import HARD, plain_card
from plan_site.cards import png
from plan_site.cards.layout import HEIGHT, MARGIN, MASTHEAD, PAPER, WIDTH, Weight
from plan_site.cards.png import DrawingError, Pen
from plan_site.cards.texts import CardText, Tag, cards
from plan_site.language.values import Effect
from plan_site.publication.masthead_colour import PLUM
from support import ROOT, plan_text, source_text


@cache
def pen() -> Pen:
    return Pen()


@cache
def picture(card: CardText) -> Image.Image:
    image = Image.open(BytesIO(pen().draw(card)))
    image.load()
    return image.convert("RGB")


def drawn() -> dict[str, bytes]:
    exports = site_support.site().exports
    return {address: exports[address] for address in exports if address.startswith("cards/")}


# Letters ------------------------------------------------------------------------------------------


def catalogue() -> str:
    return (ROOT / "locale/kk/LC_MESSAGES/plan_site.po").read_text(encoding="utf-8")


def test_the_font_has_every_character_of_the_dataset_the_decree_and_our_own_words() -> None:
    text = "".join(c for c in plan_text() + source_text() + catalogue() if c >= " ")
    assert len(set(text)) > 120
    assert pen().missing(text) == ""


def test_the_font_has_the_whole_alphabet_and_the_signs_of_the_language() -> None:
    alphabet = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
    assert pen().missing(alphabet + alphabet.upper() + "«»№–—…%+0123456789\u00a0\u202f") == ""


@pytest.mark.parametrize("character", ["漢", "🙂", "\u0e01", "\ufffe"])
def test_a_character_that_the_font_lacks_is_seen(character: str) -> None:
    name = f"«{character}» (U+{ord(character):04X})"
    assert pen().missing(f"сөз {character}") == name
    with pytest.raises(DrawingError) as raised:
        pen().draw(plain_card(title=f"сөз {character}"))
    assert str(raised.value) == f"«сөз {character}»: the cards' font has no {name}"


def test_a_letter_is_drawn_alike_whether_it_is_one_character_or_two() -> None:
    assert pen().draw(plain_card(title="Мен\u0438\u0306 үйі")) == pen().draw(
        plain_card(title="Мен\u0439 үйі")
    )


def test_kazakh_letters_are_drawn_as_themselves() -> None:
    alike = [("ғ", "г"), ("қ", "к"), ("ң", "н"), ("ұ", "у"), ("ү", "у"), ("ө", "о"), ("һ", "н")]
    for letter, plain in alike:
        assert picture(plain_card(title=letter)) != picture(plain_card(title=plain))


# Pictures -----------------------------------------------------------------------------------------


def test_a_card_is_a_png_of_1200_by_630_with_a_palette_and_no_other_data() -> None:
    for address, content in drawn().items():
        assert content.startswith(b"\x89PNG\r\n\x1a\n"), address
        kinds, place = [], 8
        while place < len(content):
            length, kind = struct.unpack(">I4s", content[place : place + 8])
            body = content[place + 4 : place + 8 + length]
            assert struct.unpack(">I", content[place + 8 + length : place + 12 + length]) == (
                zlib.crc32(body),
            )
            kinds.append(kind)
            place += 12 + length
        # No time, no name of a program: nothing that could differ between two builds.
        assert list(dict.fromkeys(kinds)) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"], address
        assert struct.unpack(">II", content[16:24]) == (1200, 630), address


def test_cards_are_small_files() -> None:
    assert len(drawn()) == 46
    assert [(a, len(c)) for a, c in drawn().items() if len(c) > 25_000] == []


def test_the_same_texts_give_the_same_bytes() -> None:
    card = cards(site_support.views())["measures/29-1/"]
    assert Pen().draw(card) == Pen().draw(card)
    assert Pen().draw(card) == drawn()["cards/measures/29-1.png"]


def test_what_was_drawn_before_leaves_no_trace() -> None:
    fresh = Pen().draw(plain_card())
    used = Pen()
    for card in list(HARD.values())[:3]:
        used.draw(card)
    assert used.draw(plain_card()) == fresh


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


@pytest.mark.parametrize("name", HARD)
def test_nothing_is_drawn_outside_the_margins(name: str) -> None:
    image = picture(HARD[name])
    paper, plum = rgb(PAPER), rgb(PLUM)
    # A letter may reach a few px out of its box; what is cut would reach to the very edge.
    edge = MARGIN - 8
    for box, ground in [
        ((0, 0, edge, MASTHEAD), plum),
        ((WIDTH - edge, 0, WIDTH, MASTHEAD), plum),
        ((0, 0, WIDTH, 2), plum),
        ((0, MASTHEAD, edge, HEIGHT), paper),
        ((WIDTH - edge, MASTHEAD, WIDTH, HEIGHT), paper),
        ((0, HEIGHT - 30, WIDTH, HEIGHT), paper),
        ((0, MASTHEAD, WIDTH, MASTHEAD + 20), paper),
    ]:
        assert image.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), ground)], box


def test_every_text_leaves_ink_in_its_place() -> None:
    blank = picture(plain_card(title="\u00a0"))
    assert blank != picture(plain_card(title="."))


def test_effects_differ_by_shape_and_not_only_by_colour() -> None:
    def shape(effect: Effect) -> bytes:
        card = plain_card(tag=None)
        tagged = plain_card(tag=site_tag(effect))
        bare, marked = picture(card).convert("L"), picture(tagged).convert("L")
        box = (72, MASTHEAD, WIDTH, 320)
        dark = marked.crop(box).point([255 * (level < 150) for level in range(256)])
        assert dark != bare.crop(box)
        return dark.tobytes()

    looks = {effect.broad for effect in Effect}
    assert len({shape(effect) for effect in looks}) == len(looks) == 4
    assert shape(Effect.WORDS_INSERTED) == shape(Effect.SUBSTITUTED)


def site_tag(effect: Effect) -> Tag:
    return Tag(effect=effect, said="№ 392")


def test_the_version_is_of_the_fonts_and_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    before = png.version()
    assert before == png.version()
    monkeypatch.setattr(png, "MODULES", png.MODULES[:-1])
    assert png.version() != before
    monkeypatch.undo()
    monkeypatch.setattr(png, "_font_file", lambda weight: b"another font")
    assert png.version() != before


def test_all_that_draws_is_part_of_the_version() -> None:
    assert set(png.MODULES) == {"layout", "typesetting", "png"}
    assert {weight.value for weight in Weight} == {"Regular", "Semibold", "Bold"}


def test_another_colour_of_the_masthead_is_another_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = png.version()
    monkeypatch.setattr(png, "PLUM", "#123456")
    assert png.version() != before
