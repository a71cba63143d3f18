"""Where everything stands in a page's pictures: sizes and places as numbers, no words.

Geometry belongs here; colours (the style sheets) and captions (the catalogue) may not.
For others: a module for each picture.
"""
