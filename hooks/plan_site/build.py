"""A folder of data and words → all that a site generator has to write."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from markupsafe import escape

from plan_site import VERSION
from plan_site.cards.cache import images
from plan_site.cards.texts import CardText, cards
from plan_site.dataset.plan import HelpLine
from plan_site.exports.downloads import downloads, subscriptions
from plan_site.faults import SiteError
from plan_site.language.catalogue import OFFICIAL, Words, languages
from plan_site.output.assets import assets
from plan_site.pages import long_list, prose_files, prose_values, prose_views
from plan_site.pages.language_runs import in_elements
from plan_site.pages.prose_files import Docs, Prose
from plan_site.pages.renderer import Page, Renderer
from plan_site.pages.search_index import search_files
from plan_site.pages.site_views import Views
from plan_site.publication import shown_plan, urls
from plan_site.publication.edition import Crumb, Publisher
from plan_site.publication.files import Files, Make
from plan_site.publication.masthead_colour import PLUM
from plan_site.validation.load import Dataset, load

CARDS = Path(".cache", "cards")
COMPILED = Path(".cache", "templates")
log = logging.getLogger("plan_site")


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What stands around every page of one edition; addresses are the site's. Of hand-written pages
    the menu has those that ask for it, the foot all that do not ask out of it."""

    words: Words
    prefix: str
    menu: tuple[Crumb, ...]
    prose_menu: tuple[Crumb, ...]
    prose_foot: tuple[Crumb, ...]
    help_lines: tuple[HelpLine, ...]
    not_found: Page
    partly_official: bool

    @property
    def translated(self) -> bool:
        return bool(self.prefix)

    def shown(self, text: str) -> str:
        """A text of the plan as HTML; a run in another language says so."""
        html = str(escape(text))
        return in_elements(html, self.words) if self.translated else html


@dataclass(frozen=True, kw_only=True)
class Site:
    """Pages and files by address, and what their shell needs.

    `frames` are the editions', the official language's first; of `exports` each is made when it is
    asked for. `updated` is the date of the newest act in the dataset, `as_of` the day up to which
    it speaks, `colour` the masthead's as #rrggbb.
    """

    frames: tuple[Frame, ...]
    pages: Mapping[str, Page]
    exports: Files
    updated: date
    as_of: date
    version: str
    publisher: Publisher
    colour: str
    assets: Mapping[str, str]

    def asset(self, name: str) -> str:
        """The address of an asset: `page.css` → `assets/page.0123abcd.css`."""
        try:
            return self.assets[urls.asset(name)]
        except KeyError:
            raise SiteError(f"theme/: the file for {name} is missing") from None

    def frame(self, address: str) -> Frame:
        """The frame of the page at the address."""
        others = (each for each in self.frames[1:] if address.startswith(each.prefix))
        return next(others, self.frames[0])


def build(
    root: Path,
    *,
    url: str = "/",
    publisher_name: str = "",
    publisher_email: str = "",
    vendored: Mapping[str, Path] | None = None,
    drafts: bool = False,
) -> Site:
    """Everything from `data/`, `locale/` and `theme/` below `root`; SiteError tells every fault.

    `url` is where the site will stand, with the slash at its end; its path alone will do.
    Cards that were drawn before and templates that were compiled are taken from `CARDS` and
    `COMPILED` below `root`. `vendored` are scripts of others that ours import, by their names
    there. With `drafts` a plan that holds some is built too; else each is told, as none is to be
    published. An edition is made of each language that has a catalogue and a translation.
    """
    dataset = load(root / "data" / "plan.yaml")
    if dataset.unwritten and not drafts:
        raise SiteError("\n".join(dataset.unwritten))
    publisher = Publisher(name=publisher_name, email=publisher_email)
    others = [each for each in languages(root / "locale") if each != OFFICIAL]
    docs = prose_files.read(root / "docs", others)
    dress = assets(root / "theme", vendored)
    frames, pages, exports = list[Frame](), list[Page](), list[tuple[str, Make | bytes]]()
    drawn: dict[str, CardText] = {}
    editions = [
        Views(dataset, words, publisher, url, dress.placed) for words in _editions(root, dataset)
    ]
    docs = replace(docs, values=prose_values.values(editions[0]))
    # Files and pictures have no place for marks.
    unmarked = [editions[0]] + [
        Views(dataset, views.words, publisher, url, marked=False) for views in editions[1:]
    ]
    # Data is of all editions, and told of on the page about it in each.
    files = downloads(editions[0], unmarked[1:])
    for views, texts in zip(editions, unmarked, strict=True):
        renderer = Renderer(views, root / COMPILED, docs)
        own = cards(texts)
        drawn |= {views.at(urls.card(page)): text for page, text in own.items()}
        made = {page.address: page for page in renderer.pages(files, own)}
        not_found = made.pop(urls.NOT_FOUND)
        if views.translated:
            exports += [(views.at(address), make) for address, make in subscriptions(texts)]
        else:
            exports += files.makers()
        exports += search_files(texts, made, renderer.help_box(), renderer.nothing_found())
        exports += [*renderer.embeds(), *_long_lists(texts)]
        pages += made.values()
        frames.append(
            Frame(
                words=views.words,
                prefix=views.prefix,
                menu=tuple(
                    Crumb(title=each.title, address=views.at(each.address)) for each in views.menu()
                ),
                prose_menu=_crumbs(views, docs, made, lambda page: page.menu),
                prose_foot=_crumbs(views, docs, made, lambda page: page.footer),
                help_lines=views.plan.help.lines if views.plan.help else (),
                not_found=not_found,
                partly_official=views.partly_official,
            )
        )
    exports += [*images(drawn, root / CARDS).items(), *dress.files.items()]
    addresses = [*(page.address for page in pages), *(address for address, _ in exports)]
    if twice := [address for address, times in Counter(addresses).items() if times > 1]:
        raise SiteError(f"two files have the address {twice[0]}")
    return Site(
        frames=tuple(frames),
        pages={page.address: page for page in pages},
        exports=Files(exports),
        updated=views.updated,
        as_of=dataset.plan.as_of,
        version=VERSION,
        publisher=publisher,
        colour=PLUM,
        assets=dress.placed,
    )


def _crumbs(
    views: Views, docs: Docs, made: Mapping[str, Page], which: Callable[[Prose], bool]
) -> tuple[Crumb, ...]:
    there = [page for page in prose_views.shown(views, docs) if which(page)]
    titles = [made[views.at(page.address)].title for page in there]
    return tuple(
        Crumb(title=title if page.language else views.own(title), address=views.at(page.address))
        for page, title in zip(there, titles, strict=True)
    )


def _editions(root: Path, dataset: Dataset) -> Iterator[Words]:
    """The words of each edition, the official language's first; stale translations are told."""
    yield Words(root / "locale")
    for language in languages(root / "locale"):
        translation = dataset.beside.translations.get(language)
        if language == OFFICIAL or translation is None:
            continue
        for row, how in shown_plan.standing(dataset.plan, translation).items():
            if how == "stale":
                log.warning(
                    "data/editions/%s.yaml: measure %s: the wording has changed since it was "
                    "translated; read the translation again and give it the new fingerprint",
                    language,
                    row,
                )
        yield Words(root / "locale", language)


def _long_lists(views: Views) -> Iterator[tuple[str, bytes]]:
    if long_list.is_long(views.plan.measures):
        yield views.at(urls.MEASURES_LIST), long_list.long_list(views, views.facets)
