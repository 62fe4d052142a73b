"""The map as it is sent: nothing vague as a point, nothing from elsewhere, and light."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest

from analysis.filters import CaseFilter
from analysis.frames import list_plain
from analysis.place_actions import ACTIONS, MEASURES
from figures.map_deck import draw_map
from figures.map_legend import LegendWords, draw_legend
from figures.map_style import SHADES, View, bend_way, find_colour, fit_view, shade, size_disc, turn_head
from figures.palette import DARK, LIGHT
from tests.analysis.asked import SOME_FILTERS
from tests.analysis.making import load_record
from ui.compute_map import Asked
from ui.map_picture import make_picture

VIEW = View(118, 34, 3.1)
POINTS = {"city", "town", "border_crossing", "embassy"}
RINGS = {"county": 25_000, "prefecture": 60_000}


def send(case_filter: CaseFilter, actions: tuple[Any, ...] = ACTIONS, case_id: str | None = None) -> dict[str, Any]:
    picture = make_picture(load_record(), Asked(case_filter, actions, case_id), None, ways=True, view=VIEW, pick="7")
    deck: dict[str, Any] = json.loads(draw_map(picture, theme="light", language="en").to_json())
    return deck


def layers(deck: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {layer["id"]: layer for layer in deck["layers"]}


@pytest.mark.parametrize("name", SOME_FILTERS)
def test_nothing_known_only_to_a_province_or_country_is_drawn_as_a_point(name: str) -> None:
    rows = list_plain(load_record().places, ["place_id", "place_type", "lon", "lat"])
    points = {(lon, lat) for _id, kind, lon, lat in rows if kind in POINTS}
    rings = {(lon, lat, RINGS[kind]) for _id, kind, lon, lat in rows if kind in RINGS}
    vague = {place_id for place_id, kind, *_rest in rows if kind in {"province", "country"}}
    found = layers(send(SOME_FILTERS[name]))
    for layer in ("discs", "unsized", "pick-points-7"):
        assert {tuple(row["at"]) for row in found[layer]["data"]} <= points
    for layer in ("rings", "pick-rings-7"):
        drawn = {(*row["at"], row.get("metres", row.get("r"))) for row in found[layer]["data"]}
        assert drawn <= rings
    known = points | {(lon, lat) for lon, lat, _radius in rings}
    for way in found["ways"]["data"]:
        for end in (way["path"][0], way["path"][-1]):
            assert any(math.dist(end, place) < 0.01 for place in known)
    chosen = {row["place_id"] for layer in ("pick-points-7", "pick-rings-7") for row in found[layer]["data"]}
    assert not chosen & vague


def test_no_tiles_are_asked_for_and_the_ground_comes_from_here() -> None:
    deck = send(CaseFilter())
    # With a provider, or without pydeck's own sign for "no style", the browser would fetch tiles from elsewhere.
    assert deck.get("mapProvider") is None
    assert deck["mapStyle"] == "__MAP_STYLE__"
    addresses = {layer["data"] for layer in deck["layers"] if isinstance(layer["data"], str)}
    assert len(addresses) == 3
    assert all(address.startswith("/api/geo/") and "?v=" in address for address in addresses)


def test_only_light_layers_answer_the_pointer_and_their_rows_hold_an_id_and_a_sentence() -> None:
    for name, layer in layers(send(CaseFilter())).items():
        assert layer["pickable"] == name.startswith("pick-")
        if layer["pickable"]:
            assert all(set(row) <= {"place_id", "tip", "at", "r", "shape"} for row in layer["data"])
            assert len({row["place_id"] for row in layer["data"]}) > 2


def test_a_view_is_small_enough_to_be_sent_at_every_step() -> None:
    picture = make_picture(
        load_record(), Asked(CaseFilter(kind=(), population=()), ACTIONS), None, ways=True, view=VIEW, pick="0"
    )
    assert len(draw_map(picture, theme="dark", language="ko").to_json().encode()) < 150_000


def test_another_step_sends_no_geometry_anew() -> None:
    one, other = layers(send(CaseFilter())), layers(send(CaseFilter(place=("cn-ln",))))
    for name in ("countries", "provinces", "borders", "rivers"):
        assert one[name]["data"] == other[name]["data"]
    assert one["provinces"]["updateTriggers"] != other["provinces"]["updateTriggers"]
    assert "CN-YN" in one["provinces"]["getFillColor"]
    assert "CN-YN" not in other["provinces"]["getFillColor"]


def test_the_area_of_a_disc_grows_with_the_people_above_the_smallest() -> None:
    assert size_disc(400) == 2 * size_disc(100)
    assert size_disc(1) == size_disc(4) == 3.0
    assert size_disc(10) > size_disc(4)


def test_an_area_is_shaded_by_its_people_and_weakest_where_their_number_is_unknown() -> None:
    weak, middle, strong = (share for _least, share in SHADES)
    assert [shade(n) for n in (None, 1, 9, 10, 49, 50, 900)] == [weak, weak, weak, middle, middle, strong, strong]


@pytest.mark.parametrize("action", ACTIONS)
def test_what_happened_has_the_palettes_colour(action: Any) -> None:
    expected = {"arrest": "arrested", "repatriation": "returned", "asylum_bid": "sought_asylum", "release": "released"}
    for colours in (LIGHT, DARK):
        named = expected.get(action, "arrested" if action == "transfer" else "safe")
        assert find_colour(colours, action) == getattr(colours, named)
    assert MEASURES.get(action) in {None, "arrested", "returned"}


def test_a_way_begins_and_ends_at_its_places_and_bends_apart_from_the_way_back() -> None:
    start, end = (123.43, 41.8), (124.36, 40.13)
    there, back = bend_way(start, end), bend_way(end, start)
    assert there[0] == pytest.approx(list(start), abs=1e-3)
    assert there[-1] == pytest.approx(list(end), abs=1e-3)
    assert math.dist(there[6], back[6]) > 0.1
    assert turn_head(bend_way((120, 40), (130, 40))) == pytest.approx(0, abs=40)


def test_a_view_is_fitted_to_what_it_shall_show() -> None:
    near, far = fit_view((121, 39, 126, 43)), fit_view((95, 10, 135, 50))
    assert near.zoom > far.zoom
    assert 123 < near.lon < 124
    assert 40.5 < near.lat < 41.5


@pytest.mark.parametrize("ways", ["", "a way"])
def test_the_legend_holds_every_word_it_is_given(ways: str) -> None:
    words = LegendWords(
        "en", {"arrest": "seized", "transfer": "moved"}, "sizes", ["s500", "s100", "s10"], "unsized", "ring",
        ["few", "some", "many"], "country", ways, ways,
    )  # fmt: skip
    svg = draw_legend(words, theme="dark")
    for word in ("seized", "moved", "sizes", "s500", "s100", "s10", "unsized", "ring", "few", "many", "country"):
        assert f">{word}<" in svg
    assert (">a way<" in svg) == bool(ways)
    assert DARK.arrested.lower() in svg.lower()


def test_what_the_record_says_reaches_the_map_as_text_alone() -> None:
    deck = draw_map(
        make_picture(load_record(), Asked(CaseFilter(), ("arrest",)), None, ways=False, view=VIEW, pick="0"),
        theme="light",
        language="en",
    )
    assert set(deck._tooltip) == {"text", "style"}
