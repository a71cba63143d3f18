"""A folder of data and words → all that a site generator has to write."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plan_site.cards.cache import images
from plan_site.cards.texts import cards
from plan_site.dataset.plan import HelpLine
from plan_site.exports.downloads import downloads
from plan_site.faults import SiteError
from plan_site.language.catalogue import Words
from plan_site.output.assets import assets
from plan_site.pages import long_list
from plan_site.pages.renderer import Page, Renderer
from plan_site.pages.search_index import search_files
from plan_site.pages.site_views import Views
from plan_site.publication import urls
from plan_site.publication.colours import PLUM
from plan_site.publication.edition import Crumb, Publisher
from plan_site.validation.load import load

CARDS = Path(".cache", "cards")
COMPILED = Path(".cache", "templates")


@dataclass(frozen=True, kw_only=True)
class Site:
    """Pages and files by address, and what their shell needs.

    `updated` is the date of the newest act in the dataset, `colour` the masthead's as #rrggbb.
    """

    words: Words
    pages: Mapping[str, Page]
    not_found: Page
    exports: Mapping[str, bytes]
    menu: tuple[Crumb, ...]
    help_lines: tuple[HelpLine, ...]
    updated: date
    colour: str
    assets: Mapping[str, str]

    def asset(self, name: str) -> str:
        """The address of an asset: `page.css` → `assets/page.0123abcd.css`."""
        try:
            return self.assets[urls.asset(name)]
        except KeyError:
            raise SiteError(f"theme/: the file for {name} is missing") from None


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
    published.
    """
    dataset = load(root / "data" / "plan.yaml")
    if dataset.unwritten and not drafts:
        raise SiteError("\n".join(dataset.unwritten))
    words = Words(root / "locale")
    publisher = Publisher(name=publisher_name, email=publisher_email)
    dress = assets(root / "theme", vendored)
    views = Views(dataset, words, publisher, url, dress.placed)
    renderer = Renderer(views, root / COMPILED)
    own = cards(views)
    files = downloads(views)
    drawn = images({urls.card(page): text for page, text in own.items()}, root / CARDS)
    made = list(renderer.pages(files, own))
    pages = {page.address: page for page in made}
    not_found = pages.pop(urls.NOT_FOUND)
    exports = [
        *files.items(),
        *search_files(views, pages, renderer.help_box(), renderer.nothing_found()),
        *renderer.embeds(),
        *_long_lists(views),
        *drawn.items(),
        *dress.files.items(),
    ]
    taken = Counter([*(page.address for page in made), *(address for address, _ in exports)])
    if twice := [address for address, times in taken.items() if times > 1]:
        raise SiteError(f"two files have the address {twice[0]}")
    return Site(
        words=words,
        not_found=not_found,
        pages=pages,
        exports=dict(exports),
        menu=tuple(views.menu()),
        help_lines=dataset.plan.help.lines if dataset.plan.help else (),
        updated=views.updated,
        colour=PLUM,
        assets=dress.placed,
    )


def _long_lists(views: Views) -> Iterator[tuple[str, bytes]]:
    if long_list.is_long(views.plan.measures):
        yield urls.MEASURES_LIST, long_list.long_list(views, views.facets)
