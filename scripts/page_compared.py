"""A page of a published site, and how its places are compared with what they must say.

Official words stand exactly as plan.json has them; words of ours around them are not looked at.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from published_plan import ROW, Measure, Plan

AROUND: Final = 24
"""Letters shown on either side of where two texts part."""


def parted(has: str, says: str) -> str:
    """Two texts, from a little before the place where they part."""
    at = next(
        (i for i, (a, b) in enumerate(zip(has, says, strict=False)) if a != b),
        min(len(has), len(says)),
    )
    start = max(0, at - AROUND)

    def window(text: str) -> str:
        piece = text[start : at + AROUND]
        return f"{'…' if start else ''}{piece}{'…' if len(text) > at + AROUND else ''}"

    return f"the page has «{window(has)}», plan.json «{window(says)}»"


def said(element: Any) -> str:
    """All text of an element; line ends of the template around it are no words."""
    return str(element.text_content()).strip()


def spaced(element: Any) -> str:
    """The same with every run of blanks as one."""
    return " ".join(str(element.text_content()).split())


def classed(root: Any, name: str, tag: str = "*") -> list[Any]:
    """Elements of a class below another, in their order."""
    return [e for e in root.iter(tag) if name in (e.get("class") or "").split()]


def row_of(measure: Measure, words: Any) -> Iterator[str]:
    """A row as an act prints it."""
    yield f"{measure.number}."
    for name in ROW:
        yield words[name].strip()


class Compared:
    """One page and what is wrong on it."""

    def __init__(self, plan: Plan, address: str, root: HtmlElement) -> None:
        self.plan, self.address, self.root = plan, address, root
        self.faults: list[str] = []
        self.words = 0
        self.title = ""
        self.metas: dict[str | None, str | None] = {}
        self.nodes: dict[str, Any] = {}
        self.ids: dict[str, Any] = {}
        self._classes: dict[str, list[Any]] = {}
        for element in root.iter(etree.Element):
            if place := element.get("id"):
                self.ids[place] = element
            for name in (element.get("class") or "").split():
                self._classes.setdefault(name, []).append(element)
        self.main = next(root.iter("main"), root)

    # What is compared ---------------------------------------------------------------------------

    def equal(self, place: str, has: str, says: str) -> None:
        self.words += len(says.split())
        if has != says:
            self.faults.append(f"{place}: {parted(has, says)}")

    def holds(self, place: str, has: str, *says: str) -> None:
        """Each of the texts stands there, letter for letter, with words of ours around it."""
        for each in says:
            self.words += len(each.split())
            if each not in has:
                self.faults.append(f"{place}: lacks «{each[: 4 * AROUND]}»")

    def equals(self, place: str, has: Sequence[str], says: Sequence[str]) -> None:
        """The same texts in the same order; told one by one where as many stand there."""
        if len(has) == len(says):
            for one, other in zip(has, says, strict=True):
                self.equal(place, one, other)
            return
        lost = [each for each in says if each not in has]
        more = [each for each in has if each not in says]
        told = [f"lacks «{each[: 2 * AROUND]}»" for each in lost]
        told += [f"has «{each[: 2 * AROUND]}» besides" for each in more]
        what = "; ".join(told[:4]) or "some stand there more than once"
        self.faults.append(f"{place}: {len(has)} stand there, {len(says)} by plan.json: {what}")

    def official(self, *says: str) -> None:
        """Everything that the page marks as official."""
        has = [spaced(e) if e.tag == "ul" else said(e) for e in self.classed("official")]
        self.equals("official words", has, [each.strip() for each in says])

    def classed(self, name: str) -> list[Any]:
        """The page's elements of a class, in their order."""
        return self._classes.get(name, [])

    def one(self, place: str, found: Sequence[Any]) -> Any | None:
        """The only element of its kind."""
        if len(found) != 1:
            self.faults.append(f"{place}: stands there {len(found)} times, not once")
            return None
        return found[0]

    def at(self, name: str) -> Any:
        """The element of an id; an empty one where there is none."""
        if name not in self.ids:
            self.faults.append(f"has no place #{name}")
            return lxml.html.Element("p")
        return self.ids[name]
