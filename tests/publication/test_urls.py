"""Addresses: every shape that is promised, and the relative links between them."""

from datetime import date
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_site.dataset.acts import Act
from plan_site.publication import urls
from plan_site.validation.load import Dataset


def test_an_address_of_each_kind_is_as_promised(dataset: Dataset) -> None:
    plan = dataset.plan
    act = plan.act("392")
    assert urls.measure(plan.measure("29-1")) == "measures/29-1/"
    assert urls.section(plan.section("2")) == "sections/2/"
    assert urls.agency(plan.agency("МАМ")) == "agencies/mam/"
    assert urls.topic(plan.topic("mental-health")) == "topics/mental-health/"
    assert urls.act(act) == "acts/392/"
    assert urls.act_row(act, "29-1") == "acts/392/#row-29-1"
    assert urls.glossary_entry(plan.agency("МАМ")) == "glossary/#mam"
    assert [urls.glossary_entry(term) for term in plan.terms] == [
        "glossary/#rb",
        "glossary/#jb",
    ]
    assert urls.source(act) == "data/sources/392.kk.txt"


def test_the_single_pages_have_the_addresses_of_the_table() -> None:
    assert (
        urls.HOME,
        urls.MEASURES,
        urls.SECTIONS,
        urls.AGENCIES,
        urls.TOPICS,
        urls.DEADLINES,
        urls.FUNDING,
        urls.GLOSSARY,
        urls.DATA,
        urls.ABOUT,
        urls.NOT_FOUND,
        urls.DATASET,
    ) == (
        "",
        "measures/",
        "sections/",
        "agencies/",
        "topics/",
        "deadlines/",
        "funding/",
        "glossary/",
        "data/",
        "about/",
        "404.html",
        "data/plan.yaml",
    )


@pytest.mark.parametrize(
    ("number", "day", "address"),
    [
        ("748", date(2023, 8, 31), "https://adilet.zan.kz/kaz/docs/P2300000748"),
        ("392", date(2025, 5, 30), "https://adilet.zan.kz/kaz/docs/P2500000392"),
        ("7", date(2008, 1, 2), "https://adilet.zan.kz/kaz/docs/P0800000007"),
    ],
)
def test_the_register_numbers_an_act_by_year_and_number(
    number: str, day: date, address: str
) -> None:
    act = Act.model_validate({"number": number, "date": day.isoformat(), "title": "…"})
    assert urls.register(act) == address


def test_a_document_of_the_register_is_found_by_its_own_number() -> None:
    assert urls.register_document("V1600013418") == "https://adilet.zan.kz/kaz/docs/V1600013418"


def test_a_filtered_list_of_measures_has_an_address() -> None:
    assert urls.measures() == "measures/"
    assert urls.measures(topic="mental-health") == "measures/?topic=mental-health"
    # The same choice is the same address, in whatever order it is made.
    assert urls.measures(section="2", agency="mam") == "measures/?agency=mam&section=2"
    both = urls.measures(agency=["mam", "om"], all="1")
    assert both == "measures/?agency=mam&agency=om&all=1"


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("", "", "./"),
        ("measures/", "", "measures/"),
        ("measures/29-1/", "", "measures/29-1/"),
        ("data/plan.yaml", "", "data/plan.yaml"),
        ("#held", "", "#held"),
        ("glossary/#rb", "", "glossary/#rb"),
        ("", "measures/", "../"),
        ("", "measures/29-1/", "../../"),
        ("#held", "measures/29-1/", "../../#held"),
        ("measures/", "measures/29-1/", "../"),
        ("measures/29-2/", "measures/29-1/", "../29-2/"),
        ("measures/29-1/", "measures/29-1/", "./"),
        ("measures/29-1/#text", "measures/29-1/", "#text"),
        ("agencies/mam/", "measures/29-1/", "../../agencies/mam/"),
        ("acts/392/#row-29-1", "measures/29-1/", "../../acts/392/#row-29-1"),
        ("acts/392/#row-29-1", "acts/392/", "#row-29-1"),
        ("glossary/#mam", "glossary/", "#mam"),
        ("data/plan.yaml", "data/", "plan.yaml"),
        ("data/sources/392.kk.txt", "data/", "sources/392.kk.txt"),
        ("data/sources/392.kk.txt", "acts/392/", "../../data/sources/392.kk.txt"),
        ("measures/?agency=mam", "", "measures/?agency=mam"),
        ("measures/?agency=mam&section=2", "agencies/", "../measures/?agency=mam&section=2"),
        ("404.html", "", "404.html"),
        ("404.html", "measures/6/", "../../404.html"),
        ("about/", "404.html", "about/"),
        ("", "404.html", "./"),
    ],
)
def test_a_link_is_relative_to_the_page_it_stands_on(target: str, page: str, link: str) -> None:
    assert urls.relative(target, page) == link


TAILS = st.sampled_from(["", "#row-6", "?agency=mam", "?v=1#top"])
FOLDERS = st.lists(st.sampled_from(["a", "b", "a-1", "measures"]), max_size=4)


@given(target=FOLDERS, page=FOLDERS, file=st.sampled_from(["", "x.json"]), tail=TAILS)
def test_a_link_leads_where_a_browser_finds_it(
    target: list[str], page: list[str], file: str, tail: str
) -> None:
    there = "".join(f"{folder}/" for folder in target) + file + tail
    here = "".join(f"{folder}/" for folder in page)
    link = urls.relative(there, here)
    assert urljoin(f"https://plan.example/sub/{here}", link) == f"https://plan.example/sub/{there}"
