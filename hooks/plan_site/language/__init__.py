"""Kazakh itself: official phrases → values, the alphabet, look-alike letters, the catalogue.

What would be true of any Kazakh plan belongs here; a record of the dataset or a page may not.
For others: every module; `cell_readers` and `text_readers` read official words into `values`.
"""
