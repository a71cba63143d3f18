"""What the template of each kind of page is given, by the names that it prints.

A test holds every template to its context: a name that is missing, or that no template prints, is
a fault.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from plan_site.analysis.deadlines import DueDate, Undated
from plan_site.analysis.funding import Row
from plan_site.analysis.redline import Change
from plan_site.analysis.responsibilities import Duties, Group, Share, Touch
from plan_site.analysis.topics import Frequent
from plan_site.dataset.acts import Act
from plan_site.dataset.plan import Agency, Measure, Section, Subsection, Term, Topic, Version
from plan_site.exports.measure_citation import Citation
from plan_site.language.values import CostKind, Effect
from plan_site.pages.charts.money_chart import Chart
from plan_site.pages.charts.timeline import TermLine
from plan_site.pages.embed import Embed
from plan_site.pages.overview import Table
from plan_site.proof.collation import Proof

Measures = Sequence[Measure]
SectionCounts = Sequence[tuple[Section, Measures]]
Calendar = Mapping[DueDate, Measures]


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasurePage:
    """`line` is where its row begins in the source; `renamed` are bodies that its act names.

    `renumbered` says which number the row has by now, where that is another than the record's.
    `composed`: its act changes words and does not print the row; `unworded` are effects of acts on
    wordings that are not held. `version` is the wording as the edition shows it, `official` in the
    words of its act; `translation` is how its text stands, empty where that is the text itself.
    """

    measure: Measure
    version: Version
    official: Version
    translation: str
    section: Section
    subsection: Subsection | None
    act: Act
    touch: Touch
    effect: Effect
    cite: Citation
    since: str
    changes: Sequence[Change]
    chart: Chart | None
    line: int | None
    due: Sequence[DueDate]
    undated: Undated | None
    help: bool
    embed: Embed
    renamed: Sequence[str]
    composed: bool
    renumbered: str
    unworded: Sequence[Touch]
    before: Measure | None
    after: Measure | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionPage:
    section: Section
    groups: Sequence[Group]
    measures: Measures
    helped: bool
    topics: Sequence[Frequent]


@dataclass(frozen=True, kw_only=True, slots=True)
class AgencyPage:
    """`nearest` are the bodies with which it answers for most; `reports` has who receives those of
    its measures, "" where nobody is named; `senders` are other bodies whose reports it receives."""

    agency: Agency
    duties: Duties
    nearest: Sequence[Share]
    reports: Sequence[tuple[str, Measures]]
    senders: Sequence[Share]


@dataclass(frozen=True, kw_only=True, slots=True)
class TopicPage:
    topic: Topic
    measures: Measures
    bodies: Iterable[Share]
    sections: Mapping[Section, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class ActPage:
    """`touched` has each row's measure and its wording by the act, None where it is repealed.

    `everywhere` are rows that it changes without naming them, `ended` those that end with a part of
    the plan; `cells` has the new cells that stand below an instruction, by its place in the body;
    `groups` are all its rows by effect; `helped` are the places of the body below the help box;
    `others` counts rows by effects beside those that have a count of their own.
    """

    act: Act
    lead: str
    approving: bool
    touched: Mapping[str, tuple[Measure, Version | None]]
    everywhere: Sequence[str]
    ended: Sequence[str]
    cells: Mapping[int, Sequence[str]]
    groups: Mapping[Effect, Sequence[str]]
    helped: Container[int]
    lines_added: int
    others: Mapping[Effect, int]
    repealed: int
    proof: Proof | None


@dataclass(frozen=True, kw_only=True, slots=True)
class HomePage:
    """`highest` is the greatest row number that acts name, `inferred` whether smaller ones are
    missing that no act at hand names."""

    counts: Sequence[tuple[Act, Counter[Effect]]]
    sections: SectionCounts
    duties: Sequence[Duties]
    unheld: int
    highest: int
    inferred: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class OverviewPage:
    """`tables` are none where a page could not hold the plan; `signs` is the key of costs."""

    tables: Sequence[Table]
    signs: Mapping[CostKind, str]
    sections: SectionCounts


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasuresPage:
    """`long` tells that the rows come as data, for a reader's filter; by the `sample` 1234.5 a
    script learns how numbers are written."""

    sections: SectionCounts
    duties: Sequence[Duties]
    touches: Sequence[Touch]
    calendar: Calendar
    kinds: Sequence[CostKind]
    facets: Callable[[Measure], Mapping[str, list[str]]]
    order: Callable[[Measure], Mapping[str, str]]
    sample: Decimal
    long: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionsPage:
    sections: SectionCounts


@dataclass(frozen=True, kw_only=True, slots=True)
class AgenciesPage:
    duties: Sequence[Duties]
    others: Sequence[Agency]
    shared: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class TopicsPage:
    topics: Sequence[tuple[Topic, Measures]]


@dataclass(frozen=True, kw_only=True, slots=True)
class DeadlinesPage:
    """`monthly` tells that all due dates are months; `dated` counts the measures that have one;
    `behind` tells that all lay behind on the day up to which the dataset speaks."""

    calendar: Calendar
    undated: Mapping[Undated, Measures]
    monthly: bool
    dated: int
    behind: bool
    line: TermLine


@dataclass(frozen=True, kw_only=True, slots=True)
class FundingPage:
    kinds: Mapping[CostKind, Measures]
    kinds_said: str
    years: range
    rows: Sequence[tuple[Measure, Row]]
    chart: Chart | None
    total: Row
    sections: Sequence[tuple[str, Measures, Row]]
    sources: Sequence[tuple[str, Measures, Row]]
    uncounted: Measures


@dataclass(frozen=True, kw_only=True, slots=True)
class GlossaryPage:
    entries: Sequence[Agency | Term]
    users: Mapping[str, Measures]
    former: Mapping[str, Measures]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProsePage:
    """`official` is the language in which it stands where the edition has it not in its own."""

    content: Markup
    official: str
