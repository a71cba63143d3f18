"""JSON-LD as others read it: out of built pages by lxml, into RDF by rdflib, never by the network.

rdflib would fetch the context of https://schema.org; in its place stands its one line that counts.
"""

import json
import warnings
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SDO

from plan_site.exports.jsonld import vocabulary
from plan_site.pages.site_views import Views
from plan_site.publication.edition import Publisher
from site_support import HOST, Built, Change, dataset, find, words

CONTEXT: Final = "https://schema.org"
LOCAL: Final = {"@vocab": "https://schema.org/"}

BLOCKS: Final = "//script[@type='application/ld+json']"
DEFINED: Final = {f"{SDO}{name}" for name in SDO.__annotations__}
"""Every class and property of schema.org that rdflib knows; none of those proposed for it."""

Document = dict[str, Any]


def scripts(made: Built, address: str) -> list[str]:
    """The text of every block of JSON-LD of a page, as the page has it."""
    return [str(found) for found in find(made.tree(address), f"{BLOCKS}/text()")]


def documents(made: Built) -> Iterator[tuple[str, Document]]:
    """Every page of the built site that has JSON-LD, and that."""
    for address in made.pages:
        for script in scripts(made, address):
            yield address, json.loads(script)


def graph(document: Document, address: str) -> Graph:
    assert document["@context"] == CONTEXT
    local = json.dumps({**document, "@context": LOCAL})
    with warnings.catch_warnings():
        # rdflib's own parser makes one; whatever else it warns of is an error.
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated", DeprecationWarning)
        return Graph().parse(data=local, format="json-ld", publicID=HOST + address)


def united(graphs: Mapping[str, Graph]) -> Graph:
    whole = Graph()
    for one in graphs.values():
        whole += one
    return whole


@cache
def told(*changes: Change) -> dict[str, Graph]:
    """What the pages of a dataset tell, page by page, without building them."""
    views = Views(dataset(*changes), words(), Publisher(), HOST)
    made = {}
    for view in views.all({}):
        if nodes := vocabulary.graph(views, view):
            made[view.address] = graph({"@context": CONTEXT, "@graph": nodes}, view.address)
    return made


@cache
def whole(*changes: Change) -> Graph:
    """All of it as one graph, as one who reads the whole site has it."""
    return united(told(*changes))


def at(address: str) -> URIRef:
    return URIRef(HOST + address)


def of_type(graph: Graph, name: str) -> set[Any]:
    return set(graph.subjects(RDF.type, SDO[name]))


def value(graph: Graph, subject: Any, name: str) -> str | None:
    """The one value of a property, or None; several are an error."""
    found = list(graph.objects(subject, SDO[name]))
    assert len(found) < 2, (subject, name, found)
    return str(found[0]) if found else None


def values(graph: Graph, subject: Any, name: str) -> set[str]:
    return {str(found) for found in graph.objects(subject, SDO[name])}
