"""The proof: an act's published text against the dataset, letter by letter and blank by blank.

Both sides are laid out as one run of letters (characters that are no white space). The dataset's
run is built from the act's own words, its rows' cells, its glossary lines and the table's marks,
in the act's order; so every letter of the source is claimed by exactly one place, or told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from plan_site.faults import Fault, Path, value_at
from plan_site.language import text_diff
from plan_site.language.homoglyphs import told_apart
from plan_site.proof import sources
from plan_site.proof.expected_text import Claim, claims
from plan_site.proof.source_text import Published, read_published

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


def proofs(root: Any, folder: FilePath) -> dict[str, Proof]:
    """Act → proof, for a dataset that `faults` found nothing in."""
    return {
        act["number"]: _proof(root, ("acts", index), folder)
        for index, act in enumerate(root["acts"])
        if "source" in act
    }


def _proof(root: Any, act: Path, folder: FilePath) -> Proof:
    name = value_at(root, (*act, "source"))
    text = (folder / name).read_text(encoding="utf-8")
    made, _ = claims(root, act)
    published = read_published(text)
    lines: dict[str, int] = {}
    position = in_rows = 0
    for claim in made:
        if claim.in_row and claim.path[0] == "measures":
            row = value_at(root, (*claim.path[:2], "number"))
            lines.setdefault(row, published.lines[position])
        in_rows += len(claim.letters) if claim.in_row else 0
        position += len(claim.letters)
    return Proof(
        name=name,
        text=text,
        letters=len(published.letters),
        claimed=position,
        in_rows=in_rows,
        lines=lines,
    )


def faults(root: Any, folder: FilePath) -> list[Fault]:
    """Every difference between the acts that have a source and their published texts."""
    found: list[Fault] = []
    for path, name in sources.named(root):
        try:
            text = (folder / name).read_text(encoding="utf-8")
        except OSError as error:
            message = f"{name} can't be read: {error.strerror}"
            found.append(Fault(path=(*path, "source"), message=message))
            continue
        except ValueError:
            message = f"{name} is not UTF-8; save it as UTF-8"
            found.append(Fault(path=(*path, "source"), message=message))
            continue
        found += prove(root, path, text, name)
    return found


def prove(root: Any, path: Path, text: str, name: str) -> list[Fault]:
    """Every difference between the act at `path` and its published `text`, called `name`."""
    made, found = claims(root, path)
    published = read_published(text)
    spans = list(_spans("".join(claim.letters for claim in made), published.letters))
    return [
        *found,
        *_letters(made, published, spans, name, path),
        *_blanks(root, path, made, published, spans, name),
    ]


def _spans(ours: str, theirs: str) -> Iterator[Span]:
    """Both runs of letters side by side."""
    return (Span(*opcode) for opcode in text_diff.opcodes(ours, theirs))


def _letters(
    made: list[Claim], published: Published, spans: list[Span], name: str, act: Path
) -> Iterator[Fault]:
    if all(span.same for span in spans):
        return
    ours = "".join(claim.letters for claim in made)
    owners = [(claim.path, place) for claim in made for place in claim.places]
    for span in spans:
        if span.same:
            continue
        have = _shown(ours[span.start : span.end])
        prints = _shown(published.letters[span.begin : span.stop])
        if have and prints:
            said = f"has «{have}» where the source has «{prints}»{told_apart(have, prints)}"
        elif have:
            said = f"has «{have}», which the source has not"
        else:
            said = f"lacks «{prints}», which the source has"
        near = ours[max(0, span.start - NEAR) : span.start]
        said += f" after «{near}»" if near else ""
        path, letter = _owner(owners, published, span) if owners else (act, None)
        line = published.lines[min(span.begin, len(published.lines) - 1)] if published.lines else 1
        yield Fault(path=path, letter=letter, message=f"{said} ({name}:{line})")


def _owner(
    owners: list[tuple[Path, int | None]], published: Published, span: Span
) -> tuple[Path, int | None]:
    """The place to tell a difference at; between two values, the one whose letters are missing."""
    after = owners[min(span.start, len(owners) - 1)]
    if span.start < span.end or not 0 < span.start < len(owners) or not published.lines:
        return after
    before = owners[span.start - 1]
    lines = published.lines
    if published.blanks[span.begin] or not 0 < span.begin <= span.stop < len(lines):
        return after
    # The nearer neighbour in the source; a cell's letters stand closer to each other.
    nearer = lines[span.stop] - lines[span.stop - 1] < lines[span.begin] - lines[span.begin - 1]
    return after if nearer else before


def _shown(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _blanks(
    root: Any,
    act: Path,
    made: list[Claim],
    published: Published,
    spans: list[Span],
    name: str,
) -> Iterator[Fault]:
    """Blanks inside claims against the source's, by its rule or as the act's `spacing` declares.

    Declarations stand in the order of the source, each for the breaks of the rule in its words.
    """
    declared = [words for words in _spacing(root, act) if isinstance(words, str)]
    shift = {
        at: span.begin - span.start
        for span in spans
        if span.same
        for at in range(span.start, span.end)
    }
    agreed = all(span.same for span in spans)
    current = 0
    used: set[int] = set()
    position = 0
    for claim in made:
        for index in range(1, len(claim.letters)):
            at = position + index
            # Next to a differing letter the blank can't be judged; the letter is told.
            if at not in shift or shift.get(at - 1) != shift[at]:
                continue
            blank = claim.blanks[index]
            if blank == published.blanks[at + shift[at]]:
                continue
            later = range(current, len(declared))
            covering = next((i for i in later if claim.covers(declared[i], index)), None)
            if covering is not None:
                current = covering
                used.add(covering)
                continue
            has = (
                "a blank that the source has not" if blank else "no blank where the source has one"
            )
            line = published.lines[at + shift[at]]
            yield Fault(
                path=claim.path,
                letter=claim.places[index],
                message=f"has {has}: «{claim.around(index)}» ({name}:{line})",
            )
        position += len(claim.letters)
    for index, words in enumerate(declared):
        if index not in used:
            yield from _unused(made, words, (*act, "spacing", index), shift, agreed)


def _unused(
    made: list[Claim], words: str, place: Path, shift: Mapping[int, int], agreed: bool
) -> Iterator[Fault]:
    """A declaration that nothing uses: its blanks were changed, or it breaks no rule.

    Where letters differ, nothing is said of the blanks between them: the letters are told.
    """
    letters = "".join(words.split())
    position = 0
    for claim in made:
        at = claim.letters.find(letters)
        if at >= 0:
            span = range(position + at, position + at + len(letters))
            if any(index not in shift for index in span):
                return
            if words not in claim.words:
                message = f"has no «{words}», which the act's spacing lists"
                yield Fault(path=claim.path, message=message)
                return
            break
        position += len(claim.letters)
    else:
        if not agreed:
            return
    yield Fault(path=place, message=f"«{words}» breaks no rule for blanks; strike it")


def _spacing(root: Any, act: Path) -> list[Any]:
    given = value_at(root, (*act, "spacing"))
    return given if isinstance(given, list) else []
