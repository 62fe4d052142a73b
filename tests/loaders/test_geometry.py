"""The base map is read once, and only as what the map can draw."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.geometry import GEOMETRY_FOLDER, GeometryError, read_geometry

NAMES = {"name_en": "a", "name_ko": "b", "name_zh": "c"}
SQUARE = [[[120.0, 40.0], [121.0, 40.0], [121.0, 41.0], [120.0, 40.0]]]


def make_feature(key: str, name: str, kind: str = "Polygon", coordinates: Any = SQUARE) -> dict[str, Any]:
    return {"properties": {key: name, **NAMES}, "geometry": {"type": kind, "coordinates": coordinates}}


def write_folder(folder: Path, **changed: Any) -> Path:
    features = {
        "countries": [make_feature("iso_a2", "CN")],
        "provinces": [make_feature("iso_3166_2", "CN-LN")],
        "rivers": [make_feature("river_id", "yalu", "LineString", SQUARE[0])],
    } | changed
    for layer, own in features.items():
        (folder / f"{layer}.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": own}))
    return folder


def test_the_projects_own_map_is_whole() -> None:
    geometry = read_geometry()
    assert {"CN-LN", "CN-JL", "KP-09", "CN", "KP", "RU"} <= set(geometry.areas)
    assert {"yalu", "tumen"} <= set(geometry.rivers)
    assert geometry.names["yalu"]["name_ko"] == "압록강"
    assert read_geometry() is geometry


def test_what_is_sent_is_what_lies_on_disk() -> None:
    for layer, file in read_geometry().files.items():
        assert json.loads(file.body) == json.loads((GEOMETRY_FOLDER / f"{layer}.geojson").read_bytes())


def test_a_sound_folder_is_read(tmp_path: Path) -> None:
    geometry = read_geometry(write_folder(tmp_path))
    assert list(geometry.areas) == ["CN", "CN-LN"]
    assert geometry.rivers["yalu"] == [tuple((float(x), float(y)) for x, y in SQUARE[0])]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"provinces": []}, "no FeatureCollection with features"),
        ({"provinces": [make_feature("iso_3166_2", "")]}, "lacks its id"),
        ({"provinces": [make_feature("iso_3166_2", "CN-LN"), make_feature("iso_3166_2", "CN-LN")]}, "CN-LN twice"),
        ({"provinces": [make_feature("iso_3166_2", "CN-LN", "Point", [120, 40])]}, "lacks its id, names or shape"),
        ({"countries": [make_feature("iso_a2", "US", coordinates=[[[-98, 39]]])]}, "leaves the box"),
        ({"rivers": [{"properties": {"river_id": "yalu"}, "geometry": {}}]}, "lacks its id, names or shape"),
    ],
)
def test_a_fault_is_named(changed: dict[str, Any], said: str, tmp_path: Path) -> None:
    with pytest.raises(GeometryError, match=said):
        read_geometry(write_folder(tmp_path, **changed))


def test_a_file_that_is_no_json_is_named(tmp_path: Path) -> None:
    (write_folder(tmp_path) / "rivers.geojson").write_text("no")
    with pytest.raises(GeometryError, match=r"rivers\.geojson is no JSON"):
        read_geometry(tmp_path)
