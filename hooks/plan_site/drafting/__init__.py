"""A published act as a page, a Word file, a PDF or a torn text → records of the dataset, a draft.

What such documents look like and what their tables mean belongs here; what a phrase means is the
language's, what must hold of records is validation's. For others: `command`, what one types.
"""
