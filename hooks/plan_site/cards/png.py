"""Card texts → PNG: the only module that knows Pillow.

The letters are those of a font that comes as a dependency, set by Pillow's basic layout: whether
the finer one is there depends on the machine, and so would the bytes.
"""

import hashlib
import unicodedata
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import Final

import PIL
from PIL import Image, ImageDraw, ImageFont, features

from plan_site.cards.layout import (
    HEIGHT,
    LINE,
    MARGIN,
    MARK,
    MASTHEAD,
    ORANGE,
    PAPER,
    TAGS,
    WHITE,
    WIDTH,
    Block,
    LayoutError,
    Pill,
    Weight,
    lay_out,
)
from plan_site.cards.texts import CardText
from plan_site.faults import SiteError
from plan_site.language.values import Effect
from plan_site.publication.masthead_colour import PLUM

FONT: Final = "font_source_sans_pro"
MODULES: Final = ("layout", "typesetting", "png")
SHADES: Final = 8
"""Steps from ground to ink at the edge of a letter: fewer make a smaller file."""
FINER: Final = 4
"""Shapes are drawn this much larger and scaled down, which smooths their edges."""

Lines = tuple[tuple[tuple[float, float], tuple[float, float]], ...]
Box = tuple[int, int, int, int]


STROKE: Final = 4
SIGN: Final = 22
SIGNS: Final[dict[Effect, Lines]] = {
    Effect.INSERTED: (((0, 11), (22, 11)), ((11, 0), (11, 22))),
    Effect.SUBSTITUTED: (
        ((2, 20), (4, 13)),
        ((4, 13), (16, 1)),
        ((16, 1), (21, 6)),
        ((21, 6), (9, 18)),
        ((9, 18), (2, 20)),
    ),
    Effect.REPEALED: (((2, 2), (20, 20)), ((2, 20), (20, 2))),
}
"""Strokes of a tag's sign, in a square of SIGN px: a plus, a pencil, a cross; else it is a dot."""


class DrawingError(SiteError):
    """A text can't be shown whole as it is; the message says which and why."""


def version() -> str:
    """What a drawing depends on besides its texts, as a SHA-256: fonts, Pillow, the code and the
    masthead's colour, which stands outside of it."""
    made = hashlib.sha256(f"{PIL.__version__} {features.version('freetype2')} {PLUM}".encode())
    for weight in Weight:
        made.update(_font_file(weight))
    for module in MODULES:
        made.update(Path(__file__).with_name(f"{module}.py").read_bytes())
    return made.hexdigest()


def _font_file(weight: Weight) -> bytes:
    try:
        return resources.files(FONT).joinpath("files", f"SourceSansPro-{weight}.ttf").read_bytes()
    except (ModuleNotFoundError, OSError):
        raise DrawingError(f"the cards' font is missing: install {FONT} anew") from None


class Pen:
    """Draws cards, one after the other; keeps the fonts that it has opened."""

    def __init__(self) -> None:
        self._files = {weight: _font_file(weight) for weight in Weight}
        self._fonts: dict[tuple[Weight, int], ImageFont.FreeTypeFont] = {}
        self._held: dict[str, bool] = {}

    def draw(self, card: CardText) -> bytes:
        """The card as a PNG file; DrawingError for a text that can't be shown whole."""
        for text in card.texts:
            if missing := self.missing(text):
                raise DrawingError(f"«{text}»: the cards' font has no {missing}")
        try:
            layout = lay_out(card, self.width)
        except LayoutError as error:
            raise DrawingError(str(error)) from None
        sheet = _Sheet()
        sheet.fill((0, 0, WIDTH, MASTHEAD), PLUM)
        sheet.mark(MARGIN, (MASTHEAD - MARK) // 2)
        if layout.rule is not None:
            sheet.fill((MARGIN, layout.rule, WIDTH - MARGIN, layout.rule + 2), LINE)
        if layout.pill:
            sheet.pill(layout.pill)
        for block in layout.blocks:
            sheet.text(block, self._font(block.style.weight, block.setting.size))
        return sheet.png()

    def missing(self, text: str) -> str:
        """The characters of a text for which the font has no glyph, by name; empty if none."""
        lacking = [c for c in dict.fromkeys(_composed(text)) if not self._has(c)]
        return ", ".join(f"«{c}» (U+{ord(c):04X})" for c in lacking)

    def width(self, text: str, weight: Weight, size: int) -> float:
        """In px."""
        return self._font(weight, size).getlength(_composed(text))

    def _has(self, character: str) -> bool:
        if character not in self._held:
            fonts = [self._font(weight, 40) for weight in Weight]
            # U+FFFF is no character: the font draws for it what it draws for all that it lacks.
            self._held[character] = all(
                bytes(font.getmask(character)) != bytes(font.getmask("\uffff")) for font in fonts
            )
        return self._held[character]

    def _font(self, weight: Weight, size: int) -> ImageFont.FreeTypeFont:
        if (weight, size) not in self._fonts:
            self._fonts[weight, size] = ImageFont.truetype(
                BytesIO(self._files[weight]), size, layout_engine=ImageFont.Layout.BASIC
            )
        return self._fonts[weight, size]


def _composed(text: str) -> str:
    """One character a letter: the basic layout sets a mark of its own beside its letter."""
    return unicodedata.normalize("NFC", text)


class _Sheet:
    """An image whose pixels are places in a palette of the shades between inks and grounds."""

    def __init__(self) -> None:
        self._palette: dict[tuple[int, ...], int] = {}
        self._image = Image.new("L", (WIDTH, HEIGHT), self._place(_rgb(PAPER)))

    def fill(self, box: Box, colour: str) -> None:
        self._image.paste(self._place(_rgb(colour)), box)

    def text(self, block: Block, font: ImageFont.FreeTypeFont) -> None:
        setting = block.setting
        ascent, descent = font.getmetrics()
        # Room on all sides: a letter may reach out of the box of its line.
        room = setting.size
        size = (block.width + 2 * room, setting.height + 2 * room)
        mask = Image.new("L", size)
        pen = ImageDraw.Draw(mask)
        for number, line in enumerate(setting.lines):
            slack = (setting.leading - ascent - descent) // 2
            baseline = room + number * setting.leading + slack + ascent
            pen.text((room, baseline), _composed(line), fill=255, font=font, anchor="ls")
        self._ink(mask, block.left - room, block.top - room, block.style.ink, block.style.ground)

    def pill(self, pill: Pill) -> None:
        """The tag's ground, round where rows are new and square where not, and its sign."""
        ink, ground = TAGS[pill.effect]
        height = pill.bottom - pill.top
        radius = height // 2 if pill.effect is Effect.INSERTED else 8
        box = (pill.left, pill.top, pill.right, pill.bottom)
        self._rounded(box, radius, ink, PAPER)
        left, top, right, bottom = box
        self._rounded((left + 2, top + 2, right - 2, bottom - 2), radius - 2, ground, ink)
        left, top = left + 22, top + (height - SIGN) // 2
        if pill.effect is Effect.ORIGINAL:
            self._rounded((left + 5, top + 5, left + SIGN - 5, top + SIGN - 5), 6, ink, ground)
        else:
            self._lines(SIGNS[pill.effect], left, top, SIGN, ink, ground)

    def mark(self, left: int, top: int) -> None:
        """The site's mark, as in the masthead: a page with two rows and a new one."""
        self._rounded((left + 2, top, left + MARK - 2, top + MARK), 7, WHITE, PLUM)
        rows: Lines = (((11, 12), (33, 12)), ((11, 22), (33, 22)))
        self._lines(rows, left, top, MARK, PLUM, WHITE)
        self._lines((((11, 32), (24, 32)),), left, top, MARK, ORANGE, WHITE)

    def png(self) -> bytes:
        file = BytesIO()
        self._image.putpalette([part for colour in self._palette for part in colour])
        # Level 9 takes four times as long and saves a fourteenth.
        self._image.save(file, "PNG", compress_level=7)
        return file.getvalue()

    def _rounded(self, box: Box, radius: int, ink: str, ground: str) -> None:
        left, top, right, bottom = box
        width, height = right - left, bottom - top
        mask = Image.new("L", (width * FINER, height * FINER))
        corner = (0, 0, width * FINER - 1, height * FINER - 1)
        ImageDraw.Draw(mask).rounded_rectangle(corner, radius * FINER, fill=255)
        self._ink(mask.reduce(FINER), left, top, ink, ground)

    def _lines(self, lines: Lines, left: int, top: int, size: int, ink: str, ground: str) -> None:
        """Strokes with round ends, in a square of `size` px at (left, top)."""
        room = STROKE
        mask = Image.new("L", ((size + 2 * room) * FINER,) * 2)
        pen = ImageDraw.Draw(mask)
        radius = STROKE * FINER / 2
        for line in lines:
            ends = [((x + room) * FINER, (y + room) * FINER) for x, y in line]
            pen.line(ends, fill=255, width=STROKE * FINER)
            for x, y in ends:
                pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
        self._ink(mask.reduce(FINER), left - room, top - room, ink, ground)

    def _ink(self, mask: Image.Image, left: int, top: int, ink: str, ground: str) -> None:
        """Where the mask is light there is ink on that ground; where it is black all stays."""
        low, high = _rgb(ground), _rgb(ink)
        places = [
            self._place(tuple(a + (b - a) * step // SHADES for a, b in zip(low, high, strict=True)))
            for step in range(SHADES + 1)
        ]
        steps = [(level * SHADES + 127) // 255 for level in range(256)]
        shades = mask.point([places[step] for step in steps])
        self._image.paste(shades, (left, top), mask.point([255 * bool(step) for step in steps]))

    def _place(self, colour: tuple[int, ...]) -> int:
        return self._palette.setdefault(colour, len(self._palette))


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
