"""Phrases that № 392 does not print, read by the language into the dataset's values."""

from collections.abc import Callable
from typing import Any

import pytest

from plan_site.language import readers
from plan_site.language.values import GOVERNMENT, CostKind, Effect, OutcomeKind

READ: dict[tuple[str, str], Any] = {
    ("deadline", "2024 жылғы 1 желтоқсан"): (2024, (12,)),
    ("deadline", "2024 жылғы қазан айы"): (2024, (10,)),
    ("deadline", "жыл сайын, желтоқсанда"): (None, (12,)),
    ("deadline", "2024 жылғы маусым және желтоқсан"): (2024, (6, 12)),
    ("responsible", "ОМ; ДСМ; ІІМ"): ("ОМ", "ДСМ", "ІІМ"),
    ("responsible", "ОМ, ДСМ және ІІМ"): ("ОМ", "ДСМ", "ІІМ"),
    ("cost", "Талап етілмейді"): CostKind.NOT_REQUIRED,
    ("funding", "республикалық бюджет"): ("РБ", False),
    ("completion", "ҚР Үкіметіне ақпарат"): [(OutcomeKind.REPORT, GOVERNMENT, None)],
    ("completion", "ДСМ бұйрығы, ОМ-ге есеп"): [
        (OutcomeKind.ORDER, None, "ДСМ"),
        (OutcomeKind.REPORT, "ОМ", None),
    ],
    ("completion", "жол картасы"): [(OutcomeKind.PRODUCT, None, None)],
    ("instruction", "реттік нөмірлері 10 – 12-жолдар алып тасталсын;"): (
        Effect.REPEALED,
        ("10", "11", "12"),
        None,
    ),
    ("instruction", "реттік нөмірлері 10-12-жолдар мынадай редакцияда жазылсын:"): (
        Effect.SUBSTITUTED,
        ("10", "11", "12"),
        None,
    ),
    ("instruction", "реттік нөмірлері 3, 9-жолдарда «А» деген сөз «Б» деген сөзбен ауыстырылсын"): (
        Effect.WORDS_SUBSTITUTED,
        ("3", "9"),
        None,
    ),
    ("instruction", "мынадай мазмұндағы реттік нөмірі 23-1-жолмен толықтырылсын:"): (
        Effect.INSERTED,
        ("23-1",),
        None,
    ),
}


CORE: dict[str, Callable[[Any], Any]] = {
    "deadline": lambda value: (value.year, value.months),
    "responsible": lambda value: value.agencies,
    "cost": lambda value: value.kind,
    "funding": lambda value: (value.term, value.within_means),
    "completion": lambda value: [(o.kind, o.recipient, o.issuer) for o in value.outcomes],
    "instruction": lambda value: (value.effect, value.rows, value.subsection),
}


@pytest.mark.parametrize(("kind", "phrase"), READ)
def test_what_the_language_says_becomes_a_value_that_keeps_its_words(
    kind: str, phrase: str
) -> None:
    value = getattr(readers, kind)(phrase)
    assert value.said == phrase
    assert CORE[kind](value) == READ[kind, phrase]


@pytest.mark.parametrize(
    ("kind", "phrase"),
    [
        ("deadline", "2024 жылғы 1 желтоқсанға дейін"),  # before it, and not in it
        ("deadline", "2024 жылғы III тоқсан"),  # three months
        ("deadline", "2023 – 2025 жылдар"),  # a span
        ("deadline", "тоқсан сайын"),
        ("deadline", "тұрақты"),
        ("responsible", "ОМ (жинақтау), ДСМ"),  # a role
        ("responsible", "ІІМ, БП (келісу бойынша)"),
        ("cost", "2024 жылы – 5 мың теңге"),  # not in million tenge
        ("cost", "бюджет қаражаты шегінде"),
        ("funding", "РБ, ЖБ"),  # two budgets
        ("completion", "ДСМ мен ОМ бірлескен бұйрығы"),
        ("completion", "ҚР Үкіметі қаулысының жобасы"),
    ],
)
def test_what_a_value_can_not_say_waits_for_a_reading(kind: str, phrase: str) -> None:
    with pytest.raises(ValueError, match="no rule reads"):
        getattr(readers, kind)(phrase)
