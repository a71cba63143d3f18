"""What the search worker is given: one record a measure, then one a page, in plain text."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from plan_site.analysis import deadlines, responsibilities
from plan_site.dataset.plan import Agency, Measure, Plan
from plan_site.dataset.search_vocabulary import Vocabulary, VocabularyEntry
from plan_site.faults import SiteError
from plan_site.language import text_readers
from plan_site.language.catalogue import Words
from plan_site.language.values import GOVERNMENT
from plan_site.pages.renderer import Page
from plan_site.publication import urls
from plan_site.publication.edition import Edition, numbered
from plan_site.validation.load import Dataset

PUNCTUATION: Final = ".,;:!?…()[]«»“”„\"'"
KINDS = {
    urls.AGENCIES: "search.kind.agency",
    urls.TOPICS: "search.kind.topic",
    urls.SECTIONS: "search.kind.section",
    "acts/": "search.kind.act",
}


def search_files(
    edition: Edition, pages: Mapping[str, Page], help_box: str, nothing_found: str
) -> Iterator[tuple[str, bytes]]:
    """What search fetches: the index in two parts, side by side, and what may stand above or in
    place of results."""
    index, other = search_index(edition, pages)
    yield edition.at(urls.SEARCH_INDEX), index
    yield edition.at(urls.SEARCH_OTHER), other
    yield (
        edition.at(urls.SEARCH_HELP),
        search_help(edition.plan, edition.words, help_box, nothing_found),
    )


def search_index(edition: Edition, pages: Mapping[str, Page]) -> tuple[bytes, bytes]:
    """UTF-8 JSON: `config` and `docs`, measures first, and what they are in other languages, by
    location, language and field; `pages` are the edition's.

    `config.bodies` maps abbreviations to full names, so that no record repeats them, `named` the
    same to what bodies are called in each language, `topics` what topics are; `vocabulary` are
    everyday words. Of a record's `bodies` the last `receive` are those that it is reported to.
    What is searched is the same in each edition: a document's own words, the act's, and what it is
    in other languages. An edition in one of these shows `shown` in place of its words, and of an
    abbreviation what `config.short` has.
    """
    dataset, words, plan = edition.dataset, edition.words, edition.official
    documents = [_measure(plan, words, measure) for measure in plan.measures]
    official = {edition.unprefixed(address): page for address, page in pages.items()}
    others = (official[a] for a in official if not a.startswith(urls.MEASURES))
    documents += [_page(edition, page) for page in others if page.indexed]
    translated = _translated(dataset)
    belongs = {urls.topic(topic): topic.belongs for topic in plan.topics}
    names = {urls.topic(topic): topic.name for topic in plan.topics}
    names |= {urls.section(section): section.label for section in plan.sections}
    bodies = {urls.agency(agency): agency.abbreviation for agency in plan.agencies}
    for document in documents:
        place = document["location"]
        if facts := belongs.get(place):
            document["facts"] = facts
        if body := bodies.get(place):
            document["body"] = body
            names[place] = plan.agency(body).name
        if edition.translated and "number" not in document:
            document["shown"] = {"title": document["title"]}
            if text := pages[edition.at(place.removeprefix("./"))].text:
                document["shown"]["text"], document["text"] = text, ""
                translated.setdefault(place, {})[words.language] = {"text": text}
            document["title"] = names.get(place, "")
            said = translated.setdefault(place, {}).setdefault(words.language, {})
            said.setdefault("label", document["shown"]["title"])
    if edition.translated:
        for document, measure in zip(documents, edition.plan.measures, strict=False):
            document["shown"] = {
                "title": measure.label,
                "text": measure.current.text,
            }
    vocabulary = dataset.beside.vocabulary
    config = {
        "language": words.language,
        "bodies": {entry.abbreviation: entry.name for entry in plan.abbreviations.values()},
        "named": {agency.abbreviation: _names(dataset, agency) for agency in plan.agencies},
        "vocabulary": [_entry(edition, entry, official) for entry in vocabulary.entries],
        "silent": [*vocabulary.silent.ru, *vocabulary.silent.en],
        "shared": vocabulary.shared,
        "topics": _topics(dataset),
        "recipient": words.get("search.recipient"),
    }
    if edition.translated:
        config["short"] = {
            each.abbreviation: edition.plan.agency(each.abbreviation).short
            for each in plan.agencies
        }
        _drop_shown(documents, translated, words.language)
    return _json({"config": config, "docs": documents}), _json(_words_alone(translated, vocabulary))


def _drop_shown(
    documents: list[dict[str, Any]],
    translated: dict[str, dict[str, dict[str, str]]],
    language: str,
) -> None:
    """What a record shows in the edition's language is not sent a second time to be searched."""
    for document in documents:
        said = translated.get(document["location"], {}).get(language, {})
        shown = document["shown"]
        for field, key in (("label", "title"), ("text", "text")):
            if said.get(field) == shown.get(key):
                said.pop(field, None)


def _words_alone(
    translated: dict[str, dict[str, dict[str, str]]], vocabulary: Vocabulary
) -> dict[str, dict[str, dict[str, str]]]:
    """The same with each word of a field once, and without those that say nothing: these texts are
    searched and never shown."""
    silent = {*vocabulary.silent.ru, *vocabulary.silent.en}

    def alone(text: str) -> str:
        said = (word.strip(PUNCTUATION).casefold() for word in text.split())
        return " ".join(dict.fromkeys(word for word in said if word and word not in silent))

    return {
        place: {
            language: {field: alone(text) for field, text in fields.items()}
            for language, fields in languages.items()
            if fields
        }
        for place, languages in translated.items()
    }


def _json(made: object) -> bytes:
    return json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _measure(plan: Plan, words: Words, measure: Measure) -> dict[str, Any]:
    version = measure.current
    touch = responsibilities.last_touch(plan, measure)
    recipients = [r for r in version.completion.recipients if r != GOVERNMENT]
    facts = (version.completion, version.deadline, version.cost, version.funding)
    # A budget is asked for by its name as well: the acts print its abbreviation.
    sources = [term.name for term in plan.terms if term.abbreviation in version.funding.terms]
    places = {topic.slug: place for place, topic in enumerate(plan.topics)}
    shortly = touch.effect != "original" and plan.amended_once
    long, short = f"effect.{touch.effect}", f"effect.short.{touch.effect}"
    record: dict[str, Any] = {
        "location": urls.measure(measure),
        "number": measure.number,
        "title": measure.label,
        "text": version.text,
        "bodies": [*version.responsible.agencies, *recipients],
        "facts": " ".join([*(fact.said for fact in facts), *sources, *_computed(plan, measure)]),
        "topics": [places[slug] for slug in measure.topics],
        "effect": touch.effect.value,
        "tag": words.get(short) if shortly else words.get(long, act=touch.act),
    }
    if recipients:
        record["receive"] = len(recipients)
    if also := [number for number in plan.numbers(measure.number) if number != measure.number]:
        record["also"] = also
    if (heading := numbered(plan, words, measure)) != measure.number:
        record["heading"] = heading
    if (now := plan.number_now(measure.number)) != plan.numbers(measure.number)[0]:
        record["tag"] += "; " + words.get("measure.number.plan", number=now)
    if measure.label_only:
        record["label_only"] = True
    return record


def _computed(plan: Plan, measure: Measure) -> Iterator[str]:
    """Years and months in which a measure is due and that its deadline does not say: «жыл сайын
    желтоқсан» is asked for as December of a year, a quarter by its months' year."""
    said = measure.current.deadline.said.lower()
    due = deadlines.dates(plan, measure)
    ends = {each.month for each in due if each.in_month}
    months = {name for name, month in text_readers.MONTHS.items() if month in ends}
    for word in sorted({*months, *(str(each.year) for each in due)}):
        if word not in said:
            yield word


def _translated(dataset: Dataset) -> dict[str, dict[str, dict[str, str]]]:
    """Address → language → field → words; of a measure and of the pages of other records."""
    plan = dataset.plan
    made: dict[str, dict[str, dict[str, str]]] = {}
    for language, translation in dataset.beside.translations.items():
        for measure in translation.measures:
            row = translation.official_row(plan.measure(measure.number).current.act, measure.number)
            said = (row and row.text) or measure.text
            fields = {"label": measure.label, "text": said}
            made.setdefault(urls.measure(plan.measure(measure.number)), {})[language] = fields
        pages = [
            *((urls.topic(plan.topic(t.slug)), t.name, t.belongs) for t in translation.topics),
            *(
                (urls.section(plan.section(s.number)), s.label, s.title)
                for s in translation.sections
            ),
        ]
        for address, label, facts in pages:
            made.setdefault(address, {})[language] = {"label": label, "facts": facts}
    return made


def _topics(dataset: Dataset) -> list[dict[str, str]]:
    """What each topic is called, language → name; records name topics by their places here."""
    named = [{"kk": topic.name} for topic in dataset.plan.topics]
    for language, translation in dataset.beside.translations.items():
        names = {topic.slug: topic.name for topic in translation.topics}
        for known, topic in zip(named, dataset.plan.topics, strict=True):
            if topic.slug in names:
                known[language] = names[topic.slug]
    return named


def _names(dataset: Dataset, agency: Agency) -> dict[str, list[str]]:
    """Language → what the body is called in it, abbreviation and full name."""
    names = {"kk": [agency.abbreviation, agency.name]}
    for language, translation in dataset.beside.translations.items():
        for name in translation.agencies:
            if name.of == agency.abbreviation:
                names[language] = [*filter(None, [name.abbreviation]), name.name]
    for entry in dataset.beside.vocabulary.entries:
        if agency.abbreviation in entry.agencies:
            for language in ("kk", "ru", "en"):
                names.setdefault(language, []).extend(getattr(entry, language))
    return names


def _entry(edition: Edition, entry: VocabularyEntry, pages: Mapping[str, Page]) -> dict[str, Any]:
    """What people type, by language, and the words, topics, bodies and addresses that it means."""
    plan, shown = edition.official, edition.plan
    for address in entry.pages:
        if pages and address not in pages:
            raise SiteError(f"data/vocabulary.yaml: {address}: there is no such page")
    made = {
        "kk": entry.kk,
        "ru": entry.ru,
        "en": entry.en,
        "words": entry.words,
        "topics": [plan.topic(slug).name for slug in entry.topics],
        "bodies": entry.agencies,
        "said": [
            *(() if edition.translated else entry.words),
            *(shown.topic(slug).name for slug in entry.topics),
            *(shown.agency(body).short for body in entry.agencies),
        ],
        "pages": [
            *entry.pages,
            *(urls.topic(plan.topic(slug)) for slug in entry.topics),
            *(urls.agency(plan.agency(body)) for body in entry.agencies),
        ],
    }
    return {key: value for key, value in made.items() if value}


def _page(edition: Edition, page: Page) -> dict[str, Any]:
    address = edition.unprefixed(page.address)
    kind = next(
        (key for start, key in KINDS.items() if address.startswith(start)), "search.kind.page"
    )
    return {
        "location": address or "./",
        "title": page.title,
        "text": page.text or page.description,
        "tag": edition.words.get(kind),
    }


def search_help(plan: Plan, words: Words, html: str, none: str) -> bytes:
    """UTF-8 JSON: the words that sound like distress, the help box to show for them, what is shown
    where nothing is found, and what is said of results, which no page has to hold before."""
    made = {
        "html": html,
        "none": none,
        "words": plan.help.words if plan.help else (),
        "said": {
            "count": words.get("search.count", count="{count}"),
            "all": words.get("search.all", count="{count}"),
            "nothing": words.get("search.nothing"),
            "apart": words.get("search.apart"),
            "meant": words.get("search.meant", words="{words}"),
        },
    }
    return _json(made)
