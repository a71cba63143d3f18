"""What every page and file is told: addresses, the words, the publisher, where the site stands.

What is one for the whole publication belongs here; what one page or one file says may not.
For others: `urls`, `edition`, `files`, `masthead_colour`, `language_marks`, `content_policy`.
"""
