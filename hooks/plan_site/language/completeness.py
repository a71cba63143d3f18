"""Whether a value holds all that its official phrase says, so that saying the value loses nothing.

A reader may pass over what no field holds («оқу жылы басталған кезде»); such a phrase is quoted,
not said in other words.
"""

import re
from collections.abc import Container, Iterable
from typing import Final

from plan_site.language.forms.print_variants import vocabulary
from plan_site.language.text_readers import CASE_ENDINGS, MENTION, MONTHS
from plan_site.language.values import GOVERNMENT

STEMS: Final = (
    *MONTHS,
    *vocabulary(
        """
        жыл ай тоқсан жартыжылдық апта күн дейін кейінгі кешіктірмей есепті кезең рет
        бір екі үш төрт бес және мен тұрақты негізде түрде жарты
        """
    ),
)
NEED: Final = "қажет"
"""How "as needed" begins."""
AFTER_ENACTMENT: Final = re.compile(r"заң қабылданғаннан кейін (?:\w+) (?:күн|апта|ай|жыл) ішінде")
WHEN: Final = re.compile(
    rf"(?:(?:{'|'.join(STEMS)})(?:ы|і|дың|дің|ның|нің|ға|ге|қа|ке|ына|іне|нда|нде|да|де|та|те|нан"
    r"|нен|дан|ден|лары|лері|дары|дері|лар|лер|дар|дер|ғы|гі|лық|лік|ларға|дарға|дарында|ында"
    r"|інде|сіне|сына|сі|сы)?|сайын|сайынғы|қажет\w*|қарай|ж|[ivxі]+|[0-9]+|\W+)*"
)
COST: Final = re.compile(
    r"(?:трлн|млрд|млн|мың|теңге|ақш|доллар\w*|еуро|жыл(?:ы|ға|дары|дарға|дар|ғы)?|сайын|барлығы"
    r"|оның|ішінде|шамамен|талап|етілмейді|қажет|емес|қаражат|[0-9]+|\W+)*"
)
RECEIVING_GOVERNMENT: Final = re.compile(
    r"(?:(?:Қазақстан Республикасы(?:ның)?|ҚР) )?Үкімет(?:іне|ке)(?!\w)"
)
SIDE_BY_SIDE: Final = re.compile(r"(%\((\w+)\)s)(?:(?:,| және| мен| пен| бен) %\(\2\)s)+")
DATIVE: Final = frozenset(CASE_ENDINGS["dative"].split())


def holds_deadline(said: str) -> bool:
    """Whether the words say when and how often, and nothing besides."""
    return WHEN.fullmatch(_spaced(said)) is not None


def holds_cost(said: str, terms: Iterable[str]) -> bool:
    """Whether the words are sums, money, years and budgets alone."""
    for term in terms:
        said = said.replace(term, " ")
    return COST.fullmatch(_spaced(said)) is not None


def _spaced(said: str) -> str:
    return f" {' '.join(said.lower().split())} "


def pattern(
    said: str, bodies: Container[str], terms: Container[str]
) -> tuple[str, dict[str, list[str]]]:
    """A phrase with places for whom it names, and who stands in each, in order.

    «ОМ-ге ақпарат» → «%(to)s ақпарат», {to: [ОМ]}; who does or issues is `by`, a budget `terms`.
    The Government as one that receives is `government`.
    """
    named: dict[str, list[str]] = {}
    pieces, end = list[str](), 0
    found = [*MENTION.finditer(said), *RECEIVING_GOVERNMENT.finditer(said)]
    for match in sorted(found, key=lambda each: each.start()):
        if match.re is RECEIVING_GOVERNMENT:
            place, name = "to", GOVERNMENT
        elif (name := match["abbreviation"]) in terms:
            place = "terms"
        elif name in bodies:
            place = "to" if match["suffix"] in DATIVE else "by"
        else:
            continue
        named.setdefault(place, []).append(name)
        pieces += [said[end : match.start()], f"%({place})s"]
        end = match.end()
    return SIDE_BY_SIDE.sub(r"\1", "".join([*pieces, said[end:]])), named
