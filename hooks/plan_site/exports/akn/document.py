"""An act as an Akoma Ntoso 3.0 document: the format of legal informatics (OASIS, 2018).

The text of its elements is the act's own words, each once and in order; all that is ours stands
in `meta` and in attributes. Blanks are put only where no text can stand.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from plan_site.analysis.redline import cells_anew, words_of
from plan_site.dataset.acts import Act, Item
from plan_site.dataset.plan import Agency, Measure, Term, Version
from plan_site.exports.akn.marks import Mark, marks
from plan_site.exports.akn.meta import CELLS, ROW, meta, noted
from plan_site.exports.akn.names import (
    NAMESPACE,
    entry_id,
    field_id,
    line_id,
    modification_ids,
    note_id,
    row_id,
    work,
)
from plan_site.exports.akn.xml import add_text, document, indent
from plan_site.language import text_readers
from plan_site.publication.edition import Edition

POINT: Final = re.compile(r"([1-9][0-9]*\.) (.+)", re.DOTALL)
CITED: Final = re.compile(r"№ ([0-9]+)")
QUOTE: Final = '"'
MIXED: Final = {"p", "docTitle", "mod"}
"""Elements that hold words beside elements: a blank put into them would be one of the act's."""


def akoma_ntoso(edition: Edition, act: Act) -> bytes:
    """The document as UTF-8; `act` is an amending act whose own words are held."""
    return _Document(edition, act).made()


class _Document:
    def __init__(self, edition: Edition, act: Act) -> None:
        self.edition = edition
        self.act = act
        self.known = edition.plan.abbreviations
        self.used: set[str] = set()
        self.referred: set[str] = set()
        self.rows: dict[str, tuple[Measure, Version]] = {
            measure.number: (measure, version)
            for measure in edition.plan.measures
            for version in measure.versions
            if version.act == act.number
        }

    def made(self) -> bytes:
        root = Element("akomaNtoso", xmlns=NAMESPACE)
        act = SubElement(root, "act", name="resolution", contains="originalVersion")
        items = self.act.body
        first = len([*takewhile(_opens, items)])
        last = len(items) - len([*takewhile(lambda item: item.signature, reversed(items))])
        act.extend(self._opening(items[:first]))
        act.append(self._body([*enumerate(items)][first:last]))
        if last < len(items):
            conclusions = SubElement(act, "conclusions")
            for item in items[last:]:
                SubElement(SubElement(conclusions, "p"), "signature").text = item.signature
        # Last, for it tells what the words refer to; and first in the document.
        used = [entry for entry in self.known.values() if entry.abbreviation in self.used]
        rows = {number: measure for number, (measure, _) in self.rows.items()}
        act.insert(0, meta(self.edition, self.act, rows, used, self.referred))
        indent(root, MIXED)
        return document(root)

    def _opening(self, items: Sequence[Item]) -> list[Element]:
        """What stands before the first point: title and date as preface, the rest as preamble."""
        named = [item.title or self._cites_self(item) for item in items]
        split = max((i for i, own in enumerate(named, start=1) if own), default=0)
        made = []
        for name, part in (("preface", items[:split]), ("preamble", items[split:])):
            parent = Element(name)
            if name == "preface" and self.act.title:
                self._title(parent, self.act.title)
            for item in part:
                if item.title:
                    self._title(parent, item.title)
                elif name == "preamble":
                    formula = SubElement(parent, "formula", name="enactingFormula")
                    self._cite(SubElement(formula, "p"), item.words)
                else:
                    self._cite(SubElement(parent, "p"), item.words)
            if len(parent):
                made.append(parent)
        return made

    def _title(self, parent: Element, title: str) -> None:
        paragraph = SubElement(SubElement(parent, "longTitle"), "p")
        self._cite(SubElement(paragraph, "docTitle"), title)

    def _cites_self(self, item: Item) -> bool:
        return any(number == self.act.number for number, _ in text_readers.citations(item.words))

    def _body(self, items: list[tuple[int, Item]]) -> Element:
        """Points, in them the sections that headings name, in these the instructions."""
        body = Element("body")
        point = section = body
        ids = modification_ids(self.act)
        for place, item in items:
            numbered = POINT.fullmatch(item.words) if item.text else None
            if numbered:
                number = len(body.findall("paragraph")) + 1
                point = section = SubElement(body, "paragraph", eId=f"para_{number}")
                SubElement(point, "num").text = numbered[1]
                self._say(point, numbered[2])
            elif item.heading:
                section = SubElement(point, "hcontainer", name="section", eId=f"item_{place}")
                self._say(section, item.heading)
            elif item.instruction_value:
                # The list of abbreviations is the whole plan's and no section's.
                parent = point if item.instruction_value.glossary else section
                self._instruction(parent, ids[place], item)
            elif section is not body and section[-1].tag == "intro":
                self._cite(SubElement(section[-1], "p"), item.words)
            else:
                text = SubElement(section, "hcontainer", name="text", eId=f"item_{place}")
                self._say(text, item.words)
                if worded := [self.rows[number] for number in item.records if number in self.rows]:
                    table = SubElement(text[-1], "table", eId=f"item_{place}_table")
                    for measure, version in worded:
                        self._row(table, measure, version)
        # What nothing followed was no introduction.
        for container in body.iter():
            if len(container) and container[-1].tag == "intro":
                container[-1].tag = "content"
        if not len(body):
            empty = SubElement(body, "hcontainer", name="text")
            SubElement(SubElement(empty, "content"), "p")
        return body

    def _say(self, container: Element, words: str) -> None:
        self._cite(SubElement(SubElement(container, "intro"), "p"), words)

    def _cite(self, parent: Element, words: str) -> None:
        """The words, with the numbers of the acts that they cite as such."""
        acts = {act.number: act for act in self.edition.plan.acts}
        start = 0
        for match in CITED.finditer(words):
            cited = acts.get(match[1])
            if cited is None:
                continue
            add_text(parent, words[start : match.start()])
            if cited.number == self.act.number:
                SubElement(parent, "docNumber").text = match[0]
            else:
                SubElement(parent, "ref", href=work(cited)).text = match[0]
            start = match.end()
        add_text(parent, words[start:])

    def _instruction(self, parent: Element, name: str, item: Item) -> None:
        container = SubElement(parent, "hcontainer", name="instruction", eId=f"{name}_instruction")
        paragraph = SubElement(SubElement(container, "content"), "p")
        mod = SubElement(paragraph, "mod", eId=name)
        mod.text = item.words
        worded = [self.rows[number] for number in item.worded if number in self.rows]
        if worded:
            quoted = _quoted(mod, name, ends=";")
            table = SubElement(quoted, "table", eId=f"{name}_table")
            for measure, version in worded:
                self._row(table, measure, version)
        elif cells := cells_anew(self.edition.plan, self.act, item):
            for index, words in enumerate(cells, start=1):
                last = index == len(cells)
                quoted = _quoted(mod, f"{name}_{index}", ends=";" if last else "")
                self._marked(SubElement(quoted, "p"), words, ())
        elif item.glossary:
            quoted = _quoted(mod, name, ends=".")
            for entry in item.glossary:
                agency = self.edition.plan.agency(entry)
                line = SubElement(quoted, "p", eId=line_id(agency))
                self._mark(line, agency, entry)
                name_then = self.edition.plan.name_by(agency, self.act)
                add_text(line, f" – {name_then}{';' if entry != item.glossary[-1] else ''}")

    def _row(self, table: Element, measure: Measure, version: Version) -> None:
        row = SubElement(table, "tr", eId=row_id(measure.number))
        for field in CELLS:
            cell = SubElement(row, "td", refersTo=f"#{field_id(field)}")
            paragraph = SubElement(cell, "p")
            if field == ROW:
                add_text(paragraph, f"{self.act.printed.get(measure.number, measure.number)}.")
            else:
                self._marked(paragraph, words_of(version, field), marks(version, field))
            for index, note in noted(self.act, measure):
                if note.field == field:
                    href = f"#{note_id(measure, index)}"
                    SubElement(paragraph, "noteRef", href=href, marker="*")

    def _marked(self, parent: Element, words: str, found: Iterable[Mark]) -> None:
        """The words, with sums and roles marked, and bodies and budgets named by abbreviation."""
        places = [(mark.start, mark.end, mark) for mark in found]
        mentions = [
            (mention.start, mention.end, self.known[mention.abbreviation])
            for mention in text_readers.mentions(words, strict=False)
            if mention.abbreviation in self.known
        ]
        start = 0
        for first, last, meant in sorted([*places, *mentions], key=lambda place: place[:2]):
            add_text(parent, words[start:first])
            if isinstance(meant, Mark):
                self.referred.add(meant.refers)
                made = SubElement(parent, meant.tag, meant.attributes, refersTo=f"#{meant.refers}")
                made.text = words[first:last]
            else:
                self._mark(parent, meant, words[first:last])
            start = last
        add_text(parent, words[start:])

    def _mark(self, parent: Element, entry: Agency | Term, words: str) -> None:
        self.used.add(entry.abbreviation)
        kind = "term" if isinstance(entry, Term) else "concept" if entry.many else "organization"
        SubElement(parent, kind, refersTo=f"#{entry_id(entry)}").text = words


def _opens(item: Item) -> bool:
    """Whether an item may stand before an act's first point."""
    return bool(item.title or (item.text and not POINT.fullmatch(item.text)))


def _quoted(mod: Element, name: str, *, ends: str) -> Element:
    """What is put in; its quotation marks are attributes, what follows them is the act's own."""
    made = SubElement(
        mod, "quotedStructure", eId=f"{name}_quoted", startQuote=QUOTE, endQuote=QUOTE
    )
    made.tail = ends
    return made
