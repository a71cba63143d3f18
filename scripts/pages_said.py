"""Whether pages say what a dataset says; both are read here anew, not by the engine."""

from collections.abc import Callable, Iterator
from typing import Any

import lxml.html
import yaml

Element = Any
Pages = Callable[[str], Element]
"""Address of a page, such as `measures/6/` → the tree of its content; KeyError without one."""

FIELDS = ("deadline", "responsible", "completion", "cost", "funding")


def values(content: bytes) -> Any:
    """The dataset as plain values, by YAML's own loader."""
    return yaml.load(content.decode("utf-8"), Loader=yaml.CBaseLoader)


def differences(tree: Any, page: Pages) -> Iterator[str]:
    """Every place at which a page does not say the dataset's words, all of them and no others."""
    topics = {topic["slug"]: topic for topic in tree["topics"]}
    sections = {section["number"]: section for section in tree["sections"]}
    for measure in tree["measures"]:
        yield from _measure(measure, sections, topics, page)
    for section in tree["sections"]:
        yield from _section(section, tree["measures"], page)
    for topic in tree["topics"]:
        yield from _topic(topic, tree, page)
    for agency in tree["agencies"]:
        yield from _agency(agency, page)
    for act in tree["acts"]:
        yield from _act(act, tree, page)
    yield from _glossary([*tree["agencies"], *tree.get("terms", [])], page)
    yield from _about(tree, page)


def _differ(place: str, has: Any, says: Any) -> Iterator[str]:
    if has != says:
        yield f"{place}: the page has {has!r}, the dataset {says!r}"


def _said(element: Element) -> str:
    return str(element.text_content()).strip()


def _find(root: Element, path: str) -> list[Element]:
    return list(root.xpath(path))


def _class(root: Element, name: str) -> list[Element]:
    return _find(root, f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")


def _notes(root: Element) -> list[str]:
    """What notes of ours say, without the word that opens each."""
    found = []
    for note in _class(root, "note"):
        [title] = _class(note, "note__title")
        found.append(_said(note).removeprefix(_said(title)).strip())
    return found


def _measure(
    measure: Any, sections: dict[str, Any], topics: dict[str, Any], page: Pages
) -> Iterator[str]:
    address = f"measures/{measure['number']}/"
    made, version = page(address), measure["versions"][-1]
    yield from _differ(
        f"{address} h1",
        [_said(h) for h in _find(made, ".//h1")],
        [f"{measure['number']}. {measure['label']}"],
    )
    wording = [_said(quote) for quote in _find(made, ".//blockquote")]
    yield from _differ(f"{address} text", wording, [version["text"]])
    for field in FIELDS:
        has = [_said(p) for p in _find(made, f".//*[@id='{field}']//p[@class='official']")]
        yield from _differ(f"{address} {field}", has, [version[field]])
    [section] = _find(made, ".//*[@id='section']//span[@class='official']")
    title = sections[measure["section"]]["title"]
    yield from _differ(f"{address} section", _said(section), title)
    told = _notes(made)
    for note in measure.get("notes", []):
        if note["text"] not in told:
            yield f"{address}: lacks the note {note['text']!r}"
    chips = _find(made, ".//*[@id='topics']/following-sibling::ul/li")
    names = [topics[slug]["name"] for slug in measure["topics"]]
    yield from _differ(f"{address} topics", [_said(chip) for chip in chips], names)
    links = _find(made, ".//*[@id='documents']/following-sibling::ul/li/a")
    documents = [(d["address"], d["title"]) for d in measure.get("documents", [])]
    yield from _differ(
        f"{address} documents", [(a.get("href"), _said(a)) for a in links], documents
    )


def _section(section: Any, measures: list[Any], page: Pages) -> Iterator[str]:
    address = f"sections/{section['number']}/"
    made = page(address)
    yield from _differ(f"{address} h1", _said(_find(made, ".//h1")[0]), section["label"])
    yield from _differ(f"{address} title", _said(_class(made, "official")[0]), section["title"])
    wordings = [_said(p) for p in _class(made, "card__text")]
    own = [m["versions"][-1]["text"] for m in measures if m["section"] == section["number"]]
    yield from _differ(f"{address} wordings", sorted(wordings), sorted(own))


def _topic(topic: Any, tree: Any, page: Pages) -> Iterator[str]:
    address = f"topics/{topic['slug']}/"
    made = page(address)
    yield from _differ(f"{address} h1", _said(_find(made, ".//h1")[0]), topic["name"])
    if topic["belongs"] not in _said(made):
        yield f"{address}: lacks {topic['belongs']!r}"
    if topic.get("help") == "true":
        lines = [_said(li) for li in _find(made, ".//aside[contains(@class, 'help')]//li")]
        says = [f"{line['number']} – {line['text']}" for line in tree["help"]["lines"]]
        yield from _differ(f"{address} help", lines, says)
    labels = {_said(a) for h in _class(made, "card__title") for a in _find(h, ".//a")}
    own = {m["label"] for m in tree["measures"] if topic["slug"] in m["topics"]}
    yield from _differ(f"{address} measures", labels, own)


def _agency(agency: Any, page: Pages) -> Iterator[str]:
    address = f"agencies/{agency['slug']}/"
    made = page(address)
    title = f"{agency['abbreviation']} {agency['name']}"
    yield from _differ(f"{address} h1", _said(_find(made, ".//h1")[0]), title)
    yield from _lacks(address, made, agency)


def _lacks(address: str, made: Element, entry: Any) -> Iterator[str]:
    later = entry.get("later", {})
    for text in filter(None, [entry.get("note"), later.get("text"), later.get("source")]):
        if text not in " ".join(_notes(made)):
            yield f"{address}: lacks {text!r}"


ITEM = (
    "./p[contains(@class, 'official') and not(contains(@class, 'act__mark'))]"
    " | ./h3[contains(@class, 'official')]"
)


def _act(act: Any, tree: Any, page: Pages) -> Iterator[str]:
    address = f"acts/{act['number']}/"
    made = page(address)
    body = act.get("body", [])
    kinds = ("title", "text", "heading", "instruction", "signature")
    says = [item[kind] for item in body for kind in kinds if kind in item]
    has = [_said(p) for part in _class(made, "act") for p in _find(part, ITEM)]
    if body:
        yield from _differ(f"{address} words", has, says)
    rows = {article.get("id"): article for article in _class(made, "row")}
    for measure in tree["measures"]:
        for version in measure["versions"]:
            if version["act"] != act["number"]:
                continue
            row = rows[f"row-{measure['number']}"]
            cells = [_said(_class(row, "row__text")[0]), *(_said(d) for d in _find(row, ".//dd"))]
            order = ("text", "completion", "deadline", "responsible", "cost", "funding")
            says = [version[field] for field in order]
            yield from _differ(f"{address} row {measure['number']}", cells, says)


def _glossary(entries: list[Any], page: Pages) -> Iterator[str]:
    made = page("glossary/")
    has = {
        _said(_find(panel, ".//dt")[0]): _said(_class(panel, "glossary__name")[0])
        for panel in _find(made, ".//dl[@class='glossary']/div")
    }
    says = {entry["abbreviation"]: entry["name"] for entry in entries}
    yield from _differ("glossary/", has, says)


def _about(tree: Any, page: Pages) -> Iterator[str]:
    said = _said(page("about/"))
    later = tree["plan"].get("later", {})
    texts = [*later.values(), *(c["text"] for c in tree.get("corrections", []))]
    yield from (f"about/: lacks {text!r}" for text in texts if text not in said)


def parsed(html: str) -> Element:
    """A page's content as a tree."""
    return lxml.html.fragment_fromstring(html, create_parent="main")
