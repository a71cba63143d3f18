"""Reconciliation: the site's counts against the act's own words."""

import pytest

from plan_site.load import Dataset
from plan_site.model import Plan
from plan_site.reconciliation import Count, reconcile
from site_support import Change, Tree, measure
from support import fresh_tree


def test_act_392s_rows_glossary_lines_and_letters_agree(dataset: Dataset) -> None:
    counts = reconcile(dataset.plan, dataset.plan.act("392"), dataset.proofs["392"])
    assert [(c.what, c.act, c.site) for c in counts] == [
        ("substituted", 6, 6),
        ("inserted", 11, 11),
        ("glossary", 4, 4),
        ("letters", 6450, 6450),
    ]
    assert all(c.agrees for c in counts)


def test_a_count_that_differs_does_not_agree() -> None:
    assert not Count(what="rows", act=17, site=16).agrees
    assert Count(what="rows", act=17, site=17).agrees


def drop_a_wording(tree: Tree) -> None:
    measure(tree, "43")["versions"][0]["act"] = "748"


def drop_a_name(tree: Tree) -> None:
    for agency in tree["agencies"]:
        if agency["abbreviation"] == "КМ":
            del agency["act"]


@pytest.mark.parametrize(
    ("change", "what", "sides"),
    [(drop_a_wording, "substituted", (6, 5)), (drop_a_name, "glossary", (4, 3))],
)
def test_the_two_sides_are_counted_apart(
    dataset: Dataset, change: Change, what: str, sides: tuple[int, int]
) -> None:
    # Loading refuses such a plan; here it shows that neither side is read off the other.
    tree = fresh_tree()
    change(tree)
    plan = Plan.model_validate(tree)
    counts = reconcile(plan, plan.act("392"), dataset.proofs["392"])
    assert {c.what: (c.act, c.site) for c in counts if not c.agrees} == {what: sides}
