"""Official words stay as they are when a browser translates a page: they carry translate="no"."""

import pytest

import site_support
from plan_site.analysis.redline import words_of
from plan_site.dataset.fields import FIELDS
from plan_site.language.catalogue import Words
from plan_site.pages.language_runs import in_elements
from site_support import Element, by_class, by_id, content, find, text, with_748, with_html
from support import ROOT

UNTRANSLATED = "ancestor-or-self::*[@translate][1]/@translate = 'no'"
SHORT = 24
"""Letters: a shorter cell, such as «талап етілмейді» or a month, may be our own words as well."""


def kept(elements: list[Element]) -> bool:
    """Whether a browser's translator leaves each as it is, its nearest word on that being no."""
    return bool(elements) and all(element.xpath(UNTRANSLATED) for element in elements)


@pytest.mark.parametrize("change", [with_748, with_html])
def test_what_is_marked_official_is_kept(change: site_support.Change) -> None:
    made = site_support.site(change)
    shown = 0
    for address in made.pages:
        official = by_class(content(made, address), "official")
        assert not official or kept(official), address
        shown += len(official)
    assert shown > 100


def test_a_cell_of_an_act_is_kept_on_whichever_page_it_stands() -> None:
    """An element that holds a field's words and nothing else shows them as the act's."""
    made, plan = site_support.site(), site_support.dataset().plan
    said = {words_of(m.current, field) for m in plan.measures for field in FIELDS}
    said |= {section.title for section in plan.sections}
    said |= {f"{s.number}. {s.title}" for section in plan.sections for s in section.subsections}
    long = {words for words in said if len(words) > SHORT}
    odd = []
    for address in made.pages:
        for element in content(made, address).iter():
            if isinstance(element.tag, str) and text(element) in long and not kept([element]):
                inner = [each for each in element if text(each) == text(element)]
                odd += [] if inner else [f"{address}: {element.tag}: {text(element)[:50]}"]
    assert odd == []


@pytest.mark.parametrize("number", ["6", "28", "44"])
def test_what_is_copied_is_kept(number: str) -> None:
    made = site_support.site()
    own = content(made, f"measures/{number}/")
    places = ("cite-official-text", "cite-news-text", "embed-narrow-code")
    assert kept([by_id(own, name) for name in places])
    assert kept([by_id(content(made, f"measures/{number}/request/"), "letter")])


def test_what_the_buttons_copy_is_the_datasets_and_not_the_pages() -> None:
    page = content(site_support.site(with_html), "measures/6/")
    for button in find(page, "//button[@data-copy]"):
        shown = by_id(page, button.get("data-copy-from")).text_content()
        assert button.get("data-copy") == shown
    places = find(page, "//button[@data-copy]/@data-copy-from")
    assert places == ["cite-official-text", "cite-news-text"]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_what_a_translation_quotes_of_the_act_says_in_which_language_it_is(language: str) -> None:
    words = Words(ROOT / "locale", language)
    shown = in_elements("<p title='«ескі»'>see «талап етілмейді» and «да»</p>", words)
    assert shown == (
        "<p title='«ескі»'>see «<span lang=\"kk\">талап етілмейді</span>» and «да»</p>"
    )
    # A name in an English sentence's own marks; a whole sentence in them that quotes is none.
    shown = in_elements("<p>“Ашық жоспар”, “said «талап етілмейді» there”, “да”</p>", words)
    assert shown == (
        '<p>“<span lang="kk">Ашық жоспар</span>”, '
        '“said «<span lang="kk">талап етілмейді</span>» there”, “да”</p>'
    )
