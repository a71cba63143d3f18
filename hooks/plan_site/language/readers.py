"""Official phrases → the dataset's values, by the rules of the language (`forms`).

Of an instruction, № 392's own form reads what the language does not.
"""

from collections.abc import Callable
from functools import cache
from typing import Final, TypeVar

from plan_site.language import forms, phrases
from plan_site.language.forms.completion import completion as read_completion
from plan_site.language.forms.cost import cost as read_cost
from plan_site.language.forms.deadline import deadline as read_deadline
from plan_site.language.forms.funding import funding as read_funding
from plan_site.language.forms.instruction_values import Instruction as ReadInstruction
from plan_site.language.forms.responsible import responsible as read_responsible
from plan_site.language.phrases import UnreadPhraseError
from plan_site.language.values import Instruction

T = TypeVar("T")


def _of_cell(reader: Callable[[str], T], what: str, expected: str) -> Callable[[str], T]:
    def read(phrase: str) -> T:
        """ValueError, with forms that are expected, where no rule reads the phrase."""
        try:
            return reader(phrase)
        except forms.UnreadFormError:
            raise UnreadPhraseError(what, phrase, expected) from None

    return read


# Most phrases of these come back in many rows; sums do not.
deadline: Final = cache(
    _of_cell(read_deadline, "deadline", "«2025 жылғы тамыз» or «жыл сайын маусым, желтоқсан»")
)
cost: Final = _of_cell(
    read_cost, "cost", "«талап етілмейді», «-» or «2023 жылы – 1,5 млн теңге; …»"
)
funding: Final = cache(
    _of_cell(read_funding, "source of funds", "«-», «ЖБ» or «РБ (бюджет қаражаты шегінде)»")
)
responsible: Final = cache(
    _of_cell(
        read_responsible, "responsible bodies", "abbreviations joined by «, », every body once"
    )
)
completion: Final = cache(
    _of_cell(read_completion, "form of completion", "«ОМ-ге ақпарат», «ДСМ бұйрығы», «фильм» …")
)


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
        everywhere=read.everywhere,
        to=read.to,
        terms=read.terms,
    )


@cache
def instruction(phrase: str) -> Instruction:
    """By the language first: № 392's own form alone reads «10-12-жолдар» as one row."""
    reading = forms.read("instruction", phrase)
    value = _instruction(phrase, reading) if isinstance(reading, ReadInstruction) else None
    return value or phrases.instruction(phrase)
