"""The words of the catalogue, and where Python holds words that may not be a reader's."""

import ast
from functools import cache
from typing import Final

from babel.messages.pofile import read_po

from support import ROOT

PACKAGE: Final = ROOT / "hooks" / "plan_site"


@cache
def messages() -> dict[str, str]:
    """Key → words, as the catalogue has them."""
    file = ROOT / "locale" / "kk" / "LC_MESSAGES" / "plan_site.po"
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale="kk", abort_invalid=True)
    return {
        str(m.id[0] if isinstance(m.id, tuple) else m.id): str(
            m.string[0] if isinstance(m.string, tuple) else m.string
        )
        for m in catalogue
        if m.id
    }


def docstrings(tree: ast.AST) -> set[int]:
    """The string constants that stand alone: docstrings, and the words below an assignment."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
