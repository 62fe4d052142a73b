"""The base map beside the pages: kept for a year under its version, else asked anew; compressed."""

from __future__ import annotations

import json
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]
import pytest
from starlette.applications import Starlette

from api.geo import make_geo_files
from api.routes import make_static_routes
from loaders.geometry import LAYERS, read_geometry
from tests.api.conftest import Answer

Call = Callable[..., Answer]
GEOMETRY = read_geometry()
APP = Starlette(routes=make_static_routes(make_geo_files(GEOMETRY)))
ADDRESSES = [f"/api/geo/{layer}.json" for layer in LAYERS]


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_layer_is_geojson_and_asked_anew_without_its_version(address: str, call: Call) -> None:
    answer = call(APP, address)
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.headers["cache-control"] == "no-cache"
    assert json.loads(answer.body)["type"] == "FeatureCollection"


def test_under_its_version_it_is_kept_for_a_year(call: Call) -> None:
    version = GEOMETRY.files["rivers"].version
    assert "immutable" in call(APP, "/api/geo/rivers.json", query=f"v={version}").headers["cache-control"]
    assert call(APP, "/api/geo/rivers.json", query="v=older").headers["cache-control"] == "no-cache"


def test_who_has_it_gets_no_body(call: Call) -> None:
    tag = call(APP, "/api/geo/provinces.json").headers["etag"]
    again = call(APP, "/api/geo/provinces.json", headers={"if-none-match": tag})
    assert (again.status, again.body) == (304, b"")


def test_all_of_it_compressed_is_a_third_of_a_megabyte(call: Call) -> None:
    sent = [call(APP, address, headers={"accept-encoding": "br"}) for address in ADDRESSES]
    assert {answer.headers["content-encoding"] for answer in sent} == {"br"}
    assert [brotli.decompress(answer.body) for answer in sent] == [GEOMETRY.files[layer].body for layer in LAYERS]
    assert sum(len(answer.body) for answer in sent) < 340_000


def test_nothing_else_lies_below(call: Call) -> None:
    assert call(APP, "/api/geo/NOTES.md").status == 404
    assert call(APP, "/api/geo/countries.json", method="POST").status == 405
