"""Site: a folder of data and words → all that a site generator has to write."""

import shutil
from datetime import date
from pathlib import Path

import lxml.etree
import pytest

import site_support
from plan_392 import PAGES
from plan_site.build import Site, build
from plan_site.faults import SiteError
from site_support import Tree, measure, with_100, write_data
from support import ROOT, replace_once


def folder(path: Path, *changes: site_support.Change) -> Path:
    write_data(path, *changes)
    site_support.official_words(path)
    site_support.official_docs(path)
    shutil.copytree(ROOT / "theme", path / "theme")
    return path


def test_the_site_has_every_page_and_the_one_for_no_page_apart() -> None:
    site = site_support.site()
    assert sorted(site.pages) == sorted(PAGES)
    assert site.frames[0].not_found.address == "404.html"


def test_the_date_of_the_site_is_that_of_the_newest_act() -> None:
    assert site_support.site().updated == date(2025, 5, 30)
    assert site_support.site(with_100).updated == date(2025, 11, 10)


def test_the_frame_has_its_menu_its_lines_of_help_and_its_files() -> None:
    site = site_support.site()
    frame = site.frames[0]
    assert [each.address for each in frame.menu][:3] == ["overview/", "measures/", "sections/"]
    assert [line.number for line in frame.help_lines] == ["111", "112"]
    assert {"data/plan.yaml", "data/sources/392.kk.txt"} <= set(site.exports)


@pytest.mark.thorough
def test_two_builds_are_the_same(tmp_path: Path) -> None:
    def made(site: Site) -> object:
        return [
            {a: (p.title, p.description, p.html) for a, p in site.pages.items()},
            site.exports,
            (site.frames[0].not_found.title, site.frames[0].not_found.html),
            site.updated,
        ]

    root = folder(tmp_path)
    assert made(build(root)) == made(build(root))


def test_every_fault_of_the_dataset_is_told_in_one_error(tmp_path: Path) -> None:
    root = folder(tmp_path)
    plan = root / "data" / "plan.yaml"
    replace_once(plan, "responsible: ОМ, МАМ, ЖАО\n", "responsible: ОМ, МАМ, ЖАОО\n")
    replace_once(plan, "    completion: фильм\n", "    completion: фильмм\n")
    with pytest.raises(SiteError) as raised:
        build(root)
    lines = str(raised.value).splitlines()
    assert all(line.startswith("data/plan.yaml:") for line in lines)
    assert "ЖАОО; did you mean ЖАО?" in str(raised.value)
    assert "measure 29-2: completion" in str(raised.value)


def test_a_dataset_that_is_not_there_is_told(tmp_path: Path) -> None:
    for same in ("locale", "theme"):
        shutil.copytree(ROOT / same, tmp_path / same)
    with pytest.raises(SiteError, match=r"data/plan\.yaml:1:1: can't be read"):
        build(tmp_path)


@pytest.mark.in_turn(3)
@pytest.mark.parametrize(
    ("place", "said"),
    [("note", "БАҚ-тарда жазылды"), ("agency", "ЖАО-лардың есебі"), ("later", "есеп ОМ-нікі")],
)
def test_any_words_of_ours_make_a_page_or_are_told_with_their_line(
    tmp_path: Path, place: str, said: str
) -> None:
    # Plurals behind an abbreviation are good Kazakh, though no case ending that a rule reads.
    def change(tree: Tree) -> None:
        if place == "note":
            measure(tree, "6")["notes"] = [{"field": "text", "text": said}]
        elif place == "agency":
            tree["agencies"][1]["note"] = said
        else:
            tree["agencies"][1]["later"] = {"text": said, "source": "дерек"}

    try:
        site = build(folder(tmp_path, change))
    except SiteError as error:
        assert "data/plan.yaml:" in str(error)  # noqa: PT017 – either way is right
    else:
        shown = site_support.text(
            site_support.content(site, "measures/6/" if place == "note" else "agencies/dsm/")
        )
        assert said in shown


@pytest.mark.parametrize(
    ("base", "link"),
    [("/", "/measures/"), ("/plan/", "/plan/measures/")],
)
def test_the_page_for_no_page_leads_on_from_any_address(base: str, link: str) -> None:
    made = build_with_base(base)
    assert f'href="{link}"' in made.frames[0].not_found.html
    assert 'href="../' not in made.frames[0].not_found.html


@pytest.mark.thorough
def test_only_addresses_on_paper_name_the_place_of_the_site() -> None:
    at_root, below = build_with_base("/"), build_with_base("https://host.example/plan/")
    assert {a: p.html for a, p in at_root.pages.items()} != {
        a: p.html for a, p in below.pages.items()
    }
    # The page about the data tells of files in which addresses stand: of it the links are held.
    links = [
        site_support.find(site_support.content(made, "data/"), ".//@href | .//@src")
        for made in (at_root, below)
    ]
    assert links[0] == links[1] != []
    assert {
        a: p.html.replace(": /", ": ~")
        .replace(". /measures/", ". ~measures/")
        .replace("(/acts/", "(~acts/")
        .replace('written="/', 'written="~')
        .replace("iframe src=&#34;/", "iframe src=&#34;~")
        for a, p in at_root.pages.items()
        if a != "data/"
    } == {
        a: p.html.replace("https://host.example/plan/", "~")
        for a, p in below.pages.items()
        if a != "data/"
    }


def build_with_base(base: str) -> Site:
    return site_support.site(url=base)


def test_the_publisher_is_named_where_it_is_filled_in() -> None:
    page = site_support.content(
        site_support.site(publisher=("Ашық қор", "qate@example.kz")), "corrections/"
    )
    report = site_support.by_id(page, "report").getparent()
    assert "Ашық қор" in site_support.text(report)
    assert site_support.find(report, ".//a/@href") == ["mailto:qate@example.kz"]


@pytest.mark.parametrize("publisher", [("", ""), ("Ашық қор", ""), ("", "qate@example.kz")])
def test_while_the_publisher_is_not_known_the_site_says_so(publisher: tuple[str, str]) -> None:
    page = site_support.content(site_support.site(publisher=publisher), "corrections/")
    report = site_support.by_id(page, "report").getparent()
    assert "хабарлау әзірге мүмкін емес" in site_support.text(report)
    assert site_support.find(report, ".//a") == []


SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def sitemap(*changes: site_support.Change) -> dict[str, str]:
    """Address → the day on which the sitemap says that the page changed."""
    made = site_support.built(*changes)
    root = lxml.etree.fromstring((made.folder / "sitemap.xml").read_bytes())
    return {
        str(url.findtext("s:loc", namespaces=SITEMAP)).removeprefix(site_support.HOST): str(
            url.findtext("s:lastmod", namespaces=SITEMAP)
        )
        for url in root.iterfind("s:url", SITEMAP)
    }


def test_the_sitemap_dates_each_page_by_the_acts_that_it_tells_of() -> None:
    days = sitemap(site_support.with_748, site_support.with_100)
    assert days["measures/29-1/"] == "2025-05-30"
    assert days["measures/49/"] == "2025-11-10"
    assert days["acts/748/"] == "2023-08-31"
    assert days["acts/100/"] == days[""] == "2025-11-10"
    assert "404.html" not in days
    assert not [address for address in days if address.endswith("request/")]
