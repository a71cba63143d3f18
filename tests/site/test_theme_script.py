"""What our frame does for the theme's script alone; a test fails once that needs it no more."""

from functools import cache

import pytest

from site_support import built, find
from theme_files import theme_templates


@cache
def script() -> str:
    [bundle] = (theme_templates() / "assets" / "javascripts").glob("bundle.*.min.js")
    return bundle.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wanted", "ours"),
    [
        # Without it the search never starts: partials/search.html.
        ("header [for=__search]", "//header//label[@for='__search'][@hidden]"),
        # Asked for whenever an address changes: main.html.
        ("[data-md-toggle=drawer]", "//input[@data-md-toggle='drawer'][@hidden]"),
        ("[data-md-toggle=search]", "//input[@data-md-toggle='search'][@hidden]"),
        # Read when the script starts: main.html.
        ("__config", "//script[@id='__config'][@type='application/json']"),
    ],
)
def test_what_stands_for_the_themes_script_alone_is_still_wanted(wanted: str, ours: str) -> None:
    assert wanted in script()
    assert len(find(built().tree(""), ours)) == 1


def test_the_themes_script_still_hears_keys_alone() -> None:
    # shell.js passes every other way of typing on as a key.
    assert '"keyup"' in script()
    assert 'e,"input")' not in script()


def test_nothing_else_of_the_theme_goes_out() -> None:
    files = {p.name for p in (built().folder / "assets").rglob("*") if p.is_file()}
    theirs = {p.name for p in (theme_templates() / "assets").rglob("*") if p.is_file()}
    assert len(files & theirs) == 1
    assert next(iter(files & theirs)).startswith("bundle.")
