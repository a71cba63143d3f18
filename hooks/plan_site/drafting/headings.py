"""Section and subsection rows: their number and title out of the words, their level by style."""

import re
from dataclasses import dataclass
from typing import Final

ROMANS: Final = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10,
    "XI": 11, "XII": 12,
}  # fmt: skip
ORDINALS: Final = {
    "бірінші": 1, "екінші": 2, "үшінші": 3, "төртінші": 4, "бесінші": 5, "алтыншы": 6,
    "жетінші": 7, "сегізінші": 8, "тоғызыншы": 9, "оныншы": 10,
}  # fmt: skip
LATIN: Final = str.maketrans("ІХіхivx", "IXIXIVX")
COUNT: Final = rf"(?P<number>[0-9]{{1,2}}|[IVXІХ]{{1,5}}|{'|'.join(ORDINALS)})"
NOUN: Final = r"(?P<noun>бөлім|тарау|бағыт|бөлік|басымдық|блок|міндет|кезең|бағыты)"
END: Final = r"(?:\s*[.:–—-]+\s*|\s+|\Z)(?P<title>.*)"
FORMS: Final = tuple(
    (style, re.compile(pattern, re.I))
    for style, pattern in (
        ("sub", rf"(?P<number>[0-9]{{1,2}}(?:\.[0-9]{{1,2}})?)[\s.-]*кіші\s?бөлім{END}"),
        ("sub", rf"кіші\s?бөлім\s*(?P<number>[0-9]{{1,2}}(?:\.[0-9]{{1,2}})?){END}"),
        ("noun", rf"{COUNT}\s*[-–.]?\s*(?:(?:ші|шы|інші|ыншы)\s+)?{NOUN}\b{END}"),
        ("noun", rf"{NOUN}\s*(?:№\s*)?{COUNT}{END}"),
        ("sub", r"(?P<number>[0-9]{1,2}\.[0-9]{1,2})[.)]?\s*(?P<title>[^\d\s.].*)"),
        ("roman", r"(?P<number>[IVXІХ]{1,5})\s*[.):–-]?\s+(?P<title>.+)"),
        ("roman", r"(?P<number>[IVXІХ]{1,5})[.)]\s*(?P<title>.+)"),
        ("figure", r"(?P<number>[0-9]{1,2})\s*[.)]\s*(?P<title>\D.*)"),
    )
)
TERMS: Final = re.compile(r"(?:қысқа|орта|ұзақ)\s+мерзімді", re.I)
"""«Қысқа мерзімді шаралар»: how subsections are called that have no number."""


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A section or a subsection; `text` is all of its words, `guessed` what was not printed."""

    level: int
    number: str
    title: str
    text: str
    place: str
    guessed: str = ""


class Headings:
    """Reads headings in their order: the first one's style is that of sections."""

    def __init__(self) -> None:
        self._sections: dict[str, str] = {}
        self._styles: dict[str, int] = {}
        self._current = 0
        self._below = 0
        self._rows_since = True

    def row(self) -> None:
        """A measure follows: the next heading is not the one below this."""
        self._rows_since = True

    def read(self, text: str, place: str) -> Heading:
        style, number, title = parse(text)
        level = self._level(style, text)
        self._rows_since = False
        made = self._section if level == 1 else self._subsection
        return made(number, title, text, place)

    def _level(self, style: str, text: str) -> int:
        if not self._styles and not (style == "sub" or TERMS.search(text)):
            self._styles[style] = 1
            return 1
        if style == "sub":
            return 2
        key = style
        if style == "plain" and self._styles.get("plain") == 1:
            return 2 if TERMS.search(text) or not self._rows_since else 1
        return self._styles.setdefault(key, 2)

    def _section(self, number: str, title: str, text: str, place: str) -> Heading:
        guessed = "" if number else "a section without a number"
        self._current = int(number) if number else self._current + 1
        self._below = 0
        return Heading(
            level=1, number=str(self._current), title=title or text, text=text, place=place,
            guessed=guessed,
        )  # fmt: skip

    def _subsection(self, number: str, title: str, text: str, place: str) -> Heading:
        self._current = self._current or 1
        guessed = "" if number else "a subsection without a number"
        self._below += 1
        if "." in number:
            section, _, low = number.partition(".")
            self._below = int(low)
            if int(section) != self._current:
                guessed = f"a subsection of section {section} below section {self._current}"
                self._current = int(section)
        elif number:
            self._below = int(number)
        return Heading(
            level=2, number=f"{self._current}.{self._below}", title=title or text, text=text,
            place=place, guessed=guessed,
        )  # fmt: skip


def parse(text: str) -> tuple[str, str, str]:
    """Style, number in figures ("" where none is printed) and title of a heading."""
    for style, form in FORMS:
        if match := form.fullmatch(text):
            found = match.groupdict()
            number = _figures(found["number"])
            if number:
                key = found["noun"].lower() if found.get("noun") else style
                return key, number, _title(found["title"])
    return "plain", "", _title(text)


def _figures(number: str) -> str:
    if number[0].isdigit():
        return number
    value = ORDINALS.get(number.lower()) or ROMANS.get(number.translate(LATIN))
    return str(value) if value else ""


def _title(words: str) -> str:
    title = words.strip().removesuffix(".").strip()
    quoted = re.fullmatch(r"[\"«“]([^\"«»“”]+)[\"»”]", title)
    return quoted[1] if quoted else title
