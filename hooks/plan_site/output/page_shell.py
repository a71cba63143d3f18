"""A page of ours as the shell asks for it: `theme/overrides/main.html`, head, menu and footer."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from plan_site.exports.jsonld.vocabulary import media_type
from plan_site.pages.renderer import Page


@dataclass(frozen=True, kw_only=True)
class Meta:
    """What the shell says of a page beside its title; all but `linked` as plain text.

    `linked` is JSON as the text of a script element; `card` is where the social card stands, empty
    where the site's own address is not known, for whoever shows it fetches it from elsewhere.
    `beside` are the page's files in other forms: address → media type.
    """

    description: str
    card: str
    card_alt: str
    linked: str
    robots: str
    cited: tuple[tuple[str, str], ...]
    beside: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class ShellPage:
    """A page as the shell's template asks for it: names are those of MkDocs's own pages."""

    url: str
    title: str
    canonical_url: str
    update_date: str
    meta: Meta
    content: str
    sheet: str
    script: str
    is_homepage: bool = False


def map_entry(page: Page, site_url: str) -> dict[str, str]:
    """What the map of the site tells of a page, for which nothing is rendered."""
    return {
        "url": page.address,
        "canonical_url": urljoin(site_url, page.address) if site_url else "",
        "update_date": page.updated.isoformat(),
    }


def in_shell(page: Page, site_url: str) -> ShellPage:
    """A page of ours with its content; `site_url` is empty where it is not known."""
    return ShellPage(
        **map_entry(page, site_url),
        title=page.title,
        meta=Meta(
            description=page.description,
            card=urljoin(site_url, page.card) if site_url else "",
            card_alt=page.card_text.alt,
            linked=page.linked_json,
            robots="" if page.indexed else "noindex",
            cited=page.cited,
            beside={address: media_type(address) for address in page.beside},
        ),
        content=page.html,
        sheet=page.sheet,
        script=page.script,
        is_homepage=not page.address,
    )
