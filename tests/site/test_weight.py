"""The budgets of `make weight`, held by every run: of № 392's plan, in each language, what a page
and the files that it names weigh on the wire. That a browser fetches no more is tried in Chromium
(tests/browser/test_weight_visits.py)."""

import gzip
from functools import cache
from pathlib import Path
from typing import Final

import pytest

import site_support
from measure.static_server import LEVEL
from measure.weight import READ_BUDGETS, Sent, Visit, breaches, heaviest

HOST: Final = "plan.example"
NAMED: Final = {
    "css": "//link[@rel='stylesheet']/@href",
    "js": "//script/@src",
    "image": "//link[@rel='icon']/@href",
}
AWAITED: Final = "//link[@rel='stylesheet'][not(@media)]/@href"
EDITIONS: Final = ("", "ru/", "en/")


@cache
def of_each_kind() -> dict[str, str]:
    return heaviest(site_support.built(editions=True).folder)


def visit(address: str) -> Visit:
    """What the page at the address makes a browser fetch, as its own HTML says."""
    made = site_support.built(editions=True)
    page = made.pages[address]

    def size(file: Path) -> int:
        return len(gzip.compress(file.read_bytes(), LEVEL, mtime=0))

    def sent(name: str, kind: str) -> Sent:
        return Sent(address=f"http://{HOST}/{name}", type=kind, size=size(page.parent / name))

    tree = made.tree(address)
    files = [sent(name, kind) for kind, path in NAMED.items() for name in tree.xpath(path)]
    html = Sent(address=f"http://{HOST}/{address}", type="html", size=size(page))
    awaited = frozenset(f"http://{HOST}/{name}" for name in tree.xpath(AWAITED))
    return Visit(sent=(html, *files), blocking=awaited)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("kind", READ_BUDGETS)
def test_the_heaviest_page_of_a_kind_is_read_within_its_budget(kind: str, edition: str) -> None:
    address = of_each_kind()[edition + kind]
    made = visit(address)
    assert [*breaches(f"/{address}", edition + kind, made, HOST)] == []
    # Nothing passes for want of being weighed.
    assert {sent.type for sent in made.sent} == {"html", "css", "js", "image"}
    assert made.blocking
    assert made.to_read > READ_BUDGETS[kind] / 2


def test_every_page_is_a_first_visit_within_the_budget() -> None:
    told = [
        line
        for kind, address in of_each_kind().items()
        if address in site_support.built(editions=True).pages
        for line in breaches(f"/{address}", kind, visit(address), HOST)
    ]
    assert told == []
