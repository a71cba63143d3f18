"""Instructions: tables of forms with what they say, what must stay unread, and composed ones."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_site.language.forms import plain_form, read


def said(phrase: str) -> Any:
    reading = read("instruction", phrase)
    return plain_form(reading) if reading else None


def rows(effect: str, *numbers: str, **more: Any) -> dict[str, Any]:
    return {"effect": effect, "rows": [*numbers], **more}


OM_MAM = {"from": "ОМ", "to": "МАМ"}
ROWS = {
    "реттік нөмірі 6-жол мынадай редакцияда жазылсын:": rows("substituted", "6"),
    "Реттік нөмірі 6-жол жаңа редакцияда баяндалсын": rows("substituted", "6"),
    "6, 28-жолдар мынадай редакцияда жазылсын:": rows("substituted", "6", "28"),
    "реттік нөмірлері 5-жол және 6-жол алып тасталсын;": rows("repealed", "5", "6"),
    "реттік нөмірлері 10–12-жолдар алып тасталсын;": rows("repealed", "10", "11", "12"),
    "реттік нөмірлері 10-12-жолдар алып тасталсын;": rows("repealed", "10", "11", "12"),
    "реттік нөмірлері 10 — 12 және 15-жолдар алынып тасталсын;": rows(
        "repealed", "10", "11", "12", "15"
    ),
    "реттік нөмірлері 29-1 – 29-3-жолдар алып тасталсын": rows("repealed", "29-1", "29-2", "29-3"),
    "реттік нөмірлері 1-ден 3-ке дейінгі жолдар алып тасталсын": rows("repealed", "1", "2", "3"),
    "реттік нөмірлері 3 және 4-жолдардың күші жойылды деп танылсын.": rows("repealed", "3", "4"),
    "реттік нөмірі 20-жолдан кейін мынадай мазмұндағы 20-1-жолмен толықтырылсын:": rows(
        "inserted", "20-1"
    ),
    "реттік нөмірі 20-жол мынадай мазмұндағы реттік нөмірлері 20-1, 20-2-жолдармен "
    "толықтырылсын:": rows("inserted", "20-1", "20-2"),
    "реттік нөмірі 9-жол 10-жол болып есептелсін": rows("renumbered", "9", to=["10"]),
    "реттік нөмірі 5-жолдың «Жауапты орындаушылар» деген бағаны мынадай редакцияда жазылсын:": rows(
        "substituted", "5", columns=["Жауапты орындаушылар"]
    ),
    "реттік нөмірі 4-жолдың орындау мерзімі мынадай редакцияда жазылсын": rows(
        "substituted", "4", columns=["орындау мерзімі"]
    ),
    "реттік нөмірі 3-жолдың 2 және 3-бағандары мынадай редакцияда жазылсын:": rows(
        "substituted", "3", columns=["2", "3"]
    ),
}
REVOKED = {
    "«Жоспарды бекіту туралы» Қазақстан Республикасы Үкіметінің 2023 жылғы 31 тамыздағы № 748 "
    "қаулысының күші жойылды деп танылсын.": ["748"],
    "2. ҚР Үкіметінің 2023 жылғы 31 тамыздағы № 748 қаулысының (Қазақстан Республикасының ПҮАЖ-ы, "
    "2023 ж., № 40, 312-құжат) және 2025 жылғы 30 мамырдағы № 392 қаулысының күші жойылды деп "
    "танылсын": ["748", "392"],
}
PARTS = {
    "«2. Алдын алу» деген бөлім мынадай мазмұндағы реттік нөмірі 12-1-жолмен толықтырылсын:": rows(
        "inserted", "12-1", section="2", name="Алдын алу"
    ),
    "«Алдын алу» деген 2-бөлімде реттік нөмірі 12-жол алып тасталсын": rows(
        "repealed", "12", section="2", name="Алдын алу"
    ),
    "2-бөлім мынадай мазмұндағы 2.3-кіші бөліммен толықтырылсын:": {
        "effect": "inserted",
        "section": "2",
        "subsection": "2.3",
    },
    '"1.2. Шаралар" деген кіші бөлімнің тақырыбы мынадай редакцияда жазылсын': {
        "effect": "substituted",
        "subsection": "1.2",
        "name": "Шаралар",
        "title": True,
    },
    "жоспардың тақырыбы мынадай редакцияда жазылсын:": {
        "effect": "substituted",
        "title": True,
        "plan": True,
    },
    "көрсетілген қаулымен бекітілген жоспар осы қаулыға 2-қосымшаға сәйкес жаңа редакцияда "
    "жазылсын.": {"effect": "restated", "plan": True, "annex": "2"},
    "ескертпе мынадай мазмұндағы жолдармен толықтырылсын:": {
        "effect": "inserted",
        "glossary": True,
    },
    "аббревиатуралардың толық жазылуында «КМ – Көлік министрлігі» деген жол алып тасталсын;": {
        "effect": "repealed",
        "glossary": True,
        "terms": ["КМ"],
    },
    "«МАМ – Мәдениет министрлігі» деген жолдан кейін мынадай мазмұндағы жолмен толықтырылсын:": {
        "effect": "inserted",
        "glossary": True,
        "terms": ["МАМ"],
    },
    "қаулының 2-тармағы мынадай редакцияда жазылсын:": {
        "effect": "substituted",
        "act": True,
        "points": ["2"],
    },
}
WORDS = {
    'реттік нөмірі 5-жолдағы "ОМ" деген аббревиатура "МАМ" деген аббревиатурамен '
    "ауыстырылсын;": rows("words_substituted", "5", words=OM_MAM),
    "жоспардың бүкіл мәтіні бойынша «ОМ» деген аббревиатуралар «МАМ» деген аббревиатуралармен "
    "ауыстырылсын": {"effect": "words_substituted", "words": OM_MAM, "everywhere": True},
    'бүкіл мәтін бойынша "А", "Б" деген сөздер тиісінше "В", "Г" деген сөздермен ауыстырылсын': {
        "effect": "words_substituted",
        "words": [{"from": "А", "to": "В"}, {"from": "Б", "to": "Г"}],
        "everywhere": True,
    },
    "реттік нөмірі 5-жол «тамыз» деген сөзден кейін «және қазан» деген сөздермен "
    "толықтырылсын": rows("words_inserted", "5", words={"after": "тамыз", "to": "және қазан"}),
    "реттік нөмірі 7-жолдың 5-бағанындағы «жыл сайын» деген сөздер алып тасталсын": rows(
        "words_repealed", "7", columns=["5"], words={"from": "жыл сайын"}
    ),
}


@pytest.mark.parametrize(("phrase", "expected"), (ROWS | PARTS | WORDS).items())
def test_an_instruction_says_what_it_does_and_to_which_parts(phrase: str, expected: Any) -> None:
    assert said(phrase) == expected


@pytest.mark.parametrize(("phrase", "acts"), REVOKED.items())
def test_acts_that_an_instruction_ends_are_named_by_number(phrase: str, acts: list[str]) -> None:
    assert said(phrase) == {"effect": "revoked", "act": True, "acts": acts}


@pytest.mark.parametrize(
    "phrase",
    [
        "реттік нөмірі 5-жол үйде алып тасталсын",  # a word that is no part
        "реттік нөмірі 5-жол өзгертілсін",  # no verb that rules know
        "реттік нөмірлері 1-3, 5-жолдар алып тасталсын",  # rows 1 to 3, or the row 1-3
        "реттік нөмірлері 12-10-жолдар алып тасталсын",  # a range that goes back
        "реттік нөмірлері 1 – 9999-жолдар алып тасталсын",  # no plan has so many
        "«А», «Б» деген сөздер «В» деген сөзбен ауыстырылсын",  # two for one
        "реттік нөмірі 5-жолда «А деген сөз алып тасталсын",  # a quote left open
        "реттік нөмірлері 8, 9-жолдар реттік нөмірі 10-жол болып есептелсін",
        "1-тармақтың 2) тармақшасы алып тасталсын",
        "мынадай мазмұндағы жолмен толықтырылсын:",  # which line, of what
        "реттік нөмірлері 5, 5-жолдар алып тасталсын",  # a row twice
        "алып тасталсын",
        "толықтырылсын",
        "осы қаулының күші жойылды деп танылсын",  # which act
        "мыналардың күші жойылды деп танылсын:",  # a list follows
    ],
)
def test_what_could_mean_two_things_or_none_stays_unread(phrase: str) -> None:
    assert said(phrase) is None


@pytest.mark.parametrize("own", ["1) ", "12) ", "а) "])
def test_the_number_of_the_instruction_itself_says_nothing(own: str) -> None:
    phrase = "реттік нөмірі 9-жол алып тасталсын;"
    assert said(own + phrase) == said(phrase) == rows("repealed", "9")


NUMBERS = st.from_regex(r"[1-9][0-9]{0,2}(-[1-9])?", fullmatch=True)


@given(
    st.lists(NUMBERS, min_size=1, max_size=5, unique=True).filter(
        lambda numbers: (
            len({number.partition("-")[0] for number in numbers}) == len(numbers)
            and not any("-" in n and int(n.split("-")[1]) > int(n.split("-")[0]) for n in numbers)
        )
    ),
    st.sampled_from([", ", " және ", ","]),
    st.sampled_from(
        [
            ("мынадай редакцияда жазылсын:", "substituted", ""),
            ("алып тасталсын.", "repealed", ""),
            ("толықтырылсын:", "inserted", "мен"),
        ]
    ),
)
def test_any_list_of_rows_is_read_whatever_joins_it(
    numbers: list[str], joint: str, verb: tuple[str, str, str]
) -> None:
    words, effect, ending = verb
    noun = ("жолдар" if len(numbers) > 1 else "жол") + ending
    head = "реттік нөмірлері" if len(numbers) > 1 else "реттік нөмірі"
    phrase = f"{head} {joint.join(numbers)}-{noun} {words}"
    assert said(phrase) == rows(effect, *numbers)
    assert said(phrase.replace(" ", "\u00a0")) == said(phrase)
    assert said(phrase.replace(words, f"кешке {words}")) is None
