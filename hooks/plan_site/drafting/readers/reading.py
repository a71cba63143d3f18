"""A file → its document: what kind of file it is its first bytes say, never its name."""

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from plan_site.drafting.document import Document, Place, Table, UnreadableDocumentError
from plan_site.drafting.readers import html_page, pdf_pages, torn_text, word_document
from plan_site.language.catalogue import OFFICIAL

LIMIT: Final = 64 * 1024 * 1024
"""Bytes: an act with a thousand rows has less than five million in any format."""
LOST: Final = re.compile(r"\ufffd|\(cid:[0-9]+\)")
"""A letter that no coding or font of the file names; of PDFs their reader gives its number."""
KAZAKH: Final = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
OTHER_FILES: Final = (
    (b"\xd0\xcf\x11\xe0", "is a Word file of before 2007; save it as .docx"),
    (b"{\\rtf", "is RTF; save it as .docx"),
    (b"\x89PNG", "is a picture; take the page, the Word file or a PDF with text"),
    (b"\xff\xd8\xff", "is a picture; take the page, the Word file or a PDF with text"),
)


def read(file: Path, language: str = OFFICIAL, words: frozenset[str] = frozenset()) -> Document:
    """The document that a file holds; UnreadableDocumentError where it holds none, or none in the
    official language or, for an act's second text, in another, of which `words` are whole ones."""
    content = _bytes(file)
    for start, refusal in OTHER_FILES:
        if content.startswith(start):
            raise UnreadableDocumentError(refusal)
    if b"%PDF-" in content[:1024]:
        document = pdf_pages.read(content)
    elif content.startswith(b"PK\x03\x04"):
        document = word_document.read(content)
    else:
        text = html_page.decoded(content)
        whole = None if language == OFFICIAL else words
        page = html_page.is_page(text)
        document = html_page.read(text) if page else torn_text.read(text, whole)
    _require(document, language)
    document.doubts.extend(_lost_letters(document))
    return document


def _bytes(file: Path) -> bytes:
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDocumentError("is no file; give the act's page, Word file, PDF or text")
        if status.st_size > LIMIT:
            raise UnreadableDocumentError(f"is larger than {LIMIT:,} bytes; no act is")
        content = file.read_bytes()
    except OSError as error:
        raise UnreadableDocumentError(f"can't be read: {error.strerror}") from None
    if not content.strip():
        raise UnreadableDocumentError("is empty")
    return content


def _require(document: Document, language: str) -> None:
    letters = [c for c in _words(document) if c.isalpha()]
    if not letters:
        raise UnreadableDocumentError("holds no text; a scan must be read by a person")
    # Of Kazakh's letters every sixth is one that Russian has not.
    kazakh = sum(c in KAZAKH for c in letters) >= len(letters) * 0.04
    if language == OFFICIAL and not kazakh:
        raise UnreadableDocumentError("is not in Kazakh; take the act's Kazakh text")
    if language != OFFICIAL and kazakh:
        raise UnreadableDocumentError(f"is in Kazakh; take the act's text in {language}")


def _lost_letters(document: Document) -> Iterator[str]:
    """Where a letter stands that no reader can tell: of a lost coding, or of a font of its own."""
    for place, text in _texts(document):
        if lost := LOST.search(text):
            around = text[max(0, lost.start() - 20) : lost.end() + 20]
            yield f"{place}: a letter is lost in the file: «{around}»"


def _words(document: Document) -> str:
    return "".join(text for _, text in _texts(document))


def _texts(document: Document) -> Iterator[tuple[Place, str]]:
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from ((cell.place, cell.text) for cell in dict.fromkeys(row.cells))
        else:
            yield block.place, block.text
