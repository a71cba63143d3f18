"""The files of a published site that readers take away, against its SHA256SUMS and plan.json."""

import hashlib
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any, Final

from plan_site.publication import urls
from published_plan import FIELDS, Plan
from verify.site import Published, UnreadableError, page_of

SUMS: Final = "data/SHA256SUMS"
LINE: Final = re.compile(r"([0-9a-f]{64})  (\S.*)")
LISTED: Final = re.compile(r"data/(?!index\.html$).+|.*\.(?:ics|xml|csv|json|xlsx|bib|yaml)")
"""What SHA256SUMS must name where it lies in the folder …"""
UNLISTED: Final = re.compile(rf"{SUMS}|search/.*|{urls.MEASURES_LIST}|sitemap\.xml|.*\.gz")
"""… but for these: itself, what only scripts fetch, and what MkDocs writes."""
Faults = Iterator[tuple[str, str]]


def listed(site: Published) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Address → sum of every download that SHA256SUMS names, and what is wrong with it."""
    try:
        lines = site.read(SUMS).decode("utf-8").splitlines()
    except UnreadableError as error:
        return {}, [(SUMS, str(error))]
    except UnicodeDecodeError:
        return {}, [(SUMS, "no text")]
    found: dict[str, str] = {}
    faults = []
    for number, line in enumerate(lines, start=1):
        match = LINE.fullmatch(line)
        name = posixpath.normpath(posixpath.join("data", match[2])) if match else ""
        if match is None or name.startswith(("../", "/")) or name in found:
            faults.append((SUMS, f"line {number} is none of sha256sum, or a second of its file"))
        else:
            found[name] = match[1]
    return found, faults or ([] if found else [(SUMS, "is empty")])


def differing(sums: Mapping[str, str], address: str, content: bytes) -> Faults:
    """Whether a download is the one that was summed."""
    if address in sums and hashlib.sha256(content).hexdigest() != sums[address]:
        yield address, "its sum is not that of SHA256SUMS"


def besides(sums: Mapping[str, str], listing: frozenset[str]) -> Faults:
    """Downloads that lie there and that SHA256SUMS does not name."""
    for name in sorted(listing):
        if name not in sums and LISTED.fullmatch(name) and not UNLISTED.fullmatch(name):
            yield page_of(name), "a download that SHA256SUMS does not name"


def agreement(plan: Plan) -> Faults:
    """plan.json with itself: fingerprints, and lists that follow from the measures."""
    place = "data/plan.json"
    for measure in plan.measures:
        for version in measure.record["versions"]:
            words = (measure.number, *(version["official"][name] for name in FIELDS))
            if (
                hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:8]
                != version["fingerprint"]
            ):
                act = version["act"]
                yield place, f"measure {measure.number}, № {act}: its fingerprint is of other words"
    for agency in plan.tree["agencies"]:
        own = {measure.number for measure in plan.of_body(agency["abbreviation"])}
        if own != set(agency["measures"]):
            yield place, f"{agency['abbreviation']}: its measures are not those that name it"
    for topic in plan.tree["topics"]:
        if topic["measures"] != [m.number for m in plan.of_topic(topic["slug"])]:
            yield place, f"{topic['slug']}: its measures are not those that name it"


def record(plan: Plan, address: str, content: bytes) -> Faults:
    """A measure's own JSON against the whole."""
    number = posixpath.basename(address).removesuffix(".json")
    measure = plan.by_number.get(number)
    if posixpath.dirname(address) != "data/measures" or measure is None:
        return
    try:
        own = json.loads(content)["measure"]
    except (ValueError, KeyError, TypeError, RecursionError):
        own = None
    if own != measure.record:
        yield address, "is not what plan.json has of the measure"


def search_index(plan: Plan, content: bytes) -> Faults:
    """The words that search shows."""
    place = "search/search_index.json"
    try:
        index = json.loads(content)
        bodies = dict(index["config"]["bodies"])
        records: list[Any] = [each for each in index["docs"] if "number" in each]
        has = {each["location"]: (each["number"], each["title"], each["text"]) for each in records}
    except (ValueError, KeyError, TypeError, RecursionError):
        yield place, "no index of search"
        return
    says = {m.address: (m.number, m.label, m.now["text"]) for m in plan.measures}
    for address in sorted({*has, *says}):
        if has.get(address) != says.get(address):
            yield place, f"{address}: its words are not those of plan.json"
    if bodies != plan.names:
        yield place, "the names of bodies are not those of plan.json"


def long_list(plan: Plan, content: bytes) -> Faults:
    """The rows of the list of measures, where they are data."""
    try:
        has = [
            (each["number"], each["label"], each["deadline"], each["responsible"])
            for each in json.loads(content)
        ]
    except (ValueError, KeyError, TypeError, RecursionError):
        yield urls.MEASURES_LIST, "no list of measures"
        return
    says = [
        (m.number, m.label, m.now["deadline"].strip(), m.now["responsible"].strip())
        for m in plan.measures
    ]
    for one, other in zip_longest(has, says):
        if one != other:
            yield urls.MEASURES_LIST, f"has {one}, plan.json {other}"
