"""The edge to MkDocs, and the only file that knows it: what the engine makes becomes a site.

Everything is loaded, checked and rendered in `on_config`, and MkDocs writes into a folder beside
`site/` that takes its place in the last event: whatever fails or is killed before leaves the last
good `site/` untouched.
"""

import logging
from fnmatch import fnmatch
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from plan_site.content_policy import POLICY
from plan_site.precompression import precompress
from plan_site.site import Site, SiteError, build
from plan_site.staging import Staging, StagingError

THEME_SCRIPT = "assets/javascripts/bundle.*.min.js"
LUNR = Path(mkdocs.__file__).parent / "contrib/search/templates/search/lunr.js"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load, check and render; Abort tells every fault and nothing is written."""
    publisher = config.extra.get("publisher") or {}
    try:
        staging = Staging(Path(config.site_dir))
        site = build(
            Path(config.config_file_path).parent,
            url=config.site_url or "/",
            publisher_name=publisher.get("name") or "",
            publisher_email=publisher.get("email") or "",
            # The search engine is MkDocs's own dependency, taken from where it is installed.
            vendored={"lunr.js": LUNR},
        )
    except (SiteError, StagingError) as error:
        raise Abort(str(error)) from None
    config.extra["site"] = site
    config.extra["staging"] = staging
    config.site_dir = str(staging.folder)
    config.nav = ["index.md"]
    return config


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """The theme's own templates get their words from the catalogue too."""
    site: Site = config.extra["site"]
    bundle = [file.url for file in files if fnmatch(file.src_uri, THEME_SCRIPT)]
    if len(bundle) != 1:
        raise Abort(f"the theme has {len(bundle)} files {THEME_SCRIPT}; search needs one")
    # JSON as short as it can be, in letters that readers of the source can read.
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    env.globals.update(
        words=site.words,
        site=site,
        policy=POLICY,
        search_assets=[
            site.asset("search.css"),
            *bundle,
            site.asset("kazakh.js"),
            site.asset("search.js"),
        ],
    )
    return env


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """One source a page, none of them in the navigation: there every page would cost all others.

    Of the theme's own files only its script goes out, for search; the pages use no other.
    """
    site: Site = config.extra["site"]
    for file in [*files]:
        if file.src_dir in config.theme.dirs and not fnmatch(file.src_uri, THEME_SCRIPT):
            files.remove(file)
    taken = {file.dest_uri: file for file in files}
    for address in site.pages:
        level = InclusionLevel.NOT_IN_NAV if address else InclusionLevel.INCLUDED
        _add(
            files, taken, File.generated(config, f"{address}index.md", content="", inclusion=level)
        )
    for address, content in site.exports.items():
        _add(files, taken, File.generated(config, address, content=content))
    return files


def _add(files: Files, taken: dict[str, File], file: File) -> None:
    """Among the files, of which `taken` tells what each of them writes."""
    if other := taken.get(file.dest_uri):
        raise Abort(f"{other.src_uri}: its address is that of {file.src_uri}; rename the file")
    taken[file.dest_uri] = file
    files.append(file)


def on_template_context(
    context: dict[str, Any], *, template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """The map of the site names no page that tells search engines to pass it by."""
    if template_name == "sitemap.xml":
        site: Site = config.extra["site"]
        aside = {address for address, page in site.pages.items() if not page.indexed}
        context["pages"] = [file for file in context["pages"] if file.url not in aside]
    return context


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The engine's HTML, untouched by Markdown; all else as plain text, for the frame to escape."""
    site: Site = config.extra["site"]
    made = site.pages.get(page.url if page.url != "./" else "")
    if made is None:  # a page of prose in docs/
        # Else it is the day of the build, and the site map and its archive would tell it.
        page.update_date = site.updated.isoformat()
        return html
    page.title = made.title
    page.meta["description"] = made.description
    # Whoever shows a card fetches it from elsewhere: without the site's address there is none.
    page.meta["card"] = urljoin(config.site_url, made.card) if config.site_url else ""
    page.meta["card_alt"] = made.card_text.alt
    page.meta["linked"] = made.linked
    if not made.indexed:
        page.meta["robots"] = "noindex"
    page.update_date = made.updated.isoformat()
    return made.html


@event_priority(-100)  # after every other's
def on_post_build(config: MkDocsConfig) -> None:
    """The finished folder takes the place of `site/`, unless MkDocs is about to refuse it."""
    staging: Staging = config.extra["staging"]
    if config.strict and _warnings():
        return
    if config.extra.get("precompress"):
        precompress(staging.folder)
    try:
        config.site_dir = str(staging.publish())
    except StagingError as error:
        raise Abort(str(error)) from None


def _warnings() -> bool:
    """Whether MkDocs has counted a warning, for which a strict build fails after its last event."""
    counters = [h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)]
    return any(counter.get_counts() for counter in counters)
