"""Folding and stemming, by pairs of words: theme/scripts/kazakh.js in a real browser."""

from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from site_support import dataset
from support import ROOT

PAIRS = [
    # the same word in other forms
    ("бала", "балаларға"),
    ("балалардың", "балаларды"),
    ("бұйрық", "бұйрығы"),
    ("мектеп", "мектебі"),
    ("мектептерде", "мектеп"),
    ("дәрігерлерге", "дәрігер"),
    ("құлық", "құлқы"),
    ("халық", "халқы"),
    ("орын", "орындарындағы"),
    ("орны", "орын"),
    ("зерттеулер", "зерттеу"),
    ("министрлігіне", "министрлік"),
    ("тәрбие", "тәрбиесін"),
    ("қылмысы", "қылмыстарды"),
    ("заң", "Заңының"),
    ("желілердегі", "желі"),
    ("балабақшаларда", "балабақша"),
    ("сапасы", "сапа"),
    # another keyboard, another alphabet
    ("қауіпсіздік", "кауипсиздик"),
    ("қауіпсіздігі", "кауыпсыздык"),
    ("қауіпсіздік", "qauipsizdik"),
    ("жасөспірімдердің", "jasöspırım"),
    ("жасөспірім", "jasospirim"),
    ("қылмыс", "qylmys"),
    ("денсаулық", "densaulyq"),
    ("ӨҚМ", "ОКМ"),
    ("ІІМ", "ИИМ"),
    ("ҒЖБМ", "gjbm"),
    ("психология", "psihologiya"),
    ("фильм", "film"),
]
RELATED = [
    # words made of one another: found, but behind the word itself
    ("мектеп", "мектептік"),
    ("суицид", "суицидтік"),
    ("қауіпсіз", "қауіпсіздік"),
    ("психиатр", "психиатрия"),
    ("психолог", "психологиялық"),
    ("даярлау", "даярлайтын"),
    ("даярлау", "даярлайды"),
    ("бағытталған", "бағыты"),
]
APART = [
    # different words that a careless rule would throw together
    ("қауіп", "қаулы"),
    ("бала", "бал"),
    ("дене", "ден"),
    ("мамандар", "мама"),
    ("қылмыс", "қылм"),
    ("заң", "зат"),
    ("орта", "ор"),
]
# Words of the plan that share an inflected stem although their first four letters differ; folded.
# A rule that brings more of them together must show it here.
FORMS_OF_ONE_WORD = [
    # a narrow vowel falls out: орын – орны, құлық – құлқы
    ("ориндариндаги", "орнинан"),
    ("ориндардаги", "орнинан"),
    ("кулик", "кулки"),
    ("куликти", "кулки"),
    # заң is short
    ("занди", "занинин"),
]
MET_BY_CHANCE = [
    # басым (foremost) could be «my head» and басқа (other) «to the head», both forms of бас
    ("басим", "баска"),
]


@pytest.fixture(scope="module")
def kazakh(chromium: Browser) -> Any:
    """Calls `kazakh.<name>(…)` in the page."""
    page: Page = chromium.new_page()
    page.evaluate((ROOT / "theme" / "scripts" / "kazakh.js").read_text(encoding="utf-8"))

    def call(expression: str, argument: Any = None) -> Any:
        return page.evaluate(
            f"(x) => {{ const k = globalThis.kazakh; return {expression}; }}", argument
        )

    yield call
    page.close()


INFLECTED = "x.map((w) => k.stems(k.fold(w)).inflected)"
ALL = "x.map((w) => { const s = k.stems(k.fold(w)); return [...s.inflected, ...s.derived]; })"


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_forms_of_a_word_share_a_stem(kazakh: Any, one: str, other: str) -> None:
    first, second = kazakh(INFLECTED, [one, other])
    assert set(first) & set(second)


@pytest.mark.parametrize(("one", "other"), RELATED)
def test_a_word_made_of_another_shares_a_derived_stem_only(
    kazakh: Any, one: str, other: str
) -> None:
    first, second = kazakh(ALL, [one, other])
    assert set(first) & set(second)
    inflected = kazakh(INFLECTED, [one, other])
    assert not set(inflected[0]) & set(inflected[1])


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_words_share_no_inflected_stem(kazakh: Any, one: str, other: str) -> None:
    first, second = kazakh(INFLECTED, [one, other])
    assert not set(first) & set(second)


def test_one_folding_serves_capitals_and_every_keyboard(kazakh: Any) -> None:
    assert kazakh("x.map(k.fold)", ["ӘҒҚҢӨҰҮҺІ", "әғқңөұүһі", "агкноуухи"]) == ["агкноуухи"] * 3


def test_improvised_latin_has_all_its_spellings(kazakh: Any) -> None:
    assert kazakh("k.spellings(x)", "TSM") == ["цм", "тсм"]
    assert kazakh("k.spellings(x)", "бала") == ["бала"]


def test_tokens_keep_numbers_of_rows_and_drop_case_endings(kazakh: Any) -> None:
    text = "ОМ-ге ақпарат 29-1-жол, ата-ана «мінез-құлқы» 2023–2025 37–2 ДСМ-нің"
    words = kazakh("k.words(x).map((w) => w.word)", text)
    expected = ["ОМ", "ақпарат", "29-1", "ата", "ана", "мінез", "құлқы", "2023", "2025", "37-2"]
    assert words == [*expected, "ДСМ"]


def test_tokens_know_where_they_stand(kazakh: Any) -> None:
    text = "ОМ-ге ақпарат"
    pieces = kazakh("k.words(x).map((w) => x.slice(w.start, w.end))", text)
    assert pieces == ["ОМ-ге", "ақпарат"]


def test_words_of_the_plan_that_share_a_stem_begin_alike(kazakh: Any) -> None:
    """The dataset's own words: those that share a stem begin alike, or are listed above."""
    plan = dataset().plan
    texts = [f"{m.label} {m.current.text} {m.current.completion.said}" for m in plan.measures]
    texts += [agency.name for agency in plan.agencies]
    words = sorted(set(kazakh("x.flatMap((t) => k.words(t).map((w) => k.fold(w.word)))", texts)))
    assert len(words) > 200
    stems = dict(zip(words, kazakh("x.map((w) => k.stems(w).inflected)", words), strict=True))
    met = {
        frozenset((one, other))
        for one, other in combinations(words, 2)
        if set(stems[one]) & set(stems[other])
        and one[: min(4, len(one), len(other))] != other[: min(4, len(one), len(other))]
    }
    assert met == {frozenset(pair) for pair in (*FORMS_OF_ONE_WORD, *MET_BY_CHANCE)}
