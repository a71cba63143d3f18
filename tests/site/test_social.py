"""What a page tells messengers and social networks: title, description and its card."""

import struct
from pathlib import Path

import pytest

import site_support
from site_support import EVIL, SCRIPTS, Built, Tree, built, find, measure, with_html

HEAD = (
    "og:type",
    "og:site_name",
    "og:locale",
    "og:title",
    "og:description",
    "og:url",
    "og:image",
    "og:image:type",
    "og:image:width",
    "og:image:height",
    "og:image:alt",
)


def told(made: Built, address: str) -> dict[str, str]:
    metas = find(made.tree(address), "//meta[@property]")
    names = [str(meta.get("property")) for meta in metas]
    assert len(names) == len(set(names)), "one of each"
    return {str(meta.get("property")): str(meta.get("content")) for meta in metas}


def pages(made: Built) -> list[str]:
    """Without the page for no page, and the cards that other sites show: nobody shares those."""
    return [a for a in made.pages if a != "404.html" and not a.startswith("embed/")]


def test_every_page_tells_all_of_it_in_its_head() -> None:
    made = built()
    for address in pages(made):
        assert tuple(told(made, address)) == HEAD, address
        in_head = find(made.tree(address), "//head/meta[@property]")
        assert len(in_head) == len(HEAD), address
        assert find(made.tree(address), "//meta[@name='twitter:card']/@content") == [
            "summary_large_image"
        ]


def test_what_is_told_is_the_pages_own() -> None:
    page = site_support.site().pages["measures/28/"]
    assert told(built(), "measures/28/") == {
        "og:type": "website",
        "og:site_name": "Ашық жоспар",
        "og:locale": "kk_KZ",
        "og:title": page.title,
        "og:description": page.description,
        "og:url": "https://plan.example/measures/28/",
        "og:image": "https://plan.example/cards/measures/28.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": page.card_text.alt,
    }


def test_no_official_word_of_measure_28_is_told_with_its_link() -> None:
    official = site_support.dataset().plan.measure("28").current.text
    for value in told(built(), "measures/28/").values():
        assert official[:40] not in value


def test_every_card_told_is_a_picture_of_the_size_told() -> None:
    made = built()
    cards = {told(made, address)["og:image"] for address in pages(made)}
    assert len(cards) == 46
    for card in cards:
        content = (made.folder / card.removeprefix(site_support.HOST)).read_bytes()
        assert struct.unpack(">II", content[16:24]) == (1200, 630)


@pytest.mark.thorough
def test_the_card_is_found_when_the_site_stands_below_a_path() -> None:
    made = built(site_url="https://other.example/plan/")
    assert told(made, "sections/2/")["og:image"] == (
        "https://other.example/plan/cards/sections/2.png"
    )


def test_words_of_ours_that_look_like_html_stay_words() -> None:
    made = built(with_html)
    values = told(made, "agencies/dsm/")
    assert EVIL in values["og:title"]
    assert EVIL in values["og:image:alt"]
    for address in ("agencies/dsm/", "measures/6/", "topics/media/"):
        assert find(made.tree(address), f"//head//img | {SCRIPTS}[contains(., 'alert')]") == []


def test_the_page_for_no_page_has_nothing_to_share() -> None:
    assert find(built().tree("404.html"), "//meta[@property]") == []


@pytest.mark.parametrize("address", ["", "measures/29-1/"])
def test_nothing_of_it_is_fetched_by_a_visitor(address: str) -> None:
    """But for the link to take the picture away, which is followed when it is asked for."""
    fetched = "//*[@href][not(self::a[@download])]/@href | //*[@src]/@src"
    for link in find(built().tree(address), fetched):
        assert "cards/" not in link or Path(link).suffix != ".png"


def closes_the_title(tree: Tree) -> None:
    """Measure 6's label ends the element that it stands in, if anything lets it."""
    measure(tree, "6")["label"] = '</title><script>alert(6)</script>"'


@pytest.mark.thorough
def test_a_label_cannot_leave_the_title_or_an_attribute_of_the_head() -> None:
    made = built(closes_the_title)
    assert made.code == 0, made.output
    page = made.tree("measures/6/")
    said = '6. </title><script>alert(6)</script>"'
    assert find(page, "//head/title")[0].text_content() == f"{said} – Ашық жоспар"
    assert find(page, "//meta[@property='og:title']/@content") == [said]
    assert [s for s in find(page, SCRIPTS) if "alert" in s.text_content()] == []


CITED = {
    "DC.title",
    "DC.creator",
    "DC.date",
    "DC.identifier",
    "DC.language",
    "DCTERMS.bibliographicCitation",
}


@pytest.mark.parametrize("number", ["28", "44"])
def test_a_reference_manager_reads_a_measure(number: str) -> None:
    made, plan = built(), site_support.dataset().plan
    metas = find(made.tree(f"measures/{number}/"), "//head/meta[starts-with(@name, 'DC')]")
    said = {meta.get("name"): meta.get("content") for meta in metas}
    assert {*said} == CITED
    assert said["DC.title"] == plan.plan.title
    assert said["DC.date"] == "2025-05-30"
    assert plan.measure(number).current.text not in said.values()
    assert number in said["DCTERMS.bibliographicCitation"]
    assert said["DC.identifier"].startswith(f"https://plan.example/measures/{number}/?v=")
    links = find(made.tree(f"measures/{number}/"), "//head/link[@rel='alternate']")
    files = {link.get("type"): link.get("href") for link in links}
    for kind, end in (
        ("application/x-bibtex", "bib"),
        ("application/vnd.citationstyles.csl+json", "csl.json"),
    ):
        assert files[kind] == f"../../data/measures/{number}.{end}"
        assert (made.folder / f"data/measures/{number}.{end}").is_file()


def test_only_a_measure_is_cited_so() -> None:
    assert find(built().tree("measures/"), "//meta[starts-with(@name, 'DC')]") == []


def test_a_payload_stays_in_what_a_reference_manager_reads() -> None:
    page = built(with_html).tree("measures/6/")
    assert find(page, "//head//img | //head//b") == []
