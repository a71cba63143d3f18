"""What an Akoma Ntoso document says of itself: names, dates, modifications, references, notes.

All of it is ours and marked so (`source="#editor"`); only the body holds words of the act.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Agency, Measure, Note, Term
from plan_site.exports.akn.names import (
    AUTHOR,
    COUNTRY,
    LANGUAGE,
    SUBTYPE,
    entry_id,
    expression,
    field_id,
    line_id,
    modification_ids,
    note_id,
    plan_part,
    row_id,
    thing,
    work,
)
from plan_site.language.values import UNITS, Effect, Instruction, Role
from plan_site.publication import urls
from plan_site.publication.edition import Edition

ROW: Final = "row"
CELLS: Final = {
    ROW: "field.number",
    "text": "field.measure",
    "completion": "field.completion",
    "deadline": "field.deadline",
    "responsible": "field.responsible",
    "cost": "field.cost",
    "funding": "field.funding",
}
"""The columns of the plan's table, in the order of the act's cells → what the site calls them."""

MODIFICATIONS: Final = {
    Effect.SUBSTITUTED: "substitution",
    Effect.INSERTED: "insertion",
    Effect.REPEALED: "repeal",
    Effect.WORDS_SUBSTITUTED: "substitution",
    Effect.WORDS_INSERTED: "insertion",
    Effect.WORDS_REPEALED: "repeal",
    Effect.RENUMBERED: "renumbering",
    Effect.RESTATED: "substitution",
    Effect.REVOKED: "repeal",
}


def meta(
    edition: Edition,
    act: Act,
    rows: Mapping[str, Measure],
    used: Iterable[Agency | Term],
    referred: Container[str],
) -> Element:
    """`rows` are the measures that the act words, by number; `used` what its cells name.

    `referred` are the units and the roles that its cells refer to.
    """
    made = Element("meta")
    made.append(_identification(act))
    lifecycle = SubElement(made, "lifecycle", source="#editor")
    _event(lifecycle, "event_signed", act.date.isoformat(), type="generation")
    if act.in_force:
        _event(lifecycle, "event_in_force", act.in_force.isoformat(), refersTo="#in_force")
    modifications = [*_modifications(edition, act)]
    if modifications:
        analysis = SubElement(made, "analysis", source="#editor")
        SubElement(analysis, "activeModifications").extend(modifications)
    if act.in_force:
        temporal = SubElement(made, "temporalData", source="#editor")
        group = SubElement(temporal, "temporalGroup", eId="period_in_force")
        SubElement(group, "timeInterval", start="#event_in_force", refersTo="#in_force")
    made.append(_references(edition, act, used, referred))
    made.append(_notes(edition, act, rows))
    return made


def _event(lifecycle: Element, name: str, day: str, **attributes: str) -> None:
    SubElement(lifecycle, "eventRef", attributes, eId=name, date=day, source="#self")


def _identification(act: Act) -> Element:
    made = Element("identification", source="#editor")
    day = act.date.isoformat()

    def level(name: str, uri: str, this: str, author: str) -> Element:
        element = SubElement(made, name)
        SubElement(element, "FRBRthis", value=this)
        SubElement(element, "FRBRuri", value=uri)
        if name == "FRBRWork":
            SubElement(element, "FRBRalias", name="title", value=act.official_title)
            SubElement(element, "FRBRalias", name="register", value=urls.register(act))
        # The file has no date of its own: the same dataset makes the same bytes on any day.
        SubElement(element, "FRBRdate", date=day, name="signature")
        SubElement(element, "FRBRauthor", href=author)
        return element

    of_work, of_expression = work(act), expression(act)
    element = level("FRBRWork", of_work, f"{of_work}/!main", f"#{AUTHOR}")
    SubElement(element, "FRBRcountry", value=COUNTRY)
    SubElement(element, "FRBRsubtype", value=SUBTYPE)
    SubElement(element, "FRBRnumber", value=act.number)
    SubElement(element, "FRBRprescriptive", value="true")
    element = level("FRBRExpression", of_expression, f"{of_expression}/!main", f"#{AUTHOR}")
    # Words of an official act, but in a copy that no official made.
    SubElement(element, "FRBRauthoritative", value="false")
    SubElement(element, "FRBRlanguage", language=LANGUAGE)
    element = level(
        "FRBRManifestation", f"{of_expression}.xml", f"{of_expression}/!main.xml", "#editor"
    )
    SubElement(element, "FRBRformat", value="application/akn+xml")
    return made


def _modifications(edition: Edition, act: Act) -> Iterator[Element]:
    """One for each row that the act touches, else one for each part of the plan."""
    plan = edition.plan
    approving = plan.act(plan.plan.act)
    ids = modification_ids(act)
    section = ""
    for place, item in enumerate(act.body):
        if item.heading_value:
            section = item.heading_value.section
        instruction = item.instruction_value
        if instruction is None:
            continue
        name = ids[place]
        if instruction.revokes(approving.number):
            yield _modification(act, name, instruction, f"{name}_act", work(approving), [])
            continue
        if instruction.act:
            continue
        if instruction.glossary:
            into = plan_part(approving, "abbreviations")
            news = [line_id(plan.agency(body)) for body in item.glossary]
            yield _modification(act, name, instruction, f"{name}_lines", into, news)
            continue
        new = instruction.gives_rows and instruction.effect is Effect.INSERTED
        for number in item.records:
            part = _place(section, instruction) if new else row_id(number)
            news = [row_id(number)] if instruction.gives_rows else []
            into = plan_part(approving, part)
            yield _modification(act, name, instruction, f"{name}_{row_id(number)}", into, news)
        if not item.rows:
            part = _place(section, instruction)
            into = plan_part(approving, part) if part else f"{work(approving)}/!plan"
            yield _modification(act, name, instruction, f"{name}_part", into, [])


def _place(section: str, instruction: Instruction) -> str:
    """What is changed or put into: the subsection named, or else the section; "" for the plan."""
    if instruction.subsection:
        return f"subsec_{instruction.subsection}"
    section = instruction.section or section
    whole = instruction.everywhere or instruction.plan
    return f"sec_{section}" if section and not whole else ""


def _modification(
    act: Act, source: str, instruction: Instruction, name: str, into: str, news: Iterable[str]
) -> Element:
    made = Element("textualMod", type=MODIFICATIONS[instruction.effect], eId=name)
    SubElement(made, "source", href=f"#{source}")
    destination = SubElement(made, "destination", href=into)
    if instruction.effect is Effect.INSERTED:
        destination.set("pos", "inside")
    if act.in_force:
        SubElement(made, "force", period="#period_in_force")
    for new in news:
        SubElement(made, "new", href=f"#{new}")
    return made


def _references(
    edition: Edition, act: Act, used: Iterable[Agency | Term], referred: Container[str]
) -> Element:
    """Every thing that the document refers to, with the name by which the site calls it."""
    plan, w = edition.plan, edition.words
    made = Element("references", source="#editor")

    def add(kind: str, name: str, href: str, shown: str, **attributes: str) -> None:
        SubElement(made, kind, attributes, eId=name, href=href, showAs=shown)

    add("original", "self", expression(act), w.get("act.number", act=act.number))
    approving = plan.act(plan.plan.act)
    add("activeRef", "approving", work(approving), w.get("act.number", act=approving.number))
    government = w.get("recipient.government")
    add("TLCOrganization", AUTHOR, thing("organization", AUTHOR), government)
    for entry in used:
        name, shown = entry_id(entry), entry.name
        kind, href = "TLCOrganization", thing("organization", entry.slug)
        if isinstance(entry, Term):
            kind, href = "TLCTerm", thing("term", entry.slug)
        elif entry.many:  # a name for many bodies, which are no one organisation
            kind, href = "TLCConcept", thing("concept", entry.slug)
        add(kind, name, href, shown, shortForm=entry.abbreviation)
    for field, key in CELLS.items():
        add("TLCConcept", field_id(field), thing("concept", field), w.get(key))
    if act.in_force:
        add("TLCConcept", "in_force", thing("concept", "in_force"), w.get("act.in_force"))
    for unit in UNITS:
        if f"unit_{unit}" in referred:
            add("TLCConcept", f"unit_{unit}", thing("concept", unit), w.get(f"unit.{unit}"))
    for role in Role:
        if f"role_{role}" in referred:
            add("TLCRole", f"role_{role}", thing("role", role), w.get(f"role.{role}"))
    editor = f"{w.get('social.name')}. {w.get('social.unofficial')}"
    add("TLCRole", "editor", thing("role", "editor"), editor)
    return made


def _notes(edition: Edition, act: Act, rows: Mapping[str, Measure]) -> Element:
    """Ours, to the reader: what this copy is, its licence, and what is odd in the act's words."""
    w = edition.words
    made = Element("notes", source="#editor")

    def add(name: str, text: str) -> None:
        SubElement(SubElement(made, "note", eId=name), "p").text = text

    add("note_unofficial", w.get("akoma_ntoso.unofficial"))
    add("note_licence", w.get("footer.licence"))
    for index, text in enumerate(act.notes, start=1):
        add(f"note_act_{index}", text)
    for measure in rows.values():
        for index, note in noted(act, measure):
            add(note_id(measure, index), note.text)
    return made


def noted(act: Act, measure: Measure) -> Iterator[tuple[int, Note]]:
    """The notes on a measure, with their numbers, where they are on this act's wording."""
    if measure.current.act == act.number:
        yield from enumerate(measure.notes, start=1)
