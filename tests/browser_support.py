"""What the browser tests share."""

from typing import Any

import pytest
from playwright.sync_api import Page, Response


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
