"""Views → pages: what each holds, and the template that makes it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from markupsafe import Markup

from plan_site.cards.texts import CardText
from plan_site.dataset.plan import Agency, Measure, Term
from plan_site.exports.jsonld import vocabulary
from plan_site.faults import SiteError
from plan_site.language.alphabet import alphabet_key
from plan_site.pages import abbreviations, embed, prose_views
from plan_site.pages.language_runs import in_elements
from plan_site.pages.prose_files import Docs
from plan_site.pages.site_views import Views
from plan_site.pages.templating import Compiled, environment, script_json, template_faults
from plan_site.publication import urls
from plan_site.publication.edition import Nodes, View
from plan_site.publication.files import Make

LISTS: Final = "lists"
SHEETS: Final = {
    "act.html": "reference",
    "glossary.html": "reference",
    "home.html": "home",
    "measure.html": "",
    "not_found.html": "home",
    "overview.html": "overview",
    "prose.html": "prose",
    "request_agency.html": "request",
    "request_measure.html": "request",
}
"""Template → the sheet of `theme/styles/` with what its pages need beside what all do; the others
are lists. A measure's page, the one that most readers come to first, needs nothing more."""
SCRIPTS: Final = {
    "measures.html": "filters",
    "request_agency.html": "request",
    "request_measure.html": "request",
    "search.html": "search-page",
}
"""Template → its pages' script, which holds what every page's does."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page; `html` is the content, `title` and `description` are plain text.

    `card` is the address of its social card, `card_text` what that picture says; `linked` is what
    machines read, as nodes of JSON-LD, `cited` and `beside` what reference managers do;
    `indexed` is false where no search may lead, the site's own or others'; `updated` is when the
    newest act that it tells of came into force; `text` are its words for the search, if those are
    to be found. `sheet` and `script` name the files of the theme that its kind of page needs: a
    style sheet beside every page's, empty for none, and the one script.
    """

    address: str
    title: str
    description: str
    card: str
    card_text: CardText
    updated: date
    sheet: str
    script: str
    indexed: bool = True
    cited: tuple[tuple[str, str], ...] = ()
    beside: tuple[str, ...] = ()
    text: str = ""
    render: Callable[[], str]
    link: Callable[[], Nodes]

    @property
    def html(self) -> str:
        """Rendered when it is asked for: all pages together are most of what a site weighs."""
        return self.render()

    @property
    def linked(self) -> Nodes:
        return self.link()

    @property
    def linked_json(self) -> str:
        """`linked` as the text of a script element, or nothing; what could end it is escaped."""
        if not (nodes := self.linked):
            return ""
        graph = {"@context": "https://schema.org", "@graph": nodes}
        return script_json(graph)


class Renderer:
    """Pages of one dataset's views, by one set of templates.

    Compiled templates are kept in the folder `kept`, as Python keeps its own bytecode; without it
    they are compiled anew. `docs` are the hand-written pages, without which none is made.
    """

    def __init__(self, views: Views, kept: Path | None = None, docs: Docs | None = None) -> None:
        self._views = views
        self._docs = docs
        self._environment = environment(views, Compiled(kept) if kept else None)
        module: Any = self._environment.get_template("_abbreviation.html").module
        self._abbreviation: Callable[[str, Agency | Term, str], Markup] = module.abbreviation

    def pages(self, files: Mapping[str, bytes], cards: Mapping[str, CardText]) -> Iterator[Page]:
        """Every page.

        `files` are the downloads, of which the page about the data tells; `cards` are the texts of
        social cards by the pages that have one of their own.
        """
        views, ours = self._views, list[str]()
        for view in views.all(files):
            ours.append(view.address)
            yield self._page(view, cards)
        for view in prose_views.views(views, self._docs, ours, files) if self._docs else ():
            yield self._page(view, cards)

    def _page(self, view: View[Any], cards: Mapping[str, CardText]) -> Page:
        views = self._views
        carded = next(a for a in (view.address, view.subject, urls.HOME) if a in cards)
        return Page(
            address=views.at(view.address),
            title=views.plain(view.title),
            description=views.plain(view.description),
            card=views.at(urls.card(carded)),
            card_text=cards[carded],
            sheet=SHEETS.get(view.template, LISTS),
            script=SCRIPTS.get(view.template, "page"),
            indexed=view.indexed,
            updated=view.updated or views.updated,
            cited=view.cited,
            beside=view.beside,
            text=views.plain(view.text),
            render=partial(self._html, view, urls.card(carded)),
            link=partial(self._linked, view),
        )

    def _linked(self, view: View[Any]) -> Nodes:
        nodes = vocabulary.graph(self._views, view)
        return _plain(nodes, self._views.plain) if self._views.translated else nodes

    def help_box(self) -> str:
        """The help box by itself, for the page to show above search results."""
        return self._piece("search_help.html")

    def nothing_found(self) -> str:
        """What a search shows that finds nothing; its links lead from the site's root."""
        return self._piece("search_none.html")

    def _piece(self, name: str) -> str:
        here = Here(self._views, urls.HOME, self._abbreviation)
        with template_faults():
            html = self._environment.get_template(name).render(here.names())
        return in_elements(html, self._views.words) if self._views.translated else html

    def embeds(self) -> Iterator[tuple[str, Make]]:
        """Every measure's card for other sites, a page of its own each: what makes its file."""
        for measure in self._views.plan.measures:
            yield f"{self._views.at(urls.embed(measure))}index.html", partial(self._embed, measure)

    def _embed(self, measure: Measure) -> bytes:
        return self._html(embed.view(self._views, measure)).encode()

    def _html(self, view: View[Any], card: str = "") -> str:
        """`card` is the address of the page's picture, empty where it has none."""
        here = Here(self._views, view.address, self._abbreviation)
        given = {each.name: getattr(view.context, each.name) for each in fields(view.context)}
        with template_faults():
            template = self._environment.get_template(view.template)
            html = template.render(given, view=view, card=card, **here.names())
        return in_elements(html, self._views.words) if self._views.translated else html


class Here:
    """What a template asks of the page that it makes: links from here, abbreviations met so far."""

    def __init__(
        self, views: Views, address: str, show: Callable[[str, Agency | Term, str], Markup]
    ) -> None:
        self._views = views
        self._known = views.abbreviations
        self._address = address
        self._show = show
        self._used: dict[str, Agency | Term] = {}

    def names(self) -> dict[str, Any]:
        """What of it templates know by name."""
        return {
            "here": self._address,
            "link": self.link,
            "abbr": self.abbreviated,
            "used": self._used,
            "legend": self.legend,
        }

    def link(self, target: str) -> str:
        """The way from this page; the page for what is not there may stand at any address."""
        assets = self._views.assets
        if assets and target.startswith(urls.ASSETS) and target not in assets:
            raise SiteError(f"theme/: the file for {target} is missing")
        target = self._views.at(assets.get(target, target))
        if self._address == urls.NOT_FOUND:
            return urlsplit(self._views.url).path + target
        return urls.relative(target, self._views.at(self._address))

    def abbreviated(self, text: str, mode: str = "stop") -> Markup:
        """`mode`: a tab stop of its own, reachable by touch only (`cell`), `plain` in a link, or
        with the name as its `title` where no script and no list of names is at hand."""
        shown: list[str] = []
        find = abbreviations.named if self._views.translated else abbreviations.pieces
        for piece in find(text, self._known):
            if piece.entry:
                self._used[piece.entry.abbreviation] = piece.entry
                shown.append(self._show(piece.text, piece.entry, mode))
            else:
                shown.append(piece.text)
        return Markup("").join(shown)

    def legend(self) -> list[Agency | Term]:
        """The abbreviations that the page has used."""
        return sorted(
            self._used.values(), key=lambda entry: alphabet_key(self._views.plain(entry.short))
        )


def _plain(value: Any, plain: Callable[[str], str]) -> Any:
    """Values of JSON whose texts are plain."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {key: _plain(each, plain) for key, each in value.items()}
    return [_plain(each, plain) for each in value] if isinstance(value, list | tuple) else value
