"""The strip of row numbers: every number up to the highest known, each held row a link, once."""

import gzip

import pytest

import site_support
from picture_plans import with_rows
from plan_site.language.alphabet import row_key
from plan_site.language.values import Effect
from plan_site.pages.charts import row_strip
from plan_site.pages.charts.row_strip import SHORT, Strip
from plan_site.validation.load import Dataset
from site_support import (
    Change,
    by_class,
    by_id,
    content,
    find,
    label,
    said,
    text,
    texts,
    with_100,
    with_748,
)
from support import ROWS

HIGHEST = 49


def strip(*changes: Change) -> Strip:
    return row_strip.strip(site_support.dataset(*changes).plan)


def held(made: Strip) -> list[str]:
    return [cell.number for cell in made.cells if cell.measure]


def touches(made: Strip) -> list[tuple[str, Effect, int]]:
    return [(touch.act, touch.effect, count) for touch, count in made.touches]


def shown(made: Strip) -> list[str]:
    return [f"{first}…{last}" for first, last in made.gaps]


def test_the_cells_are_one_to_the_highest_known_with_inserted_rows_in_their_places() -> None:
    expected = {str(number) for number in range(1, HIGHEST + 1)} | set(ROWS)
    made = strip()
    assert made.highest == HIGHEST
    assert [cell.number for cell in made.cells] == sorted(expected, key=row_key)
    assert len(made.cells) == 60


def test_every_held_row_stands_once_with_its_own_measure_and_last_touch() -> None:
    made = strip()
    assert held(made) == list(ROWS)
    assert all(c.measure.number == c.number for c in made.cells if c.measure)
    assert all((c.measure is None) == (c.touch is None) for c in made.cells)


def test_eleven_are_inserted_six_substituted_and_the_others_are_named_as_gaps() -> None:
    made = strip()
    assert touches(made) == [("392", Effect.INSERTED, 11), ("392", Effect.SUBSTITUTED, 6)]
    assert (made.held, made.unheld) == (17, 43)
    assert shown(made) == ["1…5", "7…27", "29…41", "45…48"]


def test_the_gaps_are_exactly_the_cells_that_are_not_held() -> None:
    made = strip()
    named = [n for first, last in made.gaps for n in range(int(first), int(last) + 1)]
    assert [str(n) for n in named] == [c.number for c in made.cells if not c.measure]


def test_an_inserted_number_that_is_skipped_is_a_gap_of_its_own(dataset: Dataset) -> None:
    plan = dataset.plan.model_copy(
        update={"measures": tuple(m for m in dataset.plan.measures if m.number != "37-3")}
    )
    made = row_strip.strip(plan)
    assert "37-3" in [c.number for c in made.cells if not c.measure]
    assert shown(made) == ["1…5", "7…27", "29…41", "37-3…37-3", "45…48"]


def test_the_row_before_the_highest_inserted_one_has_its_cell(dataset: Dataset) -> None:
    plan = dataset.plan.model_copy(
        update={"measures": tuple(m for m in dataset.plan.measures if m.number != "49")}
    )
    made = row_strip.strip(plan)
    assert made.highest == 47
    assert [c.number for c in made.cells][-4:] == ["47", "47-1", "47-2", "47-3"]


def test_748s_own_row_fills_its_cell_as_original() -> None:
    made = strip(with_748)
    assert touches(made)[0] == ("748", Effect.ORIGINAL, 1)
    assert made.unheld == 42
    assert "8…27" in shown(made)


def test_several_acts_are_counted_by_the_last_touch_in_the_acts_order() -> None:
    assert touches(strip(with_100)) == [
        ("392", Effect.INSERTED, 10),
        ("392", Effect.SUBSTITUTED, 5),
        ("100", Effect.INSERTED, 1),
        ("100", Effect.SUBSTITUTED, 1),
        ("100", Effect.REPEALED, 1),
    ]


def test_where_every_row_is_held_no_gap_is_named() -> None:
    made = strip(with_rows(HIGHEST))
    assert (made.held, made.unheld, made.gaps) == (60, 0, ())
    page = content(site_support.site(with_rows(HIGHEST)), "")
    section = by_id(page, "rows").getparent()
    assert said("strip.lead.full", held=60) in text(section)
    assert said("strip.unheld") not in text(section)


# On the pages -------------------------------------------------------------------------------------


def test_each_held_row_is_a_link_named_by_number_label_and_effect() -> None:
    [made] = by_class(content(site_support.site(), ""), "strip", "ol")
    links = find(made, ".//a")
    assert [text(a) for a in links] == list(ROWS)
    assert [a.get("href") for a in links] == [f"measures/{n}/" for n in ROWS]
    names = {text(a): a.get("aria-label") for a in links}
    assert names["29-1"] == f"29-1. {label('29-1')}: {said('effect.inserted', act='392')}"
    assert names["28"] == f"28. {label('28')}: {said('effect.substituted', act='392')}"
    assert all(name.startswith(number) for number, name in names.items())


def test_rows_not_held_are_no_links_and_only_for_the_eye() -> None:
    [made] = by_class(content(site_support.site(), ""), "strip", "ol")
    empty = by_class(made, "is-unheld", "li")
    assert len(empty) == 43
    assert {e.get("aria-hidden") for e in empty} == {"true"}
    assert [e for e in empty if find(e, ".//a")] == []


def test_the_legend_says_in_words_what_the_cells_show() -> None:
    [legend] = by_class(content(site_support.site(), ""), "strip-legend", "ul")
    assert texts(find(legend, "./li")) == [
        f"{said('effect.inserted', act='392')} {said('strip.rows', count=11)}",
        f"{said('effect.substituted', act='392')} {said('strip.rows', count=6)}",
        f"{said('strip.unheld')} {said('strip.numbers', count=43)} (1–5, 7–27, 29–41, 45–48)",
    ]


def test_the_strip_does_not_say_how_many_rows_the_plan_has() -> None:
    section = by_id(content(site_support.site(), ""), "rows").getparent()
    assert said("strip.lead", highest=49, held=17) in text(section)
    assert "60" not in text(section)


def test_a_repealed_row_keeps_its_link_and_says_so() -> None:
    [made] = by_class(content(site_support.site(with_100), ""), "strip", "ol")
    [link] = [a for a in find(made, ".//a") if text(a) == "49"]
    assert link.get("class") == "tag tag--repealed"
    assert link.get("aria-label").endswith(said("effect.repealed", act="100"))


@pytest.mark.parametrize(("rows", "home"), [(158, True), (450, False)])
def test_a_long_strip_stands_below_the_list_of_measures_to_keep_home_light(
    rows: int, home: bool
) -> None:
    site = site_support.site(with_rows(rows))
    assert (len(row_strip.strip(site_support.dataset(with_rows(rows)).plan).cells) <= SHORT) is home
    on = {address: len(by_class(content(site, address), "strip")) for address in ("", "measures/")}
    assert on == {"": int(home), "measures/": int(not home)}
    assert len(gzip.compress(site.pages[""].html.encode())) < 14_000


def test_each_row_of_a_long_strip_is_linked_once_in_order() -> None:
    [made] = by_class(content(site_support.site(with_rows(450)), "measures/"), "strip")
    numbers = texts(find(made, ".//a"))
    assert len(numbers) == len(set(numbers)) == 461
    assert numbers == sorted(numbers, key=row_key)


def test_a_list_that_is_too_long_for_its_page_has_no_strip() -> None:
    site = site_support.site(with_rows(600))
    assert by_class(content(site, "measures/"), "strip") == []
    assert by_class(content(site, ""), "strip") == []
