"""Mutants of the plan are refused in the exact form, or are a plan whose words are their own.

A few in `make test`, the same each time; ten thousand by chance in `make fuzz`, which keeps what
it finds in .hypothesis/ and tries it again first.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import lxml.html
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import site_support
from fuzz import strategies
from plan_site.build import build
from plan_site.dataset import yaml_file
from plan_site.validation import load
from support import DATA, ROOT, out_of_form, plan_text, told

pytestmark = pytest.mark.fuzz

FUZZ: Final = settings.get_current_profile_name() == "fuzz"
FIELDS: Final = ("deadline", "responsible", "completion", "cost", "funding")
KINDS: Final = {
    "bytes": strategies.bytes_changed(),
    "letters": strategies.letters_changed(),
    "lines": strategies.lines_changed(),
    "values": strategies.values_changed(),
    "twice": strategies.twice_changed(),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose plan.yaml is the mutant."""
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "data").mkdir()
    (folder / "data" / "sources").symlink_to(DATA / "sources")
    site_support.official_words(folder)
    site_support.official_docs(folder)
    (folder / "theme").symlink_to(ROOT / "theme")
    site_support.share_cache(folder)
    return folder


def judge(folder: Path, content: bytes, some: int = 0) -> str:
    """What became of a mutant; a page of the measure `some`, counted round, is looked at."""
    file = folder / "data" / "plan.yaml"
    file.write_bytes(content)
    if lines := told(file):
        assert out_of_form(lines, content) == []
        return "refused"
    plan = load.load(file).plan
    tree = yaml.load(content.decode(), Loader=yaml.CBaseLoader)
    dumped = load.dump(plan)
    kept = yaml.load(dumped, Loader=yaml.CBaseLoader)
    assert [*differences(kept, tree)] == []
    file.write_text(dumped, encoding="utf-8")
    assert load.load(file).plan == plan
    file.write_bytes(content)
    site = build(folder)
    assert site.exports["data/plan.yaml"] == content
    measure = tree["measures"][some % len(tree["measures"])]
    page = site.pages[f"measures/{measure['number']}/"].html
    assert official(page) == [measure["versions"][-1][name] for name in ("text", *FIELDS)]
    return "accepted"


def differences(kept: Any, tree: Any, place: str = "") -> Iterator[str]:
    """Where what the model keeps is not what the file says; defaults need not be kept."""
    if isinstance(kept, dict) and isinstance(tree, dict):
        for key in tree:
            if key in kept:
                yield from differences(kept[key], tree[key], f"{place}/{key}")
            elif tree[key] not in ("false", "null", "", "~", [], {}):
                yield f"{place}/{key} is lost"
        yield from (f"{place}/{key} is made up" for key in kept if key not in tree)
    elif isinstance(kept, list) and isinstance(tree, list) and len(kept) == len(tree):
        for at, pair in enumerate(zip(kept, tree, strict=True)):
            yield from differences(*pair, f"{place}/{at}")
    elif kept != tree:
        yield f"{place}: {kept!r}, not {tree!r}"


def official(page: str) -> list[str]:
    """The official words of a measure's page, whole and in their order."""
    root = lxml.html.fragment_fromstring(page, create_parent="main")
    found = root.xpath(".//blockquote")
    for name in FIELDS:
        found += site_support.by_class(site_support.by_id(root, name), "official", "p")
    return [str(element.text_content()).strip() for element in found]


@pytest.mark.in_turn(5)
@pytest.mark.parametrize("kind", KINDS)
def test_a_mutant_is_refused_in_form_or_shown_as_it_is(folder: Path, kind: str) -> None:
    outcomes: Counter[str] = Counter()

    @settings(max_examples=2_000 if FUZZ else 90 if kind == "twice" else 30)
    @given(KINDS[kind], st.integers(0, 40))
    def drive(content: bytes, some: int) -> None:
        outcomes[judge(folder, content, some)] += 1

    drive()
    print(
        f"{kind}: {outcomes['refused']} refused, {outcomes['accepted']} accepted", file=sys.stderr
    )
    # Neither kind of verdict stands alone: a strategy that makes but one tries half of the engine.
    assert outcomes["refused"] > 0
    assert outcomes["accepted"] > 0 or kind == "bytes"


# The judge sees an engine that is broken on purpose.


REFUSED: Final = plan_text().replace("section: 3\n", "section: 9\n", 1).encode()


def test_a_place_that_is_not_in_the_file_is_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert judge(folder, REFUSED) == "refused"
    monkeypatch.setattr(yaml_file.Tree, "place", lambda self, fault: (9_999, 1))
    with pytest.raises(AssertionError):
        judge(folder, REFUSED)


def test_another_exception_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "check", lambda root, folder: root["no such key"])
    with pytest.raises(KeyError):
        judge(folder, REFUSED)


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("field", ["text", *FIELDS])
def test_another_word_than_the_file_has_is_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch, field: str
) -> None:
    sound = plan_text().encode()
    assert judge(folder, sound) == "accepted"
    real = official

    def other(page: str) -> list[str]:
        said = real(page)
        said[("text", *FIELDS).index(field)] += "."
        return said

    monkeypatch.setitem(globals(), "official", other)
    with pytest.raises(AssertionError):
        judge(folder, sound)


@pytest.mark.parametrize(
    ("kept", "lines"),
    [
        ({"a": ["б"]}, []),
        ({"a": ["в"]}, ["/a/0: 'в', not 'б'"]),
        ({"a": ["б", "б"]}, ["/a: ['б', 'б'], not ['б']"]),
        ({"a": ["б"], "x": "y"}, ["/x is made up"]),
        ({}, ["/a is lost"]),
    ],
)
def test_what_a_model_does_not_keep_is_told(kept: Any, lines: list[str]) -> None:
    assert [*differences(kept, {"a": ["б"], "label_only": "false"})] == lines
