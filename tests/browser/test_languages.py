"""The switch of languages keeps the place on a page, and a search fetches its own edition alone."""

import re
import shutil
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler

import pytest
from playwright.sync_api import Page

import site_support
from browser_support import served_folder
from site_support import Built
from support import PLANS, ROOT


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None: ...


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A made-up plan of five rows in Kazakh and Russian."""
    folder = site_support.project(tmp_path_factory.mktemp("languages") / "project")
    for name, origin in (
        ("data", PLANS / "whole" / "data"),
        ("locale/ru", ROOT / "locale" / "ru"),
        ("docs/ru", ROOT / "docs" / "ru"),
    ):
        shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(origin, folder / name)
    run = site_support.mkdocs(folder, "build", "--strict")
    assert run.returncode == 0, run.stdout
    yield from served_folder(Built(folder=folder / "site", code=0, output=run.stdout), Quiet)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("measures/2/#deadline", "ru/measures/2/#deadline"),
        ("ru/measures/2/#deadline", "measures/2/#deadline"),
        ("acts/9002/#row-4", "ru/acts/9002/#row-4"),
        ("measures/?topic=trees", "ru/measures/?topic=trees"),
        ("search/#q=4", "ru/search/#q=4"),
    ],
)
def test_the_switch_keeps_the_place(here: str, there: str, served: str, page: Page) -> None:
    page.goto(served + here)
    language = "ru" if there.startswith("ru/") else "kk"
    page.locator(f".languages a[hreflang={language}]").click()
    page.wait_for_url(served + there)


@pytest.mark.parametrize(("prefix", "other"), [("", "ru/"), ("ru/", "")])
def test_a_search_fetches_the_index_of_its_edition_alone(
    prefix: str, other: str, served: str, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(served)))
    page.goto(f"{served}{prefix}search/#q=4")
    page.locator("main a[href*='measures/4/']").first.wait_for()
    indexes = [each for each in asked if re.search(r"search/\w+\.json", each)]
    assert f"{prefix}search/search_index.json" in indexes
    assert [each for each in indexes if each.startswith(f"{other}search/")] == []


def test_a_translation_is_marked_by_another_line_than_official_words(
    served: str, page: Page
) -> None:
    lines: dict[str, set[str]] = {"official": set(), "translated": set()}
    for row in "12345":
        page.goto(f"{served}ru/measures/{row}/")
        for kind, found in lines.items():
            found |= set(
                page.locator(f"blockquote.{kind}").evaluate_all(
                    "all => all.map(each => getComputedStyle(each).borderLeftStyle)"
                )
            )
    assert lines == {"official": {"solid"}, "translated": {"dashed"}}
