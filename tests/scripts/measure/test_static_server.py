"""The server of the measuring tools answers as a real host does."""

import gzip
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from measure.static_server import Served, file_at, serve

HOME = "<!doctype html><title>Үй</title>" + "<p>бала</p>" * 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "measures" / "6").mkdir(parents=True)
    (site / "index.html").write_text(HOME, encoding="utf-8")
    (site / "measures" / "6" / "index.html").write_text("<p>6</p>", encoding="utf-8")
    (site / "404.html").write_text("<p>no such page</p>", encoding="utf-8")
    (site / "dot.png").write_bytes(b"\x89PNG" + bytes(400))
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return site


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    with serve(folder) as running:
        yield running


def ask(
    served: Served, path: str, encoding: str = "gzip, br", method: str = "GET"
) -> tuple[HTTPResponse, bytes]:
    parts = urlsplit(served.address)
    connection = HTTPConnection(str(parts.hostname), parts.port, timeout=60)
    connection.request(method, path, headers={"Accept-Encoding": encoding})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_it_speaks_to_this_machine_only(served: Served) -> None:
    assert urlsplit(served.address).hostname == "127.0.0.1"


def test_text_goes_out_compressed_with_the_length_of_what_goes_out(served: Served) -> None:
    answer, body = ask(served, "/")
    assert answer.status == 200
    assert answer.headers["Content-Encoding"] == "gzip"
    assert int(answer.headers["Content-Length"]) == len(body) < len(HOME.encode()) / 4
    assert gzip.decompress(body).decode() == HOME
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "max-age" in answer.headers["Cache-Control"]


def test_who_takes_no_gzip_gets_none(served: Served) -> None:
    answer, body = ask(served, "/", encoding="identity")
    assert answer.headers["Content-Encoding"] is None
    assert body.decode() == HOME


def test_what_is_compressed_already_goes_out_as_it_is(served: Served, folder: Path) -> None:
    answer, body = ask(served, "/dot.png")
    assert answer.headers["Content-Encoding"] is None
    assert body == (folder / "dot.png").read_bytes()


def test_a_folder_without_its_slash_is_sent_on(served: Served) -> None:
    answer, _ = ask(served, "/measures/6")
    assert (answer.status, answer.headers["Location"]) == (301, "/measures/6/")
    answer, body = ask(served, "/measures/6/")
    assert (answer.status, gzip.decompress(body)) == (200, b"<p>6</p>")


@pytest.mark.parametrize("path", ["/none/", "/none.css", "/measures/", "/../secret.txt"])
def test_an_address_that_is_none_gets_the_sites_page_for_it(served: Served, path: str) -> None:
    answer, body = ask(served, path)
    assert (answer.status, gzip.decompress(body)) == (404, b"<p>no such page</p>")


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "//../secret.txt"])
def test_nothing_outside_the_folder_is_found(folder: Path, path: str) -> None:
    assert file_at(folder, path) is None


def test_it_tells_what_it_sent(served: Served) -> None:
    _, home = ask(served, "/?q=1")
    ask(served, "/", method="HEAD")
    _, none = ask(served, "/none/")
    told = [(a.path, a.status, a.size, a.type.split(";")[0]) for a in served.answers]
    assert told == [
        ("/?q=1", 200, len(home), "text/html"),
        ("/", 200, 0, "text/html"),
        ("/none/", 404, len(none), "text/html"),
    ]


def test_a_folder_filled_after_the_start_is_served(tmp_path: Path) -> None:
    with serve(tmp_path / "later") as running:
        (tmp_path / "later").mkdir()
        (tmp_path / "later" / "index.html").write_text("late", encoding="utf-8")
        assert gzip.decompress(ask(running, "/")[1]) == b"late"
