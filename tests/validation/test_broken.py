"""The corpus of broken files: each tells exactly its lines, and leaves the last good site alone."""

import re
import time
from pathlib import Path
from typing import Final

import pytest

import site_support
from broken_cases import FOLDER, MADE, Case, cases, edited, read, written
from plan_site.faults import FAULT_LIMIT, PlanError
from plan_site.validation.load import load
from support import DATA, out_of_form, told

CASES = {case.name: case for case in cases()}

KINDS = (
    *("syntax", "yaml", "encoding", "tabs", "keys", "types", "empty", "limits"),
    *("characters", "letters", "links", "dates", "references", "twice"),
    *("bodies", "sections", "versions", "wordings", "acts", "readings", "notes", "several"),
)
"""A folder for each kind of thing that goes wrong."""

BUILT = (
    "syntax/merge-conflict",
    "yaml/billion-laughs",
    "encoding/utf-16",
    "letters/latin-a-in-a-label",
    "acts/source-struck",
    "links/javascript",
    "several/whole-file",
)


def broken(folder: Path, content: bytes) -> Path:
    """A file data/plan.yaml with the real sources beside it."""
    file = folder / "data" / "plan.yaml"
    file.parent.mkdir()
    (file.parent / "sources").symlink_to(DATA / "sources")
    file.write_bytes(content)
    return file


LARGE: Final = ("yaml/60-mb-of-nesting", "yaml/two-million-values")
EACH: Final = [
    pytest.param(name, marks=pytest.mark.thorough if name in LARGE else ()) for name in CASES
]


@pytest.mark.parametrize("name", EACH)
def test_a_broken_file_tells_exactly_its_lines(name: str, tmp_path: Path) -> None:
    case, content = CASES[name], CASES[name].content()
    lines = told(broken(tmp_path, content))
    now = "\n".join(f"- {line}" for line in written(lines, content))
    assert lines == case.lines(), f"{case.what}; told now:\n{now}"
    assert lines
    assert out_of_form(lines, content) == []


def test_every_kind_has_its_cases_and_every_case_says_what_is_wrong() -> None:
    assert sorted(KINDS) == sorted(folder.name for folder in FOLDER.iterdir())
    assert {name.split("/")[0] for name in CASES} == set(KINDS)
    assert len(CASES) >= 60
    sayings = [case.what for case in CASES.values()]
    assert len(set(sayings)) == len(sayings)
    made = [case.made["made"] for case in CASES.values() if "made" in case.made]
    assert sorted(made) == sorted(MADE)


def test_the_corpus_holds_nothing_that_a_reader_of_it_could_not_see() -> None:
    for file in sorted(FOLDER.rglob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        assert text.replace("\n", "").isprintable(), file.name
        assert len(text) < 20_000, file.name


def test_of_very_many_faults_the_first_are_told_and_that_there_are_more(tmp_path: Path) -> None:
    content = b"measures:\n" + b"- a\n" * 5_000
    lines = told(broken(tmp_path, content))
    assert len(lines) == FAULT_LIMIT + 1
    assert lines[0] == "data/plan.yaml:1:1: acts: is missing"
    assert re.fullmatch(r"data/plan\.yaml:\d+:3: more faults stand here and below; .*", lines[-1])
    assert out_of_form(lines, content) == []


@pytest.mark.in_turn(5)
@pytest.mark.parametrize(
    "content",
    [
        "measures:\n- number: 6\n" + "".join(f"  key{n}: x\n" for n in range(50_000)),
        "agencies:\n" + "- {abbreviation: ОМ, slug: om, name: Орган}\n" * 20_000,
        "plan:\n" + "  act:\t748\u200b\n" * 50_000,
        "help:\n  words:\n" + "".join(f"  - бaла {n}\n" for n in range(50_000)),
        "plan: " + "а\u00ad" * 500_000,
    ],
    ids=["unknown keys", "one body again and again", "characters", "letters", "a long line"],
)
def test_no_file_takes_minutes_by_its_faults_alone(tmp_path: Path, content: str) -> None:
    started = time.process_time()
    lines = told(broken(tmp_path, content.encode()))
    assert time.process_time() - started < 20
    assert 1 <= len(lines) <= FAULT_LIMIT + 1
    assert out_of_form(lines, content.encode()) == []


# A whole build


@pytest.mark.in_turn(4)
@pytest.mark.parametrize("name", BUILT)
def test_a_broken_file_fails_a_whole_build_and_leaves_the_last_good_site(
    name: str, tmp_path: Path
) -> None:
    case = CASES[name]
    folder = site_support.project(tmp_path / "project")
    (folder / "data" / "plan.yaml").write_bytes(case.content())
    good = folder / "site" / "measures" / "6" / "index.html"
    good.parent.mkdir(parents=True)
    good.write_text("соңғы жақсы сайт", encoding="utf-8")
    sums = folder / "site" / "data" / "SHA256SUMS"
    sums.parent.mkdir()
    sums.write_text("", encoding="utf-8")
    before = [(path, path.stat().st_mtime_ns) for path in sorted((folder / "site").rglob("*"))]
    done = site_support.mkdocs(folder, "build", "--strict")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    said = [line for line in done.stdout.splitlines() if line.startswith("data/plan.yaml:")]
    assert said == case.lines()
    after = [(path, path.stat().st_mtime_ns) for path in sorted((folder / "site").rglob("*"))]
    assert after == before
    assert good.read_text(encoding="utf-8") == "соңғы жақсы сайт"


# The corpus can fail


def case_of(text: str) -> Case:
    return read("made/up", text)


def test_a_case_finds_its_target_or_fails() -> None:
    assert edited("a b a", {"find": "b", "put": "c"}) == "a c a"
    assert edited("a b a", {"find": "a", "put": "c", "after": "b"}) == "a b c"
    assert edited("a b a", {"find": "a", "put": "c", "times": "2"}) == "c b c"
    for edit in ({"find": "a", "put": "c"}, {"find": "d", "put": "c"}):
        with pytest.raises(AssertionError, match="stands"):
            edited("a b a", edit)


def test_the_words_of_a_place_are_the_only_ones_or_the_case_fails() -> None:
    case = case_of('what: x\nfile: "a: 1\\nb: 2\\nc: 2\\n"\ntold: ["[b: ]:4: x", "[b]+1:1: y"]\n')
    assert case.lines() == ["data/plan.yaml:2:4: x", "data/plan.yaml:3:1: y"]
    twice = case_of('what: x\nfile: "a: 1\\nb: 1\\n"\ntold: ["[1]:4: x"]\n')
    with pytest.raises(AssertionError, match="in 2 lines"):
        twice.lines()


def test_a_file_without_a_fault_is_no_case(tmp_path: Path) -> None:
    sound = broken(tmp_path, DATA.joinpath("plan.yaml").read_bytes())
    assert told(sound) == []


def test_what_is_told_out_of_form_is_seen() -> None:
    content = b"plan: x\n"
    good = "data/plan.yaml:1:7: plan: must be a mapping of keys to values"
    assert out_of_form([good], content) == []
    bad = [
        "plan.yaml:1:7: plan: x",
        "data/plan.yaml:0:7: plan: x",
        "data/plan.yaml:1:99: plan: x",
        "data/plan.yaml:9:1: plan: x",
        "data/plan.yaml:1:7: ",
        "data/plan.yaml:1:7: plan: a\u202eb",
        "data/plan.yaml:1:7: plan: a\nb",
        f"data/plan.yaml:1:7: plan: {'x' * 2_000}",
    ]
    assert out_of_form(bad, content) == bad


def test_only_the_error_of_the_dataset_counts_as_a_fault(tmp_path: Path) -> None:
    with pytest.raises(PlanError):
        load(broken(tmp_path, b"plan: x\n"))
