"""The loader: every fault with its place, all at once, and never a traceback."""

import random
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

import support
from plan_site.dataset import text_file, yaml_file
from plan_site.faults import ValuePath, describe
from plan_site.proof.collation import WAYS_OUT
from plan_site.validation.load import Dataset, load
from support import copied_plan, fresh_tree, plan_text, replace_once, told

WELL_FORMED = re.compile(r"data/plan\.yaml:[1-9]\d*:[1-9]\d*: \S[^\r\n]*")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """plan.yaml of a copy of data/, to edit."""
    return copied_plan(tmp_path)


def write(folder: Path, content: str | bytes) -> Path:
    """A file data/plan.yaml of its own, with nothing beside it."""
    file = folder / "data" / "plan.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


# What loads


def test_the_real_file_loads_and_keeps_the_letters_it_was_read_from(dataset: Dataset) -> None:
    assert dataset.text == plan_text()
    assert [measure.number for measure in dataset.plan.measures] == list(support.ROWS)
    assert list(dataset.proofs) == ["392"]


@pytest.mark.parametrize(
    "word", ["no", "yes", "null", "~", "3.10", "0x1F", "1_000", "2025-05-30", "1e3", "off"]
)
def test_every_scalar_stays_text(word: str) -> None:
    assert yaml_file.read(f"a: {word}\nb: [{word}]\n").root == {"a": word, "b": [word]}


def test_a_quoted_number_and_a_bare_one_are_the_same(plan: Path, dataset: Dataset) -> None:
    replace_once(plan, "- number: 6\n", '- number: "6"\n')
    replace_once(plan, "rows: [6]", "rows: ['6']")
    replace_once(plan, "- number: 1.2\n", '- number: "1.2"\n')
    replace_once(plan, "  first_year: 2023", "  first_year: '2023'")
    assert load(plan).plan == dataset.plan


def test_a_subsection_number_keeps_its_last_zero(plan: Path) -> None:
    # 3.10 is the tenth subsection of section 3, not 3.1.
    replace_once(
        plan,
        "  - number: 3.1\n    title: >-\n      Қысқа мерзімді шаралар\n",
        "  - number: 3.1\n    title: >-\n      Қысқа мерзімді шаралар\n"
        "  - number: 3.10\n    title: >-\n      Ұзақ мерзімді шаралар\n",
    )
    numbers = [subsection.number for subsection in load(plan).plan.section("3").subsections]
    assert numbers == ["3.1", "3.10"]


def test_comments_and_other_quoting_change_nothing(plan: Path, dataset: Dataset) -> None:
    replace_once(plan, "measures:\n", "# the rows\nmeasures:  # in order\n")
    replace_once(plan, "name: жергілікті бюджет", "name: 'жергілікті бюджет'")
    replace_once(plan, "topics: [violence, campaigns]", "topics:\n  - violence\n  - campaigns")
    assert load(plan).plan == dataset.plan


# Faults, and where


ROW_42 = "- number: 42\n"


def edited(plan: Path, old: str, new: str) -> list[str]:
    replace_once(plan, old, new)
    return told(plan)


def line_of(plan: Path, start: str) -> int:
    lines = plan.read_text(encoding="utf-8").split("\n")
    [number] = [n for n, line in enumerate(lines, start=1) if line.startswith(start)]
    return number


def test_an_unknown_key_is_told_with_the_nearest_known_one(plan: Path) -> None:
    lines = edited(plan, f"{ROW_42}  section: 3\n", f"{ROW_42}  secton: 3\n")
    measure = line_of(plan, "- number: 42")
    assert lines == [
        f"data/plan.yaml:{measure}:3: measure 42: section: is missing",
        f"data/plan.yaml:{measure + 1}:3: measure 42: secton: unknown key; did you mean section?",
    ]


def test_an_unknown_key_at_the_top_is_told(plan: Path) -> None:
    assert edited(plan, "\nmeasures:\n", "\nmesures:\n- x\nmeasures:\n") == [
        f"data/plan.yaml:{line_of(plan, 'mesures:')}:1: "
        "mesures: unknown key; did you mean measures?"
    ]


def test_a_key_like_no_other_is_told_without_a_suggestion(plan: Path) -> None:
    [line] = edited(plan, "- number: 42\n", "- number: 42\n  жаңа: сөз\n")
    assert line.endswith(":3: measure 42: жаңа: unknown key; strike it")


def test_a_duplicate_key_is_told_where_it_stands_again(plan: Path) -> None:
    first = line_of(plan, "- number: 42") + 1
    assert edited(plan, f"{ROW_42}  section: 3\n", f"{ROW_42}  section: 3\n  section: 3\n") == [
        f"data/plan.yaml:{first + 1}:3: "
        f"measure 42: section: duplicate key section, first in line {first}; keep one"
    ]


def test_a_key_that_stands_three_times_is_told_twice(plan: Path) -> None:
    first = line_of(plan, "- number: 42") + 1
    lines = edited(plan, f"{ROW_42}  section: 3\n", ROW_42 + "  section: 3\n" * 3)
    assert lines == [
        f"data/plan.yaml:{first + n}:3: "
        f"measure 42: section: duplicate key section, first in line {first}; keep one"
        for n in (1, 2)
    ]


def test_a_missing_key_is_told_at_its_record(plan: Path) -> None:
    assert edited(plan, f"{ROW_42}  section: 3\n", ROW_42) == [
        f"data/plan.yaml:{line_of(plan, '- number: 42')}:3: measure 42: section: is missing"
    ]


def test_a_missing_list_is_told_at_the_top(plan: Path) -> None:
    text = plan_text()
    plan.write_text(text[: text.index("\ntopics:")] + text[text.index("\nhelp:") :], "utf-8")
    assert "data/plan.yaml:1:1: topics: is missing" in told(plan)


@pytest.mark.parametrize(
    ("old", "new", "column", "said"),
    [
        ("  act: 748", "  act: 747", 8, "plan: act: unknown act 747; did you mean 748?"),
        (
            "  first_year: 2023",
            "  first_year: 23",
            15,
            "plan: first_year: «23» is not a year such as 2025",
        ),
        (
            "  last_year: 2025",
            "  last_year: [2025]",
            14,
            "plan: last_year: must be text",
        ),
        (
            "  date: 2023-08-31",
            "  date: 31.08.2023",
            9,
            "act 748: date: «31.08.2023» is not a day of the calendar such as 2025-05-30",
        ),
    ],
)
def test_a_fault_is_told_with_line_column_record_and_field(
    plan: Path, old: str, new: str, column: int, said: str
) -> None:
    line = line_of(plan, old)
    assert edited(plan, f"{old}\n", f"{new}\n") == [f"data/plan.yaml:{line}:{column}: {said}"]


def test_an_unknown_body_is_told_with_the_known_one_near_it(plan: Path) -> None:
    number = line_of(plan, "- number: 29-1\n".strip())
    lines = plan.read_text(encoding="utf-8").split("\n")
    at = next(n for n in range(number, len(lines)) if lines[n] == "    responsible: ОМ, ДСМ, ЖАО")
    lines[at] = "    responsible: ОММ, ДСМ, ЖАО"
    plan.write_text("\n".join(lines), encoding="utf-8")
    assert (
        f"data/plan.yaml:{at + 1}:18: measure 29-1: responsible: "
        "unknown agency ОММ; did you mean ОМ?"
    ) in told(plan)


def test_every_fault_is_told_at_once(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    start = text.index("- number: 29-1\n")
    head, tail = text[:start], text[start:]
    # An unknown body, a wrong letter in an official word, and a key that stands twice.
    tail = tail.replace("responsible: ОМ, ДСМ, ЖАО", "responsible: ОМ, ДСММ, ЖАО", 1)
    tail = tail.replace("ауқымды ақпараттық-түсіндіру", "ауқымды ақпараттық-түзіндіру", 1)
    tail = tail.replace("  topics: [media, parents, safety]\n", "  topics: [media]\n" * 2, 1)
    plan.write_text(head + tail, encoding="utf-8")

    measure = line_of(plan, "- number: 29-1")
    assert told(plan) == [
        f"data/plan.yaml:{measure + 9}:41: measure 29-1: text: has «ақпараттық-түзіндіру» "
        "where the source has «ақпараттық-түсіндіру» after «да кең ауқымды» "
        f"(sources/392.kk.txt:170); {WAYS_OUT}",
        f"data/plan.yaml:{measure + 12}:22: measure 29-1: responsible: "
        "unknown agency ДСММ; did you mean ДСМ?",
        f"data/plan.yaml:{measure + 12}:24: measure 29-1: responsible: has «ДСММ,» where the "
        f"source has «ДСМ,» after «желтоқсан ОМ,» (sources/392.kk.txt:180); {WAYS_OUT}",
        f"data/plan.yaml:{measure + 20}:3: measure 29-2: topics: duplicate key topics, "
        f"first in line {measure + 19}; keep one",
    ]


def test_faults_stand_in_the_order_of_the_file(plan: Path) -> None:
    replace_once(plan, "  first_year: 2023", "  first_year: 23")
    replace_once(plan, "  checked: 2026-11-22", "  checked: 2026-22-11")
    replace_once(plan, "topics: [violence, campaigns]", "topics: [violense, campains]")
    places = [tuple(map(int, line.split(":")[1:3])) for line in told(plan)]
    assert len(places) == 4
    assert places == sorted(places)


# A wrong letter is told at its own line and column


def official_letters() -> list[tuple[int, int]]:
    """(line, column), 1-based, of every alphabetic letter of the act's words and the rows' cells.

    Found by YAML's own marks, not by the engine.
    """
    lines = plan_text().split("\n")
    root = yaml.compose(plan_text(), Loader=yaml.CBaseLoader)
    found: list[tuple[int, int]] = []

    def mapping(node: Any) -> dict[str, Any]:
        return {key.value: child for key, child in node.value}

    def take(node: yaml.Node) -> None:
        line, column = node.start_mark.line, node.start_mark.column
        if isinstance(node, yaml.ScalarNode) and node.style == ">":
            line, column = line + 1, 0
        end = node.end_mark.line if node.end_mark.column else node.end_mark.line - 1
        for at in range(line, end + 1):
            for index, letter in enumerate(lines[at]):
                if letter.isalpha() and (at > line or index >= column):
                    found.append((at + 1, index + 1))

    top = mapping(root)
    for item in mapping(top["acts"].value[1])["body"].value:
        for key, child in mapping(item).items():
            if key not in ("rows", "glossary"):
                take(child)
    for measure in top["measures"].value:
        version = mapping(mapping(measure)["versions"].value[0])
        for key in ("text", "completion", "deadline", "responsible", "cost", "funding"):
            take(version[key])
    return found


def test_a_wrong_letter_is_told_at_its_own_line_and_column(tmp_path: Path) -> None:
    letters = official_letters()
    assert len(letters) == 5638
    chosen = letters[::131]
    file = copied_plan(tmp_path)
    for line, column in chosen:
        lines = plan_text().split("\n")
        was = lines[line - 1][column - 1]
        # A letter that no Kazakh word of the decree holds.
        lines[line - 1] = f"{lines[line - 1][: column - 1]}ў{lines[line - 1][column:]}"
        file.write_text("\n".join(lines), encoding="utf-8")
        said = [text for text in told(file) if text.startswith(f"data/plan.yaml:{line}:{column}: ")]
        pairs = [re.search("has «(.+?)» where the source has «(.+?)»", text) for text in said]
        words = [("".join(m[1].split()), "".join(m[2].split())) for m in pairs if m]
        assert [1 for ours, theirs in words if ours.replace("ў", was) == theirs], (
            f"«{was}» in {line}:{column}: {told(file)}"
        )


# What is no dataset at all


ANCHORS = "anchors and aliases are not used here; write the value out"
TAGS = "tags are not used here; every value is text"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "1:1: is not a mapping; it starts with the key plan"),
        ("\n\n", "1:1: is not a mapping; it starts with the key plan"),
        ("# only a comment\n", "1:1: is not a mapping; it starts with the key plan"),
        ("- plan\n- acts\n", "1:1: is not a mapping; it starts with the key plan"),
        ("plan", "1:1: is not a mapping; it starts with the key plan"),
        ("plan: {}\n---\nplan: {}\n", "2:1: plan: is a second document; keep one"),
        (
            "%YAML 1.1\n---\na: 1\n",
            "1:1: directives are not used here; strike the line that begins with «%»",
        ),
        ("a: &x 1\n", f"1:4: a: {ANCHORS}"),
        ("a: *x\n", f"1:4: a: {ANCHORS}"),
        ("a:\n  - &x {}\n", f"2:5: a: {ANCHORS}"),
        ("a: !!int 3\n", f"1:4: a: {TAGS}"),
        ("a:\n  b: !x y\n", f"2:6: a: {TAGS}"),
        ("a: ! x\n", f"1:4: a: {TAGS}"),
        (
            "plan:\n\tact: 748\n",
            "2:1: plan: holds U+0009 (TAB), which nobody sees; write blanks",
        ),
        (
            "plan:\n  act: 748\n title: x\n",
            "3:2: plan: is no YAML: did not find expected key; indent like the lines around, and "
            "quote a text that begins with a quote",
        ),
        (
            "plan: [1, 2\n",
            "1:7: plan: is no YAML: did not find expected ',' or ']'; "
            "close the bracket, or quote what stands in it",
        ),
        (
            "plan: 'x\n",
            "1:7: plan: is no YAML: found unexpected end of stream; close the quote",
        ),
        (
            "plan: a: b\n",
            "1:8: plan: is no YAML: mapping values are not allowed in this context; "
            "indent the key like those beside it, or quote a text that holds «: »",
        ),
        (b"plan:\n  title: \xff\n", "2:10: is not UTF-8; save the file as UTF-8"),
    ],
)
def test_a_file_that_is_no_dataset_is_told_in_one_line(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    assert told(write(tmp_path, content)) == [f"data/plan.yaml:{said}"]


def test_a_file_in_another_encoding_is_told_where_its_first_foreign_letter_stands(
    tmp_path: Path,
) -> None:
    content = "plan:\n  act: 748\n  title: Жоспар\n".encode("cp1251")
    assert told(write(tmp_path, content)) == [
        "data/plan.yaml:3:10: is not UTF-8; save the file as UTF-8"
    ]


def test_a_character_that_nobody_sees_is_told_with_its_place_and_hides_no_other_fault(
    plan: Path,
) -> None:
    replace_once(plan, "  act: 748\n  first_year: 2023", "  act: 747\n  first_year: 20\x0023")
    label = "label: Мәдени тәрбие мен шығармашылықты дамыту іс-шаралары"
    replace_once(plan, label, label.replace("тәр", "\u00adтә\u202eр") + "ӣӣ")
    year, at = line_of(plan, "  first_year"), line_of(plan, "- number: 42") + 2
    assert told(plan) == [
        f"data/plan.yaml:{year - 1}:8: plan: act: unknown act 747; did you mean 748?",
        f"data/plan.yaml:{year}:17: plan: first_year: holds U+0000 (NUL), which nobody sees; "
        "strike it",
        f"data/plan.yaml:{at}:17: measure 42: label: holds U+00AD (SOFT HYPHEN), which nobody "
        "sees; strike it",
        f"data/plan.yaml:{at}:20: measure 42: label: holds U+202E (RIGHT-TO-LEFT OVERRIDE), "
        "which nobody sees; strike it",
        f"data/plan.yaml:{at}:63: measure 42: label: «шараларыӣӣ» holds U+04E3 (CYRILLIC SMALL "
        "LETTER I WITH MACRON), no letter of Kazakh; keep a word to one alphabet",
    ]


def test_nesting_past_twenty_levels_is_refused_where_it_gets_too_deep(tmp_path: Path) -> None:
    # The top is a mapping, so 19 lists more are allowed.
    allowed = told(write(tmp_path, f"a: {'[' * 19}{']' * 19}\n"))
    assert allowed != []
    assert not [line for line in allowed if "nested" in line]
    assert told(write(tmp_path, f"a: {'[' * 20}{']' * 20}\n")) == [
        "data/plan.yaml:1:23: a: is nested deeper than 20 levels; write it flat"
    ]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_very_deep_nesting_is_refused_and_crashes_nothing(tmp_path: Path, opening: str) -> None:
    [line] = told(write(tmp_path, f"a:\n {opening * 50_000}"))
    assert line.endswith("a: is nested deeper than 20 levels; write it flat")


def test_a_file_past_the_size_limit_is_refused_unread(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (plan.parent / "vocabulary.yaml").unlink()  # which may be larger
    size = plan.stat().st_size
    monkeypatch.setattr(text_file, "SIZE_LIMIT", size)
    assert told(plan) == []
    monkeypatch.setattr(text_file, "SIZE_LIMIT", size - 1)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("was read"))
    [line] = told(plan)
    assert line.startswith(f"data/plan.yaml:1:1: is larger than {size - 1:,} bytes, as no act and")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / "data" / "plan.yaml") == [
        "data/plan.yaml:1:1: can't be read: No such file or directory"
    ]


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "data" / "plan.yaml").mkdir(parents=True)
    assert told(tmp_path / "data" / "plan.yaml") == [
        "data/plan.yaml:1:1: can't be read: Is a directory"
    ]


@pytest.mark.parametrize(
    "content",
    [
        "{}\n",
        "plan:\n",
        "plan: {}\nmeasures: {}\n",
        "? [a, b]\n: c\n",
        "? {a: b}\n: c\nplan: x\n",
        "'': x\n",
        "acts: x\nsections: [x]\nagencies: [[x]]\n",
        "acts:\n- number: 1\n  body: x\n  torn: x\n  spacing: [[x]]\n  displaced: [x]\n",
        "acts:\n- source: sources/392.kk.txt\n  body:\n  - rows: [1]\n  - glossary: [x]\n",
        "measures:\n- versions: x\n- versions: [x]\n- versions:\n  - act: []\n",
    ],
)
def test_a_dataset_of_the_wrong_shape_is_told_in_well_formed_lines(
    tmp_path: Path, content: str
) -> None:
    lines = told(write(tmp_path, content))
    assert lines != []
    assert [line for line in lines if not WELL_FORMED.fullmatch(line)] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  label_only: true\n", '  label_only: "да\\nнет"\n'),
        ("  date: 2023-08-31\n", "  date: |\n    2023-08-31\n"),
        ("- number: 42\n", '- number: "42\\r"\n'),
        ("  many: true\n", '  "many\\nmore": true\n'),
    ],
)
def test_a_value_that_holds_line_ends_is_told_in_one_line(plan: Path, old: str, new: str) -> None:
    lines = edited(plan, old, new)
    assert lines != []
    assert [line for line in lines if not WELL_FORMED.fullmatch(line)] == []


# Any edit


def outcome(content: str) -> None:
    """Loads or tells well-formed lines; any exception but PlanError fails the test that asks."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "data" / "plan.yaml"
        file.parent.mkdir()
        (file.parent / "sources").symlink_to(support.DATA / "sources")
        file.write_bytes(content.encode("utf-8", "surrogatepass"))
        lines = told(file)
    assert [line for line in lines if not WELL_FORMED.fullmatch(line)] == []


def delete_line(text: str, pick: random.Random) -> str:
    lines = text.split("\n")
    del lines[pick.randrange(len(lines))]
    return "\n".join(lines)


def duplicate_line(text: str, pick: random.Random) -> str:
    lines = text.split("\n")
    at = pick.randrange(len(lines))
    return "\n".join([*lines[:at], lines[at], *lines[at:]])


def move_line(text: str, pick: random.Random) -> str:
    lines = text.split("\n")
    # A short way: the letters between are compared word by word, which takes its time.
    at = pick.randrange(len(lines) - 4)
    lines.insert(at + pick.randrange(1, 4), lines.pop(at))
    return "\n".join(lines)


def indent_line(text: str, pick: random.Random) -> str:
    lines = text.split("\n")
    at = pick.randrange(len(lines))
    lines[at] = pick.choice(["  " + lines[at], lines[at][2:], "- " + lines[at], lines[at] + ":"])
    return "\n".join(lines)


def delete_character(text: str, pick: random.Random) -> str:
    at = pick.randrange(len(text))
    return text[:at] + text[at + 1 :]


def duplicate_character(text: str, pick: random.Random) -> str:
    at = pick.randrange(len(text))
    return text[:at] + text[at] + text[at:]


STRANGE = "аяәҢ0 9-–:;,.'\"[]{}#&*!|>%@`?\\\n\t\r\u00a0\u00ad\u200b\u2028\ufeff\x00\x85٣😀"


def replace_character(text: str, pick: random.Random) -> str:
    at = pick.randrange(len(text))
    return text[:at] + pick.choice(STRANGE) + text[at + 1 :]


FUZZ = settings.get_current_profile_name() == "fuzz"
EDITS: list[Callable[[str, random.Random], str]] = [
    delete_line,
    duplicate_line,
    move_line,
    indent_line,
    delete_character,
    duplicate_character,
    replace_character,
]


@pytest.mark.in_turn(3)
@pytest.mark.fuzz
@pytest.mark.parametrize("edit", EDITS)
@settings(max_examples=300 if FUZZ else 40)
@given(seed=st.integers(0, 2**32))
def test_one_edit_of_the_file_gives_a_dataset_or_well_formed_faults(
    edit: Callable[[str, random.Random], str], seed: int
) -> None:
    outcome(edit(plan_text(), random.Random(seed)))


@settings(max_examples=25)
@given(edits=st.lists(st.sampled_from(EDITS), min_size=2, max_size=5), seed=st.integers(0, 2**32))
def test_several_edits_of_the_file_give_a_dataset_or_well_formed_faults(
    edits: list[Callable[[str, random.Random], str]], seed: int
) -> None:
    text, pick = plan_text(), random.Random(seed)
    for edit in edits:
        text = edit(text, pick)
    outcome(text)


def places(tree: Any, path: ValuePath = ()) -> list[ValuePath]:
    """The way to every value of the tree."""
    steps: list[Any] = []
    if isinstance(tree, dict):
        steps = list(tree)
    elif isinstance(tree, list):
        steps = list(range(len(tree)))
    below = [place for step in steps for place in places(tree[step], (*path, step))]
    return [path, *below] if path else below


PLACES = places(fresh_tree())
VALUES = st.one_of(
    st.sampled_from(
        [
            "",
            "-",
            "x",
            "0",
            "6",
            "392",
            "748",
            "ОМ",
            "true",
            "2025-05-30",
            "2023 жылғы 31 қыркүйектегі № 748",
            "1" * 5000,
            [],
            {},
            ["x"],
            [["x"]],
            {"x": "x"},
            [{}],
        ]
    ),
    st.text(max_size=8),
)


def test_the_property_reaches_every_value_of_the_dataset() -> None:
    assert ("measures", 16, "versions", 0, "funding") in PLACES
    assert ("acts", 1, "body", 18, "signature") in PLACES
    assert len(PLACES) > 500


def told_of(tree: Any) -> list[str]:
    """The faults of a tree as the loader words them; writing the file out would only take time."""
    plan, faults = support.check(tree)
    assert (plan is None) == bool(faults)
    return [": ".join([describe(tree, fault.path), fault.message]) for fault in faults]


@pytest.mark.parametrize(
    "most", [30, pytest.param(200, marks=[pytest.mark.thorough, pytest.mark.fuzz])]
)
def test_any_value_in_any_place_gives_a_plan_or_faults(most: int) -> None:
    @settings(max_examples=2_000 if FUZZ else most)
    @example(place=("measures", 0, "number"), value="1" * 5000)
    @example(
        place=("measures", 0, "versions", 0, "reading"), value={"deadline": {"months": [["6"]]}}
    )
    @example(place=("acts", 1, "body", 3, "text"), value="2023 жылғы 31 қыркүйектегі № 748")
    @given(place=st.sampled_from(PLACES), value=VALUES)
    def drive(place: ValuePath, value: Any) -> None:
        tree = fresh_tree()
        support.put(tree, place, value)
        assert "" not in told_of(tree)

    drive()


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("kind", [dict, list], ids=["keys", "items"])
def test_any_value_left_out_gives_a_plan_or_faults(kind: type) -> None:
    tree = fresh_tree()
    # Of each list only what stands first: its other items are of the same kind.
    left_out = [
        place
        for place in PLACES
        if isinstance(support.value(tree, place[:-1]), kind)
        and not any(isinstance(step, int) and step > 1 for step in place)
    ]
    assert len(left_out) > 20
    for place in left_out:
        tree = fresh_tree()
        support.drop(tree, place)
        assert "" not in told_of(tree)
