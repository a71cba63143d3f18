"""Deadlines: tables of forms with what they say, what must stay unread, and composed ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_site.language.forms import read
from plan_site.language.forms.months import MONTHS
from plan_site.language.values import Deadline

Said = tuple[str, str, bool, str | None]


def said(phrase: str) -> Said | None:
    """Kind, dates, whether "by", and how often."""
    reading = read("deadline", phrase)
    if reading is None:
        return None
    assert isinstance(reading, Deadline)
    assert reading.said == phrase
    return reading.kind, " ".join(reading.dates), reading.by, reading.every


ONCE = {
    "2026 жылғы сәуірде": ("2026-04", False),
    "2026 жылғы 1 сәуірден кешіктірмей": ("2026-04-01", True),
    "2026 жылдың қыркүйегіне дейін": ("2026-09", True),
    "2026 жылғы қыркүйек айының соңына дейін": ("2026-09", True),
    "2026 ж. ІІІ тоқсан": ("2026-Q3", False),
    "2026 жылғы 2-ші тоқсанда": ("2026-Q2", False),
    "2026 жылғы II және ІV тоқсандар": ("2026-Q2 2026-Q4", False),
    "2026 жылдың бірінші жартыжылдығы": ("2026-H1", False),
    "2026 жылғы мамыр және қараша": ("2026-05 2026-11", False),
    "2026 жылғы мамыр; 2027 жылғы мамыр": ("2026-05 2027-05", False),
    "2026, 2027 және 2028 жылдар": ("2026 2027 2028", False),
    "5 қазан 2026 жыл": ("2026-10-05", False),
    "05.10.2026 жылға дейін": ("2026-10-05", True),
    "2026 жылдың соңына дейін": ("2026", True),
    "2026 жылғы 5 қаңтардан және 5 шілдеден кешіктірмей": ("2026-01-05 2026-07-05", True),
    "2026 жылғы 5 мамырға дейінгі мерзімде": ("2026-05-05", True),
}
SPANS = {
    "2026/2027 оқу жылы": "2026/2027",
    "2026 – 2027 оқу жылы бойы": "2026/2027",
    "2026 – 2027 оқу жылы": "2026/2027",
    "2026-2030 жж.": "2026/2030",
    "2026 жылғы ІІ-ІІІ тоқсандар": "2026-Q2/2026-Q3",
    "2026 жылғы 1 мамыр — 1 маусым": "2026-05-01/2026-06-01",
    "2026 жылғы қаңтардан бастап желтоқсанға дейін": "2026-01/2026-12",
    "2026 жылғы шілде – қыркүйек айлары": "2026-07/2026-09",
    "2026 жылғы шілдеден бастап": "2026-07/..",
    "2026 жылғы 1 қаңтардан бастап": "2026-01-01/..",
    "2026 жылдың II тоқсанынан бастап": "2026-Q2/..",
    "2027 жылдан бастап": "2027/..",
}
EVERY = {
    "әр айдың 25-күніне": ("---25", True, "month"),
    "тоқсанның соңғы айының 20-на дейін": ("---20", True, "quarter"),
    "тоқсан сайын, келесі айдың 7-күнінен кешіктірмей": ("---07", True, "quarter"),
    "ай сайын, айдың жиырма үшінші күніне дейін": ("---23", True, "month"),
    "кемінде жылына бір рет": ("", False, "year"),
    "жыл сайын екі реттен кем емес": ("", False, "half"),
    "жыл сайын, жылдың екінші тоқсанында": ("--Q2", False, "year"),
    "6 айда 1 рет": ("", False, "half"),
    "жылына төрт рет": ("", False, "quarter"),
    "жыл сайын, 2 және 4-тоқсандар": ("--Q2 --Q4", False, "year"),
    "жартыжылдық сайын 5 қаңтарға, 5 шілдеге дейін": ("--01-05 --07-05", True, "year"),
    "жыл сайын, есепті жылдан кейінгі жылдың 1 ақпанына дейін": ("--02-01", True, "year"),
    "2026 – 2030 жылдардағы қараша": ("--11", False, "year"),
    "2026 жылғы маусымнан бастап тоқсан сайын": ("", False, "quarter"),
    "ай сайын, 2026 жылғы IV тоқсаннан бастап": ("", False, "month"),
    "әр жартыжылдықтың соңында": ("", False, "half"),
}
OTHER = [
    "қажеттілігіне қарай",
    "кестеге сәйкес",
    "қаражат бөлінген жағдайда",
    "қаулыға қол қойылғаннан кейін күнтізбелік 20 күн ішінде",
    "заңнамада белгіленген мерзімде",
    "бұйрық бекітілгеннен кейін",
    "Шартқа қол қойылғаннан кейін бес жұмыс күні ішінде",
    "жоспарланған кезеңде",
    "–",
]
UNREAD = [
    "",
    "2026 жылғы",
    "2026 жылғы 30 ақпан",
    "2026 жылдан",
    "2026 жылғы шілде бастап",
    "2026 жылғы шілдеден, қазаннан бастап",
    "2026 жылғы желтоқсан, маусым",
    "2026 жылғы желтоқсанның",
    "2026 жылғы 25 желтоқсан дейін",
    "2026 жылғы V тоқсан",
    "2030 – 2026 жылдар",
    "желтоқсан",
    "жыл сайын, желтоқсан айтылғандай",
    "тоқсан сайын, 2 рет",
    "тоқсан сайын, желтоқсан",
    "2026 жылғы (желтоқсан",
    "күзде",
    "2026 – 2027 оқу жылының соңына дейін",
    "жыл сайын, оқу жылының соңына дейін",
    "2026 жылғы маусымға дейін тоқсан сайын",
    "2026 жылғы маусымнан, 2027 жылғы маусымнан бастап тоқсан сайын",
    "2026 жылғы маусымнан бастап 2027 жылы тоқсан сайын",
    "жақсы жоспар бойынша",
]


@pytest.mark.parametrize("phrase", ONCE)
def test_dates_said_once(phrase: str) -> None:
    dates, by = ONCE[phrase]
    assert said(phrase) == ("once", dates, by, None)


@pytest.mark.parametrize("phrase", SPANS)
def test_spans(phrase: str) -> None:
    assert said(phrase) == ("span", SPANS[phrase], False, None)


@pytest.mark.parametrize("phrase", EVERY)
def test_what_comes_round(phrase: str) -> None:
    dates, by, every = EVERY[phrase]
    assert said(phrase) == ("every", dates, by, every)


@pytest.mark.parametrize("phrase", OTHER)
def test_what_is_tied_to_something_else(phrase: str) -> None:
    assert said(phrase) == ("other", "", False, None)


@pytest.mark.parametrize(
    "phrase", ["тұрақты", "Үнемі", "оқу жылы бойы", "жыл бойына", "тұрақты, 2026 – 2030 жылдар"]
)
def test_standing(phrase: str) -> None:
    assert said(phrase) == ("standing", "", False, None)


@pytest.mark.parametrize("phrase", UNREAD)
def test_what_no_rule_reads_whole_is_not_read(phrase: str) -> None:
    assert said(phrase) is None


def test_the_years_in_which_it_recurs_are_kept() -> None:
    reading = read("deadline", "2026 жылдан бастап, жыл сайын")
    assert isinstance(reading, Deadline)
    assert reading.within == "2026/.."


@pytest.mark.parametrize(
    ("since", "within"),
    [
        ("2026 жылғы маусымнан", "2026-06/.."),
        ("2026 жылғы 1 маусымнан", "2026-06-01/.."),
        ("2026 жылдың II тоқсанынан", "2026-Q2/.."),
    ],
)
def test_what_recurs_from_a_month_keeps_it(since: str, within: str) -> None:
    for phrase in (f"{since} бастап тоқсан сайын", f"тоқсан сайын, {since} бастап"):
        reading = read("deadline", phrase)
        assert isinstance(reading, Deadline)
        assert (reading.dates, reading.within) == ((), within)


VOICELESS = ("п", "к", "қ", "т", "с", "ш")
FRONT = ("сәуір", "шілде", "қыркүйек")


def dative(month: str) -> str:
    consonant = ("к" if month in FRONT else "қ") if month.endswith(VOICELESS) else ""
    return (
        month + (consonant or ("г" if month in FRONT else "ғ")) + ("е" if month in FRONT else "а")
    )


months = st.sampled_from(sorted(MONTHS))
years = st.integers(2000, 2050)
days = st.integers(1, 28)
dashes = st.sampled_from(["-", "–", "—", " - ", " – ", " –", "– ", "\u2212"])
closings = st.sampled_from(" .;")
blanks = st.sampled_from([" ", "  ", "\u00a0", "\n", "\u202f", "\t"])


@given(year=years, month=months, day=days)
def test_any_day_of_any_month_reads_back(year: int, month: str, day: int) -> None:
    label = f"{year}-{MONTHS[month]:02}-{day:02}"
    assert said(f"{year} жылғы {day} {dative(month)} дейін") == ("once", label, True, None)
    assert said(f"{year} жылғы {day} {month}") == ("once", label, False, None)


@given(year=years, dash=dashes, first=months, last=months)
def test_spans_of_months_with_any_dash(year: int, dash: str, first: str, last: str) -> None:
    a, b = MONTHS[first], MONTHS[last]
    span = ("span", f"{year}-{a:02}/{year}-{b:02}", False, None)
    assert said(f"{year} жылғы {first}{dash}{last}") == (span if a < b else None)


@given(
    phrase=st.sampled_from([*ONCE, *SPANS, *EVERY]), blank=blanks, closing=st.sampled_from(" .;")
)
def test_blanks_and_closing_points_say_nothing(phrase: str, blank: str, closing: str) -> None:
    assert said(phrase.replace(" ", blank) + closing) == said(phrase)


@given(
    phrase=st.sampled_from([*ONCE, *SPANS, *EVERY]),
    word=st.sampled_from(["бала", "ОМ", "шамамен", "мүмкін", "report"]),
    data=st.data(),
)
def test_a_foreign_word_anywhere_leaves_it_unread(
    phrase: str, word: str, data: st.DataObject
) -> None:
    words = phrase.split(" ")
    words.insert(data.draw(st.integers(0, len(words))), word)
    assert said(" ".join(words)) is None


@given(st.text(alphabet="жыл сайынғы 2025–-.,()IVІ\nтоқсандейкө", max_size=40))
def test_no_text_is_an_error(text: str) -> None:
    said(text)
