"""What the CSV files hold, for machines: a Data Package (datapackage.org, version 2)."""

import hashlib
import json
import posixpath
from collections.abc import Mapping
from typing import Any, Final

from plan_site.exports.tables.rows import tables
from plan_site.exports.tables.schema import Column, Table
from plan_site.publication import urls
from plan_site.publication.edition import Edition

PROFILE: Final = "https://datapackage.org/profiles/2.0/"
LICENCE: Final = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}


def datapackage(edition: Edition, files: Mapping[str, bytes]) -> bytes:
    """UTF-8 JSON that describes every table; `files` holds their CSV by address."""
    words, plan = edition.words, edition.plan
    day = edition.updated.isoformat()
    made = {
        "$schema": f"{PROFILE}datapackage.json",
        "name": f"plan-{plan.plan.act}",
        "title": plan.plan.title,
        "description": f"{words.get('data.description', scope=edition.scope(plan.measures))} "
        f"{words.get('data.sums')}",
        **({"homepage": edition.absolute(urls.DATA)} if edition.addressed else {}),
        "version": day,
        "licenses": [{**LICENCE, "title": words.get("data.licence.text")}],
        "sources": [{"title": act.official_title, "path": urls.register(act)} for act in plan.acts],
        "resources": [_resource(table, files) for table in tables(edition)],
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(table: Table, files: Mapping[str, bytes]) -> dict[str, Any]:
    address = urls.table(table.name)
    content = files[address]
    return {
        "$schema": f"{PROFILE}dataresource.json",
        "name": table.name,
        "type": "table",
        "path": posixpath.basename(address),
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"$schema": f"{PROFILE}tabledialect.json", "lineTerminator": "\r\n"},
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    required = {column.name for column in table.columns if column.required}
    made: dict[str, Any] = {
        "$schema": f"{PROFILE}tableschema.json",
        "fields": [_field(column) for column in table.columns],
    }
    # A cell that may be empty is no part of a primary key.
    if required.issuperset(table.key):
        made["primaryKey"] = [*table.key]
    else:
        made["uniqueKeys"] = [[*table.key]]
    if table.references:
        made["foreignKeys"] = [
            {"fields": [here], "reference": {"resource": there, "fields": [name]}}
            for here, (there, name) in table.references.items()
        ]
    return made


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.codes:
        constraints["enum"] = [*column.codes]
    return {
        "name": column.name,
        "title": column.title,
        "description": column.description,
        "type": column.type,
        **({"format": column.format} if column.format != "default" else {}),
        **({"constraints": constraints} if constraints else {}),
    }
