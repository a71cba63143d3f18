"""Mutants of the fixture plan: what a slip of the hand, a broken editor or bad will makes of it.

Every strategy gives a file's bytes. They shrink to one small change in the first line.
"""

import unicodedata
from collections.abc import Callable
from typing import Any, Final

import yaml
from hypothesis import strategies as st

import site_support
from support import fresh_tree, plan_text

Place = tuple[str | int, ...]

LETTERS: Final = "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшыіэюя"
LOOKALIKES: Final = dict(zip("аеосіхукһАВЕКМНОРСТХІ", "aeocixykhABEKMHOPCTXI", strict=True))
UNSEEN: Final = "\0\x07\x1b\t\r\x85\xa0\xad\u200b\u200d\u202e\u2028\u2066\ufeff\ue000\ufdd0\u0306"
SIGNS: Final = "-:?,[]{}#&*!|>'\"%@`\\=<~+.№«»–/0129 \n"
LINES: Final = (
    "", "# сөз", "---", "...", "- a", "  - b", "a: b", "  a: b", "? a", "{", "%a", "<<<<<<< HEAD",
)  # fmt: skip
ENCODINGS: Final = ("utf-16", "utf-16-be", "utf-8-sig", "kz1048")


def _split(draw: st.DrawFn, text: str) -> tuple[str, str]:
    at = draw(st.integers(0, len(text)))
    return text[:at], text[at:]


@st.composite
def bytes_changed(draw: st.DrawFn) -> bytes:
    """Bytes flipped, put, lost or repeated, the file cut off, or saved by another editor."""
    text = plan_text()
    saved = draw(st.sampled_from(["utf-8"] * 8 + ["crlf", "cr", "nfd", *ENCODINGS]))
    if saved == "nfd":
        return unicodedata.normalize("NFD", text).encode()
    if saved in ("crlf", "cr"):
        return text.replace("\n", "\r\n" if saved == "crlf" else "\r").encode()
    content = text.encode(saved, errors="replace")
    at = draw(st.integers(0, len(content)))
    lost = draw(st.sampled_from([0, 1, 2, 7, 100, 3000, len(content)]))
    new = draw(st.binary(max_size=3))
    if draw(st.booleans()):
        new += content[at : at + 10] * draw(st.sampled_from([1, 2, 50]))
    return content[:at] + new + content[at + lost :]


@st.composite
def letters_changed(draw: st.DrawFn, text: str | None = None) -> bytes:
    """A letter lost, put, exchanged for another, for a sign or for its Latin twin, or cased."""
    before, after = _split(draw, plan_text() if text is None else text)
    kind = draw(st.sampled_from(["lost", "letter", "sign", "unseen", "twin", "case", "swapped"]))
    if kind == "twin":
        at = next((i for i, letter in enumerate(after) if letter in LOOKALIKES), 0)
        before, after = before + after[:at], after[at:]
        made = LOOKALIKES.get(after[:1], "") + after[1:]
    elif kind == "case":
        made = after[:1].swapcase() + after[1:]
    elif kind == "swapped":
        made = after[1:2] + after[:1] + after[2:]
    elif kind == "lost":
        made = after[1:]
    else:
        letters = {"letter": LETTERS, "sign": SIGNS, "unseen": UNSEEN}[kind]
        made = draw(st.sampled_from(letters)) + after[draw(st.integers(0, 1)) :]
    return (before + made).encode("utf-8", "surrogatepass")


@st.composite
def lines_changed(draw: st.DrawFn, text: str | None = None) -> bytes:
    """Lines lost, repeated, moved, indented, joined, broken or put."""
    lines = (plan_text() if text is None else text).split("\n")
    at = draw(st.integers(0, len(lines) - 1))
    some = lines[at : at + draw(st.sampled_from([1, 1, 2, 5, 15]))]
    rest = lines[at + len(some) :]
    to = draw(st.integers(0, len(lines)))
    words = st.integers(0, len(some[0]))
    made: dict[str, Callable[[], list[str]]] = {
        "lost": lambda: [*lines[:at], *rest],
        "repeated": lambda: [*lines[:to], *some, *lines[to:]],
        "moved": lambda: [*(left := [*lines[:at], *rest])[:to], *some, *left[to:]],
        "indented": lambda: (
            [*lines[:at], draw(st.sampled_from([" ", "  ", "\t"])) + some[0], *lines[at + 1 :]]
        ),
        "outdented": lambda: [*lines[:at], some[0][draw(st.integers(1, 2)) :], *lines[at + 1 :]],
        "joined": lambda: [*lines[:at], draw(st.sampled_from(["", " "])).join(some), *rest],
        "broken": lambda: (
            [*lines[:at], some[0][: (i := draw(words))], some[0][i:], *lines[at + 1 :]]
        ),
        "put": lambda: [*lines[:at], draw(st.sampled_from(LINES)), *lines[at:]],
    }
    return "\n".join(made[draw(st.sampled_from(sorted(made)))]()).encode()


# Values -------------------------------------------------------------------------------------------

WORDS: Final = ("балалар", "қауіпсіздік", "көмек", "мектеп", "Қазақстан", "есеп", "орта", "жоба")
PAYLOADS: Final = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}{% raw %}",
    "[a](javascript:alert(1))", '=HYPERLINK("https://evil.example")', "javascript:alert(1)",
    "https://evil.example/", "../../etc/passwd", "%s %(x)s {0} {}", "&amp;&lt;b&gt;&#x202e;",
    "' OR 1=1 --", "ОМ", "ОММ", "OM-ге ақпарат", "ЖАО-лардың", "-", "", " ", "true", "null", "0",
    "1" * 400, "6", "29-1", "3.1", "392", "2025-05-30", "2025-02-30", "9999-12-31",
    "2025 жылғы тамыз", "жыл сайын маусым, желтоқсан", "2025 жылғы 30 мамырдағы № 392",
    "талап етілмейді", "2024 жылы – 5 млн теңге", "РБ", "ЖБ (бюджет қаражаты шегінде)",
    "violence", "top", "абв " * 200, "абв " * 3000, "ә" * 150, "🙂", "Instagram",
    "2024 жылы – 99999999999999999999,99999999999999999999 млн теңге",
)  # fmt: skip
MADE_UP: Final = (
    site_support.with_748,
    site_support.with_third_wording,
    site_support.with_html,
    site_support.with_100,
    site_support.with_document,
    site_support.with_corrections,
)
"""Changes to sound plans; of the first three one, of the others any."""


class _Dumper(yaml.CSafeDumper):
    """Quotes what looks like a number or a flag, which changes nothing here; knows no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _value(tree: Any, place: Place) -> Any:
    for step in place:
        tree = tree[step]
    return tree


def _places(tree: Any, place: Place = ()) -> list[Place]:
    steps: Any = tree if isinstance(tree, dict) else ()
    if isinstance(tree, list):
        steps = range(len(tree))
    return [p for s in steps for p in [(*place, s), *_places(tree[s], (*place, s))]]


def _words(draw: st.DrawFn, count: int) -> str:
    return " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=count)))


def _record(draw: st.DrawFn) -> tuple[str, Any]:
    """A further record of a good form, and the list that it belongs to."""
    wording = {
        "act": draw(st.sampled_from(["748", "392"])),
        "text": _words(draw, 30),
        "completion": draw(st.sampled_from(["фильм", "ДСМ бұйрығы", "ОМ-ге ақпарат"])),
        "deadline": draw(st.sampled_from(["жыл сайын маусым", "2024 жылғы тамыз"])),
        "responsible": draw(st.sampled_from(["ОМ", "ДСМ, ЖАО", "ІІМ, ОМ, ДСМ"])),
        "cost": draw(st.sampled_from(["-", "талап етілмейді", "2024 жылы – 1,5 млн теңге"])),
        "funding": draw(st.sampled_from(["-", "РБ", "ЖБ"])),
    }
    measure = {
        "number": draw(st.sampled_from(["50", "1", "47-4", "49", "10000"])),
        "section": draw(st.sampled_from("123")),
        "label": _words(draw, 3),
        "topics": ["violence", "media"],
        "versions": [wording],
    }
    records = [
        ("corrections", {"date": "2026-10-01", "text": _words(draw, 5)}),
        ("terms", {"abbreviation": "ӘҚ", "slug": "aq", "name": "әлеуметтік қор"}),
        ("agencies", {"abbreviation": "ӘМ", "slug": "am", "name": "Әділет министрлігі"}),
        ("measures", measure),
    ]
    return draw(st.sampled_from(records))


def _change(draw: st.DrawFn, tree: Any) -> None:
    """One value lost, moved, exchanged or made up."""
    places = _places(tree)
    kind = draw(st.sampled_from(["words", "payload", "swap", "type", "lost", "list", "key", "new"]))
    if kind == "new":
        name, record = _record(draw)
        records = tree.setdefault(name, [])
        records.insert(draw(st.integers(0, len(records))), record)
        return

    def fit(place: Place) -> bool:
        step = {"list": int, "key": str}.get(kind, object)
        words = kind in ("words", "payload", "swap")
        return isinstance(place[-1], step) and (not words or isinstance(_value(tree, place), str))

    place = draw(st.sampled_from([p for p in places if fit(p)]))
    parent, key, old = _value(tree, place[:-1]), place[-1], _value(tree, place)
    if kind == "lost":
        del parent[key]
    elif kind == "list":
        parent.insert(draw(st.integers(0, len(parent) - 1)), old)
        if draw(st.booleans()):
            parent.remove(old)
    elif kind == "key":
        name = str(key)
        new = draw(st.sampled_from([f"{name}s", name[1:], name.upper(), f"а{name[1:]}", "number"]))
        items = [(new if each == key else each, value) for each, value in parent.items()]
        parent.clear()
        parent.update(items)
    elif kind == "type":
        shapes = [[], {}, "", "x", [old], {"x": old}, [[old]], [{}], {"": old}, ["x", "x"]]
        parent[key] = draw(st.sampled_from(shapes))
    elif kind == "swap":
        # The same field of another record: what a slip in copying does.
        alike = [p for p in places if (p[0], p[-1]) == (place[0], key) and fit(p)]
        other = draw(st.sampled_from(alike))
        parent[key] = _value(tree, other)
        _value(tree, other[:-1])[other[-1]] = old
    elif kind == "payload":
        new = draw(st.sampled_from(PAYLOADS))
        parent[key] = draw(st.sampled_from([new, f"{old} {new}", f"{new} {old}", f"{old}{new}"]))
    else:
        words = old.split() or [""]
        at = draw(st.integers(0, len(words) - 1))
        word = draw(st.sampled_from(WORDS))
        words[at] = draw(st.sampled_from([word, words[at].upper(), words[at] + word]))
        parent[key] = " ".join(words)


@st.composite
def values_changed(draw: st.DrawFn) -> bytes:
    """Values of the plan, or of one that is made up and sound: changed, lost, moved or added."""
    tree = fresh_tree()
    if draw(st.booleans()):
        first = draw(st.sampled_from([None, *MADE_UP[:3]]))
        for change in [first, *draw(st.sets(st.sampled_from(MADE_UP[3:])))]:
            if change:
                change(tree)
    for _ in range(draw(st.sampled_from([1, 1, 1, 0, 2]))):
        _change(draw, tree)
    text = yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)
    return str(text).encode("utf-8", "surrogatepass")


@st.composite
def twice_changed(draw: st.DrawFn) -> bytes:
    """A mutant of letters or values, changed once more by hand."""
    first = draw(st.one_of(letters_changed(), values_changed()))
    try:
        text = first.decode()
    except UnicodeDecodeError:
        return first
    return draw(st.one_of(letters_changed(text), lines_changed(text)))
