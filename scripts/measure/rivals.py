"""Two others that write the pages of a built site: what `make bench` compares the engine with.

`material`: MkDocs with Material as they come, a Markdown file a page, none of them in the
navigation. `floor`: Jinja2 alone, one small template for all; this file, run by itself, is that
process. Both get the words of every page ready as blocks of text, and do nothing else.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Final

import lxml.html
from jinja2 import Environment

BLOCKS: Final = ("h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "th", "td", "caption", "summary")
MENU: Final = ("measures", "sections", "agencies", "topics", "deadlines", "funding", "glossary")
CONFIGURATION: Final = """site_name: Ашық жоспар
site_url: https://plan.example/
theme: {name: material, font: false}
nav: [index.md]
not_in_nav: '*'
"""
TEMPLATE: Final = """<!doctype html>
<html lang="kk"><head><meta charset="utf-8"><title>{{ page.title }}</title>
<link rel="stylesheet" href="{{ up }}page.css"></head>
<body><nav><ul>{% for name in menu %}<li><a href="{{ up }}{{ name }}/">{{ name }}</a></li>{% endfor
%}</ul></nav><main>
{% for block in page.blocks %}
<{{ block[0] }}>{% if block[2] %}<a href="{{ block[2] }}">{{ block[1] }}</a>{% else
%}{{ block[1] }}{% endif %}</{{ block[0] }}>
{% endfor %}
</main></body></html>
"""


@dataclass(frozen=True, kw_only=True)
class Words:
    """A page's words: its file, its title, and its blocks as (tag, text, first link or nothing)."""

    file: str
    title: str
    blocks: tuple[tuple[str, str, str], ...]


def words(site: Path) -> Iterator[Words]:
    """Of every page of a built site, by file; the page for no page is left out."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    for file in sorted(site.rglob("index.html")):
        root = lxml.html.parse(str(file), parser=parser).getroot()
        yield Words(
            file=file.relative_to(site).as_posix(),
            title=root.findtext(".//title") or "",
            blocks=tuple(_blocks(root.find(".//main"))),
        )


def _blocks(main: Any) -> Iterator[tuple[str, str, str]]:
    for element in main.iter(*BLOCKS):
        if next(element.iterdescendants(*BLOCKS), None) is None:
            link = element.find(".//a[@href]")
            text = " ".join(element.text_content().split())
            yield element.tag, text, "" if link is None else link.get("href")


def write_material(pages: Iterator[Words], folder: Path) -> None:
    """A MkDocs project that has the same pages."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    for page in pages:
        file = folder / "docs" / page.file.replace(".html", ".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        head = f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---\n"
        file.write_text(head + "".join(map(_markdown, page.blocks)), encoding="utf-8")


def _markdown(block: tuple[str, str, str]) -> str:
    tag, text, link = block
    # A line that begins as a list («1. …») begins none here.
    said = escape(re.sub(r"([\\`*_{}\[\]()#+!.-])", r"\\\1", text), quote=False)
    if link.startswith("https://"):
        said = f"[{said}]({link})"
    mark = "#" * int(tag[1]) + " " if tag[0] == "h" else "" if tag == "p" else "- "
    return f"\n{mark}{said}\n"


def write_floor(pages: Iterator[Words], file: Path) -> None:
    """What the floor reads: a page a line, as JSON."""
    with file.open("w", encoding="utf-8") as out:
        for page in pages:
            made = {"file": page.file, "title": page.title, "blocks": page.blocks}
            out.write(json.dumps(made, ensure_ascii=False) + "\n")


def floor(pages: Path, out: Path) -> None:
    """Render and write every page."""
    template = Environment(autoescape=True).from_string(TEMPLATE)
    with pages.open(encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            file = out / page["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            up = "../" * page["file"].count("/")
            file.write_text(template.render(page=page, menu=MENU, up=up), encoding="utf-8")


if __name__ == "__main__":
    floor(Path(sys.argv[1]), Path(sys.argv[2]))
