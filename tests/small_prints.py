"""A few rows of one act, and what registers print around them; what a draft has read of a file."""

from pathlib import Path
from typing import Final

from made_acts import FIELDS
from plan_site.drafting.draft import Draft, draft

TITLE: Final = (
    "Балалар кітапханаларын дамыту жөніндегі 2026 – 2028 жылдарға арналған іс-шаралар жоспары"
)
DAY: Final = "2026 жылғы 3 ақпандағы № 748"
PRINTED: Final = """\
1 | Залдарды жөндеу | ОКМ-ге ақпарат | жыл сайын желтоқсан | ЖАО, ОКМ | талап етілмейді | -
2 | Қорды жаңарту | ОКМ бұйрығы | 2026 жылғы тамыз | ОКМ | - | РБ (бюджет қаражаты шегінде)
3 | Жиһаз алу | ОКМ-ге ақпарат | 2027 жылғы мамыр | ОКМ, АБМ | 2026 жылы – 9,5 млн теңге | ЖБ
3-1 | Курстар өткізу | әдістемелік ұсынымдар | 2027 жылғы мамыр | АБМ | талап етілмейді | -"""
ROWS: Final = tuple(tuple(line.split(" | ")) for line in PRINTED.split("\n"))
ABOVE: Final = f"""<div><a href="/">Басты бет</a> / <a href="/q">Кітапхана туралы</a></div>
<h1>{TITLE}н бекіту туралы</h1><p>Қазақстан Республикасы Үкіметінің {DAY} қаулысы</p>
<p>Қазақстан Республикасының Үкіметі <b>ҚАУЛЫ ЕТЕДІ</b>:<br>
1. Қоса беріліп отырған {TITLE} бекітілсін.<br>
2. Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі.</p>
<table><tr><td>Қазақстан Республикасының<br>Премьер-Министрі</td><td>Ә. Ойдан</td></tr></table>
<table><tr><td>&nbsp;</td><td>Қазақстан Республикасы<br>Үкіметінің<br>{DAY}<br>қаулысымен
бекітілген</td></tr></table>
<h3>{TITLE}</h3>"""
BELOW: Final = """<p>* Ескерту: шаралар қаражат шегінде орындалады.</p>
<p>Ескертпе: аббревиатуралардың толық жазылуы:<br>ОКМ – Кітап министрлігі;<br>
АБМ – Ауыл министрлігі;<br>ЖАО – жергілікті атқарушы органдар;<br>РБ – республикалық бюджет;<br>
ЖБ – жергілікті бюджет.</p><div>© 2026 <a href="/r">Ережелер</a></div>"""


def read(tmp_path: Path, content: bytes | str) -> Draft:
    file = tmp_path / "act"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return draft(file, "748")


def cells(made: Draft) -> list[tuple[str, ...]]:
    return [
        (m["number"], *(m["versions"][0][field] for field in FIELDS)) for m in made.tree["measures"]
    ]


def places(made: Draft) -> list[tuple[str, str]]:
    return [(m["section"], m.get("subsection", "")) for m in made.tree["measures"]]


def lines(*rows: str) -> str:
    return "".join(f"<tr>{row}</tr>\n" for row in rows)


def tds(*texts: str) -> str:
    return "".join(f"<td><p>{text}</p></td>" for text in texts)
