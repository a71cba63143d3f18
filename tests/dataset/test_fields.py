"""Field types: text in, checked values out, references against the names of the dataset."""

import re
from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

import site_support
from plan_site.dataset import fields, unknown_name_hints
from plan_site.dataset.unknown_name_hints import DeclaredNames
from support import ROOT

NAMES = DeclaredNames(
    {
        "act": frozenset({"748", "392"}),
        "section": frozenset({"1", "2", "3"}),
        "subsection": frozenset({"1.2", "2.1"}),
        "topic": frozenset({"violence", "training"}),
        "measure": frozenset({"6", "29-1"}),
        "agency": frozenset({"ОМ", "ДСМ"}),
        "term": frozenset({"РБ", "ЖБ"}),
        "abbreviation": frozenset({"ОМ", "ДСМ", "РБ", "ЖБ"}),
    }
)


def read(field: Any, value: Any, known: DeclaredNames | None = NAMES) -> Any:
    return TypeAdapter(field).validate_python(value, context=known)


def refusal(field: Any, value: Any, known: DeclaredNames | None = NAMES) -> str:
    """What the one fault says."""
    with pytest.raises(ValidationError) as caught:
        read(field, value, known)
    [error] = caught.value.errors()
    assert error["type"] == "value_error", error
    return str(error["ctx"]["error"])


# Text


@pytest.mark.parametrize(
    "text", ["о", "т.б.", "100 % қамту", "«Қазақстан балалары» – тұжырымдама", "-", "no", "3.10"]
)
def test_text_comes_out_as_it_went_in(text: str) -> None:
    assert read(fields.Text, text) == text


@pytest.mark.parametrize("text", ["", " ", "\n", "\u00a0"])
def test_text_of_blanks_is_empty(text: str) -> None:
    assert refusal(fields.Text, text) == "is empty"


@pytest.mark.parametrize("text", [" а", "а ", "а  б", "а   б"])
def test_a_blank_too_many_is_refused(text: str) -> None:
    assert refusal(fields.Text, text) == "has a blank too many"


@pytest.mark.parametrize(
    ("character", "said"),
    [
        ("\n", "U+000A (LINE FEED)"),
        ("\t", "U+0009 (TAB)"),
        ("\x7f", "U+007F (control character)"),
        ("\u00a0", "U+00A0 (NO-BREAK SPACE)"),
        ("\u2009", "U+2009 (THIN SPACE)"),
        ("\u00ad", "U+00AD (SOFT HYPHEN)"),
        ("\u200b", "U+200B (ZERO WIDTH SPACE)"),
        ("\u202e", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("\ufeff", "U+FEFF (ZERO WIDTH NO-BREAK SPACE)"),
        ("\u2028", "U+2028 (LINE SEPARATOR)"),
        ("\u2029", "U+2029 (PARAGRAPH SEPARATOR)"),
        ("\ue000", "U+E000 (private use)"),
    ],
)
def test_a_character_that_nobody_sees_is_refused_by_its_name(character: str, said: str) -> None:
    told = refusal(fields.Text, f"ақ{character}парат")
    assert told.startswith(f"holds {said}, which nobody sees; ")


@pytest.mark.parametrize("value", [["а"], {"а": "б"}, None])
def test_text_is_no_list_and_no_mapping(value: Any) -> None:
    assert refusal(fields.Text, value) == "must be text"


def test_a_label_has_at_most_sixty_characters() -> None:
    assert read(fields.Label, "ә" * 60) == "ә" * 60
    assert refusal(fields.Label, "ә" * 61) == f"«{'ә' * 61}» has 61 characters, at most 60"


# Names, numbers, addresses

PATTERNED = [
    (
        fields.RowNumber,
        ["6", "29-1", "100-10"],
        ["0", "06", "6-0", "6-", "-1", "6-1-1", "6а", "6 1"],
    ),
    (fields.SubsectionNumber, ["1.2", "3.10"], ["1", "1.", ".1", "1.0", "0.1", "1.2.3", "1,2"]),
    (fields.Ordinal, ["1", "392"], ["0", "01", "3.0", "№ 1", "-1", "1-1"]),
    (
        fields.Slug,
        ["mam", "suicide-prevention", "111"],
        ["", "МАМ", "Mam", "a b", "-a", "a-", "a--b", "a/b", "a.b"],
    ),
    (
        fields.Abbreviation,
        ["ОМ", "ЦДИАӨМ", "ҒЖБМ", "ІІМ"],
        ["О", "ом", "OM", "ОМ-ге", "ОМ1", "О М"],
    ),
    (
        fields.RegisterDocument,
        ["V2500037482"],
        ["V250003748", "V25000374822", "2500037482", "v2500037482"],
    ),
    (
        fields.HttpsAddress,
        [
            "https://adilet.zan.kz",
            "https://adilet.zan.kz/kaz/docs/P2300000748",
            "https://a.kz:8443/x?y#z",
        ],
        [
            "http://adilet.zan.kz",
            "https://",
            "https://localhost",
            "javascript:alert(1)",
            "https://a.kz/<script>",
            'https://a.kz/"onclick',
            "https://a.kz/a b",
            "https://user@a.kz/",
            "https://a.kz\\@b.kz",
        ],
    ),
    (
        fields.SourcePath,
        ["sources/392.kk.txt", "sources/748-kk_1.txt"],
        [
            "392.kk.txt",
            "sources/",
            "sources/392.kk",
            "sources/../plan.txt",
            "sources/a/b.txt",
            "/sources/392.kk.txt",
            "../sources/392.kk.txt",
            "sources\\392.txt",
        ],
    ),
]


@pytest.mark.parametrize(
    ("field", "text"), [(field, text) for field, good, _ in PATTERNED for text in good]
)
def test_a_well_formed_name_is_taken_as_it_is(field: Any, text: str) -> None:
    assert read(field, text) == text


@pytest.mark.parametrize(
    ("field", "text"), [(field, text) for field, _, bad in PATTERNED for text in bad]
)
def test_an_ill_formed_name_is_refused(field: Any, text: str) -> None:
    told = refusal(field, text)
    assert told == "is empty" if not text else told.startswith(f"«{text}» is not ")


@pytest.mark.parametrize("field", [fields.RowNumber, fields.SubsectionNumber, fields.Ordinal])
def test_a_number_is_written_with_ascii_digits(field: Any) -> None:
    text = "1.٢" if field is fields.SubsectionNumber else "1٢"
    assert "is not" in refusal(field, text)


@pytest.mark.parametrize("slug", ["top", "abbreviations", "abbr-om"])
def test_an_abbreviations_place_is_none_that_its_page_has_itself(slug: str) -> None:
    assert read(fields.Slug, slug) == slug
    assert refusal(fields.EntrySlug, slug) == (
        f"«{slug}» is a place of its own on the page of abbreviations; choose another"
    )


def test_the_page_of_abbreviations_has_no_other_places_of_its_own() -> None:
    def with_a_note(tree: Any) -> None:
        tree["agencies"][0]["note"] = "ДСМ-ге хабарлайды"  # the page then explains it

    page = site_support.content(site_support.site(with_a_note), "glossary/")
    frame = (ROOT / "theme" / "overrides" / "main.html").read_text(encoding="utf-8")
    ids = {*site_support.find(page, ".//@id"), *re.findall(r' id="([a-z][^"]*)"', frame)}
    slugs = {entry.slug for entry in site_support.dataset().plan.abbreviations.values()}
    own = {name for name in ids - slugs if not name.startswith(("abbr-", "source-"))}
    assert own == fields.PAGE_IDS


# Days, years, flags


def test_a_day_is_a_day_of_the_calendar() -> None:
    assert read(fields.Day, "2025-05-30") == date(2025, 5, 30)
    assert read(fields.Day, "2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize("field", [fields.Day, fields.Year, fields.Flag, fields.Telephone])
@pytest.mark.parametrize("value", [["2025-05-30"], {"a": "b"}, None])
def test_a_datum_is_no_list_and_no_mapping(field: Any, value: Any) -> None:
    assert refusal(field, value) == "must be text"


@pytest.mark.parametrize("day", ["0001-01-01", "1990-12-31", "2100-01-01", "9999-12-31"])
def test_a_day_is_one_of_our_time(day: str) -> None:
    assert refusal(fields.Day, day) == f"«{day}» is not between 1991 and 2099"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2025",
        "2025-5-30",
        "30.05.2025",
        "20250530",
        "2025-02-29",
        "2025-13-01",
        "2025-W01-1",
        "2025-05-30T00:00",
        " 2025-05-30",
    ],
)
def test_what_is_no_day_of_the_calendar_is_refused(value: Any) -> None:
    assert (
        refusal(fields.Day, value) == f"«{value}» is not a day of the calendar such as 2025-05-30"
    )


def test_a_year_is_a_number_and_goes_back_to_text() -> None:
    assert read(fields.Year, "2025") == 2025
    assert TypeAdapter(fields.Year).dump_python(2025) == "2025"


@pytest.mark.parametrize("value", ["", "25", "1999", "20255", "2025 ", "жыл", "20٢٥"])
def test_what_is_no_year_is_refused(value: Any) -> None:
    assert refusal(fields.Year, value) == f"«{value}» is not a year such as 2025"


@pytest.mark.parametrize(("text", "flag"), [("true", True), ("false", False)])
def test_a_flag_is_true_or_false_and_goes_back_to_text(text: str, flag: bool) -> None:
    assert read(fields.Flag, text) is flag
    assert TypeAdapter(fields.Flag).dump_python(flag) == text


@pytest.mark.parametrize("value", ["", "yes", "no", "True", "1", "on"])
def test_what_is_no_flag_is_refused(value: Any) -> None:
    assert refusal(fields.Flag, value) == f"«{value}» is neither true nor false"


# References


@pytest.mark.parametrize(
    ("field", "known", "unknown", "said"),
    [
        (fields.ActReference, "392", "391", "unknown act 391; did you mean 392?"),
        (fields.SectionReference, "1", "9", "unknown section 9; known: 1, 2, 3"),
        (fields.SubsectionReference, "2.1", "2.11", "unknown subsection 2.11; did you mean 2.1?"),
        (
            fields.TopicReference,
            "violence",
            "violense",
            "unknown topic violense; did you mean violence?",
        ),
        (fields.RowReference, "29-1", "29-11", "unknown measure 29-11; did you mean 29-1?"),
        (fields.AgencyReference, "ОМ", "ОММ", "unknown agency ОММ; did you mean ОМ?"),
        (fields.TermReference, "РБ", "ҚҚ", "unknown term ҚҚ; known: ЖБ, РБ"),
    ],
)
def test_a_reference_names_what_the_dataset_declares(
    field: Any, known: str, unknown: str, said: str
) -> None:
    assert read(field, known) == known
    assert refusal(field, unknown) == said


def test_a_reference_is_not_held_against_names_that_nobody_gave() -> None:
    assert read(fields.AgencyReference, "ОММ", known=None) == "ОММ"


def test_nothing_is_suggested_where_nothing_is_known() -> None:
    assert unknown_name_hints.suggest("ОМ", frozenset()) == ""
    assert unknown_name_hints.suggest("ҚҚ", frozenset({"ОМ", "ДСМ"})) == "; known: ДСМ, ОМ"
    assert unknown_name_hints.suggest("ОММ", frozenset({"ОМ", "ДСМ"})) == "; did you mean ОМ?"


# Official words


class Cells(BaseModel):
    text: fields.OfficialText
    completion: fields.OfficialCompletion
    deadline: fields.OfficialDeadline
    responsible: fields.OfficialResponsible
    cost: fields.OfficialCost
    funding: fields.OfficialFunding


CELLS = {
    "text": "Тренингтер өткізу",
    "completion": "тренингтер, ОМ-ге ақпарат",
    "deadline": "жыл сайын маусым, желтоқсан",
    "responsible": "ДСМ, ОМ",
    "cost": "2023 жылы – 22870,23 млн теңге",
    "funding": "РБ (бюджет қаражаты шегінде)",
}


def cells(**changes: str) -> Cells:
    return Cells.model_validate({**CELLS, **changes}, context=NAMES)


def cell_refusal(field: str, phrase: str) -> str:
    with pytest.raises(ValidationError) as caught:
        cells(**{field: phrase})
    [error] = caught.value.errors()
    assert error["loc"] == (field,)
    return str(error["ctx"]["error"])


def test_official_words_go_back_to_exactly_what_was_said() -> None:
    assert cells().model_dump() == CELLS


def test_official_words_become_values() -> None:
    read_cells = cells()
    assert read_cells.deadline.dates == ("--06", "--12")
    assert read_cells.responsible.agencies == ("ДСМ", "ОМ")
    assert read_cells.completion.recipients == ("ОМ",)
    assert read_cells.cost.amounts[0].printed == "22870,23"
    assert read_cells.funding.within_means


@pytest.mark.parametrize("field", ["completion", "deadline", "responsible", "cost", "funding"])
def test_an_official_phrase_that_no_rule_reads_is_refused(field: str) -> None:
    assert cell_refusal(field, "шамамен").startswith("no rule reads the ")


@pytest.mark.parametrize("field", CELLS)
@pytest.mark.parametrize("phrase", ["", "а  б", "а\u00a0б"])
def test_official_words_are_clean_text(field: str, phrase: str) -> None:
    told = cell_refusal(field, phrase)
    assert told in ("is empty", "has a blank too many") or told.startswith("holds U+00A0")


@pytest.mark.parametrize(
    ("field", "phrase", "said"),
    [
        ("text", "ОММ-ге жүгіну", "unknown abbreviation ОММ; did you mean ОМ?"),
        ("text", "ОМ-ка жүгіну", "no rule reads the ending of «ОМ-ка»"),
        ("completion", "ОММ-ге ақпарат", "unknown abbreviation ОММ; did you mean ОМ?"),
        ("completion", "ТЖМ бұйрығы", "unknown abbreviation ТЖМ"),
        ("responsible", "ДСМ, ОММ", "unknown agency ОММ; did you mean ОМ?"),
        ("responsible", "ДСМ, РБ", "unknown agency РБ"),
        ("funding", "ҚБ", "unknown abbreviation ҚБ"),
    ],
)
def test_every_body_named_in_official_words_is_known(field: str, phrase: str, said: str) -> None:
    assert cell_refusal(field, phrase).startswith(said)


def test_a_ministry_is_no_source_of_funds_and_a_budget_receives_no_report() -> None:
    assert "unknown term ОМ" in cell_refusal("funding", "ОМ")
    assert "unknown agency РБ" in cell_refusal("completion", "РБ-ға ақпарат")
