"""Whether a page has our Content-Security-Policy, and nothing that this is to keep out."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from lxml import etree

from plan_site.publication.content_policy import POLICY

Element = Any

LOADED: Final = frozenset(
    {"src", "data", "poster", "background", "action", "formaction", "ping", "manifest"}
)
LEADING: Final = frozenset({"a", "area"})
"""Elements whose href a reader follows; that of any other is loaded."""
JSON: Final = frozenset({"application/ld+json", "application/json"})
"""Kinds of script that no browser runs."""


def faults(root: Element, inside: Callable[[str], bool]) -> Iterator[str]:
    """One page's; `inside` tells whether a link of its stays within the site."""
    head = root.find("head")
    metas = [e for e in root.iter("meta") if e.get("http-equiv") is not None]
    policies = [m for m in metas if _kind(m) == "content-security-policy"]
    if [m.get("content") for m in policies] != [POLICY] or policies[0].getparent() is not head:
        yield "its Content-Security-Policy is not ours"
    elif any(
        e.tag in ("script", "link", "style") for e in policies[0].itersiblings(preceding=True)
    ):
        yield "its Content-Security-Policy stands behind what it must hold"
    for meta in metas:
        if meta not in policies:
            yield f"has a meta of the kind {_kind(meta)}"
    for element in root.iter(etree.Element):
        yield from _inline(element)
        yield from (f"loads {href} from elsewhere" for href in _loaded(element) if not inside(href))


def _kind(meta: Element) -> str:
    return str(meta.get("http-equiv")).strip().lower()


def _inline(element: Element) -> Iterator[str]:
    if element.tag in ("style", "base"):
        yield f"has a {element.tag} element"
    if element.tag == "script" and element.get("src") is None and element.get("type") not in JSON:
        yield "has an inline script"
    for name in element.attrib:
        if name in ("style", "srcdoc") or name.startswith("on"):
            yield f"has an inline {name}"


def _loaded(element: Element) -> Iterator[str]:
    for name, value in element.attrib.items():
        local = name.rpartition(":")[2].rpartition("}")[2]
        if local in LOADED or (local == "href" and element.tag not in LEADING):
            yield value
        elif local in ("srcset", "imagesrcset"):
            yield from (each.split()[0] for each in value.split(",") if each.split())
