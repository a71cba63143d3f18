"""Pages of which there is one alone, against all of plan.json: the lists and what leads to them."""

from typing import Any

from page_check import Check
from page_compared import classed, said, spaced
from plan_site.pages.long_list import in_parts, is_long
from published_plan import Measure


def home(check: Check) -> None:
    plan = check.plan
    check.holds("main", said(check.main), f"«{plan.tree['plan']['title']}»")
    check.named("#plan", plan.tree["plan"]["title"])
    says = {f"{e['abbreviation']} {' '.join(e['name'].split())}" for e in plan.tree["agencies"]}
    links = [a for ul in check.classed("bodies") for a in ul.iter("a")]
    has = [f"{spaced(a[0])} {spaced(a[1])}" for a in links if len(a) > 1]
    check.equals("bodies", sorted(has), sorted(says))
    doors = [said(e) for e in check.classed("doors__name")]
    for section in plan.tree["sections"]:
        check.holds("sections", "\n".join(doors), section["label"])


def measures(check: Check) -> None:
    _filters(check)
    labels = [s["label"] for s in check.plan.tree["sections"]]
    if is_long(check.plan.measures):
        links = "\n".join(said(a) for a in check.main.xpath("./ul/li/a"))
        check.holds("sections", links, *labels)
        return  # its rows are data: published_sums.long_list
    rows = [row for row in check.root.iter("tr") if row.get("data-number")]
    order = [m for s in check.plan.tree["sections"] for m in check.plan.of_section(s["number"])]
    check.rows("measures", rows, order, {3: "deadline", 4: "responsible"})
    check.holds("sections", "\n".join(said(e) for e in check.classed("list__group")), *labels)


def _filters(check: Check) -> None:
    names = {
        "section": {s["number"]: s["label"] for s in check.plan.tree["sections"]},
        "topic": {t["slug"]: t["name"] for t in check.plan.tree["topics"]},
        "agency": {a["slug"]: a["abbreviation"] for a in check.plan.tree["agencies"]},
    }
    for choice in check.root.iter("input"):
        name = names.get(choice.get("name") or "", {}).get(choice.get("value") or "")
        if name is not None:
            check.holds("filter", choice.get("data-name") or "", name)
            check.holds("filter", said(choice.getparent()), name.strip())


def sections(check: Check) -> None:
    sections = check.plan.tree["sections"]
    check.official(*(section["title"] for section in sections))
    for section in sections:
        check.holds("label", said(check.at(f"section-{section['number']}")), section["label"])
        check.listed(f"section-{section['number']}", check.plan.of_section(section["number"]))


def topics(check: Check) -> None:
    panels = [spaced(panel) for panel in check.classed("panel")]
    topics = check.plan.tree["topics"]
    if len(panels) != len(topics):
        check.faults.append(f"topics: {len(panels)} stand there, {len(topics)} by plan.json")
        return
    for panel, topic in zip(panels, topics, strict=True):
        check.holds(
            topic["slug"], panel, *(" ".join(topic[k].split()) for k in ("name", "belongs"))
        )


def agencies(check: Check) -> None:
    shorts = [said(e) for e in check.classed("matrix__short")]
    names = [said(e) for e in check.classed("matrix__name")]
    has = [f"{a} {b}" for a, b in zip(shorts, names, strict=False)]
    says = [f"{e['abbreviation']} {e['name'].strip()}" for e in check.plan.tree["agencies"]]
    check.equals("bodies", sorted(has), sorted(says))
    for row in check.root.xpath("//tbody/tr"):
        body = said(classed(row, "matrix__short")[0]) if classed(row, "matrix__short") else ""
        own = check.plan.of_body(body)
        counts = [len([m for m in own if m.record["section"] == s["number"]])
                  for s in check.plan.tree["sections"]]  # fmt: skip
        shown = [said(cell) for cell in row.iter("td")]
        check.equals(f"{body}, counts", shown, [*map(str, counts), str(len(own))])


def deadlines(check: Check) -> None:
    due: dict[str, list[Measure]] = {}
    for measure in check.plan.measures:
        for month in measure.record["due"]:
            due.setdefault(month, []).append(measure)
    months = sorted(name for name in check.ids if name.startswith("due-"))
    check.equals("months", months, sorted(f"due-{month}" for month in due))
    for month, measures in sorted(due.items()):
        if f"due-{month}" in check.ids:
            if in_parts(measures):
                check.listed(f"due-{month}", measures)
                continue
            rows = check.ids[f"due-{month}"].xpath("..//tbody/tr")
            check.rows(month, rows, measures, {2: "completion", 4: "responsible", 5: "deadline"})


def funding(check: Check) -> None:
    held = [m for m in check.plan.measures if m.in_force]
    kinds = {
        kind: [m for m in held if m.derived["cost"]["kind"] == kind]
        for kind in ("amounts", "no_figure", "not_required")
    }
    if not in_parts(kinds["no_figure"]):
        check.official(*(m.now["funding"] for m in kinds["no_figure"]))
    check.listed("no-figure", kinds["no_figure"])
    check.listed("not-required", kinds["not_required"])
    body = check.at("amounts").xpath("..//tbody/tr")
    names = [spaced(row[0]) for row in body if len(row)]
    says = [" ".join(f"{m.number} {m.label}".split()) for m in kinds["amounts"]]
    check.equals("sums, measures", names, says)
    if names == says:
        for row, measure in zip(body, kinds["amounts"], strict=True):
            _sums(check, row, measure)
    heads = "\n".join(said(row[0]) for row in check.at("by-section").xpath("..//tbody/tr"))
    check.holds("by section", heads, *(s["label"] for s in check.plan.tree["sections"]))
    heads = "\n".join(said(row[0]) for row in check.at("by-source").xpath("..//tbody/tr"))
    terms = {m.derived["funding"]["term"] for m in held} - {None}
    check.holds("by source", heads, *(f"{t} – {check.plan.names[t]}" for t in sorted(terms)))


def _sums(check: Check, row: Any, measure: Measure) -> None:
    """Each year's sum, digit for digit; how digits are grouped is ours."""
    shown = {cell.get("data-label"): "".join(said(cell).split()) for cell in row.iter("td")}
    for amount in measure.derived["cost"]["amounts"]:
        says = amount["million_tenge"].replace(".", ",")
        has = shown.get(str(amount["year"]), "")
        digits = has[: len(has) - len(has.lstrip("0123456789,"))]
        check.equal(f"sum of {measure.number} in {amount['year']}", digits, says)


def glossary(check: Check) -> None:
    panels = [panel for dl in check.classed("glossary") for panel in dl]
    has = [
        said(e) for panel in panels for e in [*panel.iter("dt"), *classed(panel, "glossary__name")]
    ]
    pairs = [f"{a} – {b}" for a, b in zip(has[::2], has[1::2], strict=False)]
    says = [f"{short} – {name.strip()}" for short, name in check.plan.names.items()]
    check.equals("names", sorted(pairs), sorted(says))
    check.notes(agency["note"] for agency in check.plan.tree["agencies"])


def corrections(check: Check) -> None:
    texts = (each["text"] for each in check.plan.tree["corrections"])
    check.holds("corrections", said(check.main), *texts)
