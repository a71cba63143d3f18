"""What machines read of a page: schema.org, as the plain values of JSON-LD nodes.

A node's @id is the address of the page that tells of the thing, or of a place on it; what another
page tells is named by its @id and not told again. Vocabulary: https://schema.org/.
"""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import urlsplit

from markupsafe import Markup

from plan_site.dataset.plan import Agency, Measure, Term, Topic
from plan_site.language.alphabet import alphabet_key
from plan_site.publication import urls
from plan_site.publication.context import Frame, Node, Nodes, View

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


def graph(frame: Frame, view: View) -> Nodes:
    """A page's nodes: its own, and the way to it; none where the site's address is not known.

    An @id must be absolute, just as a card's address.
    """
    if not urlsplit(frame.url).netloc or view.address == urls.NOT_FOUND:
        return ()
    return (*view.linked, breadcrumbs(frame, view)) if view.crumbs else view.linked


def ref(frame: Frame, address: str) -> Node:
    """What the page at the address tells of."""
    return {"@id": frame.written(address)}


def told(frame: Frame, kind: str, address: str, **properties: Any) -> Node:
    """A node of the thing of which the page at the address tells."""
    written = frame.written(address)
    return {"@type": kind, "@id": written, "url": written, **properties}


def one_or_all(nodes: Sequence[Node]) -> Node | list[Node]:
    """JSON-LD does not tell a value from a list of that value; the shorter is kept."""
    return nodes[0] if len(nodes) == 1 else list(nodes)


def breadcrumbs(frame: Frame, view: View) -> Node:
    """The way to the page as readers see it, with the page itself at its end."""
    way = [*((crumb.title, crumb.address) for crumb in view.crumbs), (view.title, view.address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": frame.written(address)}
            for at, (name, address) in enumerate(way, start=1)
        ],
    }


def website(frame: Frame) -> Node:
    """The site. It has no SearchAction: its search has no address."""
    return told(
        frame,
        "WebSite",
        urls.HOME,
        name=frame.words.get("social.name"),
        inLanguage=frame.words.language,
        about=ref(frame, PLAN),
        **publisher(frame),
    )


def publisher(frame: Frame) -> Node:
    """Who publishes, if anybody is named; whether a person or an organisation is not known."""
    known = {"name": frame.publisher.name, "email": frame.publisher.email}
    return {"publisher": {k: v for k, v in known.items() if v}} if frame.publisher.name else {}


def topic(frame: Frame, topic: Topic, measures: Sequence[Measure]) -> Nodes:
    """A topic is ours: a collection of measures and no part of the plan."""
    listed = {
        "@type": "ItemList",
        "numberOfItems": len(measures),
        "itemListElement": [
            {"@type": "ListItem", "position": at, "url": frame.written(urls.measure(measure))}
            for at, measure in enumerate(measures, start=1)
        ],
    }
    about = {"name": topic.name, "inLanguage": frame.words.language, "mainEntity": listed}
    return (told(frame, "CollectionPage", urls.topic(topic), **about),)


def term(frame: Frame, entry: Agency | Term) -> Node:
    """An abbreviation; its description says where its full name is from."""
    w, said = frame.words, frame.acts_said()
    act, document, note = (
        (entry.act, entry.document, entry.note) if isinstance(entry, Agency) else (None,) * 3
    )
    if act:
        source = w.get("agency.name.act", act=act)
    elif document:
        url = urls.register_document(document)
        source = w.get("agency.name.document", acts=said, document=document, url=url)
    else:
        source = w.get("agency.name.general", acts=said)
    described = filter(None, [str(Markup(source).striptags()), note])
    return told(
        frame,
        "DefinedTerm",
        urls.glossary_entry(entry),
        name=entry.name,
        termCode=entry.abbreviation,
        description=" ".join(described),
    )


def glossary(frame: Frame) -> Nodes:
    entries = sorted(frame.plan.abbreviations.values(), key=lambda e: alphabet_key(e.abbreviation))
    return (
        told(
            frame,
            "DefinedTermSet",
            urls.GLOSSARY,
            name=frame.words.get("glossary.title"),
            inLanguage=frame.words.language,
            hasDefinedTerm=[term(frame, entry) for entry in entries],
        ),
    )


def dataset(frame: Frame, files: Iterable[str]) -> Nodes:
    """The dataset, and what it can be had as: `files` are the addresses of the downloads.

    Those below `data/` count, but for the files of single measures: in a plan of thousands they
    would be most of the page.
    """
    plan, w = frame.plan, frame.words
    single = f"{urls.DATA}measures/"
    return (
        told(
            frame,
            "Dataset",
            urls.DATA,
            name=w.get("linked.dataset", title=plan.plan.title),
            description=w.get("linked.dataset.description", scope=frame.scope(len(plan.measures))),
            inLanguage=w.language,
            license=LICENCE,
            isAccessibleForFree=True,
            temporalCoverage=f"{plan.plan.first_year}/{plan.plan.last_year}",
            about=ref(frame, PLAN),
            isBasedOn=[ref(frame, urls.act(act)) for act in plan.acts],
            **publisher(frame),
            distribution=[
                {
                    "@type": "DataDownload",
                    "name": PurePosixPath(file).name,
                    "contentUrl": frame.written(file),
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
    return MEDIA_TYPES[PurePosixPath(address).suffix]
