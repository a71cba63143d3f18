"""Plans made up: what goes in as data shows on the pages, with no change to code.

№ 748's own rows, a further amending act, evidence, corrections: each is put into a copy of the
dataset and looked for where a reader would.
"""

import re
from copy import deepcopy
from pathlib import Path
from typing import Final

import pytest

import site_support
from plan_site.faults import PlanError
from site_support import (
    ACT_100,
    DOCUMENT,
    NEW_29_2,
    OLD_6,
    ONLY_748,
    Change,
    Element,
    Tree,
    by_class,
    by_id,
    content,
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
    with_third_wording,
    write_data,
)
from support import told

CHANGED: Final = ("text", "deadline", "responsible")
"""The fields in which the made-up wordings of 6 and 29-2 differ."""

REPLACED: Final = ("6", "28", "42", "43", "44", "49")


def page(address: str, *changes: Change) -> Element:
    return content(site_support.site(*changes), address)


def part(made: Element, id_: str) -> Element:
    return by_id(made, id_).getparent()


def links(element: Element) -> list[str]:
    return [str(href) for href in find(element, ".//a/@href")]


# № 748's own rows ---------------------------------------------------------------------------------


def test_before_and_after_stand_side_by_side_with_the_changed_words_marked() -> None:
    before = part(page("measures/6/", with_748), "before")
    wording = by_id(before, "before-392-text").getnext()
    assert texts(find(wording, ".//p[@class='small']")) == [
        said("measure.before.old", act="748"),
        said("measure.before.new", act="392"),
    ]
    assert texts(find(wording, ".//del")) == ["зорлық-зомбылыққа", "өңірлік"]
    assert texts(find(wording, ".//ins")) == ["зорлық-зомбылық пен жәбірлеуге", "ұлттық"]
    old, new = find(wording, ".//p[contains(@class, 'official')]")
    assert old.text_content() == OLD_6["text"]
    assert new.text_content() == (
        "Балаларға қатысты зорлық-зомбылық пен жәбірлеуге қарсы ұлттық ақпараттық науқан жүргізу"
    )


def test_only_the_fields_that_changed_are_compared() -> None:
    before = part(page("measures/6/", with_748), "before")
    assert texts(find(before, ".//h3")) == [said(f"field.{f}") for f in CHANGED]


def test_a_measure_with_both_wordings_no_longer_says_that_one_is_missing() -> None:
    missing = said("measure.before.unheld", act="392")
    assert missing not in text(page("measures/6/", with_748))
    # 42's earlier wording is still not held.
    assert missing in text(page("measures/42/", with_748))


def test_the_wording_in_force_stays_the_last_one() -> None:
    made = page("measures/44/", with_748)
    assert find(made, ".//blockquote")[0].text_content() == (
        "Кәмелетке толмағандарды қосымша білім берумен 100 % қамту бойынша шаралар қабылдау"
    )
    assert texts(by_class(made, "tag")) == [said("effect.substituted", act="392")]


def test_the_approving_acts_page_lists_its_rows_with_anchors() -> None:
    made = page("acts/748/", with_748)
    assert [a.get("id") for a in find(made, ".//article")] == ["row-6", "row-7", "row-44"]
    row = by_id(made, "row-6")
    assert text(by_class(row, "row__text")[0]) == OLD_6["text"]
    assert "../../measures/6/" in links(row)


def test_the_approving_acts_page_does_not_promise_rows_that_it_already_shows() -> None:
    gap = said("act.approving.gap", act="748")
    assert gap in text(page("acts/748/"))
    assert gap not in text(page("acts/748/", with_748))


def with_all_earlier_wordings(tree: Tree) -> None:
    """Every replaced row in № 748's wording too: nothing is missing of what № 392 replaced."""
    for number in REPLACED:
        versions = measure(tree, number)["versions"]
        versions.insert(0, versions[0] | {"act": "748", "text": f"{number}-жолдың ескі сөздері"})


@pytest.mark.parametrize("address", ["", "about/", "data/"])
def test_no_page_says_that_the_earlier_wordings_are_missing_once_all_are_held(
    address: str,
) -> None:
    missing = (
        said("held.not.before", count=6),
        "Жаңа редакцияда жазылған 6 жолдың бұрынғы редакциясы.",
    )
    assert any(words in text(page(address)) for words in missing)
    assert not any(words in text(page(address, with_all_earlier_wordings)) for words in missing)


def test_a_measure_of_the_approving_act_alone_has_a_page_that_says_so() -> None:
    made = page("measures/7/", with_748)
    assert texts(by_class(made, "tag")) == [said("effect.original", act="748")]
    assert said("measure.before.original", act="748") in text(by_id(made, "before"))
    assert links(by_id(made, "source")) == [
        "../../acts/748/#row-7",
        "https://adilet.zan.kz/kaz/docs/P2300000748",
    ]
    assert said("act.unchecked") in text(by_id(made, "source"))


def test_its_yearly_deadline_runs_from_december_2023() -> None:
    [due] = by_class(by_id(page("measures/7/", with_748), "deadline"), "derived")
    months = "2023 жылғы желтоқсан, 2024 жылғы желтоқсан, 2025 жылғы желтоқсан"
    assert text(due) == said("measure.due", months=months)
    headings = find(page("deadlines/", with_748), ".//h2[starts-with(@id, 'due')]")
    assert [h.get("id") for h in headings] == [
        "due-2023-12",
        "due-2024-12",
        "due-2025-06",
        "due-2025-08",
        "due-2025-12",
    ]


def test_it_is_on_the_page_of_its_section_its_body_its_topic_and_in_the_tables() -> None:
    for address in ("sections/1/", "agencies/iim/", "topics/violence/"):
        assert by_id(page(address, with_748), "measure-7") is not None
    assert "7" in [row[0] for row in rows(find(page("measures/", with_748), ".//table")[0])]
    assert said("agency.receives.alone", count=1) in text(page("agencies/iim/", with_748))


def test_counts_no_longer_speak_of_rows_that_the_amending_act_touched() -> None:
    touched = said("scope.touched", acts="№ 392", count=18)
    assert touched not in text(page("measures/", with_748))
    assert said("scope.held", count=18) in text(page("measures/", with_748))


def test_a_year_without_a_sum_is_never_shown_as_zero() -> None:
    # Measure 7 has a sum for 2024 alone.
    table = find(part(page("funding/", with_748), "amounts"), ".//table")[0]
    [row] = [row for row in rows(table) if row[0].startswith("7 ")]
    assert row[2] == "1,5"
    assert row[4] == "1,5"
    assert "0" not in row


# A further amending act ---------------------------------------------------------------------------


def test_the_further_act_has_a_page_with_its_effects() -> None:
    made = page("acts/100/", with_100)
    assert text(find(made, ".//h1")[0]) == said("act.title", act="100", date="2025 жылғы 10 қараша")
    listed = {
        find(group, "./h3/@id")[0]: texts(find(group, ".//li"))
        for group in by_class(made, "effects__group")
    }
    assert listed == {
        "inserted": ["29-4 Ойдан шығарылған қосымша жол"],
        "substituted": [f"29-2 {label('29-2')}"],
        "repealed": [f"49 {label('49')}"],
    }
    assert [by_id(made, f"row-{n}").tag for n in ("29-2", "29-4", "49")] == [
        "article",
        "article",
        "li",
    ]
    summary = facts(by_class(made, "summary")[0])
    assert text(summary[said("act.checked")]) == said("act.unchecked")
    assert links(summary[said("act.register")]) == ["https://adilet.zan.kz/kaz/docs/P2500000100"]


@pytest.mark.parametrize(
    ("number", "tag"),
    [
        ("29-2", said("effect.substituted", act="100")),
        ("29-4", said("effect.inserted", act="100")),
        ("49", said("effect.repealed", act="100")),
        ("29-1", said("effect.inserted", act="392")),
    ],
)
def test_a_measures_tag_is_that_of_the_act_that_touched_it_last(number: str, tag: str) -> None:
    assert texts(by_class(page(f"measures/{number}/", with_100), "tag")) == [tag]


def test_the_new_wording_is_shown_and_compared_with_the_one_before() -> None:
    made = page("measures/29-2/", with_100)
    assert find(made, ".//blockquote")[0].text_content() == NEW_29_2["text"]
    before = part(made, "before")
    assert texts(find(before, ".//h3")) == [said(f"field.{f}") for f in CHANGED]
    assert texts(find(by_id(before, "before-100-deadline").getnext(), ".//ins | .//del")) == [
        "желтоқсан",
        "қараша",
    ]


def test_three_wordings_are_compared_two_by_two() -> None:
    before = part(page("measures/6/", with_third_wording), "before")
    assert [texts(find(v, ".//p[@class='small']"))[:2] for v in by_class(before, "versions")] == [
        [said("measure.before.old", act="748"), said("measure.before.new", act="392")],
        [said("measure.before.new", act="392"), said("measure.before.new", act="100")],
    ]


def test_a_wording_that_yields_no_date_says_so_and_leaves_no_gap() -> None:
    # «Every June», in force from November 2025: no June is left in the plan's term.
    deadline = text(by_id(page("measures/6/", with_third_wording), "deadline"))
    assert "жыл сайын маусым" in deadline
    assert said("measure.due", months="") not in deadline


def test_a_repealed_measure_says_so_in_words_and_keeps_its_last_wording() -> None:
    made = page("measures/49/", with_100)
    assert said("measure.repealed", act="100") in text(made)
    assert find(made, ".//blockquote")[0].text_content().startswith("Балалардың қоғамдық")
    assert "../../acts/392/#row-49" in links(made)


def test_a_repealed_measures_sources_name_the_act_that_repealed_it() -> None:
    assert "../../acts/100/#row-49" in links(page("measures/49/", with_100))


def test_a_repealed_measure_is_due_nowhere_and_nobodys_duty() -> None:
    assert "../measures/49/" not in links(page("deadlines/", with_100))
    assert "49" not in text(part(page("agencies/om/", with_100), "receives"))
    deadline = by_id(page("measures/49/", with_100), "deadline")
    assert "2025 жылғы желтоқсан" not in text(deadline)


def test_home_counts_what_each_act_did() -> None:
    home = page("", with_100)
    tiles = [
        (text(find(a, ".//strong")[0]), a.get("href"))
        for a in find(home, ".//li/a")
        if a.get("href", "").startswith("acts/100/#")
    ]
    # One row inserted, one substituted, one repealed.
    assert tiles == [
        ("1", f"acts/100/#{effect}") for effect in ("inserted", "substituted", "repealed")
    ]


def test_the_about_and_data_pages_name_the_further_act() -> None:
    assert said("act.title", act="100", date="2025 жылғы 10 қараша") in text(
        page("about/", with_100)
    )
    assert said("data.unchecked.entered", act="100") in text(page("data/", with_100))


def test_both_go_in_together() -> None:
    site = site_support.site(with_748, with_100)
    assert {"measures/7/", "measures/29-4/", "acts/100/"} <= set(site.pages)
    assert len([a for a in site.pages if re.fullmatch("measures/[^/]+/", a)]) == 19


# Evidence and corrections -------------------------------------------------------------------------


def test_evidence_is_shown_with_title_issuer_date_and_address() -> None:
    documents = part(page("measures/43/", with_document), "documents")
    assert texts(find(documents, ".//li")) == [
        "Сынақ есебі <b>2025</b>, Ойдан шығарылған комитет, 2025 жылғы 20 желтоқсан"
    ]
    [link] = find(documents, ".//a")
    assert link.get("href") == DOCUMENT["address"]
    assert link.get("rel") == "external"


def test_without_evidence_there_is_no_heading_for_it() -> None:
    assert find(page("measures/43/"), ".//*[@id='documents']") == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "http://docs.example.kz/report",
        "//docs.example.kz/report",
        "data:text/html,x",
        'https://docs.example.kz/" onclick="alert(1)',
        "ftp://docs.example.kz/report",
    ],
)
def test_an_address_that_is_not_https_is_refused_with_its_place(
    tmp_path: Path, address: str
) -> None:
    def change(tree: Tree) -> None:
        with_document(tree)
        measure(tree, "43")["documents"][0]["address"] = address

    file = write_data(tmp_path, change)
    lines = file.read_text(encoding="utf-8").splitlines()
    [number] = [i for i, line in enumerate(lines, start=1) if line.strip().startswith("address:")]
    column = lines[number - 1].index("address:") + len("address: ") + 1
    [fault] = told(file)
    assert fault == (
        f"data/plan.yaml:{number}:{column}: measure 43: documents: address: "
        f"«{address}» is not an https address"
    )


def test_corrections_stand_on_their_page_with_their_dates() -> None:
    corrections = part(page("corrections/", with_corrections), "corrections")
    assert texts(find(corrections, ".//li")) == [
        "2026 жылғы 1 қазан – Бірінші сынақ түзетуі",
        "2026 жылғы 2 қараша – Екінші сынақ түзетуі",
    ]
    assert "Әзірге түзету жоқ" not in text(corrections)


def test_the_site_never_says_done_or_not_done_about_evidence() -> None:
    shown = text(page("measures/43/", with_document))
    assert "орындалды" not in shown
    assert "орындалмады" not in shown


def test_what_one_test_changes_in_a_made_up_plan_no_other_test_sees() -> None:
    before = (deepcopy(ONLY_748), deepcopy(ACT_100))

    def both(tree: Tree) -> None:
        with_748(tree)
        with_100(tree)
        for record in (*tree["measures"], *tree["acts"]):
            record["label" if "section" in record else "date"] = "2026-02-10"

    with pytest.raises(PlanError):
        site_support.dataset(both)
    assert before == (ONLY_748, ACT_100)
