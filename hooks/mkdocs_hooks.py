"""The edge to MkDocs, and the only file that knows it: what the engine makes becomes a site.

The plan is loaded and checked whole in `on_config`; `on_env` makes its pages and files, each when
it is written, into a folder beside `site/` that takes its place in the last event. Whatever fails
or is killed before leaves the last good `site/` untouched.
"""

import logging
import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import CountHandler

from plan_site.build import COMPILED, Site, build
from plan_site.faults import SiteError
from plan_site.output.atomic_folder import Staging, StagingError
from plan_site.output.page_shell import in_shell, map_entry
from plan_site.output.precompression import precompress
from plan_site.output.preview import Preview
from plan_site.pages.templating import Compiled, template_faults
from plan_site.publication import settings, urls
from plan_site.publication.content_policy import POLICY, PREVIEW_POLICY

SEARCH = Path(mkdocs.__file__).parent / "contrib/search"
VENDORED = (
    "templates/search/lunr.js",
    "lunr-language/lunr.stemmer.support.js",
    "lunr-language/lunr.ru.js",
)
HOOKS = Path(__file__).parent

preview: Preview | None = globals().get("preview")
"""Of `mkdocs serve` alone; it outlives that this file is read anew."""


def on_startup(*, command: str, dirty: bool) -> None:
    global preview
    preview = Preview() if command == "serve" else None


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the plan; Abort tells every fault and nothing is written."""
    if config.nav is not None:
        raise Abort("mkdocs.yml: nav: is not used; a page of docs/ says menu: true at its top")
    try:
        publisher = settings.publisher(config.extra.get("publisher"))
        url = settings.site_address(config.site_url or "")
        # A server's folder is MkDocs's own, and the sums in it stand when they are asked for.
        sign = "sitemap.xml" if preview else urls.CHECKSUMS
        staging = Staging(Path(config.site_dir), sign)
        site = build(
            Path(config.config_file_path).parent,
            url=url,
            publisher_name=publisher.name,
            publisher_email=publisher.email,
            # The search engine comes with MkDocs, and is taken from where it is installed.
            vendored={Path(name).name: SEARCH / name for name in VENDORED},
            drafts=bool(config.extra.get("drafts")),
        )
    except (SiteError, StagingError) as error:
        if not preview or preview.running:
            raise Abort(str(error)) from None
        # The server is yet to start: it does so with nothing, and shows the faults.
        preview.tell(str(error).splitlines())
        config.theme.static_templates.clear()
        return config
    # MkDocs's own way to be told a date: prose and the site map are as new as the newest act.
    day = datetime.combine(site.updated, time(), UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(day.timestamp()))
    if config.site_url:
        config.site_url = url
    config.extra["site"] = site
    config.extra["staging"] = staging
    config.site_dir = str(staging.folder)
    config.theme.get_env = partial(_unlisted, config.theme.get_env)  # type: ignore[method-assign]
    return config


def _unlisted(made: Callable[[], Any]) -> Any:
    """The theme's templates, by their names alone: to look through the fourteen thousand files that
    stand beside them, of which `on_files` keeps none, takes longer than most builds' pages."""
    env = made()
    env.loader.list_templates = list
    return env


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Of the theme's files none is used; pages of docs/ are the engine's, what lies beside them
    stays and takes no address of others.

    The engine's pages and files are written by `on_env`: as MkDocs's own each of them would cost
    memory to the end of the build, and ten times the time.
    """
    if "site" not in config.extra:
        return Files([])
    site: Site = config.extra["site"]
    for file in [*files]:
        if file.src_dir in config.theme.dirs or file.is_documentation_page():
            files.remove(file)
    taken = {file.dest_uri: file.src_uri for file in files}
    for address in [*map(_file_of, site.pages), *site.exports]:
        if other := taken.get(address):
            raise Abort(f"{other}: its address is that of {address}; rename the file")
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    config.extra["nav"] = nav
    return nav


@event_priority(-100)  # after every other's
def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """The shell gets its words from the catalogue too, and the site is written."""
    if "site" not in config.extra:
        return env
    site: Site = config.extra["site"]
    env.bytecode_cache = Compiled(Path(config.config_file_path).parent / COMPILED)
    # JSON as short as it can be, in letters that readers of the source can read.
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    env.globals.update(site=site, policy=PREVIEW_POLICY if preview else POLICY)
    try:
        config.extra["mapped"] = [*_written(site, env, config)]
    except SiteError as error:
        raise Abort(str(error)) from None
    return env


def _written(site: Site, env: Any, config: MkDocsConfig) -> Iterator[Any]:
    """Write every file and page; of pages that search engines may find, what the map of the site
    needs."""
    folder = Path(config.site_dir)
    # Files first: the page about the data tells their sums, which are known by then.
    for address, make in site.exports.makers():
        _write_or_leave(folder, address, make)
    with template_faults():
        template = env.get_template("main.html")
    if not Path(template.filename).is_relative_to(config.theme.custom_dir or ""):
        raise SiteError("theme/overrides/main.html is missing: the theme's own pages are not ours")

    def rendered(address: str) -> bytes:
        page = in_shell(site.pages[address], config.site_url or "")
        context = get_context(config.extra["nav"], (), config, page)  # type: ignore[arg-type]
        with template_faults():
            html: str = template.render({**context, **_around(site, config, address)})
        return html.encode()

    for address, page in site.pages.items():
        _write_or_leave(folder, _file_of(address), partial(rendered, address))
        if page.indexed:
            yield {"page": map_entry(page, config.site_url or "")}


def _around(site: Site, config: MkDocsConfig, address: str) -> dict[str, Any]:
    """What the shell is told of the page at the address: its edition's frame and words, its name,
    and language → where the same page stands in each edition."""
    frame = site.frame(address)
    tail = address.removeprefix(frame.prefix)
    there = {
        each.words.language: each.prefix + tail
        for each in site.frames
        if each.prefix + tail in site.pages
    }
    name = frame.words.get("social.name") if frame.translated else config.site_name
    return {"frame": frame, "words": frame.words, "name": name, "editions": there}


def _file_of(address: str) -> str:
    return f"{address}index.html"


def _write_or_leave(folder: Path, address: str, make: Callable[[], bytes]) -> None:
    """Write a file, or leave it to a running server to make it when it is asked for: a dozen of a
    thousand are, before the next change."""
    if preview and preview.running:
        preview.later[address] = make
    else:
        _write(folder / address, make())


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
    if "site" not in config.extra:
        return context
    site: Site = config.extra["site"]
    if template_name == "sitemap.xml":
        context["pages"] = [*context["pages"], *config.extra["mapped"]]
        context["editions_of"] = lambda page: _around(site, config, page)["editions"]
    return {**context, **_around(site, config, urls.HOME)}


@event_priority(-100)  # after every other's
def on_post_build(config: MkDocsConfig) -> None:
    """The finished folder takes the place of `site/`, unless MkDocs is about to refuse it."""
    if "site" not in config.extra:
        return
    staging: Staging = config.extra["staging"]
    if config.strict and _warnings():
        return
    if config.extra.get("precompress"):
        precompress(staging.folder)
    try:
        config.site_dir = str(staging.publish(wait=not (preview and preview.running)))
    except StagingError as error:
        raise Abort(str(error)) from None


def on_build_error(*, error: Exception, **_: Any) -> None:
    """A full disk, or a file that may not be read, is one line, whoever met it: we or MkDocs."""
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        raise Abort(f"{where}{error.strerror or error}; `site/` stays as it was") from None


def _warnings() -> bool:
    """Whether MkDocs has counted a warning, for which a strict build fails after its last event."""
    counters = [h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)]
    return any(counter.get_counts() for counter in counters)


def on_serve(server: Any, config: MkDocsConfig, builder: Callable[[], None]) -> Any:
    """Browsers are shown what is wrong; a change in Python is loaded; changes are seen soon."""
    # No build waits for them.
    from mkdocs import livereload
    from watchdog.observers.polling import PollingObserver

    if preview:
        preview.running = True
        # MkDocs looks twice a second and waits as long as a build of much prose would bear.
        watched = [config.docs_dir, config.config_file_path]
        for path in watched:
            server.unwatch(path)
        server.observer, server.build_delay = PollingObserver(timeout=0.15), 0.05
        for path in watched:
            server.watch(path)
        logging.getLogger(livereload.__name__).addFilter(_answers_are_no_warnings)
        server.builder = preview.rebuilt(builder, _renew, HOOKS)
        site = preview.answered(
            server.serve_request, HOOKS.parent, Path(server.root), server.mount_path
        )
        server.set_app(site)
    return server


def _answers_are_no_warnings(record: logging.LogRecord) -> bool:
    """The server warns of each answer but a 200, and a strict build that runs meanwhile would count
    that and be refused: a plan that was mended stayed a page of faults."""
    if record.levelno == logging.WARNING:
        record.levelno, record.levelname = logging.INFO, "INFO"
    return True


def _renew() -> None:
    """Read this file anew, in its own place: MkDocs asks it for its events before each build."""
    module = sys.modules[__name__]
    if str(HOOKS) not in sys.path:
        sys.path.insert(0, str(HOOKS))
    module.__spec__.loader.exec_module(module)  # type: ignore[union-attr]
