"""`python -m plan_site draft FILE --act 748`: records to standard output, doubts to error."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from plan_site.dataset import yaml_file
from plan_site.dataset.dataset_file import DatasetFile
from plan_site.drafting.document import UnreadableDocumentError
from plan_site.drafting.draft import Draft, draft
from plan_site.drafting.merging import merge
from plan_site.faults import PlanError
from plan_site.validation.load import load

UNREAD: Final = re.compile(r"row (?P<row>[0-9-]+): (?P<field>\w+): no rule reads ")
NAMELESS: Final = re.compile(r"(?:agency|term) (?P<name>\w+): the act gives no full name")


def main(arguments: Sequence[str]) -> int:
    """0 and the draft, or 1 and what keeps it from being made, a line each."""
    parser = argparse.ArgumentParser(prog="plan_site draft", description="Drafts a published act.")
    parser.add_argument("file", type=Path, help="the act: a saved page, .docx, PDF, torn text")
    parser.add_argument("--act", required=True, help="its number, such as 748")
    parser.add_argument(
        "--write", nargs="?", type=Path, const=Path("data/plan.yaml"), metavar="PLAN",
        help="put it into the dataset (data/plan.yaml) instead of printing it",
    )  # fmt: skip
    options = parser.parse_args(arguments)
    try:
        if not re.fullmatch("[1-9][0-9]{0,5}", options.act):
            raise UnreadableDocumentError(f"--act {options.act} is no number such as 748")
        made = draft(options.file, options.act)
        told = list(made.doubts) if options.write is None else write(made, options.write)
    except UnreadableDocumentError as error:
        print(f"{options.file.name}: {error}", file=sys.stderr)
        return 1
    except PlanError as error:
        print(error, file=sys.stderr)
        return 1
    if options.write is None:
        print(yaml_file.write(made.tree), end="")
    for line in told:
        print(line, file=sys.stderr)
    return 0


def write(made: Draft, plan: Path) -> list[str]:
    """Put a draft into the dataset; the doubts that remain there, and the faults that it has now.

    PlanError or UnreadableDocumentError where the dataset can't take it: nothing is written then.
    """
    root = DatasetFile(plan).root
    source = plan.parent / made.tree["acts"][0]["source"]
    text = made.source.encode()
    same_text = source.is_file() and source.read_bytes() == text
    told = [*made.doubts]
    try:
        tree = merge(root, made.tree, same_text=same_text, say=told.append)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise PlanError([f"{plan}: is no sound dataset; make proof tells what to mend"]) from None
    if not same_text:
        source.parent.mkdir(exist_ok=True)
        _replace(source, text)
    written = yaml_file.write(tree).encode()
    if written != plan.read_bytes():
        _replace(plan, written)
    told = [line for line in told if not _settled(line, tree)]
    try:
        load(plan)
    except PlanError as error:
        return [*told, *error.lines]
    return told


def _settled(line: str, tree: dict[str, list[dict[str, object]]]) -> bool:
    """Whether a doubt is one that the dataset has an answer to: a reading by hand, a name."""
    if match := NAMELESS.search(line):
        entries = [*tree["agencies"], *tree.get("terms", [])]
        return any(e["abbreviation"] == match["name"] != e["name"] for e in entries)
    if match := UNREAD.search(line):
        for measure in tree["measures"]:
            versions: object = measure["versions"]
            if measure["number"] == match["row"] and isinstance(versions, list):
                return any(match["field"] in (v.get("reading") or {}) for v in versions)
    return False


def _replace(file: Path, content: bytes) -> None:
    """A file's new content at once: who is broken off leaves the old one."""
    beside = file.with_name(f"{file.name}.new")
    beside.write_bytes(content)
    beside.replace(file)
