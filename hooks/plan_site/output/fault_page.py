"""The page that `make serve` shows while the site can't be built: every fault, one line each."""

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Final

from plan_site.faults import SiteError
from plan_site.language.catalogue import Words

TEMPLATE: Final = Path(__file__).with_suffix(".html")
PLACED: Final = re.compile(r"(\S+:\d+(?::\d+)?|[^\s:]+/[^\s:]+\.\w+): (.*)", re.DOTALL)
"""A file with its line, or a file alone."""
COLOURS: Final = Path("theme", "styles", "page", "10-tokens.css")


def fault_page(lines: Sequence[str], root: Path) -> bytes:
    """The page as UTF-8; `root` is the project's folder, whose words and colours it takes.

    What it needs may itself be what is broken: then it does without.
    """
    title, lead = "!", ""
    try:
        words = Words(root / "locale")
        title = words.get("preview.title", count=len(lines))
        lead = words.get("preview.lead")
    except SiteError:
        pass  # the faults of the catalogue are among the lines
    try:
        colours = (root / COLOURS).read_text(encoding="utf-8").replace("</", "")
    except (OSError, UnicodeDecodeError):
        colours = ":root { color-scheme: light dark }"
    page = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        title=escape(title),
        lead=escape(lead),
        tokens=colours,
        lines="\n".join(f"<li>{_line(line)}</li>" for line in lines),
    )
    return page.encode()


def _line(line: str) -> str:
    if "\n" in line.strip():
        return f"<pre>{escape(line.strip())}</pre>"
    placed = PLACED.fullmatch(line)
    if not placed:
        return escape(line)
    return f"<code>{escape(placed[1])}</code>{escape(placed[2])}"
