"""What stands beside `plan.yaml`: the vocabulary, translations, and acts' texts in their languages.

The first two are ours; the last are held against what was published, as `plan.yaml` is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from plan_site.dataset import text_file
from plan_site.dataset.data_file import DataFile
from plan_site.dataset.plan import Plan
from plan_site.dataset.search_vocabulary import Vocabulary
from plan_site.dataset.translations import Translation
from plan_site.dataset.unknown_name_hints import DeclaredNames
from plan_site.faults import Fault, PlanError
from plan_site.proof import language_version, source_text, sources
from plan_site.proof.collation import Proof
from plan_site.validation.validate import told

Model = TypeVar("Model", bound=BaseModel)


@dataclass(kw_only=True)
class Beside:
    """The vocabulary, language → its translation, and the files' letters by name.

    `proofs` are those of acts' official texts in other languages: act and language → the proof.
    """

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    translations: dict[str, Translation] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    proofs: dict[tuple[str, str], Proof] = field(default_factory=dict)


def read(folder: Path, plan: Plan) -> Beside:
    """What of them stands in `folder`; PlanError tells the faults of all, a line each."""
    made, lines = Beside(), list[str]()
    files = [folder / "vocabulary.yaml", *sorted((folder / "editions").glob("*.yaml"))]
    for file in files:
        if not file.exists():
            continue
        try:
            opened = DataFile(file)
            if file.parent == folder:
                made.vocabulary = _held(opened, Vocabulary, plan)
            else:
                translation = _held(opened, Translation, plan)
                if faults := [*_proved(translation, file.stem, folder, plan, made)]:
                    raise PlanError(opened.faults(faults))
                made.translations[file.stem] = translation
            made.texts[file.relative_to(folder).as_posix()] = opened.text
        except PlanError as error:
            lines += error.lines
    lines += _unnamed(folder, plan, made)
    if lines:
        raise PlanError(lines)
    return made


def _proved(
    translation: Translation, language: str, folder: Path, plan: Plan, made: Beside
) -> Iterator[Fault]:
    """What of the acts' texts in this language does not stand in those that were published."""
    worded = {(v.act, m.number) for m in plan.measures for v in m.versions}
    for index, text in enumerate(translation.official):
        path = ("official", index)
        if text.act in [each.act for each in translation.official[:index]]:
            yield Fault(path=(*path, "act"), message=f"act {text.act} has a text above")
        for at, piece in enumerate(text.body):
            place = (*path, "body", at, "row")
            if piece.row and (text.act, piece.row) not in worded:
                yield Fault(path=place, message=f"act {text.act} has no wording of row {piece.row}")
            if piece.row and piece.row in [each.row for each in text.body[:at]]:
                yield Fault(path=place, message=f"row {piece.row} stands above")
        file = folder / text.source
        if not file.exists():
            message = f"{text.source} is not there; put the published text there"
            yield Fault(path=(*path, "source"), message=message)
            continue
        letters = text_file.read(
            file, limit=sources.SIZE_LIMIT, name=f"{folder.name}/{text.source}"
        )
        both = language_version.collate(text, source_text.read(letters.text, text.source), path)
        faults = [*both.faults()]
        yield from faults
        if not faults:
            made.proofs[text.act, language] = both.proof()


def _unnamed(folder: Path, plan: Plan, made: Beside) -> Iterator[str]:
    """Published texts beside the acts' own that no edition names: any word could pass there."""
    named = {proof.name for proof in made.proofs.values()}
    for language in made.translations:
        for act in plan.acts:
            name = f"{sources.FOLDER}/{act.number}.{language}.txt"
            if (folder / name).exists() and name not in named | {act.source}:
                yield f"data/editions/{language}.yaml:1:1: names no {name}, which is there; name it"


def _held(file: DataFile, model: type[Model], plan: Plan) -> Model:
    try:
        made = model.model_validate(file.root, context=_names(plan))
    except ValidationError as error:
        raise PlanError(file.faults(told((), error.errors()))) from None
    if slips := file.faults(()):
        raise PlanError(slips)
    return made


def _names(plan: Plan) -> DeclaredNames:
    return DeclaredNames(
        act=frozenset(act.number for act in plan.acts),
        agency=frozenset(agency.abbreviation for agency in plan.agencies),
        topic=frozenset(topic.slug for topic in plan.topics),
        measure=frozenset(measure.number for measure in plan.measures),
        section=frozenset(section.number for section in plan.sections),
        subsection=frozenset(
            subsection.number for section in plan.sections for subsection in section.subsections
        ),
    )
