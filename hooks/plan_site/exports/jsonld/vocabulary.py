"""What machines read of a page: schema.org, as the plain values of JSON-LD nodes.

A node's @id is the address of the page that tells of the thing, or of a place on it, the same in
each edition; what another page tells is named by its @id and not told again. Vocabulary: https://schema.org/.
"""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import urlsplit

from markupsafe import Markup

from plan_site.dataset.plan import Agency, Measure, Term, Topic
from plan_site.language.alphabet import alphabet_key
from plan_site.publication import urls
from plan_site.publication.edition import Edition, Node, Nodes, View

PLAN: Final = f"{urls.HOME}#plan"
LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"

MEDIA_TYPES: Final = {
    ".bib": "application/x-bibtex",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".json": "application/json",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
    ".zip": "application/zip",
    "": "text/plain",
}
"""Suffix → media type, as IANA registers them but for BibTeX's, which it does not know."""

AKOMA_NTOSO: Final = ".akn.xml"
CSL: Final = ".csl.json"


def graph(edition: Edition, view: View[Any]) -> Nodes:
    """A page's nodes: its own, and the way to it; none where the site's address is not known.

    An @id must be absolute, just as a card's address.
    """
    if not urlsplit(edition.url).netloc or view.address == urls.NOT_FOUND:
        return ()
    return (*view.linked, breadcrumbs(edition, view)) if view.crumbs else view.linked


def ref(edition: Edition, address: str) -> Node:
    """What the page at the address tells of."""
    return {"@id": edition.url + address}


def node(edition: Edition, kind: str, address: str, **properties: Any) -> Node:
    """A node of the thing of which the page at the address tells."""
    url = edition.absolute(address)
    return {"@type": kind, **ref(edition, address), "url": url, **properties}


def one_or_all(nodes: Sequence[Node]) -> Node | list[Node]:
    """JSON-LD does not tell a value from a list of that value; the shorter is kept."""
    return nodes[0] if len(nodes) == 1 else list(nodes)


def breadcrumbs(edition: Edition, view: View[Any]) -> Node:
    """The way to the page as readers see it, with the page itself at its end."""
    way = [*((crumb.title, crumb.address) for crumb in view.crumbs), (view.title, view.address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": edition.absolute(address)}
            for at, (name, address) in enumerate(way, start=1)
        ],
    }


def website(edition: Edition) -> Node:
    """The site. It has no SearchAction: its search has no address."""
    return node(
        edition,
        "WebSite",
        urls.HOME,
        name=edition.words.get("social.name"),
        inLanguage=edition.words.language,
        about=ref(edition, PLAN),
        **publisher(edition),
    )


def publisher(edition: Edition, does: str = "publisher") -> Node:
    """Who publishes the site and made the dataset, if anybody is named; whether a person or an
    organisation is not known."""
    known = {"name": edition.publisher.name, "email": edition.publisher.email}
    return {does: {k: v for k, v in known.items() if v}} if edition.publisher.name else {}


def topic(edition: Edition, topic: Topic, measures: Sequence[Measure]) -> Nodes:
    """A topic is ours: a collection of measures and no part of the plan."""
    listed = {
        "@type": "ItemList",
        "numberOfItems": len(measures),
        "itemListElement": [
            {"@type": "ListItem", "position": at, "url": edition.absolute(urls.measure(measure))}
            for at, measure in enumerate(measures, start=1)
        ],
    }
    about = {"name": topic.name, "inLanguage": edition.words.language, "mainEntity": listed}
    return (node(edition, "CollectionPage", urls.topic(topic), **about),)


def term(edition: Edition, entry: Agency | Term) -> Node:
    """An abbreviation; its description says where its full name is from."""
    w, said = edition.words, edition.acts_without(entry)
    act, document, note = (
        (entry.act, entry.document, entry.note) if isinstance(entry, Agency) else (None,) * 3
    )
    if act:
        source = w.get("agency.name.act", act=act)
    elif document:
        url = urls.register_document(document)
        source = (
            w.get("agency.name.document", acts=said, document=document, url=url)
            if said
            else w.get("agency.name.document.only", document=document, url=url)
        )
    elif said:
        source = w.get("agency.name.general", acts=said)
    else:
        source = w.get("agency.name.general.only")
    described = filter(None, [str(Markup(source).striptags()), note])
    return node(
        edition,
        "DefinedTerm",
        urls.glossary_entry(entry),
        name=entry.name,
        termCode=entry.abbreviation,
        description=" ".join(described),
    )


def glossary(edition: Edition) -> Nodes:
    entries = sorted(
        edition.plan.abbreviations.values(), key=lambda e: alphabet_key(e.abbreviation)
    )
    return (
        node(
            edition,
            "DefinedTermSet",
            urls.GLOSSARY,
            name=edition.words.get("glossary.title"),
            inLanguage=edition.words.language,
            hasDefinedTerm=[term(edition, entry) for entry in entries],
        ),
    )


def dataset(edition: Edition, files: Iterable[str]) -> Nodes:
    """The dataset, and what it can be had as: `files` are the addresses of the downloads.

    Those below `data/` count, but for the files of single measures: in a plan of thousands they
    would be most of the page.
    """
    plan, w = edition.plan, edition.words
    single = f"{urls.DATA}measures/"
    return (
        node(
            edition,
            "Dataset",
            urls.DATA,
            name=w.get("linked.dataset", title=plan.plan.title),
            description=w.get("linked.dataset.description", scope=edition.scope(plan.measures)),
            inLanguage=w.language,
            license=LICENCE,
            isAccessibleForFree=True,
            temporalCoverage=f"{plan.plan.first_year}/{plan.plan.last_year}",
            about=ref(edition, PLAN),
            isBasedOn=[ref(edition, urls.act(act)) for act in plan.acts],
            identifier=edition.absolute(urls.DATA),
            version=edition.updated.isoformat(),
            dateModified=edition.plan.as_of.isoformat(),
            **publisher(edition),
            **publisher(edition, "creator"),
            distribution=[
                {
                    "@type": "DataDownload",
                    "name": PurePosixPath(file).name,
                    "contentUrl": edition.absolute(file),
                    "encodingFormat": media_type(file),
                }
                for file in sorted(files)
                if file.startswith(urls.DATA) and not file.startswith(single)
            ],
        ),
    )


def media_type(address: str) -> str:
    """The media type of a download by its suffix; KeyError for one that is not declared."""
    if address.endswith(AKOMA_NTOSO):
        return "application/akn+xml"
    if address.endswith(CSL):
        return "application/vnd.citationstyles.csl+json"
    return MEDIA_TYPES[PurePosixPath(address).suffix]
