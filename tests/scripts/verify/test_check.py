"""Copies of the site in which one thing is changed: each is told with its file."""

import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from altered_sites import WORDING, WRONG, Alter, added, copied, cut, put, removed, summed, without
from measure import static_server
from plan_site.publication.content_policy import POLICY
from site_support import Built, Change, built, with_100, with_748, with_html
from verify.check import Report, check
from verify.rebuild import rebuilt
from verify.site import Folder, file_of, opened

PAGE: Final = "measures/44/index.html"
EVIL: Final = '<script src="https://evil.example/x.js"></script>'


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The site, to be changed."""
    return copied(built(), tmp_path)


@pytest.fixture(scope="module")
def fresh() -> Iterator[Folder]:
    """What the site's own data gives."""
    with rebuilt(Folder(built().folder)) as folder:
        yield folder


def told(folder: Path, fresh: Folder | None) -> list[str]:
    return lines(check(Folder(folder), fresh))


def lines(report: Report) -> list[str]:
    return [f"{address}: {what}" for address, what in sorted(report.faults)]


def faultless(made: Built, fresh: Folder) -> None:
    report = check(Folder(made.folder), fresh)
    assert lines(report) == []
    # All of it was looked at: no check passes for want of anything to check.
    sums = (made.folder / "data/SHA256SUMS").read_text(encoding="utf-8").splitlines()
    files = sum(file.is_file() for file in made.folder.rglob("*"))
    assert (report.files, report.rebuilt) == (files, files)
    assert (report.pages, report.downloads) == (len(made.pages), len(sums))
    assert report.links > 7_000


def test_a_site_as_it_was_built_has_no_faults(fresh: Folder) -> None:
    faultless(built(), fresh)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("changes", "url"),
    [((with_748, with_100), "https://plan.example/here/"), ((with_html,), "")],
    ids=["acts, below a path", "markup"],
)
def test_another_site_as_it_was_built_has_no_faults(changes: tuple[Change, ...], url: str) -> None:
    made = built(*changes, site_url=url)
    with rebuilt(Folder(made.folder)) as fresh:
        faultless(made, fresh)


@pytest.mark.thorough
@pytest.mark.parametrize("path", ["", "plan/"])
def test_over_http_every_file_is_asked_for_and_the_same_faults_are_told(
    copy: Path, fresh: Folder, tmp_path: Path, path: str
) -> None:
    put(PAGE, WORDING, WRONG)(copy)
    put(PAGE, '"../../sections/3/"', '"../../sections/4/"')(copy)
    removed("data/measures.csv")(copy)
    removed("measures/6/index.html")(copy)
    in_folder = check(Folder(copy), fresh)
    root = tmp_path / "root"
    shutil.copytree(copy, root / path)
    with static_server.serve(root) as served:
        with closing(opened(f"{served.address}{path}".rstrip("/"))) as asked:
            over = check(asked, fresh)
        paths = {answer.path.removeprefix(f"/{path}") for answer in served.answers}
    assert lines(over) == lines(in_folder)
    assert over.summary().startswith(in_folder.summary())
    assert "could not be looked at" in over.summary().removeprefix(in_folder.summary())
    assert any(line.startswith("measures/6/: missing") for line in lines(over))
    files = {f.relative_to(copy).as_posix() for f in copy.rglob("*.*")}
    assert {f.removesuffix("index.html") for f in files} <= paths


GONE = "is not what data/plan.yaml gives: "
ALONE: Final[dict[str, tuple[Alter, str]]] = {
    "plan.json and its sum": (
        summed("data/plan.json", put("data/plan.json", WORDING, WRONG)),
        f"data/plan.json: {GONE}line ",
    ),
    "plan.json of junk": (added("data/plan.json", b'{"address": 7}'), "data/plan.json: its sum"),
    "a sum": (put("data/SHA256SUMS", "0", "1"), ": its sum is not"),
    "a sum lost": (
        without("data/SHA256SUMS", r"[0-9a-f]{64}  measures\.csv\n"),
        f"data/SHA256SUMS: {GONE}",
    ),
    "no sums": (removed("data/SHA256SUMS"), "data/SHA256SUMS: missing"),
    "empty sums": (added("data/SHA256SUMS", b""), "data/SHA256SUMS: is empty"),
    "sums of junk": (added("data/SHA256SUMS", b"\xff\xfe"), "data/SHA256SUMS: no text"),
    "a sum of a file outside": (
        put("data/SHA256SUMS", "  measures.csv", "  ../../../etc/passwd"),
        "data/SHA256SUMS: line ",
    ),
    "a map of junk": (cut("sitemap.xml"), "sitemap.xml: no XML"),
}
"""What changes the sums themselves, the map, or a file that another kind changes."""


@pytest.mark.parametrize("kind", ALONE)
def test_what_is_changed_is_told_with_its_file(copy: Path, fresh: Folder, kind: str) -> None:
    alter, words = ALONE[kind]
    alter(copy)
    made = told(copy, fresh)
    assert [line for line in made if words in line], made


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("alter", "what"),
    [
        (cut("data/plan.json"), "its sum is not that of data/SHA256SUMS"),
        (added("data/plan.json", b"{}"), "its sum is not that of data/SHA256SUMS"),
        (removed("data/plan.json"), "missing"),
    ],
    ids=["cut off", "emptied", "removed"],
)
def test_a_fault_of_plan_json_is_no_fault_of_every_page(
    copy: Path, alter: Alter, what: str
) -> None:
    """The site's address stands in it: without it each page was told to differ."""
    alter(copy)
    with rebuilt(Folder(copy)) as fresh:
        made = told(copy, fresh)
    assert f"data/plan.json: {what}" in made
    assert [line for line in made if "plan.json" not in line] == []


AT_ONCE: Final[dict[str, tuple[Alter, str]]] = {
    # A byte.
    "a letter of a wording": (put(PAGE, WORDING, WRONG), f"measures/44/: {GONE}line "),
    "a letter of ours": (put("about/index.html", "ресми сайт емес", "ресми сайт екен"), GONE),
    "search": (put("search/help.json", "111", "112"), f"search/help.json: {GONE}"),
    "a card": (cut("cards/measures/44.png"), f"cards/measures/44.png: {GONE}cut off"),
    "a page cut off": (cut("measures/6/request/index.html", 0.7), f"measures/6/request/: {GONE}"),
    "a page of junk": (
        added("measures/37-1/request/index.html", b"\x00\xff\xfe" * 99),
        "measures/37-1/request/: no page",
    ),
    "an empty page": (
        added("measures/37-2/request/index.html", b""),
        "measures/37-2/request/: no page",
    ),
    "the policy's whereabouts": (
        put(
            "measures/37-3/request/index.html",
            '<meta charset="utf-8">',
            f'<meta charset="utf-8">{EVIL}',
        ),
        "measures/37-3/request/: its Content-Security-Policy stands behind what it must hold",
    ),
    # A file.
    "a card gone": (removed("cards/measures/43.png"), "cards/measures/43.png: missing"),
    "a page gone": (removed("measures/23-1/request/index.html"), "measures/23-1/request/: missing"),
    "a download gone": (removed("data/measures/44.bib"), "data/measures/44.bib: missing"),
    "a script added": (added("assets/more.js", b"alert(1)"), "assets/more.js: a file that"),
    "a download added": (added("data/more.csv", b"a,b\n"), "data/more.csv: a file that"),
    "a page added": (added("measures/45/index.html", b"<h1>45</h1>"), "measures/45/: a file that"),
    # Sums.
    "a feed": (put("changes.xml", "өзгерістер", "өзгеристер"), "changes.xml: its sum"),
    "a table": (put("data/measures.csv", WORDING, WRONG), "data/measures.csv: its sum"),
    "a spreadsheet": (cut("data/plan.xlsx"), "data/plan.xlsx: its sum"),
    "plan.json": (put("data/plan.json", WORDING, WRONG), "data/plan.json: its sum"),
    # Links.
    "a link": (
        put("measures/43/index.html", '"../../sections/3/"', '"../../sections/4/"'),
        "measures/43/: ../../sections/4/: leads to no file",
    ),
    "a place": (
        put("acts/392/index.html", 'id="row-44"', 'id="row-45"'),
        "acts/392/: #row-44: leads to no id, and ",
    ),
    "two places": (
        put("measures/47-1/index.html", 'id="deadline"', 'id="cost"'),
        "measures/47-1/: two places have the id",
    ),
    "what a button copies": (
        put(
            "measures/47-2/index.html",
            'data-copy-from="embed-wide-code"',
            'data-copy-from="embed-kode"',
        ),
        "measures/47-2/: data-copy-from names embed-kode",
    ),
    "a link over the top": (
        put("measures/47-3/index.html", '"../../sections/3/"', '"../../../sections/3/"'),
        "measures/47-3/: ../../../sections/3/: leads out of the site",
    ),
    "javascript:": (
        put("measures/49/index.html", '"../../sections/3/"', '" JaVaScript&#58;alert(1)"'),
        "measures/49/: JaVaScript:alert(1): a link of the kind javascript:",
    ),
    "http:": (
        put("measures/29-2/index.html", "https://adilet", "http://adilet"),
        ": a link of the kind http:",
    ),
    "the map": (
        put("sitemap.xml", "/measures/44/", "/measures/48/"),
        "measures/48/: leads to no file",
    ),
    "embed code": (
        put("measures/29-3/index.html", "/embed/29-3/&#34;", "/embed/45/&#34;"),
        "measures/29-3/: https://plan.example/embed/45/: leads to no file",
    ),
    # The policy.
    "a weaker policy": (
        put("measures/37-1/index.html", "script-src &#39;self&#39;", "script-src *"),
        "measures/37-1/: its Content-Security-Policy is not ours",
    ),
    "a second policy": (
        put(
            "measures/37-2/index.html",
            "<title>",
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>',
        ),
        "measures/37-2/: its Content-Security-Policy is not ours",
    ),
    "no policy": (
        without("embed/44/index.html", "<meta http-equiv[^>]*>"),
        "embed/44/: its Content-Security-Policy is not ours",
    ),
    "a page sent on": (
        put(
            "measures/37-3/index.html", "<title>", '<meta http-equiv="refresh" content="0"><title>'
        ),
        "measures/37-3/: has a meta of the kind refresh",
    ),
    "an inline script": (
        put("measures/37-4/index.html", "</body>", "<script>alert(1)</script></body>"),
        "measures/37-4/: has an inline script",
    ),
    "a handler": (
        put("measures/23-1/index.html", "<h1 ", '<h1 onclick="x()" '),
        "measures/23-1/: has an inline onclick",
    ),
    "an inline style": (
        put("sections/1/index.html", "<h1 ", '<h1 style="x" '),
        "sections/1/: has an inline style",
    ),
    "a style element": (
        put("sections/2/index.html", "</body>", "<style>a{}</style></body>"),
        ": has a style element",
    ),
    "a base": (
        put("sections/3/index.html", "<title>", '<base href="./"><title>'),
        ": has a base element",
    ),
    "a foreign image": (
        put(
            "topics/media/index.html",
            "</body>",
            '<img srcset="x.png 1x, //evil.example/y.png 2x"></body>',
        ),
        "topics/media/: loads //evil.example/y.png from elsewhere",
    ),
    "a foreign sheet": (
        put(
            "topics/parents/index.html",
            "<title>",
            '<link rel="stylesheet" href="\\\\evil.example"><title>',
        ),
        "topics/parents/: loads \\\\evil.example from elsewhere",
    ),
    "a foreign picture": (
        put(
            "topics/digital/index.html",
            "</body>",
            '<svg><use xlink:href="https://evil.example/"/></svg></body>',
        ),
        "topics/digital/: loads https://evil.example/ from elsewhere",
    ),
    # What a reader is told.
    "a digit": (put("measures/42/index.html", "22870,23", "22870,32"), "measures/42/"),
    "a unit": (put("topics/education/index.html", "млн теңге", "млрд теңге"), "topics/education/"),
    "a deadline": (
        put("embed/47-1/index.html", "2025 жылғы тамыз", "2026 жылғы тамыз"),
        "embed/47-1/",
    ),
    "a body": (put("agencies/dsm/index.html", "ДСМ", "ОМ"), "agencies/dsm/"),
    "a mark struck": (without("overview/index.html", '<a class="mark".*?</a>'), "overview/"),
    "official words left to a translator": (
        put("agencies/jao/index.html", ' translate="no"', ""),
        "agencies/jao/",
    ),
    "a page hidden from search engines": (
        put("glossary/index.html", "<title>", '<meta name="robots" content="noindex"><title>'),
        "glossary/",
    ),
    "a page named as another": (
        put("deadlines/index.html", 'example/deadlines/">', 'example/funding/">'),
        "deadlines/",
    ),
    "a total": (put("funding/index.html", "282,861", "282,862"), "funding/"),
    "a card swapped": (
        lambda folder: shutil.copy(
            folder / "cards/measures/6.png", folder / "cards/measures/49.png"
        ),
        "cards/measures/49.png",
    ),
    "a stale page": (
        lambda folder: shutil.copy(
            built(with_748, with_100).folder / "measures/6/index.html",
            folder / "measures/6/index.html",
        ),
        "measures/6/",
    ),
    "a calendar's day": (
        put("deadlines.ics", "DTSTART;VALUE=DATE:2025", "DTSTART;VALUE=DATE:2035"),
        "deadlines.ics",
    ),
    "a feed's day": (
        put("agencies/om/changes.xml", "2025-05-30", "2025-05-31"),
        "agencies/om/changes.xml",
    ),
    "JSON cut off": (cut("data/measures/28.json"), "data/measures/28.json"),
    "a citation": (put("data/measures/29-1.bib", "2025", "2024"), "data/measures/29-1.bib"),
    "the act as XML": (put("data/act-392.akn.xml", "392", "393"), "data/act-392.akn.xml"),
    "the strap struck": (
        without("measures/29-1/index.html", '<aside class="strap".*?</aside>'),
        "measures/29-1/",
    ),
    "the help struck": (
        without("measures/28/index.html", '<aside class="help".*?</aside>'),
        "measures/28/",
    ),
    "another number to call": (
        put("topics/violence/index.html", "tel:111", "tel:117"),
        "topics/violence/",
    ),
    "a letter to a body": (
        put("measures/43/request/index.html", "ОМ", "ЖМ"),
        "measures/43/request/",
    ),
    "a card for other sites": (put("embed/6/index.html", "желтоқсан", "маусым"), "embed/6/"),
    "a script of ours": (
        lambda folder: added(
            next(folder.glob("assets/page.*.js")).relative_to(folder).as_posix(), b"alert(1)"
        )(folder),
        "assets/page.",
    ),
    "a style of ours": (
        lambda folder: added(
            next(folder.glob("assets/page.*.css")).relative_to(folder).as_posix(), b"*{}"
        )(folder),
        "assets/page.",
    ),
    "paper": (
        lambda folder: added(
            next(folder.glob("assets/paper.*.css")).relative_to(folder).as_posix(), b""
        )(folder),
        "assets/paper.",
    ),
    "a hidden file": (added(".env", b"x"), ".env: hidden"),
    "a hidden file in a folder": (added("data/.plan.csv.swp", b"x"), "data/.plan.csv.swp"),
    "an empty folder": (lambda folder: (folder / "measures/46").mkdir(), "measures/46/: an empty"),
}


@pytest.mark.thorough
def test_sabotages_of_many_files_are_all_told(copy: Path, fresh: Folder) -> None:
    """Each changes files of its own, so that one look finds them all."""
    touched: set[Path] = set()
    for kind, (alter, _) in AT_ONCE.items():
        before = stamps(copy)
        alter(copy)
        after = stamps(copy)
        changed = {path for path, _ in before ^ after}
        assert changed, kind
        assert not changed & touched, kind
        touched |= changed
    made = told(copy, fresh)
    for kind, (_, words) in AT_ONCE.items():
        assert [line for line in made if words in line], kind


def stamps(folder: Path) -> set[tuple[Path, tuple[int, int]]]:
    """Every file and folder below, but for folders that hold something, as last changed."""
    return {
        (path, (path.stat().st_mtime_ns, path.stat().st_size))
        for path in folder.rglob("*")
        if path.is_file() or not any(path.iterdir())
    }


def test_what_an_owner_keeps_beside_a_site_is_no_fault(copy: Path, fresh: Folder) -> None:
    added(".nojekyll", b"")(copy)
    added(".git/HEAD", b"ref: refs/heads/pages")(copy)
    added(".well-known/acme-challenge/x", b"x")(copy)
    assert told(copy, fresh) == []


def test_a_foreign_script_on_every_page_is_told_on_every_page(copy: Path, fresh: Folder) -> None:
    pages = [*copy.rglob("*.html")]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("</body>", f"{EVIL}</body>"), encoding="utf-8")
    report = check(Folder(copy), fresh)
    line = "loads https://evil.example/x.js from elsewhere"
    assert sum(what == line for _, what in report.faults) == len(pages)
    assert sum(what.startswith(GONE) for _, what in report.faults) == len(pages)
    assert "so many pages differ" in report.summary()
    # It is told by the page alone, too, where nothing can be built.
    assert sum(what == line for _, what in check(Folder(copy), None).faults) == len(pages)


def test_one_byte_changed_anywhere_is_found_in_its_file_alone(copy: Path, fresh: Folder) -> None:
    dice = random.Random(748)
    files = sorted(file for file in copy.rglob("*") if file.is_file())
    altered = dice.sample(files, 24)
    for file in altered:
        content = file.read_bytes()
        at = dice.randrange(len(content))
        file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    found = {address for address, what in check(Folder(copy), fresh).faults if GONE in what}
    assert {copy / file_of(address) for address in found} == {*altered}


def test_what_a_server_sends_packed_is_that_file(tmp_path: Path, fresh: Folder) -> None:
    folder = copied(built(precompressed=True), tmp_path)
    assert told(folder, fresh) == []
    packed = folder / "measures/44/index.html.gz"
    packed.write_bytes((folder / "measures/43/index.html.gz").read_bytes())
    cut("data/plan.json.gz")(folder)
    added("data/plan.yaml.gz", b"junk")(folder)
    added("data/other.gz", b"junk")(folder)
    assert told(folder, fresh) == [
        "data/other.gz: no gzip",
        "data/plan.json.gz: gzip cut off",
        "data/plan.yaml.gz: no gzip",
        "measures/44/index.html.gz: does not hold measures/44/index.html",
    ]


def test_a_rebuild_shares_no_cache_with_the_build(fresh: Folder) -> None:
    cards = Path(fresh.name).parent / ".cache" / "cards"
    assert cards.resolve() == cards
    assert len([*cards.iterdir()]) >= len([*(Path(fresh.name) / "cards").rglob("*.png")])
