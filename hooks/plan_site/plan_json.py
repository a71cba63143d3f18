"""The plan as JSON: whole, and measure by measure, with the JSON Schema that both keep to."""

import json
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from . import addresses, documents
from .document_shapes import MeasureFile, PlanFile
from .frame import Frame

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


def plan_json(frame: Frame) -> dict[str, bytes]:
    """`plan.json`, `plan.schema.json` and a file for each measure, UTF-8."""
    plan, written = frame.plan, frame.written
    schema = written(addresses.PLAN_SCHEMA)
    common: dict[str, Any] = {
        "json_schema": schema,
        "licence": frame.words.get("data.licence.text"),
        "unofficial": frame.words.get("footer.unofficial"),
        "updated": frame.updated,
    }
    measures = [documents.measure(frame, record) for record in plan.measures]
    whole = PlanFile(
        **common,
        address=written(addresses.PLAN_JSON),
        plan=documents.plan(frame),
        acts=[*documents.acts(frame)],
        sections=[*documents.sections(frame)],
        agencies=[*documents.agencies(frame)],
        terms=[*documents.terms(frame)],
        topics=[*documents.topics(frame)],
        measures=measures,
        corrections=[*documents.corrections(frame)],
    )
    return {
        addresses.PLAN_JSON: _bytes(whole),
        addresses.PLAN_SCHEMA: _dumped(json_schema(schema, common["licence"])),
        **{
            addresses.measure_json(record): _bytes(
                MeasureFile(**common, address=made.addresses.json_file, measure=made)
            )
            for record, made in zip(plan.measures, measures, strict=True)
        },
    }


def json_schema(address: str, licence: str) -> dict[str, Any]:
    """The schema at `address`, draft 2020-12: one for the whole plan and for a measure's file."""
    _, made = models_json_schema(
        [(PlanFile, "serialization"), (MeasureFile, "serialization")],
        ref_template="#/$defs/{model}",
    )
    return {
        "$schema": DRAFT,
        "$id": address,
        "$comment": licence,
        "oneOf": [{"$ref": "#/$defs/PlanFile"}, {"$ref": "#/$defs/MeasureFile"}],
        "$defs": made["$defs"],
    }


def _bytes(record: BaseModel) -> bytes:
    return (record.model_dump_json(by_alias=True, indent=1) + "\n").encode()


def _dumped(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
