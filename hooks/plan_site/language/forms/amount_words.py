"""The words of sums: digits, units, years and budgets as labels, totals, what parts sums."""

import re
from typing import Final

from plan_site.language.forms.print_variants import LETTERS, UPPER

SCALES: Final = {
    "": "",
    "мың": "thousand_",
    "млн": "mln_",
    "миллион": "mln_",
    "млрд": "bln_",
    "миллиард": "bln_",
    "трлн": "trln_",
    "триллион": "trln_",
}
CURRENCIES: Final = {
    "теңге": "tenge",
    "тенге": "tenge",
    "тг": "tenge",
    "доллар": "usd",
    "евро": "eur",
    "еуро": "eur",
}
DIGITS: Final = (
    r"(?:[0-9]{1,3}(?:\.[0-9]{3})+(?=,)|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]{1,15})"
    r"(?:[.,][0-9]{1,6})?(?![0-9])"
)
SUM: Final = re.compile(
    rf"(?:(?P<more>[0-9]{{1,3}}) ?(?P<above>млн|млрд|трлн|миллион|миллиард)\.? (?=[0-9]))?"
    rf"(?P<sum>{DIGITS})(?: ?[–-] ?(?P<most>{DIGITS}))?"
    r"(?: ?(?P<scale>мың|млн|миллион|млрд|миллиард|трлн|триллион)\.?)?"
    r"(?: ?(?:АҚШ )?(?P<currency>теңге|тенге|тг|доллар|еуро|евро)"
    r"(?:сі|ні|ге|ден|ы|ын|ды|сы|лары)?\b\.?)?",
    re.I,
)
YEAR: Final = re.compile(
    r"(?P<first>20[0-9]{2})(?: ?[–-] ?(?P<last>20[0-9]{2}))?"
    r"(?: ?(?P<word>жылдарға|жылғы|жылдары|жылдарда|жылдар|жылға|жылы|жылда|жыл|жж|ж\. ?ж|ж)\b\.?"
    r"(?: арналған| ішінде)?)?",
    re.I,
)
LABEL: Final = re.compile(r" ?(?P<sign>[–:-]) ?|(?= )")
BUDGET: Final = re.compile(
    rf"(?P<short>[{UPPER}]{{1,4}}Б)(?:-(?:дан|ден|тан|тен|да|де))?(?![{LETTERS}])"
    rf"|(?i:(?P<long>республикалық|жергілікті) бюджет(?:тен|те)?(?: қаражаты)?)(?![{LETTERS}])"
)
OPENING: Final = re.compile(
    r"(?:(?P<total>(?:жалпы )?(?:барлығы|жиыны|жиынтығы|сомасы|сома|жалпы"
    r"|барлық шығыстар)(?: сомасы)?)"
    r"|(?P<about>шамамен|болжамды|болжам бойынша)|(?P<each>жыл сайын|жылына)"
    r"|(?P<among>(?:оның ішінде|соның ішінде|оның ішінен)(?: жылдар бойынша)?))(?: ?[:–-])? ?",
    re.I,
)
NOTHING: Final = re.compile("(?:қаражат )?талап етілмейді", re.I)
SEPARATOR: Final = re.compile(
    r"\.? ?(?P<sign>[;:\n,])[ \n]*|\.$|\.? (?:және )?(?=20[0-9]{2} ?ж)|\.? және "
)
