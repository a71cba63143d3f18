"""`python -m plan_site draft FILE --act 748`: records to standard output, doubts to error."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from plan_site.dataset import yaml_file
from plan_site.drafting.document import UnreadableDocumentError
from plan_site.drafting.draft import draft


def main(arguments: Sequence[str]) -> int:
    """0 and the draft, or 1 and one line that says why there is none."""
    parser = argparse.ArgumentParser(prog="plan_site draft", description="Drafts a published act.")
    parser.add_argument("file", type=Path, help="the act: a saved page, .docx, PDF, torn text")
    parser.add_argument("--act", required=True, help="its number, such as 748")
    options = parser.parse_args(arguments)
    try:
        made = draft(options.file, options.act)
    except UnreadableDocumentError as error:
        print(f"{options.file.name}: {error}", file=sys.stderr)
        return 1
    print(yaml_file.write(made.tree), end="")
    for line in made.doubts:
        print(line, file=sys.stderr)
    return 0
