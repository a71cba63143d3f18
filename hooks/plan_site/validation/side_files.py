"""What stands beside `plan.yaml` and is ours alone: the vocabulary and the translations."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from plan_site.dataset.dataset_file import DatasetFile
from plan_site.dataset.plan import Plan
from plan_site.dataset.references import Names
from plan_site.dataset.translations import Translation
from plan_site.dataset.vocabulary import Vocabulary
from plan_site.faults import PlanError
from plan_site.validation.validate import told

Model = TypeVar("Model", bound=BaseModel)


@dataclass(kw_only=True)
class Beside:
    """The vocabulary, language → its translation, and the files' letters by name."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    translations: dict[str, Translation] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


def read(folder: Path, plan: Plan) -> Beside:
    """What of them stands in `folder`; PlanError tells the faults of all, a line each."""
    made, lines = Beside(), list[str]()
    files = [folder / "vocabulary.yaml", *sorted((folder / "editions").glob("*.yaml"))]
    for file in files:
        if not file.exists():
            continue
        try:
            opened = DatasetFile(file)
            if file.parent == folder:
                made.vocabulary = _held(opened, Vocabulary, plan)
            else:
                made.translations[file.stem] = _held(opened, Translation, plan)
            made.texts[file.relative_to(folder).as_posix()] = opened.text
        except PlanError as error:
            lines += error.lines
    if lines:
        raise PlanError(lines)
    return made


def _held(file: DatasetFile, model: type[Model], plan: Plan) -> Model:
    try:
        made = model.model_validate(file.root, context=_names(plan))
    except ValidationError as error:
        raise PlanError(file.faults(told((), error.errors()))) from None
    if slips := file.faults(()):
        raise PlanError(slips)
    return made


def _names(plan: Plan) -> Names:
    return Names(
        agency=frozenset(agency.abbreviation for agency in plan.agencies),
        topic=frozenset(topic.slug for topic in plan.topics),
        measure=frozenset(measure.number for measure in plan.measures),
        section=frozenset(section.number for section in plan.sections),
        subsection=frozenset(
            subsection.number for section in plan.sections for subsection in section.subsections
        ),
    )
