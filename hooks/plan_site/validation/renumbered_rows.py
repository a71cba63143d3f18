"""The numbers that acts print, followed to the records that they are."""

from collections.abc import Iterator
from dataclasses import replace

from plan_site.dataset import renumbering
from plan_site.dataset.acts import Act
from plan_site.dataset.unknown_name_hints import DeclaredNames
from plan_site.faults import Fault
from plan_site.validation.records import Placed, Records


def followed(records: Records, names: DeclaredNames) -> tuple[Records, list[Fault]]:
    """The records, with acts whose items know their rows' records, and what is not told apart."""
    firsts = {
        measure.number: measure.versions[0].act
        for _, measure in records.measures
        if measure.versions
    }
    paths = [path for path, _ in records.acts]
    made = renumbering.follow([act for _, act in records.acts], firsts)
    faults = [
        Fault(
            path=(*paths[each.act], "body", each.item, "rows", each.row),
            message=each.message,
        )
        for each in made.unclear
    ]
    for number, other in made.twice.items():
        path, _ = records.measure[number]
        message = (
            f"is the row that is held as measure {other}: an act gave it the number {number}; "
            f"hold it once, as {other}, with its wordings in their order"
        )
        faults.append(Fault(path=(*path, "number"), message=message))
    acts = [*zip(paths, made.acts, strict=True)]
    faults += _unheld(records, acts, names.given)
    return replace(records, acts=acts), faults


def _unheld(records: Records, acts: Placed[Act], given: frozenset[str]) -> Iterator[Fault]:
    """Rows that an act words by a number given anew, where no record is that row."""
    for path, act in acts:
        for index, item in enumerate(act.body):
            for at, (row, printed) in enumerate(zip(item.worded, item.rows, strict=False)):
                if printed in given and row not in records.measure:
                    message = f"words row {printed}, which is held by no number that it ever had"
                    yield Fault(path=(*path, "body", index, "rows", at), message=message)
