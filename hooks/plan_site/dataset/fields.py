"""Field types of the dataset: every scalar arrives as text and leaves as a checked value.

A check that needs the rest of the dataset (does this body exist?) asks the names that the
validation context carries, so that each fault is told at the field in which it stands.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Annotated, Any, Final, Literal, TypeVar, get_args

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, ValidationInfo

from plan_site.dataset.text_validators import (
    Limited,
    Matching,
    clean_text,
    https_address,
    scalar,
    short_words,
    telling,
)
from plan_site.dataset.unknown_name_hints import DeclaredNames, require_known, unknown
from plan_site.faults import ValueFaultsError, letters_before
from plan_site.language import cell_readers, text_readers
from plan_site.language.nearest_forms import begun
from plan_site.language.values import GOVERNMENT, Completion, Cost, Deadline, Funding, Responsible

T = TypeVar("T")

LABEL_LIMIT = 60
NAME_LIMIT = 300
CELL_LIMIT = 500
"""Names, deadlines and bodies stand on cards, whole; three times this still fits."""
ADDRESS_LIMIT = 500
SOURCE_PATH = r"sources/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\.txt"
FIRST_YEAR, LAST_YEAR = 1991, 2099
PAGE_IDS = frozenset({"top", "abbreviations", "sources"})
"""Ids that the page of abbreviations has besides its entries' own; `abbr-…` and `source-…` are of
its notes."""


SHOWN = 100
"""How many abbreviations of one text are told at once."""

COUNTRIES = frozenset({"ҚР", "АҚШ"})
"""Abbreviations that no plan has to explain."""
GOVERNMENT_NAME = "Үкіметі"

PLAIN_LIMIT = 140
"""The letters of a sentence that is read at one look on a phone."""

CARDED = frozenset({"deadline", "responsible"})
"""Official fields that social cards show."""


def _reference(kind: str) -> Callable[[str, ValidationInfo], str]:
    def check(name: str, info: ValidationInfo) -> str:
        require_known(kind, name, info)
        return name

    return check


def _held_where_worded(row: str, info: ValidationInfo) -> str:
    phrase, given = info.data.get("instruction"), info.data.get("reading")
    read = (given.value(phrase) if given else cell_readers.instruction(phrase)) if phrase else None
    if (read is None or read.gives_rows) and row not in getattr(info.context, "given", ()):
        require_known("measure", row, info)
    return row


def _no_topics_name(text: Any, info: ValidationInfo) -> Any:
    slug = info.context.topics.get(text) if info.context and isinstance(text, str) else None
    if slug:
        raise ValueError(f"«{text}» is what readers read; write its address word {slug}")
    return text


def _iso_date(text: Any) -> date:
    text = scalar(text)
    if re.fullmatch(r"[0-9]{4}-[0-9][0-9]-[0-9][0-9]", text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            pass
        else:
            if FIRST_YEAR <= day.year <= LAST_YEAR:
                return day
            raise ValueError(f"«{text}» is not between {FIRST_YEAR} and {LAST_YEAR}")
    raise ValueError(f"«{text}» is not a day of the calendar such as 2025-05-30")


def _entry_slug(slug: str) -> str:
    if slug in PAGE_IDS or slug.startswith(("abbr-", "source-")):
        raise ValueError(
            f"«{slug}» is a place of its own on the page of abbreviations; choose another"
        )
    return slug


def _flag(text: Any) -> bool:
    text = scalar(text)
    if text not in ("true", "false"):
        raise ValueError(f"«{text}» is neither true nor false")
    return bool(text == "true")


def _advice(field: str, said: str, info: ValidationInfo) -> str:
    """The reading to write where no rule reads the phrase, as far as its words go."""
    names: DeclaredNames = info.context or DeclaredNames()
    known = names.get("agency", frozenset()), names.get("term", frozenset())
    reading = begun(field, said, *known)
    if field == "instruction":
        return f"leave the words and write beneath, each … filled in: reading: {reading}"
    reading = f"{field}: {reading}"
    if info.data.get("reading") is not None:
        return f"leave the words and add to its reading, each … filled in: {reading}"
    return f"leave the words and write beneath, each … filled in: reading: {{{reading}}}"


def _read(
    reader: Callable[[str], T], field: str, kind: str = "abbreviation"
) -> Callable[[Any, ValidationInfo], T]:
    """An official phrase into its value, by the rules or by the record's own `reading`.

    `kind` is what every abbreviation in the phrase must be declared as.
    """

    def read(phrase: Any, info: ValidationInfo) -> T:
        said = short_words(clean_text(phrase))
        if field in CARDED:
            Limited(CELL_LIMIT)(said)
        given = getattr(info.data.get("reading"), field, None)
        value: T | None = None
        parts: list[tuple[str, int | None]] = []
        try:
            value = reader(said)
        except ValueError as error:
            if given is None:
                parts.append((f"{error}; {_advice(field, said, info)}", None))
        else:
            if given is not None:
                parts.append(("is read by rule; strike its reading", None))
        if given is not None and not parts:
            value = given.value(said)
            known = info.context or DeclaredNames()
            parts += (
                (f"its reading names {name}, which it does not say", None)
                for name in given.unsaid(said, known)
            )
        parts += islice(_mention_faults(said, "abbreviation" if given else kind, info), SHOWN)
        if parts or value is None:
            raise ValueFaultsError(parts)
        return value

    return read


def _mention_faults(text: str, kind: str, info: ValidationInfo) -> Iterator[tuple[str, int | None]]:
    """What is wrong with each abbreviation in official words: its ending, or nobody declares it."""
    for mention in text_readers.mentions(text, strict=False):
        if mention.abbreviation in COUNTRIES:
            continue
        if error := text_readers.ending_fault(mention):
            yield str(error), letters_before(text, mention.start)
        if message := unknown(kind, mention.abbreviation, info):
            yield message, letters_before(text, mention.start)


def _declared(name: str, kind: str, info: ValidationInfo) -> str:
    """A body or a budget by its abbreviation, where it is written out too; else ValueError."""
    names = info.context or DeclaredNames()
    known = names.get(kind, frozenset())
    if name not in known:
        written = _bare(GOVERNMENT_NAME if name == GOVERNMENT else name)
        for abbreviation, called in names.called.items():
            if abbreviation in known and _bare(called) == written:
                return abbreviation
        require_known(kind, name, info)
    return name


def _bare(name: str) -> str:
    """A name without the country's; a minister stands for the ministry."""
    bare = re.sub("^(?:ҚР|Қазақстан Республикасы(?:ның)?) ", "", name).casefold()
    return re.sub("министрі$", "министрлігі", bare)


def _parties(names: Iterable[str], info: ValidationInfo) -> tuple[str, ...]:
    return tuple(n if n == GOVERNMENT else _declared(n, "agency", info) for n in names)


def _known_terms(value: Funding, info: ValidationInfo) -> Funding:
    """Budgets are declared; other sources stay in the words by which they are named."""
    budgets = [term for term in value.terms if _is_term(term, info)]
    others = [value.other, *(term for term in value.terms if term not in budgets)]
    return replace(
        value,
        terms=tuple(_declared(term, "term", info) for term in budgets),
        other=", ".join(filter(None, others)) or None,
    )


def _is_term(name: str, info: ValidationInfo) -> bool:
    if re.fullmatch(text_readers.ABBREVIATION, name):
        return True
    names = info.context or DeclaredNames()
    return any(_bare(called) == _bare(name) for called in names.called.values())


def _known_budgets(value: Cost, info: ValidationInfo) -> Cost:
    amounts = tuple(
        replace(each, budget=each.budget and _declared(each.budget, "term", info))
        for each in value.amounts
    )
    budget = value.budget and _declared(value.budget, "term", info)
    return replace(value, amounts=amounts, budget=budget)


def _known_parties(value: Completion, info: ValidationInfo) -> Completion:
    outcomes = (
        replace(o, recipients=_parties(o.recipients, info), issuers=_parties(o.issuers, info))
        for o in value.outcomes
    )
    return replace(value, outcomes=tuple(outcomes))


def _year(text: Any) -> int:
    text = scalar(text)
    if not re.fullmatch(r"20[0-9][0-9]", text):
        raise ValueError(f"«{text}» is not a year such as 2025")
    return int(text)


def _known_bodies(value: Responsible, info: ValidationInfo) -> Responsible:
    bodies = [replace(each, body=_declared(each.body, "agency", info)) for each in value.bodies]
    again = [
        each.body for at, each in enumerate(bodies) if each.body in [b.body for b in bodies[:at]]
    ]
    if again:
        raise ValueError(f"names {again[0]} twice")
    return replace(value, bodies=tuple(bodies))


def _known_mentions(text: str, info: ValidationInfo) -> str:
    if parts := list(islice(_mention_faults(text, "abbreviation", info), SHOWN)):
        raise ValueFaultsError(parts)
    return text


def _readable(reader: Callable[[str], Any]) -> Callable[[str], str]:
    """The words themselves, once a rule has read them."""

    def check(text: str) -> str:
        reader(text)
        return text

    return check


def _instruction(said: str, info: ValidationInfo) -> str:
    """The words themselves, once a rule has read them or their record's own `reading` does."""
    given = info.data.get("reading")
    if given is None:
        try:
            cell_readers.instruction(said)
        except ValueError as error:
            raise ValueError(f"{error}; {_advice('instruction', said, info)}") from error
        return said
    try:
        cell_readers.instruction(said)
    except ValueError:
        unsaid = [*given.unsaid(said, info.context or DeclaredNames())]
        if unsaid:
            told = [(f"its reading names {name}, which it does not say", None) for name in unsaid]
            raise ValueFaultsError(told) from None
        return said
    raise ValueError("is read by rule; strike its reading")


def _as_printed(value: Any) -> str:
    return str(value.said)


Text = Annotated[str, BeforeValidator(clean_text), AfterValidator(short_words)]
Prose = Annotated[Text, AfterValidator(telling)]
SearchPhrase = Annotated[
    Text,
    AfterValidator(
        Matching(
            r"(?!.*(?:[^\W\d_]\*[^\W\d_]|(?<!\S)[^\W\d_]{1,2}\*)).+",
            "words where a star stands only behind what begins several, such as насили*",
        )
    ),
]
"""Words that a reader types; one that ends in a star stands for all that it begins."""
Name = Annotated[Prose, AfterValidator(Limited(NAME_LIMIT))]
Label = Annotated[Prose, AfterValidator(Limited(LABEL_LIMIT))]
PlainLine = Annotated[Prose, AfterValidator(Limited(PLAIN_LIMIT))]
RowNumber = Annotated[
    Text, AfterValidator(Matching(text_readers.ROW, "the number of a row such as 6 or 29-1"))
]
SubsectionNumber = Annotated[
    Text,
    AfterValidator(
        Matching(r"[1-9][0-9]{0,5}\.[1-9][0-9]{0,5}", "the number of a subsection such as 2.1")
    ),
]
Ordinal = Annotated[Text, AfterValidator(Matching(r"[1-9][0-9]{0,5}", "a number such as 392"))]
Slug = Annotated[
    Text,
    AfterValidator(Matching(r"[a-z0-9]+(-[a-z0-9]+)*", "an address word (a–z, 0–9, -)")),
    AfterValidator(Limited(LABEL_LIMIT)),
]
EntrySlug = Annotated[Slug, AfterValidator(_entry_slug)]
Abbreviation = Annotated[
    Text,
    AfterValidator(
        Matching(text_readers.ABBREVIATION, "an abbreviation in Kazakh capitals such as ОМ")
    ),
    AfterValidator(Limited(20)),
]
RegisterDocument = Annotated[
    Text,
    AfterValidator(Matching(r"[A-Z][0-9]{10}", "a number of the register such as V1600013418")),
]
HttpsAddress = Annotated[
    str,
    BeforeValidator(clean_text),
    AfterValidator(Limited(ADDRESS_LIMIT)),
    AfterValidator(https_address),
]
SourcePath = Annotated[
    Text, AfterValidator(Matching(SOURCE_PATH, "a path such as sources/392.kk.txt"))
]
Telephone = Annotated[
    Text, AfterValidator(Matching(r"[0-9]{3,11}", "a telephone number such as 111"))
]
Day = Annotated[date, BeforeValidator(_iso_date)]
Year = Annotated[int, BeforeValidator(_year), PlainSerializer(str)]
Flag = Annotated[bool, BeforeValidator(_flag), PlainSerializer(lambda v: "true" if v else "false")]

ActReference = Annotated[Ordinal, AfterValidator(_reference("act"))]
SectionReference = Annotated[Ordinal, AfterValidator(_reference("section"))]
SubsectionReference = Annotated[SubsectionNumber, AfterValidator(_reference("subsection"))]
TopicReference = Annotated[
    Slug, BeforeValidator(_no_topics_name), AfterValidator(_reference("topic"))
]
RowReference = Annotated[RowNumber, AfterValidator(_reference("measure"))]
NamedRow = Annotated[RowNumber, AfterValidator(_held_where_worded)]
"""A row that an act names: where the act gives it its words, those must be held."""
AgencyReference = Annotated[Abbreviation, AfterValidator(_reference("agency"))]
TermReference = Annotated[Abbreviation, AfterValidator(_reference("term"))]

OfficialText = Annotated[Text, AfterValidator(_known_mentions)]
OfficialHeading = Annotated[Text, AfterValidator(_readable(text_readers.heading))]
OfficialInstruction = Annotated[Text, AfterValidator(_instruction)]
OfficialDeadline = Annotated[
    Deadline,
    BeforeValidator(_read(cell_readers.deadline, "deadline")),
    PlainSerializer(_as_printed),
]
OfficialCompletion = Annotated[
    Completion,
    BeforeValidator(_read(cell_readers.completion, "completion")),
    AfterValidator(_known_parties),
    PlainSerializer(_as_printed),
]
OfficialResponsible = Annotated[
    Responsible,
    BeforeValidator(_read(cell_readers.responsible, "responsible", kind="agency")),
    AfterValidator(_known_bodies),
    PlainSerializer(_as_printed),
]
OfficialCost = Annotated[
    Cost,
    BeforeValidator(_read(cell_readers.cost, "cost")),
    AfterValidator(_known_budgets),
    PlainSerializer(_as_printed),
]
OfficialFunding = Annotated[
    Funding,
    BeforeValidator(_read(cell_readers.funding, "funding")),
    AfterValidator(_known_terms),
    PlainSerializer(_as_printed),
]
OfficialField = Literal["text", "completion", "deadline", "responsible", "cost", "funding"]
FIELDS: Final[tuple[str, ...]] = get_args(OfficialField)
"""The cells of a row, in the order of the table."""
Around = Literal["number", "cells"]
