"""Acts as Akoma Ntoso 3.0: the document, what it says of itself, its names.

The format of legal informatics belongs here, no other. For others: `document`.
"""
