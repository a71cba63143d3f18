"""The plan as typed, frozen records: what `data/plan.yaml` holds, checked field by field.

Official words stand in the fields as the acts print them; where an official phrase has a
meaning that can be computed, the field is a value of `values` whose `said` keeps the words.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Annotated, Any, get_args

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from plan_site.dataset import effects
from plan_site.dataset.acts import Act
from plan_site.dataset.base import Record
from plan_site.dataset.effects import RowEffect
from plan_site.dataset.fields import (
    FIELDS,
    Abbreviation,
    ActReference,
    Day,
    EntrySlug,
    Flag,
    HttpsAddress,
    Label,
    Name,
    OfficialCompletion,
    OfficialCost,
    OfficialDeadline,
    OfficialField,
    OfficialFunding,
    OfficialResponsible,
    OfficialText,
    Ordinal,
    PlainLine,
    RegisterDocument,
    RowNumber,
    RowReference,
    SearchPhrase,
    SectionReference,
    Slug,
    SubsectionNumber,
    SubsectionReference,
    Telephone,
    Text,
    TopicReference,
    Year,
)
from plan_site.dataset.manual_readings import Reading
from plan_site.language.values import Effect, Instruction


def _once(slugs: tuple[str, ...]) -> tuple[str, ...]:
    again = [slug for index, slug in enumerate(slugs) if slug in slugs[:index]]
    if again:
        raise ValueError(f"names {again[0]} twice; once is enough")
    return slugs


def _given_unless_draft(slugs: Any, info: ValidationInfo) -> Any:
    if slugs is None or slugs == []:
        if not info.data.get("draft"):
            raise ValueError("is missing" if slugs is None else "is empty; give at least one")
        return []
    return slugs


def _all_columns(names: tuple[OfficialField, ...]) -> tuple[OfficialField, ...]:
    if sorted(names) != sorted(FIELDS):
        raise ValueError(f"must be all of {', '.join(FIELDS)}, each once")
    return names


class Later(Record):
    """What happened after the acts, with the document that says so."""

    text: Text
    source: Text


class Former(Record):
    """What something was called before act `until` changed it."""

    text: Text
    until: ActReference


def called(
    now: str, former: Sequence[Former], act: str, times: Mapping[str, int], *, after: bool = False
) -> str:
    """What `act` found something called, or what it is called `after` it; `times` orders acts."""
    for each in former:
        end = times.get(each.until, -1)
        if end > times[act] or (end == times[act] and not after):
            return each.text
    return now


class PlanTitle(Record):
    """The plan itself: its official title, the act that approved it, its term in years.

    `columns` are the columns of its table behind the row's number, where they stand in another
    order than usual: acts name them by number. `short` is ours: what pages call it in a headline,
    where that is not the whole title. `as_of` is the day on which the dataset was last checked;
    `later` is ours: what followed.
    """

    title: Text
    former: tuple[Former, ...] = ()
    short: Label | None = None
    act: ActReference
    first_year: Year
    last_year: Year
    columns: Annotated[tuple[OfficialField, ...], AfterValidator(_all_columns)] = get_args(
        OfficialField
    )
    as_of: Day | None = None
    later: Later | None = None


class Subsection(Record):
    number: SubsectionNumber
    title: Text
    former: tuple[Former, ...] = ()


class Section(Record):
    """A section of the plan; `help` puts the help box on its page."""

    number: Ordinal
    title: Text
    former: tuple[Former, ...] = ()
    label: Label
    help: Flag = False
    subsections: tuple[Subsection, ...] = ()


class Agency(Record):
    """A responsible body. `act` or `document` says where its full name is from, if not general."""

    abbreviation: Abbreviation
    slug: EntrySlug
    name: Name
    former: tuple[Former, ...] = ()
    act: ActReference | None = None
    document: RegisterDocument | None = None
    many: Flag = False
    note: Text | None = None
    later: Later | None = None

    @property
    def short(self) -> str:
        """What readers are shown for it; the abbreviation is its key in every language."""
        return self.abbreviation


class Term(Record):
    """A budget term that occurs as an abbreviation."""

    abbreviation: Abbreviation
    slug: EntrySlug
    name: Name

    @property
    def short(self) -> str:
        """What readers are shown for it; the abbreviation is its key in every language."""
        return self.abbreviation


class Topic(Record):
    """Our own classification; `help` puts the help box on the topic's and its measures' pages."""

    slug: Slug
    name: Label
    belongs: Text
    help: Flag = False


class Note(Record):
    """Ours, to the reader, about one official field; `doubtful` is a year whose sum it doubts."""

    field: OfficialField
    text: Text
    doubtful: Year | None = None


class Document(Record):
    """Evidence that readers can check for themselves."""

    title: Text
    date: Day
    issuer: Text
    address: HttpsAddress


class Version(Record):
    """A measure's wording by one act; `reading` says what no rule reads and so comes first.

    `plain` is ours: what this wording, and no other, says, in one sentence for everybody.
    """

    act: ActReference
    reading: Reading | None = None
    text: OfficialText
    completion: OfficialCompletion
    deadline: OfficialDeadline
    responsible: OfficialResponsible
    cost: OfficialCost
    funding: OfficialFunding
    plain: PlainLine | None = None


class DerivedVersion(Version):
    """A wording that follows from the one before it by an act's instruction: typed nowhere."""


class Measure(Record):
    """One row of the plan; the last of its versions is in force unless an act repealed the row.

    A `draft` is shown by `make serve` alone: what is ours in it (label, topics) is still to write.
    """

    number: RowNumber
    section: SectionReference
    subsection: SubsectionReference | None = None
    label: Label
    label_only: Flag = False
    draft: Flag = False
    topics: Annotated[
        tuple[TopicReference, ...], BeforeValidator(_given_unless_draft), AfterValidator(_once)
    ] = Field(default=None, validate_default=True)
    versions: tuple[Version, ...] = Field(min_length=1)
    notes: tuple[Note, ...] = ()
    documents: tuple[Document, ...] = ()

    @property
    def current(self) -> Version:
        return self.versions[-1]


class HelpLine(Record):
    number: Telephone
    text: Text


class Help(Record):
    """The help box: numbers, when and from what they were checked.

    `words` are those of a search that sounds like distress, in any spelling that search folds;
    several words count when they stand together, and a word that ends in a star begins others.
    """

    checked: Day
    sources: Text
    lines: tuple[HelpLine, ...] = Field(min_length=1)
    words: tuple[SearchPhrase, ...] = ()


class Correction(Record):
    """A datum that was put right, and when."""

    date: Day
    text: Text


class Question(Record):
    """Ours: what readers ask, in their words, and where the answer stands.

    That is a measure, or one `field` of it, or a topic.
    """

    text: Label
    measure: RowReference | None = None
    field: OfficialField | None = None
    topic: TopicReference | None = None


class Plan(Record):
    """The whole dataset."""

    plan: PlanTitle
    acts: tuple[Act, ...] = Field(min_length=1)
    sections: tuple[Section, ...] = Field(min_length=1)
    agencies: tuple[Agency, ...] = Field(min_length=1)
    terms: tuple[Term, ...] = ()
    topics: tuple[Topic, ...] = Field(min_length=1)
    help: Help | None = None
    questions: tuple[Question, ...] = ()
    corrections: tuple[Correction, ...] = ()
    measures: tuple[Measure, ...] = Field(min_length=1)

    @property
    def headline(self) -> str:
        """What pages call the plan in a headline."""
        return self.plan.short or self.plan.title

    @property
    def as_of(self) -> date:
        """The day up to which the dataset speaks; where it says none, the latest that it holds."""
        if self.plan.as_of:
            return self.plan.as_of
        corrected = [correction.date for correction in self.corrections]
        checked = [self.help.checked] if self.help else []
        return max([*(act.effective_date for act in self.acts), *checked, *corrected])

    @property
    def ended(self) -> bool:
        """Whether the plan's term was over on the day up to which the dataset speaks.

        A plan that was revoked had no term to the end of which it came.
        """
        return self.as_of.year > self.plan.last_year and not self.revocation

    @property
    def amended_once(self) -> bool:
        """Whether one act at most amends it, which a list of measures then need not name."""
        return len(self.acts) <= 2

    @cached_property
    def revocation(self) -> Act | None:
        """The act that revoked the one by which the plan was approved, and the plan with it."""
        for act in self.acts:
            for item in act.body:
                read = item.instruction_value
                if read and read.revokes(self.plan.act):
                    return act
        return None

    @cached_property
    def abbreviations(self) -> dict[str, Agency | Term]:
        """Every abbreviation of the plan: bodies, then budget terms."""
        entries: list[Agency | Term] = [*self.agencies, *self.terms]
        return {entry.abbreviation: entry for entry in entries}

    @cached_property
    def _acts(self) -> dict[str, Act]:
        return {act.number: act for act in self.acts}

    @cached_property
    def _agencies(self) -> dict[str, Agency]:
        return {agency.abbreviation: agency for agency in self.agencies}

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {section.number: section for section in self.sections}

    @cached_property
    def _topics(self) -> dict[str, Topic]:
        return {topic.slug: topic for topic in self.topics}

    @cached_property
    def _measures(self) -> dict[str, Measure]:
        return {measure.number: measure for measure in self.measures}

    def act(self, number: str) -> Act:
        return self._acts[number]

    def agency(self, abbreviation: str) -> Agency:
        return self._agencies[abbreviation]

    def section(self, number: str) -> Section:
        return self._sections[number]

    def topic(self, slug: str) -> Topic:
        return self._topics[slug]

    def measure(self, number: str) -> Measure:
        return self._measures[number]

    @cached_property
    def effects(self) -> dict[tuple[str, str], Effect]:
        """(act, row) → how that act touched a row that is held, by what it does first.

        An approving act's versions are original.
        """
        read: dict[tuple[str, str], Effect] = {}
        for each in effects.named(self.acts):
            if each.row in self._measures:
                read.setdefault((each.act, each.row), each.effect)
        for act in self.acts:
            for part in effects.ended_parts(act):
                for row in self._ended_by(act, part, read):
                    read[act.number, row] = Effect.REPEALED
        everywhere = effects.everywhere(self.acts)
        for measure in self.measures:
            for version in measure.versions:
                if version.act in everywhere:
                    read.setdefault((version.act, measure.number), everywhere[version.act])
                if version.act == self.plan.act:
                    read[version.act, measure.number] = Effect.ORIGINAL
        return read

    def _ended_by(
        self, act: Act, part: Instruction, read: Mapping[tuple[str, str], Effect]
    ) -> list[str]:
        """The rows of a part that end with it: those that the act gives no words."""
        kept = {row for item in act.body for row in item.records}
        if not kept and part.effect is not Effect.REPEALED:
            return []
        earlier = [each.number for each in self.acts[: self.acts.index(act)]]
        return [
            measure.number
            for measure in self.measures
            if measure.number not in kept
            and part.subsection in (None, measure.subsection)
            and (part.subsection or part.plan or part.section == measure.section)
            and any(version.act in earlier for version in measure.versions)
            and all(read.get((act, measure.number)) is not Effect.REPEALED for act in earlier)
        ]

    @cached_property
    def unheld(self) -> tuple[RowEffect, ...]:
        """What acts did to rows of which no wording is held, in the order of the acts."""
        found = (each for each in effects.named(self.acts) if each.row not in self._measures)
        return tuple(dict.fromkeys(found))

    def worded(self, act: Act) -> bool:
        """Whether an act's own words are here; of the approving act, those of its rows as well."""
        listed = act.number != self.plan.act or any(item.rows for item in act.body)
        return bool(act.body) and listed

    @property
    def known_rows(self) -> frozenset[str]:
        """Every row number that a record has or an act names."""
        given = (new for changes in self.renumbered.values() for _, new in changes)
        return frozenset(
            [*self._measures, *(each.number for each in effects.named(self.acts)), *given]
        )

    @cached_property
    def held_whole(self) -> bool:
        """Whether every row is here: the acts' own words are, those that approved the plan with its
        rows, and they name none that is not."""
        return all(map(self.worded, self.acts)) and not self.unheld

    @cached_property
    def held_in_part(self) -> bool:
        """Whether rows are known to be missing: acts name some, or none is as it was approved.

        Where an approving act's words are not here, a plan may be neither whole nor in part.
        """
        approved = any(v.act == self.plan.act for m in self.measures for v in m.versions)
        return bool(self.unheld) or not approved

    @cached_property
    def subsections(self) -> tuple[Subsection, ...]:
        return tuple(each for section in self.sections for each in section.subsections)

    def lacks_subsection(self, measure: Measure) -> bool:
        """Whether the row may stand in a subsection that the acts at hand do not tell."""
        return measure.subsection is None and bool(self.subsections) and not self.held_whole

    def name_by(self, agency: Agency, act: Act) -> str:
        """The full name that an act's list of abbreviations gives a body."""
        times = {each.number: time for time, each in enumerate(self.acts)}
        return called(agency.name, agency.former, act.number, times, after=True)

    @cached_property
    def renumbered(self) -> dict[str, list[tuple[str, str]]]:
        """Row → (act, the number that it gave the row), the oldest first.

        A record and its address keep the number by which the row was first held: addresses stay.
        A row that got the number of another that is held stands here from the first.
        """
        found: dict[str, list[tuple[str, str]]] = {}
        for act in self.acts:
            for item in act.body:
                read = item.instruction_value
                if not read or read.effect not in (Effect.RENUMBERED, Effect.INSERTED):
                    continue
                given = read.to if read.effect is Effect.RENUMBERED else item.rows
                for row, new in zip(item.records, given, strict=True):
                    if read.effect is Effect.RENUMBERED or (row != new and row in self._measures):
                        found.setdefault(row, []).append((act.number, new))
        return found

    def numbers(self, record: str) -> tuple[str, ...]:
        """Every number that a row had in the plan, in their order."""
        given = [number for _, number in self.renumbered.get(record, [])]
        return tuple(dict.fromkeys(given if self.given_again(record) else [record, *given]))

    def given_again(self, record: str) -> str | None:
        """The act that put a row in under a number by which another row is held, if one did."""
        changes = self.renumbered.get(record, [])
        again = changes and self.effects.get((changes[0][0], record)) is Effect.INSERTED
        return changes[0][0] if again else None

    def namesakes(self, record: str) -> tuple[Measure, ...]:
        """Other rows that had one of its numbers before it or after it."""
        found = {row: None for number in self.numbers(record) for row in self._had[number]}
        return tuple(self.measure(row) for row in found if row != record)

    @cached_property
    def _had(self) -> dict[str, list[str]]:
        """Number → the rows that had it."""
        had: dict[str, list[str]] = {}
        for measure in self.measures:
            for number in self.numbers(measure.number):
                had.setdefault(number, []).append(measure.number)
        return had

    def number_now(self, record: str) -> str:
        """The number that a row has in the plan as it stands."""
        return self.renumbered[record][-1][1] if record in self.renumbered else record

    @cached_property
    def struck_lines(self) -> dict[str, str]:
        """Abbreviation → the act that struck its line from the plan's list of abbreviations."""
        return {
            term: act.number
            for act in self.acts
            for item in act.body
            if (read := item.instruction_value) and read.glossary
            for term in (read.terms if read.effect is Effect.REPEALED else ())
        }

    @cached_property
    def struck_parts(self) -> dict[str, str]:
        """Section or subsection, by number → the act that struck it."""
        return {
            part.subsection or part.section or "": act.number
            for act in self.acts
            for part in effects.ended_parts(act)
            if part.effect is Effect.REPEALED
        }

    @cached_property
    def repeals(self) -> dict[str, str]:
        """Row → the act that repealed it; such a row keeps its page and its last wording."""
        return {
            row: act for (act, row), effect in self.effects.items() if effect is Effect.REPEALED
        }

    @cached_property
    def in_force(self) -> tuple[Measure, ...]:
        """The measures that no act repealed."""
        return self.still_in_force(self.measures)

    def still_in_force(self, measures: Iterable[Measure]) -> tuple[Measure, ...]:
        """Those of some measures that no act repealed."""
        return tuple(measure for measure in measures if measure.number not in self.repeals)
