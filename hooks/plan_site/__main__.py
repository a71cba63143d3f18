"""`python -m plan_site FILE`: the proof as a command of its own; every fault, one line each.

With `--format` a sound file is written in its canonical form. `python -m plan_site read FILE`
reads official phrases instead and prints one JSON line for each, null where no rule reads it;
`python -m plan_site draft FILE --act 748` drafts records from a published act, and
`python -m plan_site schema FOLDER` writes the file's JSON Schema for editors.
"""

import argparse
import json
import os
import sys
import tomllib
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

from plan_site.dataset import phrase_file
from plan_site.dataset.json_schema import json_schema
from plan_site.dataset.text_file import shown
from plan_site.drafting import command
from plan_site.faults import PlanError
from plan_site.language import forms
from plan_site.validation.ci_annotations import github, gitlab
from plan_site.validation.load import Dataset, dump, load


def main(arguments: Sequence[str]) -> int:
    """0 and the figures of each proof, or 1 and every fault; `read FILE` reads phrases."""
    if list(arguments[:1]) == ["read"]:
        return read(arguments[1:])
    if list(arguments[:1]) == ["draft"]:
        return command.main(arguments[1:])
    if list(arguments[:1]) == ["schema"]:
        return schema(arguments[1:])
    parser = argparse.ArgumentParser(prog="plan_site", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", type=Path, nargs="?", default=Path("data/plan.yaml"))
    parser.add_argument("--format", action="store_true", help="write the canonical form")
    parser.add_argument("--code-quality", type=Path, help="write GitLab's report of the faults")
    options = parser.parse_args(arguments)
    try:
        dataset = load(options.file)
    except PlanError as error:
        return _tell(error.lines, options)
    canonical = dump(dataset.plan)
    if options.format:
        if canonical != dataset.text:
            options.file.write_text(canonical, encoding="utf-8", newline="\n")
        return 0
    if line := otherwise(dataset.text, canonical):
        return _tell([f"{shown(options.file)}:{line}"], options)
    _tell([], options)
    _print(dataset)
    return 0


def schema(arguments: Sequence[str]) -> int:
    """0; `plan.schema.json` is written into the folder where `fields.kk.toml` says what all is."""
    parser = argparse.ArgumentParser(prog="plan_site schema", description="Writes a JSON Schema.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("schema"))
    folder: Path = parser.parse_args(arguments).folder
    said = tomllib.loads((folder / "fields.kk.toml").read_text(encoding="utf-8"))
    made = json.dumps(json_schema(said), ensure_ascii=False, indent=1) + "\n"
    (folder / "plan.schema.json").write_text(made, encoding="utf-8", newline="\n")
    return 0


def read(arguments: Sequence[str]) -> int:
    """0 and a JSON line for each phrase of a file, or 1 and what is wrong with the file."""
    parser = argparse.ArgumentParser(prog="plan_site read", description="Reads official phrases.")
    parser.add_argument("file", type=Path)
    try:
        phrases = phrase_file.read(parser.parse_args(arguments).file)
    except PlanError as error:
        print(error, file=sys.stderr)
        return 1
    for kind, phrase in phrases:
        reading = forms.read(kind, phrase)
        said = forms.plain_form(reading) if reading else None
        line = {"kind": kind, "phrase": phrase, "reading": said}
        print(json.dumps(line, ensure_ascii=False))
    return 0


def otherwise(text: str, canonical: str) -> str:
    """The first line that is not as the canonical form has it, and that form; else nothing."""
    ours, theirs = text.split("\n"), canonical.split("\n")
    lines = range(max(len(ours), len(theirs)))
    at = next((at for at in lines if ours[at : at + 1] != theirs[at : at + 1]), None)
    if at is None:
        return ""
    # Only so many lines as a slip of the hand may touch.
    matcher = SequenceMatcher(None, ours[at : at + 50], theirs[at : at + 50], autojunk=False)
    _, _, struck, _, written = matcher.get_opcodes()[0]
    form = " / ".join(f"«{line}»" for line in theirs[at : at + written][:3])
    do = f"write {form}" if written else "strike it" if struck == 1 else f"strike {struck} lines"
    return f"{at + 1}:1: is not in canonical form: {do}; make format does it"


def _tell(faults: Sequence[str], options: argparse.Namespace) -> int:
    """1 where there are faults: printed, and told to the host that runs this."""
    if faults:
        print(*faults, sep="\n", file=sys.stderr)
        if os.environ.get("GITHUB_ACTIONS") == "true":
            print(*github(faults), sep="\n")
    if options.code_quality:
        options.code_quality.write_text(gitlab(faults, shown(options.file)), encoding="utf-8")
    return int(bool(faults))


def _print(dataset: Dataset) -> None:
    for number, proof in dataset.proofs.items():
        print(
            f"act {number}: {proof.name}: {proof.letters} characters in the source, "
            f"{proof.claimed} claimed, {proof.in_rows} of them in {len(proof.lines)} rows"
        )
    for (number, language), proof in dataset.beside.proofs.items():
        print(
            f"act {number} in {language}: {proof.name}: {proof.letters} characters in the source, "
            f"{proof.claimed} claimed"
        )
    for act in dataset.plan.acts:
        if act.number not in dataset.proofs:
            print(f"act {act.number}: not checked against a published text")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
