"""A measure's wording as a BibTeX entry."""

from typing import Final

from plan_site.dataset.plan import Measure
from plan_site.exports import measure_citation
from plan_site.publication.edition import Edition

LATEX: Final = str.maketrans(
    {sign: f"\\{sign}" for sign in "#$%&_"}
    | {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
    # A brace of the text's own would close the field, or keep it open.
    | {"{": "(", "}": ")"}
)
"""Signs that LaTeX or BibTeX would read as more than themselves."""


def bibtex(edition: Edition, measure: Measure) -> bytes:
    """One `@misc`, UTF-8; a measure that is label_only gives its label for an abstract."""
    w, plan, version = edition.words, edition.plan, measure.current
    act = plan.act(version.act)
    fields = {
        # One name and no person's: without its braces it would be taken apart at its blanks.
        "author": _as_is(w.get("recipient.government")),
        "title": _as_is(plan.plan.title),
        "number": act.number.translate(LATEX),
        "year": str(act.date.year),
        "month": str(act.date.month),
        "url": measure_citation.address(edition, measure).translate(LATEX),
        "language": w.language,
        "abstract": _as_is(measure.label if measure.label_only else version.text),
        "note": _as_is(measure_citation.note(edition, measure)),
    }
    lines = [
        f"    {name} = {{{value}}}" if '"' in value else f'    {name} = "{value}"'
        for name, value in fields.items()
    ]
    return (
        ",\n".join([f"@misc{{{measure_citation.key(edition, measure)}", *lines]).encode() + b"\n}\n"
    )


def _as_is(text: str) -> str:
    """Letters that BibTeX does not lower."""
    return f"{{{text.translate(LATEX)}}}"
