"""Pictures that messengers show beside a link: their texts, their layout, the PNG, kept by hash.

What is drawn belongs here; HTML cards for other sites may not (`pages.embed`). The only Pillow.
For others: `texts.cards`, `cache.images`.
"""
