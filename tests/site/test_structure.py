"""The built pages as a screen reader goes through them: headings, tables, names, ids."""

import itertools
import re
from typing import Any, Final

import pytest

from site_support import Built, built, find, text, with_100, with_748

PLANS: Final = {"today's": (), "with an earlier and a further act": (with_748, with_100)}
MEANINGFUL: Final = re.compile(r"[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*")
"""Words and numbers; a dot stands within the plan's own numbers, as in `subsection-2.1`."""


@pytest.fixture(params=PLANS)
def made(request: pytest.FixtureRequest) -> Built:
    """Today's plan, then one with rows that were repealed and that have earlier wordings."""
    site = built(*PLANS[request.param])
    assert site.code == 0, site.output
    return site


def headings(page: Any) -> list[tuple[int, Any]]:
    found = find(page, "//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
    return [(int(h.tag[1]), h) for h in found]


@pytest.mark.in_turn(3)
def test_headings_are_in_order_from_one_first(made: Built) -> None:
    """On the whole page, the frame's own parts and the page for a wrong address included, there is
    one h1, it comes first, and no level is passed over on the way down."""
    for address in made.pages:
        levels = [level for level, _ in headings(made.tree(address))]
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        assert all(b <= a + 1 for a, b in itertools.pairwise(levels)), address


def test_every_heading_has_an_id_that_means_something_in_ascii(made: Built) -> None:
    """An address with `#_1` says nothing and changes when a heading is put before it; Kazakh
    letters in an address become a row of per cent signs when it is sent."""
    ids = {
        (address, heading.get("id"))
        for address in made.pages
        for _, heading in headings(made.tree(address))
        if not find(heading, "./ancestor::*[@class='help']")
    }
    assert len(ids) > 100
    assert {(a, i) for a, i in ids if not i or not MEANINGFUL.fullmatch(i)} == set()


def test_no_id_of_any_element_is_a_bare_number_or_kazakh(made: Built) -> None:
    odd = {
        (address, i)
        for address in made.pages
        for i in map(str, find(made.tree(address), "//@id"))
        if not MEANINGFUL.fullmatch(i)
    }
    assert odd == set()


def test_every_table_says_what_it_is_and_names_its_rows_and_columns(made: Built) -> None:
    """A caption with words; header cells, each with its scope; a header at every row's or every
    column's head; no heading cell without words."""
    tables = [(a, t) for a in made.pages for t in find(made.tree(a), "//table")]
    assert len(tables) >= 6
    for address, table in tables:
        [caption] = find(table, "./caption")
        assert text(caption), address
        headers = find(table, ".//th")
        assert headers, address
        assert {h.get("scope") for h in headers} <= {"col", "row", "colgroup", "rowgroup"}, address
        assert find(table, "./thead/tr/th[@scope='col']"), address
        assert all(text(h) for h in headers), address
        # As many columns in every row as the head names.
        wide = {
            sum(int(cell.get("colspan") or 1) for cell in find(row, "./th | ./td"))
            for row in find(table, ".//tr")
        }
        assert len(wide) == 1, (address, wide)


def test_an_abbreviation_that_takes_the_focus_is_described_by_its_name(made: Built) -> None:
    """By Tab or by an arrow key: what it refers to stands on the page and holds the full name."""
    count = 0
    for address in made.pages:
        page = made.tree(address)
        names = {e.get("id"): text(e) for e in find(page, "//*[@id]")}
        for abbreviation in find(page, "//abbr[@tabindex]"):
            count += 1
            described = names.get(abbreviation.get("aria-describedby"))
            assert described == abbreviation.get("data-name"), (address, text(abbreviation))
    assert count > 300


def test_an_abbreviation_that_takes_no_focus_is_told_in_full_elsewhere_on_its_page(
    made: Built,
) -> None:
    """In a link or a label there is no stop of its own: its name stands in the page's words. On a
    card for other sites, which has none, it is a title."""
    for address in made.pages:
        page = made.tree(address)
        bare = find(page, "//abbr[not(@tabindex or @title)]")
        words = text(page) if bare else ""
        assert [text(e) for e in bare if e.get("data-name") not in words] == [], address


def test_every_landmark_of_a_kind_that_stands_twice_has_a_name(made: Built) -> None:
    """A list of landmarks tells one menu from another."""
    for address in made.pages:
        page = made.tree(address)
        for kind in ("nav", "aside"):
            for part in find(page, f"//{kind}"):
                assert part.get("aria-label") or part.get("aria-labelledby"), (address, kind)
        assert len(find(page, "//main")) == 1, address
