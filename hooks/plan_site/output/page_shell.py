"""The frame of all pages, rendered once for those that differ in what stands in its slots alone."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urljoin

from markupsafe import escape

from plan_site.pages.renderer import Page

MARK: Final = "\ue000"
"""Of private use: it stands in no text, and no escaping changes it."""
SLOT: Final = re.compile(f"{MARK}([a-z_]+){MARK}")


@dataclass(frozen=True, kw_only=True)
class Meta:
    """What the frame says of a page beside its title; all but `linked` as plain text.

    `linked` is JSON as the text of a script element; `card` is where the social card stands, empty
    where the site's own address is not known, for whoever shows it fetches it from elsewhere.
    """

    description: str
    card: str
    card_alt: str
    linked: str
    robots: str


@dataclass(frozen=True, kw_only=True)
class FramedPage:
    """A page as the frame's template asks for it: names are those of MkDocs's own pages."""

    url: str
    title: str
    canonical_url: str
    update_date: str
    meta: Meta
    content: str
    is_homepage: bool = False


def framed(page: Page, site_url: str) -> FramedPage:
    """A page of ours with its content; `site_url` is empty where it is not known."""
    return FramedPage(
        url=page.address,
        title=page.title,
        canonical_url=urljoin(site_url, page.address) if site_url else "",
        update_date=page.updated.isoformat(),
        meta=Meta(
            description=page.description,
            card=urljoin(site_url, page.card) if site_url else "",
            card_alt=page.card_text.alt,
            linked=page.linked_json,
            robots="" if page.indexed else "noindex",
        ),
        content=page.html,
        is_homepage=not page.address,
    )


class Frames:
    """Pages in their frame, which `render` makes whole; `menu` are the addresses it marks."""

    def __init__(self, render: Callable[[FramedPage], str], menu: Iterable[str]) -> None:
        self._render = render
        self._menu = tuple(menu)
        self._cut: dict[tuple[object, ...], list[str]] = {}

    def page(self, page: FramedPage) -> str:
        """The bytes that `render` would give for the page itself."""
        meta = page.meta
        key = (
            page.url.count("/"),
            *((page.url.startswith(address), page.url == address) for address in self._menu),
            *(page.is_homepage, bool(page.canonical_url), bool(meta.card), bool(meta.linked)),
            meta.robots,
        )
        if key not in self._cut:
            self._cut[key] = SLOT.split(self._render(_empty(page)))
        pieces = [*self._cut[key]]
        slots = {
            "title": escape(page.title),
            "canonical": escape(page.canonical_url),
            "description": escape(meta.description),
            "card": escape(meta.card),
            "alt": escape(meta.card_alt),
            "linked": meta.linked,
            "content": page.content,
        }
        pieces[1::2] = [slots[name] for name in pieces[1::2]]
        return "".join(pieces)


def _empty(page: FramedPage) -> FramedPage:
    """The page with slots for words, where it has some."""

    def slot(name: str, value: str) -> str:
        return f"{MARK}{name}{MARK}" if value else ""

    meta = page.meta
    return replace(
        page,
        title=slot("title", "always"),
        canonical_url=slot("canonical", page.canonical_url),
        content=slot("content", "always"),
        meta=replace(
            meta,
            description=slot("description", "always"),
            card=slot("card", meta.card),
            card_alt=slot("alt", meta.card),
            linked=slot("linked", meta.linked),
        ),
    )
