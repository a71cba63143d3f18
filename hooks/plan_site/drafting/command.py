"""`python -m plan_site draft FILE --act 748`: records to standard output, doubts to error.

With `--language ru` the file is the act's official Russian text, its second source.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from plan_site.dataset import yaml_file
from plan_site.dataset.data_file import DataFile
from plan_site.dataset.plan import Plan
from plan_site.drafting import language_version
from plan_site.drafting.document import UnreadableDocumentError
from plan_site.drafting.draft import Draft, draft
from plan_site.drafting.merging import merge
from plan_site.drafting.phrases import instruction
from plan_site.faults import PlanError
from plan_site.language.catalogue import OFFICIAL
from plan_site.language.values import Effect
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
    parser.add_argument(
        "--language", choices=[OFFICIAL, language_version.LANGUAGE], default=OFFICIAL,
        help="of the file; in ru it becomes the act's second source, in data/editions/ru.yaml",
    )  # fmt: skip
    options = parser.parse_args(arguments)
    plan = options.write or Path("data/plan.yaml")
    second = options.language != OFFICIAL
    try:
        if not re.fullmatch("[1-9][0-9]{0,5}", options.act):
            raise UnreadableDocumentError(f"--act {options.act} is no number such as 748")
        if second:
            dataset = load(plan)
            held = known(dataset.plan, options.act)
            by = dataset.beside.translations.get(language_version.LANGUAGE)
            bodies = (
                {each.abbreviation: each.of for each in by.agencies if each.abbreviation}
                if by
                else {}
            )
            made = language_version.draft(
                options.file, options.act, held, whole_words(plan), bodies
            )
        else:
            made = draft(options.file, options.act)
        put = write_second if second else write
        told = list(made.doubts) if options.write is None else put(made, plan)
    except UnreadableDocumentError as error:
        print(f"{options.file.name}: {error}", file=sys.stderr)
        return 1
    except PlanError as error:
        print(error, file=sys.stderr)
        return 1
    if options.write is None:
        tree = {"official": [made.tree]} if second else made.tree
        print(yaml_file.write(tree), end="")
    for line in told:
        print(line, file=sys.stderr)
    return 0


def write(made: Draft, plan: Path) -> list[str]:
    """Put a draft into the dataset; the doubts that remain there, and the faults that it has now.

    PlanError or UnreadableDocumentError where the dataset can't take it: nothing is written then.
    """
    root = DataFile(plan).root
    source = plan.parent / made.tree["acts"][0]["source"]
    text = made.source.encode()
    same_text = source.is_file() and source.read_bytes() == text
    told = [*made.doubts]
    try:
        records = _records(made, plan)
        tree = merge(root, made.tree, same_text=same_text, say=told.append, records=records)
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


def _records(made: Draft, file: Path) -> dict[str, str]:
    """Each number that an act prints → the record of that row, where that is another.

    A row may have got its number from a later act, and a new row one that another is held by.
    """
    try:
        plan = load(file).plan
    except PlanError:
        return {}
    [act] = made.tree["acts"]
    for each in plan.acts:
        if each.number == made.number:
            return {printed: record for record, printed in each.printed.items()}
    if act.get("date", "") < max(str(each.date) for each in plan.acts):
        return {}
    held = [measure.number for measure in plan.measures]
    found = {plan.number_now(row): row for row in held if row not in plan.repeals}
    for item in act["body"]:
        read = instruction(item["instruction"]) if "instruction" in item else None
        if read and read.effect is Effect.INSERTED:
            found |= {row: f"{row}-{made.number}" for row in item.get("rows", ()) if row in held}
    return {number: record for number, record in found.items() if number != record}


def known(plan: Plan, act: str) -> dict[str, list[str]]:
    """What an act's second text may speak of: sections, subsections, the rows that it words."""
    return {
        "section": [section.number for section in plan.sections],
        "subsection": [each.number for section in plan.sections for each in section.subsections],
        "row": [m.number for m in plan.measures if act in [v.act for v in m.versions]],
    }


def whole_words(plan: Path) -> frozenset[str]:
    """Words of the second text's language in small letters: those of our translation."""
    edition = plan.parent / "editions" / f"{language_version.LANGUAGE}.yaml"
    text = edition.read_text(encoding="utf-8") if edition.is_file() else ""
    return frozenset(re.findall(r"\w+", text.lower()))


def write_second(made: Draft, plan: Path) -> list[str]:
    """Put an act's second text behind the edition's translations, and keep what was published.

    The doubts of the draft, and the faults that the dataset has now; UnreadableDocumentError where
    the edition has no file yet, or has a text of that act.
    """
    edition = plan.parent / "editions" / f"{language_version.LANGUAGE}.yaml"
    if not edition.is_file():
        raise UnreadableDocumentError(f"has no edition to go into: {edition} is not there")
    root = DataFile(edition).root
    texts = root.get("official", []) if isinstance(root, dict) else []
    if any(each["act"] == made.number for each in texts):
        raise UnreadableDocumentError(f"stands in {edition} already; take it out there first")
    if texts and list(root)[-1] != "official":
        raise UnreadableDocumentError(f"has no place: official must be the last key of {edition}")
    source = plan.parent / made.tree["source"]
    source.parent.mkdir(exist_ok=True)
    _replace(source, made.source.encode())
    added = yaml_file.write({"official": [made.tree]})
    added = added.removeprefix("official:\n") if texts else added
    _replace(edition, (edition.read_text(encoding="utf-8").rstrip("\n") + f"\n{added}").encode())
    try:
        load(plan)
    except PlanError as error:
        return [*made.doubts, *error.lines]
    return [*made.doubts]


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
