"""What a person has still to write before a drafted record may be published."""

from collections.abc import Iterator

from plan_site.dataset.plan import Agency, Plan, Term
from plan_site.faults import Fault


def unwritten(plan: Plan) -> Iterator[Fault]:
    """A fault for each draft, and for each body or term that has no name but its abbreviation."""
    named: dict[str, tuple[Agency | Term, ...]] = {"agencies": plan.agencies, "terms": plan.terms}
    for key, entries in named.items():
        for index, entry in enumerate(entries):
            if entry.name == entry.abbreviation:
                yield Fault(path=(key, index, "name"), message="is no full name; write it")
    for index, measure in enumerate(plan.measures):
        if measure.draft:
            lacks = "its label" if measure.topics else "its label and topics"
            message = f"is not published; write {lacks}, then strike the line"
            yield Fault(path=("measures", index, "draft"), message=message)
