"""Field types of the dataset: every scalar arrives as text and leaves as a checked value.

A check that needs the rest of the dataset (does this body exist?) asks the names that the
validation context carries, so that each fault is told at the field in which it stands.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, ValidationInfo

from . import official
from .values import GOVERNMENT, Completion, Cost, Deadline, Funding, Responsible

T = TypeVar("T")

Names = Mapping[str, frozenset[str]]
"""Validation context: kind of record → the names that the dataset declares of it."""

LABEL_LIMIT = 60
SOURCE_PATH = r"sources/[A-Za-z0-9_-][A-Za-z0-9._-]*\.txt"


def suggest(name: str, known: frozenset[str]) -> str:
    """`; did you mean X?` when a known name is near, else what is known."""
    near = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    if near:
        return f"; did you mean {near[0]}?"
    return f"; known: {', '.join(sorted(known))}" if known else ""


def require_known(kind: str, name: str, info: ValidationInfo) -> None:
    """ValueError when the dataset declares no `kind` of that name."""
    names: Names | None = info.context
    if names is not None and name not in names[kind]:
        raise ValueError(f"unknown {kind} {name}{suggest(name, names[kind])}")


def _reference(kind: str) -> Callable[[str, ValidationInfo], str]:
    def check(name: str, info: ValidationInfo) -> str:
        require_known(kind, name, info)
        return name

    return check


def _clean(text: Any) -> str:
    if not isinstance(text, str):
        raise ValueError("must be text")
    if not text.strip():
        raise ValueError("is empty")
    if text != " ".join(text.split(" ")).strip() or "  " in text:
        raise ValueError("has a blank too many")
    for character in text:
        if character != " " and unicodedata.category(character) in {
            "Cc",
            "Cf",
            "Co",
            "Cs",
            "Zl",
            "Zp",
            "Zs",
        }:
            name = unicodedata.name(character, "control character")
            raise ValueError(f"holds U+{ord(character):04X} ({name}), which no official text has")
    return text


def _matching(pattern: str, what: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(f"«{text}» is not {what}")
        return text

    return check


def _iso_date(text: Any) -> date:
    if isinstance(text, str) and re.fullmatch(r"[0-9]{4}-[0-9][0-9]-[0-9][0-9]", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise ValueError(f"«{text}» is not a day of the calendar such as 2025-05-30")


def _flag(text: Any) -> bool:
    if text not in ("true", "false"):
        raise ValueError(f"«{text}» is neither true nor false")
    return bool(text == "true")


def _read(reader: Callable[[str], T], field: str) -> Callable[[Any, ValidationInfo], T]:
    """An official phrase into its value, by the rules or by the record's own `reading`."""

    def read(phrase: Any, info: ValidationInfo) -> T:
        said = _clean(phrase)
        reading = info.data.get("reading")
        given = getattr(reading, field, None)
        if given is not None:
            value: T = given.value(said)
        else:
            value = reader(said)
        for mention in official.mentions(said):
            require_known("abbreviation", mention.abbreviation, info)
        return value

    return read


def _known_term(value: Funding, info: ValidationInfo) -> Funding:
    if value.term is not None:
        require_known("term", value.term, info)
    return value


def _known_parties(value: Completion, info: ValidationInfo) -> Completion:
    for outcome in value.outcomes:
        for body in (outcome.recipient, outcome.issuer):
            if body is not None and body != GOVERNMENT:
                require_known("agency", body, info)
    return value


def _year(text: Any) -> int:
    if not isinstance(text, str) or not re.fullmatch(r"20[0-9][0-9]", text):
        raise ValueError(f"«{text}» is not a year such as 2025")
    return int(text)


def _known_bodies(value: Responsible, info: ValidationInfo) -> Responsible:
    for agency in value.agencies:
        require_known("agency", agency, info)
    return value


def _known_mentions(text: str, info: ValidationInfo) -> str:
    for mention in official.mentions(text):
        require_known("abbreviation", mention.abbreviation, info)
    return text


def _said(value: Any) -> str:
    return str(value.said)


Text = Annotated[str, BeforeValidator(_clean)]
Label = Annotated[
    Text,
    AfterValidator(_matching(rf".{{1,{LABEL_LIMIT}}}", f"at most {LABEL_LIMIT} characters long")),
]
RowNumber = Annotated[
    Text, AfterValidator(_matching(official.ROW, "the number of a row such as 6 or 29-1"))
]
SubsectionNumber = Annotated[
    Text,
    AfterValidator(
        _matching(r"[1-9][0-9]*\.[1-9][0-9]*", "the number of a subsection such as 2.1")
    ),
]
Ordinal = Annotated[Text, AfterValidator(_matching(r"[1-9][0-9]*", "a number such as 392"))]
Slug = Annotated[
    Text, AfterValidator(_matching(r"[a-z0-9]+(-[a-z0-9]+)*", "an address word (a–z, 0–9, -)"))
]
Abbreviation = Annotated[
    Text, AfterValidator(_matching(official.ABBREVIATION, "an abbreviation such as ОМ"))
]
RegisterDocument = Annotated[
    Text,
    AfterValidator(_matching(r"[A-Z][0-9]{10}", "a number of the register such as V1600013418")),
]
HttpsAddress = Annotated[
    Text,
    AfterValidator(
        _matching(
            r"https://[a-z0-9.-]+\.[a-z]{2,}(:[0-9]+)?(/[^\s\"'<>\\`{}]*)?", "an https address"
        )
    ),
]
SourcePath = Annotated[
    Text, AfterValidator(_matching(SOURCE_PATH, "a path such as sources/392.kk.txt"))
]
Day = Annotated[date, BeforeValidator(_iso_date)]
Year = Annotated[int, BeforeValidator(_year), PlainSerializer(str)]
Flag = Annotated[bool, BeforeValidator(_flag), PlainSerializer(lambda v: "true" if v else "false")]

ActReference = Annotated[Ordinal, AfterValidator(_reference("act"))]
SectionReference = Annotated[Ordinal, AfterValidator(_reference("section"))]
SubsectionReference = Annotated[SubsectionNumber, AfterValidator(_reference("subsection"))]
TopicReference = Annotated[Slug, AfterValidator(_reference("topic"))]
RowReference = Annotated[RowNumber, AfterValidator(_reference("measure"))]
AgencyReference = Annotated[Abbreviation, AfterValidator(_reference("agency"))]
TermReference = Annotated[Abbreviation, AfterValidator(_reference("term"))]

OfficialText = Annotated[Text, AfterValidator(_known_mentions)]
OfficialDeadline = Annotated[
    Deadline, BeforeValidator(_read(official.deadline, "deadline")), PlainSerializer(_said)
]
OfficialCompletion = Annotated[
    Completion,
    BeforeValidator(_read(official.completion, "completion")),
    AfterValidator(_known_parties),
    PlainSerializer(_said),
]
OfficialResponsible = Annotated[
    Responsible,
    BeforeValidator(_read(official.responsible, "responsible")),
    AfterValidator(_known_bodies),
    PlainSerializer(_said),
]
OfficialCost = Annotated[
    Cost, BeforeValidator(_read(official.cost, "cost")), PlainSerializer(_said)
]
OfficialFunding = Annotated[
    Funding,
    BeforeValidator(_read(official.funding, "funding")),
    AfterValidator(_known_term),
    PlainSerializer(_said),
]
OfficialField = Literal["text", "completion", "deadline", "responsible", "cost", "funding"]
