"""An act's entries → records in the dataset's own shape, as plain values."""

import re
from collections.abc import Callable, Collection, Iterable
from typing import Any, Final

from plan_site.dataset.fields import LABEL_LIMIT
from plan_site.drafting import abbreviations, saved_source
from plan_site.drafting.act_bounds import GLOSSARY_HEAD, SIGNATURE, Act
from plan_site.drafting.document import Paragraph
from plan_site.drafting.headings import Heading
from plan_site.drafting.phrases import FIELDS, TO_FILL_IN, amends, instruction, reads
from plan_site.drafting.plan_table import EMPTY, PlanRow
from plan_site.language import text_readers
from plan_site.language.homoglyphs import slips

AMENDS: Final = re.compile(
    r".*(?:жазылсын|толықтырылсын|алып тасталсын|ауыстырылсын|баяндалсын|жойылсын|танылсын"
    r"|есептелсін|саналсын)\W*"
)
SECTION: Final = re.compile(
    r"[\"«“](?P<title>[^\"»”]+)[\"»”] деген (?P<section>[1-9][0-9]*)-бөлім(?:де|дегі|нің)?\W*"
)

Tree = dict[str, Any]
Doubt = Callable[[str, str], None]
"""Takes a place and what is said of it."""


class Records:
    """Builds acts, sections, bodies, terms and measures out of one act."""

    def __init__(self, act: Act, doubt: Doubt, source: str | None) -> None:
        self._act = act
        self._doubt = doubt
        self._source = source
        self._amends = amends(
            (e.text for e in act.entries if isinstance(e, Paragraph)),
            with_plan=any(isinstance(e, PlanRow) for e in act.entries),
        )
        self._body: list[Tree] = []
        self._displaced: list[Tree] = []
        self._torn: list[Tree] = []
        self._sections: dict[str, Tree] = {}
        self._measures: list[Tree] = []
        self._names = abbreviations.read(act.entries)
        self._section = self._subsection = ""

    def tree(self) -> tuple[Tree, str]:
        """The records, and the text to keep as the act's source."""
        for entry in self._act.entries:
            if isinstance(entry, PlanRow):
                self._row(entry)
            elif isinstance(entry, Heading):
                self._heading(entry)
            else:
                self._words(entry)
        act: Tree = {"number": self._act.number}
        if self._act.day:
            act["date"] = str(self._act.day)
            if any(text_readers.in_force_on_signing(i.get("text", "")) for i in self._body):
                act["in_force"] = str(self._act.day)
        act["source"] = f"sources/{self._act.number}.kk.txt"
        if self._displaced:
            act["displaced"] = self._displaced
        if self._torn:
            act["torn"] = self._torn
        act["body"] = self._body
        tree: Tree = {**self._plan(), "acts": [act], "sections": self._ordered_sections()}
        tree |= self._declared()
        tree["measures"] = self._measures
        rows = {m["number"]: m["versions"][0] for m in self._measures}
        text = self._source or saved_source.written(self._body, rows, self._names.full)
        if words := saved_source.spacing(tree, self._act.number, text):
            act["spacing"] = words
            act["body"] = act.pop("body")
        return tree, text

    def _plan(self) -> Tree:
        title = next((item["title"] for item in self._body if "title" in item), "")
        approved = text_readers.approved_title(title)
        years = text_readers.term(approved or "")
        if self._amends or not approved:
            return {}
        plan = {"title": approved, "act": self._act.number}
        if years:
            plan |= {"first_year": str(years[0]), "last_year": str(years[1])}
        return {"plan": plan}

    # The act's own words

    def _words(self, entry: Paragraph) -> None:
        text = entry.text
        self._look_alikes(entry.place, "the act's words", text)
        if self._source and (moved := saved_source.displaced(text)):
            reads_so, prints = moved
            text = text.replace(prints, reads_so)
            self._displaced.append({"reads": reads_so, "prints": prints})
            self._doubt(entry.place, f"a word out of its place: «{prints}» is read as «{reads_so}»")
        last = self._body[-1] if self._body else {}
        glossary = [*abbreviations.full(text)]
        if "glossary" in last and glossary:
            last["glossary"] += [abbreviation for abbreviation, _ in glossary]
        elif not any("title" in i for i in self._body) and re.search(r"туралы[\"»”]?\.?\Z", text):
            self._body.append({"title": text})
        elif self._amends and self._amending(text, entry.place):
            pass
        elif SIGNATURE.fullmatch(text):
            self._body.append({"signature": text})
        else:
            self._body.append({"text": text})

    def _amending(self, text: str, place: str) -> bool:
        if match := SECTION.fullmatch(text):
            self._section, self._subsection = match["section"], ""
            self._declare(match["section"], match["title"])
            try:
                text_readers.heading(text)
                self._body.append({"heading": text})
            except ValueError:
                self._body.append({"text": text})
                self._doubt(place, f"no rule reads the heading «{text}»")
            return True
        read = instruction(text)
        if read is None and not AMENDS.fullmatch(text):
            return False
        item: Tree = {"instruction": text}
        if read is None:
            self._doubt(place, f"no rule reads the instruction «{text}»")
        else:
            section = getattr(read, "section", None)
            self._section = section or self._section
            self._subsection = read.subsection or ""
            if read.subsection and read.subsection_title:
                self._section = self._section or read.subsection.partition(".")[0]
                self._declare_below(read.subsection, read.subsection_title)
            if read.rows:
                item["rows"] = list(read.rows)
        if (read and read.glossary) or GLOSSARY_HEAD.fullmatch(text):
            item["glossary"] = []
        self._body.append(item)
        return True

    def _heading(self, entry: Heading) -> None:
        if entry.level == 1:
            self._section, self._subsection = entry.number, ""
            self._declare(entry.number, entry.title)
        else:
            self._section = entry.number.partition(".")[0]
            self._subsection = entry.number
            self._declare_below(entry.number, entry.title)
        self._look_alikes(entry.place, "a heading", entry.text)
        self._body.append({"text": entry.text})

    def _declare(self, number: str, title: str) -> None:
        known = self._sections.setdefault(number, {"number": number, "title": title})
        known.setdefault("label", label(title, number, self._labels(self._sections.values())))

    def _declare_below(self, number: str, title: str) -> None:
        section = number.partition(".")[0]
        self._declare(section, title)
        below = self._sections[section].setdefault("subsections", [])
        if number not in [each["number"] for each in below]:
            below.append({"number": number, "title": title})

    def _ordered_sections(self) -> list[Tree]:
        made = sorted(self._sections.values(), key=lambda s: int(s["number"]))
        for each in made:
            if "subsections" in each:
                each["subsections"] = sorted(
                    each.pop("subsections"), key=lambda s: [int(n) for n in s["number"].split(".")]
                )
        return made

    # Rows

    def _row(self, row: PlanRow) -> None:
        if not self._section:
            title = self._plan().get("plan", {}).get("title") or "Іс-шаралар"
            self._section = "1"
            self._declare("1", title)
            self._doubt(row.place, f"no section stands above; «{title}» is taken as section 1")
        version: Tree = {"act": self._act.number}
        for name in FIELDS:
            version[name] = self._cell(row, name)
        record: Tree = {"number": row.number, "section": self._section}
        if self._subsection:
            record["subsection"] = self._subsection
        record |= {
            "label": label(version["text"], row.number, self._labels(self._measures)),
            "draft": "true",
            "topics": [],
            "versions": [version],
        }
        self._measures.append(record)
        self._listed(row.number, row.place)

    def _cell(self, row: PlanRow, name: str) -> str:
        cell = row.cells[name]
        words = cell.text
        where = f"row {row.number}: {name}"
        if cell.remark:
            self._doubt(cell.place, f"{where}: {cell.remark}: «{words}»")
        if cell.torn:
            around, after = cell.torn
            self._torn.append({"row": row.number, "field": name, "after": after, "around": around})
        if not words:
            self._doubt(row.place, f"{where}: the cell is empty; «{EMPTY}» stands in for it")
            return EMPTY
        self._look_alikes(cell.place, where, words)
        if not reads(name, words):
            reading = f"reading: {{{name}: {TO_FILL_IN[name]}}}"
            self._doubt(cell.place, f"{where}: no rule reads «{words}»; write beside it {reading}")
        return words

    def _look_alikes(self, place: str, where: str, words: str) -> None:
        """What the file prints in letters of another alphabet; it stays, and is told."""
        for _, _, message in slips(words, frozenset()):
            self._doubt(place, f"{where}: the file prints it so: {message}")

    def _listed(self, number: str, place: str) -> None:
        """The row under the words above it: an instruction names its rows, a text has them."""
        if self._amends:
            items = [i for i in self._body if "instruction" in i]
            if any(number in item.get("rows", ()) for item in items):
                return
            if not items:
                self._doubt(place, f"row {number} stands below no instruction")
                return
            self._doubt(place, f"row {number} is not named by the instruction above it")
            items[-1].setdefault("rows", []).append(number)
            return
        if not self._body or "signature" in self._body[-1]:
            self._body.append({"text": self._sections[self._section]["title"]})
        self._body[-1].setdefault("rows", []).append(number)

    @staticmethod
    def _labels(records: Iterable[Tree]) -> list[str]:
        return [record["label"] for record in records if "label" in record]

    # Bodies and terms

    def _declared(self) -> Tree:
        taken: list[str] = []
        listed = {name for item in self._body for name in item.get("glossary", ())}
        made: dict[str, list[Tree]] = {"agencies": [], "terms": []}
        for key, found in (("agencies", self._names.bodies), ("terms", self._names.terms)):
            for abbreviation in found:
                name = self._names.full.get(abbreviation)
                if not name:
                    kind = "agency" if key == "agencies" else "term"
                    said = (
                        f"{kind} {abbreviation}: the act gives no full name; write it as its name"
                    )
                    self._doubt("1", said)
                taken.append(abbreviations.slug(abbreviation, taken))
                record = {
                    "abbreviation": abbreviation, "slug": taken[-1], "name": name or abbreviation,
                }  # fmt: skip
                if key == "agencies" and abbreviation in listed:
                    record["act"] = self._act.number
                if key == "agencies" and name and abbreviations.MANY.fullmatch(name):
                    record["many"] = "true"
                made[key].append(record)
        return {key: records for key, records in made.items() if records}


def label(text: str, number: str, taken: Collection[str] = ()) -> str:
    """A title proposed from the first words; with the number where another record has them."""
    made = _first_words(text, LABEL_LIMIT)
    if made.casefold() in {each.casefold() for each in taken}:
        made = f"{_first_words(text, LABEL_LIMIT - len(number) - 3)} ({number})"
    return made


def _first_words(text: str, most: int) -> str:
    words = text.split()
    while len(" ".join(words)) > most and len(words) > 1:
        words.pop()
    return " ".join(words)[:most].rstrip(' ,;:–-(«"')
