"""Whether the pages of a published site say what its plan.json says: every official word.

Each page is held against the record it tells of, place by place; both are read here anew, not by
the engine. Words of ours around them are not looked at.
"""

import html
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from plan_site.requests import QUOTED
from published_plan import PAGE, ROW, Measure, Plan
from published_site import relative

Faults = Iterator[str]
AROUND: Final = 24
"""Letters shown on either side of where two texts part."""


def page(plan: Plan, address: str, root: HtmlElement) -> "Check":
    """A page held against the plan: its faults, and how many official words were compared."""
    check = Check(plan, address, root)
    check.all()
    return check


def parted(has: str, says: str) -> str:
    """Two texts, from a little before the place where they part."""
    at = next(
        (i for i, (a, b) in enumerate(zip(has, says, strict=False)) if a != b),
        min(len(has), len(says)),
    )
    start = max(0, at - AROUND)

    def window(text: str) -> str:
        piece = text[start : at + AROUND]
        return f"{'…' if start else ''}{piece}{'…' if len(text) > at + AROUND else ''}"

    return f"the page has «{window(has)}», plan.json «{window(says)}»"


def said(element: Any) -> str:
    """All text of an element; line ends of the template around it are no words."""
    return str(element.text_content()).strip()


def spaced(element: Any) -> str:
    """The same with every run of blanks as one."""
    return " ".join(str(element.text_content()).split())


def classed(root: Any, name: str, tag: str = "*") -> list[Any]:
    """Elements of a class below another, in their order."""
    return [e for e in root.iter(tag) if name in (e.get("class") or "").split()]


class Check:
    """One page and what is wrong on it."""

    def __init__(self, plan: Plan, address: str, root: HtmlElement) -> None:
        self.plan, self.address, self.root = plan, address, root
        self.faults: list[str] = []
        self.words = 0
        self.title = ""
        self.metas: dict[str | None, str | None] = {}
        self.nodes: dict[str, Any] = {}
        self.ids: dict[str, Any] = {}
        self._classes: dict[str, list[Any]] = {}
        for element in root.iter(etree.Element):
            if place := element.get("id"):
                self.ids[place] = element
            for name in (element.get("class") or "").split():
                self._classes.setdefault(name, []).append(element)
        self.main = next(root.iter("main"), root)

    # What is compared ---------------------------------------------------------------------------

    def equal(self, place: str, has: str, says: str) -> None:
        self.words += len(says.split())
        if has != says:
            self.faults.append(f"{place}: {parted(has, says)}")

    def holds(self, place: str, has: str, *says: str) -> None:
        """Each of the texts stands there, letter for letter, with words of ours around it."""
        for each in says:
            self.words += len(each.split())
            if each not in has:
                self.faults.append(f"{place}: lacks «{each[: 4 * AROUND]}»")

    def equals(self, place: str, has: Sequence[str], says: Sequence[str]) -> None:
        """The same texts in the same order; told one by one where as many stand there."""
        if len(has) == len(says):
            for one, other in zip(has, says, strict=True):
                self.equal(place, one, other)
            return
        lost = [each for each in says if each not in has]
        more = [each for each in has if each not in says]
        told = [f"lacks «{each[: 2 * AROUND]}»" for each in lost]
        told += [f"has «{each[: 2 * AROUND]}» besides" for each in more]
        what = "; ".join(told[:4]) or "some stand there more than once"
        self.faults.append(f"{place}: {len(has)} stand there, {len(says)} by plan.json: {what}")

    def official(self, *says: str) -> None:
        """Everything that the page marks as official."""
        has = [spaced(e) if e.tag == "ul" else said(e) for e in self.classed("official")]
        self.equals("official words", has, [each.strip() for each in says])

    def classed(self, name: str) -> list[Any]:
        """The page's elements of a class, in their order."""
        return self._classes.get(name, [])

    def one(self, place: str, found: Sequence[Any]) -> Any | None:
        """The only element of its kind."""
        if len(found) != 1:
            self.faults.append(f"{place}: stands there {len(found)} times, not once")
            return None
        return found[0]

    def at(self, name: str) -> Any:
        """The element of an id; an empty one where there is none."""
        if name not in self.ids:
            self.faults.append(f"has no place #{name}")
            return lxml.html.Element("p")
        return self.ids[name]

    # Pages --------------------------------------------------------------------------------------

    def all(self) -> None:
        """What every page has, then what its own kind has."""
        if self.address.startswith("embed/"):
            kind: Callable[[], None] | None = self._embed
        else:
            kind = self._kind()
            self._head()
        self._abbreviations()
        self._links()
        for card in self.classed("card"):
            self._card(card)
        if kind:
            kind()

    def _kind(self) -> Callable[[], None] | None:
        own = {
            "": self._home,
            "measures/": self._measures,
            "sections/": self._sections,
            "topics/": self._topics,
            "agencies/": self._agencies,
            "deadlines/": self._deadlines,
            "funding/": self._funding,
            "glossary/": self._glossary,
            "about/": self._corrections,
            "data/": self._corrections,
        }
        if self.address in own:
            return own[self.address]
        kinds: dict[str, Callable[[], None]] = {
            "measures": self._request if self.address.endswith("/request/") else self._measure,
            "sections": self._section,
            "topics": self._topic,
            "agencies": self._letter if self.address.endswith("/request/") else self._agency,
            "acts": self._act,
        }
        return kinds.get(self.address.split("/")[0]) if self.address in self.plan.addresses else None

    def _record(self) -> Measure:
        return self.plan.by_number[self.address.split("/")[1]]

    def _heading(self, says: str) -> None:
        heading = self.one("h1", list(self.root.iter("h1")))
        if heading is not None:
            self.equal("h1", said(heading), says)

    def _titled(self, *says: str) -> None:
        """The title of the page and the one that is shown beside its link."""
        self.holds("title", self.root.findtext(".//title") or "", *says)

    def _head(self) -> None:
        """Title, description and what is told to machines agree with each other."""
        metas = {m.get("property") or m.get("name"): m.get("content") for m in self.root.iter("meta")}
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

    def _named(self, address: str, name: str, key: str = "name") -> None:
        """What JSON-LD calls the thing that a page tells of."""
        if not self.plan.base.startswith("http"):
            return  # without the site's address there is none
        node = self.nodes.get(self.plan.base + address, {})
        self.equal(f"JSON-LD, {key}", str(node.get(key, "")), name)

    def _measure(self) -> None:
        record = self._record()
        now, own = record.now, record.record
        section = self.plan.sections[f"sections/{own['section']}/"]
        self._heading(record.title)
        self._titled(record.title)
        says = (record.title, now["deadline"], now["responsible"])
        described = self.metas.get("description") or ""
        self.holds("description", described, record.number, record.label, *says[1:])
        self._pictured(*says)
        self._named(self.address, record.label)
        self._named(self.address, record.number, "legislationIdentifier")
        subsections = {each["number"]: each["title"] for each in section["subsections"]}
        self.official(
            *record.cited(),
            *(now[name] for name in PAGE),
            section["title"],
            *([subsections[own["subsection"]]] if own["subsection"] else []),
            *record.changes(),
        )
        for name in PAGE[1:]:
            # The field that a link points to is the field that it says.
            words = [said(e) for e in classed(self.at(name), "official")]
            self.equals(name, words, [now[name].strip()])
        bodies = [spaced(e) for e in self.at("responsible").xpath(".//ol/li")]
        named = [f"{b} – {self.plan.names[b]}" for b in record.derived["responsible"]]
        self.equals("responsible, by name", bodies, [" ".join(each.split()) for each in named])
        self.holds("cite-official-text", said(self.at("cite-official-text")), f"«{now['text']}»")
        news = said(self.at("cite-news-text"))
        self.holds("cite-news-text", news, f"«{now['text']}»", f"«{record.label}»")
        code = html.unescape(said(self.at("embed-code")))
        self.holds("embed-code", code, f"/embed/{record.number}/", f'"{record.title}"')
        term = record.derived["funding"]["term"]
        if term:
            self.holds("funding", said(self.at("funding")), f"{term} – {self.plan.names[term]}")
        for frame in self.root.iter("iframe"):
            self.equal("iframe", frame.get("title") or "", record.title)
        marks = [e.get("data-version") or "" for e in self.root.iter("template")]
        prints = {version["fingerprint"] for version in own["versions"]}
        self.equals("fingerprints", sorted({*marks} - {""}), sorted(prints))
        chips = [said(a) for a in self.root.xpath("//*[@id='topics']/following-sibling::ul/li")]
        names = [self.plan.topics[f"topics/{slug}/"]["name"] for slug in own["ours"]["topics"]]
        self.equals("topics", chips, names)
        self._notes(note["text"] for note in own["ours"]["notes"])
        links = self.root.xpath("//*[@id='documents']/following-sibling::ul/li/a")
        documents = [f"{d['title']} {d['address']}" for d in own["documents"]]
        self.equals("documents", [f"{said(a)} {a.get('href')}" for a in links], documents)

    def _pictured(self, *says: str) -> None:
        """What is said of the card beside the page's link, unless it is that of the whole site."""
        card = f"/cards/{self.address.removesuffix('request/').rstrip('/')}.png"
        if (self.metas.get("og:image") or "").endswith(card):
            self.holds("og:image:alt", self.metas["og:image:alt"] or "", *says)

    def _notes(self, texts: Iterable[str | None]) -> None:
        has = [said(note) for note in self.classed("note")]
        for text in texts:
            if text:
                self.words += len(text.split())
                if not any(note.endswith(text.strip()) for note in has):
                    self.faults.append(f"note: lacks «{text[: 4 * AROUND]}»")

    def _section(self) -> None:
        section = self.plan.sections[self.address]
        measures = self.plan.grouped(section)
        self._heading(section["label"])
        self._titled(section["label"])
        self._named(self.address, section["title"])
        self._pictured(section["label"])
        self.official(section["title"], *(m.now["text"] for m in measures))
        self._cards(measures)
        used = {m.record["subsection"] for m in measures}
        for each in section["subsections"]:
            if each["number"] in used:
                heading = said(self.at(f"subsection-{each['number']}"))
                self.equal("subsection", heading, f"{each['number']}. {each['title']}")

    def _cards(self, measures: Iterable[Measure]) -> None:
        cards = self.classed("card")
        numbers = [said(e) for card in cards for e in classed(card, "number", "span")]
        self.equals("measures", numbers, [m.number for m in measures])

    def _topic(self) -> None:
        topic = self.plan.topics[self.address]
        measures = self.plan.of_topic(topic["slug"])
        self._heading(topic["name"])
        self._titled(topic["name"])
        self._named(self.address, topic["name"])
        self._pictured(topic["name"])
        self.holds("main", said(self.main), topic["belongs"])
        self.official(*(m.now["text"] for m in measures if not m.label_only))
        self._cards(measures)

    def _agency(self) -> None:
        agency = self.plan.agencies[self.address]
        body = agency["abbreviation"]
        measures = self.plan.of_body(body)
        self._heading(f"{body} {agency['name']}")
        self._titled(body, agency["name"])
        self._pictured(body, agency["name"])
        for section in self.plan.tree["sections"]:
            if f"section-{section['number']}" in self.ids:
                heading = said(self.at(f"section-{section['number']}"))
                self.holds("h2", heading, section["label"])
        if not agency["many"]:
            self._named(self.address, agency["name"])
            self._named(self.address, body, "alternateName")
        self.official(*(m.now["text"] for m in measures if not m.label_only))
        self._cards(measures)
        held = [m for m in self.plan.measures if m.in_force]
        first = [m for m in held if m.derived["responsible"][0] == body]
        self._listed("first", first)
        self._listed("receives", [m for m in held if body in m.recipients])
        self._notes([agency["note"]])

    def _listed(self, name: str, measures: Iterable[Measure]) -> None:
        lists = self.at(name).xpath("following-sibling::ul")
        has = [spaced(a) for each in lists[:1] for a in each.iter("a")]
        says = [" ".join(f"{m.number} {m.label}".split()) for m in measures]
        self.equals(f"list #{name}", has, says)

    def _act(self) -> None:
        act = self.plan.acts[self.address]
        touched = self.plan.touched_by(act["number"])
        self._titled(act["number"])
        self._named(self.address, act["title"])
        if act["body"]:
            self.official(*self._body(act))
        else:
            title = [act["title"]] if act["number"] == self.plan.tree["plan"]["act"] else []
            rows = (cell for m, words in touched for cell in _row(m, words))
            self.official(*title, *rows)
        for measure, words in touched:
            if words == measure.now:
                self._notes(note["text"] for note in measure.record["ours"]["notes"])
            row = self.at(f"row-{measure.number}")
            if row.tag == "article":
                has = [said(e) for e in classed(row, "official")]
                self.equals(f"row {measure.number}", has, [*_row(measure, words)])
        self._notes(act["notes"])

    def _body(self, act: Any) -> Iterator[str]:
        """An act's own words with its rows, as it prints them."""
        for item in act["body"]:
            yield item["official"]
            rows = [(self.plan.by_number[number]) for number in item["rows"]]
            if rows and rows[0].by_act(act["number"]):
                yield '"'
                for measure in rows:
                    yield from _row(measure, measure.by_act(act["number"]))
                yield '";'
            if item["glossary"]:
                lines = [f"{entry} – {self.plan.names[entry]}" for entry in item["glossary"]]
                yield " ".join(f'"{"; ".join(lines)}".'.split())

    def _embed(self) -> None:
        record = self._record()
        self._heading(record.label)
        self._titled(record.label)
        self.official(*([] if record.label_only else [record.now["text"]]))
        facts = [said(e) for e in self.root.iter("dd")]
        self.equals("facts", facts[:2], [record.now[f].strip() for f in ("deadline", "responsible")])
        self.equals("number", [said(e) for e in self.classed("number")], [record.number])

    def _request(self) -> None:
        record = self._record()
        now, names = record.now, self.plan.names
        self._heading(record.title)
        self._titled(record.title)
        self._pictured(record.title, now["deadline"], now["responsible"])
        letter = self.at("letter")
        lines = [said(p) for p in letter.iter("p")]
        self.official(*([] if record.label_only else [f"«{now['text']}»"]))
        whole = "\n".join(lines)
        self.holds("letter", whole, f"«{self.plan.tree['plan']['title']}»")
        self.holds("letter", whole, *(names[b].strip() for b in record.derived["responsible"]))
        if record.label_only:
            self.holds("letter", whole, f"«{record.label}»")
        facts = [line for line in lines if f": {now['responsible']}." in line]
        self.holds("letter", "\n".join(facts), f": {now['deadline']}.", f": {now['responsible']}.")
        questions = "\n".join(said(li) for li in self.at("questions").iter("li"))
        outcomes = (f"«{outcome['words']}»" for outcome in record.derived["completion"])
        self.holds("questions", questions, *outcomes)
        if record.derived["cost"]["kind"] != "no_figure":
            self.holds("questions", questions, f"«{now['cost']}»")
        if record.derived["funding"]["term"]:
            name = names[record.derived["funding"]["term"]]
            self.holds("questions", questions, f"«{now['funding']}»", name.strip())
        for body in record.recipients:
            if body in names:
                self.holds("questions", questions, names[body].strip())

    def _letter(self) -> None:
        """The request to a body about all its measures."""
        body = self.plan.agencies[self.address.removesuffix("request/")]
        measures = self.plan.of_body(body["abbreviation"])
        self._heading(f"{body['abbreviation']} {body['name']}")
        self._titled(body["abbreviation"], body["name"])
        self._pictured(body["abbreviation"], body["name"])
        for link in self.main.iter("a"):
            if link.get("href") == "../":
                self.equal("link to the body", said(link), body["name"].strip())
        if not measures:
            return
        quoted = sum(len(m.now["text"]) for m in measures) <= QUOTED
        full = [m for m in measures if quoted and not m.label_only]
        self.official(*(f"«{m.now['text']}»" for m in full))
        whole = "\n".join(said(p) for p in self.at("letter").iter("p"))
        self.holds("letter", whole, body["name"].strip(), f"«{self.plan.tree['plan']['title']}»")
        rows = [said(li) for li in self.at("rows").iter("li")]
        if len(rows) != len(measures):
            self.faults.append(f"rows: {len(rows)} stand there, {len(measures)} by plan.json")
            return
        for row, measure in zip(rows, measures, strict=True):
            now, own = measure.now, [] if measure in full else [measure.label]
            facts = (f": {now[name]}." for name in ("completion", "deadline", "cost", "funding"))
            self.holds(f"row {measure.number}", row, f" {measure.number}-", *own, *facts)

    def _home(self) -> None:
        plan = self.plan
        self.holds("main", said(self.main), f"«{plan.tree['plan']['title']}»")
        self._named("#plan", plan.tree["plan"]["title"])
        says = {f"{e['abbreviation']} {' '.join(e['name'].split())}" for e in plan.tree["agencies"]}
        links = [a for ul in self.classed("bodies") for a in ul.iter("a")]
        has = [f"{spaced(a[0])} {spaced(a[1])}" for a in links if len(a) > 1]
        self.equals("bodies", sorted(has), sorted(says))
        doors = [said(e) for e in self.classed("doors__name")]
        for section in plan.tree["sections"]:
            self.holds("sections", "\n".join(doors), section["label"])

    def _measures(self) -> None:
        rows = [row for row in self.root.iter("tr") if row.get("data-number")]
        order = [m for s in self.plan.tree["sections"] for m in self.plan.of_section(s["number"])]
        self._rows("measures", rows, order, {3: "deadline", 4: "responsible"})
        names = {
            "section": {s["number"]: s["label"] for s in self.plan.tree["sections"]},
            "topic": {t["slug"]: t["name"] for t in self.plan.tree["topics"]},
            "agency": {a["slug"]: a["abbreviation"] for a in self.plan.tree["agencies"]},
        }
        for choice in self.root.iter("input"):
            name = names.get(choice.get("name") or "", {}).get(choice.get("value") or "")
            if name is not None:
                self.holds("filter", choice.get("data-name") or "", name)
                self.holds("filter", said(choice.getparent()), name.strip())
        heads = "\n".join(said(e) for e in self.classed("list__group"))
        self.holds("sections", heads, *(s["label"] for s in self.plan.tree["sections"]))

    def _rows(
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

    def _sections(self) -> None:
        sections = self.plan.tree["sections"]
        self.official(*(section["title"] for section in sections))
        for section in sections:
            self.holds("label", said(self.at(f"section-{section['number']}")), section["label"])
            self._listed(f"section-{section['number']}", self.plan.of_section(section["number"]))

    def _topics(self) -> None:
        panels = [spaced(panel) for panel in self.classed("panel")]
        topics = self.plan.tree["topics"]
        if len(panels) != len(topics):
            self.faults.append(f"topics: {len(panels)} stand there, {len(topics)} by plan.json")
            return
        for panel, topic in zip(panels, topics, strict=True):
            self.holds(topic["slug"], panel, *(" ".join(topic[k].split()) for k in ("name", "belongs")))

    def _agencies(self) -> None:
        shorts = [said(e) for e in self.classed("matrix__short")]
        names = [said(e) for e in self.classed("matrix__name")]
        has = [f"{a} {b}" for a, b in zip(shorts, names, strict=False)]
        says = [f"{e['abbreviation']} {e['name'].strip()}" for e in self.plan.tree["agencies"]]
        self.equals("bodies", sorted(has), sorted(says))
        for row in self.root.xpath("//tbody/tr"):
            body = said(classed(row, "matrix__short")[0]) if classed(row, "matrix__short") else ""
            own = self.plan.of_body(body)
            counts = [len([m for m in own if m.record["section"] == s["number"]])
                      for s in self.plan.tree["sections"]]  # fmt: skip
            shown = [said(cell) for cell in row.iter("td")]
            self.equals(f"{body}, counts", shown, [*map(str, counts), str(len(own))])

    def _deadlines(self) -> None:
        due: dict[str, list[Measure]] = {}
        for measure in self.plan.measures:
            for month in measure.record["due"]:
                due.setdefault(month, []).append(measure)
        months = sorted(name for name in self.ids if name.startswith("due-"))
        self.equals("months", months, sorted(f"due-{month}" for month in due))
        for month, measures in sorted(due.items()):
            if f"due-{month}" in self.ids:
                rows = self.ids[f"due-{month}"].xpath("..//tbody/tr")
                self._rows(month, rows, measures, {2: "completion", 4: "responsible", 5: "deadline"})

    def _funding(self) -> None:
        held = [m for m in self.plan.measures if m.in_force]
        kinds = {
            kind: [m for m in held if m.derived["cost"]["kind"] == kind]
            for kind in ("amounts", "no_figure", "not_required")
        }
        self.official(*(m.now["funding"] for m in kinds["no_figure"]))
        self._listed("no-figure", kinds["no_figure"])
        self._listed("not-required", kinds["not_required"])
        body = self.at("amounts").xpath("..//tbody/tr")
        names = [spaced(row[0]) for row in body if len(row)]
        says = [" ".join(f"{m.number} {m.label}".split()) for m in kinds["amounts"]]
        self.equals("sums, measures", names, says)
        if names == says:
            for row, measure in zip(body, kinds["amounts"], strict=True):
                self._sums(row, measure)
        heads = "\n".join(said(row[0]) for row in self.at("by-section").xpath("..//tbody/tr"))
        self.holds("by section", heads, *(s["label"] for s in self.plan.tree["sections"]))
        heads = "\n".join(said(row[0]) for row in self.at("by-source").xpath("..//tbody/tr"))
        terms = {m.derived["funding"]["term"] for m in held} - {None}
        self.holds("by source", heads, *(f"{t} – {self.plan.names[t]}" for t in sorted(terms)))

    def _sums(self, row: Any, measure: Measure) -> None:
        """Each year's sum, digit for digit; how digits are grouped is ours."""
        shown = {cell.get("data-label"): "".join(said(cell).split()) for cell in row.iter("td")}
        for amount in measure.derived["cost"]["amounts"]:
            says = amount["million_tenge"].replace(".", ",")
            has = shown.get(str(amount["year"]), "")
            digits = has[: len(has) - len(has.lstrip("0123456789,"))]
            self.equal(f"sum of {measure.number} in {amount['year']}", digits, says)

    def _glossary(self) -> None:
        panels = [panel for dl in self.classed("glossary") for panel in dl]
        has = [said(e) for panel in panels for e in [*panel.iter("dt"), *classed(panel, "glossary__name")]]
        pairs = [f"{a} – {b}" for a, b in zip(has[::2], has[1::2], strict=False)]
        says = [f"{short} – {name.strip()}" for short, name in self.plan.names.items()]
        self.equals("names", sorted(pairs), sorted(says))
        self._notes(agency["note"] for agency in self.plan.tree["agencies"])

    def _corrections(self) -> None:
        texts = (each["text"] for each in self.plan.tree["corrections"])
        self.holds("corrections", said(self.main), *texts)

    # What stands on many pages ------------------------------------------------------------------

    def _card(self, card: Any) -> None:
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

    def _abbreviations(self) -> None:
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

    def _links(self) -> None:
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
                self.equal(f"link to {target}", said(link), self.plan.topics[target]["name"].strip())
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


def _row(measure: Measure, words: Any) -> Iterator[str]:
    """A row as an act prints it."""
    yield f"{measure.number}."
    for name in ROW:
        yield words[name].strip()


def _shared(button: Any) -> str:
    """The number of the measure that a button shares, by the page it stands on or its card."""
    name = str(button.get("data-title") or "")
    return name.partition(". ")[0]
