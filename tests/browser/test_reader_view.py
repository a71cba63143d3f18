"""A measure in a reader view, as Firefox makes one: Readability loses no field of it."""

import pytest
from playwright.sync_api import Page

import site_support
from plan_site.analysis.redline import words_of
from plan_site.dataset.fields import FIELDS
from support import ROOT, ROWS

READABILITY = ROOT / "node_modules/@mozilla/readability/Readability.js"
READ = "(() => new Readability(document.cloneNode(true)).parse().textContent)()"


def read(page: Page) -> str:
    """What a reader view shows of the page."""
    if not READABILITY.is_file():
        pytest.skip("no Readability here: scripts/setup/node-packages.sh tests fetches it")
    shown: str = page.evaluate(f"{READABILITY.read_text(encoding='utf-8')}; {READ}")
    return " ".join(shown.split())


@pytest.mark.in_turn(9)
@pytest.mark.parametrize("number", ROWS)
def test_a_reader_view_shows_every_field_and_that_this_is_not_official(
    page: Page, address: str, number: str
) -> None:
    page.goto(f"{address}measures/{number}/")
    shown = read(page)
    version = site_support.dataset().plan.measure(number).current
    for field in FIELDS:
        if field != "text":
            assert site_support.said(f"field.{field}") in shown
        assert words_of(version, field) in shown
    for body in version.responsible.agencies:
        assert site_support.dataset().plan.agency(body).name in shown
    assert "ресми сайт емес" in shown
