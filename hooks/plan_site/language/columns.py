"""The columns of a plan's table: which field an act means by a column's number or heading."""

import re
from collections.abc import Sequence
from typing import Final

HEADINGS: Final = {
    "text": r"(?:іс-шара\w*|атау\w*|шара\w*)",
    "completion": r"аяқтал\w+ нысан",
    "deadline": r"(?:орынд\w+|іске асыр\w+) мерзім",
    "responsible": r"жауапты",
    "cost": r"(?:болжамды |болжанатын )?шығыс",
    "funding": r"қаржыландыру",
}


def field(column: str, order: Sequence[str]) -> str | None:
    """The field of a column; `order` has the fields behind the first column, the row's number.

    None where it is no cell.
    """
    if column.isdigit():
        place = int(column) - 2
        return order[place] if 0 <= place < len(order) else None
    named = column.lower().strip(' «»"')
    return next((name for name, words in HEADINGS.items() if re.match(words, named)), None)
