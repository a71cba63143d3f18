"""Pages against a dataset: one word that differs on either side is told."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

import site_support
from pages_said import Pages, differences, parsed, values
from site_support import Change, with_100, with_748, with_corrections, with_document, with_html
from support import PLAN, fresh_tree

TEXT_6 = "Балаларға қатысты зорлық-зомбылық пен жәбірлеуге қарсы ұлттық ақпараттық науқан жүргізу"


@cache
def html(*changes: Change) -> dict[str, str]:
    return {address: page.html for address, page in site_support.site(*changes).pages.items()}


def pages(made: dict[str, str]) -> Pages:
    return lambda address: parsed(made[address])


def told(tree: Any, made: dict[str, str]) -> list[str]:
    return list(differences(tree, pages(made)))


ALL = (with_748, with_100, with_document, with_corrections)


@pytest.mark.parametrize(
    "changes",
    [(), (with_748,), (with_100,), ALL, (with_html,)],
    ids=["real", "748", "100", "all", "html"],
)
def test_the_pages_say_what_the_dataset_says(changes: tuple[Change, ...]) -> None:
    tree = fresh_tree()
    for change in changes:
        change(tree)
    assert told(tree, html(*changes)) == []


def test_the_values_are_read_from_the_file_itself() -> None:
    assert values(PLAN.read_bytes()) == fresh_tree()


def on(address: str, old: str, new: str) -> dict[str, str]:
    """The real pages with one page changed."""
    made = dict(html())
    assert old in made[address]
    made[address] = made[address].replace(old, new, 1)
    return made


@pytest.mark.parametrize(
    ("address", "old", "new"),
    [
        ("measures/6/", TEXT_6, TEXT_6.replace("ұлттық", "өңірлік")),
        ("measures/6/", TEXT_6, TEXT_6 + "."),
        ("measures/44/", "1001355,68 млн теңге</p>", "100135,568 млн теңге</p>"),
        ("measures/44/", "жыл сайын маусым, желтоқсан", "жыл сайын желтоқсан"),
        ("measures/44/", 'id="top">44. ', 'id="top">45. '),
        ("measures/29-2/", "бюджет қаражаты шегінде", "бюджеттік қаражат шегінде"),
        ("measures/29-2/", "Екеуі де қаулыдағыдай", "Екеуі де түзетіліп"),
        ("measures/29-2/", "Медиа және кино</a>", "Кино</a>"),
        ("sections/2/", "Суицидтік мінез-құлықтың", "Мінез-құлықтың"),
        ("sections/3/", "Балалардың қоғамдық", "Балалардың"),
        ("topics/violence/", "Балаларға қатысты зорлық-зомбылық пен", "Балаларға қатысты"),
        ("topics/violence/", "дәл қазір", "кейін"),
        ("agencies/om/", "Оқу-ағарту министрлігі</h1>", "Ағарту министрлігі</h1>"),
        ("agencies/jao/", "көптеген жергілікті", "бірнеше жергілікті"),
        ("acts/392/", "ҚАУЛЫ ЕТЕДІ", "ШЕШІМ ЕТЕДІ"),
        ("acts/392/", "О. Бектенов", "О. Бектенoв"),
        ("acts/392/", "2025 жылғы тамыз</dd>", "2025 жылғы қыркүйек</dd>"),
        ("glossary/", "республикалық бюджет</p>", "республика бюджеті</p>"),
        ("about/", "158 іс-шарасы", "159 іс-шарасы"),
    ],
)
def test_a_word_that_a_page_has_otherwise_is_told(address: str, old: str, new: str) -> None:
    said = told(fresh_tree(), on(address, old, new))
    assert said
    assert all(line.startswith(address) for line in said)


@pytest.mark.parametrize(
    "change",
    [
        lambda tree: tree["measures"][0].update(label="Басқа белгі"),
        lambda tree: tree["measures"][3]["topics"].pop(),
        lambda tree: tree["sections"][1].update(title="Басқа бөлім"),
        lambda tree: tree["topics"][2].update(belongs="Басқа сөздер."),
        lambda tree: tree["agencies"][0].update(note="Басқа түсіндірме"),
        lambda tree: tree["terms"].pop(),
        lambda tree: tree["acts"][1]["body"].pop(),
        lambda tree: tree["help"]["lines"].reverse(),
        lambda tree: tree["corrections"].append(
            {"date": "2026-10-01", "text": "Бірегей түзету сөзі"}
        ),
        with_document,
    ],
)
def test_a_word_that_the_dataset_has_otherwise_is_told(change: Callable[[Any], Any]) -> None:
    tree = fresh_tree()
    tree.setdefault("corrections", [])
    change(tree)
    assert told(tree, html())


def test_a_page_that_is_not_there_is_an_error() -> None:
    tree = fresh_tree()
    tree["measures"][0]["number"] = "7"
    with pytest.raises(KeyError):
        told(tree, html())


def test_every_official_word_of_the_act_is_held_against_its_page() -> None:
    tree, made = fresh_tree(), html()["acts/392/"]
    texts = [text for item in tree["acts"][1]["body"] for text in item.values()]
    texts += [text for measure in tree["measures"] for text in measure["versions"][0].values()]
    words = [word for text in texts if isinstance(text, str) for word in text.split()]
    chosen = [word for word in dict.fromkeys(words) if word.isalpha() and len(word) > 5]
    assert len(chosen) > 200
    for word in chosen[::20]:
        changed = dict(html()) | {"acts/392/": re.sub(rf"\b{word}\b", f"{word}ў", made)}
        assert changed["acts/392/"] != made
        assert told(tree, changed), word
