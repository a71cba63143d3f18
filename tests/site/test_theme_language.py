"""The theme's own words in Kazakh: our kk.html against the en.html of the installed theme."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, nodes

from theme_files import theme_templates

OVERRIDES = Path(__file__).resolve().parents[2] / "theme" / "overrides"

# Values that machines read, not people.
MACHINE_KEYS = {
    "language",
    "direction",
    "search.config.lang",
    "search.config.pipeline",
    "search.config.separator",
}

# Names that stay in Latin letters in Kazakh text too.
LATIN_NAMES = {"GitHub", "RSS"}


@cache
def words(folder: Path, language: str) -> tuple[tuple[str, str], ...]:
    """The (key, value) pairs of a language file's macro t, in order, repeats and all."""
    env = Environment(loader=FileSystemLoader(folder))
    assert env.loader is not None
    source, _, _ = env.loader.get_source(env, f"partials/languages/{language}.html")
    [macro] = [m for m in env.parse(source).find_all(nodes.Macro) if m.name == "t"]
    [table] = macro.find_all(nodes.Dict)
    return tuple((str(p.key.as_const()), str(p.value.as_const())) for p in table.items)


def english() -> dict[str, str]:
    return dict(words(theme_templates(), "en"))


def kazakh() -> dict[str, str]:
    return dict(words(OVERRIDES, "kk"))


def read_by_people() -> dict[str, str]:
    """The Kazakh values whose English counterpart has letters and is meant for a reader."""
    ours = kazakh()
    return {
        key: ours[key]
        for key, value in english().items()
        if key in ours and key not in MACHINE_KEYS and any(c.isalpha() for c in value)
    }


def has_letter_of(script: str, text: str) -> bool:
    return any(c.isalpha() and unicodedata.name(c, "").startswith(script) for c in text)


def without_latin_names(text: str) -> str:
    names = "|".join(re.escape(name) for name in sorted(LATIN_NAMES))
    return re.sub(rf"\b(?:{names})\b", "", text)


def test_kazakh_has_exactly_the_keys_of_the_theme() -> None:
    ours, theirs = set(kazakh()), set(english())
    assert theirs, "the theme's en.html gave no keys"
    assert sorted(theirs - ours) == [], "keys the theme has and kk.html lacks"
    assert sorted(ours - theirs) == [], "keys kk.html has and the theme does not know"


def test_no_key_is_written_twice() -> None:
    keys = [key for key, _ in words(OVERRIDES, "kk")]
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []


def test_no_value_is_empty_unless_the_english_one_is() -> None:
    theirs = english()
    empty = [k for k, v in kazakh().items() if not v.strip() and theirs.get(k, "-").strip()]
    assert empty == []


def test_every_word_a_reader_sees_has_a_cyrillic_letter() -> None:
    shown = read_by_people()
    assert shown, "no value was checked"
    assert {k: v for k, v in shown.items() if not has_letter_of("CYRILLIC", v)} == {}


def test_no_word_a_reader_sees_has_a_latin_letter() -> None:
    shown = read_by_people()
    assert shown, "no value was checked"
    latin = {k: v for k, v in shown.items() if has_letter_of("LATIN", without_latin_names(v))}
    assert latin == {}


def test_the_page_says_it_is_kazakh_written_left_to_right() -> None:
    ours = kazakh()
    assert (ours.get("language"), ours.get("direction")) == ("kk", "ltr")


def test_search_asks_for_the_english_stemmer_because_lunr_has_no_kazakh_one() -> None:
    assert kazakh().get("search.config.lang") == "en"


def test_number_placeholders_are_as_many_as_in_english() -> None:
    ours = kazakh()
    wrong = {
        key: ours[key]
        for key, value in english().items()
        if key in ours and ours[key].count("#") != value.count("#")
    }
    assert wrong == {}


def test_the_theme_finds_every_kazakh_word_by_its_own_lookup() -> None:
    env = Environment(loader=FileSystemLoader([OVERRIDES, theme_templates()]))
    lookup = env.get_template("partials/language.html").make_module(
        {"config": {"theme": {"language": "kk"}}}
    )
    translate = lookup.__dict__["t"]
    said = {key: str(translate(key)) for key in english()}
    assert said == kazakh()
