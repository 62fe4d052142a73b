"""The OpenAPI description of the addresses below /api/v1/, made from the contract and the list of addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from analysis.extract import extract_all
from api.v1.asking import MOST_ROWS
from api.v1.endpoints import Endpoint, list_endpoints
from api.v1.parameters import describe_shared, list_parameters
from api.v1.schemas import COUNT, ERROR, RELATED, TEXT, TOTAL, describe_releases, describe_sums, refer, say_origin
from api.v1.tables import IN_ENGLISH, TABLES, list_columns, list_translated_fields
from exports.forms import FORMS
from exports.origin import make_origin
from exports.sheets import Sheet, list_sheets
from loaders.contract import EDTF
from loaders.dataset import Dataset

ROOT: Final = "/api/v1"
_TYPES: Final = {"integer": "integer", "number": "number", "boolean": "boolean"}


def describe_api(dataset: Dataset, base: str) -> dict[str, Any]:
    """The description (OpenAPI 3.1) as a document; ``base`` is the record's own address."""
    contract = dataset.contract
    origin = make_origin(dataset, None, base)
    sheets = {sheet.name: sheet for sheet in list_sheets(extract_all(dataset), origin)}
    licence = contract.licences[0]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{contract.title}: the record for programs",
            "version": dataset.version,
            "summary": "Read-only. The same filter and the same figures as the pages.",
            "description": contract.description,
            "license": {"name": licence.title, "identifier": licence.name},
        },
        "servers": [{"url": base}],
        "externalDocs": {"url": f"{base}/api", "description": "The same as a page to read"},
        "paths": {f"{ROOT}{endpoint.path}": _describe_path(endpoint, dataset, sheets) for endpoint in list_endpoints()},
        "components": {"parameters": describe_shared(dataset), "schemas": _list_schemas(dataset, sheets)},
    }


def _describe_path(endpoint: Endpoint, dataset: Dataset, sheets: Mapping[str, Sheet]) -> dict[str, Any]:
    name = endpoint.path.strip("/").replace("/{id}", "_row").replace("/", "_").replace(".", "_")
    answers = {
        "200": {"description": endpoint.title, "content": _list_content(endpoint)},
        "304": {"description": "The answer is still the one that If-None-Match names."},
        "400": _fail("A parameter is not understood; all of them are named at once."),
        "503": _fail("No data can be shown at the moment."),
    }
    if endpoint.answers in {"release", "comparison"}:
        answers |= {"404": _fail("There is no such release.")}
    elif "{id}" in endpoint.path:
        answers |= {"404": _fail("There is no such row."), "410": _fail("The row was withdrawn; the reason is given.")}
    columns: Sequence[str] = ()
    example = dataset.version if endpoint.answers in {"release", "comparison"} else None
    if endpoint.table is not None:
        sheet = sheets[endpoint.table]
        columns = list_columns(sheet, list_translated_fields(dataset, endpoint.table))
        example = None if sheet.rows.empty else str(sheet.rows.iloc[0, 0])
    operation = {
        "operationId": f"get_{name}",
        "summary": endpoint.title,
        "parameters": list_parameters(endpoint, columns, example),
        "responses": answers,
    }
    return {"get": operation}


def _fail(description: str) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": refer("Error")}}}


def _list_content(endpoint: Endpoint) -> dict[str, Any]:
    if endpoint.answers == "release":
        return {"application/zip": {}}
    if endpoint.answers == "file":
        return {form.media_type: {} for form in FORMS.values()}
    if endpoint.answers == "picture":
        return {endpoint.media_type: {}}
    name = {"rows": f"{endpoint.table}_page", "row": f"{endpoint.table}_answer"}.get(endpoint.answers, endpoint.answers)
    content: dict[str, Any] = {"application/json": {"schema": refer(name)}}
    if "format" in endpoint.takes:
        content["text/csv"] = {"schema": TEXT}
    return content


def _list_schemas(dataset: Dataset, sheets: Mapping[str, Sheet]) -> dict[str, Any]:
    schemas: dict[str, Any] = {"Error": ERROR, "Total": TOTAL, **describe_sums(), **describe_releases()}
    for table in TABLES:
        schemas[table] = _describe_row(sheets[table], list_translated_fields(dataset, table))
        schemas[f"{table}_page"] = say_origin(
            {
                "total": COUNT | {"description": "Rows in all."},
                "offset": COUNT,
                "limit": {"type": "integer", "minimum": 1, "maximum": MOST_ROWS},
                "next": {"type": ["string", "null"], "description": "The address of the rows that follow."},
                "rows": {"type": "array", "items": refer(table)},
            }
        )
    for endpoint in list_endpoints():
        if endpoint.answers == "row":
            parts = {"row": refer(str(endpoint.table))}
            optional = {"related": RELATED} if endpoint.table == "cases" else {}
            schemas[f"{endpoint.table}_answer"] = say_origin(parts, optional)
    return schemas


def _describe_row(sheet: Sheet, translated: Sequence[str]) -> dict[str, Any]:
    properties = {field["name"]: _describe_cell(field) for field in sheet.fields}
    if translated:
        properties[IN_ENGLISH] = {
            "type": ["string", "null"],
            "description": "In other languages: the fields whose text stands in English, joined by semicolons.",
        }
    return {
        "type": "object",
        "title": sheet.title,
        "description": sheet.description,
        "properties": properties,
        "additionalProperties": False,
    }


def _describe_cell(field: Mapping[str, Any]) -> dict[str, Any]:
    limits = field.get("constraints", {})
    kind = _TYPES.get(field["type"], "string")
    cell: dict[str, Any] = {
        "type": kind if limits.get("required") else [kind, "null"],
        "title": field["title"],
        "description": field["description"] + (" EDTF, level 1." if field.get("rdfType") == EDTF else ""),
    }
    if "enum" in limits:
        cell["enum"] = [*limits["enum"], *([] if limits.get("required") else [None])]
    return cell | {name: limits[name] for name in ("minimum", "maximum") if name in limits}
