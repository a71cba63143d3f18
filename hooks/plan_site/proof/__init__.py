"""The dataset against the letters of an act's published text: each claimed once, in order.

What is compared with a source belongs here; what follows from the dataset alone may not.
For others: `collation` (the proof of an act), `sources` (its texts), `reconciliation` (its counts).
"""
