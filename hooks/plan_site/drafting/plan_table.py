"""The tables of an act → its words, headings and rows in order; what was uncertain is told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from plan_site.drafting.columns import (
    FEWEST,
    NOTE,
    NUMBER,
    SECTION,
    by_headings,
    by_order,
    counts_columns,
    is_head,
)
from plan_site.drafting.document import (
    Cell,
    Document,
    Paragraph,
    Row,
    Table,
    UnreadableDocumentError,
)
from plan_site.drafting.headings import TERMS, Heading, Headings, parse
from plan_site.drafting.line_ends import between
from plan_site.drafting.measure_tables import (
    ROW_NUMBER,
    column_of_numbers,
    flowing,
    head_at,
    may_be_heading,
    plans_of,
    whole_heads,
    width,
)
from plan_site.drafting.phrases import FIELDS, amends, without_unit

IN_TEXT: Final = re.compile(
    r"(?P<number>[1-9][0-9]{0,3}(?:-[1-9][0-9]{0,2})?)\s*[.)]\s+(?P<text>.+)"
)
DOTTED: Final = re.compile(r"[1-9][0-9]*(?:\.[0-9]+)+[.)]?")
TOTAL: Final = re.compile(
    r"(?:барлығы|жиыны|қорытынды|жалпы (?:сома|шығын|шығыс|көлем)\w*)\b.*|жалпы\W*"
    r"|.*бойынша (?:барлығы|жиыны).*",
    re.I,
)
MARKS: Final = re.compile(r"[\"«»“”]?[;.]?")
"""What is left of the marks around a table that an instruction puts in."""
YEAR: Final = re.compile("20[0-9]{2}")
EMPTY: Final = "-"


@dataclass
class PlanRow:
    """A measure's row: its official cells by field, each with its place."""

    number: str
    place: str
    page: int
    cells: dict[str, Cell]


@dataclass
class PlanTable:
    """An act's blocks by meaning, in order; `doubts` one line each."""

    entries: list[Paragraph | Heading | PlanRow] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def rows(self) -> list[PlanRow]:
        return [entry for entry in self.entries if isinstance(entry, PlanRow)]


def read(document: Document) -> PlanTable:
    """The plan's rows; UnreadableDocumentError where there is no table, or more than one plan."""
    reader = _Reader(document)
    return reader.read()


class _Reader:
    def __init__(self, document: Document) -> None:
        self._blocks = whole_heads(document.blocks)
        self._made = PlanTable(doubts=list(document.doubts))
        self._headings = Headings()
        self._columns: dict[str, tuple[int, ...]] = {}
        self._width = 0
        self._head: list[Row] = []
        self._heads_said = False
        self._pending: list[Row] = []
        self._unnumbered = False
        self._beside = ""
        self._totals = False
        self._shared: dict[Cell, list[tuple[str, str]]] = {}
        self._units: dict[tuple[str, str], list[PlanRow]] = {}
        """A heading of costs that names their unit, with its place → its rows."""
        self._left: dict[int, tuple[int, list[str]]] = {}
        """Column that is left out → which doubt tells it, what it says of rows."""

    def read(self) -> PlanTable:
        plans = plans_of(self._blocks)
        texts = (b.text for b in self._blocks if isinstance(b, Paragraph))
        changes = amends(texts, with_plan=bool(plans))
        if not plans and not changes:
            wide = any(isinstance(b, Table) for b in self._blocks)
            raise UnreadableDocumentError(
                "has no table of measures" if wide else "has no table; measures stand in one"
            )
        for at, block in enumerate(self._blocks):
            if isinstance(block, Paragraph):
                self._paragraph(block, at, plans, changes)
            elif at in plans:
                self._table(block)
            else:
                self._other_table(block)
        for row in self._pending:
            self._doubt(row.place, f"«{' '.join(row.texts)}» belongs to no row; left out")
        self._require_one_plan()
        self._tell_left()
        self._tell_shared()
        self._tell_units()
        if not changes:
            self._tell_jumps()
        return self._made

    def _doubt(self, place: str, said: str) -> None:
        self._made.doubts.append(f"{place}: {said}")

    def _other_table(self, table: Table) -> None:
        """A table of something else, as of a signature or of indicators: its rows are words."""
        wide = next((row for row in table.rows if len(row.texts) > FEWEST), None)
        if wide:
            words = " | ".join(wide.texts)
            self._doubt(table.place, f"a table that holds no measures is read as words: «{words}»")
        self._made.entries += flowing(table)

    def _paragraph(self, block: Paragraph, at: int, plans: Sequence[int], amends: bool) -> None:
        """A heading between tables or right above the first, else the act's own words."""
        ahead = [p for p in plans if p > at]
        if not amends and ahead and may_be_heading(block.text):
            between_tables = plans[0] < at
            right_above = all(
                isinstance(b, Paragraph) and may_be_heading(b.text)
                for b in self._blocks[at : ahead[0]]
            )
            style, _, _ = parse(block.text)
            below = bool(self._made.entries) and isinstance(self._made.entries[-1], Heading)
            told = style != "plain" or below or TERMS.search(block.text)
            if right_above and (between_tables or told):
                self._heading(block.text, block.place)
                return
        self._made.entries.append(block)

    def _heading(self, text: str, place: str) -> None:
        last = self._made.entries[-1] if self._made.entries else None
        numbered = isinstance(last, Heading) and last.title == last.text and parse(last.text)[1]
        if isinstance(last, Heading) and numbered and not parse(text)[1]:
            # «1-бөлім» in a row of its own, its title in the next.
            whole = f"{last.text.removesuffix('.')}. {text}"
            self._made.entries[-1] = replace(last, title=parse(text)[2], text=whole)
            return
        self._totals = False
        made = self._headings.read(text, place)
        if made.guessed:
            self._doubt(place, f"heading «{text}»: {made.guessed}; taken as {made.number}")
        self._made.entries.append(made)

    def _table(self, table: Table) -> None:
        rows = list(table.rows)
        at = 0
        if (not any(is_head(row) for row in rows) and len(rows[0].cells) != self._width) or (
            not any(is_head(row) for row in rows) and not self._columns
        ):
            self._columns_without_head(rows, table.place)
        if not self._columns:
            first = next(i for i, row in enumerate(rows) if is_head(row))
            self._columns_of(head_at(rows, first), rows)
        self._look_for_numbers(rows, table.place)
        while at < len(rows):
            if is_head(rows[at]):
                head = head_at(rows, at)
                self._columns_of(head, rows)
                at += len(head)
                continue
            if not counts_columns(rows[at]) and rows[at].texts:
                self._row(rows[at])
            at += 1

    def _columns_without_head(self, rows: Sequence[Row], place: str) -> None:
        self._width = len(rows[0].cells)
        like = [b for b in self._blocks if isinstance(b, Table) and width(b) == self._width]
        full = [row for block in like for row in block.rows if len(row.texts) > 2]
        used = [c for c in range(self._width) if any(row.cells[c].text for row in full)]
        narrowed = [Row(tuple(r.cells[c] for c in used), r.place, r.page) for r in full]
        columns, guessed = by_order(narrowed, len(used))
        self._columns = {f: tuple(used[c] for c in found) for f, found in columns.items()}
        self._head = []
        taken = {c for found in self._columns.values() for c in found}
        self._leave([c for c in used if c not in taken], place)
        if guessed or len(used) != len(FIELDS) + 1:
            named = [f for f in self._columns if f != NOTE]
            order = ", ".join(sorted(named, key=lambda f: self._columns[f]))
            self._doubt(place, f"the table has no headings; its columns are read as {order}")

    def _look_for_numbers(self, rows: Sequence[Row], place: str) -> None:
        """Rows without any number, as where a program counts them, are counted in their order."""
        columns = self._columns.get(NUMBER, ())
        full = [row for row in rows if len(row.texts) > FEWEST and not is_head(row)]
        self._unnumbered = bool(columns and full) and not any(self._number_of(row) for row in full)
        if self._unnumbered:
            self._doubt(place, "the column of numbers is empty; rows are numbered in their order")

    def _columns_of(self, head: Sequence[Row], rows: Sequence[Row]) -> None:
        columns = by_headings(head)
        if NUMBER not in columns:
            named = {c for f, found in columns.items() if f != NOTE for c in found}
            if (column := column_of_numbers(rows, named)) is not None:
                columns[NUMBER] = (column,)
                columns[NOTE] = tuple(c for c in columns.get(NOTE, ()) if c != column)
        self._width = len(head[0].cells)
        texts = [text for row in head for text in row.texts]
        if self._head and texts == [text for row in self._head for text in row.texts]:
            return
        self._columns, self._head = columns, list(head)
        place = head[0].place
        self._made.entries.append(Paragraph(" ".join(dict.fromkeys(texts)), place))
        for lacking in [f for f in FIELDS if f not in columns]:
            self._doubt(place, f"no column is the {lacking}; «{EMPTY}» stands in for its cells")
        if NUMBER not in columns and "text" in columns:
            self._columns[NUMBER] = ()
        taken = {c for f, found in self._columns.items() if f != NOTE for c in found}
        full = [row for row in rows if len(row.texts) > FEWEST and not counts_columns(row)]
        worded = {c for row in full for c in range(self._width) if row.cells[c].text}
        spare = sorted({*columns.get(NOTE, ()), *worded} - taken)
        self._leave(spare, place, head)
        if len(columns.get("cost", ())) > 1:
            self._doubt(place, "the cost stands in several columns; it is put together, check it")
            for column in columns["cost"]:
                said = " ".join(dict.fromkeys(row.cells[column].text for row in head))
                if not YEAR.search(said):
                    self._doubt(place, f"the column «{said}» names no year; its sums are left out")

    def _leave(self, columns: Sequence[int], place: str, head: Sequence[Row] = ()) -> None:
        """Columns that are none of the dataset's: one doubt each, whatever they say of rows."""
        self._tell_left()
        self._columns[NOTE] = tuple(columns)
        for column in columns:
            said = next(
                (row.cells[column].text for row in head[::-1] if row.cells[column].text), ""
            )
            name = f"the column «{said}»" if said else f"column {column + 1}, which has no heading,"
            self._doubt(place, f"{name} is none of the dataset's; its words are left out")
            self._left[column] = (len(self._made.doubts) - 1, [])

    def _tell_left(self) -> None:
        for at, said in self._left.values():
            more = f" and of {len(said) - 1} more" if len(said) > 1 else ""
            self._made.doubts[at] += f": {said[0]}{more}" if said else ""
        self._left = {}

    def _left_out(self, number: str, row: Row) -> None:
        for column, (_, said) in self._left.items():
            if words := row.cells[column].text:
                said.append(f"of row {number} «{words}»")

    # A row of a table

    def _row(self, row: Row) -> None:
        number = self._number_of(row)
        # «Оның ішінде …» below a total parts it.
        self._totals = self._totals and not number
        if heading := self._as_heading(row, number):
            self._heading(heading, row.place)
            return
        cells = {f: _cell(row, columns) for f, columns in self._columns.items() if f in FIELDS}
        if "cost" in self._columns and len(self._columns["cost"]) > 1:
            cells["cost"] = self._cost_by_years(row)
        rows = self._made.rows
        last = rows[-1] if rows and isinstance(self._made.entries[-1], PlanRow) else None
        if number and SECTION in self._columns:
            self._section_beside(row.cells[self._columns[SECTION][0]], row.place)
            last = rows[-1] if rows and isinstance(self._made.entries[-1], PlanRow) else None
        if number and last and number == last.number and self._same_number(row):
            self._continued(last, cells, row)
        elif number:
            self._begun(number, cells, row)
        elif self._unnumbered and len(row.texts) > FEWEST and not TOTAL.fullmatch(row.texts[0]):
            self._begun(str(len(rows) + 1), cells, row)
        elif TOTAL.fullmatch(row.texts[0]) or self._totals:
            self._totals = True
            self._doubt(row.place, f"a row of totals is left out: «{' '.join(row.texts)}»")
        elif last and not (row.page and row.page == last.page):
            self._continued(last, cells, row)
        elif row.page:
            self._pending.append(row)
        else:
            self._doubt(row.place, f"«{' '.join(row.texts)}» has no number; left out")

    def _section_beside(self, cell: Cell, place: str) -> None:
        """A section in a column of its own: a cell beside all of its rows, or in each again."""
        if cell.text and cell.text != self._beside:
            self._beside = cell.text
            self._heading(cell.text, place)

    def _number_of(self, row: Row) -> str:
        columns = self._columns.get(NUMBER, ())
        if not columns and "text" not in self._columns:
            return ""
        if not columns:
            match = IN_TEXT.fullmatch(row.cells[self._columns["text"][0]].text)
            return match["number"] if match and len(row.texts) > 1 else ""
        cell = row.cells[columns[0]]
        if DOTTED.fullmatch(cell.text) and len(row.texts) > 3:
            raise UnreadableDocumentError(
                f"numbers its rows «{cell.text}»; the dataset's rows are such as 6 or 29-1"
            )
        match = ROW_NUMBER.fullmatch(cell.text)
        return re.sub(r"\s?[-–]\s?", "-", match["number"]) if match else ""

    def _same_number(self, row: Row) -> bool:
        return (
            row.cells[self._columns[NUMBER][0]] in self._numbers if self._columns[NUMBER] else False
        )

    @property
    def _numbers(self) -> set[Cell]:
        return {row.cells[NUMBER] for row in self._made.rows[-1:] if NUMBER in row.cells}

    def _as_heading(self, row: Row, number: str) -> str:
        """The words of a heading's row, or nothing: one wide cell, or a number and one beside."""
        spans = {c: sum(each is c for each in row.cells) for c in row.cells if c.text}
        if len(spans) == 1:
            [(cell, span)] = spans.items()
            wide = span > len(row.cells) / 2
            numbered = parse(cell.text)[1] and not cell.text[:1].islower()
            if TOTAL.fullmatch(cell.text) or MARKS.fullmatch(cell.text):
                return ""
            return cell.text if wide or (numbered and not row.page) else ""
        if len(spans) == 2:
            first, second = spans
            lone = row.cells[0] is first and parse(f"{first.text.rstrip('. )')}. {second.text}")[1]
            if spans[second] > 2 or (lone and not row.page and not _cells_said(row, self._columns)):
                dotted = first.text.rstrip(". )")
                return f"{dotted}. {second.text}" if lone else " ".join((first.text, second.text))
        return ""

    def _begun(self, number: str, cells: dict[str, Cell], row: Row) -> None:
        place = row.place
        for piece in self._pending:
            for name, columns in self._columns.items():
                if name in FIELDS and (text := _cell(piece, columns).text):
                    whole = _glued(text, cells[name].text)
                    cells[name] = Cell(whole, piece.place, f"put together with {row.place}")
        self._pending = []
        if not self._columns.get(NUMBER) and "text" in cells:
            match = IN_TEXT.fullmatch(cells["text"].text)
            if match:
                cells["text"] = Cell(match["text"], cells["text"].place)
        if self._columns.get(NUMBER):
            cells[NUMBER] = row.cells[self._columns[NUMBER][0]]
        last = next((f for f in reversed(FIELDS) if f in cells and cells[f].text), None)
        if last and re.search(r"[\"»”]\s?[;.]\Z", cells[last].text):
            # The marks that close what an instruction puts in.
            trimmed = re.sub(r"\s*[\"»”]\s?[;.]\Z", "", cells[last].text)
            cells[last] = Cell(trimmed, cells[last].place, cells[last].remark)
        self._headings.row()
        self._left_out(number, row)
        for name in FIELDS:
            cell = cells.setdefault(name, Cell("", place))
            if cell.text and name != "text":
                self._shared.setdefault(cell, []).append((number, name))
        made = PlanRow(number, place, row.page, cells)
        self._made.entries.append(made)
        for column in self._columns.get("cost", ())[: len(self._head)][:1]:
            heading = " ".join(dict.fromkeys(head.cells[column].text for head in self._head))
            if "теңге" in heading.lower():
                self._units.setdefault((self._head[0].place, heading), []).append(made)

    def _continued(self, last: PlanRow, cells: dict[str, Cell], row: Row) -> None:
        """A row's second piece: its words go on where the first one's end."""
        for name, cell in cells.items():
            before = last.cells[name]
            if cell.text and cell is not before:
                whole = _glued(before.text, cell.text)
                last.cells[name] = Cell(whole, before.place, f"put together with {row.place}")
        self._left_out(last.number, row)
        last.page = row.page or last.page

    def _cost_by_years(self, row: Row) -> Cell:
        """Sums in columns of their own, by year: with the years and the unit of the headings."""
        parts: list[str] = []
        columns = self._columns["cost"]
        cells = dict.fromkeys(row.cells[c] for c in columns)
        texts = {cell.text for cell in cells if cell.text}
        if len(texts) == 1 and not re.search("[0-9]", next(iter(texts))):
            return Cell(next(iter(texts)), row.place)
        for column in columns:
            text = row.cells[column].text
            year = YEAR.search(" ".join(h.cells[column].text for h in self._head[::-1]))
            if year and re.search("[0-9]", text):
                unit = self._unit(column, text)
                parts.append(f"{year[0]} жылы – {re.sub(r'(?<=[0-9]) (?=[0-9])', '', text)}{unit}")
        return Cell("; ".join(parts) or EMPTY, row.place)

    def _unit(self, column: int, text: str) -> str:
        said = " ".join(h.cells[column].text for h in self._head)
        unit = re.search(r"(?:млн|мың|млрд)\.? ?теңге", said)
        return f" {unit[0]}" if unit and "теңге" not in text else ""

    # What holds of all rows

    def _require_one_plan(self) -> None:
        seen: dict[str, PlanRow] = {}
        for row in self._made.rows:
            if row.number in seen:
                raise UnreadableDocumentError(
                    f"has row {row.number} twice ({seen[row.number].place}; {row.place}): "
                    "two tables, or two plans; keep one"
                )
            seen[row.number] = row

    def _tell_shared(self) -> None:
        for cell, users in self._shared.items():
            if len({number for number, _ in users}) > 1:
                numbers = ", ".join(dict.fromkeys(number for number, _ in users))
                name = users[0][1]
                self._doubt(cell.place, f"one cell is the {name} of rows {numbers}: «{cell.text}»")

    def _tell_units(self) -> None:
        for (place, heading), rows in self._units.items():
            if found := [row.number for row in rows if without_unit(row.cells["cost"].text)]:
                more = f" and {len(found) - 1} more" if len(found) > 1 else ""
                said = f"the cost of row {found[0]}{more} has no unit, which «{heading}» names"
                self._doubt(place, f"{said}; say it in a note")

    def _tell_jumps(self) -> None:
        before: list[int] = [0]
        for row in self._made.rows:
            parts = [int(part) for part in row.number.split("-")]
            follows = (
                parts == [before[0] + 1]
                or (len(parts) == 2 and len(before) == 2 and parts == [before[0], before[1] + 1])
                or (len(parts) == 2 and parts == [before[0], 1])
            )
            if not follows:
                said = "-".join(map(str, before))
                after = f"row {row.number} follows row {said}" if before != [0] else "the first row"
                self._doubt(row.place, f"row {row.number}: its number jumps: {after}")
            before = parts


def _glued(first: str, second: str) -> str:
    if not first or not second:
        return first or second
    return first + (between(first, second) if first[-1:] in "-(" else " ") + second


def _cell(row: Row, columns: Sequence[int]) -> Cell:
    return row.cells[columns[0]] if columns else Cell("", row.place)


def _cells_said(row: Row, columns: dict[str, tuple[int, ...]]) -> bool:
    """Whether any cell besides number and text says something."""
    others = [c for f, found in columns.items() if f not in (NUMBER, "text") for c in found]
    return any(row.cells[c].text for c in others)
