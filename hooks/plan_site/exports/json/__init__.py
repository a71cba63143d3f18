"""The plan as JSON: its schema (a promise), its records, its files.

What stands in the published JSON belongs here; JSON-LD may not. For others: `files`, `schema`.
"""
