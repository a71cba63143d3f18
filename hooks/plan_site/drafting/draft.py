"""A file → the draft of an act: its records, what is doubtful of them, the text to keep."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plan_site.drafting import act_bounds, plan_table
from plan_site.drafting.document import UnreadableDocumentError
from plan_site.drafting.phrases import instruction
from plan_site.drafting.readers import reading
from plan_site.drafting.records import Records


@dataclass(frozen=True, kw_only=True)
class Draft:
    """`tree` has the dataset's own keys, `doubts` are lines with places, `source` is the text."""

    number: str
    tree: dict[str, Any]
    doubts: tuple[str, ...]
    source: str


def draft(file: Path, number: str) -> Draft:
    """The draft of act `number`; UnreadableDocumentError, one line, where the file is none."""
    try:
        return _draft(file, number)
    except RecursionError:
        raise UnreadableDocumentError("is nested too deep to be an act") from None


def _draft(file: Path, number: str) -> Draft:
    document = reading.read(file)
    table = plan_table.read(document)
    act = act_bounds.read(table.entries, number)
    doubts = list(table.doubts)

    def doubt(place: str, said: str) -> None:
        doubts.append(f"{place}: {said}")

    if act.day is None:
        doubt("1", f"the date of № {number} stands nowhere; write it")
    tree, source = Records(act, doubt, document.source).tree()
    does = (item for item in tree["acts"][0]["body"] if "instruction" in item)
    if not tree["measures"] and not any(instruction(item["instruction"]) for item in does):
        raise UnreadableDocumentError("has no row that can be read")
    lines = dict.fromkeys(f"{file.name}:{line}" for line in doubts)
    return Draft(number=number, tree=tree, doubts=tuple(lines), source=source)
