"""Plan → files to take away: address → bytes."""

from collections.abc import Iterable

from . import addresses
from .frame import Frame
from .pages import Page
from .search import search_help, search_index


def exports(frame: Frame, pages: Iterable[Page], help_box: str) -> dict[str, bytes]:
    """The dataset, every published text that it was held against, and what search needs."""
    dataset, plan = frame.dataset, frame.plan
    return {
        addresses.DATASET: dataset.text.encode(),
        addresses.SEARCH_INDEX: search_index(plan, frame.words, pages),
        addresses.SEARCH_HELP: search_help(plan, help_box),
        **{
            addresses.source(act): dataset.proofs[act.number].text.encode()
            for act in plan.acts
            if act.number in dataset.proofs
        },
    }
