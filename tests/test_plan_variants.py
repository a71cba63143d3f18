"""Made-up plans with one thing changed: what a page says follows from the data there too."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from zipfile import ZipFile

import pytest
import yaml

import site_support
from plan_site.analysis import deadlines
from plan_site.build import Site, build
from plan_site.dataset.plan import Plan
from plan_site.faults import PlanError
from plan_site.language.values import Effect
from plan_site.publication import urls
from plan_site.validation.load import load
from site_support import by_class, by_id, content, find, rows, said, text
from support import PLANS, ROOT, an_act

Tree = Any
Change = Callable[[Tree], None]

# Plans ------------------------------------------------------------------------------------------


def written(folder: Path, name: str, change: Change) -> Path:
    """A made-up plan's folder, with its dataset changed."""
    shutil.copytree(PLANS / name / "data", folder / "data")
    file = folder / "data" / "plan.yaml"
    tree = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    change(tree)
    for gone in tree.pop("gone", ()):
        (folder / "data" / gone).unlink()
    for source, words in tree.pop("sources", {}).items():
        (folder / "data" / source).write_text(words, encoding="utf-8")
    file.write_text(yaml.dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return file


@cache
def site(name: str, change: Change, edition: str = "") -> Site:
    """Its site; with an edition of another language that holds no translation, where one is asked
    for."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        written(folder, name, change)
        if edition:
            (folder / "data" / "editions").mkdir()
            words = "plan:\n  title: Made-up title\n"
            (folder / "data" / "editions" / f"{edition}.yaml").write_text(words, encoding="utf-8")
            (folder / "locale").symlink_to(ROOT / "locale")
            (folder / "docs").symlink_to(ROOT / "docs")
        else:
            site_support.official_words(folder)
            site_support.official_docs(folder)
        (folder / "theme").symlink_to(ROOT / "theme")
        site_support.share_cache(folder)
        return build(folder)


@cache
def plan(name: str, change: Change) -> Plan:
    with TemporaryDirectory() as temporary:
        return load(written(Path(temporary), name, change)).plan


def told(made: Site) -> Iterator[tuple[str, str]]:
    """What each page says: its title, description and words."""
    for address, shown in made.pages.items():
        words = f"{shown.title} {shown.description} {text(content(made, address))}"
        yield address, words.replace("\u00a0", " ")


def as_it_is(tree: Tree) -> None:
    del tree


# Acts that touch no row -------------------------------------------------------------------------

STRUCK_LINE: Final = "МТМ – Ойдан шығарылған Мектеп тамағы министрлігі"


def a_line_struck(tree: Tree) -> None:
    words = f'ескертпеде "{STRUCK_LINE}" деген жол алып тасталсын.'
    tree["acts"].append(an_act("9009", "2027-06-01", {"instruction": words}))


def test_an_act_that_touches_no_row_is_said_to_touch_none_nowhere() -> None:
    made = site("amended", a_line_struck)
    assert [page for page, words in told(made) if re.search(r"(?<![0-9])0 жол", words)] == []
    changed = by_id(content(made, ""), "changed-9009").getparent()
    assert said("act.amending.lead.none") in text(changed)


def test_no_act_is_said_to_lack_a_name_that_stands_in_its_words() -> None:
    """Act 9007 strikes the line of МӘК, and so names it; nothing was said of it but that."""
    for change in (as_it_is, a_line_struck):
        held = plan("amended", change)
        made = site("amended", change)
        lacking = 0
        for body in held.agencies:
            own = text(content(made, f"agencies/{body.slug}/")).replace("\u00a0", " ")
            sentence = re.search(r"Толық атауы (?P<acts>[^;.]*) қаулы(?:лар)?да жоқ", own)
            for number in re.findall("[0-9]+", sentence["acts"] if sentence else ""):
                lacking += 1
                act = held.act(number)
                assert not any(body.name in item.words for item in act.body), (body.slug, number)
        assert lacking


# Sections and topics that ended -----------------------------------------------------------------


def a_section_struck(tree: Tree) -> None:
    words = {"instruction": "2-бөлім алып тасталсын."}
    tree["acts"].append(an_act("9009", "2027-06-01", words))


def test_a_section_that_an_act_struck_says_so() -> None:
    made = site("amended", a_section_struck)
    struck = said("section.struck", act="9009")
    assert struck in text(content(made, "sections/2/"))
    assert struck not in text(content(made, "sections/1/"))
    assert text(content(made, "sections/")).count(struck) == 1
    part = by_id(content(made, "sections/1/"), "subsection-1.2").getparent()
    assert said("subsection.struck", act="9008") in text(part)


def test_a_topic_whose_measures_all_ended_counts_none_that_stand() -> None:
    made = content(site("amended", a_section_struck), "topics/menu/")
    assert text(by_class(made, "lead")[0]) == said("topic.repealed.all", count=3)
    assert not find(made, ".//*[@id='bodies']")


def without_a_section(tree: Tree) -> None:
    """Of section 1 no row is at hand; a topic that nothing belongs to."""
    tree["measures"] = [row for row in tree["measures"] if row["section"] != "1"]
    tree["topics"].append({"slug": "empty", "name": "Бос", "belongs": "Ештеңе."})


def test_of_a_section_or_topic_without_measures_nothing_is_counted() -> None:
    made = site("running", without_a_section)
    nothing = re.compile(r"(?<![0-9,–-])0 (іс-шара|жол|қысқарту|орган)")
    assert [page for page, words in told(made) if nothing.search(words)] == []
    section = content(made, "sections/1/")
    assert text(by_class(section, "lead")[0]) == said("section.lead.none")
    assert text(by_class(content(made, "topics/empty/"), "lead")[0]) == said("topic.lead.none")
    assert said("count.none") in text(by_id(content(made, ""), "sections").getparent())


def test_what_neither_the_act_nor_the_site_has_is_not_counted() -> None:
    """«Қосылған жол: 0 – 0» stood at an act that approved the plan."""
    for name in ("whole", "amended"):
        for table in find(content(site(name, as_it_is), "data/"), ".//table"):
            for row in rows(table):
                assert row[-3:-1] != ["0", "0"], (name, row)


# An approving act without its rows --------------------------------------------------------------


def no_rows_of_the_approving_act(tree: Tree) -> None:
    """The resolution is at hand, the plan that it approved is not."""
    act, title = tree["acts"][0], tree["plan"]["title"]
    approves = {"text": f"1. Қоса беріліп отырған {title} бекітілсін."}
    act["body"] = [{"title": act.pop("title")}, approves]


def test_of_words_that_are_not_here_nothing_is_said_to_be_missing_in_them() -> None:
    made = site("running", no_rows_of_the_approving_act)
    assert said("subsection.unheld") in text(content(made, "measures/1/"))
    assert said("subsection.unknown", act="9001") not in text(content(made, "measures/1/"))
    for page, words in told(made):
        assert "№ 9001 қаулыда жоқ" not in words, page
        assert "ол қаулыда көрсетілмеген" not in words, page


# What is not translated -------------------------------------------------------------------------


def test_what_is_not_translated_is_not_called_a_translation() -> None:
    made = site("amended", as_it_is, "ru")
    for number in ("1", "2"):
        own = content(made, f"ru/measures/{number}/")
        letter = content(made, f"ru/measures/{number}/request/")
        for words in (
            *(text(by_id(own, f"cite-{kind}-text")) for kind in ("official", "news")),
            text(by_id(letter, "letter")),
        ):
            assert "не переведён" in words or "не переведено" in words
            assert "неофициальный перевод" not in words.casefold()


# Rows that acts renumber ------------------------------------------------------------------------

ROW_6: Final = {
    "text": "Жоспардың орындалуын жариялау",
    "completion": "Қазақстан Республикасының Үкіметіне ақпарат",
    "deadline": "2027 жылғы желтоқсан",
    "responsible": "МТМ, АЖК",
    "cost": "талап етілмейді",
    "funding": "-",
}
"""What act 9009 makes of the row that act 9008 gave the number 6; it is held as measure 5."""


def a_renumbered_row_anew(tree: Tree) -> None:
    tree["measures"][-1]["versions"].append({"act": "9009", **ROW_6})
    approved = tree["acts"][0]["title"]
    body: list[dict[str, Any]] = [
        {"title": "Мектеп асханаларын жақсарту жөніндегі жоспарға өзгеріс енгізу туралы"},
        {"text": "Қазақстан Республикасы Үкіметінің 2027 жылғы 10 маусымдағы № 9009 қаулысы"},
        {
            "text": f'1. "{approved}" Қазақстан Республикасы Үкіметінің 2024 жылғы 15 қаңтардағы '
            f"№ 9003 қаулысымен бекітілген {tree['plan']['title']}да:"
        },
        {"heading": '"Ас мәзірі" деген 2-бөлімде:'},
        {"instruction": "реттік нөмірі 6-жол мынадай редакцияда жазылсын:", "rows": ["6"]},
        {"text": "2. Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі."},
    ]
    act = {"number": "9009", "date": "2027-06-10", "in_force": "2027-06-10"}
    tree["acts"].append({**act, "source": "sources/9009.kk.txt", "body": body})
    printed = [words for item in body for key, words in item.items() if key != "rows"]
    printed[-1:-1] = ['"', "6.", *ROW_6.values(), '";']
    tree["sources"] = {"sources/9009.kk.txt": "".join(f"{line} \n" for line in printed)}


def test_a_later_act_is_proved_by_the_number_that_it_prints() -> None:
    with TemporaryDirectory() as temporary:
        held = load(written(Path(temporary), "amended", a_renumbered_row_anew))
    proof = held.proofs["9009"]
    assert proof.letters == proof.claimed
    assert set(proof.lines) == {"5"}
    assert held.plan.measure("5").current.text == ROW_6["text"]


def test_a_renumbered_rows_page_says_both_numbers_and_since_when() -> None:
    made = site("amended", a_renumbered_row_anew)
    own = content(made, "measures/5/")
    since = said("cite.since.date", date="2027 жылғы 3 мамыр")
    assert said("measure.number.now", number="6", act="9008", since=since) in text(own)
    assert text(find(own, ".//h1")[0]).startswith("5.")
    assert said("measure.source.row", act="9009", number="6") in text(by_id(own, "source"))
    assert find(own, ".//a[contains(@href, 'acts/9009/#row-5')]")
    assert "реттік нөмірі 6-жол" in text(by_id(own, "cite-official-text"))
    assert "6-жол" in text(by_id(content(made, "measures/5/request/"), "letter"))
    others = [page for page, words in told(made) if "қазіргі нөмірі" in words]
    assert others == ["measures/5/"]


def test_the_page_and_the_files_of_a_later_act_have_its_own_numbers() -> None:
    made = site("amended", a_renumbered_row_anew)
    row = by_id(content(made, "acts/9009/"), "row-5")
    assert text(by_class(row, "row__number")[0]) == "6."
    assert find(row, ".//a[contains(@href, 'measures/5/')]")
    document = json.loads(made.exports["data/plan.json"])
    [act] = [act for act in document["acts"] if act["number"] == "9009"]
    [item] = [item for item in act["body"] if item["rows"]]
    assert (item["rows"], item["measures"]) == (["6"], ["5"])
    [measure] = [each for each in document["measures"] if each["number"] == "5"]
    assert measure["renumbered"] == [{"act": "9008", "number": "6"}]
    assert [version["act"] for version in measure["versions"]] == ["9003", "9006", "9009"]
    akoma_ntoso = made.exports["data/act-9009.akn.xml"].decode()
    assert re.search(r'<tr eId="row_5">\s*<td[^>]*>\s*<p>6\.</p>', akoma_ntoso)
    assert len(re.findall("<textualMod ", akoma_ntoso)) == 1


# Cards ------------------------------------------------------------------------------------------


def test_no_card_of_several_measures_lists_one_that_an_act_repealed() -> None:
    for change in (as_it_is, a_section_struck):
        held, made = plan("amended", change), site("amended", change)
        seen = 0
        for address, shown in made.pages.items():
            if not address.startswith(("sections/", "topics/", "agencies/")):
                continue
            for measure in held.measures:
                line = said("social.measure", number=measure.number, label=measure.label)
                listed = line in shown.card_text.lines
                seen += listed
                assert not (listed and measure.number in held.repeals), (address, line)
        assert seen


# Many acts ----------------------------------------------------------------------------------------


def of_two_acts(tree: Tree) -> None:
    """The plan as act 9005 left it."""
    tree["acts"] = [act for act in tree["acts"] if act["number"] < "9006"]
    tree["measures"] = [row for row in tree["measures"] if row["number"] != "2-2"]
    del tree["measures"][0]["versions"][1]
    section = tree["sections"][0]
    section["title"] = section.pop("former")[0]["text"]
    del section["subsections"][1]
    del tree["agencies"][1]["act"]
    # A published text that lies there while no act names it is a fault.
    tree["gone"] = ["sources/9007.kk.txt"]


def test_a_plan_of_many_acts_has_one_way_to_them_in_its_menu() -> None:
    menu = {crumb.title: crumb.address for crumb in site("amended", as_it_is).frames[0].menu}
    assert menu[said("nav.changes")] == "./#changes"
    assert not [title for title in menu if title.startswith("№")]
    home = content(site("amended", as_it_is), "")
    changes = by_id(home, "changes").getparent()
    for act in plan("amended", as_it_is).acts[1:]:
        assert find(changes, f".//h2/a[contains(@href, 'acts/{act.number}/')]")
    few = {crumb.title for crumb in site("amended", of_two_acts).frames[0].menu}
    assert {said("nav.act", act="9004"), said("nav.act", act="9005")} < few
    assert said("nav.changes") not in few


# A plan restated whole ----------------------------------------------------------------------------

ANEW: Final = {
    "1": {
        "text": "Мектеп асханаларына қажетті жаңа жабдықтың тізбесін бекіту",
        "completion": "МТМ бұйрығы",
        "deadline": "2027 жылғы қыркүйек",
        "responsible": "МТМ",
        "cost": "талап етілмейді",
        "funding": "-",
    },
    "5": {**ROW_6, "deadline": "2027 жылғы қараша"},
}
"""The rows of the annex, by the numbers of their measures; the annex prints 6 for 5."""


def a_plan_restated(tree: Tree) -> None:
    for measure in tree["measures"]:
        if measure["number"] in ANEW:
            measure["versions"].append({"act": "9009", **ANEW[measure["number"]]})
    approved = tree["acts"][0]["title"]
    body: list[dict[str, Any]] = [
        {"title": "Мектеп асханаларын жақсарту жөніндегі жоспарға өзгеріс енгізу туралы"},
        {"text": "Қазақстан Республикасы Үкіметінің 2027 жылғы 10 маусымдағы № 9009 қаулысы"},
        {
            "text": f'1. "{approved}" Қазақстан Республикасы Үкіметінің 2024 жылғы 15 қаңтардағы '
            f"№ 9003 қаулысымен бекітілген {tree['plan']['title']}:"
        },
        {"instruction": "жоспар осы қаулыға қосымшаға сәйкес жаңа редакцияда жазылсын."},
        {"text": "2. Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі."},
        {"text": "1. Асханалар мен буфеттердің жабдығы", "rows": ["1"]},
        {"text": "2. Ас мәзірі", "rows": ["6"]},
    ]
    act = {"number": "9009", "date": "2027-06-10", "in_force": "2027-06-10"}
    tree["acts"].append({**act, "source": "sources/9009.kk.txt", "body": body})
    rows = {"1": ["1.", *ANEW["1"].values()], "6": ["6.", *ANEW["5"].values()]}
    printed = list[str]()
    for item in body:
        printed += [words for key, words in item.items() if key != "rows"]
        printed += [cell for row in item.get("rows", []) for cell in rows[row]]
    tree["sources"] = {"sources/9009.kk.txt": "".join(f"{line} \n" for line in printed)}


def test_a_plan_restated_by_an_annex_goes_in_as_data() -> None:
    with TemporaryDirectory() as temporary:
        held = load(written(Path(temporary), "amended", a_plan_restated))
    proof = held.proofs["9009"]
    assert proof.letters == proof.claimed
    assert set(proof.lines) == {"1", "5"}
    assert {m.number for m in held.plan.in_force} == {"1", "5"}
    made = site("amended", a_plan_restated)
    for number, cells in ANEW.items():
        own = content(made, f"measures/{number}/")
        assert text(by_class(own, "tag")[0]) == said("effect.restated", act="9009")
        for words in cells.values():
            assert words in text(own), (number, words)
    for number in ("2", "2-1", "3"):
        tag = by_class(content(made, f"measures/{number}/"), "tag")[0]
        assert text(tag) == said("effect.repealed", act="9009")
    act = content(made, "acts/9009/")
    assert text(by_class(by_id(act, "row-5"), "row__number")[0]) == "6."
    lead = text(by_class(act, "lead")[0])
    assert said("act.count.restated", count=2) in lead
    document = json.loads(made.exports["data/plan.json"])
    effects = {each["number"]: each["effect"] for each in document["measures"]}
    assert (effects["1"], effects["5"], effects["2"]) == ("restated", "restated", "repealed")


# A plan of which no row is in force -------------------------------------------------------------


def every_row_struck(tree: Tree) -> None:
    """One act strikes each section."""
    words = [
        {"instruction": f"{part['number']}-бөлім алып тасталсын."} for part in tree["sections"]
    ]
    tree["acts"].append(an_act("9009", "2027-06-01", *words))


EMPTY: Final = re.compile(
    r": \.|\(\)|: ,|: ;|(?<![0-9,–:-])0 (іс-шара|жол|қысқарту|орган|орындаушы)|: 0(?![0-9,])"
)
"""A list of nothing within a sentence, and a count of it."""


def test_of_a_plan_whose_rows_all_ended_every_page_says_a_whole_sentence() -> None:
    """«0 іс-шараның ішінен: .» stood on the page about funding."""
    for name, count in (("amended", 7), ("whole", 5)):
        made = site(name, every_row_struck)
        assert plan(name, every_row_struck).in_force == ()
        assert [
            (page, EMPTY.search(words)) for page, words in told(made) if EMPTY.search(words)
        ] == []
        for address in ("funding/", "agencies/", "deadlines/", "overview/"):
            lead = text(by_class(content(made, address), "lead")[0])
            assert lead.startswith(said("in_force.none", count=count)), address
            assert "алып тасталған" in made.pages[address].description or address == "agencies/"
        assert not find(content(made, ""), ".//*[@id='bodies']")


def no_date_follows(tree: Tree) -> None:
    tree["measures"] = [row for row in tree["measures"] if "reading" not in row["versions"][0]]
    for row in tree["measures"]:
        row["versions"][0]["deadline"] = "тұрақты"


def test_where_no_date_follows_the_page_of_deadlines_counts_none() -> None:
    lead = text(by_class(content(site("running", no_date_follows), "deadlines/"), "lead")[0])
    assert lead.startswith(said("deadlines.lead.none"))


# An act that revokes the one by which the plan was approved ------------------------------------

REVOKES: Final = (
    '"Мектеп асханаларын жақсарту жөніндегі 2024 – 2027 жылдарға арналған жоспарды бекіту туралы" '
    "Қазақстан Республикасы Үкіметінің 2024 жылғы 15 қаңтардағы № 9003 қаулысының күші жойылды деп "
    "танылсын."
)


def revoked(tree: Tree) -> None:
    """№ 9009 of 1 June 2027 ends the plan: row 5 is due in December, row 2 every December."""
    tree["acts"].append(an_act("9009", "2027-06-01", {"instruction": REVOKES}))


def test_a_revoked_plan_is_told_so_on_every_page_and_its_rows_are_not_struck() -> None:
    made, held = site("amended", revoked), plan("amended", revoked)
    assert held.revocation == held.act("9009")
    assert held.repeals == plan("amended", as_it_is).repeals
    told_so = said("plan.revoked", approving="9003", act="9009", date="2027 жылғы 1 маусым")
    for page, words in told(made):
        assert told_so in words, page
        assert "Мерзімі аяқталды" not in words, page
    assert said("act.revoking.lead", act="9003") in text(content(made, "acts/9009/"))
    assert said("act.revoking.lead", act="9003") in text(
        by_id(content(made, ""), "changed-9009").getparent()
    )
    assert "№ 9009" not in text(content(made, "how-to-read/")).split(told_so)[1]


def test_of_a_revoked_plan_nothing_is_due_any_more() -> None:
    made, held = site("amended", revoked), plan("amended", revoked)
    dues = {m.number: [d.iso for d in deadlines.dates(held, m)] for m in held.measures}
    assert (dues["5"], dues["1"]) == ([], ["2027-03"])
    assert max(each for found in dues.values() for each in found) < "2027-06"
    assert b"202712" not in made.exports[urls.calendar()]
    shown = content(made, "deadlines/")
    assert said("undated.revoked") in text(by_id(shown, "undated-revoked").getparent())
    assert said("undated.revoked") in text(by_id(content(made, "measures/5/"), "deadline"))


def test_the_files_of_a_revoked_plan_say_which_act_ended_it() -> None:
    made = site("amended", revoked)
    whole = json.loads(made.exports[urls.PLAN_JSON])
    assert whole["plan"]["revoked_by"] == "9009"
    assert {each["revoked_by"] for each in whole["measures"]} == {"9009"}
    assert whole["acts"][-1]["body"][0]["effect"] == "revoked"
    newest = made.exports[urls.feed()].decode().split("<entry>")[1]
    assert re.search("№ 9003.*acts/9009/", newest)
    meta = made.exports[urls.akoma_ntoso(plan("amended", revoked).act("9009"))].decode()
    assert re.search(r'<textualMod type="repeal"[^>]*>\s*<source [^>]*>\s*<dest[^>]*/9003"', meta)
    assert "№ 9009 қаулымен жойылған" in made.exports["embed/2/index.html"].decode()
    letter = text(content(made, "measures/2/request/"))
    assert said("requests.revoked", act="9009", date="2027 жылғы 1 маусымдағы") in letter


def test_cards_and_tables_of_a_revoked_plan_say_so() -> None:
    made, held = site("amended", revoked), plan("amended", revoked)
    ended = said("plan.revoked", approving="9003", act="9009", date="2027 жылғы 1 маусым")
    for address, shown in made.pages.items():
        if not (card := shown.card_text) or address == "acts/9009/":
            continue
        of_a_row = re.match("measures/([^/]+)/", address)
        if of_a_row and of_a_row[1] not in held.repeals:
            assert card.tag, address
            assert card.tag.said == said("effect.revoked", act="9009"), address
        elif not of_a_row:
            assert any(ended in fact.said for fact in card.facts), address
    table = csv.DictReader(io.StringIO(made.exports["data/measures.csv"].decode("utf-8-sig")))
    for row in table:
        repealed = held.repeals.get(row["number"])
        expected = (repealed, "repealed") if repealed else ("9009", "revoked")
        assert (row["act"], row["effect"]) == expected, row["number"]
    with ZipFile(io.BytesIO(made.exports[urls.SPREADSHEET])) as book:
        assert ended in book.read("xl/sharedStrings.xml").decode()
    plain = site("amended", as_it_is).exports[urls.SPREADSHEET]
    with ZipFile(io.BytesIO(plain)) as book:
        assert said("effect.short.revoked") not in book.read("xl/sharedStrings.xml").decode()


def revoked_and_amended_later(tree: Tree) -> None:
    revoked(tree)
    a_section_struck(tree)
    tree["acts"][-1] |= {"number": "9010", "date": "2027-07-01"}


def an_amending_act_revoked(tree: Tree) -> None:
    revoked(tree)
    words = "2025 жылғы 20 ақпандағы № 9004 қаулысының күші жойылды деп танылсын."
    tree["acts"][-1]["body"] = [{"instruction": words}]


def test_what_follows_a_revocation_or_leaves_the_rows_open_is_a_fault() -> None:
    for change, fault in (
        (revoked_and_amended_later, "is after act 9009, which revoked act 9003 and the plan"),
        (an_amending_act_revoked, "revokes act 9004, not act 9003"),
    ):
        with pytest.raises(PlanError, match=fault):
            plan("amended", change)


def revoked_by_hand(tree: Tree) -> None:
    """The acts stand in an annex, as a list."""
    words = "Осы қаулыға қосымшаға сәйкес Үкіметтің кейбір шешімдерінің күші жойылды деп танылсын."
    item = {"reading": {"effect": "revoked", "plan": "true"}, "instruction": words}
    tree["acts"].append(an_act("9009", "2027-06-01", item))


def with_an_older_plan_ended(tree: Tree) -> None:
    """The act that approves the plan revokes another's, of which nothing is held."""
    act = tree["acts"][0]
    words = "2. 2020 жылғы 20 ақпандағы № 8001 қаулысының күші жойылды деп танылсын."
    act["body"] = [{"title": act.pop("title")}, {"instruction": words}]


def test_which_acts_are_revoked_may_stand_in_an_annex_or_in_the_approving_act() -> None:
    assert plan("amended", revoked_by_hand).revocation
    assert plan("amended", with_an_older_plan_ended).revocation is None


# A number that a struck row had and a new row gets ----------------------------------------------


def a_number_given_anew(tree: Tree) -> None:
    """Row 4 was struck by act 9005; act 9009 puts in another under its number."""
    new = {"act": "9009", **ROW_6, "text": "Мәзірді сайтта жариялау"}
    row = {"number": "4-9009", "section": "2", "label": "Мәзірді жариялау", "topics": ["menu"]}
    tree["measures"].insert(-1, {**row, "versions": [new]})
    words = "мынадай мазмұндағы реттік нөмірі 4-жолмен толықтырылсын:"
    heading = {"heading": '"Ас мәзірі" деген 2-бөлімде:'}
    act = an_act("9009", "2027-06-01", heading, {"instruction": words, "rows": ["4"]})
    tree["acts"].append(act)


def test_two_rows_of_one_number_are_both_held_and_each_names_the_other() -> None:
    made, held = site("amended", a_number_given_anew), plan("amended", a_number_given_anew)
    assert held.repeals["4"] == "9005"
    assert held.effects["9009", "4-9009"] is Effect.INSERTED
    assert held.numbers("4-9009") == ("4",)
    old, new = content(made, "measures/4/"), content(made, "measures/4-9009/")
    for page, other in ((old, "4-9009"), (new, "4")):
        [sentence] = [p for p in find(page, ".//p") if said("measure.number.other") in text(p)]
        assert held.measure(other).label in text(sentence)
    since = said("cite.since.date", date="2027 жылғы 1 маусым")
    assert said("measure.number.now", number="4", act="9009", since=since) in text(new)
    assert "реттік нөмірі 4-жол" in text(by_id(new, "cite-official-text"))
    assert (
        text(by_class(by_id(content(made, "acts/9009/"), "row-4-9009"), "row__number")[0]) == "4."
    )
    told_of = json.loads(made.exports[urls.PLAN_JSON])
    [row] = [each for each in told_of["measures"] if each["number"] == "4-9009"]
    assert row["renumbered"] == [{"act": "9009", "number": "4"}]
    assert said("measure.number.plan", number="4") not in text(content(made, "measures/"))


def test_a_row_of_a_number_given_anew_is_headed_by_it_and_its_act() -> None:
    """No reader is shown the number of a record, which the plan does not know."""
    made = site("amended", a_number_given_anew)
    heading = said("measure.number.again", number="4", act="9009")
    assert heading == "4 (№ 9009 қаулы)"
    assert text(find(content(made, "measures/4-9009/"), ".//h1")[0]).startswith(f"{heading}. ")
    for address in made.pages:
        shown = text(content(made, address))
        assert "4-9009" not in re.sub(r"\S*/4-9009\S*", "", shown), address
        assert "4-9009" not in f"{made.pages[address].title} {made.pages[address].description}"
    assert heading in text(content(made, "measures/"))
    for card in made.pages.values():
        assert not card.card_text or "4-9009" not in " ".join(card.card_text.texts)
    index = json.loads(made.exports[urls.SEARCH_INDEX])
    [row] = [doc for doc in index["docs"] if doc.get("number") == "4-9009"]
    assert row["heading"] == heading
    assert said("measure.number.plan", number="4") not in row["tag"]


def test_a_search_is_given_every_number_that_a_row_had() -> None:
    for change, numbers in (
        (as_it_is, {"5": ["6"]}),
        (a_number_given_anew, {"5": ["6"], "4-9009": ["4"]}),
    ):
        index = json.loads(site("amended", change).exports[urls.SEARCH_INDEX])
        found = {doc["number"]: doc["also"] for doc in index["docs"] if "also" in doc}
        assert found == numbers
    [renumbered] = [doc for doc in index["docs"] if doc.get("number") == "5"]
    assert renumbered["tag"].endswith(said("measure.number.plan", number="6"))


# What follows from one plan's data and not from another's ---------------------------------------


def only_within_means(tree: Tree) -> None:
    """Every row with no figure is said to be within the means by its source of funds."""
    row = next(each for each in tree["measures"] if each["number"] == "12")
    row["versions"][0]["funding"] = "РБ (бюджет қаражаты шегінде)"


def test_a_cost_without_a_figure_is_within_means_only_where_the_act_says_so() -> None:
    """Row 12 of the running plan has «-» for its cost and for its source; row 4 has means."""
    for change, kind, other in (
        (as_it_is, "unsaid", "no_figure"),
        (only_within_means, "no_figure", "unsaid"),
    ):
        made = site("running", change)
        for page in ("measures/12/", "sections/2/", "overview/", "measures/", "funding/", "data/"):
            words = text(content(made, page))
            assert said(f"kind.{kind}") in words, (page, kind)
            if other == "no_figure":
                assert said(f"kind.{other}") not in words, (page, kind)
        funding = text(content(made, "funding/"))
        assert said(f"funding.lead.{kind}", count=2) in funding
        assert said(f"funding.{kind}") in funding


def test_in_a_letter_no_word_of_ours_stands_between_the_quotation_marks() -> None:
    """A text that has no translation is quoted as the act has it; pages mark it, letters do not."""
    made = site("running", as_it_is, "en")
    missing = "(not translated)"
    for address in made.pages:
        if not address.startswith("en/") or not address.endswith("/request/"):
            continue
        shown = content(made, address)
        if letters := find(shown, ".//*[@id='letter']"):
            assert missing not in text(letters[0]), address
    assert missing in text(content(made, "en/measures/1/"))


def test_an_acts_words_that_have_no_translation_stand_once_and_as_the_acts() -> None:
    made = site("running", as_it_is, "en")
    for number in ("7", "13"):
        for cell in ("responsible", "funding", "completion"):
            words = find(by_id(content(made, f"en/measures/{number}/"), cell), "./p")
            own = getattr(plan("running", as_it_is).measure(number).current, cell).said
            standing = [p for p in words if text(p).replace("\u00a0", " ") == own]
            assert [p.get("class") for p in standing] == ["official original"], (number, cell)


def test_a_topic_counts_the_same_measures_by_section_as_in_its_first_sentence() -> None:
    made = site("amended", as_it_is)
    for topic in plan("amended", as_it_is).topics:
        held = plan("amended", as_it_is)
        alive = [m for m in held.in_force if topic.slug in m.topics]
        words = text(content(made, f"topics/{topic.slug}/"))
        for section in held.sections:
            count = sum(m.section == section.number for m in alive)
            name = said("section.short", section=section.number)
            assert (f"{name} – {count}" in words) is (count > 0), (topic.slug, section.number)
    assert "осы бөлімде 3, барлығы 4" in text(content(made, "sections/1/"))


def test_several_acts_without_a_name_are_told_as_several() -> None:
    made = site("amended", as_it_is)
    assert "қаулыларда жоқ" in text(content(made, "agencies/mtm/"))
    assert "қаулыда жоқ" in text(content(site("whole", as_it_is), "agencies/oam/"))


def test_sums_of_one_year_from_two_budgets_are_one_sum_in_a_list() -> None:
    made = text(content(site("running", as_it_is), "sections/1/"))
    assert "2027: 15,7505 млн теңге" in made


# What is said only where it is there ------------------------------------------------------------


def test_sentences_in_plain_words_are_named_only_where_there_are_some() -> None:
    def with_one(tree: Tree) -> None:
        tree["measures"][0]["versions"][-1]["plain"] = "Жабдықтың тізбесі бекітіледі."

    for change, there in ((as_it_is, False), (with_one, True)):
        made = site("amended", change)
        for page, words in (
            ("about/", "қарапайым тілмен"),
            ("how-to-read/", "беттің басындағы қысқаша сөйлем"),
            ("how-to-quote/", "беттің басындағы қысқаша сөйлем"),
        ):
            assert (words in text(content(made, page))) is there, page


def test_words_are_said_to_be_joined_only_where_a_source_tears_them() -> None:
    for act in plan("amended", a_section_struck).acts[1:]:
        own = text(content(site("amended", a_section_struck), f"acts/{act.number}/"))
        assert "біріктірілді" not in own
        assert (said("act.words.note.rows") in own) is (act.number in ("9004", "9005", "9007"))


def test_a_row_that_ended_is_not_among_those_whose_subsection_is_missing() -> None:
    held = plan("amended", as_it_is)
    count = sum(held.lacks_subsection(m) for m in held.in_force)
    assert count < sum(map(held.lacks_subsection, held.measures))
    assert f"{count} іс-шараның кіші бөлімі" in text(content(site("amended", as_it_is), "about/"))


def test_a_dash_in_a_cell_is_no_deadline_within_a_sentence() -> None:
    made = site("running", as_it_is)
    assert ": -." not in made.pages["measures/12/"].description
    assert said("cell.none") in made.pages["measures/12/"].description
    assert ": -." not in text(by_id(content(made, "measures/12/request/"), "letter")).split("?")[0]


def test_headings_of_the_page_about_funding_begin_with_a_great_letter() -> None:
    headings = [
        text(each) for each in find(content(site("running", as_it_is), "funding/"), ".//h2")
    ]
    assert len(headings) > 5
    assert [each for each in headings if each[0].islower()] == []
