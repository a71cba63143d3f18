"""What the browser tests share."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Page, Response

from site_support import Built


def wired(page: Page, monkeypatch: pytest.MonkeyPatch) -> Page:
    """The page, which is touched only when it is painted and its scripts are wired.

    They are wired behind the first painting; a test is quicker with its keys than anybody.
    """
    visit = page.goto

    def goto(url: str, **options: Any) -> Response | None:
        answer = visit(url, **options)
        # The switch of colours is named by the script that wires all the others.
        if page.locator(".scheme").count():
            page.locator(".scheme[title]").wait_for(state="attached")
        return answer

    monkeypatch.setattr(page, "goto", goto)
    return page


# What a page tells its policy has stopped, kept where a test can ask for it.
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""


def watched(page: Page) -> list[str]:
    """The list of a page's breaches, filled as it is used; the console's words among them."""
    told: list[str] = []
    page.on("console", lambda line: told.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.add_init_script(WATCH)
    return told


def breaches(page: Page, told: list[str]) -> list[str]:
    found: list[str] = page.evaluate("window.violations")
    # A page that is none is answered with 404, which a console tells as an error.
    return [*found, *(line for line in told if "404" not in line)]


def served_folder(
    made: Built, handler: type[SimpleHTTPRequestHandler] = SimpleHTTPRequestHandler
) -> Iterator[str]:
    """The address of a built site, with the slash at the end, while a test uses it."""
    assert made.code == 0, made.output
    serve = partial(handler, directory=str(made.folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()
