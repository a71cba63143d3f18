"""A published site against itself: what was changed after it was built is told, line by line."""

import gzip
import hashlib
import json
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import verify
from plan_site.pages import LONG
from published_site import opened
from site_support import (
    built,
    by_class,
    read_page,
    text,
    with_100,
    with_748,
    with_html,
    with_measures,
)
from static_server import serve

HOSTED = "https://plan.example/plan/"
Change = Callable[[Path], None]


def told(folder: Path, *, again: bool = False) -> list[str]:
    return verify.verify(opened(str(folder)), again=again).lines()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    made = built()
    assert made.code == 0, made.output
    shutil.copytree(made.folder, tmp_path / "site")
    return tmp_path / "site"


def edit(file: str, old: str, new: str) -> Change:
    def change(site: Path) -> None:
        content = (site / file).read_text(encoding="utf-8")
        assert old in content, f"{file} has no {old}"
        (site / file).write_text(content.replace(old, new, 1), encoding="utf-8")

    return change


def removed(file: str) -> Change:
    return lambda site: (site / file).unlink()


def added(file: str, content: str) -> Change:
    def change(site: Path) -> None:
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        (site / file).write_text(content, encoding="utf-8")

    return change


def with_its_sum(site: Path) -> None:
    """plan.json changed, and the list of sums with it: the pages tell."""
    file, sums = site / "data" / "plan.json", site / "data" / "SHA256SUMS"
    old = hashlib.sha256(file.read_bytes()).hexdigest()
    edit("data/plan.json", "22870,23", "22871,23")(site)
    new = hashlib.sha256(file.read_bytes()).hexdigest()
    sums.write_text(sums.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


CHANGES: dict[str, tuple[str, Change]] = {
    "a wording": ("measures/44/", edit("measures/44/index.html", "қосымша білім", "қосымшa білім")),
    "a sum on a page": ("measures/42/", edit("measures/42/index.html", "22870,23", "22870,28")),
    "a deadline": ("measures/44/", edit("measures/44/index.html", "жыл сайын", "жыл сaйын")),
    "a body": ("measures/44/", edit("measures/44/index.html", "<strong>МАМ<", "<strong>МӘМ<")),
    "a section": ("sections/2/", edit("sections/2/index.html", "медициналық", "медицинaлық")),
    "a body's page": ("agencies/mam/", edit("agencies/mam/index.html", "card__title", "card__t")),
    "an act": ("acts/392/", edit("acts/392/index.html", "талап етілмейді", "талап етіледі")),
    "an embed": ("embed/44/", edit("embed/44/index.html", "Мәдени", "Мадени")),
    "a request": ("measures/42/request/", edit("measures/42/request/index.html", "22870", "22871")),
    "a title": ("measures/44/", edit("measures/44/index.html", "<title>44.", "<title>45.")),
    "a term": ("glossary/", edit("glossary/index.html", 'glossary__name">', 'glossary__name">ә')),
    "the calendar": ("deadlines.ics", edit("deadlines.ics", "SUMMARY", "SUMMARY ")),
    "the feed": ("changes.xml", edit("changes.xml", "<title>", "<title>ә")),
    "a table": ("data/measures.csv", edit("data/measures.csv", "22870,23", "22870,24")),
    "plan.json": ("data/plan.json", edit("data/plan.json", "22870,23", "22870,24")),
    "plan.json and its sum": ("measures/42/", with_its_sum),
    "the index": (
        "search/search_index.json",
        edit("search/search_index.json", "медициналық", "медицинaлық"),
    ),
    "a link": ("measures/44/", edit("measures/44/index.html", "../../funding/", "../../fund/")),
    "a fragment": ("deadlines/", edit("deadlines/index.html", 'id="due-2025-06"', 'id="due"')),
    "a script": (
        "about/",
        edit("about/index.html", "<main", '<a href="javascript:x()">x</a><main'),
    ),
    "a page less": ("measures/44/", removed("measures/44/index.html")),
    "a page more": ("measures/99/", added("measures/99/index.html", "<html><body>x</body></html>")),
    "a download less": ("data/measures.csv", removed("data/measures.csv")),
    "a download more": ("data/more.csv", added("data/more.csv", "x\n")),
    "a page cut off": ("about/", added("about/index.html", "<!doctype html><html><body><p>x")),
}


def test_the_site_is_what_it_says_and_is_built_once_more(copy: Path) -> None:
    report = verify.verify(opened(str(copy)))
    assert report.lines() == []
    assert report.downloads > 80
    assert report.pages > 100
    assert report.words > 10_000
    assert report.files == len([file for file in copy.rglob("*") if file.is_file()])


@pytest.mark.parametrize("changes", [(with_748, with_100), (with_html,), (with_measures(620),)])
def test_other_plans_are_what_they_say(changes: tuple[Callable[..., None], ...]) -> None:
    made = built(*changes)
    assert made.code == 0, made.output
    assert told(made.folder) == []


def test_a_served_site_below_a_path_is_read_by_its_links(tmp_path: Path) -> None:
    made = built(site_url=HOSTED)
    shutil.copytree(made.folder, tmp_path / "plan")
    with serve(tmp_path) as served:
        address = f"{served.address}plan/"
        report = verify.verify(opened(address), again=False)
        assert report.lines() == []
        assert report.pages > 100
        edit("sections/2/index.html", "медициналық", "медицинaлық")(tmp_path / "plan")
        lines = verify.verify(opened(address), again=False).lines()
    assert [line.partition(": ")[0] for line in lines] == ["sections/2/"]


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_changed_is_told(name: str, copy: Path) -> None:
    place, change = CHANGES[name]
    change(copy)
    assert place in {line.partition(": ")[0] for line in told(copy)}


def test_one_letter_of_official_words_is_told_wherever_it_stands(copy: Path) -> None:
    """One on every page that has such words, of each a word that chance names."""
    dice = random.Random(392)
    changed = set()
    for address, file in built().pages.items():
        words = [w for e in by_class(read_page(file), "official") for w in text(e).split()]
        words = [w for w in words if re.fullmatch(r"[а-яәғқңөұүһі]{5,}", w)]
        if not words:
            continue
        word = dice.choice(words)
        at = dice.randrange(len(word))
        other = word[:at] + ("ф" if word[at] != "ф" else "х") + word[at + 1 :]
        name = file.relative_to(built().folder)
        content = (copy / name).read_text(encoding="utf-8")
        head, official, rest = content.partition('official"')
        assert word in rest, f"{address}: {word}"
        before, _, after = rest.partition(word)
        (copy / name).write_text(head + official + before + other + after, encoding="utf-8")
        changed.add(address)
    assert len(changed) > 60
    found = {line.partition(": ")[0] for line in told(copy)}
    assert {address or "/" for address in changed} - found == set()


def test_a_letter_of_our_own_words_is_told_by_building_once_more(copy: Path) -> None:
    edit("about/index.html", "ресми", "реcми")(copy)
    assert told(copy) == []
    [line] = told(copy, again=True)
    assert line.startswith("about/: is not what data/plan.yaml gives: line ")


def test_a_packed_file_that_holds_something_else_is_told(copy: Path) -> None:
    (copy / "about" / "index.html.gz").write_bytes(gzip.compress(b"x"))
    assert told(copy) == ["about/index.html.gz: does not hold about/index.html"]


def test_a_line_that_is_lost_from_a_long_list_is_told(tmp_path: Path) -> None:
    made = built(with_measures(LONG * 4))
    shutil.copytree(made.folder, tmp_path / "site")
    page = tmp_path / "site" / "sections" / "1" / "index.html"
    content = page.read_text(encoding="utf-8")
    [lost] = re.findall(r'<li id="measure-6-4">.*?</li>\n', content)
    page.write_text(content.replace(lost, ""), encoding="utf-8")
    assert "sections/1/" in {line.partition(": ")[0] for line in told(tmp_path / "site")}


@pytest.mark.parametrize("junk", [b"", b"\x00\xff" * 100, b"[]", b'{"measures": 3}'])
def test_a_plan_json_that_is_none_is_a_line_and_no_traceback(copy: Path, junk: bytes) -> None:
    (copy / "data" / "plan.json").write_bytes(junk)
    assert any(line.startswith("data/plan.json: ") for line in told(copy))


def test_the_command_says_what_it_looked_at(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.main([str(copy), "--words-only"]) == 0
    assert "no faults" in capsys.readouterr().out
    (copy / "about" / "index.html").unlink()
    assert verify.main([str(copy), "--words-only"]) == 1
    shown = capsys.readouterr()
    assert all(": " in line for line in shown.out.splitlines())
    assert "faults; looked at" in shown.err


def test_another_dataset_than_the_one_it_should_be_of_is_told(
    copy: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = tmp_path / "plan.yaml"
    other.write_bytes((copy / "data" / "plan.yaml").read_bytes() + b"\n")
    assert verify.main([str(copy), "--words-only", "--data", str(other)]) == 1
    assert f"data/plan.yaml: is not {other}" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["no-such-folder", "http://127.0.0.1:9/", "http://["])
def test_where_there_is_no_site_one_line_says_so(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify.main([name]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_the_record_of_a_measure_is_held_against_the_whole(copy: Path) -> None:
    file = copy / "data" / "measures" / "44.json"
    made = json.loads(file.read_text(encoding="utf-8"))
    made["measure"]["ours"]["label"] = "басқа"
    file.write_text(json.dumps(made), encoding="utf-8")
    assert "data/measures/44.json: is not what plan.json has of the measure" in told(copy)
