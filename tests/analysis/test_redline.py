"""Comparison: what changed between two wordings, in parts that join to each of them."""

from hypothesis import given
from hypothesis import strategies as st

import site_support
from plan_site.analysis import redline
from plan_site.analysis.redline import Change, Segment, words_of
from plan_site.dataset.fields import FIELDS
from plan_site.dataset.plan import Measure
from plan_site.validation.load import Dataset

WORDS = st.lists(
    st.sampled_from(["Балаларға", "қатысты", "науқан", "жүргізу", "ОМ,", "«а»", "2025", "–"]),
    min_size=1,
    max_size=9,
).map(" ".join)


def measure(*texts: str, responsible: str = "ОМ") -> Measure:
    """A measure with a wording by one act each."""
    return Measure.model_validate(
        {
            "number": "1",
            "section": "1",
            "label": "белгі",
            "topics": ["a"],
            "versions": [
                {
                    "act": str(number),
                    "text": text,
                    "completion": "фильм",
                    "deadline": "2025 жылғы тамыз",
                    "responsible": responsible,
                    "cost": "-",
                    "funding": "-",
                }
                for number, text in enumerate(texts, start=1)
            ],
        }
    )


def parts(change: Change, field: str) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    [found] = [f for f in change.fields if f.field == field]
    return found.before, found.after


def marked(made: tuple[Segment, ...]) -> str:
    """Changed words in brackets."""
    return "".join(f"[{p.text}]" if p.changed else p.text for p in made)


def test_a_measure_with_one_wording_has_no_change(dataset: Dataset) -> None:
    assert [list(redline.changes(m)) for m in dataset.plan.measures] == [[]] * 17


def test_words_that_the_other_wording_lacks_are_marked_and_no_others() -> None:
    [change] = redline.changes(
        measure("ұлттық ақпараттық науқан жүргізу", "ақпараттық үлкен науқан өткізу")
    )
    before, after = parts(change, "text")
    assert marked(before) == "[ұлттық ]ақпараттық науқан [жүргізу]"
    assert marked(after) == "ақпараттық [үлкен ]науқан [өткізу]"


def test_a_field_that_stayed_is_not_changed_and_keeps_its_words() -> None:
    [change] = redline.changes(measure("а б", "а в"))
    assert [(f.field, f.changed) for f in change.fields] == [
        ("text", True),
        ("completion", False),
        ("deadline", False),
        ("responsible", False),
        ("cost", False),
        ("funding", False),
    ]
    assert parts(change, "deadline") == ((Segment(text="2025 жылғы тамыз", changed=False),),) * 2


def test_three_wordings_make_two_changes_oldest_first() -> None:
    changes = list(redline.changes(measure("а", "б", "в")))
    assert [(c.before.act, c.after.act) for c in changes] == [("1", "2"), ("2", "3")]
    assert [marked(parts(c, "text")[0]) for c in changes] == ["[а]", "[б]"]


def test_a_wording_of_the_approving_act_is_compared_field_by_field() -> None:
    plan = site_support.dataset(site_support.with_748).plan
    [change] = redline.changes(plan.measure("44"))
    changed = {f.field: (marked(f.before), marked(f.after)) for f in change.fields if f.changed}
    assert changed == {
        "text": (
            "Кәмелетке толмағандарды қосымша білім берумен [80 ]% қамту бойынша шаралар қабылдау",
            "Кәмелетке толмағандарды қосымша білім берумен [100 ]% қамту бойынша шаралар қабылдау",
        ),
        "responsible": ("ЖАО, ОМ", "ЖАО, [ТСМ, МАМ, ]ОМ"),
        "cost": (
            "2023 жылы – 81599,203 млн теңге; 2024 жылы – 92327,978 млн теңге",
            "2023 жылы – 81599,203 млн теңге; 2024 жылы – 92327,978 млн "
            "[теңге; 2025 жылы – 1001355,68 млн ]теңге",
        ),
    }


def test_what_a_field_said_is_its_official_words(dataset: Dataset) -> None:
    version = dataset.plan.measure("47-1").current
    assert [words_of(version, field) for field in FIELDS[1:]] == [
        "ДСМ бұйрығы",
        "2025 жылғы тамыз",
        "ДСМ",
        "-",
        "РБ (бюджет қаражаты шегінде)",
    ]


@given(WORDS, WORDS)
def test_the_parts_join_to_the_exact_wordings(old: str, new: str) -> None:
    [change] = redline.changes(measure(old, new))
    before, after = parts(change, "text")
    assert "".join(p.text for p in before) == old
    assert "".join(p.text for p in after) == new


@given(WORDS, WORDS)
def test_what_is_not_marked_stands_in_both_wordings_alike(old: str, new: str) -> None:
    [change] = redline.changes(measure(old, new))
    before, after = (
        " ".join("".join(p.text for p in side if not p.changed).split())
        for side in parts(change, "text")
    )
    assert before == after
    assert change.fields[0].changed == (old != new)


def test_a_word_at_the_end_stays_unmarked_when_more_words_follow_it() -> None:
    [change] = redline.changes(measure("науқан жүргізу", "науқан жүргізу және бақылау"))
    before, after = parts(change, "text")
    assert marked(before) == "науқан жүргізу"
    assert marked(after) == "науқан жүргізу [және бақылау]"
