"""Right changes of the data, each made on a copy of today's dataset as CONTRIBUTING tells it.

Each must leave all that `test_dataset.py` asks for true, or an editor who does right is stopped.
Records are chosen by where they stand, not by today's words; what is put in is made up.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import dataset_checks as checks
import todays_data
from plan_site.__main__ import main
from plan_site.language.alphabet import row_key
from support import ROOT

Tree = Any


def wording(act: str, text: str, **cells: str) -> dict[str, str]:
    return {
        "act": act,
        "text": text,
        "completion": "ақпараттық науқан",
        "deadline": "жыл сайын желтоқсан",
        "responsible": "ОМ, ЖАО",
        "cost": "талап етілмейді",
        "funding": "-",
        **cells,
    }


def a_label(tree: Tree) -> None:
    """Row 6's label changed."""
    measure(tree, "6")["label"] = "Ойдан шығарылған басқа белгі"


def a_correction(tree: Tree) -> None:
    """A line in `corrections`."""
    tree.setdefault("corrections", []).append(
        {"date": "2026-11-26", "text": "Ойдан шығарылған түзету: белгі өзгертілді."}
    )


def a_topic(tree: Tree) -> None:
    """A thirteenth topic, with a measure in it."""
    topic = {"slug": "made-up", "name": "Ойдан шығарылған тақырып", "belongs": "Сынақ үшін."}
    tree["topics"].append(topic)
    tree["measures"][0]["topics"].append("made-up")


def a_body(tree: Tree) -> None:
    """A body that a further row names."""
    tree["agencies"].append({"abbreviation": "ӘМ", "slug": "am", "name": "Ойдан шығарылған орган"})
    row_of_748(tree, "1", responsible="ӘМ, ОМ")


def documents(tree: Tree) -> None:
    """Documents on a measure."""
    tree["measures"][-1]["documents"] = [
        {
            "title": "Ойдан шығарылған есеп",
            "date": "2025-12-20",
            "issuer": "Ойдан шығарылған орган",
            "address": "https://docs.example.kz/report?id=7",
        }
    ]


def rows_of_748(tree: Tree) -> None:
    """№ 748's rows: 1 and 2 whole, and the earlier wordings of 6, 28 and 42."""
    row_of_748(tree, "1")
    row_of_748(tree, "2", cost="2023 жылы – 5,5 млн теңге", funding="ЖБ")
    for number in ("6", "28", "42"):
        earlier = wording("748", f"Ойдан шығарылған бұрынғы {number}-жол")
        measure(tree, number)["versions"].insert(0, earlier)


def a_third_act(tree: Tree) -> None:
    """A further amending act that words the first row anew and repeals the last one."""
    first, last = tree["measures"][0], tree["measures"][-1]
    sections = {section["number"]: section["title"] for section in tree["sections"]}
    body: list[Any] = [
        {"title": "Жоспарға өзгерістер енгізу туралы"},
        {"text": "Қазақстан Республикасы Үкіметінің 2025 жылғы 10 қарашадағы № 100 қаулысы"},
    ]
    for record, instruction in (
        (first, f"реттік нөмірі {first['number']}-жол мынадай редакцияда жазылсын:"),
        (last, f"реттік нөмірі {last['number']}-жол алып тасталсын."),
    ):
        section = record["section"]
        body.append({"heading": f'"{sections[section]}" деген {section}-бөлімде:'})
        body.append({"instruction": instruction, "rows": [record["number"]]})
    tree["acts"].append({"number": "100", "date": "2025-11-10", "body": body})
    first["versions"].append(wording("100", "Ойдан шығарылған үшінші редакция"))


def measure(tree: Tree, number: str) -> Any:
    return next(each for each in tree["measures"] if each["number"] == number)


def row_of_748(tree: Tree, number: str, **cells: str) -> None:
    if any(each["number"] == number for each in tree["measures"]):
        pytest.skip(f"row {number} is held by now")
    record = {
        "number": number,
        "section": "1",
        "label": f"Ойдан шығарылған {number}-жол",
        "topics": [tree["topics"][0]["slug"]],
        "versions": [wording("748", f"Ойдан шығарылған {number}-жолды орындау", **cells)],
    }
    tree["measures"].append(record)
    tree["measures"].sort(key=lambda each: row_key(each["number"]))


CHANGES: tuple[Callable[[Tree], None], ...] = (
    a_label,
    a_correction,
    a_topic,
    a_body,
    documents,
    rows_of_748,
    a_third_act,
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of today's data."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path / "data"


def changed(data: Path, *changes: Callable[[Tree], None]) -> Path:
    file = data / "plan.yaml"
    tree = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    for change in changes:
        change(tree)
    text = yaml.dump(tree, allow_unicode=True, sort_keys=False, width=10**6)
    file.write_text(text, encoding="utf-8")
    # What `make format` does: an editor need not know the form.
    assert main(["--format", str(file)]) == 0
    return data


@pytest.mark.parametrize("change", CHANGES)
def test_a_right_change_of_the_data_leaves_every_check_green(
    data: Path, change: Callable[[Tree], None]
) -> None:
    assert checks.faults(changed(data, change)) == []


def test_all_of_them_at_once_are_right_too(data: Path) -> None:
    assert checks.faults(changed(data, *(c for c in CHANGES if c is not a_body))) == []


# The checks can fail


def test_a_wrong_change_is_told(data: Path) -> None:
    def moved(tree: Tree) -> None:
        tree["topics"][0]["slug"] = "moved"
        for each in tree["measures"]:
            each["topics"] = ["moved" if t == first else t for t in each["topics"]]

    tree = yaml.load((data / "plan.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    first = tree["topics"][0]["slug"]
    assert f"topics/{first}/ is gone" in checks.faults(changed(data, moved))


def test_to_the_engines_tests_the_data_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    (ROOT / "data" / "plan.yaml").read_bytes()
    monkeypatch.setattr(todays_data, "closed", True)
    with pytest.raises(AssertionError, match="not today's"):
        (ROOT / "data" / "plan.yaml").read_bytes()


def test_another_form_of_the_file_is_told(data: Path) -> None:
    file = data / "plan.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n", encoding="utf-8")
    assert checks.dataset(data).plan.measures
    assert checks.dataset(data).text.endswith("\n\n")
