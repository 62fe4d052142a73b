"""The map that stands still: where things lie on it, what is cut off, and nothing vague as a point."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely

from analysis.filters import CaseFilter
from analysis.map_forms import form_places
from analysis.map_marks import mark_actions
from analysis.place_actions import ACTIONS, Action, place_action
from analysis.routes import draw_legs, trace_routes
from analysis.selection import select
from analysis.texts import RecordTexts
from figures.map_legend import LegendWords
from figures.map_shapes import cut_areas, cut_rivers, find_middle, join_borders, trace_areas, trace_lines
from figures.map_sheet import SMALL_SHEETS, keep_shown, specify_sheet
from figures.map_still import StillMap, specify_still
from figures.map_style import View
from figures.map_window import Window, open_window
from figures.map_words import describe_case_map, make_legend_words
from figures.svg import write_svg
from i18n import using
from loaders.geometry import BOX, Geometry, Line, read_geometry
from tests.analysis.asked import SOME_FILTERS
from tests.analysis.making import load_record

MOST_BYTES = 60_000
# At zoom 0 the world is 512 pixels wide, so that at this zoom a degree of longitude is one pixel.
ONE_A_DEGREE = math.log2(360 / 512)


@cache
def read_forms() -> pd.DataFrame:
    return form_places(load_record().places, read_geometry().areas)


def make_still(case_filter: CaseFilter, actions: tuple[Action, ...] = ACTIONS, language: str = "en") -> StillMap:
    record, geometry = load_record(), read_geometry()
    selection = select(record, case_filter)
    parts = {action: place_action(record, action, selection) for action in actions}
    legs = draw_legs(trace_routes(selection.shown, selection.events), read_forms()).drawn
    marks = mark_actions(parts, read_forms())
    return StillMap(
        record.places, RecordTexts(record, language), geometry, read_forms(), marks, legs, actions
    )  # fmt: skip


def make_case(case_id: str) -> StillMap:
    record = load_record()
    still = make_still(CaseFilter(kind=(), population=()))
    selection = select(record, CaseFilter(kind=(), population=()))
    parts = {action: place_action(record, action, selection) for action in ACTIONS}
    own = {action: rows[(rows["case_id"] == case_id).astype(bool)] for action, rows in parts.items()}
    legs = trace_routes(selection.shown, selection.events)
    drawn = draw_legs(legs[(legs["case_id"] == case_id).astype(bool)], read_forms()).drawn
    marks = mark_actions({action: rows for action, rows in own.items() if len(rows)}, read_forms())
    return StillMap(still.places, still.texts, still.geometry, still.forms, marks, drawn, ACTIONS)


def layers(spec: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return {layer["name"]: layer["values"] for layer in spec["data"]}


def test_a_degree_is_where_it_is_said_to_be() -> None:
    window = Window(View(120, 0, ONE_A_DEGREE), 40, 20)
    assert window.place(120, 0) == (20, 10)
    assert window.place(110, 0) == (10, 10)
    # Mercator: 10 degrees north are asinh(tan 10°) = 0.17543 of a radian, 10.05 of the pixels of a degree.
    assert window.place(120, 10) == pytest.approx((20, -0.05), abs=0.06)
    assert window.holds(101, 0)
    assert not window.holds(99, 0)
    assert window.find(30, 10) == pytest.approx((130, 0))


def test_a_ring_is_as_wide_as_its_kilometres() -> None:
    # At 60° the way round is half of 40,075 km; 60 km of 20,037.5 are 1.533 of 512 pixels.
    assert Window(View(120, 60, 0), 10, 10).measure(60_000, 60) == pytest.approx(1.533, abs=0.001)
    assert Window(View(120, 60, 1), 10, 10).measure(60_000, 60) == pytest.approx(3.066, abs=0.001)


@pytest.mark.parametrize("box", [(97, 9, 135, 50), (123.4, 41.7, 123.5, 41.8), (90, 5, 145, 55), (143, 53, 145, 55)])
@pytest.mark.parametrize(("width", "height"), [(760, 740), (350, 430), (560, 380)])
def test_no_window_shows_what_lies_beyond_the_base_map(
    box: tuple[float, float, float, float], width: int, height: int
) -> None:
    window = open_window(box, width, height)
    west, north = window.find(0, 0)
    east, south = window.find(width, height)
    assert west >= BOX[0] - 0.01
    assert south >= BOX[1] - 0.01
    assert east <= BOX[2] + 0.01
    assert north <= BOX[3] + 0.01


def make_ground(areas: dict[str, list[Line]], rivers: dict[str, list[Line]] | None = None) -> Geometry:
    return Geometry(files={}, areas=areas, rivers=rivers or {}, names={})


def list_points(shape: Any) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in shapely.get_coordinates(shape)]


def test_a_shape_is_cut_at_the_edges() -> None:
    window = Window(View(120, 0, ONE_A_DEGREE), 20, 20)
    # Ten degrees wide, half of it left of the window, which begins at 110°; the other wholly outside.
    half = ((105.0, -5.0), (115.0, -5.0), (115.0, 5.0), (105.0, 5.0), (105.0, -5.0))
    none = ((80.0, -5.0), (85.0, -5.0), (85.0, 5.0), (80.0, -5.0))
    cut = cut_areas(make_ground({"AA": [half, none], "BB": [none]}), window)
    assert list(cut) == ["AA"]
    (shape,) = cut["AA"]
    assert {x for x, _y in list_points(shape)} == {0, 5}


def test_a_shape_that_the_edge_parts_is_two() -> None:
    window = Window(View(120, 0, ONE_A_DEGREE), 20, 20)
    fork = ((100.0, -6.0), (118.0, -6.0), (118.0, -4.0), (105.0, -4.0), (105.0, 4.0), (118.0, 4.0), (118.0, 6.0))
    cut = cut_areas(make_ground({"AA": [(*fork, (100.0, 6.0), (100.0, -6.0))]}), window)
    assert len(cut["AA"]) == 2


def test_a_line_that_leaves_and_comes_back_is_two() -> None:
    window = Window(View(120, 0, ONE_A_DEGREE), 20, 20)
    river = ((112.0, 0.0), (114.0, 0.0), (100.0, 0.0), (100.0, 1.0), (116.0, 1.0), (118.0, 1.0))
    found = cut_rivers(make_ground({}, {"river": [river]}), window)["river"]
    assert [[x for x, _y in list_points(line)] for line in found] == [[2, 4, 0], [0, 6, 8]]


def test_neighbours_share_one_border_and_none_is_drawn_where_the_window_ends() -> None:
    window = Window(View(120, 0, ONE_A_DEGREE), 20, 20)
    left, right = shapely.box(0, 5, 5, 10), shapely.box(5, 5, 9, 10)
    areas = [np.array([area], dtype=object) for area in (left, right)]

    def pair(lines: Iterable[Any]) -> list[set[tuple[float, float]]]:
        return [{first, second} for line in lines for first, second in itertools.pairwise(list_points(line))]

    pairs = pair(join_borders(areas, window))
    assert len(pairs) == 6
    assert pairs.count({(5.0, 5.0), (5.0, 10.0)}) == 1
    assert {(0.0, 5.0), (0.0, 10.0)} not in pairs
    # What is drawn apart is not drawn again.
    assert {frozenset(own) for own in pair(join_borders(areas[1:], window, apart=areas[:1]))} == {
        frozenset({(5.0, 5.0), (9.0, 5.0)}), frozenset({(9.0, 5.0), (9.0, 10.0)}), frozenset({(9.0, 10.0), (5.0, 10.0)})
    }  # fmt: skip
    assert list(join_borders([], window)) == []


def test_only_what_nobody_sees_is_left_out_of_a_shape() -> None:
    assert trace_lines([shapely.LineString([(0, 0), (5, 0.2), (10, 0), (10, 10)])]) == "M0 0l10 0 0 10"
    assert trace_lines([shapely.LineString([(0, 0), (5, 3), (10, 0)])]) == "M0 0l5 3 5-3"
    assert trace_areas([shapely.Polygon([(1.0, 2.5), (4.0, 2.0), (0.5, 9.0)])]) == "M1 2.5l3-.5-3.5 7z"


def test_a_name_finds_room_within_a_shape_that_bends() -> None:
    window = Window(View(120, 0, 3), 200, 200)
    bend = [(0.0, 0.0), (200.0, 0.0), (200.0, 60.0), (60.0, 60.0), (60.0, 200.0), (0.0, 200.0)]
    x, y = find_middle(shapely.Polygon(bend), window)
    assert shapely.Polygon(bend).contains(shapely.Point(x, y))
    # Broader than high: the arm that lies along has more room for a name than the one that stands.
    assert y < 60


@pytest.mark.parametrize("name", SOME_FILTERS)
def test_nothing_known_only_to_a_province_or_country_is_a_point_or_a_ring(name: str) -> None:
    still = make_still(SOME_FILTERS[name])
    spec = specify_still(still, theme="light", width=760, height=740)
    found, marks = layers(spec), still.marks
    drawn = {layer: len(found.get(layer, [])) for layer in ("discs", "rings", "unsized")}
    points = marks[(marks["form"] == "point").astype(bool)]
    assert drawn["discs"] <= int((points["best"] > 0).sum())
    assert drawn["unsized"] <= int(((points["unknown"] > 0) | (points["shown"] > 0)).sum())
    assert drawn["rings"] <= int((marks["form"] == "ring").sum())
    if not (marks["form"] == "point").any():
        assert drawn["discs"] == 0
    # Whatever is drawn lies in the picture.
    for layer in ("discs", "rings"):
        assert all(0 <= row["x"] <= 760 and 0 <= row["y"] <= 740 for row in found.get(layer, []))


def test_a_province_alone_is_shaded_and_holds_no_point() -> None:
    still = make_still(CaseFilter(), ("arrest",))
    vague = still.marks[(still.marks["mark"] == "CN-HE").astype(bool)]
    assert len(vague) == 1, "Hebei, of which some arrests are known to no town"
    alone = StillMap(still.places, still.texts, still.geometry, still.forms, vague, still.legs.head(0), ("arrest",))
    found = layers(specify_still(alone, theme="light", width=560, height=380))
    assert not {"discs", "rings", "unsized"} & found.keys()
    fills = [row["fill"] for row in found["land"]]
    # The land, Hebei, and after it Beijing and Tianjin, which lie in a hole of it and get the land's own colour back.
    assert fills[0] == fills[-1] == fills[-2] != fills[1]


@pytest.mark.parametrize("language", ["en", "ko", "zh-Hans"])
def test_names_stand_in_the_picture_and_clear_of_each_other(language: str) -> None:
    with using(language):
        still = make_still(CaseFilter(), ("arrest", "repatriation"), language)
        rows = layers(specify_still(still, theme="light", width=760, height=740))["names"]
    assert len(rows) > 15
    for number, row in enumerate(rows):
        assert 0 <= row["left"] < row["right"] <= 760
        assert 0 <= row["top"] < row["bottom"] <= 740
        for other in rows[:number]:
            beside = row["right"] <= other["left"] or other["right"] <= row["left"]
            assert beside or row["bottom"] <= other["top"] or other["bottom"] <= row["top"], (row, other)


def test_a_country_seen_in_part_is_named_in_that_part() -> None:
    still = make_still(CaseFilter(place=("cn-shenyang",)), ("arrest",))
    labels = {row["label"] for row in layers(specify_still(still, theme="light", width=560, height=380))["names"]}
    # The middle of China lies near Lanzhou, two thousand kilometres to the west.
    assert "CHINA" in labels


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("case_id", ["2017-11-shenyang-ten", "2013-05-laos-nine", "2006-11-laos-three-minors"])
def test_the_map_of_one_case_is_light(case_id: str, theme: Any) -> None:
    still = make_case(case_id)
    for sheet in SMALL_SHEETS.values():
        svg = write_svg(specify_sheet(still, make_legend_words(ACTIONS, ways=True), sheet, theme=theme))
        assert len(svg.encode()) < MOST_BYTES


def test_the_ways_of_a_case_are_drawn_from_arrest_to_return() -> None:
    still = make_case("2013-05-laos-nine")
    found = layers(specify_still(still, theme="light", width=560, height=380))
    # Oudomxay is a province: the way from there is told and not drawn. Vientiane to Kunming, Kunming to Beijing, which
    # nobody reports (dashed), and Beijing to Pyongyang.
    assert sorted(bool(row["dash"]) for row in found["ways"]) == [False, False, True]
    sentence = describe_case_map(still.marks, still.legs, still.texts)
    assert "way from Vientiane, Laos to Kunming, China" in sentence
    assert "Kunming, China to Beijing" not in sentence


def test_an_arrest_is_seen_beside_a_transfer_of_the_same_people() -> None:
    # Ten were arrested in Shenyang and moved from there: two discs of one size at one place.
    found = layers(specify_still(make_case("2017-11-shenyang-ten"), theme="light", width=560, height=380))
    hollow, solid = (row for row in found["discs"] if row["size"] > 80)
    assert (hollow["x"], hollow["y"]) == (solid["x"], solid["y"])
    assert hollow["size"] > solid["size"]
    assert solid["fill"] == "#C47418"


def test_the_legend_explains_what_is_shown_and_nothing_else() -> None:
    words = make_legend_words(ACTIONS, ways=True)
    still = make_case("2017-11-shenyang-ten")
    shown = keep_shown(words, still.marks, still.legs)
    assert list(shown.actions) == ["arrest", "transfer", "repatriation", "release"]
    assert shown.ring == shown.unsized == shown.way == ""
    assert shown.country
    assert len(shown.shaded) == 3
    # China from which they were returned, North Hamgyong where two were let go.
    assert shown.areas == ("repatriation", "release")
    nothing = keep_shown(words, still.marks.head(0), still.legs.head(0))
    assert nothing == LegendWords("en", {}, "", words.samples, "", "", (), "", "", "")


def test_the_same_map_is_the_same_file() -> None:
    still = make_case("2017-11-shenyang-ten")
    sheets = [specify_sheet(still, make_legend_words(ACTIONS, ways=True), SMALL_SHEETS["wide"], theme="dark")] * 2
    assert write_svg(sheets[0]) == write_svg(sheets[1])
