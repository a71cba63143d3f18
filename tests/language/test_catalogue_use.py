"""No word for a reader outside the catalogue and the dataset: what is Kazakh stands there alone."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from catalogue_words import docstrings
from support import ROOT

CYRILLIC: Final = re.compile("[\u0400-\u052f]")
PACKAGE: Final = ROOT / "hooks" / "plan_site"

MAY_HOLD: Final = {
    "language": "the patterns that read official phrases, the alphabet, letters that look alike",
    "dataset/fields.py": "examples in messages to who edits the dataset",
    "proof/source_counts.py": "the words by which a published text is counted",
    "drafting": "the words by which a published act is taken apart",
}
"""Places of the engine whose strings may be Cyrillic, and why; docstrings and comments may be
everywhere. No place that says something to a reader may be on the list."""

LANGUAGE_DATA: Final = {"kazakh.js": "the letters and endings of the language, for the search"}
"""Scripts that hold Kazakh as data and not as words for a reader."""


def python_files() -> list[Path]:
    return [*sorted(PACKAGE.rglob("*.py")), ROOT / "hooks" / "mkdocs_hooks.py"]


def strings(file: Path) -> Iterator[tuple[int, str]]:
    """Every string of a module that is no docstring, f-strings' words among them."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    skipped = docstrings(tree)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in skipped
        ):
            yield node.lineno, node.value


def cyrillic_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if CYRILLIC.search(line)]


def place(file: Path) -> str:
    return file.relative_to(PACKAGE if file.is_relative_to(PACKAGE) else ROOT / "hooks").as_posix()


def may_hold(file: Path) -> bool:
    return any(place(file) == name or place(file).startswith(f"{name}/") for name in MAY_HOLD)


@pytest.mark.parametrize("file", python_files(), ids=place)
def test_no_string_of_the_code_is_a_word_for_a_reader(file: Path) -> None:
    found = [f"{line}: {text}" for line, text in strings(file) if CYRILLIC.search(text)]
    assert may_hold(file) or found == []


@pytest.mark.parametrize("name", MAY_HOLD)
def test_every_place_on_the_list_of_exceptions_needs_to_be_there(name: str) -> None:
    held = [file for file in python_files() if place(file) == name or name in place(file)]
    assert any(CYRILLIC.search(text) for file in held for _, text in strings(file))


def test_what_says_something_to_a_reader_is_not_on_the_list_of_exceptions() -> None:
    rooms = {"pages", "exports", "cards", "publication", "output", "analysis", "validation"}
    assert {place(file).split("/")[0] for file in python_files()} >= rooms
    assert not [name for name in MAY_HOLD if name.split("/")[0] in rooms]


@pytest.mark.parametrize(
    "file", sorted((PACKAGE / "pages" / "templates").iterdir()), ids=lambda file: file.name
)
def test_no_template_holds_a_cyrillic_letter(file: Path) -> None:
    assert cyrillic_lines(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "file",
    [f for f in sorted((ROOT / "theme" / "overrides").rglob("*.html")) if f.name != "kk.html"],
    ids=lambda file: file.name,
)
def test_no_override_but_the_themes_own_words_holds_a_cyrillic_letter(file: Path) -> None:
    assert cyrillic_lines(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "file",
    [f for f in sorted((ROOT / "theme").rglob("*")) if f.suffix in (".js", ".css", ".svg")],
    ids=lambda file: file.name,
)
def test_no_script_style_or_picture_holds_a_cyrillic_letter(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    if file.name in LANGUAGE_DATA:
        said = [
            a or b for a, b in re.findall(r'"([^"\n]*)"|\'([^\'\n]*)\'', without_comments(text))
        ]
        assert [s for s in said if CYRILLIC.search(s) and s[:1].isupper()] == []
    else:
        assert cyrillic_lines(text) == []


def without_comments(script: str) -> str:
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", script, flags=re.DOTALL)


# The name of the file that one downloads, an attribute that a macro gives, what stands on a key.
NO_WORDS: Final = {"plan", "yaml", "data", "search", "exclude", "Ctrl"}


def words_of_a_template(text: str) -> str:
    """What is left for a reader: no Jinja, no scripts, no drawings, no markup."""
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL)
    text = re.sub(r"<svg.*?</svg>", " ", text, flags=re.DOTALL)
    return re.sub(r"<[^>]*>", " ", text, flags=re.DOTALL)


@pytest.mark.parametrize(
    "file",
    [
        *sorted((PACKAGE / "pages" / "templates").iterdir()),
        *sorted((ROOT / "theme" / "overrides").rglob("*.html")),
    ],
    ids=lambda file: file.name,
)
def test_no_template_holds_a_latin_word_for_a_reader_either(file: Path) -> None:
    left = re.findall(r"[A-Za-z]{2,}", words_of_a_template(file.read_text(encoding="utf-8")))
    assert [word for word in left if word not in NO_WORDS] == []


@pytest.mark.parametrize(
    "file",
    [
        *sorted((PACKAGE / "pages" / "templates").iterdir()),
        *sorted((ROOT / "theme" / "overrides").rglob("*.html")),
    ],
    ids=lambda file: file.name,
)
def test_no_label_or_title_in_a_template_is_written_out(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    said = re.findall(r'\s(?:aria-label|title|alt|placeholder|data-label)="([^"{]+)"', text)
    assert said == []


def test_the_scripts_own_strings_are_names_and_no_sentences() -> None:
    seen = 0
    for file in sorted((ROOT / "theme" / "scripts").glob("*.js")):
        code = without_comments(file.read_text(encoding="utf-8"))
        said = [a or b for a, b in re.findall(r'"([^"\n]*)"|\'([^\'\n]*)\'', code)]
        seen += len(said)
        assert [s for s in said if re.fullmatch(r"[A-Za-z]+( [a-z]+){2,}[.!?…]?", s)] == []
    assert seen > 100


def test_comments_may_quote_the_decree_but_hold_no_sentence_for_a_reader() -> None:
    # A comment is for who reads the code; a Kazakh one longer than a quotation is a text forgotten.
    for file in python_files():
        tokens = tokenize.generate_tokens(io.StringIO(file.read_text(encoding="utf-8")).readline)
        comments = [t.string for t in tokens if t.type == tokenize.COMMENT]
        assert [c for c in comments if len(CYRILLIC.findall(c)) > 40] == [], file.name
