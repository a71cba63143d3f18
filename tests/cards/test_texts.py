"""Cards: what each one says, for which page, and what none may say."""

import re
from copy import deepcopy
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
import yaml

import site_support
from plan_site.cards import texts
from plan_site.cards.texts import CardText, Fact, Tag
from plan_site.language.values import Effect
from plan_site.publication import urls
from site_support import (
    Change,
    Tree,
    label,
    measure,
    said,
    with_100,
    with_748,
    with_html,
)
from support import ROOT, ROWS

ONE_OF_EACH: Final = ("", "sections/2/", "agencies/mam/", "topics/media/", "acts/392/")


@cache
def made(*changes: Change) -> dict[str, CardText]:
    return texts.cards(site_support.views(*changes))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_home_and_every_section_body_topic_act_and_measure_has_a_card() -> None:
    plan = site_support.dataset().plan
    assert sorted(made()) == sorted(
        [
            "",
            *(urls.section(s) for s in plan.sections),
            *(urls.agency(a) for a in plan.agencies),
            *(urls.topic(t) for t in plan.topics),
            *(urls.act(a) for a in plan.acts),
            *(f"measures/{row}/" for row in ROWS),
        ]
    )
    assert len(made()) == 1 + 3 + 11 + 12 + 2 + 17


def test_every_card_is_of_a_page_that_is_there() -> None:
    assert set(made()) <= set(site_support.site().pages)


def test_a_measures_card_says_number_label_effect_deadline_and_bodies_as_said() -> None:
    assert made()["measures/29-1/"] == CardText(
        name=said("social.name"),
        unofficial=said("social.unofficial"),
        kicker=said("field.measure"),
        head="29-1",
        tag=Tag(effect=Effect.INSERTED, said="№ 392 қаулымен қосылды"),
        title=label("29-1"),
        facts=(
            Fact(name=said("field.deadline"), said="2025 жылғы желтоқсан"),
            Fact(name=said("field.responsible"), said="ОМ, ДСМ, ЖАО"),
        ),
    )


@pytest.mark.parametrize(
    ("page", "head", "title", "fact"),
    [
        (
            "",
            "",
            "Балаларды қорғау жоспары",
            said("scope.touched", acts="№ 392", count=17),
        ),
        ("sections/2/", "2", None, said("scope.touched", acts="№ 392", count=8)),
        ("topics/parents/", "", "Ата-аналар", said("scope.touched", acts="№ 392", count=3)),
        (
            "agencies/mam/",
            "МАМ",
            "Қазақстан Республикасының Мәдениет және ақпарат министрлігі",
            said("agency.lead", abbreviation="МАМ", count=7, total=17),
        ),
        (
            "acts/392/",
            "№ 392",
            "2025 жылғы 30 мамыр",
            said("act.amending.lead", count=17, inserted=11, substituted=6),
        ),
        ("acts/748/", "№ 748", "2023 жылғы 31 тамыз", said("act.approving.lead.none")),
    ],
)
def test_the_other_cards_say_whose_they_are_and_how_many_measures(
    page: str, head: str, title: str | None, fact: str
) -> None:
    card = made()[page]
    assert plain(card.head) == head
    assert title is None or card.title == title
    assert [plain(f.said) for f in card.facts] == [fact]


def test_a_topics_card_lists_its_measures_by_label_and_a_bodys_the_first_of_them() -> None:
    topic = made()["topics/suicide-prevention/"]
    assert [line.split(". ")[0] for line in topic.lines] == [
        "23-1",
        "28",
        "29-1",
        "37-1",
        "37-2",
        "47-3",
    ]
    assert topic.lines[1] == f"28. {label('28')}"
    body = made()["agencies/om/"]
    assert [line.split(". ")[0] for line in body.lines[:3]] == ["6", "23-1", "29-1"]
    assert body.lines[3:] == (said("social.more", count=7),)
    assert len(made()["agencies/tsm/"].lines) == 3


def test_a_costed_measures_card_has_its_sums_and_with_the_sum_that_it_is_doubted() -> None:
    doubt = said("sum.doubtful")
    assert [plain(line) for line in made()["measures/44/"].lines] == [
        said("field.cost"),
        "2023 жылы: 81 599,203 млн теңге",
        "2024 жылы: 92 327,978 млн теңге",
        f"2025 жылы: 1 001 355,68 млн теңге, бұл сома {doubt}",
    ]
    assert doubt not in " ".join(made()["measures/43/"].lines)
    costed = [page for page, card in made().items() if page.startswith("measures/") and card.lines]
    assert costed == ["measures/42/", "measures/43/", "measures/44/"]


def test_counts_on_cards_are_those_of_the_pages() -> None:
    site = site_support.site()
    for page in ("agencies/mam/", "acts/392/"):
        lead = site_support.by_class(site_support.content(site, page), "lead")[0]
        assert site_support.text(lead).startswith(plain(made()[page].facts[0].said))


def test_every_card_says_whose_site_it_is_and_that_it_is_not_official() -> None:
    for card in made(with_748).values():
        assert card.name == said("social.name")
        assert card.unofficial == said("social.unofficial")


def test_the_words_that_say_so_begin_the_strap_of_every_page() -> None:
    assert said("shell.strap").startswith(said("social.unofficial"))


def test_the_name_on_the_cards_is_the_sites() -> None:
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    [name] = re.findall("^site_name: (.+)$", config, re.MULTILINE)
    assert said("social.name") == yaml.load(name, yaml.CSafeLoader)


# Official wording ---------------------------------------------------------------------------------


def word_pairs(text: str) -> set[tuple[str, str]]:
    words = re.findall(r"\w+", text.lower())
    return set(pairwise(words))


def test_no_card_says_the_official_words_of_measure_28() -> None:
    record = site_support.dataset().plan.measure("28")
    assert record.label_only
    official = word_pairs(record.current.text) - word_pairs(record.label)
    assert len(official) > 10
    for page, card in made().items():
        for text in (*card.texts, card.alt):
            assert record.current.text not in text, page
            assert word_pairs(text) & official == set(), page


def test_no_measures_card_depends_on_its_official_text_at_all() -> None:
    def other_texts(tree: Tree) -> None:
        with_748(tree)
        measure(tree, "7")["versions"][0]["text"] = "Басқа мәтін"

    assert made(with_748)["measures/7/"] == made(other_texts)["measures/7/"]


# Other plans --------------------------------------------------------------------------------------


def test_a_repealed_row_is_marked_so_and_keeps_its_last_facts() -> None:
    card = made(with_100)["measures/49/"]
    assert card.tag == Tag(effect=Effect.REPEALED, said=said("effect.repealed", act="100"))
    assert card.facts == made()["measures/49/"].facts


def test_an_acts_card_counts_what_it_repeals() -> None:
    assert said("act.repealed", count=1) in made(with_100)["acts/100/"].facts[0].said


def test_a_row_of_the_approving_act_alone_is_marked_as_original() -> None:
    tag = made(with_748)["measures/7/"].tag
    assert tag == Tag(effect=Effect.ORIGINAL, said=said("effect.original", act="748"))


def more(count: int) -> Change:
    """So many measures in all, the further ones made up."""

    def change(tree: Tree) -> None:
        for number in range(len(tree["measures"]), count):
            record = deepcopy(site_support.ONLY_748) | {"number": str(number + 100)}
            tree["measures"].append(record)

    return change


@pytest.mark.thorough
def test_up_to_five_hundred_measures_each_has_a_card_and_beyond_that_none() -> None:
    most, beyond = made(more(500)), made(more(501))
    assert sum(page.startswith("measures/") for page in most) == 500
    assert [page for page in beyond if page.startswith("measures/")] == []
    # All other cards stay.
    assert set(beyond) == {page for page in most if not page.startswith("measures/")}


def test_a_page_without_a_card_of_its_own_has_the_sites() -> None:
    site = site_support.site()
    for page in ("", "measures/", "deadlines/", "funding/", "glossary/", "data/", "about/"):
        assert site.pages[page].card == "cards/site.png"
        assert site.pages[page].card_text == made()[""]
    assert site.pages["measures/29-1/"].card == "cards/measures/29-1.png"
    assert site.pages["measures/29-1/"].card_text == made()["measures/29-1/"]
    assert site.frames[0].not_found.card == "cards/site.png"


def test_every_card_that_a_page_names_is_among_the_files_and_no_other() -> None:
    site = site_support.site()
    files = {address for address in site.exports if address.startswith("cards/")}
    assert {page.card for page in site.pages.values()} == files


# The text alternative -----------------------------------------------------------------------------


@pytest.mark.parametrize("page", [*ONE_OF_EACH, "measures/29-1/"])
def test_the_alternative_says_every_text_of_the_card_and_nothing_else(page: str) -> None:
    card = made()[page]
    left = card.alt
    for text in sorted(card.texts, key=len, reverse=True):
        assert text in left
        left = left.replace(text, "", 1)
    assert set(left) <= set(" .:")


def test_the_alternative_reads_as_sentences() -> None:
    assert plain(made()["measures/6/"].alt) == (
        f"Ашық жоспар. Бұл – ресми сайт емес. Іс-шара: 6. {label('6')}."
        " № 392 қаулымен жаңа редакцияда. Орындау мерзімі: жыл сайын желтоқсан."
        " Жауапты орындаушылар: ОМ, МАМ, ЖАО."
    )


def test_words_of_ours_stand_on_cards_as_they_are() -> None:
    # A picture has no markup to escape; the head of the page has, see test_social.py.
    assert made(with_html)["measures/6/"].title == "<u>белгі</u> & <i>\"' 6"


def test_cards_have_addresses_of_their_own() -> None:
    assert [urls.card(page) for page in (*ONE_OF_EACH, "measures/29-1/")] == [
        "cards/site.png",
        "cards/sections/2.png",
        "cards/agencies/mam.png",
        "cards/topics/media.png",
        "cards/acts/392.png",
        "cards/measures/29-1.png",
    ]
    assert len({urls.card(page) for page in made()}) == len(made())
    assert all(Path(urls.card(page)).suffix == ".png" for page in made())
