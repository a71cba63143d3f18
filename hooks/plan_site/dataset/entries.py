"""Raw entries, not yet checked: acts, rows and bodies as the file says them, with their places.

A value that is no text reads as "" and what should be a list and is none as an empty one: that is
told where records are validated. So the proof and the rules on names can speak of a record even
when another field of it is broken.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from plan_site.dataset.acts import ITEM_KINDS
from plan_site.dataset.fields import FIELDS
from plan_site.dataset.manual_instruction_readings import InstructionReading
from plan_site.faults import ValuePath, describe
from plan_site.language import cell_readers
from plan_site.language.values import Instruction

OF_A_SOURCE: Final = ("displaced", "torn", "spacing")
"""What an act declares of its published text."""


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """One piece of an act's own words; `words` by kind, one in a sound item; `reading` as typed."""

    path: ValuePath
    words: Mapping[str, str]
    rows: tuple[str, ...]
    glossary: tuple[str, ...]
    reading: Any = None

    @property
    def instruction(self) -> Instruction | None:
        """What its instruction does; None where it has none, or one that nothing reads."""
        try:
            said = self.words["instruction"]
            if self.reading is not None:
                return InstructionReading.model_validate(self.reading).value(said)
            return cell_readers.instruction(said)
        except (KeyError, ValueError):
            return None

    @property
    def worded(self) -> tuple[str, ...]:
        """The rows whose words stand below it."""
        read = self.instruction
        return self.rows if read is None or read.gives_rows else ()

    @property
    def official(self) -> str:
        return next(iter(self.words.values()), "")


@dataclass(frozen=True, slots=True)
class DisplacedEntry:
    path: ValuePath
    reads: str
    prints: str


@dataclass(frozen=True, slots=True)
class TornEntry:
    path: ValuePath
    row: str
    field: str
    after: str
    around: str


@dataclass(frozen=True, slots=True)
class ActEntry:
    """`source` is None where the act names none; `keys` are all that the act has."""

    path: ValuePath
    number: str
    keys: frozenset[str]
    source: str | None
    body: tuple[ItemEntry, ...]
    displaced: tuple[DisplacedEntry, ...]
    torn: tuple[TornEntry, ...]
    spacing: tuple[tuple[ValuePath, str], ...]


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """A row's wording by one act; `cells` has the official fields that are text, in their order."""

    path: ValuePath
    act: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    path: ValuePath
    number: str
    label: str
    versions: tuple[VersionEntry, ...]


@dataclass(frozen=True, slots=True)
class AgencyEntry:
    """A body or a budget term."""

    path: ValuePath
    abbreviation: str
    name: str
    former: tuple[tuple[ValuePath, str, str], ...] = ()

    def named_by(self, act: str, acts: Sequence[str]) -> tuple[ValuePath, str]:
        """Where the name stands that an act gives it, and the name: the acts are in their order."""
        time = acts.index(act)
        for path, text, until in self.former:
            if until in acts and acts.index(until) > time:
                return path, text
        return (*self.path, "name"), self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """The whole file: its records as entered, and every text in it with its place, in order.

    `printed`: act → record → the number by which the act names its row, where that is another.
    """

    root: Any
    texts: tuple[tuple[ValuePath, str], ...]
    columns: tuple[str, ...]
    acts: tuple[ActEntry, ...]
    measures: tuple[MeasureEntry, ...]
    agencies: tuple[AgencyEntry, ...]
    terms: tuple[AgencyEntry, ...]
    printed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def describe(self, path: ValuePath) -> str:
        """What a reader calls a place: `measure 29-1: text`."""
        return describe(self.root, path)

    def wordings(self, act: ActEntry) -> dict[str, tuple[MeasureEntry, VersionEntry]]:
        """Row, by the number that the act prints → the measure and its wording by the act."""
        printed = self.printed.get(act.number, {})
        return {
            printed.get(measure.number, measure.number): (measure, version)
            for measure in self.measures
            for version in measure.versions
            if version.act == act.number
        }


def read(root: Any) -> Entries:
    """The entries of a dataset's plain values."""
    return Entries(
        root=root,
        texts=tuple(_texts(root, ())),
        columns=_columns(root),
        acts=tuple(_act(path, value) for path, value in _mappings(root, "acts", ())),
        measures=tuple(_measure(path, value) for path, value in _mappings(root, "measures", ())),
        agencies=tuple(
            AgencyEntry(
                path,
                _text(value, "abbreviation"),
                _text(value, "name"),
                tuple(
                    ((*place, "text"), _text(each, "text"), _text(each, "until"))
                    for place, each in _mappings(value, "former", path)
                ),
            )
            for path, value in _mappings(root, "agencies", ())
        ),
        terms=tuple(
            AgencyEntry(path, _text(value, "abbreviation"), _text(value, "name"))
            for path, value in _mappings(root, "terms", ())
        ),
    )


def _act(path: ValuePath, value: Any) -> ActEntry:
    torn = tuple(
        TornEntry(place, *(_text(each, key) for key in ("row", "field", "after", "around")))
        for place, each in _mappings(value, "torn", path)
    )
    return ActEntry(
        path=path,
        number=_text(value, "number"),
        keys=frozenset(value),
        source=_text(value, "source") if "source" in value else None,
        body=tuple(_item(place, item) for place, item in _mappings(value, "body", path)),
        displaced=tuple(
            DisplacedEntry(place, _text(each, "reads"), _text(each, "prints"))
            for place, each in _mappings(value, "displaced", path)
        ),
        torn=torn,
        spacing=tuple(
            ((*path, "spacing", index), words)
            for index, words in enumerate(_list(value, "spacing"))
            if isinstance(words, str)
        ),
    )


def _item(path: ValuePath, value: Any) -> ItemEntry:
    words: dict[str, str] = {
        kind: value[kind] for kind in ITEM_KINDS if isinstance(value.get(kind), str)
    }
    named = _names(value, "rows"), _names(value, "glossary")
    return ItemEntry(path, words, *named, value.get("reading"))


def _measure(path: ValuePath, value: Any) -> MeasureEntry:
    versions = tuple(
        VersionEntry(
            place,
            _text(version, "act"),
            {field: version[field] for field in FIELDS if isinstance(version.get(field), str)},
        )
        for place, version in _mappings(value, "versions", path)
    )
    return MeasureEntry(path, _text(value, "number"), _text(value, "label"), versions)


def _columns(root: Any) -> tuple[str, ...]:
    """The order of the table's cells; the usual one where the file gives none that is whole."""
    plan = root.get("plan")
    given = _names(plan, "columns") if isinstance(plan, dict) else ()
    return given if sorted(given) == sorted(FIELDS) else FIELDS


def _mappings(value: Any, key: str, path: ValuePath) -> Iterator[tuple[ValuePath, dict[str, Any]]]:
    for index, child in enumerate(_list(value, key)):
        if isinstance(child, dict):
            yield (*path, key, index), child


def _list(value: Any, key: str) -> list[Any]:
    found = value.get(key)
    return found if isinstance(found, list) else []


def _names(value: Any, key: str) -> tuple[str, ...]:
    return tuple(name for name in _list(value, key) if isinstance(name, str))


def _text(value: Any, key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""


def _texts(value: Any, path: ValuePath) -> Iterator[tuple[ValuePath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from _texts(child, (*path, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _texts(child, (*path, index))
