"""One dataset and the words of its site → every page and file: the engine, which knows no MkDocs.

Rooms stand here, and four modules: `build` (the one door for a site generator), `faults` (how a
fault is told), this one and `__main__` (the command line). ARCHITECTURE.md is the map.
"""

from typing import Final

VERSION: Final = "0.9"
"""Of the site, as CHANGELOG.md counts it; every page's foot says it."""
