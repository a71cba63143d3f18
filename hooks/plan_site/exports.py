"""Plan → files to take away: address → bytes."""

from collections.abc import Iterable

from . import addresses
from .akoma_ntoso import akoma_ntoso
from .frame import Frame
from .pages import Page
from .search import search_help, search_index


def exports(frame: Frame, pages: Iterable[Page], help_box: str) -> dict[str, bytes]:
    """The dataset, the texts that it was held against, the amending acts, what search needs."""
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
        **{
            addresses.akoma_ntoso(act): akoma_ntoso(frame, act)
            for act in frame.amending
            if act.body
        },
    }
