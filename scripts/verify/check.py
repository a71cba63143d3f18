"""Every file of a site, looked at once: its sum, its links, its policy, and its fresh twin."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

import lxml.html
from lxml import etree

from plan_site.publication import urls
from verify import policy, rebuild, sums
from verify.links import Links
from verify.site import Folder, Published, UnreadableError, page_of, read_all, unpacked

SITEMAP: Final = "sitemap.xml"
TEXTS: Final = (".ics", ".csv", ".json", ".bib", ".xml", ".txt", ".yaml")
ABSENT: Final = "never-a-page-of-any-plan/"
"""An address that is none; a server must say so, or no link could be checked."""

Faults = Iterator[tuple[str, str]]


@dataclass(kw_only=True)
class Report:
    """What was looked at, and what is wrong: (address, fault)."""

    files: int = 0
    downloads: int = 0
    pages: int = 0
    parted: int = 0
    """Pages that are not what a fresh build gives."""
    links: int = 0
    external: int = 0
    rebuilt: int = 0
    unseen: bool = False
    """Whether there may be more files, which nothing names: a server lists none."""
    faults: list[tuple[str, str]] = field(default_factory=list)

    def summary(self) -> str:
        said = [
            f"{self.files} files, {self.pages} of them pages and {self.downloads} downloads with "
            f"their sums, {self.links} links ({self.external} more lead elsewhere and were not "
            f"followed), {self.rebuilt} files built once more"
        ]
        if self.parted > self.pages / 2:
            said.append(
                "so many pages differ: another version of the code built them, or somebody "
                "changed them all"
            )
        if self.unseen:
            said.append(
                "what no page, no list and no build names could not be looked at, nor hidden "
                "files and empty folders"
            )
        return "; ".join(said)


def check(site: Published, fresh: Folder | None) -> Report:
    """All faults of a site; `fresh` is what its own data gives, None where that gives nothing."""
    report = Report()
    listed, report.faults = sums.listed(site)
    checker = _Checker(site, fresh, listed, report)
    checker.read(checker.expected())
    report.faults += site.leftovers()
    if site.listing() is None:
        checker.follow()
        report.unseen = True
    report.faults += [*checker.links.faults, *checker.links.broken(checker.there)]
    report.links, report.external = checker.links.internal, checker.links.external
    return report


class _Checker:
    def __init__(
        self, site: Published, fresh: Folder | None, listed: dict[str, str], report: Report
    ) -> None:
        self._site, self._fresh, self._sums, self._report = site, fresh, listed, report
        self._built = frozenset(map(page_of, fresh.listing() or ())) if fresh else frozenset()
        self._report.rebuilt = len(self._built)
        self.links = Links(base=rebuild.address(site))
        self.there: set[str] = set()

    def expected(self) -> set[str]:
        """Every file that lies there, and those that the sums or a fresh build name."""
        lies = {page_of(name) for name in self._site.listing() or ()}
        return lies | {*self._sums, *self._built, sums.SUMS, SITEMAP, urls.NOT_FOUND}

    def read(self, addresses: Iterable[str]) -> None:
        for address, content in read_all(self._site, sorted(addresses)):
            if isinstance(content, UnreadableError):
                self._report.faults.append((address, str(content)))
            else:
                self.there.add(address)
                self._report.faults += self._file(address, content)

    def follow(self) -> None:
        """What pages link to besides; what is not there is told as a broken link."""
        try:
            self._site.read(ABSENT)
        except UnreadableError:
            pass
        else:
            fault = "there is no such page, and the server sends one"
            self._report.faults.append((ABSENT, fault))
        asked: set[str] = {*self.there}
        while more := sorted({*self.links.targets} - asked):
            asked |= {*more}
            for address, content in read_all(self._site, more):
                if isinstance(content, bytes):
                    self.there.add(address)
                    self._report.faults += self._file(address, content)

    def _file(self, address: str, content: bytes) -> Faults:
        self._report.files += 1
        self._report.downloads += address in self._sums
        yield from sums.differing(self._sums, address, content)
        if address.endswith(".gz"):
            yield from self._packed(address, content)
            return
        page = not address or address.endswith(("/", ".html", ".htm"))
        self._report.pages += page
        if self._fresh:
            for fault in rebuild.differing(self._fresh, self._built, address, content):
                self._report.parted += page
                yield fault
        if page:
            yield from self._page(address, content)
        elif address.endswith(".xml") and not address.endswith(".akn.xml"):
            self.links.feed(address, content)
        if page or address.endswith(TEXTS):
            self.links.text(address, content.decode("utf-8", "replace"))

    def _page(self, address: str, content: bytes) -> Faults:
        try:
            content.decode("utf-8")
            root = lxml.html.document_fromstring(
                content, parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
            )
        except (UnicodeDecodeError, etree.LxmlError, ValueError, AssertionError):
            yield address, "no page of HTML"
            return
        self.links.page(address, root)
        for fault in policy.faults(root, lambda href: self.links.inside(address, href)):
            yield address, fault

    def _packed(self, address: str, content: bytes) -> Faults:
        """What a server sends instead of a file is that file."""
        plain = address.removesuffix(".gz")
        try:
            if unpacked(content) != self._site.read(page_of(plain)):
                yield address, f"does not hold {plain}"
        except UnreadableError:
            yield address, f"does not hold {plain}"
        except ValueError as error:
            yield address, str(error)
