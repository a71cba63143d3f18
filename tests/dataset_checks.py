"""What is true of any right dataset, whatever it holds: no label, count or wording stands here."""

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import lxml.html

import site_support
from plan_site.build import Site, build
from plan_site.dataset.fields import FIELDS, LABEL_LIMIT
from plan_site.publication import urls
from plan_site.validation.load import Dataset, dump, load
from publish import addresses
from support import ROOT

HOST = "https://plan.example/"


@cache
def dataset(data: Path) -> Dataset:
    """The dataset in a folder; PlanError tells every fault of it."""
    return load(data / "plan.yaml")


@cache
def site(data: Path, editions: bool = True) -> Site:
    """The pages and files that a folder's dataset gives, in every edition or the official one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").symlink_to(data)
        if editions:
            for same in ("docs", "locale"):
                (folder / same).symlink_to(ROOT / same)
        else:
            site_support.official_words(folder)
            site_support.official_docs(folder)
        (folder / "theme").symlink_to(ROOT / "theme")
        site_support.share_cache(folder)
        return build(folder)


@cache
def roots(data: Path, editions: bool = True) -> dict[str, lxml.html.HtmlElement]:
    """Address → the tree of its page."""
    return {
        address: lxml.html.fragment_fromstring(page.html, create_parent="main")
        for address, page in site(data, editions).pages.items()
    }


def not_canonical(data: Path) -> list[str]:
    """Lines of the file that the engine would write otherwise."""
    text, written = dataset(data).text, dump(dataset(data).plan)
    return sorted(set(text.split("\n")) ^ set(written.split("\n"))) if text != written else []


def unproved(data: Path) -> Iterator[str]:
    """Acts and wordings that a published text is at hand for and does not bear out."""
    plan, proofs = dataset(data).plan, dataset(data).proofs
    for act in plan.acts:
        if not act.source:
            continue
        proof = proofs.get(act.number)
        if proof is None or proof.letters != proof.claimed:
            yield f"act {act.number} is not proved"
            continue
        printed = "".join((data / act.source).read_text(encoding="utf-8").split())
        torn = {(each.row, each.field) for each in act.torn}
        for measure in plan.measures:
            for version in measure.versions:
                if version.act != act.number:
                    continue
                if plan.effects[act.number, measure.number].of_words:
                    continue  # it prints the words that it changes, and not the row
                if measure.number not in proof.lines:
                    yield f"row {measure.number} is not among the proof's of act {act.number}"
                for field in FIELDS:
                    value = getattr(version, field)
                    words = "".join(str(getattr(value, "said", value)).split())
                    if words not in printed and (measure.number, field) not in torn:
                        yield f"act {act.number} does not print the {field} of {measure.number}"


def unreachable(data: Path, editions: bool = True) -> Iterator[str]:
    """Records without a page of their own, and pages that no other page links to."""
    plan, pages = dataset(data).plan, roots(data, editions)
    wanted = [
        *map(urls.measure, plan.measures),
        *map(urls.section, plan.sections),
        *map(urls.agency, plan.agencies),
        *map(urls.topic, plan.topics),
        *map(urls.act, plan.acts),
    ]
    linked = set(_links(data, editions))
    for address in wanted:
        if address not in pages:
            yield f"{address} is no page"
        elif address not in linked:
            yield f"{address} is linked to by no other page"
    ids = {str(element.get("id")) for element in pages["glossary/"].iter() if element.get("id")}
    for entry in plan.abbreviations.values():
        if entry.slug not in ids:
            yield f"{entry.abbreviation} stands not among the abbreviations"


def _links(data: Path, editions: bool) -> Iterator[str]:
    for address, root in roots(data, editions).items():
        for link in root.iter("a"):
            target = urlsplit(urljoin(HOST + address, link.get("href", "")))
            path = target.path.removeprefix("/")
            if path != address:
                yield path
    yield from (crumb.address for crumb in site(data, editions).frames[0].menu)


def labels_out_of_form(data: Path) -> Iterator[str]:
    """Labels that are too long for a card, or are the wording that they stand for."""
    for measure in dataset(data).plan.measures:
        if len(measure.label) > LABEL_LIMIT:
            yield f"{measure.number}: {len(measure.label)} characters"
        if any(measure.label == version.text for version in measure.versions):
            yield f"{measure.number}: is the wording itself"


def made_addresses(data: Path, editions: bool = True) -> set[str]:
    """Every address that the dataset's site has: pages, files, links offered to copy."""
    found = {address.removesuffix("index.html") for address in site(data, editions).exports}
    for address, root in roots(data, editions).items():
        found.add(address or "/")
        ids = {str(element.get("id")) for element in root.iter() if element.get("id")}
        for link in root.iter("a"):
            href = link.get("href", "")
            if "copy" in link.get("class", "").split() and href[:1] == "#" and href[1:] in ids:
                found.add(f"{address}{href}")
    return {address for address in found if not addresses.NO_PROMISE.match(address)}


def promised(data: Path) -> list[str]:
    return (data / "addresses.txt").read_text(encoding="utf-8").splitlines()


def faults(data: Path, editions: bool = True) -> list[str]:
    """Whatever is wrong with a dataset, but for addresses that are new and not yet written down;
    of the official edition alone unless all `editions` are asked for, which costs twice as much."""
    others = () if editions else tuple(f"{name}/" for name in site_support.translations())
    kept = {address for address in promised(data) if not address.startswith(others)}
    gone = kept - made_addresses(data, editions)
    return [
        *not_canonical(data),
        *unproved(data),
        *unreachable(data, editions),
        *labels_out_of_form(data),
        *(f"{address} is gone" for address in sorted(gone)),
    ]
