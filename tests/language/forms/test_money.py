"""Costs and sources of funds: tables of forms, what must stay unread, and composed sums."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_site.language.forms import plain_form, read
from plan_site.language.values import Cost, Funding

Sum = tuple[int | str | None, str | None, str | None, str | None]


def sums(phrase: str) -> list[Sum] | None:
    """Year, sum, unit and budget of each amount."""
    reading = read("cost", phrase)
    if reading is None:
        return None
    assert isinstance(reading, Cost)
    assert reading.kind == "amounts"
    plain = plain_form(reading)
    assert json.loads(json.dumps(plain)) == plain
    return [(a["year"], a["sum"], a["unit"], a.get("budget")) for a in plain["amounts"]]


SUMS: dict[str, list[Sum]] = {
    "2026 ж. – 7,25 млрд. теңге": [(2026, "7.25", "bln_tenge", None)],
    "2026 жылға 3 400 мың теңге;": [(2026, "3400", "thousand_tenge", None)],
    "2026 жылы – 3.400,5 мың теңге": [(2026, "3400.5", "thousand_tenge", None)],
    "2026 – 7; 2027 – 8,0": [(2026, "7", None, None), (2027, "8.0", None, None)],
    "7 500,25": [(None, "7500.25", None, None)],
    "барлығы – 70 млн теңге, оның ішінде: 2026 жылы – 30 млн теңге; 2027 жылы – 40 млн теңге": [
        (None, "70", "mln_tenge", None),
        (2026, "30", "mln_tenge", None),
        (2027, "40", "mln_tenge", None),
    ],
    "2026 жылы (РБ) – 30 млн теңге\n2027 жылы (ЖБ) – 40 млн теңге": [
        (2026, "30", "mln_tenge", "РБ"),
        (2027, "40", "mln_tenge", "ЖБ"),
    ],
    "республикалық бюджет: 2026 жылы – 3 млн теңге; жергілікті бюджет: 2026 жылы – 4 млн теңге": [
        (2026, "3", "mln_tenge", "РБ"),
        (2026, "4", "mln_tenge", "ЖБ"),
    ],
    "2026 – 2028 жылдары – 9,5 млн АҚШ доллары": [("2026/2028", "9.5", "mln_usd", None)],
    "барлығы 9 млн теңге: РБ – 5 млн теңге, ЖБ – 4 млн теңге": [
        (None, "9", "mln_tenge", None),
        (None, "5", "mln_tenge", "РБ"),
        (None, "4", "mln_tenge", "ЖБ"),
    ],
    "2026 жылы – 3 млрд 120,5 млн теңге; 2027 жылы – 90 млн теңге": [
        (2026, "3120.5", "mln_tenge", None),
        (2027, "90", "mln_tenge", None),
    ],
    "1 млн 5 мың теңге": [(None, "1005", "thousand_tenge", None)],
    "5-7 млн теңге": [(None, "5/7", "mln_tenge", None)],
    "2026 жылы – талап етілмейді; 2027 жылы – 4 млн теңге": [
        (2026, None, None, None),
        (2027, "4", "mln_tenge", None),
    ],
}
WAYS = {
    "Қаржыландыру талап етілмейді": "not_required",
    "қосымша қаражатты талап етпейді": "not_required",
    "шығыстар көзделмеген": "no_figure",
    "—": "no_figure",
    "тиісті жылға арналған республикалық бюджетте көзделген қаражат шегінде": "within_means",
    "ЖБ (бөлінген қаражат шегінде)": "within_means",
    "тендер нәтижелері бойынша": "to_be_set",
    "белгіленетін болады": "to_be_set",
    "жобалау-сметалық құжаттамаға сәйкес": "to_be_set",
}
NO_COST = [
    "2026",
    "2026 жылы",
    "10; 20",
    "10 млн",
    "10 бала",
    "10 млн теңге шамасында",
    "2026 жылы – 10 млн теңге; 2026 жылы – 12 млн теңге",
    "2026 – 5; 2027 – 6 млн теңге",
    "(РБ – 10 млн теңге",
    "9 млн теңге: РБ – 5 млн теңге",
    "10 млн теңге (балаларға)",
    "12-7 млн теңге",
    "1 млрд 1250 млн теңге",
    "1 млн 2 млн теңге",
    "1 млн 2 млрд теңге",
    "1 млрд 5-7 млн теңге",
    "2 млрд 300 млн",
    "жақсы қаражат шегінде",
    "кейін балалар айқындайды",
]
Source = tuple[str, bool, str | None]
FUNDS: dict[str, Source] = {
    "РБ есебінен": ("РБ", False, None),
    "РБ (ТСМ), ЖБ": ("РБ ЖБ", False, "ТСМ"),
    "Ұлттық қор": ("Ұлттық қор", False, None),
    "республикалық және жергілікті бюджеттердің қаражаты": ("РБ ЖБ", False, None),
    "жергілікті бюджеттен": ("ЖБ", False, None),
    "РБ-да және ЖБ-да көзделген қаражат шегінде": ("РБ ЖБ", True, None),
    "жергілікті бюджетте көзделген қаражат шегінде": ("ЖБ", True, None),
    "РБ (бөлінген қаражат шегінде),\nЖБ": ("РБ ЖБ", True, None),
    "РБ және өзге де көздер": ("РБ", False, "өзге де көздер"),
    "БҰҰДБ қаражаты": ("", False, "БҰҰДБ"),
    "ӘМСҚ": ("ӘМСҚ", False, None),
    "қаржыландыру көзделмеген": ("", False, None),
    "донорлар қаражаты": ("донорлар қаражаты", False, None),
    "Дүниежүзілік банк қаражаты": ("", False, "Дүниежүзілік банк"),
    "РБ (011 ББ)": ("РБ", False, None),
    "шығындар талап етілмейді": ("", False, None),
    "–": ("", False, None),
}


@pytest.mark.parametrize("phrase", SUMS)
def test_sums(phrase: str) -> None:
    assert sums(phrase) == SUMS[phrase]


@pytest.mark.parametrize("phrase", WAYS)
def test_costs_without_a_sum(phrase: str) -> None:
    reading = read("cost", phrase)
    assert isinstance(reading, Cost)
    assert (reading.kind, reading.amounts) == (WAYS[phrase], ())


@pytest.mark.parametrize("phrase", NO_COST)
def test_what_is_no_cost_is_not_read(phrase: str) -> None:
    assert read("cost", phrase) is None


@pytest.mark.parametrize("phrase", FUNDS)
def test_sources_of_funds(phrase: str) -> None:
    reading = read("funding", phrase)
    assert isinstance(reading, Funding)
    assert (" ".join(reading.terms), reading.within_means, reading.other) == FUNDS[phrase]


@pytest.mark.parametrize(
    "phrase", ["бала", "РБ бала", "бюджет", "РБ, РБ", "жақсы қаражат", "РБ-дан трансферттер"]
)
def test_what_is_no_source_is_not_read(phrase: str) -> None:
    assert read("funding", phrase) is None


def test_the_programme_is_kept_apart() -> None:
    reading = read("funding", 'РБ 044 "Сапалы білім" бюджеттік бағдарламасы')
    assert isinstance(reading, Funding)
    assert (reading.terms, reading.programme) == (("РБ",), ("044",))
    reading = read("funding", "РБ (бюджеттік бағдарлама 044)")
    assert isinstance(reading, Funding)
    assert (reading.terms, reading.programme) == (("РБ",), ("044",))


UNITS = {
    "млн теңге": "mln_tenge",
    "млн. теңге": "mln_tenge",
    "мың теңге": "thousand_tenge",
    "теңге": "tenge",
    "млрд\u00a0теңге": "bln_tenge",
}
numbers = st.decimals(0, 10**9, places=2, allow_nan=False)


def printed(number: Decimal, thousands: str) -> str:
    return f"{number:,.2f}".replace(",", thousands).replace(".", ",")


@given(
    number=numbers,
    thousands=st.sampled_from(["", " ", "\u00a0", "\u202f"]),
    unit=st.sampled_from(sorted(UNITS)),
    year=st.integers(2010, 2050),
    label=st.sampled_from([" жылы – ", " ж. - ", " жылы —", " жылға ", ": ", " – "]),
)
def test_any_sum_reads_back_exactly(
    number: Decimal, thousands: str, unit: str, year: int, label: str
) -> None:
    phrase = f"{year}{label}{printed(number, thousands)} {unit}"
    assert sums(phrase) == [(year, f"{number:f}", UNITS[unit], None)]


@given(
    phrase=st.sampled_from([*SUMS, *WAYS]),
    word=st.sampled_from(["бала", "мүмкін", "report"]),
    data=st.data(),
)
def test_a_foreign_word_anywhere_leaves_a_cost_unread(
    phrase: str, word: str, data: st.DataObject
) -> None:
    words = phrase.split(" ")
    words.insert(data.draw(st.integers(0, len(words))), word)
    assert read("cost", " ".join(words)) is None


@given(st.text(alphabet="РБЖ 0259.,;()–-\nмлнтеңгжыы", max_size=40))
def test_no_text_is_an_error(text: str) -> None:
    read("cost", text)
    read("funding", text)
