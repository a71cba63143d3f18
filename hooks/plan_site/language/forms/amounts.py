"""Sums of money by year and budget: «2023 жылы – РБ – 1 250,5 млн теңге; …»."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from plan_site.language.forms.amount_words import (
    BUDGET,
    CURRENCIES,
    LABEL,
    NOTHING,
    OPENING,
    SCALES,
    SEPARATOR,
    SUM,
    YEAR,
)
from plan_site.language.forms.budgets import BUDGETS
from plan_site.language.values import Amount


@dataclass
class Said:
    """What has been said of the sums that follow; a colon says it of all, a dash of the next."""

    year: int | str | None = None
    budget: str | None = None
    year_of_all: bool = False
    budget_of_all: bool = False
    total: bool = False
    about: bool = False
    each: bool = False


def amounts(text: str) -> tuple[tuple[Amount, ...], bool] | None:
    """The sums, and whether they are of every year; None where any of the text is none of them."""
    text = re.sub(r" *\n *", "\n", text)
    found: list[Amount] = []
    said = Said()
    each = False
    at = 0
    while at < len(text):
        if match := OPENING.match(text, at):
            said.total, said.about = bool(match["total"]) or said.total, bool(match["about"])
            said.each = each = each or bool(match["each"])
            years = [amount.year for amount in found]
            if match["total"] and len({*years}) == len(years) > 1 and not said.year_of_all:
                # «2026 жылы – 10, 2027 жылы – 11, барлығы – 21»: the total is of no single year.
                said.year = None
            if match["among"]:
                if not found:
                    return None
                found[-1] = replace(found[-1], total=True)
                # Its parts are of the total's own year and budget.
                whole = found[-1]
                said.year, said.year_of_all = whole.year, whole.year is not None
                said.budget, said.budget_of_all = whole.budget, whole.budget is not None
            at = match.end()
            continue
        if taken := _labels(text, at, said):
            at = taken
            continue
        read = _sum(text, at, said)
        if not read:
            return None
        amount, at = read
        found.append(amount)
        said.total = said.about = False
        if at == len(text):
            break
        match = SEPARATOR.match(text, at)
        if not match:
            return None
        at = match.end()
        if match["sign"] == ":" and not amount.total:
            return None
        if not said.year_of_all and (match["sign"] or ";")[0] != ",":
            said.year = None
        if not said.budget_of_all:
            said.budget = None
    return (tuple(found), each) if _sound(found) else None


def _labels(text: str, at: int, said: Said) -> int:
    """Passes over a year or a budget that stands before sums; 0 where there is none."""
    if (match := YEAR.match(text, at)) and (label := LABEL.match(text, match.end())):
        behind = SUM.match(text, label.end())
        if not match["word"] and (not label["sign"] or (behind and _has_unit(match, text, at))):
            return 0
        last = match["last"]
        said.year = f"{match['first']}/{last}" if last else int(match["first"])
        said.total = said.total or last is not None
        said.year_of_all = label["sign"] == ":"
        if said.year_of_all and not said.budget_of_all:
            said.budget = None
        return label.end() + (label[0] == "")
    named, end = _budget(text, at)
    if named and (label := LABEL.match(text, end)):
        said.budget = named
        said.budget_of_all = label["sign"] == ":"
        if said.budget_of_all and not said.year_of_all:
            said.year = None
        return label.end() + (label[0] == "")
    return 0


def _budget(text: str, at: int) -> tuple[str | None, int]:
    """A budget named there, in brackets or not, and where its name ends."""
    opened = text[at : at + 1] == "("
    match = BUDGET.match(text, at + opened)
    if not match or (opened and text[match.end() : match.end() + 1] != ")"):
        return None, at
    return match["short"] or BUDGETS[match["long"].lower()], match.end() + opened


def _has_unit(match: re.Match[str], text: str, at: int) -> bool:
    """Whether what looks like years is a sum: «2023 – 2025 млн теңге»."""
    whole = SUM.match(text, at)
    return whole is not None and match["last"] is not None and whole["currency"] is not None


def _sum(text: str, at: int, said: Said) -> tuple[Amount, int] | None:
    if match := NOTHING.match(text, at):
        if said.year is None:
            return None
        return Amount(sum=None, year=said.year, budget=said.budget, not_required=True), match.end()
    match = SUM.match(text, at)
    # «2023 – 2025 жылдары жыл сайын 5 млн»: of each of the years, which no value says.
    if not match or (match["scale"] and not match["currency"]) or (said.each and said.year):
        return None
    if re.fullmatch("(?:19|20)[0-9]{2}", match["sum"]) and not match["currency"]:
        return None
    unit = None
    if match["currency"]:
        scale = SCALES[(match["scale"] or "").lower()]
        unit = scale + CURRENCIES[match["currency"].lower()]
    end = match.end()
    budget = said.budget
    if text[end : end + 2].lstrip().startswith("("):
        named, end = _budget(text, text.index("(", end))
        if budget or not named:
            return None
        budget = named
    printed = text[match.start() : match.end("most" if match["most"] else "sum")]
    low, high = _number(match["sum"]), _number(match["most"]) if match["most"] else None
    if match["above"]:
        # «1 млрд 250 млн» is one sum, in the lesser of its units.
        times = Decimal(1000) ** (_rank(match["above"]) - _rank(match["scale"]))
        if high is not None or not match["currency"] or low >= times:
            return None
        low += _number(match["more"]) * times
    if high is not None and low >= high:
        return None
    amount = Amount(
        sum=low,
        most=high,
        year=said.year,
        unit=unit,
        budget=budget,
        total=said.total,
        approximate=said.about,
        printed=printed,
    )
    return amount, end


def _rank(scale: str | None) -> int:
    """Thousands are 1, millions 2."""
    return list(dict.fromkeys(SCALES.values())).index(SCALES[(scale or "").lower()])


def _number(text: str) -> Decimal:
    whole, comma, parts = text.replace(" ", "").partition(",")
    return Decimal(f"{whole.replace('.', '')}.{parts}" if comma else whole)


def _sound(found: list[Amount]) -> bool:
    """Each year and budget once, and a unit named for none or for all that are more than zero."""
    parts = [amount for amount in found if not amount.total or amount.year]
    places = {(amount.year, amount.budget) for amount in parts}
    units = {amount.unit is None for amount in found if amount.sum}
    among = [amount for amount in parts if amount.year is None and amount.budget is None]
    alone = len(found) == 1 or not among
    return bool(found) and len(places) == len(parts) and len(units) <= 1 and alone
