"""Names in Akoma Ntoso documents: of acts, of parts of the plan, of places in a document.

They follow the Akoma Ntoso naming convention 1.0 and hold no host. A row's name is its number, so
that a link to it stays; instructions and points are counted.
"""

from typing import Final

from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Agency, Measure, Term

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
COUNTRY: Final = "kz"
LANGUAGE: Final = "kaz"
SUBTYPE: Final = "resolution"
AUTHOR: Final = "government"


def work(act: Act) -> str:
    """The act as a work, whatever its language: /akn/kz/act/resolution/government/…"""
    return f"/akn/{COUNTRY}/act/{SUBTYPE}/{AUTHOR}/{act.date.isoformat()}/{act.number}"


def expression(act: Act) -> str:
    return f"{work(act)}/{LANGUAGE}@{act.date.isoformat()}"


def plan_part(approving: Act, part: str) -> str:
    """A part of the plan that an act approved."""
    return f"{work(approving)}/!plan~{part}"


def modification_ids(act: Act) -> dict[int, str]:
    """Place of an instruction in the act's body → where it stands in the document."""
    places = [place for place, item in enumerate(act.body) if item.instruction]
    return {place: f"mod_{number}" for number, place in enumerate(places, start=1)}


def row_id(number: str) -> str:
    return f"row_{number}"


def entry_id(entry: Agency | Term) -> str:
    """Where a body or a budget term stands, both in references and in what refers to them."""
    return f"{'term' if isinstance(entry, Term) else 'body'}_{entry.slug}"


def line_id(agency: Agency) -> str:
    """A line that the act puts into the plan's list of abbreviations."""
    return f"line_{agency.slug}"


def field_id(name: str) -> str:
    return f"field_{name}"


def note_id(measure: Measure, index: int) -> str:
    return f"note_{measure.number}_{index}"


def thing(kind: str, name: str) -> str:
    """A body, term, concept or role, which no document is."""
    return f"/akn/ontology/{kind}/{COUNTRY}/{name}"
