"""An act's official text in another language against its own published text, as the act is."""

from collections.abc import Iterator

from plan_site.dataset.entries import ActEntry
from plan_site.dataset.language_versions import OfficialText
from plan_site.faults import ValuePath
from plan_site.proof.collation import Collation
from plan_site.proof.expected_text import Piece, mark, piece
from plan_site.proof.source_text import SourceText


def collate(text: OfficialText, source: SourceText, path: ValuePath) -> Collation:
    """The text's words, `path` leading to it in its file, and what was published, side by side."""
    act = ActEntry(
        path=path,
        number=text.act,
        keys=frozenset(),
        source=text.source,
        body=(),
        displaced=(),
        torn=(),
        spacing=tuple(
            ((*path, "spacing", index), words) for index, words in enumerate(text.spacing)
        ),
    )
    return Collation(act, [*_pieces(text, path)], source)


def _pieces(text: OfficialText, path: ValuePath) -> Iterator[Piece]:
    for index, each in enumerate(text.body):
        place = (*path, "body", index)
        for kind in ("title", "words"):
            if words := getattr(each, kind):
                yield piece((*place, kind), words)
        if each.row:
            yield piece((*place, "row"), each.row, row=each.row)
            yield mark((*place, "row"), ".", each.row)
        for field, words in each.cells.items():
            yield piece((*place, field), words, row=each.row)
