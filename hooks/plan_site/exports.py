"""Every file of the site that is no page: address → bytes."""

from collections.abc import Iterable

from . import addresses
from .downloads import downloads
from .frame import Frame
from .pages import Page
from .search import search_help, search_index


def exports(frame: Frame, pages: Iterable[Page], help_box: str) -> dict[str, bytes]:
    """What readers take away, and what search needs."""
    return downloads(frame) | {
        addresses.SEARCH_INDEX: search_index(frame.plan, frame.words, pages),
        addresses.SEARCH_HELP: search_help(frame.plan, help_box),
    }
