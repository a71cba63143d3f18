"""The parts of one instruction and its effect → what it does to the plan."""

import re
from collections.abc import Sequence
from typing import Final

from plan_site.language.forms.cases import Case
from plan_site.language.forms.instruction_parts import Of, Part
from plan_site.language.forms.instruction_values import Instruction
from plan_site.language.forms.print_variants import UnreadFormError
from plan_site.language.values import Effect, Words

NUMBERED: Final = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})*)\. ")
TERM: Final = re.compile(r"([А-ЯЁӘҒҚҢӨҰҮҺІ][А-ЯЁӘҒҚҢӨҰҮҺІа-яәғқңөұүһі]*) ?[–-] ")


class Meaning:
    """The parts of one instruction, and its verb; `anew` are new words that it quotes itself."""

    def __init__(
        self, phrase: str, found: Sequence[Part], effect: Effect, anew: str | None = None
    ) -> None:
        self._phrase = phrase
        self._effect = effect
        self._anew = (Words(new=anew),) if anew else ()
        act = any(part.of is Of.ACT for part in found)
        # Rows may be called points; points of the resolution itself are said to be its own.
        rows = (Of.ROW,) if act else (Of.ROW, Of.POINT)
        self._act = act
        self._points = self._of(found, Of.POINT) if act else []
        self._rows = [part for part in found if part.of in rows]
        self._words = self._of(found, Of.WORDS)
        self._lines = self._of(found, Of.LINE)
        self._found = found

    @staticmethod
    def _of(found: Sequence[Part], of: Of) -> list[Part]:
        return [part for part in found if part.of is of]

    def _has(self, of: Of) -> bool:
        if of is Of.GLOSSARY and self._lines:
            # «"МАМ – …" деген жол» is a line of the abbreviations, wherever it is said to stand.
            names = [name for line in self._lines for name in line.quoted]
            if names and all(TERM.match(name) for name in names):
                return True
        return any(part.of is of for part in self._found)

    def value(self) -> Instruction:
        read = {
            Effect.SUBSTITUTED: self._substituted,
            Effect.INSERTED: self._inserted,
            Effect.REPEALED: self._repealed,
            Effect.WORDS_SUBSTITUTED: self._words_substituted,
            Effect.RENUMBERED: self._renumbered,
        }
        return read[self._effect]()

    def restated(self, annex: str | None) -> Instruction:
        """A new wording in an annex: of the plan as a whole, or of what is named."""
        if self._has(Of.PLAN) and len(self._found) == 1:
            return self._made(Effect.RESTATED, plan=True, annex=annex or "")
        return self._made(Effect.SUBSTITUTED, rows=self._numbers(self._rows), annex=annex or "")

    def _substituted(self) -> Instruction:
        if self._words:
            raise UnreadFormError("instruction", self._phrase, "деген сөздер")
        rows = self._numbers(self._rows)
        return self._made(Effect.SUBSTITUTED, rows=rows, words=self._anew)

    def _inserted(self) -> Instruction:
        put_in = [part for part in self._found if part.form.case is Case.INSTRUMENTAL]
        if len(put_in) != 1:
            raise UnreadFormError("instruction", self._phrase, "толықтырылсын")
        [new] = put_in
        if new.of is Of.WORDS:
            return self._words_inserted(new)
        if self._words or (new.of is Of.LINE and not self._has(Of.GLOSSARY)):
            raise UnreadFormError("instruction", self._phrase, "толықтырылсын")
        rows = new.numbers if new.of in (Of.ROW, Of.POINT) and not self._act else ()
        return self._made(Effect.INSERTED, rows=rows)

    def _words_inserted(self, new: Part) -> Instruction:
        anchors = [part for part in self._words if part is not new]
        if len(anchors) > 1 or any(len(p.quoted) != 1 for p in (new, *anchors)):
            raise UnreadFormError("instruction", self._phrase, "деген сөздермен")
        if anchors and anchors[0].form.case is not Case.ABLATIVE:
            raise UnreadFormError("instruction", self._phrase, anchors[0].quoted[0])
        after = anchors[0].quoted[0] if anchors else None
        words = (Words(new=new.quoted[0], after=after),)
        return self._made(Effect.WORDS_INSERTED, rows=self._numbers(self._rows), words=words)

    def _repealed(self) -> Instruction:
        rows = self._numbers(self._rows)
        if not self._words:
            return self._made(Effect.REPEALED, rows=rows)
        words = tuple(Words(old=each) for part in self._words for each in part.quoted)
        if not words or any(part.form.case is not Case.NOMINATIVE for part in self._words):
            raise UnreadFormError("instruction", self._phrase, "деген сөздер")
        return self._made(Effect.WORDS_REPEALED, rows=rows, words=words)

    def _words_substituted(self) -> Instruction:
        if self._has(Of.GLOSSARY) and len(self._lines) == 2 and not self._words:
            return self._made(Effect.SUBSTITUTED)
        pairs: list[Words] = []
        words = iter(self._words)
        for old in words:
            new = next(words, None)
            if (
                new is None
                or old.form.case is not Case.NOMINATIVE
                or new.form.case is not Case.INSTRUMENTAL
                or not len(old.quoted) == len(new.quoted) > 0
            ):
                raise UnreadFormError("instruction", self._phrase, "ауыстырылсын")
            pairs += [
                Words(old=one, new=other) for one, other in zip(old.quoted, new.quoted, strict=True)
            ]
        if not pairs:
            raise UnreadFormError("instruction", self._phrase, "ауыстырылсын")
        return self._made(
            Effect.WORDS_SUBSTITUTED, rows=self._numbers(self._rows), words=tuple(pairs)
        )

    def _renumbered(self) -> Instruction:
        if len(self._rows) != 2 or len(self._rows[0].numbers) != len(self._rows[1].numbers):
            raise UnreadFormError("instruction", self._phrase, "болып есептелсін")
        before, after = self._rows
        return self._made(Effect.RENUMBERED, rows=before.numbers, to=after.numbers)

    @staticmethod
    def _numbers(found: Sequence[Part]) -> tuple[str, ...]:
        return tuple(number for part in found for number in part.numbers)

    def _made(self, effect: Effect, **said: object) -> Instruction:
        sections = self._of(self._found, Of.SECTION)
        subsections = self._of(self._found, Of.SUBSECTION)
        title = self._has(Of.TITLE)
        columns = self._of(self._found, Of.COLUMN)
        glossary = self._has(Of.GLOSSARY)
        values: dict[str, object] = {
            "columns": tuple(n for c in columns for n in (c.numbers or c.quoted)),
            "section": self._one(sections),
            "subsection": self._one(subsections),
            "title": title,
            "plan": title and not (sections or subsections or self._act),
            "act": self._act,
            "points": self._numbers(self._points),
            "glossary": glossary,
            "terms": tuple(
                match[1]
                for line in self._lines[:1]
                for each in line.quoted
                if (match := TERM.match(each))
            )
            if glossary
            else (),
            "everywhere": self._has(Of.EVERYWHERE),
            **said,
        }
        values["name"] = self._name([*sections, *subsections])
        made = Instruction(said=self._phrase, effect=effect, **values)  # type: ignore[arg-type]
        named = (
            made.rows,
            made.section,
            made.subsection,
            made.title,
            made.plan,
            made.points,
            made.glossary,
            made.everywhere,
            made.columns,
        )
        if not any(named) or len(set(made.rows)) != len(made.rows):
            raise UnreadFormError("instruction", self._phrase, "")
        return made

    def _one(self, found: Sequence[Part]) -> str | None:
        """The number of the one section, given outright or at the head of its title."""
        if not found:
            return None
        numbers = {
            *(number for part in found for number in part.numbers),
            *(m[1] for part in found for name in part.quoted if (m := NUMBERED.match(name))),
        }
        if len(numbers) != 1:
            raise UnreadFormError("instruction", self._phrase, found[0].form.lemma)
        return numbers.pop()

    @staticmethod
    def _name(found: Sequence[Part]) -> str | None:
        names = [name for part in found for name in part.quoted]
        return NUMBERED.sub("", names[0]) if names else None
