"""The templates and what they know by name: the only module that knows Jinja2.

Every value that a template prints is escaped; a name that a template does not know is an error.
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from decimal import Decimal
from functools import cache, partial
from importlib import metadata
from pathlib import Path
from textwrap import shorten
from traceback import extract_tb, walk_tb
from typing import Any, Final

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

from plan_site.analysis import deadlines, funding, responsibilities
from plan_site.exports.tables import rows
from plan_site.exports.tables.csv_file import cell_text
from plan_site.exports.tables.schema import Column, Table
from plan_site.faults import SiteError
from plan_site.language.catalogue import OFFICIAL, Words
from plan_site.language.values import GOVERNMENT
from plan_site.pages.long_list import in_parts
from plan_site.pages.site_views import Views
from plan_site.publication import urls
from plan_site.publication.content_policy import POLICY

SHOWN: Final = 60
"""Letters of an example: a wording stands whole on its own page."""
PART: Final = 100
TEMPLATES = Path(__file__).parent / "templates"


@contextmanager
def template_faults() -> Iterator[None]:
    """What goes wrong within a template is a SiteError that begins with its file and line."""
    try:
        yield
    except (TemplateError, SiteError) as error:
        places = [(f.filename, f.lineno) for f in extract_tb(error.__traceback__)]
        if isinstance(error, TemplateSyntaxError):
            places.append((error.filename or "", error.lineno))
        within = [(file, line) for file, line in places if file.endswith(".html")]
        place = f"{os.path.relpath(within[-1][0])}:{within[-1][1]}: " if within else ""
        said = str(error)
        if isinstance(error, TemplateNotFound):
            said = f"the template {error.name} is missing"
        raise SiteError(f"{place}{said}") from error
    except UnicodeDecodeError as error:
        # Which file it was only the loader knew that was reading it.
        read = [frame.f_locals.get("filename") for frame, _ in walk_tb(error.__traceback__)]
        files = [name for name in read if isinstance(name, str) and name.endswith(".html")]
        if not files:
            raise
        raise SiteError(f"{os.path.relpath(files[-1])}: not UTF-8") from error


class Templates(FileSystemLoader):
    """Templates that are named from here on: what one checkout has compiled serves its copies."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, filename, is_current = super().get_source(environment, template)
        return source, os.path.relpath(filename), is_current


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


def _example(views: Views, table: Table, column: Column) -> str:
    """What stands in a column, as the file has it; words of the plan are its own in every
    edition."""
    said = shorten(cell_text(table.example(column)), SHOWN, placeholder=" …")
    if not said:
        return "–"
    foreign = table.name != "translations" and not said.isascii()
    return views.own(said) if foreign else said


def script_json(value: Any) -> str:
    """JSON as the text of a script element: what could end it is escaped."""
    return str(htmlsafe_json_dumps(value, ensure_ascii=False, separators=(",", ":")))


def _about(words: Words, million: Decimal) -> str:
    """A sum in million tenge as one says it; one below a billion stands exactly."""
    for key, least in (("sum.about.trillion", 1_000_000), ("sum.about", 1000)):
        if million >= least:
            said = (million / least).quantize(Decimal("0.1"))
            said = said.quantize(Decimal(1)) if said == said.to_integral() else said
            return words.get(key, sum=words.number(said))
    return words.get("sum.million", sum=words.number(million))


def _unbroken(words: str) -> str:
    """Words of ours whose number stays in one line with its sign: «100 %», «№ 392»."""
    return re.sub(r"(?<=[0-9]) (?=%)|(?<=№) (?=[0-9])", "\u00a0", words)


def _said(words: Words, key: str, **values: object) -> Markup:
    """The catalogue's markup is ours and stands; values put into it are escaped. A number stays in
    one line with its №."""
    try:
        return Markup(words.pattern(key, values.get("count")).replace("№ ", "№\u00a0")) % values
    except KeyError as error:
        raise words.unfilled(key, str(error.args[0]), values) from None


def environment(views: Views, compiled: Compiled | None = None) -> Environment:
    """Templates of one dataset's pages, with what all of them know by name."""
    words = views.words
    made = Environment(
        loader=Templates(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # No template changes during a build; asking each time costs more than small ones do.
        auto_reload=False,
        bytecode_cache=compiled,
    )
    made.tests["long"] = in_parts
    made.tests["worded"] = views.plan.worded
    made.filters["act_of"] = views.plan.act
    made.globals.update(
        _=partial(_said, words),
        PART=PART,
        address=urls,
        acts_without=views.acts_without,
        several_without=views.several_without,
        act_naming=views.act_naming,
        act_lead=views.act_lead,
        cell=views.cell,
        number_of=views.number,
        as_quoted=views.quoted,
        unmarked=views.plain,
        revoked=views.revoked,
        listed=views.listed,
        acts_dated=views.acts_dated(),
        acts_worded=views.acts_worded(),
        scope=views.scope,
        roles_said=any(
            body.role for m in views.plan.in_force for body in m.current.responsible.bodies
        ),
        counted=views.counted,
        count=partial(words.count, "count.measures"),
        when=views.when,
        due_of=lambda measure: (
            () if measure.number in views.plan.repeals else deadlines.dates(views.plan, measure)
        ),
        sums_of=funding.by_year,
        due_words=lambda due: [views.when(each) for each in due],
        field_name=lambda field: words.get(f"field.{field}"),
        role_name=lambda role: words.get(f"role.{role}"),
        no_figure_title=views.no_figure_title,
        kind_name=views.cost_kind,
        effect_name=lambda effect, act: words.get(f"effect.{effect}", act=act),
        effect_words=lambda effect, count: words.get(f"effect.{effect}.measures", count=count),
        count_name=lambda what: words.get(f"data.count.{what}"),
        # Its words alone are asked for, on most pages: made once.
        table_of=cache(lambda name: rows.TABLES[name](views)),
        type_name=lambda column: words.get(f"table.type.{column.type}"),
        example_of=lambda table, column: _example(views, table, column),
        program_name=lambda program: words.get(f"data.open.{program}"),
        date=words.date,
        dated=words.dated,
        number=words.number,
        about=partial(_about, words),
        join=words.join,
        unbroken=_unbroken,
        GOVERNMENT=GOVERNMENT,
        policy=POLICY,
        plan=views.plan,
        act_title=views.act_title,
        official_plan=views.official,
        plan_kind=views.kind,
        plan_kind_genitive=views.kind_genitive,
        official_language=OFFICIAL,
        language=views.words.language,
        translation_of=views.translation_of,
        second_text=views.second_text,
        translated=views.translated,
        known=views.plan.abbreviations,
        absolute=views.absolute,
        touch_of=partial(responsibilities.last_touch, views.plan),
    )
    return made
