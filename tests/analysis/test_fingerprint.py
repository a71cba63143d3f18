"""Fingerprints: what a citation in print can be checked by."""

import pytest

import support
from plan_site.analysis.fingerprint import fingerprint
from plan_site.dataset.fields import FIELDS
from plan_site.dataset.plan import Version
from plan_site.validation.load import Dataset


def wordings(dataset: Dataset) -> dict[str, Version]:
    return {measure.number: measure.current for measure in dataset.plan.measures}


def test_the_promise_is_kept() -> None:
    """Figures given once; whoever breaks this breaks every citation in print."""
    version = support.dataset().plan.measure("44").current
    assert fingerprint("44", version) == "d240ad5b"


def test_every_wording_has_its_own(dataset: Dataset) -> None:
    made = [fingerprint(number, version) for number, version in wordings(dataset).items()]
    assert len(set(made)) == len(made) == 17
    assert all(len(each) == 8 and int(each, 16) >= 0 for each in made)


def test_it_holds_the_number_too(dataset: Dataset) -> None:
    version = dataset.plan.measure("6").current
    assert fingerprint("6", version) != fingerprint("6-1", version)


CHANGES = {
    "text": "Басқа мәтін",
    "completion": "ДСМ бұйрығы",
    "deadline": "жыл сайын маусым",
    "responsible": "ДСМ",
    "cost": "талап етілмейді",
    "funding": "ЖБ (бюджет қаражаты шегінде)",
}


@pytest.mark.parametrize("field", FIELDS)
def test_another_word_in_any_official_field_is_another(field: str) -> None:
    tree = support.fresh_tree()
    support.without_source(tree)
    place = support.wording("44", field)
    assert support.value(tree, place) != CHANGES[field]
    support.put(tree, place, CHANGES[field])
    support.put(tree, support.measure("44", "notes"), [])  # one doubts a sum that may be gone
    plan, faults = support.check(tree)
    assert plan is not None, support.messages(faults)
    before = support.dataset().plan.measure("44").current
    assert fingerprint("44", plan.measure("44").current) != fingerprint("44", before)


def test_what_is_ours_is_not_in_it() -> None:
    tree = support.fresh_tree()
    support.put(tree, support.measure("44", "label"), "Басқа белгі")
    support.put(tree, support.measure("44", "notes"), [])
    plan, faults = support.check(tree)
    assert plan is not None, support.messages(faults)
    before = support.dataset().plan.measure("44").current
    assert fingerprint("44", plan.measure("44").current) == fingerprint("44", before)
