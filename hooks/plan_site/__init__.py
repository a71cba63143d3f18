"""The engine: one dataset in, pages and exports out. It knows nothing of MkDocs."""
