"""The cells of a row as the dataset's values; which forms are read is held in `forms/`."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from plan_site.language import cell_readers
from plan_site.language.text_readers import UnreadPhraseError
from plan_site.language.values import (
    GOVERNMENT,
    Amount,
    CostKind,
    DeadlineKind,
    Effect,
    Every,
    OutcomeKind,
    Role,
)

COST_44 = (
    "2023 жылы – 81599,203 млн теңге; 2024 жылы – 92327,978 млн теңге; "
    "2025 жылы – 1001355,68 млн теңге"
)
READ: dict[tuple[str, str], Any] = {
    ("deadline", "2025 жылғы тамыз"): (DeadlineKind.ONCE, ("2025-08",), False, None),
    ("deadline", "2024 жылғы маусым, желтоқсан"): (
        DeadlineKind.ONCE,
        ("2024-06", "2024-12"),
        False,
        None,
    ),
    ("deadline", "жыл сайын маусым, желтоқсан"): (
        DeadlineKind.EVERY,
        ("--06", "--12"),
        False,
        Every.YEAR,
    ),
    ("deadline", "2024 жылғы 1 желтоқсанға дейін"): (
        DeadlineKind.ONCE,
        ("2024-12-01",),
        True,
        None,
    ),
    ("deadline", "2024 жылғы III тоқсан"): (DeadlineKind.ONCE, ("2024-Q3",), False, None),
    ("deadline", "2023 – 2025 жылдар"): (DeadlineKind.SPAN, ("2023/2025",), False, None),
    ("deadline", "тоқсан сайын"): (DeadlineKind.EVERY, (), False, Every.QUARTER),
    ("deadline", "тұрақты"): (DeadlineKind.STANDING, (), False, None),
    ("deadline", "-"): (DeadlineKind.OTHER, (), False, None),
    ("responsible", "ЖАО, ТСМ, МАМ, ОМ"): [
        ("ЖАО", None),
        ("ТСМ", None),
        ("МАМ", None),
        ("ОМ", None),
    ],
    ("responsible", "ОМ (жинақтау), ДСМ"): [("ОМ", Role.COLLECTS), ("ДСМ", None)],
    ("responsible", "ІІМ, БП (келісу бойынша)"): [("ІІМ", None), ("БП", Role.BY_AGREEMENT)],
    ("cost", "талап етілмейді"): (CostKind.NOT_REQUIRED, ()),
    ("cost", "-"): (CostKind.NO_FIGURE, ()),
    ("cost", "бюджет қаражаты шегінде"): (CostKind.WITHIN_MEANS, ()),
    ("cost", COST_44): (
        CostKind.AMOUNTS,
        (
            Amount(year=2023, sum=Decimal("81599.203"), unit="mln_tenge", printed="81599,203"),
            Amount(year=2024, sum=Decimal("92327.978"), unit="mln_tenge", printed="92327,978"),
            Amount(year=2025, sum=Decimal("1001355.68"), unit="mln_tenge", printed="1001355,68"),
        ),
    ),
    ("cost", "2024 жылы – 1 250,50 мың теңге"): (
        CostKind.AMOUNTS,
        (Amount(year=2024, sum=Decimal("1250.50"), unit="thousand_tenge", printed="1 250,50"),),
    ),
    ("cost", "10-15 млн теңге"): (
        CostKind.AMOUNTS,
        (Amount(sum=Decimal(10), most=Decimal(15), unit="mln_tenge", printed="10-15"),),
    ),
    ("funding", "-"): ((), False),
    ("funding", "РБ (бюджет қаражаты шегінде)"): (("РБ",), True),
    ("funding", "РБ, ЖБ"): (("РБ", "ЖБ"), False),
    ("completion", "тренингтер, ОМ-ге ақпарат"): [
        (OutcomeKind.EVENT, "тренингтер", (), ()),
        (OutcomeKind.REPORT, "ОМ-ге ақпарат", ("ОМ",), ()),
    ],
    ("completion", "ДСМ бұйрығы, Қазақстан Республикасының Үкіметіне ақпарат"): [
        (OutcomeKind.ORDER, "ДСМ бұйрығы", (), ("ДСМ",)),
        (
            OutcomeKind.REPORT,
            "Қазақстан Республикасының Үкіметіне ақпарат",
            (GOVERNMENT,),
            (),
        ),
    ],
    ("completion", "зерттеу нәтижелері бойынша ОМ-ге ақпарат"): [
        (OutcomeKind.REPORT, "зерттеу нәтижелері бойынша ОМ-ге ақпарат", ("ОМ",), ()),
    ],
    ("completion", "ОМ мен ДСМ бірлескен бұйрығы, фильм"): [
        (OutcomeKind.ORDER, "ОМ мен ДСМ бірлескен бұйрығы", (), ("ОМ", "ДСМ")),
        (OutcomeKind.PRODUCT, "фильм", (), ()),
    ],
    ("completion", "фильм"): [(OutcomeKind.PRODUCT, "фильм", (), ())],
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
    "deadline": lambda value: (value.kind, value.dates, value.by, value.every),
    "responsible": lambda value: [(each.body, each.role) for each in value.bodies],
    "cost": lambda value: (value.kind, value.amounts),
    "funding": lambda value: (value.terms, value.within_means),
    "completion": lambda value: [
        (o.kind, o.words, o.recipients, o.issuers) for o in value.outcomes
    ],
    "instruction": lambda value: (value.effect, value.rows, value.subsection),
}


@pytest.mark.parametrize(("kind", "phrase"), READ)
def test_what_the_language_says_becomes_a_value_that_keeps_its_words(
    kind: str, phrase: str
) -> None:
    value = getattr(cell_readers, kind)(phrase)
    assert value.said == phrase
    assert CORE[kind](value) == READ[kind, phrase]


@pytest.mark.parametrize(
    ("kind", "phrase", "told"),
    [
        (
            "deadline",
            "2025 жылғы там",
            "the deadline «2025 жылғы там»; expected «2025 жылғы тамыз»",
        ),
        ("cost", "тегін", "the cost «тегін»; expected «талап етілмейді»"),
        ("funding", "тегін", "the source of funds «тегін»; expected «РБ»"),
        ("completion", "іс", "the form of completion «іс»; expected «ОМ-ге ақпарат»"),
        (
            "responsible",
            "ОМ, ОМ",
            "the responsible bodies «ОМ, ОМ»; expected «ОМ, ДСМ», every body once",
        ),
        ("instruction", "өзгерсін:", "the instruction «өзгерсін:»; expected «реттік нөмірі"),
    ],
)
def test_what_no_rule_reads_is_told_with_a_form_that_is_read(
    kind: str, phrase: str, told: str
) -> None:
    with pytest.raises(UnreadPhraseError, match=f"no rule reads {told}"):
        getattr(cell_readers, kind)(phrase)


def test_the_nearest_form_is_looked_for_only_when_it_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Drafting tries thousands of phrases of which none is."""
    asked: list[str] = []

    def nearest(_: str, phrase: str) -> str:
        asked.append(phrase)
        return "жыл сайын"

    monkeypatch.setattr(cell_readers, "nearest", nearest)
    with pytest.raises(UnreadPhraseError) as error:
        cell_readers.deadline("ешқашан оқылмайтын сөз")
    assert asked == []
    assert str(error.value).endswith("expected «жыл сайын»")
    assert asked == ["ешқашан оқылмайтын сөз"]
