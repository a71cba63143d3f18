"""Hand-written pages: Markdown of docs/, with what the dataset says in its places.

`{measures}` is a place for a value; a line that begins with `{if ended}` or `{unless ended}` stands
only where that holds. A value is put in after Markdown has been read, and escaped: no mark or
markup in it is one. HTML within a page comes out as text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from plan_site.faults import SiteError
from plan_site.pages.markdown_html import Link, rendered
from plan_site.pages.prose_files import Prose, Values

CONDITION: Final = re.compile(
    r"(?P<before>\s*(?:[-*+>|]\s|\d+\.\s|#{1,6}\s)?\s*)\{(?P<how>if|unless) (?P<name>[^{}]*)\}\s*"
)
PLACE: Final = re.compile(r"\\.|(`+).*?\1|\{(?P<name>[^{}:#.][^{}]*)\}")
TOKEN: Final = re.compile("\ue010([0-9]+)\ue011")
BLOCK: Final = re.compile("<p>\ue010([0-9]+)\ue011</p>")


@dataclass(frozen=True, kw_only=True)
class Made:
    """A page with its values: its HTML, what is plain of it, and the ids of its parts."""

    title: str
    description: str
    html: Markup
    text: str


def made(prose: Prose, values: Values, link: Link) -> Made:
    """The page; `link` gives the way to what one of its links names, or None where that is nothing.

    SiteError tells every fault of the page, with its line.
    """
    faults, put = list[str](), list[str | bool | Markup]()

    def filled(line: str, number: int) -> str:
        def token(found: re.Match[str]) -> str:
            if found["name"] is None:
                return found[0]
            place = f"docs/{prose.name}:{number}:{found.start() + 1}"
            value = values.get(found["name"])
            if found["name"] not in values:
                faults.append(f"{place}: {{{found['name']}}} is no place; {_ways(values)}")
            elif not value or isinstance(value, bool):
                faults.append(
                    f"{place}: {{{found['name']}}} has no value in these data; begin the line "
                    f"with {{if {found['name']}}}, or strike it"
                )
            put.append(value or "")
            return f"\ue010{len(put) - 1}\ue011"

        return PLACE.sub(token, line)

    def standing() -> Iterator[str]:
        fenced = False
        for number, line in enumerate(prose.lines, prose.first):
            fenced ^= line.lstrip().startswith("```")
            shown: str | None = line
            while not fenced and shown is not None and (found := CONDITION.match(shown)):
                if found["name"] not in values:
                    place = f"docs/{prose.name}:{number}:{len(found['before']) + 1}"
                    faults.append(
                        f"{place}: {{{found['how']} {found['name']}}} asks for no place; "
                        f"{_ways(values)}"
                    )
                holds = bool(values.get(found["name"])) == (found["how"] == "if")
                shown = found["before"] + shown[found.end() :] if holds else None
            if shown is not None:
                yield shown if fenced else filled(shown, number)

    title, description = filled(prose.title, 1), filled(prose.description, 1)
    markdown = "\n".join(standing())

    def way(target: str) -> str | None:
        found = link(plain(target))
        if found is None:
            faults.extend(_dead(prose, target, put))
        return found

    def plain(text: str) -> str:
        return TOKEN.sub(lambda found: str(put[int(found[1])]), text)

    def value(found: re.Match[str]) -> str:
        return str(escape(put[int(found[1])]))

    def block(found: re.Match[str]) -> str:
        return value(found) if isinstance(put[int(found[1])], Markup) else found[0]

    html, text, first = rendered(markdown, way)
    if faults:
        raise SiteError("\n".join(dict.fromkeys(faults)))
    return Made(
        title=plain(title),
        description=plain(description or first),
        html=Markup(TOKEN.sub(value, BLOCK.sub(block, html))),
        text=_unmarked(text, put),
    )


def _unmarked(text: str, put: list[str | bool | Markup]) -> str:
    """The page's words alone, without the tags of values that are markup."""

    def words(found: re.Match[str]) -> str:
        value = put[int(found[1])]
        return value.striptags() if isinstance(value, Markup) else str(value)

    return " ".join(TOKEN.sub(words, text).split())


def _ways(values: Values) -> str:
    return f"known are {', '.join(sorted(values))}"


def _dead(prose: Prose, target: str, put: list[str | bool | Markup]) -> Iterator[str]:
    """A line for each place of a link that leads nowhere."""
    said = TOKEN.sub(lambda found: str(put[int(found[1])]), target)
    start = re.escape(TOKEN.split(target)[0])
    lines = [
        n for n, line in enumerate(prose.lines, prose.first) if re.search(rf"[(<:]\s*{start}", line)
    ]
    for number in lines or [prose.first]:
        yield (
            f"docs/{prose.name}:{number}: links to {said}, which is no page or file; "
            "mend the link, such as measures/6.md"
        )
