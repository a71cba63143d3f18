"""Weight, in Chromium: all that a page fetches is seen, also by a worker, and to the byte."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

import site_support
from measure.static_server import LEVEL, serve
from measure.weight import Visit, breaches, heaviest, visit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page that does all that ours may not."""
    files = {
        "index.html": (
            '<!doctype html><html lang="kk"><title>Үй</title><link rel="icon" href="i.svg">'
            '<link rel="stylesheet" href="a.css"><link rel="stylesheet" href="p.css" media="print">'
            '<script src="a.js" defer></script><p>бала</p>'
        ),
        "a.css": "p { color: red }" * 50,
        "p.css": "p { color: black }" * 50,
        "a.js": (
            'new Worker("w.js"); localStorage.seen = 1; document.cookie = "id=1";'
            'fetch("http://elsewhere.invalid/x").catch(() => 0)'
        ),
        "w.js": 'fetch("data.json")',
        "data.json": "[1, 2, 3]",
        "i.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def visited(chromium: Browser, folder: Path, *, scripts: bool) -> tuple[Visit, dict[str, int]]:
    """A visit, and path → bytes of what the server sent for it."""
    with serve(folder) as served:
        made = visit(chromium, served, "", scripts=scripts)
        return made, {answer.path: answer.size for answer in served.answers if answer.size}


def test_every_request_is_counted_with_its_bytes_on_the_wire(
    chromium: Browser, folder: Path
) -> None:
    made, truth = visited(chromium, folder, scripts=True)
    own = {
        urlsplit(answer.address).path: (answer.type, answer.size)
        for answer in made.sent
        if "127.0.0.1" in answer.address
    }
    assert {path: size for path, (_, size) in own.items()} == truth
    sheet = gzip.compress((folder / "a.css").read_bytes(), LEVEL, mtime=0)
    assert truth["/a.css"] == len(sheet)
    assert {path: name for path, (name, _) in own.items()} == {
        "/": "html",
        "/a.css": "css",
        "/p.css": "css",
        "/a.js": "js",
        "/w.js": "js",
        "/data.json": "other",
        "/i.svg": "image",
    }
    # The sheet for paper is fetched, but no reader waits for it.
    assert made.to_read == truth["/"] + truth["/a.css"]


def test_another_host_and_what_is_kept_are_seen(chromium: Browser, folder: Path) -> None:
    made, _ = visited(chromium, folder, scripts=True)
    assert "http://elsewhere.invalid/x" in {answer.address for answer in made.sent}
    assert made.kept == ("the cookie “id”", "localStorage “seen”")


def test_without_javascript_nothing_of_it_is_fetched(chromium: Browser, folder: Path) -> None:
    made, truth = visited(chromium, folder, scripts=False)
    assert set(truth) == {"/", "/a.css", "/p.css", "/i.svg"}
    assert made.total == sum(truth.values())
    assert made.kept == ()


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("kind", ["acts/*", "ru/data/", "ru/measures/*"])
def test_a_first_visit_to_a_page_of_ours_is_within_its_budget(chromium: Browser, kind: str) -> None:
    folder = site_support.built(editions=True).folder
    address = heaviest(folder)[kind]
    with serve(folder) as served:
        made = visit(chromium, served, address, scripts=True)
        host = urlsplit(served.address).netloc
    assert [*breaches(f"/{address}", kind, made, host)] == []
