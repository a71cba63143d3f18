"""The working translations as a table, text by text.

Unofficial, all of it: the words of the acts stand in the other tables.
"""

from collections.abc import Iterator
from typing import Final

from plan_site.dataset.base import Record
from plan_site.dataset.translations import Translation
from plan_site.exports.tables.schema import Columns, Table
from plan_site.publication.edition import Edition
from plan_site.publication.shown_plan import translated_from

KINDS: Final = {
    "plan": "plan",
    "acts": "act",
    "sections": "section",
    "subsections": "subsection",
    "agencies": "agency",
    "terms": "term",
    "topics": "topic",
    "measures": "measure",
    "remarks": "remark",
}
"""A list of `data/editions/<language>.yaml` → what each of its records translates."""
OFFICIAL: Final = "official"
"""No translation: an act's own words in the language, by `<act>` or `<act>/<row>`."""
STATES: Final = ("current", "stale", OFFICIAL)
"""How the words of a measure stand: from today's wording, from another, or no translation."""
KEYS: Final = ("number", "of", "slug")
"""By which field a record names what it translates; the plan is named by its act."""


Row = tuple[str, str, str, str, str, str | None, str | None]
"""Kind, key, language, field, text; of a measure the fingerprint of what is rendered, its state."""


def translations(edition: Edition) -> Table:
    """A row for each text of each language."""
    w, column = edition.words, Columns(edition.words, "translations")
    return Table(
        name="translations",
        title=w.get("table.translations"),
        description=w.get("table.translations.text.of"),
        columns=(
            column(
                "kind",
                "table.kind",
                codes=(*KINDS.values(), OFFICIAL),
                said=lambda kind: w.get(f"table.translated.{kind}"),
            ),
            column("key", "table.key"),
            column("language", "table.language"),
            column("field", "table.field"),
            column("text", "table.translation"),
            column("wording", "table.wording", required=False),
            column(
                "state",
                "table.state",
                required=False,
                codes=STATES,
                said=lambda state: w.get(f"table.state.{state}"),
            ),
        ),
        rows=tuple(rows(edition)),
        key=("kind", "key", "language", "field"),
    )


def rows(edition: Edition) -> Iterator[Row]:
    """The translations of all languages, and what is no translation but an act's own."""
    for language, translation in edition.dataset.beside.translations.items():
        states = translated_from(edition.official, translation)
        for kind, record in _records(translation):
            fields = {name: getattr(record, name) for name in type(record).model_fields}
            wording = fields.pop("wording", None)
            key = next((fields.pop(k) for k in KEYS if k in fields), edition.plan.plan.act)
            for name, text in fields.items():
                if text is not None:
                    state = states[key] if kind == "measure" else None
                    yield kind, key, language, name, text, wording, state
        for each in translation.official:
            if each.title:
                yield OFFICIAL, each.act, language, "title", each.title, None, OFFICIAL
            for piece in each.body:
                for name, text in piece.cells.items():
                    key = f"{each.act}/{piece.row}"
                    yield OFFICIAL, key, language, name, text, None, OFFICIAL


def _records(translation: Translation) -> Iterator[tuple[str, Record]]:
    for name, kind in KINDS.items():
        found = getattr(translation, name)
        for record in (found,) if isinstance(found, Record) else found:
            yield kind, record
