"""Every rule about single records: one thing of the real dataset broken, that one fault told."""

from pathlib import Path
from typing import Any

import pytest

import support
from plan_site.faults import ValuePath
from plan_site.proof.collation import WAYS_OUT
from support import ACT, drop, fresh_tree, judged, messages, put, wording

HEADING_1: ValuePath = (*ACT, "body", 5)
INSTRUCTION_6: ValuePath = (*ACT, "body", 6)
GLOSSARY: ValuePath = (*ACT, "body", 16)
KINDS = "title, text, heading, instruction, signature"
FIELDS = "text, completion, deadline, responsible, cost or funding"


def broken(path: ValuePath, value: Any) -> list[tuple[ValuePath, str]]:
    tree = fresh_tree()
    put(tree, path, value)
    return judged(tree)


def test_the_real_dataset_has_no_fault() -> None:
    plan, faults = support.check(fresh_tree())
    assert faults == []
    assert plan is not None
    assert len(plan.measures) == 17


def test_the_places_that_the_cases_break_hold_what_they_should() -> None:
    tree = fresh_tree()
    assert "1-бөлімде" in support.value(tree, (*HEADING_1, "heading"))
    assert support.value(tree, (*INSTRUCTION_6, "rows")) == ["6"]
    assert support.value(tree, (*GLOSSARY, "glossary")) == ["КМ", "МАМ", "ӨҚМ", "ТСМ"]


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("plan",), "x", "must be a mapping of keys to values"),
        (("plan",), ["x"], "must be a mapping of keys to values"),
        (("help",), "", "must be a mapping of keys to values"),
        (("corrections",), {"date": "2026-01-01"}, "must be a list"),
        (("corrections",), "", "must be a list"),
        (("measures", 0, "topics"), "violence", "must be a list"),
        (("measures", 0, "topics"), {"a": "b"}, "must be a list"),
        (("measures", 0, "topics"), [], "is empty; give at least one"),
        (("help", "lines"), [], "is empty; give at least one"),
        (("measures", 0, "label"), ["x"], "must be text"),
        (("measures", 0, "label"), {"x": "y"}, "must be text"),
        (("measures", 0, "label"), "", "is empty"),
        (("help", "lines", 0, "number"), ["111"], "must be text"),
        # Keys
        (("measures", 0, "lable"), "x", "unknown key; did you mean label?"),
        (("agencies", 0, "slugg"), "x", "unknown key; did you mean slug?"),
        (("help", "lines", 0, "nomber"), "x", "unknown key; did you mean number?"),
        (("mesures",), [], "unknown key; did you mean measures?"),
        (("қосымша",), "x", "unknown key; strike it"),
        # Values
        (("plan", "first_year"), "23", "«23» is not a year such as 2025"),
        (
            ("acts", 0, "date"),
            "2023-08-32",
            "«2023-08-32» is not a day of the calendar such as 2025-05-30",
        ),
        (
            (*ACT, "torn", 0, "around"),
            "page",
            "«page» is none of number or cells",
        ),
        (("agencies", 0, "slug"), "Ом", "«Ом» is not an address word (a–z, 0–9, -)"),
        (
            ("agencies", 0, "document"),
            "V25",
            "«V25» is not a number of the register such as V1600013418",
        ),
        (("agencies", 0, "many"), "yes", "«yes» is neither true nor false"),
        (("agencies", 0, "name"), "Оқу  министрлігі", "has a blank too many"),
        (
            ("terms", 0, "name"),
            "бюд\u00adжет",
            "holds U+00AD (SOFT HYPHEN), which nobody sees; strike it",
        ),
        (
            ("topics", 0, "name"),
            "ә" * 61,
            f"«{'ә' * 61}» has 61 characters, at most 60",
        ),
        (("help", "lines", 0, "number"), "сто", "«сто» is not a telephone number such as 111"),
        (("measures", 14, "label_only"), "1", "«1» is neither true nor false"),
        (("measures", 2, "notes", 0, "field"), "label", f"«label» is none of {FIELDS}"),
        # References
        (("plan", "act"), "749", "unknown act 749; did you mean 748?"),
        (("agencies", 0, "act"), "393", "unknown act 393; did you mean 392?"),
        (("measures", 0, "section"), "4", "unknown section 4; known: 1, 2, 3"),
        (("measures", 1, "subsection"), "1.3", "unknown subsection 1.3; did you mean 1.2?"),
        (
            ("measures", 0, "topics", 0),
            "violense",
            "unknown topic violense; did you mean violence?",
        ),
        (("measures", 0, "versions", 0, "act"), "393", "unknown act 393; did you mean 392?"),
        ((*ACT, "torn", 3, "row"), "37-44", "unknown measure 37-44; did you mean 37-4?"),
        ((*GLOSSARY, "glossary", 0), "КММ", "unknown agency КММ; did you mean КМ?"),
        ((*GLOSSARY, "glossary", 0), "РБ", "unknown agency РБ; known: "),
        # Official words
        (wording("6", "deadline"), "желтоқсан", "no rule reads the deadline «желтоқсан»; "),
        (wording("6", "cost"), "тегін", "no rule reads the cost «тегін»; "),
        (wording("6", "funding"), "тегін", "no rule reads the source of funds «тегін»; "),
        (wording("6", "completion"), "іс", "no rule reads the form of completion «іс»; "),
        (
            wording("6", "responsible"),
            "ОМ, ОМ",
            "no rule reads the responsible bodies «ОМ, ОМ»; expected «ОМ, ДСМ», every body once; ",
        ),
        (wording("6", "responsible"), "ОММ", "unknown agency ОММ; did you mean ОМ?"),
        (wording("6", "text"), "ОММ-ге жүгіну", "unknown abbreviation ОММ; did you mean ОМ?"),
        (wording("6", "text"), "ОМ-ка жүгіну", "no rule reads the ending of «ОМ-ка»; "),
        # Words of an act
        (HEADING_1, {"text": "x", "title": "y"}, f"needs exactly one of {KINDS}"),
        (HEADING_1, {"rows": ["6"]}, f"needs exactly one of {KINDS}"),
        (
            (*HEADING_1, "heading"),
            "1-бөлімде:",
            "no rule reads the heading «1-бөлімде:»; ",
        ),
        (
            (*INSTRUCTION_6, "instruction"),
            "өзгерсін:",
            "no rule reads the instruction «өзгерсін:»; ",
        ),
        (
            INSTRUCTION_6,
            {"instruction": "реттік нөмірі 6-жол мынадай редакцияда жазылсын:", "rows": ["28"]},
            "rows do not agree with the instruction's words, which name: 6",
        ),
        (
            INSTRUCTION_6,
            {"instruction": "реттік нөмірі 6-жол мынадай редакцияда жазылсын:"},
            "rows do not agree with the instruction's words, which name: 6",
        ),
        # A displacement is the same words with one of them moved.
        *(
            (
                (*ACT, "displaced", 1),
                {"reads": reads, "prints": prints},
                "must be the same words with one word moved",
            )
            for reads, prints in [
                ("ұлттық науқан", "ұлттық науқан"),
                ("ұлттық науқан", "ұлттық жол"),
                ("ұлттық науқан", "науқан"),
                ("ұлттық науқан", "науқан ұлттық ұлттық"),
                ("а б в г", "б а г в"),
                ("а б в г", "г в б а"),
            ]
        ),
    ],
)
def test_a_broken_value_is_told_once_at_its_place(
    path: ValuePath, value: Any, message: str
) -> None:
    told = broken(path, value)
    # A displacement that stands nowhere is told as well, by the claims.
    told = [fault for fault in told if "stands nowhere" not in fault[1]]
    assert [place for place, _ in told] == [path]
    assert told[0][1].startswith(message)
    # A message that ends with a clause of its own may go on; any other is given in full.
    assert message.endswith((" ", "known: ")) or told[0][1] == message


@pytest.mark.parametrize(
    ("path", "value", "place", "message"),
    [
        (("corrections",), ["x"], ("corrections", 0), "must be a mapping of keys to values"),
        (
            ("agencies", 0, "later"),
            {"text": "x"},
            ("agencies", 0, "later", "source"),
            "is missing",
        ),
        (
            ("measures", 0, "documents"),
            [{"title": "x", "date": "2025-01-01", "issuer": "x", "address": "http://a.kz"}],
            ("measures", 0, "documents", 0, "address"),
            "«http://a.kz» is not an https address",
        ),
    ],
)
def test_a_fault_inside_a_value_is_told_where_it_stands(
    path: ValuePath, value: Any, place: ValuePath, message: str
) -> None:
    assert broken(path, value) == [(place, message)]


def test_a_plan_may_have_as_many_topics_as_it_needs() -> None:
    tree = fresh_tree()
    for number in range(12, 40):
        topic = {"slug": f"topic-{number}", "name": f"Тақырып {number}", "belongs": "x"}
        put(tree, ("topics", number), topic)
    assert judged(tree) == []


@pytest.mark.parametrize("key", ["plan", "acts", "sections", "agencies", "topics", "measures"])
def test_a_part_that_is_missing_is_told(key: str) -> None:
    tree = fresh_tree()
    drop(tree, (key,))
    assert ((key,), "is missing") in judged(tree)


@pytest.mark.parametrize("key", ["acts", "sections", "agencies", "topics", "measures"])
def test_a_part_that_is_no_list_is_told(key: str) -> None:
    assert ((key,), "must be a list") in broken((key,), "x")


@pytest.mark.parametrize("key", ["acts", "sections", "agencies", "topics", "measures"])
def test_a_part_that_is_empty_is_told(key: str) -> None:
    tree = fresh_tree()
    put(tree, (key,), [])
    plan, faults = support.check(tree)
    assert plan is None
    assert faults != []


@pytest.mark.parametrize("key", ["terms", "corrections"])
def test_a_part_that_may_be_left_out_may_be_left_out(key: str) -> None:
    tree = fresh_tree()
    tree.pop(key, None)
    assert [fault for fault in judged(tree) if fault[0] == (key,)] == []


@pytest.mark.parametrize(
    "path",
    [
        ("plan", "title"),
        ("plan", "act"),
        ("acts", 0, "number"),
        ("acts", 0, "date"),
        ("sections", 0, "label"),
        ("sections", 0, "subsections", 0, "title"),
        ("agencies", 0, "abbreviation"),
        ("agencies", 0, "slug"),
        ("agencies", 0, "name"),
        ("terms", 0, "name"),
        ("topics", 0, "belongs"),
        ("help", "checked"),
        ("help", "lines"),
        ("measures", 0, "number"),
        ("measures", 0, "label"),
        ("measures", 0, "topics"),
        ("measures", 0, "versions"),
        *(wording("6", field) for field in ("act", "text", "completion", "deadline")),
        *(wording("6", field) for field in ("responsible", "cost", "funding")),
    ],
)
def test_a_required_field_that_is_missing_is_told(path: ValuePath) -> None:
    tree = fresh_tree()
    drop(tree, path)
    assert (path, "is missing") in judged(tree)


@pytest.mark.parametrize(
    ("path", "name", "kinds"),
    [
        (("acts", 1, "number"), "748", ["act"]),
        (("sections", 1, "number"), "1", ["section"]),
        (("sections", 1, "subsections", 0, "number"), "1.2", ["subsection"]),
        (("agencies", 1, "abbreviation"), "ОМ", ["agency"]),
        (("agencies", 1, "slug"), "om", ["slug"]),
        (("terms", 0, "abbreviation"), "ОМ", ["abbreviation"]),
        (("terms", 1, "abbreviation"), "РБ", ["term"]),
        (("terms", 0, "slug"), "om", ["slug"]),
        (("topics", 1, "slug"), "violence", ["topic"]),
        (("measures", 1, "number"), "6", ["measure"]),
    ],
)
def test_a_name_that_stands_twice_is_told_where_it_stands_again(
    path: ValuePath, name: str, kinds: list[str]
) -> None:
    told = broken(path, name)
    assert [message for place, message in told if place == path and "twice" in message] == [
        f"{kind} {name} stands twice; keep one" for kind in kinds
    ]


def test_a_topic_is_given_to_a_measure_once() -> None:
    told = broken(("measures", 0, "topics"), ["violence", "campaigns", "violence"])
    assert len(told) == 1
    assert told[0][0][:3] == ("measures", 0, "topics")


def test_a_body_and_a_topic_may_share_an_address_word() -> None:
    # /agencies/media/ and /topics/media/ are two pages.
    assert broken(("agencies", 9, "slug"), "media") == []


def test_a_broken_record_hides_no_fault_of_another() -> None:
    tree = fresh_tree()
    expected: list[tuple[ValuePath, str]] = []
    for path, value, message in [
        (("plan", "last_year"), "25", "«25» is not a year such as 2025"),
        (("agencies", 0, "slug"), "Ом", "«Ом» is not an address word (a–z, 0–9, -)"),
        (("topics", 11, "help"), "yes", "«yes» is neither true nor false"),
        (("help", "lines", 1, "number"), "1", "«1» is not a telephone number such as 111"),
        (("measures", 0, "label"), "", "is empty"),
        (("measures", 0, "topics", 1), "x", None),
        (("measures", 3, "section"), "9", "unknown section 9; known: 1, 2, 3"),
        (("measures", 16, "versions", 0, "deadline"), "x", None),
    ]:
        place: ValuePath = path
        put(tree, place, value)
        expected.append((place, message or ""))
    told = judged(tree)
    assert [place for place, _ in told] == [place for place, _ in expected]
    for (_, said), (_, message) in zip(told, expected, strict=True):
        assert not message or said == message


def test_a_broken_record_hides_no_disagreement_between_others() -> None:
    tree = fresh_tree()
    put(tree, ("measures", 0, "label"), "")
    put(tree, ("measures", 3, "section"), "1")
    assert judged(tree) == [
        (("measures", 0, "label"), "is empty"),
        (("measures", 3, "section"), "is 1, but act 392 puts the row into section 2"),
        (("measures", 3, "subsection"), "2.1 is no subsection of section 1"),
    ]


def test_a_broken_record_hides_no_wrong_letter() -> None:
    tree = fresh_tree()
    put(tree, ("measures", 0, "label"), "")
    text = support.value(tree, wording("49", "text"))
    put(tree, wording("49", "text"), text.replace("қоғамдық", "қогамдық"))
    assert messages(support.check(tree)[1]) == [
        (("measures", 0, "label"), "is empty"),
        (
            wording("49", "text"),
            "has «қогамдық» where the source has «қоғамдық» after «9. Балалардың» "
            f"(sources/392.kk.txt:669); {WAYS_OUT}",
        ),
    ]


def test_a_wrong_letter_is_told_in_a_record_that_is_broken_elsewhere() -> None:
    tree = fresh_tree()
    put(tree, ("measures", 16, "label"), "")
    text = support.value(tree, wording("49", "text"))
    put(tree, wording("49", "text"), text.replace("қоғамдық", "қогамдық"))
    assert [path for path, _ in messages(support.check(tree)[1])] == [
        ("measures", 16, "label"),
        wording("49", "text"),
    ]


def test_the_sources_are_read_from_the_folder_that_is_given(tmp_path: Path) -> None:
    told = messages(support.check(fresh_tree(), tmp_path)[1])
    assert [path for path, _ in told] == [("acts", 1, "source")]
    assert told[0][1] == "sources/392.kk.txt is not there; put the published text there"


@pytest.mark.parametrize("source", ["../secret.txt", "secret.txt", "/dev/null", "sources/../x.txt"])
def test_a_source_outside_the_folder_of_sources_is_refused_and_not_read(
    tmp_path: Path, source: str
) -> None:
    folder = tmp_path / "data"
    (folder / "sources").mkdir(parents=True)
    for place in (tmp_path / "secret.txt", folder / "secret.txt", folder / "x.txt"):
        place.write_text("құпия", encoding="utf-8")
    tree = fresh_tree()
    put(tree, (*ACT, "source"), source)
    assert messages(support.check(tree, folder)[1]) == [
        ((*ACT, "source"), f"«{source}» is not a path such as sources/392.kk.txt")
    ]
