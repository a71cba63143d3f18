"""What an editor is shown for a phrase that no rule reads: a form near it, and a reading begun."""

import pytest
import yaml

from plan_site.language import forms
from plan_site.language.nearest_forms import KNOWN, begun, nearest

BODIES, TERMS = frozenset({"ОМ", "ДСМ"}), frozenset({"РБ", "ЖБ"})


@pytest.mark.parametrize("kind", KNOWN)
def test_every_form_that_is_named_as_near_is_read(kind: str) -> None:
    assert [form for form in KNOWN[kind] if forms.read(kind, form) is None] == []


@pytest.mark.parametrize(
    ("kind", "phrase", "form"),
    [
        ("deadline", "2025 жылғы там", "2025 жылғы тамыз"),
        ("deadline", "2025 жылғы желтоксан", "2025 жылғы желтоқсан"),
        ("deadline", "тоқсан сайынғыдай", "тоқсан сайын"),
        ("completion", "ДСМ-ге құлақпарат", "ОМ-ге ақпарат"),
        ("responsible", "БП (келісумен)", "БП (келісу бойынша)"),
        ("cost", "2025 жылы – 1,5 млн сом", "2025 жылы – 1,5 млн теңге"),
        ("instruction", "реттік нөмірі 9-жол жазылсын:", KNOWN["instruction"][0]),
    ],
)
def test_the_form_named_is_the_nearest(kind: str, phrase: str, form: str) -> None:
    assert nearest(kind, phrase) == form


@pytest.mark.parametrize(
    ("kind", "phrase", "reading"),
    [
        ("deadline", "2025 жылдың ортасы", "{kind: once, dates: [2025-…]}"),
        ("deadline", "2025 жылғы 7 маусым шамасында", "{kind: once, dates: [2025-06-07]}"),
        ("deadline", "2025 жылғы ІІ тоқсанның ортасы", "{kind: once, dates: [2025-Q2]}"),
        ("deadline", "жыл сайын күзде", "{kind: every, every: year}"),
        ("deadline", "2024 – 2026 жылдар, ішінара", "{kind: span, dates: [2024/2026]}"),
        ("deadline", "күзде", "{kind: …, ref: …}"),
        (
            "completion",
            "ОМ-ге үшбу ақпарат, ДСМ бұйрығы, ІІМ-ге хат-хабар",
            '{outcomes: [{kind: …, words: "ОМ-ге үшбу ақпарат", recipients: [ОМ]}, '
            '{kind: order, words: "ДСМ бұйрығы", issuers: [ДСМ]}, '
            '{kind: …, words: "ІІМ-ге хат-хабар"}]}',
        ),
        (
            "responsible",
            "ДСМ (үйлестіруші), ОМ (жинақтау), ІІМ",
            "{bodies: [{body: ДСМ, role: …}, {body: ОМ, role: collects}, {body: …}]}",
        ),
        (
            "cost",
            "кемінде 2024 жылы 3 100,5 млн теңге",
            "{kind: amounts, amounts: "
            '[{year: 2024, sum: 3100.5, unit: mln_tenge, printed: "3 100,5"}]}',
        ),
        ("cost", "тегін", "{kind: …}"),
        ("funding", "ЖБ, БМ есебінен ептеп", "{terms: [ЖБ], other: …}"),
    ],
)
def test_a_reading_is_begun_with_what_the_words_say(kind: str, phrase: str, reading: str) -> None:
    assert begun(kind, phrase, BODIES, TERMS) == reading
    assert isinstance(yaml.load(f"reading: {{{kind}: {reading}}}", yaml.CSafeLoader), dict)


@pytest.mark.parametrize("kind", ["deadline", "completion", "responsible", "cost", "funding"])
@pytest.mark.parametrize(
    "phrase", ['а: "б", {в} [г] #д', "'- ? :", "“1,5” , \\ %", "…" * 900, ", ;"]
)
def test_whatever_the_phrase_the_reading_begun_is_yaml_on_a_line(kind: str, phrase: str) -> None:
    line = begun(kind, phrase, BODIES, TERMS)
    assert "\n" not in line
    assert len(line) <= 500
    assert isinstance(yaml.load(f"{kind}: {line}", Loader=yaml.CBaseLoader)[kind], dict)
