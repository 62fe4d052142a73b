"""An extract as JSON, and its events as GeoJSON."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from analysis.extract import Extract
from analysis.frames import list_plain
from analysis.map_forms import POINT_TYPES, RADII_KM
from exports.csv_files import write_plain
from exports.origin import Origin
from exports.sheets import list_sheets

_KILOMETRES_A_DEGREE: Final = 111.195
_CORNERS: Final = 36


def write_json(extract: Extract, origin: Origin) -> bytes:
    """One document: where it comes from, and each table as a list of objects; unknown is null, dates are EDTF."""
    tables = {sheet.name: list_objects(sheet.rows) for sheet in list_sheets(extract, origin)}
    return _write({**describe_origin(origin), "tables": tables})


def write_geojson(extract: Extract, origin: Origin) -> bytes:
    """The events that have a place, as a FeatureCollection (RFC 7946), each as exact as its source.

    1. A town, crossing or mission is a point.
    2. A prefecture or county is the ring that the pages draw, ``radius_km`` says how wide; not a border.
    3. A province or country has no geometry but its code, ``area`` (ISO 3166-2 or 3166-1), to be joined to shapes:
       a pin in its middle would be a place that nobody named.
    """
    events, places = extract.tables["events"], extract.tables["places"].set_index("place_id", drop=False)
    features = []
    for event in list_objects(events):
        if event["place_id"] is not None:
            features.append(_make_feature(event, places.loc[event["place_id"]], origin))
    return _write({"type": "FeatureCollection", **describe_origin(origin), "features": features})


def describe_origin(origin: Origin) -> dict[str, object]:
    """What every JSON answer says of itself."""
    return {
        "record": origin.title,
        "data_version": origin.version,
        "data_date": origin.data_date,
        "content_hash": origin.content_hash,
        "licence": {"name": origin.licence.name, "address": origin.licence.path},
        "selection": origin.chosen,
        "permalink": origin.permalink,
    }


def list_objects(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as JSON knows them: plain values, None for unknown, days as ISO 8601."""
    columns = list(rows.columns)
    return [dict(zip(columns, map(write_plain, row), strict=True)) for row in list_plain(rows, columns)]


def _make_feature(event: Mapping[str, Any], place: pd.Series, origin: Origin) -> dict[str, Any]:
    kind = str(place["place_type"])
    properties = dict(event) | {
        "place_name": place["name_en"],
        "place_type": kind,
        "address": origin.address_case(str(event["case_id"])),
        "area": None,
        "radius_km": RADII_KM.get(kind),
    }
    geometry = None
    if kind not in POINT_TYPES | RADII_KM.keys():
        code = place["admin1"] if kind == "province" else place["country"]
        properties["area"] = None if pd.isna(code) else str(code)
    elif not (pd.isna(place["lon"]) or pd.isna(place["lat"])):
        middle = [float(place["lon"]), float(place["lat"])]
        ring = kind in RADII_KM
        geometry = (
            {"type": "Polygon", "coordinates": [_draw_ring(middle, RADII_KM[kind])]}
            if ring
            else {"type": "Point", "coordinates": middle}
        )
    return {"type": "Feature", "id": event["event_id"], "geometry": geometry, "properties": properties}


def _draw_ring(middle: Sequence[float], kilometres: float) -> list[list[float]]:
    """A ring round (longitude, latitude) in degrees, anticlockwise as RFC 7946, 3.1.6 wants it."""
    longitude, latitude = middle
    up = kilometres / _KILOMETRES_A_DEGREE
    across = up / math.cos(math.radians(latitude))
    turns = [2 * math.pi * corner / _CORNERS for corner in range(_CORNERS)]
    ring = [[round(longitude + across * math.cos(turn), 3), round(latitude + up * math.sin(turn), 3)] for turn in turns]
    return [*ring, ring[0]]


def _write(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()
