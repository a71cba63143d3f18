"""A folder served on 127.0.0.1 as a real host serves it: what the measuring tools read from.

Text goes out compressed (gzip at level 6, the level of most hosts), every answer says its length,
its type and how long it may be kept, and an address that is none gets the site's own 404.html.
"""

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

LEVEL: Final = 6
TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".yaml": "text/yaml; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
}
"""Named here, not asked of the machine: its list of types differs from the next one's."""
PACKED: Final = frozenset({".png", ".ico", ".woff2", ".gz"})
"""What is compressed already."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What one request got: `size` is the length of the body in bytes as it went out."""

    path: str
    status: int
    type: str
    size: int


@dataclass(kw_only=True)
class Served:
    """A running server: its address with the slash at the end, and what it has sent so far."""

    address: str
    answers: list[Answer] = field(default_factory=list)


def file_at(folder: Path, path: str) -> Path | None:
    """The file of a request's path; None where there is none or it lies outside the folder."""
    name = unquote(urlsplit(path).path)
    if name.endswith("/"):
        name += "index.html"
    target = (folder / name.lstrip("/")).resolve()
    return target if target.is_relative_to(folder.resolve()) and target.is_file() else None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Else a body waits until its headers were confirmed: 40 ms an answer.
    disable_nagle_algorithm = True

    def __init__(self, *args: Any, folder: Path, served: Served) -> None:
        self.folder = folder
        self.served = served
        super().__init__(*args)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        # A folder's address has its slash: without it every relative link would miss.
        if not path.endswith("/") and file_at(self.folder, f"{path}/"):
            self._send(HTTPStatus.MOVED_PERMANENTLY, b"", ".txt", {"Location": f"{path}/"})
            return
        file = file_at(self.folder, path)
        status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        file = file or file_at(self.folder, "/404.html")
        if file:
            self._send(status, file.read_bytes(), file.suffix, {})
        else:
            self._send(status, b"", ".txt", {})

    def do_HEAD(self) -> None:
        self.do_GET()

    def _send(self, status: HTTPStatus, body: bytes, suffix: str, more: dict[str, str]) -> None:
        kind = TYPES.get(suffix, "application/octet-stream")
        headers = {"Content-Type": kind, "Cache-Control": "public, max-age=600", **more}
        if body and suffix not in PACKED:
            headers["Vary"] = "Accept-Encoding"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, LEVEL, mtime=0)
                headers["Content-Encoding"] = "gzip"
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        if self.command == "HEAD":
            body = b""
        # Told before anything goes out: who has the head or the body finds the answer in the list.
        self.served.answers.append(Answer(path=self.path, status=status, type=kind, size=len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: what was sent stands in `Served.answers`."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser may hang up when it has what it wants; that is no fault to tell."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve a folder on a free port of 127.0.0.1 until the block ends.

    The folder may be filled after the start: a build can be told the address it will stand at.
    """
    served = Served(address="")
    handler = partial(_Handler, folder=folder, served=served)
    with _Server(("127.0.0.1", 0), handler) as server:
        served.address = f"http://127.0.0.1:{server.server_address[1]}/"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()
