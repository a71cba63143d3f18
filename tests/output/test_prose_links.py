"""Hand-written pages link to ours as to files; a link that leads nowhere is told at its line."""

import pytest

from plan_site.faults import SiteError
from plan_site.output.prose_links import linked

PAGES = {"", "measures/", "measures/6/", "about/"}


def made(markdown: str, source: str = "help.md", address: str = "help/", text: str = "") -> str:
    return linked(markdown, source, address, files={"other.md"}, pages=PAGES, text=text or markdown)


def test_a_link_to_one_of_our_pages_becomes_the_way_to_it() -> None:
    assert made("see [x](measures/6.md) and [y](about.md#top)") == (
        "see [x](../measures/6/) and [y](../about/#top)"
    )
    assert made("[x](../measures/6.md)", "a/b.md", "a/b/") == "[x](../../measures/6/)"
    assert made("[x](measures/index.md)") == "[x](../measures/)"


def test_links_between_hand_written_pages_and_to_elsewhere_stay() -> None:
    text = "[x](other.md) [y](https://example.org/a.md) [z](#here)"
    assert made(text) == text


def test_every_link_that_leads_nowhere_is_told_with_its_line_in_the_file() -> None:
    body = "one\n\n[x](measures/7.md)\n[y](nowhere.md)\n"
    with pytest.raises(SiteError) as told:
        made(body, text=f"---\ntitle: x\n---\n{body}")
    first, second = str(told.value).splitlines()
    assert first.startswith("docs/help.md:6:5: links to measures/7.md, which is no page")
    assert second.startswith("docs/help.md:7:5: links to nowhere.md")
