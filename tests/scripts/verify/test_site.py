"""Sites as they are read: servers that answer in every way, links that climb, names that lie."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from measure import static_server
from site_support import built
from verify.__main__ import main
from verify.check import ABSENT, check
from verify.links import Links
from verify.site import Folder, UnreadableError, file_of, opened, page_of


@contextmanager
def answering(answer: Callable[[Any], None]) -> Iterator[str]:
    """A server of one's own; `answer` is its do_GET."""
    handler = type("Handler", (BaseHTTPRequestHandler,), {"do_GET": answer, "log_message": _quiet})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


def _quiet(*_: object) -> None:
    pass


def _status(handler: Any, status: int, body: bytes = b"", **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"content_length": str(len(body)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (partial(_status, status=404), "missing"),
        (partial(_status, status=500), "status 500"),
        (partial(_status, status=302, location="https://elsewhere.example/"), "sends one on to"),
        (partial(_status, status=302, location="/"), "sends one on and on"),
        (partial(_status, status=200, body=b"x", content_length="9"), "cut off"),
        (partial(_status, status=200, body=b"junk" * 9, content_encoding="gzip"), "no gzip"),
        (lambda handler: handler.wfile.write(b"SSH-2.0-none\r\n"), "no answer of a web server"),
    ],
    ids=["404", "500", "to another host", "in a ring", "cut off", "no gzip", "no web server"],
)
def test_a_server_that_answers_otherwise_is_one_line(
    answer: Callable[[Any], None], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with answering(lambda handler: answer(handler)) as address:
        assert main([address]) == 1
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith(address)
    assert words in line


def test_a_server_that_has_a_page_for_every_address_is_told() -> None:
    """Else every link would pass."""

    def any_page(handler: Any) -> None:
        file = static_server.file_at(built().folder, handler.path)
        _status(handler, 200, (file or built().folder / "index.html").read_bytes())

    with answering(any_page) as address, closing(opened(address)) as site:
        report = check(site, None)
    assert report.faults == [(ABSENT, "there is no such page, and the server sends one")]


@pytest.mark.parametrize(
    ("href", "page", "leads"),
    [
        ("/plan/topics/", "404.html", "topics/"),
        ("/topics/", "404.html", None),
        ("https://plan.example/plan/topics/?x#y", "", "topics/"),
        ("https://plan.example/topics/", "", None),
        ("https://plan.example.evil/plan/topics/", "", None),
        ("//evil.example/plan/", "", None),
        ("\\\\evil.example/plan/", "", None),
        ("../../topics/media/?x=1#y", "measures/6/", "topics/media/"),
        ("./", "measures/6/", "measures/6/"),
        ("", "measures/6/", "measures/6/"),
        ("#text", "measures/6/", "measures/6/"),
        ("..", "measures/6/", "measures/"),
        (".", "", ""),
        ("../..", "measures/6/", ""),
        ("request/", "measures/6/", "measures/6/request/"),
        ("data/plan.json", "404.html", "data/plan.json"),
        ("../../../x", "measures/6/", None),
        ("..", "", None),
    ],
)
def test_a_link_leads_where_a_browser_goes(href: str, page: str, leads: str | None) -> None:
    links = Links("https://plan.example/plan/")
    links.add(page, href)
    assert [*links.targets] == ([] if leads is None else [leads])
    assert links.inside(page, href) is (leads is not None)


def test_a_page_is_the_index_of_its_folder() -> None:
    for address, file in {"": "index.html", "a/": "a/index.html", "a.csv": "a.csv"}.items():
        assert file_of(address) == file
        assert page_of(file) == address


def test_nothing_outside_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (tmp_path / "site" / "link").symlink_to(tmp_path / "secret")
    for name in ("../secret", "link", "none", "no\0name", "x" * 5000):
        with pytest.raises(UnreadableError):
            Folder(tmp_path / "site").read(name)
