"""What the search worker is given: one record a measure, then one a page, in plain text."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from plan_site.analysis import responsibilities
from plan_site.dataset.plan import Measure, Plan
from plan_site.language.catalogue import Words
from plan_site.language.values import GOVERNMENT
from plan_site.pages.renderer import Page
from plan_site.publication import urls
from plan_site.publication.edition import Edition

KINDS = {
    urls.AGENCIES: "search.kind.agency",
    urls.TOPICS: "search.kind.topic",
    urls.SECTIONS: "search.kind.section",
    "acts/": "search.kind.act",
}


def search_files(
    edition: Edition, pages: Mapping[str, Page], help_box: str
) -> Iterator[tuple[str, bytes]]:
    """What search fetches: the index, and the help box with the words that call for it."""
    yield urls.SEARCH_INDEX, search_index(edition.plan, edition.words, pages)
    yield urls.SEARCH_HELP, search_help(edition.plan, help_box)


def search_index(plan: Plan, words: Words, pages: Mapping[str, Page]) -> bytes:
    """UTF-8 JSON of the shape the theme fetches: `config` and `docs`, measures first.

    `config.bodies` maps abbreviations to full names, so that no record repeats them.
    """
    documents = [_measure(plan, words, measure) for measure in plan.measures]
    others = (pages[a] for a in pages if not a.startswith(urls.MEASURES))
    documents += [_page(words, page) for page in others if page.indexed]
    config = {
        "lang": [words.language],
        "bodies": {entry.abbreviation: entry.name for entry in plan.abbreviations.values()},
    }
    made = json.dumps({"config": config, "docs": documents}, ensure_ascii=False, sort_keys=True)
    return made.encode()


def _measure(plan: Plan, words: Words, measure: Measure) -> dict[str, Any]:
    version = measure.current
    touch = responsibilities.last_touch(plan, measure)
    recipients = [r for r in version.completion.recipients if r != GOVERNMENT]
    facts = (version.completion, version.deadline, version.cost, version.funding)
    # A budget is asked for by its name as well: the acts print its abbreviation.
    sources = [term.name for term in plan.terms if term.abbreviation in version.funding.terms]
    record: dict[str, Any] = {
        "location": urls.measure(measure),
        "number": measure.number,
        "title": measure.label,
        "text": version.text,
        "bodies": list(dict.fromkeys((*version.responsible.agencies, *recipients))),
        "facts": " ".join([*(fact.said for fact in facts), *sources]),
        "topics": [plan.topic(slug).name for slug in measure.topics],
        "effect": touch.effect.value,
        "tag": words.get(f"effect.{touch.effect}", act=touch.act),
    }
    if measure.label_only:
        record["label_only"] = True
    return record


def _page(words: Words, page: Page) -> dict[str, Any]:
    kind = next(
        (key for start, key in KINDS.items() if page.address.startswith(start)), "search.kind.page"
    )
    return {
        "location": page.address or "./",
        "title": page.title,
        "text": page.description,
        "tag": words.get(kind),
    }


def search_help(plan: Plan, html: str) -> bytes:
    """UTF-8 JSON: the words that sound like distress, and the help box to show for them."""
    made = json.dumps({"html": html, "words": plan.help.words}, ensure_ascii=False, sort_keys=True)
    return made.encode()
