"""Views → pages: the only module that knows Jinja2.

Every value that a template prints is escaped; a name that a template does not know is an error.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import partial
from importlib import metadata
from pathlib import Path
from textwrap import shorten
from traceback import extract_tb
from typing import Any, Final
from urllib.parse import urlsplit

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from plan_site.analysis import funding, responsibilities
from plan_site.cards.texts import CardText
from plan_site.dataset.plan import Agency, Term
from plan_site.exports.jsonld import vocabulary
from plan_site.exports.tables.csv_file import cell_text
from plan_site.faults import SiteError
from plan_site.language import phrases
from plan_site.language.alphabet import alphabet_key
from plan_site.language.values import GOVERNMENT
from plan_site.pages import abbreviations, embed
from plan_site.pages.long_list import in_parts
from plan_site.pages.site_views import Views
from plan_site.publication import urls
from plan_site.publication.content_policy import POLICY
from plan_site.publication.edition import Nodes, View

SHOWN: Final = 60
"""Letters of an example: a wording stands whole on its own page."""
PART: Final = 100
TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page; `html` is the content, `title` and `description` are plain text.

    `card` is the address of its social card, `card_text` what that picture says; `linked` is what
    machines read, as nodes of JSON-LD; `indexed` is false where no search may lead, the site's own
    or others'; `updated` is when the newest act that it tells of came into force.
    """

    address: str
    title: str
    description: str
    card: str
    card_text: CardText
    updated: date
    indexed: bool = True
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
        return str(htmlsafe_json_dumps(graph, ensure_ascii=False, separators=(",", ":")))


@contextmanager
def template_faults() -> Iterator[None]:
    """What goes wrong within a template is a SiteError that begins with its file and line."""
    try:
        yield
    except (TemplateError, SiteError, KeyError) as error:
        places = [(f.filename, f.lineno) for f in extract_tb(error.__traceback__)]
        if isinstance(error, TemplateSyntaxError):
            places.append((error.filename or "", error.lineno))
        within = [(file, line) for file, line in places if file.endswith(".html")]
        place = f"{os.path.relpath(within[-1][0])}:{within[-1][1]}: " if within else ""
        said = str(error)
        if isinstance(error, TemplateNotFound):
            said = f"the template {error.name} is missing"
        elif isinstance(error, KeyError):
            said = f"nothing gives %({error.args[0]})s, for which the catalogue's words ask"
        raise SiteError(f"{place}{said}") from error


class Renderer:
    """Pages of one dataset's views, by one set of templates.

    Compiled templates are kept in the folder `kept`, as Python keeps its own bytecode; without it
    they are compiled anew.
    """

    def __init__(self, views: Views, kept: Path | None = None) -> None:
        self._views = views
        self._environment = _environment(views, Compiled(kept) if kept else None)
        module: Any = self._environment.get_template("_abbreviation.html").module
        self._abbreviation: Callable[[str, Agency | Term, str], Markup] = module.abbreviation

    def pages(self, files: Mapping[str, bytes], cards: Mapping[str, CardText]) -> Iterator[Page]:
        """Every page.

        `files` are the downloads, of which the page about the data tells; `cards` are the texts of
        social cards by the pages that have one of their own.
        """
        views = self._views
        for view in views.all(files):
            carded = next(a for a in (view.address, view.subject, urls.HOME) if a in cards)
            yield Page(
                address=view.address,
                title=view.title,
                description=view.description,
                card=urls.card(carded),
                card_text=cards[carded],
                indexed=view.indexed,
                updated=view.updated or views.updated,
                render=partial(self._html, view),
                link=partial(vocabulary.graph, views, view),
            )

    def help_box(self) -> str:
        """The help box by itself, for the page to show above search results."""
        return self._piece("search_help.html")

    def nothing_found(self) -> str:
        """What a search shows that finds nothing; its links lead from the site's root."""
        return self._piece("search_none.html")

    def _piece(self, name: str) -> str:
        here = Here(self._views, urls.HOME, self._abbreviation)
        with template_faults():
            return self._environment.get_template(name).render(here.names())

    def embeds(self) -> Iterator[tuple[str, bytes]]:
        """Every measure's card for other sites, a page of its own each: its file, UTF-8."""
        for measure in self._views.plan.measures:
            page = self._html(embed.view(self._views, measure))
            yield f"{urls.embed(measure)}index.html", page.encode()

    def _html(self, view: View[Any]) -> str:
        here = Here(self._views, view.address, self._abbreviation)
        given = {each.name: getattr(view.context, each.name) for each in fields(view.context)}
        with template_faults():
            template = self._environment.get_template(view.template)
            return template.render(given, view=view, **here.names())


class Compiled(FileSystemBytecodeCache):
    """Templates as compiled by builds before; a folder that can't be used costs time alone.

    Jinja asks whether a template has changed; whether what compiles it has, the key says.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder.resolve()), "%s")
        self._compiler = metadata.version("jinja2").encode() + Path(__file__).read_bytes()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        # Jinja's own fails where a folder's name is no UTF-8.
        place = os.fsencode(f"{name}|{filename}")
        return hashlib.sha256(self._compiler + place).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)


class Here:
    """What a template asks of the page that it makes: links from here, abbreviations met so far."""

    def __init__(
        self, views: Views, address: str, show: Callable[[str, Agency | Term, str], Markup]
    ) -> None:
        self._views = views
        self._known = views.plan.abbreviations
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
        target = assets.get(target, target)
        if self._address == urls.NOT_FOUND:
            return urlsplit(self._views.url).path + target
        return urls.relative(target, self._address)

    def abbreviated(self, text: str, mode: str = "stop") -> Markup:
        """`mode`: a tab stop of its own, reachable by touch only (`cell`), `plain` in a link, or
        with the name as its `title` where no script and no list of names is at hand."""
        shown: list[str] = []
        for piece in abbreviations.pieces(text, self._known):
            if piece.entry:
                self._used[piece.entry.abbreviation] = piece.entry
                shown.append(self._show(piece.text, piece.entry, mode))
            else:
                shown.append(piece.text)
        return Markup("").join(shown)

    def legend(self) -> list[Agency | Term]:
        """The abbreviations that the page has used."""
        return sorted(self._used.values(), key=lambda entry: alphabet_key(entry.abbreviation))


def _environment(views: Views, compiled: Compiled | None = None) -> Environment:
    words = views.words
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # No template changes during a build; asking each time costs more than small ones do.
        auto_reload=False,
        bytecode_cache=compiled,
        extensions=["jinja2.ext.i18n"],
    )
    # The catalogue's markup is ours and stands; values put into it are escaped.
    i18n: Any = environment
    i18n.install_gettext_translations(words.catalogue, newstyle=True)
    environment.tests["long"] = in_parts
    environment.filters["act_of"] = views.plan.act
    environment.globals.update(
        PART=PART,
        address=urls,
        acts=views.entered_numbers(),
        acts_dated=views.acts_dated(),
        scope=views.scope,
        roles_said=any(
            body.role for m in views.plan.in_force for body in m.current.responsible.bodies
        ),
        counted=views.counted,
        count=partial(words.count, "count.measures"),
        when=views.when,
        due_words=lambda due: [views.when(each) for each in due],
        field_name=lambda field: words.get(f"field.{field}"),
        role_name=lambda role: words.get(f"role.{role}"),
        kind_name=lambda kind: words.get(f"kind.{kind}"),
        effect_name=lambda effect, act: words.get(f"effect.{effect}", act=act),
        effect_words=lambda effect: words.get(f"effect.{effect}.measures"),
        count_name=lambda what: words.get(f"data.count.{what}"),
        type_name=lambda column: words.get(f"table.type.{column.type}"),
        example_of=lambda table, column: (
            shorten(cell_text(table.example(column)), SHOWN, placeholder=" …") or "–"
        ),
        program_name=lambda program: words.get(f"data.open.{program}"),
        date=words.date,
        dated=words.dated,
        month_name=words.month_name,
        number=words.number,
        billions=lambda million: words.number((million / 1000).quantize(Decimal("0.1"))),
        join=words.join,
        is_doubtful=funding.is_doubtful,
        GOVERNMENT=GOVERNMENT,
        policy=POLICY,
        plan=views.plan,
        plan_kind=phrases.plan_kind,
        plan_kind_genitive=phrases.plan_kind_genitive,
        known=views.plan.abbreviations,
        absolute=views.absolute,
        touch_of=partial(responsibilities.last_touch, views.plan),
    )
    return environment
