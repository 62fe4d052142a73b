"""JSON and Parquet give every value back; GeoJSON is never more exact than the source."""

from __future__ import annotations

import io
import json
import zipfile

import pandas as pd
import pyarrow.parquet as pq

from analysis.extract import Extract
from analysis.map_forms import RADII_KM
from exports.json_files import write_geojson, write_json
from exports.origin import Origin
from exports.parquet_files import write_parquet
from exports.sheets import ADDRESS
from tests.exports.conftest import BASE


def test_json_gives_every_value_back(everything: Extract, origin: Origin) -> None:
    document = json.loads(write_json(everything, origin))
    assert document["data_version"] == everything.dataset.version
    assert document["permalink"].startswith(BASE)
    for name, rows in everything.tables.items():
        given = pd.DataFrame(document["tables"][name], columns=[*rows.columns, *([ADDRESS] if name == "cases" else [])])
        for column in rows.columns:
            own = given[column].astype(rows[column].dtype) if len(rows) else rows[column]
            pd.testing.assert_series_equal(own, rows[column])


def test_parquet_gives_every_value_back_with_its_type_and_says_where_it_comes_from(
    everything: Extract, origin: Origin
) -> None:
    archive = zipfile.ZipFile(io.BytesIO(write_parquet(everything, origin)))
    paths = {"translations-ko": "translations/ko", "translations-zh-hans": "translations/zh_Hans"}
    for name, rows in everything.tables.items():
        table = pq.read_table(io.BytesIO(archive.read(f"{paths.get(name, name)}.parquet")))
        assert table.schema.metadata[b"data_version"].decode() == everything.dataset.version
        assert table.schema.metadata[b"permalink"].decode() == origin.permalink
        given = table.to_pandas()
        for column in rows.columns:
            assert table.schema.field(column).metadata[b"description"]
            own = given[column].astype("object").where(given[column].notna(), None)
            expected = rows[column]
            if str(expected.dtype).startswith("datetime"):
                assert [value.isoformat() for value in own] == [value.date().isoformat() for value in expected]
            else:
                assert own.tolist() == expected.astype("object").where(expected.notna(), None).tolist()


def test_a_map_file_has_points_only_where_the_source_names_a_point(everything: Extract, origin: Origin) -> None:
    document = json.loads(write_geojson(everything, origin))
    places = everything.tables["places"].set_index("place_id")
    placed = everything.tables["events"].dropna(subset=["place_id"])
    assert [feature["id"] for feature in document["features"]] == list(placed["event_id"])
    kinds = set()
    for feature in document["features"]:
        place = places.loc[feature["properties"]["place_id"]]
        geometry, kind = feature["geometry"], place["place_type"]
        kinds.add(kind)
        if kind in {"province", "country"}:
            assert geometry is None
            assert feature["properties"]["area"] == (place["admin1"] if kind == "province" else place["country"])
        elif kind in RADII_KM:
            assert geometry["type"] == "Polygon"
            assert geometry["coordinates"][0][0] == geometry["coordinates"][0][-1]
            assert feature["properties"]["radius_km"] == RADII_KM[kind]
        else:
            assert geometry == {"type": "Point", "coordinates": [place["lon"], place["lat"]]}
        assert feature["properties"]["address"].startswith(f"{BASE}/cases?case=")
    assert {"province", "country", "prefecture", "city"} <= kinds


def test_the_ring_of_yanbian_reaches_sixty_kilometres_north(everything: Extract, origin: Origin) -> None:
    document = json.loads(write_geojson(everything, origin))
    ring = next(item for item in document["features"] if item["properties"]["place_id"] == "cn-yanbian")
    north = max(latitude for _, latitude in ring["geometry"]["coordinates"][0])
    middle = everything.tables["places"].set_index("place_id").loc["cn-yanbian", "lat"]
    # A degree of latitude is 111.2 km, so that 60 km are 0.54 degrees.
    assert round(north - middle, 2) == 0.54
