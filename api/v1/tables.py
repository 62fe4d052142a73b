"""The tables of the record, some rows at a time, and one row by its id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

import pandas as pd

from analysis.extract import Extract
from analysis.texts import ENGLISH, read_texts
from api.v1.asking import Asked
from api.v1.errors import ApiError, Problem, miss, refuse
from exports.csv_files import write_csv
from exports.json_files import describe_origin, list_objects
from exports.origin import Origin
from exports.sheets import Sheet, list_sheets
from loaders.checks.translations import translated_fields
from loaders.dataset import Dataset

TABLES: Final = (
    "cases",
    "events",
    "claims",
    "sources",
    "places",
    "responses",
    "crackdowns",
    "campaigns",
    "series",
    "milestones",
    "changes",
    "counted",
)
"""The tables that have an address of their own below /api/v1/."""

IN_ENGLISH: Final = "in_english"
"""A column of answers in another language: the fields whose text stands in English, joined by semicolons."""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """Some rows of a table, and how many there are in all."""

    rows: pd.DataFrame
    total: int
    following: str | None


def list_rows(extract: Extract, origin: Origin, table: str, asked: Asked, path: str) -> Page:
    """One page of a table, its columns chosen, its texts in the language asked for.

    Raises ApiError (400) for a field that the table does not have.
    """
    sheet = _find_sheet(extract, origin, table)
    part = sheet.rows.iloc[asked.offset : asked.offset + asked.limit]
    rows = _translate(extract.dataset, table, part, asked.language)
    if IN_ENGLISH in asked.fields and asked.language == ENGLISH and list_translated_fields(extract.dataset, table):
        # Nothing stands in for anything there; but a program may ask for the same columns in every language.
        rows = rows.assign(**{IN_ENGLISH: pd.Series(pd.NA, index=rows.index, dtype="string")})
    end = asked.offset + len(part)
    following = None if end >= len(sheet.rows) or part.empty else _write_next(path, asked, end)
    return Page(_choose_fields(rows, asked.fields), len(sheet.rows), following)


def write_json_page(page: Page, origin: Origin, asked: Asked) -> dict[str, Any]:
    """The body of a page as JSON."""
    return {
        **describe_origin(origin),
        "total": page.total,
        "offset": asked.offset,
        "limit": asked.limit,
        "next": page.following,
        "rows": list_objects(page.rows),
    }


def write_csv_page(page: Page) -> bytes:
    """The body of a page as CSV, exact; the columns are the same on every page."""
    return write_csv(page.rows)


def find_row(everything: Extract, origin: Origin, table: str, id_: str, language: str) -> dict[str, Any]:
    """One row by its id; of a case also the rows of other tables that belong to it.

    Raises ApiError: 410 with the reason for what was withdrawn, 404 for an id that never was.
    """
    sheet = _find_sheet(everything, origin, table)
    keys = sheet.schema.get("primaryKey", [])
    if len(keys) != 1:
        raise miss(f"Rows of {table} have no id of their own.")
    own = sheet.rows[(sheet.rows[keys[0]] == id_).fillna(False).astype(bool)]
    if own.empty:
        raise _say_missing(everything, table, id_)
    (row,) = list_objects(_translate(everything.dataset, table, own, language))
    body: dict[str, Any] = {**describe_origin(origin), "row": row}
    if table == "cases":
        body["related"] = _list_related(everything, id_, language)
    return body


def _find_sheet(extract: Extract, origin: Origin, table: str) -> Sheet:
    return next(sheet for sheet in list_sheets(extract, origin) if sheet.name == table)


def _say_missing(everything: Extract, table: str, id_: str) -> ApiError:
    changes = everything.tables["changes"]
    gone = changes[
        ((changes["change"] == "withdrawn") & (changes["table"] == table) & (changes["id"] == id_))
        .fillna(False)
        .astype(bool)
    ]
    # A withdrawn field leaves its row in place: only a row that is no longer there is gone.
    if gone.empty:
        return miss(f"The record has no row of this id in {table}.")
    reason = gone.iloc[-1]["reason"]
    return ApiError(410, "withdrawn", str(reason) if not pd.isna(reason) else "This row was withdrawn.")


def _list_related(everything: Extract, case_id: str, language: str) -> dict[str, Any]:
    related = {}
    for name in ("events", "claims", "responses", "campaigns"):
        rows = everything.tables[name]
        if name == "claims":
            rows = rows[(rows["scope"] != "crackdown").astype(bool)]
        own = rows[(rows["case_id"] == case_id).fillna(False).astype(bool)]
        related[name] = list_objects(_translate(everything.dataset, name, own, language))
    used = {row["source_id"] for name in ("claims", "responses", "campaigns") for row in related[name]}
    sources = everything.tables["sources"]
    related["sources"] = list_objects(sources[sources["source_id"].isin(used).astype(bool)])
    return related


def _translate(dataset: Dataset, table: str, rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """The rows with their texts in a language, and which of them stand in English for want of a translation."""
    if language == ENGLISH or table not in dataset.contract.tables:
        return rows
    contract = dataset.contract
    fields = list_translated_fields(dataset, table)
    if not fields:
        return rows
    (key,) = contract.tables[table].primary_key
    texts = read_texts(dataset, language)
    columns: dict[str, list[str | None]] = {field: [] for field in fields}
    in_english: list[str] = []
    for values in rows[[key, *fields]].itertuples(index=False):
        missing = []
        for field, english in zip(fields, values[1:], strict=True):
            text = None if pd.isna(english) else texts.read(table, str(values[0]), field)
            columns[field].append(None if text is None else text.text)
            if text is not None and text.language != language:
                missing.append(field)
        in_english.append(";".join(missing))
    replaced: Mapping[str, Sequence[str | None]] = columns | {IN_ENGLISH: [text or None for text in in_english]}
    return rows.assign(**{name: pd.array(values, dtype="string") for name, values in replaced.items()})


def list_columns(sheet: Sheet, translated: Sequence[str]) -> list[str]:
    """The columns that may be chosen of a table; ``translated`` as ``list_translated_fields``."""
    return [*(field["name"] for field in sheet.fields), *([IN_ENGLISH] if translated else [])]


def list_translated_fields(dataset: Dataset, table: str) -> list[str]:
    """The fields of a table that the contract has translated into any language."""
    contract = dataset.contract
    pairs = [pair for own in contract.translations.values() for pair in translated_fields(contract, own)]
    return list(dict.fromkeys(field for name, field in pairs if name == table))


def _choose_fields(rows: pd.DataFrame, fields: Sequence[str]) -> pd.DataFrame:
    if wrong := [name for name in fields if name not in rows.columns]:
        reason = f"one of: {', '.join(rows.columns)}"
        raise refuse([Problem("fields", name, reason) for name in wrong])
    return rows[list(fields)] if fields else rows


def _write_next(path: str, asked: Asked, offset: int) -> str:
    query = {"all": ["yes"]} if asked.case_filter is None else asked.case_filter.to_query()
    own = {
        "lang": [asked.language] if asked.language != ENGLISH else [],
        "format": [asked.format] if asked.format != "json" else [],
        "fields": [",".join(asked.fields)] if asked.fields else [],
        "limit": [str(asked.limit)],
        "offset": [str(offset)],
    }
    return f"{path}?{urlencode({**query, **own}, doseq=True)}"
