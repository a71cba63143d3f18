"""Marked runs of a page's text → elements that say in which language they are, or of when.

What stands in a tag or in an element of text alone can hold no element: there the words are plain.
An element of the plan's own words (`translate="no"`) holds a translation here, unless it says in
which language they are or stands in a section that is in the official one.
"""

import re
from typing import Final

from markupsafe import escape

from plan_site.language.alphabet import OWN as OWN_LETTERS
from plan_site.language.catalogue import OFFICIAL, Words
from plan_site.publication.language_marks import END, FOREIGN, MISSING, STALE, plain

PLAIN: Final = r"<(script|style|title|textarea|option)\b.*?</\1>|<[^>]*>"
MARKS: Final = f"{FOREIGN}{MISSING}{STALE}{END}"
WITHIN: Final = f"[^«»“”<>{MARKS}]*"
HELD: Final = f"{WITHIN}[{OWN_LETTERS}{OWN_LETTERS.upper()}]{WITHIN}"
QUOTED: Final = f"«{HELD}»|“{HELD}”"
"""Words of the official language that a sentence of ours quotes."""
PIECE: Final = re.compile(f"{PLAIN}|{QUOTED}|[{MARKS}]", re.DOTALL)
KEPT: Final = ' translate="no"'
OWN: Final = f' lang="{OFFICIAL}"'
CLASS: Final = re.compile(r'(class="(?:[^"]* )?)official\b')


def in_elements(html: str, words: Words) -> str:
    """The page, whose marks stand in pairs."""
    stale, missing = words.get("edition.stale"), words.get("edition.missing")
    foreign = f'<span lang="{OFFICIAL}">'
    begin = {FOREIGN: foreign, MISSING: foreign, STALE: '<span class="stale">'}
    end = {
        FOREIGN: "</span>",
        MISSING: f'</span> <small class="untranslated">({escape(missing)})</small>',
        STALE: f' <small class="untranslated">({escape(stale)})</small></span>',
    }
    open_mark, official = FOREIGN, False

    def made(piece: re.Match[str]) -> str:
        nonlocal open_mark, official
        found = piece[0]
        if found == END:
            return end[open_mark]
        if found[0] in "«“":
            return f"{found[0]}{foreign}{found[1:-1]}</span>{found[-1]}"
        if found in begin:
            open_mark = found
            return begin[found]
        if found.startswith(("<section", "</section")):
            official = OWN in found
        if KEPT in found and ' lang="' not in found and not official:
            found = CLASS.sub(r"\1translated", found.replace(KEPT, ""))
        return plain(found, str(escape(stale)))

    return PIECE.sub(made, html)
