"""Reconciliation: the site's counts against the act's own words; a difference stops the build."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

import site_support
from plan_site.dataset.plan import Plan
from plan_site.language import cell_readers
from plan_site.language.forms import amounts
from plan_site.language.values import Effect, Instruction
from plan_site.proof import reconciliation
from plan_site.proof.collation import Collation, Proof
from plan_site.proof.reconciliation import CALLED, Count, reconcile
from plan_site.validation import load
from plan_site.validation.load import Dataset
from site_support import Change, Tree, measure
from support import PLAN, SOURCE, copied_plan, fresh_tree, out_of_form, replace_once, told


def test_act_392s_rows_glossary_lines_sums_and_letters_agree(dataset: Dataset) -> None:
    counts = reconcile(dataset.plan, dataset.plan.act("392"), dataset.proofs["392"])
    assert [(c.what, c.act, c.site) for c in counts] == [
        ("substituted", 6, 6),
        ("inserted", 11, 11),
        ("glossary", 4, 4),
        ("sums", 9, 9),
        ("total", Decimal("1393659.141"), Decimal("1393659.141")),
        ("letters", 6450, 6450),
    ]
    assert all(c.agrees for c in counts)
    assert [*reconciliation.faults(dataset.plan, dataset.proofs)] == []


def test_a_count_that_differs_does_not_agree() -> None:
    assert not Count(what="rows", act=17, site=16).agrees
    assert Count(what="rows", act=17, site=17).agrees


def drop_a_wording(tree: Tree) -> None:
    measure(tree, "6")["versions"][0]["act"] = "748"


def drop_a_name(tree: Tree) -> None:
    for agency in tree["agencies"]:
        if agency["abbreviation"] == "КМ":
            del agency["act"]


def drop_a_sum(tree: Tree) -> None:
    version = measure(tree, "42")["versions"][0]
    version["cost"] = version["cost"].partition("; ")[2]


def mend_a_sum(tree: Tree) -> None:
    version = measure(tree, "44")["versions"][0]
    version["cost"] = version["cost"].replace("1001355,68", "100135,568")


@pytest.mark.parametrize(
    ("change", "differing"),
    [
        (drop_a_wording, {"substituted": (6, 5)}),
        (drop_a_name, {"glossary": (4, 3)}),
        (
            drop_a_sum,
            {"sums": (9, 8), "total": (Decimal("1393659.141"), Decimal("1370788.911"))},
        ),
        (mend_a_sum, {"total": (Decimal("1393659.141"), Decimal("492439.029"))}),
    ],
)
def test_the_two_sides_are_counted_apart(
    dataset: Dataset, change: Change, differing: dict[str, tuple[Any, Any]]
) -> None:
    # Loading refuses such a plan; here it shows that neither side is read off the other.
    tree = fresh_tree()
    change(tree)
    plan = Plan.model_validate(tree)
    counts = reconcile(plan, plan.act("392"), dataset.proofs["392"])
    assert {c.what: (c.act, c.site) for c in counts if not c.agrees} == differing
    said = [fault.message for fault in reconciliation.faults(plan, dataset.proofs)]
    assert [CALLED[what] in line for what, line in zip(differing, said, strict=True)] == (
        [True] * len(differing)
    )


def test_sums_that_only_change_places_are_told(dataset: Dataset) -> None:
    tree = fresh_tree()
    version = measure(tree, "42")["versions"][0]
    version["cost"] = version["cost"].replace("22870,23", "22871,23").replace("214,635", "213,635")
    [fault] = reconciliation.faults(Plan.model_validate(tree), dataset.proofs)
    assert "has 22870.23, 23214.635, " in fault.message
    assert "would have 22871.23, 23213.635 in their place" in fault.message


# What nothing else sees, and stops the build all the same -----------------------------------------


def decimals_unread(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(amounts, "_number", lambda text: Decimal(text.partition(",")[0]))


def effects_read_wrong(patch: pytest.MonkeyPatch) -> None:
    read = cell_readers.instruction

    def wrong(phrase: str) -> Instruction:
        value = read(phrase)
        inserts = value.effect is Effect.INSERTED
        return replace(value, effect=Effect.SUBSTITUTED) if inserts else value

    patch.setattr(cell_readers, "instruction", wrong)


def letters_claimed_twice(patch: pytest.MonkeyPatch) -> None:
    prove = Collation.proof

    def wrong(both: Collation) -> Proof:
        proof = prove(both)
        return replace(proof, claimed=proof.claimed + 1)

    patch.setattr(Collation, "proof", wrong)


Difference = tuple[str, str, str]
"""What differs, how much of it the act has, how much the site would have."""

WRONG: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], list[Difference]]] = {
    "decimals are unread": (
        decimals_unread,
        [("million tenge in all", "1393659.141", "1393654")],
    ),
    "effects are read wrong": (
        effects_read_wrong,
        [
            ("rows substituted", "6", "17"),
            ("rows inserted", "11", "0"),
        ],
    ),
    "letters are claimed twice": (
        letters_claimed_twice,
        [("characters", "6450", "6451")],
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_rule_that_reads_wrong_stops_the_build(
    wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    patch, expected = WRONG[wrong]
    patch(monkeypatch)
    assert differences(PLAN) == sorted(expected)


def differences(file: Path) -> list[Difference]:
    """What loading a plan tells at its act's source, and it tells nothing else."""
    lines = told(file)
    assert out_of_form(lines, file.read_bytes()) == []
    place = file.read_text(encoding="utf-8").split("\n").index(f"  source: {SOURCE}") + 1
    found = []
    for line in lines:
        match = re.fullmatch(
            rf"data/plan\.yaml:{place}:11: act 392: source: (.+): {re.escape(SOURCE)} has (\S+), "
            r"the site would have (\S+); [a-z].+",
            line,
        )
        assert match, line
        found.append((match[1], match[2], match[3]))
    return found


END = "      Ескертпе: Аббревиатуралардың"
REPEAL = "реттік нөмірі 50-жол алып тасталсын."


def a_repeal_as_text(folder: Path) -> Path:
    """The act repeals a row, and the dataset tells it as words alone."""
    file = copied_plan(folder)
    replace_once(file.parent / SOURCE, END, f"      {REPEAL}\n{END}")
    item = "  - instruction: >-\n      Ескертпе: Аббревиатуралардың"
    replace_once(file, item, f"  - text: {REPEAL}\n{item}")
    return file


def a_sum_read_by_hand(folder: Path, million: str) -> Path:
    """A cost that no rule reads, with its first sum read as so much."""
    file = copied_plan(folder)
    replace_once(
        file.parent / SOURCE, "2023 жылы – \n22870, 23 млн", "2023 жылы \nкемінде 22870, 23 млн"
    )
    phrase = "2023 жылы – 22870,23 млн теңге; 2024 жылы – 23214,635 млн теңге"
    words = "2023 жылы кемінде 22870,23 млн теңге; 2024 жылы – 23214,635 млн теңге"
    replace_once(file, phrase, words)
    head, _, tail = file.read_text(encoding="utf-8").partition("- number: 42\n")
    sums = [("2023", million, "22870,23"), ("2024", "23214.635", "23214,635")]
    sums.append(("2025", "23495.218", "23495,218"))
    reading = "    reading:\n      cost:\n        kind: amounts\n        amounts:\n" + "".join(
        f"        - {{year: {year}, sum: {value}, unit: mln_tenge, printed: '{printed}'}}\n"
        for year, value, printed in sums
    )
    tail = tail.replace("  - act: 392\n", f"  - act: 392\n{reading}", 1)
    file.write_text(f"{head}- number: 42\n{tail}", encoding="utf-8")
    return file


def test_a_repeal_that_the_dataset_tells_as_text_alone_stops_the_build(tmp_path: Path) -> None:
    assert differences(a_repeal_as_text(tmp_path)) == [("rows repealed", "1", "0")]


def test_a_row_that_is_repealed_is_counted(tmp_path: Path) -> None:
    file = a_repeal_as_text(tmp_path)
    replace_once(file, f"  - text: {REPEAL}", f"  - instruction: {REPEAL}\n    rows: [50]")
    version = dict(site_support.OLD_6)
    row = {"number": "50", "section": "3", "label": "Сынақ жолы", "topics": ["safety"]}
    tree = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    tree["measures"].append(row | {"versions": [version]})
    file.write_text(yaml.dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
    made = load.load(file)
    counts = reconcile(made.plan, made.plan.act("392"), made.proofs["392"])
    assert ("repealed", 1, 1) in [(c.what, c.act, c.site) for c in counts]


def test_a_reading_by_hand_is_held_against_the_sum_that_is_printed(tmp_path: Path) -> None:
    [line] = told(a_sum_read_by_hand(tmp_path, "2287.023"))
    assert line.endswith("cost: its reading names 2287.023 for «22870,23», which it does not say")


def test_a_right_reading_by_hand_stops_nothing(tmp_path: Path) -> None:
    assert told(a_sum_read_by_hand(tmp_path, "22870.23")) == []


def test_a_figure_that_a_reading_gives_to_several_years_is_one_sum(tmp_path: Path) -> None:
    file = a_sum_read_by_hand(tmp_path, "22870.23")
    replace_once(
        file.parent / SOURCE, "теңге; 2024 \nжылы – 23214\n, 635 млн \nтеңге; 2025", "теңге; 2025"
    )
    replace_once(file.parent / SOURCE, "2023 жылы \nкемінде", "2023, 2024 жылы \nкемінде")
    replace_once(
        file,
        "2023 жылы кемінде 22870,23 млн теңге; 2024 жылы – 23214,635 млн",
        "2023, 2024 жылы кемінде 22870,23 млн",
    )
    replace_once(file, "  - 23214,635\n", "")
    replace_once(
        file,
        "sum: 23214.635, unit: mln_tenge, printed: '23214,635'",
        "sum: 22870.23, unit: mln_tenge, printed: '22870,23'",
    )
    made = load.load(file)
    assert len(made.plan.measure("42").current.cost.amounts) == 3
    counts = reconcile(made.plan, made.plan.act("392"), made.proofs["392"])
    assert [(c.act, c.site) for c in counts if c.what == "sums"] == [(8, 8)]


def test_a_sum_in_other_words_of_a_row_is_counted_on_both_sides(tmp_path: Path) -> None:
    file = copied_plan(tmp_path)
    replace_once(file.parent / SOURCE, "шаралар \nқабылдау", "5 млн теңгенің шараларын \nқабылдау")
    replace_once(
        file, "қамту бойынша шаралар қабылдау", "қамту бойынша 5 млн теңгенің шараларын қабылдау"
    )
    made = load.load(file)
    counts = reconcile(made.plan, made.plan.act("392"), made.proofs["392"])
    assert [(c.act, c.site) for c in counts if c.what == "sums"] == [(10, 10)]


def test_a_difference_fails_a_whole_build_and_leaves_the_last_good_site(tmp_path: Path) -> None:
    folder = site_support.project(tmp_path / "project")
    shutil.rmtree(folder / "data")
    a_repeal_as_text(folder)
    good = folder / "site" / "data" / "SHA256SUMS"
    good.parent.mkdir(parents=True)
    good.write_text("good", encoding="utf-8")
    done = site_support.mkdocs(folder, "build", "--strict")
    assert done.returncode == 1
    assert f"rows repealed: {SOURCE} has 1, the site would have 0" in done.stdout
    assert "Traceback" not in done.stdout
    assert site_support.contents(good.parent) == {"SHA256SUMS": b"good"}


def test_an_act_without_a_source_is_not_judged() -> None:
    made = site_support.dataset(site_support.with_748, site_support.with_100)
    assert set(made.proofs) == {"392"}
    assert [*reconciliation.faults(made.plan, made.proofs)] == []
