"""A published site as its readers get it: a folder, or an address that is asked politely.

Both answer alike: the bytes of a file by its address from the site's root, or `UnreadableError`
with the reason in one line.
"""

import posixpath
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import quote, urljoin, urlsplit

import urllib3
from urllib3 import exceptions

from plan_site.publication.urls import NOT_FOUND as NO_PAGE

LARGEST: Final = 200_000_000
"""Bytes of one file; a server may send without end."""
TIMEOUT: Final = 20.0
OWN: Final = frozenset({".git", ".nojekyll", ".well-known"})
"""What an owner may keep beside a site: a branch of pages, its sign, what certificates ask for."""
AT_ONCE: Final = 4
"""Connections, each asked again and again."""
AHEAD: Final = 64
"""Files read before the first of them is looked at."""
REDIRECTS: Final = 3
REASONS: Final = {
    exceptions.NameResolutionError: "no such host",
    exceptions.NewConnectionError: "no connection",
    exceptions.TimeoutError: "no answer in time",
    exceptions.SSLError: "no safe connection",
    exceptions.DecodeError: "no gzip",
    exceptions.IncompleteRead: "the answer is cut off",
    exceptions.ProtocolError: "no answer of a web server",
}
"""Kinds of failure, the narrower before the wider."""


class UnreadableError(Exception):
    """There is no such file, or it can't be read; the message says why."""


class Published(Protocol):
    """What is checked; `name` is how its owner calls it."""

    name: str

    def read(self, address: str) -> bytes:
        """The file of an address: `measures/6/` is its index.html."""

    def listing(self) -> frozenset[str] | None:
        """Every file's path from the root; None where nobody can tell."""

    def leftovers(self) -> Iterator[tuple[str, str]]:
        """What lies there and is no file of a site: (its path, what it is)."""

    def close(self) -> None:
        """Let go of what reading has opened."""


Read = tuple[str, bytes | UnreadableError]


def read_all(site: Published, addresses: Iterable[str]) -> Iterator[Read]:
    """Each address and its bytes, or why there are none, in the order asked for."""

    def one(address: str) -> Read:
        try:
            return address, site.read(address)
        except UnreadableError as error:
            return address, error

    left = iter(addresses)
    with ThreadPoolExecutor(AT_ONCE) as readers:
        while some := list(islice(left, AHEAD)):
            yield from readers.map(one, some)


def opened(name: str) -> Published:
    """A folder's name or an http(s) address; UnreadableError where neither can be one."""
    if name.startswith(("http://", "https://")):
        return Address(name)
    if not Path(name).is_dir():
        raise UnreadableError("no such folder")
    return Folder(Path(name))


def file_of(address: str) -> str:
    """The file of an address: a page's is the index.html in its folder."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def page_of(file: str) -> str:
    """The address of a file: without its index.html."""
    folder, name = posixpath.split(file)
    return file if name != "index.html" else f"{folder}/" if folder else ""


class Folder:
    """A site on this machine's disk."""

    def __init__(self, folder: Path) -> None:
        self.name = str(folder)
        self._folder = folder.resolve()

    def read(self, address: str) -> bytes:
        try:
            # A link out of the folder shows what no server would send.
            file = (self._folder / file_of(address)).resolve()
            if not file.is_relative_to(self._folder) or not file.is_file():
                raise UnreadableError("missing")
            if file.stat().st_size > LARGEST:
                raise UnreadableError("too large to be ours")
            return file.read_bytes()
        except (OSError, ValueError, RuntimeError) as error:
            reason = error.strerror if isinstance(error, OSError) else None
            raise UnreadableError(reason or "no name of a file") from None

    def listing(self) -> frozenset[str] | None:
        """Hidden entries directly in the folder (.git, .nojekyll) are its owner's, not the site's.

        A folder that may not be read shows nothing: then its files are missed one by one.
        """
        found = (file.relative_to(self._folder) for file in self._folder.rglob("*"))
        return frozenset(
            path.as_posix()
            for path in found
            if not path.parts[0].startswith(".") and not (self._folder / path).is_dir()
        )

    def leftovers(self) -> Iterator[tuple[str, str]]:
        """Hidden entries directly in the folder, but for `OWN`, and folders without a file."""
        for entry in sorted(self._folder.iterdir()):
            if entry.name.startswith(".") and entry.name not in OWN:
                yield entry.name, "hidden, and no file of the site; a server may send it"
        for folder in sorted(self._folder.rglob("*/")):
            name = folder.relative_to(self._folder)
            if not name.parts[0].startswith(".") and not any(folder.iterdir()):
                yield f"{name.as_posix()}/", "an empty folder"

    def close(self) -> None:
        """Nothing stays open."""


class Address:
    """A site on a server. It is asked for what its own pages name, and for nothing elsewhere."""

    def __init__(self, address: str) -> None:
        self.name = address if address.endswith("/") else f"{address}/"
        parts = urlsplit(self.name)
        try:
            host, _ = parts.hostname, parts.port
        except ValueError:
            host = None
        if not host or parts.query or parts.fragment or parts.username is not None:
            raise UnreadableError("no address of a site, such as https://plan.example/")
        self._pool = urllib3.PoolManager(maxsize=AT_ONCE, timeout=TIMEOUT, retries=False)

    def read(self, address: str) -> bytes:
        wanted = urljoin(self.name, quote(address, safe="/%~@:+,;=!$&'()*"))
        for _ in range(REDIRECTS + 1):
            status, body, location = self._asked(wanted)
            if status == 200 or (address == NO_PAGE and status == 404):
                return body  # some servers keep the page of 404 for themselves, and send it so
            if not location:
                raise UnreadableError("missing" if status in (404, 410) else f"status {status}")
            wanted = urljoin(wanted, location)
            if not wanted.startswith(self.name):
                raise UnreadableError(f"the server sends one on to {wanted}")
        raise UnreadableError("the server sends one on and on")

    def listing(self) -> frozenset[str] | None:
        return None

    def leftovers(self) -> Iterator[tuple[str, str]]:
        """Nobody can tell."""
        return iter(())

    def close(self) -> None:
        self._pool.clear()

    def _asked(self, url: str) -> tuple[int, bytes, str | None]:
        try:
            with self._pool.request(
                "GET",
                url,
                headers={"Accept-Encoding": "gzip"},
                redirect=False,
                preload_content=False,
            ) as answer:
                body = answer.read(LARGEST + 1)
                location = answer.get_redirect_location() or None
        except (exceptions.HTTPError, ValueError, OSError) as error:
            raise UnreadableError(_reason(error)) from None
        if len(body) > LARGEST:
            raise UnreadableError("too large to be ours")
        return answer.status, body, location


def unpacked(content: bytes) -> bytes:
    """What a .gz holds; ValueError where it is none, is cut off or would fill the memory."""
    reader = zlib.decompressobj(wbits=31)
    try:
        body = reader.decompress(content, LARGEST + 1)
    except zlib.error:
        raise ValueError("no gzip") from None
    if len(body) > LARGEST:
        raise ValueError("too large to be ours")
    if not reader.eof:
        raise ValueError("gzip cut off")
    return body


def _reason(error: Exception) -> str:
    """Why there is no answer, in the words of whoever must mend it."""
    told = (error, error.__cause__)
    for kind, words in REASONS.items():
        if any(isinstance(each, kind) for each in told):
            return words
    return f"no answer ({error})"
