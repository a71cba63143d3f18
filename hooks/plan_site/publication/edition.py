"""The edition: one dataset in one language, with its words and addresses, ready to be published.

Every page and every file to take away is made from it; a `View` is one page before it is rendered.
"""

from collections.abc import Container, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Generic, Self, TypeVar
from urllib.parse import urlsplit

from plan_site.analysis import responsibilities
from plan_site.analysis.deadlines import DueDate, Precision
from plan_site.dataset.acts import Act
from plan_site.dataset.language_versions import OfficialText
from plan_site.dataset.plan import Agency, Measure, Plan, Section, Term, Topic
from plan_site.language import text_readers
from plan_site.language.catalogue import OFFICIAL, Words
from plan_site.language.values import CostKind, Effect, Outcome
from plan_site.publication import language_marks, shown_plan, urls
from plan_site.publication.values_in_words import SaidValues, said_values
from plan_site.validation.load import Dataset

Context = TypeVar("Context")
Node = dict[str, Any]
"""A JSON-LD node: plain values."""
Nodes = tuple[Node, ...]


@dataclass(frozen=True, kw_only=True)
class Crumb:
    title: str
    address: str


@dataclass(frozen=True, kw_only=True)
class View(Generic[Context]):
    """A page before it is rendered; `context` is what its template prints, a dataclass of names.

    `title` and `description` are plain text.

    `updated` is the day from which the newest act that the page tells of counts, or None
    for the newest of all. `subject` is the page whose card it shows unless it has one of its own;
    `indexed` is false where no search may lead, the site's own or others'. `linked` is what
    machines read of it, as the nodes of `exports.jsonld`; `cited` is the same for reference
    managers, by Dublin Core's names, and `beside` are the addresses of its files in other forms.
    `text` are its words for the search, where that shall find more than its description.
    """

    template: str
    address: str
    title: str
    description: str
    crumbs: tuple[Crumb, ...] = ()
    subject: str = urls.HOME
    indexed: bool = True
    updated: date | None = None
    context: Context
    linked: Nodes = ()
    cited: tuple[tuple[str, str], ...] = ()
    beside: tuple[str, ...] = ()
    text: str = ""


def numbered(plan: Plan, words: Words, measure: Measure) -> str:
    """The number that heads a measure; with an act's where another row is held by it."""
    number = plan.numbers(measure.number)[0]
    act = plan.given_again(measure.number)
    return words.get("measure.number.again", number=number, act=act) if act else number


@dataclass(frozen=True, kw_only=True, slots=True)
class NoContext:
    """For a template that prints nothing but the catalogue's words."""


@dataclass(frozen=True, kw_only=True)
class Publisher:
    """Who answers for the published site, as its owner fills it in; empty until then."""

    name: str = ""
    email: str = ""


MENU: Final = (
    ("nav.overview", urls.OVERVIEW),
    ("nav.measures", urls.MEASURES),
    ("nav.sections", urls.SECTIONS),
    ("nav.agencies", urls.AGENCIES),
    ("nav.topics", urls.TOPICS),
    ("nav.deadlines", urls.DEADLINES),
    ("nav.funding", urls.FUNDING),
    ("nav.data", urls.DATA),
    ("nav.glossary", urls.GLOSSARY),
    ("nav.about", urls.ABOUT),
)
"""Interface word → index page, in the order in which readers meet them."""
IN_MENU: Final = 2
"""So many amending acts stand in the menu each by itself: it is one line."""


class Edition:
    """One dataset in one language, for its pages and for its files to take away.

    `url` is where the site will stand, with the slash at its end; its path alone will do.
    `assets` are the addresses of assets that stand at another: with their fingerprint.
    `plan` is what readers are shown, `official` the plan in its own words: the same but in an
    edition in another language, which is `translated`; what of it is not is `marked` for pages.
    `partly_official` says that the edition holds an act's own text in its language;
    `translations` has of each measure that is translated how that stands (`shown_plan.standing`).
    """

    def __init__(
        self,
        dataset: Dataset,
        words: Words,
        publisher: Publisher,
        url: str = "/",
        assets: Mapping[str, str] = MappingProxyType({}),
        *,
        marked: bool = True,
    ) -> None:
        self.dataset = dataset
        self.official = self.plan = dataset.plan
        self.words = words
        self.publisher = publisher
        self.url = url
        self.assets = assets
        self.translated = words.language != OFFICIAL
        self.prefix = ""
        self._marks = marked
        self.translations: Mapping[str, str] = {}
        self.partly_official = False
        self._said: SaidValues | None = None
        if self.translated:
            self.prefix = f"{words.language}/"
            by = dataset.beside.translations[words.language]
            self.translations = shown_plan.standing(dataset.plan, by)
            self.partly_official = bool(by.official)
            self._said = said_values(words, by)
            self.plan = shown_plan.Showing(
                by=by,
                said=self._said,
                mark=self.marked,
            ).plan(dataset.plan)
        self.abbreviations = {
            **self.plan.abbreviations,
            **{self.plain(each.short): each for each in self.plan.abbreviations.values()},
        }
        self.duties = responsibilities.duties(self.plan)
        self._unsaid = any(
            m.current.cost.kind is CostKind.NO_FIGURE and not m.current.funding.within_means
            for m in self.plan.measures
        )
        self.acting = [duty for duty in self.duties if duty.measures]
        self.amending = [act for act in self.plan.acts if act.number != self.plan.plan.act]

    @property
    def addressed(self) -> bool:
        """Whether it is known on which host the site will stand."""
        return bool(urlsplit(self.url).netloc)

    @property
    def updated(self) -> date:
        """From when the newest act counts: the site has no other clock."""
        return max(act.effective_date for act in self.plan.acts)

    def touched(self, measures: Iterable[Measure]) -> date:
        """When an act last touched one of the measures; the plan's own date where there is none."""
        plan = self.plan
        acts = {responsibilities.last_touch(plan, measure).act for measure in measures} | {
            plan.plan.act
        }
        return max(act.effective_date for act in map(plan.act, acts))

    def absolute(self, address: str) -> str:
        """An address as one writes it outside the site: on paper, in a file, in a citation."""
        # Both are plain: the one ends with a slash, the other begins with a name.
        return self.url + self.at(address)

    def at(self, address: str) -> str:
        """Where a page, calendar or feed of this edition stands; other files are of all."""
        return self.prefix + address if urls.of_edition(address) else address

    def unprefixed(self, address: str) -> str:
        """A page of this edition by the address that it has in the official one."""
        return address.removeprefix(self.prefix)

    def untranslated(self) -> Self:
        """The plan in its own words, told of in this edition's: what files of data hold."""
        made = copy(self)
        made.plan, made.translated, made.prefix = self.official, False, ""
        return made

    def act_title(self, act: Act) -> str:
        """What an act is called in the edition's language."""
        if not self.translated:
            return act.official_title
        official = self.second_text(act)
        if official and official.title:
            return official.title
        titles = self.dataset.beside.translations[self.words.language].acts
        title = next((each.title for each in titles if each.number == act.number), None)
        return title or self.marked(language_marks.MISSING, act.official_title)

    def translation_of(self, measure: Measure) -> str:
        """How a measure's text stands in the edition's language: `official`, `current`, `stale`,
        `missing`; or empty, where the edition shows the text itself."""
        return self.translations.get(measure.number, "missing") if self.translated else ""

    def second_text(self, act: Act) -> OfficialText | None:
        """The act's own text in the edition's language, where that is held."""
        if not self.translated:
            return None
        return self.dataset.beside.translations[self.words.language].official_text(act.number)

    def act_naming(self, body: Agency | Term) -> str:
        """The last act whose own text in the edition's language has the full name; or empty."""
        if not self.translated:
            return ""
        texts = self.dataset.beside.translations[self.words.language].official
        return next((t.act for t in reversed(texts) if t.name(body.abbreviation)), "")

    def plain(self, text: str) -> str:
        """A text of the plan shown, for where it can't be marked (`language_marks`)."""
        return (
            language_marks.plain(text, self.words.get("edition.stale")) if self.translated else text
        )

    def quoted(self, text: str) -> str:
        """A text in a letter: where it has no translation it is quoted, without a word of ours."""
        return text.replace(language_marks.MISSING, language_marks.FOREIGN)

    def marked(self, mark: str, text: str) -> str:
        """A text with a mark of `language_marks`; plain where the edition has no marks."""
        said = language_marks.marked(mark, text)
        return said if self.translated and self._marks else self.plain(said)

    def outcome(self, outcome: Outcome) -> str:
        """One of the things that complete a measure, in the edition's language or as the act's."""
        return (self._said and self._said.outcome(outcome)) or self.own(outcome.words)

    def listed(self, abbreviation: str) -> str:
        """A body as the edition lists bodies: by abbreviation, or by name where it has none."""
        said = self._said and self._said.body(abbreviation)
        return said or self.plan.agency(abbreviation).short

    def cell(self, said: str) -> str:
        """A cell as a sentence has it: of a dash, that the act says nothing."""
        return self.words.get("cell.none") if said in ("-", "–") else said

    def own(self, text: str) -> str:
        """Words of an act, as they stand, within a sentence of the edition's language."""
        return self.marked(language_marks.FOREIGN, text) if self.translated else text

    @property
    def kind(self) -> str:
        """What the plan calls itself: «кешенді жоспар»."""
        if self.translated:
            return self.words.get("plan.kind")
        return text_readers.plan_kind(self.official.plan.title)

    @property
    def kind_genitive(self) -> str:
        if self.translated:
            return self.words.get("plan.kind.genitive")
        return text_readers.plan_kind_genitive(self.official.plan.title)

    @property
    def revoked(self) -> str:
        """That an act revoked the one by which the plan was approved; empty where none did."""
        end = self.plan.revocation
        if not end:
            return ""
        day = self.words.date(end.date)
        return self.words.get(
            "plan.revoked", approving=self.plan.plan.act, act=end.number, date=day
        )

    def cost_kind(self, kind: str) -> str:
        """A kind of cost, in words."""
        kind = self._known(kind)
        return self.words.get(f"kind.{kind}")

    def costs_told(self, kind: str, count: int) -> str:
        """How many measures have that kind of cost, as a part of a sentence."""
        kind = self._known(kind)
        return self.words.get(f"funding.lead.{kind}", count=count)

    def _known(self, kind: str) -> str:
        """The word by which the catalogue knows a kind of cost.

        A cost without a figure is within the budget's means where its source of funds says so;
        where that of any row does not, no more is said of such rows than that they have no sum.
        """
        return "unsaid" if kind == CostKind.NO_FIGURE and self._unsaid else kind

    @property
    def no_figure_title(self) -> str:
        """Heads the measures that have no figure."""
        return self.words.get("funding.unsaid" if self._unsaid else "funding.no_figure")

    def number(self, measure: Measure) -> str:
        """See `numbered`."""
        return numbered(self.plan, self.words, measure)

    def menu(self) -> list[Crumb]:
        """The ways through the site; the acts stand before the data."""
        w = self.words
        items = [Crumb(title=w.get(key), address=address) for key, address in MENU]
        acts = [
            Crumb(title=w.get("nav.act", act=act.number), address=urls.act(act))
            for act in self.amending
        ]
        if len(acts) > IN_MENU:
            acts = [Crumb(title=w.get("nav.changes"), address=urls.CHANGES)]
        return [*items[:7], *acts, *items[7:]]

    def crumbs(self, *crumbs: Crumb) -> tuple[Crumb, ...]:
        return (Crumb(title=self.words.get("nav.home"), address=urls.HOME), *crumbs)

    def index(self, key: str) -> Crumb:
        return Crumb(title=self.words.get(key), address=dict(MENU)[key])

    def acts_without(self, entry: Agency | Term) -> str:
        """The acts whose words are here and have not that full name: «№ 392»; maybe none."""
        return self._numbers(self._without(entry))

    def several_without(self, entry: Agency | Term) -> bool:
        return len(self._without(entry)) > 1

    def _without(self, entry: Agency | Term) -> list[Act]:
        name = self.official.abbreviations[entry.abbreviation].name
        return [
            act
            for act in self.official.acts
            if self.official.worded(act)
            and not any(
                name in item.words or entry.abbreviation in item.glossary for item in act.body
            )
        ]

    def _numbers(self, acts: Iterable[Act]) -> str:
        return self.words.join(self.words.get("act.number", act=act.number) for act in acts)

    def acts_dated(self) -> str:
        """The acts whose wordings are in force, with the dates from which those count."""
        return self._dated({measure.current.act for measure in self.plan.in_force})

    def acts_worded(self) -> str:
        """The acts of which any wording is held, with the dates from which those count."""
        return self._dated({v.act for measure in self.plan.measures for v in measure.versions})

    def _dated(self, numbers: Container[str]) -> str:
        w = self.words
        return w.join(
            w.get("act.dated", act=act.number, date=w.date(act.effective_date))
            for act in self.plan.acts
            if act.number in numbers
        )

    def when(self, due: DueDate) -> str:
        """A day, month, quarter, half-year or year in words."""
        if due.precision is Precision.DAY:
            return self.words.date(due.last)
        if due.precision is Precision.MONTH:
            return self.words.month(due.year, due.month)
        number = ("I", "II", "III", "IV")[due.number - 1]
        return self.words.get(f"period.{due.precision}", year=due.year, number=number)

    def unheld(self) -> int:
        """How many measures have a substituted wording whose earlier wording is not held."""
        return sum(
            len(measure.versions) == 1
            and self.plan.effects[measure.current.act, measure.number].broad is Effect.SUBSTITUTED
            for measure in self.plan.measures
        )

    def scope(self, measures: Iterable[Measure]) -> str:
        """How many measures are in force, and of what; those that acts repealed are told apart.

        Of the rows that the amending acts touched, while those are all we hold.
        """
        w, plan, shown = self.words, self.plan, list(measures)
        count = len(plan.still_in_force(shown))
        if not shown:
            return w.get("count.none")
        if all(measure.current.act != plan.plan.act for measure in plan.measures):
            acts = self.touching
            key = "scope.touched" if len(acts) == 1 else "scope.touched.several"
            said = w.get(key, acts=self._numbers(acts), count=count)
        else:
            said = w.get("scope.held", count=count)
        gone = len(shown) - count
        if not count and gone:
            return w.get("scope.repealed.only", count=gone)
        return w.get("scope.repealed", scope=said, count=gone) if gone else said

    def counted(self, measures: Iterable[Measure]) -> str:
        """How many of some measures are in force, and how many acts repealed."""
        shown = list(measures)
        if not shown:
            return self.words.get("count.none")
        count = len(self.plan.still_in_force(shown))
        said = self.words.count("count.measures", count)
        gone = len(shown) - count
        if not count and gone:
            return self.words.get("count.repealed.only", count=gone)
        return self.words.get("count.repealed", said=said, count=gone) if gone else said

    @property
    def touching(self) -> list[Act]:
        """The amending acts that touched rows which are held."""
        touching = {act for act, _ in self.plan.effects}
        return [act for act in self.amending if act.number in touching]

    def touching_numbers(self) -> str:
        """Their numbers."""
        return self._numbers(self.touching)

    def act_lead(self, act: Act) -> str:
        """What an act did, in a sentence or three: approved the plan, put rows in, anew."""
        w, counts = self.words, responsibilities.effect_counts(self.plan, act.number)
        count = counts.total()
        if act.number == self.plan.plan.act:
            key = "act.approving.lead" if count else "act.approving.lead.none"
            return w.get(key, count=count)
        put, anew = counts[Effect.INSERTED], counts[Effect.SUBSTITUTED]
        ends = self.plan.revocation == act
        if put and anew and not ends:
            return w.get("act.amending.lead", count=count, inserted=put, substituted=anew)
        revokes = [w.get("act.revoking.lead", act=self.plan.plan.act)] if ends else []
        if not count:
            return revokes[0] if revokes else w.get("act.amending.lead.none")
        said = [*revokes, w.get("act.amending.lead.rows", count=count)]
        said += [w.get("act.inserted", count=put)] if put else []
        said += [w.get("act.substituted", count=anew)] if anew else []
        return " ".join(said)

    def single(
        self,
        name: str,
        address: str,
        context: Context,
        *,
        of: Iterable[Measure] | None = None,
        linked: Nodes = (),
    ) -> View[Context]:
        """A page of which there is one: its words are `<name>.title` and `<name>.description`.

        `of` are the measures that it tells of, unless it tells of all.
        """
        plan = self.plan
        return View(
            template=f"{name}.html",
            address=address,
            title=self.words.get(f"{name}.title", plan=plan.headline),
            description=self.words.get(
                f"{name}.description",
                scope=self.scope(plan.measures if of is None else of),
                plan=plan.headline,
                first=plan.plan.first_year,
                last=plan.plan.last_year,
            ),
            crumbs=self.crumbs() if address else (),
            context=context,
            linked=linked,
        )

    def section_counts(self) -> list[tuple[Section, tuple[Measure, ...]]]:
        return [(s, responsibilities.of_section(self.plan.measures, s)) for s in self.plan.sections]

    def of_topic(self, topic: Topic) -> list[Measure]:
        return [measure for measure in self.plan.measures if topic.slug in measure.topics]
