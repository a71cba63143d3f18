"""The plan as JSON: whole, and measure by measure, with the JSON Schema that both keep to."""

import json
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from plan_site.dataset.plan import Measure
from plan_site.exports.json import records
from plan_site.exports.json.schema import File, MeasureFile, PlanFile
from plan_site.publication import urls
from plan_site.publication.context import Frame

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


class PlanJson:
    """`plan.json`, its schema, and a file for each measure, as UTF-8.

    A measure's own text is made once and stands in two files: in a plan of thousands all shapes
    together would be larger than everything else.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._schema = frame.written(urls.PLAN_SCHEMA)
        self._common: dict[str, Any] = {
            "json_schema": self._schema,
            "licence": frame.words.get("data.licence.text"),
            "unofficial": frame.words.get("footer.unofficial"),
            "updated": frame.updated,
        }
        self._texts = [_text(records.measure(frame, record)) for record in frame.plan.measures]
        self._at = {record.number: at for at, record in enumerate(frame.plan.measures)}

    def whole(self) -> bytes:
        """The plan and every measure, in the order of the plan."""
        frame = self._frame
        head = PlanFile(
            **self._common,
            address=frame.written(urls.PLAN_JSON),
            plan=records.plan(frame),
            acts=[*records.acts(frame)],
            sections=[*records.sections(frame)],
            agencies=[*records.agencies(frame)],
            terms=[*records.terms(frame)],
            topics=[*records.topics(frame)],
            measures=[],
            corrections=[*records.corrections(frame)],
        )
        before, empty, after = _text(head).partition(b'\n "measures": []')
        if not self._texts:
            return b"".join((before, empty, after, b"\n"))
        measures = b",".join(b"\n  " + _deeper(text, 2) for text in self._texts)
        return b"".join((before, b'\n "measures": [', measures, b"\n ]", after, b"\n"))

    def schema(self) -> bytes:
        return _dumped(json_schema(self._schema, self._common["licence"]))

    def measure(self, record: Measure) -> bytes:
        address = self._frame.written(urls.measure_json(record))
        head = _text(File(**self._common, address=address)).removesuffix(b"\n}")
        measure = _deeper(self._texts[self._at[record.number]], 1)
        return b"".join((head, b',\n "measure": ', measure, b"\n}\n"))


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


def _text(record: BaseModel) -> bytes:
    return record.model_dump_json(by_alias=True, indent=1).encode()


def _deeper(text: bytes, steps: int) -> bytes:
    """JSON as it stands so many steps inside other; a line end inside a string is no line end."""
    return text.replace(b"\n", b"\n" + b" " * steps)


def _dumped(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
