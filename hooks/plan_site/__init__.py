"""One dataset and the words of its site → every page and file: the engine, which knows no MkDocs.

Rooms stand here, and four modules: `build` (the one door for a site generator), `faults` (how a
fault is told), this one and `__main__` (the command line). ARCHITECTURE.md is the map.
"""
