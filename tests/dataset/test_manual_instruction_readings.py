"""Readings given by hand for instructions of acts that no rule reads."""

from typing import Any

import pytest
import yaml

from plan_site.dataset.manual_instruction_readings import InstructionReading
from plan_site.dataset.unknown_name_hints import DeclaredNames
from plan_site.language.values import Effect, Words
from plan_site.validation.load import dump
from support import an_act, check, judged, messages, put

HEADING_3 = {"heading": '"Қазақстандық балалардың саламаттылық деңгейін арттыру" деген 3-бөлімде:'}
STRUCK = "реттік нөмірі 49-жол бұдан былай саналмасын."
CHANGED = "реттік нөмірі 49-жолдағы «ТЖМ» дегеннің орнына «ІІМ» оқылсын."
WORDS = {"effect": "words_substituted", "rows": ["49"], "words": [{"old": "ТЖМ", "new": "ІІМ"}]}


def told(tree: Any, words: str, reading: Any, **more: Any) -> list[tuple[Any, str]]:
    """The faults of a third act whose one instruction has this reading."""
    item = {"instruction": words, **({"reading": reading} if reading else {}), **more}
    put(tree, ("acts", 2), an_act("500", "2025-09-01", HEADING_3, item))
    return [(path[3:], message) for path, message in judged(tree)]


def test_an_instruction_that_no_rule_reads_is_told_with_a_reading_begun(tree: Any) -> None:
    [(place, message)] = told(tree, STRUCK, None, rows=["49"])
    assert place == (1, "instruction")
    begun = yaml.load(message.partition("reading: ")[2], Loader=yaml.CBaseLoader)
    assert begun == {"effect": "…", "rows": ["49"]}


def test_with_a_reading_the_row_is_struck_as_by_rule(tree: Any) -> None:
    assert told(tree, STRUCK, {"effect": "repealed", "rows": ["49"]}, rows=["49"]) == []
    plan, faults = check(tree)
    assert messages(faults) == []
    assert plan is not None
    assert plan.repeals == {"49": "500"}
    [item] = [item for item in plan.acts[2].body if item.instruction]
    assert item.words == STRUCK
    # It goes back into the file as it was written.
    assert "- reading:\n      effect: repealed\n      rows: [49]\n" in dump(plan)


def test_the_rows_words_follow_from_a_reading(tree: Any) -> None:
    assert told(tree, CHANGED, WORDS, rows=["49"]) == []
    plan, _ = check(tree)
    assert plan is not None
    before, after = (version.responsible.said for version in plan.measure("49").versions)
    assert after == before.replace("ТЖМ", "ІІМ") != before


def test_words_that_a_reading_takes_out_must_stand_in_the_row(tree: Any) -> None:
    words = CHANGED.replace("ТЖМ", "кітап")
    reading = WORDS | {"words": [{"old": "кітап", "new": "ІІМ"}]}
    [(place, message)] = told(tree, words, reading, rows=["49"])
    assert place == (1, "instruction")
    assert "кітап" in message


def test_a_reading_may_say_that_nothing_follows(tree: Any) -> None:
    words = "орыс тіліндегі мәтінге өзгеріс енгізілді, қазақ тіліндегі мәтін өзгермейді."
    assert told(tree, words, {"effect": "substituted", "act": "true"}) == []
    plan, _ = check(tree)
    assert plan is not None
    assert not [row for act, row in plan.effects if act == "500"]


@pytest.mark.parametrize(
    ("words", "reading", "said"),
    [
        (STRUCK, {"effect": "repealed", "rows": ["44"]}, "names 44, which it does not say"),
        (STRUCK, {"effect": "repealed", "section": "2"}, "names 2, which it does not say"),
        (CHANGED, WORDS | {"words": [{"old": "кітап"}]}, "names «кітап», which it does not say"),
        ("реттік нөмірі 49-жол алып тасталсын.", {"effect": "repealed", "rows": ["49"]}, "strike"),
        (STRUCK, {"effect": "repealed"}, "names the part of the plan that it changes"),
        (STRUCK, {"effect": "repealed", "rows": ["49"], "act": "true"}, "or says act: true"),
        (STRUCK, {"effect": "original", "rows": ["49"]}, "another effect than original"),
        (STRUCK, {"effect": "renumbered", "rows": ["49"]}, "for each of rows one in to"),
        (
            STRUCK,
            {"effect": "repealed", "rows": ["49"], "to": ["50"]},
            "for each of rows one in to",
        ),
        (CHANGED, {"effect": "words_repealed", "rows": ["49"]}, "gives its words"),
        (CHANGED, WORDS | {"words": [{"after": "ТЖМ"}]}, "the words taken out (old)"),
    ],
)
def test_a_reading_is_held_to_its_words_and_to_itself(
    tree: Any, words: str, reading: Any, said: str
) -> None:
    assert any(said in message for _, message in told(tree, words, reading, rows=["49"]))


def test_a_row_within_a_span_stands_there() -> None:
    reading = InstructionReading.model_validate({"effect": "repealed", "rows": ["10", "11", "13"]})
    assert [*reading.unsaid("реттік нөмірлері 10 – 12 жолдар жоқ", DeclaredNames())] == ["13"]


def test_a_reading_says_all_that_the_value_can() -> None:
    given = {
        "effect": Effect.WORDS_SUBSTITUTED,
        "rows": ["6"],
        "columns": ["5"],
        "words": [{"old": "а", "new": "б", "after": "в", "before": "г"}],
        "section": "1",
        "subsection": "1.2",
        "title": "true",
        "glossary": "true",
        "terms": ["РБ"],
        "plan": "true",
        "everywhere": "true",
    }
    value = InstructionReading.model_validate(given).value("айтылды")
    assert value.words == (Words(old="а", new="б", after="в", before="г"),)
    assert (value.said, value.effect, value.rows) == ("айтылды", Effect.WORDS_SUBSTITUTED, ("6",))
    assert (value.section, value.subsection, value.columns) == ("1", "1.2", ("5",))
    assert [value.title, value.glossary, value.plan, value.everywhere, value.act] == [
        *(True,) * 4,
        False,
    ]


def test_only_an_instruction_has_a_reading(tree: Any) -> None:
    act = an_act(
        "500", "2025-09-01", {"text": "сөз", "reading": {"effect": "repealed", "act": "true"}}
    )
    put(tree, ("acts", 2), act)
    assert any("which an instruction alone may have" in message for _, message in judged(tree))
