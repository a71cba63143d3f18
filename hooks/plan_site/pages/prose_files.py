"""The files of docs/: settings at the top, a title, Markdown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from markupsafe import Markup

from plan_site.faults import SiteError

Values = Mapping[str, str | bool | Markup]
"""Name → what stands in its place; of what is nothing, or only holds or not, no page may print."""

NAME: Final = re.compile(r"[A-Za-z0-9._/-]+")
SETTING: Final = re.compile(r"(?P<key>[a-z]+):\s*(?P<value>.*?)\s*")
SWITCH: Final = ("true", "false")


@dataclass(frozen=True, kw_only=True)
class Prose:
    """A file of docs/: `name` from there, `language` empty unless it stands in an edition's folder.

    `address` is what all editions share; `lines` are those behind the title, the first of which is
    line `first` of the file. `order` is its place in the footer.
    """

    name: str
    language: str
    address: str
    title: str
    description: str
    menu: bool
    footer: bool
    order: int
    lines: tuple[str, ...]
    first: int


@dataclass(frozen=True, kw_only=True)
class Docs:
    """The pages in the footer's order, and what lies beside them, by its way from docs/.

    `values` are those of the official edition, for pages that another has not in its language.
    """

    pages: tuple[Prose, ...]
    files: frozenset[str]
    values: Values = field(default_factory=dict)


def read(folder: Path, languages: list[str]) -> Docs:
    """All below the folder, `languages` being those that have a folder of their own there;
    SiteError tells every fault."""
    pages, beside, faults = list[Prose](), list[str](), list[str]()
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        name = file.relative_to(folder).as_posix()
        if any(part.startswith(".") for part in name.split("/")):
            continue
        if file.suffix != ".md":
            beside.append(name)
            continue
        try:
            pages.append(_read(file, name, languages))
        except SiteError as error:
            faults.append(str(error))
    places = dict[tuple[str, str], str]()
    for page in pages:
        other = places.setdefault((page.language, page.address), page.name)
        if other != page.name:
            faults.append(f"docs/{page.name}: its address is that of docs/{other}; rename the file")
    if faults:
        raise SiteError("\n".join(faults))
    pages.sort(key=lambda page: (page.order, page.name))
    return Docs(pages=tuple(pages), files=frozenset(beside))


def _read(file: Path, name: str, languages: list[str]) -> Prose:
    if not NAME.fullmatch(name):
        raise SiteError(
            f"docs/{name}: its name is its address; use letters a to z, digits and hyphens"
        )
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise SiteError(f"docs/{name}: can't be read: {said}") from None
    settings, at = _settings(name, lines)
    while at < len(lines) and not lines[at].strip():
        at += 1
    if at < len(lines) and lines[at].startswith("# "):
        settings.setdefault("title", lines[at].removeprefix("# ").strip())
        at += 1
    if not settings.get("title"):
        raise SiteError(f"docs/{name}:{at + 1}: has no title; begin its text with «# » and one")
    for key in ("menu", "footer"):
        if settings.get(key, "true") not in SWITCH:
            raise SiteError(f"docs/{name}: {key}: is true or false")
    if not settings.get("order", "0").isdecimal():
        raise SiteError(f"docs/{name}: order: is a number")
    folder, _, tail = name.partition("/")
    language = folder if tail and folder in languages else ""
    tail = (tail if language else name).removesuffix(".md")
    return Prose(
        name=name,
        language=language,
        address=re.sub(r"(^|/)(index|README)/$", r"\1", f"{tail}/"),
        title=settings["title"],
        description=settings.get("description", ""),
        menu=settings.get("menu") == "true",
        footer=settings.get("footer") != "false",
        order=int(settings.get("order", "99")),
        lines=tuple(lines[at:]),
        first=at + 1,
    )


def _settings(name: str, lines: list[str]) -> tuple[dict[str, str], int]:
    """What stands between two lines of dashes at the top, and the number of lines until there."""
    if not lines or lines[0].strip() != "---":
        return {}, 0
    said = dict[str, str]()
    for number, line in enumerate(lines[1:], 2):
        if line.strip() == "---":
            return said, number
        found = SETTING.fullmatch(line)
        if not found or found["key"] not in ("title", "description", "menu", "footer", "order"):
            raise SiteError(
                f"docs/{name}:{number}: «{line[:40]}» is no setting; "
                "write title, description, menu, footer or order, a colon and what it is"
            )
        said[found["key"]] = found["value"].strip("\"'")
    raise SiteError(f"docs/{name}:1: the settings have no end; close them with a line ---")
