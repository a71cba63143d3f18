"""How a site reaches the disk: the page's shell, style sheets and scripts, the exchange of `site/`.

What is about files and bytes belongs here; what a page says may not.
For others: `page_shell`, `assets`, `atomic_folder`, `precompression`.
"""
