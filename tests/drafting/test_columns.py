"""A heading's wording names its column, whatever the register calls it."""

import pytest

from plan_site.drafting.columns import field_of


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("№", "number"),
        ("Р/с №", "number"),
        ("№ р/с", "number"),
        ("№ р/н", "number"),
        ("Рет №", "number"),
        ("Реттік нөмірі", "number"),
        ("Р/с\u00a0№", "number"),
        ("Іс-шара", "text"),
        ("Іс-шаралар", "text"),
        ("Іс-шараның атауы", "text"),
        ("Іс-шаралар атауы", "text"),
        ("Шаралар", "text"),
        ("Іс-қимылдар", "text"),
        ("Аяқталу нысаны", "completion"),
        ("Іс-шараның аяқталу нысаны", "completion"),
        ("Аяқтау нысаны", "completion"),
        ("Орындау нысаны", "completion"),
        ("Күтілетін нәтиже", "completion"),
        ("Орындау мерзімі", "deadline"),
        ("Орындалу мерзімдері", "deadline"),
        ("Іске асыру мерзімі", "deadline"),
        ("Орындау кезеңі", "deadline"),
        ("Аяқталу мерзімі", "deadline"),
        ("Басталу және аяқталу мерзімдері", "deadline"),
        ("Басталу мерзімі", "note"),
        ("Басым бағыттар", "section"),
        ("Жауапты орындаушылар", "responsible"),
        ("Орындауға жауаптылар", "responsible"),
        ("Іс-шараны орындауға жауаптылар", "responsible"),
        ("Жауапты мемлекеттік органдар", "responsible"),
        ("Болжамды шығыстар (млн теңге)", "cost"),
        ("Қаржыландыру көлемі, мың теңге", "cost"),
        ("Болжанатын шығындар", "cost"),
        ("Қаржыландыру көзі", "funding"),
        ("Қаржыландыру көздері", "funding"),
        ("Ескертпе", "note"),
        ("Ауыл кітапханаларын жөндеу", None),
        ("2026 жылғы тамыз", None),
        ("", None),
    ],
)
def test_a_heading_names_its_field(heading: str, field: str | None) -> None:
    assert field_of(heading) == field
