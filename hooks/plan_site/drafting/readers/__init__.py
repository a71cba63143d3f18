"""Formats of files → `Document`: a module each, and each alone knows its library.

For others: `reading.read`.
"""
