"""Links of hand-written pages to the engine's pages, written as if those were files beside them."""

import posixpath
import re
from collections.abc import Container
from typing import Final

from plan_site.faults import SiteError
from plan_site.publication import urls

LINK: Final = re.compile(r"(?<=\]\()(?P<target>[^()\s:#?]+\.md)(?P<rest>[#?][^()\s]*)?(?=[)\s])")


def linked(
    markdown: str,
    source: str,
    address: str,
    *,
    files: Container[str],
    pages: Container[str],
    text: str,
) -> str:
    """The page's text with `measures/6.md` as the way to that page of ours.

    `source` is the page's file below docs/, `address` its own; `files` are the hand-written ones,
    whose links stay, `pages` the addresses of ours; `text` is the whole file, for lines.
    SiteError tells every link that leads nowhere, at its line.
    """
    above = text[: len(text) - len(markdown)].count("\n") if text.endswith(markdown) else 0
    faults = []

    def way(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(source), found["target"]))
        if target in files:
            return found[0]
        ours = re.sub(r"(^|/)index/$", r"\1", f"{target.removesuffix('.md')}/")
        if ours in pages:
            return (urls.relative(ours, address) or "./") + (found["rest"] or "")
        before = markdown[: found.start()]
        place = f"{before.count(chr(10)) + above + 1}:{found.start() - before.rfind(chr(10))}"
        faults.append(
            f"docs/{source}:{place}: links to {found['target']}, which is no page; "
            "mend the link, such as measures/6.md"
        )
        return found[0]

    made = LINK.sub(way, markdown)
    if faults:
        raise SiteError("\n".join(faults))
    return made
