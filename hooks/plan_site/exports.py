"""Plan → files to take away: address → bytes."""

from collections.abc import Iterable

from . import addresses
from .load import Dataset
from .pages import Page, help_box
from .search import search_help, search_index
from .words import Words


def exports(dataset: Dataset, words: Words, pages: Iterable[Page]) -> dict[str, bytes]:
    """The dataset, every published text that it was held against, and what search needs."""
    files = {
        addresses.DATASET: dataset.text.encode(),
        addresses.SEARCH_INDEX: search_index(dataset.plan, words, pages),
        addresses.SEARCH_HELP: search_help(dataset.plan, help_box(dataset, words)),
    }
    for act in dataset.plan.acts:
        if proof := dataset.proofs.get(act.number):
            files[addresses.source(act)] = proof.text.encode()
    return files
