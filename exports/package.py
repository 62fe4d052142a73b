"""An extract as a Frictionless Data Package: a zip of CSV files and the descriptor that explains them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import pandas as pd

from analysis.extract import Extract
from exports.archive import pack
from exports.csv_files import write_csv, write_spreadsheet_csv
from exports.origin import Origin
from exports.sheets import Sheet, list_sheets
from loaders.contract import DESCRIPTOR

_README: Final = "README.txt"


def write_package(extract: Extract, origin: Origin) -> bytes:
    """The exact form: ``datapackage.json``, a CSV file for each table, and a page that says where they come from."""
    sheets = list_sheets(extract, origin)
    descriptor = json.dumps(describe_package(extract, origin, sheets), ensure_ascii=False, indent=2) + "\n"
    return _pack(extract, origin, sheets, write_csv, {DESCRIPTOR: descriptor.encode()})


def write_spreadsheet_package(extract: Extract, origin: Origin) -> bytes:
    """CSV files for a spreadsheet, in which no cell is a formula. Not for machines: some texts have a mark before."""
    return _pack(extract, origin, list_sheets(extract, origin), write_spreadsheet_csv, {})


def describe_package(extract: Extract, origin: Origin, sheets: Sequence[Sheet]) -> dict[str, Any]:
    """The descriptor (Data Package 2.0): the contract's, of what is here, with the filter and the permalink."""
    own = dict(extract.dataset.contract.descriptor)
    resources = {item["name"]: item for item in own["resources"]}
    return own | {
        "homepage": origin.permalink,
        "contentHash": origin.content_hash,
        "dataDate": origin.data_date,
        "selection": origin.chosen,
        "resources": [_describe_resource(resources.get(sheet.name, resources["events"]), sheet) for sheet in sheets],
    }


def make_day(extract: Extract) -> datetime:
    """The moment that dates the files of a release, which is not the clock: the same data are the same bytes."""
    return datetime.fromisoformat(extract.dataset.contract.created.replace("Z", "+00:00"))


def write_readme(origin: Origin) -> bytes:
    """Where a file comes from, as a page of text."""
    return "".join(f"{name}: {value}\n" for name, value in origin.list_lines()).encode()


def _describe_resource(like: Mapping[str, Any], sheet: Sheet) -> dict[str, Any]:
    return dict(like) | {
        "name": sheet.name,
        "path": f"{sheet.path}.csv",
        "title": sheet.title,
        "description": sheet.description,
        "schema": {"fields": list(sheet.fields), **sheet.schema},
    }


def _pack(
    extract: Extract,
    origin: Origin,
    sheets: Sequence[Sheet],
    write: Callable[[pd.DataFrame], bytes],
    more: Mapping[str, bytes],
) -> bytes:
    tables = {f"{sheet.path}.csv": write(sheet.rows) for sheet in sheets}
    return pack({_README: write_readme(origin), **more, **tables}, make_day(extract))
