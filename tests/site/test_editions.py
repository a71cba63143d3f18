"""Whole editions in other languages, tried with a language that is a catalogue and a file alone."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin

import lxml.etree
import pytest
import yaml

import site_support
from plan_site.language.catalogue import OFFICIAL
from pseudo_language import LANGUAGE, disguised, put
from site_support import HOST, Built, broken_links, find, read_page, text
from support import DATA, ROWS

# A site in a language of its own; other tests look at today's editions.
pytestmark = pytest.mark.thorough

KAZAKH: Final = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
STALE, MISSING = "44", "43"


def translation() -> Any:
    return yaml.load((DATA / "editions" / "en.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Both editions: one measure's wording has changed since, one has no translation, nor has a
    topic, a body and a section."""
    folder = site_support.project(tmp_path_factory.mktemp("editions") / "project")
    translated = translation()
    measures = [each for each in translated["measures"] if str(each["number"]) != MISSING]
    for each in measures:
        if str(each["number"]) == STALE:
            each["wording"] = "00000000"
    put(
        folder,
        measures=measures,
        topics=translated["topics"][1:],
        agencies=translated["agencies"][1:],
        sections=translated["sections"][1:],
    )
    run = site_support.mkdocs(folder, "build", "--strict", SITE_URL=HOST)
    return Built(folder=folder / "site", code=run.returncode, output=run.stdout)


def page(made: Built, address: str) -> Any:
    return read_page(made.folder / address / "index.html")


def shown(made: Built) -> list[str]:
    """The pages of the edition, without its prefix."""
    return [
        address.removeprefix(f"{LANGUAGE}/")
        for address in made.pages
        if address.startswith(f"{LANGUAGE}/")
    ]


def test_every_page_stands_in_the_edition_at_the_same_tail(made: Built) -> None:
    assert made.code == 0, made.output
    official = {a for a in made.pages if not a.startswith((f"{LANGUAGE}/", "404"))}
    assert sorted(shown(made)) == sorted(official)
    assert "measures/29-1/" in official
    assert "embed/29-1/" in official


def test_no_link_of_either_edition_leads_nowhere(made: Built) -> None:
    assert [*broken_links(made)] == []


def test_a_page_links_within_its_edition_but_for_the_switch(made: Built) -> None:
    for address in shown(made):
        for link in find(page(made, f"{LANGUAGE}/{address}"), "//a[@href][not(@hreflang)]/@href"):
            target = urljoin(f"{HOST}{LANGUAGE}/{address}", link)
            if target.startswith(HOST) and target.partition("#")[0].endswith("/"):
                assert target.startswith(f"{HOST}{LANGUAGE}/"), f"{address}: {link}"


def runs(tree: Any) -> Iterator[tuple[str, str]]:
    """Every text that is shown and the language in which its element says that it is; a title of a
    page can hold no element."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "title"):
            continue
        parent = element.getparent()
        own = next(e.get("lang") for e in [element, *element.iterancestors()] if e.get("lang"))
        yield element.text or "", own
        if parent is not None and element.tail:
            up = next(e.get("lang") for e in element.iterancestors() if e.get("lang"))
            yield element.tail, up


def test_what_is_kazakh_says_so_on_every_page(made: Built) -> None:
    """Beside the switch, which calls each language by its own name."""
    for address in shown(made):
        tree = page(made, f"{LANGUAGE}/{address}")
        assert tree.get("lang") == LANGUAGE
        unsaid = [words for words, lang in runs(tree) if lang != OFFICIAL and KAZAKH.search(words)]
        assert unsaid == [], address


def test_no_mark_is_left_in_any_file(made: Built) -> None:
    for file in made.folder.rglob("*"):
        if file.suffix in (".html", ".ics", ".xml", ".json"):
            assert not re.search("[\ue000-\ue003]", file.read_text(encoding="utf-8")), file


def test_a_translation_stands_above_the_wording_both_whole(made: Built) -> None:
    tree = page(made, f"{LANGUAGE}/measures/49/")
    official = text(find(page(made, "measures/49/"), "//blockquote")[0])
    [translated, own] = find(tree, "//blockquote")
    [given] = [m["text"] for m in translation()["measures"] if str(m["number"]) == "49"]
    assert text(translated) == given.strip()
    assert (text(own), own.get("lang"), own.get("translate")) == (official, OFFICIAL, "no")
    assert translated.get("lang") is None


def test_what_has_no_translation_is_kazakh_with_a_word_on_it(made: Built) -> None:
    tree = page(made, f"{LANGUAGE}/measures/{MISSING}/")
    assert len(find(tree, "//blockquote")) == 1
    heading = find(tree, "//h1")[0]
    assert find(heading, f".//span[@lang='{OFFICIAL}']")
    assert disguised("аударылмаған") in text(heading)
    assert disguised("Бұл іс-шараның мәтіні әлі аударылмаған.") in text(find(tree, "//main")[0])
    whole = page(made, f"{LANGUAGE}/measures/23-1/")
    assert disguised("аударылмаған") not in text(find(whole, "//blockquote")[0])


def test_a_stale_translation_is_told_on_the_page_and_in_the_build(made: Built) -> None:
    tree = page(made, f"{LANGUAGE}/measures/{STALE}/")
    word = disguised("бұрынғы редакцияның аудармасы")
    assert word in text(find(tree, "//h1")[0])
    assert word in text(find(tree, "//blockquote")[0])
    assert word in str(find(tree, "//title/text()")[0])
    told = [line for line in made.output.splitlines() if "translated" in line]
    assert len(told) == 1
    assert told[0].startswith(f"data/editions/{LANGUAGE}.yaml: measure {STALE}: ")
    # Wherever the measure is listed too: the label alone would pass for a current one.
    listed = find(page(made, f"{LANGUAGE}/measures/"), f"//a[contains(@href, '{STALE}/')]")
    assert listed
    assert all(word in text(each) for each in listed)


def test_the_acts_page_has_the_official_words_whole(made: Built) -> None:
    ours, theirs = (page(made, f"{prefix}acts/392/") for prefix in ("", f"{LANGUAGE}/"))
    [own] = find(theirs, "//section[@lang='kk']")
    there = find(ours, "//section[@lang='kk']")[0]
    words = [text(e) for e in find(there, ".//*[contains(@class, 'official')]")]
    assert [text(e) for e in find(own, ".//*[contains(@class, 'official')]")] == words
    assert len(words) > len(ROWS)


def test_an_example_of_a_file_of_data_is_what_stands_in_the_file(made: Built) -> None:
    wording = text(find(page(made, "measures/6/"), "//blockquote")[0])
    examples = find(page(made, f"{LANGUAGE}/data/"), f"//td/span[@lang='{OFFICIAL}']")
    shown = [text(each).removesuffix(" …") for each in examples]
    assert any(len(each) > 20 and wording.startswith(each) for each in shown)


@cache
def alternates(folder: Path, address: str) -> dict[str, str]:
    tree = read_page(folder / address / "index.html")
    found = find(tree, "//head/link[@rel='alternate'][@hreflang]")
    return {str(each.get("hreflang")): str(each.get("href")) for each in found}


def test_alternates_name_each_edition_from_each_in_the_page_and_in_the_map(made: Built) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    xhtml = "{http://www.w3.org/1999/xhtml}link"
    mapped = {
        str(url.findtext("s:loc", namespaces=space)): {
            str(link.get("hreflang")): str(link.get("href")) for link in url.iterfind(xhtml)
        }
        for url in lxml.etree.parse(str(made.folder / "sitemap.xml")).getroot()
    }
    for address in ("", "measures/", "measures/29-1/", "acts/392/", "agencies/mam/"):
        wanted = {
            OFFICIAL: HOST + address,
            LANGUAGE: f"{HOST}{LANGUAGE}/{address}",
            "x-default": HOST + address,
        }
        for here in (address, f"{LANGUAGE}/{address}"):
            assert alternates(made.folder, here) == wanted
            assert mapped[HOST + here] == wanted
            assert find(page(made, here), "//link[@rel='canonical']/@href") == [HOST + here]


def test_the_switch_is_links_that_keep_the_page(made: Built) -> None:
    for prefix, other in (("", f"{LANGUAGE}/"), (f"{LANGUAGE}/", "")):
        [switch] = find(page(made, f"{prefix}measures/29-1/"), "//nav[@class='languages']")
        links = {
            str(a.get("hreflang")): urljoin(f"{HOST}{prefix}measures/29-1/", a.get("href"))
            for a in find(switch, ".//a")
        }
        assert sorted(links.values()) == sorted(
            [f"{HOST}{prefix}measures/29-1/", f"{HOST}{other}measures/29-1/"]
        )
        assert [a.get("hreflang") for a in find(switch, ".//a[@aria-current]")] == [
            LANGUAGE if prefix else OFFICIAL
        ]
        assert all(a.get("lang") == a.get("hreflang") for a in find(switch, ".//a"))


def test_each_edition_has_its_calendars_feeds_and_cards_and_no_data(made: Built) -> None:
    there = {f.relative_to(made.folder).as_posix() for f in (made.folder / LANGUAGE).rglob("*")}
    for name in ("deadlines.ics", "agencies/mam/changes.xml", "cards/measures/29-1.png"):
        assert f"{LANGUAGE}/{name}" in there
    assert [name for name in there if name.endswith((".csv", ".xlsx", "plan.json"))] == []
    calendar = (made.folder / LANGUAGE / "deadlines.ics").read_text(encoding="utf-8")
    assert f"LANGUAGE={LANGUAGE}" in calendar


def test_the_page_for_no_page_speaks_every_language(made: Built) -> None:
    tree = read_page(made.folder / "404.html")
    [other] = find(tree, f"//section[@lang='{LANGUAGE}']")
    assert disguised("Мұндай бет жоқ") in text(other)
    assert f"/{LANGUAGE}/" in find(other, ".//a/@href")
    assert len(find(tree, "//*[@id='top']")) == 1


class Crawled(HTMLParser):
    """What a crawler that is not ours reads of a page's head: the standard library's parser."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.language = self.canonical = self.robots = ""
        self.alternates: dict[str, list[str]] = {}
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given.get("lang", "")
        elif tag == "meta" and given.get("name") == "robots":
            self.robots = given["content"]
        elif tag == "link" and given.get("rel") == "canonical":
            self.canonical = given["href"]
        elif tag == "link" and given.get("rel") == "alternate" and "hreflang" in given:
            self.alternates.setdefault(given["hreflang"], []).append(given["href"])


def test_a_crawler_is_led_from_each_page_to_it_in_each_edition_and_back(made: Built) -> None:
    """Of every page that may be indexed: one link a language, each answered by the same links."""
    crawled = {HOST + address: Crawled(file) for address, file in made.pages.items()}
    found = {
        url: page
        for url, page in crawled.items()
        if "noindex" not in page.robots and not url.endswith("404.html")
    }
    listed = {
        (url.findtext("{*}loc") or ""): {
            link.get("hreflang", ""): [link.get("href", "")] for link in url.iterfind("{*}link")
        }
        for url in ElementTree.parse(made.folder / "sitemap.xml").getroot()
    }
    assert len(found) > 100
    assert set(listed) == set(found)
    for url, page in found.items():
        tail = url.removeprefix(HOST)
        language = LANGUAGE if tail.startswith(f"{LANGUAGE}/") else OFFICIAL
        tail = tail.removeprefix(f"{LANGUAGE}/")
        own, theirs = f"{HOST}{tail}", f"{HOST}{LANGUAGE}/{tail}"
        wanted = {OFFICIAL: [own], LANGUAGE: [theirs], "x-default": [own]}
        assert (page.language, page.canonical) == (language, url)
        assert page.alternates == listed[url] == wanted
        assert {own, theirs} <= set(found)


def test_who_receives_information_is_called_as_who_is_responsible_is() -> None:
    """English has no abbreviations of its own: a Kazakh one says nothing to its readers."""
    folder = site_support.built(editions=True).folder
    for edition, ministry in (("", "ОМ"), ("ru", "МП"), ("en", "Ministry of Education")):
        tree = read_page(folder / edition / "deadlines" / "index.html")
        [row] = find(tree, "//tr[.//a[contains(@href, 'measures/43/')]]")
        cells = [text(cell) for cell in find(row, "./*")]
        assert ministry in cells
        assert any(ministry in cell and cell != ministry for cell in cells), cells


def test_bodies_are_called_so_in_chips_and_in_a_measures_first_lines_too() -> None:
    folder = site_support.built(editions=True).folder
    for edition, ministry in (("", "ОМ"), ("ru", "МП"), ("en", "Ministry of Education")):
        home = read_page(folder / edition / "index.html")
        [chip] = find(home, "//main//li/a[contains(@href, 'agencies/om/')]")
        assert text(chip).startswith(f"{ministry} ")
        measure = read_page(folder / edition / "measures" / "43" / "index.html")
        who = text(find(measure, "//*[@class='answers']/dd")[1])
        assert who.endswith(f", {ministry}")
