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
    ReadingRecord,
    ResponsibleReading,
)
from plan_site.dataset.unknown_name_hints import DeclaredNames
from plan_site.language.values import (
    GOVERNMENT,
    Amount,
    Body,
    Completion,
    Cost,
    CostKind,
    Deadline,
    DeadlineKind,
    Every,
    Funding,
    Outcome,
    OutcomeKind,
    Responsible,
    Role,
)
from plan_site.validation.load import dump, load
from support import copied_plan, fresh_tree, messages, put, replace_once, told, wording

SAID = "айтылды"


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
    begun: str = ""
    filled: tuple[tuple[str, str], ...] = ()  # the gaps that a person fills in


CASES = [
    OneOfAKind(
        field="completion",
        was="бағдарламалар",
        printed="бағдарламала\nр",
        phrase="бағдарламалар туралы ДСМ алқасының шешімі",
        reading="        outcomes:\n        - kind: order\n          issuers: [ДСМ]\n",
        value=Completion(
            said="бағдарламалар туралы ДСМ алқасының шешімі",
            outcomes=(
                Outcome(
                    words="бағдарламалар туралы ДСМ алқасының шешімі",
                    kind=OutcomeKind.ORDER,
                    issuers=("ДСМ",),
                ),
            ),
        ),
        error="no rule reads the form of completion «бағдарламалар туралы ДСМ алқасының шешімі»; "
        "expected «ОМ-ге ақпарат»",
        begun='{completion: {outcomes: [{kind: …, words: "бағдарламалар туралы ДСМ алқасының '
        'шешімі"}]}}',
        filled=(("kind: …", "kind: order"),),
    ),
    OneOfAKind(
        field="deadline",
        was="2025 жылғы тамыз",
        printed="2025 жылғы \nтамыз",
        phrase="2025 жылдың 3-тоқсанының ортасы",
        reading="        kind: once\n        dates: [2025-Q3]\n",
        value=Deadline(
            said="2025 жылдың 3-тоқсанының ортасы", kind=DeadlineKind.ONCE, dates=("2025-Q3",)
        ),
        error="no rule reads the deadline «2025 жылдың 3-тоқсанының ортасы»; "
        "expected «2025 жылғы желтоқсан»",
        begun="{deadline: {kind: once, dates: [2025-Q3]}}",
    ),
    OneOfAKind(
        field="responsible",
        was="ДСМ",
        printed="ДСМ",
        phrase="ДСМ (үйлестіруші), ОМ",
        reading="        bodies:\n        - body: ДСМ\n          role: lead\n        - body: ОМ\n",
        value=Responsible(
            said="ДСМ (үйлестіруші), ОМ",
            bodies=(Body(body="ДСМ", role=Role.LEAD), Body(body="ОМ")),
        ),
        error="no rule reads the responsible bodies «ДСМ (үйлестіруші), ОМ»; "
        "expected «ОМ, ДСМ», every body once",
        begun="{responsible: {bodies: [{body: ДСМ, role: …}, {body: ОМ}]}}",
        filled=(("role: …", "role: lead"),),
    ),
    OneOfAKind(
        field="cost",
        was="талап етілмейді",
        printed="т а л а п  \nетілмейді",
        phrase="кемінде 3,10 млн теңге",
        reading="        kind: amounts\n        amounts:\n"
        "        - year: 2025\n          sum: 3.10\n          unit: mln_tenge\n"
        "          printed: 3,10\n",
        value=Cost(
            said="кемінде 3,10 млн теңге",
            kind=CostKind.AMOUNTS,
            amounts=(Amount(year=2025, sum=Decimal("3.10"), unit="mln_tenge", printed="3,10"),),
        ),
        error="no rule reads the cost «кемінде 3,10 млн теңге»; expected «талап етілмейді»",
        begun='{cost: {kind: amounts, amounts: [{sum: 3.10, unit: mln_tenge, printed: "3,10"}]}}',
    ),
    OneOfAKind(
        field="funding",
        was="'-'",
        printed="-",
        phrase="ЖБ, қаражат болған жағдайда",
        reading="        terms: [ЖБ]\n        within_means: true\n",
        value=Funding(said="ЖБ, қаражат болған жағдайда", terms=("ЖБ",), within_means=True),
        error="no rule reads the source of funds «ЖБ, қаражат болған жағдайда»; expected «РБ»",
        begun="{funding: {terms: [ЖБ], other: …}}",
        filled=(("…", "қаражат болған жағдайда"),),
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
        f"data/plan.yaml:{number}:{column}: measure 37-2: {case.field}: {case.error}; "
        f"leave the words and write beneath, each … filled in: reading: {case.begun}"
    ]


@pytest.mark.parametrize("case", CASES, ids=[case.field for case in CASES])
def test_the_reading_shown_goes_in_beneath_the_words_once_its_gaps_are_filled(
    tmp_path: Path, case: OneOfAKind
) -> None:
    file = with_phrase(tmp_path, case)
    [line] = told(file)
    reading = line[line.index("reading: ") :]
    phrase = f"    {case.field}: {case.phrase}\n"
    if case.filled:
        # A gap that is left is told and not read.
        text = file.read_text(encoding="utf-8")
        replace_once(file, phrase, f"{phrase}    {reading}\n")
        assert told(file)
        file.write_text(text, encoding="utf-8")
    for gap, value in case.filled:
        reading = reading.replace(gap, value)
    replace_once(file, phrase, f"{phrase}    {reading}\n")
    assert told(file) == []
    assert getattr(load(file).plan.measure("37-2").current, case.field).said == case.phrase


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
    phrase = f"    deadline: {CASES[1].phrase}\n"
    replace_once(file, phrase, phrase + reading)
    lines = told(file)
    assert len(lines) == 2
    assert "measure 37-2: deadline: no rule reads the deadline" in lines[0]
    assert "measure 37-2: cost: is read by rule; strike its reading" in lines[1]


def test_a_reading_contradicts_no_phrase_that_a_rule_reads(tree: Any) -> None:
    put(tree, wording("6", "reading"), {"deadline": {"kind": "once", "dates": ["2030-03"]}})
    assert messages(support.check(tree)[1]) == [
        (wording("6", "deadline"), "is read by rule; strike its reading")
    ]


def test_a_sum_of_a_reading_stands_in_the_phrase() -> None:
    reading = CostReading.model_validate(
        {
            "kind": "amounts",
            "amounts": [{"year": "2025", "sum": "7", "unit": "mln_tenge", "printed": "7"}],
        }
    )
    assert list(reading.unsaid("шамамен 5 млн теңге", DeclaredNames())) == ["«7»"]


def test_a_broken_reading_is_the_only_fault_of_its_phrase(tree: Any) -> None:
    support.without_source(tree)
    put(tree, wording("6", "deadline"), CASES[1].phrase)
    put(tree, wording("6", "reading"), {"deadline": {"kind": "once", "dates": ["2025-13"]}})
    [(path, message)] = support.judged(tree)
    assert path == (*wording("6", "reading"), "deadline", "dates", 0)
    assert message.startswith("«2025-13» is no date such as 2025, 2025-08")


EVERYTHING: list[tuple[type[ReadingRecord], dict[str, Any], Any]] = [
    (
        DeadlineReading,
        {
            "kind": "every",
            "dates": ["--06-15", "--Q4"],
            "by": "true",
            "every": "year",
            "interval": "2",
            "within": "2026/2030",
            "after": "year",
        },
        Deadline(
            said=SAID,
            kind=DeadlineKind.EVERY,
            dates=("--06-15", "--Q4"),
            by=True,
            every=Every.YEAR,
            interval=2,
            within="2026/2030",
            after="year",
        ),
    ),
    (
        DeadlineReading,
        {"kind": "every", "every": "quarter", "within": "2026-06/.."},
        Deadline(said=SAID, kind=DeadlineKind.EVERY, every=Every.QUARTER, within="2026-06/.."),
    ),
    (
        DeadlineReading,
        {"kind": "other", "ref": "need", "within": "P3M"},
        Deadline(said=SAID, kind=DeadlineKind.OTHER, ref="need", within="P3M"),
    ),
    (
        DeadlineReading,
        {"kind": "span", "dates": ["2025-Q3/.."]},
        Deadline(said=SAID, kind=DeadlineKind.SPAN, dates=("2025-Q3/..",)),
    ),
    (DeadlineReading, {"kind": "standing"}, Deadline(said=SAID, kind=DeadlineKind.STANDING)),
    (CostReading, {"kind": "to_be_set"}, Cost(said=SAID, kind=CostKind.TO_BE_SET)),
    (
        CostReading,
        {
            "kind": "amounts",
            "amounts": [
                {
                    "year": "2026/2028",
                    "sum": "10",
                    "most": "15.50",
                    "unit": "thousand_usd",
                    "printed": "10-15,50",
                    "budget": "РБ",
                    "total": "true",
                    "approximate": "true",
                },
                {"year": "2029", "not_required": "true", "printed": "талап етілмейді"},
            ],
        },
        Cost(
            said=SAID,
            kind=CostKind.AMOUNTS,
            amounts=(
                Amount(
                    year="2026/2028",
                    sum=Decimal(10),
                    most=Decimal("15.50"),
                    unit="thousand_usd",
                    printed="10-15,50",
                    budget="РБ",
                    total=True,
                    approximate=True,
                ),
                Amount(year=2029, sum=None, not_required=True, printed="талап етілмейді"),
            ),
        ),
    ),
    (FundingReading, {}, Funding(said=SAID)),
    (
        FundingReading,
        {"terms": ["РБ", "ЖБ"], "other": "гранттар", "programme": ["001"], "by_agreement": "true"},
        Funding(
            said=SAID,
            terms=("РБ", "ЖБ"),
            other="гранттар",
            programme=("001",),
            by_agreement=True,
        ),
    ),
    (
        CompletionReading,
        {
            "outcomes": [
                {
                    "kind": "order",
                    "words": "бұйрық",
                    "issuers": ["ОМ", "ДСМ"],
                    "recipients": ["government"],
                    "draft": "true",
                    "joint": "true",
                }
            ]
        },
        Completion(
            said=SAID,
            outcomes=(
                Outcome(
                    words="бұйрық",
                    kind=OutcomeKind.ORDER,
                    issuers=("ОМ", "ДСМ"),
                    recipients=(GOVERNMENT,),
                    draft=True,
                    joint=True,
                ),
            ),
        ),
    ),
    (CompletionReading, {"outcomes": []}, Completion(said=SAID, outcomes=())),
    (
        ResponsibleReading,
        {"bodies": [{"body": "ОМ", "role": "collects"}, {"body": "ДСМ"}]},
        Responsible(said=SAID, bodies=(Body(body="ОМ", role=Role.COLLECTS), Body(body="ДСМ"))),
    ),
]


@pytest.mark.parametrize(("reading", "given", "value"), EVERYTHING)
def test_a_reading_says_all_that_a_value_can(
    reading: type[ReadingRecord], given: dict[str, Any], value: Any
) -> None:
    names = DeclaredNames(agency=frozenset({"ОМ", "ДСМ"}), term=frozenset({"РБ", "ЖБ"}))
    made: Any = reading.model_validate(given, context=names)
    assert made.value(SAID) == value


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
        ("deadline", {}, "deadline.kind", "is missing"),
        ("deadline", {"kind": "once", "dates": "2025"}, "deadline.dates", "must be a list"),
        ("deadline", {"kind": "once", "dates": [["6"]]}, "deadline.dates.0", "must be text"),
        ("cost", {}, "cost.kind", "is missing"),
        (
            "cost",
            {"kind": "free"},
            "cost.kind",
            "«free» is none of amounts, not_required, no_figure, within_means or to_be_set",
        ),
        (
            "funding",
            {"within_means": "yes"},
            "funding.within_means",
            "«yes» is neither true nor false",
        ),
        (
            "completion",
            {"outcomes": [{"kind": "decree"}]},
            "completion.outcomes.0.kind",
            "«decree» is none of report, order, bill, resolution, proposal, document, event, "
            "product or agreement",
        ),
        ("responsible", {}, "responsible.bodies", "is missing"),
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
        "amounts": [{"year": "2025", "sum": amount, "printed": "5"}],
    }
    told_of = [fault for fault in faults_of("cost", given) if "holds «٣»" not in fault[1]]
    assert told_of == [("cost.amounts.0.sum", f"«{amount}» is not a sum such as 22870.23")]


@pytest.mark.parametrize(
    ("field", "reading", "path", "message"),
    [
        (
            "completion",
            {"outcomes": [{"kind": "order", "issuers": ["ОММ"]}]},
            "completion.outcomes.0.issuers.0",
            "unknown agency ОММ; did you mean ОМ?",
        ),
        (
            "responsible",
            {"bodies": [{"body": "ОМ"}, {"body": "ОММ"}]},
            "responsible.bodies.1.body",
            "unknown agency ОММ; did you mean ОМ?",
        ),
        ("funding", {"terms": ["ОМ"]}, "funding.terms.0", "unknown term ОМ; known: ЖБ, РБ"),
        (
            "cost",
            {"kind": "to_be_set", "budget": "ОМ"},
            "cost.budget",
            "unknown term ОМ; known: ЖБ, РБ",
        ),
    ],
)
def test_a_reading_names_only_what_the_dataset_declares(
    field: str, reading: Any, path: str, message: str
) -> None:
    assert faults_of(field, reading) == [(path, message)]


def test_a_misspelt_key_of_a_reading_is_told_with_the_right_one() -> None:
    told_of = faults_of("deadline", {"kind": "standing", "evry": "year"})
    assert told_of == [("deadline.evry", "unknown key; did you mean every?")]
    told_of = faults_of("cost", {"kindd": "no_figure", "kind": "no_figure"})
    assert told_of == [("cost.kindd", "unknown key; did you mean kind?")]


AMOUNT = {"year": "2025", "sum": "5", "printed": "5"}


@pytest.mark.parametrize(
    ("field", "reading"),
    [
        ("deadline", {"kind": "once"}),
        ("deadline", {"kind": "once", "dates": ["2025-02-30"]}),
        ("deadline", {"kind": "once", "dates": ["--12"]}),
        ("deadline", {"kind": "once", "dates": ["2025/2026"]}),
        ("deadline", {"kind": "once", "dates": ["2025-06", "2025-06"]}),
        ("deadline", {"kind": "span", "dates": ["2025"]}),
        ("deadline", {"kind": "standing", "dates": ["2025"]}),
        ("deadline", {"kind": "every", "dates": ["--12"]}),
        ("deadline", {"kind": "once", "dates": ["2025"], "every": "year"}),
        ("cost", {"kind": "amounts"}),
        ("cost", {"kind": "amounts", "amounts": [AMOUNT, AMOUNT]}),
        ("cost", {"kind": "amounts", "amounts": [{"year": "2025", "printed": "5"}]}),
        ("cost", {"kind": "amounts", "amounts": [AMOUNT | {"most": "5"}]}),
        ("cost", {"kind": "amounts", "amounts": [AMOUNT | {"unit": "mln"}]}),
        ("cost", {"kind": "not_required", "amounts": [AMOUNT]}),
        ("cost", {"kind": "no_figure", "amounts": [AMOUNT]}),
        ("responsible", {"bodies": [{"body": "ОМ"}, {"body": "ОМ"}]}),
    ],
)
def test_a_reading_gives_no_value_that_the_rules_could_not(field: str, reading: Any) -> None:
    assert faults_of(field, reading) != []


def test_a_body_named_in_a_phrase_is_known_even_where_a_reading_is_given(tree: Any) -> None:
    put(tree, wording("37-2", "responsible"), "ДСМ-нің ҚҚ")
    put(tree, wording("37-2", "reading"), {"responsible": {"bodies": [{"body": "ДСМ"}]}})
    told_of = messages(support.check(tree)[1])
    unknown = [path for path, message in told_of if message.startswith("unknown abbreviation ҚҚ")]
    assert unknown == [wording("37-2", "responsible")]


def bodies(*named: str) -> dict[str, Any]:
    return {"bodies": [{"body": name} for name in named]}


def since(first: str) -> dict[str, Any]:
    return {"kind": "every", "every": "quarter", "within": f"{first}/.."}


def once(*dates: str) -> dict[str, Any]:
    return {"kind": "once", "dates": list(dates)}


def ordered(issuer: str, **more: str) -> dict[str, Any]:
    return {"outcomes": [{"kind": "order", "issuers": [issuer], **more}]}


def costs(year: str, amount: str, unit: str) -> dict[str, Any]:
    given = {"year": year, "sum": amount, "unit": unit, "printed": "5"}
    return {"kind": "amounts", "amounts": [given]}


@pytest.mark.parametrize(
    ("field", "phrase", "reading", "unsaid"),
    [
        ("responsible", "ОМ-мен ІІМ", bodies("ОМ", "ІІМ"), []),
        ("responsible", "ОМ-мен ІІМ", bodies("ДСМ"), ["ДСМ"]),
        ("responsible", "Денсаулық сақтау министрлігімен", bodies("ДСМ"), []),
        ("responsible", "Ішкі істер министрлігімен", bodies("ДСМ"), ["ДСМ"]),
        ("deadline", "2025 жылғы 1 маусымның таңы", once("2025-06-01"), []),
        ("deadline", "2025 жылғы 1 маусымның таңы", once("2024-03-02"), ["2024", "наурыз", "2"]),
        ("deadline", "01.06.2025 таңы", once("2025-06-01"), []),
        ("deadline", "2025 жылдың 3-тоқсанының ортасы", once("2025-Q3"), []),
        ("deadline", "2025 жылдың 3-тоқсанының ортасы", once("2025-08"), []),
        ("deadline", "2025 жылдың 3-тоқсанының ортасы", once("2024-Q3"), ["2024"]),
        ("deadline", "2025 жылдың 3-тоқсанының ортасы", once("2025-Q4"), ["Q4"]),
        ("deadline", "2025 жылдың 3-тоқсанының ортасы", once("2025-H1"), ["H1"]),
        ("deadline", "2025 жылдың 3-тоқсанының ортасы", once("2025-01"), ["қаңтар"]),
        ("deadline", "2025 жылдың ІІ жартыжылдығының ортасы", once("2025-H2"), []),
        ("deadline", "2025 жылдың ІІ жартыжылдығының ортасы", once("2025-H1"), ["H1"]),
        ("deadline", "мектептегі апта сайын", {"kind": "every", "every": "week"}, []),
        ("deadline", "мектептегі апта сайын", {"kind": "every", "every": "month"}, ["every month"]),
        ("deadline", "2025 жылғы маусымнан шамамен тоқсан сайын", since("2025-06"), []),
        (
            "deadline",
            "2025 жылғы маусымнан шамамен тоқсан сайын",
            since("2024-07"),
            ["2024", "шілде"],
        ),
        ("completion", "ДСМ алқасының шешімі", ordered("ДСМ"), []),
        ("completion", "ДСМ алқасының шешімі", ordered("ОМ"), ["ОМ"]),
        ("completion", "Үкіметтің шешімі", ordered("government"), []),
        ("completion", "ДСМ алқасының шешімі", ordered("ДСМ", words="бұйрық"), ["«бұйрық»"]),
        ("funding", "жергілікті бюджеттен әлі", {"terms": ["ЖБ"]}, []),
        ("funding", "жергілікті бюджеттен әлі", {"terms": ["РБ"]}, ["РБ"]),
        ("funding", "жергілікті бюджеттен әлі", {"other": "қор"}, ["«қор»"]),
        ("cost", "2024 жылы кемінде 5 мың теңге", costs("2024", "5", "thousand_tenge"), []),
        (
            "cost",
            "2024 жылы кемінде 5 мың теңге",
            costs("2025", "5", "mln_tenge"),
            ["2025", "mln_tenge as a unit"],
        ),
        (
            "cost",
            "2024 жылы кемінде 5 мың теңге",
            costs("2024", "5", "tenge"),
            ["tenge as a unit"],
        ),
        (
            "cost",
            "2024 жылы кемінде 5 мың теңге",
            costs("2024", "5", "thousand_usd"),
            ["thousand_usd as a unit"],
        ),
        (
            "cost",
            "2024 жылы кемінде 5 мың теңге",
            costs("2024", "50", "thousand_tenge"),
            ["50 for «5»"],
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


@pytest.mark.parametrize(
    ("said", "dates", "by", "unsaid"),
    [
        ("2025 жылғы 12 маусым, 3 тамыз шамасында", ["2025-06-03"], "false", ["3"]),
        ("2025 жылғы 12 маусым, 3 тамыз шамасында", ["2025-06-12", "2025-08-03"], "false", []),
        ("2025 жылғы маусымның 10-ы шамасында", ["2025-06-10"], "false", []),
        ("2025 жылғы 10 және 20 маусым шамасында", ["2025-06-10", "2025-06-20"], "false", []),
        ("10.06.2025 шамасында", ["2025-06-10"], "false", []),
        ("2025 жылғы маусым шамасында", ["2025-06"], "true", ["by"]),
        ("2025 жылғы маусым айының ортасына дейін", ["2025-06"], "true", []),
    ],
)
def test_a_day_is_its_own_months_and_not_later_is_said(
    said: str, dates: list[str], by: str, unsaid: list[str]
) -> None:
    reading = DeadlineReading.model_validate({"kind": "once", "dates": dates, "by": by})
    assert list(reading.unsaid(said, DeclaredNames())) == unsaid


def test_a_sum_is_no_part_of_another() -> None:
    amount = {"sum": "1.5", "unit": "mln_tenge", "printed": "1,5"}
    reading = CostReading.model_validate({"kind": "amounts", "amounts": [amount]})
    assert list(reading.unsaid("кемінде 31,5 млн теңге", DeclaredNames())) == ["«1,5»"]
    assert list(reading.unsaid("кемінде 1,5 млн теңге", DeclaredNames())) == []
