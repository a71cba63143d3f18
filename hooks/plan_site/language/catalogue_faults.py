"""What can be wrong with a catalogue: by itself, and beside those of the other languages."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from babel.messages.catalog import Catalog, Message

OFFICIAL: Final = "kk"
"""The language in which the acts bind, and of the pages at the root."""
OFFICIAL_PHRASE: Final = "official phrase"
"""The context of official phrases that are the same wherever they stand, in the language."""
LINE: Final = re.compile(
    r'(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?) )?"(?:[^"\\]|\\.)*")?\s*'
)
"""What a line of a catalogue may be: a remark, words between two quotes, or nothing."""
PLACE: Final = re.compile(r"%\((\w+)\)s")
MARKUP: Final = re.compile(
    r'</?(?:strong|em)>|<span lang="[a-z]+">|</span>|<a (?:rel="external" )?href="%\(\w+\)s">|</a>'
)
"""The markup that goes into pages as it stands."""
OF_EDITIONS: Final = frozenset({"translation"})
"""Places that the official language, into which nothing is translated, can do without."""
SAME: Final = {"figure": "number", "abbreviation": "name"}
"""Two ways to say one thing, of which each language takes its own."""

Key = tuple[str | None, str]
"""The context of a message and its key."""


def line_faults(text: str) -> Iterator[tuple[int, str]]:
    """What a reader of catalogues would pass over, by line."""
    lines = text.splitlines()
    keys = [
        line.strip()
        for before, line in pairwise(["", *lines])
        if line.startswith("msgid ") and not before.startswith("msgctxt ")
    ]
    twice = {key for key, times in Counter(keys).items() if times > 1}
    for number, line in enumerate(lines, 1):
        if not LINE.fullmatch(line):
            yield number, 'words stand between two quotes, " within them as \\"; a remark behind #'
        elif line.strip() in twice:
            yield number, f"{line.strip()} stands here more than once; keep one"


def message_faults(catalogue: Catalog) -> Iterator[tuple[int, str]]:
    """Messages without words or with markup that is not ours, by line."""
    for message in catalogue:
        if not message.id:
            continue
        forms = _forms(message)
        key = key_of(message)[1]
        line = message.lineno or 1
        if message.fuzzy:
            yield line, f"«{key}» is marked as fuzzy: read it, then strike the mark"
        elif not all(forms):
            yield line, f"«{key}» has no words"
        for form in forms:
            if "%" in PLACE.sub("", form).replace("%%", ""):
                yield line, f"«{key}»: a place is written %(name)s, a per cent sign %%"
            _, angle, odd = MARKUP.sub("", form).partition("<")
            if angle:
                yield (
                    line,
                    f"«{key}»: no markup but strong, em and links may stand here: <{odd[:20]}",
                )


def differences(catalogues: Mapping[str, Catalog]) -> Iterator[tuple[str, int | None, str]]:
    """Language, line and what is wrong there: a message or a place that it alone has or lacks.

    Right is what most languages have; of two that differ, what the official one has.
    What is said in a context may be missing: then official words are quoted.
    """
    messages = {
        language: {key_of(message): message for message in catalogue if message.id}
        for language, catalogue in catalogues.items()
    }
    for key in dict.fromkeys(key for each in messages.values() for key in each):
        having = {language: each[key] for language, each in messages.items() if key in each}
        context, name = key
        if context is None and not _right(having, messages):
            for language, message in having.items():
                yield language, message.lineno, f"«{name}» is no message of ours"
            continue
        if context is None:
            for language in messages.keys() - having.keys():
                yield language, None, f"no words for «{name}»"
        asked = {language: _asked(key, language, having) for language in having}
        for language, message in having.items():
            for fault in dict.fromkeys(_place_faults(message, asked[language])):
                yield language, message.lineno, f"«{name}»: {fault}"


def _asked(key: Key, language: str, having: Mapping[str, Message]) -> frozenset[str]:
    """The places that a message must have in the language."""
    context, name = key
    if context == OFFICIAL_PHRASE:
        return frozenset(PLACE.findall(name))
    places = {each: frozenset[str]().union(*_places(m)) for each, m in having.items()}
    asked = set[str]()
    for place in frozenset[str]().union(*places.values()):
        free = place in OF_EDITIONS
        voters = [each for each in having if each != OFFICIAL or not free]
        right = _right([each for each in voters if place in places[each]], voters)
        if right and (language in voters or place in places[language]):
            asked.add(place)
    return frozenset(asked)


def _place_faults(message: Message, asked: frozenset[str]) -> Iterator[str]:
    for places in _places(message):
        if lost := asked - places:
            yield f"{_listed(lost)} is lost"
        if unknown := places - asked:
            yield f"{_listed(unknown)} is unknown; what may stand there: {_listed(asked)}"


def _right(having: Collection[str], voters: Collection[str]) -> bool:
    half = 2 * len(having) == len(voters)
    return 2 * len(having) > len(voters) or (
        half and (OFFICIAL in having or OFFICIAL not in voters)
    )


def _places(message: Message) -> list[frozenset[str]]:
    """Those of each form."""
    return [
        frozenset(SAME.get(place, place) for place in PLACE.findall(form))
        for form in _forms(message)
    ]


def _forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or [""])


def key_of(message: Message) -> Key:
    """Of several forms all have one key."""
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def _listed(places: Iterable[str]) -> str:
    return ", ".join(f"%({place})s" for place in sorted(places)) or "none"
