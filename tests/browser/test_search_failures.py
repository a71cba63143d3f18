"""Where the search can't be had: that is told, help stands there for whoever asked for it, and a
second try is offered. In each edition, for each way in which it can fail."""

import re
from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

import site_support
from plan_site.language.catalogue import Words
from support import ROOT

EDITIONS: Final = {"": "kk", "ru/": "ru", "en/": "en"}
DISTRESS: Final = {"kk": "өлгім келеді", "ru": "не хочу жить", "en": "olgim keledi"}
FIELD: Final = ".search__input"
DEAF: Final = "Worker.prototype.postMessage = () => {};"


def plain(words: Words, key: str) -> str:
    return str(words.get(key))


def refuse(what: str) -> Callable[[Page], None]:
    def refused(page: Page) -> None:
        page.route(re.compile(re.escape(what)), lambda route: route.abort())

    return refused


def forget(page: Page) -> None:
    """An address that answers nothing, with no error either."""
    page.route("**/search_index.json", lambda route: None)


def forget_scripts(page: Page) -> None:
    page.route(re.compile(r"assets/(page|search-page)\.[0-9a-f]+\.js"), lambda route: route.abort())


def offline(page: Page) -> None:
    page.context.set_offline(True)


def deafen(page: Page) -> None:
    page.evaluate(DEAF)


STATES: Final = {
    "no index": refuse("search_index.json"),
    "no help box": refuse("help.json"),
    "no worker": refuse("assets/search-worker"),
    "no scripts": refuse("assets/search"),
    "offline": offline,
    "a worker that never answers": deafen,
    "a network that never answers": forget,
}


def shows_help(place: Locator) -> None:
    """The two numbers, each to be called."""
    for number in ("111", "112"):
        expect(place.locator(f"a[href='tel:{number}']")).to_be_visible()


@pytest.mark.in_turn(7)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("state", STATES)
def test_a_search_that_fails_says_so_and_shows_where_help_is(
    page: Page, editions: str, state: str, edition: str
) -> None:
    words = Words(ROOT / "locale", EDITIONS[edition])
    page.clock.install()
    page.goto(f"{editions}{edition}measures/6/")
    STATES[state](page)
    page.locator(FIELD).press_sequentially(DISTRESS[words.language])
    page.clock.run_for(60_000)
    expect(page.locator(".search__status")).to_have_text(plain(words, "search.failed"))
    shows_help(page.locator(".search__help"))
    expect(page.locator(".search__again")).to_be_visible()


@pytest.mark.thorough
@pytest.mark.parametrize("edition", EDITIONS)
def test_what_failed_is_asked_again_and_its_own_help_box_takes_the_place(
    page: Page, editions: str, edition: str
) -> None:
    page.goto(f"{editions}{edition}")
    offline(page)
    page.locator(FIELD).press_sequentially("мектеп")
    shows_help(page.locator(".search__help"))
    page.context.set_offline(False)
    page.click(".search__again")
    expect(page.locator(".search a[data-result]").first).to_be_visible()
    expect(page.locator(".search__help")).to_be_empty()
    page.fill(FIELD, "суицид")
    expect(page.locator(".search__help > *")).to_have_count(1)
    expect(page.locator(".search__help .help--search")).to_be_visible()


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("edition", EDITIONS)
def test_help_stands_there_while_the_search_is_still_on_its_way(
    page: Page, editions: str, edition: str
) -> None:
    words = Words(ROOT / "locale", EDITIONS[edition])
    for slow in ("assets/search-worker", "search_index.json", "other.json"):
        page.route(re.compile(re.escape(slow)), lambda route: None)
    page.goto(f"{editions}{edition}")
    page.locator(FIELD).press_sequentially(DISTRESS[words.language])
    box = page.locator(".search__help .help--search")
    shows_help(box)
    expect(page.locator(".search__status")).to_have_text(plain(words, "search.loading"))
    page.fill(FIELD, "мектеп")
    expect(box).to_have_count(0)
    page.goto(f"{editions}{edition}search/#q={DISTRESS[words.language]}")
    shows_help(page.locator(".results__help .help--search"))
    page.goto(f"{editions}{edition}measures/#q={DISTRESS[words.language]}")
    shows_help(page.locator(".filters__help .help--search"))


@pytest.mark.thorough
def test_what_comes_late_is_used_all_the_same(page: Page, address: str) -> None:
    held: list[Route] = []
    page.clock.install()
    page.route("**/search_index.json", lambda route: held.append(route))
    page.goto(address)
    page.locator(FIELD).press_sequentially("нарколог")
    expect(page.locator(".search__status")).to_have_text(site_support.said("search.loading"))
    page.clock.run_for(60_000)
    expect(page.locator(".search__again")).to_be_visible()
    held[0].continue_()
    expect(page.locator(".search a[data-result]").first).to_be_visible()
    expect(page.locator(".search__again")).to_be_hidden()


@pytest.mark.in_turn(4)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("state", ["no index", "no worker", "a network that never answers"])
def test_the_page_of_results_fails_as_the_box_does(
    page: Page, editions: str, state: str, edition: str
) -> None:
    words = Words(ROOT / "locale", EDITIONS[edition])
    page.clock.install()
    STATES[state](page)
    page.goto(f"{editions}{edition}search/#q={DISTRESS[words.language]}")
    page.clock.run_for(60_000)
    expect(page.locator(".results__status")).to_have_text(plain(words, "search.failed"))
    shows_help(page.locator(".results__help"))
    expect(page.locator(".results__again")).to_be_visible()
    if state == "a network that never answers":
        return  # once it does, the results come by themselves
    page.unroute_all()
    page.click(".results__again")
    expect(page.locator(".results .help--search")).to_be_visible()
    expect(page.locator(".results__again")).to_be_hidden()


@pytest.mark.thorough
def test_results_of_other_words_do_not_stay_under_a_failure(page: Page, address: str) -> None:
    page.goto(f"{address}search/#q=нарколог")
    expect(page.locator(".results__list a[data-result]").first).to_be_visible()
    page.clock.install()
    deafen(page)
    page.fill(".results__words", "өлім")
    page.clock.run_for(60_000)
    shows_help(page.locator(".results__help"))
    expect(page.locator(".results__list a")).to_have_count(0)


def test_the_page_of_results_is_one_of_lists_where_its_script_does_not_come(
    page: Page, address: str
) -> None:
    refuse("assets/search-page")(page)
    page.goto("about:blank")
    page.evaluate("address => { location = address; }", f"{address}search/#q=мектеп")
    expect(page.locator(".results__lists a").first).to_be_visible()
    page.wait_for_load_state("load")
    expect(page.locator(".results")).to_be_hidden()


@pytest.mark.thorough
def test_where_the_script_does_not_come_the_field_leads_to_the_lists_too(
    page: Page, editions: str
) -> None:
    page.goto(editions)
    place = page.locator(FIELD).bounding_box()
    forget_scripts(page)
    page.goto("about:blank")
    page.evaluate("address => { location = address; }", editions)
    field = page.locator(FIELD)
    expect(field).to_be_visible()
    assert field.bounding_box() == place  # a script that comes moves nothing
    assert place
    page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    expect(page).to_have_url(f"{editions}search/")
    expect(page.locator(".results__lists a").first).to_be_visible()


@pytest.mark.thorough
def test_where_the_script_does_not_come_the_sign_for_search_leads_to_the_lists(
    chromium: Browser, editions: str
) -> None:
    phone = chromium.new_page(viewport={"width": 360, "height": 740})
    forget_scripts(phone)
    for edition in EDITIONS:
        phone.goto("about:blank")
        phone.evaluate("address => { location = address; }", f"{editions}{edition}")
        phone.click(".search-open")
        expect(phone).to_have_url(f"{editions}{edition}search/")
        expect(phone.locator(".results__lists a").first).to_be_visible()
    phone.close()


@pytest.mark.in_turn(4)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("state", ["no index", "a network that never answers"])
def test_filters_without_the_search_keep_the_choices_and_show_where_help_is(
    page: Page, editions: str, state: str, edition: str
) -> None:
    words = Words(ROOT / "locale", EDITIONS[edition])
    page.clock.install()
    STATES[state](page)
    page.goto(f"{editions}{edition}measures/?agency=km")
    # Time that runs before the index is asked for is no waiting for it.
    with page.expect_request("**/search_index.json"):
        page.fill("[name=q]", DISTRESS[words.language])
    page.clock.run_for(60_000)
    expect(page.locator(".filters__failed")).to_contain_text(plain(words, "filter.failed"))
    shows_help(page.locator(".filters__help"))
    page.click(".filters > details > summary")
    page.locator("input[name=section][value='1']").check()
    # At once: who has waited for the words once waits no second time.
    expect(page.locator("tr[data-number]:not([hidden])")).to_have_count(0, timeout=5_000)
    page.fill("[name=q]", "")
    expect(page.locator(".filters__help")).to_be_empty()


def test_words_of_distress_in_the_filters_are_met_with_the_help_box(
    page: Page, address: str
) -> None:
    page.goto(f"{address}measures/#q=өлгім келеді")
    expect(page.locator(".filters .help--search")).to_be_visible()
    page.fill("[name=q]", "мектеп")
    expect(page.locator(".filters__help")).to_be_empty()


def test_offline_on_the_page_for_a_wrong_address_too(page: Page, editions: str) -> None:
    page.goto(f"{editions}ru/no/such/page/")
    offline(page)
    page.locator(FIELD).press_sequentially("суицид")
    shows_help(page.locator(".search__help"))
    expect(page.locator(".search__again")).to_be_visible()


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_page_from_a_disk_says_that_it_can_not_search(page: Page, edition: str) -> None:
    words = Words(ROOT / "locale", EDITIONS[edition])
    page.goto((site_support.built(editions=True).folder / edition / "index.html").as_uri())
    page.locator(FIELD).press_sequentially(DISTRESS[words.language])
    expect(page.locator(".search__status")).to_have_text(plain(words, "search.failed"))
    shows_help(page.locator(".search__help"))


@pytest.mark.in_turn(5)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("place", ["", "search/", "measures/", "no/such/page/"])
def test_without_javascript_no_box_is_offered_and_help_is_on_the_page(
    chromium: Browser, editions: str, place: str, edition: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{editions}{edition}{place}")
    expect(page.locator("input:visible")).to_have_count(0)
    shows_help(page.locator(".foot__help"))
    context.close()


@pytest.mark.thorough
def test_the_lists_stay_where_they_were_painted_when_the_field_of_results_comes(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    top = "document.querySelector('.results__lists').offsetTop"
    page.goto(f"{address}search/")
    page.route("**/search-page.*.js", lambda route: route.abort())
    with page.expect_event("load"):
        page.evaluate("location.reload()")
    expect(page.locator(".results")).to_be_hidden()
    painted = page.evaluate(top)
    page.unroute_all()
    page.reload()
    expect(page.locator(".results")).to_be_visible()
    assert page.evaluate(top) == painted
    context.close()
