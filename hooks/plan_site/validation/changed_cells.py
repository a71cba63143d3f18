"""One row's cells, changed as the instructions of one act say, and held against what is typed."""

from collections.abc import Iterator, Sequence

from plan_site.analysis.redline import words_of
from plan_site.dataset.acts import Act
from plan_site.dataset.fields import FIELDS
from plan_site.dataset.plan import Version
from plan_site.faults import Fault, ValuePath, letters_before
from plan_site.language import columns, rewording
from plan_site.language.rewording import Reworded
from plan_site.language.values import Effect, Instruction, Words


class ChangedCells:
    """The cells of a row after an act, out of the wording `before` it.

    `changed` are the fields whose words it changes; `undetermined` says why the new wording does
    not follow from the instruction alone, or is "".
    """

    def __init__(self, number: str, act: Act, before: Version, order: Sequence[str]) -> None:
        self.act = act
        self.before = before
        self.words = {field: words_of(before, field) for field in FIELDS}
        self.changed: set[str] = set()
        self.undetermined = ""
        self._number = number
        self._order = order
        self._anew: set[str] = set()
        self._endings: dict[str, list[tuple[str, str]]] = {}

    def change(self, place: ValuePath, read: Instruction) -> Iterator[Fault]:
        """Follow one instruction; a fault where the row has no such column or words."""
        fields = _fields(read, self._order)
        if None in fields:
            message = "names a column that the plan's table has not; see the plan's `columns`"
            yield Fault(path=place, message=message)
            return
        named = [field for field in fields if field] or [*FIELDS]
        if not read.words:
            self._anew.update(named)
            self.changed.update(named)
            self.undetermined = "gives a column anew"
        for words in read.words:
            if words.old or words.after or words.before:
                yield from self._reword(place, read, words, named)
            elif len(named) == 1:
                behind = rewording.reworded(self.words[named[0]], words).text
                anew = read.effect is Effect.SUBSTITUTED
                self._put(named[0], words.new or "" if anew else behind)
            else:
                self.undetermined = f"does not say where «{words.new}» stands"
                self._anew.update(named)
                self.changed.update(named)

    def _reword(
        self, place: ValuePath, read: Instruction, words: Words, named: Sequence[str]
    ) -> Iterator[Fault]:
        sought = words.old or words.after or words.before or ""
        made = {field: rewording.reworded(self.words[field], words) for field in named}
        places = sum(each.places for each in made.values())
        if not places and not read.everywhere:
            letter = letters_before(read.said, max(read.said.find(sought), 0))
            elsewhere = [f for f in FIELDS if rewording.standing(sought).search(self.words[f])]
            where = f"{' or '.join(named)} " if len(named) < len(FIELDS) else "wording "
            said = f": «{self.words[named[0]]}»" if len(named) == 1 else ""
            hint = f"; they stand in its {' and '.join(elsewhere)}" if elsewhere else ""
            message = (
                f"names «{sought}», which the {where}of row {self._number} by act "
                f"{self.before.act} has not{said}{hint}"
            )
            yield Fault(path=place, letter=letter, message=message)
        if places > 1 and words.old is None:
            self.undetermined = f"puts «{words.new}» where «{sought}» stands, {places} times"
        for field, each in made.items():
            if each.places:
                self._put(field, each.text)
                self._endings.setdefault(field, []).extend(each.open_endings)
                if each.open_endings:
                    new = each.open_endings[0][0]
                    self.undetermined = f"leaves open the ending behind «{new}» in the {field}"

    def _put(self, field: str, words: str) -> None:
        self.words[field] = words
        self.changed.add(field)

    def compared(self, place: ValuePath, typed: Version) -> Iterator[Fault]:
        """Where a typed version is not what the instructions make of the wording before."""
        for field in FIELDS:
            have, want = words_of(typed, field), self.words[field]
            if field in self._anew or self._expected(field).is_read(have):
                continue
            ours, theirs, at = rewording.difference(have, want)
            if field in self.changed:
                does = f"act {self.act.number} makes it «{theirs}»"
            else:
                was = f"the wording by act {self.before.act} has «{theirs}»"
                does = f"{was}, and act {self.act.number} changes no word of it"
            message = f"has «{ours}», but {does}"
            yield Fault(path=(*place, field), letter=letters_before(have, at), message=message)

    def _expected(self, field: str) -> Reworded:
        endings = tuple(self._endings.get(field, ()))
        return Reworded(text=self.words[field], places=1, open_endings=endings)


def standing(
    act: Act,
    placed: Sequence[tuple[ValuePath, Instruction]],
    place: ValuePath,
    typed: Version,
    order: Sequence[str],
) -> Iterator[Fault]:
    """Where only the later wording is held: what the act put in stands in it, what it took not."""
    for _, read in placed:
        named = [field for field in _fields(read, order) if field] or [*FIELDS]
        shown = (*place, named[0]) if len(named) == 1 else place
        cells = [words_of(typed, field) for field in named]
        for words in () if read.everywhere else read.words:
            new, old = words.new, words.old
            if new and not any(rewording.standing(new).search(cell) for cell in cells):
                message = f"has no «{new}», which act {act.number} puts into it"
                yield Fault(path=shown, message=message)
            gone = old and not (new and old in new)
            if old and gone and any(rewording.standing(old).search(cell) for cell in cells):
                message = f"still has «{old}», which act {act.number} takes out of it"
                yield Fault(path=shown, message=message)


def _fields(read: Instruction, order: Sequence[str]) -> list[str | None]:
    return [columns.field(column, order) for column in read.columns]
