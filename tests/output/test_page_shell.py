"""A page of ours as the shell asks for it, and the shell itself, rendered for each page."""

import pytest

import site_support
from plan_site.output.page_shell import in_shell
from site_support import HOST, built, find, with_html

SITE = "https://plan.example/plan/"


def test_a_page_has_its_own_address_title_and_date() -> None:
    page = site_support.site().pages["measures/6/"]
    shell = in_shell(page, SITE)
    assert (shell.url, shell.title, shell.content) == ("measures/6/", page.title, page.html)
    assert shell.canonical_url == f"{SITE}measures/6/"
    assert shell.update_date == "2025-05-30"
    assert shell.meta.card == f"{SITE}{page.card}"
    assert not shell.is_homepage
    assert in_shell(site_support.site().pages[""], SITE).is_homepage


def test_where_the_sites_own_address_is_not_known_nothing_says_one() -> None:
    shell = in_shell(site_support.site().pages["measures/6/"], "")
    assert (shell.canonical_url, shell.meta.card) == ("", "")


def test_only_pages_that_search_may_find_are_indexed() -> None:
    pages = site_support.site().pages.values()
    robots = {page.address: in_shell(page, SITE).meta.robots for page in pages}
    assert robots["measures/6/"] == ""
    assert robots["measures/6/request/"] == "noindex"


ASKED = {
    "": ["page", "home"],
    "acts/392/": ["page", "reference"],
    "agencies/om/": ["page", "lists"],
    "glossary/": ["page", "reference"],
    "measures/": ["page", "lists"],
    "measures/6/": ["page", "paper"],
    "measures/6/request/": ["page", "request"],
    "overview/": ["page", "overview"],
    "about/": ["page", "prose"],
    "404.html": ["page", "home"],
}


@pytest.mark.parametrize("address", ASKED)
def test_a_page_asks_for_two_sheets_and_two_scripts(address: str) -> None:
    """What its kind needs comes with one more request than what all do; nobody waits for paper."""
    made = built()
    sheets = find(made.tree(address), "//link[@rel='stylesheet']")
    assert [sheet.get("href").split("/")[-1].split(".")[0] for sheet in sheets] == ASKED[address]
    assert [sheet.get("media") for sheet in sheets if "paper" in sheet.get("href")] == [
        "print" for name in ASKED[address] if name == "paper"
    ]
    assert all(sheet.getparent().tag == "head" for sheet in sheets)
    assert len(find(made.tree(address), "//script[@src]")) == 2


@pytest.mark.parametrize("address", ["", "measures/6/", "agencies/om/", "acts/392/"])
def test_every_page_home_too_stands_in_one_shell(address: str) -> None:
    made = built(site_url=HOST)
    assert made.code == 0, made.output
    page = made.tree(address)
    [title] = find(page, "//title")
    assert title.text.startswith(site_support.site().pages[address].title)
    [canonical] = find(page, "//link[@rel='canonical']/@href")
    assert canonical == f"{HOST}{address}"
    assert len(find(page, "//main")) == len(find(page, "//footer")) == 1


def test_what_an_editor_types_stands_escaped_in_the_head() -> None:
    made = built(with_html)
    assert made.code == 0, made.output
    for address in made.pages:
        assert not find(made.tree(address), "//head//b | //head//i | //title/*")
