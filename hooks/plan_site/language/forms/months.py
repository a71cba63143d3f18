"""The months and their cases."""

from typing import Final

from plan_site.language.forms.cases import Form, Nouns

MONTHS: Final = {
    name: number
    for number, name in enumerate(
        (
            "қаңтар",
            "ақпан",
            "наурыз",
            "сәуір",
            "мамыр",
            "маусым",
            "шілде",
            "тамыз",
            "қыркүйек",
            "қазан",
            "қараша",
            "желтоқсан",
        ),
        start=1,
    )
}
LONGEST: Final = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
NOUNS: Final = Nouns(MONTHS)


def month(word: str) -> tuple[int, Form] | None:
    """«желтоқсанға» → 12 and its form."""
    form = NOUNS.read(word)
    return (MONTHS[form.lemma], form) if form else None


def is_day(day: int, number: int) -> bool:
    """Whether a month can have the day."""
    return 1 <= day <= LONGEST.get(number, 31)
