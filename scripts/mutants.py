"""Mutants of a dataset: what a slip of the hand, a broken editor or bad will makes of the file.

Every kind is a function of the file's text and of dice; the same dice give the same mutant.
"""

import random
import unicodedata
from collections.abc import Callable
from typing import Any, Final

import yaml

Place = tuple[str | int, ...]
Mutation = Callable[[str, random.Random], bytes]

LOOKALIKES: Final = dict(zip("аеосірхукһАВЕКМНОРСТХІ", "aeocipxykhABEKMHOPCTXI", strict=True))
LETTERS: Final = "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшыіэюя"
WORDS: Final = (
    "балалар", "қауіпсіздік", "көмек", "мектеп", "Қазақстан", "есеп", "орта", "тәрбие", "жоба",
)  # fmt: skip
UNSEEN: Final = "\0\x07\x1b\t\r\x85\xa0\xad\u200b\u200d\u202e\u2028\u2066\ufeff\ue000\ufdd0"
SIGNS: Final = "-:?,[]{}#&*!|>'\"%@`\\=<~+.№«»–/0129 \n"
PAYLOADS: Final = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "[a](javascript:alert(1))",
    '=HYPERLINK("https://evil.example")',
    "javascript:alert(1)",
    "https://evil.example/",
    "../../etc/passwd",
    "%s %(x)s {0} {}",
    "&amp;&lt;b&gt;&#x202e;",
    "' OR 1=1 --",
    "ОМ",
    "ОММ",
    "OM-ге ақпарат",
    "ЖАО-лардың",
    "-",
    "",
    " ",
    "true",
    "null",
    "0",
    "1" * 400,
    "6",
    "29-1",
    "3.1",
    "392",
    "2025-05-30",
    "2025-02-30",
    "9999-12-31",
    "2025 жылғы тамыз",
    "жыл сайын маусым, желтоқсан",
    "2025 жылғы 30 мамырдағы № 392",
    "талап етілмейді",
    "2024 жылы – 5 млн теңге",
    "РБ",
    "ЖБ (бюджет қаражаты шегінде)",
    "violence",
    "top",
    "абв " * 200,
    "ә" * 150,
    "🙂",
    "Instagram",
)


# Bytes ------------------------------------------------------------------------------------------


def flip_a_bit(text: str, dice: random.Random) -> bytes:
    content = bytearray(text.encode())
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    return bytes(content)


def put_a_byte(text: str, dice: random.Random) -> bytes:
    content = bytearray(text.encode())
    content[dice.randrange(len(content))] = dice.choice([0, 9, 10, 13, 27, 0x7F, 0x80, 0xC0, 0xFF])
    return bytes(content)


def strike_bytes(text: str, dice: random.Random) -> bytes:
    content = text.encode()
    at = dice.randrange(len(content))
    return content[:at] + content[at + dice.choice([1, 1, 2, 7, 100, 3000]) :]


def repeat_bytes(text: str, dice: random.Random) -> bytes:
    content = text.encode()
    at = dice.randrange(len(content))
    piece = content[at : at + dice.choice([1, 2, 10, 500])]
    return content[:at] + piece * dice.choice([2, 3, 50]) + content[at:]


def cut_off(text: str, dice: random.Random) -> bytes:
    content = text.encode()
    return content[: dice.randrange(len(content))]


def save_otherwise(text: str, dice: random.Random) -> bytes:
    way = dice.choice(["utf-16", "utf-16-be", "utf-8-sig", "kz1048", "crlf", "cr", "nfd"])
    if way in ("crlf", "cr"):
        return text.replace("\n", "\r\n" if way == "crlf" else "\r").encode()
    if way == "nfd":
        return unicodedata.normalize("NFD", text).encode()
    return text.encode(way, errors="replace")


# Letters ----------------------------------------------------------------------------------------


def _put(text: str, at: int, new: str, old: int = 1) -> bytes:
    return (text[:at] + new + text[at + old :]).encode("utf-8", "surrogatepass")


def another_letter(text: str, dice: random.Random) -> bytes:
    at = dice.choice([index for index, letter in enumerate(text) if letter in LETTERS])
    return _put(text, at, dice.choice(LETTERS))


def look_alike(text: str, dice: random.Random) -> bytes:
    at = dice.choice([index for index, letter in enumerate(text) if letter in LOOKALIKES])
    return _put(text, at, LOOKALIKES[text[at]])


def unseen_character(text: str, dice: random.Random) -> bytes:
    return _put(text, dice.randrange(len(text)), dice.choice(UNSEEN), dice.randrange(2))


def sign(text: str, dice: random.Random) -> bytes:
    return _put(text, dice.randrange(len(text)), dice.choice(SIGNS), dice.randrange(2))


def letter_in_pieces(text: str, dice: random.Random) -> bytes:
    at = dice.choice([index for index, letter in enumerate(text) if letter in "йё"])
    return _put(text, at, unicodedata.normalize("NFD", text[at]))


def strike_a_character(text: str, dice: random.Random) -> bytes:
    return _put(text, dice.randrange(len(text)), "")


def swap_characters(text: str, dice: random.Random) -> bytes:
    at = dice.randrange(len(text) - 1)
    return _put(text, at, text[at + 1] + text[at], 2)


def change_case(text: str, dice: random.Random) -> bytes:
    at = dice.randrange(len(text))
    return _put(text, at, text[at].swapcase())


# Lines ------------------------------------------------------------------------------------------


def _lines(text: str, change: Callable[[list[str], int], None], at: int) -> bytes:
    lines = text.split("\n")
    change(lines, at % len(lines))
    return "\n".join(lines).encode()


def strike_lines(text: str, dice: random.Random) -> bytes:
    count = dice.choice([1, 1, 1, 2, 5, 15])

    def change(lines: list[str], at: int) -> None:
        del lines[at : at + count]

    return _lines(text, change, dice.randrange(10**6))


def repeat_lines(text: str, dice: random.Random) -> bytes:
    count = dice.choice([1, 1, 2, 5, 15])

    def change(lines: list[str], at: int) -> None:
        lines[at:at] = lines[at : at + count]

    return _lines(text, change, dice.randrange(10**6))


def swap_lines(text: str, dice: random.Random) -> bytes:
    def change(lines: list[str], at: int) -> None:
        other = min(at + dice.choice([1, 1, 2, 20]), len(lines) - 1)
        lines[at], lines[other] = lines[other], lines[at]

    return _lines(text, change, dice.randrange(10**6))


def indent_a_line(text: str, dice: random.Random) -> bytes:
    def change(lines: list[str], at: int) -> None:
        line = lines[at]
        lines[at] = dice.choice([f" {line}", f"  {line}", line[1:], line[2:], f"\t{line}"])

    return _lines(text, change, dice.randrange(10**6))


def join_lines(text: str, dice: random.Random) -> bytes:
    def change(lines: list[str], at: int) -> None:
        lines[at : at + 2] = [dice.choice(["", " "]).join(lines[at : at + 2])]

    return _lines(text, change, dice.randrange(10**6))


def break_a_line(text: str, dice: random.Random) -> bytes:
    at = dice.randrange(len(text))
    return _put(text, at, dice.choice(["\n", "\n  ", "\n\n"]), 0)


def put_a_line(text: str, dice: random.Random) -> bytes:
    plain = ["", "# сөз", "---", "...", "- a", "  - b", "a: b", "  a: b", "? a", "{", "%a"]
    new = dice.choice([*plain, "<<<<<<< HEAD"])

    def change(lines: list[str], at: int) -> None:
        lines.insert(at, new)

    return _lines(text, change, dice.randrange(10**6))


# Values -----------------------------------------------------------------------------------------


def _tree(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CBaseLoader)


def _written(tree: Any) -> bytes:
    # CSafeDumper quotes what looks like a number or a flag, which changes nothing here.
    return yaml.dump(
        tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6
    ).encode("utf-8", "surrogatepass")


def _value(tree: Any, place: Place) -> Any:
    for step in place:
        tree = tree[step]
    return tree


def _places(tree: Any, place: Place = ()) -> list[Place]:
    steps: Any = tree if isinstance(tree, dict) else ()
    if isinstance(tree, list):
        steps = range(len(tree))
    return [p for s in steps for p in [(*place, s), *_places(tree[s], (*place, s))]]


def _scalars(tree: Any) -> list[Place]:
    return [place for place in _places(tree) if isinstance(_value(tree, place), str)]


def _records(tree: Any) -> list[Place]:
    return [place for place in _places(tree) if isinstance(place[-1], int)]


OURS: Final = frozenset(
    {"label", "name", "belongs", "note", "notes", "text", "sources", "words", "later", "source"}
)
OFFICIAL: Final = frozenset({"acts", "versions"})


def _own_words(tree: Any) -> list[Place]:
    """Texts that are ours: no act is held against them."""
    return [
        place
        for place in _scalars(tree)
        if OURS & set(place)
        and not OFFICIAL & set(place)
        and not (place[0] == "agencies" and "act" in _value(tree, place[:2]))
        and place[-1] not in ("field", "doubtful", "number", "slug")
    ]


def own_words(text: str, dice: random.Random) -> bytes:
    """Other words of ours, as an editor would write them: a sound dataset, most times."""
    tree = _tree(text)
    place = dice.choice(_own_words(tree))
    words = _value(tree, place).split()
    at = dice.randrange(len(words))
    other = dice.choice(WORDS)
    words[at] = dice.choice([*WORDS, words[at].upper(), words[at] + other, "Instagram"])
    _value(tree, place[:-1])[place[-1]] = " ".join(words)
    return _written(tree)


def swap_values(text: str, dice: random.Random) -> bytes:
    tree = _tree(text)
    one, other = dice.choices(_scalars(tree), k=2)
    if dice.random() < 0.7:
        # The same field of another record: what a slip in copying does.
        alike = [p for p in _scalars(tree) if p[-1] == one[-1] and p[0] == one[0]]
        other = dice.choice(alike)
    first, second = _value(tree, one), _value(tree, other)
    _value(tree, one[:-1])[one[-1]], _value(tree, other[:-1])[other[-1]] = second, first
    return _written(tree)


def payload(text: str, dice: random.Random) -> bytes:
    tree = _tree(text)
    place = dice.choice(_scalars(tree) if dice.random() < 0.6 else _own_words(tree))
    old, new = _value(tree, place), dice.choice(PAYLOADS)
    made = dice.choice([new, f"{old} {new}", f"{new} {old}", f"{old}{new}"])
    _value(tree, place[:-1])[place[-1]] = made
    return _written(tree)


def another_type(text: str, dice: random.Random) -> bytes:
    tree = _tree(text)
    place = dice.choice(_places(tree))
    old = _value(tree, place)
    new = dice.choice([[], {}, "", "x", [old], {"x": old}, [[old]], [{}], {"": old}, ["x", "x"]])
    _value(tree, place[:-1])[place[-1]] = new
    return _written(tree)


def strike_a_value(text: str, dice: random.Random) -> bytes:
    tree = _tree(text)
    place = dice.choice(_places(tree))
    del _value(tree, place[:-1])[place[-1]]
    return _written(tree)


def repeat_a_record(text: str, dice: random.Random) -> bytes:
    tree = _tree(text)
    place = dice.choice(_records(tree))
    records = _value(tree, place[:-1])
    records.insert(dice.randrange(len(records) + 1), records[place[-1]])
    return _written(tree)


def move_a_record(text: str, dice: random.Random) -> bytes:
    tree = _tree(text)
    place = dice.choice(_records(tree))
    records = _value(tree, place[:-1])
    records.insert(dice.randrange(len(records)), records.pop(place[-1]))
    return _written(tree)


def rename_a_key(text: str, dice: random.Random) -> bytes:
    tree = _tree(text)
    place = dice.choice([p for p in _places(tree) if isinstance(p[-1], str)])
    parent, key = _value(tree, place[:-1]), str(place[-1])
    at = dice.randrange(len(key))
    new = dice.choice([key + "s", key[:at] + key[at + 1 :], key.upper(), "а" + key[1:], "number"])
    for name, value in [*parent.items()]:
        del parent[name]
        parent[new if name == key else name] = value
    return _written(tree)


def new_record(text: str, dice: random.Random) -> bytes:
    """A further record of a good form: a sound dataset now and then."""
    tree = _tree(text)
    number = str(dice.choice([1, 5, 7, 38, 45, 49, 50, "47-4", "10000"]))
    wording = {
        "act": dice.choice(["748", "748", "392"]),
        "text": " ".join(dice.choices(WORDS, k=dice.randrange(1, 30))),
        "completion": dice.choice(["фильм", "ДСМ бұйрығы", "ОМ-ге ақпарат", "тренингтер"]),
        "deadline": dice.choice(["жыл сайын маусым", "2024 жылғы тамыз", "2025 жылғы қаңтар"]),
        "responsible": ", ".join(dice.sample(["ОМ", "ДСМ", "ЖАО", "ІІМ"], dice.randrange(1, 4))),
        "cost": dice.choice(["-", "талап етілмейді", "2024 жылы – 1,5 млн теңге"]),
        "funding": dice.choice(["-", "РБ", "ЖБ"]),
    }
    made: list[tuple[str, Any]] = [
        (
            "measures",
            {
                "number": number,
                "section": dice.choice("123"),
                "label": " ".join(dice.sample(WORDS, 3)),
                "topics": dice.sample(["violence", "digital", "media", "safety"], 2),
                "versions": [wording],
            },
        ),
        ("terms", {"abbreviation": "ӘҚ", "slug": "aq", "name": "әлеуметтік қор"}),
        ("agencies", {"abbreviation": "ӘМ", "slug": "am", "name": "Әділет министрлігі"}),
        ("corrections", {"date": "2026-10-01", "text": " ".join(dice.choices(WORDS, k=5))}),
    ]
    key, record = dice.choice(made)
    records = tree.setdefault(key, [])
    if key == "measures":
        order = [tuple(map(int, m["number"].split("-"))) for m in records]
        place = sum(each < tuple(map(int, number.split("-"))) for each in order)
        records.insert(place, record)
    else:
        records.append(record)
    return _written(tree)


def earlier_wording(text: str, dice: random.Random) -> bytes:
    """№ 748's wording before № 392's, made up: a sound dataset for the rows that it replaced."""
    tree = _tree(text)
    measure = dice.choice(tree["measures"])
    words = measure["versions"][0]["text"].split()
    dice.shuffle(words)
    kept = words[: dice.randrange(1, len(words) + 1)]
    measure["versions"].insert(0, measure["versions"][0] | {"act": "748", "text": " ".join(kept)})
    return _written(tree)


KINDS: Final[dict[str, tuple[Mutation, ...]]] = {
    "bytes": (flip_a_bit, put_a_byte, strike_bytes, repeat_bytes, cut_off, save_otherwise),
    "letters": (
        another_letter,
        look_alike,
        unseen_character,
        sign,
        letter_in_pieces,
        strike_a_character,
        swap_characters,
        change_case,
    ),
    "lines": (
        strike_lines,
        repeat_lines,
        swap_lines,
        indent_a_line,
        join_lines,
        break_a_line,
        put_a_line,
    ),
    "values": (
        own_words,
        swap_values,
        payload,
        another_type,
        strike_a_value,
        repeat_a_record,
        move_a_record,
        rename_a_key,
        new_record,
        earlier_wording,
    ),
}


def mutant(text: str, seed: int, number: int) -> tuple[str, bytes]:
    """The kind of mutant `number` and its bytes; one in eight is changed a second time."""
    dice = random.Random(f"{seed} {number}")
    mutations = [each for kind in KINDS.values() for each in kind]
    first = mutations[number % len(mutations)]
    content = first(text, dice)
    if dice.random() < 1 / 8:
        try:
            again = content.decode()
            content = dice.choice([*KINDS["letters"], *KINDS["lines"]])(again, dice)
        except (UnicodeDecodeError, IndexError, ValueError):
            pass  # what is no text any more stays as it is
    return first.__name__, content
