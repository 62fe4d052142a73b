"""An extract as Parquet: a zip of one file for each table."""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.extract import Extract
from exports.archive import pack
from exports.origin import Origin
from exports.package import make_day, write_readme
from exports.sheets import Sheet, list_sheets


def write_parquet(extract: Extract, origin: Origin) -> bytes:
    """The archive. Whole numbers are int64, unknown is null, EDTF dates are texts, days are dates.

    Each file carries in its own metadata where it comes from, and for each column what it means.
    """
    files = {"README.txt": write_readme(origin)}
    files |= {f"{sheet.path}.parquet": _write_table(sheet, origin) for sheet in list_sheets(extract, origin)}
    return pack(files, make_day(extract))


def _write_table(sheet: Sheet, origin: Origin) -> bytes:
    table = pa.Table.from_pandas(sheet.rows, preserve_index=False)
    columns = []
    for field, column in zip(sheet.fields, table.schema, strict=True):
        kind = pa.date32() if field["type"] == "date" else column.type
        columns.append(pa.field(column.name, kind, metadata={"description": field["description"]}))
    said = {
        "title": sheet.title,
        "description": sheet.description,
        "record": origin.title,
        "data_version": origin.version,
        "content_hash": origin.content_hash,
        "licence": origin.licence.path,
        "selection": origin.chosen,
        "permalink": origin.permalink,
    }
    # pandas' own notes go too: they would only tell pandas what the types already say.
    target = io.BytesIO()
    pq.write_table(table.cast(pa.schema(columns, metadata=said)), target, compression="zstd")
    return target.getvalue()
