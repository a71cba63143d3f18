"""A folder of data and words → all that a site generator has to write."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from . import addresses
from .assets import assets
from .card_store import images
from .downloads import downloads
from .drawing import DrawingError
from .faults import PlanError
from .frame import Crumb, Publisher
from .load import load
from .model import HelpLine
from .pages import Page, embeds, help_box, render
from .search import search_files
from .views import Views
from .words import Words

CARDS = Path(".cache", "cards")


class SiteError(Exception):
    """The site can't be built; the message holds every fault, one line each."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """Pages and files by address, and what the pages' common frame needs.

    `updated` is the date of the newest act in the dataset.
    """

    words: Words
    pages: Mapping[str, Page]
    not_found: Page
    exports: Mapping[str, bytes]
    menu: tuple[Crumb, ...]
    help_lines: tuple[HelpLine, ...]
    updated: date
    assets: Mapping[str, str]

    def asset(self, name: str) -> str:
        """The address of an asset: `page.css` → `assets/page.0123abcd.css`."""
        return self.assets[addresses.asset(name)]


def build(
    root: Path,
    *,
    url: str = "/",
    publisher_name: str = "",
    publisher_email: str = "",
    vendored: Mapping[str, Path] | None = None,
) -> Site:
    """Everything from `data/`, `locale/` and `web/` below `root`; SiteError tells every fault.

    `url` is where the site will stand, with the slash at its end; its path alone will do.
    Cards that were drawn before are taken from `CARDS` below `root`. `vendored` are scripts of
    others that ours import, by their names there.
    """
    try:
        dataset = load(root / "data" / "plan.yaml")
    except PlanError as error:
        raise SiteError(str(error)) from None
    words = Words(root / "locale")
    publisher = Publisher(name=publisher_name, email=publisher_email)
    pages: dict[str, Page] = {}
    dress = assets(root / "web", vendored)
    views = Views(dataset, words, publisher, url, dress.placed)
    # First of all: the page about the data tells of them.
    files = downloads(views)
    for page in render(views, files):
        if page.address in pages:
            raise SiteError(f"two pages have the address {page.address}")
        pages[page.address] = page
    not_found = pages.pop(addresses.NOT_FOUND)
    try:
        drawn = images({page.card: page.card_text for page in pages.values()}, root / CARDS)
    except DrawingError as error:
        raise SiteError(str(error)) from None
    return Site(
        words=words,
        not_found=not_found,
        pages=pages,
        exports=files
        | search_files(views, pages.values(), help_box(views))
        | embeds(views)
        | drawn
        | dress.files,
        menu=tuple(views.menu()),
        help_lines=dataset.plan.help.lines,
        updated=views.updated,
        assets=dress.placed,
    )
