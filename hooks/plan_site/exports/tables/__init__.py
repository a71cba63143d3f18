"""The plan as tables: their columns and rows once, then CSV, a spreadsheet, a data package.

A column that readers take away belongs here; a table of a page may not. For others: `schema`,
`rows`, and a module for each format.
"""
