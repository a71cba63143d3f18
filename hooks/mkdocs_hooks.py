"""The edge to MkDocs, and the only file that knows it: what the engine makes becomes a site.

The plan is loaded and checked whole in `on_config`; `on_env` makes its pages and files, each when
it is written, into a folder beside `site/` that takes its place in the last event. Whatever fails
or is killed before leaves the last good `site/` untouched.
"""

import gc
import logging
from collections.abc import Iterator
from dataclasses import asdict
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from plan_site.build import Site, SiteError, build
from plan_site.output.atomic_folder import Staging, StagingError
from plan_site.output.page_shell import Frames, framed
from plan_site.output.precompression import precompress
from plan_site.publication.content_policy import POLICY

THEME_SCRIPT = "assets/javascripts/bundle.*.min.js"
LUNR = Path(mkdocs.__file__).parent / "contrib/search/templates/search/lunr.js"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the plan; Abort tells every fault and nothing is written."""
    publisher = config.extra.get("publisher") or {}
    # A large plan is many objects that all stay: looking through them for rubbish, over and over,
    # costs a third of the time.
    gc.unfreeze()
    gc.disable()
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
    finally:
        gc.enable()
    gc.freeze()
    config.extra["site"] = site
    config.extra["staging"] = staging
    config.site_dir = str(staging.folder)
    config.nav = ["index.md"]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The engine's home page, and the theme's script for search; of its other files none is used.

    All other pages and files are written by `on_env`: as MkDocs's own each of them would cost
    memory to the end of the build, and a page ten times the time that filling its frame takes.
    """
    site: Site = config.extra["site"]
    for file in [*files]:
        if file.src_dir in config.theme.dirs and not fnmatch(file.src_uri, THEME_SCRIPT):
            files.remove(file)
    taken = {file.dest_uri: file.src_uri for file in files}
    for address in [*map(_file_of, site.pages), *site.exports]:
        if other := taken.get(address):
            raise Abort(f"{other}: its address is that of {address}; rename the file")
    files.append(File.generated(config, "index.md", content=""))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    config.extra["nav"] = nav
    return nav


@event_priority(-100)  # after every other's
def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """The theme's own templates get their words from the catalogue too, and the site is written."""
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
    config.extra["mapped"] = [*_written(site, env, config)]
    return env


def _written(site: Site, env: Any, config: MkDocsConfig) -> Iterator[Any]:
    """Write every file and page but home; of pages that search engines may find, what the map of
    the site needs."""
    folder = Path(config.site_dir)
    # Files first: the page about the data tells their sums, which are known by then.
    for address in site.exports:
        _write(folder / address, site.exports[address])
    template = env.get_template("main.html")

    def plain(page: Any) -> str:
        return str(template.render(get_context(config.extra["nav"], (), config, page)))

    frames = Frames(plain, (item.address for item in site.menu))
    whole = plain if config.extra.get("plain_frames") else frames.page
    for address in site.pages:
        if not address:
            continue  # home is MkDocs's own page
        page = framed(site.pages[address], config.site_url or "")
        _write(folder / _file_of(address), whole(page).encode())
        if not page.meta.robots:
            yield {"page": {"canonical_url": page.canonical_url, "update_date": page.update_date}}


def _file_of(address: str) -> str:
    return f"{address}index.html"


def _write(file: Path, content: bytes) -> None:
    # A folder is made when it is missed: asking first costs more, for sixty thousand files.
    try:
        file.write_bytes(content)
    except FileNotFoundError:
        file.parent.mkdir(parents=True)
        file.write_bytes(content)


def on_template_context(
    context: dict[str, Any], *, template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """The map of the site names every page but those that tell search engines to pass them by."""
    if template_name == "sitemap.xml":
        context["pages"] = [*context["pages"], *config.extra["mapped"]]
    return context


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Home: the engine's HTML, untouched by Markdown; all else as plain text, for the frame to
    escape."""
    site: Site = config.extra["site"]
    if not page.is_homepage:  # a page of prose in docs/
        # Else it is the day of the build, and the site map and its archive would tell it.
        page.update_date = site.updated.isoformat()
        return html
    made = framed(site.pages[""], config.site_url or "")
    page.title, page.update_date = made.title, made.update_date
    page.meta.update(asdict(made.meta))
    return made.content


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
