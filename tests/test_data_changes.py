"""Right changes of the data, each made on a copy of today's dataset as CONTRIBUTING tells it.

Each must leave all that `test_dataset.py` asks for true, or an editor who does right is stopped.
Records are chosen by where they stand, not by today's words; what is put in is made up and takes
names, numbers and days that are free, so that these changes can be tried on data that has had them.
"""

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

import dataset_checks as checks
import todays_data
from plan_site.__main__ import main
from plan_site.language.alphabet import row_key
from site_support import Built, broken_links, mkdocs, project
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
    labels = {each["label"] for each in tree["measures"]}
    measure(tree, "6")["label"] = free("Ойдан шығарылған басқа белгі", labels)


def a_correction(tree: Tree) -> None:
    """A line in `corrections`."""
    tree.setdefault("corrections", []).append(
        {"date": "2026-11-26", "text": "Ойдан шығарылған түзету: белгі өзгертілді."}
    )


def a_topic(tree: Tree) -> None:
    """A thirteenth topic, with a measure in it."""
    slug = free("made-up", {each["slug"] for each in tree["topics"]})
    name = free("Ойдан шығарылған тақырып", {each["name"] for each in tree["topics"]})
    tree["topics"].append({"slug": slug, "name": name, "belongs": "Сынақ үшін."})
    tree["measures"][0]["topics"].append(slug)


def a_body(tree: Tree) -> None:
    """A body that a further row names."""
    entries = [*tree["agencies"], *tree.get("terms", [])]
    body = {
        "abbreviation": free("ӘМ", {each["abbreviation"] for each in entries}, "М"),
        "slug": free("am", {each["slug"] for each in entries}),
        "name": free("Ойдан шығарылған орган", {each["name"] for each in entries}),
    }
    tree["agencies"].append(body)
    row_of_748(tree, free_row(tree), responsible=f"{body['abbreviation']}, ОМ")


def documents(tree: Tree) -> None:
    """Documents on a measure."""
    held = tree["measures"][-1].setdefault("documents", [])
    held.append(
        {
            "title": "Ойдан шығарылған есеп",
            "date": "2025-12-20",
            "issuer": "Ойдан шығарылған орган",
            "address": f"https://docs.example.kz/report?id={len(held)}",
        }
    )


def rows_of_748(tree: Tree) -> None:
    """№ 748's rows: 1 and 2 whole, and the earlier wordings of 6, 28 and 42; if not yet held."""
    held = {each["number"] for each in tree["measures"]}
    if "1" not in held:
        row_of_748(tree, "1")
    if "2" not in held:
        row_of_748(tree, "2", cost="2023 жылы – 5,5 млн теңге", funding="ЖБ")
    for number in ("6", "28", "42"):
        versions = measure(tree, number)["versions"]
        if versions[0]["act"] != "748":
            versions.insert(0, wording("748", f"Ойдан шығарылған бұрынғы {number}-жол"))


FURTHER_FORMS: Final = (
    ("Үкіметке ақпарат", "жыл сайын, 2-тоқсан", "ОМ (жинақтау), ДСМ", "-", "-"),
    (
        "ОМ мен ДСМ-нің бірлескен бұйрығы",
        "2025 жылғы ІV тоқсан",
        "ОМ, ІІМ (келісу бойынша)",
        "бюджет қаражаты шегінде",
        "РБ",
    ),
    (
        "Қазақстан Республикасы Заңының жобасы",
        "2025 жылғы 20 желтоқсанға дейін",
        "ІІМ",
        "шығыстарды талап етпейді",
        "талап етілмейді",
    ),
    (
        "ОМ-ге есеп",
        "жарты жылда бір рет",
        "ЖАО",
        "2024 ж. – 22 870,23 мың теңге",
        "ЖБ (бюджет қаражаты шегінде)",
    ),
    (
        "іс-шаралар жоспары",
        "2024 – 2025 жылдар",
        "ОМ, ЖАО",
        "РБ: 2024 жылы – 5 млн теңге; ЖБ: 2024 жылы – 7,5 млн теңге",
        "РБ, ЖБ",
    ),
    ("семинарлар, тренингтер", "тұрақты негізде", "ДСМ", "бөлінген қаражат шегінде", "ЖБ"),
    ("әдістемелік ұсынымдар", "2025 жылғы шілдеден бастап", "ОМ", "талап етілмейді", "-"),
    ("Үкімет қаулысының жобасы", "2025 жылғы I жартыжылдық", "ОМ", "талап етілмейді", "-"),
    (
        "отырыс хаттамасы",
        "тоқсан сайын, есепті кезеңнен кейінгі айдың 10-күніне дейін",
        "ЖАО",
        "қаржыландыруды талап етпейді",
        "-",
    ),
    (
        "ОМ-ге жиынтық ақпарат",
        "ай сайын",
        "ІІМ",
        "2024 жылы – 3,10 млн теңге, 2025 жылы – 4 млн теңге",
        "республикалық бюджет",
    ),
    ("ДСМ бұйрығы", "2024 жылғы наурыз, қыркүйек", "ДСМ", "талап етілмейді", "-"),
    ("ОМ, ІІМ бірлескен бұйрығы", "қажеттілігіне қарай", "ОМ, ІІМ", "талап етілмейді", "-"),
)
"""Completion, deadline, responsible, cost and funding as plans' rows have them, № 392's do not."""


def further_forms(tree: Tree) -> None:
    """Rows whose cells take a dozen forms that today's rows do not have."""
    names = ("completion", "deadline", "responsible", "cost", "funding")
    for cells in FURTHER_FORMS:
        row_of_748(tree, free_row(tree), **dict(zip(names, cells, strict=True)))


def a_third_act(tree: Tree) -> None:
    """A further amending act that words the first row in force anew and repeals the last one."""
    acts = tree["acts"]
    numbers = {act["number"] for act in acts}
    number = next(n for n in map(str, count(100)) if n not in numbers)
    day = max(date.fromisoformat(act["date"]) for act in acts) + timedelta(days=1)
    printed = f"{day.year} жылғы {day.day} {MONTHS[day.month]} № {number}"
    rows = in_force(tree)
    first, last = rows[0], rows[-1]
    sections = {section["number"]: section["title"] for section in tree["sections"]}
    body: list[Any] = [
        {"title": "Жоспарға өзгерістер енгізу туралы"},
        {"text": f"Қазақстан Республикасы Үкіметінің {printed} қаулысы"},
    ]
    for record, instruction in (
        (first, f"реттік нөмірі {first['number']}-жол мынадай редакцияда жазылсын:"),
        (last, f"реттік нөмірі {last['number']}-жол алып тасталсын."),
    ):
        section = record["section"]
        body.append({"heading": f'"{sections[section]}" деген {section}-бөлімде:'})
        body.append({"instruction": instruction, "rows": [record["number"]]})
    acts.append({"number": number, "date": day.isoformat(), "body": body})
    first["versions"].append(wording(number, f"Ойдан шығарылған редакция, № {number}"))


MONTHS: Final = {
    1: "қаңтардағы",
    2: "ақпандағы",
    3: "наурыздағы",
    4: "сәуірдегі",
    5: "мамырдағы",
    6: "маусымдағы",
    7: "шілдедегі",
    8: "тамыздағы",
    9: "қыркүйектегі",
    10: "қазандағы",
    11: "қарашадағы",
    12: "желтоқсандағы",
}


def free(name: str, taken: set[str], more: str = "-1") -> str:
    """The name, or the name with as much behind it as makes it a new one."""
    while name in taken:
        name += more
    return name


def free_row(tree: Tree) -> str:
    """A number that no row has."""
    held = {each["number"] for each in tree["measures"]}
    return next(number for number in map(str, count(1)) if number not in held)


def in_force(tree: Tree) -> list[Any]:
    """The rows that no act repeals."""
    repealed = {
        row
        for act in tree["acts"]
        for item in act.get("body", [])
        if item.get("instruction", "").rstrip(".;:").endswith("алып тасталсын")
        for row in item["rows"]
    }
    return [each for each in tree["measures"] if each["number"] not in repealed]


def measure(tree: Tree, number: str) -> Any:
    return next(each for each in tree["measures"] if each["number"] == number)


def row_of_748(tree: Tree, number: str, **cells: str) -> None:
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
    documents,
    rows_of_748,
    further_forms,
    a_body,
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
    # In every edition they are tried all at once.
    assert checks.faults(changed(data, change), editions=False) == []


@pytest.mark.thorough
def test_all_of_them_at_once_are_right_too(data: Path) -> None:
    assert checks.faults(changed(data, *CHANGES)) == []


@pytest.mark.thorough
def test_data_that_has_had_them_all_can_have_them_again(data: Path) -> None:
    """What an editor does for good is tried here upon what an editor did before."""
    assert checks.faults(changed(changed(data, *CHANGES), *CHANGES)) == []


def test_with_all_of_them_mkdocs_builds_the_site(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    shutil.rmtree(root / "data")
    shutil.copytree(ROOT / "data", root / "data")
    changed(root / "data", *CHANGES)
    made = mkdocs(root, "build", "--strict")
    assert made.returncode == 0, made.stdout
    assert list(broken_links(Built(folder=root / "site", code=0, output=made.stdout))) == []


# The checks can fail


def test_a_wrong_change_is_told(data: Path) -> None:
    def moved(tree: Tree) -> None:
        tree["topics"][0]["slug"] = "moved"
        for each in tree["measures"]:
            each["topics"] = ["moved" if t == first else t for t in each["topics"]]

    tree = yaml.load((data / "plan.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    first = tree["topics"][0]["slug"]
    for file in (data / "vocabulary.yaml", *(data / "editions").glob("*.yaml")):
        # What names the topic is changed with it: else that alone would be told.
        text = re.sub(rf"\b{first}\b", "moved", file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")
    assert f"topics/{first}/ is gone" in checks.faults(changed(data, moved), editions=False)


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
