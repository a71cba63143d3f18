"""What must hold between records, and the one way in: `load` reads, checks and proves a dataset.

Rules over whole records and the order in which they run belong here; a field's own rule
(`dataset`) and whatever a page derives (`analysis`) may not. For others: `load.load`, `Dataset`.
"""
