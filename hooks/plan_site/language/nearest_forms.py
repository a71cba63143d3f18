"""For a phrase that no rule reads: the nearest form that the rules know, and a reading begun.

A reading begun holds what stands in the words and nothing else; `…` marks what a person fills in.
"""

import json
import re
from collections.abc import Collection
from difflib import SequenceMatcher
from typing import Any, Final

from plan_site.language import forms
from plan_site.language.forms.months import month
from plan_site.language.forms.numbers import ORDINALS, roman
from plan_site.language.forms.responsible import ROLES
from plan_site.language.reading_check import MONEY, SCALES
from plan_site.language.values import GOVERNMENT, Completion

KNOWN: Final = {
    "deadline": (
        "2025 жылғы тамыз",
        "2025 жылғы желтоқсан",
        "2025 жылғы 1 тамызға дейін",
        "2025 жылғы маусым, желтоқсан",
        "2025 жылғы IV тоқсан",
        "2025 жылғы I жартыжылдық",
        "2025 жыл",
        "2023 – 2025 жылдар",
        "жыл сайын маусым, желтоқсан",
        "жыл сайын, 10 желтоқсанға дейін",
        "тоқсан сайын",
        "ай сайын, есепті айдан кейінгі айдың 5-күніне дейін",
        "жылына екі рет",
        "тұрақты негізде",
        "қажеттілігіне қарай",
    ),
    "completion": (
        "ОМ-ге ақпарат",
        "Қазақстан Республикасының Үкіметіне ақпарат",
        "ДСМ бұйрығы",
        "бірлескен бұйрық",
        "Қазақстан Республикасы Заңының жобасы",
        "Үкімет қаулысының жобасы",
        "ұсыныс",
        "меморандум",
        "әдістемелік ұсынымдар",
        "отырыс хаттамасы",
        "іс-шаралар өткізу",
        "бағдарламалар",
        "фильм",
    ),
    "responsible": (
        "ОМ, ДСМ",
        "ОМ (жинақтау), ДСМ",
        "БП (келісу бойынша)",
        "облыстардың, Астана және Алматы қалаларының әкімдіктері",
        "Денсаулық сақтау министрлігі",
        "мүдделі мемлекеттік органдар",
    ),
    "cost": (
        "талап етілмейді",
        "2025 жылы – 1,5 млн теңге",
        "2024 жылы – 1,5 млн теңге; 2025 жылы – 2 млн теңге",
        "РБ – 100 млн теңге; ЖБ – 20 млн теңге",
        "бюджет қаражаты шегінде",
        "бюджетті нақтылау кезінде айқындалады",
    ),
    "funding": ("РБ", "РБ, ЖБ", "РБ (бюджет қаражаты шегінде)", "талап етілмейді"),
    "instruction": (
        "реттік нөмірі 6-жол мынадай редакцияда жазылсын:",
        "реттік нөмірлері 6 және 7-жолдар алып тасталсын",
        "мынадай мазмұндағы реттік нөмірі 6-1-жолмен толықтырылсын:",
        'реттік нөмірі 6-жолдағы "БҒМ" деген аббревиатура "ОМ" деген аббревиатурамен ауыстырылсын',
    ),
}
"""Forms by kind, each a structure of its own; what is nearest is looked for among them."""

GAP: Final = "…"
ALIKE: Final = 0.5
"""What is less alike than this is not near; the most usual form, the first, is shown then."""
LONGEST: Final = 500
"""A longer reading is begun with its kind alone: a line holds no more."""
OFTEN: Final = {"жыл": "year", "тоқсан": "quarter", "ай": "month", "апта": "week"}
DOES: Final = {
    "алып таста": "repealed",
    "толықтырыл": "inserted",
    "ауыстырыл": "substituted",
    "редакцияда": "substituted",
    "күші жойыл": "repealed",
}
"""How the verb of an instruction begins → its effect."""
PERIOD: Final = re.compile(
    r"(?P<number>[1-4IVІ]+|[а-яәғқңөұүһі]+нші)(?:-|[ ]|-ші )(?P<unit>тоқсан|жартыжыл|жарты жыл)"
)
NAMED: Final = re.compile(r"\b(?P<name>\w+)\b(?: ?\((?P<role>[^()]*)\))?")
SUM: Final = re.compile(r"[0-9]{1,3}(?:[ \u00a0][0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?")


def nearest(kind: str, phrase: str) -> str:
    """The known form that has most letters in common with the phrase; the usual one if few."""
    matcher = SequenceMatcher(b=phrase[:200], autojunk=False)

    def likeness(form: str) -> float:
        matcher.set_seq1(form)
        return matcher.ratio()

    usual, *_ = KNOWN[kind]
    best = max(KNOWN[kind], key=likeness)
    return best if likeness(best) > ALIKE else usual


def begun(kind: str, phrase: str, bodies: Collection[str], terms: Collection[str]) -> str:
    """`{kind: once, dates: [2025-08]}`: YAML on a line; only bodies and terms that are declared."""
    if kind == "deadline":
        reading = _deadline(phrase)
    elif kind == "completion":
        reading = _completion(phrase, bodies)
    elif kind == "responsible":
        reading = _responsible(phrase, bodies)
    elif kind == "instruction":
        reading = _instruction(phrase)
    else:
        reading = _cost(phrase) if kind == "cost" else _funding(phrase, terms)
    said = _yaml(reading)
    gap = {
        "instruction": "{effect: …}",
        "completion": "{outcomes: []}",
        "responsible": "{bodies: [{body: …}]}",
    }
    return said if len(said) <= LONGEST else gap.get(kind, "{kind: …}")


def _yaml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_yaml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    plain = re.fullmatch(r"[\w./…-]+", str(value)) and not str(value).startswith("-–")
    return str(value) if plain else json.dumps(str(value), ensure_ascii=False)


def _deadline(phrase: str) -> dict[str, Any]:
    words = re.findall(r"[^\W\d_]+|[0-9]+", phrase.lower())
    years = list(dict.fromkeys(re.findall(r"(?<![0-9])20[0-9]{2}(?![0-9])", phrase)))
    points = []
    for before, word in zip(["", *words], words, strict=False):
        if found := month(word):
            day = f"-{int(before):02}" if re.fullmatch("0?[1-9]|[12][0-9]|3[01]", before) else ""
            points.append(f"{found[0]:02}{day}")
    for match in PERIOD.finditer(phrase):
        number = roman(match["number"]) or ORDINALS.get(match["number"]) or match["number"]
        if str(number) in "1234":
            points.append(f"{'Q' if match['unit'] == 'тоқсан' else 'H'}{number}")
    points = list(dict.fromkeys(points))
    unit = re.search(rf"({'|'.join(OFTEN)}) сайын", phrase.lower())
    by = {"by": "true"} if re.search("дейін|кешіктірмей", phrase) else {}
    if unit:
        dates = [f"--{point}" for point in points]
        often = {"dates": dates} if dates else {}
        return {"kind": "every", "every": OFTEN[unit[1]], **often, **by}
    if len(years) == 2 and re.search("20[0-9]{2} ?[-–—] ?20[0-9]{2}", phrase) and not points:
        return {"kind": "span", "dates": ["/".join(sorted(years))]}
    if len(years) == 1 or (years and not points):
        dates = [f"{year}-{point}" for year in years for point in points]
        # Of a year alone no rule would be wanting: what else is said is left to the reader.
        dates = dates or [f"{year}-{GAP}" for year in years]
        return {"kind": "once", "dates": dates, **by}
    return {"kind": GAP, "dates": [GAP]} if years or points else {"kind": GAP, "ref": GAP}


def _instruction(phrase: str) -> dict[str, Any]:
    said = phrase.lower()
    of_words = "words_" if "сөз" in said else ""
    effects = [of_words + name for stem, name in DOES.items() if stem in said]
    rows = re.findall(r"(?<![0-9.,№-])[1-9][0-9]*(?:-[1-9][0-9]*)?(?=[,-])", phrase)
    named = {"rows": list(dict.fromkeys(rows))} if "жол" in said and rows else {GAP: GAP}
    return {"effect": effects[0] if len(effects) == 1 else GAP, **named}


def _completion(phrase: str, bodies: Collection[str]) -> dict[str, Any]:
    outcomes = []
    for words in filter(None, (piece.strip() for piece in re.split(r"[,;\n]", phrase))):
        reading = forms.read("completion", words)
        read = reading.outcomes[0] if isinstance(reading, Completion) else None
        outcome: dict[str, Any] = {"kind": read.kind.value if read else GAP, "words": words}
        to = re.findall(r"(\w+)-(?:ғ|г|қ|к)[ае]\b", words)
        parties = (read.recipients, read.issuers) if read else (to, ())
        for key, named in zip(("recipients", "issuers"), parties, strict=True):
            if found := [name for name in named if name in bodies or name == GOVERNMENT]:
                outcome[key] = found
        outcomes.append(outcome)
    return {"outcomes": outcomes}


def _responsible(phrase: str, bodies: Collection[str]) -> dict[str, Any]:
    found: list[dict[str, str]] = []
    for piece in re.split(r"[,;\n](?![^(]*\))", phrase):
        named = [match for match in NAMED.finditer(piece) if match["name"] in bodies]
        for match in named:
            role = ROLES.get((match["role"] or "").lower().strip())
            said = {"role": role or GAP} if match["role"] else {}
            if match["name"] not in [each["body"] for each in found]:
                found.append({"body": match["name"], **said})
        # A piece that names nobody who is declared is not passed over in silence.
        found += [] if named or not piece.strip() else [{"body": GAP}]
    return {"bodies": found or [{"body": GAP}]}


def _cost(phrase: str) -> dict[str, Any]:
    amounts = []
    year = ""
    for match in SUM.finditer(phrase):
        printed = match[0]
        behind = phrase[match.end() :].lstrip()
        if re.fullmatch("20[0-9]{2}", printed) and re.match(r"жыл|ж\.|[-–—:]", behind):
            year = printed
            continue
        money = next((u for u, sign in MONEY.items() if re.search(sign, behind, re.I)), "")
        scale = next((f"{s}_" for s, sign in SCALES.items() if re.match(sign, behind, re.I)), "")
        figure = re.sub(r"[ \u00a0]", "", printed).replace(",", ".")
        amount = {"year": year} if year else {}
        unit = {"unit": scale + money} if money else {}
        amounts.append({**amount, "sum": figure, **unit, "printed": printed})
    return {"kind": "amounts", "amounts": amounts} if amounts else {"kind": GAP}


def _funding(phrase: str, terms: Collection[str]) -> dict[str, Any]:
    found = [word for word in re.findall(r"\w+", phrase) if word in terms]
    means = {"within_means": "true"} if re.search("шегінде|шеңберінде", phrase) else {}
    return {"terms": list(dict.fromkeys(found)), **means, "other": GAP}
