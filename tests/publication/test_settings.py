"""Where the site stands and who answers for it: what mkdocs.yml may say, and what is refused."""

import pytest

from plan_site.faults import SiteError
from plan_site.publication.edition import Publisher
from plan_site.publication.settings import publisher, site_address


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("", "/"),
        ("https://plan.example", "https://plan.example/"),
        ("https://plan.example/a/b/", "https://plan.example/a/b/"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("https://Ашық.қаз/", "https://xn--80a2cj43a.xn--80ao21a/"),
        (
            "https://plan.example/жоспар/",
            "https://plan.example/%D0%B6%D0%BE%D1%81%D0%BF%D0%B0%D1%80/",
        ),
        ("https://plan.example/%D0%B6/", "https://plan.example/%D0%B6/"),
    ],
)
def test_an_address_is_the_same_in_every_file(given: str, address: str) -> None:
    assert site_address(given) == address


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("https://a:b@plan.example/", "names a user"),
        ("https://@plan.example/", "names a user"),
        ("https://plan.example/?a=b", "leave out what stands behind"),
        ("https://plan.example/?", "leave out what stands behind"),
        ("https://plan.example/#a", "leave out what stands behind"),
        ("https://plan example/", "has a blank"),
        ("https://plan.example/a b/", "has a blank"),
        ("https://plan.example/\n", "has a blank"),
        ("https://plan.example/a/../b/", "has . or .."),
        ("https://plan.example/./", "has . or .."),
        ("https://plan.example:70000/", "port"),
        ("https://plan.example:0/", "port"),
        ("https://plan.example:x/", "port"),
        ("ftp://plan.example/", "does not begin with"),
        ("//plan.example/", "does not begin with"),
        ("https:///", "no host"),
        ("https://-/", "no host"),
        ("https://plan_.example\\a/", "has a blank or a sign"),
        ("https://[::1/", "host or a port"),
        (f"https://{'a' * 64}.example/", "host or a port"),
    ],
)
def test_what_is_no_plain_address_is_refused_in_one_line(given: str, said: str) -> None:
    with pytest.raises(SiteError) as told:
        site_address(given)
    assert str(told.value).startswith("mkdocs.yml: site_url (SITE_URL): ")
    assert said in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("given", "who"),
    [
        (None, Publisher()),
        ({"name": "", "email": ""}, Publisher()),
        ({"name": None}, Publisher()),
        (
            {"name": "Ашық қор", "email": "qate@plan.example"},
            Publisher(name="Ашық қор", email="qate@plan.example"),
        ),
    ],
)
def test_a_publisher_is_named_or_not(given: object, who: Publisher) -> None:
    assert publisher(given) == who


@pytest.mark.parametrize(
    "given",
    [
        "Ашық қор",
        ["Ашық қор"],
        {"mail": "qate@plan.example"},
        {"name": ["Ашық қор"]},
        {"name": "Ашық\nқор"},
        {"email": "qate"},
        {"email": "qate@plan"},
        {"email": "qate@plan.example?bcc=a@b.example"},
        {"email": "qate@plan.example\nBcc: a@b.example"},
        {"email": "qate@plan.example,a@b.example"},
        {"email": "Ашық <qate@plan.example>"},
        {"email": 112},
    ],
)
def test_what_names_nobody_is_refused_in_one_line(given: object) -> None:
    with pytest.raises(SiteError, match=r"mkdocs\.yml: extra: publisher: ") as told:
        publisher(given)
    assert "\n" not in str(told.value)
