"""A draft into the dataset: what the act says is put in its place, what is ours stays untouched."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Agency, Measure, Plan, Section, Term, Version
from plan_site.drafting.abbreviations import slug
from plan_site.drafting.document import UnreadableDocumentError
from plan_site.drafting.records import label
from plan_site.language.alphabet import row_key

Tree = dict[str, Any]
Say = Callable[[str], None]
"""Takes what a person must look at."""

DECLARED: Final = ("displaced", "torn", "spacing")
"""What an act declares of its text; a person's words for it stay while the text does."""


def merge(
    root: Tree, draft: Tree, *, same_text: bool, say: Say, records: Mapping[str, str]
) -> Tree:
    """The dataset's plain values with the draft's in them; `root` itself is left as it is.

    `same_text` tells that the act's source is the one that is there already; `records` is each
    number that the act prints → the record of that row, where that is another.
    """
    made = dict(root)
    [act] = draft["acts"]
    if "torn" in act:
        torn = [{**each, "row": records.get(each["row"], each["row"])} for each in act["torn"]]
        act = {**act, "torn": torn}
    rows = [
        {**row, "number": records.get(row["number"], row["number"])} for row in draft["measures"]
    ]
    made["acts"] = _acts(root.get("acts") or [], act, same_text, say)
    made["sections"] = _sections(root.get("sections") or [], draft["sections"], say)
    _declare(made, draft, say)
    order = [each["number"] for each in made["acts"]]
    made["measures"] = _measures(root.get("measures") or [], rows, order, say)
    title = draft.get("plan", {}).get("title")
    if title and root.get("plan", {}).get("title") != title:
        say(f"plan: title: the act approves «{title}»; the dataset's is another")
    unknown = {key: value for key, value in made.items() if key not in Plan.model_fields}
    return {**_ordered(made, Plan), **unknown}


def _acts(acts: list[Tree], act: Tree, same_text: bool, say: Say) -> list[Tree]:
    known = next((each for each in acts if each["number"] == act["number"]), None)
    if known is None and "date" not in act:
        raise UnreadableDocumentError(
            f"says nowhere of which day № {act['number']} is; add the act with its date first"
        )
    new = dict(act)
    if known:
        kept = ("notes", *(DECLARED if same_text else ()))
        if known["date"] != act.get("date", known["date"]):
            said = f"the dataset has {known['date']}, the text {act['date']}"
            say(f"act {act['number']}: date: {said}")
            kept += ("date", "in_force")
        new = {"date": known["date"], **{k: v for k, v in act.items() if k not in kept}}
        new |= {key: known[key] for key in kept if key in known}
        if not any("title" in item for item in act["body"]) and "title" in known:
            new["title"] = known["title"]
        return [_ordered(new, Act) if each is known else each for each in acts]
    later = (at for at, each in enumerate(acts) if each["date"] > new["date"])
    at = next(later, len(acts))
    return [*acts[:at], _ordered(new, Act), *acts[at:]]


def _sections(sections: list[Tree], new: Iterable[Tree], say: Say) -> list[Tree]:
    made = {each["number"]: dict(each) for each in sections}
    for section in new:
        labels = [each["label"] for each in made.values()]
        ours = {**section, "label": label(section["title"], section["number"], labels)}
        known = made.setdefault(section["number"], _ordered(ours, Section))
        _same_title(f"section {section['number']}", known, section, say)
        below = {each["number"]: each for each in known.get("subsections", [])}
        for each in section.get("subsections", []):
            below.setdefault(each["number"], each)
            _same_title(f"subsection {each['number']}", below[each["number"]], each, say)
        if below:
            parts = sorted(below, key=lambda number: [int(part) for part in number.split(".")])
            known["subsections"] = [below[number] for number in parts]
    return [_ordered(made[number], Section) for number in sorted(made, key=int)]


def _same_title(what: str, known: Tree, new: Tree, say: Say) -> None:
    if known["title"] != new["title"]:
        say(f"{what}: title: the dataset has «{known['title']}», the act «{new['title']}»")


def _declare(made: Tree, draft: Tree, say: Say) -> None:
    """Bodies and terms that nobody declares yet."""
    entries = {key: [*(made.get(key) or [])] for key in ("agencies", "terms")}
    known = {each["abbreviation"]: each for each in [*entries["agencies"], *entries["terms"]]}
    taken = [each["slug"] for each in known.values()]
    for key, model in (("agencies", Agency), ("terms", Term)):
        for each in draft.get(key, []):
            name = each["abbreviation"]
            if name not in known:
                taken.append(slug(name, taken))
                entries[key].append(_ordered({**each, "slug": taken[-1]}, model))
            elif each["name"] not in (name, known[name]["name"]):
                said = f"«{known[name]['name']}», the act «{each['name']}»"
                say(f"{key}: {name}: name: the dataset has {said}")
        if entries[key]:
            made[key] = entries[key]


def _measures(measures: list[Tree], new: Iterable[Tree], acts: list[str], say: Say) -> list[Tree]:
    made = {each["number"]: each for each in measures}
    for measure in new:
        number = measure["number"]
        known = made.get(number)
        if known is None:
            labels = [each["label"] for each in made.values()]
            ours = label(measure["versions"][0]["text"], number, labels)
            made[number] = _ordered({**measure, "label": ours}, Measure)
            continue
        where: Tree = {key: measure[key] for key in ("section", "subsection") if key in measure}
        for key, value in where.items():
            if key in known and known[key] != value:
                say(f"measure {number}: {key}: the dataset has {known[key]}, the act {value}")
        if known.get("section") != measure["section"]:
            where = {}  # a subsection of another section
        versions = _versions(known["versions"], measure["versions"][0], acts)
        made[number] = _ordered({**where, **known, "versions": versions}, Measure)
    return [made[number] for number in sorted(made, key=row_key)]


def _versions(versions: list[Tree], new: Tree, acts: list[str]) -> list[Tree]:
    """Wordings in the order of their acts; a reading by hand stays beside its words."""
    by_act = {each["act"]: each for each in versions}
    by_act[new["act"]] = _ordered({**by_act.get(new["act"], {}), **new}, Version)
    return sorted(by_act.values(), key=lambda each: acts.index(each["act"]))


def _ordered(record: Mapping[str, Any], model: type[Any]) -> Tree:
    """A record with its keys as the canonical form has them."""
    return {key: record[key] for key in model.model_fields if key in record}
