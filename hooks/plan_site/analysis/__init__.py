"""What follows from a sound plan: duties, due dates, sums, changes between wordings, fingerprints.

Figures and relations that pages and files share belong here; words for a reader may not.
For others: every module, each of which takes the plan or its records.
"""
