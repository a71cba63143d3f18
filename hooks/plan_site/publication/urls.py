"""Every address of the site, in one place: a promise, for they never change.

An address is relative to the site's root, has no leading slash and ends with one when it is a
page: `measures/29-1/`. The root itself is the empty address.
"""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlencode

from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Agency, Measure, Section, Term, Topic

HOME: Final = ""
CHANGES: Final = "./#changes"
"""What the amending acts did, on the home page, where the menu has no room for each of them."""
OVERVIEW: Final = "overview/"
MEASURES: Final = "measures/"
SECTIONS: Final = "sections/"
AGENCIES: Final = "agencies/"
TOPICS: Final = "topics/"
DEADLINES: Final = "deadlines/"
FUNDING: Final = "funding/"
GLOSSARY: Final = "glossary/"
DATA: Final = "data/"
ABOUT: Final = "about/"
CORRECTIONS: Final = "corrections/"
NOT_FOUND: Final = "404.html"
ASSETS: Final = "assets/"
DATASET: Final = "data/plan.yaml"
PLAN_JSON: Final = "data/plan.json"
PLAN_SCHEMA: Final = "data/plan.schema.json"
SPREADSHEET: Final = "data/plan.xlsx"
PACKAGE: Final = "data/datapackage.json"
CHECKSUMS: Final = "data/SHA256SUMS"
SEARCH: Final = "search/"
SEARCH_INDEX: Final = "search/search_index.json"
SEARCH_OTHER: Final = "search/other.json"
SEARCH_HELP: Final = "search/help.json"
REGISTER: Final = "https://adilet.zan.kz/kaz/docs/"


def of_edition(address: str) -> bool:
    """Whether each edition has its own, as of pages, cards, feeds and search, not of data."""
    path = address.partition("?")[0].partition("#")[0]
    own = ("/", ".ics", "changes.xml", "list.json", SEARCH_INDEX, SEARCH_OTHER, SEARCH_HELP)
    return not path or path.endswith(own) or path.startswith("cards/")


def measure(record: Measure) -> str:
    return f"{MEASURES}{record.number}/"


def measures(**choices: str | Sequence[str]) -> str:
    """The list of measures, filtered: `agency="mam", section="2"`; a facet may have several."""
    return f"{MEASURES}?{urlencode(sorted(choices.items()), doseq=True)}" if choices else MEASURES


MEASURES_LIST: Final = f"{MEASURES}list.json"
"""The rows of a list that is too long for its page, for the filters."""


def section(record: Section) -> str:
    return f"{SECTIONS}{record.number}/"


def agency(record: Agency) -> str:
    return f"{AGENCIES}{record.slug}/"


def topic(record: Topic) -> str:
    return f"{TOPICS}{record.slug}/"


def act(record: Act) -> str:
    return f"acts/{record.number}/"


def act_row(record: Act, row: str) -> str:
    return f"{act(record)}#row-{row}"


def glossary_entry(record: Agency | Term) -> str:
    return f"{GLOSSARY}#{record.slug}"


def source(record: Act) -> str:
    """The act's published text, as the dataset holds it."""
    return f"data/{record.source}"


def beside(name: str) -> str:
    """What of ours stands beside the dataset: `vocabulary.yaml`, `editions/ru.yaml`."""
    return f"data/{name}"


def measure_json(record: Measure) -> str:
    return f"data/measures/{record.number}.json"


def measure_bibtex(record: Measure) -> str:
    return f"data/measures/{record.number}.bib"


def measure_csl(record: Measure) -> str:
    return f"data/measures/{record.number}.csl.json"


def table(name: str) -> str:
    """A table to take away, as CSV."""
    return f"data/{name}.csv"


def akoma_ntoso(record: Act) -> str:
    return f"data/act-{record.number}.akn.xml"


def cited(record: Measure, fingerprint: str) -> str:
    """The measure as somebody cited it: its page then tells whether the wording has changed."""
    return f"{measure(record)}?v={fingerprint}"


def embed(record: Measure) -> str:
    """A measure's card for other sites."""
    return f"embed/{record.number}/"


def request(page: str) -> str:
    """The request for information about the measure or to the body whose page is at `page`."""
    return f"{page}request/"


def calendar(page: str = HOME) -> str:
    """The calendar of all deadlines, or of those of the body or section at `page`."""
    return f"{page}deadlines.ics"


def feed(page: str = HOME) -> str:
    """The feed of all changes, or of those that touch the body at `page`."""
    return f"{page}changes.xml"


def card(page: str) -> str:
    """The social card of the page at `page`; the site's own, for pages without one, is home's."""
    return f"cards/{page.rstrip('/') or 'site'}.png"


def register(record: Act) -> str:
    """The act in the official register: P, two digits of the year, eight-digit number."""
    return f"{REGISTER}P{record.date.year % 100:02}{int(record.number):08}"


def register_document(number: str) -> str:
    """A document of the official register by its own number."""
    return f"{REGISTER}{number}"


def asset(name: str) -> str:
    """A style sheet, script or picture of the pages' dress."""
    return f"{ASSETS}{name}"


def relative(target: str, page: str) -> str:
    """`target` as a link on the page at `page`, so that the site works from any sub-path."""
    path = target.partition("?")[0].partition("#")[0]
    tail = target[len(path) :]
    if path == page and tail.startswith("#"):
        return tail
    # A plain walk over the folders: posixpath takes ten times as long, for every link of the site.
    here, there = page.split("/")[:-1], path.split("/")
    same = 0
    for ours, theirs in zip(here, there[:-1], strict=False):
        if ours != theirs:
            break
        same += 1
    return ("../" * (len(here) - same) + "/".join(there[same:]) or "./") + tail
