"""The numbers that Word counts by itself: no letter of them stands in the file."""

import re
from dataclasses import dataclass
from typing import Any, Final

from plan_site.drafting.headings import ROMANS

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS: Final = 9
ROMAN: Final = {value: figures for figures, value in ROMANS.items()}


@dataclass(frozen=True)
class Level:
    """A level of a list: its first number, its form, such as «%1.», and how it counts."""

    start: int
    form: str
    count: str

    def figures(self, number: int) -> str:
        if self.count in ("upperRoman", "lowerRoman"):
            roman = ROMAN.get(number, str(number))
            return roman if self.count == "upperRoman" else roman.lower()
        return f"{number:02}" if self.count == "decimalZero" else str(number)


COUNTED: Final = frozenset({"decimal", "decimalZero", "upperRoman", "lowerRoman"})
NO_NUMBER: Final = Level(1, "", "none")


class ListNumbers:
    """Counts paragraphs as Word does: lists of one kind go on, unless one says that it restarts."""

    def __init__(self, opened: Any) -> None:
        self._kinds: dict[str, str] = {}
        self._levels: dict[tuple[str, int], Level] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._count: dict[tuple[str, int], int] = {}
        self._read_lists(opened)
        self._styles = _styles(opened)

    def next(self, paragraph: Any) -> str:
        """The number before a paragraph, with its blank; "" where Word puts none."""
        number, level = self._list_of(paragraph)
        kind = self._kinds.get(number, "")
        at = self._levels.get((number, level), NO_NUMBER)
        if not at.form or at.count not in COUNTED:
            return ""
        if (number, level) in self._restarts:
            self._count[kind, level] = self._restarts.pop((number, level)) - 1
        self._count[kind, level] = self._count.get((kind, level), at.start - 1) + 1
        for deeper in range(level + 1, LEVELS):
            self._count.pop((kind, deeper), None)
        form = at.form
        for each in range(level + 1):
            above = self._levels.get((number, each), NO_NUMBER)
            shown = above.figures(self._count.get((kind, each), above.start))
            form = form.replace(f"%{each + 1}", shown)
        return f"{form} "

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level of a paragraph: its own, else its style's."""
        settings = paragraph.find(f"{W}pPr/{W}numPr")
        number, level = _list_in(settings)
        style = self._styles.get(_value(paragraph.find(f"{W}pPr"), "pStyle"), ("", ""))
        return number or style[0], int(level or style[1] or "0")

    def _read_lists(self, opened: Any) -> None:
        try:
            numbering = opened.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        kinds = {
            each.get(f"{W}abstractNumId"): each for each in numbering.findall(f"{W}abstractNum")
        }
        for each in numbering.findall(f"{W}num"):
            number, kind = each.get(f"{W}numId", ""), _value(each, "abstractNumId")
            self._kinds[number] = kind
            overrides = each.findall(f"{W}lvlOverride")
            own = [level for override in overrides for level in override.findall(f"{W}lvl")]
            for level in [*(kinds[kind].findall(f"{W}lvl") if kind in kinds else ()), *own]:
                place = number, _figure(level.get(f"{W}ilvl"), 0)
                start = _figure(_value(level, "start"), 1)
                text, count = _value(level, "lvlText"), _value(level, "numFmt") or "decimal"
                self._levels[place] = Level(start, text, count)
            for override in overrides:
                if start_at := _value(override, "startOverride"):
                    place = number, _figure(override.get(f"{W}ilvl"), 0)
                    self._restarts[place] = _figure(start_at, 1)


def _styles(opened: Any) -> dict[str, tuple[str, str]]:
    """Style → its list and level, its own or those of the style that it is based on."""
    found = {each.get(f"{W}styleId", ""): each for each in opened.styles.element.iter(f"{W}style")}
    made: dict[str, tuple[str, str]] = {}
    for name in found:
        each, seen = name, {""}
        while each not in seen and each in found:
            seen.add(each)
            number, level = _list_in(found[each].find(f"{W}pPr/{W}numPr"))
            if number:
                made[name] = number, level
                break
            each = _value(found[each], "basedOn")
    return made


def _list_in(settings: Any) -> tuple[str, str]:
    return (
        (_value(settings, "numId"), _value(settings, "ilvl")) if settings is not None else ("", "")
    )


def _figure(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch("[0-9]{1,6}", text) else otherwise


def _value(element: Any, name: str) -> str:
    found = element.find(f"{W}{name}") if element is not None else None
    return "" if found is None else str(found.get(f"{W}val", ""))
