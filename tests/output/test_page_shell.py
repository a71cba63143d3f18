"""The frame that is rendered once gives each page the bytes that rendering it whole gives."""

from functools import cache
from pathlib import Path

import pytest
from markupsafe import escape

import site_support
from plan_site.output.page_shell import MARK, FramedPage, Frames, framed
from site_support import Change, contents, with_100, with_748, with_html

SITE = "https://plan.example/plan/"
MENU = ("measures/", "acts/392/")


def whole(page: FramedPage) -> str:
    """A frame that uses all that the real one may: what is of the page, and of its place."""
    up = "../" * page.url.count("/")
    marks = "".join(
        f"<a href='{up}{item}'{' here' if page.url == item else ''}>"
        for item in MENU
        if page.url.startswith(item)
    )
    return (
        f"<title>{escape(page.title)}{'' if page.is_homepage else ' – x'}</title>"
        f"<link href='{escape(page.canonical_url)}'>"
        f"<meta content='{escape(page.meta.description)}'>"
        + (f"<meta robots='{page.meta.robots}'>" if page.meta.robots else "")
        + (
            f"<img src='{escape(page.meta.card)}' alt='{escape(page.meta.card_alt)}'>"
            if page.meta.card
            else ""
        )
        + (f"<script>{page.meta.linked}</script>" if page.meta.linked else "")
        + f"{marks}<main>{page.content}</main>{escape(page.title)}"
    )


@cache
def pages(*changes: Change, url: str) -> tuple[FramedPage, ...]:
    return tuple(framed(page, url) for page in site_support.site(*changes).pages.values())


@pytest.mark.parametrize("url", [SITE, ""])
@pytest.mark.parametrize("changes", [(), (with_748, with_100), (with_html,)])
def test_every_page_is_as_if_it_were_framed_alone(changes: tuple[Change, ...], url: str) -> None:
    frames = Frames(whole, MENU)
    for page in pages(*changes, url=url):
        assert frames.page(page) == whole(page), page.url


def test_a_frame_is_rendered_once_for_all_pages_of_one_kind() -> None:
    rendered = []

    def counted(page: FramedPage) -> str:
        rendered.append(page.url)
        return whole(page)

    frames = Frames(counted, MENU)
    made = pages(url=SITE)
    for page in made:
        frames.page(page)
    assert len(rendered) < len(made) / 4
    assert sum(url.startswith("measures/") for url in rendered) == 3  # the list, a row, its request


def test_no_slot_is_left_in_a_page() -> None:
    frames = Frames(whole, MENU)
    assert all(MARK not in frames.page(page) for page in pages(with_html, url=SITE))


@pytest.mark.parametrize("changes", [(), (with_748, with_100), (with_html,)])
def test_the_quick_build_and_the_plain_one_write_the_same_bytes(
    changes: tuple[Change, ...], tmp_path: Path
) -> None:
    """The plain one renders the theme's template for every page."""
    folder = site_support.project(tmp_path / "project", *changes)
    for name, plain in (("quick", "false"), ("plain", "true")):
        done = site_support.mkdocs(
            folder, "build", "--strict", "--site-dir", str(tmp_path / name), PLAIN_FRAMES=plain
        )
        assert done.returncode == 0, done.stdout
    quick, plain_files = contents(tmp_path / "quick"), contents(tmp_path / "plain")
    assert len(quick) > 200
    assert quick == plain_files
