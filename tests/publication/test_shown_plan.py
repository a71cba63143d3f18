"""What an edition in another language shows of the plan."""

from plan_site.dataset.translations import TranslatedRemark
from plan_site.publication.shown_plan import Showing
from site_support import dataset, with_questions


def test_a_question_stands_in_the_editions_that_have_it_translated() -> None:
    held = dataset(with_questions)
    asked = TranslatedRemark(of="Интернет?", text="Что об интернете?")
    by = held.beside.translations["ru"].model_copy(update={"remarks": (asked,)})
    shown = Showing(by=by, said=lambda _version, _field: None, mark=lambda _mark, words: words)
    questions = shown.plan(held.plan).questions
    assert [(each.text, each.topic) for each in questions] == [("Что об интернете?", "digital")]
