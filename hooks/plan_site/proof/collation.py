"""The proof: an act's published text against the dataset, letter by letter and blank by blank.

Both sides are laid out as one run of letters (characters that are no white space), so that every
letter of the source is claimed by exactly one place of the dataset, or told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from plan_site.dataset.entries import ActEntry, Entries
from plan_site.faults import Fault, ValuePath
from plan_site.language import text_diff
from plan_site.language.homoglyphs import told_apart
from plan_site.proof import expected_text
from plan_site.proof.expected_text import Piece
from plan_site.proof.source_text import SourceText

SHOWN, NEAR, WORD = 60, 12, 40
"""How many letters of a difference, of what stands before it, and of a word a message shows."""
STRIPPED: Final = 5
"""With more words run together at line ends than that, no slip of the hand did it."""
WAYS_OUT_OF_BLANKS: Final = "undo the change, or list the words under the act's spacing"
WAYS_OUT: Final = "undo the change, or declare what is torn, or note what the act misprints"


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
    def blanks(self) -> list[bool]:
        """Whether a word begins with a letter: a value begins with one, a mark joins its value."""
        made: list[bool] = []
        joined = False
        for piece in self.pieces:
            mark = piece.places[:1] == (None,)
            made += [not (mark or joined), *piece.blanks[1:]]
            joined = mark and piece.letters == '"'
        return made

    @cached_property
    def differences(self) -> list[Span]:
        """Where the letters differ; what differs twice in one word of ours is one difference."""
        found: list[Span] = []
        for span in self.spans:
            if span.same:
                continue
            last = found[-1] if found else span
            between = self.blanks[last.end : span.start + 1]
            if last is not span and len(between) <= WORD and not any(between):
                found[-1] = Span(False, last.start, span.end, last.begin, span.stop)
            else:
                found.append(span)
        return found

    def to_word_ends(self, span: Span) -> tuple[int, int]:
        """How many letters before and behind a difference belong to the words that it is in.

        Ours is cut into words as it must be read; the source is torn, and asked where ours has
        no letter.
        """
        ours, theirs = self.blanks, self.source.blanks
        if span.start == span.end and any(theirs[span.begin + 1 : span.stop]):
            return 0, 0
        left = _to_word(ours, span.start, -1)
        right = _to_word(ours, span.end, 1)
        if span.start == span.end and not left + right:
            left = _to_word(theirs, span.begin, -1)
            right = 0 if left else _to_word(theirs, span.stop, 1)
        return (
            min(left, span.start, span.begin),
            min(right, len(ours) - span.end, len(theirs) - span.stop),
        )

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
        """Every difference; where line ends have lost their blanks, that is told instead."""
        yield from _letters(self)
        if self.stripped_line is None:
            yield from _blanks(self)

    @cached_property
    def stripped_line(self) -> int | None:
        """The line at which the source has lost its blanks: an editor took all at line ends.

        Such a text means a blank by each; without them words of any number run together.
        """
        lines = self.source.lines
        if re.search(r"[ \u00a0]\n", self.source.text):
            return None
        joined = [
            at
            for piece, index, at in breaches(self)
            if piece.blanks[index] and lines[at] != lines[at - 1]
        ]
        return lines[joined[0] - 1] if len(joined) > STRIPPED else None

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
    for span in both.differences:
        path, letter = _owner(owners, source, span) if owners else (both.act.path, None)
        line = source.lines[min(span.begin, len(source.lines) - 1)] if source.lines else 1
        message = f"{_difference(both, span)} ({source.name}:{line}); {WAYS_OUT}"
        yield Fault(path=path, letter=letter, message=message)


def _difference(both: Collation, span: Span) -> str:
    """The whole words that differ, on either side."""
    source = both.source
    left, right = both.to_word_ends(span)
    have = _words(both.expected, both.blanks, span.start - left, span.end + right)
    prints = _words(source.letters, source.blanks, span.begin - left, span.stop + right)
    if have and prints:
        letters = both.expected[span.start : span.end], source.letters[span.begin : span.stop]
        said = f"has «{have}» where the source has «{prints}»{told_apart(*letters)}"
    elif have:
        said = f"has «{have}», which the source has not"
    else:
        said = f"lacks «{prints}», which the source has"
    start = span.start - left
    near = _words(both.expected, both.blanks, max(0, start - NEAR), start)
    return said + (f" after «{near}»" if near else "")


def _to_word(begins: Sequence[bool], at: int, step: int) -> int:
    """How far it is from letter `at` to where a word begins, at most `WORD` letters."""
    for distance in range(WORD):
        place = at + step * distance
        if not 0 < place < len(begins) or begins[place]:
            return distance
    return WORD


def _words(letters: str, blanks: Sequence[bool], start: int, end: int) -> str:
    """The letters with their blanks; of a long run only the beginning."""
    shown = min(end, start + SHOWN)
    words = "".join(
        f" {letters[at]}" if blanks[at] and at > start else letters[at]
        for at in range(start, shown)
    )
    return words if shown == end else f"{words}…"


def _owner(
    owners: list[tuple[ValuePath, int | None]], source: SourceText, span: Span
) -> tuple[ValuePath, int | None]:
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


def _blanks(both: Collation) -> Iterator[Fault]:
    """Blanks inside pieces against the source's, by its rule or as the act's `spacing` declares.

    Declarations stand in the order of the source, each for the breaks of the rule in its words.
    """
    spacing = both.act.spacing
    current = 0
    used: set[int] = set()
    for piece, index, at in breaches(both):
        later = range(current, len(spacing))
        covering = next((i for i in later if piece.covers(spacing[i][1], index)), None)
        if covering is not None:
            current = covering
            used.add(covering)
            continue
        blank = piece.blanks[index]
        has = "a blank that the source has not" if blank else "no blank where the source has one"
        place = f"{both.source.name}:{both.source.lines[at]}"
        message = f"has {has}: «{piece.around(index)}» ({place}); {WAYS_OUT_OF_BLANKS}"
        yield Fault(path=piece.path, letter=piece.places[index], message=message)
    for index, (path, words) in enumerate(spacing):
        if index not in used:
            yield from _unused(both, path, words)


def breaches(both: Collation) -> Iterator[tuple[Piece, int, int]]:
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


def _unused(both: Collation, path: ValuePath, words: str) -> Iterator[Fault]:
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
