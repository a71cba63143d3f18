"""A plan with payloads in every text that its form lets in, and the same plan with harmless words.

The fields are found in the model: one that is added later is filled as well, or a test tells.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from types import NoneType
from typing import Annotated, Any, Final, get_args, get_origin

from pydantic import BaseModel, ValidationError, create_model

import site_support
from plan_site.dataset.plan import Plan
from plan_site.dataset.unknown_name_hints import DeclaredNames
from plan_site.faults import RECORDS
from support import without_source

Tree = Any
Way = tuple[str, ...]
"""The way to a field, without places in lists: ("measures", "versions", "text")."""

FORMULAS: Final = (
    '=HYPERLINK("//x.example";"y")',
    "@SUM(1)*cmd|' /C calc'!A0",
    "+1+cmd;=1+1; @x",
    '-2+cmd; -x;"=1',
)
"""What runs where it begins a cell, and behind what parts cells elsewhere."""
PAYLOADS: Final = (
    *FORMULAS,
    "# h",
    "<img src=x onerror=hit=1>",
    '"><script>hit=1</script>',
    "</title><script>hit=1</script>",
    "</textarea><svg onload=hit=1>",
    "<iframe srcdoc=x><base href=//x>",
    "<meta http-equiv=refresh content=0>",
    "<style>*{}</style>",
    "<a href=javascript:hit=1>z</a>",
    '" onfocus=hit=1 x="',
    "' onfocus=hit=1 x='",
    "javascript:hit=1",
    "//x/y?a=1&b=2&lt=3",
    "&lt;b&gt; &#60; &amp;lt; &nbsp;",
    "]]> <![CDATA[ --> <!-- <?x ?>",
    "<!ENTITY e 'z'> &e;",
    "{{ 7*7 }} {% raw %} {# z #}",
    "%(x)s %d %% {0} {x!r}",
    "[a](javascript:hit=1) ![x](x)",
    "**b** __b__ `c` <http://x>",
    r"\n \u003cb\u003e \\ }{ \input{x} $x$",
    r"a,b;c:d\nX-A:1 x",
)
"""Each has a letter and is shorter than a label may be."""
REFUSED: Final = (
    "сөз\u2028сөз",
    "сөз\nBEGIN:VEVENT",
    "сөз\r\nX: 1",
    "сөз\t=1",
    "сөз\0",
    "\u202eсөз",
    "\u200bсөз",
)
"""Characters that no text may hold: each is told as a fault wherever it stands."""
PUBLISHER: Final = (" ".join(PAYLOADS), "=1+'onfocus='%3Cimg%20src=x%3E{{7*7}}@x.example")
"""Who answers for the site; of an address of mail, what an address may hold."""
ADDRESS: Final = (
    "https://docs.example.kz/javascript:alert(1)?q=%3Cimg%20src=x%3E&amp;b=1#=1;@SUM(1)"
)


# The fields ---------------------------------------------------------------------------------------


def leaves(model: type[BaseModel] = Plan, way: Way = ()) -> Iterator[tuple[Way, Any]]:
    """Every value of the form: its way and its type with all that checks it."""
    for name, info in model.model_fields.items():
        kind: Any = info.annotation
        yield from _leaves(Annotated[kind, *info.metadata] if info.metadata else kind, (*way, name))


def _leaves(kind: Any, way: Way) -> Iterator[tuple[Way, Any]]:
    bare = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    inner = [each for each in get_args(bare) if each not in (NoneType, ...)]
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        yield from leaves(bare, way)
    elif get_origin(bare) is tuple or NoneType in get_args(bare):
        [only] = inner
        yield from _leaves(only, way)
    else:
        yield way, kind


def accepts(kind: Any, text: str) -> bool:
    """Whether a field lets a text in, where names are declared that are not this."""
    kinds = [name for name, _ in RECORDS.values()]
    names = DeclaredNames({name: frozenset({"ЩЩ"}) for name in (*kinds, "abbreviation", "slug")})
    probe = create_model("Probe", reading=(Any, None), value=(kind, ...))
    try:
        probe.model_validate({"value": text}, context=names)
    except ValidationError:
        return False
    return True


LIMITS: Final = (3_000, 290, 60)
"""Characters of a long text, of a name and of a label."""


@cache
def free() -> dict[Way, int]:
    """The fields that let in any words, and the highest of LIMITS that they keep."""
    return {
        way: next(n for n in LIMITS if accepts(kind, ("сөз " * n)[:n].strip()))
        for way, kind in leaves()
        if accepts(kind, PAYLOADS[0])
    }


HELD: Final[frozenset[Way]] = frozenset(
    {
        ("acts", "displaced", "reads"),
        ("acts", "displaced", "prints"),
        ("acts", "torn", "after"),
        ("acts", "spacing"),
    }
)
"""Words about a published text: they stand in it, or the proof refuses them."""
FORMER: Final[frozenset[Way]] = frozenset(
    {
        ("plan", "former", "text"),
        ("sections", "former", "text"),
        ("sections", "subsections", "former", "text"),
    }
)
"""Former titles: an act's own instruction ends them. Bodies' former names hold payloads."""
SHORT: Final = ("plan", "short")
"""A headline: one place, with room for a few payloads."""
PRINTED: Final = ("measures", "versions", "reading", "cost", "amounts", "printed")
"""A figure as its phrase prints it: a reading whose figure is none is refused."""
BY_HAND: Final = ("completion", "deadline", "responsible", "cost", "funding")
"""Official phrases that a rule reads; others need a reading by hand."""


# The plan -----------------------------------------------------------------------------------------


@cache
def packed(limit: int) -> list[str]:
    """All payloads in as few texts of so many characters as will do, with room for a number.

    Where one text has room for all, each formula begins one.
    """
    if sum(map(len, PAYLOADS)) + len(PAYLOADS) < limit - ROOM:
        return [" ".join((first, *(p for p in PAYLOADS if p != first))) for first in FORMULAS]
    texts: list[str] = []
    for payload in sorted(PAYLOADS, key=lambda payload: (payload not in FORMULAS, -len(payload))):
        for at, text in enumerate(texts):
            if len(text) + 1 + len(payload) <= limit - ROOM:
                texts[at] += f" {payload}"
                break
        else:
            texts.append(payload)
    return texts


ROOM: Final = 3
SPARE: Final = tuple(str(number) for number in range(4, 13))
"""Sections that no act names: their titles may be anything."""


def filled(tree: Tree) -> None:
    """Every field of the form is there, as often as its payloads need; no source holds a word."""
    without_source(tree)
    site_support.with_748(tree)
    site_support.with_100(tree)
    site_support.with_corrections(tree)
    tree["acts"][1]["notes"] = ["а", "б"]
    tree["sections"] += [
        {
            "number": number,
            "title": "а",
            "label": number,
            "subsections": [{"number": f"{number}.1", "title": "а"}],
        }
        for number in SPARE
    ]
    tree["terms"].append({"abbreviation": "ҚҚ", "slug": "qq", "name": "а"})
    for measure in tree["measures"]:
        for version in measure["versions"]:
            version["plain"] = "а"
    for agency in tree["agencies"]:
        # Their names are no act's: each may be changed.
        agency.pop("act", None)
        agency["note"] = "а"
        agency["former"] = [{"text": "а", "until": "100"}]
        agency["later"] = {"text": "а", "source": "а"}
    for act in tree["acts"]:
        act["body"] = [item for item in act.get("body", []) if "glossary" not in item]
    for measure in tree["measures"]:
        measure["notes"] = [{"field": field, "text": "а"} for field in ("text", *BY_HAND)]
        measure["documents"] = [
            {"title": "а", "date": "2025-12-20", "issuer": "а", "address": ADDRESS}
        ]
    site_support.measure(tree, "44")["notes"][-2]["doubtful"] = "2025"  # funding tells it as well
    model = site_support.measure(tree, "7")
    at = tree["measures"].index(model)
    tree["measures"][at : at + 1] = [
        {**deepcopy(model), "number": f"7-{number}"} for number in (1, 2, 3)
    ]
    # In wordings of both acts: feeds tell what the later one changed.
    texts = packed(CELL)
    for at, number in enumerate(("7-1", "7-2", "7-3", "29-1", "42", "43")):
        by_hand(site_support.measure(tree, number)["versions"][-1], texts[at % len(texts)])


CELL: Final = 430
"""Characters of the shortest official phrase that a reading by hand explains."""


def by_hand(version: Tree, text: str) -> None:
    """Official phrases that no rule reads, and what a person read in them."""
    # A reading names only what its phrase says.
    text = f"{text} 2025 жылғы желтоқсан ІІМ РБ 2024 – 1,5 млн теңге"
    version |= dict.fromkeys(BY_HAND, text)
    version["reading"] = {
        "completion": {"outcomes": [{"kind": "product", "words": text, "what": text}]},
        "deadline": {"kind": "once", "dates": ["2025-12"], "ref": text},
        "responsible": {"bodies": [{"body": "ІІМ"}]},
        "cost": {
            "kind": "amounts",
            "amounts": [{"year": "2024", "sum": "1.5", "unit": "mln_tenge", "printed": "1,5"}],
        },
        "funding": {"terms": ["РБ"], "other": text, "programme": [text]},
    }


def fill(tree: Tree, way: Way, texts: list[str]) -> None:
    """Every value at a way becomes one of the texts in turn, each once more with its number."""
    for at, (holder, key) in enumerate(places(tree, way)):
        again = f" {at}" if at >= len(texts) else ""
        holder[key] = texts[at % len(texts)] + again


def places(tree: Any, way: Way) -> Iterator[tuple[Any, Any]]:
    """Where the texts at a way stand: what holds each, and its key there."""
    if isinstance(tree, list):
        for at, child in enumerate(tree):
            if way:
                yield from places(child, way)
            elif isinstance(child, str):
                yield tree, at
    elif way and isinstance(tree, dict) and way[0] in tree:
        child = tree[way[0]]
        if len(way) == 1 and isinstance(child, str):
            yield tree, way[0]
        else:
            yield from places(child, way[1:])


def texts_at(tree: Tree, way: Way) -> list[str]:
    return [holder[key] for holder, key in places(tree, way)]


def injected(tree: Tree) -> None:
    """Payloads in every free field, and in what rules leave open of the others."""
    filled(tree)
    texts = packed(free()["questions", "text"])
    tree["questions"] = [{"text": text, "topic": tree["topics"][0]["slug"]} for text in texts]
    for way, limit in free().items():
        if way not in HELD and "reading" not in way:  # a reading's words are its phrase's
            fill(tree, way, packed(limit))
    for at, term in enumerate(tree["terms"]):
        term["name"] += f" т{at}"  # a body has the same payloads
    titled(tree)


def titled(tree: Tree) -> None:
    """Acts name sections by the titles that these have; a title in quotes holds no quote."""
    unquoted = " ".join(payload for payload in PAYLOADS if '"' not in payload)
    for section in tree["sections"]:
        if section["number"] not in SPARE:
            for record in (section, *section["subsections"]):
                record["title"] = f"{unquoted} {record['number']}"
    sections = {s["number"]: s["title"] for s in tree["sections"]}
    parts = {u["number"]: u["title"] for s in tree["sections"] for u in s["subsections"]}
    for act in tree["acts"]:
        for item in act["body"]:
            if heading := item.get("heading"):
                number = heading.rpartition("-бөлімде:")[0].rpartition(" ")[2]
                item["heading"] = f'"{sections[number]}" деген {number}-бөлімде:'
            if match := re.match(
                r'"([\d.]+)\. [^"]+"( деген кіші .+)', item.get("instruction", "")
            ):
                item["instruction"] = f'"{match[1]}. {parts[match[1]]}"{match[2]}'


def harmless(tree: Tree) -> None:
    """The same plan with a harmless word for each word of a payload."""
    injected(tree)

    def calm(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: calm(child) for key, child in value.items()}
        if isinstance(value, list):
            return [calm(child) for child in value]
        return calmed(value) if isinstance(value, str) else value

    calm_tree = calm(tree)
    tree.clear()
    tree |= calm_tree


@cache
def _words() -> dict[str, str]:
    """Word of a payload → a Kazakh word of its own."""
    alphabet = "абвгдежзклмнопрстуфхцчш"
    words = dict.fromkeys(word for payload in PAYLOADS for word in payload.split())
    pairs = (one + two for one in alphabet for two in alphabet)
    short = iter(alphabet)
    return {
        word: next(short) if len(word) == 1 else next(pairs) + "а" * (len(word) - 2)
        for word in words
    }


def calmed(text: str) -> str:
    """The text with each payload's words changed to harmless ones; other words stay."""
    return _PAYLOADS.sub(
        lambda match: " ".join(_words()[word] for word in match[0].split(" ")), text
    )


_PAYLOADS: Final = re.compile("|".join(map(re.escape, sorted(PAYLOADS, key=len, reverse=True))))
CALM_PUBLISHER: Final = (calmed(PUBLISHER[0]), "a@x.example")
