"""Whether a published site is what it says: `make verify`, of a folder or of an address.

The site itself is the witness. Its downloads are held against its SHA256SUMS, the words of its
pages against its plan.json, its links against its files, and every file against what its own
data/plan.yaml gives once more. Each fault is a line; exits 1 with any.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import lxml.html
from lxml import etree

import published_words
from plan_site.pages.long_list import is_long
from plan_site.publication import urls
from published_plan import NAME, NoPlanError, Plan
from verify import sums as published_sums
from verify.links import Links
from verify.rebuild import NotRebuiltError, differences, rebuilt
from verify.site import (
    Published,
    UnreadableError,
    opened,
    page_of,
    read_all,
    unpacked,
)

NO_PAGE: Final = urls.NOT_FOUND
SITEMAP: Final = "sitemap.xml"
SEARCHED: Final = (urls.SEARCH_INDEX, urls.SEARCH_HELP)
TEXTS: Final = (".ics", ".csv", ".json", ".bib", ".xml", ".txt", ".yaml")
ABSENT: Final = "never-a-page-of-any-plan/"
"""An address that is none; a server must say so, or no link could be checked."""


@dataclass(kw_only=True)
class Report:
    """What was looked at, and what is wrong: (address, fault), as told."""

    downloads: int = 0
    pages: int = 0
    words: int = 0
    links: int = 0
    external: int = 0
    files: int = 0
    faults: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """One line a fault, each once, by address."""
        return sorted({_line(f"{address or '/'}: {what}") for address, what in self.faults})

    def summary(self) -> str:
        return (
            f"{self.downloads} downloads, {self.pages} pages, {self.words} official words, "
            f"{self.links} links ({self.external} more lead elsewhere and were not followed)"
            + (f", {self.files} files built once more" if self.files else "")
        )


def _line(text: str) -> str:
    """No fault breaks its line, whatever a page has in it."""
    return "".join(c if c.isprintable() else "·" for c in " ".join(text.split()))


def verify(site: Published, *, again: bool = True, data: Path | None = None) -> Report:
    """Everything; `again` builds the site once more, `data` is a dataset that it must be of."""
    report = Report()
    sums, faults = published_sums.listed(site)
    report.faults += faults
    try:
        plan = Plan(site.read(NAME))
    except (UnreadableError, NoPlanError) as error:
        report.faults.append((NAME, str(error)))
        plan = None
    links = Links(base=plan.base if plan else "/")
    there = _downloads(site, sums, plan, links, report)
    if plan is not None:
        report.faults += _sound(NAME, published_sums.agreement(plan))
        there |= _pages(site, plan, links, report)
        if site.listing() is None and _answers(site, ABSENT):
            report.faults.append((ABSENT, "there is no such page, and the server sends one"))
        there |= _others(site, links, there, report)
        report.faults += links.faults
        report.faults += links.broken(there)
    report.links, report.external = links.internal, links.external
    listing = site.listing()
    if listing is not None:
        report.faults += published_sums.besides(sums, listing)
        report.faults += _packed(site, listing)
    if plan is not None and again:
        _again(site, plan, sums, report)
    if data is not None:
        report.faults += _of_data(site, data)
    return report


def _sound(address: str, faults: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The faults, or one: what is compared with has not the shape that it must have."""
    try:
        yield from faults
    except (KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
        yield address, f"is not of its schema: {type(error).__name__} {error}"


def _answers(site: Published, address: str) -> bool:
    try:
        site.read(address)
    except UnreadableError:
        return False
    return True


def _downloads(
    site: Published, sums: dict[str, str], plan: Plan | None, links: Links, report: Report
) -> set[str]:
    """Every file to take away, what search fetches and the map: those that are there."""
    there: set[str] = {published_sums.SUMS}
    fetched = {*SEARCHED, SITEMAP}
    if plan is not None and is_long(plan.measures):
        fetched.add(urls.MEASURES_LIST)
    for address, content in read_all(site, sorted({*sums, *fetched})):
        if isinstance(content, UnreadableError):
            report.faults.append((address, str(content)))
            continue
        there.add(address)
        report.downloads += address in sums
        report.faults += published_sums.differing(sums, address, content)
        if address.endswith(".xml") and not address.endswith(".akn.xml"):
            links.feed(address, content)
        if address.endswith(TEXTS):
            links.text(address, content.decode("utf-8", "replace"))
        if plan is not None:
            report.faults += _sound(NAME, published_sums.record(plan, address, content))
            if address == urls.SEARCH_INDEX:
                report.faults += _sound(NAME, published_sums.search_index(plan, content))
            elif address == urls.MEASURES_LIST:
                report.faults += _sound(NAME, published_sums.long_list(plan, content))
    return there


def _pages(site: Published, plan: Plan, links: Links, report: Report) -> set[str]:
    """Every page that plan.json or the map names, that lies there, or that one of them links."""
    listing = site.listing()
    known = plan.addresses | {a for a in links.mapped if _is_page(a)} | {NO_PAGE}
    waiting: set[str] = {*known} | {
        page_of(n) for n in listing or () if n.endswith((".html", ".htm"))
    }
    there: set[str] = set()
    read: set[str] = set()
    while waiting:
        for address, content in read_all(site, sorted(waiting)):
            if isinstance(content, UnreadableError):
                report.faults.append((address, str(content)))
                continue
            there.add(address)
            report.pages += 1
            if address not in known:
                report.faults.append((address, "a page that neither plan.json nor the map knows"))
            report.faults += _page(plan, address, content, links, report)
        read |= waiting
        linked = {address for address in links.targets if _is_page(address)}
        # What the folder does not have is told as a broken link.
        waiting = linked - read if listing is None else set()
        waiting = {a for a in waiting if _answers(site, a)}
    return there


def _is_page(address: str) -> bool:
    return not address or address.endswith(("/", ".html"))


def _page(
    plan: Plan, address: str, content: bytes, links: Links, report: Report
) -> Iterator[tuple[str, str]]:
    """One page: its words and its links."""
    try:
        text = content.decode("utf-8")
        root = lxml.html.document_fromstring(
            content, parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
        )
    except (UnicodeDecodeError, etree.LxmlError, ValueError, AssertionError):
        yield address, "no page of HTML"
        return
    if not text.rstrip().endswith("</html>"):
        yield address, "is cut off"
    links.page(address, root)
    links.text(address, text)
    robots = {m.get("content") for m in root.iter("meta") if m.get("name") == "robots"}
    if address != NO_PAGE and address not in links.mapped and "noindex" not in robots:
        yield address, "is not in the map of the site"
    try:
        check = published_words.page(plan, address, root)
    except (KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
        # A page that has nothing in its place, or a plan.json that refers to what it has not got.
        yield address, f"can't be held against plan.json: {type(error).__name__} {error}"
        return
    report.words += check.words
    for fault in check.faults:
        yield address, fault


def _others(site: Published, links: Links, there: set[str], report: Report) -> set[str]:
    """The rest of what links lead to: which of it is there."""
    listing = site.listing()
    asked = sorted(a for a in links.targets if a not in there)
    if listing is not None:
        return {a for a in asked if (f"{a}index.html" if a.endswith("/") else a) in listing}
    return {a for a, content in read_all(site, asked) if isinstance(content, bytes)}


def _packed(site: Published, listing: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What a server sends instead of a file is that file."""
    for name in sorted(n for n in listing if n.endswith(".gz")):
        plain = name.removesuffix(".gz")
        try:
            if plain not in listing or unpacked(site.read(name)) != site.read(page_of(plain)):
                yield name, f"does not hold {plain}"
        except (UnreadableError, ValueError) as error:
            yield name, str(error)


def _again(site: Published, plan: Plan, sums: dict[str, str], report: Report) -> None:
    url = plan.base if plan.base.startswith("http") else ""
    sources = sorted(a for a in sums if a.startswith("data/sources/") and a.count("/") == 2)
    try:
        with rebuilt(site, url, sources) as fresh:
            report.files = len(fresh.listing() or ())
            report.faults += differences(site, fresh)
    except NotRebuiltError as error:
        report.faults += [_told(line) for line in str(error).splitlines()]


def _told(line: str) -> tuple[str, str]:
    place, _, what = line.partition(": ")
    return place, what


def _of_data(site: Published, data: Path) -> Iterator[tuple[str, str]]:
    try:
        if site.read(urls.DATASET) != data.read_bytes():
            yield urls.DATASET, f"is not {data}"
    except UnreadableError as error:
        yield urls.DATASET, str(error)
    except OSError as error:
        yield str(data), error.strerror or "can't be read"


def main(arguments: Sequence[str] | None = None) -> int:
    """Tell every fault of a site, or that there is none."""
    reader = argparse.ArgumentParser(prog="make verify ARGS=", description=__doc__)
    reader.add_argument("site", nargs="?", default="site", help="a folder or an http(s) address")
    reader.add_argument("--words-only", action="store_true", help="don't build it once more")
    reader.add_argument("--data", type=Path, help="the dataset that it must be of, plan.yaml")
    asked = reader.parse_args(arguments)
    try:
        with closing(opened(asked.site)) as site:
            site.read("")  # before all else: is there anything?
            report = verify(site, again=not asked.words_only, data=asked.data)
    except UnreadableError as error:
        print(_line(f"{asked.site}: {error}"))
        return 1
    for line in report.lines():
        print(line)
    count = len(report.lines())
    if count:
        print(f"{site.name}: {count} faults; looked at {report.summary()}", file=sys.stderr)
        return 1
    print(f"{site.name}: {report.summary()}; no faults")
    return 0


if __name__ == "__main__":
    sys.exit(main())
