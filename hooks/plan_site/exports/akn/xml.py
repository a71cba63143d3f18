"""XML in which words and elements stand side by side, so that a blank more is a word changed."""

from collections.abc import Collection
from xml.etree.ElementTree import Element, tostring


def add_text(parent: Element, text: str) -> None:
    """Text behind whatever the element holds."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def indent(element: Element, mixed: Collection[str], depth: int = 0) -> None:
    """A line for each element, but never a blank inside the elements called `mixed`."""
    for child in element:
        indent(child, mixed, depth + 1)
    if not len(element) or element.tag in mixed:
        return
    element.text = _line(depth + 1)
    for child in element:
        child.tail = _line(depth + 1)
    element[-1].tail = _line(depth)


def _line(depth: int) -> str:
    return "\n" + "  " * depth


def document(root: Element) -> bytes:
    """The whole file as UTF-8 with its declaration."""
    text = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
