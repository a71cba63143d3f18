"""Markdown → HTML as pages have it: the only module that knows the library that reads it."""

import re
from collections.abc import Callable
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.toc import slugify_unicode
from markdown.treeprocessors import Treeprocessor

Link = Callable[[str], str | None]
"""Where a link leads, as it stands → the way there from the page, or None where that is nothing."""

STASHED: Final = re.compile("\u0002[^\u0003]*\u0003")
OUTWARD: Final = ("https://", "http://", "mailto:", "tel:")


def rendered(markdown: str, link: Link) -> tuple[str, str, str]:
    """The HTML, its words, and those of its first paragraph; each part that a heading begins is a
    section that it names. HTML in it is no markup and comes out as text."""
    reader = Markdown(
        extensions=["attr_list", "def_list", "fenced_code", "sane_lists", "tables", "toc"],
        extension_configs={"toc": {"slugify": slugify_unicode}},
    )
    reader.preprocessors.deregister("html_block")
    for name in ("html", "entity"):
        reader.inlinePatterns.deregister(name)
    shape = _Shape(reader, link)
    reader.treeprocessors.register(shape, "shape", -1)
    html = reader.convert(markdown)
    return html, shape.text, shape.first


class _Shape(Treeprocessor):
    def __init__(self, reader: Markdown, link: Link) -> None:
        super().__init__(reader)
        self._link = link
        self.text = self.first = ""

    def run(self, root: Element) -> None:
        for each in root.iter():
            for name in ("href", "src"):
                target = each.get(name)
                if target is None:
                    continue
                if target.startswith(OUTWARD):
                    if target.startswith("http"):
                        each.set("rel", "external")
                elif not target.startswith("#"):
                    each.set(name, self._link(target) or "")
        blocks = list(root)
        self.text = " ".join(_words(each) for each in blocks)
        if blocks and blocks[0].tag == "p":
            self.first = _words(blocks[0])
            blocks[0].set("class", "lead")
        _in_sections(root, blocks)


def _words(block: Element) -> str:
    """What it says; of what the library puts in later, code, nothing."""
    return " ".join(STASHED.sub("", "".join(block.itertext())).split())


def _in_sections(root: Element, blocks: list[Element]) -> None:
    """Each h2 with what follows it in a section that bears its name."""
    place = root
    for block in blocks:
        if block.tag == "h2":
            place = SubElement(root, "section", {"aria-labelledby": block.get("id", "")})
        if place is not root:
            root.remove(block)
            place.append(block)
