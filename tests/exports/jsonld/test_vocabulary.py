"""What machines read of the pages: schema.org in the HTML that is really built."""

import gzip
import json
import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SDO

import site_support
from linked_pages import (
    BLOCKS,
    DEFINED,
    documents,
    graph,
    of_type,
    scripts,
    told,
    united,
    value,
    values,
    whole,
)
from plan_site.exports.jsonld import vocabulary
from plan_site.pages.site_views import Views
from plan_site.publication.edition import Edition, Publisher
from site_support import (
    EVIL,
    HOST,
    READ_PAGES,
    built,
    by_class,
    dataset,
    find,
    site,
    text,
    with_100,
    with_748,
    with_html,
    words,
)

BUDGET = 450
"""Bytes, gzip, that JSON-LD may cost the page of a measure."""


@cache
def graphs() -> dict[str, Graph]:
    return {address: graph(document, address) for address, document in documents(built())}


def types(address: str) -> set[str]:
    return {str(kind).removeprefix(str(SDO)) for kind in graphs()[address].objects(None, RDF.type)}


def frame(url: str = HOST, publisher: Publisher | None = None) -> Edition:
    return Edition(dataset(), words(), publisher or Publisher(), url)


# In the page --------------------------------------------------------------------------------------


def test_every_page_with_a_way_to_it_has_one_block_in_its_head_and_so_has_home() -> None:
    made = built()
    expected = {
        address
        for address in made.pages
        if address != "404.html" and by_class(made.tree(address), "crumbs", "nav")
    } | {""}
    assert {address for address, _ in documents(made)} >= expected
    assert len(expected) > 40
    for address in made.pages:
        blocks = find(made.tree(address), BLOCKS)
        in_head = find(made.tree(address), "//head" + BLOCKS.removeprefix("/"))
        assert len(blocks) == len(in_head) <= 1, address
    assert scripts(made, "404.html") == []


def test_rdflib_reads_every_page_without_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        read = {a: len(graph(document, a)) for a, document in documents(built())}
    assert [record.getMessage() for record in caplog.records] == []
    assert len(read) > 40
    assert all(triples > 3 for triples in read.values())


def undefined(graphs: dict[str, Graph]) -> Iterator[str]:
    """Every class and property that schema.org, as rdflib knows it, has not defined."""
    for address, one in graphs.items():
        for _, predicate, thing in one:
            if predicate == RDF.type:
                if str(thing) not in DEFINED:
                    yield f"{address}: class {thing}"
            elif str(predicate) not in DEFINED:
                yield f"{address}: property {predicate}"


def test_every_class_and_property_is_defined_by_schema_org() -> None:
    assert list(undefined(graphs())) == []
    assert list(undefined(told(with_748, with_100))) == []


def test_a_class_or_property_that_is_not_defined_would_be_seen() -> None:
    document = {
        "@context": "https://schema.org",
        "@graph": [{"@type": "Measure", "@id": HOST, "label": "x", "name": "y"}],
    }
    assert sorted(undefined({"x/": graph(document, "x/")})) == [
        "x/: class https://schema.org/Measure",
        "x/: property https://schema.org/label",
    ]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", {"WebSite", "Legislation", "GovernmentOrganization"}),
        ("measures/44/", {"Legislation"}),
        ("sections/2/", {"Legislation"}),
        ("agencies/dsm/", {"GovernmentOrganization"}),
        ("agencies/jao/", {"DefinedTerm"}),
        ("topics/suicide-prevention/", {"CollectionPage", "ItemList"}),
        ("acts/392/", {"Legislation", "GovernmentOrganization"}),
        ("acts/748/", {"Legislation", "GovernmentOrganization"}),
        ("glossary/", {"DefinedTermSet", "DefinedTerm"}),
        ("data/", {"Dataset", "DataDownload"}),
        ("about/", set()),
    ],
)
def test_each_kind_of_page_tells_its_own(address: str, expected: set[str]) -> None:
    way = {"BreadcrumbList", "ListItem"} if address else set()
    assert types(address) == expected | way


def test_the_kinds_of_page_are_all_there() -> None:
    assert set(READ_PAGES) - {"no-such-page/"} <= set(graphs())


# What it names ------------------------------------------------------------------------------------


def unresolved(graphs: dict[str, Graph]) -> Iterator[str]:
    """Every @id of the site's own that the page which it names does not tell of."""
    for address, one in graphs.items():
        for node in {*one.subjects(), *one.objects()}:
            if not isinstance(node, URIRef) or not str(node).startswith(HOST):
                continue
            page = urldefrag(str(node)).url.removeprefix(HOST)
            if page not in graphs:
                yield f"{address}: {node}: no page"
            elif (node, RDF.type, None) not in graphs[page]:
                yield f"{address}: {node}: not told on its page"


def test_every_id_leads_to_a_page_that_tells_of_it() -> None:
    assert list(unresolved(graphs())) == []
    assert list(unresolved(told(with_748, with_100))) == []


def test_an_id_that_leads_nowhere_would_be_seen() -> None:
    broken = {a: g for a, g in graphs().items() if a != "agencies/om/"}
    assert any("agencies/om/: no page" in line for line in unresolved(broken))
    told_less = {**graphs(), "sections/3/": Graph()}
    assert any("sections/3/: not told" in line for line in unresolved(told_less))


def test_every_address_in_a_value_leads_to_a_page_or_a_file() -> None:
    made = built()
    ids: dict[str, set[str]] = {
        address: set(find(made.tree(address), "//@id")) for address in made.pages
    }
    seen = 0
    for one in graphs().values():
        for found in one.objects():
            if isinstance(found, Literal) and str(found).startswith(HOST):
                path, fragment = urldefrag(str(found).removeprefix(HOST))
                assert path in made.pages or (made.folder / path).is_file(), found
                assert not fragment or fragment in ids[path], found
                seen += 1
    assert seen > 200


def test_no_page_tells_of_a_thing_otherwise_than_its_own_page_does() -> None:
    single = ("name", "legislationIdentifier", "legislationDate", "termCode", "alternateName")
    together = united(graphs())
    for node in set(together.subjects()):
        for name in single:
            assert len(values(together, node, name)) <= 1, (node, name)


# The way to a page --------------------------------------------------------------------------------


def trail(document: dict[str, Any]) -> list[tuple[str, str]]:
    [found] = [node for node in document["@graph"] if node["@type"] == "BreadcrumbList"]
    items = found["itemListElement"]
    assert [item["position"] for item in items] == [*range(1, len(items) + 1)]
    assert {item["@type"] for item in items} == {"ListItem"}
    return [(item["name"], item["item"]) for item in items]


def test_the_way_is_the_one_that_readers_see_with_the_page_at_its_end() -> None:
    made = built()
    checked = 0
    for address, document in documents(made):
        tree = made.tree(address)
        seen = [
            (text(link), str(link.get("href")))
            for nav in by_class(tree, "crumbs", "nav")
            for link in find(nav, ".//a")
        ]
        if not seen:
            continue
        way = trail(document)
        title = text(find(tree, "//head/title")[0]).removesuffix(" – Ашық жоспар")
        assert [name for name, _ in way] == [*(name for name, _ in seen), title], address
        here = str(find(tree, "//link[@rel='canonical']/@href")[0])
        assert [urljoin(here, link) for _, link in seen] == [u for _, u in way[:-1]]
        assert way[-1][1] == here
        checked += 1
    assert checked > 40


# What is told -------------------------------------------------------------------------------------


def test_the_organisations_are_the_datasets_and_the_government() -> None:
    together = united(graphs())
    told_of = {
        (value(together, node, "name"), value(together, node, "alternateName"))
        for node in of_type(together, "GovernmentOrganization")
    }
    bodies = {(a.name, a.abbreviation) for a in dataset().plan.agencies if not a.many}
    assert told_of == bodies | {("Қазақстан Республикасының Үкіметі", None)}
    assert len(bodies) == 10


def test_a_name_for_many_bodies_is_a_term_and_no_organisation() -> None:
    together = united(graphs())
    [many] = [a for a in dataset().plan.agencies if a.many]
    node = URIRef(f"{HOST}glossary/#{many.slug}")
    assert set(together.objects(node, RDF.type)) == {SDO.DefinedTerm}
    assert str(many.note) in str(value(together, node, "description"))


def test_the_glossarys_terms_are_the_datasets() -> None:
    page = graphs()["glossary/"]
    [glossary] = of_type(page, "DefinedTermSet")
    entries = dataset().plan.abbreviations.values()
    told_of = {
        (value(page, term, "termCode"), value(page, term, "name"), value(page, term, "url"))
        for term in page.objects(glossary, SDO.hasDefinedTerm)
    }
    assert told_of == {(e.abbreviation, e.name, f"{HOST}glossary/#{e.slug}") for e in entries}
    for term in of_type(page, "DefinedTerm"):
        described = value(page, term, "description")
        assert described
        assert "<" not in described


def test_a_topic_lists_its_measures_in_order() -> None:
    for topic in dataset().plan.topics:
        page = graphs()[f"topics/{topic.slug}/"]
        [listed] = of_type(page, "ItemList")
        items = {
            int(str(value(page, item, "position"))): value(page, item, "url")
            for item in page.objects(listed, SDO.itemListElement)
        }
        numbers = [m.number for m in dataset().plan.measures if topic.slug in m.topics]
        assert [items[i] for i in sorted(items)] == [f"{HOST}measures/{n}/" for n in numbers]
        assert value(page, listed, "numberOfItems") == str(len(numbers))


def test_the_dataset_is_to_be_had_as_every_file_that_holds_it() -> None:
    made, page = built(), graphs()["data/"]
    [node] = of_type(page, "Dataset")
    files = {
        f"{HOST}{path}"
        for file in (made.folder / "data").rglob("*")
        if file.is_file() and file.name != "index.html"
        for path in [file.relative_to(made.folder).as_posix()]
        if not path.startswith("data/measures/")
    }
    downloads = set(page.objects(node, SDO.distribution))
    assert {value(page, d, "contentUrl") for d in downloads} == files
    assert f"{HOST}data/plan.yaml" in files
    assert all(value(page, d, "encodingFormat") for d in downloads)
    assert value(page, node, "license") == "https://creativecommons.org/licenses/by/4.0/"
    assert value(page, node, "temporalCoverage") == "2023/2025"
    assert value(page, node, "identifier") == f"{HOST}data/"
    assert value(page, node, "version") == "2025-05-30"
    assert value(page, node, "dateModified") == dataset().plan.as_of.isoformat()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("data/plan.yaml", "application/yaml"),
        ("data/act-392.akn.xml", "application/akn+xml"),
        ("data/measures.csv", "text/csv"),
        ("data/SHA256SUMS", "text/plain"),
        ("data/plan.schema.json", "application/json"),
        ("data/measures/6.csl.json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_a_download_has_the_media_type_of_its_suffix(address: str, expected: str) -> None:
    assert vocabulary.media_type(address) == expected


def test_a_suffix_that_nobody_declared_is_an_error() -> None:
    with pytest.raises(KeyError):
        vocabulary.media_type("data/plan.exe")


def test_files_of_single_measures_and_files_elsewhere_are_no_distributions() -> None:
    files = ["data/b.csv", "data/a.csv", "data/measures/6.json", "cards/site.png", "a.css"]
    [node] = vocabulary.dataset(frame(), files)
    named = [download["name"] for download in node["distribution"]]
    assert named == ["a.csv", "b.csv"]


def test_who_publishes_is_told_only_where_it_is_known() -> None:
    known = frame(publisher=Publisher(name="Сынақ", email="a@example.kz"))
    assert vocabulary.publisher(frame()) == {}
    assert vocabulary.publisher(known) == {"publisher": {"name": "Сынақ", "email": "a@example.kz"}}
    [node] = vocabulary.dataset(known, [])
    assert node["creator"] == node["publisher"] == {"name": "Сынақ", "email": "a@example.kz"}
    assert values(whole(), URIRef(f"{HOST}data/"), "publisher") == set()
    assert list(whole().triples((None, SDO.creator, None))) == []


def test_the_site_promises_no_search_at_an_address() -> None:
    assert of_type(united(graphs()), "SearchAction") == set()


# Safe, light, the same ----------------------------------------------------------------------------


def test_no_measure_is_told_by_its_wording_but_by_its_label() -> None:
    everything = "\n".join(s for address in built().pages for s in scripts(built(), address))
    for measure in dataset().plan.measures:
        assert json.dumps(measure.label, ensure_ascii=False) in everything
        for version in measure.versions:
            assert version.text[:40] not in everything, measure.number
    [kept_off] = [m for m in dataset().plan.measures if m.label_only]
    for means in ("шатырға", "дәрілік", "қол жұмсау құрал"):
        assert means in kept_off.current.text
        assert means not in everything


def test_words_that_look_like_html_stay_data() -> None:
    made = built(with_html)
    assert made.code == 0, made.output
    for address in ("agencies/dsm/", "measures/6/", "topics/media/", "glossary/"):
        [script] = scripts(made, address)
        assert not set("<>&'") & set(script), address
        assert json.loads(script)["@context"] == "https://schema.org"
    [script] = scripts(made, "agencies/dsm/")
    assert EVIL in json.loads(script)["@graph"][0]["name"]
    assert "\\u003c/script\\u003e" in script


def test_it_costs_the_page_of_a_measure_little() -> None:
    made = built()
    for measure in dataset().plan.measures:
        page = made.pages[f"measures/{measure.number}/"].read_text(encoding="utf-8")
        block = '<script type="application/ld+json">'
        without, found = re.subn(rf"\n{re.escape(block)}.*?</script>", "", page)
        assert found == 1
        cost = len(gzip.compress(page.encode(), 9)) - len(gzip.compress(without.encode(), 9))
        assert 0 < cost <= BUDGET, measure.number


def test_without_the_sites_address_nothing_is_told() -> None:
    assert {page.linked for page in site().pages.values()} == {()}
    view = next(iter(site_support.views().all({})))
    assert vocabulary.graph(frame("/plan/"), view) == ()
    assert vocabulary.graph(frame(), view) != ()


def test_two_readings_of_a_dataset_tell_the_same() -> None:
    def told_once() -> str:
        views = Views(dataset(), words(), Publisher(), HOST)
        return json.dumps([vocabulary.graph(views, view) for view in views.all({})])

    assert told_once() == told_once()
