"""Firefox and WebKit as Debian packs them, driven over what each brings itself: no driver of ours
is installed. Firefox speaks Marionette (JSON over a socket), WebKitGTK's driver W3C WebDriver.
"""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.error import HTTPError
from urllib.request import Request, urlopen

PATIENCE: Final = 60.0
"""Seconds for a browser to start or a page to become what is waited for."""
TAB, ENTER, ESCAPE = "\ue004", "\ue007", "\ue00c"
UP, DOWN = "\ue013", "\ue015"

Command = Callable[[str, dict[str, Any]], Any]


@dataclass(frozen=True, kw_only=True)
class Engine:
    """A browser's one window; `command` takes a WebDriver command by Marionette's name."""

    name: str
    command: Command

    def go(self, url: str) -> None:
        """Open the page and wait until its scripts are wired."""
        self.command("Navigate", {"url": url})
        self.until(
            "return !document.querySelector('.scheme') || !!document.querySelector('.scheme').title"
        )

    def js(self, body: str, *arguments: Any) -> Any:
        return self.command("ExecuteScript", {"script": body, "args": list(arguments)})

    def until(self, body: str, *arguments: Any) -> Any:
        """What the script gives once that is true; AssertionError if it never is."""
        end = time.monotonic() + PATIENCE
        while not (found := self._js_if_any(body, *arguments)):
            assert time.monotonic() < end, f"{self.name}: never: {body} {arguments}"
            time.sleep(0.05)
        return found

    def _js_if_any(self, body: str, *arguments: Any) -> Any:
        try:
            return self.js(body, *arguments)
        except HTTPError as error:  # WebKit's answer while one page goes and another comes
            if error.code != HTTPStatus.NOT_FOUND:
                raise
            return None

    def press(self, *keys: str) -> None:
        """Keys, one after another; of several letters each."""
        moves = [
            {"type": kind, "value": key}
            for word in keys
            for key in word
            for kind in ("keyDown", "keyUp")
        ]
        keyboard = {"type": "key", "id": "keyboard", "actions": moves}
        self.command("PerformActions", {"actions": [keyboard]})

    def back(self) -> None:
        self.command("Back", {})

    def size(self, width: int, height: int) -> None:
        self.command("SetWindowRect", {"x": 0, "y": 0, "width": width, "height": height})


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def _running(*command: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        command,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            os.killpg(process.pid, 15)
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, 9)


def _answering(port: int) -> socket.socket:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        except OSError:
            assert time.monotonic() < end, "the browser did not start"
            time.sleep(0.1)


PREFERENCES: Final = {
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.normandy.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "accessibility.tabfocus": 7,
}


@contextmanager
def firefox() -> Iterator[Engine]:
    path = shutil.which("firefox-esr")
    assert path
    port = _free_port()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        wanted = {**PREFERENCES, "marionette.port": port}
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in wanted.items()]
        (Path(profile) / "user.js").write_text("\n".join(lines), encoding="utf-8")
        started = (path, "--headless", "--marionette", "--no-remote", "--profile", profile)
        with _running(*started, HOME=profile), _answering(port) as wire:
            stream = wire.makefile("rwb")

            def received() -> Any:
                length = b""
                while (byte := stream.read(1)) not in (b":", b""):
                    length += byte
                return json.loads(stream.read(int(length)))

            received()  # who it is

            def command(name: str, given: dict[str, Any]) -> Any:
                sent = json.dumps([0, 1, f"WebDriver:{name}", given]).encode()
                stream.write(b"%d:%s" % (len(sent), sent))
                stream.flush()
                _, _, error, result = received()
                assert error is None, f"firefox: {name}: {error}"
                return result.get("value") if isinstance(result, dict) else result

            command("NewSession", {})
            yield Engine(name="firefox", command=command)


PATHS: Final = {
    "Navigate": "url",
    "ExecuteScript": "execute/sync",
    "PerformActions": "actions",
    "Back": "back",
    "SetWindowRect": "window/rect",
}


def mini_browser() -> Path | None:
    """WebKitGTK's own window, that its driver drives."""
    return next(iter(sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))), None)


@contextmanager
def webkit() -> Iterator[Engine]:
    driver, browser, port = shutil.which("WebKitWebDriver"), mini_browser(), _free_port()
    assert driver
    screen, told = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(told), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
        pass_fds=(told,),
        stderr=subprocess.DEVNULL,
    ) as display:
        os.close(told)
        try:
            with os.fdopen(screen) as number:
                shown = f":{number.readline().strip()}"
            with _running(driver, f"--port={port}", DISPLAY=shown, GDK_BACKEND="x11"):
                _answering(port).close()

                def ask(path: str, given: Any) -> Any:
                    body = json.dumps(given).encode()
                    kind = {"Content-Type": "application/json"}
                    url = f"http://127.0.0.1:{port}/session{path}"
                    with urlopen(Request(url, body, kind), timeout=PATIENCE) as answer:
                        return json.loads(answer.read())["value"]

                options = {"binary": str(browser), "args": ["--automation"]}
                wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
                session = ask("", {"capabilities": wanted})["sessionId"]
                yield Engine(
                    name="webkit",
                    command=lambda name, given: ask(f"/{session}/{PATHS[name]}", given),
                )
        finally:
            display.terminate()


ENGINES: Final[dict[str, Callable[[], Any]]] = {"firefox": firefox, "webkit": webkit}


def lacking(name: str) -> str:
    """The Debian packages that an engine wants and this machine lacks; "" when it has them."""
    has: dict[str, str | None]
    if name == "firefox":
        has = {"firefox-esr": shutil.which("firefox-esr")}
    else:
        has = {
            "webkit2gtk-driver": shutil.which("WebKitWebDriver") if mini_browser() else None,
            "xvfb": shutil.which("Xvfb"),
        }
    return " ".join(package for package, found in has.items() if not found)
