"""The filters on the list of measures: choices, words, the address, the keyboard."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from browser_support import in_known_letters
from site_support import said, views

ROWS = "tr[data-number]:not([hidden])"
STATUS = ".filters__status"


def shown(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(ROWS, "all => all.map(r => r.dataset.number)")
    return found


def choose(page: Page, facet: str, value: str) -> None:
    box = page.locator(f"input[name={facet}][value='{value}']")
    if not box.is_visible():
        page.click(".filters summary")
    box.check()


def expected(**wanted: str) -> list[str]:
    """What the dataset itself says, by the facets that the engine derives."""
    made = views()
    return [
        measure.number
        for measure in made.plan.measures
        if all(value in made.facets(measure)[facet] for facet, value in wanted.items())
    ]


@pytest.mark.in_turn(4)
@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", "6 23-1 28 29-1 29-2 29-3 37-1 37-2 37-3 37-4 42 43 44 47-1 47-2 47-3 49"),
        ("?agency=mam&effect=inserted", "29-2 47-3"),
        ("?agency=km&agency=tsm", "43 44 49"),
        ("?agency=mam&agency=tsm&all=1", "44 49"),
        ("?section=1&section=3&topic=training", "47-1 47-3"),
        ("?deadline=2025-08", "37-2 47-1"),
        ("?deadline=2025-06", "28 44"),
        ("?funding=amounts", "42 43 44"),
        ("?funding=no_figure", "29-2 37-1 47-1"),
        ("#q=дәрігерлерге", "37-2 37-3 47-1"),
        ("?agency=om#q=кауипсиздик", "49"),
        ("#q=29-1", "29-1"),
        ("?agency=km&section=1", ""),
    ],
)
def test_an_address_gives_its_list(page: Page, address: str, query: str, numbers: str) -> None:
    page.goto(f"{address}measures/{query}")
    expect(page.locator(STATUS)).not_to_be_empty()
    expect(page.locator(ROWS)).to_have_count(len(numbers.split()))
    assert shown(page) == numbers.split()


def test_that_bodies_are_asked_for_together_is_named_and_can_be_loosened(
    page: Page, address: str
) -> None:
    page.goto(f"{address}measures/?agency=mam&agency=tsm&all=1")
    together = page.locator(".filters__active button", has_text=said("filter.all"))
    expect(together).to_have_count(1)
    together.click()
    expect(page).to_have_url(f"{address}measures/?agency=mam&agency=tsm")
    expect(together).to_have_count(0)


def test_address_to_state_to_address_is_a_round_trip(page: Page, address: str) -> None:
    asked = f"{address}measures/?section=2&agency=om&agency=dsm&topic=mental-health&all=1#q=баланы"
    page.goto(asked)
    expect(page.locator(STATUS)).not_to_be_empty()
    page.click(".filters__active button:has-text('баланы')")
    assert "q=" not in page.url
    page.fill("[name=q]", "баланы")
    expect(page).to_have_url(asked.replace("баланы", "%D0%B1%D0%B0%D0%BB%D0%B0%D0%BD%D1%8B"))
    again = page.url
    before = shown(page)
    page.goto(again)
    expect(page.locator(STATUS)).not_to_be_empty()
    assert shown(page) == before
    assert page.url == again


def test_words_stand_where_no_server_hears_them(page: Page, address: str) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.goto(f"{address}measures/?agency=mam")
    page.fill("[name=q]", "балалар үшін")
    expect(page.locator(".filters__active")).to_contain_text("балалар үшін")
    before = shown(page)
    page.reload()
    expect(page.locator(STATUS)).not_to_be_empty()
    assert page.input_value("[name=q]") == "балалар үшін"
    expect(page.locator(ROWS)).to_have_count(len(before))
    assert shown(page) == before
    assert sent
    assert not [url for url in sent if "?q" in url or "&q" in url or "%D0" in url.split("#")[0]]


@pytest.mark.thorough
def test_an_address_of_before_has_its_words_taken_behind_the_hash(page: Page, address: str) -> None:
    page.goto(f"{address}measures/?agency=om&q=кауипсиздик")
    expect(page.locator(ROWS)).to_have_count(1)
    page.wait_for_url("**/measures/?agency=om#q=*")
    assert "q=" not in page.url.split("#")[0]


@pytest.mark.thorough
def test_a_link_within_the_page_leaves_the_words(page: Page, address: str) -> None:
    page.goto(f"{address}measures/#q=29-1")
    expect(page.locator(ROWS)).to_have_count(1)
    page.evaluate("location.hash = '__skip'")
    page.wait_for_url("**/measures/#__skip")
    expect(page.locator(ROWS)).to_have_count(1)
    assert page.input_value("[name=q]") == "29-1"


def test_choices_are_kept_in_the_address_and_back_undoes_them(page: Page, address: str) -> None:
    page.goto(f"{address}measures/")
    choose(page, "agency", "mam")
    assert page.url.endswith("/measures/?agency=mam")
    choose(page, "effect", "inserted")
    assert page.url.endswith("/measures/?agency=mam&effect=inserted")
    assert shown(page) == expected(agency="mam", effect="inserted")
    page.go_back()
    expect(page.locator(ROWS)).to_have_count(7)
    assert shown(page) == expected(agency="mam")
    page.go_back()
    expect(page.locator(ROWS)).to_have_count(17)
    page.go_forward()
    expect(page.locator(ROWS)).to_have_count(7)
    assert page.locator("input[name=agency][value=mam]").is_checked()


def test_the_status_says_how_many_of_how_many_to_everyone(page: Page, address: str) -> None:
    page.goto(f"{address}measures/?agency=mam")
    status = page.locator(STATUS)
    expect(status).to_have_text("Көрсетілгені – 7 іс-шара, барлығы – 17.")
    assert status.get_attribute("role") == "status"


def test_every_choice_counts_what_it_would_show(page: Page, address: str) -> None:
    page.goto(f"{address}measures/?section=2")
    expect(page.locator(STATUS)).not_to_be_empty()
    page.click(".filters summary")
    count = page.locator("label:has(input[name=agency][value=dsm]) .filters__count")
    assert count.inner_text() == str(len(expected(section="2", agency="dsm")))
    # Within a facet choices add up, so its other choices count as if it had none.
    other = page.locator("label:has(input[name=section][value='3']) .filters__count")
    assert other.inner_text() == str(len(expected(section="3")))


def test_nothing_found_says_what_to_loosen(page: Page, address: str) -> None:
    page.goto(f"{address}measures/?agency=km&section=1")
    expect(page.locator(STATUS)).to_contain_text("Ештеңе табылмады")
    offers = page.locator(".filters__active button")
    assert offers.all_inner_texts() == [
        "× 1-бөлім. Зорлық-зомбылықтан қорғалу құқығы (онсыз: 1)",
        "× КМ (онсыз: 2)",
    ]
    offers.last.click()
    expect(page.locator(ROWS)).to_have_count(2)


def test_reset_brings_the_whole_list_back(page: Page, address: str) -> None:
    page.goto(f"{address}measures/?agency=km#q=бала")
    page.click(".filters button[type=reset]")
    expect(page.locator(ROWS)).to_have_count(17)
    assert page.url == f"{address}measures/"


@pytest.mark.thorough
def test_the_reset_stands_while_there_is_something_to_reset(page: Page, address: str) -> None:
    page.goto(f"{address}measures/")
    reset = page.locator(".filters button[type=reset]")
    expect(reset).to_be_hidden()
    choose(page, "agency", "km")
    expect(reset).to_be_visible()
    reset.click()
    expect(reset).to_be_hidden()
    assert page.evaluate("document.activeElement.name") == "q"


def test_a_section_without_rows_loses_its_heading(page: Page, address: str) -> None:
    page.goto(f"{address}measures/?section=2")
    expect(page.locator("tr.list__group:not([hidden])")).to_have_count(1)


def test_filters_are_worked_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}measures/")
    page.locator("[name=q]").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "section"
    page.keyboard.press("Space")
    assert shown(page) == expected(section="1")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "reset":
            break
    page.keyboard.press("Enter")
    assert len(shown(page)) == 17


@pytest.mark.thorough
def test_cells_of_the_table_of_bodies_lead_to_their_list(page: Page, address: str) -> None:
    page.goto(f"{address}agencies/")
    cell = page.locator("tr:has(th a[href='dsm/']) td a").nth(1)
    count = int(cell.inner_text())
    cell.click()
    page.wait_for_url(re.compile(r"/measures/\?agency=dsm&section=2$"))
    expect(page.locator(ROWS)).to_have_count(count)


def test_without_javascript_the_whole_table_stands_and_no_filter(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}measures/?agency=mam")
    assert page.locator(ROWS).count() == 17
    assert not page.locator(".filters").is_visible()
    context.close()


@pytest.mark.thorough
def test_words_for_the_filter_are_fetched_with_the_first_word_only(
    page: Page, address: str
) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{address}measures/")
    choose(page, "agency", "mam")
    page.wait_for_load_state("networkidle")
    assert not [url for url in fetched if "search_index" in url or "kazakh" in url]
    with page.expect_response("**/search_index.json"):
        page.fill("[name=q]", "фильм")
    expect(page.locator(ROWS)).to_have_count(2)


@pytest.mark.in_turn(4)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_with_filters_open(
    chromium: Browser, address: str, scheme: str, width: int
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(f"{address}measures/?agency=mam")
    page.click(".filters summary")
    expect(page.locator(STATUS)).not_to_be_empty()
    found = Axe().run(page, context=".filters")
    context.close()
    assert [v["id"] for v in found.response["violations"]] == []


@pytest.mark.thorough
def test_an_address_of_choices_shows_the_rows_first_on_a_phone(
    chromium: Browser, address: str
) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 800}, bypass_csp=True)
    page.goto(f"{address}measures/?agency=mam")
    expect(page.locator(ROWS)).to_have_count(7)
    in_known_letters(page)
    assert not page.locator(".filters fieldset").first.is_visible()
    assert page.locator(".filters__active button").count() == 1
    top = page.locator(ROWS).first.bounding_box()
    page.close()
    assert top
    assert top["y"] < 640  # in the first screen, in a machine's wide letters too


@pytest.mark.thorough
def test_values_that_the_list_does_not_know_are_named_and_case_does_not_matter(
    page: Page, address: str
) -> None:
    page.goto(f"{address}measures/?agency=MAM&topic=nosuch&section=9")
    expect(page.locator(".filters__unknown")).to_have_text(
        said("filter.unknown", values="9, nosuch")
    )
    assert shown(page) == expected(agency="mam")
    page.goto(f"{address}measures/?agency=mam")
    expect(page.locator(ROWS)).to_have_count(7)
    assert not page.locator(".filters__unknown").is_visible()


def test_where_the_search_can_not_be_had_the_choices_hold_without_the_words(
    page: Page, address: str
) -> None:
    page.route("**/search_index.json", lambda route: route.abort())
    page.goto(f"{address}measures/?agency=mam#q=фильм")
    expect(page.locator(".filters__failed")).to_be_visible()
    assert shown(page) == expected(agency="mam")
    page.unroute("**/search_index.json")
    page.click(".filters__failed button")
    expect(page.locator(ROWS)).to_have_count(2)
    assert not page.locator(".filters__failed").is_visible()


@pytest.mark.in_turn(4)
@pytest.mark.parametrize(
    ("sort", "first"), [("number", "6"), ("deadline", "28"), ("sum", "44"), ("agency", "37-1")]
)
def test_the_order_of_the_list_is_kept_in_the_address(
    page: Page, address: str, sort: str, first: str
) -> None:
    page.goto(f"{address}measures/")
    everything = shown(page)
    page.select_option("#filter-sort", sort)
    assert page.url == f"{address}measures/" + ("" if sort == "number" else f"?sort={sort}")
    page.reload()
    if sort != "number":
        expect(page.locator("tr.list__group:not([hidden])")).to_have_count(0)
    order = shown(page)
    assert sorted(order) == sorted(everything)
    assert order[0] == first
    page.select_option("#filter-sort", "number")
    assert shown(page) == everything


def test_sums_are_added_only_where_they_are_of_one_kind_and_undoubted(
    page: Page, address: str
) -> None:
    page.goto(f"{address}measures/?funding=amounts")
    expect(page.locator(ROWS)).to_have_count(3)
    # The sum of 44 is doubted.
    assert "млн" not in page.inner_text(STATUS)
    page.goto(f"{address}measures/?funding=amounts#q=балалар жасөспірімдер")
    expect(page.locator(ROWS)).to_have_count(2)
    # 22870.23 + 23214.635 + 23495.218 + 48878.783 + 48339.729 + 51577.685
    assert "218 376,28" in page.inner_text(STATUS).replace("\u00a0", " ").replace("\u202f", " ")


def test_a_section_counts_its_rows_again(page: Page, address: str) -> None:
    page.goto(f"{address}measures/?section=2&agency=mam")
    group = page.locator("tr.list__group:not([hidden]) .small")
    expect(group).to_have_text(re.compile(r"^2 / 8"))


@pytest.mark.thorough
def test_a_held_key_asks_one_question_at_a_time(page: Page, address: str) -> None:
    page.goto(f"{address}measures/")
    page.evaluate("reachSearch().then(() => null)")
    page.evaluate(
        """() => { window.asked = 0;
        const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (...given) {
            window.asked += 1; return post.apply(this, given); };
        const box = document.querySelector("[name=q]");
        const type = (words) => {
            box.value = words; box.dispatchEvent(new Event("input", {bubbles: true})); };
        for (let at = 1; at <= 300; at += 1) type("ұ".repeat(at));
        type("нарколог"); }"""
    )
    expect(page.locator(ROWS)).to_have_count(1)
    assert shown(page) == ["37-3"]
    assert page.evaluate("window.asked") <= 2


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("place", ["measures/", "search/"])
def test_a_browser_that_forbids_another_address_still_finds(
    page: Page, address: str, place: str
) -> None:
    """As Safari does when one has changed a hundred times within half a minute."""
    page.goto(f"{address}{place}")
    page.evaluate("() => { history.replaceState = () => { throw new Error('too often'); }; }")
    box = page.locator("[name=q], .results__words")
    for words in ("психиатр", "нарколог"):
        box.fill(words)
        found = page.locator(f"{ROWS} a[href*='37-3'], .results a[href*='measures/37-3/']")
        expect(found.first).to_be_visible()
