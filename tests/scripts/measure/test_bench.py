"""The bench: what it computes, what it holds, and that the rivals write the same pages."""

import json
import math
import sys
from pathlib import Path

import lxml.html
import pytest

from measure import bench, made_up_plan
from measure.bench import ENGINE, FLOOR, MATERIAL, Result, SiteSize, exponent, goals, main, table
from measure.process import FailedError, Measured, measured
from measure.rivals import floor, words, write_floor, write_material
from site_support import built, clean_environment


def result(measures: int, seconds: float, memory: float = 100, measure: float = 20_000) -> Result:
    site = SiteSize(
        first=1,
        files=10,
        pages=5,
        size=10**6,
        page=15_000,
        measure=measure,
        list_gzip=8_000,
        index_gzip=9_000,
    )
    one = Measured(seconds=seconds, memory=memory)
    return Result(
        measures=measures,
        site=site,
        runs={ENGINE: (one,), MATERIAL: (Measured(seconds=4, memory=110),), FLOOR: (one,)},
    )


@pytest.mark.parametrize("power", [0.5, 1, 2])
def test_the_exponent_of_a_power_is_its_own(power: float) -> None:
    assert exponent([(n, 3 * n**power) for n in (158, 1000, 10_000)]) == pytest.approx(power)


def test_linear_growth_holds_every_goal() -> None:
    made = [*goals([result(158, 0.3), result(1000, 2), result(10_000, 20)])]
    assert [holds for holds, _ in made] == [True] * 9


@pytest.mark.parametrize(
    ("worse", "said"),
    [
        ([result(158, 0.3), result(1000, 3), result(10_000, 100)], "exponent of growth 1.4"),
        ([result(1000, 5)], "1,000 beside Material: 1.25 of its time"),
        ([result(17, 5)], "17 beside Material: 1.25 of its time"),
        ([result(158, 3, memory=121)], "158 beside Material: 1.10 of its memory"),
        ([result(10_000, 20, memory=401)], "in 401 MiB"),
        ([result(158, 1), result(10_000, 20, measure=21_000)], "beside 158: 1.050"),
    ],
)
def test_what_is_worse_misses_its_goal(worse: list[Result], said: str) -> None:
    missed = [sentence for holds, sentence in goals(worse) if not holds]
    assert len(missed) == 1
    assert said in missed[0]


def test_the_floor_is_a_goal_of_ten_thousand() -> None:
    made = result(10_000, 20)
    slow = Result(
        measures=made.measures,
        site=made.site,
        runs={ENGINE: (Measured(seconds=81, memory=1),), FLOOR: (Measured(seconds=10, memory=1),)},
    )
    assert [said for holds, said in goals([slow]) if not holds] == [
        "10,000 beside the floor: 8.1, at most 8.0"
    ]


def test_a_contender_that_was_stopped_is_no_number_and_meets_no_goal() -> None:
    made = result(1000, 2)
    alone = Result(measures=1000, site=made.site, runs={ENGINE: made.runs[ENGINE], MATERIAL: ()})
    assert math.isnan(alone.seconds(MATERIAL))
    assert [*goals([alone])] == []
    assert " nan" in [*table([alone])][1]


def test_columns_stand_under_their_names() -> None:
    head, row = table([result(1000, 2.5)])
    assert len(head) == len(row)
    assert row.split()[:2] == ["1,000", "2.50"]


@pytest.mark.thorough
def test_both_rivals_have_every_page_with_all_its_words(tmp_path: Path) -> None:
    site = built().folder
    pages = [*words(site)]
    assert {page.file for page in pages} == {
        file.relative_to(site).as_posix() for file in site.rglob("index.html")
    }
    write_material(iter(pages), tmp_path / "material")
    write_floor(iter(pages), tmp_path / "words.jsonl")
    floor(tmp_path / "words.jsonl", tmp_path / "floor")
    measured(
        [sys.executable, "-P", "-m", "mkdocs", "build", "-q"],
        tmp_path / "material",
        clean_environment(),
    )
    for page in pages:
        for folder in (tmp_path / "floor", tmp_path / "material" / "site"):
            tree = lxml.html.parse(
                str(folder / page.file), parser=lxml.html.HTMLParser(encoding="utf-8")
            )
            shown = " ".join(tree.getroot().text_content().split())
            for _, text, _ in page.blocks:
                assert text in shown, f"{folder.name}: {page.file}"


def test_a_process_is_measured_to_its_end(tmp_path: Path) -> None:
    code = "import time; held = bytearray(60 << 20)\nwhile time.process_time() < 0.35: pass"
    made = measured([sys.executable, "-c", code], tmp_path, clean_environment())
    assert 0.3 <= made.seconds < 200
    assert 60 <= made.memory < 120


def test_what_fails_or_never_ends_is_told_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match=r"exit code 1.*\n.*сөз") as failed:
        measured([sys.executable, "-c", "raise SystemExit('сөз')"], tmp_path, clean_environment())
    assert "exit code" in str(failed.value)
    with pytest.raises(FailedError, match="not done after 0 s"):
        measured(
            [sys.executable, "-c", "import time; time.sleep(60)"],
            tmp_path,
            clean_environment(),
            limit=0.2,
        )


@pytest.mark.thorough
def test_a_run_prints_its_table_and_writes_every_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "figures.json"
    assert main([17], 1, (FLOOR,), 60, str(file)) == 0
    shown = capsys.readouterr()
    assert "17 engine" in shown.err
    assert shown.out.splitlines()[2].split()[0] == "17"
    [figures] = json.loads(file.read_text(encoding="utf-8"))
    assert figures["measures"] == 17
    assert figures["site"]["pages"] > 100
    assert set(figures["runs"]) == {ENGINE, FLOOR}


def test_a_plan_that_is_refused_is_told_and_not_timed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(folder: Path, count: int) -> Path:
        file = folder / "data" / "plan.yaml"
        file.parent.mkdir(parents=True)
        file.write_text("plan: {}\n", encoding="utf-8")
        return file

    monkeypatch.setattr(made_up_plan, "write", broken)
    with pytest.raises(FailedError, match=r"data/plan\.yaml"):
        bench.run(17, 1, (), 60, tmp_path)
