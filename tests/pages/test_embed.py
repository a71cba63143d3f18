"""Embed: a measure's card for other sites, and the line of HTML that shows it."""

import gzip
from functools import cache
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest

import site_support
from measure.static_server import LEVEL
from plan_392 import HELPED, MEANS
from plan_site.pages import embed
from plan_site.validation.load import Dataset
from site_support import (
    HOST,
    Change,
    Element,
    by_class,
    by_id,
    find,
    said,
    text,
    texts,
    with_100,
    with_html,
)
from support import ROWS

LIMIT = 3072
"""Bytes of a card with its style sheet, gzip."""


@cache
def files(*changes: Change) -> dict[str, bytes]:
    """The cards by address, as they are written."""
    made = site_support.site(*changes).exports
    return {a.removesuffix("index.html"): b for a, b in made.items() if a.startswith("embed/")}


def card(number: str, *changes: Change) -> Element:
    return lxml.html.document_fromstring(files(*changes)[f"embed/{number}/"].decode())


def facts(page: Element) -> dict[str, str]:
    return {term: text(found) for term, found in site_support.facts(page).items()}


def frame(page: Element, size: str = "narrow") -> Element:
    """What another site has when it puts the line of HTML that a measure's page shows."""
    return lxml.html.fragment_fromstring(by_id(page, f"embed-{size}-code").text_content())


# The card -----------------------------------------------------------------------------------------


def test_every_measure_has_a_card_and_nothing_else_has_one() -> None:
    assert list(files()) == [f"embed/{number}/" for number in ROWS]
    assert set(files(with_100)) - set(files()) == {"embed/29-4/"}


@pytest.mark.parametrize("number", ROWS)
def test_the_official_words_are_the_datasets(number: str, dataset: Dataset) -> None:
    measure, page = dataset.plan.measure(number), card(number)
    version = measure.current
    assert text(by_class(page, "number")[0]) == number
    assert text(by_id(page, "top")) == measure.label
    quoted = [q.text_content() for q in by_class(page, "official")]
    assert quoted == ([] if measure.label_only else [version.text])
    # A sum that goes to another site takes its doubt along.
    doubt = f" {said('sum.doubtful')}" if number == "44" else ""
    assert facts(page) == {
        said("field.deadline"): version.deadline.said,
        said("field.responsible"): version.responsible.said,
        said("field.cost"): version.cost.said + doubt,
        said("measure.source"): said("act.title", act="392", date="2025 жылғы 30 мамыр"),
    }


def test_a_measure_that_is_label_only_shows_its_label_and_says_where_its_wording_is() -> None:
    content = files()["embed/28/"].decode().lower()
    assert [word for word in MEANS if word in content] == []
    assert said("card.full") in text(card("28"))
    assert said("card.full") not in text(card("29-1"))


def test_each_body_has_its_full_name_as_a_title_and_its_abbreviation_as_text(
    dataset: Dataset,
) -> None:
    bodies = find(card("44"), ".//dd/abbr")
    assert [(b.text, b.get("title")) for b in bodies] == [
        (a, dataset.plan.agency(a).name) for a in ("ЖАО", "ТСМ", "МАМ", "ОМ")
    ]


def test_the_tag_says_how_which_act_touched_the_measure_last() -> None:
    assert texts(by_class(card("29-1"), "tag")) == [said("effect.inserted", act="392")]
    assert texts(by_class(card("49", with_100), "tag")) == [said("effect.repealed", act="100")]
    # Its last wording is still that of the act that gave it.
    assert facts(card("49", with_100))[said("measure.source")].startswith("№ 392")


def test_the_card_says_that_it_is_not_official_and_whose_words_are_ours() -> None:
    for number in ROWS:
        assert said("embed.unofficial") in text(card(number))
    assert "Бұл – ресми сайт емес." in said("embed.unofficial")
    assert "CC BY 4.0" in said("embed.unofficial")


def test_the_lines_of_help_stand_on_the_cards_of_the_topics_that_ask_for_them(
    dataset: Dataset,
) -> None:
    with_help = {n for n in ROWS if said("footer.help") in text(card(n))}
    assert with_help == set(HELPED)
    assert dataset.plan.help
    for line in dataset.plan.help.lines:
        assert f"{line.number} – {line.text}" in text(card("28"))


def test_the_card_is_a_whole_page_that_searches_pass_by() -> None:
    page = card("29-1")
    assert page.get("lang") == "kk"
    assert files()["embed/29-1/"].startswith(b"<!doctype html>")
    assert find(page, "//meta[@name='robots']/@content") == ["noindex"]
    assert find(page, "//meta[@name='viewport']/@content") == ["width=device-width,initial-scale=1"]
    assert [len(find(page, f"//{tag}")) for tag in ("main", "h1", "title")] == [1, 1, 1]


def test_nothing_runs_and_nothing_comes_from_elsewhere() -> None:
    for address, content in files().items():
        page = lxml.html.document_fromstring(content.decode())
        assert find(page, "//script | //img | //iframe | //object | //form | //style") == []
        assert find(page, "//@style | //@*[starts-with(name(), 'on')]") == []
        fetched = find(page, "//link[@rel='stylesheet']/@href | //@src")
        assert fetched == [f"../../{site_support.site().asset('embed.css')}"], address
    sheet = site_support.site().exports[site_support.site().asset("embed.css")].decode()
    assert "url(" not in sheet
    assert "@import" not in sheet


def test_one_link_leads_to_the_measures_page_and_leaves_the_frame() -> None:
    for number in ROWS:
        [link] = find(card(number), "//a")
        here = f"https://host.example/plan/embed/{number}/"
        assert urljoin(here, link.get("href")) == f"https://host.example/plan/measures/{number}/"
        assert link.get("target") == "_top"
        assert text(link) == said("embed.more")


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("url", [HOST, "https://other.example/plan/"])
def test_the_page_to_find_instead_is_the_measures_own(url: str) -> None:
    made = site_support.built(site_url=url)
    assert find(made.tree("embed/44/"), "//link[@rel='canonical']/@href") == [f"{url}measures/44/"]


def test_words_of_ours_that_look_like_html_stay_words() -> None:
    for address, content in files(with_html).items():
        page = lxml.html.document_fromstring(content.decode())
        assert (
            find(page, "//script | //img | //u | //i | //b | //@*[starts-with(name(), 'on')]") == []
        )
        assert "<u>белгі</u>" in text(find(page, "//title")[0]), address
        assert "<u>белгі</u>" in text(by_id(page, "top")), address


def test_a_card_with_its_sheet_is_light() -> None:
    sheet = site_support.site().exports[site_support.site().asset("embed.css")]
    heaviest = max(len(gzip.compress(c, LEVEL, mtime=0)) for c in files().values())
    assert 1000 < heaviest + len(gzip.compress(sheet, LEVEL, mtime=0)) <= LIMIT


# The line of HTML ---------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ROWS)
def test_a_measures_page_shows_the_line_and_a_preview_that_is_closed(number: str) -> None:
    page = site_support.content(site_support.site(), f"measures/{number}/")
    details = by_id(page, "embed")
    assert details.tag == "details"
    assert details.get("open") is None
    [preview] = find(details, ".//iframe")
    [link] = find(details, ".//a")
    assert preview.get("src") == link.get("href") == f"../../embed/{number}/"
    assert preview.get("loading") == "lazy"
    line = frame(page)
    assert line.tag == "iframe"
    for name in ("title", "height", "loading"):
        assert line.get(name) == preview.get(name)
    assert line.get("width") == "100%"
    assert line.get("title").startswith(f"{number}. ")
    assert "\n" not in by_id(page, "embed-narrow-code").text_content()


def test_the_line_names_the_card_by_its_whole_address() -> None:
    made = site_support.built(site_url="https://host.example/plan/")
    assert frame(made.tree("measures/29-1/")).get("src") == "https://host.example/plan/embed/29-1/"
    # Where the site's address is not known, it is a path.
    page = site_support.content(site_support.site(), "measures/29-1/")
    assert urlsplit(frame(page).get("src")).path == frame(page).get("src") == "/embed/29-1/"


def test_a_label_cannot_leave_the_line_nor_the_page_that_shows_it() -> None:
    page = site_support.content(site_support.site(with_html), "measures/6/")
    line = frame(page)
    assert (line.tag, line.text, len(line)) == ("iframe", None, 0)
    assert line.get("title") == "6. <u>белгі</u> & <i>\"' 6"
    assert set(line.attrib) == {"src", "title", "width", "height", "style", "loading"}


def test_what_copies_is_hidden_until_a_script_can_copy() -> None:
    page = site_support.content(site_support.site(), "measures/29-1/")
    buttons = by_class(page, "copy-text", "button")
    assert [button.get("data-copy-from") for button in buttons] == [
        *("cite-official-text", "cite-news-text", "embed-narrow-code", "embed-wide-code")
    ]
    assert all(button.get("hidden") is not None for button in buttons)


def test_a_card_with_more_words_gets_a_higher_frame() -> None:
    views = site_support.views()
    made = {m.number: embed.embed(views, m).heights for m in views.plan.measures}
    assert all(each["wide"] < each["narrow"] for each in made.values())
    heights = {number: each["narrow"] for number, each in made.items()}
    assert heights["44"] < heights["29-1"] < heights["37-2"]
    # By the words that it shows: 28's own wording is longer than the line in its place.
    assert heights["28"] < heights["49"]
