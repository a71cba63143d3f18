"""The colour of the masthead, for what no style sheet reaches: cards, spreadsheets, browsers."""

from typing import Final

PLUM: Final = "#40204a"
"""`--plum` of theme/styles/page/10-tokens.css, where pages take it; a test holds them equal."""
