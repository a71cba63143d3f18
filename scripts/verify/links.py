"""Every link of a published site: of its pages, its files to take away and its map."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from plan_site.exports.jsonld.legislation import GOVERNMENT
from plan_site.exports.jsonld.vocabulary import PLAN
from verify.site import relative

Element = Any

LINKED: Final = ("href", "src", "action", "formaction", "data", "cite", "poster", "background")
OURS: Final = ("data-share", "data-words", "data-index", "data-written")
"""Attributes of ours that scripts follow."""
MANY: Final = {"srcset": ",", "data-search": None}
"""Attributes that hold several; a candidate of srcset has its width behind it."""
IDS: Final = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "data-copy-from")
"""Attributes that name places on their own page."""
ELSEWHERE: Final = frozenset({"https", "mailto", "tel"})
"""Schemes of links that lead out: none that runs anything, none that can be read on its way."""
NODES: Final = frozenset({PLAN, GOVERNMENT})
"""Names of things that JSON-LD tells of, which no page shows as a place."""
TOP: Final = frozenset({"", "top"})
FOLDED: Final = re.compile(r"\r?\n[ \t]")
"""How lines of a calendar are broken."""


@dataclass(frozen=True, order=True, kw_only=True, slots=True)
class Link:
    """A link as it is written in the file of `page`."""

    page: str
    href: str


@dataclass(kw_only=True)
class Links:
    """What was found: where the links lead, the places that there are, and what is wrong.

    `base` is the address at which the site says it stands; a path alone will do.
    """

    base: str
    targets: dict[str, dict[str, Link]] = field(default_factory=dict)
    """Address from the root → fragment → the first link there."""
    places: dict[str, set[str]] = field(default_factory=dict)
    """Page → its ids."""
    internal: int = 0
    external: int = 0
    mapped: set[str] = field(default_factory=set)
    """The pages that the map of the site names."""
    faults: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.root = urljoin("https://site.invalid/", self.base)
        self._counts: Counter[tuple[str, str]] = Counter()
        self._written = re.compile(re.escape(self.base) + r"[^\s\"'<>\\^`{|}»“”,;&]*")

    def page(self, address: str, root: Element) -> None:
        """All links of a page, and the places on it."""
        ids = [str(i) for i in root.xpath("//@id")]
        self.places[address] = {*ids}
        for twice in sorted(i for i, count in Counter(ids).items() if count > 1):
            self.faults.append((address, f"two places have the id {twice}"))
        for element in root.iter(etree.Element):
            for name, value in element.attrib.items():
                self._attribute(address, name, value)
        for config in root.xpath("//script[@id='__config']/text()"):
            self.text(address, str(config))

    def _attribute(self, page: str, name: str, value: str) -> None:
        if name in LINKED or name in OURS:
            self.add(page, value)
        elif name in MANY:
            for each in value.split(MANY[name]):
                self.add(page, each.split()[0] if each.split() else "")
        elif name in IDS:
            for place in value.split():
                if place not in self.places[page]:
                    self.faults.append((page, f"{name} names {place}, which is no id here"))
        elif name.startswith("on"):
            self.faults.append((page, f"has a handler: {name}"))

    def add(self, page: str, href: str) -> str | None:
        """One link, and where in the site it leads, which is looked at when all pages were read."""
        href = href.strip()
        if ":" not in href and not href.startswith(("/", "\\")):
            to = relative(href, page)
            if to is None:
                self.faults.append((page, f"{href}: leads out of the site"))
                return None
            return self._leads(unquote(to), unquote(href.partition("#")[2]), page, href)
        if href.startswith(self.root) and "/." not in href:
            path, _, fragment = href.removeprefix(self.root).partition("#")
            return self._leads(unquote(path.partition("?")[0]), unquote(fragment), page, href)
        try:
            target = urlsplit(urljoin(urljoin(self.root, page), href))
            host = target.hostname
        except ValueError:
            self.faults.append((page, f"{href}: no address"))
            return None
        whole = target._replace(query="", fragment="").geturl()
        if whole.startswith(self.root):
            to = unquote(whole.removeprefix(self.root))
            return self._leads(to, unquote(target.fragment), page, href)
        if host == urlsplit(self.root).hostname and target.scheme in ("http", "https"):
            self.faults.append((page, f"{href}: leads out of the site's own path"))
        elif target.scheme not in ELSEWHERE:
            self.faults.append((page, f"{href}: a link of the kind {target.scheme}:"))
        else:
            self.external += 1
        return None

    def _leads(self, to: str, fragment: str, page: str, href: str) -> str:
        self.internal += 1
        self._counts[to, fragment] += 1
        self.targets.setdefault(to, {}).setdefault(fragment, Link(page=page, href=href))
        return to

    def text(self, address: str, text: str) -> None:
        """The site's own addresses wherever they stand in a text: citations, code, files."""
        if not urlsplit(self.base).netloc:
            return
        if address.endswith(".ics"):
            text = FOLDED.sub("", text).replace("\\,", ",").replace("\\;", ";")
        for found in self._written.findall(text):
            # What ends a sentence ends no address of ours.
            self.add(address, found.rstrip(".:!?)]*"))

    def feed(self, address: str, content: bytes) -> None:
        """The links of a feed or of the map of the site."""
        try:
            root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
        except etree.XMLSyntaxError as error:
            self.faults.append((address, f"no XML: {error.msg}"))
            return
        for element in root.iter(etree.Element):
            kind = etree.QName(element).localname
            if kind == "link":
                self.add(address, element.get("href") or "")
            elif kind == "loc":
                found = self.add(address, element.text or "")
                self.mapped |= set() if found is None else {found}

    def broken(self, there: set[str]) -> Iterator[tuple[str, str]]:
        """Every link that leads to no file of `there`, or to no place on its page."""
        for to in sorted(self.targets):
            for fragment, link in sorted(self.targets[to].items()):
                others = self._counts[to, fragment] - 1
                also = f", and {others} more links" if others else ""
                if to not in there:
                    yield link.page, f"{link.href}: leads to no file{also}"
                elif (
                    fragment not in TOP
                    and f"{to}#{fragment}" not in NODES
                    and (fragment not in self.places.get(to, ()))
                ):
                    yield link.page, f"{link.href}: leads to no id{also}"
