"""Payloads in every text of the dataset come out as plain text, on every page and in every file.

The same plan with harmless words in their places is built beside it: whatever is read from the one
is read from the other, once payloads are changed to those words; so a payload made nothing.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

import feedparser
import icalendar
import lxml.etree
import lxml.html
import openpyxl
import pytest
import yaml
from pybtex.database import parse_string

import site_support
import support
from injected_plan import (
    BY_HAND,
    CALM_PUBLISHER,
    FORMER,
    HELD,
    PAYLOADS,
    PRINTED,
    PUBLISHER,
    REFUSED,
    SHORT,
    Way,
    accepts,
    calmed,
    free,
    harmless,
    injected,
    leaves,
    places,
    texts_at,
)
from site_support import Built, built, find, said, text
from support import fresh_tree

FINGERPRINT: Final = re.compile(r"(?<![0-9a-z])[0-9a-f]{8,64}(?![0-9a-z])")
Reader = Callable[[bytes], Any]


def evil() -> Built:
    return done(built(injected, publisher=PUBLISHER))


def calm() -> Built:
    return done(built(harmless, publisher=CALM_PUBLISHER))


def done(made: Built) -> Built:
    assert made.code == 0, made.output
    return made


@pytest.mark.thorough
def test_the_foot_of_every_page_says_where_to_write_once_that_is_known() -> None:
    [foot] = find(calm().tree(""), "//footer")
    name, email = CALM_PUBLISHER
    assert said("footer.contact", name=name) in text(foot)
    assert find(foot, ".//a/@href[starts-with(., 'mailto:')]") == [f"mailto:{email}"]
    assert said("footer.contact.none") not in text(foot)


@cache
def files(suffix: str) -> list[str]:
    """Every file of the site with such an end, the same on both sides."""
    here, there = (
        sorted(f.relative_to(made.folder).as_posix() for f in made.folder.rglob(f"*{suffix}"))
        for made in (evil(), calm())
    )
    assert here == there
    assert here
    return here


def plain(value: Any) -> Any:
    """What was read, with harmless words for payloads and one sign for fingerprints of texts."""
    if isinstance(value, dict):
        return {plain(key): plain(child) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [plain(child) for child in value]
    if not isinstance(value, str):
        return value
    value = value.replace(PUBLISHER[1], CALM_PUBLISHER[1])
    return FINGERPRINT.sub("#", calmed(value))


def assert_same(suffix: str, read: Reader) -> None:
    """Each file says the same on both sides, and at least one of them a payload."""
    seen = 0
    for name in files(suffix):
        here, there = (read((made.folder / name).read_bytes()) for made in (evil(), calm()))
        assert plain(here) == plain(there), name
        seen += here != there
    assert seen


# The fields ---------------------------------------------------------------------------------------


def test_a_field_lets_in_every_payload_or_none() -> None:
    ways = dict(leaves())
    assert len(ways) > 80
    for way, kind in ways.items():
        let = {payload for payload in PAYLOADS if accepts(kind, payload)}
        assert let in (set(), set(PAYLOADS)), way
    assert set(free()) < set(ways)
    assert {("measures", "label"), ("measures", "versions", "text")} <= set(free())


def test_every_field_that_lets_words_in_holds_every_payload() -> None:
    tree = fresh_tree()
    injected(tree)
    # A reading of an instruction is held to its words: test_manual_instruction_readings.py.
    ways = {way for way in free() if way[:3] != ("acts", "body", "reading")}
    for way in ways - HELD - FORMER - {PRINTED, SHORT}:
        words = " | ".join(texts_at(tree, way))
        assert [payload for payload in PAYLOADS if payload not in words] == [], way
    [short] = texts_at(tree, SHORT)
    assert [payload for payload in PAYLOADS if payload in short]
    for field in BY_HAND:
        words = " | ".join(texts_at(tree, ("measures", "versions", field)))
        assert [payload for payload in PAYLOADS if payload not in words] == [], field


@pytest.mark.parametrize("sign", REFUSED, ids=ascii)
def test_what_nobody_sees_no_field_lets_in(sign: str) -> None:
    assert [way for way, kind in leaves() if accepts(kind, sign)] == []


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("field", [*BY_HAND, "heading", "instruction"])
def test_an_official_phrase_lets_in_no_payload_without_a_reading(field: str) -> None:
    tree = fresh_tree()
    way = ("acts", "body", field) if field not in BY_HAND else ("measures", "versions", field)
    holder, key = next(places(tree, way))
    for payload in PAYLOADS:
        holder[key] = payload
        plan, faults = support.check(tree)
        assert plan is None
        assert any(way == steps(f.path) and "no rule reads" in f.message for f in faults), payload


def test_what_is_declared_of_a_published_text_stands_in_it() -> None:
    for way in HELD:
        tree = fresh_tree()
        holder, key = next(places(tree, way))
        holder[key] = PAYLOADS[5]
        plan, faults = support.check(tree)
        assert plan is None
        assert faults, way


def steps(path: tuple[str | int, ...]) -> Way:
    return tuple(step for step in path if isinstance(step, str))


# Pages --------------------------------------------------------------------------------------------


def elements(page: Any) -> list[tuple[str, list[str]]]:
    """Every element in the page's order, with the names of its attributes."""
    return [(str(each.tag), sorted(each.attrib)) for each in page.iter()]


def linked_data(page: Any) -> list[Any]:
    return [json.loads(each.text) for each in find(page, "//script[@type][not(@src)]")]


SIZED: Final = frozenset({"d", "height", "points", "viewbox", "width", "x", "y"})
"""Attributes that tell how much room words take."""


def attributes(page: Any) -> Counter[tuple[str, str, str]]:
    return Counter(
        (str(each.tag), name, plain(value))
        for each in page.iter()
        for name, value in each.attrib.items()
        if name not in SIZED
    )


def words(page: Any) -> str:
    """All its text but for scripts, read as data, sizes of files, and examples, which are cut."""
    example = f"ancestor::td[@data-label='{site_support.said('data.field.example')}']"
    passed = f"parent::script or parent::td[@class='figure'] or {example}"
    said = closed(" ".join(find(page, f"//body//text()[not({passed})]")))
    return CODE.sub(shown, said)


CODE: Final = re.compile(r'<iframe src="https://plan\.example/[^<]*</iframe>')
"""The line of HTML that a page offers to copy, told as text."""


def shown(code: re.Match[str]) -> str:
    """What the line of HTML makes on another site: one frame, with its name."""
    made = lxml.html.fragment_fromstring(code[0], create_parent="p")
    [frame] = made
    assert (frame.tag, frame.text, frame.tail) == ("iframe", None, None)
    assert sorted(frame.attrib) == ["height", "loading", "src", "style", "title", "width"]
    return f"{frame.get('src')} {frame.get('title')}"


def closed(words: str) -> str:
    return " ".join(words.replace("\u00a0", " ").split())


def pairs() -> Iterator[tuple[str, Any, Any]]:
    for name in files(".html"):
        yield name, *(site_support.read_page(made.folder / name) for made in (evil(), calm()))


def test_no_element_and_no_attribute_appears() -> None:
    for name, here, there in pairs():
        assert elements(here) == elements(there), name


def test_no_attribute_says_anything_else() -> None:
    for name, here, there in pairs():
        assert attributes(here) == attributes(there), name


def test_every_word_of_every_page_is_as_it_is_in_the_dataset() -> None:
    for name, here, there in pairs():
        assert plain(words(here)) == plain(words(there)), name


def test_what_machines_read_of_a_page_holds_the_words_themselves() -> None:
    seen: set[str] = set()
    for name, here, there in pairs():
        assert plain(linked_data(here)) == plain(linked_data(there)), name
        seen |= {p for p in PAYLOADS for s in strings(linked_data(here)) if p in s}
    assert seen == set(PAYLOADS)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for child in value.values() if isinstance(value, dict) else value:
            yield from strings(child)


UNSHOWN: Final = frozenset({("help", "words")})
"""Search compares with these, and no page shows them."""


def test_every_value_stands_on_a_page_as_it_is() -> None:
    tree = fresh_tree()
    injected(tree)
    said = " | ".join(words(here) for _, here, _ in pairs())
    for way in set(free()) - HELD - UNSHOWN:
        assert [value for value in texts_at(tree, way) if value not in said] == [], way


def test_titles_and_previews_of_links_hold_the_words_themselves() -> None:
    tree = fresh_tree()
    injected(tree)
    for measure in tree["measures"]:
        page = evil().tree(f"measures/{measure['number']}/")
        title = f"{measure['number']}. {measure['label']}"
        assert find(page, "//title")[0].text == f"{title} – Ашық жоспар"
        assert find(page, "//meta[@property='og:title']/@content") == [title]
        assert text(find(page, "//h1")[0]).endswith(measure["label"])


# Files --------------------------------------------------------------------------------------------


def test_json_holds_the_words_themselves() -> None:
    # What only tells sizes and hashes of files is theirs and not the dataset's.
    def read(content: bytes) -> Any:
        value = json.loads(content)
        for resource in value.get("resources", []) if isinstance(value, dict) else []:
            del resource["bytes"], resource["hash"]
        # The help box for search, and what it shows where nothing is found.
        for key in {"html", "none"} & {*value} if isinstance(value, dict) else ():
            page = lxml.html.document_fromstring(value[key])
            value[key] = [elements(page), words(page)]
        return value

    assert_same(".json", read)
    assert {"search/search_index.json", "data/plan.json"} <= set(files(".json"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_cell_of_csv_is_a_formula_whatever_parts_the_cells(delimiter: str) -> None:
    for name in files(".csv"):
        content = (evil().folder / name).read_text(encoding="utf-8-sig")
        cells = [c for row in csv.reader(io.StringIO(content), delimiter=delimiter) for c in row]
        assert [c for c in cells if c.lstrip().startswith(OPENERS) and c != "-"] == [], name


OPENERS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def test_csv_holds_the_words_themselves_but_for_the_apostrophe() -> None:
    def read(content: bytes) -> Any:
        found = csv.reader(io.StringIO(content.decode("utf-8-sig")), strict=True)
        return [[re.sub(r"""'(?=[\s"]*[-=+@])""", "", cell) for cell in row] for row in found]

    assert_same(".csv", read)


def test_no_cell_of_the_spreadsheet_is_a_formula_or_a_link() -> None:
    def read(content: bytes) -> Any:
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
        assert {c.data_type for c in cells} <= {"s", "n", "d"}
        assert [c for c in cells if c.hyperlink] == []
        return [str(c.value) for c in cells]

    assert_same(".xlsx", read)


def test_feeds_hold_the_words_as_text() -> None:
    def read(content: bytes) -> Any:
        made = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
        assert not made.bozo
        kinds = {entry.title_detail["type"] for entry in [made.feed, *made.entries]}
        kinds |= {entry.summary_detail["type"] for entry in made.entries}
        assert kinds == {"text/plain"}
        return [
            *[[entry.title, entry.link, closed(entry.summary)] for entry in made.entries],
            *[tag.term for entry in made.entries for tag in entry.get("tags", [])],
        ]

    assert_same("changes.xml", read)
    feed = (evil().folder / "changes.xml").read_text(encoding="utf-8")
    assert feed.count("&lt;img src=x") >= 2


def test_calendars_hold_the_words_and_no_other_line() -> None:
    def read(content: bytes) -> Any:
        made = icalendar.Calendar.from_ical(content)
        return [
            [
                part.name,
                [
                    (
                        key,
                        part.decoded(key).decode()
                        if isinstance(part.decoded(key), bytes)
                        else str(part[key]),
                    )
                    for key in part
                ],
            ]
            for part in made.walk()
        ]

    assert_same(".ics", read)


def test_the_acts_markup_holds_the_words_as_text() -> None:
    def read(content: bytes) -> Any:
        root = lxml.etree.fromstring(content)
        return [[str(e.tag), dict(e.attrib), e.text, e.tail] for e in root.iter()]

    assert_same(".akn.xml", read)


def test_bibtex_has_one_entry_a_measure_whatever_its_words_hold() -> None:
    def read(content: bytes) -> Any:
        made = parse_string(content.decode(), "bibtex")
        [entry] = made.entries.values()
        return [entry.type, sorted(entry.fields)]

    for name in files(".bib"):
        here, there = (read((made.folder / name).read_bytes()) for made in (evil(), calm()))
        assert here == there, name


def test_the_dataset_goes_out_as_it_is() -> None:
    tree = fresh_tree()
    injected(tree)
    assert yaml.load((evil().folder / "data/plan.yaml").read_bytes(), yaml.CBaseLoader) == tree
