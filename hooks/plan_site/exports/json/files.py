"""The plan as JSON: whole, and measure by measure, with the JSON Schema that both keep to."""

import json
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from plan_site.dataset.plan import Measure
from plan_site.exports.json import records
from plan_site.exports.json.schema import ENUMS, MeasureFile, PlanFile
from plan_site.publication import urls
from plan_site.publication.edition import Edition

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


class PlanJson:
    """`plan.json`, its schema, and a file for each measure, as UTF-8."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._schema = edition.absolute(urls.PLAN_SCHEMA)
        self._common: dict[str, Any] = {
            "json_schema": self._schema,
            "licence": edition.words.get("data.licence.text"),
            "unofficial": edition.words.get("footer.unofficial"),
            "updated": edition.updated,
        }

    def whole(self) -> bytes:
        """The plan and every measure, in the order of the plan."""
        edition = self._edition
        return _text(
            PlanFile(
                **self._common,
                address=edition.absolute(urls.PLAN_JSON),
                plan=records.plan(edition),
                acts=[*records.acts(edition)],
                sections=[*records.sections(edition)],
                agencies=[*records.agencies(edition)],
                terms=[*records.terms(edition)],
                topics=[*records.topics(edition)],
                measures=[records.measure(edition, record) for record in edition.plan.measures],
                unheld=[*records.unheld(edition)],
                corrections=[*records.corrections(edition)],
                translations=[*records.translations(edition)],
            )
        )

    def schema(self) -> bytes:
        return _dumped(json_schema(self._schema, self._common["licence"]))

    def measure(self, record: Measure) -> bytes:
        edition = self._edition
        return _text(
            MeasureFile(
                **self._common,
                address=edition.absolute(urls.measure_json(record)),
                measure=records.measure(edition, record),
            )
        )


def json_schema(address: str, licence: str) -> dict[str, Any]:
    """The schema at `address`, draft 2020-12: one for the whole plan and for a measure's file."""
    _, made = models_json_schema(
        [(PlanFile, "serialization"), (MeasureFile, "serialization")],
        ref_template="#/$defs/{model}",
    )
    for kind, words in ENUMS.items():
        shape = made["$defs"][kind.__name__]
        shape.pop("description", None)  # of the docstring, which `python -OO` has not
        made["$defs"][kind.__name__] = {"description": words, **shape}
    return {
        "$schema": DRAFT,
        "$id": address,
        "$comment": licence,
        "oneOf": [{"$ref": "#/$defs/PlanFile"}, {"$ref": "#/$defs/MeasureFile"}],
        "$defs": made["$defs"],
    }


def _text(record: BaseModel) -> bytes:
    return record.model_dump_json(by_alias=True, indent=1).encode() + b"\n"


def _dumped(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
