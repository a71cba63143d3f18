"""What `make serve` shows: the newest site, or, while it can't be built, a page with every fault.

It stands between a server that rebuilds when files change and those who ask it for pages. Of a
rebuilt site a page or a file is made when it is first asked for: most are not, before the next
change.
"""

import logging
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final

from plan_site.faults import SiteError
from plan_site.output.fault_page import fault_page

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""As WSGI has them."""
ENGINE: Final = "plan_site"
TRIES: Final = 3
"""How often a file is asked for: a build can come between its making and its reading."""


class Preview:
    """The faults of the last build, none of a sound one; `running` once there is a server.

    `later` are the files that the last build has left to be made when they are asked for.
    """

    def __init__(self) -> None:
        self.faults: tuple[str, ...] = ()
        self.running = False
        self.later: dict[str, Callable[[], bytes]] = {}
        # No file of one build is written into the folder of the next.
        self._writing = Lock()

    def tell(self, faults: Iterable[str]) -> None:
        """Keep them for browsers, and print them."""
        self.faults = tuple(faults)
        print(*self.faults, sep="\n", file=sys.stderr)

    def rebuilt(self, build: Callable[[], object], renew: Callable[[], object], hooks: Path) -> Any:
        """`build`, with its faults kept for `answered`; `renew` comes first when Python changed.

        So a server takes every build as done, and tells browsers to ask again.
        """
        seen = _changed(hooks)

        def rebuild() -> None:
            nonlocal seen
            warnings = _Warnings()
            with self._writing:
                self.later.clear()
                try:
                    with warnings.heard():
                        if (now := _changed(hooks)) != seen:
                            seen = now
                            _forget_engine()
                            renew()
                        build()
                except Exception as error:
                    # An exit is a refusal in plain words; all else, a slip in the code.
                    plain = isinstance(error, SystemExit)
                    told = str(error).splitlines() if plain else [traceback.format_exc()]
                    self.tell([*warnings.lines, *told])
                else:
                    self.faults = ()

        return rebuild

    def answered(
        self, site: Application, root: Path, served: Path = Path(), mount: str = "/"
    ) -> Application:
        """`site`, or the page of faults in its place at every address of a page or file.

        `/livereload/` stays the server's own; `root` is the project's folder, `served` that of the
        site, which stands below the path `mount`.
        """

        def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            path = str(environ.get("PATH_INFO", ""))
            own = path.startswith("/livereload/")
            if own or not self.faults:
                for _ in range(TRIES):
                    said: list[Any] = []
                    body = site(environ, lambda *status, to=said: to.append(status))
                    missing = said[0][0].startswith("404") and not own
                    if not missing or not self._made(path.removeprefix(mount), served):
                        break
                # While it was looked for a build may have come to its end, and been refused.
                if not missing or not self.faults:
                    start(*said[0])
                    return body
            page = fault_page(self.faults, root)
            headers = [("Content-Type", "text/html; charset=utf-8")]
            start(
                "500 Internal Server Error",
                [*headers, ("Content-Length", str(len(page))), ("Cache-Control", "no-store")],
            )
            return [page]

        return answer

    def _made(self, address: str, served: Path) -> bool:
        """Whether a file was left for later that stands at the address now, or a fault instead."""
        name = f"{address}index.html" if address.endswith("/") or not address else address
        with self._writing:
            name = name if name in self.later else f"{address}/index.html"
            make = self.later.pop(name, None)
            file = served / name
            if make is None:
                # Another may have asked for it at the same time.
                return file.is_file() or (served / address).is_file()
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(make())
            except SiteError as error:
                self.tell(str(error).splitlines())
            except Exception:
                self.tell([traceback.format_exc()])
        return True


class _Warnings(logging.Handler):
    """What the generator warns of, for which a strict build is refused."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())

    @contextmanager
    def heard(self) -> Any:
        logger = logging.getLogger("mkdocs")
        logger.addHandler(self)
        try:
            yield
        finally:
            logger.removeHandler(self)


def _changed(hooks: Path) -> Mapping[Path, int]:
    """Every module with the time of its last change; templates are always read anew."""
    return {file: file.stat().st_mtime_ns for file in hooks.rglob("*.py")}


def _forget_engine() -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == ENGINE]:
        del sys.modules[name]
