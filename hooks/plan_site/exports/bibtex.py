"""A measure's wording as a BibTeX entry; the only module that knows pybtex."""

import re
from typing import Final

from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from plan_site.dataset.plan import Measure
from plan_site.exports import citation
from plan_site.publication.edition import Edition

PLAIN: Final = re.compile(r"[0-9A-Za-z\u0400-\u04ff .,:;()/{}\u00ab\u00bb\u2116\u2013-]*")
"""Nothing that LaTeX reads as anything but itself."""


def bibtex(edition: Edition, measure: Measure) -> bytes:
    """One `@misc`, UTF-8; a measure that is label_only gives its label for an abstract."""
    w, plan, version = edition.words, edition.plan, measure.current
    act = plan.act(version.act)
    government = Person()
    # One name and no person's: without this it would be taken apart at its blanks.
    government.last_names = [f"{{{w.get('recipient.government')}}}"]
    entry = Entry(
        "misc",
        persons={"author": [government]},
        fields={
            "title": _braced(plan.plan.title),
            "number": act.number,
            "year": str(act.date.year),
            "month": str(act.date.month),
            "url": citation.address(edition, measure),
            "language": w.language,
            "abstract": _braced(measure.label if measure.label_only else version.text),
            "note": _braced(citation.note(edition, measure)),
        },
    )
    made = BibliographyData(entries={citation.key(edition, measure): entry})
    # Asked for by its name, the writer would be looked for among all installed packages each time.
    return bytes(_Writer("UTF-8").to_bytes(made))


class _Writer(Writer):  # type: ignore[misc]
    """Text that LaTeX takes as it is goes past the library's codec, which looks at each letter."""

    def _encode(self, text: str) -> str:
        return text if PLAIN.fullmatch(text) else str(super()._encode(text))


def _braced(text: str) -> str:
    """Letters as they stand: BibTeX would lower them; a brace of the text's own would not close."""
    return "{" + text.replace("{", "(").replace("}", ")") + "}"
