"""What the browser tests share."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from plan_site.cards.png import FONT
from site_support import Built

MOVES = ("goto", "reload", "go_back", "go_forward", "wait_for_url")

# Every window's first frames come later by so many milliseconds, as on a busy machine.
LATE = """
const frame = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (draw) =>
  performance.now() < MS ? setTimeout(() => frame(draw), MS) : frame(draw);
"""


def wired(patch: pytest.MonkeyPatch, late: int) -> None:
    """Have every page, wherever it comes from, be touched only when its scripts are wired.

    They are wired behind the first painting; a test is quicker with its keys than anybody. With
    `late` the first frames are held back by so many milliseconds, which finds who doesn't wait.
    """
    for name in MOVES:
        patch.setattr(Page, name, _then_wired(getattr(Page, name)))
    for name in ("new_context", "new_page"):
        patch.setattr(Browser, name, _late(getattr(Browser, name), late))


def _late(opened: Callable[..., Any], late: int) -> Callable[..., Any]:
    def new(browser: Browser, **options: Any) -> BrowserContext | Page:
        made: BrowserContext | Page = opened(browser, **options)
        if late:
            made.add_init_script(LATE.replace("MS", str(late)))
        return made

    return new


def _then_wired(move: Callable[..., Any]) -> Callable[..., Any]:
    def moved(page: Page, *arguments: Any, **options: Any) -> Any:
        answer = move(page, *arguments, **options)
        # The switch of colours is named by the script that wires all the others.
        if page.evaluate(
            "matchMedia('(scripting: enabled)').matches && !!document.querySelector('.scheme')"
        ):
            page.locator(".scheme[title]").wait_for(state="attached")
        return answer

    return moved


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
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@cache
def _letters(width: int) -> str:
    """The letters of the social cards, for every word of a page."""
    files = resources.files(FONT) / "files"
    faces = "".join(
        f"@font-face {{ font-family: Known; font-weight: {weight}; size-adjust: {width}%;"
        f" src: url(data:font/ttf;base64,"
        f"{b64encode((files / f'SourceSansPro-{name}.ttf').read_bytes()).decode()}) }}"
        for weight, name in ((400, "Regular"), (700, "Bold"))
    )
    return f"{faces} *, ::before, ::after {{ font-family: Known !important }}"


def in_known_letters(page: Page, width: int = 100) -> None:
    """Lay a font that every machine has over a page: its height depends on no machine then.

    At a `width` of 120 % its letters are about as wide as DejaVu Sans's, the widest of systems.

    The site's policy allows no such font, so the page's context is made with `bypass_csp=True`.
    """
    page.add_style_tag(content=_letters(width))
    loaded = page.evaluate(
        """async () => (await Promise.all(["400", "700"].map((weight) =>
            document.fonts.load(`${weight} 16px Known`, "Әa1")))).flat().length"""
    )
    assert loaded == 2, "the letters are not there: is the context made with bypass_csp=True?"


def sheets(page: Page) -> int:
    """How many sheets of A4 a page is on, with margins as a browser sets them."""
    side = "10mm"
    made = page.pdf(format="A4", margin={"top": side, "right": side, "bottom": side, "left": side})
    return made.count(b"/Type /Page") - made.count(b"/Type /Pages")
