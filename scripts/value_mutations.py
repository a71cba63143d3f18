"""Mutations of a dataset's values: other words, other types, records lost, moved and made up."""

import random
from typing import Any, Final

import yaml

import site_support

Place = tuple[str | int, ...]

MADE_UP: Final = (
    site_support.with_748,
    site_support.with_third_wording,
    site_support.with_html,
    site_support.with_100,
    site_support.with_document,
    site_support.with_corrections,
)
"""Changes to sound datasets; of the first three one, of the others any."""

WORDS: Final = (
    "балалар", "қауіпсіздік", "көмек", "мектеп", "Қазақстан", "есеп", "орта", "тәрбие", "жоба",
)  # fmt: skip
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
    "абв " * 3000,
    "2024 жылы – 99999999999999999999,99999999999999999999 млн теңге",
    "ә" * 150,
    "🙂",
    "Instagram",
)


def _tree(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CBaseLoader)


class _Dumper(yaml.CSafeDumper):
    """Quotes what looks like a number or a flag, which changes nothing here; knows no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _written(tree: Any) -> bytes:
    text = yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)
    return str(text).encode("utf-8", "surrogatepass")


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


def made_up_plan(text: str, dice: random.Random) -> bytes:
    """№ 748's rows, further acts, repeals, documents: sound, or changed once more."""
    tree = _tree(text)
    first = dice.choice([*MADE_UP[:3], None])
    others = [change for change in MADE_UP[3:] if dice.random() < 0.5]
    for change in [first, *others]:
        if change:
            change(tree)
    made = _written(tree)
    if dice.random() < 0.5:
        return made
    again = dice.choice([own_words, swap_values, payload, strike_a_value, move_a_record])
    return again(made.decode(), dice)


def earlier_wording(text: str, dice: random.Random) -> bytes:
    """№ 748's wording before № 392's, made up: a sound dataset for the rows that it replaced."""
    tree = _tree(text)
    measure = dice.choice(tree["measures"])
    words = measure["versions"][0]["text"].split()
    dice.shuffle(words)
    kept = words[: dice.randrange(1, len(words) + 1)]
    measure["versions"].insert(0, measure["versions"][0] | {"act": "748", "text": " ".join(kept)})
    return _written(tree)
