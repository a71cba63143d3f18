"""`make serve`: faults are shown and taken back; Python that changed is loaded."""

import logging
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier
from types import ModuleType
from typing import Any

import pytest

from plan_site.faults import SiteError
from plan_site.output.preview import Preview
from support import ROOT


class Refused(Exception, SystemExit):  # noqa: N818 – as MkDocs's own refusal is
    pass


def asked(preview: Preview, path: str = "/measures/6/") -> tuple[str, bytes]:
    def site(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        start("200 OK", [])
        return [b"the site"]

    said: list[str] = []
    answer = preview.answered(site, ROOT)
    body = b"".join(answer({"PATH_INFO": path}, lambda status, _headers: said.append(status)))
    return said[0], body


def failing(error: Exception) -> Any:
    def build() -> None:
        raise error

    return build


def test_a_refused_build_is_shown_at_every_address_until_one_succeeds(tmp_path: Path) -> None:
    preview = Preview()
    line = "data/plan.yaml:7:1: measure 6: is missing"
    preview.rebuilt(failing(Refused(f"{line}\n{line}2")), print, tmp_path)()
    status, body = asked(preview)
    assert status.startswith("500")
    assert b"<code>data/plan.yaml:7:1</code>measure 6: is missing2" in body
    assert asked(preview, "/") == (status, body)
    preview.rebuilt(lambda: None, print, tmp_path)()
    assert asked(preview) == ("200 OK", b"the site")


def test_browsers_go_on_asking_the_server_for_news_while_a_build_is_refused(tmp_path: Path) -> None:
    preview = Preview()
    preview.rebuilt(failing(Refused("x:1:1: y")), print, tmp_path)()
    assert asked(preview, "/livereload/0/0") == ("200 OK", b"the site")


def test_a_slip_in_the_code_is_shown_with_its_place(tmp_path: Path) -> None:
    preview = Preview()
    preview.rebuilt(failing(ZeroDivisionError("oh")), print, tmp_path)()
    assert b"ZeroDivisionError: oh" in asked(preview)[1]
    assert b"test_preview.py" in asked(preview)[1]


def test_warnings_for_which_a_build_is_refused_are_shown(tmp_path: Path) -> None:
    def build() -> None:
        logging.getLogger("mkdocs.structure").warning("a page has no %s", "target")
        raise Refused("Aborted with 1 warnings in strict mode!")

    preview = Preview()
    preview.rebuilt(build, print, tmp_path)()
    assert b"<li>a page has no target</li>" in asked(preview)[1]


def test_the_engine_is_read_anew_before_a_build_when_its_code_changed_and_only_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The engine of this very test stays: another stands under its name for a while.
    monkeypatch.setattr("plan_site.output.preview.ENGINE", "made_up_engine")
    monkeypatch.setitem(sys.modules, "made_up_engine.part", ModuleType("made_up_engine.part"))
    code = tmp_path / "part.py"
    code.write_text("", encoding="utf-8")
    done: list[str] = []
    rebuild = Preview().rebuilt(
        lambda: done.append("built"), lambda: done.append("renewed"), tmp_path
    )
    rebuild()
    assert done == ["built"]
    assert "made_up_engine.part" in sys.modules
    code.write_text("x = 1", encoding="utf-8")
    (tmp_path / "new.py").write_text("", encoding="utf-8")
    rebuild()
    rebuild()
    assert done == ["built", "renewed", "built", "built"]
    assert "made_up_engine.part" not in sys.modules


def test_a_page_is_made_when_it_is_asked_for_and_only_once(tmp_path: Path) -> None:
    def site(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        file = tmp_path / f"{environ['PATH_INFO'].removeprefix('/plan/')}index.html"
        start("200 OK" if file.exists() else "404 Not Found", [])
        return [file.read_bytes()] if file.exists() else [b"none"]

    def get(path: str) -> tuple[str, bytes]:
        said: list[str] = []
        body = answer({"PATH_INFO": path}, lambda status, _headers: said.append(status))
        return " ".join(said), b"".join(body)

    def build() -> None:
        preview.later |= {"index.html": lambda: b"home", "measures/6/index.html": made.pop}

    made = [b"six"]
    preview = Preview()
    answer = preview.answered(site, ROOT, tmp_path, "/plan/")
    preview.rebuilt(build, print, tmp_path / "no code")()
    assert get("/plan/measures/6/") == ("200 OK", b"six")
    assert get("/plan/measures/6/") == ("200 OK", b"six")
    assert get("/plan/") == ("200 OK", b"home")
    assert get("/plan/none/") == ("404 Not Found", b"none")
    assert get("/livereload/0/0") == ("404 Not Found", b"none")


def test_a_page_of_one_build_never_stands_in_for_one_of_the_next(tmp_path: Path) -> None:
    """A build comes to its end after a page was made and before it is read: it is made anew."""
    preview = Preview()
    page = tmp_path / "measures/6/index.html"
    builds = [b"old", b"new"]

    def build() -> None:
        page.unlink(missing_ok=True)
        preview.later["measures/6/index.html"] = partial(bytes, builds.pop(0))

    rebuild = preview.rebuilt(build, print, tmp_path / "no code")
    rebuild()

    def site(_environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        if page.exists() and page.read_bytes() == b"old":
            rebuild()
        start("200 OK" if page.exists() else "404 Not Found", [])
        return [page.read_bytes()] if page.exists() else [b"none"]

    said: list[str] = []
    answer = preview.answered(site, ROOT, tmp_path)
    body = answer({"PATH_INFO": "/measures/6/"}, lambda status, _headers: said.append(status))
    assert (said, [*body]) == (["200 OK"], [b"new"])


def test_a_build_that_is_refused_while_a_page_is_looked_for_is_shown(tmp_path: Path) -> None:
    preview = Preview()
    refuse = preview.rebuilt(failing(Refused("x:1:1: y")), print, tmp_path)

    def site(_environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        refuse()
        start("404 Not Found", [])
        return [b"none"]

    said: list[str] = []
    answer = preview.answered(site, ROOT, tmp_path)
    body = answer({"PATH_INFO": "/measures/6/"}, lambda status, _headers: said.append(status))
    assert b"<code>x:1:1</code>y" in b"".join(body)
    assert said == ["500 Internal Server Error"]


def test_two_who_ask_at_the_same_time_get_the_same_page(tmp_path: Path) -> None:
    preview = Preview()
    page = tmp_path / "measures/6/index.html"
    asked_for = Barrier(2)

    def site(_environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        there = page.exists()
        if not there:
            asked_for.wait(60)
        start("200 OK" if there else "404 Not Found", [])
        return [page.read_bytes() if there else b"none"]

    preview.later["measures/6/index.html"] = lambda: b"six"
    answer = preview.answered(site, ROOT, tmp_path)
    said: list[str] = []

    def ask(_reader: int) -> bytes:
        environ = {"PATH_INFO": "/measures/6/"}
        return b"".join(answer(environ, lambda status, _headers: said.append(status)))

    with ThreadPoolExecutor(2) as readers:
        assert [*readers.map(ask, range(2))] == [b"six", b"six"]
    assert said == ["200 OK", "200 OK"]


def test_what_keeps_a_page_from_being_made_is_shown_at_every_address(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise SiteError("theme/: the file for x.css is missing")

    preview = Preview()

    def site(_environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        start("404 Not Found", [])
        return [b""]

    said: list[str] = []
    answer = preview.answered(site, ROOT, tmp_path)
    for failure, shown in ((fail, b"x.css"), ([].pop, b"IndexError")):
        preview.faults = ()
        preview.later["measures/6/index.html"] = failure
        for path in ("/measures/6/", "/"):
            assert shown in b"".join(
                answer({"PATH_INFO": path}, lambda status, _headers: said.append(status))
            )
    assert said == ["500 Internal Server Error"] * 4
