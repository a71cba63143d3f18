"""A saved page of a register → its document: lxml reads it, here is what stands around an act."""

import codecs
import email
import email.policy
import re
from collections.abc import Iterator
from typing import Any, Final

from plan_site.drafting.document import (
    Block,
    Cell,
    Document,
    Paragraph,
    Table,
    UnreadableDocumentError,
    clean,
    joined,
    raised_mark,
    table,
)

SURROUNDINGS: Final = frozenset(
    {"nav", "header", "footer", "aside", "script", "style", "form", "noscript", "select", "button"}
    | {"head", "template", "svg", "iframe", "object", "textarea", "input", "img"}
)
STRUCK: Final = frozenset({"del", "s", "strike"})
ROLES: Final = frozenset({"navigation", "banner", "contentinfo", "search", "complementary"})
FLOWING: Final = frozenset(
    {"p", "div", "section", "article", "main", "body", "html", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"li", "ul", "ol", "dl", "dd", "dt", "blockquote", "center", "address", "hr", "pre", "table"}
    | {"thead", "tbody", "tfoot", "tr", "td", "th", "caption", "figure", "figcaption", "details"}
)
NEW_SENTENCE: Final = re.compile(r"(?:[0-9]{1,2}[.)] |«|\"|[А-ЯӘҒҚҢӨҰҮҺІ])")
UNSHOWN: Final = re.compile(
    r"([^{}]*)\{[^{}]*(?:display:\s*none|visibility:\s*hidden)[^{}]*\}", re.I
)
"""Which elements the page's own styles hide."""
MEDIA: Final = re.compile(r"@media[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
"""What holds of some ways to show the page alone, as of paper."""
MOST_COLUMNS: Final = 60
MOST_CELLS: Final = 500_000
"""Of a table, those that span rows and columns counted in each."""
SERBIAN: Final = re.compile("[ЉЊЌЋЏљњќћџЈј]")
DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)


def decoded(content: bytes) -> str:
    """The text of a page or of a plain file, as its first bytes or the page itself declare it."""
    for mark, coding in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16")):
        if content.startswith(mark):
            return content.decode(coding, errors="replace")
    if content.startswith(codecs.BOM_UTF16_BE):
        return content.decode("utf-16", errors="replace")
    for mark, coding in ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be")):
        if content.startswith(mark):
            return content.decode(coding, errors="replace")
    if re.match(rb"(?:From|MIME-Version|Subject|Snapshot-Content-Location|Date):", content):
        content = _page_of_an_archive(content)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        declared = DECLARED.search(content[:4096])
        coding = declared[1].decode("ascii").lower() if declared else ""
        if coding in ("windows-1251", "cp1251"):
            # It has no letter that Kazakh has and Russian has not: those are written as «&#1179;»,
            # or the page is in the coding that has them where this one has Serbian ones.
            text = content.decode("cp1251", errors="replace")
            return content.decode("kz1048", errors="replace") if SERBIAN.search(text) else text
        # Of the old codings of this letter size only these have Kazakh's letters.
        coding = re.sub("[-_]", "", coding)
        if coding not in ("kz1048", "rk1048", "strk10482002", "ptcp154", "pt154"):
            raise UnreadableDocumentError(
                "is neither text in UTF-8 nor a format known here"
            ) from None
        return content.decode("ptcp154" if coding.startswith("pt") else "kz1048", errors="replace")


def _page_of_an_archive(content: bytes) -> bytes:
    """The page of an .mhtml file, as browsers save one."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return payload if isinstance(payload, bytes) else content
    return content


def is_page(text: str) -> bool:
    return re.search(r"<(?:!doctype|html|body|table|div|p)\b", text[:20_000], re.I) is not None


def read(text: str) -> Document:
    """The paragraphs and tables of a page, in their order."""
    from lxml import etree, html

    try:
        # The text is decoded already: a declaration in it could only mislead.
        parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True)
        seen = text.replace("\0", "").encode("utf-8", "replace")
        root = html.document_fromstring(seen, parser=parser)
    except (etree.LxmlError, ValueError):
        raise UnreadableDocumentError("is no page that can be read") from None
    _mark_unshown(root)
    page = _Page()
    return Document(list(page.blocks(root)), doubts=page.doubts)


class _Page:
    """Turns elements into blocks; words outside of tables gather until a block element ends."""

    def __init__(self) -> None:
        self._line = 1
        self._words: list[tuple[str, bool]] = []
        self.doubts: list[str] = []

    def blocks(self, root: Any) -> Iterator[Block]:
        yield from self._walk(root, False)
        yield from self._paragraphs()

    def _walk(self, element: Any, link: bool) -> Iterator[Block]:
        if not isinstance(element.tag, str) or _around(element):
            return
        tag = element.tag.lower()
        self._line = element.sourceline or self._line
        if _struck(element):
            _tell_struck(element, self.doubts)
            return
        if tag == "br":
            self._words.append(("\n", link))
            return
        flowing = tag in FLOWING
        if flowing:
            yield from self._paragraphs()
        if tag == "table" and not _is_layout(element):
            for caption in element.xpath("./caption"):
                yield from self._walk(caption, link)
            yield _table(element, self.doubts)
            return
        link = link or tag == "a"
        self._words.append((element.text or "", link))
        for child in element:
            yield from self._walk(child, link)
            self._words.append((child.tail or "", link))
        if flowing:
            yield from self._paragraphs()

    def _paragraphs(self) -> Iterator[Paragraph]:
        """What has gathered; a line end is a paragraph's where the words before it end one."""
        words, self._words = self._words, []
        link = all(linked for text, linked in words if text.strip())
        # Line ends of the file are blanks; those of <br> stand by themselves.
        text = "".join(t if t == "\n" else re.sub(r"\s+", " ", t) for t, _ in words)
        lines: list[str] = []
        for line in text.split("\n"):
            if not line.strip():
                lines.append("")
            elif lines and lines[-1] and not _ends(lines[-1], line):
                lines[-1] = joined([lines[-1], line])
            else:
                lines.append(line)
        for line in lines:
            if made := clean(line):
                yield Paragraph(made, str(self._line), link)


def _ends(line: str, following: str) -> bool:
    return line.rstrip().endswith((".", ":", ";")) and bool(NEW_SENTENCE.match(following.strip()))


def _mark_unshown(root: Any) -> None:
    """Elements that the page's own styles hide say so themselves."""
    styles = (MEDIA.sub("", style.text or "") for style in root.iter("style"))
    selectors = ",".join(found for style in styles for found in UNSHOWN.findall(style))
    parts = (re.fullmatch(r"\s*\w*\.([\w-]+)\s*", part) for part in selectors.split(","))
    names = {part[1] for part in parts if part}
    for element in root.iterfind(".//*[@class]") if names else ():
        if names & set(element.get("class").split()):
            element.set("hidden", "")


def _around(element: Any) -> bool:
    """Whether an element is none of the page's words: menus, scripts, what is not shown."""
    surrounding = element.tag.lower() in SURROUNDINGS
    return surrounding or element.get("role", "").lower() in ROLES or _unshown(element)


def _unshown(element: Any) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return hidden or "display:none" in style or "visibility:hidden" in style


def _struck(element: Any) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return element.tag.lower() in STRUCK or "line-through" in style


def _tell_struck(element: Any, doubts: list[str]) -> None:
    if words := clean(element.text_content()):
        doubts.append(f"{element.sourceline}: struck words are left out: «{words}»")


def _tell_left_out(element: Any, doubts: list[str]) -> None:
    """Of a table what is not shown, and pictures, are told: a cell may have said it by them."""
    if element.tag.lower() == "img":
        words = clean(element.get("alt", ""))
        doubts.append(f"{element.sourceline}: a picture stands here and is left out: «{words}»")
    elif _unshown(element) and (words := clean(element.text_content())):
        doubts.append(f"{element.sourceline}: hidden words are left out: «{words}»")


def _is_layout(element: Any) -> bool:
    """A table whose cells hold tables lays the page out, if it has no row of many cells itself."""
    if element.find(".//table") is None:
        return False
    return all(len(row.xpath("./td|./th")) < 5 for row in _rows(element))


def _rows(element: Any) -> list[Any]:
    return list(element.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr"))


def _table(element: Any, doubts: list[str]) -> Table:
    grid: list[list[Cell | None]] = []
    rows = []
    for row in _rows(element):
        if _around(row):
            _tell_left_out(row, doubts)
        else:
            rows.append(row)
    grid = [[] for _ in rows]
    filled = 0
    for at, row in enumerate(rows):
        column = 0
        for each in row.xpath("./td|./th"):
            if _around(each):
                _tell_left_out(each, doubts)
                continue
            while column < len(grid[at]) and grid[at][column] is not None:
                column += 1
            cell = Cell(_text(each, doubts), str(each.sourceline))
            high, wide = _span(each, "rowspan", len(rows)), _span(each, "colspan", MOST_COLUMNS)
            filled += min(high, len(rows) - at) * wide
            if filled > MOST_CELLS:
                raise UnreadableDocumentError(f"has a table of more than {MOST_CELLS:,} cells")
            for below in grid[at : at + high]:
                below += [None] * (column - len(below))
                below[column : column + wide] = [cell] * wide
            column += 1
    placed = [(cells, str(row.sourceline), 0) for cells, row in zip(grid, rows, strict=True)]
    return table(placed, str(element.sourceline))


def _span(element: Any, name: str, most: int) -> int:
    found = re.match(r"\s*([0-9]{1,6})", element.get(name, "1"))
    number = int(found[1]) if found else 1
    # 0 is the standard's word for "to the end".
    return min(number, most) if number else most if name == "rowspan" else 1


def _text(cell: Any, doubts: list[str]) -> str:
    """A cell's words; its paragraphs and lines follow each other as one.

    What is struck and the marks of footnotes are left out and told.
    """
    pieces: list[str] = []

    def gather(element: Any) -> None:
        if not isinstance(element.tag, str):
            return
        if _around(element):
            _tell_left_out(element, doubts)
            return
        tag = element.tag.lower()
        if _struck(element):
            _tell_struck(element, doubts)
            return
        if tag == "sup" and raised_mark("".join(pieces), element.text_content()):
            mark = clean(element.text_content())
            behind = clean("".join(pieces))[-30:]
            doubts.append(f"{cell.sourceline}: a raised «{mark}» is left out behind «{behind}»")
            return
        if tag == "br" or tag in FLOWING:
            pieces.append("\n")
        pieces.append(re.sub(r"\s+", " ", element.text or ""))
        for child in element:
            gather(child)
            pieces.append(re.sub(r"\s+", " ", child.tail or ""))
        if tag in FLOWING:
            pieces.append("\n")

    gather(cell)
    return joined("".join(pieces).split("\n"))
