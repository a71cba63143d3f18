"""plan.json of a published site, as the pages must show it; nothing here knows the dataset."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, Final

FIELDS: Final = ("text", "completion", "deadline", "responsible", "cost", "funding")
ROW: Final = ("text", "completion", "deadline", "responsible", "cost", "funding")
"""The cells of a row in the order in which acts print them."""
PAGE: Final = ("text", "deadline", "responsible", "completion", "cost", "funding")
"""The same in the order of a measure's own page."""
SINGLE: Final = (
    "", "about/", "accessibility/", "agencies/", "data/", "deadlines/", "funding/", "glossary/",
    "measures/", "sections/", "topics/",
)  # fmt: skip
NAME: Final = "data/plan.json"


class NoPlanError(Exception):
    """plan.json is none; the message says why."""


@dataclass(kw_only=True)
class Measure:
    """A measure: its record in plan.json, and words of it that many pages show."""

    record: Any
    number: str = field(init=False)
    label: str = field(init=False)

    def __post_init__(self) -> None:
        self.number, self.label = self.record["number"], self.record["ours"]["label"]

    @property
    def address(self) -> str:
        return f"measures/{self.number}/"

    @property
    def title(self) -> str:
        return f"{self.number}. {self.label}"

    @property
    def now(self) -> Any:
        """The official words in force."""
        return self.record["versions"][-1]["official"]

    @property
    def derived(self) -> Any:
        return self.record["versions"][-1]["derived"]

    @property
    def label_only(self) -> bool:
        return bool(self.record["ours"]["label_only"])

    @property
    def in_force(self) -> bool:
        return self.record["repealed_by"] is None

    @property
    def recipients(self) -> list[str]:
        """Who receives reports, each once, in the order of the outcomes."""
        named = (outcome["recipient"] for outcome in self.derived["completion"])
        return list(dict.fromkeys(name for name in named if name))

    def by_act(self, act: str) -> Any | None:
        """The official words that an act gave."""
        return next((v["official"] for v in self.record["versions"] if v["act"] == act), None)

    def changes(self) -> Iterator[str]:
        """Each wording beside the one before it: what changed, before and after."""
        for before, after in pairwise(self.record["versions"]):
            yield from _changed(before["official"], after["official"])

    def cited(self) -> Iterator[str]:
        """Each older wording beside today's, newest first, no two of one fingerprint."""
        *older, now = self.record["versions"]
        seen = {now["fingerprint"]}
        for version in reversed(older):
            if version["fingerprint"] not in seen:
                seen.add(version["fingerprint"])
                yield from _changed(version["official"], now["official"])


def _changed(before: Any, after: Any) -> Iterator[str]:
    for name in FIELDS:
        if before[name].split() != after[name].split():
            yield from (before[name], after[name])


class Plan:
    """The whole of plan.json, with what follows from it for pages."""

    def __init__(self, content: bytes) -> None:
        try:
            tree = json.loads(content)
            self.tree: Any = tree
            self.base = str(tree["address"]).removesuffix(NAME)
            self.measures = [Measure(record=record) for record in tree["measures"]]
            self.by_number = {measure.number: measure for measure in self.measures}
            self.names = {e["abbreviation"]: e["name"] for e in (*tree["agencies"], *tree["terms"])}
            self.addresses = frozenset(self._addresses())
        except (ValueError, RecursionError):
            raise NoPlanError("no JSON, or cut off") from None
        except (KeyError, TypeError, AttributeError, IndexError) as error:
            raise NoPlanError(f"is not of its schema: {error}") from None
        if not tree["address"].endswith(NAME):
            raise NoPlanError(f"says of itself that it is {tree['address']}")

    def _addresses(self) -> Iterator[str]:
        """Every page that the plan must have."""
        yield from SINGLE
        for measure in self.measures:
            yield from (
                measure.address,
                f"{measure.address}request/",
                f"embed/{measure.number}/",
            )
        for section in self.tree["sections"]:
            yield f"sections/{section['number']}/"
        for topic in self.tree["topics"]:
            yield f"topics/{topic['slug']}/"
        for agency in self.tree["agencies"]:
            yield from (f"agencies/{agency['slug']}/", f"agencies/{agency['slug']}/request/")
        for act in self.tree["acts"]:
            yield f"acts/{act['number']}/"

    @cached_property
    def agencies(self) -> dict[str, Any]:
        """Bodies by their pages' addresses."""
        return {f"agencies/{each['slug']}/": each for each in self.tree["agencies"]}

    @cached_property
    def topics(self) -> dict[str, Any]:
        return {f"topics/{each['slug']}/": each for each in self.tree["topics"]}

    @cached_property
    def sections(self) -> dict[str, Any]:
        return {f"sections/{each['number']}/": each for each in self.tree["sections"]}

    @cached_property
    def acts(self) -> dict[str, Any]:
        return {f"acts/{each['number']}/": each for each in self.tree["acts"]}

    @cached_property
    def things(self) -> dict[str, str]:
        """What each address tells of, and a place on it, by the name of that."""
        tree = self.tree
        return {
            **{measure.address: measure.label for measure in self.measures},
            **{address: each["title"] for address, each in self.sections.items()},
            **{address: each["name"] for address, each in self.agencies.items()},
            **{address: each["name"] for address, each in self.topics.items()},
            **{address: each["title"] for address, each in self.acts.items()},
            **{f"glossary/#{e['slug']}": e["name"] for e in (*tree["agencies"], *tree["terms"])},
            "#plan": tree["plan"]["title"],
        }

    @cached_property
    def shorts(self) -> dict[str, tuple[str]]:
        """The abbreviations of those that have one."""
        tree = self.tree
        return {
            **{address: (each["abbreviation"],) for address, each in self.agencies.items()},
            **{
                f"glossary/#{e['slug']}": (e["abbreviation"],)
                for e in (*tree["agencies"], *tree["terms"])
            },
        }

    @cached_property
    def _by_section(self) -> dict[str, list[Measure]]:
        found: dict[str, list[Measure]] = {}
        for measure in self.measures:
            found.setdefault(measure.record["section"], []).append(measure)
        return found

    def of_section(self, number: str) -> list[Measure]:
        return self._by_section.get(number, [])

    def grouped(self, section: Any) -> list[Measure]:
        """A section's measures under its subsections; those without one stand last."""
        order = [*(each["number"] for each in section["subsections"]), None]
        return sorted(
            self.of_section(section["number"]), key=lambda m: order.index(m.record["subsection"])
        )

    @cached_property
    def _by_body(self) -> dict[str, list[Measure]]:
        found: dict[str, list[Measure]] = {}
        for section in self.tree["sections"]:
            for measure in self.of_section(section["number"]):
                for body in measure.derived["responsible"] if measure.in_force else ():
                    found.setdefault(body, []).append(measure)
        return found

    def of_body(self, abbreviation: str) -> list[Measure]:
        """Measures in force that name a body, section by section."""
        return self._by_body.get(abbreviation, [])

    def of_topic(self, slug: str) -> list[Measure]:
        return [m for m in self.measures if slug in m.record["ours"]["topics"]]

    def touched_by(self, act: str) -> list[tuple[Measure, Any]]:
        """What an act words, in the plan's order."""
        found = ((measure, measure.by_act(act)) for measure in self.measures)
        return [(measure, words) for measure, words in found if words]
