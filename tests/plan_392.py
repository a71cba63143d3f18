"""What № 392's rows must come to, written out by hand from the decree and not by the engine."""

import re
from decimal import Decimal
from typing import Final

PROSE = ["about/", "how-to-read/", "how-to-quote/", "corrections/", "accessibility/"]
"""Pages of docs/."""

PAGES = [
    "",
    "overview/",
    "measures/",
    *(
        f"measures/{row}/"
        for row in [
            "6",
            "23-1",
            "28",
            "29-1",
            "29-2",
            "29-3",
            "37-1",
            "37-2",
            "37-3",
            "37-4",
            "42",
            "43",
            "44",
            "47-1",
            "47-2",
            "47-3",
            "49",
        ]
    ),
    "sections/",
    "sections/1/",
    "sections/2/",
    "sections/3/",
    "agencies/",
    *(
        f"agencies/{slug}/"
        for slug in ("om", "dsm", "mam", "iim", "tjm", "oqm", "km", "tsm", "gjbm", "cdiaom", "jao")
    ),
    "topics/",
    *(
        f"topics/{slug}/"
        for slug in [
            "violence",
            "suicide-prevention",
            "mental-health",
            "training",
            "digital",
            "media",
            "parents",
            "education",
            "children-activities",
            "safety",
            "campaigns",
            "law-research",
        ]
    ),
    "acts/748/",
    "acts/392/",
    "deadlines/",
    "funding/",
    "glossary/",
    "data/",
    "search/",
    *PROSE,
]
"""Every page's address, written out: none may ever change."""


REQUESTS = [f"{page}request/" for page in PAGES if re.fullmatch("(measures|agencies)/.+/", page)]
"""The requests for information: pages too, but none that a search leads to."""


PAGES += REQUESTS


EMBEDS = [f"embed/{page.split('/')[1]}/" for page in PAGES if re.fullmatch("measures/[^/]+/", page)]
"""The measures' cards for other sites: pages without the site's frame."""


BODIES = [
    ("ОМ", "6 23-1 29-1 29-3 37-1 37-3 42 43 44 49", "6 29-1 29-3 23-1"),
    ("ДСМ", "23-1 28 29-1 37-1 37-2 37-3 47-1 49", "37-2 37-3 47-1"),
    ("ЖАО", "6 28 29-1 42 43 44 47-2 49", "28 42 43 44 47-2 49"),
    ("МАМ", "6 28 29-2 42 44 47-3 49", "29-2"),
    ("ҒЖБМ", "37-1 37-4 47-3 49", "37-1 37-4 47-3"),
    ("ТСМ", "43 44 49", ""),
    ("ТЖМ", "28 49", ""),
    ("КМ", "49", ""),
    ("ӨҚМ", "28", ""),
    ("ЦДИАӨМ", "49", ""),
    ("ІІМ", "28", ""),
]
"""Body, its measures, those where it is named first; most measures first, then by the alphabet."""


HELPED = {"6", "23-1", "28", "29-1", "37-1", "37-2", "37-3", "47-1", "47-3"}
"""Measures of the topics violence, suicide-prevention and mental-health."""


GLOSSARY = {
    "ҒЖБМ": "37-1 37-4 47-3 49",
    "ДСМ": "23-1 28 29-1 37-1 37-2 37-3 47-1 49",
    "ЖАО": "6 28 29-1 42 43 44 47-2 49",
    "ЖБ": "42 43 44",
    "КМ": "49",
    "МАМ": "6 28 29-2 42 44 47-3 49",
    "ОМ": "6 23-1 28 29-1 29-3 37-1 37-3 42 43 44 47-2 47-3 49",
    "ӨҚМ": "28",
    "РБ": "29-2 37-1 47-1",
    "ТЖМ": "28 49",
    "ТСМ": "43 44 49",
    "ЦДИАӨМ": "49",
    "ІІМ": "28",
}
"""Abbreviation in Kazakh order → the measures that use it in any official field."""


MEANS: Final = ("шатырға", "дәрілік", "қол жұмсау құрал")


AGENCIES = {
    "ОМ": ("om", ["6", "23-1", "29-1", "29-3", "37-1", "37-3", "42", "43", "44", "49"]),
    "ДСМ": ("dsm", ["23-1", "28", "29-1", "37-1", "37-2", "37-3", "47-1", "49"]),
    "МАМ": ("mam", ["6", "28", "29-2", "42", "44", "47-3", "49"]),
    "ІІМ": ("iim", ["28"]),
    "ТЖМ": ("tjm", ["28", "49"]),
    "ӨҚМ": ("oqm", ["28"]),
    "КМ": ("km", ["49"]),
    "ТСМ": ("tsm", ["43", "44", "49"]),
    "ҒЖБМ": ("gjbm", ["37-1", "37-4", "47-3", "49"]),
    "ЦДИАӨМ": ("cdiaom", ["49"]),
    "ЖАО": ("jao", ["6", "28", "29-1", "42", "43", "44", "47-2", "49"]),
}
"""Body → its address word and the measures that name it."""


SECTIONS = {
    "1": ["6", "23-1"],
    "2": ["28", "29-1", "29-2", "29-3", "37-1", "37-2", "37-3", "37-4"],
    "3": ["42", "43", "44", "47-1", "47-2", "47-3", "49"],
}


TOPICS = {
    "violence": ("Зорлық-зомбылық пен жәбірлеу", ["6"]),
    "suicide-prevention": (
        "Суицидтің алдын алу",
        ["23-1", "28", "29-1", "37-1", "37-2", "47-3"],
    ),
    "mental-health": ("Психикалық денсаулық", ["23-1", "29-1", "37-2", "37-3", "47-1"]),
    "training": ("Мамандар даярлау", ["37-2", "37-4", "47-1", "47-3"]),
    "digital": ("Цифрлық орта", ["28", "29-3", "37-4"]),
    "media": ("Медиа және кино", ["29-2", "47-3", "49"]),
    "parents": ("Ата-аналар", ["23-1", "29-1", "29-2"]),
    "education": ("Білім беру", ["29-1", "43", "44", "47-2", "49"]),
    "children-activities": ("Шығармашылық, спорт, үйірмелер", ["42", "43", "44"]),
    "safety": ("Балалар қауіпсіздігі", ["28", "29-2", "47-2", "49"]),
    "campaigns": ("Ақпараттық науқандар", ["6", "28", "29-1", "49"]),
    "law-research": ("Заң, зерттеу, әдістеме", ["23-1", "29-3", "37-1"]),
}


ALL = (Decimal("1393659.141"), Decimal("392303.461"))
