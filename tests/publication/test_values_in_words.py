"""Official values in Russian and English: as a translator by hand said them, and never otherwise.

`said_by_hand.yaml` is a draft that was made from the Kazakh text without the engine.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any, Final

import pytest
import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

import dataset_checks as checks
from plan_site.dataset.plan import Version
from plan_site.dataset.translations import TranslatedName
from plan_site.language import cell_readers
from plan_site.language.catalogue import Words
from plan_site.publication.values_in_words import SaidValues, said_values
from support import PLANS, ROOT

LANGUAGES: Final = ("ru", "en")
PLAN_NAMES: Final = ("act-392", "amended", "running", "whole")
VALUES: Final = ("completion", "deadline", "responsible", "cost", "funding")
READ: Final[dict[str, Any]] = {
    "completion": cell_readers.completion,
    "deadline": cell_readers.deadline,
    "cost": cell_readers.cost,
    "funding": cell_readers.funding,
}
BY_HAND: Final = yaml.load(
    (ROOT / "tests" / "publication" / "said_by_hand.yaml").read_text("utf-8"),
    yaml.CSafeLoader,
)
QUOTED: Final = {
    "кітап көшірмелері",
    "РБ, 003 бағдарлама",
    "оқу жылы басталған кезде, жыл сайын қыркүйекте",
}
"""What of the made-up plans is quoted: a thing no catalogue names, and what no field holds."""


@cache
def words(language: str) -> Words:
    return Words(ROOT / "locale", language)


def catalogue(language: str) -> Catalog:
    file = ROOT / "locale" / language / "LC_MESSAGES" / "plan_site.po"
    return read_po(BytesIO(file.read_bytes()))


def named(abbreviation: str) -> TranslatedName:
    return TranslatedName(of=abbreviation, abbreviation=abbreviation, name=f"Body {abbreviation}")


@cache
def saying(name: str, language: str) -> SaidValues:
    """How the plan's values are said; a made-up plan has no translation but one made here."""
    dataset = checks.dataset(PLANS / name / "data")
    by = dataset.beside.translations.get(language)
    if by is None:
        plan = dataset.plan
        return SaidValues(
            words=words(language),
            bodies={each.abbreviation: named(each.abbreviation) for each in plan.agencies},
            terms={each.abbreviation: named(each.abbreviation) for each in plan.terms},
        )
    return said_values(words(language), by)


def versions(name: str) -> Iterator[Version]:
    for measure in checks.dataset(PLANS / name / "data").plan.measures:
        yield from measure.versions


def said(field: str, phrase: str, language: str = "ru") -> str | None:
    """A phrase of a cell, read and said; the bodies and budgets are act 392's."""
    version = next(versions("act-392"))
    return saying("act-392", language)(
        version.model_copy(update={field: READ[field](phrase)}), field
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_values_of_act_392_are_said_as_a_translator_said_them(language: str) -> None:
    plan = checks.dataset(PLANS / "act-392" / "data").plan
    found = {
        measure.number: {
            field: saying("act-392", language)(measure.current, field) for field in READ
        }
        for measure in plan.measures
    }
    assert found == {number: by[language] for number, by in BY_HAND.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLAN_NAMES)
def test_every_value_of_the_plans_is_said_or_known_to_be_quoted(name: str, language: str) -> None:
    quoted = {
        getattr(version, field).said
        for version in versions(name)
        for field in VALUES
        if saying(name, language)(version, field) is None
    }
    assert quoted == (QUOTED if name == "running" else set())


SPELLED: Final = {"екі": "2", "үш": "3"}


def numbers(text: str) -> set[str]:
    """The figures of sums, years and days, however their thousands and decimals are set apart.

    A year of several budgets is said with each of them.
    """
    for word, figure in SPELLED.items():
        text = re.sub(rf"\b{word}\b", figure, text)
    text = re.sub(r"(?<=[0-9])[ \u00a0](?=[0-9]{3}(?![0-9]))", "", text)
    return set(re.findall(r"[0-9]+(?:,[0-9]+)?", text))


@pytest.mark.parametrize("name", PLAN_NAMES)
def test_the_numbers_said_are_the_numbers_of_the_official_words(name: str) -> None:
    compared = 0
    for version in versions(name):
        for field in ("cost", "deadline"):
            russian = saying(name, "ru")(version, field)
            if russian is not None:
                assert numbers(russian) == numbers(getattr(version, field).said)
                compared += 1
    assert compared


@pytest.mark.parametrize("name", PLAN_NAMES)
def test_english_says_the_same_numbers_with_a_decimal_point(name: str) -> None:
    for version in versions(name):
        russian, english = (saying(name, each)(version, "cost") for each in LANGUAGES)
        if russian and english:
            turned = english.translate(str.maketrans(",.", " ,"))
            assert numbers(turned) == numbers(russian)


@pytest.mark.parametrize(
    ("phrase", "russian", "english"),
    [
        ("2026 жылғы 23 сәуірге дейін", "до 23 апреля 2026 года", "by 23 April 2026"),
        ("2023 жылғы желтоқсанға", "до декабря 2023 года", "by December 2023"),
        ("2023 жылғы IV тоқсан", "IV квартал 2023 года", "Q4 2023"),
        ("2012 жылғы I жартыжылдық", "I полугодие 2012 года", "H1 2012"),
        ("2025 жыл", "2025 год", "2025"),
        ("2023 – 2025 жылдар", "2023–2025 годы", "2023–2025"),
        (
            "2023 – 2025 жылдар, жыл сайын, желтоқсан",
            "ежегодно в 2023–2025 годах, декабрь",
            "annually in 2023–2025, December",
        ),
        ("екі жылда бір рет", "раз в 2 года", "once every 2 years"),
        ("тұрақты негізде", "постоянно", "on a continuing basis"),
        ("қажет болған жағдайда", "по мере необходимости", "as needed"),
        (
            "ай сайын, есепті айдан кейінгі айдың 5-күніне дейін",
            "ежемесячно, до 5-го числа месяца, следующего за отчётным периодом",
            "monthly, by day 5 of the month following the reporting period",
        ),
        (
            "жыл сайын, есепті жылдан кейінгі 25 қаңтарға дейін",
            "ежегодно, до 25 января года, следующего за отчётным",
            "annually, by 25 January of the year following the reporting year",
        ),
        (
            "Заң қабылданғаннан кейін үш ай ішінде",
            "в течение 3 месяцев после принятия Закона",
            "within 3 months after the adoption of the Law",
        ),
    ],
)
def test_deadlines_are_said_in_each_languages_grammar(
    phrase: str, russian: str, english: str
) -> None:
    assert [said("deadline", phrase, each) for each in LANGUAGES] == [russian, english]


@pytest.mark.parametrize(
    ("field", "phrase"),
    [
        # What is read of these is less than what they say.
        ("deadline", "2024 жылғы желтоқсанның соңына дейін"),
        ("deadline", "жыл сайын, 2025 жылдан бастап"),
        ("deadline", "ай сайын, айдың соңына дейін"),
        ("deadline", "ай сайын, айдың соңғы күніне дейін"),
        ("deadline", "2026 жылғы мамырдың соңғы күніне дейін"),
        ("deadline", "мүмкіндігінше"),
        ("deadline", "қаулы қол қойылған күннен бастап бір ай ішінде"),
        # What no catalogue names.
        ("completion", "ОМ-ге және ЖАО-ға жазбаша ақпарат"),
        ("completion", "мақалалар"),
        ("funding", "РБ, 003 бағдарлама"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cant_be_said_rightly_is_quoted(field: str, phrase: str, language: str) -> None:
    assert said(field, phrase, language) is None


def test_who_receives_and_who_issues_are_told_apart() -> None:
    assert said("completion", "ОМ-ге және ДСМ-ге ақпарат") == "информация в МП и МЗ"
    assert said("completion", "ДСМ-нің ОМ-ге ақпараты") == "информация МЗ в МП"
    assert said("completion", "ОМ мен ДСМ бірлескен бұйрығы", "en") == (
        "joint order of the Ministry of Education and the Ministry of Health"
    )
    assert (
        said("completion", "Үкіметке ұсыныстар")
        == "предложения в Правительство Республики Казахстан"
    )


def test_each_of_several_outcomes_is_said_by_itself() -> None:
    completion = cell_readers.completion("тренингтер, ОМ-ге ақпарат")
    assert [saying("act-392", "ru").outcome(each) for each in completion.outcomes] == [
        "тренинги",
        "информация в МП",
    ]


def test_sums_keep_their_figures_units_years_and_budgets() -> None:
    assert said("cost", "2027 жылы: РБ – 12 500 мың теңге; ЖБ – 3 250,5 мың теңге", "en") == (
        "2027, republican budget – 12,500 thousand tenge; "
        "2027, local budget – 3,250.5 thousand tenge"
    )
    assert said("cost", "10-15 млн теңге") == "10–15 млн тенге"
    assert said("cost", "2026 – 2028 жылдарға – 45 млн теңге") == (
        "2026–2028 годы, всего – 45 млн тенге"
    )
    assert said("cost", "жыл сайын – 5 млн теңге") == "ежегодно – 5 млн тенге"


def test_a_body_without_a_translation_leaves_the_phrase_quoted() -> None:
    quoting = SaidValues(words=words("ru"), bodies={}, terms={})
    version = next(versions("act-392"))
    asked = version.model_copy(update={"completion": cell_readers.completion("ОМ-ге ақпарат")})
    assert quoting(asked, "completion") is None
    assert quoting(asked, "responsible") is None


def test_a_body_that_a_sentence_can_only_abbreviate_must_have_an_abbreviation() -> None:
    saying_392 = saying("act-392", "ru")
    bare = TranslatedName(of="ДСМ", name="Министерство здравоохранения")
    without = replace(saying_392, bodies={**saying_392.bodies, "ДСМ": bare})
    version = next(versions("act-392"))
    asked = version.model_copy(update={"completion": cell_readers.completion("ДСМ бұйрығы")})
    assert without(asked, "completion") is None


def test_the_sum_that_the_decree_doubts_is_said_as_printed() -> None:
    cost = cell_readers.cost("2025 жылы – 1001355,68 млн теңге")
    assert cost.amounts[0].sum == Decimal("1001355.68")
    assert said("cost", cost.said, "en") == "2025 – 1001355.68 million tenge"


def test_russian_and_english_have_the_same_patterns() -> None:
    """What one of them can say the other can too."""
    keys = [
        {(message.context, message.id) for message in catalogue(each) if message.context}
        for each in LANGUAGES
    ]
    assert keys[0] == keys[1]
