"""Made-up plans with one thing changed: what a page says follows from the data there too."""

import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import yaml

import site_support
from plan_site.build import Site, build
from plan_site.dataset.plan import Plan
from plan_site.validation.load import load
from site_support import by_class, by_id, content, find, said, text
from support import PLANS, ROOT, an_act

Tree = Any
Change = Callable[[Tree], None]

# Plans ------------------------------------------------------------------------------------------


def written(folder: Path, name: str, change: Change) -> Path:
    """A made-up plan's folder, with its dataset changed."""
    shutil.copytree(PLANS / name / "data", folder / "data")
    file = folder / "data" / "plan.yaml"
    tree = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    change(tree)
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
            sentence = re.search(r"Толық атауы (?P<acts>[^;.]*) қаулыда жоқ", own)
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
