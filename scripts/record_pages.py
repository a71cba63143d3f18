"""Pages of which there is one a record, against that record: measure, section, body, act …"""

import html
from collections.abc import Iterator
from typing import Any

from page_check import Check
from page_compared import classed, row_of, said, spaced
from plan_site.pages.information_requests import QUOTED
from plan_site.pages.long_list import in_parts
from published_plan import PAGE, Measure


def _record(check: Check) -> Measure:
    return check.plan.by_number[check.address.split("/")[1]]


def measure(check: Check) -> None:
    record = _record(check)
    now, own = record.now, record.record
    section = check.plan.sections[f"sections/{own['section']}/"]
    check.heading(record.title)
    check.titled(record.title)
    says = (record.title, now["deadline"], now["responsible"])
    described = check.metas.get("description") or ""
    check.holds("description", described, record.number, record.label, *says[1:])
    check.pictured(*says)
    check.named(check.address, record.label)
    check.named(check.address, record.number, "legislationIdentifier")
    subsections = {each["number"]: each["title"] for each in section["subsections"]}
    check.official(
        *record.cited(),
        *(now[name] for name in PAGE),
        section["title"],
        *([subsections[own["subsection"]]] if own["subsection"] else []),
        *record.changes(),
    )
    for name in PAGE[1:]:
        # The field that a link points to is the field that it says.
        words = [said(e) for e in classed(check.at(name), "official")]
        check.equals(name, words, [now[name].strip()])
    bodies = [spaced(e) for e in check.at("responsible").xpath(".//ol/li")]
    named = [f"{b} – {check.plan.names[b]}" for b in record.derived["responsible"]]
    check.equals("responsible, by name", bodies, [" ".join(each.split()) for each in named])
    check.holds("cite-official-text", said(check.at("cite-official-text")), f"«{now['text']}»")
    news = said(check.at("cite-news-text"))
    check.holds("cite-news-text", news, f"«{now['text']}»", f"«{record.label}»")
    code = html.unescape(said(check.at("embed-code")))
    check.holds("embed-code", code, f"/embed/{record.number}/", f'"{record.title}"')
    term = record.derived["funding"]["term"]
    if term:
        check.holds("funding", said(check.at("funding")), f"{term} – {check.plan.names[term]}")
    for frame in check.root.iter("iframe"):
        check.equal("iframe", frame.get("title") or "", record.title)
    marks = [e.get("data-version") or "" for e in check.root.iter("template")]
    prints = {version["fingerprint"] for version in own["versions"]}
    check.equals("fingerprints", sorted({*marks} - {""}), sorted(prints))
    chips = [said(a) for a in check.root.xpath("//*[@id='topics']/following-sibling::ul/li")]
    names = [check.plan.topics[f"topics/{slug}/"]["name"] for slug in own["ours"]["topics"]]
    check.equals("topics", chips, names)
    check.notes(note["text"] for note in own["ours"]["notes"])
    links = check.root.xpath("//*[@id='documents']/following-sibling::ul/li/a")
    documents = [f"{d['title']} {d['address']}" for d in own["documents"]]
    check.equals("documents", [f"{said(a)} {a.get('href')}" for a in links], documents)


def section(check: Check) -> None:
    section = check.plan.sections[check.address]
    measures = check.plan.grouped(section)
    check.heading(section["label"])
    check.titled(section["label"])
    check.named(check.address, section["title"])
    check.pictured(section["label"])
    check.official(section["title"], *(m.now["text"] for m in check.cards(measures)))
    used = {m.record["subsection"] for m in measures}
    for each in section["subsections"]:
        if each["number"] in used:
            heading = said(check.at(f"subsection-{each['number']}"))
            check.equal("subsection", heading, f"{each['number']}. {each['title']}")


def topic(check: Check) -> None:
    topic = check.plan.topics[check.address]
    measures = check.plan.of_topic(topic["slug"])
    check.heading(topic["name"])
    check.titled(topic["name"])
    check.named(check.address, topic["name"])
    check.pictured(topic["name"])
    check.holds("main", said(check.main), topic["belongs"])
    check.official(*(m.now["text"] for m in check.cards(measures) if not m.label_only))


def agency(check: Check) -> None:
    agency = check.plan.agencies[check.address]
    body = agency["abbreviation"]
    measures = check.plan.of_body(body)
    check.heading(f"{body} {agency['name']}")
    check.titled(body, agency["name"])
    check.pictured(body, agency["name"])
    for section in check.plan.tree["sections"]:
        if f"section-{section['number']}" in check.ids:
            heading = said(check.at(f"section-{section['number']}"))
            check.holds("h2", heading, section["label"])
    if not agency["many"]:
        check.named(check.address, agency["name"])
        check.named(check.address, body, "alternateName")
    check.official(*(m.now["text"] for m in check.cards(measures) if not m.label_only))
    held = [m for m in check.plan.measures if m.in_force]
    first = [m for m in held if m.derived["responsible"][0] == body]
    check.listed("first", first)
    check.listed("receives", [m for m in held if body in m.recipients])
    check.notes([agency["note"]])


def act(check: Check) -> None:
    act = check.plan.acts[check.address]
    touched = check.plan.touched_by(act["number"])
    # An act without words of its own is a list of rows, in parts where they are many.
    whole = touched if act["body"] or not in_parts(touched) else []
    check.titled(act["number"])
    check.named(check.address, act["title"])
    if act["body"]:
        check.official(*_body(check, act))
    else:
        title = [act["title"]] if act["number"] == check.plan.tree["plan"]["act"] else []
        rows = (cell for m, words in whole for cell in row_of(m, words))
        check.official(*title, *rows)
    for measure, words in whole:
        if words == measure.now:
            check.notes(note["text"] for note in measure.record["ours"]["notes"])
    for measure, words in touched:
        row = check.at(f"row-{measure.number}")
        if row.tag == "article":
            has = [said(e) for e in classed(row, "official")]
            check.equals(f"row {measure.number}", has, [*row_of(measure, words)])
    check.notes(act["notes"])


def _body(check: Check, act: Any) -> Iterator[str]:
    """An act's own words with its rows, as it prints them."""
    for item in act["body"]:
        yield item["official"]
        rows = [(check.plan.by_number[number]) for number in item["rows"]]
        if rows and rows[0].by_act(act["number"]):
            yield '"'
            for measure in rows:
                yield from row_of(measure, measure.by_act(act["number"]))
            yield '";'
        if item["glossary"]:
            lines = [f"{entry} – {check.plan.names[entry]}" for entry in item["glossary"]]
            yield " ".join(f'"{"; ".join(lines)}".'.split())


def embed(check: Check) -> None:
    record = _record(check)
    check.heading(record.label)
    check.titled(record.label)
    check.official(*([] if record.label_only else [record.now["text"]]))
    facts = [said(e) for e in check.root.iter("dd")]
    check.equals("facts", facts[:2], [record.now[f].strip() for f in ("deadline", "responsible")])
    check.equals("number", [said(e) for e in check.classed("number")], [record.number])


def request(check: Check) -> None:
    record = _record(check)
    now, names = record.now, check.plan.names
    check.heading(record.title)
    check.titled(record.title)
    check.pictured(record.title, now["deadline"], now["responsible"])
    letter = check.at("letter")
    lines = [said(p) for p in letter.iter("p")]
    check.official(*([] if record.label_only else [f"«{now['text']}»"]))
    whole = "\n".join(lines)
    check.holds("letter", whole, f"«{check.plan.tree['plan']['title']}»")
    check.holds("letter", whole, *(names[b].strip() for b in record.derived["responsible"]))
    if record.label_only:
        check.holds("letter", whole, f"«{record.label}»")
    facts = [line for line in lines if f": {now['responsible']}." in line]
    check.holds("letter", "\n".join(facts), f": {now['deadline']}.", f": {now['responsible']}.")
    questions = "\n".join(said(li) for li in check.at("questions").iter("li"))
    outcomes = (f"«{outcome['words']}»" for outcome in record.derived["completion"])
    check.holds("questions", questions, *outcomes)
    if record.derived["cost"]["kind"] != "no_figure":
        check.holds("questions", questions, f"«{now['cost']}»")
    if record.derived["funding"]["term"]:
        name = names[record.derived["funding"]["term"]]
        check.holds("questions", questions, f"«{now['funding']}»", name.strip())
    for body in record.recipients:
        if body in names:
            check.holds("questions", questions, names[body].strip())


def letter(check: Check) -> None:
    """The request to a body about all its measures."""
    body = check.plan.agencies[check.address.removesuffix("request/")]
    measures = check.plan.of_body(body["abbreviation"])
    check.heading(f"{body['abbreviation']} {body['name']}")
    check.titled(body["abbreviation"], body["name"])
    check.pictured(body["abbreviation"], body["name"])
    for link in check.main.iter("a"):
        if link.get("href") == "../":
            check.equal("link to the body", said(link), body["name"].strip())
    if not measures:
        return
    quoted = sum(len(m.now["text"]) for m in measures) <= QUOTED
    full = [m for m in measures if quoted and not m.label_only]
    check.official(*(f"«{m.now['text']}»" for m in full))
    whole = "\n".join(said(p) for p in check.at("letter").iter("p"))
    check.holds("letter", whole, body["name"].strip(), f"«{check.plan.tree['plan']['title']}»")
    rows = [said(li) for li in check.at("rows").iter("li")]
    if len(rows) != len(measures):
        check.faults.append(f"rows: {len(rows)} stand there, {len(measures)} by plan.json")
        return
    for row, measure in zip(rows, measures, strict=True):
        now, own = measure.now, [] if measure in full else [measure.label]
        facts = (f": {now[name]}." for name in ("completion", "deadline", "cost", "funding"))
        check.holds(f"row {measure.number}", row, f" {measure.number}-", *own, *facts)
