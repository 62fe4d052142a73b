"""The base map: countries, provinces and rivers, read and checked once a process.

It belongs to the project and not to a snapshot of the record: new data come without a map of their own. Where it comes
from, and what it leaves out: data/geo/NOTES.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, get_args

from loaders.contract import DATA_FOLDER

Layer = Literal["countries", "provinces", "rivers"]
LAYERS: Final[tuple[Layer, ...]] = get_args(Layer)
GEOMETRY_FOLDER: Final = DATA_FOLDER / "geo"

BOX: Final = (90.0, 5.0, 145.0, 55.0)
"""West, south, east and north of what was cut out of the world, in degrees."""

_IDS: Final[Mapping[Layer, str]] = {"countries": "iso_a2", "provinces": "iso_3166_2", "rivers": "river_id"}
_SHAPES: Final[Mapping[Layer, frozenset[str]]] = {
    "countries": frozenset({"Polygon", "MultiPolygon"}),
    "provinces": frozenset({"Polygon", "MultiPolygon"}),
    "rivers": frozenset({"LineString", "MultiLineString"}),
}
_NAMES: Final = ("name_en", "name_ko", "name_zh")
# Features of Natural Earth without an ISO code: reefs that nobody's coast is made of.
_NAMELESS: Final = "-99"

Point = tuple[float, float]
Line = tuple[Point, ...]


class GeometryError(ValueError):
    """A file of the base map is not what the map can draw; the text says which and why."""


@dataclass(frozen=True, slots=True)
class MapFile:
    """One file as it is sent: GeoJSON without blanks. ``version`` is the head of the SHA-256 of ``body``."""

    body: bytes
    version: str


@dataclass(frozen=True, slots=True, eq=False)
class Geometry:
    """The base map.

    ``files`` by layer; ``areas`` the outer rings of each country (by ISO 3166-1) and province (by ISO 3166-2), points
    as (longitude, latitude) in degrees; ``rivers`` the lines by id; ``names`` the names of rivers by id and language
    column (``name_en`` …).
    """

    files: Mapping[Layer, MapFile]
    areas: Mapping[str, Sequence[Line]]
    rivers: Mapping[str, Sequence[Line]]
    names: Mapping[str, Mapping[str, str]]


@cache
def read_geometry(folder: Path = GEOMETRY_FOLDER) -> Geometry:
    """Read and check the three files of a folder.

    1. Each is a FeatureCollection with at least one feature.
    2. Each feature has its layer's id (a country without an ISO code has ``-99`` or none and is drawn without one), the
       shapes of its layer and three names that are texts. The id of a country or province stands once.
    3. Every point lies in the box that the map was cut to, a thousandth of a degree over it allowed.

    Raises GeometryError otherwise, and OSError where a file cannot be read.
    """
    files: dict[Layer, MapFile] = {}
    areas: dict[str, Sequence[Line]] = {}
    rivers: dict[str, list[Line]] = {}
    names: dict[str, Mapping[str, str]] = {}
    for layer in LAYERS:
        path = folder / f"{layer}.geojson"
        try:
            collection = json.loads(path.read_bytes())
        except ValueError as error:
            raise GeometryError(f"{path.name} is no JSON") from error
        for feature in _list_features(collection, layer, path.name):
            key, lines = _read_feature(feature, layer, path.name)
            if layer == "rivers":
                rivers.setdefault(key, []).extend(lines)
                names.setdefault(key, {name: str(feature["properties"][name]) for name in _NAMES})
            elif key:
                if key in areas:
                    raise GeometryError(f"{path.name} holds {key} twice")
                areas[key] = lines
        body = json.dumps(collection, separators=(",", ":"), ensure_ascii=False).encode()
        files[layer] = MapFile(body, hashlib.sha256(body).hexdigest()[:16])
    return Geometry(MappingProxyType(files), MappingProxyType(areas), MappingProxyType(rivers), MappingProxyType(names))


def _list_features(collection: Any, layer: Layer, name: str) -> list[Any]:
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or not features or collection.get("type") != "FeatureCollection":
        raise GeometryError(f"{name} is no FeatureCollection with features")
    return features


def _read_feature(feature: Any, layer: Layer, name: str) -> tuple[str, Sequence[Line]]:
    try:
        properties, geometry = feature["properties"], feature["geometry"]
        key, kind = properties[_IDS[layer]] or "", geometry["type"]
        named = all(isinstance(properties[column], str) for column in _NAMES)
        lines = tuple(_list_lines(kind, geometry["coordinates"]))
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise GeometryError(f"a feature of {name} lacks its id, names or shape") from error
    key = "" if key == _NAMELESS else key
    if not named or kind not in _SHAPES[layer] or not isinstance(key, str) or (not key and layer != "countries"):
        raise GeometryError(f"the feature {key!r} of {name} lacks its id, names or shape")
    west, south, east, north = BOX
    for longitude, latitude in (point for line in lines for point in line):
        if not (west - 1e-3 <= longitude <= east + 1e-3 and south - 1e-3 <= latitude <= north + 1e-3):
            raise GeometryError(f"{key} of {name} leaves the box of the map at {longitude}, {latitude}")
    return key, lines


def _list_lines(kind: str, coordinates: Any) -> Iterator[Line]:
    match kind:
        case "Polygon":
            yield _read_line(coordinates[0])
        case "MultiPolygon":
            yield from (_read_line(polygon[0]) for polygon in coordinates)
        case "LineString":
            yield _read_line(coordinates)
        case "MultiLineString":
            yield from map(_read_line, coordinates)


def _read_line(points: Any) -> Line:
    return tuple((float(longitude), float(latitude)) for longitude, latitude in points)
