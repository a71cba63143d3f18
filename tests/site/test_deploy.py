"""What deploy/ ships, in Debian's nginx and Caddy: headers, types, packing, caching, framing."""

import gzip
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path
from typing import Final

import pytest

from measure import web_server
from site_support import built, contents, find
from support import ROOT

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
)
YEAR: Final = "public, max-age=31536000, immutable"
PAGE: Final = b"<!doctype html><title>6</title>" + b"<p>measure</p>" * 100


@dataclass(frozen=True, kw_only=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    def __getitem__(self, name: str) -> str:
        return self.headers.get(name.lower(), "")


@dataclass(frozen=True, kw_only=True)
class Server:
    name: str
    port: int
    site: Path

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """An answer as it comes over the wire; header names with _ for -."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            sent = {"Host": "127.0.0.1"}
            sent |= {name.replace("_", "-"): value for name, value in headers.items()}
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            pairs = {(name.lower(), value) for name, value in answer.getheaders()}
            told = dict(pairs)
            # A browser would join two values of one header: here they are seen.
            assert len(told) == len(pairs), pairs
            return Answer(status=answer.status, headers=told, body=answer.read())
        finally:
            connection.close()


def program(name: str) -> str:
    """A server that runs, unpacked from Debian's package where none is installed."""
    done = subprocess.run(
        [ROOT / "scripts" / "setup" / "find-web-server.sh", name],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(done.stderr.strip().splitlines()[-1])
    return done.stdout.strip()


@pytest.fixture(scope="module", params=web_server.KINDS)
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The built site with its .gz files, and beside its own pages what other plans may have."""
    made = built(precompressed=True)
    assert made.code == 0, made.output
    site = tmp_path_factory.mktemp("www") / "a site"
    shutil.copytree(made.folder, site)
    for name, content in ADDED.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    with web_server.serve(request.param, program(request.param), site) as port:
        yield Server(name=request.param, port=port, site=site)


ADDED: Final = {
    "embed/6/index.html": PAGE,
    "deadlines.ics": b"BEGIN:VCALENDAR\r\n",
    "agencies/mam/changes.xml": b"<feed/>",
    "data/act-392.akn.xml": b"<akomaNtoso/>",
    "data/measures.csv": b"number\r\n6\r\n",
    "data/plan.xlsx": b"PK",
    "data/plan.json": b"{}",
    "data/plan.schema.json": b"{}",
    "data/measures/6.bib": b"@misc{a}",
    "data/measures/6.csl.json": b"[]",
    "data/SHA256SUMS": b"00  plan.yaml\n",
    "assets/page.0123abcd.css": b"a{}",
    "assets/javascripts/bundle.0123abcd.min.js": b";",
    "assets/loose.css": b"a{}",
    "assets/mark.0123abcd.svg": b"<svg/>",
    "later.txt": b"written by hand, not packed: " + b"words " * 100,
    ".git/config": b"[core]",
    "data/.hidden": b"no",
    ".well-known/security.txt": b"Contact: mailto:a@plan.example",
}
"""Files of every kind that the site has or is to have, and such as stand beside it by accident."""


# Headers

PATHS: Final = (
    "/",
    "/measures/44/",
    "/data/plan.yaml",
    "/assets/mark.0123abcd.svg",
    "/no/such/page",
)


@pytest.mark.in_turn(3)
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_every_answer_is_guarded(server: Server, path: str, method: str) -> None:
    answer = server.ask(path, method)
    assert answer["Content-Security-Policy"] == f"{POLICY}; frame-ancestors 'self'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "geolocation=()" in answer["Permissions-Policy"]
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    # No version; Caddy can leave the name out as well, and has https of itself.
    assert answer["Server"] == {"nginx": "nginx", "caddy": ""}[server.name]
    assert (
        answer["Strict-Transport-Security"]
        == ({"nginx": "", "caddy": "max-age=31536000"}[server.name])
    )
    assert "Set-Cookie" not in answer.headers


def test_cards_alone_may_be_framed_by_other_sites(server: Server) -> None:
    assert server.ask("/embed/6/")["Content-Security-Policy"] == f"{POLICY}; frame-ancestors *"
    for path in ("/measures/embed/", "/embed", "/embed/none/"):
        assert "frame-ancestors 'self'" in server.ask(path)["Content-Security-Policy"], path


def test_the_pages_own_policy_is_the_servers(server: Server) -> None:
    made = built(precompressed=True)
    own = {
        str(policy)
        for address in made.pages
        for policy in find(made.tree(address), "//meta[@http-equiv]/@content")
    }
    assert own == {POLICY}


def test_open_data_may_be_read_by_scripts_of_other_sites(server: Server) -> None:
    for path in ("/data/plan.yaml", "/data/plan.json", "/deadlines.ics"):
        assert server.ask(path)["Access-Control-Allow-Origin"] == "*", path
    for path in ("/", "/data/", "/search/search_index.json"):
        assert "access-control-allow-origin" not in server.ask(path).headers, path


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent(server: Server, method: str) -> None:
    assert server.ask("/data/plan.yaml", method).status == 405


# Types


@pytest.mark.parametrize(
    ("path", "type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/measures/44/", "text/html; charset=utf-8"),
        ("/assets/page.0123abcd.css", "text/css; charset=utf-8"),
        ("/assets/javascripts/bundle.0123abcd.min.js", "text/javascript; charset=utf-8"),
        ("/assets/mark.0123abcd.svg", "image/svg+xml"),
        ("/cards/site.png", "image/png"),
        ("/deadlines.ics", "text/calendar; charset=utf-8"),
        ("/agencies/mam/changes.xml", "application/atom+xml"),
        ("/sitemap.xml", "application/xml"),
        ("/sitemap.xml.gz", "application/gzip"),
        ("/data/measures.csv", "text/csv; charset=utf-8"),
        ("/data/plan.yaml", "application/yaml"),
        ("/data/plan.json", "application/json"),
        ("/data/plan.schema.json", "application/schema+json"),
        ("/data/act-392.akn.xml", "application/akn+xml"),
        ("/data/measures/6.bib", "application/x-bibtex"),
        ("/data/measures/6.csl.json", "application/vnd.citationstyles.csl+json"),
        (
            "/data/plan.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        ("/data/sources/392.kk.txt", "text/plain; charset=utf-8"),
        ("/data/SHA256SUMS", "text/plain; charset=utf-8"),
        ("/search/search_index.json", "application/json"),
    ],
)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_every_file_says_what_it_is(server: Server, path: str, type: str, encoding: str) -> None:
    answer = server.ask(path, Accept_Encoding=encoding)
    assert answer.status == 200
    assert answer["Content-Type"] == type


def test_no_file_of_the_site_is_of_an_unknown_type(server: Server) -> None:
    for name in contents(server.site):
        if not any(part.startswith(".") for part in Path(name).parts):
            answer = server.ask(f"/{name}", "HEAD")
            assert answer.status == 200, name
            assert answer["Content-Type"] != "application/octet-stream", name


# Compression


def test_texts_go_out_as_they_were_packed(server: Server) -> None:
    packed = server.ask("/measures/44/", Accept_Encoding="br, gzip")
    plain = server.ask("/measures/44/")
    assert packed["Content-Encoding"] == "gzip"
    assert packed["Vary"] == "Accept-Encoding"
    assert "content-encoding" not in plain.headers
    assert packed.body == (server.site / "measures/44/index.html.gz").read_bytes()
    assert gzip.decompress(packed.body) == plain.body
    assert plain.body == (server.site / "measures/44/index.html").read_bytes()
    assert len(packed.body) < len(plain.body) / 3


def test_a_text_without_its_packed_file_is_packed_by_the_server(server: Server) -> None:
    answer = server.ask("/later.txt", Accept_Encoding="gzip")
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.body) == ADDED["later.txt"]


def test_pictures_and_archives_are_not_packed_again(server: Server) -> None:
    for path in ("/cards/site.png", "/data/plan.xlsx", "/sitemap.xml.gz"):
        assert "content-encoding" not in server.ask(path, Accept_Encoding="gzip").headers, path


# Caching


def test_assets_with_a_fingerprint_stay_for_a_year_and_all_else_is_asked_for_again(
    server: Server,
) -> None:
    for path in ("/assets/page.0123abcd.css", "/assets/javascripts/bundle.0123abcd.min.js"):
        assert server.ask(path)["Cache-Control"] == YEAR, path
    for path in ("/", "/measures/44/", "/data/plan.yaml", "/assets/loose.css", "/cards/site.png"):
        assert server.ask(path)["Cache-Control"] == "no-cache", path
    # That an asset is missing for a moment must not be remembered.
    missing = server.ask("/assets/gone.0123abcd.css")
    assert (missing.status, missing["Cache-Control"]) == (404, "no-cache")


@pytest.mark.parametrize("path", ["/", "/measures/44/", "/data/plan.yaml", "/data/plan.xlsx"])
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_what_a_browser_has_is_not_sent_again(server: Server, path: str, encoding: str) -> None:
    first = server.ask(path, Accept_Encoding=encoding)
    for condition in (
        {"If_None_Match": first["ETag"]},
        {"If_Modified_Since": first["Last-Modified"]},
    ):
        again = server.ask(path, Accept_Encoding=encoding, **condition)
        assert (again.status, again.body) == (304, b"")
        assert again["ETag"] == first["ETag"]
        assert again["Cache-Control"] == "no-cache"
        assert again["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert server.ask(path, If_None_Match='"other"').status == 200


def test_a_changed_file_is_sent_anew(server: Server) -> None:
    file = server.site / "changing.txt"
    file.write_bytes(b"before")
    first = server.ask("/changing.txt")
    file.write_bytes(b"later")
    os.utime(file, (2_000_000_000, 2_000_000_000))
    again = server.ask("/changing.txt", If_None_Match=first["ETag"])
    assert (again.status, again.body) == (200, b"later")


def test_an_archive_and_a_text_that_goes_out_packed_are_told_apart(server: Server) -> None:
    plain, packed = (server.ask("/", Accept_Encoding=e)["ETag"] for e in ("identity", "gzip"))
    assert plain != packed


# Downloads in parts


def test_a_broken_download_goes_on_where_it_stopped(server: Server) -> None:
    whole = server.ask("/data/plan.yaml")
    assert whole["Accept-Ranges"] == "bytes"
    size = len(whole.body)
    part = server.ask("/data/plan.yaml", Range="bytes=100-", If_Range=whole["ETag"])
    assert part.status == 206
    assert part["Content-Range"] == f"bytes 100-{size - 1}/{size}"
    assert whole.body[:100] + part.body == whole.body
    assert server.ask("/data/plan.yaml", Range="bytes=0-9").body == whole.body[:10]
    assert server.ask("/data/plan.yaml", Range="bytes=-10").body == whole.body[-10:]


def test_a_part_of_an_older_file_is_not_joined_to_a_newer_one(server: Server) -> None:
    answer = server.ask("/data/plan.yaml", Range="bytes=100-", If_Range='"older"')
    assert answer.status == 200


def test_a_part_that_is_none_is_refused(server: Server) -> None:
    answer = server.ask("/data/plan.yaml", Range="bytes=99999999-")
    assert answer.status == 416


# Addresses that are none


@pytest.mark.parametrize("path", ["/no/such/page", "/measures/999/", "/data/none.csv", "/404"])
def test_an_address_that_is_none_gets_the_sites_own_page(server: Server, path: str) -> None:
    for encoding in ("identity", "gzip"):
        answer = server.ask(path, Accept_Encoding=encoding)
        assert answer.status == 404
        assert answer["Content-Type"] == "text/html; charset=utf-8"
        body = gzip.decompress(answer.body) if answer["Content-Encoding"] else answer.body
        assert body == (server.site / "404.html").read_bytes()
        assert answer["Cache-Control"] == "no-cache"


def test_an_address_without_its_slash_leads_on_under_whatever_name(server: Server) -> None:
    answer = server.ask("/measures/44")
    assert answer.status in (301, 308)
    assert answer["Location"] == "/measures/44/"


@pytest.mark.parametrize("path", ["/.git/config", "/data/.hidden", "/../nginx.conf", "/%2e%2e/x"])
def test_nothing_hidden_or_outside_the_site_is_given(server: Server, path: str) -> None:
    assert server.ask(path).status in (400, 404)


def test_what_certificates_and_reports_need_is_given(server: Server) -> None:
    answer = server.ask("/.well-known/security.txt")
    assert (answer.status, answer.body) == (200, ADDED[".well-known/security.txt"])


# What the servers keep, and where else the site may stand


def test_caddy_logs_nothing() -> None:
    shipped = web_server.KINDS["caddy"].file.read_text(encoding="utf-8")
    assert not re.search(r"(?m)^\s*log\b", shipped)


@pytest.mark.parametrize("server", ["nginx"], indirect=True)
def test_what_a_reader_asks_is_not_logged(server: Server) -> None:
    server.ask("/measures/?q=secret", Referer="https://from.example/")
    logged = Path(f"{server.site}.log").read_text(encoding="utf-8")
    assert '"GET /measures/ HTTP/1.1" 200' in logged
    assert "secret" not in logged
    assert "from.example" not in logged


def test_under_a_sub_path_all_is_as_at_the_root(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lines that the file keeps for it are taken up, and nothing else is changed."""
    name = server.name
    kind = web_server.KINDS[name]
    shipped = kind.file.read_text(encoding="utf-8")
    taken_up = re.sub(r"(?m)^(\s*)# (~\^/plan|uri strip_prefix /plan)", r"\1\2", shipped)
    assert taken_up != shipped
    (tmp_path / "config").write_text(taken_up, encoding="utf-8")
    monkeypatch.setitem(web_server.KINDS, name, replace(kind, file=tmp_path / "config"))
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "plan").symlink_to(server.site)
    root = tmp_path / "www" if name == "nginx" else server.site
    with web_server.serve(name, program(name), root) as port:
        below = Server(name=name, port=port, site=server.site)
        shown = [f"/{added}" for added in ADDED if not added.startswith((".", "data/."))]
        for path in (*PATHS, *shown):
            here, there = server.ask(path), below.ask(f"/plan{path}")
            for changing in ("date", "etag", "last-modified"):
                here.headers.pop(changing, None)
                there.headers.pop(changing, None)
            assert there == here, path
        assert below.ask("/plan/measures/44")["Location"] == "/plan/measures/44/"


@pytest.mark.parametrize("server", ["nginx"], indirect=True)
def test_nginx_warns_of_nothing(server: Server, tmp_path: Path) -> None:
    kind = web_server.KINDS["nginx"]
    command = web_server.command("nginx", kind, program("nginx"), tmp_path, 1, server.site)
    told = subprocess.run([*command, "-t"], capture_output=True, text=True, check=True).stderr
    assert "syntax is ok" in told
    assert "[warn]" not in told


# The configuration itself


def test_no_location_of_nginx_sets_a_header_of_its_own() -> None:
    """It would drop all the others there."""
    shipped = web_server.KINDS["nginx"].file.read_text(encoding="utf-8")
    outside = re.sub(r"location [^{]*\{(?:[^{}]|\{[^{}]*\})*\}", "", shipped)
    assert outside.count("add_header") == shipped.count("add_header") >= 8
    assert len(re.findall(r"(?m)^ +location ", shipped)) >= 5
    assert not re.search(r"(?m)^ +location ", outside)


@pytest.mark.parametrize("name", web_server.KINDS)
def test_a_configuration_in_which_a_place_is_not_found_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("server { listen 8080; }", encoding="utf-8")
    kind = replace(web_server.KINDS[name], file=tmp_path / "config")
    with pytest.raises(web_server.ServerError, match="stands 0 times"):
        kind.placed(1, tmp_path)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("nginx", "gzip on;", "gzipp on;"), ("caddy", "precompressed gzip", "precompresssed gzip")],
)
def test_a_server_that_can_not_start_says_why(
    name: str, old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = web_server.KINDS[name]
    text = kind.file.read_text(encoding="utf-8")
    (tmp_path / "config").write_text(text.replace(old, new), encoding="utf-8")
    monkeypatch.setitem(web_server.KINDS, name, replace(kind, file=tmp_path / "config"))
    with (
        pytest.raises(web_server.ServerError, match=new.split(maxsplit=1)[0]),
        web_server.serve(name, program(name), tmp_path),
    ):
        pass
