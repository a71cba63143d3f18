"""What to do where a file is no YAML, and in which record."""

import re

import pytest
import yaml

from plan_site.dataset import yaml_errors
from plan_site.faults import RECORDS

KINDS = {key: kind for key, (kind, _) in RECORDS.items()}
TEXT = """\
plan:
  act: 748
acts:
- number: 392
  body:
  - text: x
sections:
- number: 1
  subsections:
  - number: 1.2
    title: x
agencies:
- abbreviation: "ОМ"  # ours
  slug: om
help:
  lines:
  - number: 111
measures:
- slug: x
  number: 6
- number: 29-1
  label: x
"""


@pytest.mark.parametrize(
    ("line", "record"),
    [
        (1, "plan"),
        (2, "plan"),
        (4, "act 392"),
        (6, "act 392"),
        (10, "section 1"),
        (11, "section 1"),
        (13, "agency ОМ"),
        (14, "agency ОМ"),
        (17, "help"),
        (18, "measures"),
        (21, "measure 29-1"),
        (22, "measure 29-1"),
        (99, "measure 29-1"),
    ],
)
def test_the_record_is_that_of_the_lines_above(line: int, record: str) -> None:
    assert yaml_errors.near(TEXT, line, KINDS) == record


def test_above_the_first_key_there_is_no_record() -> None:
    assert yaml_errors.near("# сөз\n\nplan:\n", 2, KINDS) == ""


def test_a_known_problem_has_its_advice_and_any_other_has_some() -> None:
    assert yaml_errors.explained("found unexpected end of stream") == (
        "is no YAML: found unexpected end of stream; close the quote"
    )
    assert yaml_errors.explained("found something else") == (
        "is no YAML: found something else; mend it, or quote the text"
    )


BROKEN = [
    "a: 'x",
    "a: [1",
    "a: {b: 1",
    "a: b: c",
    "a:\n  b: 1\n c: 2",
    "- a\nb: 1",
    "a: @x",
]
BROKEN += [
    "a: - b",
    "a: |x\n b",
    'a: "\\q"',
    'a: "\\x1"',
    'a: "\\ud800"',
    "a: ]",
    "a: *",
    "'a'\n---",
]
BROKEN += ["a: 1\n...\nb: 2", "a\nb: 1"]


@pytest.mark.parametrize("text", BROKEN)
def test_what_the_parser_says_of_a_common_slip_has_advice(text: str) -> None:
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        yaml.compose(text, Loader=yaml.CBaseLoader)
    problem = str(caught.value.problem)
    if problem != "but found another document":  # refused before it is composed
        assert problem in yaml_errors.ADVICE, problem
    assert re.fullmatch(r"is no YAML: .+; .+", yaml_errors.explained(problem))
