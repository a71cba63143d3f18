"""An act's official Russian text → the second source of an edition: its words and rows in order.

The act itself is drafted from its Kazakh text; here nothing is read out of the words but which
row is which and whose title a heading gives.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from plan_site.drafting.document import Block, Paragraph, Row, Table, UnreadableDocumentError
from plan_site.drafting.draft import Draft
from plan_site.drafting.measure_tables import ROW_NUMBER
from plan_site.drafting.phrases import FIELDS
from plan_site.drafting.readers import reading
from plan_site.drafting.saved_source import INDENT

LANGUAGE: Final = "ru"
"""Acts of the Government are published in Kazakh and in this language, in no other."""
ORDER: Final = ("number", *FIELDS)
COLUMNS: Final = (
    (re.compile(r"№.*|п/п.*|номер.*", re.I), "number"),
    (re.compile(r".*(?:форма|вид).*(?:заверш|реализац|исполнен).*", re.I), "completion"),
    (re.compile(r".*срок.*", re.I), "deadline"),
    (re.compile(r".*(?:ответствен|исполнител).*", re.I), "responsible"),
    (re.compile(r".*(?:расход|объ[её]м|стоимость|сумма).*", re.I), "cost"),
    (re.compile(r".*источник.*", re.I), "funding"),
    (re.compile(r".*(?:мероприят|наименование|меры).*", re.I), "text"),
)
TITLE: Final = re.compile(r"Об? [^;:]{25,}")
ABOVE: Final = re.compile(r".{0,120}№\s*[0-9]+.{0,40}")
NUMBERED: Final = re.compile(
    r"(?:раздел|направление|глава)\s+(?P<section>[1-9][0-9]?)[.:]?\s+(?P<title>.+)"
    r"|(?:подраздел\s+)?(?P<subsection>[1-9][0-9]?\.[1-9][0-9]?)\.?\s+(?P<below>[^0-9].+)",
    re.I,
)
NAMED: Final = re.compile(
    r".*\bраздел[ае] (?P<section>[1-9][0-9]?)\s*[«\"](?P<title>[^»\"]+)[»\"].*"
    r"|.*подраздел\w*\s*[«\"](?P<subsection>[1-9][0-9]?\.[1-9][0-9]?)\.?\s+(?P<below>[^»\"]+)[»\"].*",
    re.I,
)
GLOSSARY: Final = re.compile(r"[\"«]?(?P<short>[А-ЯЁ]{2,8}) [–-] (?P<name>[^;»\"]+?)[;.»\"]*")
END: Final = re.compile(
    r"[0-9]{1,2}\. .+[.;:]|.*[Мм]инистр.*\b[А-ЯЁ]\.\s?[А-ЯЁ]\w+"
    r"|\W*Примечание.*|\W*[А-ЯЁ]{2,8} [–-] .+"
)


def draft(
    file: Path,
    number: str,
    known: Mapping[str, Sequence[str]],
    words: frozenset[str] = frozenset(),
    bodies: Mapping[str, str] | None = None,
) -> Draft:
    """The act's text; `known` are the sections, subsections and rows that the dataset holds,
    `words` whole ones of the language, `bodies` theirs by the language's abbreviations."""
    document = reading.read(file, language=LANGUAGE, words=words)
    doubts = list(document.doubts)
    body = [
        _with_name(piece, bodies or {}) for piece in _body(_own(document.blocks), known, doubts)
    ]
    if not any("row" in piece for piece in body):
        raise UnreadableDocumentError("has no row that can be read")
    tree = {"act": number, "source": f"sources/{number}.{LANGUAGE}.txt", "body": body}
    lines = dict.fromkeys(f"{file.name}:{line}" for line in doubts)
    return Draft(number=number, tree=tree, doubts=tuple(lines), source=written(body))


def written(body: Sequence[Mapping[str, str]]) -> str:
    """The text as it is kept: a line for each piece of the act's words and for each cell."""
    lines: list[str] = []
    for piece in body:
        if "row" in piece:
            lines += [f"{piece['row']}.", "", *(f"{piece[f]}\n" for f in FIELDS if f in piece)]
        else:
            lines += [f"{INDENT}{piece.get('title') or piece['words']}", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _own(blocks: Sequence[Block]) -> list[Block]:
    """The act's own blocks: from its title, or the line of its number above it, to its last."""
    first = next((at for at, b in enumerate(blocks) if isinstance(b, Table)), len(blocks))
    titles = [
        at
        for at, b in enumerate(blocks[:first])
        if isinstance(b, Paragraph) and not b.link and TITLE.fullmatch(b.text)
    ]
    start = titles[0] if titles else 0
    above = blocks[start - 1] if start else None
    if isinstance(above, Paragraph) and not above.link and ABOVE.fullmatch(above.text):
        start -= 1
    last = max(
        (
            at
            for at, b in enumerate(blocks)
            if isinstance(b, Table) or (not b.link and END.fullmatch(b.text))
        ),
        default=len(blocks),
    )
    return list(blocks[start : last + 1])


def _body(
    blocks: Sequence[Block], known: Mapping[str, Sequence[str]], doubts: list[str]
) -> Iterator[dict[str, str]]:
    titled = False
    for block in blocks:
        if isinstance(block, Table):
            yield from _rows(block, known, doubts)
        elif not titled and TITLE.fullmatch(block.text):
            titled = True
            yield {"title": block.text}
        else:
            yield _words(block.text, known)


def _words(text: str, known: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Words, and whose title stands in them where that is told."""
    match = NUMBERED.fullmatch(text) or NAMED.fullmatch(text)
    for kind, title in (("section", "title"), ("subsection", "below")) if match else ():
        if match and match[kind] in known[kind]:
            called = match[title].strip().rstrip(".:")
            return {"words": text, kind: match[kind], "called": called}
    return {"words": text}


def _with_name(piece: dict[str, str], bodies: Mapping[str, str]) -> dict[str, str]:
    """Words that give a body's full name, and whose it is."""
    match = GLOSSARY.fullmatch(piece.get("words", ""))
    if not match or match["short"] not in bodies or "called" in piece:
        return piece
    return {**piece, "agency": bodies[match["short"]], "called": match["name"].rstrip(" .")}


def _rows(
    table: Table, known: Mapping[str, Sequence[str]], doubts: list[str]
) -> Iterator[dict[str, str]]:
    columns = {field: at for at, field in enumerate(ORDER)}
    last: tuple[dict[str, str], int] | None = None
    made: list[dict[str, str]] = []
    for row in table.rows:
        number = ROW_NUMBER.fullmatch(row.cells[0].text)
        if found := _head(row):
            columns = found
            made.append({"words": " ".join(row.texts)})
        elif len(row.texts) == 1:
            made.append(_words(row.texts[0], known))
        elif number and len(row.texts) > 3:
            last = {"row": re.sub(r"\s?[-–]\s?", "-", number["number"])}, row.page
            made.append(last[0])
            if last[0]["row"] not in known["row"]:
                doubts.append(f"{row.place}: row {number['number']} is none of the act's rows held")
            _fill(last[0], row, columns, doubts)
        elif last and row.page != last[1] and not row.cells[0].text:
            # A row that crosses pages: its cells go on.
            doubts.append(f"{row.place}: row {last[0]['row']} is put together from two pages")
            _fill(last[0], row, columns, doubts)
        elif row.texts:
            made.append({"words": " ".join(row.texts)})
    yield from made


def _fill(piece: dict[str, str], row: Row, columns: Mapping[str, int], doubts: list[str]) -> None:
    for field in FIELDS:
        at = columns.get(field, len(row.cells))
        if at >= len(row.cells) or not (words := row.cells[at].text):
            continue
        if at == len(row.cells) - 1 and words.count("«") < words.count("»"):
            # The mark that closes what an instruction puts in.
            words = re.sub(r"\s*»\s*[;.]?\Z", "", words)
        if remark := row.cells[at].remark:
            doubts.append(f"{row.cells[at].place}: row {piece['row']}: {field}: {remark}")
        piece[field] = f"{piece[field]} {words}" if field in piece else words


def _head(row: Row) -> dict[str, int] | None:
    """Which column is which, where three cells of the row are headings."""
    found: dict[str, int] = {}
    for at, cell in enumerate(row.cells):
        field = next((f for form, f in COLUMNS if form.fullmatch(cell.text)), None)
        if field and len(cell.text) < 80:
            found.setdefault(field, at)
    numbered = ROW_NUMBER.fullmatch(row.cells[0].text)
    return found if len(found) > 3 and not numbered else None
