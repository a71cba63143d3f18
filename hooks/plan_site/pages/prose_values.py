"""What a hand-written page may say of the dataset, by the names that stand in its places."""

from collections.abc import Iterable

from markupsafe import Markup

from plan_site import VERSION
from plan_site.analysis.responsibilities import effect_counts
from plan_site.dataset.acts import Act
from plan_site.pages.prose_files import Values
from plan_site.publication import urls
from plan_site.publication.edition import Edition


def values(edition: Edition) -> Values:
    """Name → value; `{if …}` asks for any of them. Nothing, or 0, is what no page may print."""
    plan, w = edition.plan, edition.words
    unplaced = [m for m in plan.in_force if plan.lacks_subsection(m)]
    quoted = next((m for m in plan.in_force if not m.label_only), None)
    roles = any(body.role for m in plan.in_force for body in m.current.responsible.bodies)
    counts = {
        "measures": len(plan.in_force),
        "sections": len(plan.sections),
        "agencies": len(edition.acting),
        "unheld": edition.unheld(),
        "unplaced": len(unplaced),
    }
    return {
        **{name: w.number(count) if count else "" for name, count in counts.items()},
        "scope": edition.scope(plan.measures),
        "plan": plan.headline,
        "first-year": str(plan.plan.first_year),
        "last-year": str(plan.plan.last_year),
        "act": plan.plan.act,
        "amending": w.join(
            w.get("act.number", act=act.number)
            for act in edition.amending
            if act != plan.revocation or effect_counts(plan, act.number)
        ),
        "sources": _listed(_act(edition, act) for act in plan.acts),
        "later": _later(edition),
        "corrections": _listed(f"{w.date(c.date)} – {c.text}" for c in plan.corrections),
        "as-of": w.date(plan.as_of),
        "version": VERSION,
        "publisher": edition.publisher.name if edition.publisher.email else "",
        "email": edition.publisher.email if edition.publisher.name else "",
        "row": quoted.number if quoted else "",
        "label": quoted.label if quoted else "",
        # Asked for alone.
        "whole": plan.held_whole,
        "part": plan.held_in_part and not plan.held_whole,
        "incomplete": bool(unplaced or edition.unheld() or not plan.held_whole),
        "rows-named": plan.held_in_part and plan.worded(plan.act(plan.plan.act)),
        "unsaid": all(plan.worded(plan.act(m.current.act)) for m in unplaced),
        "roles": roles,
        "plain": any(m.current.plain for m in plan.measures),
        "ended": plan.ended,
        "help": plan.help is not None,
        "label-only": any(m.label_only for m in plan.measures),
    }


def _later(edition: Edition) -> str:
    later = edition.plan.plan.later
    return f"{later.text} {edition.words.get('source.said', source=later.source)}" if later else ""


def _act(edition: Edition, act: Act) -> Markup:
    title = edition.words.get("act.title", act=act.number, date=edition.words.date(act.date))
    return Markup('<a rel="external" href="{}">{}</a>').format(urls.register(act), title)


def _listed(items: Iterable[str]) -> Markup:
    """A list, or nothing; what is no markup is escaped."""
    made = Markup("\n").join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup("<ul>\n{}\n</ul>").format(made) if made else Markup("")
