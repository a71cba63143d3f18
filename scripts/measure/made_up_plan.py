"""Plans of any size, for measuring: made of the real plan's words, the same seed the same plan.

Every record has the form that the dataset asks for; none of it stands in any act.
"""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from plan_site.language.text_readers import LETTERS

ROOT: Final = Path(__file__).resolve().parents[2]
SEED: Final = 748
BODIES: Final = 40
AMENDED: Final = 0.1
"""The share of rows that an amending act has given a second wording."""
COSTED: Final = 0.2

MODEL: Final = ROOT / "tests" / "plans" / "act-392" / "data" / "plan.yaml"
"""Whose sections, topics and words the made-up plans have: they stay the same, so that figures of
different days can be compared."""

Tree = Any


def made_up(count: int) -> Tree:
    """The dataset as plain values: `count` measures, 40 bodies, the real sections and topics."""
    dice = random.Random(SEED)
    real = _texts(yaml.load(MODEL.read_text("utf-8"), Loader=yaml.CSafeLoader))
    bodies = [*real["agencies"], *_bodies(BODIES - len(real["agencies"]))]
    wordings = [measure["versions"][-1] for measure in real["measures"]]
    labels = [measure["label"] for measure in real["measures"]]
    pool = [word for wording in wordings for word in wording["text"].split()]
    measures = []
    for at in range(count):
        section = real["sections"][at * len(real["sections"]) // count]
        model = dice.choice(wordings)
        versions = [_version(dice, "748", model, pool, bodies)]
        if dice.random() < AMENDED:
            versions.append(_version(dice, "392", versions[0], pool, bodies))
        measures.append(
            {
                "number": str(at + 1),
                "section": section["number"],
                "label": f"{dice.choice(labels)[:54]} {at + 1}",
                "topics": [t["slug"] for t in dice.sample(real["topics"], dice.randint(1, 3))],
                "versions": versions,
            }
        )
    # What stands on act 392's own words goes: here it touches other rows.
    for entry in bodies:
        entry.pop("act", None)
    amended = [m for m in measures if len(m["versions"]) > 1]
    return {
        **real,
        "agencies": bodies,
        "acts": [real["acts"][0], _act(real["acts"][1], real["sections"], amended)],
        "measures": measures,
    }


def write(folder: Path, count: int) -> Path:
    """`data/plan.yaml` below `folder`; the file."""
    file = folder / "data" / "plan.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    made = yaml.dump(made_up(count), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=98)
    file.write_text(made, encoding="utf-8")
    return file


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _texts(value: Any) -> Any:
    """Every scalar as text, as the dataset's own loader takes it."""
    if isinstance(value, dict):
        return {key: _texts(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_texts(child) for child in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _bodies(count: int) -> list[dict[str, str]]:
    letters = [letter for letter in LETTERS.replace("А-Я", "БГДЖЗКЛНПРСТ") if letter != "-"]
    return [
        {
            "abbreviation": f"{letters[at % len(letters)]}{letters[at // len(letters)]}МА",
            "slug": f"made-up-{at + 1}",
            "name": f"Ойдан шығарылған {at + 1}-министрлік",
        }
        for at in range(count)
    ]


def _version(
    dice: random.Random,
    act: str,
    model: dict[str, str],
    pool: Sequence[str],
    bodies: Sequence[dict[str, str]],
) -> dict[str, str]:
    words = [*model["text"].split()]
    for at in dice.sample(range(len(words)), max(1, len(words) // 3)):
        words[at] = dice.choice(pool)
    cost = "талап етілмейді"
    if dice.random() < COSTED:
        sums = [(year, dice.randint(1, 10**8) / 1000) for year in (2023, 2024, 2025)]
        cost = "; ".join(
            f"{year} жылы – {f'{million:.3f}'.replace('.', ',')} млн теңге"
            for year, million in sums
        )
    named = dice.sample(bodies, dice.randint(1, 4))
    return {
        **model,
        "act": act,
        "text": " ".join(words),
        "responsible": ", ".join(body["abbreviation"] for body in named),
        "cost": cost,
        "funding": "ЖБ" if "млн" in cost else "-",
    }


def _act(
    real: dict[str, Any], sections: Sequence[dict[str, Any]], amended: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    body: list[dict[str, Any]] = [{"title": "Жоспарға өзгерістер енгізу туралы"}]
    for section in sections:
        rows = [m["number"] for m in amended if m["section"] == section["number"]]
        if not rows:
            continue
        body.append({"heading": f'"{section["title"]}" деген {section["number"]}-бөлімде:'})
        body += [
            {
                "instruction": f"реттік нөмірі {row}-жол мынадай редакцияда жазылсын:",
                "rows": [row],
            }
            for row in rows
        ]
    return {
        "number": real["number"],
        "date": real["date"],
        "in_force": real["in_force"],
        "body": body,
    }
