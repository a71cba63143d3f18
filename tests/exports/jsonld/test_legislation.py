"""Acts, the plan, sections and measures as schema.org's legislation, against the dataset."""

from typing import Any, Final

import pytest
from rdflib.namespace import RDF, SDO

from linked_pages import at, of_type, told, united, value, values, whole
from plan_site.dataset.plan import Measure, Plan
from plan_site.language.values import Effect
from site_support import (
    HOST,
    Change,
    Tree,
    dataset,
    measure,
    with_100,
    with_748,
    with_measures,
    with_third_wording,
)

PLANS: Final[list[tuple[Change, ...]]] = [
    (),
    (with_748, with_100),
    (with_third_wording,),
    (with_measures(60),),
]
NAMES: Final = ["today", "748-100", "third-wording", "60-measures"]


def with_100_in_force(tree: Tree) -> None:
    """Act 100 and the day from which it counts."""
    with_100(tree)
    tree["acts"][-1]["in_force"] = "2025-11-20"


def body(plan: Plan, abbreviation: str) -> str:
    agency = plan.agency(abbreviation)
    return f"{HOST}{'glossary/#' if agency.many else 'agencies/'}{agency.slug}" + (
        "" if agency.many else "/"
    )


def node(number: str) -> Any:
    return at(f"measures/{number}/")


@pytest.mark.parametrize("changes", PLANS, ids=NAMES)
def test_a_measure_is_told_as_the_dataset_has_it(changes: tuple[Change, ...]) -> None:
    plan, graph = dataset(*changes).plan, whole(*changes)
    for m in plan.measures:
        here = node(m.number)
        assert (here, RDF.type, SDO.Legislation) in graph
        assert value(graph, here, "legislationIdentifier") == m.number
        assert value(graph, here, "name") == m.label
        assert value(graph, here, "url") == str(here)
        assert value(graph, here, "inLanguage") == "kk"
        assert value(graph, here, "isPartOf") == f"{HOST}sections/{m.section}/"
        row = f"{HOST}acts/{m.current.act}/#row-{m.number}"
        assert value(graph, here, "isBasedOn") == row
        bodies = {body(plan, b) for b in m.current.responsible.agencies}
        assert values(graph, here, "legislationResponsible") == bodies
    assert len(plan.measures) >= 17


@pytest.mark.parametrize("changes", PLANS, ids=NAMES)
def test_the_rows_that_changed_a_measure_are_the_acts(changes: tuple[Change, ...]) -> None:
    plan, graph = dataset(*changes).plan, whole(*changes)
    changed = {Effect.SUBSTITUTED, Effect.REPEALED}
    expected = {
        (f"{HOST}acts/{act}/#row-{row}", f"{HOST}measures/{row}/")
        for (act, row), effect in plan.effects.items()
        if effect in changed
    }
    # The act's page tells it, and the measure's by itself.
    for kind in ("acts/", "measures/"):
        pages = united({a: one for a, one in told(*changes).items() if a.startswith(kind)})
        changes_told = {
            (str(row), str(what))
            for row, what in pages.subject_objects(SDO.legislationChanges)
            if "/measures/" in str(what)
        }
        assert changes_told == expected, kind
    inserted = {
        f"{HOST}acts/{act}/#row-{row}"
        for (act, row), effect in plan.effects.items()
        if effect is Effect.INSERTED
    }
    into_plan = {str(row) for row in graph.subjects(SDO.legislationChanges, at("#plan"))}
    assert {row for row in into_plan if "#row-" in row} == inserted
    assert expected
    assert inserted


def test_an_acts_rows_are_its_parts() -> None:
    changes = (with_748, with_100)
    plan, graph = dataset(*changes).plan, whole(*changes)
    for act in plan.acts:
        rows = {row for number, row in plan.effects if number == act.number}
        parts = values(graph, at(f"acts/{act.number}/"), "hasPart")
        assert parts == {f"{HOST}acts/{act.number}/#row-{row}" for row in rows}
        for row in rows:
            here = at(f"acts/{act.number}/#row-{row}")
            assert value(graph, here, "legislationIdentifier") == row


def test_the_acts_are_told_as_the_dataset_has_them() -> None:
    plan, graph = dataset().plan, whole()
    register = {
        "748": "https://adilet.zan.kz/kaz/docs/P2300000748",
        "392": "https://adilet.zan.kz/kaz/docs/P2500000392",
    }
    for act in plan.acts:
        here = at(f"acts/{act.number}/")
        assert value(graph, here, "name") == act.official_title
        assert value(graph, here, "legislationIdentifier") == act.number
        assert value(graph, here, "legislationDate") == act.date.isoformat()
        assert value(graph, here, "sameAs") == register[act.number]
        assert values(graph, here, "legislationPassedBy") == {f"{HOST}#government"}
    changes = values(graph, at("acts/392/"), "legislationChanges")
    assert changes == {f"{HOST}acts/748/", f"{HOST}#plan"}
    assert values(graph, at("acts/748/"), "legislationChanges") == set()
    assert value(graph, at("acts/748/"), "about") == f"{HOST}#plan"


def test_the_plan_is_told_with_its_term_and_its_sections() -> None:
    plan, graph = dataset().plan, whole()
    here = at("#plan")
    assert value(graph, here, "name") == plan.plan.title
    assert value(graph, here, "temporalCoverage") == "2023/2025"
    assert value(graph, here, "legislationDate") == "2023-08-31"
    sections = {f"{HOST}sections/{section.number}/" for section in plan.sections}
    assert values(graph, here, "hasPart") == sections
    for section in plan.sections:
        there = at(f"sections/{section.number}/")
        assert value(graph, there, "name") == section.title
        of_section = {m.number for m in plan.measures if m.section == section.number}
        parts = values(graph, there, "hasPart")
        assert parts == {f"{HOST}measures/{number}/" for number in of_section}


def dates(m: Measure, *changes: Change) -> tuple[str | None, str | None]:
    graph = whole(*changes)
    here = node(m.number)
    return value(graph, here, "legislationDate"), value(graph, here, "legislationDateVersion")


def test_a_measure_is_dated_only_as_far_as_acts_say() -> None:
    plan = dataset().plan
    # When № 748's rows were first worded is known; what № 392 replaced is not at hand.
    assert dates(plan.measure("29-1")) == ("2025-05-30", "2025-05-30")
    assert dates(plan.measure("44")) == (None, "2025-05-30")
    old = dataset(with_748).plan
    assert dates(old.measure("44"), with_748) == ("2023-08-31", "2025-05-30")
    # From which day № 748 counts is not known.
    assert dates(old.measure("7"), with_748) == ("2023-08-31", None)


def test_nothing_is_said_to_be_in_force_or_not_but_a_repealed_row() -> None:
    for changes in ((), (with_748,), (with_100,)):
        assert list(whole(*changes).triples((None, SDO.legislationLegalForce, None))) == []
    repealed = whole(with_100_in_force)
    out = list(repealed.subject_objects(SDO.legislationLegalForce))
    assert out == [(node("49"), SDO.NotInForce)]


def test_a_label_and_no_wording_names_measure_28() -> None:
    def other_label(tree: Tree) -> None:
        measure(tree, "28")["label"] = "Ойдан шығарылған белгі"

    assert value(whole(other_label), node("28"), "name") == "Ойдан шығарылған белгі"
    assert len(of_type(whole(), "Legislation")) == 17 + 17 + 3 + 2 + 1
