"""Official phrases and what they say; the phrases are the decree's own wherever it has one."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan_site.language import cell_readers
from plan_site.language import text_readers as official
from plan_site.language.text_readers import UnreadPhraseError
from plan_site.language.values import Effect, Heading, Mention
from support import fresh_tree

MONTHS = [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
]

READERS: dict[str, Callable[[str], Any]] = {
    "deadline": cell_readers.deadline,
    "cost": cell_readers.cost,
    "funding": cell_readers.funding,
    "completion": cell_readers.completion,
    "responsible": cell_readers.responsible,
    "heading": official.heading,
    "instruction": official.instruction,
}


# Headings and instructions


def test_a_heading_names_a_section_and_its_title() -> None:
    phrase = '"Қазақстандық балалардың саламаттылық деңгейін арттыру" деген 3-бөлімде:'
    assert official.heading(phrase) == Heading(
        said=phrase,
        section="3",
        title="Қазақстандық балалардың саламаттылық деңгейін арттыру",
    )


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        '"Атауы" деген 3-бөлімде',
        '"Атауы" деген 3-бөлім:',
        '"Атауы" деген бөлімде:',
        '"Атауы" деген 0-бөлімде:',
        '"" деген 3-бөлімде:',
        "«Атауы» деген 3-бөлімде:",
        'Атауы" деген 3-бөлімде:',
        '"Атауы" деген 3-бөлімде: ',
    ],
)
def test_a_heading_that_no_rule_reads_is_an_error(phrase: str) -> None:
    with pytest.raises(UnreadPhraseError, match="no rule reads the heading"):
        official.heading(phrase)


@pytest.mark.parametrize(
    ("phrase", "effect", "rows", "subsection", "title"),
    [
        (
            "реттік нөмірі 6-жол мынадай редакцияда жазылсын:",
            Effect.SUBSTITUTED,
            ("6",),
            None,
            None,
        ),
        (
            "реттік нөмірлері 42, 43 және 44-жолдар мынадай редакцияда жазылсын:",
            Effect.SUBSTITUTED,
            ("42", "43", "44"),
            None,
            None,
        ),
        (
            '"1.2. Орта мерзімді шаралар" деген кіші бөлім мынадай мазмұндағы '
            "реттік нөмірі 23-1-жолмен толықтырылсын:",
            Effect.INSERTED,
            ("23-1",),
            "1.2",
            "Орта мерзімді шаралар",
        ),
        (
            '"2.1. Қысқа мерзімді шаралар" деген кіші бөлім мынадай мазмұндағы '
            "реттік нөмірлері 29-1, 29-2 және 29-3-жолдармен толықтырылсын:",
            Effect.INSERTED,
            ("29-1", "29-2", "29-3"),
            "2.1",
            "Қысқа мерзімді шаралар",
        ),
        (
            '"2.2. Орта мерзімді шаралар" деген кіші бөлім мынадай мазмұндағы '
            "реттік нөмірлері 37-1, 37-2, 37-3 және 37-4-жолдармен толықтырылсын:",
            Effect.INSERTED,
            ("37-1", "37-2", "37-3", "37-4"),
            "2.2",
            "Орта мерзімді шаралар",
        ),
        (
            "реттік нөмірлері 47-1 және 47-2-жолдармен толықтырылсын:",
            Effect.INSERTED,
            ("47-1", "47-2"),
            None,
            None,
        ),
        ("реттік нөмірі 49-жол алып тасталсын;", Effect.REPEALED, ("49",), None, None),
        (
            "реттік нөмірлері 7 және 8-жолдар алып тасталсын.",
            Effect.REPEALED,
            ("7", "8"),
            None,
            None,
        ),
    ],
)
def test_an_instruction_names_its_effect_its_rows_and_maybe_a_subsection(
    phrase: str,
    effect: Effect,
    rows: tuple[str, ...],
    subsection: str | None,
    title: str | None,
) -> None:
    read = official.instruction(phrase)
    assert (read.said, read.effect, read.rows) == (phrase, effect, rows)
    assert (read.subsection, read.subsection_title, read.glossary) == (subsection, title, False)


def test_the_instruction_about_abbreviations_names_no_rows() -> None:
    phrase = (
        "Ескертпе: Аббревиатуралардың толық жазылуы мынадай мазмұндағы жолдармен толықтырылсын:"
    )
    read = official.instruction(phrase)
    assert (read.said, read.glossary, read.rows) == (phrase, True, ())
    assert read.effect is Effect.INSERTED


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "реттік нөмірі 6-жол",
        "реттік нөмірі 6-жол толықтырылды:",
        "реттік нөмірі 6-жол мынадай редакцияда жазылсын,",
        "реттік нөмірі 6-жол мынадай редакцияда  жазылсын:",
        "реттік нөмірі 06-жол мынадай редакцияда жазылсын:",
        "реттік нөмірі 6-0-жол мынадай редакцияда жазылсын:",
        "реттік нөмірі 6-1-1-жол мынадай редакцияда жазылсын:",
        "реттік нөмірі -жол мынадай редакцияда жазылсын:",
        "реттік нөмірлері 6,7-жолдар мынадай редакцияда жазылсын:",
        "реттік нөмірлері 6 және-жолдар мынадай редакцияда жазылсын:",
        "нөмірі 6-жол мынадай редакцияда жазылсын:",
        '"1.2 Шаралар" деген кіші бөлім мынадай мазмұндағы реттік нөмірі 5-жолмен толықтырылсын:',
        "Ескертпе: Аббревиатуралардың толық жазылуы мынадай мазмұндағы жолмен толықтырылсын:",
        # A joined word is a slip, not another wording.
        "реттік нөмірі 6-жолмынадай редакцияда жазылсын:",
        "реттік нөмірі 23-1-жолментолықтырылсын:",
    ],
)
def test_an_instruction_that_no_rule_reads_is_an_error(phrase: str) -> None:
    with pytest.raises(UnreadPhraseError, match="no rule reads the instruction"):
        official.instruction(phrase)


# Digits

ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.mark.parametrize(
    ("reader", "phrase"),
    [
        (cell_readers.deadline, "20{} жылғы тамыз"),
        (cell_readers.cost, "2023 жылы – {} млн теңге"),
        (cell_readers.cost, "20{} жылы – 1 млн теңге"),
        (official.heading, '"Атауы" деген 1{}-бөлімде:'),
        (official.instruction, "реттік нөмірі 1{}-жол алып тасталсын:"),
    ],
)
def test_digits_are_the_ten_that_acts_are_printed_with(
    reader: Callable[[str], Any], phrase: str
) -> None:
    assert reader(phrase.format("25")).said == phrase.format("25")
    with pytest.raises(UnreadPhraseError):
        reader(phrase.format("25".translate(ARABIC_INDIC)))


# Citations and the clause on coming into force


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "Қазақстан Республикасы Үкіметінің 2025 жылғы 30 мамырдағы № 392 қаулысы",
            [("392", date(2025, 5, 30))],
        ),
        (
            "2023 жылғы 31 тамыздағы № 748 және 2025 жылғы 30 мамырдағы № 392 қаулылар",
            [("748", date(2023, 8, 31)), ("392", date(2025, 5, 30))],
        ),
        ("2025 жылғы 1 маусымдағы №392", []),
        ("2025 жылғы мамырдағы № 392", []),
        ("2023 – 2025 жылдарға арналған кешенді жоспар", []),
        ("2025 жылғы 30 айдағы № 392", []),
        ("", []),
    ],
)
def test_a_citation_is_an_act_and_its_day(text: str, cited: list[tuple[str, date]]) -> None:
    assert list(official.citations(text)) == cited


@pytest.mark.parametrize(
    ("month", "word"),
    list(
        enumerate(
            [
                "қаңтардағы",
                "ақпандағы",
                "наурыздағы",
                "сәуірдегі",
                "мамырдағы",
                "маусымдағы",
                "шілдедегі",
                "тамыздағы",
                "қыркүйектегі",
                "қазандағы",
                "қарашадағы",
                "желтоқсандағы",
            ],
            start=1,
        )
    ),
)
def test_a_citation_is_read_in_every_month(month: int, word: str) -> None:
    text = f"2024 жылғы 5 {word} № 12"
    assert list(official.citations(text)) == [("12", date(2024, month, 5))]


@pytest.mark.parametrize(
    ("text", "on_signing"),
    [
        ("2. Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі.", True),
        ("Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі.", True),
        ("Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі", False),
        ("Осы қаулы алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі.", False),
        ("2. Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі. Және", False),
        ("", False),
    ],
)
def test_the_clause_on_coming_into_force_is_read(text: str, on_signing: bool) -> None:
    assert official.in_force_on_signing(text) is on_signing


# Abbreviations in running text


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.abbreviation, mention.suffix) for mention in official.mentions(text)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("ОМ-ге ақпарат", [("ОМ", "ге")]),
        ("ДСМ-нің бұйрығы", [("ДСМ", "нің")]),
        ("МАМ-ның сайты", [("МАМ", "ның")]),
        ("ІІМ-ден келген", [("ІІМ", "ден")]),
        ("ЦДИАӨМ-да жасалды", [("ЦДИАӨМ", "да")]),
        ("ҒЖБМ-мен бірге", [("ҒЖБМ", "мен")]),
        ("ЖАО-дағы маман", [("ЖАО", "дағы")]),
        ("ӨҚМ-ді, ТЖМ-ты сұрау", [("ӨҚМ", "ді"), ("ТЖМ", "ты")]),
        ("ДСМ бұйрығы", [("ДСМ", "")]),
        ("ЖАО, ТСМ, МАМ, ОМ", [("ЖАО", ""), ("ТСМ", ""), ("МАМ", ""), ("ОМ", "")]),
        ("РБ (бюджет қаражаты шегінде)", [("РБ", "")]),
        ("(ОМ)", [("ОМ", "")]),
        ("«ОМ-ге»", [("ОМ", "ге")]),
        ("ОМ–ДСМ", [("ОМ", ""), ("ДСМ", "")]),
        ("ОМ/ДСМ", [("ОМ", ""), ("ДСМ", "")]),
    ],
)
def test_an_abbreviation_is_found_with_or_without_a_case_ending(
    text: str, mentions: list[tuple[str, str]]
) -> None:
    assert found(text) == mentions


@pytest.mark.parametrize(
    "text",
    [
        "ОМонимдер",
        "аОМ",
        "псевдоОМ-ге",
        "Оқу-ағарту",
        "педагог-ОМ",
        "О",
        "ОМ1",
        "1ОМ",
        "ОМ_",
        "омге ақпарат",
        "OM",
        "Қазақстан Республикасының Премьер-Министрі О. Бектенов",
        "",
    ],
)
def test_no_abbreviation_is_found_inside_a_longer_word(text: str) -> None:
    assert found(text) == []


# Written out, not taken from the engine: an ending struck from its table must be missed here.
ENDINGS = """
    ның нің дың дің тың тің ға ге қа ке ны ні ды ді ты ті да де та те
    дан ден тан тен нан нен мен бен пен дағы дегі тағы тегі
"""


@pytest.mark.parametrize("suffix", ENDINGS.split())
def test_every_case_ending_is_read(suffix: str) -> None:
    assert found(f"ақпарат ОМ-{suffix} берілді") == [("ОМ", suffix)]


@pytest.mark.parametrize(
    "text", ["ОМ-ка ақпарат", "ОМ-гі", "ОМ-геге", "ОМ-ақпарат", "ОМ-ДСМ", "ОМ-2", "ОМ-ГЕ"]
)
def test_an_ending_that_is_no_case_is_an_error(text: str) -> None:
    with pytest.raises(UnreadPhraseError, match="no rule reads the ending of"):
        list(official.mentions(text))


def test_a_mention_tells_where_the_abbreviation_stands_without_its_ending() -> None:
    text = "зерттеу нәтижелері бойынша ОМ-ге ақпарат"
    assert list(official.mentions(text)) == [
        Mention(abbreviation="ОМ", start=27, end=29, suffix="ге")
    ]
    assert text[27:29] == "ОМ"


# The whole dataset, and any text


def official_phrases() -> list[tuple[str, str]]:
    tree = fresh_tree()
    cells = [
        (reader, version[reader])
        for measure in tree["measures"]
        for version in measure["versions"]
        for reader in ("deadline", "cost", "funding", "completion", "responsible")
    ]
    body = [
        (reader, item[reader])
        for act in tree["acts"]
        for item in act.get("body", [])
        for reader in ("heading", "instruction")
        if reader in item
    ]
    return [*cells, *body]


def test_every_phrase_of_the_dataset_is_read() -> None:
    phrases = official_phrases()
    # 17 rows of 5 cells, 3 headings, 8 instructions about rows and one about abbreviations.
    assert len(phrases) == 17 * 5 + 3 + 9
    for reader, phrase in phrases:
        assert READERS[reader](phrase).said == phrase


def test_every_text_of_the_dataset_has_only_readable_mentions() -> None:
    texts = [v["text"] for m in fresh_tree()["measures"] for v in m["versions"]]
    assert len(texts) == 17
    for text in texts:
        # The rows' own texts name no body; a hit here would be a word in capitals.
        assert list(official.mentions(text)) == []


FRAGMENTS = st.sampled_from(
    sorted(
        {word for _, phrase in official_phrases() for word in phrase.split()}
        | {"", " ", ", ", "; ", "-", "–", "\n", "ге", "0", "20", "٣", "№", *MONTHS}
    )
)
PHRASES = st.one_of(
    st.text(max_size=60),
    st.lists(FRAGMENTS, max_size=12).map(" ".join),
    st.lists(st.one_of(FRAGMENTS, st.characters()), max_size=12).map("".join),
    st.sampled_from(sorted({phrase for _, phrase in official_phrases()})),
)


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=150)
@given(phrase=PHRASES)
def test_any_text_is_read_as_said_or_refused_with_a_value_error(reader: str, phrase: str) -> None:
    try:
        value = READERS[reader](phrase)
    except ValueError:
        return
    assert value.said == phrase


@settings(max_examples=300)
@given(text=PHRASES)
def test_any_text_has_mentions_where_they_say_or_is_refused_with_a_value_error(text: str) -> None:
    try:
        mentions = list(official.mentions(text))
    except ValueError:
        return
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.abbreviation
        ending = f"-{mention.suffix}" if mention.suffix else ""
        assert text[mention.end :].startswith(ending)


@settings(max_examples=300)
@given(text=PHRASES)
def test_any_text_has_citations_or_is_refused_with_a_value_error(text: str) -> None:
    try:
        cited = list(official.citations(text))
    except ValueError:
        return
    assert len(cited) <= text.count("№")
    assert isinstance(official.in_force_on_signing(text), bool)


@pytest.mark.parametrize(
    ("title", "kind", "genitive"),
    [
        ("… 2023 – 2025 жылдарға арналған кешенді жоспар", "кешенді жоспар", "кешенді жоспардың"),
        (
            "… 2026 – 2030 жылдарға арналған іс-шаралар жоспары",
            "іс-шаралар жоспары",
            "іс-шаралар жоспарының",
        ),
        ("Оқу туралы іс-шаралар жоспары", "іс-шаралар жоспары", "іс-шаралар жоспарының"),
        ("Мектептер жөніндегі 2024 – 2027 жылдарға арналған жоспар", "жоспар", "жоспардың"),
        ("Жол картасы", "жоспар", "жоспардың"),
    ],
)
def test_a_plan_is_called_what_its_title_calls_it(title: str, kind: str, genitive: str) -> None:
    assert official.plan_kind(title) == kind
    assert official.plan_kind_genitive(title) == genitive
