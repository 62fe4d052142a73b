"""``/api/geo/…``: the base map as the browser draws it, fetched once and then kept."""

from __future__ import annotations

from api.shell import StaticFile
from loaders.geometry import Geometry

MEDIA_TYPE = "application/geo+json"


def make_geo_files(geometry: Geometry) -> dict[str, StaticFile]:
    """The files of the base map by their addresses, ``/api/geo/countries.json`` and so on.

    Where the address names the version (``?v=``), a browser keeps the file for a year; else it asks each time and is
    told in a few bytes that nothing changed. GeoJSON is registered as application/geo+json (RFC 7946, 12).
    """
    return {
        f"/api/geo/{layer}.json": StaticFile(file.body, MEDIA_TYPE, file.version)
        for layer, file in geometry.files.items()
    }
