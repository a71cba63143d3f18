"""Phrases for the command `plan_site read`, by kind: `deadline: [{phrase: …}, …]`.

Other keys are passed over.
"""

from pathlib import Path

from plan_site.dataset import text_file, yaml_file
from plan_site.faults import PlanError


def read(path: Path) -> list[tuple[str, str]]:
    """Kind and phrase, in the order of the file; PlanError for a file of another form."""
    name = text_file.shown(path)
    try:
        root = yaml_file.read(text_file.read(path).text).root
    except yaml_file.UnreadableError as error:
        line, column = error.place
        raise PlanError([f"{name}:{line}:{column}: {error}"]) from None
    found = []
    for kind, records in root.items():
        for record in records if isinstance(records, list) else [records]:
            phrase = record.get("phrase") if isinstance(record, dict) else None
            if not isinstance(phrase, str):
                raise PlanError([f"{name}: {kind}: is no list of records with a phrase each"])
            found.append((kind, phrase))
    return found
