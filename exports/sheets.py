"""An extract as sheets: each with its rows and, for each column, what the contract says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from analysis.extract import COUNTED_COLUMNS, Extract
from exports.origin import Origin

COUNTED: Final = "counted"
ADDRESS: Final = "address"

_ADDRESS_FIELD: Final = {
    "name": ADDRESS,
    "type": "string",
    "format": "uri",
    "title": "Address",
    "description": "The page of the case, with all claims and sources.",
}
_COUNTED_FIELDS: Final[Mapping[str, Mapping[str, object]]] = {
    "measure": {
        "type": "string",
        "title": "Measure",
        "description": "Two separate series, never added: people arrested, and people returned.",
        "constraints": {"required": True, "enum": ["arrested", "returned"]},
        "categories": [
            {"value": "arrested", "label": "Arrested", "description": "Counted over arrests."},
            {"value": "returned", "label": "Returned", "description": "Counted over returns to North Korea."},
        ],
    },
    "rule": {
        "type": "integer",
        "title": "Counting rule",
        "description": "1: the event's own figures. 3 or 4: the figures of the whole case, which stands here once.",
        "constraints": {"required": True, "minimum": 1, "maximum": 4},
    },
    "low": {"type": "integer", "title": "People, low", "description": "Empty: unknown, 0 in a sum of lows."},
    "best": {"type": "integer", "title": "People, best", "description": "Empty: of unknown size, in no sum."},
    "high": {"type": "integer", "title": "People, high", "description": "Empty: unknown, the best in a sum of highs."},
    "high_open": {
        "type": "boolean",
        "title": "High is open",
        "description": "There may be more than the high says; a sum with such a row is marked open.",
        "constraints": {"required": True},
    },
}
_COUNTED_TITLE: Final = "Rows that count"
_COUNTED_DESCRIPTION: Final = (
    "A row is one that adds up to people arrested or returned, after the counting rules and under the filter. Sums of "
    "low, best and high over one measure are the figures of the pages. Figures may differ from the event's own."
)


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One table of a file.

    ``fields`` are Table Schema descriptors, one for each column of ``rows`` and in its order; ``schema`` the rest of
    the Table Schema (keys, missing values); ``path`` where the table lies in a package, without its ending.
    """

    name: str
    path: str
    title: str
    description: str
    fields: Sequence[Mapping[str, Any]]
    schema: Mapping[str, Any]
    rows: pd.DataFrame


def list_sheets(extract: Extract, origin: Origin) -> list[Sheet]:
    """The tables of the contract in its order, cases with their addresses, and then the rows that count."""
    resources = {item["name"]: item for item in extract.dataset.contract.descriptor["resources"]}
    sheets = [_make_sheet(resources[name], rows) for name, rows in extract.tables.items()]
    cases = sheets[0]
    addresses = pd.array([origin.address_case(case_id) for case_id in cases.rows["case_id"]], dtype="string")
    sheets[0] = Sheet(
        name=cases.name,
        path=cases.path,
        title=cases.title,
        description=cases.description,
        fields=[*cases.fields, _ADDRESS_FIELD],
        schema=cases.schema,
        rows=cases.rows.assign(**{ADDRESS: addresses}),
    )
    return [*sheets, _make_counted(extract, resources["events"])]


def _make_sheet(resource: Mapping[str, Any], rows: pd.DataFrame) -> Sheet:
    return Sheet(
        name=resource["name"],
        path=resource["path"].removesuffix(".csv"),
        title=resource["title"],
        description=resource["description"],
        fields=resource["schema"]["fields"],
        schema={key: value for key, value in resource["schema"].items() if key != "fields"},
        rows=rows,
    )


def _make_counted(extract: Extract, events: Mapping[str, Any]) -> Sheet:
    own = {field["name"]: field for field in events["schema"]["fields"]}
    fields = [
        {"name": name, **_COUNTED_FIELDS[name]} if name in _COUNTED_FIELDS else own[name] for name in COUNTED_COLUMNS
    ]
    keys = [key for key in events["schema"]["foreignKeys"] if set(key["fields"]) <= set(COUNTED_COLUMNS)]
    keys = [*keys, {"fields": ["event_id"], "reference": {"resource": "events", "fields": ["event_id"]}}]
    schema = {"missingValues": [""], "primaryKey": ["measure", "event_id"], "foreignKeys": keys}
    return Sheet(COUNTED, COUNTED, _COUNTED_TITLE, _COUNTED_DESCRIPTION, fields, schema, extract.counted)
