"""Official words stay as they are when a browser translates a page: they carry translate="no"."""

import pytest

import site_support
from plan_site.dataset.fields import FIELDS
from plan_site.pages.renderer import Page
from site_support import Element, by_class, by_id, content, find, text, with_748, with_html

UNTRANSLATED = "ancestor-or-self::*[@translate][1]/@translate = 'no'"


def kept(elements: list[Element]) -> bool:
    """Whether a browser's translator leaves each as it is, its nearest word on that being no."""
    return bool(elements) and all(element.xpath(UNTRANSLATED) for element in elements)


@pytest.mark.parametrize("change", [with_748, with_html])
def test_every_official_word_is_kept(change: site_support.Change) -> None:
    made = site_support.site(change)
    pages: list[Page] = [*made.pages.values()]
    shown = 0
    for page in pages:
        official = by_class(content(made, page.address), "official")
        assert not official or kept(official), page.address
        shown += len(official)
    assert shown > 100


@pytest.mark.parametrize("number", ["6", "28", "44"])
def test_each_field_of_a_measure_is_kept_on_every_page_that_lists_it(number: str) -> None:
    made = site_support.site()
    version = site_support.dataset().plan.measure(number).current
    said = {
        str(getattr(getattr(version, field), "said", getattr(version, field))) for field in FIELDS
    }
    own = content(made, f"measures/{number}/")
    for address in (f"measures/{number}/", "measures/", "deadlines/", "sections/1/", "acts/392/"):
        cells = find(content(made, address), "//td | //dd | //dd/p | //blockquote/p")
        same = [cell for cell in cells if " ".join(text(cell).split()) in said - {"-"}]
        assert not same or kept(same), address
    assert kept([by_id(own, name) for name in ("cite-official-text", "cite-news-text")])
    assert kept([by_id(own, "embed-code")])
    assert kept([by_id(content(made, f"measures/{number}/request/"), "letter")])


def test_what_the_buttons_copy_is_the_datasets_and_not_the_pages() -> None:
    page = content(site_support.site(with_html), "measures/6/")
    for button in find(page, "//button[@data-copy-from]"):
        shown = by_id(page, button.get("data-copy-from")).text_content()
        assert button.get("data-copy") == shown
