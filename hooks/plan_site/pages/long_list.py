"""The list of measures where it is too long for one page: rows as data, fetched when a reader
filters. Its page names the sections instead, on whose pages all measures stand."""

import json
from collections.abc import Callable, Mapping, Sized
from typing import Any, Final

from plan_site.analysis import responsibilities
from plan_site.dataset.plan import Measure
from plan_site.language.values import CostKind
from plan_site.publication import urls
from plan_site.publication.edition import Edition

WHOLE: Final = 500
"""Rows that the page of all measures holds; of more it shows those that a reader asks for."""

LONG: Final = 60
"""Measures that a list shows each with its words; more stand in parts, a line each."""

Facets = Callable[[Measure], Mapping[str, list[str]]]
"""A measure → facet → its values, by which the list is filtered."""


def is_long(measures: Sized) -> bool:
    """Whether so many are a list of data."""
    return len(measures) > WHOLE


def in_parts(measures: Sized) -> bool:
    """Whether a list of so many stands in parts."""
    return len(measures) > LONG


def long_list(edition: Edition, facets: Facets) -> bytes:
    """UTF-8 JSON, a record a measure in the order of the plan; `page` is relative to the list's,
    `facts` are what stands in a row's cells behind its label."""
    made = [_record(edition, measure, facets) for measure in edition.plan.measures]
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()


def _record(edition: Edition, measure: Measure, facets: Facets) -> dict[str, Any]:
    version = measure.current
    touch = responsibilities.last_touch(edition.plan, measure)
    tag = edition.words.get(f"effect.{touch.effect}", act=touch.act)
    heading = edition.number(measure)
    first = edition.plan.numbers(measure.number)[0]
    if (number := edition.plan.number_now(measure.number)) != first:
        tag += "; " + edition.words.get("measure.number.plan", number=number)
    return {
        "number": measure.number,
        **({"heading": heading} if heading != measure.number else {}),
        "page": urls.relative(urls.measure(measure), urls.MEASURES),
        "label": measure.label,
        "effect": touch.effect.value,
        "tag": tag,
        "facts": [
            version.deadline.said,
            version.responsible.said,
            _cost(edition, measure),
            version.completion.said,
        ],
        "facets": facets(measure),
    }


def _cost(edition: Edition, measure: Measure) -> str:
    """As the act prints it, never without its doubt; else the kind of answer that it gives."""
    cost = measure.current.cost
    if cost.kind is not CostKind.AMOUNTS:
        return edition.cost_kind(cost.kind)
    doubtful = any(note.doubtful for note in measure.notes)
    return f"{cost.said} ({edition.words.get('sum.doubtful')})" if doubtful else cost.said
