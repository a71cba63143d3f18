"""The real search box of the built site: what it finds, how it shows it, what it fetches when."""

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

import site_support

QUERIES = Path(__file__).parent.parent / "search"
INPUT = "[data-md-component=search-query]"
LINKS = ".md-search-result__link"


def reach(page: Page, address: str) -> None:
    """Open a page and wait until the search answers."""
    page.goto(address)
    page.click(INPUT)
    expect(page.locator(".md-search-result__meta")).to_have_text("Іздеу үшін жаза бастаңыз")


ASKED: Final = """(asked) => asked !== (
    document.querySelector(".md-search-result__meta").textContent.trim()
    === "Іздеу үшін жаза бастаңыз"
)"""
"""Whether the search tells of results, or waits for a word."""


def ask(page: Page, query: str) -> list[str]:
    """Ask for a query; the addresses of the results, from the site's root."""
    box = page.locator(INPUT)
    box.fill("")
    box.press("End")
    # Looked at with each frame: `expect` looks again after a tenth of a second, for each query.
    page.wait_for_function(ASKED, arg=False)
    # At once: letter by letter, the results of a beginning might be read on a slow machine.
    box.fill(query)
    box.press("End")
    page.wait_for_function(ASKED, arg=True)
    # The list is filled as it is scrolled; the first results are enough here.
    page.wait_for_timeout(60)
    found: list[str] = page.eval_on_selector_all(LINKS, "all => all.map(a => a.pathname)")
    return [path.lstrip("/") for path in found]


def measures(results: list[str]) -> list[str]:
    return [m[1] for path in results if (m := re.fullmatch(r"measures/([0-9-]+)/", path))]


def score(page: Page, file: str, group: str = "") -> tuple[list[str], float, float]:
    """The queries that fell short, recall@5 and how often the first hit was right.

    Measures alone count, but where a page is what is wanted.
    """
    queries = json.loads((QUERIES / file).read_text(encoding="utf-8"))["queries"]
    queries = [query for query in queries if group in ("", query["n"])]
    short: list[str] = []
    recall = first = 0.0
    for query in queries:
        results = ask(page, query["q"])
        found = measures(results)
        if any(wanted.endswith("/") for wanted in query["rel"]):
            found = [
                path.removeprefix("measures/").rstrip("/") if path.startswith("measures/") else path
                for path in results
            ]
        got = sum(m in query["rel"] for m in found[:5]) / min(5, len(query["rel"]))
        right = bool(found) and found[0] in query.get("first", query["rel"])
        recall, first = recall + got, first + right
        if got < 1 or not right:
            short.append(f"{query['q']}: {found[:5]}, expected {query['rel']}")
    return short, recall / len(queries), first / len(queries)


@pytest.mark.parametrize("file", ["published.json", "tuned.json"])
def test_every_query_finds_what_it_should(page: Page, address: str, file: str) -> None:
    reach(page, address)
    short, recall, first = score(page, file)
    assert not short
    assert (recall, first) == (1.0, 1.0)


def test_queries_that_no_rule_was_made_for_find_nearly_all(page: Page, address: str) -> None:
    reach(page, address)
    short, recall, first = score(page, "held.json")
    assert recall >= 0.97, short
    assert first >= 0.97, short


@pytest.mark.parametrize(
    ("group", "recall", "first"),
    [
        ("bodies", 0.95, 0.95),
        ("lay", 0.85, 0.80),
        ("ru", 0.85, 0.80),
        ("en", 0.85, 0.80),
        ("questions", 0.95, 0.85),
    ],
)
def test_what_people_type_first_is_answered(
    page: Page, address: str, group: str, recall: float, first: float
) -> None:
    reach(page, address)
    short, recalled, right = score(page, "everyday.json", group)
    assert recalled >= recall, short
    assert right >= first, short


@pytest.mark.parametrize("typed", ["а" * 80, "қауіпсіздік" * 30, "ұ" * 3000, "абвгд ежзик " * 250])
def test_a_very_long_input_is_answered_as_any(page: Page, address: str, typed: str) -> None:
    reach(page, address)
    ask(page, typed)
    assert ask(page, "нарколог")[0] == "measures/37-3/"


def test_nothing_of_the_search_is_fetched_before_a_reader_reaches_for_it(
    page: Page, address: str
) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(address)))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert not [url for url in fetched if re.search("search|lunr|kazakh|bundle", url)]
    with page.expect_response("**/search/search_index.json"):
        page.click(INPUT)
    assert site_support.built().asset("search-worker.js") in fetched


def test_what_is_typed_while_the_search_loads_is_asked(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(INPUT).press_sequentially("нарколог")
    expect(page.locator(LINKS).first).to_have_attribute("href", re.compile("/measures/37-3/$"))


def test_what_is_pasted_or_dictated_is_asked_too(page: Page, address: str) -> None:
    reach(page, address)
    page.keyboard.insert_text("нарколог")
    expect(page.locator(LINKS).first).to_have_attribute("href", re.compile("/measures/37-3/$"))


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_a_key_opens_the_search(page: Page, address: str, key: str) -> None:
    page.goto(address)
    page.keyboard.press(key)
    expect(page.locator(INPUT)).to_be_focused()
    page.keyboard.type("29-1 ")
    page.keyboard.press("End")
    expect(page.locator(LINKS).first).to_be_visible()
    assert page.locator(INPUT).input_value() == "29-1 "


def test_a_result_says_what_it_is(page: Page, address: str) -> None:
    reach(page, address)
    ask(page, "29-1")
    result = page.locator(LINKS).first
    assert result.locator("h1").inner_text().startswith("29-1 Медициналық есепке қою")
    facts = result.locator(".found__facts")
    assert facts.locator(".tag--inserted").inner_text() == "№ 392 қаулымен қосылды"
    assert facts.inner_text().endswith("ОМ, ДСМ, ЖАО")


def test_the_readers_word_is_marked_in_the_original_text(page: Page, address: str) -> None:
    reach(page, address)
    ask(page, "кауипсиздик")
    marks = page.locator(f"{LINKS} mark").all_inner_texts()
    assert "қауіпсіздігі" in marks
    assert "Балалардың" not in marks


def test_a_body_is_found_with_its_measures_and_its_own_page(page: Page, address: str) -> None:
    reach(page, address)
    for query in ("МАМ", "МАМ-ның", "mam", "Мәдениет және ақпарат министрлігіне"):
        found = ask(page, query)
        assert "agencies/mam/" in found[:6], query
        assert set(measures(found)) >= {"6", "28", "29-2", "42", "44", "47-3", "49"}, query


def test_measure_28_shows_its_label_and_never_its_wording(page: Page, address: str) -> None:
    reach(page, address)
    assert ask(page, "дәрілік препараттар")[0] == "measures/28/"
    shown = page.locator(".md-search-result__list").inner_text()
    assert "Қауіпті құралдарға қолжетімділікті шектеу" in shown
    assert "дәрілік" not in shown


def test_a_search_of_distress_shows_the_help_box_above_the_results(
    page: Page, address: str
) -> None:
    reach(page, address)
    box = page.locator(".help--search")
    for query in (
        "суицид",
        "самоубийство",
        "өзіне қол жұмсау",
        "озине кол жумсау",
        "өлім",
        "олгим келеди",
        "ÖLGIM KELEDI",
        "помогите",
    ):
        ask(page, query)
        expect(box).to_be_visible()
        assert "111" in box.inner_text()
    results = page.locator(".md-search-result").bounding_box()
    help_ = box.bounding_box()
    assert results
    assert help_
    assert help_["y"] + help_["height"] <= results["y"] + 1
    for query in ("мектеп", "бюджет"):
        ask(page, query)
        expect(box).to_be_hidden()


def test_nothing_found_is_said(page: Page, address: str) -> None:
    reach(page, address)
    ask(page, "ъъъъъъ щщщщщщ")
    assert page.locator(".md-search-result__meta").inner_text() == "Ештеңе табылмады"
    none = page.locator(".search__none")
    expect(none.locator("p")).to_have_text("«ъъъъъъ щщщщщщ» осы 17 іс-шараның мәтінінде жоқ.")
    assert page.evaluate("[...document.querySelectorAll('.search__none a')].map(a => a.pathname)")[
        -3:
    ] == [
        "/measures/",
        "/agencies/",
        "/about/",
    ]
    ask(page, "мектеп")
    expect(none).to_be_hidden()


def test_every_result_says_that_it_is_one(page: Page, address: str) -> None:
    reach(page, address)
    assert len(ask(page, "бала")) == page.locator("a[data-result]").count()
    assert page.locator("a[data-result]").count() > 5


def test_results_are_gone_through_by_keyboard_alone(page: Page, address: str) -> None:
    reach(page, address)
    ask(page, "нарколог")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.pathname") == "/measures/37-3/"
    page.keyboard.press("Enter")
    page.wait_for_url("**/measures/37-3/")


def test_markup_in_a_query_stays_text(page: Page, address: str) -> None:
    reach(page, address)
    dialogs: list[Any] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog))
    ask(page, "<img src=x onerror=alert(1)> мектеп")
    assert page.locator(".md-search-result img").count() == 0
    assert not dialogs


def test_search_works_from_the_page_for_a_wrong_address(page: Page, address: str) -> None:
    page.goto(f"{address}404.html")
    page.click(INPUT)
    page.locator(INPUT).press_sequentially("нарколог")
    expect(page.locator(LINKS).first).to_have_attribute("href", re.compile("/measures/37-3/$"))


def test_nothing_typed_leaves_the_readers_machine(page: Page, address: str) -> None:
    with page.expect_response("**/search/help.json"):
        reach(page, address)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    ask(page, "мектеп")
    assert not fetched


def test_axe_finds_nothing_of_ours_with_results_open(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    reach(page, address)
    ask(page, "суицид")
    found = Axe().run(page, context=".search")
    context.close()
    assert [v["id"] for v in found.response["violations"]] == []
