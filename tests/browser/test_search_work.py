"""What the search's engine has to do for a query, counted and not timed: words looked at, endings
tried, words compared. However long a query, it is at most four times a dozen words with slips."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

import site_support

COUNTED: Final = """([index, other]) => {
    setUp(JSON.parse(index), JSON.parse(other));
    readVocabulary();
    learn();
    window.steps = 0;
    const count = (owner, name) => {
        const own = owner[name];
        owner[name] = function (...given) {
            window.steps += 1;
            return own.apply(this, given);
        };
    };
    for (const name of ["endsWith", "startsWith", "charCodeAt"]) count(String.prototype, name);
    count(Array, "from");  // a row of letters compared with another
    count(lunr.TokenSet.prototype, "intersect");
}"""
STEPS: Final = "(query) => { window.steps = 0; search(query); return window.steps; }"
SLIPS: Final = (
    "мекпет психолугы балаларғо комегы төлейдү басталадо вазопасность интенрет сколька "
    "ответствиный сраки дитей"
)
"""A dozen words, each with a slip: what costs most of all that people type."""


@pytest.fixture(scope="module")
def engine(chromium: Browser) -> Iterator[Page]:
    """The worker's own code in a page without anything else, with today's index in it."""
    folder = site_support.built().folder
    [script] = folder.glob("assets/search-worker.*.js")
    page = chromium.new_page()
    page.add_script_tag(content=script.read_text(encoding="utf-8"))
    parts = [
        (folder / "search" / name).read_text(encoding="utf-8")
        for name in ("search_index.json", "other.json")
    ]
    page.evaluate(COUNTED, parts)
    yield page
    page.close()


def steps(engine: Page, query: str) -> int:
    made: int = engine.evaluate(STEPS, query)
    return made


@pytest.mark.parametrize(
    "query",
    [
        *("ұ" * 3000, "қауіпсіздік" * 273, "абвгд ежзик " * 250, "1 " * 1500, "-" * 3000),
        " ".join(f"сөз{'а' * (at % 30)}{chr(0x430 + at % 32)}" for at in range(250)),
        "".join(chr(0x430 + at * 7 % 32) + (" " if at % 13 == 12 else "") for at in range(3000)),
    ],
    ids=["letter", "word", "pair", "digits", "dashes", "words", "noise"],
)
def test_a_query_of_3000_letters_is_little_more_work_than_a_dozen_words_with_slips(
    engine: Page, query: str
) -> None:
    assert steps(engine, query) <= 4 * steps(engine, SLIPS)


@pytest.mark.thorough
def test_a_key_that_is_held_never_makes_a_query_that_is_more_work(engine: Page) -> None:
    most = 4 * steps(engine, SLIPS)
    for key in "аұz":
        assert all(steps(engine, key * length) <= most for length in range(1, 400, 3))
