"""What tables look like: which hold measures, where a head ends, what may be a heading."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from plan_site.drafting.columns import counts_columns, field_of, has_deadlines, is_head
from plan_site.drafting.document import Block, Cell, Paragraph, Row, Table, joined

ROW_NUMBER: Final = re.compile(
    r"[\"«“]?\s*(?:№\s*)?(?P<number>[1-9][0-9]{0,3}(?:\s?[-–]\s?[1-9][0-9]{0,2})?)\s*[.)]?\s*"
)


def plans_of(blocks: Sequence[Block]) -> list[int]:
    """Which blocks are tables of measures; one as wide as another on an earlier page goes on."""
    plans = [at for at, b in enumerate(blocks) if isinstance(b, Table) and _is_plan(b)]
    widths = {width(blocks[at]) for at in plans}
    more = [
        at
        for at, b in enumerate(blocks)
        if isinstance(b, Table) and b.rows and b.rows[0].page and width(b) in widths
    ]
    more = [at for at in more if width(blocks[at]) > 4 and not _headed_otherwise(blocks[at])]
    return sorted({*plans, *more})


def whole_heads(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each head whole that a page's end cuts between two of its lines."""
    made: list[Block] = []
    for block in blocks:
        before = made[-1] if made else None
        if isinstance(block, Table) and isinstance(before, Table) and _goes_on(before, block):
            head, rest = before.rows[-1], block.rows[0]
            cells = tuple(
                Cell(joined([above.text, below.text]), above.place)
                for above, below in zip(head.cells, rest.cells, strict=True)
            )
            whole = Row(cells, head.place, head.page)
            made[-1] = Table((*before.rows[:-1], whole), before.place)
            block = Table(block.rows[1:], block.place)
        if not isinstance(block, Table) or block.rows:
            made.append(block)
    return made


def _goes_on(before: Table, after: Table) -> bool:
    """Whether a head ends one page and the next begins with cells of no measure, head or title."""
    if not (before.rows and after.rows) or width(before) != width(after):
        return False
    head, rest = before.rows[-1], after.rows[0]
    narrow = all(rest.cells.count(cell) == 1 for cell in rest.cells if cell.text)
    measure = ROW_NUMBER.fullmatch(rest.cells[0].text) or counts_columns(rest)
    return (
        0 < head.page < rest.page and is_head(head)
        and narrow and bool(rest.texts) and not measure and not is_head(rest)
    )  # fmt: skip


def width(block: Block) -> int:
    return len(block.rows[0].cells) if isinstance(block, Table) and block.rows else 0


def _is_plan(table: Table) -> bool:
    """A table of measures has a head that says so, or five columns and rows with numbers."""
    if any(is_head(row) for row in table.rows):
        return True
    width = max(len({*row.cells}) for row in table.rows) if table.rows else 0
    numbered = [row for row in table.rows if ROW_NUMBER.fullmatch(row.cells[0].text)]
    measures = width >= 5 and any(len(row.texts) >= 4 for row in numbered)
    return measures and not _headed_otherwise(table)


def _headed_otherwise(block: Block) -> bool:
    """Whether a table begins with a head that is no plan's, and no column says by when."""
    rows = block.rows if isinstance(block, Table) else ()
    first = next((row for row in rows if len(row.texts) > 2), None)
    if first is None or not first.cells[0].text or is_head(first) or counts_columns(first):
        return False
    return not ROW_NUMBER.fullmatch(first.cells[0].text) and not has_deadlines(rows)


def column_of_numbers(rows: Sequence[Row], taken: Collection[int]) -> int | None:
    """The first column that no heading names and whose cells are numbers of rows."""
    full = [row for row in rows if len(row.texts) > 3 and not is_head(row)]
    for column in range(len(rows[0].cells)):
        if column in taken:
            continue
        texts = [row.cells[column].text for row in full if not counts_columns(row)]
        if texts and sum(bool(ROW_NUMBER.fullmatch(text)) for text in texts) > len(texts) / 2:
            return column
    return None


def head_at(rows: Sequence[Row], at: int) -> list[Row]:
    """The head's rows: those below go on with its cells, or name nothing but columns."""
    head = [rows[at]]
    for row in rows[at + 1 :]:
        if counts_columns(row) or not row.texts:
            break
        shares = any(cell.text and cell in head[-1].cells for cell in row.cells)
        fresh = [c.text for c in dict.fromkeys(row.cells) if c.text and c not in head[-1].cells]
        named = all(field_of(text) or re.match("20[0-9]{2}", text) for text in fresh)
        years = any(re.match("20[0-9]{2} ?ж", text) for text in fresh)
        if (
            not (shares or years)
            or not (named or shares)
            or ROW_NUMBER.fullmatch(row.cells[0].text)
        ):
            break
        head.append(row)
    return head


def may_be_heading(text: str) -> bool:
    """Whether a paragraph may be a heading: no sentence, no point of the act, no note."""
    ends = text.endswith((";", ":")) or (text.endswith(".") and len(text) > 150)
    other = re.search(
        r"қаулы|ескерт|бекітілген|туралы\Z|жылдарға арналған|қосымша|[А-ЯӘҒҚҢӨҰҮҺІ]{2,} [–-]",
        text,
        re.I,
    )
    return not ends and not other and len(text) < 300


def flowing(table: Table) -> Iterator[Paragraph]:
    """A table that holds no measures: each row's words as a paragraph."""
    for row in table.rows:
        if text := " ".join(row.texts):
            yield Paragraph(text, row.place)
