"""Fixtures of the browser tests: the built site on a port of 127.0.0.1, and Chromium to read it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any, NoReturn

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

import site_support
from browser_support import served_folder, wired

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder; an address that is none gets the site's own page for that."""

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the built site is served, with the slash at the end."""
    yield from served_folder(site_support.built(), _Quiet)


@pytest.fixture(scope="session")
def editions() -> Iterator[str]:
    """The same for the site in all its languages."""
    yield from served_folder(site_support.built(editions=True), _Quiet)


def _lacking(what: str) -> NoReturn:
    """Whoever has no browser runs the other tests; where CI is set it must be there."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@contextmanager
def _playwright() -> Iterator[Playwright]:
    manager = sync_playwright()
    try:
        playwright = manager.__enter__()
    except Exception as error:  # its node is linked with a library that the system brings
        _lacking(f"Playwright doesn't run (Debian's libatomic1 may be lacking): {error}")
    try:
        yield playwright
    finally:
        manager.__exit__()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    installed = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    path = os.environ.get("CHROMIUM", installed)
    if not path:
        _lacking("no Chromium: `make test` says how to install it; or CHROMIUM=/path names one")
    with _playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        # A busy machine takes long; what never comes is told all the same.
        expect.set_options(timeout=30_000)
        with pytest.MonkeyPatch.context() as patch:
            wired(patch, int(os.environ.get("PLAN_SLOW_FRAMES", "0")))
            yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of a reader who comes for the first time."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
