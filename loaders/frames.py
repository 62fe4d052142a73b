"""Text tables → typed pandas frames, joined where every reader would join them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from loaders.checks.translations import hash_text
from loaders.contract import Contract, Field, Table
from loaders.dates import read_date
from loaders.reading import RawTable

DATE_PARTS = ("first", "last", "precision", "approximate", "uncertain")
_CASE_COLUMNS = ("kind", "population", "verification", "crackdown_id", "country")
_PLACE_COLUMNS = ("place_type", "country", "admin1")
_SOURCE_COLUMNS = ("publisher", "title", "url", "published", "language", "link")


def make_frames(contract: Contract, tables: Mapping[str, RawTable]) -> dict[str, pd.DataFrame]:
    """Type every table by the contract, and join what belongs together. Takes checked tables only.

    Types: whole numbers ``Int64``, numbers ``Float64``, days ``datetime64``, everything else ``string``; an empty
    cell is ``<NA>``. A date column ``x`` keeps its EDTF text and gets ``x_first``, ``x_last`` (``NaT`` where open),
    ``x_precision``, ``x_approximate`` and ``x_uncertain``.

    Joined: ``events`` with its number, counting day, and its case's and place's columns (``case_kind``,
    ``case_population`` …, ``place_type``, ``place_country``, ``place_admin1``); ``claims`` with its source's
    (``source_publisher`` …). The tables of translations become one, ``translations``, with ``language`` and
    ``stale``.
    """
    frames = {name: _type_table(contract.tables[name], raw) for name, raw in tables.items()}
    frames["events"] = _join_events(frames)
    frames["claims"] = _join(frames["claims"], frames["sources"], "source_id", _SOURCE_COLUMNS, "source")
    parts = [
        _read_translation(frames.pop(table.name), frames, language) for language, table in contract.translations.items()
    ]
    frames["translations"] = pd.concat(parts, ignore_index=True)
    return frames


def _type_table(table: Table, raw: RawTable) -> pd.DataFrame:
    columns: dict[str, pd.Series] = {}
    for field in table.fields:
        position = raw.header.index(field.name)
        cells = [row.cells[position] or None for row in raw.rows]
        columns.update(_type_column(field, cells))
    return pd.DataFrame(columns)


def _type_column(field: Field, cells: Iterable[str | None]) -> dict[str, pd.Series]:
    name, values = field.name, list(cells)
    if field.type == "integer":
        return {name: pd.Series([None if value is None else int(value) for value in values], dtype="Int64")}
    if field.type == "number":
        return {name: pd.Series([None if value is None else float(value) for value in values], dtype="Float64")}
    if field.type == "date":
        return {name: pd.to_datetime(pd.Series(values, dtype="string"), format="%Y-%m-%d").astype("datetime64[ms]")}
    texts = {name: pd.Series(values, dtype="string")}
    if not field.is_date:
        return texts
    dates = [None if value is None else read_date(value) for value in values]
    types = {"first": "datetime64[ms]", "last": "datetime64[ms]", "precision": "string"}
    return texts | {
        f"{name}_{part}": pd.Series(
            [None if date is None else getattr(date, part) for date in dates],
            dtype=types.get(part, "boolean"),
        )
        for part in DATE_PARTS
    }


def _join_events(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    events = frames["events"].copy()
    events["number"] = events["event_id"].str.extract(r"/([0-9]+)$", expand=False).astype("Int64")
    events["counting_day"] = events["date_first"].fillna(events["date_last"])
    events["by_then"] = events["date_first"].isna()
    events = _join(events, frames["cases"], "case_id", _CASE_COLUMNS, "case")
    events = _join(events, frames["places"], "place_id", _PLACE_COLUMNS, "place")
    return events.rename(columns={"place_place_type": "place_type", "case_crackdown_id": "crackdown_id"})


def _join(frame: pd.DataFrame, other: pd.DataFrame, key: str, columns: Iterable[str], prefix: str) -> pd.DataFrame:
    lookup = other.set_index(key)
    positions = lookup.index.get_indexer(pd.Index(frame[key]))
    joined = {f"{prefix}_{name}": lookup[name].take(positions).array for name in columns}
    return frame.assign(**joined)


def _read_translation(frame: pd.DataFrame, frames: Mapping[str, pd.DataFrame], language: str) -> pd.DataFrame:
    english: dict[tuple[str, str, str], str] = {}
    pairs = frame[["table", "field"]].drop_duplicates()
    for table, field in pairs.astype(str).itertuples(index=False):
        key = frames[table].columns[0]
        texts = frames[table][[key, field]].dropna()
        english |= {(table, str(id_), field): str(text) for id_, text in texts.itertuples(index=False)}
    stale = [
        hash_text(english.get((table, id_, field), "")) != source_hash
        for table, id_, field, source_hash, _ in frame.astype(str).itertuples(index=False)
    ]
    return frame.assign(
        language=pd.Series(language, index=frame.index, dtype="string"), stale=np.array(stale, dtype=bool)
    )
