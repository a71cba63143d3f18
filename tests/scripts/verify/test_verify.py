"""`make verify` on copies of the site in which one thing is changed: each is told with its file."""

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import lxml.html
import pytest

import published_words
from altered_sites import WORDING, WRONG, added, copied, cut, put, removed, summed, without
from measure import static_server
from plan_site.pages.long_list import WHOLE
from published_plan import Plan
from site_support import (
    Built,
    built,
    label,
    with_100,
    with_748,
    with_corrections,
    with_document,
    with_html,
    with_measures,
    with_third_wording,
)
from support import DATA, ROOT
from verify import report as verify
from verify.site import Folder, opened

Alter = Callable[[Path], object]
LETTERS = "абвгдежзиклмнопрст"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Today's site, to be changed."""
    return copied(built(), tmp_path)


def told(folder: Path, *, again: bool = False) -> list[str]:
    return verify.verify(Folder(folder), again=again).lines()


# What must pass -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [
        (),
        (with_748,),
        (with_748, with_100),
        (with_third_wording,),
        (with_html,),
        (with_document, with_corrections),
    ],
    ids=lambda changes: " ".join(change.__name__ for change in changes) or "today's",
)
def test_a_site_as_it_was_built_has_no_faults(changes: Any) -> None:
    report = verify.verify(Folder(built(*changes).folder))
    assert report.lines() == []
    # All of it was looked at: no check passes for want of anything to check.
    made = built(*changes)
    sums = (made.folder / "data/SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert report.downloads == len(sums)
    assert report.pages == len(made.pages)
    assert report.files == sum(file.is_file() for file in made.folder.rglob("*"))
    assert report.words > 20_000
    assert report.links > 7_000


def test_a_site_with_packed_files_has_no_faults_and_each_is_unpacked(tmp_path: Path) -> None:
    folder = copied(built(precompressed=True), tmp_path)
    assert told(folder, again=True) == []
    packed = folder / "measures/44/index.html.gz"
    packed.write_bytes((folder / "measures/43/index.html.gz").read_bytes())
    cut("data/plan.json.gz")(folder)
    added("data/plan.yaml.gz", b"junk")(folder)
    assert told(folder) == [
        "data/plan.json.gz: gzip cut off",
        "data/plan.yaml.gz: no gzip",
        "measures/44/index.html.gz: does not hold measures/44/index.html",
    ]


@pytest.mark.parametrize("path", ["", "plan/"])
def test_an_address_is_asked_for_the_same_below_any_path(tmp_path: Path, path: str) -> None:
    shutil.copytree(built().folder, tmp_path / path, dirs_exist_ok=True)
    with static_server.serve(tmp_path) as served:
        with closing(opened(f"{served.address}{path}".rstrip("/"))) as asked:
            report = verify.verify(asked)
        assert report.lines() == []
        assert report.pages == len(built().pages)
        in_folder = verify.verify(Folder(built().folder))
        assert report.summary() == in_folder.summary()
        # Found by what pages name, not by luck: every file was asked for.
        paths = {answer.path.removeprefix(f"/{path}") for answer in served.answers}
        files = {f.relative_to(built().folder).as_posix() for f in built().folder.rglob("*.*")}
        assert {f.removesuffix("index.html") for f in files} <= paths


def test_an_address_tells_the_same_faults_as_its_folder(copy: Path) -> None:
    put("measures/44/index.html", '<p class="official">ж', '<p class="official">з')(copy)
    removed("data/measures.csv")(copy)
    removed("measures/6/index.html")(copy)
    with static_server.serve(copy) as served, closing(opened(served.address)) as site:
        over = verify.verify(site, again=False).lines()
    assert over == told(copy)
    assert any(line.startswith("measures/6/: missing") for line in over)


# One thing changed --------------------------------------------------------------------------------

COST = "1001355,68"
PAGES: dict[str, tuple[Alter, str]] = {
    "wording": (put("measures/44/index.html", f"<p>{WORDING}", f"<p>{WRONG}"), "measures/44/: "),
    "deadline": (
        put("measures/44/index.html", 'official">жыл сайын маусым', 'official">жыл сайын маусым '),
        "measures/44/: ",
    ),
    "cost": (
        put("measures/44/index.html", f"жылы – {COST}", "жылы – 1001355,63"),
        "measures/44/: ",
    ),
    "body in the list": (
        put("measures/44/index.html", "</strong> – жергілікті", "</strong> – жергілікти"),
        "measures/44/: responsible, by name",
    ),
    "an abbreviation's name": (
        put("measures/44/index.html", 'data-name="жергілікті', 'data-name="жергілікти'),
        "measures/44/: abbreviation ЖАО",
    ),
    "note": (
        put("measures/44/index.html", "шамамен 11 есе", "шамамен 12 есе"),
        "measures/44/: note",
    ),
    "quotation": (
        put("measures/44/index.html", f"мәтіні: «{WORDING}", f"мәтіні: «{WRONG}"),
        "measures/44/: cite-news-text",
    ),
    "embed code": (
        put("measures/44/index.html", "title=&#34;44. Қосымша", "title=&#34;44. Косымша"),
        "measures/44/: embed-code",
    ),
    "title": (put("measures/44/index.html", "<title>44. Қ", "<title>44. К"), "measures/44/: title"),
    "description": (
        put(
            "measures/44/index.html",
            'description" content="44-іс-шара: Қ',
            'description" content="44-іс-шара: К',
        ),
        "measures/44/: description",
    ),
    "card's words": (
        put("measures/44/index.html", "Іс-шара: 44. Қ", "Іс-шара: 44. К"),
        "measures/44/: og:",
    ),
    "JSON-LD": (
        put("measures/44/index.html", '"name":"Қосымша', '"name":"Косымша'),
        "measures/44/: JSON-LD, ",
    ),
    "fingerprint": (
        put("measures/44/index.html", 'data-version="d', 'data-version="e'),
        "measures/44/: fingerprints",
    ),
    "section's wording": (put("sections/3/index.html", WORDING, WRONG), "sections/3/: official"),
    "section's title": (
        put("sections/3/index.html", 'official">Қазақстандық', 'official">Казақстандық'),
        "sections/3/: official",
    ),
    "subsection": (
        put("sections/3/index.html", "3.1. Қысқа", "3.1. Кысқа"),
        "sections/3/: subsection",
    ),
    "body's card": (put("agencies/om/index.html", WORDING, WRONG), "agencies/om/: official"),
    "body's name": (
        put("agencies/om/index.html", "</span> Қазақстан", "</span> Казақстан"),
        "agencies/om/: h1",
    ),
    "topic's card": (
        put("topics/education/index.html", "<dd>жыл сайын", "<dd>жыл сайин"),
        "topics/education/: card ",
    ),
    "act's row": (put("acts/392/index.html", WORDING, WRONG), "acts/392/: official"),
    "act's words": (
        put("acts/392/index.html", "мынадай редакцияда", "мынадай редакцийада"),
        "acts/392/: official",
    ),
    "act's glossary": (
        put("acts/392/index.html", "</a> – Қазақстан", "</a> – Казақстан"),
        "acts/392/: official",
    ),
    "embed": (put("embed/44/index.html", WORDING, WRONG), "embed/44/: official"),
    "embed's body": (put("embed/44/index.html", ">ТСМ<", ">ТСН<"), "embed/44/: "),
    "request": (
        put("measures/44/request/index.html", f"«{WORDING}", f"«{WRONG}"),
        "measures/44/request/: ",
    ),
    "request's question": (
        put(
            "measures/44/request/index.html", f"{COST} млн теңге» деп", "1001355,63 млн теңге» деп"
        ),
        "measures/44/request/: questions",
    ),
    "body's request": (
        put(
            "agencies/jao/request/index.html",
            "шығыстар: талап етілмейді",
            "шығыстар: талап етилмейді",
        ),
        "agencies/jao/request/: row ",
    ),
    "list's deadline": (
        put("measures/index.html", '">жыл сайын маусым', '">жыл сайын мaусым'),
        "measures/: row 28, deadline",
    ),
    "deadline's completion": (
        put("deadlines/index.html", ">ақпараттық науқан<", ">ақпараттық наукан<"),
        "deadlines/: row 6, completion",
    ),
    "sum": (
        put("funding/index.html", "92\u00a0327,978</td>", "92\u00a0327,979</td>"),
        "funding/: sum of 44",
    ),
    "source of funds": (put("funding/index.html", "(бюджеттік", "(бюджетік"), "funding/: official"),
    "name in the glossary": (
        put("glossary/index.html", 'glossary__name">респ', 'glossary__name">Респ'),
        "glossary/: names",
    ),
    "the plan's title": (put("index.html", "«Балаларды з", "«Балаларды с"), "/: main"),
    "search": (
        put("search/search_index.json", WORDING, WRONG),
        "search/search_index.json: measures/44/",
    ),
    "a measure's own JSON": (
        summed("data/measures/44.json", put("data/measures/44.json", WORDING, WRONG)),
        "data/measures/44.json: is not what plan.json has",
    ),
    "measure gone from a body": (
        without("agencies/om/index.html", r'<article class="card">.*?</article>'),
        "agencies/om/: measures: ",
    ),
    "measure gone from the list": (
        without("measures/index.html", r'<tr data-number="44".*?</tr>'),
        "measures/: measures, numbers",
    ),
    "measure gone from an act": (
        without("acts/392/index.html", r'<article [^>]*id="row-44".*?</article>'),
        "acts/392/: ",
    ),
    "body gone from a list": (
        without("agencies/index.html", r"<tr><th scope=\"row\">.*?</tr>"),
        "agencies/: bodies",
    ),
    "page cut off": (cut("measures/44/index.html", 0.7), "measures/44/: is cut off"),
    "page of junk": (
        added("measures/44/index.html", b"\x00\xff\xfe" * 99),
        "measures/44/: no page",
    ),
    "empty page": (added("measures/44/index.html", b""), "measures/44/: no page"),
    "page gone": (removed("measures/44/index.html"), "measures/44/: missing"),
    "page added": (
        added("measures/45/index.html", b"<!doctype html><title>45</title><h1>45</h1></html>"),
        "measures/45/: a page that neither",
    ),
}
FILES: dict[str, tuple[Alter, str]] = {
    "feed": (put("changes.xml", "өзгерістер", "өзгеристер"), "changes.xml: its sum"),
    "calendar": (
        put("agencies/om/deadlines.ics", "2025", "2026"),
        "agencies/om/deadlines.ics: its sum",
    ),
    "CSV": (put("data/measures.csv", WORDING, WRONG), "data/measures.csv: its sum"),
    "plan.yaml": (put("data/plan.yaml", WORDING, WRONG), "data/plan.yaml: its sum"),
    "act's text": (
        put("data/sources/392.kk.txt", "қаулы", "каулы"),
        "data/sources/392.kk.txt: its sum",
    ),
    "spreadsheet": (cut("data/plan.xlsx"), "data/plan.xlsx: its sum"),
    "plan.json": (put("data/plan.json", WORDING, WRONG), "data/plan.json: its sum"),
    "plan.json with its sum": (
        summed("data/plan.json", put("data/plan.json", WORDING, WRONG)),
        "measures/44/: official words",
    ),
    "plan.json with its sum, by itself": (
        summed("data/plan.json", put("data/plan.json", WORDING, WRONG)),
        "data/plan.json: measure 44, № 392: its fingerprint",
    ),
    "plan.json cut off": (cut("data/plan.json"), "data/plan.json: no JSON, or cut off"),
    "plan.json of another shape": (
        added("data/plan.json", b'{"address": "data/plan.json", "measures": [{"number": 6}]}'),
        "data/plan.json: is not of its schema",
    ),
    "a sum": (put("data/SHA256SUMS", "0", "1"), ": its sum is not"),
    "a line of the sums": (
        without("data/SHA256SUMS", r"[0-9a-f]{64}  measures\.csv\n"),
        "data/measures.csv: a download that",
    ),
    "no sums": (removed("data/SHA256SUMS"), "data/SHA256SUMS: missing"),
    "sums of junk": (added("data/SHA256SUMS", b"\xff\xfe"), "data/SHA256SUMS: no text"),
    "a sum of a file outside": (
        put("data/SHA256SUMS", "  measures.csv", "  ../../../etc/passwd"),
        "data/SHA256SUMS: line ",
    ),
    "download gone": (removed("data/measures/44.bib"), "data/measures/44.bib: missing"),
    "download added": (
        added("data/more.csv", b"a,b\n"),
        "data/more.csv: a download that SHA256SUMS",
    ),
    "map": (
        put("sitemap.xml", "/measures/44/", "/measures/45/"),
        "measures/44/: is not in the map",
    ),
    "map to nowhere": (
        put("sitemap.xml", "/measures/44/", "/measures/45/"),
        "measures/45/: missing",
    ),
    "map of junk": (cut("sitemap.xml"), "sitemap.xml: no XML"),
    "map, packed": (cut("sitemap.xml.gz"), "sitemap.xml.gz: gzip cut off"),
    "sheet gone": (
        lambda folder: next((folder / "assets").glob("page.*.css")).unlink(),
        ".css: leads to no file",
    ),
    "link": (
        put("measures/44/index.html", '"../../sections/3/"', '"../../sections/4/"'),
        "measures/44/: ../../sections/4/: leads to no file",
    ),
    "place renamed": (
        put("acts/392/index.html", 'id="row-44"', 'id="row-45"'),
        "acts/392/: #row-44: leads to no id, and ",
    ),
    "what a button copies": (
        put("measures/44/index.html", 'data-copy-from="embed-code"', 'data-copy-from="embed-kode"'),
        "measures/44/: data-copy-from names embed-kode",
    ),
    "javascript:": (
        put("measures/44/index.html", '"../../sections/3/"', '"javascript:alert(1)"'),
        "measures/44/: javascript:alert(1): a link of the kind javascript:",
    ),
    "JavaScript in disguise": (
        put("measures/44/index.html", '"../../sections/3/"', '" JaVaScript&#58;alert(1)"'),
        ": a link of the kind javascript:",
    ),
    "http:": (
        put("measures/44/index.html", "https://adilet", "http://adilet"),
        ": a link of the kind http:",
    ),
    "a handler": (
        put("measures/44/index.html", "<h1 ", '<h1 onclick="x()" '),
        "measures/44/: has a handler",
    ),
    "a link over the top": (
        put("measures/44/index.html", '"../../sections/3/"', '"../../../sections/3/"'),
        "measures/44/: ../../../sections/3/: leads out of the site",
    ),
    "a source of the embed code": (
        put("measures/44/index.html", "/embed/44/&#34;", "/embed/45/&#34;"),
        "measures/44/: ",
    ),
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_word_changed_on_a_page_is_told_with_the_page(copy: Path, kind: str) -> None:
    """Without building anything: plan.json alone tells."""
    alter, start = PAGES[kind]
    alter(copy)
    lines = told(copy)
    assert [line for line in lines if line.startswith(start)], lines


@pytest.mark.parametrize("kind", FILES)
def test_a_file_or_a_link_changed_is_told_with_its_file(copy: Path, kind: str) -> None:
    alter, words = FILES[kind]
    alter(copy)
    lines = told(copy)
    assert [line for line in lines if words in line], lines


def test_an_older_wording_is_held_to_its_letters_too(tmp_path: Path) -> None:
    old = "өңірлік ақпараттық"
    folder = copied(built(with_748), tmp_path)
    page = folder / "measures/6/index.html"
    text = page.read_text(encoding="utf-8")
    places = [m.start() for m in re.finditer("өңірлік", text)]
    assert places, old
    for at in places:
        page.write_text(f"{text[:at]}ө{text[at:]}", encoding="utf-8")
        assert [line for line in told(folder) if line.startswith("measures/6/: official")], at


LONG_PAGES: dict[str, tuple[Alter, str]] = {
    "a line lost": (
        without("sections/1/index.html", r'<li id="measure-6-4">.*?</li>\n'),
        "sections/1/: places",
    ),
    "a line's label": (
        put(
            "sections/1/index.html",
            '<span class="number">6-4</span> ',
            '<span class="number">6-4</span> ә',
        ),
        "sections/1/: link to measures/6-4/",
    ),
    "a line of a month": (
        without("deadlines/index.html", r'<li><a href="../measures/6-4/">.*?</li>\n'),
        "deadlines/: list #due-",
    ),
    "a row of an act": (
        without("acts/748/index.html", r'<li id="row-6-4">.*?</li>\n'),
        "acts/748/: has no place #row-6-4",
    ),
    "a row of the data": (
        put("measures/list.json", '"number":"6-4"', '"number":"6-5"'),
        "measures/list.json: has ('6-5', ",
    ),
    "a filter's name": (
        put(
            "measures/index.html", 'data-name="2-бөлім. Суицидтік', 'data-name="2-бөлім. Суицидтик'
        ),
        "measures/: filter",
    ),
    "the data lost": (removed("measures/list.json"), "measures/list.json: missing"),
    "no data": (put("measures/list.json", "[", "{"), "measures/list.json: no list of measures"),
}


def test_a_plan_of_many_measures_has_no_faults(tmp_path: Path) -> None:
    report = verify.verify(Folder(built(with_measures(WHOLE + 20)).folder))
    assert report.lines() == []
    assert report.pages > 3 * WHOLE


@pytest.mark.parametrize("kind", LONG_PAGES)
def test_what_is_changed_in_a_long_list_is_told(tmp_path: Path, kind: str) -> None:
    alter, start = LONG_PAGES[kind]
    folder = copied(built(with_measures(WHOLE + 20)), tmp_path)
    alter(folder)
    assert [line for line in told(folder) if line.startswith(start)]


def test_all_faults_come_at_once_in_one_order(copy: Path) -> None:
    for alter, _ in (PAGES["title"], PAGES["act's row"], FILES["CSV"], FILES["download gone"]):
        alter(copy)
    lines = told(copy)
    assert lines == sorted(lines) == told(copy)
    starts = {line.partition(": ")[0] for line in lines}
    assert {"acts/392/", "data/measures.csv", "data/measures/44.bib", "measures/44/"} <= starts


def random_changes(made: Built, count: int) -> Iterator[tuple[str, str, str]]:
    """Pages with one letter of what they mark as official exchanged, and what was exchanged."""
    dice = random.Random(392)
    pages = [a for a in made.pages if 'official"' in made.pages[a].read_text(encoding="utf-8")]
    for _ in range(count):
        address = dice.choice(pages)
        text = made.pages[address].read_text(encoding="utf-8")
        spots = [
            at
            for found in re.finditer(
                r'<(\w+) class="(?:\w+ )*official"[^>]*>(.*?)</\1>', text, re.S
            )
            for at in range(found.start(2), found.end(2))
            if text[at].isalnum() and not _in_tag(text, found.start(2), at)
        ]
        at = dice.choice(spots)
        letter = dice.choice([c for c in (*LETTERS, *"0123456789") if c != text[at]])
        yield address, f"{text[:at]}{letter}{text[at + 1 :]}", f"{text[at - 20 : at]}[{letter}]"


def _in_tag(text: str, start: int, at: int) -> bool:
    before = text[start:at]
    entity = re.search(r"&[#\w]*$", before)
    return before.rfind("<") > before.rfind(">") or entity is not None


def test_of_two_hundred_letters_changed_by_chance_every_one_is_found() -> None:
    made = built(with_748, with_100)
    plan = Plan((made.folder / "data/plan.json").read_bytes())
    missed = []
    for address, text, what in random_changes(made, 200):
        root = lxml.html.document_fromstring(
            text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8")
        )
        if not published_words.page(plan, address, root).faults:
            missed.append((address, what))
    assert missed == []


def test_published_data_that_makes_no_site_is_told_by_its_own_faults(copy: Path) -> None:
    put("data/plan.yaml", "number: 28", "number: 27")(copy)
    lines = told(copy, again=True)
    assert [line for line in lines if re.match(r"data/plan\.yaml:\d+:\d+: ", line)], lines


def test_another_dataset_is_told_when_one_is_named(copy: Path, tmp_path: Path) -> None:
    site = Folder(copy)
    assert verify.verify(site, again=False, data=DATA / "plan.yaml").lines() == []
    other = tmp_path / "plan.yaml"
    other.write_text("plan: {}\n", encoding="utf-8")
    [line] = verify.verify(site, again=False, data=other).lines()
    assert line == f"data/plan.yaml: is not {other}"


# What can't be read -------------------------------------------------------------------------------


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """As the Makefile runs it."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "verify", *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": "hooks:scripts", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_the_command_says_what_it_looked_at() -> None:
    done = run(str(built().folder))
    assert done.returncode == 0, done.stdout
    pattern = r".+: \d+ downloads, \d+ pages, \d+ official words, \d+ links .*; no faults\n"
    assert re.fullmatch(pattern, done.stdout)


def test_the_command_fails_with_a_line_for_one_letter(copy: Path) -> None:
    PAGES["wording"][0](copy)
    done = run(str(copy))
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert all(line.startswith("measures/44/: ") for line in lines)
    assert len(lines) == 2  # against plan.json, and built once more
    assert "Traceback" not in done.stderr


def test_no_folder_and_no_address_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name, words in {
        str(tmp_path / "none"): "no such folder",
        str(tmp_path / "empty"): "missing",
        "https://": "no address of a site",
        "http://127.0.0.1:99999/": "no address of a site",
        "http://127.0.0.1:1/": "refused",
    }.items():
        done = run(name)
        assert (done.returncode, done.stderr) == (1, ""), name
        [line] = done.stdout.splitlines()
        assert line.startswith(name)
        assert words in line


def test_a_folder_of_junk_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"\x00\x01\xff")
    done = run(str(tmp_path))
    assert done.returncode == 1
    assert "data/SHA256SUMS: missing\n" in done.stdout
    assert "data/plan.json: missing\n" in done.stdout
    assert "Traceback" not in done.stderr + done.stdout


def test_plan_json_of_any_shape_is_a_fault_and_no_traceback(copy: Path) -> None:
    file = copy / "data/plan.json"
    tree = file.read_text(encoding="utf-8")
    for old, new in {
        '"fingerprint"': '"footprint"',
        '"responsible": [': '"responsible": 7, "x": [',
        '"derived"': '"derivative"',
        '"ours": {': '"ours": null, "x": {',
        '"subsection": null': '"subsection": "9.9"',
        '"slug": "om"': '"slug": "mo"',
        '"official": {': '"official": [], "x": {',
    }.items():
        assert old in tree
        file.write_text(tree.replace(old, new, 1), encoding="utf-8")
        lines = told(copy)
        assert "data/plan.json: its sum is not that of SHA256SUMS" in lines or len(lines) > 1, old


def test_labels_are_looked_at_where_they_stand_in_lists() -> None:
    """What the cases above leave out: a label that is ours and a link's own words."""
    made = built()
    plan = Plan((made.folder / "data/plan.json").read_bytes())
    assert plan.by_number["44"].label == label("44")
    for address in ("sections/", "funding/", "topics/media/", "agencies/om/", "deadlines/"):
        text = made.pages[address].read_text(encoding="utf-8")
        main = text.index("<main")
        name = next(m.label for m in plan.measures if m.label in text[main:])
        at = text.index(name, main) + 3
        changed = f"{text[:at]}ъ{text[at + 1 :]}"
        root = lxml.html.document_fromstring(
            changed.encode(), parser=lxml.html.HTMLParser(encoding="utf-8")
        )
        assert published_words.page(plan, address, root).faults, address
