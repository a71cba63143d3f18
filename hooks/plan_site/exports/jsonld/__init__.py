"""What machines read of a page: schema.org, as nodes of JSON-LD.

Nodes of schema.org belong here; the words of a page may not. For others: `vocabulary`,
`legislation`.
"""
