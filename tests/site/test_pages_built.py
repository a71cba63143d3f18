"""The site built for real, by `mkdocs build --strict`: what every reader must find."""

import hashlib
import json
import os
import posixpath
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urljoin, urlsplit

import pytest

import site_support
from plan_392 import AGENCIES, EMBEDS, HELPED, MEANS, PAGES, REQUESTS
from plan_site import VERSION
from plan_site.proof.collation import WAYS_OUT
from plan_site.validation.load import Dataset
from site_support import (
    SCRIPTS,
    Built,
    Element,
    broken_links,
    built,
    by_class,
    find,
    mkdocs,
    project,
    text,
    with_100,
    with_748,
    with_corrections,
    with_document,
    with_html,
    with_third_wording,
)
from support import ROOT, ROWS, replace_once

ALL: Final = [*PAGES, "404.html"]

# Measure 28 names means of self-harm; these of its words show where the wording itself stands.
WORDING_OF_28: Final = {"measures/28/", "acts/392/"}


def main_part(address: str) -> Element:
    """What the engine made of a page, without the frame."""
    [article] = find(built().tree(address), "//main")
    return article


@cache
def said(address: str) -> str:
    return text(main_part(address))


# The build ----------------------------------------------------------------------------------------


def test_the_build_succeeds_without_a_warning() -> None:
    made = built()
    assert made.code == 0, made.output
    assert "WARNING" not in made.output
    assert "Traceback" not in made.output


def test_the_site_has_every_promised_page_and_no_other() -> None:
    assert sorted(built().pages) == sorted([*ALL, *EMBEDS])


def test_the_site_map_lists_every_page_but_those_that_no_search_may_lead_to() -> None:
    listed = re.findall(
        "<loc>https://plan.example/(.*?)</loc>",
        (built().folder / "sitemap.xml").read_text(encoding="utf-8"),
    )
    assert sorted(listed) == sorted(set(PAGES) - {*REQUESTS, "search/"})
    aside = {a for a in built().pages if find(built().tree(a), "//meta[@name='robots']")}
    assert aside == {*REQUESTS, *EMBEDS, "search/", "404.html"}


def files(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.mark.thorough
def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    done = mkdocs(
        project(tmp_path / "again"), "build", "--strict", "--site-dir", str(tmp_path / "site")
    )
    assert done.returncode == 0, done.stdout
    assert files(tmp_path / "site") == files(built().folder)


# Where the official words stand -------------------------------------------------------------------


def places(number: str) -> set[str]:
    """The pages on which a measure's wording must stand, by hand-made tables."""
    if number == "28":
        return set(WORDING_OF_28)
    bodies = [f"agencies/{slug}/" for slug, rows in AGENCIES.values() if number in rows]
    return {
        f"measures/{number}/",
        "acts/392/",
        *(f"{page}request/" for page in (f"measures/{number}/", *bodies)),
    }


@pytest.mark.parametrize("number", ROWS)
def test_a_measures_wording_stands_on_its_own_page_its_act_and_its_letters_alone(
    number: str, dataset: Dataset
) -> None:
    wording = dataset.plan.measure(number).current.text
    assert {address for address in ALL if wording in said(address)} == places(number)


@pytest.mark.parametrize("number", ROWS)
def test_a_measure_is_linked_from_its_section_its_bodies_its_topics_and_its_act(
    number: str,
) -> None:
    def leads(address: str) -> bool:
        here = urljoin(site_support.HOST, address)
        target = f"{site_support.HOST}measures/{number}/"
        return any(urljoin(here, h) == target for h in find(main_part(address), ".//a/@href"))

    # A letter to a body writes addresses out and links none.
    expected = {a for a in places(number) if a not in REQUESTS} | {"measures/"}
    if number == "28":
        expected |= {"agencies/iim/", "agencies/jao/", "topics/digital/", "topics/safety/"}
    assert [a for a in sorted(expected - {f"measures/{number}/"}) if not leads(a)] == []


def test_the_body_pages_show_measure_28_by_its_label_alone(dataset: Dataset) -> None:
    label = dataset.plan.measure("28").label
    shown = [slug for slug, rows in AGENCIES.values() if "28" in rows]
    assert sorted(shown) == ["dsm", "iim", "jao", "mam", "oqm", "tjm"]
    for slug in shown:
        assert label in said(f"agencies/{slug}/")


@pytest.mark.parametrize("number", ROWS)
def test_what_is_copied_from_a_measures_page_is_the_official_text_and_nothing_else(
    number: str, dataset: Dataset
) -> None:
    [quotation] = find(built().tree(f"measures/{number}/"), "//blockquote[@class='official']")
    assert quotation.text_content() == dataset.plan.measure(number).current.text


# Links --------------------------------------------------------------------------------------------


def test_every_internal_link_and_anchor_resolves() -> None:
    assert list(broken_links(built())) == []


def test_links_were_found_to_be_checked() -> None:
    links = [h for address in ALL for h in find(built().tree(address), site_support.LINKS)]
    assert len(links) > 3000
    assert sum("#" in h for h in links) > 100


@pytest.mark.in_turn(6)
@pytest.mark.parametrize(
    "changes",
    [(with_748, with_100, with_document, with_corrections), (with_third_wording,)],
    ids=["all", "third"],
)
def test_a_plan_made_up_builds_without_a_warning_and_every_link_resolves(
    changes: tuple[site_support.Change, ...],
) -> None:
    made = built(*changes)
    assert made.code == 0, made.output
    assert "WARNING" not in made.output
    assert list(broken_links(made)) == []
    assert "acts/100/" in made.pages


@pytest.mark.thorough
def test_below_a_path_every_link_resolves_and_the_page_for_no_page_keeps_to_the_path() -> None:
    made = built(site_url="https://host.example/plan/")
    assert made.code == 0, made.output
    assert list(broken_links(made, "https://host.example/plan/")) == []
    links = [
        h
        for h in find(made.tree("404.html"), site_support.LINKS)
        if not h.startswith(("#", "tel:", "mailto:"))
    ]
    assert len(links) > 20
    assert [h for h in links if not urljoin("/", urlsplit(h).path).startswith("/plan/")] == []
    assert [h for h in links if not h.startswith(("/plan/", "https://host.example/plan/"))] == []


def test_the_page_for_no_page_has_no_relative_link() -> None:
    links = find(built().tree("404.html"), site_support.LINKS)
    assert [h for h in links if not re.match(r"/|#|tel:|mailto:|https:", h)] == []


# The frame of every page --------------------------------------------------------------------------


@pytest.mark.parametrize("address", ALL)
def test_a_page_has_its_strap_its_language_one_first_heading_and_the_line_of_help(
    address: str,
) -> None:
    page = built().tree(address)
    assert page.get("lang") == "kk"
    [strap] = by_class(page, "strap")
    assert "Бұл – ресми сайт емес." in text(strap)
    assert len(find(page, "//h1")) == 1
    [footer] = find(page, "//footer")
    [line] = by_class(footer, "foot__help")
    assert find(line, ".//a/@href") == ["tel:111", "tel:112"]
    box = site_support.dataset().plan.help
    assert box
    for help_line in box.lines:
        assert help_line.text in text(line)
    assert site_support.said("footer.state", date="2026 жылғы 22 қараша", version=VERSION) in text(
        footer
    )
    assert site_support.said("footer.contact.none") in text(footer)


@pytest.mark.parametrize("address", ALL)
def test_a_page_has_a_description_of_plain_words(address: str) -> None:
    [description] = find(built().tree(address), "//meta[@name='description']/@content")
    assert description.strip() == description != ""
    assert not re.search("[<>]|&[a-z]+;", description)


def test_no_two_pages_share_a_title() -> None:
    titles = {a: text(find(built().tree(a), "//title")[0]) for a in ALL}
    assert all("Ашық жоспар" in title for title in titles.values())
    assert sorted(titles.values()) == sorted(set(titles.values()))


def test_no_two_pages_share_a_description() -> None:
    shown = [find(built().tree(a), "//meta[@name='description']/@content") for a in ALL]
    flat = [d for found in shown for d in found]
    assert sorted(flat) == sorted(set(flat))


def test_the_menu_marks_where_one_is() -> None:
    def marked(address: str) -> list[tuple[str, str]]:
        [menu] = by_class(built().tree(address), "menu")
        return [(text(a), a.get("aria-current")) for a in find(menu, ".//a[@aria-current]")]

    measures = site_support.said("nav.measures")
    assert marked("measures/") == [(measures, "page")]
    assert marked("measures/29-1/") == [(measures, "true")]
    assert marked("acts/392/") == [("Не өзгерді (№ 392)", "page")]
    assert marked("") == []
    assert marked("404.html") == []


@pytest.mark.thorough
def test_a_title_and_a_description_with_html_are_escaped_by_the_theme_too() -> None:
    made = built(with_html)
    assert made.code == 0, made.output
    page = made.tree("measures/6/")
    label = "6. <u>белгі</u> & <i>\"' 6"
    assert text(find(page, "//title")[0]).startswith(label)
    assert label[3:] in find(page, "//meta[@name='description']/@content")[0]
    for address in made.pages:
        tree = made.tree(address)
        assert find(tree, "//img | //u | //i | //body//b") == [], address
        assert not any("alert(" in (s.text or "") for s in find(tree, SCRIPTS)), address


# Speaking safely ----------------------------------------------------------------------------------


def test_the_help_box_stands_where_it_is_asked_for_and_nowhere_else() -> None:
    # A section or an act that lists a row of a topic that asks for it does so too.
    expected = {
        *(f"sections/{number}/" for number in ("1", "2", "3")),
        "acts/392/",
        "topics/violence/",
        "topics/suicide-prevention/",
        "topics/mental-health/",
        *(f"measures/{number}/" for number in HELPED),
        *(f"measures/{number}/request/" for number in HELPED),
    }
    assert {a for a in ALL if find(built().tree(a), "//aside[@class='help']")} == expected


def test_the_help_box_names_two_numbers_and_the_day_on_which_they_were_checked() -> None:
    [box] = find(built().tree("measures/28/"), "//aside[@class='help']")
    assert find(box, ".//a/@href") == ["tel:111", "tel:112"]
    assert "2026 жылғы 22 қараша" in text(box)


def test_no_other_number_can_be_called() -> None:
    called = {
        h for a in ALL for h in find(built().tree(a), "//a/@href") if not h.startswith(("#", "."))
    }
    assert {h for h in called if h.startswith(("tel:", "sms:"))} == {"tel:111", "tel:112"}


def test_no_page_says_that_a_measure_was_carried_out_or_was_not() -> None:
    claims = re.compile(r"\b(орындалды|орындалмады|орындалған жоқ|іске асты|жүзеге асырылды)\b")
    found = {a: claims.findall(said(a)) for a in ALL}
    assert {a: words for a, words in found.items() if words} == {}


def test_no_body_is_called_lead_but_where_it_is_said_that_the_act_does_not_say() -> None:
    allowed = re.compile(
        r"басты бет|басты екенін (де )?айтпайды"
        r"|негізгі (орындаушы )?екені қаулыда көрсетілмеген|басты орындаушының белгісі емес",
        re.IGNORECASE,
    )
    lead = re.compile(r"\w*\b(басты|жетекші|бас орындаушы|негізгі орындаушы)\b\w*", re.IGNORECASE)
    found = {
        a: lead.findall(allowed.sub("", text(find(built().tree(a), "//body")[0]))) for a in ALL
    }
    assert {a: words for a, words in found.items() if words} == {}
    assert allowed.search(said("measures/6/"))


def test_the_wording_of_28_stands_on_its_page_its_act_and_in_the_data_alone() -> None:
    allowed = {f"{address}index.html" for address in WORDING_OF_28}
    found = {
        file.relative_to(built().folder).as_posix()
        for file in built().folder.rglob("*")
        if file.is_file()
        and any(means in file.read_bytes().decode("utf-8", "ignore").lower() for means in MEANS)
    }
    data = {name for name in found if name.startswith("data/") and not name.endswith(".html")}
    # One may search for its words; what is shown of it there is its label (tests/browser).
    assert found - data - {"search/search_index.json"} == allowed
    assert {"data/plan.yaml", "data/sources/392.kk.txt"} <= data


def test_the_search_index_holds_the_wording_of_28_in_a_record_that_shows_its_label_alone(
    dataset: Dataset,
) -> None:
    index = json.loads((built().folder / "search/search_index.json").read_text(encoding="utf-8"))
    holding = [
        record
        for record in index["docs"]
        if any(means in json.dumps(record, ensure_ascii=False).lower() for means in MEANS)
    ]
    assert all(r.get("label_only") and r["location"] == "measures/28/" for r in holding)
    assert [r["title"] for r in index["docs"] if r["location"] == "measures/28/"] == [
        dataset.plan.measure("28").label
    ]


def test_no_head_of_a_page_holds_the_wording_of_28() -> None:
    for address in WORDING_OF_28:
        head = find(built().tree(address), "/html/head")[0]
        shown = " ".join([text(head), *find(head, ".//@content")])
        assert not any(means in shown.lower() for means in MEANS), address


def test_medical_registration_is_never_mere_registration() -> None:
    # 29-1 speaks of medical registration: the word may not be dropped.
    wrong = re.compile(r"(?<!медициналық )(?<!ұйымдарға )\bесепке қою\b")
    assert {a for a in ALL if wrong.search(said(a).lower())} == set()


# Nothing from elsewhere ---------------------------------------------------------------------------

OWN: Final = {"", "plan.example"}


def test_no_script_style_picture_or_frame_is_fetched_from_elsewhere() -> None:
    foreign = {
        (a, link)
        for a in ALL
        for link in find(
            built().tree(a),
            "//link/@href | //script/@src | //img/@src | //img/@srcset | //iframe/@src | "
            "//source/@src | //video/@src | //object/@data | //form/@action | //use/@href",
        )
        if urlsplit(link).netloc not in OWN
    }
    assert foreign == set()


def test_no_style_fetches_anything_from_elsewhere() -> None:
    wanted = re.compile(r"@import[^;]*|url\(\s*['\"]?(?:https?:)?//[^)]*\)")
    styles = [*built().folder.rglob("*.css")]
    assert styles
    assert {s.name: wanted.findall(s.read_text(encoding="utf-8")) for s in styles} == {
        s.name: [] for s in styles
    }
    inline = [t for a in ALL for t in find(built().tree(a), "//style/text() | //@style")]
    assert [t for t in inline if wanted.search(t)] == []


def test_links_that_leave_the_site_lead_to_the_official_register_alone() -> None:
    hosts = {
        urlsplit(h).netloc for a in ALL for h in find(built().tree(a), "//a/@href") if "//" in h
    }
    assert hosts - OWN == {"adilet.zan.kz"}


def test_no_element_has_a_handler_of_its_own() -> None:
    handlers = {
        (a, name)
        for a in ALL
        for name in {n for e in built().tree(a).iter() for n in e.attrib}
        if name.lower().startswith("on")
    }
    assert handlers == set()


def test_no_link_runs_a_script() -> None:
    links = {h for a in ALL for h in find(built().tree(a), "//@href | //@src")}
    assert [h for h in links if h.lower().startswith(("javascript:", "data:", "vbscript:"))] == []


KEPT: Final = {
    "scheme.js": ['localStorage.getItem("scheme")'],
    "shell.js": ['localStorage.setItem("scheme"'],
    "search.js": ["place.innerHTML = html"],
}
"""What a script of ours does that others may not: the chosen colours are kept on the reader's own
machine, and the help box comes as HTML that was escaped when the site was made."""


def test_our_own_scripts_send_nothing_and_keep_no_more_than_the_chosen_colours() -> None:
    own = sorted((ROOT / "theme" / "scripts").glob("*.js"))
    assert own
    wanted = re.compile(
        r"\b(cookie|localStorage|sessionStorage|indexedDB|sendBeacon|XMLHttpRequest|WebSocket|"
        r"EventSource|eval|innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b"
    )
    for file in own:
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        for kept in KEPT.get(file.name, []):
            assert kept in code, f"{file.name} has no {kept} any more: take it off the list"
            code = code.replace(kept, "")
        assert wanted.findall(code) == [], file.name


def test_our_own_scripts_fetch_only_what_the_site_itself_has() -> None:
    for file in sorted((ROOT / "theme" / "scripts").glob("*.js")):
        assert "://" not in re.sub(
            r"/\*.*?\*/|//[^\n]*", "", file.read_text(encoding="utf-8"), flags=re.DOTALL
        )


# Abbreviations ------------------------------------------------------------------------------------

BLOCKS: Final = ("li", "p", "th", "td", "dt", "dd", "h1", "h2", "h3", "caption")


def entry_of(block: Element) -> Element | None:
    """The entry of a list of definitions in which a block stands."""
    return next(
        (e for e in [block, *block.iterancestors()] if e.tag == "div" and find(e, "./dt")), None
    )


def bare_abbreviations(page: Element, names: dict[str, str]) -> Iterator[str]:
    """Every abbreviation whose full name a reader could not get at where it stands."""
    pattern = re.compile(rf"(?<![\w-])({'|'.join(names)})(?:-\w+)?(?!\w)")
    nodes = "//body//text()[not(ancestor::script) and not(ancestor::style)]"
    for node in find(page, nodes):
        for match in pattern.finditer(node):
            name = names[match[1]]
            parent = node.getparent().getparent() if node.is_tail else node.getparent()
            around = [parent, *parent.iterancestors()]
            if any(e.tag == "abbr" and e.get("data-name") == name for e in around):
                continue
            block = next((e for e in around if e.tag in BLOCKS), parent)
            entry = entry_of(block)
            near = [block] if entry is None else [block, entry]
            if not any(name in text(e) for e in near):
                yield f"{match[0]} in {text(block)[:60]}"


@pytest.mark.parametrize("address", ALL)
def test_every_abbreviation_carries_its_full_name_or_stands_beside_it(
    address: str, dataset: Dataset
) -> None:
    names = {a: entry.name for a, entry in dataset.plan.abbreviations.items()}
    assert list(bare_abbreviations(built().tree(address), names)) == []


def test_abbreviations_are_marked_with_their_suffixes_and_are_many(dataset: Dataset) -> None:
    marked = [
        (text(e), e.get("data-name"))
        for a in ALL
        for e in by_class(built().tree(a), "abbr", "abbr")
    ]
    assert len(marked) > 300
    assert ("ОМ-ге", "Қазақстан Республикасының Оқу-ағарту министрлігі") in marked
    names = {entry.name for entry in dataset.plan.abbreviations.values()}
    assert {name for _, name in marked} == names


def test_the_full_name_is_described_by_the_list_below_the_page() -> None:
    for address in ALL:
        page = built().tree(address)
        for abbreviation in find(page, "//abbr[@aria-describedby]"):
            [name] = find(page, f"//*[@id='{abbreviation.get('aria-describedby')}']")
            assert text(name) == abbreviation.get("data-name")


def test_no_table_has_a_tab_stop_for_each_abbreviation() -> None:
    tables = [t for a in ALL for t in find(built().tree(a), "//table")]
    assert sum(len(find(t, ".//abbr")) for t in tables) > 40
    assert [text(t)[:40] for t in tables if find(t, ".//abbr[@tabindex='0']")] == []


def test_outside_tables_links_and_labels_every_abbreviation_can_be_reached_by_keyboard() -> None:
    for address in ALL:
        out = find(
            built().tree(address),
            "//abbr[not(ancestor::table) and not(ancestor::a) and not(ancestor::label)"
            " and not(@tabindex='0')]",
        )
        assert [text(e) for e in out] == [], address


# What breaks --------------------------------------------------------------------------------------


def place(file: Path, line: str, word: str) -> str:
    """`line:column` of a word in the one line that holds `line`."""
    [(number, found)] = [
        (number, content)
        for number, content in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if line in content
    ]
    return f"{number}:{found.index(word) + 1}"


@pytest.mark.thorough
def test_three_faults_at_once_are_told_line_by_line_and_the_last_good_site_stays(
    tmp_path: Path,
) -> None:
    folder = project(tmp_path / "project")
    assert mkdocs(folder, "build", "--strict").returncode == 0
    good = files(folder / "site")
    assert len(good) > 60

    plan = folder / "data" / "plan.yaml"
    replace_once(plan, "    responsible: ОМ, ДСМ, ЖАО\n", "    responsible: ОММ, ДСМ, ЖАО\n")
    replace_once(plan, "мектептік спорт лигаларын", "мектептік спорт лигаларин")
    label = "  label: Балалар қауіпсіздігі тақырыбын жариялау\n"
    replace_once(plan, label, f"{label}  label: Басқа атау\n")

    done = mkdocs(folder, "build", "--strict")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    body = place(plan, "responsible: ОММ, ДСМ, ЖАО", "ОММ")
    letter = place(plan, "responsible: ОММ, ДСМ, ЖАО", "М, ДСМ")
    wrong = place(plan, "лигаларин", "ин құру")
    again = place(plan, "label: Басқа атау", "label")
    assert [line for line in done.stdout.splitlines() if line.strip()] == [
        f"data/plan.yaml:{body}: measure 29-1: responsible: unknown agency ОММ; did you mean ОМ?",
        f"data/plan.yaml:{letter}: measure 29-1: responsible: has «ОММ,» where the source has "
        f"«ОМ,» after «лғы желтоқсан» (sources/392.kk.txt:180); {WAYS_OUT}",
        f"data/plan.yaml:{wrong}: measure 43: text: has «лигаларин» where the source has "
        f"«лигаларын» after «ктептік спорт» (sources/392.kk.txt:494); {WAYS_OUT}",
        f"data/plan.yaml:{again}: measure 49: label: duplicate key label, "
        f"first in line {int(again.split(':')[0]) - 1}; keep one",
    ]
    assert files(folder / "site") == good


@pytest.mark.in_turn(3)
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("glossary.md", "# Өз бетіміз\n"),  # would stand where a page of the engine stands
        ("measures.md", "# Өз бетіміз\n"),
        ("data/plan.yaml", "x\n"),
    ],
)
def test_a_file_of_docs_at_an_address_that_is_taken_stops_the_build(
    tmp_path: Path, name: str, words: str
) -> None:
    folder = project(tmp_path / "project")
    file = folder / "docs" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(words, encoding="utf-8")
    done = mkdocs(folder, "build", "--strict")
    assert done.returncode == 1, done.stdout
    assert name in done.stdout
    assert "Traceback" not in done.stdout


@pytest.mark.thorough
def test_a_page_of_prose_in_docs_is_built_with_the_rest(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    words = "---\nmenu: true\n---\n# Біздің сөз\n\nМәтін: [алты](measures/6.md).\n"
    (folder / "docs" / "prose.md").write_text(words, encoding="utf-8")
    about = folder / "docs" / "about.md"
    about.write_text(f"{about.read_text(encoding='utf-8')}\n[x](prose.md)\n", encoding="utf-8")
    done = mkdocs(folder, "build", "--strict")
    assert "Traceback" not in done.stdout
    assert done.returncode == 0, done.stdout
    page = site_support.read_page(folder / "site" / "prose" / "index.html")
    assert "Біздің сөз" in text(page)
    assert find(page, "//main/nav//a/@href") == ["../"]
    assert find(page, "//main//p/a/@href") == ["../measures/6/"]
    for part in ("header", "footer"):
        assert "../prose/" in find(
            site_support.read_page(folder / "site" / "about" / "index.html"), f"//{part}//a/@href"
        )
    assert "/prose/" in (folder / "site" / "sitemap.xml").read_text(encoding="utf-8")
    index = json.loads((folder / "site/search/search_index.json").read_text(encoding="utf-8"))
    [found] = [doc for doc in index["docs"] if doc["location"] == "prose/"]
    assert (found["title"], found["text"]) == ("Біздің сөз", "Мәтін: алты.")


@pytest.mark.thorough
def test_a_publisher_left_empty_in_the_configuration_is_no_fault(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    config = folder / "mkdocs.yml"
    emptied = re.sub(
        r"  publisher:\n(    .*\n)+", "  publisher:\n", config.read_text(encoding="utf-8")
    )
    config.write_text(emptied, encoding="utf-8")
    done = mkdocs(folder, "build", "--strict")
    assert "Traceback" not in done.stdout
    assert done.returncode == 0, done.stdout


# Serving ------------------------------------------------------------------------------------------


def free_port() -> int:
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


@contextmanager
def served(folder: Path, port: int, **environment: str) -> Iterator[None]:
    log = (folder / "serve.log").open("wb")
    process = subprocess.Popen(
        [
            *(sys.executable, "-P", "-m", "mkdocs", "serve", "--livereload"),
            *("--dev-addr", f"127.0.0.1:{port}"),
        ],
        cwd=folder,
        env=site_support.clean_environment() | environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, 9)
            process.wait()
        log.close()


def until(port: int, path: str, holds: Callable[[str], bool], seconds: float = 120) -> bool:
    """Whether a page of the served site comes to hold something in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=60) as answer:
                if holds(answer.read().decode("utf-8")):
                    return True
        except OSError:
            pass
        time.sleep(0.2)
    return False


def fetched(port: int, name: str) -> bytes:
    address = name.removesuffix("index.html")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{address}", timeout=60) as answer:
        content: bytes = answer.read()
        return content


def test_an_edited_dataset_or_template_shows_in_the_served_site_at_once(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    port = free_port()
    old = "Мәдени тәрбие мен шығармашылықты дамыту"
    kept = tmp_path / "kept"
    kept.mkdir()

    def files() -> set[str]:
        """What the server has made of the site so far."""
        [made] = kept.glob("mkdocs_*")
        return {f.relative_to(made).as_posix() for f in made.rglob("*") if f.is_file()}

    with served(folder, port, TMPDIR=str(kept)):
        assert until(port, "measures/42/", lambda page: old in page), log_of(folder)
        whole = files()
        assert {"measures/42/index.html", "data/plan.xlsx", "data/SHA256SUMS"} < whole
        edit(folder / "data" / "plan.yaml", f"label: {old}", "label: Жаңа белгі")
        assert until(port, "measures/42/", lambda page: "Жаңа белгі" in page), log_of(folder)
        # Of a changed site it makes no more than what is asked for, and that is of one piece.
        few = {"404.html", "measures/42/index.html", "sitemap.xml", "sitemap.xml.gz"}
        assert files() == few
        assert until(port, "data/measures/42.json", lambda text: "Жаңа белгі" in text)
        assert until(port, "data/", lambda page: "plan.xlsx" in page), log_of(folder)
        assert files() == few | {"data/measures/42.json", "data/index.html"}
        got = {name: fetched(port, name) for name in whole}
        assert files() == whole
        assert "Жаңа белгі" in got["data/measures.csv"].decode()
        for line in got["data/SHA256SUMS"].decode().splitlines():
            digest, name = line.split("  ")
            content = got[posixpath.normpath(f"data/{name}")]
            assert hashlib.sha256(content).hexdigest() == digest, name
        template = folder / "hooks" / "plan_site" / "pages" / "templates" / "measure.html"
        replace_once(template, "{% block content %}", '{% block content %}<p id="probe"></p>')
        assert until(port, "measures/42/", lambda page: 'id="probe"' in page), log_of(folder)


def edit(file: Path, old: str, new: str) -> None:
    """Change a watched file in one step: what is seen half written is built twice."""
    beside = Path(shutil.copy(file, file.parents[2]))
    replace_once(beside, old, new)
    beside.replace(file)


def status(port: int, path: str) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=60) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_a_plan_that_is_mended_is_served_whatever_browsers_are_answered_meanwhile(
    tmp_path: Path,
) -> None:
    """The server's warning of an answer that is no 200 was counted by the strict build."""
    folder = project(tmp_path / "project")
    port = free_port()
    plan = folder / "data" / "plan.yaml"
    end = time.monotonic() + 120
    with served(folder, port):
        assert until(port, "measures/42/", lambda page: "<main" in page), log_of(folder)
        edit(plan, "\nmeasures:\n", "\nmeasure:\n")
        while status(port, "measures/42/") != 500:
            assert time.monotonic() < end, log_of(folder)
        edit(plan, "\nmeasure:\n", "\nmeasures:\n")
        while status(port, "measures/42/") != 200:
            assert time.monotonic() < end, log_of(folder)


def log_of(folder: Path) -> str:
    return (folder / "serve.log").read_text(encoding="utf-8")[-2000:]


# A built site is a folder that any server can serve -----------------------------------------------


def test_every_address_is_a_folder_with_an_index_and_lower_case() -> None:
    made: Built = built()
    for address, file in made.pages.items():
        assert address == address.lower()
        assert file.name == "index.html" or address == "404.html"
