"""Responsible bodies: tables of forms, what must stay unread, and composed lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_site.language.forms import read
from plan_site.language.values import Responsible


def said(phrase: str) -> list[tuple[str, str | None]] | None:
    reading = read("responsible", phrase)
    if reading is None:
        return None
    assert isinstance(reading, Responsible)
    return [(one.body, one.role) for one in reading.bodies]


AGREED = "by_agreement"
FORMS: dict[str, list[tuple[str, str | None]]] = {
    "ТСМ (жинақтау)\nМАМ\nЖАО-лар": [("ТСМ", "collects"), ("МАМ", None), ("ЖАО", None)],
    "ТСМ – жинақтаушы; МАМ": [("ТСМ", "collects"), ("МАМ", None)],
    "ҚР ТСМ, ҚР МАМ": [("ТСМ", None), ("МАМ", None)],
    "ТСМ МАМ, ҰҚК(келісім бойынша).": [("ТСМ", None), ("МАМ", None), ("ҰҚК", AGREED)],
    "Астана қ. және Шымкент қ. әкімдіктері, ғылыми ұйымдар": [
        ("Астана қ. және Шымкент қ. әкімдіктері", None),
        ("ғылыми ұйымдар", None),
    ],
    "ҚР Ұлттық Банкі (келісім бойынша), «BILIM» қоры": [
        ("ҚР Ұлттық Банкі", AGREED),
        ("«BILIM» қоры", None),
    ],
    "ІІМ ӘПК, ЖАО": [("ІІМ ӘПК", None), ("ЖАО", None)],
    "Ғылым және жоғары білім министрлігі және ЖАО": [
        ("Ғылым және жоғары білім министрлігі", None),
        ("ЖАО", None),
    ],
    "Цифрлық даму, инновациялар және аэроғарыш өнеркәсібі министрлігі, ҚМ": [
        ("Цифрлық даму, инновациялар және аэроғарыш өнеркәсібі министрлігі", None),
        ("ҚМ", None),
    ],
    "орталық және жергілікті атқарушы органдар": [
        ("орталық және жергілікті атқарушы органдар", None)
    ],
    "Қызылорда, Түркістан облыстарының\nәкімдіктері (жауапты), ТСМ": [
        ("Қызылорда, Түркістан облыстарының әкімдіктері", "lead"),
        ("ТСМ", None),
    ],
    "ТСМ (жинақтау), МАМ (бірлесіп)": [("ТСМ", "collects"), ("МАМ", None)],
    "ТСМ облыстардың әкімдіктері": [("ТСМ", None), ("облыстардың әкімдіктері", None)],
    "Көлік дәліздерін дамыту агенттігі, БҰҰ Азық-түлік бағдарламасы (келісу бойынша)": [
        ("Көлік дәліздерін дамыту агенттігі", None),
        ("БҰҰ Азық-түлік бағдарламасы", AGREED),
    ],
    '"Назарбаев Университеті" ДБҰ (келісу бойынша)': [('"Назарбаев Университеті" ДБҰ', AGREED)],
}
UNREAD = [
    "",
    "ТСМ, бала, МАМ",
    "ТСМ бала",
    "ТСМ-ның ЖАО",
    "ТСМ, ТСМ",
    "ТСМ (жинақтау, МАМ",
    "ТСМ (қарау бойынша)",
    "облыстардың, Астана қаласының",
    "ТСМ МАМ-мен бірлесіп",
    "Жаңа бәлкім министрлігі",
    "Көлік бағдарламасы",
    "орталық",
]


@pytest.mark.parametrize("phrase", FORMS)
def test_forms(phrase: str) -> None:
    assert said(phrase) == FORMS[phrase]


@pytest.mark.parametrize("phrase", UNREAD)
def test_what_no_rule_reads_whole_is_not_read(phrase: str) -> None:
    assert said(phrase) is None


bodies = st.sampled_from(["ТСМ", "МАМ", "ІІМ", "ҰЭМ", "ӘдМ", "ЖАО", "ҮЕҰ", "Бас прокуратура"])
roles = st.sampled_from(
    [("", None), (" (жинақтау)", "collects"), ("(келісу бойынша)", AGREED), (" (жауапты)", "lead")]
)
joins = st.sampled_from([", ", ",", "; ", "\n", ",\n", " және ", " ,  ", ",\u00a0"])


@given(
    named=st.lists(bodies, min_size=1, max_size=6, unique=True),
    data=st.data(),
)
def test_any_list_reads_back(named: list[str], data: st.DataObject) -> None:
    phrase, expected = "", []
    for body in named:
        words, role = data.draw(roles)
        phrase += (data.draw(joins) if phrase else "") + body + words
        expected.append((body, role))
    assert said(phrase) == expected


def test_what_is_far_too_long_is_not_searched() -> None:
    assert said("акт," * 1_000) is None


@given(st.text(alphabet='АБМОҰәк ,;()«»"-–\nнің', max_size=40))
def test_no_text_is_an_error(text: str) -> None:
    said(text)
