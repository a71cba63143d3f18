"""Readings given by hand for official phrases that are one of a kind."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import support
from plan_site.dataset.manual_readings import (
    CompletionReading,
    CostReading,
    DeadlineReading,
    FundingReading,
    ResponsibleReading,
)
from plan_site.language.values import (
    GOVERNMENT,
    Amount,
    Completion,
    Cost,
    CostKind,
    Deadline,
    Funding,
    Outcome,
    OutcomeKind,
    Responsible,
)
from plan_site.validation.load import dump, load
from support import copied_plan, fresh_tree, messages, put, replace_once, told, wording


@dataclass(frozen=True)
class OneOfAKind:
    """A phrase of row 37-2 that no rule reads, put into the source and the dataset alike."""

    field: str
    was: str
    printed: str  # as the source prints the old phrase
    phrase: str
    reading: str
    value: Any
    error: str


CASES = [
    OneOfAKind(
        field="completion",
        was="бағдарламалар",
        printed="бағдарламала\nр",
        phrase="бағдарламалар туралы ДСМ алқасының шешімі",
        reading="        kind: order\n        issuer: ДСМ\n",
        value=Completion(
            said="бағдарламалар туралы ДСМ алқасының шешімі",
            outcomes=(
                Outcome(
                    words="бағдарламалар туралы ДСМ алқасының шешімі",
                    kind=OutcomeKind.ORDER,
                    issuer="ДСМ",
                ),
            ),
        ),
        error="no rule reads the form of completion «бағдарламалар туралы ДСМ алқасының шешімі»; "
        "expected «ОМ-ге ақпарат», «ДСМ бұйрығы», «фильм» …",
    ),
    OneOfAKind(
        field="deadline",
        was="2025 жылғы тамыз",
        printed="2025 жылғы \nтамыз",
        phrase="2025 жылдың 3-тоқсаны",
        reading="        year: 2025\n        months: [7, 8, 9]\n",
        value=Deadline(said="2025 жылдың 3-тоқсаны", year=2025, months=(7, 8, 9)),
        error="no rule reads the deadline «2025 жылдың 3-тоқсаны»; "
        "expected «2025 жылғы тамыз» or «жыл сайын маусым, желтоқсан»",
    ),
    OneOfAKind(
        field="responsible",
        was="ДСМ",
        printed="ДСМ",
        phrase="ДСМ (үйлестіруші), ОМ",
        reading="        agencies: [ДСМ, ОМ]\n",
        value=Responsible(said="ДСМ (үйлестіруші), ОМ", agencies=("ДСМ", "ОМ")),
        error="no rule reads the responsible bodies «ДСМ (үйлестіруші), ОМ»; "
        "expected abbreviations joined by «, »",
    ),
    OneOfAKind(
        field="cost",
        was="талап етілмейді",
        printed="т а л а п  \nетілмейді",
        phrase="шамамен 3,10 млн теңге",
        reading="        kind: amounts\n        amounts:\n"
        "        - year: 2025\n          million_tenge: 3.10\n          printed: 3,10\n",
        value=Cost(
            said="шамамен 3,10 млн теңге",
            kind=CostKind.AMOUNTS,
            amounts=(Amount(year=2025, million_tenge=Decimal("3.10"), printed="3,10"),),
        ),
        error="no rule reads the cost «шамамен 3,10 млн теңге»; "
        "expected «талап етілмейді», «-» or «2023 жылы – 1,5 млн теңге; …»",
    ),
    OneOfAKind(
        field="funding",
        was="'-'",
        printed="-",
        phrase="ЖБ, қаражат болған жағдайда",
        reading="        term: ЖБ\n        within_means: true\n",
        value=Funding(said="ЖБ, қаражат болған жағдайда", term="ЖБ", within_means=True),
        error="no rule reads the source of funds «ЖБ, қаражат болған жағдайда»; "
        "expected «-», «ЖБ» or «РБ (бюджет қаражаты шегінде)»",
    ),
]


def with_phrase(folder: Path, case: OneOfAKind) -> Path:
    """A copy of the dataset in which row 37-2 says the phrase, and its act's source as well."""
    file = copied_plan(folder)
    source = folder / "data" / support.SOURCE
    text = source.read_text(encoding="utf-8")
    # The second piece of the torn cell stands behind; the cells before it are what is searched.
    start, end = text.index("\n37-2.\n"), text.index("\n37-3.\n")
    row = text[start:end]
    assert row.count(f"\n{case.printed}\n") == 1
    row = row.replace(f"\n{case.printed}\n", f"\n{case.phrase}\n")
    source.write_text(text[:start] + row + text[end:], encoding="utf-8")
    text = file.read_text(encoding="utf-8")
    start, end = text.index("- number: 37-2\n"), text.index("- number: 37-3\n")
    row = text[start:end]
    assert row.count(f"    {case.field}: {case.was}\n") == 1
    row = row.replace(f"    {case.field}: {case.was}\n", f"    {case.field}: {case.phrase}\n")
    file.write_text(text[:start] + row + text[end:], encoding="utf-8")
    return file


@pytest.mark.parametrize("case", CASES, ids=[case.field for case in CASES])
def test_a_phrase_that_no_rule_reads_is_an_error_with_file_line_and_column(
    tmp_path: Path, case: OneOfAKind
) -> None:
    file = with_phrase(tmp_path, case)
    lines = file.read_text(encoding="utf-8").split("\n")
    [number] = [n for n, line in enumerate(lines, start=1) if line.endswith(case.phrase)]
    column = lines[number - 1].index(case.phrase) + 1
    assert told(file) == [
        f"data/plan.yaml:{number}:{column}: measure 37-2: {case.field}: {case.error}"
    ]


@pytest.mark.parametrize("case", CASES, ids=[case.field for case in CASES])
def test_a_reading_lets_the_phrase_in_and_leaves_it_as_printed(
    tmp_path: Path, case: OneOfAKind
) -> None:
    file = with_phrase(tmp_path, case)
    text = file.read_text(encoding="utf-8")
    start = text.index("- number: 37-2\n")
    head, tail = text[:start], text[start:]
    reading = f"  - act: 392\n    reading:\n      {case.field}:\n{case.reading}"
    file.write_text(head + tail.replace("  - act: 392\n", reading, 1), encoding="utf-8")
    assert told(file) == []
    dataset = load(file)
    assert getattr(dataset.plan.measure("37-2").current, case.field) == case.value
    assert case.value.said == case.phrase
    # The reading goes back into the file as it was written.
    assert dump(dataset.plan) == dataset.text


def test_a_reading_of_one_field_leaves_the_others_to_the_rules(tmp_path: Path) -> None:
    file = with_phrase(tmp_path, CASES[1])
    reading = "    reading:\n      cost:\n        kind: no_figure\n"
    phrase = "    deadline: 2025 жылдың 3-тоқсаны\n"
    replace_once(file, phrase, phrase + reading)
    lines = told(file)
    assert len(lines) == 2
    assert "measure 37-2: deadline: no rule reads the deadline" in lines[0]
    assert "measure 37-2: cost: is read by rule; strike its reading" in lines[1]


def test_a_reading_contradicts_no_phrase_that_a_rule_reads(tree: Any) -> None:
    put(tree, wording("6", "reading"), {"deadline": {"year": "2030", "months": ["3"]}})
    assert messages(support.check(tree)[1]) == [
        (wording("6", "deadline"), "is read by rule; strike its reading")
    ]


def test_a_sum_of_a_reading_stands_in_the_phrase() -> None:
    reading = CostReading.model_validate(
        {
            "kind": "amounts",
            "amounts": [{"year": "2025", "million_tenge": "7", "printed": "7"}],
        }
    )
    with pytest.raises(ValueError, match="prints «7», which it does not say"):
        reading.value("шамамен 5 млн теңге")


def test_a_broken_reading_is_the_only_fault_of_its_phrase(tree: Any) -> None:
    support.without_source(tree)
    put(tree, wording("6", "deadline"), "2025 жылдың 3-тоқсаны")
    put(tree, wording("6", "reading"), {"deadline": {"months": ["13"]}})
    assert support.judged(tree) == [
        ((*wording("6", "reading"), "deadline", "months", 0), "«13» is not a month, 1 to 12")
    ]


def test_each_reading_builds_the_value_that_the_rules_build() -> None:
    said = "айтылды"
    assert DeadlineReading.model_validate({"months": ["6", "12"]}).value(said) == Deadline(
        said=said, year=None, months=(6, 12)
    )
    assert CostReading.model_validate({"kind": "not_required"}).value(said) == Cost(
        said=said, kind=CostKind.NOT_REQUIRED
    )
    assert FundingReading.model_validate({}).value(said) == Funding(said=said, term=None)
    assert CompletionReading.model_validate({"kind": "report", "recipient": "government"}).value(
        said
    ) == Completion(
        said=said,
        outcomes=(Outcome(words=said, kind=OutcomeKind.REPORT, recipient=GOVERNMENT),),
    )
    assert ResponsibleReading.model_validate({"agencies": ["ОМ"]}).value(said) == Responsible(
        said=said, agencies=("ОМ",)
    )


# Readings that say something impossible


def faults_of(field: str, reading: Any, phrase: str = "бірегей сөз") -> list[tuple[str, str]]:
    """What is told of a reading in row 37-2, as (the path below the reading, the message)."""
    tree = fresh_tree()
    # The act's text is not the matter here.
    for key in ("source", "torn", "displaced", "spacing"):
        support.drop(tree, (*support.ACT, key))
    put(tree, wording("37-2", field), phrase)
    put(tree, wording("37-2", "reading"), {field: reading})
    place = wording("37-2", "reading")
    return [
        (".".join(map(str, path[len(place) :])), message)
        for path, message in messages(support.check(tree)[1])
        if path[: len(place)] == place
    ]


@pytest.mark.parametrize(
    ("field", "reading", "path", "message"),
    [
        ("deadline", {}, "deadline.months", "is missing"),
        ("deadline", {"months": "6"}, "deadline.months", "must be a list"),
        ("deadline", {"months": ["0"]}, "deadline.months.0", "«0» is not a month, 1 to 12"),
        ("deadline", {"months": ["13"]}, "deadline.months.0", "«13» is not a month, 1 to 12"),
        ("deadline", {"months": ["06"]}, "deadline.months.0", "«06» is not a month, 1 to 12"),
        ("deadline", {"months": [["6"]]}, "deadline.months.0", "must be text"),
        (
            "deadline",
            {"year": "25", "months": ["6"]},
            "deadline.year",
            "«25» is not a year such as 2025",
        ),
        ("cost", {}, "cost.kind", "is missing"),
        (
            "cost",
            {"kind": "free"},
            "cost.kind",
            "«free» is none of amounts, not_required or no_figure",
        ),
        (
            "funding",
            {"within_means": "yes"},
            "funding.within_means",
            "«yes» is none of true or false",
        ),
        (
            "completion",
            {"kind": "decree"},
            "completion.kind",
            "«decree» is none of report, order, bill or product",
        ),
        ("responsible", {}, "responsible.agencies", "is missing"),
        ("responsible", "ОМ", "responsible", "must be a mapping of keys to values"),
    ],
)
def test_an_ill_formed_reading_is_told_where_it_stands(
    field: str, reading: Any, path: str, message: str
) -> None:
    assert faults_of(field, reading) == [(path, message)]


@pytest.mark.parametrize(
    "amount", ["22870,23", "-5", "NaN", "Infinity", "sNaN", "алты", "", "1e3", "1_000", "٣", " 5"]
)
def test_a_sum_in_a_reading_is_plain_digits_with_a_point(amount: str) -> None:
    given = {
        "kind": "amounts",
        "amounts": [{"year": "2025", "million_tenge": amount, "printed": "5"}],
    }
    told_of = [fault for fault in faults_of("cost", given) if "holds «٣»" not in fault[1]]
    assert told_of == [
        ("cost.amounts.0.million_tenge", f"«{amount}» is not a sum such as 22870.23")
    ]


@pytest.mark.parametrize(
    ("field", "reading", "path", "message"),
    [
        (
            "completion",
            {"kind": "order", "issuer": "ОММ"},
            "completion.issuer",
            "unknown agency ОММ; did you mean ОМ?",
        ),
        (
            "completion",
            {"kind": "report", "recipient": "ОММ"},
            "completion.recipient",
            "unknown agency ОММ; did you mean ОМ?",
        ),
        (
            "responsible",
            {"agencies": ["ОМ", "ОММ"]},
            "responsible.agencies.1",
            "unknown agency ОММ; did you mean ОМ?",
        ),
        ("funding", {"term": "ОМ"}, "funding.term", "unknown term ОМ; known: ЖБ, РБ"),
    ],
)
def test_a_reading_names_only_what_the_dataset_declares(
    field: str, reading: Any, path: str, message: str
) -> None:
    assert faults_of(field, reading) == [(path, message)]


def test_a_misspelt_key_of_a_reading_is_told_with_the_right_one() -> None:
    told_of = faults_of("deadline", {"months": ["6"], "yaer": "2025"})
    assert told_of == [("deadline.yaer", "unknown key; did you mean year?")]
    told_of = faults_of("cost", {"kindd": "no_figure", "kind": "no_figure"})
    assert told_of == [("cost.kindd", "unknown key; did you mean kind?")]


AMOUNT = {"year": "2025", "million_tenge": "5", "printed": "5"}


@pytest.mark.parametrize(
    ("field", "reading"),
    [
        ("deadline", {"months": []}),
        ("deadline", {"months": ["6", "6"]}),
        ("cost", {"kind": "amounts"}),
        ("cost", {"kind": "amounts", "amounts": [AMOUNT, AMOUNT]}),
        ("cost", {"kind": "not_required", "amounts": [AMOUNT]}),
        ("cost", {"kind": "no_figure", "amounts": [AMOUNT]}),
        ("responsible", {"agencies": []}),
        ("responsible", {"agencies": ["ОМ", "ОМ"]}),
    ],
)
def test_a_reading_gives_no_value_that_the_rules_could_not(field: str, reading: Any) -> None:
    assert faults_of(field, reading) != []


def test_a_body_named_in_a_phrase_is_known_even_where_a_reading_is_given(tree: Any) -> None:
    put(tree, wording("37-2", "responsible"), "ДСМ және ҚҚ")
    put(tree, wording("37-2", "reading"), {"responsible": {"agencies": ["ДСМ"]}})
    told_of = messages(support.check(tree)[1])
    unknown = [path for path, message in told_of if message.startswith("unknown abbreviation ҚҚ")]
    assert unknown == [wording("37-2", "responsible")]


@pytest.mark.parametrize(
    ("field", "phrase", "reading", "unsaid"),
    [
        ("responsible", "ОМ мен ІІМ", {"agencies": ["ОМ", "ІІМ"]}, []),
        ("responsible", "ОМ мен ІІМ", {"agencies": ["ДСМ"]}, ["ДСМ"]),
        ("responsible", "Денсаулық сақтау министрлігі", {"agencies": ["ДСМ"]}, []),
        ("responsible", "Ішкі істер министрлігі", {"agencies": ["ДСМ"]}, ["ДСМ"]),
        ("deadline", "2025 жылғы 1 маусымға дейін", {"year": "2025", "months": ["6"]}, []),
        (
            "deadline",
            "2025 жылғы 1 маусымға дейін",
            {"year": "2024", "months": ["3"]},
            ["2024", "наурыз"],
        ),
        ("deadline", "01.06.2025 дейін", {"year": "2025", "months": ["6"]}, []),
        ("deadline", "2025 жылдың 3-тоқсаны", {"year": "2025", "months": ["7", "8", "9"]}, []),
        ("deadline", "2025 жылдың 3-тоқсаны", {"year": "2024", "months": ["9"]}, ["2024"]),
        ("deadline", "2025 жылдың 3-тоқсаны", {"year": "2025", "months": ["1"]}, ["қаңтар"]),
        ("completion", "ДСМ алқасының шешімі", {"kind": "order", "issuer": "ДСМ"}, []),
        ("completion", "ДСМ алқасының шешімі", {"kind": "order", "issuer": "ОМ"}, ["ОМ"]),
        ("completion", "Үкіметтің шешімі", {"kind": "report", "recipient": "government"}, []),
        ("funding", "жергілікті бюджеттен және қордан", {"term": "ЖБ"}, []),
        ("funding", "жергілікті бюджеттен және қордан", {"term": "РБ"}, ["РБ"]),
        (
            "cost",
            "2024 жылы шамамен 5 мың теңге",
            {
                "kind": "amounts",
                "amounts": [{"year": "2024", "million_tenge": "0.005", "printed": "5"}],
            },
            [],
        ),
        (
            "cost",
            "2024 жылы шамамен 5 мың теңге",
            {
                "kind": "amounts",
                "amounts": [{"year": "2025", "million_tenge": "5", "printed": "5"}],
            },
            ["2025", "5 million tenge"],
        ),
    ],
)
def test_a_reading_names_only_what_its_phrase_says(
    field: str, phrase: str, reading: Any, unsaid: list[str]
) -> None:
    tree = fresh_tree()
    put(tree, wording("37-2", field), phrase)
    put(tree, wording("37-2", "reading"), {field: reading})
    told_of = [
        message for path, message in messages(support.check(tree)[1]) if "reading names" in message
    ]
    assert told_of == [f"its reading names {name}, which it does not say" for name in unsaid]
