"""The search's index at the size of a whole plan, in each edition: what a reader fetches."""

import pytest

from measure import search_speed
from plan_site.language.catalogue import languages
from site_support import dataset
from support import ROOT


@pytest.mark.thorough
@pytest.mark.parametrize("language", languages(ROOT / "locale"))
def test_an_index_of_a_thousand_measures_in_three_languages_is_light(language: str) -> None:
    parts = search_speed.index(dataset(), 1000, language)
    assert search_speed.packed(parts) <= search_speed.MOST_BYTES
