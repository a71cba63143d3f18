"""What each page shows and how it is rendered: views, templates, prose, the search index; the only
Jinja2 and the only Markdown.

What a template prints belongs here; rules over data (`analysis`) and words for a reader (the
catalogue) may not. For others: `site_views.Views`, `renderer.Renderer` and `Page`.
"""
