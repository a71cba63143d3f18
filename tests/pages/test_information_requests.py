"""Requests for information: letters that ask the named bodies and state nothing themselves."""

import json
import re
from typing import Final

import pytest

import site_support
from catalogue_words import messages
from plan_392 import AGENCIES, HELPED, MEANS, REQUESTS
from plan_site.language.values import OutcomeKind
from plan_site.pages import information_requests
from plan_site.validation.load import Dataset
from site_support import (
    Change,
    Element,
    Tree,
    by_class,
    by_id,
    content,
    find,
    said,
    text,
    texts,
    with_100,
    with_748,
    with_html,
    with_measures,
)
from support import ROWS

REPORT, ORDER, BILL, PRODUCT = (
    OutcomeKind.REPORT,
    OutcomeKind.ORDER,
    OutcomeKind.BILL,
    OutcomeKind.PRODUCT,
)
KINDS: Final = {
    "6": [PRODUCT],
    "23-1": [BILL],
    "29-2": [PRODUCT],
    "29-3": [PRODUCT],
    "37-2": [PRODUCT],
    "37-4": [PRODUCT],
    "47-1": [ORDER],
    "47-2": [PRODUCT, REPORT],
}
"""Row → what is asked of, by hand; events and documents are asked of as products.

All others are completed by a report alone.
"""
TO_OM: Final = {"28", "29-1", "37-1", "42", "43", "44", "47-2", "47-3", "49"}
TO_GOVERNMENT: Final = {"37-3"}
SUMS: Final = {"42", "43", "44"}
NO_FIGURE: Final = {"29-2", "37-1", "47-1"}
BLANK: Final = "_" * 30


def page(address: str, *changes: Change) -> Element:
    return content(site_support.site(*changes), f"{address}request/")


def letter(address: str, *changes: Change) -> Element:
    return by_id(page(address, *changes), "letter")


def of_measure(number: str, *changes: Change) -> Element:
    return letter(f"measures/{number}/", *changes)


def addressees(made: Element) -> list[str]:
    [head] = by_class(made, "letter__head")
    lines = texts(find(head, "./p"))
    assert lines[0] == said("requests.to")
    return lines[1 : lines.index(f"{said('requests.from')} {BLANK}")]


def questions(made: Element) -> list[str]:
    return texts(find(by_id(made, "questions"), "./li"))


def name(dataset: Dataset, abbreviation: str) -> str:
    """A body as a letter to it begins."""
    agency = dataset.plan.agency(abbreviation)
    return said("requests.many", blank=BLANK, name=agency.name) if agency.many else agency.name


# A measure's --------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ROWS)
def test_it_goes_to_the_bodies_named_in_the_order_named(number: str, dataset: Dataset) -> None:
    bodies = dataset.plan.measure(number).current.responsible.said.split(", ")
    assert addressees(of_measure(number)) == [name(dataset, body) for body in bodies]


def test_the_place_of_a_local_body_is_left_for_the_sender_to_fill_in() -> None:
    [local] = [a for a in addressees(of_measure("44")) if "_" in a]
    assert local == f"жергілікті атқарушы органдар, {BLANK} (облыс, қала, аудан)"
    hint = said("requests.many.hint")
    assert hint in text(page("measures/44/"))
    assert hint not in text(page("measures/47-1/"))


@pytest.mark.parametrize("number", [n for n in ROWS if n != "28"])
def test_it_quotes_the_measure_letter_for_letter(number: str, dataset: Dataset) -> None:
    made = of_measure(number)
    [quotation] = find(made, ".//blockquote")
    assert quotation.text_content() == f"«{dataset.plan.measure(number).current.text}»"
    assert said("requests.measure.row", number=number) in text(made)


@pytest.mark.parametrize("number", ROWS)
def test_it_names_the_acts_their_dates_the_facts_and_both_addresses(
    number: str, dataset: Dataset
) -> None:
    made, version = text(of_measure(number)), dataset.plan.measure(number).current
    for words in (
        dataset.plan.plan.title,
        "Қазақстан Республикасы Үкіметінің 2023 жылғы 31 тамыздағы № 748 қаулысымен",
        "Қазақстан Республикасы Үкіметінің 2025 жылғы 30 мамырдағы № 392 қаулысы.",
        "https://adilet.zan.kz/kaz/docs/P2500000392",
        f": /measures/{number}/",
        f": {version.deadline.said}.",
        f": {version.responsible.said}.",
    ):
        assert words in made, words


def test_the_measures_address_is_written_out_whole() -> None:
    made = site_support.built(site_url="https://host.example/plan/")
    assert "https://host.example/plan/measures/44/" in text(
        by_id(made.tree("measures/44/request/"), "letter")
    )


def test_a_measure_that_is_label_only_is_named_by_its_label_and_its_wording_by_an_address() -> None:
    made = of_measure("28")
    assert find(made, ".//blockquote") == []
    label = site_support.label("28")
    assert said("requests.measure.label", number="28", label=label, url="/measures/28/") in text(
        made
    )
    for address in ("measures/28/", *(f"agencies/{slug}/" for slug, _ in AGENCIES.values())):
        shown = site_support.site().pages[f"{address}request/"].html.lower()
        assert [word for word in MEANS if word in shown] == [], address


# Its questions ------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ROWS)
def test_the_first_question_asks_for_the_document_of_each_outcome_by_its_kind(
    number: str, dataset: Dataset
) -> None:
    outcomes = dataset.plan.measure(number).current.completion.said.split(", ")
    kinds = KINDS.get(number, [REPORT])
    asked = [
        f"{said('requests.completion', said=words)} {said(f'requests.{kind}')}"
        for words, kind in zip(outcomes, kinds, strict=True)
    ]
    first = questions(of_measure(number))[0]
    assert first == f"1. {' '.join(asked)}"
    assert "нөмірі" in first
    assert "күні" in first


@pytest.mark.parametrize("number", ROWS)
def test_the_second_question_names_the_recipient_or_asks_for_one(
    number: str, dataset: Dataset
) -> None:
    if number in TO_OM:
        asked = said("requests.recipient", name=dataset.plan.agency("ОМ").name)
    elif number in TO_GOVERNMENT:
        asked = said("requests.recipient", name=said("recipient.government"))
    else:
        asked = said("requests.recipient.none")
    yearly = dataset.plan.measure(number).current.deadline.said.startswith("жыл сайын")
    terms = f" {said('requests.terms')}" if yearly else ""
    assert questions(of_measure(number))[1] == f"2. {asked}{terms}"


@pytest.mark.parametrize("number", ROWS)
def test_the_third_question_asks_what_was_spent_beside_what_the_act_says(
    number: str, dataset: Dataset
) -> None:
    version = dataset.plan.measure(number).current
    third = questions(of_measure(number))[2]
    if number in NO_FIGURE:
        assert third.startswith(f"3. {said('requests.no_figure')} ")
        assert f"«{version.funding.said}» (республикалық бюджет)" in third
    else:
        assert third.startswith(f"3. {said('requests.figure', said=version.cost.said)} ")
    assert (f"«{version.funding.said}» (жергілікті бюджет)" in third) == (number in SUMS)
    assert said("requests.spent") in third


def test_a_sum_that_a_note_doubts_is_asked_for_without_a_word_of_doubt() -> None:
    asked = {n for n in ROWS if "жоспарланған сома қанша" in text(of_measure(n))}
    assert asked == {"44"}
    third = questions(of_measure("44"))[2]
    assert third.endswith(said("requests.doubted", number="44", year=2025))
    assert "1001355,68 млн теңге" in third
    assert not re.search("қате|күмән|тексер", third)


@pytest.mark.parametrize("address", REQUESTS)
def test_there_are_three_questions_and_each_stands_behind_its_number(address: str) -> None:
    asked = questions(letter(address.removesuffix("request/")))
    assert [question[:3] for question in asked] == ["1. ", "2. ", "3. "]
    assert all("?" in question for question in asked)


# What no letter says ------------------------------------------------------------------------------

PERIOD: Final = re.compile(
    r"күн(?:нен|дік)? ішінде|(?:жұмыс|күнтізбелік) күн|[0-9]+ күн|апта|ай ішінде|мерзімінде"
)
LAW: Final = re.compile(r"\bзаң|\bбап|\bбаб|кодекс|конституция|құқығым", re.IGNORECASE)
CLAIM: Final = re.compile(r"орындалды|орындалмады|орындалмаған|іске асырылмаған|бұзылды|тиіссіз")
LEAD: Final = re.compile(r"жетекші|басты орындаушы|негізгі орындаушы|бас орындаушы")


def test_our_own_words_name_no_period_no_law_no_verdict_and_no_lead() -> None:
    ours = {key: words for key, words in messages().items() if key.startswith("requests.")}
    assert len(ours) > 40
    for key, words in ours.items():
        for pattern in (PERIOD, LAW, CLAIM, LEAD):
            assert not pattern.search(words), key


@pytest.mark.parametrize("address", REQUESTS)
def test_no_period_for_the_answer_stands_in_a_letter(address: str) -> None:
    assert not PERIOD.search(text(letter(address.removesuffix("request/"))))


def test_the_patterns_find_what_they_look_for() -> None:
    assert PERIOD.search("бес жұмыс күні ішінде")
    assert PERIOD.search("15 күн")
    assert LAW.search("Заңның 11-бабына сәйкес")


# A body's -----------------------------------------------------------------------------------------


def rows(made: Element) -> list[str]:
    return texts(find(by_id(made, "rows"), "./li"))


@pytest.mark.parametrize("abbreviation", AGENCIES)
def test_a_bodys_letter_gathers_all_its_measures_in_order(
    abbreviation: str, dataset: Dataset
) -> None:
    slug, numbers = AGENCIES[abbreviation]
    made = letter(f"agencies/{slug}/")
    assert addressees(made) == [name(dataset, abbreviation)]
    assert len(rows(made)) == len(numbers)
    for place, (number, row) in enumerate(zip(numbers, rows(made), strict=True), start=1):
        measure = dataset.plan.measure(number)
        version = measure.current
        shown = measure.label if measure.label_only else f"«{version.text}»"
        head = f"{place}) {said('requests.agency.row', number=number)} {shown}"
        assert row.startswith(head.replace("\u00a0", " "))
        for fact in (version.completion, version.deadline, version.cost, version.funding):
            assert f": {fact.said}." in row
        assert row.endswith(f": /measures/{number}/")
    count = (
        site_support.views()
        .scope(dataset.plan.measure(number) for number in numbers)
        .replace("\u00a0", " ")
    )
    assert count in text(made)
    assert count in text(by_class(page(f"agencies/{slug}/"), "lead")[0])


def test_a_body_asked_about_a_doubted_sum_is_asked_for_it_too() -> None:
    asked = {
        a
        for a, (slug, _) in AGENCIES.items()
        if "жоспарланған сома" in text(letter(f"agencies/{slug}/"))
    }
    assert asked == {a for a, (_, numbers) in AGENCIES.items() if "44" in numbers}


def test_a_body_with_too_many_measures_to_quote_is_asked_about_them_by_label() -> None:
    many = with_measures(120)
    site = site_support.site(many)
    plan = site_support.dataset(many).plan
    made = by_id(content(site, "agencies/jao/request/"), "letter")
    named = [m for m in plan.measures if "ЖАО" in m.current.responsible.agencies]
    assert sum(len(m.current.text) for m in named) > information_requests.QUOTED
    assert len(rows(made)) == len(named)
    assert "«" not in "".join(rows(made))
    for measure, row in zip(named, rows(made), strict=True):
        assert measure.label in row
        assert row.endswith(said("requests.agency.wording", url=f"/measures/{measure.number}/"))


def without_duties(tree: Tree) -> None:
    """A body that no measure names."""
    tree["agencies"].append({"abbreviation": "ӘМ", "slug": "am", "name": "Сынақ министрлігі"})


def test_a_body_that_no_measure_names_is_asked_nothing_and_keeps_its_address() -> None:
    site = site_support.site(without_duties)
    assert "agencies/am/" in site.pages
    sheet = content(site, "agencies/am/request/")
    assert said("requests.agency.none") in text(sheet)
    assert by_class(sheet, "letter") == []
    assert find(content(site, "agencies/am/"), ".//*[@id='request']") == []


# Rows of other acts -------------------------------------------------------------------------------


def test_a_repealed_measures_letter_says_so_and_no_bodys_asks_about_it() -> None:
    made = text(of_measure("49", with_100))
    repeal = said("requests.repealed", act="100", date="2025 жылғы 10 қарашадағы")
    assert repeal in made
    assert repeal not in text(of_measure("49"))
    assert not any("49-жол" in row for row in rows(letter("agencies/om/", with_100)))


def test_the_source_is_the_act_that_gave_the_wording() -> None:
    made = text(of_measure("7", with_748))
    assert "P2300000748" in made
    assert "P2500000392" not in made
    sources = text(letter("agencies/om/", with_100))
    assert "P2500000392" in sources
    assert "P2500000100" in sources


# The pages ----------------------------------------------------------------------------------------


def test_measures_and_bodies_lead_to_their_letters_and_back() -> None:
    site = site_support.site()
    for address in REQUESTS:
        about = address.removesuffix("request/")
        [panel] = by_class(content(site, about), "take")
        assert find(panel, ".//a/@href").count("request/") == 1
        crumbs = by_class(content(site, address), "crumbs")[0]
        assert find(crumbs, ".//a/@href")[-1] == "../"


def test_no_search_leads_to_a_letter() -> None:
    site = site_support.site()
    index = json.loads(site.exports["search/search_index.json"])
    assert [d for d in index["docs"] if "request/" in d["location"]] == []
    assert {a for a, p in site.pages.items() if not p.indexed} == {*REQUESTS, "search/"}


def test_a_letters_card_is_that_of_the_page_it_is_about() -> None:
    site = site_support.site()
    for address in REQUESTS:
        assert site.pages[address].card == site.pages[address.removesuffix("request/")].card
        assert site.pages[address].card != site.pages[""].card


def test_help_stands_beside_the_letters_of_its_topics_and_in_none() -> None:
    helped = {n for n in ROWS if by_class(page(f"measures/{n}/"), "help")}
    assert helped == set(HELPED)
    for number in ROWS:
        assert by_class(of_measure(number), "help") == []
        assert "111" not in text(of_measure(number))


def test_a_reader_is_told_where_a_bodys_work_has_gone(dataset: Dataset) -> None:
    later = dataset.plan.agency("ЦДИАӨМ").later
    assert later
    for address in ("measures/49/", "agencies/cdiaom/"):
        made = page(address)
        assert later.text in text(made)
        assert later.text not in text(by_id(made, "letter"))
    assert later.text not in text(page("measures/44/"))


@pytest.mark.parametrize("address", REQUESTS)
def test_a_letter_is_copied_paragraph_by_paragraph(address: str) -> None:
    made = page(address.removesuffix("request/"))
    blocks = find(by_id(made, "letter"), ".//p | .//li | .//h2")
    assert [b.text_content() for b in blocks if "\n" in b.text_content().strip()] == []
    [button] = by_class(made, "copy-text", "button")
    assert button.get("data-copy-from") == "letter"
    assert button.get("hidden") is not None
    # The page says who wrote it; the letter, whose sender it will be, does not.
    assert said("requests.ours") in text(made)
    assert said("requests.ours") not in text(by_id(made, "letter"))


def test_words_of_ours_that_look_like_html_stay_words() -> None:
    made = of_measure("6", with_html)
    assert find(made, ".//script | .//img | .//u | .//i | .//b") == []
    assert "<script>alert" in text(made)
    assert "<u>белгі</u> & <i>\"' 28" in text(of_measure("28", with_html))
