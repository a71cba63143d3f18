"""Files to take away: a folder a family of formats; downloads, checksums.

Bytes of a format and the records in it belong here; HTML and pictures may not (`pages`, `cards`).
For others: `downloads`, `measure_citation`, `jsonld`.
"""
