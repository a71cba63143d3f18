"""Official phrases → the dataset's values, by the rules of the language (`forms`).

Of an instruction, № 392's own form reads what the language does not.
"""

from collections.abc import Callable
from functools import cache
from typing import Final, TypeVar

from plan_site.language import forms, text_readers
from plan_site.language.forms.completion import completion as read_completion
from plan_site.language.forms.cost import cost as read_cost
from plan_site.language.forms.deadline import deadline as read_deadline
from plan_site.language.forms.funding import funding as read_funding
from plan_site.language.forms.instruction_values import Instruction as ReadInstruction
from plan_site.language.forms.responsible import responsible as read_responsible
from plan_site.language.nearest_forms import nearest
from plan_site.language.text_readers import UnreadPhraseError
from plan_site.language.values import Instruction

T = TypeVar("T")
EVERY: Final = {"responsible": ", every body once"}
"""What a form alone does not show."""


def _of_cell(reader: Callable[[str], T], kind: str, what: str) -> Callable[[str], T]:
    def read(phrase: str) -> T:
        """ValueError, with the nearest form, where no rule reads the phrase."""
        try:
            return reader(phrase)
        except forms.UnreadFormError:

            def expected() -> str:
                return f"«{nearest(kind, phrase)}»{EVERY.get(kind, '')}"

            raise UnreadPhraseError(what, phrase, expected) from None

    return read


# Most phrases of these come back in many rows; sums do not.
deadline: Final = cache(_of_cell(read_deadline, "deadline", "deadline"))
cost: Final = _of_cell(read_cost, "cost", "cost")
funding: Final = cache(_of_cell(read_funding, "funding", "source of funds"))
responsible: Final = cache(_of_cell(read_responsible, "responsible", "responsible bodies"))
completion: Final = cache(_of_cell(read_completion, "completion", "form of completion"))


def _instruction(said: str, read: ReadInstruction) -> Instruction | None:
    """All that the language reads; of a subsection that rows are put into its name as well."""
    if read.subsection and read.rows and not read.name:
        return None
    return Instruction(
        said=said,
        effect=read.effect,
        rows=read.rows,
        subsection=read.subsection,
        subsection_title=read.name if read.subsection else None,
        section=read.section,
        section_title=read.name if read.section and not read.subsection else None,
        glossary=read.glossary,
        columns=read.columns,
        words=read.words,
        title=read.title,
        plan=read.plan,
        act=read.act,
        acts=read.acts,
        everywhere=read.everywhere,
        to=read.to,
        terms=read.terms,
    )


@cache
def instruction(phrase: str) -> Instruction:
    """By the language first: № 392's own form alone reads «10-12-жолдар» as one row."""
    reading = forms.read("instruction", phrase)
    value = _instruction(phrase, reading) if isinstance(reading, ReadInstruction) else None
    try:
        return value or text_readers.instruction(phrase)
    except UnreadPhraseError:

        def expected() -> str:
            return f"«{nearest('instruction', phrase)}»"

        raise UnreadPhraseError("instruction", phrase, expected) from None
