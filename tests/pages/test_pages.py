"""Pages: what stands on them, in memory – headings, words, figures, and nothing unescaped."""

import hashlib
import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import StrictUndefined, UndefinedError

import site_support
from plan_392 import BODIES, GLOSSARY, PAGES
from plan_site.cards.texts import cards
from plan_site.exports.tables import rows as table_rows
from plan_site.faults import SiteError
from plan_site.pages import prose_files, renderer, templating
from plan_site.pages.site_views import Views
from plan_site.publication.edition import Publisher
from plan_site.validation.load import Dataset
from site_support import (
    Change,
    Element,
    Tree,
    before_the_end,
    by_class,
    by_id,
    content,
    dataset,
    facts,
    find,
    label,
    measure,
    rows,
    said,
    text,
    texts,
    with_100,
    with_748,
    with_corrections,
    with_document,
    with_html,
    with_questions,
    with_third_wording,
)
from support import ROOT, ROWS, source_text

PLANS: dict[str, tuple[Change, ...]] = {
    "real": (),
    "748": (with_748,),
    "100": (with_100,),
    "all": (with_748, with_100, with_document, with_corrections),
    "third": (with_third_wording,),
    "html": (with_html,),
}
"""The real plan and those made up."""


def real(address: str) -> Element:
    return content(site_support.site(), address)


def section(page: Element, id_: str) -> Element:
    """The part of a page below a heading."""
    return by_id(page, id_).getparent()


def linked(element: Element) -> list[str]:
    return [str(href) for href in find(element, ".//a/@href")]


# Every page ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", PLANS)
def test_every_page_has_one_first_heading_and_it_has_an_id(plan: str) -> None:
    for address in site_support.site(*PLANS[plan]).pages:
        [heading] = find(content(site_support.site(*PLANS[plan]), address), ".//h1")
        assert heading.get("id") == "top", address
        assert text(heading), address


@pytest.mark.parametrize("plan", PLANS)
def test_no_id_stands_twice_on_a_page(plan: str) -> None:
    site = site_support.site(*PLANS[plan])
    twice = {}
    for address in site.pages:
        ids = find(content(site, address), ".//@id")
        if again := sorted({str(i) for i in ids if ids.count(i) > 1}):
            twice[address] = again
    assert twice == {}


@pytest.mark.parametrize("plan", PLANS)
def test_headings_go_down_by_one_level_at_a_time(plan: str) -> None:
    site = site_support.site(*PLANS[plan])
    for address in site.pages:
        levels = [
            int(h.tag[1])
            for h in find(
                content(site, address),
                ".//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]",
            )
        ]
        assert levels[0] == 1, address
        assert all(b <= a + 1 for a, b in itertools.pairwise(levels)), address


@pytest.mark.parametrize("plan", PLANS)
def test_every_heading_has_an_id_and_words(plan: str) -> None:
    site = site_support.site(*PLANS[plan])
    for address in site.pages:
        for h in find(content(site, address), ".//*[self::h1 or self::h2 or self::h3 or self::h4]"):
            assert re.fullmatch(r"[a-z][a-z0-9.-]*", h.get("id", "")), (address, h.get("id"))
            assert text(h)


@pytest.mark.parametrize("plan", PLANS)
def test_what_labels_or_describes_a_part_of_a_page_stands_on_it(plan: str) -> None:
    site = site_support.site(*PLANS[plan])
    for address in site.pages:
        page = content(site, address)
        ids = set(find(page, ".//@id"))
        named = {
            name
            for value in find(page, ".//@aria-labelledby | .//@aria-describedby | .//@for")
            for name in value.split()
        }
        assert named <= ids, address


def test_every_crumb_is_a_link_and_home_has_none() -> None:
    crumbs = {a: linked(by_class(real(a), "crumbs")[0]) for a in PAGES if a}
    assert all(links for links in crumbs.values())
    assert crumbs["measures/29-1/"] == ["../../", "../", "../../sections/2/"]
    assert crumbs["measures/"] == ["../"]
    assert by_class(real(""), "crumbs") == []


def test_the_pages_abbreviations_are_spelled_out_below_it_in_kazakh_order() -> None:
    legend = by_class(real("measures/49/"), "legend")[0]
    assert [text(d) for d in find(legend, ".//dt")] == [
        "ҒЖБМ",
        "ДСМ",
        "ЖАО",
        "КМ",
        "МАМ",
        "ОМ",
        "ТЖМ",
        "ТСМ",
        "ЦДИАӨМ",
    ]
    assert linked(legend)[0] == "../../glossary/#gjbm"
    assert by_class(real("about/"), "legend") == []


# A measure ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ROWS)
def test_a_measures_official_words_stand_alone_in_their_quotation(
    number: str, dataset: Dataset
) -> None:
    [quotation] = find(real(f"measures/{number}/"), ".//blockquote")
    assert quotation.text_content() == dataset.plan.measure(number).current.text
    assert quotation.get("class") == "official"


@pytest.mark.parametrize("number", ROWS)
def test_a_measures_summary_holds_every_official_field_word_for_word(
    number: str, dataset: Dataset
) -> None:
    version = dataset.plan.measure(number).current
    [summary] = by_class(real(f"measures/{number}/"), "summary")
    said = {
        id_: by_class(by_id(summary, id_), "official")[0].text_content()
        for id_ in ("deadline", "responsible", "completion", "cost", "funding")
    }
    assert said == {
        "deadline": version.deadline.said,
        "responsible": version.responsible.said,
        "completion": version.completion.said,
        "cost": version.cost.said,
        "funding": version.funding.said,
    }


def test_a_measures_summary_names_every_field() -> None:
    names = (
        "field.deadline field.responsible field.completion field.cost field.funding "
        "field.section field.subsection measure.topics measure.term measure.before measure.source"
    )
    assert list(facts(by_class(real("measures/44/"), "summary")[0])) == [
        said(key, act="392") for key in names.split()
    ]


def test_bodies_stand_in_their_order_spelled_out_and_linked() -> None:
    bodies = by_id(real("measures/44/"), "responsible")
    assert texts(find(bodies, ".//ol/li")) == [
        "ЖАО – жергілікті атқарушы органдар",
        "ТСМ – Қазақстан Республикасының Туризм және спорт министрлігі",
        "МАМ – Қазақстан Республикасының Мәдениет және ақпарат министрлігі",
        "ОМ – Қазақстан Республикасының Оқу-ағарту министрлігі",
    ]
    assert linked(bodies) == [
        "../../agencies/jao/",
        "../../agencies/tsm/",
        "../../agencies/mam/",
        "../../agencies/om/",
    ]


@pytest.mark.parametrize(
    ("number", "months"),
    [
        ("44", "2025 жылғы маусым және 2025 жылғы желтоқсан"),
        ("28", "2025 жылғы маусым және 2025 жылғы желтоқсан"),
        ("6", "2025 жылғы желтоқсан"),
    ],
)
def test_a_measure_that_is_due_every_year_says_what_that_means_by_its_wording(
    number: str, months: str
) -> None:
    deadline = by_id(real(f"measures/{number}/"), "deadline")
    assert text(by_class(deadline, "derived")[0]) == said("measure.due", months=months)
    assert months in said("measure.due", months=months)


OM = "ОМ – Қазақстан Республикасының Оқу-ағарту министрлігі"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("29-1", [("measure.recipient", "ОМ")]),
        ("47-2", [("measure.recipient", OM)]),
        ("47-3", [("measure.recipient", OM)]),
        ("37-3", [("measure.recipient", "Қазақстан Республикасының Үкіметі")]),
        ("29-2", [("measure.recipient.none", "")]),
        ("47-1", [("measure.recipient.none", ""), ("measure.issuer", "ДСМ")]),
    ],
)
def test_a_measure_says_who_receives_its_report_if_anybody_is_named(
    number: str, expected: list[tuple[str, str]]
) -> None:
    """By the whole name where the body does not stand with it among those that answer."""
    completion = by_id(real(f"measures/{number}/"), "completion")
    assert texts(by_class(completion, "derived")) == [
        f"{said(key)} {name}".strip() for key, name in expected
    ]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("44", {"2023": "81,6 млрд", "2024": "92,3 млрд", "2025": "1 трлн"}),
        ("42", {"2023": "22,9 млрд", "2024": "23,2 млрд", "2025": "23,5 млрд"}),
    ],
)
def test_sums_stand_year_by_year_as_one_says_them_above_and_as_printed_below(
    number: str, expected: dict[str, str]
) -> None:
    made = real(f"measures/{number}/")
    above = texts(find(by_class(made, "answers")[0], ".//li"))
    for item, (year, sum_) in zip(above, expected.items(), strict=True):
        assert item.startswith(f"{year}: шамамен {sum_} теңге")
    printed = site_support.dataset().plan.measure(number).current.cost.said
    assert text(by_class(by_id(made, "cost"), "official")[0]) == printed


@pytest.mark.parametrize(("number", "marked"), [("44", ["2025"]), ("42", []), ("43", [])])
def test_the_doubtful_sum_is_marked_and_no_other(number: str, marked: list[str]) -> None:
    items = find(by_class(real(f"measures/{number}/"), "answers")[0], ".//li")
    assert [text(i)[:4] for i in items if by_class(i, "doubt")] == marked


def test_a_cost_without_a_sum_says_what_that_does_not_mean() -> None:
    [not_required] = by_class(by_id(real("measures/6/"), "cost"), "derived")
    [no_figure] = by_class(by_id(real("measures/29-2/"), "cost"), "derived")
    assert text(not_required) == said("cost.not_required.note")
    assert text(no_figure) == said("cost.no_figure.note")


def test_notes_stand_with_their_fields_and_are_marked_as_ours() -> None:
    [cost] = by_class(by_id(real("measures/44/"), "cost"), "note")
    [funding] = by_class(by_id(real("measures/37-1/"), "funding"), "note")
    assert text(cost).startswith(said("note.title"))
    assert "«1001355,68 млн теңге»" in text(cost)
    assert "«бюджеттік қаражат шегінде»" in text(funding)
    [wording] = [n for n in by_class(real("measures/28/"), "note") if "Қошталмайтын" in text(n)]
    assert wording is not None


def test_an_unknown_subsection_is_said_to_be_unknown_and_a_known_one_is_linked() -> None:
    unknown, known = (by_id(real(f"measures/{n}/"), "subsection") for n in ("28", "29-1"))
    assert said("subsection.unknown", act="392") in text(unknown)
    assert linked(known) == ["../../sections/2/#subsection-2.1"]
    assert "Қысқа мерзімді шаралар" in text(known)


@pytest.mark.parametrize(
    ("number", "tag"),
    [
        ("6", said("effect.substituted", act="392")),
        ("29-1", said("effect.inserted", act="392")),
    ],
)
def test_the_effect_is_said_in_words(number: str, tag: str) -> None:
    assert texts(by_class(real(f"measures/{number}/"), "tag")) == [tag]


def test_a_number_stays_in_one_line_with_its_sign() -> None:
    listed = by_class(real("measures/"), "list__label")
    assert any("100\u00a0%" in str(each.text_content()) for each in listed)
    ours = str(by_id(real("measures/44/"), "before").text_content())
    assert "№\u00a0392" in ours
    assert "№\u00a0392" in str(by_id(real("acts/392/"), "top").text_content())
    for words in (*(str(each.text_content()) for each in listed), ours):
        assert not re.search(r"[0-9] %|№ [0-9]", words)


def test_a_result_names_its_act_only_where_several_amend_the_plan() -> None:
    def tag(*changes: Change) -> str:
        index = json.loads(site_support.site(*changes).exports["search/search_index.json"])
        found: str = next(d["tag"] for d in index["docs"] if d["location"] == "measures/29-1/")
        return found

    assert tag() == said("effect.short.inserted")
    assert tag(with_100) == said("effect.inserted", act="392")


def test_a_replaced_row_says_that_its_earlier_wording_is_not_held() -> None:
    before = text(by_id(real("measures/6/"), "before"))
    assert said("measure.before.unheld", act="392") in before
    assert said("measure.before.inference", act="392", bodies="МАМ") in before


def test_an_inserted_row_says_that_the_act_added_it() -> None:
    before = by_id(real("measures/29-1/"), "before")
    assert said("measure.before.inserted", act="392") in text(before)
    assert by_class(before, "note") == []


def test_a_measures_source_is_its_row_its_line_and_the_register() -> None:
    assert linked(by_id(real("measures/44/"), "source")) == [
        "../../acts/392/#row-44",
        "../../data/sources/392.kk.txt",
        "https://adilet.zan.kz/kaz/docs/P2500000392",
    ]
    line = said("measure.source.line", act="392", line=525)
    assert line in text(by_id(real("measures/44/"), "source"))


def test_topics_are_marked_as_ours_and_linked() -> None:
    summary = by_class(real("measures/29-1/"), "summary")[0]
    assert linked(facts(summary)[said("measure.topics")]) == [
        f"../../topics/{slug}/"
        for slug in ["suicide-prevention", "mental-health", "parents", "education", "campaigns"]
    ]


def test_a_measure_leads_to_the_one_before_and_the_next() -> None:
    [pager] = by_class(real("measures/29-1/"), "pager")
    assert linked(pager) == ["../28/", "../29-2/"]
    assert linked(by_class(real("measures/6/"), "pager")[0]) == ["../23-1/"]
    assert linked(by_class(real("measures/49/"), "pager")[0]) == ["../47-3/"]


def test_a_title_says_that_its_label_is_ours() -> None:
    assert all(by_class(real(f"measures/{n}/"), "ours") for n in ROWS)


# Lists --------------------------------------------------------------------------------------------


def test_all_measures_stand_in_one_table_by_section() -> None:
    [table] = find(real("measures/"), ".//table")
    made = rows(table)
    assert [row[0] for row in made if len(row) == 6] == list(ROWS)
    assert [row[0] for row in made if len(row) == 1] == [
        f"{section_title('1')} 2 іс-шара",
        f"{section_title('2')} 8 іс-шара",
        f"{section_title('3')} 7 іс-шара",
    ]
    assert made[-3] == [
        "47-2",
        f"{label('47-2')} {said('effect.short.inserted')}",
        "2025 жылғы желтоқсан",
        "ЖАО",
        said("kind.not_required"),
        "тренингтер, ОМ-ге ақпарат",
    ]


def test_a_section_stands_in_the_order_of_its_subsections_with_the_unknown_apart() -> None:
    page = real("sections/2/")
    assert [text(h) for h in find(page, ".//section/h2[starts-with(@id, 'subsection')]")] == [
        "2.1. Қысқа мерзімді шаралар",
        "2.2. Орта мерзімді шаралар",
        said("section.unknown"),
    ]
    assert [h.get("id") for h in find(page, ".//h3")] == [
        f"measure-{n}" for n in ["29-1", "29-2", "29-3", "37-1", "37-2", "37-3", "37-4", "28"]
    ]
    assert said("section.unknown.text") in text(section(page, "subsection-unknown"))


def test_the_sections_stand_with_their_official_titles_and_their_measures() -> None:
    panels = by_class(real("sections/"), "panel", "li")
    assert [texts(by_class(p, "official")) for p in panels] == [
        [
            "Балалардың зорлық-зомбылықтан, жәбірленуден және оларға қатыгездікпен қараудан "
            "қорғалу құқығын іске асыру"
        ],
        ["Балалардың суицидтік және аутоагрессивті мінез-құлқының профилактикасы және оны түзету"],
        ["Қазақстандық балалардың саламаттылық деңгейін арттыру"],
    ]
    assert [len(find(p, ".//ul/li")) for p in panels] == [2, 8, 7]


def test_the_table_of_bodies_counts_by_section_and_links_each_count_to_its_measures() -> None:
    [table] = find(real("agencies/"), ".//table")
    assert [[row[0], *row[2:]] for row in rows(table)] == [
        ["ОМ", "2", "4", "4", "10"],
        ["ДСМ", "1", "5", "2", "8"],
        ["ЖАО", "1", "2", "5", "8"],
        ["МАМ", "1", "2", "4", "7"],
        ["ҒЖБМ", "0", "2", "2", "4"],
        ["ТСМ", "0", "0", "3", "3"],
        ["ТЖМ", "0", "1", "1", "2"],
        ["КМ", "0", "0", "1", "1"],
        ["ӨҚМ", "0", "1", "0", "1"],
        ["ЦДИАӨМ", "0", "0", "1", "1"],
        ["ІІМ", "0", "1", "0", "1"],
    ]
    first = find(table, ".//tbody/tr")[0]
    assert linked(first) == [
        "om/",
        "../measures/?agency=om&section=1",
        "../measures/?agency=om&section=2",
        "../measures/?agency=om&section=3",
    ]


def test_a_body_says_where_its_name_is_from() -> None:
    document = {
        "document": "V1600013418",
        "url": "https://adilet.zan.kz/kaz/docs/V1600013418",
        "acts": "№ 392",
    }
    assert said("agency.name.act", act="392") in text(real("agencies/mam/"))
    assert said("agency.name.document", **document) in text(real("agencies/gjbm/"))
    assert document["url"] in linked(real("agencies/gjbm/"))
    assert said("agency.name.general", acts="№ 392") in text(real("agencies/dsm/"))


def test_a_bodys_page_has_its_measures_in_one_table() -> None:
    [table] = find(real("agencies/om/"), ".//table")
    made = {row[0]: row[1:] for row in rows(table) if len(row) > 1}
    assert list(made) == BODIES[0][1].split()
    assert made["44"][1:] == [
        "жыл сайын маусым, желтоқсан",
        "ЖАО, ТСМ, МАМ, ОМ",
        f"2023: 81 599,203; 2024: 92 327,978; 2025: 1 001 355,68 млн теңге {said('sum.doubtful')}",
        "ОМ-ге ақпарат",
        "ОМ",
    ]
    first, alone = f"({said('agency.first')})", f"({said('agency.alone')})"
    marked = {number: row[0].removeprefix(label(number)).strip() for number, row in made.items()}
    assert {number: mark for number, mark in marked.items() if mark} == {
        "6": first,
        "23-1": first,
        "29-1": first,
        "29-3": alone,
    }
    assert said("agency.first.note") in text(find(table, "./caption")[0])


@pytest.mark.parametrize("body", ["om", "dsm", "jao", "tsm", "iim"])
def test_a_bodys_page_lists_each_measure_once(body: str) -> None:
    led = [a.split("/")[-2] for a in linked(real(f"agencies/{body}/")) if "/measures/" in a]
    numbers = [each for each in led if each in ROWS]
    assert len(numbers) == len(set(numbers)) > 0


def test_a_body_says_in_a_sentence_whom_it_works_with_and_who_reports_to_whom() -> None:
    page = real("agencies/om/")
    [lead] = by_class(page, "lead")
    assert said("agency.nearest", bodies="ЖАО", count=6) in text(lead)
    told = text(lead.getnext())
    assert said("agency.reports", recipients="ОМ – 6, Үкімет – 1, аталмаған – 3") in told
    most = "ЖАО – 7, МАМ – 5, ДСМ – 4, ҒЖБМ – 3, ТСМ – 3, ТЖМ – 2"
    senders = f"{most}, КМ – 1, ӨҚМ – 1, ЦДИАӨМ – 1, ІІМ – 1"
    assert said("agency.receives", count=9, bodies=senders) in told
    # What it answers for itself stands in the table.
    assert [a.split("/")[-2] for a in linked(section(page, "receives"))] == ["28", "47-2", "47-3"]


def test_who_shares_with_a_body_leads_to_what_they_share() -> None:
    chips = find(section(real("agencies/om/"), "shared"), ".//li/a")
    assert text(chips[0]) == "ЖАО 6"
    assert chips[0].get("href").endswith("measures/?agency=om&agency=jao&all=1")


def test_a_body_that_receives_nothing_and_is_never_first_says_so() -> None:
    page = real("agencies/tsm/")
    assert said("agency.first") not in text(page)
    assert said("agency.first.note") not in text(page)
    assert said("agency.receives.none") in text(by_class(page, "lead")[0].getnext())
    assert find(page, ".//*[@id='receives']") == []


def test_many_bodies_under_one_name_are_said_to_be_many() -> None:
    assert "бір орган емес" in text(real("agencies/jao/"))
    assert "№ 997 Жарлық" in text(real("agencies/cdiaom/"))


def test_every_topic_has_one_sentence_on_what_belongs_in_it() -> None:
    panels = by_class(real("topics/"), "panel", "li")
    assert len(panels) == 12
    for panel in panels:
        assert re.fullmatch(r"[^.!?]+\.", text(find(panel, "./p")[0])), text(panel)


def test_a_topics_bodies_are_counted_only_where_one_answers_for_several() -> None:
    def chips(topic: str) -> list[str]:
        bodies = section(real(f"topics/{topic}/"), "bodies")
        return texts(find(bodies, ".//li"))

    assert chips("suicide-prevention")[:3] == ["ДСМ 5", "ОМ 3", "ҒЖБМ 2"]
    assert said("bodies.order") in text(section(real("topics/suicide-prevention/"), "bodies"))
    assert "ОМ" in chips("digital")
    assert not any(re.search("[0-9]", chip) for chip in chips("digital"))
    # With nothing to count there is no order by it.
    assert said("bodies.order") not in text(section(real("topics/digital/"), "bodies"))


def test_a_topics_measures_stand_before_its_bodies() -> None:
    for topic in ("digital", "violence"):
        ids = [h.get("id") for h in find(real(f"topics/{topic}/"), ".//section/h2")]
        assert ids[:2] == ["measures", "bodies"]


def test_no_list_holds_the_wording_of_a_measure() -> None:
    """Of a measure that is label_only least of all: it names means."""
    wording = site_support.dataset().plan.measure("28").current.text
    for address in ("agencies/iim/", "topics/digital/", "sections/2/", "measures/"):
        assert wording not in text(real(address))


# Deadlines and money ------------------------------------------------------------------------------


def test_the_deadlines_say_who_reports_to_whom_by_when() -> None:
    page = real("deadlines/")
    assert [h.get("id") for h in find(page, ".//h2[starts-with(@id, 'due')]")] == [
        "due-2025-06",
        "due-2025-08",
        "due-2025-12",
    ]
    june, august, december = find(page, ".//table")
    nobody, month = said("recipient.none"), "2025 жылғы тамыз"
    assert rows(august) == [
        ["37-2", label("37-2"), "бағдарламалар", nobody, "ДСМ", month],
        ["47-1", label("47-1"), "ДСМ бұйрығы", nobody, "ДСМ", month],
    ]
    assert [(row[0], row[3]) for row in rows(june)] == [("28", "ОМ"), ("44", "ОМ")]
    recipients = {row[0]: row[3] for row in rows(december)}
    assert len(recipients) == 15
    assert recipients["37-3"] == said("overview.government")
    assert {n for n, r in recipients.items() if r == "ОМ"} == {
        "28",
        "29-1",
        "37-1",
        "42",
        "43",
        "44",
        "47-2",
        "47-3",
        "49",
    }


def test_the_deadlines_say_that_all_lie_behind_and_that_nothing_is_known_of_what_was_done() -> None:
    behind = said("deadlines.behind", date="2026 жылғы 22 қараша")
    [lead] = by_class(real("deadlines/"), "lead")
    assert behind in text(lead)
    assert said("deadlines.unknown") in text(lead)

    def before_the_last_month(tree: Any) -> None:
        tree["plan"]["as_of"] = "2025-12-31"

    [lead] = by_class(content(site_support.site(before_the_last_month), "deadlines/"), "lead")
    assert said("deadlines.behind", date="|").split("|")[0] not in text(lead)
    assert said("deadlines.unknown") in text(lead)


def test_no_date_before_the_act_is_on_the_page_of_deadlines() -> None:
    assert not re.search(r"202[34] жылғы (маусым|тамыз|желтоқсан)", text(real("deadlines/")))


FIGURES = [
    ["22 870,23", "23 214,635", "23 495,218", "69 580,083"],
    ["48 878,783", "48 339,729", "51 577,685", "148 796,197"],
    ["81 599,203", "92 327,978", "* 1 001 355,68", "* 1 175 282,861"],
    ["153 348,216", "163 882,342", "75 072,903", "392 303,461"],
]
"""42, 43, 44, all without the doubtful sum; a star stands for the mark of doubt."""


def starred(cell: str) -> str:
    return cell.replace(said("sum.doubtful"), "*")


def test_the_sums_stand_by_measure_and_year_with_exact_totals() -> None:
    table = find(section(real("funding/"), "amounts"), ".//table")[0]
    made = rows(table)
    assert [[starred(cell) for cell in row[1:]] for row in made] == FIGURES
    assert [row[0] for row in made] == [
        *(f"{n} {label(n)}" for n in ("42", "43", "44")),
        said("funding.undoubted"),
    ]
    # A total over the doubted sum stands nowhere.
    assert "1 393 659,141" not in text(real("funding/"))


def test_the_three_answers_are_counted_apart_by_section_and_by_source_in_one_table() -> None:
    page = real("funding/")
    told = text(by_class(page, "lead")[0])
    for kind, count in (("amounts", 3), ("no_figure", 3), ("not_required", 11)):
        assert said(f"funding.lead.{kind}", count=count) in told
    [table] = by_class(page, "shares")
    head = texts(find(table, "./thead//th"))
    assert head[-1] == said("funding.undoubted.short")
    assert rows(table) == [
        [said("funding.by_section")],
        [section_title("1"), "0", "0", "2", "–"],
        [section_title("2"), "0", "2", "6", "–"],
        [section_title("3"), "3", "1", "3", "392 303,461"],
        [said("funding.by_source")],
        ["РБ – республикалық бюджет", "0", "3", "0", "–"],
        ["ЖБ – жергілікті бюджет", "3", "0", "0", "392 303,461"],
        [said("funding.source.none"), "0", "0", "11", "–"],
    ]


def test_each_measure_is_listed_once_on_the_page_of_funding() -> None:
    led = [a.split("/")[-2] for a in linked(real("funding/")) if "/measures/" in a]
    assert sorted(led) == sorted(ROWS)


def test_the_doubtful_sum_is_explained_below_the_table() -> None:
    [note] = by_class(section(real("funding/"), "amounts"), "note")
    assert said("measure.kicker", number="44") in text(note)
    assert "«1001355,68 млн теңге»" in text(note)


def test_measures_without_a_figure_stand_in_lists_of_their_own() -> None:
    page = real("funding/")
    assert [a.split("/")[-2] for a in linked(section(page, "no-figure"))] == [
        "29-2",
        "37-1",
        "47-1",
    ]
    assert len(linked(section(page, "not-required"))) == 11


# The act, the glossary, the data ------------------------------------------------------------------


def test_the_act_stands_in_its_own_order_each_instruction_with_its_rows() -> None:
    words = section(real("acts/392/"), "words")
    order = [
        f"row {e.get('id').removeprefix('row-')}" if e.tag == "article" else text(e)[:34].strip()
        for e in find(
            words,
            "./article | ./p[contains(@class, 'act__instruction')] | ./h3",
        )
    ]
    assert order == [
        '"Балалардың зорлық-зомбылықтан, жә',
        "реттік нөмірі 6-жол мынадай редакц",
        "row 6",
        '"1.2. Орта мерзімді шаралар" деген',
        "row 23-1",
        '"Балалардың суицидтік және аутоагр',
        "реттік нөмірі 28-жол мынадай редак",
        "row 28",
        '"2.1. Қысқа мерзімді шаралар" деге',
        "row 29-1",
        "row 29-2",
        "row 29-3",
        '"2.2. Орта мерзімді шаралар" деген',
        "row 37-1",
        "row 37-2",
        "row 37-3",
        "row 37-4",
        '"Қазақстандық балалардың саламатты',
        "реттік нөмірлері 42, 43 және 44-жо",
        "row 42",
        "row 43",
        "row 44",
        '"3.1. Қысқа мерзімді шаралар" деге',
        "row 47-1",
        "row 47-2",
        "row 47-3",
        "реттік нөмірі 49-жол мынадай редак",
        "row 49",
        "Ескертпе: Аббревиатуралардың толық",
    ]


def test_the_acts_official_words_are_the_published_letters_no_more_and_no_fewer() -> None:
    words = section(real("acts/392/"), "words")
    inner = ".//*[contains(concat(' ', @class, ' '), ' official ')]"
    shown = "".join(str(e.text_content()) for e in find(words, inner))
    assert sorted("".join(shown.split())) == sorted("".join(source_text().split()))


def test_the_acts_table_of_effects_has_every_row_and_leads_to_it() -> None:
    effects = section(real("acts/392/"), "effects")
    heads = find(effects, ".//h3")
    assert [(each.get("id"), text(each)) for each in heads] == [
        ("inserted", f"{said('effect.short.inserted')} (11)"),
        ("substituted", f"{said('effect.short.substituted')} (6)"),
    ]
    added, reworded = (linked(each)[::2] for each in find(effects, ".//ul"))
    assert reworded == [f"#row-{number}" for number in ("6", "28", "42", "43", "44", "49")]
    assert sorted([*added, *reworded]) == sorted(f"#row-{number}" for number in ROWS)


def test_help_stands_before_the_rows_that_ask_for_it_and_the_contents_lead_to_every_section() -> (
    None
):
    page = real("acts/392/")
    helps = [each.get("aria-labelledby") for each in by_class(page, "help")]
    assert len(helps) == 2
    words = list(section(page, "words"))
    for heading in ("heading-1", "heading-2"):
        place = words.index(by_id(page, heading))
        assert words[place - 1].get("class") == "help"
    contents = linked(by_class(page, "contents")[0])
    assert contents == ["#effects", "#words", "#heading-1", "#heading-2", "#heading-3"]
    assert linked(by_class(page, "up")[0]) == ["#top"]


def test_the_lead_of_the_act_counts_the_lines_that_it_adds_to_the_list_of_abbreviations() -> None:
    assert text(by_class(real("acts/392/"), "lead")[0]).endswith(said("act.glossary", count=4))


def test_a_row_of_the_act_is_marked_by_its_effect_and_leads_to_its_page() -> None:
    page = real("acts/392/")
    assert by_id(page, "row-29-1").get("class") == "row row--inserted"
    assert by_id(page, "row-6").get("class") == "row row--substituted"
    assert "../../measures/29-1/" in linked(by_id(page, "row-29-1"))


def test_a_note_that_several_rows_share_stands_at_the_first_of_them() -> None:
    page = real("acts/392/")
    noted = {number: by_class(by_id(page, f"row-{number}"), "note") for number in ("29-2", "37-1")}
    [told] = noted["29-2"]
    assert text(told).endswith(site_support.dataset().plan.measure("29-2").notes[0].text)
    assert noted["37-1"] == []
    assert "#row-29-2" in linked(by_id(page, "row-37-1"))


def test_the_act_tells_what_was_checked() -> None:
    summary = facts(by_class(real("acts/392/"), "summary")[0])
    # The day of signing stands in the title.
    assert "2025 жылғы 30 мамыр" in text(by_id(real("acts/392/"), "top"))
    assert text(summary[said("act.in_force")]) == "2025 жылғы 30 мамыр"
    assert text(summary[said("act.checked")]) == said("act.proof.whole", letters="6 450")
    assert linked(summary[said("act.register")]) == ["https://adilet.zan.kz/kaz/docs/P2500000392"]


def test_the_approving_act_says_that_its_text_is_not_held() -> None:
    page = real("acts/748/")
    assert said("act.approving.gap", act="748") in text(page)
    checked = facts(by_class(page, "summary")[0])[said("act.checked")]
    assert text(checked) == said("act.unchecked")
    assert "https://adilet.zan.kz/kaz/docs/P2300000748" in linked(page)


def test_the_glossary_stands_in_kazakh_order_with_names_sources_users_and_anchors() -> None:
    entries = find(by_class(real("glossary/"), "glossary")[0], "./div")
    assert [text(find(e, "./dt")[0]) for e in entries] == list(GLOSSARY)
    assert [e.get("id") for e in entries] == (
        ["gjbm", "dsm", "jao", "jb", "km", "mam", "om", "oqm", "rb", "tjm", "tsm", "cdiaom", "iim"]
    )
    km = next(e for e in entries if e.get("id") == "km")
    assert text(by_class(km, "glossary__name")[0]).startswith(
        "Қазақстан Республикасы Көлік министрлігі"
    )
    page = real("glossary/")

    def source(entry: Element) -> str:
        [mark] = find(entry, ".//sup/a")
        return text(by_id(page, mark.get("href", "").removeprefix("#")))

    assert source(km) == said("agency.name.act", act="392")
    assert "«Республикасының»" in text(km)
    jb = next(e for e in entries if e.get("id") == "jb")
    assert source(jb) == said("agency.name.general", acts="№ 392")
    for entry in entries:
        abbreviation = text(find(entry, "./dt")[0])
        assert [text(a) for a in by_class(entry, "number", "a")] == (GLOSSARY[abbreviation].split())


def test_the_data_page_shows_the_acts_count_beside_the_sites() -> None:
    [table] = find(section(real("data/"), "checked"), ".//table")
    yes = said("data.yes")
    assert rows(table) == [
        [said("data.count.substituted"), "6", "6", yes],
        [said("data.count.inserted"), "11", "11", yes],
        [said("data.count.glossary"), "4", "4", yes],
        [said("data.count.sums"), "9", "9", yes],
        [said("data.count.total"), "1 393 659,141", "1 393 659,141", yes],
        [said("data.count.letters"), "6 450", "6 450", yes],
    ]
    assert said("data.rows", rows=17, letters="4 310") in text(real("data/"))
    names = [
        "plan.xlsx",
        *(f"{name}.csv" for name in TABLES),
        *("datapackage.json", "plan.json", "plan.schema.json", "act-392.akn.xml", "plan.yaml"),
        *("sources/392.kk.txt", "vocabulary.yaml", "editions/en.yaml", "editions/ru.yaml"),
        "SHA256SUMS",
    ]
    files = section(real("data/"), "files")
    assert linked(find(files, ".//table")[0]) == names
    exports = site_support.site().exports
    for row, name in zip(rows(find(files, ".//table")[0]), names, strict=True):
        content_of = exports[f"data/{name}"]
        assert row[2] == str(-(-len(content_of) // 1024))
        assert hashlib.sha256(content_of).hexdigest().startswith(row[3])
        assert len(row[3]) == 16


def test_the_data_page_names_every_column_with_its_type_and_an_example() -> None:
    for table in table_rows.tables(site_support.views()):
        told = rows(find(by_id(real("data/"), f"fields-{table.name}"), ".//table")[0])
        assert [row[0] for row in told] == [column.name for column in table.columns]
        assert all(row[1] and row[2] and row[3] for row in told)


def label_only_first(tree: Tree) -> None:
    """The first measure's wording may not be shown out of its place."""
    measure(tree, "6")["label_only"] = "true"


def test_no_example_is_taken_from_a_wording_that_must_stay_in_its_place() -> None:
    made = site_support.site(label_only_first)
    official = site_support.dataset().plan.measure("6").current.text
    assert official[:30] in text(real("data/"))
    assert official[:30] not in text(content(made, "data/"))


# Home and about -----------------------------------------------------------------------------------


def test_home_counts_eleven_inserted_six_substituted_and_each_sections_measures() -> None:
    changed = find(by_class(real(""), "changed")[0], ".//li/a")
    assert [(text(a), a.get("href")) for a in changed] == [
        ("11 іс-шара жаңадан қосылды", "acts/392/#inserted"),
        ("6 іс-шара жаңа редакцияда жазылды", "acts/392/#substituted"),
    ]
    doors = find(by_class(real(""), "doors")[0], ".//a")
    assert [(text(by_class(a, "small")[0]), a.get("href")) for a in doors[:3]] == [
        ("2 іс-шара", "sections/1/"),
        ("8 іс-шара", "sections/2/"),
        ("7 іс-шара", "sections/3/"),
    ]


def test_home_says_what_the_plan_is_and_its_term() -> None:
    plan = section(real(""), "plan")
    lead = text(plan)
    assert "«Балаларды зорлық-зомбылықтан қорғау, суицидтің алдын алу" in lead
    assert "2023–2025" in lead
    assert said("home.what", title=dataset().plan.plan.title) in lead


def test_home_says_what_is_not_held_and_leads_to_the_register() -> None:
    held = section(real(""), "held")
    assert said("home.held.here.text", count=17) in text(held)
    assert said("home.highest", highest=49) in text(held)
    assert said("held.not.rows", act="748") in text(held)
    assert said("held.not.before", count=6) in text(held)
    assert linked(held) == ["data/", "https://adilet.zan.kz/kaz/docs/P2300000748"]


def test_home_leads_to_every_topic_section_and_body_and_to_the_plan_on_one_page() -> None:
    plan, page = dataset().plan, real("")
    assert linked(section(page, "topics")) == [
        "topics/",
        *(f"topics/{topic.slug}/" for topic in plan.topics),
    ]
    assert linked(section(page, "sections")) == [
        *(f"sections/{each.number}/" for each in plan.sections),
        "overview/",
        "measures/",
    ]
    bodies = texts(find(section(page, "bodies"), ".//li"))
    assert bodies[:3] == ["ОМ 10", "ДСМ 8", "ЖАО 8"]
    assert len(bodies) == 11


def test_home_says_first_that_the_term_is_over_and_only_then() -> None:
    over = said("home.ended", last=2025)
    assert over in text(by_class(real(""), "hero")[0])
    [running] = by_class(content(site_support.site(before_the_end), ""), "hero")
    assert said("home.ended", last=2025) not in text(running)
    assert said("home.lead", scope=said("scope.touched", acts="№ 392", count=17)) in text(running)


def test_readers_questions_lead_to_where_the_answer_stands() -> None:
    page = content(site_support.site(with_questions), "")
    asked = section(page, "questions")
    assert list(zip(texts(find(asked, ".//a")), linked(asked), strict=True)) == [
        ("Мектеп спортына қанша?", "measures/43/"),
        ("Қаражат қайдан?", "measures/43/#funding"),
        ("Психологтар?", "measures/37-4/"),
        ("Интернет?", "topics/digital/"),
    ]
    assert find(real(""), ".//*[@id='questions']") == []


def test_about_says_what_the_site_is_not_and_what_is_missing() -> None:
    page = text(real("about/"))
    assert "Бұл – ресми сайт емес." in page
    assert "6 іс-шараның кіші бөлімі: ол қаулыда көрсетілмеген." in page
    assert "Жаңа редакцияда жазылған 6 жолдың бұрынғы редакциясы." in page
    assert "Әзірге түзету жоқ." in text(real("corrections/"))
    assert "2026 жылғы 27 қаңтарда Үкімет" in page


# Escaping and strictness --------------------------------------------------------------------------

# Every text of `with_html` tries one of these; none may come out as markup.
PLANTED = ("script", "img", "u", "i", "b")


def is_ours(element: Element) -> bool:
    """A script of a template's own: it has an address and no words."""
    return element.tag == "script" and bool(element.get("src")) and not element.text


def test_html_in_any_text_comes_out_as_text_on_every_page() -> None:
    site = site_support.site(with_html)
    live = {
        address: found
        for address in site.pages
        if (
            found := [
                e.tag
                for e in content(site, address).iter()
                if (e.tag in PLANTED and not is_ours(e))
                or any(a.startswith("on") for a in e.attrib)
            ]
        )
    }
    assert live == {}


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("measures/6/", "<u>белгі</u> & <i>\"' 6"),
        ("measures/6/", "Түсіндірме <script>alert"),
        ("measures/6/", "Құжат <script>alert"),
        ("measures/6/", "Орган <script>alert"),
        ("measures/6/", "<b>тақырып</b> & <i>\"'"),
        ("measures/7/", "бірлесіп жүргізу <script>alert"),
        ("agencies/dsm/", "Ескерту <script>alert"),
        ("agencies/dsm/", "Кейін <script>alert"),
        ("agencies/dsm/", "Дерек <script>alert"),
        ("topics/violence/", "<b>тақырып</b> & <i>\"'"),
        ("topics/violence/", "<script>alert"),
        ("sections/2/", "<b>бөлім</b> & <i>\"'"),
        ("glossary/", "республикалық бюджет <script>alert"),
        ("corrections/", "Екінші сынақ түзетуі <script>alert"),
        ("about/", "Кейін <script>alert"),
        ("funding/", "<u>белгі</u> & <i>\"' 44"),
        ("deadlines/", "<u>белгі</u> & <i>\"' 28"),
        ("measures/", "<u>белгі</u> & <i>\"' 28"),
        ("acts/748/", "бірлесіп жүргізу <script>alert"),
    ],
)
def test_a_reader_sees_the_letters_that_were_typed(address: str, shown: str) -> None:
    assert shown in text(content(site_support.site(with_html), address))


def test_a_name_in_an_attribute_cannot_leave_it() -> None:
    page = content(site_support.site(with_html), "measures/6/")
    [name] = {e.get("data-name") for e in by_class(page, "abbr") if e.text == "ОМ"}
    assert name.endswith("onerror=alert(1)>")
    assert '<script>alert("x")</script>' in name


def test_a_title_is_plain_text_for_the_theme_to_escape() -> None:
    page = site_support.site(with_html).pages["measures/6/"]
    assert page.title == "6. <u>белгі</u> & <i>\"' 6"
    [heading] = find(content(site_support.site(with_html), "measures/6/"), ".//h1")
    assert text(heading) == page.title


def section_title(number: str) -> str:
    name = site_support.dataset().plan.section(number).label
    return said("section.title", section=number, label=name)


TABLES = (
    "measures",
    "deadlines",
    "responsibilities",
    "funding",
    "agencies",
    "glossary",
    "translations",
)


def environment() -> Any:
    return templating.environment(site_support.views())


def test_a_name_that_a_template_does_not_know_raises() -> None:
    made = environment()
    assert made.undefined is StrictUndefined
    with pytest.raises(UndefinedError, match="meaure"):
        made.from_string("{{ meaure.number }}").render()
    with pytest.raises(UndefinedError, match="colour"):
        made.from_string("{{ plan.colour }}").render(plan=site_support.dataset().plan)


def test_a_key_that_the_catalogue_does_not_know_raises() -> None:
    with pytest.raises(SiteError, match=r"no\.such\.key"):
        environment().from_string("{{ _('no.such.key') }}").render()


def test_the_page_for_no_page_is_made_with_the_others() -> None:
    views = Views(site_support.dataset(), site_support.words(), Publisher(), "/plan/")
    files = dict.fromkeys(site_support.site().exports, b"")
    docs = prose_files.read(ROOT / "docs", ["en", "ru"])
    made = renderer.Renderer(views, docs=docs).pages(files, cards(views))
    addresses = [page.address for page in made]
    assert addresses.count("404.html") == 1
    assert sorted(addresses) == sorted([*PAGES, "404.html"])


def test_templates_are_read_from_the_folder_beside_the_code() -> None:
    assert Path(templating.__file__).parent / "templates" == templating.TEMPLATES
    # No pages of the site: what is shown above the results of a search, and on other sites.
    assert {file.name for file in templating.TEMPLATES.iterdir() if file.name[0] != "_"} == {
        "search_help.html",
        "search_none.html",
        "embed.html",
        "prose.html",
        *(view.template for view in site_support.views().all({})),
    }
