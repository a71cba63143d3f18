"""Every page is valid HTML to the Nu HTML checker, every style sheet and picture valid as well.

The checker comes with `make test`, the Java that it runs on does not; without either of them the
tests are skipped.
"""

import atexit
import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import site_support
from site_support import (
    READ_PAGES,
    Change,
    built,
    with_100,
    with_748,
    with_corrections,
    with_document,
    with_html,
    with_third_wording,
)
from support import ROOT

pytestmark = pytest.mark.thorough  # Java, and four sites for it to read

JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
FLAGS = ("--stdout", "--format", "json", "--exit-zero-always")
# Apart: in one run with the style sheets the checker tells lines of HTML one too low.
HTML = ("--skip-non-html",)
STYLES = ("--skip-non-svg", "--also-check-css")

Message = dict[str, Any]


def java() -> str:
    """Java's path; where it or the checker is missing the test is skipped with what to install."""
    path = shutil.which("java")
    if path is None:
        pytest.skip("no Java for the Nu HTML checker: sudo apt-get install default-jre-headless")
    if not JAR.is_file():
        pytest.skip(
            "no Nu HTML checker: scripts/setup/node-packages.sh tests (`make test` does it)"
        )
    return path


def messages(kinds: Sequence[str], *folders: Path) -> list[Message]:
    """What the checker says of all files of some kinds below the folders, in one run of it."""
    # A JVM takes as much memory as it finds; the machine is shared with the other tests. In a
    # run this short it spends more on compiling its code well than that brings.
    flags = ("-Xmx768m", "-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    command = [java(), *flags, "-jar", str(JAR), *FLAGS, *kinds, *map(str, folders)]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    found: list[Message] = json.loads(done.stdout)["messages"]
    return found


def told(message: Message, folder: Path) -> str:
    """One line: file:line: what, and the words it is about."""
    file = message.get("url", "").partition(str(folder))[2].lstrip("/")
    extract = " ".join(message.get("extract", "").split())
    return f"{file}:{message.get('lastLine', 0)}: {message['message']} [{extract}]"


def summed_up(found: Sequence[Message], folder: Path) -> list[str]:
    """Each thing said once, with its first place and how often it is said, commonest first."""
    first: dict[str, str] = {}
    counts: dict[str, int] = {}
    for message in found:
        words = message["message"]
        first.setdefault(words, told(message, folder))
        counts[words] = counts.get(words, 0) + 1
    return [
        f"{counts[words]} × {first[words]}" for words in sorted(counts, key=lambda w: -counts[w])
    ]


OF_EACH_KIND = (
    *READ_PAGES,
    *("measures/1/", "measures/6/", "measures/42/", "measures/49/", "topics/violence/"),
    *("sections/1/", "sections/3/", "acts/100/", "acts/748/", "embed/6/", "embed/44/"),
)
STATES: dict[str, tuple[Change, ...]] = {
    "today": (),
    "748's rows, comparisons, a repealed row": (
        with_748,
        with_100,
        with_document,
        with_corrections,
    ),
    "three wordings": (with_third_wording,),
    "HTML in every text of ours": (with_html,),
}


def errors_of(found: Sequence[Message], folder: Path) -> list[str]:
    """The errors; the warnings, which are somebody's opinion, are printed (seen with `-rP`)."""
    warnings = [message for message in found if message["type"] == "info"]
    print("\n".join(["Warnings:", *summed_up(warnings, folder)]))
    return summed_up([message for message in found if message["type"] != "info"], folder)


BROKEN = {
    "page.html": '<!doctype html>\n<html lang="kk"><title>Бет</title><p id="a">1\n<p id="a">2\n',
    "sheet.css": "p {\n  colour: red;\n}\n",
    "picture.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rectangle/></svg>',
}


@cache
def broken() -> Path:
    """A folder with a fault in each kind of file: the checker sees it, or says nothing of ours."""
    folder = Path(tempfile.mkdtemp(prefix="plan-broken-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name, content in BROKEN.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def translated() -> list[Path]:
    """The folders of today's other editions."""
    return [built(editions=True).folder / language for language in site_support.translations()]


@cache
def verdicts() -> dict[str, tuple[Path, list[Message]]]:
    """State → its built site, and what the checker says of its pages; all in one run, for Java
    takes seconds to start. Of `today` the style sheets and pictures too, in a second run."""
    java()
    sites = {s: built(*changes, editions=s == "today") for s, changes in STATES.items()}
    for made in sites.values():
        assert made.code == 0, made.output
    folders = {state: made.folder for state, made in sites.items()}
    # What is translated and what is made up stands on pages of each kind alike.
    kinds = [
        folder / page / "index.html"
        for folder in (*folders.values(), *translated())
        for page in OF_EACH_KIND
        if (folder / page / "index.html").is_file()
    ]
    found = messages(HTML, *kinds, broken())
    styles = messages(STYLES, folders["today"], broken())
    return {
        state: (folder, [m for m in told if str(folder) in m.get("url", "")])
        for told, kinds in (
            (found, folders),
            (styles, {"styles": folders["today"]}),
            ([*found, *styles], {"broken": broken()}),
        )
        for state, folder in kinds.items()
    }


@pytest.mark.parametrize("state", STATES)
def test_no_page_has_an_error(state: str) -> None:
    folder, found = verdicts()[state]
    assert errors_of(found, folder) == []


def test_no_page_of_today_has_an_error() -> None:
    folder = built(editions=True).folder
    assert errors_of(messages(HTML, folder), folder) == []


def test_each_edition_is_among_what_is_checked() -> None:
    folder, _ = verdicts()["today"]
    for edition in ("", "ru", "en"):
        assert (folder / edition / "measures" / "44" / "index.html").is_file()


def test_no_style_sheet_and_no_picture_has_an_error() -> None:
    folder, found = verdicts()["styles"]
    assert errors_of(found, folder) == []


def test_the_checker_sees_a_fault_in_each_kind_of_file() -> None:
    folder, found = verdicts()["broken"]
    errors = [told(m, folder) for m in found if m["type"] == "error"]
    assert {line.partition(":")[0] for line in errors} == set(BROKEN)
    assert [line for line in errors if line.startswith("page.html:3: Duplicate ID “a”.")]


def test_what_is_said_often_is_told_once_with_its_first_place(tmp_path: Path) -> None:
    said = [
        {"url": f"file:{tmp_path}/{page}", "lastLine": 3, "message": words, "extract": "<b>\n"}
        for page, words in (("a.html", "Rare."), ("b.html", "Common."), ("c.html", "Common."))
    ]
    assert summed_up(said, tmp_path) == [
        "2 × b.html:3: Common. [<b>]",
        "1 × a.html:3: Rare. [<b>]",
    ]
