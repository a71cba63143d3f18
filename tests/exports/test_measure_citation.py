"""Citations: each holds the wording, its act, since when it counts, and a fingerprint."""

import json

import pytest
from bibtexparser.entrypoint import parse_string
from citeproc import Citation as CitationsOf
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

import site_support
from plan_site.analysis.fingerprint import fingerprint
from plan_site.exports import measure_citation
from plan_site.exports.bibtex import bibtex
from site_support import HOST, Change, Tree, measure, with_100, with_748
from support import ROWS, without_source

PLANS: list[tuple[Change, ...]] = [(), (with_748, with_100)]


@pytest.mark.parametrize("changes", PLANS)
def test_both_forms_hold_all_that_a_quote_is_checked_by(changes: tuple[Change, ...]) -> None:
    views = site_support.views(*changes, url=HOST)
    for each in views.plan.measures:
        made = measure_citation.citation(views, each)
        act = views.plan.act(each.current.act)
        print_ = fingerprint(each.number, each.current)
        for form in (made.official, made.news):
            assert (f"«{each.current.text}»" in form) != (form is made.news and each.label_only)
            assert f"№ {act.number} қаулы" in form
            assert views.words.date(act.effective_date) in form
            assert form.endswith(f"{HOST}measures/{each.number}/?v={print_}")
        assert f"реттік нөмірі {each.number}-жол" in made.official


def test_the_official_form_says_what_the_act_did() -> None:
    views = site_support.views(with_748, with_100)
    forms = {m.number: measure_citation.citation(views, m).official for m in views.plan.measures}
    assert "қаулысымен қосылған" in forms["29-1"]
    assert "жаңа редакцияда жазылған" in forms["44"]
    assert "№ 100 қаулысымен алып тасталған" in forms["49"]


def test_sums_are_quoted_with_years_source_and_their_doubt_in_one_sentence() -> None:
    views = site_support.views(url=HOST)
    forms = {m.number: measure_citation.citation(views, m).sums for m in views.plan.measures}
    assert [number for number in forms if forms[number]] == ["42", "43", "44"]
    for number in ("42", "43", "44"):
        record = views.plan.measure(number)
        sentence, _, url = forms[number].rpartition(". ")
        assert f"«{record.current.cost.said}»" in sentence
        assert "жергілікті бюджет" in sentence
        assert f"№ {record.current.act} қаулысымен" in sentence
        assert url == measure_citation.address(views, record)
        assert ("2025 жылғы сома тексеруді қажет етеді" in sentence) == (number == "44")


def costs_more(tree: Tree) -> None:
    without_source(tree)
    version = measure(tree, "44")["versions"][0]
    version["cost"] = version["cost"].replace("81599,203", "81599,204")


def test_the_citation_of_44_changes_with_its_cost() -> None:
    before, after = site_support.views(), site_support.views(costs_more)
    one = measure_citation.citation(before, before.plan.measure("44"))
    other = measure_citation.citation(after, after.plan.measure("44"))
    assert one.fingerprint != other.fingerprint
    assert one.address != other.address


def test_wordings_no_longer_in_force_are_compared_with_todays() -> None:
    views = site_support.views(with_748)
    record = views.plan.measure("6")
    made = measure_citation.citation(views, record)
    held = [version.act for version in reversed(record.versions[:-1])]
    assert [old.version.act for old in made.older] == held
    assert len(held) >= 1
    assert all(any(field.changed for field in old.fields) for old in made.older)


def test_reference_managers_read_every_entry() -> None:
    views = site_support.views(url=HOST)
    for number in ROWS:
        record = views.plan.measure(number)
        library = parse_string(bibtex(views, record).decode())
        assert not library.failed_blocks
        [entry] = library.entries
        print_ = fingerprint(number, record.current)
        assert entry["url"].endswith(f"?v={print_}")
        [item] = json.loads(measure_citation.csl(views, record))
        assert item["URL"] == entry["url"]
        assert item["issued"] == {"date-parts": [[2025, 5, 30]]}
        assert views.words.get("data.licence.text") in item["note"]


def test_means_are_named_in_no_file_to_take_into_a_bibliography() -> None:
    views = site_support.views(url=HOST)
    record = views.plan.measure("28")
    for content in (bibtex(views, record), measure_citation.csl(views, record)):
        assert record.current.text[:40] not in content.decode()
        assert record.label in content.decode()


def test_means_are_named_in_no_sentence_for_papers() -> None:
    views = site_support.views(url=HOST)
    record = views.plan.measure("28")
    news = measure_citation.citation(views, record).news
    assert record.label in news
    assert record.current.text[:40] not in news


def test_the_title_is_the_governments_and_our_label_is_said_to_be_ours() -> None:
    views = site_support.views(url=HOST)
    record = views.plan.measure("44")
    [entry] = parse_string(bibtex(views, record).decode()).entries
    [item] = json.loads(measure_citation.csl(views, record))
    assert entry["title"].strip("{}") == item["title"] == views.plan.plan.title
    assert item["section"] == "44"
    assert "реттік нөмірі 44-жол" in entry["note"]
    assert views.words.get("cite.label", label=record.label) in item["note"]


def test_a_brace_in_a_label_closes_nothing() -> None:
    def braced(tree: Tree) -> None:
        measure(tree, "6")["label"] = "} @misc{x, title = {y}"

    views = site_support.views(braced)
    library = parse_string(bibtex(views, views.plan.measure("6")).decode())
    assert len(library.entries) == 1
    assert not library.failed_blocks


def test_signs_that_latex_would_run_are_letters() -> None:
    def signs(tree: Tree) -> None:
        measure(tree, "28")["label"] = r'100 % & #1 $x_y$ ~ ^ \input "сөз"'

    views = site_support.views(signs)
    [entry] = parse_string(bibtex(views, views.plan.measure("28")).decode()).entries
    assert entry["abstract"].strip("{}") == (
        r"100 \% \& \#1 \$x\_y\$ \textasciitilde{} \textasciicircum{} \textbackslash{}input"
        ' "сөз"'
    )


def test_every_word_of_the_wording_is_in_the_entry_that_may_hold_it() -> None:
    views = site_support.views(url=HOST)
    for record in views.plan.measures:
        wanted = record.label if record.label_only else record.current.text
        [entry] = parse_string(bibtex(views, record).decode()).entries
        # BibTeX writes a per cent sign with a stroke before it, and braces around what stands fast.
        assert entry["abstract"].replace("\\%", "%").strip("{}") == wanted
        assert json.loads(measure_citation.csl(views, record))[0]["abstract"] == wanted


def test_a_reference_manager_renders_the_item() -> None:
    views = site_support.views(url=HOST)
    record = views.plan.measure("29-1")
    source = CiteProcJSON(json.loads(measure_citation.csl(views, record)))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    key = measure_citation.key(views, record)
    bibliography.register(CitationsOf([CitationItem(key)]))
    [made] = [str(item) for item in bibliography.bibliography()]
    assert views.plan.plan.title in made
    assert "2025" in made
