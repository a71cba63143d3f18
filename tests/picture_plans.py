"""Plans made up for the pictures: as many rows, sums or doubts as a picture must bear."""

from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from functools import cache

from site_support import ONLY_748, Tree, measure


@cache
def with_rows(highest: int) -> Callable[[Tree], None]:
    """Every row up to `highest` held: № 748's own beside those that № 392 touches."""

    def change(tree: Tree) -> None:
        held = {entry["number"]: entry for entry in tree["measures"]}
        for number in range(1, highest + 1):
            held.setdefault(str(number), deepcopy(ONLY_748) | {"number": str(number)})
        tree["measures"] = sorted(held.values(), key=lambda e: _place(e["number"]))

    return change


def _place(number: str) -> list[int]:
    return [int(part) for part in number.split("-")]


def without_source(tree: Tree) -> None:
    """№ 392 held against no text, so that its sums may be made up."""
    for field in ("source", "displaced", "torn", "spacing"):
        del tree["acts"][1][field]


def without_sums(tree: Tree) -> None:
    without_source(tree)
    for number in ("42", "43", "44"):
        entry = measure(tree, number)
        entry.pop("notes", None)
        entry["versions"][0]["cost"] = "талап етілмейді"


def with_one_year(tree: Tree) -> None:
    """Each measure has a sum of 2024 only, 42's of nothing."""
    without_source(tree)
    for number, said in {"42": "0", "43": "0,5", "44": "2"}.items():
        entry = measure(tree, number)
        entry.pop("notes", None)
        entry["versions"][0]["cost"] = f"2024 жылы – {said} млн теңге"


def with_every_sum_doubted(tree: Tree) -> None:
    for number in ("42", "43", "44"):
        measure(tree, number)["notes"] = [
            {"field": "cost", "text": "Сынақ күмәні", "doubtful": year}
            for year in (2023, 2024, 2025)
        ]


def extent(x: Decimal, anchor: str, width: Decimal) -> tuple[Decimal, Decimal]:
    start = x - {"start": Decimal(0), "middle": width / 2, "end": width}[anchor]
    return start, start + width
