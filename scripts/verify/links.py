"""Every link of a published site: of its pages, its files to take away and its map."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from plan_site.exports.jsonld.legislation import GOVERNMENT
from plan_site.exports.jsonld.vocabulary import PLAN

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
HERE: Final = "https://site.invalid/a/place/deep/enough/to/climb/out/of/"
"""Where a page is taken to stand while its links are followed: one that climbs over it shows."""


class Links:
    """What was found: where the links lead, the places that there are, and what is wrong.

    `base` is the address at which the site says it stands; a path alone will do.
    """

    def __init__(self, base: str) -> None:
        self.base = base
        self.root = urljoin(HERE, base)
        self.targets: dict[str, dict[str, tuple[str, str]]] = {}
        """Address from the root → fragment → the first link there: its page and its letters."""
        self.places: dict[str, set[str]] = {}
        """Page → its ids."""
        self.internal = self.external = 0
        self.faults: list[tuple[str, str]] = []
        self._counts: Counter[tuple[str, str]] = Counter()
        self._written = re.compile(re.escape(base) + r"[^\s\"'<>\\^`{|}»“”,;&]*")

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

    def inside(self, page: str, href: str) -> bool:
        """Whether a link of a page stays within the site."""
        try:
            return self._resolved(page, href)[1] is not None
        except ValueError:
            return False

    def _resolved(self, page: str, href: str) -> tuple[str, str | None]:
        """A link whole, and as an address from the site's root where it stays within the site."""
        # Browsers take a backslash for a slash and leave out what breaks a line.
        href = re.sub(r"[\t\r\n]", "", href.strip()).replace("\\", "/")
        from_root = href.startswith("/") and not href.startswith("//")
        whole = urljoin(self.root if from_root else HERE + page, href)
        for start in (HERE, self.root):
            if whole.startswith(start):
                return whole, whole.removeprefix(start)
        return whole, None

    def add(self, page: str, href: str) -> None:
        """One link, which is looked at when all pages were read."""
        try:
            whole, within = self._resolved(page, href)
            target = urlsplit(whole)
        except ValueError:
            self.faults.append((page, f"{href}: no address"))
            return
        if within is not None:
            path, _, fragment = within.partition("#")
            to, fragment = unquote(path.partition("?")[0]), unquote(fragment)
            self.internal += 1
            self._counts[to, fragment] += 1
            self.targets.setdefault(to, {}).setdefault(fragment, (page, href.strip()))
        elif target.hostname in (urlsplit(HERE).hostname, urlsplit(self.root).hostname):
            self.faults.append((page, f"{href}: leads out of the site"))
        elif target.scheme not in ELSEWHERE:
            self.faults.append((page, f"{href.strip()}: a link of the kind {target.scheme}:"))
        else:
            self.external += 1

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
                self.add(address, element.text or "")

    def broken(self, there: set[str]) -> Iterator[tuple[str, str]]:
        """Every link that leads to no file of `there`, or to no place on its page."""
        for to in sorted(self.targets):
            for fragment, (page, href) in sorted(self.targets[to].items()):
                others = self._counts[to, fragment] - 1
                also = f", and {others} more links" if others else ""
                if to not in there:
                    yield page, f"{href}: leads to no file{also}"
                elif (
                    fragment not in TOP
                    and f"{to}#{fragment}" not in NODES
                    and (fragment not in self.places.get(to, ()))
                ):
                    yield page, f"{href}: leads to no id{also}"
