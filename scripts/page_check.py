"""What pages of several kinds have, held against plan.json: heads, cards, links, lists."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from page_compared import AROUND, Compared, classed, parted, said, spaced
from plan_site.pages.long_list import in_parts
from published_plan import Measure
from verify.site import relative


class Check(Compared):
    """A page with what pages of its kind have."""

    def heading(self, says: str) -> None:
        heading = self.one("h1", list(self.root.iter("h1")))
        if heading is not None:
            self.equal("h1", said(heading), says)

    def titled(self, *says: str) -> None:
        """The title of the page and the one that is shown beside its link."""
        self.holds("title", self.root.findtext(".//title") or "", *says)

    def head(self) -> None:
        """Title, description and what is told to machines agree with each other."""
        metas = {
            m.get("property") or m.get("name"): m.get("content") for m in self.root.iter("meta")
        }
        title = self.root.findtext(".//title") or ""
        if "og:title" in metas:
            start = f"{metas['og:title']} – " if self.address else metas["og:title"] or ""
            if not title.startswith(start):
                self.faults.append(f"og:title: {parted(start, title)}")
            if metas.get("og:description") != metas.get("description"):
                self.faults.append("og:description: is not the page's description")
        self.title, self.metas = title, metas
        self.nodes = {}
        for block in self.root.iter("script"):
            if block.get("type") == "application/ld+json":
                self._linked(block.text or "")

    def _linked(self, text: str) -> None:
        """What machines are told: every thing by its name, wherever it is named."""
        try:
            graph = json.loads(text)["@graph"]
            self.nodes |= {n["@id"]: n for n in graph if "@id" in n}
            for node in graph:
                if node["@type"] == "BreadcrumbList":
                    way = node["itemListElement"]
                    last = str(way[-1]["name"])
                    self.equal("JSON-LD, breadcrumbs", last, self.metas.get("og:title") or "")
                    for step in way[:-1]:
                        self._thing({"@id": step["item"], "name": step["name"]}, crumb=True)
                else:
                    self._things(node)
        except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
            self.faults.append("JSON-LD: is none")

    def _things(self, node: Any) -> None:
        if isinstance(node, dict):
            self._thing(node)
            for inner in node.values():
                self._things(inner)
        elif isinstance(node, list):
            for inner in node:
                self._things(inner)

    def _thing(self, node: Any, *, crumb: bool = False) -> None:
        address = str(node.get("@id", "")).removeprefix(self.plan.base)
        says = self.plan.things.get(address)
        if says is None or "name" not in node or (crumb and address not in self.plan.agencies):
            return
        # A term is called by its abbreviation and described by its name.
        known = {says, *self.plan.shorts.get(address, ())}
        self.words += len(says.split())
        told = [str(node.get(key)) for key in ("name", "alternateName") if node.get(key)]
        for each in told:
            if each not in known:
                self.faults.append(f"JSON-LD, {address}: {parted(each, says)}")

    def named(self, address: str, name: str, key: str = "name") -> None:
        """What JSON-LD calls the thing that a page tells of."""
        if not self.plan.base.startswith("http"):
            return  # without the site's address there is none
        node = self.nodes.get(self.plan.base + address, {})
        self.equal(f"JSON-LD, {key}", str(node.get(key, "")), name)

    def pictured(self, *says: str) -> None:
        """What is said of the card beside the page's link, unless it is that of the whole site."""
        card = f"/cards/{self.address.removesuffix('request/').rstrip('/')}.png"
        if (self.metas.get("og:image") or "").endswith(card):
            self.holds("og:image:alt", self.metas["og:image:alt"] or "", *says)

    def notes(self, texts: Iterable[str | None]) -> None:
        has = [said(note) for note in self.classed("note")]
        for text in texts:
            if text:
                self.words += len(text.split())
                if not any(note.endswith(text.strip()) for note in has):
                    self.faults.append(f"note: lacks «{text[: 4 * AROUND]}»")

    def cards(self, measures: Sequence[Measure]) -> Sequence[Measure]:
        """Those that stand as cards: all of them, or of so many none."""
        places = [name for name in self.ids if name.startswith("measure-")]
        self.equals("places", places, [f"measure-{m.number}" for m in measures])
        shown = () if in_parts(measures) else measures
        cards = self.classed("card")
        numbers = [said(e) for card in cards for e in classed(card, "number", "span")]
        self.equals("measures", numbers, [m.number for m in shown])
        return shown

    def listed(self, name: str, measures: Sequence[Measure]) -> None:
        """The list below a heading, in one or in parts that open."""
        kind = "details" if in_parts(measures) else "ul[1]"
        lists = self.at(name).xpath(f"following-sibling::{kind}")
        has = [spaced(a) for each in lists for a in each.iter("a")]
        says = [" ".join(f"{m.number} {m.label}".split()) for m in measures]
        self.equals(f"list #{name}", has, says)

    def rows(
        self, place: str, rows: Sequence[Any], measures: Sequence[Measure], columns: dict[int, str]
    ) -> None:
        """Rows of a table: number, label, and official words by their column."""
        cells = [[said(cell) for cell in row] for row in rows]
        numbers = [row[0] for row in cells if row]
        self.equals(f"{place}, numbers", numbers, [m.number for m in measures])
        if numbers != [m.number for m in measures]:
            return
        for row, measure in zip(cells, measures, strict=True):
            for at, name in ((1, ""), *columns.items()):
                says = measure.now[name] if name else measure.label
                shown = row[at] if at < len(row) else ""
                self.equal(f"row {measure.number}, {name or 'label'}", shown, says.strip())

    def card(self, card: Any) -> None:
        """A measure's card: its label, deadline, bodies and who receives reports."""
        number = "".join(said(e) for e in classed(card, "number", "span"))
        measure = self.plan.by_number.get(number)
        if measure is None:
            self.faults.append(f"a card of measure {number!r}, which is none")
            return
        titles = [said(e) for e in classed(card, "card__title")]
        self.equals(f"card {number}", titles, [measure.label.strip()])
        names = [said(e) for e in card.iter("dd")]
        says = [measure.now["deadline"].strip(), measure.now["responsible"].strip()]
        self.equals(f"card {number}", names[:2], says)
        bodies = [b for b in measure.recipients if b in self.plan.names]
        self.equals(
            f"card {number}, recipients", [n for n in names[2:] if n in self.plan.names], bodies
        )
        if len(names) != 2 + len(measure.recipients):
            self.faults.append(f"card {number}: has {len(names)} facts")

    def abbreviations(self) -> None:
        """The full name at an abbreviation is its own."""
        names = self.plan.names
        for element in self.root.iter("abbr"):
            name = element.get("data-name") or element.get("title")
            short = said(element)
            if not any(names[s] == name for s in names if short.startswith(s)):
                self.faults.append(f"abbreviation {short}: the page calls it «{name}»")
        for legend in self.classed("legend"):
            for entry in legend.iter("div"):
                short, name = (said(e) for e in entry)
                self.equal(f"legend, {short}", name, names.get(short, "").strip())

    def links(self) -> None:
        """A link that is called by a measure's, a body's or a topic's name leads there."""
        for link in self.main.iter("a"):
            href = link.get("href") or ""
            target = None if ":" in href or "#" in href else relative(href, self.address)
            if target is None or "copy" in (link.get("class") or ""):
                continue
            if target in self.plan.agencies and link.find("strong") is not None:
                agency = self.plan.agencies[target]
                says = f"{agency['abbreviation']} – {agency['name']}"
                self.equal(f"link to {target}", said(link), says.strip())
            elif target in self.plan.topics:
                self.equal(
                    f"link to {target}", said(link), self.plan.topics[target]["name"].strip()
                )
            elif target.startswith("measures/") and target in self.plan.addresses:
                self._measure_link(link, target)
        for button in self.classed("share"):
            titles = {m.title for m in (self.plan.by_number.get(n) for n in [_shared(button)]) if m}
            self.equals("share", [button.get("data-title") or ""], sorted(titles))

    def _measure_link(self, link: Any, target: str) -> None:
        measure = self.plan.by_number.get(target.split("/")[1])
        if measure is None or target != measure.address:
            return
        place, text = f"link to {target}", said(link)
        kinds = (link.get("class") or "").split()
        above = (link.getparent().get("class") or "").split()
        if "number" in kinds:
            self.equal(place, text, measure.number)
        elif classed(link, "number", "span"):
            self.equal(place, text, f"{measure.number} {measure.label}".strip())
        elif {"card__title", "list__label"} & {*above}:
            self.equal(place, text, measure.label.strip())
        elif link.get("rel") in ("prev", "next"):
            if not text.endswith(measure.title.strip()):
                self.faults.append(f"{place}: {parted(text, measure.title)}")
        elif "tag" in kinds:
            self.equal(place, text, measure.number)
            self.holds(place, link.get("aria-label") or "", measure.number, measure.label)


def _shared(button: Any) -> str:
    """The number of the measure that a button shares, by the page it stands on or its card."""
    name = str(button.get("data-title") or "")
    return name.partition(". ")[0]
