"""Plans of other shapes than № 392's give a right site too: what holds of any plan, on each.

See tests/plans/README.md. Nothing is asked here about words of ours, which may be mended.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest
from jsonschema import Draft202012Validator

import dataset_checks as checks
import site_support
from dataset_checks import HOST
from plan_site.analysis import deadlines
from plan_site.analysis.redline import words_of
from plan_site.build import Site
from plan_site.dataset.plan import Plan
from plan_site.faults import PlanError
from plan_site.language.values import Effect
from plan_site.publication import urls
from site_support import Element, Tree, by_class, by_id, content, find, rows, said, text
from support import PLANS

MADE_UP: Final = ("running", "whole", "amended")
NAMES: Final = (*MADE_UP, "act-392")
EACH: Final = [
    # № 392 is what most other tests look at.
    pytest.param(name, marks=pytest.mark.thorough if name == "act-392" else ())
    for name in NAMES
]


def plan(name: str) -> Plan:
    return checks.dataset(PLANS / name / "data").plan


def site(name: str) -> Site:
    return checks.site(PLANS / name / "data")


def page(name: str, address: str) -> Element:
    return content(site(name), address)


def test_each_folder_of_plans_is_tried() -> None:
    assert {folder.name for folder in PLANS.iterdir() if folder.is_dir()} == set(NAMES)


@pytest.mark.parametrize("name", EACH)
def test_it_is_canonical_proved_and_every_record_is_reached(name: str) -> None:
    data = PLANS / name / "data"
    assert checks.not_canonical(data) == []
    assert list(checks.unproved(data)) == []
    assert list(checks.unreachable(data)) == []
    assert list(checks.labels_out_of_form(data)) == []


@pytest.mark.parametrize("name", EACH)
def test_every_page_has_one_heading_of_the_first_rank(name: str) -> None:
    made = site(name)
    assert {len(find(content(made, address), ".//h1")) for address in made.pages} == {1}


@pytest.mark.parametrize("name", EACH)
def test_every_link_leads_to_a_page_a_file_or_a_place_on_a_page(name: str) -> None:
    made = site(name)
    trees = {address: content(made, address) for address in made.pages}
    for address, file in made.exports.items():
        if address.endswith("/index.html"):
            trees[address.removesuffix("index.html")] = lxml.html.document_fromstring(file.decode())
    ids = {address: set(find(tree, ".//@id")) for address, tree in trees.items()}
    wrong, own = [], 0
    for address, tree in trees.items():
        for link in find(tree, ".//@href | .//@src | .//@action"):
            target = urlsplit(urljoin(HOST + address, link))
            path = target.path.removeprefix("/")
            if f"{target.scheme}://{target.netloc}/" != HOST:
                continue
            own += 1
            if path not in ids and path not in made.exports:
                wrong.append(f"{address}: {link}")
            elif path in ids and target.fragment and target.fragment not in ids[path]:
                wrong.append(f"{address}: {link} (no such id)")
    assert wrong == []
    assert own > 10 * len(made.pages)


@pytest.mark.parametrize("name", EACH)
def test_each_measures_official_words_stand_on_its_page_exactly(name: str) -> None:
    for measure in plan(name).measures:
        made = page(name, f"measures/{measure.number}/")
        [wording, *_] = find(made, ".//blockquote")
        assert wording.text_content() == measure.current.text
        version = measure.current
        cells = (version.deadline, version.responsible, version.completion, version.cost)
        for words in (*(cell.said for cell in cells), version.funding.said):
            assert words in text(made), (measure.number, words)


@pytest.mark.parametrize("name", EACH)
def test_downloads_and_pages_count_the_same_measures(name: str) -> None:
    made, numbers = site(name), [measure.number for measure in plan(name).measures]
    table = csv.DictReader(io.StringIO(made.exports["data/measures.csv"].decode("utf-8-sig")))
    assert [row["number"] for row in table] == numbers
    document = json.loads(made.exports["data/plan.json"])
    assert [measure["number"] for measure in document["measures"]] == numbers
    for kind in ("measures", "embed"):
        addresses = {*made.pages, *(file.removesuffix("index.html") for file in made.exports)}
        own = {address for address in addresses if address.count("/") == 2}
        found = {address.split("/")[1] for address in own if address.startswith(f"{kind}/")}
        assert found == set(numbers), kind


@pytest.mark.parametrize("name", EACH)
def test_the_table_of_bodies_counts_what_the_rows_in_force_say(name: str) -> None:
    held = plan(name)
    named = Counter(
        body for measure in held.in_force for body in measure.current.responsible.agencies
    )
    [table] = find(page(name, "agencies/"), ".//table")
    shown = {row[0].split()[0]: int(row[-1]) for row in rows(table)}
    assert shown == dict(named)


@pytest.mark.parametrize("name", EACH)
def test_the_json_is_of_its_schema(name: str) -> None:
    exports = site(name).exports
    schema = json.loads(exports["data/plan.schema.json"])
    validator = Draft202012Validator(schema)
    document = json.loads(exports["data/plan.json"])
    assert [error.message for error in validator.iter_errors(document)] == []


# What each of them is for


def test_of_a_plan_that_was_never_amended_every_row_is_the_approving_acts() -> None:
    for name in ("running", "whole"):
        held = plan(name)
        assert [act.number for act in held.acts] == [held.plan.act]
        for measure in held.measures:
            tags = by_class(page(name, f"measures/{measure.number}/"), "tag")
            assert [text(tag) for tag in tags] == [said("effect.original", act=held.plan.act)]
        listed = find(page(name, f"acts/{held.plan.act}/"), ".//article")
        assert [row.get("id") for row in listed] == [f"row-{m.number}" for m in held.measures]


def test_of_a_plan_that_runs_to_2030_every_year_may_have_a_deadline() -> None:
    calendar = site("running").exports["deadlines.ics"].decode()
    years = {line.split(":")[1][:4] for line in calendar.splitlines() if line[:7] == "DTSTART"}
    assert years == {"2026", "2027", "2028", "2029", "2030"}


def test_a_quarter_a_half_year_and_a_year_stand_on_their_last_day_and_say_so() -> None:
    events = {}
    calendar = site("running").exports["deadlines.ics"].decode().replace("\r\n ", "")
    for event in calendar.split("BEGIN:VEVENT")[1:]:
        lines = dict(line.split(":", 1) for line in event.splitlines() if ":" in line)
        events[lines["UID"].removeprefix("plan-9001-measure-")] = (
            lines["DTSTART;VALUE=DATE"],
            lines["DTEND;VALUE=DATE"],
            lines["SUMMARY"].partition("(")[2].rstrip(")"),
        )
    assert events["7-2027-36"] == ("20271231", "20280101", "2027 жылғы IV тоқсан")
    assert events["8-2028-40"] == ("20280630", "20280701", "2028 жылғы I жартыжылдық")
    assert events["16-2029"] == ("20291231", "20300101", "2029 жыл")
    assert events["17-2026-04-23"] == ("20260423", "20260424", "")
    assert events["3-2027-06"] == ("20270601", "20270701", "")
    numbers = {name.split("-")[0] for name in events}
    assert numbers.isdisjoint({"9", "10", "11", "12", "14", "15", "18"})


def test_what_has_no_date_stands_in_groups_of_its_own_below_the_dates() -> None:
    made = page("running", "deadlines/")
    groups = {"span": ["9"], "standing": ["10"], "every": ["14", "15"], "tied": ["11", "18"]}
    for why, numbers in (groups | {"unsaid": ["12"]}).items():
        listed = by_class(by_id(made, f"undated-{why}").getparent(), "number")
        assert [text(each) for each in listed] == numbers
        for number in numbers:
            assert said(f"undated.{why}") in text(page("running", f"measures/{number}/"))
    assert not find(page("act-392", "deadlines/"), ".//*[starts-with(@id, 'undated-')]")


def test_a_role_stands_on_the_page_in_the_table_and_in_the_json() -> None:
    bodies = text(by_id(page("running", "measures/13/"), "responsible"))
    assert f"({said('role.collects')})" in bodies
    assert said("measure.order") not in bodies
    table = csv.DictReader(
        io.StringIO(site("running").exports["data/responsibilities.csv"].decode())
    )
    roles = {(row["agency"], row["role"]) for row in table if row["role"]}
    assert roles == {("КІМ", "collects"), ("ЖӨО", "by_agreement"), ("БАМ", "lead")}
    document = json.loads(site("running").exports["data/measures/13.json"])
    derived = document["measure"]["versions"][0]["derived"]
    assert derived["responsible"] == ["ЖӨО", "КІМ"]
    assert derived["roles"] == [{"body": "ЖӨО", "role": None}, {"body": "КІМ", "role": "collects"}]


def test_sums_of_any_unit_and_budget_stand_in_the_table_as_printed_and_in_million_tenge() -> None:
    table = csv.DictReader(io.StringIO(site("running").exports["data/funding.csv"].decode()))
    found = [
        tuple(row[key] for key in ("printed", "million_tenge", "unit", "budget", "period", "total"))
        for row in table
        if row["unit"] not in ("", "mln_tenge") or row["total"] == "true"
    ]
    assert found == [
        ("12 500", "12.5", "thousand_tenge", "РБ", "2027", "false"),
        ("3 250,5", "3.2505", "thousand_tenge", "ЖБ", "2027", "false"),
        ("150", "", "thousand_usd", "", "2028", "false"),
        ("45", "45", "mln_tenge", "", "2026/2028", "true"),
        ("300", "300", "mln_tenge", "", "", "true"),
        ("0,5", "500", "bln_tenge", "", "2027", "false"),
    ]


def test_what_was_promised_first_in_the_json_says_only_what_it_can() -> None:
    measures = json.loads(site("running").exports["data/plan.json"])["measures"]
    derived = {each["number"]: each["versions"][0]["derived"] for each in measures}
    old = {
        number: (d["deadline"]["year"], d["deadline"]["months"]) for number, d in derived.items()
    }
    assert old["3"] == (2027, [6])
    assert old["4"] == (None, [4, 10])
    assert old["17"] == (2026, [4])
    for number in ("7", "8", "9", "10", "13", "15", "16", "20"):
        assert old[number] == (None, []), number
    assert derived["7"]["deadline"]["dates"] == ["2027-36"]
    assert [a["million_tenge"] for a in derived["7"]["cost"]["amounts"]] == ["12.5", "3.2505"]
    assert derived["8"]["cost"]["amounts"] == derived["16"]["cost"]["amounts"] == []
    assert [s["unit"] for s in derived["8"]["cost"]["sums"]] == ["thousand_usd"]
    assert derived["7"]["completion"][0]["issuers"] == ["КІМ", "БАМ"]
    assert derived["9"]["completion"] == []
    due = {each["number"]: (each["due"], each["due_dates"], each["undated"]) for each in measures}
    assert due["17"] == (["2026-04"], ["2026-04-23"], None)
    assert due["7"] == ([], ["2027-36"], None)
    assert due["10"] == ([], [], "standing")


def test_a_request_about_what_names_no_completion_asks_nothing_empty() -> None:
    asked = {}
    for number in ("7", "9"):
        letter = by_id(page("running", f"measures/{number}/request/"), "letter")
        asked[number] = [text(item) for item in find(letter, ".//ol/li")]
    assert {number: len(questions) for number, questions in asked.items()} == {"7": 3, "9": 2}
    assert all(asked["7"] + asked["9"])


def test_of_an_approving_act_with_its_text_every_letter_and_row_is_claimed() -> None:
    held = plan("whole")
    proof = checks.dataset(PLANS / "whole" / "data").proofs[held.plan.act]
    assert proof.letters == proof.claimed
    assert set(proof.lines) == {measure.number for measure in held.measures}


def test_a_row_in_many_wordings_shows_them_all_and_the_last_is_in_force() -> None:
    held = plan("amended")
    many = [each for each in held.measures if len(each.versions) > 2]
    assert {measure.number for measure in many} == {"2", "3"}
    for measure in many:
        made = page("amended", f"measures/{measure.number}/")
        before = by_id(made, "before").getparent()
        words = [p.text_content() for p in find(before, ".//*[contains(@class, 'official')]")]
        assert all(version.text in words for version in measure.versions)
        assert find(made, ".//blockquote")[0].text_content() == measure.versions[-1].text


def test_a_repealed_row_keeps_its_page_and_is_not_in_force() -> None:
    held = plan("amended")
    number, act = "4", "9005"
    assert held.repeals[number] == act
    made = page("amended", f"measures/{number}/")
    assert [text(tag) for tag in by_class(made, "tag")] == [said("effect.repealed", act=act)]
    assert number not in {measure.number for measure in held.in_force}


# Amendments


def test_a_row_that_an_act_strikes_and_nobody_holds_is_told_as_such() -> None:
    held = plan("amended")
    unheld = [(each.row, each.act, each.effect) for each in held.unheld]
    assert unheld.pop(0) == ("13", "9006", Effect.WORDS_SUBSTITUTED)
    assert unheld.pop() == ("14", "9007", Effect.WORDS_SUBSTITUTED)
    assert unheld == [(row, "9006", Effect.REPEALED) for row in ("10", "11", "12")]
    of_act = page("amended", "acts/9006/")
    listed = page("amended", "measures/")
    for row in ("10", "11", "12"):
        assert text(by_id(of_act, f"row-{row}")) == said("unheld.row", number=row)
        [link] = find(listed, f".//a[contains(@href, 'acts/9006/#row-{row}')]")
        assert text(link) == said("unheld.row", number=row)
        assert text(link.getparent()).endswith(said("effect.repealed", act="9006"))
    document = json.loads(site("amended").exports["data/plan.json"])
    assert document["unheld"][1:-1] == [
        {"number": row, "act": act, "effect": "repealed"} for row, act, _ in unheld
    ]
    assert not find(page("amended", "acts/9005/"), ".//*[@id='row-10']")


CHANGED: Final = {
    ("2", "deadline"): "жыл сайын желтоқсан",
    ("2", "text"): "Ауыл мен қала мектептері асханалары мен буфеттерінің жабдығын "
    "кезең-кезеңімен жаңарту",
    ("5", "responsible"): "МТМ, АЖК",
}
"""What act 9006 makes of rows by changing words of them: nobody typed it."""
DOES: Final = {
    "2": Effect.WORDS_SUBSTITUTED,
    "3": Effect.WORDS_REPEALED,
    "5": Effect.WORDS_INSERTED,
}


def test_a_wording_that_follows_from_an_instruction_stands_on_its_page_and_in_no_file() -> None:
    held = plan("amended")
    typed = (PLANS / "amended" / "data" / "plan.yaml").read_text(encoding="utf-8")
    for (row, field), words in CHANGED.items():
        measure = held.measure(row)
        assert (measure.current.act, words_of(measure.current, field)) == ("9006", words)
        assert "- act: 9006" not in typed
        made = page("amended", f"measures/{row}/")
        assert words in text(made)
        assert text(by_class(made, "tag")[0]) == said(f"effect.{DOES[row]}", act="9006")
        assert said("measure.composed", act="9006") in text(made)
        assert by_id(made, f"before-9006-{field}") is not None
    assert said("measure.composed", act="9003") not in text(page("amended", "measures/1/"))


def test_the_page_of_an_act_names_the_rows_whose_words_it_changes() -> None:
    held, made = plan("amended"), page("amended", "acts/9006/")
    for row, effect in DOES.items():
        item = by_id(made, f"row-{row}")
        assert text(item) == said("act.row.page", number=row)
        [line] = find(made, f".//li[./a[@href='#row-{row}']]")
        heading = line.getparent().getprevious()
        assert text(heading).startswith(said(f"effect.short.{effect}"))
    lead = text(by_class(made, "lead")[0])
    assert said("act.count.words_substituted", count=2) in lead
    assert said("act.repealed", count=3) in lead
    document = json.loads(site("amended").exports["data/plan.json"])
    [act] = [act for act in document["acts"] if act["number"] == "9006"]
    effects = [item["effect"] for item in act["body"] if item["kind"] == "instruction"]
    assert effects == [
        "words_substituted", "repealed", "words_repealed", "words_inserted", "words_substituted",
    ]  # fmt: skip
    akoma_ntoso = site("amended").exports[urls.akoma_ntoso(held.act("9006"))].decode()
    kinds = re.findall('textualMod type="([a-z]+)"', akoma_ntoso)
    assert kinds == ["substitution"] * 2 + ["repeal"] * 4 + ["insertion", "substitution"]


def test_every_letter_of_an_act_that_changes_titles_columns_and_lines_is_claimed() -> None:
    held = checks.dataset(PLANS / "amended" / "data")
    proof = held.proofs["9007"]
    assert proof.letters == proof.claimed
    assert set(proof.lines) == {"2-2"}  # of row 1 a cell stands there, and not the row
    assert held.plan.measure("1").current.deadline.said == "2027 жылғы наурыз"
    quoted = [p.text_content() for p in find(page("amended", "acts/9007/"), ".//p")]
    assert '"2027 жылғы наурыз";' in quoted
    assert quoted.count('"1. Асханалар мен буфеттердің жабдығы";') == 1
    assert held.plan.effects["9007", "1"] is Effect.WORDS_SUBSTITUTED
    assert held.plan.effects["9007", "2-2"] is Effect.INSERTED


def test_a_title_and_a_line_that_an_act_changes_are_told_with_what_they_were() -> None:
    held = plan("amended")
    section = held.section("1")
    [former] = section.former
    made = page("amended", "sections/1/")
    assert section.title in text(made)
    assert f"{said('title.former', act='9007')} {former.text}" in text(made)
    assert by_id(made, "subsection-1.2") is not None
    assert held.struck_lines == {"МӘК": "9007"}
    entry = by_id(page("amended", "glossary/"), "mak")
    assert said("glossary.struck", act="9007") in text(entry)


def test_a_row_with_a_new_number_keeps_its_page_which_says_it() -> None:
    made = page("amended", "measures/5/")
    assert said("measure.renumbered", number="6", old="5") in text(made)
    assert said("effect.renumbered", act="9008") in text(made)
    assert said("measure.unworded") not in text(made)
    document = json.loads(site("amended").exports["data/measures/5.json"])
    assert document["measure"]["renumbered"] == [{"act": "9008", "number": "6"}]


def test_a_row_of_a_subsection_that_is_struck_ends_with_it() -> None:
    assert plan("amended").repeals["2-2"] == "9008"
    made = page("amended", "acts/9008/")
    assert text(by_id(made, "row-2-2")) == said("act.row.page", number="2-2")
    tags = by_class(page("amended", "measures/2-2/"), "tag")
    assert text(tags[0]) == said("effect.repealed", act="9008")


def test_made_up_acts_say_that_they_are_made_up() -> None:
    """Numbers that no act of the Government has, and bodies that call themselves made up."""
    for name in MADE_UP:
        held = plan(name)
        assert all(9001 <= int(act.number) <= 9099 for act in held.acts), name
        assert all("ойдан шығарылған" in body.name.lower() for body in held.agencies), name
        lines = held.help.lines if held.help else ()
        assert {line.number for line in lines} <= {"000"}, name


# In time ------------------------------------------------------------------------------------------

OVER: Final = ("жылы аяқталды", "мерзімі аяқталған ", "жылдар болды")


def test_a_running_plan_is_nowhere_called_ended() -> None:
    for name in NAMES:
        told = {
            address
            for address in site(name).pages
            if any(words in text(page(name, address)) for words in OVER)
        }
        assert bool(told) == plan(name).ended, sorted(told)[:3]
    assert {name for name in NAMES if plan(name).ended} == {"act-392"}


@pytest.mark.parametrize("name", MADE_UP)
def test_no_plan_is_called_what_another_is(name: str) -> None:
    made = plan(name)
    for address, shown in site(name).pages.items():
        whole = f"{shown.title} {shown.description} {text(page(name, address))}"
        assert "балаларды қорғау" not in whole.casefold(), address
        if "кешенді жоспар" not in made.plan.title:
            assert "кешенді жоспар" not in whole, address
    home = site(name).pages[""]
    assert made.headline in home.title
    assert f"{made.plan.first_year}–{made.plan.last_year}" in home.description


# Whole or not -------------------------------------------------------------------------------------

MISSING: Final = (
    "бізде жоқ",
    "мұнда не бар, не жоқ",
    "барлық іс-шарасы",
    "қалған іс-шаралар",
    "басқа іс-шаралар да",
    "бүкіл жоспар бойынша емес",
    "жетіспейді",
    "белгісіз",
    "айтпайды, сондықтан",
)
"""What is said of a plan of which something is not here."""


def told(name: str) -> Iterator[tuple[str, str]]:
    """What each page says: its title, description and words, in small letters."""
    for address, shown in site(name).pages.items():
        if address not in OURS:
            said_ = f"{shown.title} {shown.description} {text(page(name, address))}"
            yield address, said_.replace("\u00a0", " ").casefold()


OURS: Final = ("accessibility/", "how-to-quote/", "corrections/")
"""Pages that tell of the site and not of the plan."""


def test_a_whole_plan_is_nowhere_called_incomplete() -> None:
    for name in NAMES:
        found = [
            (page_, words) for page_, said_ in told(name) for words in MISSING if words in said_
        ]
        assert bool(found) != plan(name).held_whole, (name, found)
    assert {name for name in NAMES if plan(name).held_whole} == {"whole"}


def test_what_is_known_of_a_plan_follows_from_its_acts() -> None:
    """Rows of № 748 are missing; whether any of 9001 is, nobody can say without its words."""
    assert {name for name in NAMES if plan(name).held_in_part} == {"act-392", "amended"}
    held = plan("whole")
    fields = {name: getattr(held, name) for name in Plan.model_fields}
    unworded = held.acts[0].model_copy(update={"body": ()})
    lost = Plan.model_construct(**{**fields, "acts": (unworded,)})
    assert not lost.held_whole
    assert not lost.held_in_part


def test_no_plan_without_subsections_is_told_that_they_are_missing() -> None:
    for name in NAMES:
        made = plan(name)
        said_ = said("field.subsection")
        for measure in made.measures:
            shown = any(
                said_ in text(dt) for dt in find(page(name, f"measures/{measure.number}/"), ".//dt")
            )
            assert shown == (measure.subsection is not None or made.lacks_subsection(measure))
    assert not any(plan("whole").lacks_subsection(m) for m in plan("whole").measures)
    assert any(plan("running").lacks_subsection(m) for m in plan("running").measures)


def test_where_nothing_was_amended_nothing_is_told_of_changes() -> None:
    changes = (
        "қандай өзгерістер",
        "қаулыға дейін",
        "өзгерістер енгізілгеннен",
        "жаңа редакцияда жазылғаны",
    )
    for name in NAMES:
        found = [
            (page_, words) for page_, said_ in told(name) for words in changes if words in said_
        ]
        assert bool(found) == (len(plan(name).acts) > 1), (name, found)


def test_help_stands_only_where_a_plan_has_it() -> None:
    for name in NAMES:
        made, title = site(name), said("help.title").casefold()
        assert bool(made.frames[0].help_lines) == (plan(name).help is not None)
        if not made.frames[0].help_lines:
            assert not [page_ for page_, said_ in told(name) if title in said_]
            assert json.loads(made.exports["search/help.json"])["words"] == []
    assert plan("whole").help is None


# Counts -------------------------------------------------------------------------------------------

DENOMINATORS: Final = (
    "жоспардың ([0-9]+) іс-шарасы",
    "қаулыдағы ([0-9]+) іс-шара",
    "([0-9]+) іс-шараның ішінен",
    "сайттағы ([0-9]+) іс-шараның ішінде",
    "([0-9]+) іс-шараға жауапты [0-9]+ орындаушы",
)
"""Where a page tells how many measures it is of, all of them."""


@pytest.mark.parametrize("name", EACH)
def test_the_same_count_says_the_same_on_all_pages(name: str) -> None:
    """Measures in force; the repealed are told apart, wherever a page tells of them."""
    held, seen = plan(name), set[str]()
    partly = ("sections/", "topics/", "agencies/", "requests/", "acts/")
    for address, said_ in told(name):
        if (
            any(address.startswith(kind) and address != kind for kind in partly)
            or "request" in address
        ):
            continue
        for pattern in DENOMINATORS:
            for count in re.findall(pattern, said_):
                assert int(count) == len(held.in_force), (address, pattern)
                seen.add(address)
    assert {"", "measures/", "sections/", "agencies/", "deadlines/", "funding/", "about/"} <= seen


@pytest.mark.parametrize("name", EACH)
def test_no_count_of_nothing_stands_beside_a_list(name: str) -> None:
    nothing = re.compile(r"\(0\)|(?<![0-9,])0 (іс-шара|жол|қысқарту|орган)")
    assert [page_ for page_, said_ in told(name) if nothing.search(said_)] == []


@pytest.mark.parametrize("name", EACH)
def test_no_name_is_left_out_of_a_sentence(name: str) -> None:
    """As «Толық атауы  қаулыда жоқ» where no act's words are at hand."""
    gaps = re.compile(r"атауы қаулыда|№ [^0-9]|«»|\(\)")
    assert [
        page_ for page_, said_ in told(name) if gaps.search(re.sub("р/с №|№ п/п", "", said_))
    ] == []


@pytest.mark.parametrize("name", EACH)
def test_no_heading_stands_twice_on_a_page(name: str) -> None:
    for address in site(name).pages:
        headings = [text(h) for h in find(page(name, address), ".//h1|.//h2|.//h3|.//h4")]
        twice = [each for each, times in Counter(headings).items() if times > 1]
        assert twice == [], address


# What was, and is no more


def test_a_body_that_was_named_and_is_no_more_is_told_so() -> None:
    held = plan("amended")
    [body] = [agency for agency in held.agencies if agency.abbreviation == "ОТК"]
    [measure] = [m for m in held.measures if m.number == "2"]
    own = text(page("amended", f"agencies/{body.slug}/"))
    assert said("agency.lead.none", abbreviation="ОТК") in own
    assert said("agency.receives.none") not in own
    assert measure.label in own
    listed = [row[0].split()[0] for row in rows(find(page("amended", "agencies/"), ".//table")[0])]
    assert "ОТК" not in listed
    assert body.name in text(by_id(page("amended", "agencies/"), "others").getparent())
    assert body.name not in text(by_id(page("amended", ""), "bodies").getparent())
    entry = text(by_id(page("amended", "glossary/"), body.slug))
    assert said("glossary.former", count=1) in entry


def test_what_a_repealed_row_was_due_before_its_repeal_stands() -> None:
    """Act 9005 struck row 4, due every September since 2024, on 10 April 2026."""
    held = plan("amended")
    assert [due.iso for due in deadlines.dates(held, held.measure("4"))] == ["2024-09", "2025-09"]
    own = text(page("amended", "measures/4/"))
    assert said("measure.due.none") not in own
    assert "2024 жылғы қыркүйек" in own.replace("\u00a0", " ")
    assert by_id(page("amended", "deadlines/"), "due-2025-09") is not None
    calendar_ = site("amended").exports["deadlines.ics"].decode()
    assert "measure-4-2025-09" in calendar_
    assert "measure-4-2026-09" not in calendar_


def test_a_plan_ends_by_the_day_up_to_which_its_data_speaks() -> None:
    running = plan("running")
    assert not running.ended
    late = running.plan.model_copy(update={"as_of": date(2031, 1, 1)})
    assert running.model_copy(update={"plan": late}).ended
    assert running.help
    assert running.as_of == max(running.help.checked, *(act.date for act in running.acts))


# What follows from no data


def test_rows_are_inferred_only_where_numbers_are_missing_that_no_act_names() -> None:
    """Of 9001 rows 1 to 21 are held; of 9003 acts name 6 and 10 to 14, and 7 to 9 nobody does."""
    here = {name: text(by_id(page(name, ""), "held").getparent()) for name in NAMES}
    highest = {"running": "21", "amended": "14", "act-392": "49"}
    for name, number in highest.items():
        assert said("home.highest", highest=number) in here[name], name
    told_ = {
        name: {key for key in ("home.inferred", "home.inferred.others") if said(key) in words}
        for name, words in here.items()
    }
    assert told_ == {
        "running": set(),
        "whole": set(),
        "amended": {"home.inferred.others"},
        "act-392": {"home.inferred"},
    }


@pytest.mark.parametrize("name", EACH)
def test_a_section_is_said_to_be_in_subsections_only_where_one_is_shown(name: str) -> None:
    held = plan(name)
    for section in held.sections:
        made = page(name, f"sections/{section.number}/")
        parted = said("section.lead", scope="").split(";")[-1].strip()
        shown = any(m.subsection for m in held.measures if m.section == section.number)
        assert (parted in text(by_class(made, "lead")[0])) == shown, section.number


@pytest.mark.parametrize("name", EACH)
def test_a_sum_that_is_not_a_billion_stands_exactly(name: str) -> None:
    """«шамамен 0,1 млрд» was said of 101,125 млн and of 140 млн."""
    about = re.compile(r"шамамен ([0-9,]+) млрд")
    for address in site(name).pages:
        for found in about.findall(text(page(name, address)).replace("\u00a0", " ")):
            assert not found.startswith("0"), address


@pytest.mark.parametrize("name", EACH)
def test_every_act_whose_wording_is_held_is_named_among_the_changes_of_the_data(name: str) -> None:
    held = plan(name)
    changes = text(by_id(page(name, "data/"), "changes").getparent())
    for act in held.acts:
        worded = any(v.act == act.number for m in held.measures for v in m.versions)
        assert (f"№ {act.number} –" in changes) == worded, act.number


@pytest.mark.parametrize("name", EACH)
def test_what_a_page_says_first_begins_as_a_sentence_does(name: str) -> None:
    """«жоспардың 21 іс-шарасы бір кестеде» began with the count of the plan's own measures."""
    for address, shown in site(name).pages.items():
        said_ = [text(lead) for lead in by_class(page(name, address), "lead")[:1]]
        # A body's page may begin with its full name, which is the act's and may begin small.
        said_ += [] if "agencies/" in address else [shown.description]
        assert not [words for words in said_ if words[:1].islower()], address


@pytest.mark.parametrize("name", EACH)
def test_nobody_is_said_to_be_unnamed_by_an_act_whose_words_are_not_all_here(name: str) -> None:
    """«Қаулыда осы орган ақпарат алушы ретінде аталмаған» stood where no act's words are held."""
    found = [page_ for page_, said_ in told(name) if "қаулыда осы орган" in said_]
    assert found == []


def test_who_asks_for_the_help_box_needs_one() -> None:
    def helpless(tree: Tree) -> None:
        del tree["help"]

    with pytest.raises(PlanError) as told_:
        site_support.dataset(helpless)
    faults = str(told_.value).split("\n")
    asks = [each.help for each in plan("act-392").sections]
    asks += [each.help for each in plan("act-392").topics]
    assert len(faults) == sum(asks) == 4
    assert all("asks for the help box, which the dataset has not" in fault for fault in faults)
