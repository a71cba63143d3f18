"""Whether the pages of a published site say what its plan.json says: every official word.

Each page is held against the record it tells of, place by place; both are read here anew, not by
the engine.
"""

from collections.abc import Callable
from typing import Final

from lxml.html import HtmlElement

import list_pages
import record_pages
from page_check import Check
from published_plan import Plan

Kind = Callable[[Check], None]
LISTS: Final[dict[str, Kind]] = {
    "": list_pages.home,
    "measures/": list_pages.measures,
    "sections/": list_pages.sections,
    "topics/": list_pages.topics,
    "agencies/": list_pages.agencies,
    "deadlines/": list_pages.deadlines,
    "funding/": list_pages.funding,
    "glossary/": list_pages.glossary,
    "about/": list_pages.corrections,
    "data/": list_pages.corrections,
}
RECORDS: Final[dict[str, Kind]] = {
    "measures": record_pages.measure,
    "sections": record_pages.section,
    "topics": record_pages.topic,
    "agencies": record_pages.agency,
    "acts": record_pages.act,
    "embed": record_pages.embed,
}
REQUESTS: Final[dict[str, Kind]] = {
    "measures": record_pages.request,
    "agencies": record_pages.letter,
}


def page(plan: Plan, address: str, root: HtmlElement) -> Check:
    """A page held against the plan: its faults, and how many official words were compared."""
    check = Check(plan, address, root)
    kind = address.split("/")[0]
    if kind != "embed":
        check.head()
    check.abbreviations()
    check.links()
    for card in check.classed("card"):
        check.card(card)
    if address in LISTS:
        LISTS[address](check)
    elif address in plan.addresses:
        kinds = REQUESTS if address.endswith("/request/") else RECORDS
        if kind in kinds:
            kinds[kind](check)
    return check
