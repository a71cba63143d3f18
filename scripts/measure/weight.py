"""What a first visit weighs: `make weight`.

Serves the built site as a host does (gzip) and opens the heaviest page of each kind in Chromium
with an empty cache. Counted is every request until the network is quiet, each answer's body as it
went over the wire, without its headers; the icon that a browser's tab fetches is counted too,
though Chromium without a window asks for none. Then the same with a plan of 1,000 measures.
Exits 1 over the budget, with one line for each breach.
"""

import argparse
import gzip
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

import lxml.html
from playwright.sync_api import Browser, sync_playwright

import site_support
from measure.static_server import LEVEL, Served, serve

ROOT: Final = Path(__file__).resolve().parents[2]
FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
READ_BUDGETS: Final = {"measures/*": 14_200, "acts/*": 21_000, "data/": 22_200}
"""Kind → bytes of a page and of the style sheets that it waits for: of a measure's, which most
readers come to first, and of the two that hold most words."""
VISIT_BUDGET: Final = 25_600
REQUEST_BUDGET: Final = 6
LARGE: Final = 1000
HELD_AT_LARGE: Final = ("/", "measures/*")
"""The kinds of page whose weight may not depend on how many measures there are."""
TYPES: Final = ("html", "css", "js", "image", "other")
EDITION: Final = re.compile("[a-z]{2}/")
NO_PAGE: Final = "no-such-page/"


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One answer: its full address, one of `TYPES`, and the bytes of its body on the wire."""

    address: str
    type: str
    size: int


@dataclass(frozen=True, kw_only=True)
class Visit:
    """All that one first visit fetched and kept; `blocking` are the addresses it waits for."""

    sent: tuple[Sent, ...]
    blocking: frozenset[str] = frozenset()
    kept: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return sum(answer.size for answer in self.sent)

    @property
    def to_read(self) -> int:
        """Bytes before the words can be seen: the page and the style sheets that it waits for."""
        needed = (
            answer
            for answer in self.sent
            if answer.type == "html" or (answer.type == "css" and answer.address in self.blocking)
        )
        return sum(answer.size for answer in needed)

    def bytes_of(self, name: str) -> int:
        return sum(answer.size for answer in self.sent if answer.type == name)


def type_of(mime: str) -> str:
    """One of `TYPES` for a content type."""
    mime = mime.partition(";")[0].strip()
    if mime.startswith("image/"):
        return "image"
    return {"text/html": "html", "text/css": "css", "text/javascript": "js"}.get(mime, "other")


def kind_of(address: str) -> str:
    """`measures/*` for `measures/44/`, `measures/` for itself, `/` for the home page; in an edition
    in another language the same behind its prefix: `ru/measures/*`, `ru/`."""
    edition = EDITION.match(address)
    prefix = edition[0] if edition else ""
    tail = address.removeprefix(prefix)
    first, _, rest = tail.partition("/")
    return f"{prefix}{first}/*" if rest else address or "/"


def heaviest(folder: Path) -> dict[str, str]:
    """Kind → the address of its page with the most HTML (gzip), in the order of the kinds."""
    best: dict[str, tuple[int, str]] = {}
    for file in sorted(folder.rglob("*.html")):
        address = file.relative_to(folder).as_posix().removesuffix("index.html")
        if address == "404.html":
            address = NO_PAGE
        size = len(gzip.compress(file.read_bytes(), LEVEL, mtime=0))
        kind = kind_of(address)
        best[kind] = max(best.get(kind, (0, "")), (size, address))
    return {kind: best[kind][1] for kind in sorted(best)}


def breaches(page: str, kind: str, visit: Visit, host: str) -> Iterator[str]:
    """One line for each budget that a visit with JavaScript breaks."""
    requests = len(visit.sent)
    if visit.total > VISIT_BUDGET:
        parts = ", ".join(f"{n} {visit.bytes_of(n):,}" for n in TYPES if visit.bytes_of(n))
        yield f"{page}: {visit.total:,} bytes ({parts}); the budget is {VISIT_BUDGET:,}"
    if requests > REQUEST_BUDGET:
        names = ", ".join(urlsplit(answer.address).path for answer in visit.sent)
        yield f"{page}: {requests} requests ({names}); the budget is {REQUEST_BUDGET}"
    edition = EDITION.match(kind)
    budget = READ_BUDGETS.get(kind.removeprefix(edition[0] if edition else ""))
    if budget and visit.to_read > budget:
        yield f"{page}: {visit.to_read:,} bytes to read it; the budget is {budget:,}"
    for answer in visit.sent:
        if urlsplit(answer.address).netloc != host:
            yield f"{page}: asks another host: {answer.address}"
    for thing in visit.kept:
        yield f"{page}: leaves {thing} in the reader's browser"


HEAD: Final = (
    f"{'page':30}{'requests':>9}"
    + "".join(f"{name:>9}" for name in TYPES)
    + f"{'total':>9}{'no JS':>9}{'to read':>9}"
)


def row(page: str, visit: Visit, plain: Visit) -> str:
    """The line of a page in the table below `HEAD`."""
    figures = [*(visit.bytes_of(name) for name in TYPES), visit.total, plain.total, visit.to_read]
    return f"{page:30}{len(visit.sent):9}" + "".join(f"{figure:9,}" for figure in figures)


# In Chromium --------------------------------------------------------------------------------------

BLOCKING = """() => performance.getEntriesByType("resource")
  .filter((entry) => entry.renderBlockingStatus === "blocking")
  .map((entry) => entry.name)"""
KEPT = """async () => [
  ...Object.keys(localStorage).map((key) => `localStorage “${key}”`),
  ...Object.keys(sessionStorage).map((key) => `sessionStorage “${key}”`),
  ...(await indexedDB.databases()).map((base) => `database “${base.name}”`),
  ...(await caches.keys()).map((key) => `cache “${key}”`),
]"""


def visit(browser: Browser, served: Served, address: str, *, scripts: bool) -> Visit:
    """Open a page for the first time and look at what came over the wire."""
    context = browser.new_context(
        java_script_enabled=scripts,
        viewport={"width": 360, "height": 740},
    )
    page = context.new_page()
    client = context.new_cdp_session(page)
    asked: list[str] = []
    client.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    client.on("Network.webSocketCreated", lambda event: asked.append(event["url"]))
    client.send("Network.enable")
    before = len(served.answers)
    page.goto(served.address + address, wait_until="networkidle")
    page.wait_for_timeout(500)  # what a page fetches at leisure counts as well
    # The server tells more of its own than the page's log: workers fetch apart.
    seen = [
        Sent(address=urljoin(served.address, a.path), type=type_of(a.type), size=a.size)
        for a in served.answers[before:]
    ]
    seen += elsewhere(asked, served)
    seen += icon(seen, served, page.url)
    blocking = page.evaluate(BLOCKING)
    kept = [f"the cookie “{cookie.get('name')}”" for cookie in context.cookies()]
    kept += page.evaluate(KEPT)
    context.close()
    return Visit(sent=tuple(seen), blocking=frozenset(blocking), kept=tuple(kept))


def elsewhere(asked: Iterable[str], served: Served) -> Iterator[Sent]:
    """Requests to other hosts; their answers are not waited for and have no size."""
    for address in asked:
        inner = urlsplit(address).scheme not in ("http", "https", "ws", "wss")
        if not inner and not address.startswith(served.address):
            yield Sent(address=address, type="other", size=0)


def fetched(address: str) -> tuple[bytes, int]:
    """A body from this machine as it is read, and its bytes on the wire; a 404 has one too."""
    try:
        answer = urlopen(Request(address, headers={"Accept-Encoding": "gzip"}))
    except HTTPError as error:
        answer = error
    with answer:
        body: bytes = answer.read()
        packed = answer.headers["Content-Encoding"] == "gzip"
    return gzip.decompress(body) if packed else body, len(body)


def icon(seen: Sequence[Sent], served: Served, page: str) -> Iterator[Sent]:
    """The icon of the page, as a browser with a window fetches it."""
    tree = lxml.html.fromstring(fetched(page)[0])
    found = [link.get("href", "") for link in tree.iter("link") if link.get("rel") == "icon"]
    address = urljoin(page, next(iter(found), "/favicon.ico"))
    if address.startswith(served.address) and all(answer.address != address for answer in seen):
        yield Sent(address=address, type="image", size=fetched(address)[1])


def weigh(browser: Browser, folder: Path, held: Callable[[str], bool]) -> list[str]:
    """Print the table of a site's kinds of page; the breaches of those that the budget holds."""
    broken: list[str] = []
    print(HEAD)
    with serve(folder) as served:
        host = urlsplit(served.address).netloc
        for kind, address in heaviest(folder).items():
            made = visit(browser, served, address, scripts=True)
            plain = visit(browser, served, address, scripts=False)
            mark = "" if held(kind) else " (for information)"
            print(row(f"/{address}", made, plain) + mark, flush=True)
            if held(kind):
                broken += breaches(f"/{address}", kind, made, host)
    return broken


def main(site: Path, large: int, chromium: str) -> int:
    """Weigh the built site and a large one; the exit code."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS])
        print("Bytes of a first visit, gzip; the heaviest page of each kind")
        broken = weigh(browser, site, lambda kind: True)
        if large:
            made = site_support.built(site_support.with_measures(large))
            if made.code:
                sys.exit(made.output)
            print(f"\nThe same with {large:,} measures, made up")
            more = weigh(browser, made.folder, lambda kind: kind in HELD_AT_LARGE)
            broken += [f"{line} [{large:,} measures]" for line in more]
        browser.close()
    print("", *broken, sep="\n")
    return 1 if broken else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="make weight ARGS=…", description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="a built site's folder")
    parser.add_argument(
        "--large", type=int, default=LARGE, help="measures of the large plan; 0: none (1000)"
    )
    given = parser.parse_args()
    sys.exit(main(given.site, given.large, os.environ.get("CHROMIUM", "chromium")))
