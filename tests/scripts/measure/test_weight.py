"""Weight: what a first visit fetches is counted to the byte and held to its budget."""

from dataclasses import replace
from pathlib import Path

import pytest

from measure import weight
from measure.weight import Sent, Visit, breaches, heaviest, kind_of, type_of

HOST = "127.0.0.1:80"


def sent(path: str, kind: str, size: int, host: str = HOST) -> Sent:
    return Sent(address=f"http://{host}/{path}", type=kind, size=size)


def light(*more: Sent, kept: tuple[str, ...] = ()) -> Visit:
    """A visit just inside the budget for reading, and more."""
    both = (sent("", "html", 10_000), sent("site.css", "css", 4_200))
    return Visit(sent=(*both, *more), blocking=frozenset({both[1].address}), kept=kept)


def told(visit: Visit, kind: str = "measures/*") -> list[str]:
    return list(breaches("/measures/44/", kind, visit, HOST))


@pytest.mark.parametrize(
    ("mime", "name"),
    [
        ("text/html; charset=utf-8", "html"),
        ("text/css", "css"),
        ("text/javascript", "js"),
        ("image/svg+xml", "image"),
        ("application/json", "other"),
    ],
)
def test_types_are_told_apart(mime: str, name: str) -> None:
    assert type_of(mime) == name


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("", "/"),
        ("measures/", "measures/"),
        ("measures/44/", "measures/*"),
        ("a/b/c/", "a/*"),
        ("ru/", "ru/"),
        ("ru/measures/44/", "ru/measures/*"),
    ],
)
def test_pages_of_one_sort_are_one_kind(address: str, kind: str) -> None:
    assert kind_of(address) == kind


def test_of_each_kind_the_heaviest_page_is_taken(tmp_path: Path) -> None:
    for address, words in {"": 1, "measures/6/": 5, "measures/44/": 900, "acts/392/": 3}.items():
        folder = tmp_path / address
        folder.mkdir(parents=True, exist_ok=True)
        text = " ".join(str(word) for word in range(words))
        (folder / "index.html").write_text(text, encoding="utf-8")
    (tmp_path / "404.html").write_text("none", encoding="utf-8")
    assert heaviest(tmp_path) == {
        "/": "",
        "acts/*": "acts/392/",
        "measures/*": "measures/44/",
        "no-such-page/": "no-such-page/",
    }


def test_a_visit_inside_the_budget_is_no_breach() -> None:
    rest = weight.VISIT_BUDGET - light().total
    full = light(*(sent(f"{n}.js", "js", rest if n == 0 else 0) for n in range(4)))
    assert (full.total, len(full.sent), full.to_read) == (25_600, 6, 14_200)
    assert told(full) == []


def test_a_byte_over_the_budget_is_a_breach_that_names_the_types() -> None:
    rest = weight.VISIT_BUDGET - light().total
    assert told(light(sent("a.js", "js", rest + 1))) == [
        "/measures/44/: 25,601 bytes (html 10,000, css 4,200, js 11,401); the budget is 25,600"
    ]


def test_a_seventh_request_is_a_breach_that_names_them_all() -> None:
    [line] = told(light(*(sent(f"{n}.js", "js", 1) for n in range(5))))
    assert line.startswith("/measures/44/: 7 requests (/, /site.css, /0.js,")


def test_a_measure_is_read_within_its_own_budget_and_waits_for_css_alone() -> None:
    heavy = Visit(
        sent=(*light().sent, sent("more.css", "css", 1), sent("late.css", "css", 9)),
        blocking=light().blocking | {f"http://{HOST}/more.css"},
    )
    assert told(heavy) == ["/measures/44/: 14,201 bytes to read it; the budget is 14,200"]
    assert told(heavy, kind="ru/measures/*") == told(heavy)
    assert told(heavy, kind="measures/") == []


@pytest.mark.parametrize(("kind", "budget"), [("acts/*", 21_000), ("ru/data/", 22_200)])
def test_the_pages_that_hold_most_words_have_a_budget_of_their_own(kind: str, budget: int) -> None:
    css = light().bytes_of("css")

    def page(size: int) -> Visit:
        html, *rest = light().sent
        return Visit(sent=(replace(html, size=size - css), *rest), blocking=light().blocking)

    assert told(page(budget), kind=kind) == []
    assert told(page(budget + 1), kind=kind) == [
        f"/measures/44/: {budget + 1:,} bytes to read it; the budget is {budget:,}"
    ]


def test_another_host_and_anything_kept_are_breaches() -> None:
    visit = light(sent("a.js", "js", 1, host="cdn.example"), kept=("the cookie “id”",))
    assert told(visit) == [
        "/measures/44/: asks another host: http://cdn.example/a.js",
        "/measures/44/: leaves the cookie “id” in the reader's browser",
    ]
