"""The proof: an act's published text against the dataset, letter by letter and blank by blank.

Both sides are laid out as one run of letters (characters that are no white space), so that every
letter of the source is claimed by exactly one place of the dataset, or told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from plan_site.dataset.entries import ActEntry, Entries
from plan_site.faults import Fault, Path
from plan_site.language import text_diff
from plan_site.language.homoglyphs import told_apart
from plan_site.proof import expected_text
from plan_site.proof.expected_text import Piece
from plan_site.proof.source_text import SourceText

SHOWN, NEAR = 24, 12
"""How many letters of a difference, and of what stands before it, a message shows."""


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What a passed proof claimed of one act's published text.

    `letters` are the letters of the source, `claimed` those that the dataset claims, `in_rows`
    those of them in rows with their dots; `lines` gives each row's first line in the source.
    """

    name: str
    text: str
    letters: int
    claimed: int
    in_rows: int
    lines: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Span:
    """ours[start:end] stands where theirs[begin:stop] does; `same` when their letters agree."""

    same: bool
    start: int
    end: int
    begin: int
    stop: int


@dataclass(frozen=True)
class Collation:
    """What is expected of an act's text and what is printed, side by side."""

    act: ActEntry
    pieces: list[Piece]
    source: SourceText

    @cached_property
    def expected(self) -> str:
        return "".join(piece.letters for piece in self.pieces)

    @cached_property
    def spans(self) -> list[Span]:
        opcodes = text_diff.opcodes(self.expected, self.source.letters)
        return [Span(*opcode) for opcode in opcodes]

    @cached_property
    def agrees(self) -> bool:
        return all(span.same for span in self.spans)

    @cached_property
    def places(self) -> dict[int, int]:
        """Letter of the expected text → the same letter of the source, where they agree."""
        return {
            at: at - span.start + span.begin
            for span in self.spans
            if span.same
            for at in range(span.start, span.end)
        }

    def faults(self) -> Iterator[Fault]:
        """Every difference."""
        yield from _letters(self)
        yield from _blanks(self)

    def proof(self) -> Proof:
        """What was claimed, where nothing differs."""
        lines: dict[str, int] = {}
        position = in_rows = 0
        for piece in self.pieces:
            if piece.row is not None:
                lines.setdefault(piece.row, self.source.lines[position])
                in_rows += len(piece.letters)
            position += len(piece.letters)
        return Proof(
            name=self.source.name,
            text=self.source.text,
            letters=len(self.source.letters),
            claimed=position,
            in_rows=in_rows,
            lines=lines,
        )


def collate(entries: Entries, act: ActEntry, source: SourceText) -> Collation:
    """The act's words in the dataset and in its published text."""
    return Collation(act, expected_text.expected(entries, act), source)


def _letters(both: Collation) -> Iterator[Fault]:
    if both.agrees:
        return
    source = both.source
    owners = [(piece.path, place) for piece in both.pieces for place in piece.places]
    for span in both.spans:
        if span.same:
            continue
        have = _shown(both.expected[span.start : span.end])
        prints = _shown(source.letters[span.begin : span.stop])
        if have and prints:
            said = f"has «{have}» where the source has «{prints}»{told_apart(have, prints)}"
        elif have:
            said = f"has «{have}», which the source has not"
        else:
            said = f"lacks «{prints}», which the source has"
        near = both.expected[max(0, span.start - NEAR) : span.start]
        said += f" after «{near}»" if near else ""
        path, letter = _owner(owners, source, span) if owners else (both.act.path, None)
        line = source.lines[min(span.begin, len(source.lines) - 1)] if source.lines else 1
        yield Fault(path=path, letter=letter, message=f"{said} ({source.name}:{line})")


def _owner(
    owners: list[tuple[Path, int | None]], source: SourceText, span: Span
) -> tuple[Path, int | None]:
    """The place to tell a difference at; between two values, the one whose letters are missing."""
    after = owners[min(span.start, len(owners) - 1)]
    if span.start < span.end or not 0 < span.start < len(owners) or not source.lines:
        return after
    before = owners[span.start - 1]
    lines = source.lines
    if source.blanks[span.begin] or not 0 < span.begin <= span.stop < len(lines):
        return after
    # The nearer neighbour in the source; a cell's letters stand closer to each other.
    nearer = lines[span.stop] - lines[span.stop - 1] < lines[span.begin] - lines[span.begin - 1]
    return after if nearer else before


def _shown(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _blanks(both: Collation) -> Iterator[Fault]:
    """Blanks inside pieces against the source's, by its rule or as the act's `spacing` declares.

    Declarations stand in the order of the source, each for the breaks of the rule in its words.
    """
    spacing = both.act.spacing
    current = 0
    used: set[int] = set()
    for piece, index, at in _breaches(both):
        later = range(current, len(spacing))
        covering = next((i for i in later if piece.covers(spacing[i][1], index)), None)
        if covering is not None:
            current = covering
            used.add(covering)
            continue
        blank = piece.blanks[index]
        has = "a blank that the source has not" if blank else "no blank where the source has one"
        place = f"{both.source.name}:{both.source.lines[at]}"
        message = f"has {has}: «{piece.around(index)}» ({place})"
        yield Fault(path=piece.path, letter=piece.places[index], message=message)
    for index, (path, words) in enumerate(spacing):
        if index not in used:
            yield from _unused(both, path, words)


def _breaches(both: Collation) -> Iterator[tuple[Piece, int, int]]:
    """Where the blanks of both sides differ: the piece, its letter, the letter of the source."""
    position = 0
    for piece in both.pieces:
        for index in range(1, len(piece.letters)):
            at = both.places.get(position + index)
            # Next to a differing letter the blank can't be judged; the letter is told.
            if at is None or both.places.get(position + index - 1) != at - 1:
                continue
            if piece.blanks[index] != both.source.blanks[at]:
                yield piece, index, at
        position += len(piece.letters)


def _unused(both: Collation, path: Path, words: str) -> Iterator[Fault]:
    """A declaration that nothing uses: its blanks were changed, or it breaks no rule.

    Where letters differ, nothing is said of the blanks between them: the letters are told.
    """
    letters = "".join(words.split())
    position = 0
    for piece in both.pieces:
        at = piece.letters.find(letters)
        if at >= 0:
            span = range(position + at, position + at + len(letters))
            if any(index not in both.places for index in span):
                return
            if words not in piece.words:
                message = f"has no «{words}», which the act's spacing lists"
                yield Fault(path=piece.path, message=message)
                return
            break
        position += len(piece.letters)
    else:
        if not both.agrees:
            return
    yield Fault(path=path, message=f"«{words}» breaks no rule for blanks; strike it")
